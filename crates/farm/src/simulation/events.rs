//! The events to come. Those of one moment happen in the order in which they were added.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::plan::JobPlan;

pub enum Event {
    Arrive(Box<JobPlan>),
    /// The worker takes up the session.
    Start(u32),
    /// The session's action with this number ends, unless it was ended before.
    End(u32, usize),
    /// The worker is online, for the first time or again.
    Boot(u32),
    /// The worker is shut down if it was idle all the time.
    Idle(u32),
    Stop(u32),
    Interrupt(u32),
    /// The worker of this fleet with this number, if it is there, is interrupted.
    TakeAway(u32, u32),
    Cancel(u32),
    Suspend(u32),
    Resume(u32),
    NewDay,
}

#[derive(Default)]
pub struct Events {
    heap: BinaryHeap<Entry>,
    added: u64,
}

struct Entry {
    time: i64,
    number: u64,
    event: Event,
}

impl Events {
    pub fn add(&mut self, time: i64, event: Event) {
        let number = self.added;
        self.added += 1;
        self.heap.push(Entry { time, number, event });
    }

    /// The next event, if it is not after this time.
    pub fn next_until(&mut self, time: i64) -> Option<(i64, Event)> {
        if self.heap.peek()?.time > time {
            return None;
        }
        self.heap.pop().map(|entry| (entry.time, entry.event))
    }
}

/// The largest entry, which the heap has on top, is the earliest.
impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        (other.time, other.number).cmp(&(self.time, self.number))
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Entry {}
