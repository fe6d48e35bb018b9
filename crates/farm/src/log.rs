//! The last requests and how they were answered.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::call::Call;

/// Requests that are kept.
const MAX_ENTRIES: usize = 10_000;
/// Bytes of their targets, signatures and bodies that are kept.
const MAX_BYTES: usize = 16 << 20;

pub struct Entry {
    pub call: Call,
    /// `None` if the request was not answered.
    pub status: Option<u16>,
    /// The error's code.
    pub error: Option<Cow<'static, str>>,
}

impl Entry {
    fn size(&self) -> usize {
        self.call.target.len() + self.call.signature.len() + self.call.body.len()
    }
}

#[derive(Default)]
pub struct Log(Mutex<Entries>);

#[derive(Default)]
struct Entries {
    kept: VecDeque<Entry>,
    bytes: usize,
}

impl Log {
    /// Add a request; the oldest are forgotten where there are too many.
    pub(crate) fn add(&self, entry: Entry) {
        let mut entries = self.entries();
        entries.bytes += entry.size();
        entries.kept.push_back(entry);
        while entries.kept.len() > MAX_ENTRIES || entries.bytes > MAX_BYTES {
            let Some(oldest) = entries.kept.pop_front() else {
                return;
            };
            entries.bytes -= oldest.size();
        }
    }

    /// What is made of each request, the oldest first.
    pub fn map<T>(&self, make: impl FnMut(&Entry) -> T) -> Vec<T> {
        self.entries().kept.iter().map(make).collect()
    }

    pub fn clear(&self) {
        *self.entries() = Entries::default();
    }

    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    fn entry(target: &str, body: usize) -> Entry {
        let (parts, ()) = http::Request::get(target).body(()).expect("a URI").into_parts();
        Entry {
            call: Call::new(&parts, Bytes::from(vec![b' '; body])),
            status: Some(200),
            error: None,
        }
    }

    #[test]
    fn the_last_requests_are_kept() {
        let log = Log::default();
        for number in 0..MAX_ENTRIES + 5 {
            log.add(entry(&format!("/{number}"), 0));
        }
        let kept = log.map(|entry| entry.call.target.clone());
        assert_eq!(kept.len(), MAX_ENTRIES);
        assert_eq!(&*kept[0], "/5");
        log.clear();
        assert_eq!(log.map(|_| ()).len(), 0);
    }

    #[test]
    fn large_bodies_push_out_more() {
        let log = Log::default();
        for _ in 0..40 {
            log.add(entry("/", 1 << 20));
        }
        assert_eq!(log.map(|_| ()).len(), 15);
    }
}
