//! One thread that hands what was awaited to Python: many of them would only wait for each other, and keep the event
//! loop's thread from the interpreter.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::{Home, catch, driver, gate};

/// How long the thread stays for the next one.
const LINGER: Duration = Duration::from_millis(100);

type Parcel = Box<dyn FnOnce() + Send>;

#[derive(Default)]
pub struct Deliveries {
    queue: Mutex<Queue>,
    arrived: Condvar,
}

#[derive(Default)]
struct Queue {
    parcels: VecDeque<Parcel>,
    /// A thread takes them one after another.
    served: bool,
}

impl Deliveries {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// None where there are no more for so long: they are served no longer.
    fn next(&self, patience: Duration) -> Option<Parcel> {
        let waited = self
            .arrived
            .wait_timeout_while(self.lock(), patience, |queue| queue.parcels.is_empty());
        let (mut queue, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let parcel = queue.parcels.pop_front();
        queue.served = parcel.is_some();
        parcel
    }
}

/// Run `parcel`, which attaches to the interpreter, after those that are under way, unless the interpreter ends.
pub fn deliver(home: &'static Home, parcel: impl FnOnce() + Send + 'static) {
    let deliveries = &home.deliveries;
    let mut queue = deliveries.lock();
    queue.parcels.push_back(Box::new(parcel));
    if std::mem::replace(&mut queue.served, true) {
        deliveries.arrived.notify_one();
        return;
    }
    drop(queue);
    let name = "deadline_pages".to_owned();
    let started = thread::Builder::new().name(name).spawn(move || serve(home, LINGER));
    if started.is_err() && !driver::run_callbacks(home) {
        // The next one tries again.
        deliveries.lock().served = false;
    }
}

/// Run those that wait, and those that come soon enough after.
pub fn serve(home: &'static Home, patience: Duration) {
    while let Some(parcel) = home.deliveries.next(patience) {
        // One that panics is given up; the others are not.
        let _ = catch(|| gate::pass(parcel));
    }
}
