//! The read timeout: like botocore's, it is for each chunk of a response, not for the whole.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use http_body::{Body, Frame};

use super::errors::ReadTimeout;

/// A body that fails if its next chunk is late.
pub struct TimedBody {
    inner: SdkBody,
    timeout: Option<Duration>,
    deadline: Option<Pin<Box<tokio::time::Sleep>>>,
    is_late: bool,
}

impl TimedBody {
    pub fn new(inner: SdkBody, timeout: Option<Duration>) -> Self {
        Self {
            inner,
            timeout,
            deadline: None,
            is_late: false,
        }
    }
}

impl Body for TimedBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        if self.is_late {
            return Poll::Ready(None);
        }
        if let Poll::Ready(frame) = Pin::new(&mut self.inner).poll_frame(context) {
            self.deadline = None;
            return Poll::Ready(frame);
        }
        let Some(timeout) = self.timeout else {
            return Poll::Pending;
        };
        let deadline = self
            .deadline
            .get_or_insert_with(|| Box::pin(tokio::time::sleep(timeout)));
        match deadline.as_mut().poll(context) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(()) => {
                self.is_late = true;
                Poll::Ready(Some(Err(ReadTimeout.into())))
            }
        }
    }
}
