//! The governor and a token bucket in virtual time, with the same seeds each time: bounds are close to what is reached.

use super::simulation::{Load, Random, Run, Scenario, Status};
use super::*;

const SEEDS: std::ops::RangeInclusive<u64> = 1..=20;
const BURSTS: [f64; 4] = [10.0, 20.0, 50.0, 100.0];
const SECOND: Duration = Duration::from_secs(1);

fn milliseconds(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

/// A service that serves `rate` requests a second; as many as it can let in within some seconds are made.
fn steady(rate: f64, burst: f64, seconds: f64) -> Scenario {
    Scenario::new(&[(0, rate)], burst, (burst + rate * seconds) as usize)
}

impl Scenario {
    /// Without Retry-After, and with it and more failures.
    fn variants(self) -> [Self; 2] {
        let without = Self {
            failures: 0.01,
            ..self.clone()
        };
        [
            without,
            Self {
                retry_after: Some(SECOND),
                failures: 0.02,
                ..self
            },
        ]
    }

    /// Runs with all seeds. What holds for each is checked.
    fn runs(&self) -> impl Iterator<Item = Run> {
        SEEDS.map(|seed| {
            let run = self.run(seed);
            assert!(
                run.attempts_by_request(self).iter().all(|&attempts| attempts <= 6),
                "more than 5 retries"
            );
            assert!(run.count(|at, status| at < 2 * SECOND && status == Status::Throttled) <= 45);
            run
        })
    }

    /// The same of each, and not more than a 429 in two seconds after the first two.
    fn long_runs(&self) -> impl Iterator<Item = Run> {
        self.runs().inspect(|run| {
            let late = run.count(|at, status| at >= 2 * SECOND && status == Status::Throttled) as f64;
            assert!(
                late <= 0.5 * (run.finished - 2 * SECOND).as_secs_f64(),
                "{late} of {:?}",
                run.finished
            );
        })
    }
}

impl Run {
    fn count(&self, is_counted: impl Fn(Duration, Status) -> bool) -> usize {
        self.attempts
            .iter()
            .filter(|attempt| is_counted(attempt.at, attempt.status))
            .count()
    }

    /// The seconds it would have taken who knows the service's limits.
    fn ideal(&self, scenario: &Scenario) -> f64 {
        scenario.ideal(self.count(|_, status| status != Status::Throttled))
    }

    fn time_over_ideal(&self, scenario: &Scenario) -> f64 {
        self.finished.as_secs_f64() / self.ideal(scenario)
    }

    /// How often each request of one client was sent, once it is checked that each was served exactly once.
    fn attempts_by_request(&self, scenario: &Scenario) -> Vec<u32> {
        let mut attempts = vec![0; scenario.clients[0].requests];
        let mut served = vec![false; attempts.len()];
        for attempt in &self.attempts {
            assert!(
                !served[attempt.request],
                "request {} was sent after it was served",
                attempt.request
            );
            served[attempt.request] = attempt.status == Status::Served;
            attempts[attempt.request] += 1;
        }
        assert!(served.into_iter().all(|served| served), "a request was lost");
        attempts
    }
}

#[test]
fn a_steady_limit_is_used_up() {
    let (mut requests, mut often_retried) = (0, 0);
    for (rate, max_throttled) in [(5.0, 0.12), (20.0, 0.05), (100.0, 0.015)] {
        for burst in BURSTS {
            for scenario in steady(rate, burst, 60.0).variants() {
                for run in scenario.long_runs() {
                    let over = run.time_over_ideal(&scenario);
                    assert!(over <= 1.05, "{rate}/s, burst {burst}: {over}");
                    let throttled = run.count(|_, status| status == Status::Throttled) as f64;
                    assert!(
                        throttled <= max_throttled * run.attempts.len() as f64,
                        "{rate}/s, burst {burst}: {throttled}"
                    );
                    let attempts = run.attempts_by_request(&scenario);
                    requests += attempts.len();
                    often_retried += attempts.iter().filter(|&&attempts| attempts > 3).count();
                }
            }
        }
    }
    assert!(often_retried * 10_000 <= requests, "{often_retried} of {requests}");
}

#[test]
fn short_scans() {
    for rate in [5.0, 20.0, 100.0] {
        for burst in BURSTS {
            for scenario in steady(rate, burst, 10.0).variants() {
                for run in scenario.runs() {
                    let late = run.finished.as_secs_f64() - 1.15 * run.ideal(&scenario);
                    assert!(late <= 0.3, "{rate}/s, burst {burst}: {late} s");
                }
            }
        }
    }
}

#[test]
fn timers_of_milliseconds() {
    for rate in [1.0, 2.0, 500.0, 1_000.0] {
        for scenario in steady(rate, 50.0, 20.0).variants() {
            let scenario = Scenario {
                tick: milliseconds(1),
                ..scenario
            };
            let over = scenario.run(1).time_over_ideal(&scenario);
            assert!(over <= 1.2, "{rate}/s: {over}");
        }
    }
}

#[test]
fn a_limit_that_changes() {
    for rates in [
        &[(0, 20.0), (20, 5.0), (50, 20.0)][..],
        &[(0, 100.0), (20, 25.0), (50, 100.0)],
        &[(0, 20.0), (20, 100.0)],
        &[(0, 5.0), (20, 100.0)],
    ] {
        for burst in [10.0, 100.0] {
            let requests = Scenario::new(rates, burst, 0).supply(80 * SECOND) as usize;
            for scenario in Scenario::new(rates, burst, requests).variants() {
                for run in scenario.long_runs() {
                    let over = run.time_over_ideal(&scenario);
                    assert!(over <= 1.12, "{rates:?}, burst {burst}: {over}");
                    let is_reached =
                        |second| run.count(|at, status| at.as_secs() == second && status != Status::Throttled) >= 90;
                    assert!(
                        rates[1].1 < 100.0 || (20..32).any(is_reached),
                        "{rates:?}, burst {burst}"
                    );
                }
            }
        }
    }
}

#[test]
fn no_limit() {
    let scenario = Scenario::new(&[], 0.0, 20_000);
    for run in scenario.runs() {
        let over = run.finished.as_secs_f64() / (20_000.0 * 0.05 / 64.0);
        assert!(over <= 1.07, "{over}");
    }
}

#[test]
fn two_clients_share_a_limit() {
    let [first] = &Scenario::new(&[], 0.0, usize::MAX).clients[..] else {
        unreachable!()
    };
    let second = Load {
        start: 10 * SECOND,
        ..first.clone()
    };
    for scenario in steady(20.0, 20.0, 0.0).variants() {
        let clients = vec![first.clone(), second.clone()];
        let scenario = Scenario {
            clients,
            end: 180 * SECOND,
            ..scenario
        };
        let mut mean = 0.0;
        for run in SEEDS.map(|seed| scenario.run(seed)) {
            let admitted = |client, seconds: std::ops::Range<u64>| {
                let is_counted = |at: Duration| seconds.contains(&at.as_secs());
                let attempts = run
                    .attempts
                    .iter()
                    .filter(|attempt| attempt.client == client && is_counted(attempt.at));
                attempts.filter(|attempt| attempt.status != Status::Throttled).count() as f64
            };
            let share = |start, end| admitted(1, start..end) / (admitted(0, start..end) + admitted(1, start..end));
            let used = (admitted(0, 40..180) + admitted(1, 40..180)) / (20.0 * 140.0);
            assert!(used >= 0.98, "{used}");
            assert!((0.3..0.75).contains(&share(40, 180)), "{}", share(40, 180));
            for start in (40..=140).step_by(5) {
                assert!(
                    (0.15..0.85).contains(&share(start, start + 40)),
                    "{}",
                    share(start, start + 40)
                );
            }
            mean += share(40, 180) / SEEDS.count() as f64;
        }
        assert!((0.45..0.55).contains(&mean), "{mean}");
    }
}

#[test]
fn a_seed_gives_the_same_trace() {
    let [_, scenario] = steady(20.0, 20.0, 10.0).variants();
    assert_eq!(scenario.run(1).attempts, scenario.run(1).attempts);
    assert_ne!(scenario.run(1).attempts, scenario.run(2).attempts);
}

#[test]
fn a_throttled_request_waits_longer_each_time() {
    let wait = |retry_after: Option<u64>, throttles| {
        let mut governor = Governor::default();
        governor.on_sent(SECOND);
        governor.on_throttled(2 * SECOND, SECOND, retry_after.map(milliseconds), throttles) - 2 * SECOND
    };
    assert_eq!(
        [0, 1, 2, 6].map(|throttles| wait(None, throttles)),
        [250, 500, 1_000, 16_000].map(milliseconds)
    );
    assert_eq!(
        [0, 1, 2].map(|throttles| wait(Some(700), throttles)),
        [700, 700, 1_000].map(milliseconds)
    );
    assert_eq!(wait(None, u32::MAX), MAX_WAIT);
    assert_eq!(wait(Some(u64::MAX), 0), MAX_WAIT);
}

#[test]
fn retry_after_holds_everybody_at_a_second_429_only() {
    let mut governor = Governor::default();
    let throttle = |now, governor: &mut Governor| {
        governor.on_sent(now);
        governor.on_throttled(now, now, Some(5 * SECOND), 0);
        governor.next_send(now).unwrap() - now
    };
    assert_eq!(throttle(SECOND, &mut governor), REST);
    assert!(throttle(2 * SECOND, &mut governor) < REST);
    assert_eq!(throttle(milliseconds(2_300), &mut governor), 5 * SECOND);
}

#[test]
fn throttles_of_requests_sent_before_the_cut_change_nothing() {
    let mut governor = Governor::default();
    governor.on_sent(SECOND);
    governor.on_sent(SECOND);
    governor.on_throttled(milliseconds(1_050), SECOND, None, 0);
    let next = governor.next_send(2 * SECOND);
    governor.on_throttled(milliseconds(1_060), SECOND, Some(5 * SECOND), 0);
    assert_eq!(governor.phase, Phase::Measure);
    assert_eq!(governor.next_send(2 * SECOND), next);
}

#[test]
fn throttled_since_the_first_429_in_a_row() {
    let mut governor = Governor::default();
    assert_eq!(governor.throttled_since(), None);
    for second in 1..4 {
        governor.on_sent(second * SECOND);
        governor.on_throttled(second * SECOND, second * SECOND, None, 0);
        assert_eq!(governor.throttled_since(), Some(SECOND));
    }
    governor.on_sent(5 * SECOND);
    governor.on_cancelled();
    assert_eq!(governor.throttled_since(), Some(SECOND));
    governor.on_sent(6 * SECOND);
    governor.on_response(6 * SECOND, 6 * SECOND);
    assert_eq!(governor.throttled_since(), None);
}

#[test]
fn a_full_window_opens_when_a_request_ends() {
    let mut governor = Governor::default();
    for _ in 0..FIRST_WINDOW as usize {
        assert_eq!(governor.next_send(SECOND), Some(SECOND));
        governor.on_sent(SECOND);
    }
    assert_eq!(governor.next_send(SECOND), None);
    governor.on_cancelled();
    assert_eq!(governor.next_send(SECOND), Some(SECOND));
}

/// Whatever it is told: no panic, and with nothing in flight a request can be sent within the longest wait.
#[test]
fn odd_inputs() {
    for seed in 0..2_000 {
        let mut random = Random(seed);
        let mut governor = Governor::default();
        let odd = |random: &mut Random| match random.next() % 80 {
            0..10 => Duration::ZERO,
            10 => Duration::MAX,
            11 => Duration::from_secs(random.next()),
            _ => Duration::from_micros(random.next() % 100_000_000),
        };
        let (mut in_flight, mut latest) = (0_usize, Duration::ZERO);
        for _ in 0..50 {
            let now = odd(&mut random);
            match governor.next_send(now) {
                None => assert!(in_flight > 0),
                Some(at) => {
                    assert!(at >= now);
                    governor.on_sent(at);
                    in_flight += 1;
                    latest = latest.max(at);
                }
            }
            let (now, sent) = (odd(&mut random), odd(&mut random));
            match random.next() % 4 {
                0 => governor.on_response(now, sent),
                1 => governor.on_cancelled(),
                2 => {
                    let due = governor.on_throttled(now, sent, Some(odd(&mut random)), random.next() as u32);
                    assert!((now..=now.saturating_add(MAX_WAIT)).contains(&due));
                }
                _ => continue,
            }
            in_flight = in_flight.saturating_sub(1);
            latest = latest.max(now);
        }
        for _ in 0..in_flight {
            governor.on_cancelled();
        }
        let next = governor.next_send(latest).unwrap();
        assert!(next <= latest.saturating_add(MAX_WAIT));
    }
}
