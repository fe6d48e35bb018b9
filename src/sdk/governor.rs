//! The rate governors of scans: when the next request of an operation may be sent. A pure state machine: the caller
//! tells it the time, sends, and reports what came of it. The scans of a client share them, as they share the bucket.
//!
//! The service limits an operation by a token bucket of unknown rate and size, and says nothing but 429 when it is
//! empty. What was served between two moments at which the bucket was empty is what flows in:
//!
//! ```text
//!            429: the bucket is empty          429: it is empty again
//! SLOW START ────────────────────────> MEASURE ────────────────────────> PACED ─┐ 429: measured again, or slower
//! a window that grows                  a small window, after a rest      a rate └─ if the last one was just now
//! ```
//!
//! A paced rate is a cubic curve, as TCP CUBIC's and the SDK's adaptive mode: quickly up to what was measured, about
//! steady there, then upwards ever faster. Concurrency is no means to slow down: a bucket refuses as fast as it serves.

use std::collections::VecDeque;
use std::time::Duration;

/// The requests that a governor starts with in flight.
const FIRST_WINDOW: f64 = 4.0;
/// The requests in flight after the first 429, until it is known what flows in.
const MEASURING_WINDOW: f64 = 2.0;
/// How much the window grows with each response.
const WINDOW_GROWTH: f64 = 0.2;
/// How long nothing is sent after the first 429: some tokens flow in, and a small bucket does not overflow yet.
const REST: Duration = Duration::from_millis(125);
/// A measurement takes at least so long, and so many responses. Two 429s within that time: the limit fell.
const MEASURED_TIME: Duration = Duration::from_millis(500);
const MEASURED_RESPONSES: usize = 8;
/// How many moments of an empty bucket are remembered.
const EMPTY_MOMENTS: usize = 8;
/// The curve: the seconds in which it rises to the measured rate, and the factor of the time's cube from then on.
const RISE: f64 = 2.0;
const GROWTH: f64 = 0.25;
/// The curve begins at this share of the measured rate, and rises at least to this share of the rate of late.
const CUT: f64 = 0.9;
/// Where the curve begins and rises to when the limit fell, as shares of the rate before.
const FALL: (f64, f64) = (0.7, 0.9);
/// Requests a second, at least.
const MIN_RATE: f64 = 1.0;
/// A request sent late by up to this does not lower the rate: timers have milliseconds, and callers other work.
const LATENESS: Duration = Duration::from_millis(10);
/// The wait of a request after its first 429; it doubles with each.
const FIRST_BACKOFF: Duration = Duration::from_millis(250);
/// Without a request for so long, what was learned is forgotten: others may use the operation by now.
const MEMORY: Duration = Duration::from_secs(60);
/// The longest wait, also if the service asks for a longer one: as for requests outside of scans.
const MAX_WAIT: Duration = Duration::from_secs(20);

#[derive(Clone, Copy, Debug, PartialEq)]
enum Phase {
    SlowStart,
    Measure,
    Paced,
}

/// Decides when requests of one operation may be sent. `now` and `sent` are times since any one moment.
///
/// After each `on_sent` comes exactly one of `on_response`, `on_throttled` and `on_cancelled`. After each of the four
/// the caller asks `next_send` again. Requests that are due again go before new ones.
pub struct Governor {
    phase: Phase,
    in_flight: usize,
    /// When the latest request was sent.
    sent: Duration,
    /// How many requests may be in flight before the paced phase.
    window: f64,
    /// How many responses there were that are no 429.
    served: u64,
    /// When the latest of them came.
    latest: VecDeque<Duration>,
    /// Moments at which the bucket was empty, and `served` then.
    empty: VecDeque<(Duration, u64)>,
    /// Seconds from a request to its response, smoothed.
    round_trip: f64,
    /// Since when the present rate applies; a 429 of a request sent before says nothing about it.
    cut: Duration,
    /// The rates where the curve begins, and where it rises to.
    low: f64,
    high: f64,
    /// When the rate allows the next request.
    next: Duration,
    /// Until when nothing is sent.
    held: Duration,
    throttled_since: Option<Duration>,
}

impl Default for Governor {
    fn default() -> Self {
        Self {
            phase: Phase::SlowStart,
            in_flight: 0,
            sent: Duration::ZERO,
            window: FIRST_WINDOW,
            served: 0,
            latest: VecDeque::new(),
            empty: VecDeque::with_capacity(EMPTY_MOMENTS),
            round_trip: 0.05,
            cut: Duration::ZERO,
            low: 0.0,
            high: 0.0,
            next: Duration::ZERO,
            held: Duration::ZERO,
            throttled_since: None,
        }
    }
}

impl Governor {
    /// When the next request may be sent, at the earliest; None: not before a request in flight has ended.
    pub fn next_send(&self, now: Duration) -> Option<Duration> {
        let is_full = match self.phase {
            Phase::Paced => false,
            Phase::SlowStart | Phase::Measure => self.in_flight as f64 >= self.window,
        };
        (!is_full).then(|| self.next.max(self.held).max(now))
    }

    /// Since when every response has been a 429; None if the last one was not. The caller ends requests by this, not
    /// by their number of attempts: beside greedy clients, that has no bound.
    pub fn throttled_since(&self) -> Option<Duration> {
        self.throttled_since
    }

    pub fn on_sent(&mut self, now: Duration) {
        if self.in_flight == 0 && now.saturating_sub(self.sent) > MEMORY {
            *self = Self::default();
        }
        self.sent = now;
        self.in_flight += 1;
        if self.phase == Phase::Paced {
            let due = self.next.max(now.saturating_sub(LATENESS));
            self.next = due.saturating_add(seconds(1.0 / self.rate(now)));
        }
    }

    /// A request was served, or failed with another error than 429: the service let it in.
    pub fn on_response(&mut self, now: Duration, sent: Duration) {
        // A window that is not used says nothing about a larger one.
        if self.in_flight as f64 >= self.window / 2.0 - 1.0 {
            self.window += WINDOW_GROWTH;
        }
        self.end_request();
        self.served += 1;
        self.throttled_since = None;
        self.round_trip += (now.saturating_sub(sent).as_secs_f64() - self.round_trip) / 8.0;
        self.latest.drain(..self.outdated(now));
        self.latest.push_back(now);
    }

    /// The response was a 429. Returns when this request may be sent again, at the earliest. `throttles` is how many
    /// 429s it got before.
    pub fn on_throttled(
        &mut self,
        now: Duration,
        sent: Duration,
        retry_after: Option<Duration>,
        throttles: u32,
    ) -> Duration {
        self.end_request();
        self.throttled_since.get_or_insert(now);
        let retry_after = retry_after.unwrap_or_default();
        if sent >= self.cut {
            self.slow_down(now, retry_after.min(MAX_WAIT));
        }
        let backoff = FIRST_BACKOFF.saturating_mul(2_u32.saturating_pow(throttles));
        now.saturating_add(backoff.max(retry_after).min(MAX_WAIT))
    }

    /// A request was cancelled, or got no response.
    pub fn on_cancelled(&mut self) {
        self.end_request();
    }

    fn end_request(&mut self) {
        self.in_flight = self.in_flight.saturating_sub(1);
    }

    fn slow_down(&mut self, now: Duration, retry_after: Duration) {
        let after_round_trip = now.saturating_add(seconds(self.round_trip).min(MEASURED_TIME));
        match self.phase {
            Phase::SlowStart => {
                self.phase = Phase::Measure;
                self.window = MEASURING_WINDOW;
                self.held = now.saturating_add(REST);
                self.cut = now;
            }
            Phase::Paced if now.saturating_sub(self.cut) < MEASURED_TIME => {
                let rate = self.rate(now);
                (self.low, self.high) = (FALL.0 * rate, FALL.1 * rate);
                // Only here for all requests: a rest after each 429 would waste what the bucket cannot hold.
                self.held = now.saturating_add(retry_after);
                self.cut = after_round_trip;
            }
            Phase::Measure | Phase::Paced => {
                let inflow = self.inflow(now);
                (self.low, self.high) = (CUT * inflow, inflow.max(CUT * self.recent_rate(now)));
                self.cut = after_round_trip;
                self.phase = Phase::Paced;
            }
        }
        self.low = self.low.max(MIN_RATE);
        self.high = self.high.max(self.low);
        self.next = self.next.max(self.cut);
        if self.empty.len() == EMPTY_MOMENTS {
            self.empty.pop_front();
        }
        self.empty.push_back((now, self.served));
    }

    /// What flowed into the bucket in a second, since a moment at which it was empty as well.
    fn inflow(&self, now: Duration) -> f64 {
        let served_since = |served: u64| self.served.saturating_sub(served);
        let is_long_enough = |&&(since, served): &&(Duration, u64)| {
            now.saturating_sub(since) >= MEASURED_TIME && served_since(served) >= MEASURED_RESPONSES as u64
        };
        let moment = self.empty.iter().rev().find(is_long_enough).or(self.empty.front());
        let (since, served) = moment.copied().unwrap_or_default();
        let time = now.saturating_sub(since).max(MEASURED_TIME);
        (served_since(served) as f64 / time.as_secs_f64()).max(MIN_RATE)
    }

    /// Requests a second in the paced phase.
    fn rate(&self, now: Duration) -> f64 {
        let time = now.saturating_sub(self.cut).as_secs_f64();
        let rate = if time < RISE {
            self.high - (self.high - self.low) * (1.0 - time / RISE).powi(3)
        } else {
            self.high + GROWTH * (time - RISE).powi(3)
        };
        // Where the limit is never reached, the curve would grow without end.
        rate.min(self.high.max(2.0 * self.recent_rate(now))).max(MIN_RATE)
    }

    /// Responses a second of late.
    fn recent_rate(&self, now: Duration) -> f64 {
        let mut latest = self.latest.iter().skip(self.outdated(now)).copied();
        let count = latest.len() as f64;
        latest.next().map_or(0.0, |since| {
            count / now.saturating_sub(since).max(MEASURED_TIME).as_secs_f64()
        })
    }

    /// How many of `latest` are no longer needed to measure.
    fn outdated(&self, now: Duration) -> usize {
        let old = now.saturating_sub(MEASURED_TIME);
        let count = self.latest.len().saturating_sub(MEASURED_RESPONSES);
        self.latest.iter().take(count).take_while(|&&at| at < old).count()
    }
}

/// As long as a duration can be, where it is longer.
fn seconds(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX)
}

#[cfg(test)]
mod simulation;
#[cfg(test)]
mod tests;
