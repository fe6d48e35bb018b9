//! The pages of a pass: requested one by one, or prefetched.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};

use crate::errors::{Error, Result};
use crate::runtime::{self, DriveGuard, RuntimeBound, Spawner, Task};
use crate::sdk::pages::{NextPage, Pages};

/// Requests pages, and remembers the tokens that came.
#[derive(Default)]
pub struct PageSource {
    /// None before the first request and after an error.
    source: Option<Fetching>,
    tokens: Arc<Mutex<Tokens>>,
}

enum Fetching {
    Direct(Pages),
    Prefetcher(Prefetcher),
}

impl PageSource {
    /// Another source of the same pass, without a request.
    pub fn without_pages(&self) -> Self {
        Self {
            source: None,
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
        self.source.is_some()
    }

    pub fn open(&mut self, pages: Pages) {
        self.source = Some(Fetching::Direct(pages));
    }

    /// Cancel the request in flight, if there is one.
    pub fn close(&mut self) {
        self.source = None;
    }

    /// Drop requests made before a fork, or before the runtime's descriptors were closed.
    pub fn discard_after_fork(&mut self) {
        let usable = match &self.source {
            Some(Fetching::Direct(pages)) => pages.is_usable(),
            Some(Fetching::Prefetcher(ahead)) => ahead.channels.is_usable(),
            None => true,
        };
        if !usable {
            self.source = None;
        }
    }

    /// From now on pages can be prefetched.
    pub fn start_prefetching(&mut self, background: Spawner) -> Result<()> {
        self.source = match self.source.take() {
            Some(Fetching::Direct(pages)) => Some(Fetching::Prefetcher(Prefetcher::new(background, pages)?)),
            other => other,
        };
        Ok(())
    }

    /// The next page. If there is one, up to `ahead` of the following are requested.
    ///
    /// Dropping this future leaves the request running; the next call goes on waiting for it.
    pub async fn next(&mut self, ahead: usize) -> NextPage {
        match &mut self.source {
            None => Ok(None),
            Some(Fetching::Direct(pages)) => pages.next().await,
            Some(Fetching::Prefetcher(source)) => {
                let answer = match source.taken.take() {
                    Some(answer) => answer,
                    None => {
                        source.prefetch(1);
                        source.answer().await
                    }
                };
                let more = match &answer {
                    Ok(Some(page)) => page
                        .next_token
                        .as_ref()
                        .is_some_and(|token| !lock(&self.tokens).contains(token)),
                    _ => false,
                };
                // Kept meanwhile: this future may be dropped at any await.
                source.taken = Some(answer);
                if more && source.prefetch(ahead) {
                    runtime::flush_writes().await;
                }
                source.taken.take().unwrap_or(Ok(None))
            }
        }
    }

    /// Whether its request holds a permit that awaited requests queue for, while nothing drives it.
    pub fn stalls_others(&self) -> bool {
        matches!(&self.source, Some(Fetching::Direct(pages)) if pages.is_awaited())
    }

    /// Request up to `count` pages ahead, if prefetching has started.
    pub fn prefetch(&mut self, count: usize) {
        if let Some(Fetching::Prefetcher(source)) = &mut self.source {
            source.prefetch(count);
        }
    }

    /// Whether pages are requested that nobody waits for yet.
    pub fn is_prefetching(&self) -> bool {
        matches!(&self.source, Some(Fetching::Prefetcher(source)) if source.outstanding > 0)
    }
}

impl Drop for PageSource {
    fn drop(&mut self) {
        self.discard_after_fork();
    }
}

/// A task that requests one page for each message.
struct Prefetcher {
    background: Spawner,
    channels: RuntimeBound<Channels>,
    /// How many pages were requested and not taken yet.
    outstanding: usize,
    /// A page taken from the channel by a wait that was dropped.
    taken: Option<NextPage>,
    _task: Task,
}

struct Channels {
    asks: UnboundedSender<DriveGuard>,
    answers: UnboundedReceiver<NextPage>,
}

impl Prefetcher {
    fn new(background: Spawner, mut pages: Pages) -> Result<Self> {
        let (asks, mut asked) = mpsc::unbounded_channel::<DriveGuard>();
        let (answered, answers) = mpsc::unbounded_channel();
        let task = background.spawn(async move {
            while let Some(work) = asked.recv().await {
                let answer = pages.next().await;
                let last = !matches!(answer, Ok(Some(_)));
                drop(work);
                if answered.send(answer).is_err() || last {
                    return;
                }
            }
        })?;
        Ok(Self {
            background,
            channels: RuntimeBound::new(background, Channels { asks, answers }),
            outstanding: 0,
            taken: None,
            _task: task,
        })
    }

    fn prefetch(&mut self, count: usize) -> bool {
        let more = count.saturating_sub(self.outstanding);
        for _ in 0..more {
            let work = self.background.deferred();
            if let Some(channels) = self.channels.get() {
                // A task that has ended gave the reason as its last page.
                let _ = self.background.wake(|| channels.asks.send(work));
            }
        }
        self.outstanding += more;
        more > 0
    }

    async fn answer(&mut self) -> NextPage {
        let answer = match self.channels.get_mut() {
            Some(channels) => channels.answers.recv().await,
            None => return Err(Error::RuntimeLost),
        };
        self.outstanding = self.outstanding.saturating_sub(1);
        answer.unwrap_or_else(|| {
            Err(Error::Pagination(
                "The listing was given up by a failure of its own.".to_owned(),
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
