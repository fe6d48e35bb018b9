//! Pages as Python dicts, with the paging rules applied.

use deadline_model::Operation;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

use super::parents::ids_dict;
use super::resume_token;
use super::rules::{self, NextToken, Verdict};
use super::sink::{NewPage, Sink, Taken};
use crate::decode;
use crate::errors::{Error, Result};
use crate::response::{self, RawResponse};
use crate::sdk::parameters;

/// Pages as dicts.
pub struct Dicts;

impl Sink for Dicts {
    type Page<'py> = Bound<'py, PyDict>;

    fn take<'py>(&mut self, py: Python<'py>, new: &NewPage<'_>) -> Result<Taken<'py, Self::Page<'py>>> {
        let listing = new.listing;
        let dict = decode(py, new.operation, new.response)?;
        let result_key = PyString::intern(py, new.operation.result_key);
        let page = Page::new(dict, &result_key)?;
        let next = page.next_token(new.response.next_token.as_deref())?;
        let mut verdict = rules::apply(&new.standing, page.count(), next);
        if let Some(parents) = new.parents {
            // A token of one listing says nothing about the others.
            verdict.resume_token = None;
            page.dict.set_item(intern!(py, "Parents"), ids_dict(py, parents)?)?;
        }
        page.apply(&verdict, &result_key, new.standing.skip.is_some())?;
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

/// The items of a page, None if it has no list of them, and its next token.
pub fn items<'py>(
    py: Python<'py>,
    operation: &Operation,
    response: &RawResponse,
) -> Result<(Option<Bound<'py, PyList>>, NextToken)> {
    let result_key = PyString::intern(py, operation.result_key);
    let page = Page::new(decode(py, operation, response)?, &result_key)?;
    let next = page.next_token(response.next_token.as_deref())?;
    Ok((page.items, next))
}

impl<'py> Page<'py> {
    fn new(dict: Bound<'py, PyDict>, result_key: &Bound<'py, PyString>) -> PyResult<Self> {
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
    fn apply(&self, verdict: &Verdict, result_key: &Bound<'py, PyString>, skips: bool) -> PyResult<()> {
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
