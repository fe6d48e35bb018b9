//! The requests of a scan: tasks that fetch pages, and a place for those that arrived.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::Instant;

use pyo3::prelude::*;
use tokio::sync::Notify;
use tokio::time::timeout;

use crate::errors::{Error, Result};
use crate::response::RawResponse;
use crate::runtime::log_buffer::LogBuffer;
use crate::runtime::sync::{Mutex, lock};
use crate::runtime::{RuntimeBound, Spawner, Task};
use crate::scan::Ids;
use crate::sdk::pages::{NextPage, Pages};

/// The requests in flight. They go on while nobody waits.
pub struct Requests {
    spawner: Spawner,
    arrivals: RuntimeBound<Arc<Arrivals>>,
    tasks: HashMap<u64, Task>,
    pub log: Arc<LogBuffer>,
}

/// What arrived, in order: the number of the listing, and its page.
#[derive(Default)]
pub struct Arrivals {
    queue: Mutex<VecDeque<(u64, NextPage)>>,
    changed: Notify,
}

/// A page to be handed over.
pub struct Arrived {
    pub number: u64,
    pub level: usize,
    pub ids: Ids,
    pub response: RawResponse,
}

impl Requests {
    pub fn new(py: Python<'_>, log: Arc<LogBuffer>) -> Result<Self> {
        let spawner = Spawner::new(py)?;
        Ok(Self {
            spawner,
            arrivals: RuntimeBound::new(spawner, Arc::default()),
            tasks: HashMap::new(),
            log,
        })
    }

    /// Whether answers still come: not after a fork, or without the descriptors.
    pub fn is_usable(&self) -> bool {
        self.arrivals.is_usable()
    }

    /// Fetch the next page of a listing.
    pub fn send(&mut self, number: u64, mut pages: Pages) -> Result<()> {
        let work = self.spawner.deferred();
        let arrivals = Arc::clone(self.arrivals()?);
        let task = self.spawner.spawn(async move {
            let page = pages.next().await;
            arrivals.push(number, page);
            drop(work);
        })?;
        self.tasks.insert(number, task);
        Ok(())
    }

    /// Put what arrived where it came from without a request.
    pub fn push(&self, number: u64, page: NextPage) -> Result<()> {
        let arrivals = self.arrivals()?;
        self.spawner.wake(|| arrivals.push(number, page))
    }

    pub fn take(&mut self) -> Result<VecDeque<(u64, NextPage)>> {
        let arrived = std::mem::take(&mut *lock(&self.arrivals()?.queue));
        for (number, _) in &arrived {
            self.tasks.remove(number);
        }
        Ok(arrived)
    }

    pub fn arrivals(&self) -> Result<&Arc<Arrivals>> {
        self.arrivals.get().ok_or(Error::RuntimeLost)
    }
}

impl Arrivals {
    fn push(&self, number: u64, page: NextPage) {
        lock(&self.queue).push_back((number, page));
        // All of them: one whose task was cancelled may still be there.
        self.changed.notify_waiters();
    }

    /// Returns when something has arrived, or at that time.
    pub async fn wait(self: Arc<Self>, until: Option<Instant>) {
        let arrival = async {
            loop {
                let changed = self.changed.notified();
                if !lock(&self.queue).is_empty() {
                    return;
                }
                changed.await;
            }
        };
        match until {
            Some(until) => {
                let _ = timeout(until.saturating_duration_since(Instant::now()), arrival).await;
            }
            None => arrival.await,
        }
    }
}
