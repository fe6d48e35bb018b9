//! A page of a scan is handed over: to the sink, and the walk goes on below its items and behind it.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyList;

use super::listing::Listing;
use super::page;
use super::pass::Position;
use super::requests::Arrived;
use super::rules::{self, NextToken, Standing, Verdict};
use super::scan_pass::ScanPass;
use super::sink::{NewPage, Sink};
use crate::errors::{Error, Result};
use crate::scan::{self, Ids};

impl ScanPass {
    /// Hand over a page, or only look below it: then None.
    pub fn take<'py, S: Sink>(
        &mut self,
        py: Python<'py>,
        listing: &Listing,
        sink: &mut S,
        arrived: Arrived,
    ) -> Result<Option<S::Page<'py>>> {
        let number = arrived.number;
        let taken = self
            .hand_over(py, listing, sink, &arrived)
            .inspect_err(|_| sink.rollback());
        match taken {
            Ok(taken) => Ok(taken),
            Err(error @ Error::Python(_)) => {
                // Python code raised meanwhile (a signal handler, `only`): the page is handed over next time.
                let operation = self.plan.tree.levels[arrived.level].operation;
                self.failed = Some((operation, arrived.ids));
                self.arrived.push_front((number, Ok(Some(arrived.response))));
                Err(error)
            }
            Err(error) => {
                if self.plan.is_ordered && !self.shared.walk().is_first(number) {
                    // It has its turn when the pages before it were handed over.
                    self.arrived.push_back((number, Err(error)));
                } else {
                    self.fail(py, number, error)?;
                }
                Ok(None)
            }
        }
    }

    fn hand_over<'py, S: Sink>(
        &mut self,
        py: Python<'py>,
        listing: &Listing,
        sink: &mut S,
        arrived: &Arrived,
    ) -> Result<Option<S::Page<'py>>> {
        let Arrived {
            number,
            level,
            ids,
            response,
        } = arrived;
        let tree = Arc::clone(&self.plan.tree);
        let scan::Level {
            operation, is_wanted, ..
        } = tree.levels[*level];
        let (asked, skip) = {
            let walk = self.shared.walk();
            let standing = walk.listing(*number);
            (
                standing.and_then(|listing| listing.token.clone()),
                standing.and_then(|listing| listing.skip),
            )
        };
        let (below, mut verdict) = match tree.wanted_ids(*level).next() {
            Some(_) => {
                let (items, next) = page::items(py, operation, response)?;
                let below = self.below(*level, items.as_ref())?;
                let count = items.map(|items| items.len());
                (below, rules::apply(&Standing::default(), count, next))
            }
            None => (Vec::new(), rules::apply(&Standing::default(), None, NextToken::None)),
        };
        let mut page = None;
        if is_wanted {
            let new = NewPage {
                listing,
                operation,
                response,
                standing: Standing {
                    token: None,
                    skip,
                    items: self.items,
                    max_items: listing.max_items,
                },
                is_first: false,
                parents: Some(ids),
            };
            let taken = sink.take(py, &new)?;
            (page, verdict) = (Some(taken.page), taken.verdict);
        }
        py.check_signals()?;
        if is_wanted {
            sink.commit()?;
            self.items = verdict.items;
        }
        let is_full = listing.max_items.is_some_and(|max_items| self.items >= max_items);
        if let Some(sought) = &mut self.sought {
            sought.on_found(&tree, *level, ids);
        }
        self.advance(*number, asked, verdict, below);
        self.position = Position::Later;
        // Whether the walk is done, and what it sought in vain, is found by the next step.
        if is_wanted && is_full {
            self.position = Position::Last;
            self.forget_pages();
        }
        Ok(page)
    }

    /// Move past a page that is handed over. A token that cannot be used is an error, but the page before it is good.
    fn advance(&mut self, number: u64, asked: Option<String>, verdict: Verdict, below: Vec<Ids>) {
        let mut walk = self.shared.walk();
        let rows = verdict.kept.len();
        if verdict.truncated {
            return walk.stop(number, rows, verdict.kept.end as i64);
        }
        for (index, ids) in below.into_iter().enumerate() {
            walk.add_below(number, index, |name| {
                let id = ids.iter().find(|(known, _)| *known == name);
                id.map(|(_, id)| Arc::clone(id))
            });
        }
        let problem = match &verdict.next {
            NextToken::Text(token) if Some(token) == asked.as_ref() => Some(format!(
                "The same next token was received twice: {{'nextToken': {token:?}}}"
            )),
            NextToken::Unsendable => Some("A next token was received that cannot be sent.".to_owned()),
            NextToken::None | NextToken::Text(_) => None,
        };
        let token = match verdict.next {
            NextToken::None => None,
            NextToken::Text(token) => Some(token),
            NextToken::Unsendable => Some(asked.unwrap_or_default()),
        };
        walk.advance(number, token, rows);
        if let Some(problem) = problem {
            walk.fail_next(number);
            self.arrived.push_back((number, Err(Error::Pagination(problem))));
        }
    }

    /// The ids of a page's items to go below: one list for each item.
    fn below(&self, level: usize, items: Option<&Bound<'_, PyList>>) -> Result<Vec<Ids>> {
        let tree = &self.plan.tree;
        let operation = tree.levels[level].operation;
        let mut wanted: Vec<_> = tree.wanted_ids(level).collect();
        wanted.dedup();
        let mut below = Vec::new();
        for item in items.into_iter().flatten() {
            if let Some(only) = &self.plan.only
                && !only.bind(item.py()).call1((operation.method, &item))?.is_truthy()?
            {
                continue;
            }
            let ids = wanted.iter().map(|name| {
                let id = item.call_method1("get", (*name,)).ok();
                let id = id.and_then(|id| id.extract::<String>().ok());
                let id = id.ok_or_else(|| Error::Decode(format!("{}: an item without {name}", operation.name)))?;
                Ok((*name, Arc::from(id)))
            });
            below.push(ids.collect::<Result<Ids>>()?);
        }
        Ok(below)
    }
}
