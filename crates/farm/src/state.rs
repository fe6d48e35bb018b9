//! A farm: the world, its settings and the count of its requests.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Instant;

use crate::answered::Answered;
use crate::buckets::Buckets;
use crate::clock::Clock;
use crate::faults::Faults;
use crate::log::Log;
use crate::simulated::Aggregations;
use crate::simulation::{self, Dials, Simulation};
use crate::world::{Kind, Sizes, World};
use crate::writer::Writer;

/// What a farm lists.
#[derive(Clone, Debug)]
pub enum Content {
    /// Computed from the seed, of any size, and always the same.
    Procedural {
        sizes: Sizes,
        /// How many jobs of each queue run, those created last; `None` is every other one.
        running_jobs: Option<u32>,
    },
    /// What happens in a studio.
    Simulated {
        studio: Studio,
        /// When the simulation begins, in milliseconds.
        start: i64,
        /// The farm's time at first.
        now: i64,
        /// How many times faster than the machine's the farm's time passes; 0 if it stands still.
        speed: f64,
    },
}

#[derive(Clone, Debug)]
pub enum Studio {
    /// Made up from the seed.
    MadeUp(Dials),
    /// As this document says, in JSON.
    Scenario(String),
}

/// What a farm is made with.
#[derive(Clone, Debug)]
pub struct FarmSettings {
    /// Other seeds have other ids.
    pub seed: u64,
    pub content: Content,
    /// Seconds to wait before each answer.
    pub latency: f64,
    /// The share of requests that are throttled, 0 to 1.
    pub throttle_rate: f64,
    /// Tokens added in a second to each operation's bucket, above 0; `None` is no limit.
    pub requests_per_second: Option<f64>,
    /// The most tokens in a bucket, 1 or more; `None` is one second's worth.
    pub burst: Option<u32>,
    /// The `Retry-After` of throttled answers, in seconds.
    pub retry_after: Option<u32>,
    /// The largest `maxResults`; `None` is the service's limit.
    pub max_page_size: Option<u32>,
}

/// Everything that an answer depends on.
pub struct Farm {
    world: RwLock<World>,
    /// The time of a simulated farm.
    clock: Option<Clock>,
    pub(crate) aggregations: Mutex<Aggregations>,
    answered: Mutex<Answered>,
    pub(crate) writer: Writer,
    pub(crate) max_page_size: Option<u64>,
    pub(crate) retry_after: Option<u64>,
    /// The bits of an `f64`.
    latency: AtomicU64,
    /// The bits of an `f64`.
    throttle_rate: AtomicU64,
    started: Instant,
    buckets: Option<Buckets>,
    pub faults: Faults,
    pub log: Log,
    requests: AtomicU64,
}

impl Farm {
    /// A farm that is not served yet, or why it cannot have these settings.
    pub fn new(settings: FarmSettings) -> Result<Self, String> {
        let buckets = match (settings.requests_per_second, settings.burst) {
            (None, Some(_)) => return Err("burst needs requests_per_second".to_owned()),
            (rate, burst) => rate.map(|rate| Buckets::new(rate, burst)),
        };
        let (world, clock) = match settings.content {
            Content::Procedural { sizes, running_jobs } => {
                let world = World::new(settings.seed, sizes)?;
                world.set_running_jobs(running_jobs.map(u64::from));
                (world, None)
            }
            Content::Simulated {
                studio,
                start,
                now,
                speed,
            } => {
                let plan = match studio {
                    Studio::MadeUp(dials) => simulation::studio(settings.seed, start, dials),
                    Studio::Scenario(document) => simulation::scenario(settings.seed, start, &document)?,
                };
                let mut simulation = Simulation::new(plan);
                simulation.advance_to(now);
                (
                    World::simulated(settings.seed, simulation)?,
                    Some(Clock::new(now, speed)),
                )
            }
        };
        Ok(Self {
            world: RwLock::new(world),
            clock,
            aggregations: Mutex::default(),
            answered: Mutex::default(),
            writer: Writer::new(),
            max_page_size: settings.max_page_size.map(u64::from),
            retry_after: settings.retry_after.map(u64::from),
            latency: AtomicU64::new(settings.latency.to_bits()),
            throttle_rate: AtomicU64::new(settings.throttle_rate.to_bits()),
            started: Instant::now(),
            buckets,
            faults: Faults::default(),
            log: Log::default(),
            requests: AtomicU64::new(0),
        })
    }

    /// The id of a resource, by its number in each parent from the farm down; an error says which numbers there are.
    pub fn id(&self, kind: Kind, numbers: &[u64]) -> Result<String, String> {
        self.world().id_at(kind, numbers)
    }

    /// The world as it is now: in a simulated farm everything has happened that should have.
    pub(crate) fn world(&self) -> RwLockReadGuard<'_, World> {
        if let Some(clock) = &self.clock {
            let now = clock.now();
            let is_behind = |world: &World| world.simulation.as_ref().is_some_and(|simulation| simulation.now < now);
            if is_behind(&self.world.read().unwrap_or_else(PoisonError::into_inner)) {
                let mut world = self.world.write().unwrap_or_else(PoisonError::into_inner);
                if let Some(simulation) = &mut world.simulation {
                    simulation.advance_to(now);
                }
            }
        }
        self.world.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The world as it is now, and nobody else sees it.
    pub(crate) fn world_to_change(&self) -> RwLockWriteGuard<'_, World> {
        let mut world = self.world.write().unwrap_or_else(PoisonError::into_inner);
        if let (Some(clock), Some(simulation)) = (&self.clock, &mut world.simulation) {
            simulation.advance_to(clock.now());
        }
        world
    }

    /// Ask or add to what was answered.
    pub(crate) fn answered<T>(&self, use_them: impl FnOnce(&mut Answered) -> T) -> T {
        use_them(&mut self.answered.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The time of a simulated farm, in milliseconds.
    pub fn now(&self) -> Option<i64> {
        self.clock.as_ref().map(Clock::now)
    }

    /// Let this many milliseconds pass in a simulated farm. All that happens in them has happened when this returns.
    pub fn advance(&self, time: u64) {
        if let Some(clock) = &self.clock {
            clock.advance(time);
            drop(self.world());
        }
    }

    /// How many requests have come in.
    pub fn requests(&self) -> u64 {
        self.requests.load(Ordering::Relaxed)
    }

    /// The number of a new request, from 0.
    pub(crate) fn count_request(&self) -> u64 {
        self.requests.fetch_add(1, Ordering::Relaxed)
    }

    /// How many jobs of each queue run, those created last; `None` is every other one.
    pub fn running_jobs(&self) -> Option<u64> {
        self.world().running_jobs()
    }

    pub fn set_running_jobs(&self, running: Option<u32>) {
        self.world().set_running_jobs(running.map(u64::from));
    }

    /// Seconds to wait before each answer.
    pub fn latency(&self) -> f64 {
        f64::from_bits(self.latency.load(Ordering::Relaxed))
    }

    pub fn set_latency(&self, seconds: f64) {
        self.latency.store(seconds.to_bits(), Ordering::Relaxed);
    }

    /// The share of requests that are throttled.
    pub fn throttle_rate(&self) -> f64 {
        f64::from_bits(self.throttle_rate.load(Ordering::Relaxed))
    }

    pub fn set_throttle_rate(&self, share: f64) {
        self.throttle_rate.store(share.to_bits(), Ordering::Relaxed);
    }

    /// Take the token that a request of this operation needs; false if there is none.
    pub(crate) fn take_token(&self, operation: &str) -> bool {
        let buckets = self.buckets.as_ref();
        buckets.is_none_or(|buckets| buckets.take(operation, self.started.elapsed()))
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::world::tests::SIZES;

    pub fn farm() -> Farm {
        let settings = FarmSettings {
            seed: 7,
            content: Content::Procedural {
                sizes: SIZES,
                running_jobs: None,
            },
            latency: 0.0,
            throttle_rate: 0.0,
            requests_per_second: None,
            burst: None,
            retry_after: None,
            max_page_size: None,
        };
        Farm::new(settings).expect("the sizes are small")
    }
}
