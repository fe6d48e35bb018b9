//! One pass over the pages. Its position changes with the page that is handed over, never before.

use std::sync::{Arc, Mutex, MutexGuard, TryLockError};

use pyo3::exceptions::{PyKeyboardInterrupt, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::awaited::{self, Awaited, Next, Wait};
use super::pending::{PendingFetch, Ticket};
use super::rules::{self, Follow, Standing, Verdict};
use super::source::PageSource;
use super::{Listing, resume_token};
use crate::errors::{Error, Result};
use crate::response::RawResponse;
use crate::runtime::log_buffer::RequestLog;
use crate::runtime::{self, Spawner};
use crate::sdk::pages::NextPage;
use crate::sdk::validation::validate;

/// One pass over the pages of a listing, shared by threads and tasks.
pub struct Cursor {
    /// Held across the waits of threads. Dropped before the connection that its pages come from.
    state: Mutex<State>,
    listing: Arc<Listing>,
}

pub struct State {
    position: Position,
    source: PageSource,
    /// A page that came and that nobody has yet.
    ready: Option<NextPage>,
    /// An event loop's wait for the next page.
    pending: Option<PendingFetch>,
    /// The parameters of the next request.
    arguments: Py<PyDict>,
    /// How many items of the first page the starting token passes over; None where there is no starting token.
    skip: Option<i64>,
    items: i64,
    log: RequestLog,
}

/// Where a pass stands.
#[derive(Clone, Copy, PartialEq)]
pub enum Position {
    Start,
    First,
    Later,
    /// The service gave a token for the second time.
    Repeated,
    /// The last page is out: the next step ends the iterator.
    Last,
    Done,
}

impl Cursor {
    pub fn new(py: Python<'_>, listing: Arc<Listing>) -> PyResult<Self> {
        let state = State {
            position: Position::Start,
            source: PageSource::default(),
            ready: None,
            pending: None,
            arguments: listing.arguments.bind(py).copy()?.unbind(),
            skip: None,
            items: 0,
            log: RequestLog::default(),
        };
        Ok(Self {
            state: Mutex::new(state),
            listing,
        })
    }

    pub fn described(&self, py: Python<'_>) -> PyResult<String> {
        self.listing.described(py)
    }

    /// The next page, None at the end.
    pub fn next_page<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        let mut state = self.claim(py, None)?.ok_or_else(busy)?;
        let page = runtime::guard(|| state.next(py, &self.listing));
        self.record_error(py, &mut state, page)
    }

    /// The state, unless somebody is at work on it or awaits a page.
    pub fn claim(&self, py: Python<'_>, woken: Option<&Arc<Ticket>>) -> PyResult<Option<MutexGuard<'_, State>>> {
        let Some(waiter) = self
            .lock()
            .map(|state| state.pending.as_ref().and_then(PendingFetch::waiter))
        else {
            return Ok(None);
        };
        if let Some(waiter) = waiter
            && !woken.is_some_and(|woken| Arc::ptr_eq(woken, &waiter))
            && waiter.is_awaited(py)?
        {
            return Ok(None);
        }
        let Some(mut state) = self.lock() else {
            return Ok(None);
        };
        if let Some((source, answer)) = state.pending.take().and_then(PendingFetch::finish) {
            state.source = source;
            state.ready = Some(answer);
        }
        Ok(Some(state))
    }

    /// Where the pass stands; None while somebody is at work on it.
    pub fn position(&self) -> Option<Position> {
        self.lock().map(|state| state.position)
    }

    fn lock(&self) -> Option<MutexGuard<'_, State>> {
        match self.state.try_lock() {
            Ok(state) => Some(state),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    /// After an error leave the token that goes on from there.
    fn record_error<T>(&self, py: Python<'_>, state: &mut State, outcome: Result<T>) -> PyResult<T> {
        outcome.map_err(|error| {
            if matches!(error, Error::Internal(_)) {
                // What a panic left half done is asked for again.
                state.ready = None;
                state.source.close();
            }
            if state.position == Position::Later
                && let Ok(Some(token)) = rules::token(state.arguments.bind(py))
            {
                self.listing
                    .set_resume_token(Some(resume_token::encode(Some(&token), None)));
            }
            let arguments = state.arguments.bind(py);
            self.listing
                .connection
                .exception(error, self.listing.operation, arguments)
        })
    }
}

/// The error of a generator that two threads share, in Python's own words.
pub fn busy() -> PyErr {
    PyValueError::new_err("generator already executing")
}

impl Awaited for Cursor {
    fn next_awaited<'py>(&self, py: Python<'py>, woken: Option<&Arc<Ticket>>) -> PyResult<Next<'py>> {
        let mut state = self.claim(py, woken)?.ok_or_else(awaited::busy)?;
        let attempts = self.listing.connection.max_attempts();
        let next = runtime::guard(|| runtime::persist(attempts, || state.next_awaited(py, &self.listing)));
        self.record_error(py, &mut state, next)
    }

    fn flush_log(&self, py: Python<'_>) {
        if let Some(state) = self.lock() {
            state.log.flush_unraisably(py);
        }
    }
}

impl State {
    fn next<'py>(&mut self, py: Python<'py>, listing: &Listing) -> Result<Option<Bound<'py, PyDict>>> {
        let ahead = self.ahead(listing);
        let more = runtime::persist(listing.connection.max_attempts(), || {
            let more = self.prepare(py, listing, false)?;
            if more && self.ready.is_none() {
                let answer =
                    runtime::wait_and(py, self.source.next(ahead), |py| self.log.flush(py)).inspect_err(|error| {
                        // Ctrl-C leaves the request under way: the next call goes on waiting for it. Unless others wait for
                        // its turn to end.
                        let interrupted =
                            matches!(error, Error::Python(error) if error.is_instance_of::<PyKeyboardInterrupt>(py));
                        if !interrupted || self.source.stalls_others() {
                            self.source.close();
                        }
                    });
                match answer? {
                    Err(Error::RuntimeLost) => return Err(Error::RuntimeLost),
                    answer => self.ready = Some(answer),
                }
            }
            Ok(more)
        })?;
        if !more {
            return Ok(None);
        }
        self.take(py, listing, true).map(Some)
    }

    fn next_awaited<'py>(&mut self, py: Python<'py>, listing: &Listing) -> Result<Next<'py>> {
        if !self.prepare(py, listing, true)? {
            return Ok(Next::End);
        }
        if self.ready.is_some() {
            return Ok(Next::Ready(self.take(py, listing, false)?.into_any()));
        }
        let ahead = self.ahead(listing);
        let kept = self.source.without_pages();
        let source = std::mem::replace(&mut self.source, kept);
        let (pending, ticket, future) = PendingFetch::start(py, source, ahead)?;
        self.pending = Some(pending);
        Ok(Next::Wait(Wait::new(ticket, &future)?))
    }

    pub fn end(&mut self, py: Python<'_>) {
        self.position = Position::Done;
        self.ready = None;
        self.source.close();
        self.log.flush_unraisably(py);
    }

    /// Make everything ready for the next page; false at the end of the listing.
    fn prepare(&mut self, py: Python<'_>, listing: &Listing, is_awaited: bool) -> Result<bool> {
        self.source.discard_after_fork();
        match self.position {
            Position::Last | Position::Done => {
                self.position = Position::Done;
                return Ok(false);
            }
            Position::Start => {
                self.begin(py, listing)?;
                self.position = Position::First;
            }
            Position::First | Position::Later => {}
            Position::Repeated => {
                let token = self.arguments.bind(py).get_item(intern!(py, "nextToken"))?;
                let tokens = PyDict::new(py);
                tokens.set_item("nextToken", token)?;
                return Err(Error::Pagination(format!(
                    "The same next token was received twice: {tokens}"
                )));
            }
        }
        if self.ready.is_some() {
            return Ok(true);
        }
        listing.connection.before_request(py, &mut self.log)?;
        if !self.source.is_open() {
            let parameters = validate(py, listing.operation, Some(self.arguments.bind(py)))?;
            let client = listing.connection.client(py)?;
            self.source
                .open(client.start(listing.operation, &parameters, self.log.open(py)?, is_awaited)?);
        }
        if self.position == Position::Later && listing.read_ahead > 0 {
            self.source.start_prefetching(Spawner::new(py)?)?;
        }
        Ok(true)
    }

    /// How many pages may be asked for before the one at hand is looked at: with `MaxItems` none.
    fn ahead(&self, listing: &Listing) -> usize {
        match listing.max_items {
            None => listing.read_ahead,
            Some(_) => 0,
        }
    }

    /// The page that ready. It stays when Python code that runs meanwhile raises (a signal's handler, one of `logging`),
    /// and is asked for again when it cannot be read. A thread that waits for pages lets the requests leave that follow.
    fn take<'py>(&mut self, py: Python<'py>, listing: &Listing, thread: bool) -> Result<Bound<'py, PyDict>> {
        self.log.flush_page(py)?;
        let response = match self.ready.take() {
            Some(Ok(Some(response))) => response,
            Some(Err(error)) => {
                self.source.close();
                return Err(error);
            }
            Some(Ok(None)) | None => {
                self.source.close();
                let message = "The listing ended although its last page has a next token.";
                return Err(Error::Pagination(message.to_owned()));
            }
        };
        self.hand_out(py, listing, &response, thread).inspect_err(|error| {
            if matches!(error, Error::Python(_)) {
                self.ready = Some(Ok(Some(response)));
            } else {
                self.source.close();
            }
        })
    }

    /// The page by botocore's rules. The position changes last, when nothing can go wrong any more.
    fn hand_out<'py>(
        &mut self,
        py: Python<'py>,
        listing: &Listing,
        response: &RawResponse,
        thread: bool,
    ) -> Result<Bound<'py, PyDict>> {
        let page = super::page(py, listing.operation, response)?;
        let first = self.position == Position::First;
        let standing = Standing {
            arguments: self.arguments.bind(py),
            skip: self.skip.filter(|_| first),
            items: self.items,
        };
        let verdict = rules::apply(&page, listing, &standing, response.next_token.as_deref())?;
        if first {
            listing.record_non_aggregates(&page)?;
        }
        if let (Some(max_items), Follow::Token(_, token)) = (listing.max_items, &verdict.follow)
            && !self.source.knows(token)
        {
            let certain = listing.pages_needed(py, max_items - verdict.items);
            self.source.prefetch(certain.min(listing.read_ahead));
            if thread && self.source.is_prefetching() {
                runtime::poll_once(py)?;
            }
        }
        py.check_signals()?;
        self.commit(py, listing, verdict)?;
        Ok(page)
    }

    fn commit(&mut self, py: Python<'_>, listing: &Listing, verdict: Verdict<'_>) -> PyResult<()> {
        let arguments = self.arguments.bind(py);
        match &verdict.follow {
            Follow::Nothing => {}
            Follow::Token(token, _) => arguments.set_item(intern!(py, "nextToken"), token)?,
            Follow::Unsendable(token) => arguments.set_item(intern!(py, "nextToken"), token)?,
        }
        self.items = verdict.items;
        self.position = match &verdict.follow {
            Follow::Nothing => Position::Last,
            Follow::Token(_, token) if !self.source.remember_token(token) => Position::Repeated,
            Follow::Token(..) | Follow::Unsendable(_) => Position::Later,
        };
        if self.position != Position::Later || matches!(verdict.follow, Follow::Unsendable(_)) {
            self.source.close();
        }
        // That of an error is outdated: the listing went on.
        listing.set_resume_token(verdict.resume_token);
        Ok(())
    }

    /// What botocore does before the first request: the starting token and the page size join the arguments.
    fn begin(&mut self, py: Python<'_>, listing: &Listing) -> Result<()> {
        listing.reset(py);
        let arguments = self.arguments.bind(py);
        if let Some(starting_token) = &listing.starting_token {
            let (tokens, skip) = resume_token::decode(starting_token.bind(py))?;
            for (name, value) in tokens.iter() {
                if value.is_none() || value.eq("None")? {
                    if arguments.contains(&name)? {
                        arguments.del_item(name)?;
                    }
                } else {
                    arguments.set_item(name, value)?;
                }
            }
            self.skip = Some(skip);
        }
        if let Some(page_size) = &listing.page_size {
            arguments.set_item("maxResults", page_size)?;
        }
        Ok(())
    }
}
