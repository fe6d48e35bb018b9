//! What becomes of a page: a Python dict or rows of a table, with the paging rules applied.

use deadline_model::Operation;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyInt, PyList, PyString};

use super::listing::Listing;
use super::resume_token;
use super::rules::{self, NextToken, Standing, Verdict};
use crate::columns::Rows;
use crate::decode;
use crate::errors::{Error, Result};
use crate::response::{self, RawResponse};
use crate::runtime;
use crate::sdk::parameters;

/// What a pass hands its pages over to.
pub trait Sink {
    /// What Python gets for a page.
    type Page<'py>;

    /// Take a page, with the rules applied. Nothing of it stays if this fails.
    fn take<'py>(&mut self, py: Python<'py>, page: &NewPage<'_>) -> Result<Taken<'py, Self::Page<'py>>>;

    /// The pass has moved past the page.
    fn commit(&mut self) -> Result<()> {
        Ok(())
    }

    /// The pass has not moved: the page will come again.
    fn rollback(&mut self) {}

    fn into_any<'py>(py: Python<'py>, page: Self::Page<'py>) -> Bound<'py, PyAny>;
}

/// A page that came, and where its pass stands.
pub struct NewPage<'a> {
    pub listing: &'a Listing,
    pub response: &'a RawResponse,
    pub standing: Standing<'a>,
    /// Whether it is the first of its pass.
    pub is_first: bool,
}

/// A page that was taken.
pub struct Taken<'py, P> {
    pub page: P,
    pub verdict: Verdict,
    /// The value of `nextToken`, if it is true in Python.
    pub token: Option<Bound<'py, PyAny>>,
    /// Of a listing that ends with this page.
    pub resume_token: Option<String>,
}

/// Pages as dicts.
pub struct Dicts;

impl Sink for Dicts {
    type Page<'py> = Bound<'py, PyDict>;

    fn take<'py>(&mut self, py: Python<'py>, new: &NewPage<'_>) -> Result<Taken<'py, Self::Page<'py>>> {
        let listing = new.listing;
        let dict = decode(py, listing.operation, new.response)?;
        let page = Page::new(dict, &listing.result_key)?;
        let next = page.next_token(new.response.next_token.as_deref())?;
        let verdict = rules::apply(&new.standing, page.count(), next);
        page.apply(&verdict, &listing.result_key, new.standing.skip.is_some())?;
        if new.is_first {
            listing.record_non_aggregates(&page.dict)?;
        }
        Ok(Taken {
            resume_token: page.resume_token(&verdict)?,
            page: page.dict,
            verdict,
            token: page.token,
        })
    }

    fn into_any<'py>(_py: Python<'py>, page: Self::Page<'py>) -> Bound<'py, PyAny> {
        page.into_any()
    }
}

/// Pages as rows of a table: Python gets how many there are. A plain page is read without the GIL, from its bytes; any
/// other, and one that a starting token begins inside of, by way of its dict.
impl Sink for Rows {
    type Page<'py> = usize;

    fn take<'py>(&mut self, py: Python<'py>, new: &NewPage<'_>) -> Result<Taken<'py, usize>> {
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
        Rows::commit(self)
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
        listing,
        response,
        standing,
        ..
    } = new;
    if standing.skip.is_some() || !listing.operation.non_aggregate_keys.is_empty() {
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

/// A page, with the items and the token that the paging rules look at.
struct Page<'py> {
    dict: Bound<'py, PyDict>,
    items: Option<Bound<'py, PyList>>,
    /// The value of `nextToken`, if it is true in Python.
    token: Option<Bound<'py, PyAny>>,
}

/// A response as botocore returns it: `ResponseMetadata`, then the members of the body.
pub fn decode<'py>(py: Python<'py>, operation: &Operation, response: &RawResponse) -> Result<Bound<'py, PyDict>> {
    let page = PyDict::new(py);
    page.set_item(
        intern!(py, "ResponseMetadata"),
        response::response_metadata(py, response)?,
    )?;
    page.update(decode::structure(py, operation.output, &response.body)?.as_mapping())?;
    Ok(page)
}

impl<'py> Page<'py> {
    fn new(dict: Bound<'py, PyDict>, result_key: &Py<PyString>) -> PyResult<Self> {
        let items = dict.get_item(result_key)?;
        let token = match dict.get_item(intern!(dict.py(), "nextToken"))? {
            Some(token) if token.is_truthy()? => Some(token),
            _ => None,
        };
        Ok(Self {
            dict,
            items: items.and_then(|items| items.cast_into::<PyList>().ok()),
            token,
        })
    }

    /// The number of items, None if the page has no list of them.
    fn count(&self) -> Option<usize> {
        self.items.as_ref().map(PyListMethods::len)
    }

    /// The token of the next page. It was read twice: from the bytes, for the SDK's paginator (`from_bytes`), and from the decoded
    /// page. If they differ, the SDK would request another page, or end the listing.
    fn next_token(&self, from_bytes: Option<&str>) -> Result<NextToken> {
        let text = self.token.as_ref().and_then(|token| token.cast::<PyString>().ok());
        let next = match (&self.token, text.and_then(|text| text.to_str().ok())) {
            (None, _) => NextToken::None,
            (Some(_), Some(text)) if parameters::fits(text) => NextToken::Text(text.to_owned()),
            (Some(_), _) => NextToken::Unsendable,
        };
        let text = match &next {
            NextToken::Text(text) => Some(text.as_str()),
            NextToken::None | NextToken::Unsendable => None,
        };
        if text == from_bytes {
            return Ok(next);
        }
        Err(Error::Pagination(
            "The next token of the decoded page differs from the one read from its bytes.".to_owned(),
        ))
    }

    /// Cut the items down to those that the rules keep, and set `NextToken`. `skips`: a starting token skips items.
    fn apply(&self, verdict: &Verdict, result_key: &Py<PyString>, skips: bool) -> PyResult<()> {
        let py = self.dict.py();
        let kept = || {
            let items = self.items.as_ref()?;
            Some(items.get_slice(verdict.kept.start, verdict.kept.end))
        };
        if verdict.truncated {
            let kept = kept().unwrap_or_else(|| PyList::empty(py));
            self.dict.set_item(result_key, kept)?;
        } else if skips {
            self.dict.set_item(result_key, kept())?;
        }
        match &verdict.resume_token {
            Some(token) => self.dict.set_item(intern!(py, "NextToken"), token),
            None => Ok(()),
        }
    }

    /// The resume token of a listing that ends with this page. A token that cannot be sent is encoded as it is, so that its
    /// next use raises boto3's error.
    fn resume_token(&self, verdict: &Verdict) -> PyResult<Option<String>> {
        match (&verdict.next, &self.token) {
            _ if !verdict.ends => Ok(None),
            (NextToken::Unsendable, Some(token)) => resume_token::encode_other(token).map(Some),
            _ => Ok(verdict.resume_token.clone()),
        }
    }
}
