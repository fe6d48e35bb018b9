//! Governors and a service with a token bucket, in virtual time: a heap of events.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;
use std::time::Duration;

use super::Governor;

/// What a run simulates.
#[derive(Clone)]
pub struct Scenario {
    /// Tokens a second, from a time on; none: the service has no limit.
    pub rates: Vec<(Duration, f64)>,
    /// The size of the bucket.
    pub burst: f64,
    pub retry_after: Option<Duration>,
    /// The share of requests that fail with 500 though they were let in.
    pub failures: f64,
    /// What the timers of clients round up to.
    pub tick: Duration,
    pub clients: Vec<Load>,
    /// When the run ends, if the clients have not finished.
    pub end: Duration,
}

/// A client: how many requests it has in flight at most, how many requests it makes, and when it starts.
#[derive(Clone)]
pub struct Load {
    pub max_in_flight: usize,
    pub requests: usize,
    pub start: Duration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    Served,
    Failed,
    Throttled,
}

/// What the service did with a request, in the order of arrival.
#[derive(Debug, PartialEq)]
pub struct Attempt {
    pub at: Duration,
    pub client: usize,
    pub request: usize,
    pub status: Status,
}

pub struct Run {
    pub attempts: Vec<Attempt>,
    /// When the last response came.
    pub finished: Duration,
}

impl Scenario {
    /// One client with all the time it needs, of a service without failures.
    pub fn new(rates: &[(u64, f64)], burst: f64, requests: usize) -> Self {
        Self {
            rates: rates
                .iter()
                .map(|&(start, rate)| (Duration::from_secs(start), rate))
                .collect(),
            burst,
            retry_after: None,
            failures: 0.0,
            tick: Duration::from_nanos(1),
            clients: vec![Load {
                max_in_flight: 64,
                requests,
                start: Duration::ZERO,
            }],
            end: Duration::MAX,
        }
    }

    /// How many requests the service can have let in by `time`.
    pub fn supply(&self, time: Duration) -> f64 {
        let mut supply = self.burst;
        for (index, &(start, rate)) in self.rates.iter().enumerate() {
            let end = self.rates.get(index + 1).map_or(time, |&(end, _)| end.min(time));
            supply += rate * end.saturating_sub(start).as_secs_f64();
        }
        supply
    }

    /// The seconds that `requests` take who knows the service's limits, without latency.
    pub fn ideal(&self, requests: usize) -> f64 {
        let (mut early, mut late) = (Duration::ZERO, Duration::from_secs(10_000));
        while late - early > Duration::from_millis(1) {
            let middle = (early + late) / 2;
            if self.supply(middle) < requests as f64 {
                early = middle
            } else {
                late = middle
            }
        }
        late.as_secs_f64()
    }

    pub fn run(&self, seed: u64) -> Run {
        let mut simulation = Simulation {
            scenario: self,
            random: Random(seed),
            clients: self.clients.iter().map(Client::new).collect(),
            events: BinaryHeap::new(),
            scheduled: 0,
            tokens: self.burst,
            filled: Duration::ZERO,
            run: Run {
                attempts: Vec::new(),
                finished: Duration::ZERO,
            },
        };
        for (client, load) in self.clients.iter().enumerate() {
            simulation.wake_at(client, load.start);
        }
        while let Some(Reverse((now, _, event))) = simulation.events.pop().filter(|Reverse((now, ..))| *now <= self.end)
        {
            simulation.happen(now, event);
        }
        simulation.run
    }
}

/// `SplitMix64`.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Above 0, up to 1.
    pub fn share(&mut self) -> f64 {
        ((self.next() >> 11) + 1) as f64 / (1_u64 << 53) as f64
    }

    /// The time of one way: lognormal, 15 to 40 ms.
    fn latency(&mut self) -> Duration {
        let normal = (-2.0 * self.share().ln()).sqrt() * (std::f64::consts::TAU * self.share()).cos();
        Duration::from_secs_f64((0.025 * (0.24 * normal).exp()).clamp(0.015, 0.04))
    }
}

struct Client {
    governor: Governor,
    new: Range<usize>,
    /// Requests that were not served, by when they are due again.
    again: BinaryHeap<Reverse<(Duration, usize)>>,
    /// How many 429s each request got.
    throttles: Vec<u32>,
    in_flight: usize,
    wakes: Option<Duration>,
}

impl Client {
    fn new(load: &Load) -> Self {
        Self {
            governor: Governor::default(),
            new: 0..load.requests,
            again: BinaryHeap::new(),
            throttles: Vec::new(),
            in_flight: 0,
            wakes: None,
        }
    }

    /// When a request is there to be sent.
    fn due(&self, now: Duration) -> Option<Duration> {
        let again = self.again.peek().map(|Reverse((due, _))| now.max(*due));
        if self.new.is_empty() { again } else { Some(now) }
    }

    fn take(&mut self, now: Duration) -> usize {
        match self.again.peek() {
            Some(&Reverse((due, request))) if due <= now => {
                self.again.pop();
                request
            }
            _ => {
                self.throttles.push(0);
                self.new.next().unwrap()
            }
        }
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Wake {
        client: usize,
    },
    Arrival {
        client: usize,
        request: usize,
        sent: Duration,
    },
    Response {
        client: usize,
        request: usize,
        sent: Duration,
        status: Status,
    },
}

struct Simulation<'a> {
    scenario: &'a Scenario,
    random: Random,
    clients: Vec<Client>,
    /// By time, then in the order in which they were scheduled.
    events: BinaryHeap<Reverse<(Duration, u64, Event)>>,
    scheduled: u64,
    tokens: f64,
    /// When the tokens were last counted.
    filled: Duration,
    run: Run,
}

impl Simulation<'_> {
    fn schedule(&mut self, at: Duration, event: Event) {
        self.scheduled += 1;
        self.events.push(Reverse((at, self.scheduled, event)));
    }

    fn wake_at(&mut self, client: usize, at: Duration) {
        let tick = self.scenario.tick.as_nanos();
        let at = Duration::from_nanos_u128(at.as_nanos().div_ceil(tick) * tick);
        if self.clients[client].wakes.is_none_or(|earlier| at < earlier) {
            self.clients[client].wakes = Some(at);
            self.schedule(at, Event::Wake { client });
        }
    }

    fn happen(&mut self, now: Duration, event: Event) {
        match event {
            Event::Wake { client } => {
                if self.clients[client].wakes == Some(now) {
                    self.clients[client].wakes = None;
                    self.send(client, now);
                }
            }
            Event::Arrival { client, request, sent } => {
                let status = self.admit(now);
                self.run.attempts.push(Attempt {
                    at: now,
                    client,
                    request,
                    status,
                });
                let at = now + self.random.latency();
                self.schedule(
                    at,
                    Event::Response {
                        client,
                        request,
                        sent,
                        status,
                    },
                );
            }
            Event::Response {
                client,
                request,
                sent,
                status,
            } => {
                self.run.finished = now;
                self.clients[client].receive(now, request, sent, status, self.scenario.retry_after);
                self.send(client, now);
            }
        }
    }

    /// What the service does with a request.
    fn admit(&mut self, now: Duration) -> Status {
        if !self.scenario.rates.is_empty() {
            let filled = self.scenario.supply(now) - self.scenario.supply(self.filled);
            self.tokens = (self.tokens + filled).min(self.scenario.burst);
            self.filled = now;
            if self.tokens < 1.0 {
                return Status::Throttled;
            }
            self.tokens -= 1.0;
        }
        if self.random.share() <= self.scenario.failures {
            Status::Failed
        } else {
            Status::Served
        }
    }

    /// Send what the governor lets the client send now, and wake it when it lets it send more.
    fn send(&mut self, index: usize, now: Duration) {
        loop {
            let client = &mut self.clients[index];
            if client.in_flight == self.scenario.clients[index].max_in_flight {
                return;
            }
            let (Some(due), Some(at)) = (client.due(now), client.governor.next_send(now)) else {
                return;
            };
            let at = at.max(due);
            if at > now {
                return self.wake_at(index, at);
            }
            let request = client.take(now);
            client.governor.on_sent(now);
            client.in_flight += 1;
            let at = now + self.random.latency();
            self.schedule(
                at,
                Event::Arrival {
                    client: index,
                    request,
                    sent: now,
                },
            );
        }
    }
}

impl Client {
    fn receive(
        &mut self,
        now: Duration,
        request: usize,
        sent: Duration,
        status: Status,
        retry_after: Option<Duration>,
    ) {
        self.in_flight -= 1;
        if status == Status::Throttled {
            let throttles = &mut self.throttles[request];
            let due = self.governor.on_throttled(now, sent, retry_after, *throttles);
            *throttles += 1;
            self.again.push(Reverse((due, request)));
            return;
        }
        self.governor.on_response(now, sent);
        if status == Status::Failed {
            self.again.push(Reverse((now, request)));
        }
    }
}
