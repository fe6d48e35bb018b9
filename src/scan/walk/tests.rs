//! Walks over a farm in virtual time: no requests, no clock.

use std::collections::BTreeMap;

use deadline_model::operation;

use super::super::position::{decode, encode, encode_part};
use super::super::tree::REGION;
use super::*;
use crate::sdk::governors::Governors;

const LATENCY: Duration = Duration::from_millis(50);

/// A farm whose listings all have as many items, in pages of `page` items.
struct Farm {
    items: usize,
    page: usize,
}

/// A walk, its requests in flight and its pages that arrived.
struct Run<'a> {
    farm: &'a Farm,
    walk: Walk,
    now: Duration,
    flights: BTreeMap<(Duration, u64), Permit>,
    arrived: Vec<u64>,
    random: u64,
    /// Whether one in eight is refused.
    is_limited: bool,
    /// The ids of each wanted item that was handed over.
    got: Vec<String>,
    most_listings: usize,
    most_sent: usize,
}

fn tree() -> Arc<Tree> {
    let sessions = operation("list_sessions").expect("a paginated operation");
    Arc::new(Tree::new(&[sessions], vec![]).expect("ids that can be found"))
}

impl<'a> Run<'a> {
    fn new(farm: &'a Farm, walk: Walk, seed: u64) -> Self {
        Self {
            farm,
            walk,
            now: Duration::ZERO,
            flights: BTreeMap::new(),
            arrived: Vec::new(),
            random: seed,
            is_limited: true,
            got: Vec::new(),
            most_listings: 0,
            most_sent: 0,
        }
    }

    fn random(&mut self, below: u64) -> u64 {
        self.random = self.random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.random >> 33) % below
    }

    /// One step. False at the end.
    fn step(&mut self) -> bool {
        self.most_listings = self.most_listings.max(self.walk.listings.len());
        self.most_sent = self.most_sent.max(self.walk.sent);
        let until = match self.walk.next(self.now) {
            Step::Request(number, permit) => {
                let latency = LATENCY + Duration::from_millis(self.random(100));
                self.flights.insert((self.now + latency, number), permit);
                return true;
            }
            Step::Wait(until) => until,
        };
        if let Some(index) = self.arrived.iter().position(|number| self.walk.is_next(*number, false)) {
            let number = self.arrived.remove(index);
            self.hand_over(number);
            return true;
        }
        if self.walk.is_done() {
            return false;
        }
        let arrival = self.flights.keys().next().map(|(time, _)| *time);
        self.now = [until, arrival]
            .into_iter()
            .flatten()
            .min()
            .expect("something to wait for");
        while let Some(first) = self.flights.first_entry()
            && first.key().0 <= self.now
        {
            let ((_, number), permit) = first.remove_entry();
            if !self.is_limited || self.random(8) > 0 {
                let next = self.walk.listing(number).and_then(|listing| self.page(listing).1);
                permit.served(self.now);
                self.walk.on_answer(number, next.as_deref());
                if self.walk.listing(number).is_some() {
                    self.arrived.push(number);
                }
            } else {
                let throttles = self.walk.listing(number).map_or(0, |listing| listing.throttles);
                assert!(self.walk.on_refused(number, permit.refused(self.now, None, throttles)));
            }
        }
        true
    }

    /// The items of the page at which a listing stands, and the token of the next.
    fn page(&self, listing: &Listing) -> (std::ops::Range<usize>, Option<String>) {
        let start: usize = listing
            .token
            .as_ref()
            .map_or(0, |token| token.parse().expect("a number"));
        let end = (start + self.farm.page).min(self.farm.items);
        (start..end, (end < self.farm.items).then(|| end.to_string()))
    }

    fn hand_over(&mut self, number: u64) {
        let listing = self.walk.listing(number).expect("a listing that is known");
        let (items, token) = self.page(listing);
        let path: Vec<_> = listing.ids.iter().map(|(_, id)| id.to_string()).collect();
        let id = |item: usize| [path.as_slice(), &[item.to_string()]].concat().join("/");
        if self.walk.is_parent(listing.level) {
            for (index, item) in items.clone().enumerate() {
                self.walk
                    .add_below(number, index, |_| Some(Arc::from(item.to_string())));
            }
        } else {
            self.got.extend(items.clone().map(id));
        }
        self.walk.advance(number, token, items.len());
    }
}

/// The ids of all items, as nested loops come to them.
fn all(farm: &Farm) -> Vec<String> {
    let mut ids = vec![String::new()];
    for _ in 0..4 {
        let items = |id: &String| (0..farm.items).map(|item| format!("{id}/{item}")).collect::<Vec<_>>();
        ids = ids.iter().flat_map(items).collect();
    }
    ids.iter().map(|id| id[1..].to_owned()).collect()
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}

#[test]
fn every_item_once_and_in_order() {
    let farm = Farm { items: 5, page: 2 };
    for is_ordered in [false, true] {
        for concurrency in [1, 3, 64] {
            let mut run = Run::new(&farm, Walk::new(tree(), concurrency, None, is_ordered), 1);
            run.walk.start();
            while run.step() {}
            assert!(run.most_sent <= concurrency);
            for counts in &run.walk.counts {
                assert_eq!(counts.found, counts.done);
            }
            assert_eq!(run.walk.counts.last().map(|counts| counts.rows), Some(625));
            match is_ordered {
                true => assert_eq!(run.got, all(&farm)),
                false => assert_eq!(sorted(run.got), sorted(all(&farm))),
            }
        }
    }
}

/// The next page of a listing is asked for before the one before it is handed over.
#[test]
fn in_order_it_takes_hardly_longer() {
    let farm = Farm { items: 8, page: 4 };
    let [any, ordered] = [false, true].map(|is_ordered| {
        let mut run = Run::new(&farm, Walk::new(tree(), 64, None, is_ordered), 1);
        run.is_limited = false;
        run.walk.start();
        while run.step() {}
        run.now.as_secs_f64()
    });
    assert!(ordered < 2.0 * any, "{ordered} s, {any} s in any order");
}

/// Two scans of a client: what one has learned holds for the other, and neither waits for ever.
#[test]
fn governors_that_are_shared() {
    let farm = Farm { items: 8, page: 8 };
    let governors = Governors::default();
    let start = || {
        let mut walk = Walk::new(tree(), 64, None, false);
        walk.share_governors(|operation, _| governors.of(operation));
        walk.start();
        let mut run = Run::new(&farm, walk, 1);
        run.is_limited = false;
        run
    };
    let alone = |now: Duration| {
        let mut run = start();
        run.now = now;
        while run.step() {}
        (run.now - now, run.now)
    };
    let (cold, now) = alone(Duration::ZERO);
    let (warm, now) = alone(now);
    assert!(
        warm.as_secs_f64() < 0.8 * cold.as_secs_f64(),
        "{warm:?}, {cold:?} at first"
    );

    let later = now + Duration::from_secs(600);
    let mut both = [start(), start()];
    both.iter_mut().for_each(|run| run.now = later);
    let mut are_going = [true, true];
    while are_going.contains(&true) {
        // In the order of time.
        let index = match (are_going[0], are_going[1]) {
            (true, true) => usize::from(both[1].now < both[0].now),
            (is_first, _) => usize::from(!is_first),
        };
        are_going[index] = both[index].step();
    }
    for run in both {
        assert!(run.now - later < 3 * cold, "{:?}, {cold:?} alone", run.now - later);
        assert_eq!(sorted(run.got), sorted(all(&farm)));
    }
}

/// Requests that were cancelled do not count, nor those whose scan rests once the answers are there.
#[test]
fn a_scan_that_rests_holds_up_no_other() {
    let operation = operation("list_farms").expect("a paginated operation");
    let governors = Governors::default();
    let mut resting = Vec::new();
    for round in 0..100 {
        let mut walk = Walk::new(
            Arc::new(Tree::new(&[operation], vec![]).expect("a tree")),
            4,
            None,
            false,
        );
        walk.share_governors(|operation, _| governors.of(operation));
        walk.start();
        let (_, permit) = ask(&mut walk, Duration::ZERO);
        if round % 2 == 0 {
            permit.served(LATENCY);
        }
        resting.push(walk);
    }
}

#[test]
fn broken_off_and_resumed_anywhere() {
    let farm = Farm { items: 3, page: 2 };
    for seed in 0..40 {
        let is_ordered = seed % 2 == 0;
        let mut got = Vec::new();
        let mut token: Option<String> = None;
        for part in 1.. {
            let mut run = Run::new(&farm, Walk::new(tree(), 7, None, is_ordered), seed + 1000 * part);
            match &token {
                None => run.walk.start(),
                Some(token) => {
                    for (level, ids, token, skip) in decode(&run.walk.tree, token).expect("a token").places {
                        run.walk.resume(level, ids, token, skip);
                    }
                }
            }
            let steps = 1 + run.random(400);
            for _ in 0..steps {
                run.step();
            }
            got.append(&mut run.got);
            token = encode(&run.walk);
            if token.is_none() {
                break;
            }
        }
        match is_ordered {
            true => assert_eq!(got, all(&farm)),
            false => assert_eq!(sorted(got), sorted(all(&farm))),
        }
    }
}

#[test]
fn what_is_known_at_a_time_is_bounded() {
    let farm = Farm { items: 40, page: 20 };
    for is_ordered in [false, true] {
        for concurrency in [1, 10, 64] {
            let mut run = Run::new(&farm, Walk::new(tree(), concurrency, None, is_ordered), 3);
            run.walk.start();
            for _ in 0..20_000 {
                run.step();
                assert!(run.walk.buffered() <= 2 * concurrency);
            }
            let bound = 3 * (farm.page + 2 * concurrency);
            assert!(run.most_listings <= bound, "{} of {bound}", run.most_listings);
        }
    }
}

#[test]
fn answers_that_never_come_and_pages_to_be_asked_again() {
    let farm = Farm { items: 4, page: 2 };
    for seed in 0..20 {
        let mut run = Run::new(&farm, Walk::new(tree(), 5, None, seed % 2 == 0), seed);
        run.walk.start();
        while run.step() {
            if run.random(40) == 0 {
                run.flights.clear();
                for number in std::mem::take(&mut run.arrived) {
                    run.walk.retry(number);
                }
                run.walk.forget_sent();
                assert_eq!((run.walk.sent, run.walk.arrived.iter().sum::<usize>()), (0, 0));
            }
        }
        assert_eq!(sorted(run.got), sorted(all(&farm)));
    }
}

/// A walk over farms.
fn farms(requests_per_second: Option<f64>) -> Walk {
    let mut walk = Walk::new(tree(), 4, requests_per_second, false);
    walk.start();
    walk
}

fn ask(walk: &mut Walk, now: Duration) -> (u64, Permit) {
    match walk.next(now) {
        Step::Request(number, permit) => (number, permit),
        Step::Wait(_) => panic!("a request may leave at once"),
    }
}

fn answer(walk: &mut Walk, (number, permit): (u64, Permit), now: Duration) -> u64 {
    permit.served(now);
    walk.on_answer(number, None);
    number
}

fn refuse(walk: &mut Walk, (number, permit): (u64, Permit), now: Duration) -> bool {
    let throttles = walk.listing(number).map_or(0, |listing| listing.throttles);
    walk.on_refused(number, permit.refused(now, None, throttles))
}

#[test]
fn refused_for_ever() {
    let mut walk = farms(None);
    let mut asked = ask(&mut walk, Duration::ZERO);
    let number = asked.0;
    let (mut now, mut refusals) = (LATENCY, 1);
    while refuse(&mut walk, asked, now) {
        refusals += 1;
        asked = loop {
            match walk.next(now) {
                Step::Request(again, permit) => break (again, permit),
                Step::Wait(until) => now = until.expect("a time"),
            }
        };
        assert_eq!(asked.0, number);
        now += LATENCY;
    }
    let since = now - LATENCY;
    assert!(
        since >= PATIENCE.0 && since < PATIENCE.0 + Duration::from_secs(21),
        "{since:?}"
    );
    assert!(refusals >= PATIENCE.1);
    assert_eq!(walk.counts[0].throttled, u64::from(refusals));
    assert_eq!((walk.sent, walk.arrived[0]), (0, 1));
    // It can be asked again, and the next refusal is an error at once.
    walk.retry(number);
    now += Duration::from_secs(30);
    let asked = ask(&mut walk, now);
    assert!(!refuse(&mut walk, asked, now + LATENCY));
}

#[test]
fn one_success_is_enough_to_wait_on() {
    let mut walk = farms(None);
    let mut asked = ask(&mut walk, Duration::ZERO);
    let mut now = LATENCY;
    for _ in 0..20 {
        assert!(refuse(&mut walk, asked, now));
        now += Duration::from_secs(60);
        asked = ask(&mut walk, now);
        let number = answer(&mut walk, asked, now);
        walk.retry(number);
        now += Duration::from_secs(60);
        asked = ask(&mut walk, now);
    }
}

#[test]
fn requests_a_second() {
    let farm = Farm { items: 3, page: 2 };
    let mut run = Run::new(&farm, Walk::new(tree(), 64, Some(20.0), false), 5);
    run.walk.start();
    let mut sent = Vec::new();
    let mut before = 0;
    while run.step() {
        let requests = run.walk.counts.iter().map(|counts| counts.requests).sum();
        if requests > before {
            sent.push(run.now);
            before = requests;
        }
    }
    for (number, time) in sent.iter().enumerate() {
        for (earlier, start) in sent[..number].iter().enumerate() {
            let least = Duration::from_millis(50) * (number - earlier) as u32;
            assert!(*time - *start + LATENESS >= least);
        }
    }
    assert_eq!(sorted(run.got), sorted(all(&farm)));
}

#[test]
fn a_scan_that_stops_inside_of_a_page_goes_on_there() {
    let mut walk = farms(None);
    let asked = ask(&mut walk, Duration::ZERO);
    let number = answer(&mut walk, asked, LATENCY);
    walk.stop(number, 3, 3);
    let token = encode(&walk).expect("a place");
    let places = decode(&walk.tree, &token).expect("a token").places;
    assert_eq!(places, [(0, Ids::new(), None, Some(3))]);
    assert_eq!((walk.sent, walk.arrived[0], walk.counts[0].rows), (0, 0, 3));
}

#[test]
fn an_error_in_place_of_a_page() {
    let mut walk = farms(None);
    let asked = ask(&mut walk, Duration::ZERO);
    let number = answer(&mut walk, asked, LATENCY);
    walk.advance(number, Some("token".to_owned()), 2);
    walk.fail_next(number);
    assert!(walk.is_next(number, true));
    assert!(matches!(walk.next(LATENCY), Step::Wait(None)));
    walk.end(number);
    assert!(walk.is_done());
    assert_eq!((walk.sent, walk.arrived[0]), (0, 0));
}

#[test]
fn tokens_of_other_scans() {
    let walk = farms(None);
    let token = encode(&walk).expect("a place");
    let farms = operation("list_fleets").expect("a paginated operation");
    let given = vec![("farmId", vec![Arc::from("farm-1")])];
    let other = Tree::new(&[farms], given).expect("ids that are given");
    assert!(decode(&other, &token).is_none());
    assert!(decode(&walk.tree, "no token").is_none());

    let in_region = |region: &str| {
        let given = vec![(REGION, vec![Arc::from(region)])];
        let mut walk = Walk::new(Arc::new(Tree::new(&[farms], given).expect("a tree")), 1, None, false);
        walk.start();
        walk
    };
    let token = encode(&in_region("eu-west-1")).expect("a place");
    assert!(decode(&in_region("eu-west-1").tree, &token).is_some());
    assert!(decode(&in_region("us-west-2").tree, &token).is_none());
}

#[test]
fn tokens_of_parts() {
    let jobs = operation("list_jobs").expect("a paginated operation");
    let tree = Tree::new(&[jobs], Vec::new()).expect("ids that are found");
    let level = tree.levels.len() - 1;
    let ids = |queue: &str| -> Ids { vec![("farmId", Arc::from("farm-1")), ("queueId", Arc::from(queue))] };
    let part = decode(&tree, &encode_part(&tree, level, &[ids("a"), ids("b")])).expect("a token");
    assert!(part.is_complete);
    assert_eq!(
        part.places,
        [(level, ids("a"), None, None), (level, ids("b"), None, None)]
    );
    // What goes on from there does not say what was found before.
    let mut walk = Walk::new(Arc::new(tree), 1, None, false);
    part.places
        .into_iter()
        .for_each(|(level, ids, token, skip)| walk.resume(level, ids, token, skip));
    let rest = decode(&walk.tree, &encode(&walk).expect("a place")).expect("a token");
    assert!(!rest.is_complete);
    assert_eq!(rest.places.len(), 2);
}
