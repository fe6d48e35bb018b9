//! A response's body: whole, slowly, or cut off.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use tokio::time::{Interval, MissedTickBehavior, interval};

/// How often a slow body sends something, if its rate has a byte for that.
const TICK: Duration = Duration::from_millis(20);

pub struct ResponseBody {
    rest: Bytes,
    /// How many bytes are sent at each tick; `None` is all at once.
    pace: Option<(usize, Interval)>,
    /// It ends in an error, after a tick, by which what came before has been sent.
    cut: Option<Interval>,
}

impl ResponseBody {
    pub fn whole(body: Bytes, bytes_per_second: Option<f64>) -> Self {
        let pace = bytes_per_second.map(|rate| {
            let bytes = (rate * TICK.as_secs_f64()).max(1.0);
            let tick = Duration::try_from_secs_f64(bytes / rate).unwrap_or(Duration::MAX);
            (bytes as usize, ticks(tick))
        });
        Self {
            rest: body,
            pace,
            cut: None,
        }
    }

    /// The first half of it, before the connection is closed.
    pub fn truncated(body: Bytes) -> Self {
        let mut cut = ticks(TICK);
        cut.reset();
        Self {
            rest: body.slice(..body.len() / 2),
            pace: None,
            cut: Some(cut),
        }
    }
}

fn ticks(time: Duration) -> Interval {
    let mut ticks = interval(time);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        if self.rest.is_empty() {
            let Some(cut) = &mut self.cut else {
                return Poll::Ready(None);
            };
            ready!(cut.poll_tick(context));
            return Poll::Ready(Some(Err(io::ErrorKind::ConnectionAborted.into())));
        }
        let bytes = match &mut self.pace {
            Some((bytes, ticks)) => {
                ready!(ticks.poll_tick(context));
                *bytes
            }
            None => self.rest.len(),
        };
        let end = bytes.min(self.rest.len());
        let sent = self.rest.split_to(end);
        Poll::Ready(Some(Ok(Frame::data(sent))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.cut.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        match self.cut {
            Some(_) => SizeHint::default(),
            None => SizeHint::with_exact(self.rest.len() as u64),
        }
    }
}
