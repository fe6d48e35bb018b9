//! Wakers that do not panic. tokio's do when its descriptors were closed, and a panic in a drop while another panic
//! unwinds aborts the process: the body of a response wakes its connection when it is dropped.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Wake, Waker};

use super::driver::Drive;

/// `future`, polled with such wakers only. One that fails means that the runtime is lost.
pub async fn guarded<F: Future>(runtime: impl Drive + Sync, future: F) -> F::Output {
    let mut future = pin!(future);
    let mut last: Option<(Waker, Waker)> = None;
    poll_fn(move |context| {
        let tokios = context.waker();
        let ours = match &last {
            Some((known, ours)) if known.will_wake(tokios) => ours,
            _ => {
                let tokios = tokios.clone();
                let ours = Waker::from(Arc::new(Guarded(runtime.clone(), tokios.clone())));
                &last.insert((tokios, ours)).1
            }
        };
        future.as_mut().poll(&mut Context::from_waker(ours))
    })
    .await
}

struct Guarded<R>(R, Waker);

impl<R: Drive + Sync> Wake for Guarded<R> {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let Self(runtime, tokios) = &**self;
        let _ = runtime.wake(|| tokios.wake_by_ref());
    }
}
