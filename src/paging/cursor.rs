//! One pass over the pages: botocore's paging rules, with nothing lost after an error.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use pyo3::exceptions::PyValueError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::MutexExt;
use pyo3::types::{PyDict, PyList, PyString};

use super::awaited::{self, Handover};
use super::feed::Feed;
use super::{Shared, copying, token};
use crate::errors::{Error, Result};
use crate::parameters;
use crate::runtime::{self, Background};
use crate::sdk::Answer;

/// An iterator over the pages of one listing, for `for` and for `async for`: `next()` gives a page as a dict.
///
/// After an error the iterator has not ended: the next `next()` asks for the page that failed again, and the pages
/// before it are not repeated.
#[pyclass(frozen, module = "deadline_pages")]
pub struct PageCursor(Arc<Cursor>);

pub struct Cursor {
    /// Held across the waits of threads. Dropped before the connection that its pages come from.
    state: Mutex<State>,
    shared: Arc<Shared>,
    pub handover: Handover,
}

pub struct State {
    position: Position,
    feed: Feed,
    /// A page that came and that nobody took: who awaited it was cancelled meanwhile.
    arrived: Option<Answer>,
    /// The parameters of the next request.
    arguments: Py<PyDict>,
    /// How many items of the first page the starting token passes over; None where there is no starting token.
    skip: Option<i64>,
    items: i64,
}

#[derive(Clone, Copy, PartialEq)]
enum Position {
    Start,
    First,
    Later,
    /// The service gave a token for the second time.
    Repeated,
    Done,
}

impl PageCursor {
    pub fn new(py: Python<'_>, shared: Arc<Shared>) -> PyResult<Self> {
        let state = State {
            position: Position::Start,
            feed: Feed::default(),
            arrived: None,
            arguments: shared.arguments.bind(py).copy()?.unbind(),
            skip: None,
            items: 0,
        };
        Ok(Self(Arc::new(Cursor {
            shared,
            state: Mutex::new(state),
            handover: Handover::default(),
        })))
    }

    /// The next page, None at the end.
    pub fn advance<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        let Cursor { shared, .. } = &*self.0;
        // Python's own words for a generator that two threads share.
        let busy = || PyValueError::new_err("generator already executing");
        let mut state = self.0.claim(py).ok_or_else(busy)?;
        let page = state.next(py, shared);
        self.0.settle(py, &mut state, page)
    }
}

#[pymethods]
impl PageCursor {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        self.advance(py)
    }

    fn __reduce__(&self) -> PyResult<()> {
        copying::refused("PageCursor")
    }

    fn __aiter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __anext__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        awaited::next(py, &self.0)
    }
}

impl Cursor {
    /// The state, unless somebody is at work on it or awaits a page.
    pub fn claim(&self, py: Python<'_>) -> Option<MutexGuard<'_, State>> {
        let mut state = match self.state.try_lock() {
            Ok(state) => state,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return None,
        };
        if !self.handover.is_free(py) {
            return None;
        }
        if let Some((feed, answer)) = self.handover.left() {
            state.feed = feed;
            state.arrived = Some(answer);
        }
        Some(state)
    }

    /// What is needed to wait for the next page elsewhere; None at the end.
    pub fn give_away(&self, py: Python<'_>, state: &mut State) -> PyResult<Option<(Feed, Option<Answer>, usize)>> {
        let more = state.prepare(py, &self.shared, true);
        if !self.settle(py, state, more)? {
            return Ok(None);
        }
        let kept = state.feed.without_pages();
        let feed = std::mem::replace(&mut state.feed, kept);
        Ok(Some((feed, state.arrived.take(), state.ahead(&self.shared))))
    }

    /// The feed came back with a page.
    pub fn take_back<'py>(&self, py: Python<'py>, feed: Feed, answer: Answer) -> PyResult<Option<Bound<'py, PyDict>>> {
        let mut state = self.state.lock_py_attached(py).unwrap_or_else(PoisonError::into_inner);
        state.feed = feed;
        state.arrived = Some(answer);
        let page = state.take(py, &self.shared);
        self.settle(py, &mut state, page)
    }

    fn settle<T>(&self, py: Python<'_>, state: &mut State, outcome: Result<T>) -> PyResult<T> {
        outcome.map_err(|error| {
            state.failed(py, &self.shared, &error);
            error.into_exception(py, self.shared.connection.classes(py))
        })
    }
}

impl State {
    fn next<'py>(&mut self, py: Python<'py>, shared: &Shared) -> Result<Option<Bound<'py, PyDict>>> {
        if !self.prepare(py, shared, false)? {
            return Ok(None);
        }
        if self.arrived.is_none() {
            let ahead = self.ahead(shared);
            self.arrived = Some(runtime::wait(py, self.feed.next(ahead))?);
        }
        runtime::hand_over(py)?;
        let page = self.take(py, shared)?;
        if shared.max_items.is_some() && self.feed.asks_ahead() {
            runtime::turn(py)?;
        }
        Ok(page)
    }

    /// Make everything ready for the next page; false at the end of the listing.
    fn prepare(&mut self, py: Python<'_>, shared: &Shared, is_awaited: bool) -> Result<bool> {
        self.feed.leave_to_parent();
        match self.position {
            Position::Done => return Ok(false),
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
        shared.connection.refresh(py)?;
        if !self.feed.is_open() {
            let parameters = parameters::parameters(py, shared.operation, Some(self.arguments.bind(py)))?;
            self.feed
                .open(shared.connection.start(py, shared.operation, &parameters, is_awaited)?);
        }
        if self.position == Position::Later && shared.read_ahead > 0 {
            self.feed.go_ahead(Background::new(py)?);
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

    /// The page that arrived, by botocore's rules; None at the end.
    fn take<'py>(&mut self, py: Python<'py>, shared: &Shared) -> Result<Option<Bound<'py, PyDict>>> {
        let Some(response) = self.arrived.take().transpose()?.flatten() else {
            self.position = Position::Done;
            self.feed.close();
            return Ok(None);
        };
        let page = super::page(py, shared.operation, &response)?;
        self.apply_rules(&page, shared)?;
        if self.position == Position::Later
            && let Some(max_items) = shared.max_items
        {
            self.feed
                .ask(shared.certain(py, max_items - self.items).min(shared.read_ahead));
        }
        Ok(Some(page))
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

    fn apply_rules(&mut self, page: &Bound<'_, PyDict>, shared: &Shared) -> Result<()> {
        let py = page.py();
        let key = &shared.result_key;
        let mut items = page.get_item(key)?.and_then(|items| items.cast_into::<PyList>().ok());
        let first = self.position == Position::First;
        let mut skipped = 0;
        if first && let Some(skip) = self.skip {
            items = match items {
                Some(items) => Some(slice(&items, Some(skip), None)?),
                None => None,
            };
            page.set_item(key, &items)?;
            skipped = skip;
        }
        if first {
            shared.record_non_aggregates(page)?;
        }
        let count = items.as_ref().map_or(0, |items| items.len() as i64);
        if let Some(max_items) = shared.max_items
            && self.items + count > max_items
        {
            let kept = match &items {
                Some(items) => slice(items, None, Some(max_items - self.items))?,
                None => PyList::empty(py),
            };
            page.set_item(key, kept)?;
            let resume = token::encode(self.token(py)?.as_deref(), Some(max_items - self.items + skipped));
            page.set_item(intern!(py, "NextToken"), &resume)?;
            shared.set_resume_token(Some(resume));
            self.position = Position::Done;
            self.feed.close();
            return Ok(());
        }
        self.items += count;
        self.position = Position::Later;
        let next = match page.get_item(intern!(py, "nextToken"))? {
            Some(token) if token.is_truthy()? => token,
            _ => {
                self.position = Position::Done;
                self.feed.close();
                return Ok(());
            }
        };
        // A token that is no string goes back as it is, and is refused as boto3 refuses it.
        let Ok(text) = next.cast::<PyString>() else {
            self.feed.close();
            if shared.max_items == Some(self.items) {
                shared.set_resume_token(Some(token::encode_other(&next)?));
                self.position = Position::Done;
            }
            self.arguments.bind(py).set_item(intern!(py, "nextToken"), &next)?;
            return Ok(());
        };
        let resume = token::encode(Some(&text.to_string_lossy()), None);
        page.set_item(intern!(py, "NextToken"), &resume)?;
        self.arguments.bind(py).set_item(intern!(py, "nextToken"), &next)?;
        if shared.max_items == Some(self.items) {
            shared.set_resume_token(Some(resume));
            self.position = Position::Done;
            self.feed.close();
        } else if !self.feed.note(&text.to_string_lossy()) {
            self.position = Position::Repeated;
            self.feed.close();
        }
        Ok(())
    }

    /// The token of the request whose page is at hand.
    fn token(&self, py: Python<'_>) -> PyResult<Option<String>> {
        self.arguments
            .bind(py)
            .get_item(intern!(py, "nextToken"))?
            .map(|token| token.extract())
            .transpose()
    }

    /// Stand before the page that failed, and leave the token that goes on from there.
    fn failed(&mut self, py: Python<'_>, shared: &Shared, error: &Error) {
        // Ctrl-C leaves the request under way: the next call goes on waiting for it.
        let interrupted =
            matches!(error, Error::Python(error) if error.is_instance_of::<pyo3::exceptions::PyKeyboardInterrupt>(py));
        if !interrupted {
            self.feed.close();
        }
        if self.position == Position::Later
            && let Ok(Some(token)) = self.token(py)
        {
            shared.set_resume_token(Some(token::encode(Some(&token), None)));
        }
    }
}

/// `items[start:stop]`, by Python's own rules.
fn slice<'py>(items: &Bound<'py, PyList>, start: Option<i64>, stop: Option<i64>) -> PyResult<Bound<'py, PyList>> {
    let slice = items.py().get_type::<pyo3::types::PySlice>().call1((start, stop))?;
    Ok(items.as_any().get_item(slice)?.cast_into()?)
}
