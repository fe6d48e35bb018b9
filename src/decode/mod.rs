//! Raw JSON and the output shape in, Python objects out. Knows shapes; knows no SDK, no paging.
//!
//! Two ways lead to the same answer. `python` goes through the bytes once and knows only what a service sends
//! that keeps to its model. Whatever it meets beyond that (a string where a number should be, a lone surrogate,
//! a duplicate member, malformed JSON) it leaves to `lenient`, which asks Python's `json` and does to the result
//! what botocore does. All error messages come from there.

mod lenient;
mod python;
mod timestamp;

use jiter::{Jiter, JiterResult};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

use crate::errors::Result;
use crate::model::{self, Structure};

/// Decode the body of one page of `operation`, a method name such as `list_sessions`.
///
/// `body` is the JSON text as it came over HTTP, for instance a recorded one. The answer is the page as the
/// paginators yield it, without `ResponseMetadata`.
///
/// Raises `KeyError` for an operation that has no paginator and `ResponseParserError` for a body that is not
/// a page of that operation.
#[pyfunction]
#[pyo3(signature = (operation, body, /))]
pub fn decode_page<'py>(py: Python<'py>, operation: &str, body: &Bound<'py, PyBytes>) -> PyResult<Bound<'py, PyDict>> {
    let operation =
        model::operation(operation).ok_or_else(|| pyo3::exceptions::PyKeyError::new_err(operation.to_owned()))?;
    Ok(structure(py, operation.output, body.as_bytes())?)
}

/// Decode a document whose top is this structure.
pub fn structure<'py>(py: Python<'py>, shape: &'static Structure, body: &[u8]) -> Result<Bound<'py, PyDict>> {
    match python::document(py, shape, body) {
        Some(page) => Ok(page),
        None => lenient::document(py, shape, body),
    }
}

/// The text of the document's top-level `nextToken`; `None` where that is absent, null, empty or not a string.
///
/// Needs no GIL. It does not judge the document: whether that is a page at all, `structure` says.
pub fn next_token(body: &[u8]) -> Option<String> {
    let token = match edge_token(body).and_then(|token| std::str::from_utf8(token).ok()) {
        Some(token) => Some(token.to_owned()),
        None => {
            // Python's json reads NaN, so a page that holds one must not lose its token.
            let mut json = Jiter::new(body).with_allow_inf_nan();
            last_token(&mut json).ok().flatten()
        }
    };
    token.filter(|token| !token.is_empty())
}

/// A plain token that is the document's last member or its first, found without reading what is between. A quote
/// with no backslash before it begins or ends a string, so in a JSON document these cannot be anything else.
fn edge_token(body: &[u8]) -> Option<&[u8]> {
    let special = |byte: &u8| matches!(byte, b'"' | b'\\');
    if let Some(rest) = body.strip_suffix(b"\"}") {
        let (before, token) = rest.split_at(rest.iter().rposition(special)? + 1);
        if before.ends_with(b",\"nextToken\":\"") {
            return Some(token);
        }
    }
    let rest = body.strip_prefix(b"{\"nextToken\":\"")?;
    let (token, rest) = rest.split_at(rest.iter().position(special)?);
    // A second one would count instead, also one whose name is written with escapes.
    let only =
        rest.starts_with(b"\",") && !rest.contains(&b'\\') && !std::str::from_utf8(rest).ok()?.contains("nextToken");
    only.then_some(token)
}

fn last_token(json: &mut Jiter) -> JiterResult<Option<String>> {
    let mut token = None;
    let mut key = json.next_object()?;
    while let Some(name) = key {
        if name == "nextToken" {
            token = match json.peek()? {
                jiter::Peek::String => Some(json.known_str()?.to_owned()),
                other => json.known_skip(other).map(|()| None)?,
            };
        } else {
            json.next_skip()?;
        }
        key = json.next_key()?;
    }
    Ok(token)
}
