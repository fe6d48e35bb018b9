//! The pages of a pass: requested one by one, or prefetched.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pyo3::prelude::*;
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};

use super::pending::{PendingFetch, Ticket};
use crate::errors::{Error, Result};
use crate::runtime::{self, DriveGuard, RuntimeBound, Spawner, Task};
use crate::sdk::pages::{NextPage, Pages};

/// Requests pages, and remembers the tokens that came.
#[derive(Default)]
pub struct PageSource {
    /// None before the first request and after an error.
    fetching: Option<Fetching>,
    tokens: Arc<Mutex<Tokens>>,
}

/// A page that an event loop awaits, with its source.
pub type Pending = PendingFetch<(PageSource, NextPage)>;

enum Fetching {
    Direct(Pages),
    Prefetcher(Prefetcher),
}

impl PageSource {
    /// A closed source for the same pass: it shares the tokens that came.
    pub fn closed_copy(&self) -> Self {
        Self {
            fetching: None,
            tokens: Arc::clone(&self.tokens),
        }
    }

    /// Whether the service returned this token before.
    pub fn knows(&self, token: &str) -> bool {
        lock(&self.tokens).contains(token)
    }

    /// Remember the token of the next page; false if it came before.
    pub fn remember_token(&self, token: &str) -> bool {
        lock(&self.tokens).insert(token)
    }

    pub fn is_open(&self) -> bool {
        self.fetching.is_some()
    }

    pub fn open(&mut self, pages: Pages) {
        self.fetching = Some(Fetching::Direct(pages));
    }

    /// Cancel the request in flight, if there is one.
    pub fn close(&mut self) {
        self.fetching = None;
    }

    /// Drop requests of another process's runtime, or of a lost one.
    pub fn discard_after_fork(&mut self) {
        let usable = match &self.fetching {
            Some(Fetching::Direct(pages)) => pages.is_usable(),
            Some(Fetching::Prefetcher(prefetcher)) => prefetcher.channels.is_usable(),
            None => true,
        };
        if !usable {
            self.fetching = None;
        }
    }

    /// From now on pages can be prefetched.
    pub fn start_prefetching(&mut self, spawner: Spawner) -> Result<()> {
        self.fetching = match self.fetching.take() {
            Some(Fetching::Direct(pages)) => Some(Fetching::Prefetcher(Prefetcher::new(spawner, pages)?)),
            other => other,
        };
        Ok(())
    }

    /// The next page. If there is one, up to `ahead` of the following are requested.
    ///
    /// Dropping this future leaves the request running; the next call goes on waiting for it.
    pub async fn next(&mut self, ahead: usize) -> NextPage {
        match &mut self.fetching {
            None => Ok(None),
            Some(Fetching::Direct(pages)) => pages.next().await,
            Some(Fetching::Prefetcher(prefetcher)) => {
                let page = match prefetcher.taken.take() {
                    Some(page) => page,
                    None => {
                        prefetcher.prefetch(1);
                        prefetcher.receive().await
                    }
                };
                let more = match &page {
                    Ok(Some(response)) => response
                        .next_token
                        .as_ref()
                        .is_some_and(|token| !lock(&self.tokens).contains(token)),
                    _ => false,
                };
                // Kept meanwhile: this future may be dropped at any await.
                prefetcher.taken = Some(page);
                if more && prefetcher.prefetch(ahead) {
                    runtime::flush_writes().await;
                }
                prefetcher.taken.take().unwrap_or(Ok(None))
            }
        }
    }

    /// Fetch the next page for an event loop, by a future of it.
    pub fn fetch(mut self, py: Python<'_>, ahead: usize) -> Result<(Pending, Arc<Ticket>, Bound<'_, PyAny>)> {
        PendingFetch::start(py, async move {
            let page = self.next(ahead).await;
            (self, page)
        })
    }

    /// Whether its request was made by an event loop, and so holds a permit that other awaited requests queue for.
    pub fn holds_permit(&self) -> bool {
        matches!(&self.fetching, Some(Fetching::Direct(pages)) if pages.is_awaited())
    }

    /// Request up to `count` pages ahead, if prefetching has started.
    pub fn prefetch(&mut self, count: usize) {
        if let Some(Fetching::Prefetcher(prefetcher)) = &mut self.fetching {
            prefetcher.prefetch(count);
        }
    }

    /// Whether pages are requested that nobody waits for yet.
    pub fn is_prefetching(&self) -> bool {
        matches!(&self.fetching, Some(Fetching::Prefetcher(prefetcher)) if prefetcher.outstanding > 0)
    }
}

impl Drop for PageSource {
    fn drop(&mut self) {
        self.discard_after_fork();
    }
}

/// A task that requests one page for each message.
struct Prefetcher {
    spawner: Spawner,
    channels: RuntimeBound<Channels>,
    /// How many pages were requested and not taken yet.
    outstanding: usize,
    /// A page taken from the channel by a wait that was dropped.
    taken: Option<NextPage>,
    _task: Task,
}

struct Channels {
    requests: UnboundedSender<DriveGuard>,
    responses: UnboundedReceiver<NextPage>,
}

impl Prefetcher {
    fn new(spawner: Spawner, mut pages: Pages) -> Result<Self> {
        let (requests, mut requested) = mpsc::unbounded_channel::<DriveGuard>();
        let (respond, responses) = mpsc::unbounded_channel();
        let task = spawner.spawn(async move {
            while let Some(work) = requested.recv().await {
                let page = pages.next().await;
                let last = !matches!(page, Ok(Some(_)));
                drop(work);
                if respond.send(page).is_err() || last {
                    return;
                }
            }
        })?;
        Ok(Self {
            spawner,
            channels: RuntimeBound::new(spawner, Channels { requests, responses }),
            outstanding: 0,
            taken: None,
            _task: task,
        })
    }

    fn prefetch(&mut self, count: usize) -> bool {
        let more = count.saturating_sub(self.outstanding);
        for _ in 0..more {
            let work = self.spawner.deferred();
            if let Some(channels) = self.channels.get() {
                // A task that has ended gave the reason as its last page.
                let _ = self.spawner.wake(|| channels.requests.send(work));
            }
        }
        self.outstanding += more;
        more > 0
    }

    async fn receive(&mut self) -> NextPage {
        let page = match self.channels.get_mut() {
            Some(channels) => channels.responses.recv().await,
            None => return Err(Error::RuntimeLost),
        };
        self.outstanding = self.outstanding.saturating_sub(1);
        page.unwrap_or_else(|| {
            Err(Error::Pagination(
                "The task that requests the pages of this listing ended unexpectedly.".to_owned(),
            ))
        })
    }
}

fn lock(tokens: &Mutex<Tokens>) -> MutexGuard<'_, Tokens> {
    tokens.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Hashes of the tokens that came, to find a repeated one.
#[derive(Default)]
struct Tokens {
    seen: HashSet<u64>,
    hasher: RandomState,
}

impl Tokens {
    fn contains(&self, token: &str) -> bool {
        self.seen.contains(&self.hasher.hash_one(token))
    }

    /// False if it was there.
    fn insert(&mut self, token: &str) -> bool {
        self.seen.insert(self.hasher.hash_one(token))
    }
}
