//! One thread that hands what was awaited to Python: many of them would only wait for each other, and keep the event
//! loop's thread from the interpreter.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Home, gate};

type Parcel = Box<dyn FnOnce() + Send>;

#[derive(Default)]
pub struct Deliveries(Mutex<Queue>);

#[derive(Default)]
struct Queue {
    parcels: VecDeque<Parcel>,
    /// A thread takes them one after another.
    served: bool,
}

impl Deliveries {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// None where there are no more: the thread is free again.
    fn next(&self) -> Option<Parcel> {
        let mut queue = self.lock();
        let parcel = queue.parcels.pop_front();
        queue.served = parcel.is_some();
        parcel
    }
}

/// Run `parcel`, which attaches to the interpreter, after those that are under way, unless the interpreter ends.
pub fn deliver(home: &'static Home, parcel: impl FnOnce() + Send + 'static) {
    let mut queue = home.deliveries.lock();
    queue.parcels.push_back(Box::new(parcel));
    if !queue.served {
        serve(home);
        queue.served = true;
    }
}

fn serve(home: &'static Home) {
    home.runtime.spawn_blocking(move || {
        let unserved = Unserved(home);
        while let Some(parcel) = home.deliveries.next() {
            gate::pass(parcel);
        }
        std::mem::forget(unserved);
    });
}

/// A parcel panicked: another thread takes the rest.
struct Unserved(&'static Home);

impl Drop for Unserved {
    fn drop(&mut self) {
        serve(self.0);
    }
}
