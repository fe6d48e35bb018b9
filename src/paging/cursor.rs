//! One pass over the pages. Its position changes with the page that is handed over, never before.

use std::sync::{Arc, Mutex, MutexGuard, TryLockError};

use pyo3::exceptions::PyKeyboardInterrupt;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use super::awaited::{self, Anext, Awaited, Next, Source, Wait};
use super::feed::Feed;
use super::generator::{self, Generator, Life};
use super::pending::{PendingFetch, Ticket};
use super::rules::{self, Follow, Standing, Verdict};
use super::{Shared, copying, token};
use crate::errors::{Error, RawResponse, Result};
use crate::log::RequestLog;
use crate::parameters;
use crate::runtime::{self, Background};
use crate::sdk::Answer;

/// An iterator over the pages of one listing, for `for` and for `async for`: `next()` gives a page as a dict.
///
/// After an error the iterator has not ended: the next `next()` asks for the page that failed again, and the pages
/// before it are not repeated. Nor does it lose a page that somebody stopped to wait for. `close()` ends it.
#[pyclass(frozen, weakref, module = "deadline_pages")]
pub struct PageCursor {
    /// Held across the waits of threads. Dropped before the connection that its pages come from.
    state: Mutex<State>,
    shared: Arc<Shared>,
}

pub struct State {
    position: Position,
    feed: Feed,
    /// A page that came and that nobody has yet.
    arrived: Option<Answer>,
    /// An event loop's wait for the next page.
    pending: Option<PendingFetch>,
    /// The parameters of the next request.
    arguments: Py<PyDict>,
    /// How many items of the first page the starting token passes over; None where there is no starting token.
    skip: Option<i64>,
    items: i64,
    log: RequestLog,
}

#[derive(Clone, Copy, PartialEq)]
enum Position {
    Start,
    First,
    Later,
    /// The service gave a token for the second time.
    Repeated,
    /// The last page is out: the next step ends the iterator.
    Last,
    Done,
}

impl PageCursor {
    pub fn new(py: Python<'_>, shared: Arc<Shared>) -> PyResult<Self> {
        let state = State {
            position: Position::Start,
            feed: Feed::default(),
            arrived: None,
            pending: None,
            arguments: shared.arguments.bind(py).copy()?.unbind(),
            skip: None,
            items: 0,
            log: RequestLog::default(),
        };
        Ok(Self {
            state: Mutex::new(state),
            shared,
        })
    }

    pub fn described(&self, py: Python<'_>) -> PyResult<String> {
        self.shared.described(py)
    }

    /// The next page, None at the end.
    pub fn next_page<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        let mut state = self.claim(py, None)?.ok_or_else(generator::busy)?;
        let page = runtime::guard(|| state.next(py, &self.shared));
        self.settle(py, &mut state, page)
    }

    /// The state, unless somebody is at work on it or awaits a page.
    pub fn claim(&self, py: Python<'_>, woken: Option<&Arc<Ticket>>) -> PyResult<Option<MutexGuard<'_, State>>> {
        let Some(mut state) = self.lock() else {
            return Ok(None);
        };
        let waiter = state.pending.as_ref().and_then(PendingFetch::waiter);
        if let Some(waiter) = waiter
            && !woken.is_some_and(|woken| Arc::ptr_eq(woken, &waiter))
            && waiter.is_awaited(py)?
        {
            return Ok(None);
        }
        if let Some((feed, answer)) = state.pending.take().and_then(PendingFetch::finish) {
            state.feed = feed;
            state.arrived = Some(answer);
        }
        Ok(Some(state))
    }

    fn lock(&self) -> Option<MutexGuard<'_, State>> {
        match self.state.try_lock() {
            Ok(state) => Some(state),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    /// After an error leave the token that goes on from there.
    fn settle<T>(&self, py: Python<'_>, state: &mut State, outcome: Result<T>) -> PyResult<T> {
        outcome.map_err(|error| {
            if matches!(error, Error::Internal(_)) {
                // What a panic left half done is asked for again.
                state.arrived = None;
                state.feed.close();
            }
            if state.position == Position::Later
                && let Ok(Some(token)) = rules::token(state.arguments.bind(py))
            {
                self.shared.set_resume_token(Some(token::encode(Some(&token), None)));
            }
            let arguments = state.arguments.bind(py);
            self.shared
                .connection
                .exception(error, self.shared.operation, arguments)
        })
    }
}

impl Awaited for PageCursor {
    fn next_awaited<'py>(&self, py: Python<'py>, woken: Option<&Arc<Ticket>>) -> PyResult<Next<'py>> {
        let mut state = self.claim(py, woken)?.ok_or_else(awaited::busy)?;
        let attempts = self.shared.connection.max_attempts();
        let next = runtime::guard(|| runtime::persist(attempts, || state.next_awaited(py, &self.shared)));
        self.settle(py, &mut state, next)
    }

    fn flush_log(&self, py: Python<'_>) {
        if let Some(state) = self.lock() {
            state.log.flush_unraisably(py);
        }
    }
}

impl Generator for PageCursor {
    fn life(&self) -> Option<Life> {
        self.lock().map(|state| match state.position {
            Position::Start => Life::Fresh,
            Position::First | Position::Later | Position::Repeated | Position::Last => Life::Started,
            Position::Done => Life::Ended,
        })
    }

    fn advance<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        Ok(self.next_page(py)?.map(Bound::into_any))
    }

    fn end(&self, py: Python<'_>) -> PyResult<bool> {
        Ok(self.claim(py, None)?.map(|mut state| state.end(py)).is_some())
    }
}

#[pymethods]
impl PageCursor {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        self.next_page(py)
    }

    /// As `next()`: what is sent changes nothing.
    #[pyo3(signature = (value, /))]
    fn send<'py>(&self, value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        generator::send(self, value)
    }

    /// Raise an exception, which ends the iterator.
    #[pyo3(signature = (*exception))]
    fn throw<'py>(&self, exception: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyAny>> {
        generator::throw(self, exception)
    }

    /// End the iterator, and give up the pages that it asked for.
    fn close(&self, py: Python<'_>) -> PyResult<()> {
        generator::close(self, py)
    }

    fn __reduce__(&self) -> PyResult<()> {
        copying::refused("PageCursor")
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("<deadline_pages.PageCursor of {}>", self.described(py)?))
    }

    fn __aiter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __anext__(slf: Py<Self>) -> Anext {
        Anext::next(Source::Pages(slf))
    }

    /// As `anext()`: what is sent changes nothing.
    #[pyo3(signature = (value, /))]
    fn asend(slf: Py<Self>, value: Py<PyAny>) -> Anext {
        Anext::send(Source::Pages(slf), value)
    }

    /// Raise an exception, which ends the iterator, where it is awaited.
    #[pyo3(signature = (*exception))]
    fn athrow(slf: Py<Self>, exception: Py<PyTuple>) -> Anext {
        Anext::throw(Source::Pages(slf), exception)
    }

    /// `close`, where it is awaited.
    fn aclose(slf: Py<Self>) -> Anext {
        Anext::close(Source::Pages(slf))
    }
}

impl State {
    fn next<'py>(&mut self, py: Python<'py>, shared: &Shared) -> Result<Option<Bound<'py, PyDict>>> {
        let ahead = self.ahead(shared);
        let more = runtime::persist(shared.connection.max_attempts(), || {
            let more = self.prepare(py, shared, false)?;
            if more && self.arrived.is_none() {
                let answer =
                    runtime::wait_and(py, self.feed.next(ahead), |py| self.log.flush(py)).inspect_err(|error| {
                        // Ctrl-C leaves the request under way: the next call goes on waiting for it. Unless others wait for
                        // its turn to end.
                        let interrupted =
                            matches!(error, Error::Python(error) if error.is_instance_of::<PyKeyboardInterrupt>(py));
                        if !interrupted || self.feed.stalls_others() {
                            self.feed.close();
                        }
                    });
                match answer? {
                    Err(Error::RuntimeLost) => return Err(Error::RuntimeLost),
                    answer => self.arrived = Some(answer),
                }
            }
            Ok(more)
        })?;
        if !more {
            return Ok(None);
        }
        self.take(py, shared, true).map(Some)
    }

    fn next_awaited<'py>(&mut self, py: Python<'py>, shared: &Shared) -> Result<Next<'py>> {
        if !self.prepare(py, shared, true)? {
            return Ok(Next::End);
        }
        if self.arrived.is_some() {
            return Ok(Next::Ready(self.take(py, shared, false)?.into_any()));
        }
        let ahead = self.ahead(shared);
        let kept = self.feed.without_pages();
        let feed = std::mem::replace(&mut self.feed, kept);
        let (pending, ticket, future) = PendingFetch::start(py, feed, ahead)?;
        self.pending = Some(pending);
        Ok(Next::Wait(Wait::new(ticket, &future)?))
    }

    pub fn end(&mut self, py: Python<'_>) {
        self.position = Position::Done;
        self.arrived = None;
        self.feed.close();
        self.log.flush_unraisably(py);
    }

    /// Make everything ready for the next page; false at the end of the listing.
    fn prepare(&mut self, py: Python<'_>, shared: &Shared, is_awaited: bool) -> Result<bool> {
        self.feed.leave_to_parent();
        match self.position {
            Position::Last | Position::Done => {
                self.position = Position::Done;
                return Ok(false);
            }
            Position::Start => {
                self.begin(py, shared)?;
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
        if self.arrived.is_some() {
            return Ok(true);
        }
        shared.connection.refresh(py, &mut self.log)?;
        if !self.feed.is_open() {
            let parameters = parameters::parameters(py, shared.operation, Some(self.arguments.bind(py)))?;
            let connection = &shared.connection;
            self.feed
                .open(connection.start(py, shared.operation, &parameters, &mut self.log, is_awaited)?);
        }
        if self.position == Position::Later && shared.read_ahead > 0 {
            self.feed.go_ahead(Background::new(py)?)?;
        }
        Ok(true)
    }

    /// How many pages may be asked for before the one at hand is looked at: with `MaxItems` none.
    fn ahead(&self, shared: &Shared) -> usize {
        match shared.max_items {
            None => shared.read_ahead,
            Some(_) => 0,
        }
    }

    /// The page that arrived. It stays when Python code that runs meanwhile raises (a signal's handler, one of `logging`),
    /// and is asked for again when it cannot be read. A thread that waits for pages lets the requests leave that follow.
    fn take<'py>(&mut self, py: Python<'py>, shared: &Shared, thread: bool) -> Result<Bound<'py, PyDict>> {
        self.log.flush_page(py)?;
        let response = match self.arrived.take() {
            Some(Ok(Some(response))) => response,
            Some(Err(error)) => {
                self.feed.close();
                return Err(error);
            }
            Some(Ok(None)) | None => {
                self.feed.close();
                let message = "The listing ended although its last page has a next token.";
                return Err(Error::Pagination(message.to_owned()));
            }
        };
        self.hand_out(py, shared, &response, thread).inspect_err(|error| {
            if matches!(error, Error::Python(_)) {
                self.arrived = Some(Ok(Some(response)));
            } else {
                self.feed.close();
            }
        })
    }

    /// The page by botocore's rules. The position changes last, when nothing can go wrong any more.
    fn hand_out<'py>(
        &mut self,
        py: Python<'py>,
        shared: &Shared,
        response: &RawResponse,
        thread: bool,
    ) -> Result<Bound<'py, PyDict>> {
        let page = super::page(py, shared.operation, response)?;
        let first = self.position == Position::First;
        let standing = Standing {
            arguments: self.arguments.bind(py),
            skip: self.skip.filter(|_| first),
            items: self.items,
        };
        let verdict = rules::apply(&page, shared, &standing, response.next_token.as_deref())?;
        if first {
            shared.record_non_aggregates(&page)?;
        }
        if let (Some(max_items), Follow::Token(_, token)) = (shared.max_items, &verdict.follow)
            && !self.feed.knows(token)
        {
            let certain = shared.certain(py, max_items - verdict.items);
            self.feed.ask(certain.min(shared.read_ahead));
            if thread && self.feed.asks_ahead() {
                runtime::turn(py)?;
            }
        }
        py.check_signals()?;
        self.commit(py, shared, verdict)?;
        Ok(page)
    }

    fn commit(&mut self, py: Python<'_>, shared: &Shared, verdict: Verdict<'_>) -> PyResult<()> {
        let arguments = self.arguments.bind(py);
        match &verdict.follow {
            Follow::Nothing => {}
            Follow::Token(token, _) => arguments.set_item(intern!(py, "nextToken"), token)?,
            Follow::Unsendable(token) => arguments.set_item(intern!(py, "nextToken"), token)?,
        }
        self.items = verdict.items;
        self.position = match &verdict.follow {
            Follow::Nothing => Position::Last,
            Follow::Token(_, token) if !self.feed.note(token) => Position::Repeated,
            Follow::Token(..) | Follow::Unsendable(_) => Position::Later,
        };
        if self.position != Position::Later || matches!(verdict.follow, Follow::Unsendable(_)) {
            self.feed.close();
        }
        // That of an error is outdated: the listing went on.
        shared.set_resume_token(verdict.resume_token);
        Ok(())
    }

    /// What botocore does before the first request: the starting token and the page size join the arguments.
    fn begin(&mut self, py: Python<'_>, shared: &Shared) -> Result<()> {
        shared.reset(py);
        let arguments = self.arguments.bind(py);
        if let Some(starting_token) = &shared.starting_token {
            let (tokens, skip) = token::decode(starting_token.bind(py))?;
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
        if let Some(page_size) = &shared.page_size {
            arguments.set_item("maxResults", page_size)?;
        }
        Ok(())
    }
}
