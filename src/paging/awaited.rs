//! A page that is awaited in an event loop: the cursor gives its feed away and gets it back with the page.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pyo3::exceptions::{PyRuntimeError, PyStopAsyncIteration};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::cursor::Cursor;
use super::feed::Feed;
use crate::runtime;
use crate::sdk::Answer;

/// Between a cursor and whoever awaits its next page. Locked for a moment only, never across a wait or a call of Python.
#[derive(Default)]
pub struct Handover(Mutex<Turn>);

#[derive(Default)]
struct Turn {
    number: u64,
    awaited: Awaited,
    /// It came. Where who awaited it was cancelled, the next one takes it.
    page: Option<(Feed, Answer)>,
}

#[derive(Default)]
enum Awaited {
    #[default]
    No,
    Soon,
    /// By this `asyncio.Future`.
    By(Py<PyAny>),
}

impl Handover {
    fn lock(&self) -> MutexGuard<'_, Turn> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether nobody awaits a page; a wait that was cancelled is over.
    pub fn is_free(&self, py: Python<'_>) -> bool {
        let (number, future) = {
            let turn = self.lock();
            match &turn.awaited {
                Awaited::No => return true,
                Awaited::Soon => return false,
                Awaited::By(future) => (turn.number, future.clone_ref(py)),
            }
        };
        let done = future.bind(py).call_method0(intern!(py, "done"));
        let done = done.and_then(|done| done.is_truthy()).unwrap_or(false);
        let mut turn = self.lock();
        if done && turn.number == number {
            // Its request may still be about to be given up: what comes of that belongs to a turn that is over.
            turn.number += 1;
            turn.awaited = Awaited::No;
        }
        done
    }

    /// A page that came and that nobody took.
    pub fn left(&self) -> Option<(Feed, Answer)> {
        self.lock().page.take()
    }

    fn begin(&self) -> u64 {
        let mut turn = self.lock();
        turn.number += 1;
        turn.awaited = Awaited::Soon;
        turn.number
    }

    fn turn(&self, number: u64) -> Option<MutexGuard<'_, Turn>> {
        Some(self.lock()).filter(|turn| turn.number == number)
    }
}

/// The awaitable of the next page.
pub fn next<'py>(py: Python<'py>, cursor: &Arc<Cursor>) -> PyResult<Bound<'py, PyAny>> {
    let fetch = Fetch::new(py, cursor);
    let number = fetch.as_ref().ok().and_then(|fetch| Some(fetch.as_ref()?.number));
    let future = runtime::awaitable(py, async move {
        match fetch? {
            Some(fetch) => Ok(fetch.run().await),
            None => Err(PyStopAsyncIteration::new_err(())),
        }
    })?;
    if let Some(mut turn) = number.and_then(|number| cursor.handover.turn(number))
        && matches!(turn.awaited, Awaited::Soon)
    {
        turn.awaited = Awaited::By(future.clone().unbind());
    }
    Ok(future)
}

/// The wait for a page. Where it is cancelled the request is given up, and nothing else.
struct Fetch {
    cursor: Arc<Cursor>,
    number: u64,
    feed: Feed,
    ahead: usize,
    /// There already.
    page: Option<Answer>,
    done: bool,
}

impl Fetch {
    /// None at the end of the listing.
    fn new(py: Python<'_>, cursor: &Arc<Cursor>) -> PyResult<Option<Self>> {
        // Python's own words for an asynchronous generator that two tasks share.
        let busy = || PyRuntimeError::new_err("anext(): asynchronous generator is already running");
        let mut state = cursor.claim(py).ok_or_else(busy)?;
        let Some((feed, page, ahead)) = cursor.give_away(py, &mut state)? else {
            return Ok(None);
        };
        Ok(Some(Self {
            cursor: Arc::clone(cursor),
            number: cursor.handover.begin(),
            feed,
            ahead,
            page,
            done: false,
        }))
    }

    async fn run(mut self) -> Delivery {
        let answer = match self.page.take() {
            Some(answer) => answer,
            None => self.feed.next(self.ahead).await,
        };
        self.done = true;
        let feed = std::mem::take(&mut self.feed);
        if let Some(mut turn) = self.cursor.handover.turn(self.number) {
            turn.page = Some((feed, answer));
        }
        Delivery {
            cursor: Arc::clone(&self.cursor),
            number: self.number,
        }
    }
}

impl Drop for Fetch {
    fn drop(&mut self) {
        if !self.done
            && let Some(mut turn) = self.cursor.handover.turn(self.number)
        {
            turn.awaited = Awaited::No;
        }
    }
}

/// Hands a page over, attached to the interpreter; where that does not come about the page stays.
struct Delivery {
    cursor: Arc<Cursor>,
    number: u64,
}

impl<'py> IntoPyObject<'py> for Delivery {
    type Target = PyDict;
    type Output = Bound<'py, PyDict>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        runtime::hand_over(py)?;
        let cancelled = || PyRuntimeError::new_err("the wait for this page was cancelled");
        let came = self
            .cursor
            .handover
            .turn(self.number)
            .and_then(|mut turn| turn.page.take());
        let (feed, answer) = came.ok_or_else(cancelled)?;
        let page = self.cursor.take_back(py, feed, answer);
        if let Some(mut turn) = self.cursor.handover.turn(self.number) {
            turn.awaited = Awaited::No;
        }
        page?.ok_or_else(|| PyStopAsyncIteration::new_err(()))
    }
}
