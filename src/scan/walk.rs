//! The listings of a scan, and which of them is asked next. A pure state machine: it is told the time, and sends nothing.
//!
//! ```text
//!            next             on_answer             advance: no token, end
//! Ready ------------> Sent -------------> Arrived -------------------------> (gone)
//!   ^  ^               |                     |
//!   |  +-- in time -- Held <- on_refused     |
//!   +---- retry, forget, advance: a token ---+
//! ```
//!
//! In an ordered scan, where a page may wait long for those before it, the next page of its listing is asked for `ahead`: it
//! stands beside it, as a listing of its own, until it takes its place.
//!
//! What is known at a time is bounded, whatever the farm's size: a page of parents is opened only while fewer than
//! `concurrency` listings wait below it. The deepest listing is asked first, but for parents when fewer wait below them
//! than are in flight.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use deadline_model::Operation;

use super::counts::Counts;
use super::listing::{Listing, State};
use super::tree::{Ids, Tree};
use crate::sdk::governors::{Permit, Refusal, SharedGovernor};

/// How long every request of an operation may be refused before a scan gives up, and how often this one: beside greedy
/// clients, 78 s without a success were measured.
const PATIENCE: (Duration, u32) = (Duration::from_secs(120), 5);

/// How often a scan looks whether requests of other scans are over.
const LOOK: Duration = Duration::from_millis(10);

/// A request that leaves late by up to this does not delay the next: timers have milliseconds.
const LATENESS: Duration = Duration::from_millis(10);

/// The path of a listing and its number, by which listings are ordered.
type Rank = (Vec<usize>, u64);

/// What to do now.
pub enum Step {
    /// Request the next page of the listing with this number.
    Request(u64, Permit),
    /// Wait for an answer, but no longer than to this time.
    Wait(Option<Duration>),
}

pub struct Walk {
    pub tree: Arc<Tree>,
    is_ordered: bool,
    concurrency: usize,
    /// Between two requests, and when the next may leave.
    spacing: Duration,
    slot: Duration,
    listings: HashMap<u64, Listing>,
    number: u64,
    /// By lane: the paths and numbers of listings that can be asked.
    ready: Vec<BTreeSet<Rank>>,
    held: BTreeSet<(Duration, u64)>,
    /// All listings in their order, if that matters.
    order: BTreeSet<Rank>,
    /// By lane: each operation in each region has limits of its own.
    governors: Vec<SharedGovernor>,
    /// By level.
    pub counts: Vec<Counts>,
    /// By level: the pages in flight, and those that arrived.
    sent: Vec<usize>,
    arrived: Vec<usize>,
}

impl Walk {
    /// A walk without listings. `requests_per_second`: of all operations together.
    pub fn new(tree: Arc<Tree>, concurrency: usize, requests_per_second: Option<f64>, is_ordered: bool) -> Self {
        let levels = tree.levels.len();
        let lanes = levels * tree.regions();
        Self {
            is_ordered,
            concurrency,
            spacing: requests_per_second.map_or(Duration::ZERO, |rate| {
                Duration::try_from_secs_f64(1.0 / rate).unwrap_or(Duration::MAX)
            }),
            slot: Duration::ZERO,
            listings: HashMap::new(),
            number: 0,
            ready: vec![BTreeSet::new(); lanes],
            held: BTreeSet::new(),
            order: BTreeSet::new(),
            governors: (0..lanes).map(|_| SharedGovernor::default()).collect(),
            counts: vec![Counts::default(); levels],
            sent: vec![0; levels],
            arrived: vec![0; levels],
            tree,
        }
    }

    /// Take the governors of a client, by level and region.
    pub fn share_governors(&mut self, governor: impl Fn(&Operation, usize) -> SharedGovernor) {
        let regions = self.tree.regions();
        let lanes = (0..self.governors.len()).map(|lane| (&self.tree.levels[lane / regions], lane % regions));
        self.governors = lanes.map(|(level, region)| governor(level.operation, region)).collect();
    }

    /// Begin at the outermost listings.
    pub fn start(&mut self) {
        let tree = Arc::clone(&self.tree);
        for (index, (level, ids)) in tree.roots().enumerate() {
            self.add(level, ids, &[index]);
        }
    }

    /// Add a listing that stood somewhere when a scan broke off.
    pub fn resume(&mut self, level: usize, ids: Ids, token: Option<String>, skip: Option<i64>) {
        let number = self.add(level, ids, &[self.listings.len()]);
        if let Some(listing) = self.listings.get_mut(&number) {
            (listing.token, listing.skip) = (token, skip);
        }
    }

    /// `place`: among the listings, from the outermost in.
    fn add(&mut self, level: usize, ids: Ids, place: &[usize]) -> u64 {
        let number = self.number;
        self.number += 1;
        let path = match self.is_ordered {
            true => [place, &[0]].concat(),
            false => Vec::new(),
        };
        let lane = level * self.tree.regions() + self.tree.region(&ids);
        let listing = Listing {
            level,
            lane,
            ids,
            token: None,
            skip: None,
            path,
            throttles: 0,
            sent: Duration::ZERO,
            state: State::Ready,
            ahead: None,
            is_ahead: false,
        };
        self.insert(number, listing);
        self.counts[level].found += 1;
        number
    }

    fn insert(&mut self, number: u64, listing: Listing) {
        if self.is_ordered {
            self.order.insert((listing.path.clone(), number));
        }
        self.ready[listing.lane].insert((listing.path.clone(), number));
        self.listings.insert(number, listing);
    }

    fn remove(&mut self, number: u64) -> Option<Listing> {
        self.leave(number);
        let listing = self.listings.remove(&number)?;
        self.order.remove(&(listing.path.clone(), number));
        if let Some(ahead) = listing.ahead {
            self.remove(ahead);
        }
        Some(listing)
    }

    pub fn listing(&self, number: u64) -> Option<&Listing> {
        self.listings.get(&number)
    }

    pub fn is_done(&self) -> bool {
        self.listings.is_empty()
    }

    /// Where all listings stand, in the order in which they would be asked.
    pub fn listings(&self) -> impl Iterator<Item = &Listing> {
        let mut all: Vec<_> = self.listings.iter().filter(|(_, listing)| !listing.is_ahead).collect();
        all.sort_by(|(number, one), (other, another)| (&one.path, *number).cmp(&(&another.path, *other)));
        all.into_iter().map(|(_, listing)| listing)
    }

    /// Whether the page that arrived, or the error, is to be handed over now. What is only looked into for ids may come
    /// before its turn in an ordered scan, unless it is `in_turn`.
    pub fn is_next(&self, number: u64, in_turn: bool) -> bool {
        let Some(listing) = self.listings.get(&number) else {
            return false;
        };
        let level = listing.level;
        if self.is_ordered && (in_turn || self.tree.levels[level].is_wanted || self.is_first(number)) {
            return self.is_first(number);
        }
        !listing.is_ahead && (!self.is_parent(level) || self.waiting_below(level) < self.concurrency)
    }

    /// Whether it comes before all others that are known, of an ordered scan.
    pub fn is_first(&self, number: u64) -> bool {
        self.order.first().is_some_and(|(_, first)| *first == number)
    }

    /// The next request, which counts as sent; or how long to wait.
    pub fn next(&mut self, now: Duration) -> Step {
        self.release(now);
        let mut until = self.held.first().map(|(time, _)| *time);
        let sent = self.in_flight();
        if sent >= self.concurrency {
            return Step::Wait(until);
        }
        if self.slot > now {
            return Step::Wait(Some(until.map_or(self.slot, |time| time.min(self.slot))));
        }
        let is_full = self.buffered() >= self.concurrency;
        let mut best: Option<(&Rank, usize, bool)> = None;
        for lane in (0..self.ready.len()).rev() {
            let level = lane / self.tree.regions();
            let Some(first) = self.ready[lane].first() else {
                continue;
            };
            let is_parent = self.is_parent(level);
            let below = if is_parent { self.expected_below(level) } else { 0 };
            if (is_full || below >= self.concurrency) && !(self.is_ordered && self.is_first(first.1)) {
                continue;
            }
            match self.governors[lane].next_send(now) {
                Some(time) if time <= now => {}
                later => {
                    // Nobody tells when the request of another scan is over.
                    let later = later.or_else(|| (sent == 0).then(|| now.saturating_add(LOOK)));
                    until = [until, later].into_iter().flatten().min();
                    continue;
                }
            }
            let is_better = |(known, _, known_is_parent): (&Rank, usize, bool)| match self.is_ordered {
                true => first < known,
                // Those in flight may all be the last of their listings: by then, as many must be known.
                false => is_parent && !known_is_parent && below <= sent,
            };
            if best.is_none_or(is_better) {
                best = Some((first, lane, is_parent));
            }
        }
        let Some((first, lane, _)) = best else {
            return Step::Wait(until);
        };
        let (_, number) = *first;
        self.enter(number, State::Sent);
        if let Some(listing) = self.listings.get_mut(&number) {
            listing.sent = now;
        }
        self.counts[lane / self.tree.regions()].requests += 1;
        self.slot = self.slot.max(now.saturating_sub(LATENESS)).saturating_add(self.spacing);
        Step::Request(number, self.governors[lane].send(now))
    }

    fn in_flight(&self) -> usize {
        self.sent.iter().sum()
    }

    fn is_parent(&self, level: usize) -> bool {
        self.tree.wanted_ids(level).next().is_some()
    }

    /// How many listings wait below a level, and pages there that were not opened.
    fn waiting_below(&self, level: usize) -> usize {
        let unopened = |level: usize| if self.is_parent(level) { self.arrived[level] } else { 0 };
        let below = level + 1..self.arrived.len();
        let lanes = &self.ready[below.start * self.tree.regions()..];
        self.held.len() + lanes.iter().map(BTreeSet::len).sum::<usize>() + below.map(unopened).sum::<usize>()
    }

    /// And those that pages of this level will bring: at least one each.
    fn expected_below(&self, level: usize) -> usize {
        self.waiting_below(level) + self.arrived[level] + self.sent[level]
    }

    /// How many pages wait for the consumer.
    fn buffered(&self) -> usize {
        let levels = (0..self.arrived.len()).filter(|level| self.is_ordered || !self.is_parent(*level));
        levels.map(|level| self.arrived[level]).sum()
    }

    fn release(&mut self, now: Duration) {
        while let Some((time, number)) = self.held.first().copied()
            && time <= now
        {
            self.enter(number, State::Ready);
        }
    }

    /// Move a listing to another state.
    fn enter(&mut self, number: u64, state: State) {
        self.leave(number);
        let Some(listing) = self.listings.get_mut(&number) else {
            return;
        };
        listing.state = state;
        match state {
            State::Ready => {
                self.ready[listing.lane].insert((listing.path.clone(), number));
            }
            State::Held(time) => {
                self.held.insert((time, number));
            }
            State::Sent => self.sent[listing.level] += 1,
            State::Arrived => self.arrived[listing.level] += 1,
        }
    }

    /// Take a listing out of where its state has put it.
    fn leave(&mut self, number: u64) {
        let Some(listing) = self.listings.get(&number) else {
            return;
        };
        match listing.state {
            State::Ready => {
                self.ready[listing.lane].remove(&(listing.path.clone(), number));
            }
            State::Held(time) => {
                self.held.remove(&(time, number));
            }
            State::Sent => self.sent[listing.level] -= 1,
            State::Arrived => self.arrived[listing.level] -= 1,
        }
    }

    /// The page arrived, maybe with the token of the next, or an error that is not for the scan to wait out.
    pub fn on_answer(&mut self, number: u64, token: Option<&str>) {
        if self.listings.contains_key(&number) {
            self.enter(number, State::Arrived);
            if self.is_ordered && token.is_some() {
                self.ask_ahead(number, token);
            }
        }
    }

    fn ask_ahead(&mut self, number: u64, token: Option<&str>) {
        let ahead = self.number;
        let Some(listing) = self.listings.get_mut(&number) else {
            return;
        };
        // The same token again is an error, which is found when the page is handed over.
        if listing.token.as_deref() == token {
            return;
        }
        listing.ahead = Some(ahead);
        let mut next = Listing {
            token: token.map(str::to_owned),
            skip: None,
            throttles: 0,
            state: State::Ready,
            ahead: None,
            is_ahead: true,
            ..listing.clone()
        };
        if let Some(page) = next.path.last_mut() {
            *page += 1;
        }
        self.number += 1;
        self.insert(ahead, next);
    }

    /// The request was refused. Whether it is asked again: not if all were refused for too long.
    pub fn on_refused(&mut self, number: u64, refusal: Refusal) -> bool {
        let Some(listing) = self.listings.get_mut(&number) else {
            return true;
        };
        listing.throttles += 1;
        self.counts[listing.level].throttled += 1;
        let refused_for = refusal.at.saturating_sub(refusal.since);
        let has_patience = refused_for < PATIENCE.0 || listing.throttles < PATIENCE.1;
        let state = match has_patience {
            true => State::Held(refusal.due),
            false => State::Arrived,
        };
        self.enter(number, state);
        has_patience
    }

    /// What was sent gets no answer any more: it is to be sent again.
    pub fn forget_sent(&mut self) {
        let sent = self.listings.iter().filter(|(_, listing)| listing.state == State::Sent);
        let sent: Vec<_> = sent.map(|(number, _)| *number).collect();
        for number in sent {
            self.enter(number, State::Ready);
        }
    }

    /// The page that arrived is to be asked for again.
    pub fn retry(&mut self, number: u64) {
        if let Some(ahead) = self.listings.get_mut(&number).and_then(|listing| listing.ahead.take()) {
            self.remove(ahead);
        }
        self.enter(number, State::Ready);
    }

    /// The page was handed over, with so many rows: go on with the next one, if there is a token.
    pub fn advance(&mut self, number: u64, token: Option<String>, rows: usize) {
        let Some(listing) = self.listings.get_mut(&number) else {
            return;
        };
        self.counts[listing.level].rows += rows as u64;
        if token.is_none() {
            return self.end(number);
        }
        if let Some(ahead) = listing.ahead.take() {
            if let Some(next) = self.listings.get_mut(&ahead) {
                next.is_ahead = false;
            }
            self.remove(number);
            return;
        }
        self.order.remove(&(listing.path.clone(), number));
        (listing.token, listing.skip, listing.throttles) = (token, None, 0);
        if let Some(page) = listing.path.last_mut() {
            *page += 1;
            self.order.insert((listing.path.clone(), number));
        }
        self.enter(number, State::Ready);
    }

    /// The next page cannot be asked for: an error stands in its place.
    pub fn fail_next(&mut self, number: u64) {
        self.enter(number, State::Arrived);
    }

    /// `MaxItems` ends the scan inside of this page, after so many rows, and so many items of the page.
    pub fn stop(&mut self, number: u64, rows: usize, skip: i64) {
        if let Some(listing) = self.listings.get_mut(&number) {
            listing.skip = Some(skip);
            self.counts[listing.level].rows += rows as u64;
        }
        self.retry(number);
    }

    /// Add the listings below an item of the page that is handed over.
    pub fn add_below(&mut self, number: u64, index: usize, id: impl Fn(&'static str) -> Option<Arc<str>>) {
        let Some(listing) = self.listings.get(&number) else {
            return;
        };
        let (tree, path) = (Arc::clone(&self.tree), listing.path.clone());
        let below: Vec<_> = tree.below(listing.level, &listing.ids, id).collect();
        for (offset, (level, ids)) in below.into_iter().enumerate() {
            self.add(level, ids, &[path.as_slice(), &[index, offset]].concat());
        }
    }

    /// The listing is over: with its last page, or an error.
    pub fn end(&mut self, number: u64) {
        if let Some(listing) = self.remove(number) {
            self.counts[listing.level].done += 1;
        }
    }
}

#[cfg(test)]
mod tests;
