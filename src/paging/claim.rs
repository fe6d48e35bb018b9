//! Who may use a pass: one thread or task at a time, and while a task awaits a page nobody else.
//!
//! ```text
//!           claim                     start a fetch, with a ticket
//! free ---------------> in use ------------------------------------> awaited
//!   ^                     |                                             |
//!   +------ unlock -------+ <-- claim: by the task that was woken, or --+
//!                               when the ticket is dropped, or its event loop no longer runs
//! ```

use std::sync::{Arc, TryLockError};

use crate::runtime::sync::{Mutex, MutexGuard};

/// Lock a pass, unless it is in use or awaited. Whoever gets it takes over its fetch.
///
/// `waiter` gives the ticket of a pass, `woken` is the ticket of the task that asks, if it comes back from a wait.
/// `is_awaited` runs Python code, so it is called without the lock.
pub fn claim<'a, P, W, E>(
    pass: &'a Mutex<P>,
    waiter: impl Fn(&P) -> Option<Arc<W>>,
    woken: Option<&Arc<W>>,
    is_awaited: impl Fn(&W) -> Result<bool, E>,
) -> Result<Option<MutexGuard<'a, P>>, E> {
    let mut known = match try_lock(pass) {
        Some(pass) => waiter(&pass),
        None => return Ok(None),
    };
    loop {
        if let Some(known) = &known
            && !woken.is_some_and(|woken| Arc::ptr_eq(woken, known))
            && is_awaited(known)?
        {
            return Ok(None);
        }
        let Some(pass) = try_lock(pass) else {
            return Ok(None);
        };
        let now = waiter(&pass);
        let is_same = match (&known, &now) {
            (Some(known), Some(now)) => Arc::ptr_eq(known, now),
            (_, None) => true,
            (None, Some(_)) => false,
        };
        if is_same {
            return Ok(Some(pass));
        }
        // Somebody else began to wait meanwhile.
        known = now;
    }
}

pub fn try_lock<T>(mutex: &Mutex<T>) -> Option<MutexGuard<'_, T>> {
    match mutex.try_lock() {
        Ok(guard) => Some(guard),
        Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
        Err(TryLockError::WouldBlock) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::Weak;

    use super::*;
    use crate::runtime::sync::atomic::{AtomicBool, Ordering};
    use crate::runtime::sync::{lock, model, thread};

    const PAGES: usize = 3;

    #[derive(Default)]
    struct ModelPass {
        handed_over: Vec<usize>,
        fetch: Option<Fetch>,
    }

    struct Fetch {
        page: Arc<Mutex<Option<usize>>>,
        waiter: Weak<ModelTicket>,
    }

    struct ModelTicket {
        loop_runs: AtomicBool,
    }

    impl ModelTicket {
        fn is_awaited(&self) -> Result<bool, Infallible> {
            Ok(self.loop_runs.load(Ordering::SeqCst))
        }
    }

    /// A task of its own event loop, which awaits pages until it has seen the last one. At times its loop stops.
    fn task(pass: &Mutex<ModelPass>) {
        let mut woken = None;
        loop {
            let waiter = |pass: &ModelPass| pass.fetch.as_ref()?.waiter.upgrade();
            let Ok(claimed) = claim(pass, waiter, woken.as_ref(), ModelTicket::is_awaited);
            let Some(mut claimed) = claimed else {
                thread::yield_now();
                continue;
            };
            if let Some(fetch) = claimed.fetch.take() {
                let awaited = fetch.waiter.upgrade().filter(|waiter| waiter.is_awaited() == Ok(true));
                let is_mine =
                    |waiter: &Arc<ModelTicket>| woken.as_ref().is_some_and(|woken| Arc::ptr_eq(woken, waiter));
                assert!(
                    awaited.is_none_or(|waiter| is_mine(&waiter)),
                    "taken from a task that awaits it"
                );
                if let Some(page) = lock(&fetch.page).take() {
                    assert_eq!(page, claimed.handed_over.len(), "each page once, in order");
                    claimed.handed_over.push(page);
                }
            }
            let next = claimed.handed_over.len();
            if next == PAGES {
                return;
            }
            let page = Arc::new(Mutex::new(None));
            let ticket = Arc::new(ModelTicket {
                loop_runs: AtomicBool::new(true),
            });
            let waiter = Arc::downgrade(&ticket);
            claimed.fetch = Some(Fetch {
                page: Arc::clone(&page),
                waiter,
            });
            drop(claimed);
            let fetch = thread::spawn(move || *lock(&page) = Some(next));
            if model::happens() {
                ticket.loop_runs.store(false, Ordering::SeqCst);
                woken = None;
            } else {
                fetch.join().expect("a fetch");
                woken = Some(ticket);
            }
        }
    }

    #[test]
    fn a_page_is_its_waiters_and_handed_over_once() {
        model::check(|| {
            let pass = Arc::new(Mutex::new(ModelPass::default()));
            let tasks: Vec<_> = (0..3)
                .map(|_| {
                    let pass = Arc::clone(&pass);
                    thread::spawn(move || task(&pass))
                })
                .collect();
            for task in tasks {
                task.join().expect("a task");
            }
            assert_eq!(lock(&pass).handed_over, [0, 1, 2]);
        });
    }
}
