//! A listing of a walk.

use std::time::Duration;

use super::tree::Ids;

/// One listing: where it stands is the page that was not handed over yet.
#[derive(Clone, Debug)]
pub struct Listing {
    pub level: usize,
    /// Of its level in its region.
    pub lane: usize,
    pub ids: Ids,
    /// Of its next page; None for the first.
    pub token: Option<String>,
    /// How many items of that page were handed over before.
    pub skip: Option<i64>,
    /// Its place in the order of the parents; the last number is that of the page.
    pub path: Vec<usize>,
    /// How often the page was refused.
    pub throttles: u32,
    pub sent: Duration,
    pub state: State,
    /// The number of the next page, which is asked for before this one is handed over.
    pub ahead: Option<u64>,
    /// Whether it is such a page.
    pub is_ahead: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum State {
    Ready,
    /// Until then.
    Held(Duration),
    Sent,
    Arrived,
}
