//! Wakers that do not panic. tokio's do when its descriptors were closed, and a panic in a drop while another panic
//! unwinds aborts the process: the body of a response wakes its connection when it is dropped.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Wake, Waker};

use super::driver::Drive;

/// `future`, polled with such wakers only. One that fails means that the runtime is lost.
pub async fn with_safe_wakers<F: Future>(runtime: impl Drive + Sync, future: F) -> F::Output {
    let mut future = pin!(future);
    let mut last: Option<(Waker, Waker)> = None;
    poll_fn(move |context| {
        let inner = context.waker();
        let ours = match &last {
            Some((known, ours)) if known.will_wake(inner) => ours,
            _ => {
                let inner = inner.clone();
                let ours = Waker::from(Arc::new(SafeWaker(runtime.clone(), inner.clone())));
                &last.insert((inner, ours)).1
            }
        };
        future.as_mut().poll(&mut Context::from_waker(ours))
    })
    .await
}

struct SafeWaker<R>(R, Waker);

impl<R: Drive + Sync> Wake for SafeWaker<R> {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let Self(runtime, inner) = &**self;
        let _ = runtime.wake(|| inner.wake_by_ref());
    }
}
