//! One pass over the pages of a scan. What is asked next is the walk's; it goes on when a page is handed to Python.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use deadline_model::Operation;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;

use super::awaited::{Next, Wait};
use super::listing::Listing;
use super::parents::ids_dict;
use super::pass::Position;
use super::pending::PendingFetch;
use super::requests::{Arrival, Arrived, EPOCH, Requests, now};
use super::scan_plan::{Plan, Shared};
use super::sink::Sink;
use crate::errors::{Error, Result};
use crate::response::RawResponse;
use crate::runtime;
use crate::runtime::log_buffer::RequestLog;
use crate::scan::{self, Ids, Sought, Step, Walk};
use crate::sdk::connection::ProcessClient;
use crate::sdk::pages::{Caller, NextPage};

/// A listing of an id that was given, and that is not there.
#[derive(Clone)]
pub struct Missing {
    operation: &'static Operation,
    ids: Ids,
    response: RawResponse,
}

/// The shortest time between two calls of `progress`.
const PROGRESS_INTERVAL: Duration = Duration::from_millis(100);

/// One iteration over a scan.
pub struct ScanPass {
    pub position: Position,
    pub plan: Arc<Plan>,
    pub shared: Arc<Shared>,
    requests: Option<Requests>,
    /// Whether requests wait for somebody who drives the runtime.
    has_sent: bool,
    /// Pages that arrived and were not handed over yet.
    pub arrived: VecDeque<(u64, NextPage)>,
    /// A wait of an event loop.
    pub pending: Option<PendingFetch<()>>,
    /// None in a scan that goes on from a token which does not say what was found before.
    pub sought: Option<Sought<Missing>>,
    /// The listing whose error is to be raised.
    pub failed: Option<(&'static Operation, Ids)>,
    /// How many items were handed over so far.
    pub items: i64,
    pub log: RequestLog,
    reported: Option<Instant>,
    /// When an error was raised the last time.
    raised: Duration,
}

enum Turn {
    Page(Arrived),
    End,
    /// Until an answer comes, or that time.
    Wait(Option<Instant>),
}

impl ScanPass {
    pub fn new(plan: &Arc<Plan>) -> Self {
        let walk = Walk::new(
            Arc::clone(&plan.tree),
            plan.concurrency,
            plan.requests_per_second,
            plan.is_ordered,
        );
        Self {
            position: Position::Start,
            plan: Arc::clone(plan),
            shared: Arc::new(Shared::new(walk)),
            requests: None,
            has_sent: false,
            arrived: VecDeque::new(),
            pending: None,
            sought: None,
            failed: None,
            items: 0,
            log: RequestLog::default(),
            reported: None,
            raised: Duration::ZERO,
        }
    }

    /// Wait for the next page. None at the end.
    pub fn next<'py, S: Sink>(
        &mut self,
        py: Python<'py>,
        listing: &Listing,
        sink: &mut S,
    ) -> Result<Option<S::Page<'py>>> {
        runtime::retry_if_lost(listing.connection.max_attempts(), || {
            loop {
                match self.go_on(py, listing)? {
                    Turn::Page(arrived) => {
                        if let Some(page) = self.take(py, listing, sink, arrived)? {
                            return Ok(Some(page));
                        }
                    }
                    Turn::End => return Ok(None),
                    Turn::Wait(until) => self.wait(py, listing, until)?,
                }
            }
        })
    }

    fn wait(&mut self, py: Python<'_>, listing: &Listing, until: Option<Instant>) -> Result<()> {
        let arrivals = Arc::clone(self.requests(py)?.arrivals()?);
        let meanwhile = |py: Python<'_>| self.log.flush(py).and_then(|()| listing.check_open());
        runtime::wait_and(py, arrivals.wait(until), meanwhile)
    }

    /// The next page if it is ready, or a wait for it, for a task.
    pub fn next_awaited<'py, S: Sink>(
        &mut self,
        py: Python<'py>,
        listing: &Listing,
        sink: &mut S,
    ) -> Result<Next<'py>> {
        loop {
            match self.go_on(py, listing)? {
                Turn::Page(arrived) => {
                    if let Some(page) = self.take(py, listing, sink, arrived)? {
                        return Ok(Next::Ready(S::into_any(py, page)));
                    }
                }
                Turn::End => return Ok(Next::End),
                Turn::Wait(until) => {
                    let arrivals = Arc::clone(self.requests(py)?.arrivals()?);
                    let (pending, ticket, future) = PendingFetch::start(py, arrivals.wait(until))?;
                    self.pending = Some(pending);
                    return Ok(Next::Wait(Wait::new(ticket, &future)?));
                }
            }
        }
    }

    /// End the pass and drop its requests.
    pub fn end(&mut self, py: Python<'_>) {
        self.position = Position::Done;
        self.forget_pages();
        self.log.flush_unraisably(py);
    }

    /// Drop pages and requests; pages still wanted are requested again.
    pub fn forget_pages(&mut self) {
        self.requests = None;
        let mut walk = self.shared.walk();
        for (number, _) in self.arrived.drain(..) {
            walk.retry(number);
        }
        walk.forget_sent();
    }

    /// The exception of an error, which names the listing that failed.
    pub fn exception(&self, py: Python<'_>, listing: &Listing, error: Error) -> PyErr {
        match &self.failed {
            Some((operation, ids)) => self.exception_of(py, operation, ids, error),
            None => listing
                .connection
                .exception(error, listing.operation, listing.arguments.bind(py)),
        }
    }

    fn exception_of(&self, py: Python<'_>, operation: &Operation, ids: &Ids, error: Error) -> PyErr {
        let connection = &self.plan.connections[self.plan.tree.region(ids)];
        match ids_dict(py, ids) {
            Ok(arguments) => connection.exception(error, operation, &arguments),
            Err(error) => error,
        }
    }

    /// The wait of an event loop is over.
    pub fn finish_async_fetch(&mut self) {
        if let Some(pending) = self.pending.take() {
            pending.finish();
        }
    }

    fn requests(&mut self, py: Python<'_>) -> Result<&mut Requests> {
        Ok(match &mut self.requests {
            Some(requests) => requests,
            none => {
                let requests = Requests::new(py, self.log.open(py)?)?;
                let clients = clients(py, &self.plan)?;
                let mut walk = self.shared.walk();
                walk.share_governors(|operation, region| clients[region].governors.of(operation));
                none.insert(requests)
            }
        })
    }

    /// Begin, where the last scan broke off if there is a token.
    fn begin(&mut self, py: Python<'_>, listing: &Listing) -> Result<()> {
        listing.reset(py);
        {
            let mut walk = self.shared.walk();
            match &listing.starting_token {
                None => {
                    walk.start();
                    self.sought = Some(Sought::default());
                }
                Some(token) => {
                    let text = token
                        .bind(py)
                        .cast::<PyString>()
                        .ok()
                        .and_then(|text| text.to_str().ok());
                    let start = text.and_then(|text| scan::decode(&walk.tree, text));
                    let bad = || PyValueError::new_err(format!("Bad starting token: {token}"));
                    let start = start.ok_or_else(bad)?;
                    for (level, ids, token, skip) in start.places {
                        walk.resume(level, ids, token, skip);
                    }
                    self.sought = start.is_complete.then(Sought::default);
                }
            }
        }
        listing.set_scan(Arc::clone(&self.shared));
        self.position = Position::First;
        Ok(())
    }

    /// Take what arrived, send what is to be sent, and say what comes next.
    fn go_on(&mut self, py: Python<'_>, listing: &Listing) -> Result<Turn> {
        self.failed = None;
        match self.position {
            Position::Start => self.begin(py, listing)?,
            Position::Last => {
                self.end(py);
                self.report(py)?;
            }
            Position::First | Position::Later | Position::Repeated | Position::Done => {}
        }
        if self.position == Position::Done {
            return Ok(Turn::End);
        }
        if self.requests.as_ref().is_some_and(|requests| !requests.is_usable()) {
            self.requests = None;
            self.shared.walk().forget_sent();
        }
        self.report(py)?;
        for connection in &self.plan.connections {
            connection.before_request(py, &mut self.log)?;
        }
        let until = loop {
            // Nothing may change between sending and waiting: what may leave now is sent.
            self.receive(py)?;
            let until = self.send(py)?;
            // It takes a while to hand a page over: so long, what was sent must not stay here.
            if std::mem::take(&mut self.has_sent) && !self.arrived.is_empty() {
                runtime::poll_once(py)?;
            }
            match self.pop() {
                Some(Ok(arrived)) => return Ok(Turn::Page(arrived)),
                Some(Err((number, error))) => self.fail(py, number, error)?,
                None => break until,
            }
        };
        if self.shared.walk().is_done() {
            while let Some(missing) = self.sought.as_mut().and_then(Sought::next_error) {
                let Missing {
                    operation,
                    ids,
                    response,
                } = missing;
                let error = Error::Service { operation, response };
                self.raise_or_collect(py, (operation, ids), error, self.plan.collects_errors)?;
            }
            self.position = Position::Last;
            return self.go_on(py, listing);
        }
        Ok(Turn::Wait(until.and_then(|until| EPOCH.checked_add(until))))
    }

    fn receive(&mut self, py: Python<'_>) -> Result<()> {
        let mut walk = self.shared.walk();
        let arrived = self.requests.as_mut().map(|requests| requests.take()).transpose()?;
        for Arrival { number, page, refusal } in arrived.into_iter().flatten() {
            let is_asked_again = match refusal {
                Some(refusal) => walk.on_refused(number, refusal),
                None => {
                    let page = page.as_ref().ok().and_then(Option::as_ref);
                    walk.on_answer(number, page.and_then(|page| page.next_token.as_deref()));
                    false
                }
            };
            if !is_asked_again {
                self.arrived.push_back((number, page));
            }
        }
        // Not pages that were asked for ahead of one that is asked for again.
        self.arrived.retain(|(number, _)| walk.listing(*number).is_some());
        drop(walk);
        self.log.flush(py)?;
        Ok(())
    }

    /// Send all requests that may leave now. Returns when another may.
    fn send(&mut self, py: Python<'_>) -> Result<Option<Duration>> {
        let clients = clients(py, &self.plan)?;
        let log = Arc::clone(&self.requests(py)?.log);
        loop {
            let (number, permit, throttles, operation, region, parameters) = {
                let mut walk = self.shared.walk();
                let (number, permit) = match walk.next(now()) {
                    Step::Request(number, permit) => (number, permit),
                    Step::Wait(until) => return Ok(until),
                };
                let Some(asked) = walk.listing(number) else {
                    continue;
                };
                let level = &walk.tree.levels[asked.level];
                let parameters = self.plan.parameters(level, &asked.ids, asked.token.as_deref());
                let region = walk.tree.region(&asked.ids);
                (number, permit, asked.throttles, level.operation, region, parameters)
            };
            let pages = parameters
                .map_err(Error::ParamValidation)
                .and_then(|parameters| clients[region].start(operation, &parameters, Arc::clone(&log), Caller::Scan));
            let requests = self.requests(py)?;
            match pages {
                Ok(pages) => {
                    requests.send(number, pages, permit, throttles)?;
                    self.has_sent = true;
                }
                Err(error) => requests.push(number, Err(error))?,
            }
        }
    }

    /// The page, or the error, that is next.
    fn pop(&mut self) -> Option<std::result::Result<Arrived, (u64, Error)>> {
        let walk = self.shared.walk();
        let has_only = self.plan.only.is_some();
        let is_next = |(number, page): &(u64, NextPage)| walk.is_next(*number, has_only || page.is_err());
        let index = self.arrived.iter().position(is_next)?;
        let (number, page) = self.arrived.remove(index)?;
        let ended = || Error::Pagination("The listing ended although its last page has a next token.".to_owned());
        Some(match page.and_then(|page| page.ok_or_else(ended)) {
            Ok(response) => {
                let listing = walk.listing(number)?;
                Ok(Arrived {
                    number,
                    level: listing.level,
                    ids: listing.ids.clone(),
                    response,
                })
            }
            Err(error) => Err((number, error)),
        })
    }

    /// An error of a listing: passed over if its parent was deleted meanwhile, collected, or raised.
    pub fn fail(&mut self, py: Python<'_>, number: u64, error: Error) -> Result<()> {
        let mut walk = self.shared.walk();
        if matches!(error, Error::RuntimeLost) {
            walk.retry(number);
            drop(walk);
            self.forget_pages();
            return Err(error);
        }
        let Some(failed) = walk.listing(number) else {
            return Ok(());
        };
        let (level, ids) = (failed.level, failed.ids.clone());
        let operation = walk.tree.levels[level].operation;
        if walk.tree.levels[level].parent.is_some() && is_not_found(&error) {
            walk.counts[level].gone += 1;
            walk.end(number);
            drop(walk);
            if let (Some(sought), Error::Service { response, .. }) = (&mut self.sought, error) {
                let missing = Missing {
                    operation,
                    ids: ids.clone(),
                    response,
                };
                sought.on_missing(&self.plan.tree, level, &ids, &missing);
            }
            return Ok(());
        }
        let is_final = matches!(error, Error::Pagination(_));
        if failed.sent < self.raised && !self.plan.collects_errors && !is_final {
            // Whoever goes on after an error does not want those of the requests beside it.
            walk.retry(number);
            return Ok(());
        }
        walk.counts[level].errors += 1;
        let is_a_region = walk.tree.regions() > 1 && walk.tree.levels[level].parent.is_none();
        let is_collected = self.plan.collects_errors || (is_a_region && is_unavailable(&error));
        // A token that cannot be used does not become better.
        if is_collected || is_final {
            walk.end(number);
        } else {
            walk.retry(number);
        }
        drop(walk);
        self.raise_or_collect(py, (operation, ids), error, is_collected)
    }

    fn raise_or_collect(
        &mut self,
        py: Python<'_>,
        (operation, ids): (&'static Operation, Ids),
        error: Error,
        is_collected: bool,
    ) -> Result<()> {
        if !is_collected {
            self.raised = now();
            self.failed = Some((operation, ids));
            return Err(error);
        }
        let exception = self.exception_of(py, operation, &ids, error).into_value(py);
        self.shared.collect(py, exception.into_any(), ids_dict(py, &ids)?)?;
        Ok(())
    }

    /// Tell `progress`, now and then and at the end.
    fn report(&mut self, py: Python<'_>) -> Result<()> {
        let Some(progress) = &self.plan.progress else {
            return Ok(());
        };
        let is_over = self.position == Position::Done;
        if is_over || self.reported.is_none_or(|time| time.elapsed() >= PROGRESS_INTERVAL) {
            self.reported = Some(Instant::now());
            progress.call1(py, (self.shared.progress(py)?,))?;
        }
        Ok(())
    }
}

/// The clients of this process, by region.
fn clients(py: Python<'_>, plan: &Plan) -> Result<Vec<Arc<ProcessClient>>> {
    plan.connections
        .iter()
        .map(|connection| connection.client(py))
        .collect()
}

/// Whether a region is not to be had: no rights there, or no endpoint.
fn is_unavailable(error: &Error) -> bool {
    match error {
        Error::Service { response, .. } => response.status == 403,
        Error::Connection { .. } => true,
        _ => false,
    }
}

fn is_not_found(error: &Error) -> bool {
    matches!(error, Error::Service { response, .. } if response.status == 404)
}
