//! The local farm's Python class.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use deadline_farm::{
    Content, Dials, Effect, Farm, FarmSettings, Fault, FaultSettings, Kind, OrderedError, Server, Sizes, Studio,
};
use pyo3::exceptions::{PyIndexError, PyValueError};
use pyo3::prelude::*;

/// A local farm's server. The classes of `deadline_pages.testing` are the front of it, and check the arguments.
#[pyclass(frozen, module = "deadline_pages._native")]
pub struct FarmServer {
    farm: Arc<Farm>,
    running: Mutex<Option<Server>>,
}

/// What `FarmServer.log` says of a request.
type LoggedRequest = (
    Option<&'static str>,
    String,
    Option<String>,
    Option<u16>,
    Option<String>,
    String,
    String,
);

/// A fault that was ordered of a local farm.
#[pyclass(frozen, module = "deadline_pages._native")]
pub struct FarmFault {
    fault: Arc<Fault>,
    farm: Arc<Farm>,
}

#[pymethods]
impl FarmFault {
    /// How many requests it has met.
    #[getter]
    fn met(&self) -> u64 {
        self.fault.met()
    }

    /// Meet no more requests.
    fn remove(&self, py: Python<'_>) {
        py.detach(|| self.farm.faults.remove(&self.fault));
    }
}

#[pymethods]
impl FarmServer {
    #[new]
    #[pyo3(signature = (*, seed, farms, queues, fleets, workers, jobs, steps, tasks, sessions_per_job,
        actions_per_session, running_jobs, latency, throttle_rate, requests_per_second, burst, retry_after, max_page_size))]
    #[expect(clippy::too_many_arguments, reason = "keyword-only, one per setting")]
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
        running_jobs: Option<u32>,
        latency: f64,
        throttle_rate: f64,
        requests_per_second: Option<f64>,
        burst: Option<u32>,
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
        Self::serving(FarmSettings {
            seed,
            content: Content::Procedural { sizes, running_jobs },
            latency,
            throttle_rate,
            requests_per_second,
            burst,
            retry_after,
            max_page_size,
        })
    }

    /// A farm that is simulated from `start` on, of a scenario in JSON or made up; times are milliseconds.
    #[staticmethod]
    #[pyo3(signature = (*, seed, scenario, queues, fleets, workers, jobs_per_day, start, now, speed, latency,
        throttle_rate, requests_per_second, burst, retry_after, max_page_size))]
    #[expect(clippy::too_many_arguments, reason = "keyword-only, one per setting")]
    fn simulated(
        py: Python<'_>,
        seed: u64,
        scenario: Option<String>,
        queues: u32,
        fleets: u32,
        workers: u32,
        jobs_per_day: Option<u32>,
        start: i64,
        now: i64,
        speed: f64,
        latency: f64,
        throttle_rate: f64,
        requests_per_second: Option<f64>,
        burst: Option<u32>,
        retry_after: Option<u32>,
        max_page_size: Option<u32>,
    ) -> PyResult<Self> {
        let dials = Dials {
            queues,
            fleets,
            workers,
            jobs_per_day,
        };
        let studio = scenario.map_or(Studio::MadeUp(dials), Studio::Scenario);
        let settings = FarmSettings {
            seed,
            content: Content::Simulated {
                studio,
                start,
                now,
                speed,
            },
            latency,
            throttle_rate,
            requests_per_second,
            burst,
            retry_after,
            max_page_size,
        };
        py.detach(|| Self::serving(settings))
    }

    /// Listen on an address of this machine, port 0 for any that is free; nothing happens if it listens already.
    fn start(&self, py: Python<'_>, host: &str, port: u16) -> PyResult<()> {
        let host: IpAddr = host
            .parse()
            .map_err(|_| PyValueError::new_err(format!("host must be an IP address of this machine, not {host:?}")))?;
        py.detach(|| {
            let mut running = self.running();
            if running.is_none() {
                *running = Some(Server::start(Arc::clone(&self.farm), host, port)?);
            }
            Ok(())
        })
    }

    /// Stop listening, close all connections and wait for the thread to end. Does nothing if it is closed.
    fn close(&self, py: Python<'_>) {
        py.detach(|| {
            let server = self.running().take();
            drop(server);
        });
    }

    /// The port that is listened on, if any.
    #[getter]
    fn port(&self, py: Python<'_>) -> Option<u16> {
        py.detach(|| self.running().as_ref().map(Server::port))
    }

    /// How many requests have come in.
    #[getter]
    fn requests(&self) -> u64 {
        self.farm.requests()
    }

    /// How many jobs of each queue run, those created last; None is every other one.
    #[getter]
    fn running_jobs(&self) -> Option<u64> {
        self.farm.running_jobs()
    }

    #[setter]
    fn set_running_jobs(&self, running: Option<u32>) {
        self.farm.set_running_jobs(running);
    }

    /// Seconds to wait before each answer.
    #[getter]
    fn latency(&self) -> f64 {
        self.farm.latency()
    }

    #[setter]
    fn set_latency(&self, seconds: f64) {
        self.farm.set_latency(seconds);
    }

    /// The share of requests that are throttled.
    #[getter]
    fn throttle_rate(&self) -> f64 {
        self.farm.throttle_rate()
    }

    #[setter]
    fn set_throttle_rate(&self, share: f64) {
        self.farm.set_throttle_rate(share);
    }

    /// The id of a farm, queue, fleet, worker, job, step or session, by its number in each parent from the farm down.
    fn id(&self, py: Python<'_>, kind: &str, numbers: Vec<u64>) -> PyResult<String> {
        let kind = match kind {
            "farm" => Kind::Farm,
            "queue" => Kind::Queue,
            "fleet" => Kind::Fleet,
            "worker" => Kind::Worker,
            "job" => Kind::Job,
            "step" => Kind::Step,
            "session" => Kind::Session,
            _ => return Err(PyValueError::new_err(format!("no kind {kind:?}"))),
        };
        let id = py.detach(|| self.farm.id(kind, &numbers));
        id.map_err(PyIndexError::new_err)
    }

    /// Order a fault; `effect` is none, error, hang, closed, truncated or garbled.
    #[pyo3(signature = (*, operation, parameters, nth, times, effect, status, code, message, retry_after, delay,
        bytes_per_second))]
    #[expect(clippy::too_many_arguments, reason = "keyword-only, one per setting")]
    fn fault(
        &self,
        py: Python<'_>,
        operation: Option<String>,
        parameters: Vec<(String, String)>,
        nth: u64,
        times: Option<u64>,
        effect: &str,
        status: Option<u16>,
        code: Option<String>,
        message: Option<String>,
        retry_after: Option<u64>,
        delay: f64,
        bytes_per_second: Option<f64>,
    ) -> PyResult<FarmFault> {
        let effect = match effect {
            "none" => Effect::None,
            "error" => Effect::Error(OrderedError {
                status,
                code,
                message,
                retry_after,
            }),
            "hang" => Effect::Hang,
            "closed" => Effect::Closed,
            "truncated" => Effect::Truncated,
            "garbled" => Effect::Garbled,
            _ => return Err(PyValueError::new_err(format!("no effect {effect:?}"))),
        };
        let settings = FaultSettings {
            operation,
            parameters,
            nth,
            times,
            effect,
            delay: Duration::try_from_secs_f64(delay).map_err(|error| PyValueError::new_err(error.to_string()))?,
            bytes_per_second,
        };
        Ok(FarmFault {
            fault: py.detach(|| self.farm.faults.add(settings)),
            farm: Arc::clone(&self.farm),
        })
    }

    /// Remove all faults.
    fn clear_faults(&self, py: Python<'_>) {
        py.detach(|| self.farm.faults.clear());
    }

    /// The last requests, the oldest first: operation, arguments in JSON, access key, status, error code, method, path.
    fn log(&self, py: Python<'_>) -> Vec<LoggedRequest> {
        py.detach(|| {
            self.farm.log.map(|entry| {
                let call = &entry.call;
                let operation = call.operation.as_ref().map(|(operation, _)| operation.name);
                let arguments = serde_json::Value::Object(call.arguments());
                let path = call.path().to_owned();
                let key = call.access_key().map(str::to_owned);
                let error = entry.error.as_deref().map(str::to_owned);
                let method = call.method.to_string();
                (operation, arguments.to_string(), key, entry.status, error, method, path)
            })
        })
    }

    /// Forget the requests that were logged.
    fn clear_log(&self, py: Python<'_>) {
        py.detach(|| self.farm.log.clear());
    }

    /// The names of the operations that are served.
    #[staticmethod]
    fn operations() -> Vec<&'static str> {
        deadline_farm::operations().collect()
    }

    /// The time of a simulated farm in milliseconds; None if it is not simulated.
    #[getter]
    fn now(&self) -> Option<i64> {
        self.farm.now()
    }

    /// Let this many milliseconds pass in a simulated farm.
    fn advance(&self, py: Python<'_>, time: u64) {
        py.detach(|| self.farm.advance(time));
    }
}

impl FarmServer {
    fn serving(settings: FarmSettings) -> PyResult<Self> {
        let farm = Farm::new(settings).map_err(PyValueError::new_err)?;
        Ok(Self {
            farm: Arc::new(farm),
            running: Mutex::new(None),
        })
    }

    /// Lock only without the GIL: who has the lock may be waiting for a thread to end.
    fn running(&self) -> MutexGuard<'_, Option<Server>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for FarmServer {
    fn drop(&mut self) {
        let server = self.running.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        if server.is_some() {
            // While the interpreter is finalized there is no GIL to release; the server's thread never takes it.
            let mut server = Some(server);
            Python::try_attach(|py| py.detach(|| drop(server.take())));
            drop(server);
        }
    }
}
