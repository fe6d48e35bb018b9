//! The loss of a runtime, whose descriptors were closed: threads that wait for something in it are woken up.
//!
//! A thread leaves its waker before it looks whether the runtime is lost; `lose()` says so before it takes the wakers. So
//! one of them sees the other, whatever the order.

use std::collections::HashMap;
use std::future::poll_fn;
use std::pin::pin;
use std::task::{Poll, Waker};

use super::sync::atomic::{AtomicBool, Ordering};
use super::sync::thread::{self, ThreadId};
use super::sync::{Mutex, lock};

#[derive(Default)]
pub struct Loss {
    is_lost: AtomicBool,
    /// tokio would leave those that do not drive asleep.
    waiters: Mutex<HashMap<ThreadId, Waker>>,
}

impl Loss {
    pub fn is_lost(&self) -> bool {
        self.is_lost.load(Ordering::SeqCst)
    }

    /// The wakers of the threads that wait, without that of `driver`. None if it was lost already.
    pub fn lose(&self, driver: Option<ThreadId>) -> Option<impl Iterator<Item = Waker>> {
        if self.is_lost.swap(true, Ordering::SeqCst) {
            return None;
        }
        let mut waiters = std::mem::take(&mut *lock(&self.waiters));
        if let Some(driver) = driver {
            waiters.remove(&driver);
        }
        Some(waiters.into_values())
    }

    /// Wait for `future` as long as the runtime lasts: None where it is lost meanwhile.
    pub async fn unless_lost<F: Future>(&self, future: F) -> Option<F::Output> {
        let mut future = pin!(future);
        let thread = thread::current().id();
        let outcome = poll_fn(|context| {
            if let Poll::Ready(output) = future.as_mut().poll(context) {
                return Poll::Ready(Some(output));
            }
            lock(&self.waiters).insert(thread, context.waker().clone());
            if self.is_lost() {
                return Poll::Ready(None);
            }
            Poll::Pending
        });
        let outcome = outcome.await;
        lock(&self.waiters).remove(&thread);
        outcome
    }
}

#[cfg(test)]
mod tests {
    use std::future::pending;
    use std::sync::Arc;

    use shuttle::future::block_on;

    use super::super::sync::model;
    use super::*;

    #[test]
    fn who_waits_is_woken_up() {
        model::check(|| {
            let loss = Arc::new(Loss::default());
            let wait = || {
                let loss = Arc::clone(&loss);
                thread::spawn(move || block_on(loss.unless_lost(pending::<()>())))
            };
            let waits = [wait(), wait()];
            let lose = || loss.lose(None).map(|waiters| waiters.for_each(Waker::wake)).is_some();
            assert!(lose());
            assert!(!lose(), "it is lost once");
            for wait in waits {
                assert_eq!(wait.join().unwrap(), None);
            }
            assert!(lock(&loss.waiters).is_empty());
        });
    }
}
