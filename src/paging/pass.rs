//! One pass over the pages of a listing. Its position changes when a page is handed to Python, never before.
//!
//! ```text
//! Start --begin--> First --page--> Later --page--> Later ... --page without a token, or MaxItems--> Last --> Done
//!                                    |                                                                        ^
//!                                    +--page whose token came before--> Repeated (every step is an error)     |
//! anywhere: end() ---------------------------------------------------------------------------------------------+
//! ```

use pyo3::exceptions::PyKeyboardInterrupt;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::awaited::{Next, Wait};
use super::listing::Listing;
use super::pending::PendingFetch;
use super::resume_token;
use super::rules::{NextToken, Standing, Verdict};
use super::sink::{NewPage, Sink, Taken};
use super::source::{PageSource, Pending};
use crate::errors::{Error, Result};
use crate::response::RawResponse;
use crate::runtime::log_buffer::RequestLog;
use crate::runtime::{self, Spawner};
use crate::sdk::pages::{Caller, NextPage};
use crate::sdk::validation::validate;

/// One iteration over a listing: its position, and its page source.
pub struct Pass {
    pub position: Position,
    source: PageSource,
    /// A page that arrived and was not handed over yet, for instance because its waiter was cancelled.
    ready: Option<NextPage>,
    /// A fetch of the next page that an event loop awaits.
    pub pending: Option<Pending>,
    /// The parameters of the next request.
    pub arguments: Py<PyDict>,
    /// The token among them, if it can be sent.
    token: Option<String>,
    /// How many items of the first page the starting token skips; None without a starting token.
    skip: Option<i64>,
    /// How many items were handed over so far.
    items: i64,
    pub log: RequestLog,
}

/// The state of a pass; the diagram above has the transitions.
#[derive(Clone, Copy, PartialEq)]
pub enum Position {
    /// Nothing was requested.
    Start,
    /// The next page is the first.
    First,
    /// The next page is a later one.
    Later,
    /// The service returned a token for the second time.
    Repeated,
    /// The last page is handed over; the next step ends the iterator.
    Last,
    Done,
}

impl Pass {
    pub fn new(py: Python<'_>, listing: &Listing) -> PyResult<Self> {
        Ok(Self {
            position: Position::Start,
            source: PageSource::default(),
            ready: None,
            pending: None,
            arguments: listing.arguments.bind(py).copy()?.unbind(),
            token: None,
            skip: None,
            items: 0,
            log: RequestLog::default(),
        })
    }

    /// Wait for the next page. None at the end.
    pub fn next<'py, S: Sink>(
        &mut self,
        py: Python<'py>,
        listing: &Listing,
        sink: &mut S,
    ) -> Result<Option<S::Page<'py>>> {
        let more = runtime::retry_if_lost(listing.connection.max_attempts(), || {
            let more = self.prepare(py, listing, Caller::Thread)?;
            if more && self.ready.is_none() {
                self.wait(py, listing)?;
            }
            Ok(more)
        })?;
        if !more {
            return Ok(None);
        }
        self.take(py, listing, sink, Caller::Thread).map(Some)
    }

    /// The next page if it is ready, or a wait for it, for a task.
    pub fn next_awaited<'py, S: Sink>(
        &mut self,
        py: Python<'py>,
        listing: &Listing,
        sink: &mut S,
    ) -> Result<Next<'py>> {
        if !self.prepare(py, listing, Caller::EventLoop)? {
            return Ok(Next::End);
        }
        if self.ready.is_some() {
            let page = self.take(py, listing, sink, Caller::EventLoop)?;
            return Ok(Next::Ready(S::into_any(py, page)));
        }
        Ok(Next::Wait(self.start_async_fetch(py, listing)?))
    }

    /// End the pass and drop its requests.
    pub fn end(&mut self, py: Python<'_>) {
        self.position = Position::Done;
        self.forget_pages();
        self.log.flush_unraisably(py);
    }

    /// Drop pages and requests; pages still wanted are requested again.
    pub fn forget_pages(&mut self) {
        self.ready = None;
        self.source.close();
    }

    /// The resume token for the page that is to come: of a first one, that it was asked for with.
    pub fn resume_token(&self, py: Python<'_>, listing: &Listing) -> Option<String> {
        match self.position {
            Position::First => listing.starting_token.as_ref()?.extract(py).ok(),
            Position::Later => Some(resume_token::encode(Some(self.token.as_deref()?), None)),
            _ => None,
        }
    }

    /// Open the page source if it is closed; false at the end of the listing.
    fn prepare(&mut self, py: Python<'_>, listing: &Listing, caller: Caller) -> Result<bool> {
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
            Position::Repeated => return Err(self.repeated(py)?),
        }
        if self.ready.is_some() {
            return Ok(true);
        }
        let connection = &listing.connection;
        connection.before_request(py, &mut self.log)?;
        if !self.source.is_open() {
            let parameters = validate(py, listing.operation, Some(self.arguments.bind(py)))?;
            let client = connection.client(py)?;
            let pages = client.start(listing.operation, &parameters, self.log.open(py)?, caller)?;
            self.source.open(pages);
        }
        if self.position == Position::Later && listing.read_ahead > 0 {
            self.source.start_prefetching(Spawner::new(py)?)?;
        }
        Ok(true)
    }

    /// Put the starting token and the page size among the arguments, as botocore does before the first request.
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
        let token = arguments.get_item(intern!(py, "nextToken"))?;
        self.token = token.and_then(|token| token.extract().ok());
        Ok(())
    }

    fn repeated(&self, py: Python<'_>) -> PyResult<Error> {
        let tokens = PyDict::new(py);
        let token = self.arguments.bind(py).get_item(intern!(py, "nextToken"))?;
        tokens.set_item("nextToken", token)?;
        let message = format!("The same next token was received twice: {tokens}");
        Ok(Error::Pagination(message))
    }

    /// Wait until the next page is ready.
    fn wait(&mut self, py: Python<'_>, listing: &Listing) -> Result<()> {
        let page = self.source.next(prefetched(listing));
        let meanwhile = |py: Python<'_>| self.log.flush(py).and_then(|()| listing.check_open());
        let page = runtime::wait_and(py, page, meanwhile).inspect_err(|error| {
            // Ctrl-C leaves the request running, for the next call, unless it would keep a permit from awaited requests.
            let interrupted = matches!(error, Error::Python(error) if error.is_instance_of::<PyKeyboardInterrupt>(py));
            if !interrupted || self.source.holds_permit() {
                self.source.close();
            }
        })?;
        if let Err(Error::RuntimeLost) = page {
            return Err(Error::RuntimeLost);
        }
        self.ready = Some(page);
        Ok(())
    }

    /// Move the page source into a future that an event loop awaits.
    fn start_async_fetch(&mut self, py: Python<'_>, listing: &Listing) -> Result<Wait> {
        let kept = self.source.closed_copy();
        let source = std::mem::replace(&mut self.source, kept);
        let (pending, ticket, future) = source.fetch(py, prefetched(listing))?;
        self.pending = Some(pending);
        Ok(Wait::new(ticket, &future)?)
    }

    /// Take the page source back, with its page if that has arrived; else its request is cancelled.
    pub fn finish_async_fetch(&mut self) {
        if let Some((source, page)) = self.pending.take().and_then(PendingFetch::finish) {
            self.source = source;
            self.ready = Some(page);
        }
    }

    /// Hand over the page that is ready. It stays ready when Python code raises meanwhile (a signal handler, a logging
    /// handler), and is requested again if it cannot be decoded.
    fn take<'py, S: Sink>(
        &mut self,
        py: Python<'py>,
        listing: &Listing,
        sink: &mut S,
        caller: Caller,
    ) -> Result<S::Page<'py>> {
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
        self.hand_over(py, listing, sink, &response, caller)
            .inspect_err(|error| {
                sink.rollback();
                if matches!(error, Error::Python(_)) {
                    self.ready = Some(Ok(Some(response)));
                } else {
                    self.source.close();
                }
            })
    }

    /// Give a page to the sink, with the rules applied. The position changes last, after everything that can fail.
    fn hand_over<'py, S: Sink>(
        &mut self,
        py: Python<'py>,
        listing: &Listing,
        sink: &mut S,
        response: &RawResponse,
        caller: Caller,
    ) -> Result<S::Page<'py>> {
        let is_first = self.position == Position::First;
        let standing = Standing {
            token: self.token.as_deref(),
            skip: self.skip.filter(|_| is_first),
            items: self.items,
            max_items: listing.max_items,
        };
        let new = NewPage {
            listing,
            operation: listing.operation,
            response,
            standing,
            is_first,
            parents: None,
        };
        let taken = sink.take(py, &new)?;
        self.prefetch_within_max_items(py, listing, &taken.verdict, caller)?;
        py.check_signals()?;
        sink.commit()?;
        self.advance(py, listing, taken)
    }

    /// With `MaxItems`, request pages ahead only now that it is known how many are needed.
    fn prefetch_within_max_items(
        &mut self,
        py: Python<'_>,
        listing: &Listing,
        verdict: &Verdict,
        caller: Caller,
    ) -> Result<()> {
        let (Some(max_items), NextToken::Text(token), false) = (listing.max_items, &verdict.next, verdict.ends) else {
            return Ok(());
        };
        if self.source.knows(token) {
            return Ok(());
        }
        let needed = listing.pages_needed(py, max_items - verdict.items);
        self.source.prefetch(needed.min(listing.read_ahead));
        if caller == Caller::Thread && self.source.is_prefetching() {
            runtime::poll_once(py)?;
        }
        Ok(())
    }

    /// Move past a page that is handed over.
    fn advance<'py, P>(&mut self, py: Python<'py>, listing: &Listing, taken: Taken<'py, P>) -> Result<P> {
        let verdict = taken.verdict;
        if !verdict.ends {
            self.arguments
                .bind(py)
                .set_item(intern!(py, "nextToken"), &taken.token)?;
        }
        self.items = verdict.items;
        let is_sendable = matches!(verdict.next, NextToken::Text(_));
        self.position = match &verdict.next {
            _ if verdict.ends => Position::Last,
            NextToken::Text(token) if !self.source.remember_token(token) => Position::Repeated,
            _ => Position::Later,
        };
        self.token = match verdict.next {
            NextToken::Text(token) => Some(token),
            NextToken::None | NextToken::Unsendable => None,
        };
        if self.position != Position::Later || !is_sendable {
            self.source.close();
        }
        // Overwrites the token that an earlier error left.
        listing.set_resume_token(taken.resume_token);
        Ok(taken.page)
    }
}

/// How many pages to prefetch before the current one is decoded. None with `MaxItems`: its items must be counted first.
fn prefetched(listing: &Listing) -> usize {
    match listing.max_items {
        None => listing.read_ahead,
        Some(_) => 0,
    }
}
