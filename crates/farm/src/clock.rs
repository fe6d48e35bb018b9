//! The time of a simulated farm: it stands still and is advanced by hand, or passes with the machine's, faster or slower.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

pub struct Clock {
    /// The farm's time, less what has passed since `started`; milliseconds.
    base: AtomicI64,
    started: Instant,
    speed: f64,
}

impl Clock {
    pub fn new(now: i64, speed: f64) -> Self {
        Self {
            base: AtomicI64::new(now),
            started: Instant::now(),
            speed,
        }
    }

    pub fn now(&self) -> i64 {
        let passed = self.started.elapsed().as_secs_f64() * 1000.0 * self.speed;
        self.base.load(Ordering::Relaxed).saturating_add(passed as i64)
    }

    pub fn advance(&self, time: u64) {
        let time = time.try_into().unwrap_or(i64::MAX);
        // Nothing is decided on the value from before.
        let _ = self.base.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |base| {
            Some(base.saturating_add(time))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_passes_as_ordered() {
        let clock = Clock::new(1000, 0.0);
        assert_eq!(clock.now(), 1000);
        clock.advance(500);
        assert_eq!(clock.now(), 1500);
        clock.advance(u64::MAX);
        assert_eq!(clock.now(), i64::MAX);
        let fast = Clock::new(0, 1e6);
        while fast.now() < 1000 {
            std::thread::yield_now();
        }
    }
}
