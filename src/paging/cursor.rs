//! One pass over the pages: botocore's paging rules, with nothing lost after an error.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, TryLockError};

use pyo3::exceptions::PyValueError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

use super::{Shared, copying, token};
use crate::errors::{Error, RawResponse, Result};
use crate::parameters;
use crate::sdk::Pages;

/// An iterator over the pages of one listing. `next()` gives a page as a dict.
///
/// After an error the iterator has not ended: the next `next()` asks for the page that failed again, and the pages
/// before it are not repeated.
#[pyclass(frozen, module = "deadline_pages")]
pub struct PageCursor {
    shared: Arc<Shared>,
    state: Mutex<State>,
}

struct State {
    position: Position,
    /// Not there before the first request and after an error.
    pages: Option<Pages>,
    /// The parameters of the next request.
    arguments: Py<PyDict>,
    /// How many items of the first page the starting token passes over; None where there is no starting token.
    skip: Option<i64>,
    items: i64,
    /// Hashes of the tokens that the service gave, to tell a circle from a long listing.
    seen: HashSet<u64>,
    hasher: RandomState,
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
            pages: None,
            arguments: shared.arguments.bind(py).copy()?.unbind(),
            skip: None,
            items: 0,
            seen: HashSet::new(),
            hasher: RandomState::new(),
        };
        Ok(Self {
            shared,
            state: Mutex::new(state),
        })
    }

    /// The next page, None at the end.
    pub fn advance<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        let mut state = match self.state.try_lock() {
            Ok(state) => state,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            // Python's own words for a generator that two threads share.
            Err(TryLockError::WouldBlock) => return Err(PyValueError::new_err("generator already executing")),
        };
        match state.next(py, &self.shared) {
            Ok(page) => Ok(page),
            Err(error) => {
                state.failed(py, &self.shared, &error);
                Err(error.into_exception(py, self.shared.connection.classes(py)))
            }
        }
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
}

impl State {
    fn next<'py>(&mut self, py: Python<'py>, shared: &Shared) -> Result<Option<Bound<'py, PyDict>>> {
        if self.position == Position::Done {
            return Ok(None);
        }
        if self.position == Position::Start {
            self.begin(py, shared)?;
            self.position = Position::First;
        }
        if self.position == Position::Repeated {
            let token = self.arguments.bind(py).get_item(intern!(py, "nextToken"))?;
            let tokens = PyDict::new(py);
            tokens.set_item("nextToken", token)?;
            return Err(Error::Pagination(format!(
                "The same next token was received twice: {tokens}"
            )));
        }
        let Some(response) = self.fetch(py, shared)? else {
            self.position = Position::Done;
            return Ok(None);
        };
        let page = super::page(py, shared.operation, &response)?;
        self.apply_rules(&page, shared)?;
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

    fn fetch(&mut self, py: Python<'_>, shared: &Shared) -> Result<Option<RawResponse>> {
        if self.pages.as_ref().is_some_and(Pages::is_foreign)
            && let Some(foreign) = self.pages.take()
        {
            // Its sockets belong to the parent process.
            std::mem::forget(foreign);
        }
        let pages = match &mut self.pages {
            Some(pages) => pages,
            none => {
                let parameters = parameters::parameters(py, shared.operation, Some(self.arguments.bind(py)))?;
                none.insert(shared.connection.start(py, shared.operation, &parameters)?)
            }
        };
        pages.next(py)
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
            self.pages = None;
            return Ok(());
        }
        self.items += count;
        self.position = Position::Later;
        let next = match page.get_item(intern!(py, "nextToken"))? {
            Some(token) if token.is_truthy()? => token,
            _ => {
                self.position = Position::Done;
                self.pages = None;
                return Ok(());
            }
        };
        // A token that is no string goes back as it is, and is refused as boto3 refuses it.
        let Ok(text) = next.cast::<PyString>() else {
            self.pages = None;
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
            self.pages = None;
        } else if !self.seen.insert(self.hasher.hash_one(text.to_string_lossy())) {
            self.position = Position::Repeated;
            self.pages = None;
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
            self.pages = None;
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
