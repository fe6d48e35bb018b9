//! Pages as rows of a table, with the paging rules applied.

use pyo3::prelude::*;
use pyo3::types::{PyInt, PyString};

use super::page::Dicts;
use super::rules::{self, NextToken};
use super::sink::{NewPage, Sink, Taken};
use crate::columns::Rows;
use crate::errors::Result;
use crate::runtime;
use crate::sdk::parameters;

/// Pages as rows of a table: Python gets how many there are. A plain page is read without the GIL, from its bytes; any
/// other, and one that a starting token begins inside of, by way of its dict.
impl Sink for Rows {
    type Page<'py> = usize;

    fn take<'py>(&mut self, py: Python<'py>, new: &NewPage<'_>) -> Result<Taken<'py, usize>> {
        if let Some(parents) = new.parents {
            let id = |name: &str| parents.iter().find(|(known, _)| *known == name);
            self.set_parents(|name| id(name).map(|(_, id)| id.to_string()));
        }
        if let Some(taken) = take_plain(self, py, new) {
            return Ok(taken);
        }
        let taken = Dicts.take(py, new)?;
        self.read_page(taken.page.as_any())?;
        Ok(Taken {
            page: self.pending(),
            verdict: taken.verdict,
            token: taken.token,
            resume_token: taken.resume_token,
        })
    }

    fn commit(&mut self) -> Result<()> {
        Ok(Rows::commit(self)?)
    }

    fn rollback(&mut self) {
        Rows::rollback(self);
    }

    fn into_any<'py>(py: Python<'py>, rows: usize) -> Bound<'py, PyAny> {
        PyInt::new(py, rows).into_any()
    }
}

/// None where the page is not plain, or its token is one to be reported.
fn take_plain<'py>(rows: &mut Rows, py: Python<'py>, new: &NewPage<'_>) -> Option<Taken<'py, usize>> {
    let NewPage {
        operation,
        response,
        standing,
        ..
    } = new;
    if standing.skip.is_some() || !operation.non_aggregate_keys.is_empty() {
        return None;
    }
    let page = runtime::detach(py, || rows.read_plain(&response.body))?;
    let sendable = page.next_token.as_deref().is_none_or(parameters::fits);
    if !sendable || page.next_token != response.next_token {
        rows.rollback();
        return None;
    }
    let token = page
        .next_token
        .as_ref()
        .map(|token| PyString::new(py, token).into_any());
    let next = page.next_token.map_or(NextToken::None, NextToken::Text);
    let verdict = rules::apply(standing, Some(page.count), next);
    rows.keep(verdict.kept.end);
    Some(Taken {
        page: rows.pending(),
        resume_token: verdict.resume_token.clone().filter(|_| verdict.ends),
        verdict,
        token,
    })
}
