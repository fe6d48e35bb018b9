//! What the clients of a process share, and how much of it each may have: look-ups, and connections.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};

use super::dns::Resolver;
use crate::runtime::Spawner;

/// How many awaited requests of a process are under way at a time, where it may open enough files.
const MOST_AWAITED: usize = 256;
/// This part of the files that a process may open is for awaited requests; as many connections again may be kept.
const PART_OF_FILES: u64 = 4;

/// What the clients of one process share, as long as its runtime lasts.
pub struct ProcessLimits {
    pub runtime: Spawner,
    pub resolver: Resolver,
    awaited: Semaphore,
    /// How many permits that had at the start.
    most_awaited: usize,
    open: AtomicUsize,
    /// Of the next runtime, in a child that was forked or without the descriptors of this one: the threads and requests
    /// of this one are not there.
    next: OnceLock<Box<ProcessLimits>>,
}

/// The first of the line that this process comes of. No lock, which a fork could find taken.
static FIRST: OnceLock<ProcessLimits> = OnceLock::new();

impl ProcessLimits {
    fn new(runtime: Spawner) -> Self {
        let most_awaited = most_awaited();
        Self {
            runtime,
            resolver: Resolver::new(runtime),
            awaited: Semaphore::new(most_awaited),
            most_awaited,
            open: AtomicUsize::new(0),
            next: OnceLock::new(),
        }
    }

    /// That of a runtime.
    pub fn of(runtime: Spawner) -> &'static Self {
        let mut process = FIRST.get_or_init(|| Self::new(runtime));
        while process.runtime != runtime {
            process = process.next.get_or_init(|| Box::new(Self::new(runtime)));
        }
        process
    }

    /// Count one connection more.
    pub fn opened(&'static self) -> OpenConnection {
        self.open.fetch_add(1, Ordering::Relaxed);
        OpenConnection(self)
    }

    /// Whether a connection that is not in use may stay open.
    pub fn has_room(&self) -> bool {
        self.open.load(Ordering::Relaxed) <= self.most_awaited
    }
}

fn most_awaited() -> usize {
    let share = usize::try_from(open_files() / PART_OF_FILES).unwrap_or(usize::MAX);
    share.clamp(1, MOST_AWAITED)
}

/// How many files this process may open.
#[cfg(unix)]
fn open_files() -> u64 {
    rlimit::Resource::NOFILE.get().map_or(u64::MAX, |(soft, _hard)| soft)
}

#[cfg(not(unix))]
fn open_files() -> u64 {
    u64::MAX
}

/// An open connection.
pub struct OpenConnection(&'static ProcessLimits);

impl Drop for OpenConnection {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Marks a request that is awaited in an event loop.
#[derive(Clone, Debug)]
pub struct AwaitedRequest;

/// How many requests of one client may be under way. Threads need no permit: botocore lets each have a connection.
pub struct ClientLimits {
    pub process: &'static ProcessLimits,
    client: Option<Arc<Semaphore>>,
}

/// Held while an awaited request is under way.
pub struct Permit {
    _client: Option<OwnedSemaphorePermit>,
    _process: SemaphorePermit<'static>,
}

impl ClientLimits {
    /// `most`: of awaited requests; None leaves it to the process.
    pub fn new(runtime: Spawner, most: Option<usize>) -> Self {
        let permits = |most: usize| Arc::new(Semaphore::new(most.min(Semaphore::MAX_PERMITS)));
        Self {
            process: ProcessLimits::of(runtime),
            client: most.map(permits),
        }
    }

    /// Wait for one's turn, first come, first served. Whoever is given up leaves the queue. None is no permit, which
    /// there is no closing of a semaphore for.
    pub async fn admit(&self) -> Option<Permit> {
        // In this order everywhere, so that nobody waits in a circle.
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
