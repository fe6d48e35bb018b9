//! Limits of a process and of a client: DNS look-ups, connections, awaited requests.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};

use super::dns::Resolver;
use crate::runtime::Spawner;

/// Awaited requests of a process in flight, if it may open enough files.
const MAX_AWAITED: usize = 256;
/// The share (one in ...) of the process's open files for awaited requests; as many idle connections are kept.
const PART_OF_FILES: u64 = 4;

/// Shared by all clients of a process and its runtime.
pub struct ProcessLimits {
    pub runtime: Spawner,
    pub resolver: Resolver,
    awaited: Semaphore,
    /// The number of permits.
    max_awaited: usize,
    open: AtomicUsize,
    /// The next runtime's, after a fork or the loss of descriptors: threads and requests of this one are gone there.
    next: OnceLock<Box<ProcessLimits>>,
}

/// Of the first runtime. A list without locks, which a fork could find taken.
static FIRST: OnceLock<ProcessLimits> = OnceLock::new();

impl ProcessLimits {
    fn new(runtime: Spawner) -> Self {
        let max_awaited = max_awaited();
        Self {
            runtime,
            resolver: Resolver::new(runtime),
            awaited: Semaphore::new(max_awaited),
            max_awaited,
            open: AtomicUsize::new(0),
            next: OnceLock::new(),
        }
    }

    /// The limits of a runtime.
    pub fn of(runtime: Spawner) -> &'static Self {
        let mut process = FIRST.get_or_init(|| Self::new(runtime));
        while process.runtime != runtime {
            process = process.next.get_or_init(|| Box::new(Self::new(runtime)));
        }
        process
    }

    /// Count an open connection.
    pub fn opened(&'static self) -> OpenConnection {
        self.open.fetch_add(1, Ordering::Relaxed);
        OpenConnection(self)
    }

    /// Whether an idle connection may stay open.
    pub fn has_room(&self) -> bool {
        self.open.load(Ordering::Relaxed) <= self.max_awaited
    }
}

fn max_awaited() -> usize {
    let share = usize::try_from(open_files() / PART_OF_FILES).unwrap_or(usize::MAX);
    share.clamp(1, MAX_AWAITED)
}

/// The number of files that this process may open.
#[cfg(unix)]
fn open_files() -> u64 {
    rlimit::Resource::NOFILE.get().map_or(u64::MAX, |(soft, _hard)| soft)
}

#[cfg(not(unix))]
fn open_files() -> u64 {
    u64::MAX
}

/// Counts an open connection until it is dropped.
pub struct OpenConnection(&'static ProcessLimits);

impl Drop for OpenConnection {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Marks a request that is awaited in an event loop.
#[derive(Clone, Debug)]
pub struct AwaitedRequest;

/// Limits of one client's awaited requests. Threads need no permit: like in botocore, each has a connection.
pub struct ClientLimits {
    pub process: &'static ProcessLimits,
    client: Option<Arc<Semaphore>>,
}

/// Held while an awaited request is in flight.
pub struct Permit {
    _client: Option<OwnedSemaphorePermit>,
    _process: SemaphorePermit<'static>,
}

impl ClientLimits {
    /// `most`: the largest number of awaited requests; None is the process's limit.
    pub fn new(runtime: Spawner, most: Option<usize>) -> Self {
        let permits = |most: usize| Arc::new(Semaphore::new(most.min(Semaphore::MAX_PERMITS)));
        Self {
            process: ProcessLimits::of(runtime),
            client: most.map(permits),
        }
    }

    /// Wait for a permit, first come, first served. None would mean a closed semaphore, and none is ever closed.
    pub async fn admit(&self) -> Option<Permit> {
        // Always in this order, to avoid a deadlock.
        let client = match &self.client {
            Some(client) => Some(Arc::clone(client).acquire_owned().await.ok()?),
            None => None,
        };
        Some(Permit {
            _client: client,
            _process: self.process.awaited.acquire().await.ok()?,
        })
    }
}
