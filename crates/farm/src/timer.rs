//! Waits that are exact to 0.1 ms: the runtime's own timer rounds up to whole milliseconds.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

/// One thread for all waits, which the first of them starts. It ends with the timer.
#[derive(Default)]
pub struct Timer {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Default)]
struct Shared {
    waits: Mutex<Waits>,
    changed: Condvar,
}

#[derive(Default)]
struct Waits {
    /// By their ends, and numbered, as several may end at once.
    pending: BTreeMap<(Instant, u64), oneshot::Sender<()>>,
    number: u64,
    is_closed: bool,
}

impl Timer {
    pub async fn wait(&self, time: Duration) {
        if self.start().is_err() {
            return tokio::time::sleep(time).await;
        }
        // An error means that the timer ends.
        let _ = self.shared.add(Instant::now() + time).await;
    }

    fn start(&self) -> io::Result<()> {
        let mut thread = lock(&self.thread);
        if thread.is_none() {
            let shared = Arc::clone(&self.shared);
            let named = thread::Builder::new().name("farm-timer".to_owned());
            *thread = Some(named.spawn(move || shared.run())?);
        }
        Ok(())
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        lock(&self.shared.waits).is_closed = true;
        self.shared.changed.notify_one();
        if let Some(thread) = lock(&self.thread).take() {
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn add(&self, end: Instant) -> oneshot::Receiver<()> {
        let (sender, over) = oneshot::channel();
        let mut waits = lock(&self.waits);
        let key = (end, waits.number);
        waits.number += 1;
        waits.pending.insert(key, sender);
        // The thread sleeps until the first ends: only another first is news.
        if waits.pending.first_key_value().is_some_and(|(first, _)| *first == key) {
            self.changed.notify_one();
        }
        over
    }

    fn run(&self) {
        let mut waits = lock(&self.waits);
        while !waits.is_closed {
            let now = Instant::now();
            let Some(first) = waits.pending.first_entry() else {
                waits = self.changed.wait(waits).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            let left = first.key().0.saturating_duration_since(now);
            if left.is_zero() {
                // An error means that nobody waits any more.
                let _ = first.remove().send(());
            } else {
                let (guard, _) = self
                    .changed
                    .wait_timeout(waits, left)
                    .unwrap_or_else(PoisonError::into_inner);
                waits = guard;
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_end_in_the_order_of_their_times() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .expect("a runtime");
        let timer = Timer::default();
        let ended = Mutex::new(Vec::new());
        let wait = async |millis| {
            let begun = Instant::now();
            timer.wait(Duration::from_millis(millis)).await;
            assert!(begun.elapsed() >= Duration::from_millis(millis));
            lock(&ended).push(millis);
        };
        runtime.block_on(async { tokio::join!(wait(40), wait(0), wait(20), wait(20)) });
        assert_eq!(*lock(&ended), [0, 20, 20, 40]);
    }

    #[test]
    fn a_timer_that_ends_ends_its_waits() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .expect("a runtime");
        let timer = Timer::default();
        timer.start().expect("a thread");
        let over = timer.shared.add(Instant::now() + Duration::from_secs(3600));
        drop(timer);
        assert!(runtime.block_on(over).is_err());
    }
}
