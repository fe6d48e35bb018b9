//! Wakers that do not panic. tokio's do where its descriptors are gone, and a panic of what is dropped on the way of
//! another panic aborts the process: the body of an answer wakes its connection.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Wake, Waker};

use super::ProcessRuntime;

/// `future`, which sees such wakers only. One that fails has lost the runtime.
pub async fn guarded<F: Future>(home: &'static ProcessRuntime, future: F) -> F::Output {
    let mut future = pin!(future);
    let mut last: Option<(Waker, Waker)> = None;
    poll_fn(move |context| {
        let tokios = context.waker();
        let ours = match &last {
            Some((known, ours)) if known.will_wake(tokios) => ours,
            _ => {
                let tokios = tokios.clone();
                let ours = Waker::from(Arc::new(Guarded(home, tokios.clone())));
                &last.insert((tokios, ours)).1
            }
        };
        future.as_mut().poll(&mut Context::from_waker(ours))
    })
    .await
}

struct Guarded(&'static ProcessRuntime, Waker);

impl Wake for Guarded {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let Self(home, tokios) = &**self;
        let _ = home.wake(|| tokios.wake_by_ref());
    }
}
