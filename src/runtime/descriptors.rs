//! Whether the descriptors that we opened are still ours: other code may close what it does not know, all at once
//! (`os.closerange`, python-daemon), and open files under the same numbers.

use std::fs::File;
use std::io;
use std::mem::ManuallyDrop;
#[cfg(unix)]
use std::os::fd::OwnedFd as Owned;
#[cfg(windows)]
use std::os::windows::io::OwnedHandle as Owned;
use std::sync::{Mutex, PoisonError};

/// A pipe that nothing is written to. Its number is above those opened before it, and its inode is no other file's.
pub struct Sentinel {
    /// Never closed: by then the number may be another file's.
    file: ManuallyDrop<File>,
    /// Its device and inode.
    identity: (u64, u64),
    /// A spare descriptor, closed for a moment when Python has to open a file and none is left.
    reserve: Mutex<Option<ManuallyDrop<File>>>,
}

impl Sentinel {
    pub fn new() -> io::Result<Self> {
        let (reader, writer) = io::pipe()?;
        let file = File::from(Owned::from(reader));
        let identity = identity(&file)?;
        Ok(Self {
            file: ManuallyDrop::new(file),
            identity,
            reserve: Mutex::new(Some(ManuallyDrop::new(File::from(Owned::from(writer))))),
        })
    }

    /// One system call.
    pub fn is_intact(&self) -> bool {
        self.is_ours(&self.file)
    }

    fn is_ours(&self, file: &File) -> bool {
        identity(file).is_ok_and(|identity| identity == self.identity)
    }

    /// Run `work` with the spare descriptor closed, so that it can open one file at the descriptor limit.
    pub fn with_reserve<T>(&self, work: impl FnOnce() -> T) -> T {
        let reserve = self.lock().take();
        if let Some(reserve) = reserve
            && self.is_ours(&reserve)
        {
            drop(ManuallyDrop::into_inner(reserve));
        }
        let done = work();
        if self.is_intact()
            && let Ok(fresh) = self.file.try_clone()
        {
            *self.lock() = Some(ManuallyDrop::new(fresh));
        }
        done
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<ManuallyDrop<File>>> {
        self.reserve.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(unix)]
fn identity(file: &File) -> io::Result<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;

    let metadata = file.metadata()?;
    Ok((metadata.dev(), metadata.ino()))
}

/// Handles are not closed by their numbers there.
#[cfg(windows)]
fn identity(_file: &File) -> io::Result<(u64, u64)> {
    Ok((0, 0))
}
