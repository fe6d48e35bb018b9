//! DNS look-ups: one at a time per host, on a few threads that end when idle.

use std::collections::{HashMap, VecDeque};
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use tokio::sync::oneshot;

use super::errors::LookupFailed;
use crate::runtime::{RuntimeBound, Spawner};

/// Look-ups at a time; more are queued.
const MAX_THREADS: usize = 8;

type LookupResult = Result<Arc<[SocketAddr]>, LookupFailed>;

/// The system's resolver, shared by a process's clients.
pub struct Resolver {
    runtime: Spawner,
    state: Mutex<Lookups>,
}

#[derive(Default)]
struct Lookups {
    /// Requests that wait for a host's addresses.
    waiting: HashMap<String, Vec<RuntimeBound<oneshot::Sender<LookupResult>>>>,
    /// Hosts that wait for a thread.
    queue: VecDeque<String>,
    threads: usize,
}

impl Resolver {
    pub fn new(runtime: Spawner) -> Self {
        let state = Mutex::default();
        Self { runtime, state }
    }

    /// The addresses of a host in the system's order. Nothing is cached; a look-up in progress is shared.
    pub async fn resolve(&'static self, host: &str, port: u16) -> Result<Vec<SocketAddr>, LookupFailed> {
        if let Ok(address) = host.parse::<IpAddr>() {
            return Ok(vec![SocketAddr::new(address, port)]);
        }
        let found = self.ask(host)?.await;
        let addresses = found.unwrap_or_else(|_| Err(LookupFailed::new("the DNS lookup was cancelled")))?;
        let with_port = addresses.iter().map(|address| {
            let mut address = *address;
            address.set_port(port);
            address
        });
        Ok(with_port.collect())
    }

    fn ask(&'static self, host: &str) -> Result<oneshot::Receiver<LookupResult>, LookupFailed> {
        let (sender, receiver) = oneshot::channel();
        let sender = RuntimeBound::new(self.runtime, sender);
        let mut state = self.lock();
        if let Some(waiting) = state.waiting.get_mut(host) {
            waiting.push(sender);
            return Ok(receiver);
        }
        if state.threads < MAX_THREADS {
            let started = thread::Builder::new()
                .name("deadline_pages_dns".to_owned())
                .spawn(move || self.work());
            match started {
                Ok(_) => state.threads += 1,
                Err(error) if state.threads == 0 => return Err(LookupFailed::no_thread(host, &error)),
                // One of the running threads does it.
                Err(_) => {}
            }
        }
        state.waiting.insert(host.to_owned(), vec![sender]);
        state.queue.push_back(host.to_owned());
        Ok(receiver)
    }

    fn work(&self) {
        while let Some(host) = self.next() {
            let found = (host.as_str(), 0).to_socket_addrs();
            let result: LookupResult = found
                .map(Iterator::collect)
                .map_err(|error| LookupFailed::new(error.to_string()));
            let waiting = self.lock().waiting.remove(&host);
            for one in waiting.into_iter().flatten() {
                // The request may have been given up.
                let _ = one.consume(|one| one.send(result.clone()));
            }
        }
    }

    /// The next host that a request still waits for; None ends the thread.
    fn next(&self) -> Option<String> {
        let mut state = self.lock();
        while let Some(host) = state.queue.pop_front() {
            let waiting = state.waiting.get(&host);
            if waiting.is_some_and(|waiting| waiting.iter().filter_map(RuntimeBound::get).any(|one| !one.is_closed())) {
                return Some(host);
            }
            state.waiting.remove(&host);
        }
        state.threads -= 1;
        None
    }

    fn lock(&self) -> MutexGuard<'_, Lookups> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
