//! A panic of the code below becomes an error, and says nothing on standard error.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::future::{Future, poll_fn};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::pin::pin;
use std::sync::Once;
use std::task::Poll;

thread_local! {
    /// How many calls of `catch` this thread is in.
    static DEPTH: Cell<u32> = const { Cell::new(0) };
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// A panic, and where it was. Not what it said: that may be a header with a signature.
#[derive(Debug)]
pub struct Panic {
    place: String,
}

impl Panic {
    /// tokio's, which has lost its descriptors, or is asked to go on after that panic in another thread.
    pub fn is_of_the_driver(&self) -> bool {
        let parts = ["src/runtime/io/driver.rs", "src/runtime/scheduler/"];
        self.place.starts_with("tokio-") && parts.iter().any(|part| self.place.contains(part))
    }
}

impl fmt::Display for Panic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place } = self;
        write!(
            formatter,
            "an internal error of deadline_pages at {place}; please report it. The client can be used further"
        )
    }
}

/// Run `work`; a panic in it is an error. What `work` changes must be fit for use after a panic at any point.
pub fn catch<T>(work: impl FnOnce() -> T) -> Result<T, Panic> {
    install_hook();
    let _depth = Depth::enter();
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        // Its drop may panic as well.
        std::mem::forget(payload);
        let place = PLACE.take().unwrap_or_else(|| "an unknown place".to_owned());
        Panic { place }
    })
}

/// `catch` for a future.
pub async fn caught<F: Future>(future: F) -> Result<F::Output, Panic> {
    let mut future = pin!(future);
    poll_fn(|context| match catch(|| future.as_mut().poll(context)) {
        Ok(poll) => poll.map(Ok),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}

struct Depth;

impl Depth {
    fn enter() -> Self {
        DEPTH.set(DEPTH.get() + 1);
        Self
    }
}

impl Drop for Depth {
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get() - 1);
    }
}

/// Panics outside of `catch`, and those of other libraries, are reported as before.
fn install_hook() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if DEPTH.get() == 0 {
                previous(info);
            } else {
                PLACE.set(Some(place(info)));
            }
        }));
    });
}

/// File and line, without the folders of the machine that built this.
fn place(info: &PanicHookInfo<'_>) -> String {
    let Some(location) = info.location() else {
        return "an unknown place".to_owned();
    };
    let file = location.file();
    let registry = file
        .split_once("/registry/src/")
        .and_then(|(_, rest)| rest.split_once('/'));
    let file = registry.map_or(file, |(_index, file)| file);
    format!("{file}:{}", location.line())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_with_its_place() {
        let error = catch(|| -> () { panic!("Authorization: hush") })
            .unwrap_err()
            .to_string();
        assert!(error.contains("panics.rs:"), "{error}");
        assert!(!error.contains("hush"), "{error}");
        assert_eq!(catch(|| 1).unwrap(), 1);
    }

    #[test]
    fn a_panic_of_a_future_is_an_error() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let outcome = runtime.block_on(caught(async {
            tokio::task::yield_now().await;
            assert_eq!(1, 2, "of its own");
        }));
        assert!(outcome.is_err());
        assert_eq!(runtime.block_on(caught(async { 3 })).unwrap(), 3);
    }

    #[test]
    fn catching_may_be_nested() {
        let outer = catch(|| {
            assert!(catch(|| -> () { panic!("inside") }).is_err());
            2
        });
        assert_eq!(outer.unwrap(), 2);
        assert_eq!(DEPTH.get(), 0);
    }
}
