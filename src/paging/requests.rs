//! The requests of a scan: tasks that fetch pages, and a place for those that arrived.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use pyo3::prelude::*;
use tokio::sync::Notify;
use tokio::time::timeout;

use crate::errors::{Error, Result};
use crate::response::RawResponse;
use crate::runtime::log_buffer::LogBuffer;
use crate::runtime::sync::{Mutex, lock};
use crate::runtime::{RuntimeBound, Spawner, Task};
use crate::scan::Ids;
use crate::sdk::governors::{Permit, Refusal};
use crate::sdk::pages::{NextPage, Pages};

/// Since when time is counted: the scans of a client share governors.
pub static EPOCH: LazyLock<Instant> = LazyLock::new(Instant::now);

pub fn now() -> Duration {
    EPOCH.elapsed()
}

/// The requests in flight. They go on while nobody waits.
pub struct Requests {
    spawner: Spawner,
    arrivals: RuntimeBound<Arc<Arrivals>>,
    tasks: HashMap<u64, Task>,
    pub log: Arc<LogBuffer>,
}

/// A page of the listing with this number, an error, or a refusal, which is an error to wait out.
pub struct Arrival {
    pub number: u64,
    pub page: NextPage,
    pub refusal: Option<Refusal>,
}

/// What arrived, in order.
#[derive(Default)]
pub struct Arrivals {
    queue: Mutex<VecDeque<Arrival>>,
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

    /// Fetch the next page of a listing. `throttles`: how often it was refused before.
    pub fn send(&mut self, number: u64, mut pages: Pages, permit: Permit, throttles: u32) -> Result<()> {
        let work = self.spawner.deferred();
        let arrivals = Arc::clone(self.arrivals()?);
        let task = self.spawner.spawn(async move {
            let page = pages.next().await;
            let throttled = page.as_ref().err().and_then(|error| pages.throttled(error));
            let refusal = match throttled {
                Some(retry_after) => Some(permit.refused(now(), retry_after, throttles)),
                None => {
                    permit.served(now());
                    None
                }
            };
            arrivals.push(Arrival { number, page, refusal });
            drop(work);
        })?;
        self.tasks.insert(number, task);
        Ok(())
    }

    /// Put what arrived where it came from without a request.
    pub fn push(&self, number: u64, page: NextPage) -> Result<()> {
        let arrivals = self.arrivals()?;
        let refusal = None;
        self.spawner.wake(|| arrivals.push(Arrival { number, page, refusal }))
    }

    pub fn take(&mut self) -> Result<VecDeque<Arrival>> {
        let arrived = std::mem::take(&mut *lock(&self.arrivals()?.queue));
        for arrival in &arrived {
            self.tasks.remove(&arrival.number);
        }
        Ok(arrived)
    }

    pub fn arrivals(&self) -> Result<&Arc<Arrivals>> {
        self.arrivals.get().ok_or(Error::RuntimeLost)
    }
}

impl Arrivals {
    fn push(&self, arrival: Arrival) {
        lock(&self.queue).push_back(arrival);
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
