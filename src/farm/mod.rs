//! The local farm: a Deadline Cloud endpoint on loopback with procedural data.

mod batch;
#[rustfmt::skip]
mod calls;
mod filter;
mod ids;
mod json;
mod listing;
mod route;
mod rows;
mod search;
mod server;
mod single;
mod words;
mod work;
mod world;
mod write;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pyo3::exceptions::{PyIndexError, PyValueError};
use pyo3::prelude::*;

use server::{Farm, Server};
use world::{Kind, Sizes, World};
use write::Writer;

/// A local farm's server. `deadline_pages.testing.LocalFarm` is the front of it, and checks the arguments.
#[pyclass(frozen, module = "deadline_pages._native")]
pub struct FarmServer {
    farm: Arc<Farm>,
    running: Mutex<Option<Server>>,
}

#[pymethods]
impl FarmServer {
    #[new]
    #[pyo3(signature = (*, seed, farms, queues, fleets, workers, jobs, steps, tasks, sessions_per_job,
        actions_per_session, latency, throttle_rate, retry_after, max_page_size))]
    #[expect(clippy::too_many_arguments, reason = "keyword-only, each one a dial of the farm")]
    fn new(
        seed: u64,
        farms: u32,
        queues: u32,
        fleets: u32,
        workers: u32,
        jobs: u32,
        steps: u32,
        tasks: u32,
        sessions_per_job: u32,
        actions_per_session: u32,
        latency: f64,
        throttle_rate: f64,
        retry_after: Option<u32>,
        max_page_size: Option<u32>,
    ) -> PyResult<Self> {
        let sizes = Sizes {
            farms: farms.into(),
            queues: queues.into(),
            fleets: fleets.into(),
            workers: workers.into(),
            jobs: jobs.into(),
            steps: steps.into(),
            tasks: tasks.into(),
            sessions: sessions_per_job.into(),
            actions: actions_per_session.into(),
        };
        let farm = Farm {
            world: World::new(seed, sizes).map_err(PyValueError::new_err)?,
            writer: Writer::new(),
            max_page_size: max_page_size.map(u64::from),
            retry_after: retry_after.map(u64::from),
            latency: AtomicU64::new(latency.to_bits()),
            throttle_rate: AtomicU64::new(throttle_rate.to_bits()),
            requests: AtomicU64::new(0),
        };
        Ok(Self {
            farm: Arc::new(farm),
            running: Mutex::new(None),
        })
    }

    /// Listen on this port of 127.0.0.1, 0 for any that is free; nothing happens if it listens already.
    fn start(&self, py: Python<'_>, port: u16) -> PyResult<()> {
        py.detach(|| {
            let mut running = self.running();
            if running.is_none() {
                *running = Some(Server::start(Arc::clone(&self.farm), port)?);
            }
            Ok(())
        })
    }

    /// Stop listening, cut all connections and wait for the thread to end. Twice is once.
    fn close(&self, py: Python<'_>) {
        py.detach(|| {
            let server = self.running().take();
            drop(server);
        });
    }

    /// The port that is listened on, if any.
    #[getter]
    fn port(&self, py: Python<'_>) -> Option<u16> {
        py.detach(|| self.running().as_ref().map(|server| server.port))
    }

    /// How many requests have come in.
    #[getter]
    fn requests(&self) -> u64 {
        self.farm.requests.load(Ordering::Relaxed)
    }

    /// Seconds to wait before each answer.
    #[getter]
    fn latency(&self) -> f64 {
        f64::from_bits(self.farm.latency.load(Ordering::Relaxed))
    }

    #[setter]
    fn set_latency(&self, seconds: f64) {
        self.farm.latency.store(seconds.to_bits(), Ordering::Relaxed);
    }

    /// The share of requests that are throttled.
    #[getter]
    fn throttle_rate(&self) -> f64 {
        f64::from_bits(self.farm.throttle_rate.load(Ordering::Relaxed))
    }

    #[setter]
    fn set_throttle_rate(&self, share: f64) {
        self.farm.throttle_rate.store(share.to_bits(), Ordering::Relaxed);
    }

    /// The id of a farm, queue, fleet, worker, job, step or session, by its number in each parent from the farm down.
    fn id(&self, kind: &str, numbers: Vec<u64>) -> PyResult<String> {
        let sizes = &self.farm.world.sizes;
        let (kind, ranges) = match kind {
            "farm" => (Kind::Farm, vec![sizes.farms]),
            "queue" => (Kind::Queue, vec![sizes.farms, sizes.queues]),
            "fleet" => (Kind::Fleet, vec![sizes.farms, sizes.fleets]),
            "worker" => (Kind::Worker, vec![sizes.farms, sizes.fleets, sizes.workers]),
            "job" => (Kind::Job, vec![sizes.farms, sizes.queues, sizes.jobs]),
            "step" => (Kind::Step, vec![sizes.farms, sizes.queues, sizes.jobs, sizes.steps]),
            "session" => (
                Kind::Session,
                vec![sizes.farms, sizes.queues, sizes.jobs, sizes.sessions],
            ),
            _ => return Err(PyValueError::new_err(format!("no kind {kind:?}"))),
        };
        if numbers.len() != ranges.len() || numbers.iter().zip(&ranges).any(|(number, range)| number >= range) {
            return Err(PyIndexError::new_err(format!(
                "no {kind:?} {numbers:?}: the sizes are {ranges:?}"
            )));
        }
        let number = numbers
            .iter()
            .zip(&ranges)
            .fold(0, |all, (number, range)| all * range + number);
        Ok(self.farm.world.id(kind, number))
    }
}

impl FarmServer {
    /// Taken without the GIL only: whoever holds it may wait for a thread to end.
    fn running(&self) -> MutexGuard<'_, Option<Server>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for FarmServer {
    fn drop(&mut self) {
        let server = self.running.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        if server.is_some() {
            // At the interpreter's end there is nothing to release; the server's thread never asks for the GIL.
            let mut server = Some(server);
            Python::try_attach(|py| py.detach(|| drop(server.take())));
            drop(server);
        }
    }
}
