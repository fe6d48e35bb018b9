//! botocore's paging rules: what a page becomes, and what it means for those after it. Nothing here moves a cursor.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PySlice, PyString};

use super::Listing;
use super::resume_token;
use crate::errors::{Error, Result};
use crate::sdk::parameters;

/// Where a listing stands before a page.
pub struct Standing<'a, 'py> {
    /// Those of the page's request.
    pub arguments: &'a Bound<'py, PyDict>,
    /// How many items of this page the starting token passes over; None where there is none, or it is a later page.
    pub skip: Option<i64>,
    /// How many items came before it.
    pub items: i64,
}

/// What follows a page.
pub struct Verdict<'py> {
    /// How many items came, with it.
    pub items: i64,
    pub follow: Follow<'py>,
    /// Where `MaxItems` ended the listing.
    pub resume_token: Option<String>,
}

pub enum Follow<'py> {
    Nothing,
    /// A page that the SDK's paginator asks for, as it knows this token.
    Token(Bound<'py, PyString>, String),
    /// A token that cannot be sent: no string, none that UTF-8 can carry, or longer than a URL can be.
    Unsendable(Bound<'py, PyAny>),
}

/// Apply the rules to a page. `told` is the token that the SDK's paginator was given.
pub fn apply<'py>(
    page: &Bound<'py, PyDict>,
    listing: &Listing,
    standing: &Standing<'_, 'py>,
    told: Option<&str>,
) -> Result<Verdict<'py>> {
    let py = page.py();
    let key = &listing.result_key;
    let mut items = page.get_item(key)?.and_then(|items| items.cast_into::<PyList>().ok());
    if let Some(skip) = standing.skip {
        items = match items {
            Some(items) => Some(slice(&items, Some(skip), None)?),
            None => None,
        };
        page.set_item(key, &items)?;
    }
    let follow = follow(page, told)?;
    let count = standing.items + items.as_ref().map_or(0, |items| items.len() as i64);
    let end = |resume_token| Verdict {
        items: count,
        follow: Follow::Nothing,
        resume_token,
    };
    if let Some(max_items) = listing.max_items
        && count > max_items
    {
        let room = max_items - standing.items;
        let kept = match &items {
            Some(items) => slice(items, None, Some(room))?,
            None => PyList::empty(py),
        };
        page.set_item(key, kept)?;
        let passed = room + standing.skip.unwrap_or(0);
        let resume_token = resume_token::encode(token(standing.arguments)?.as_deref(), Some(passed));
        page.set_item(intern!(py, "NextToken"), &resume_token)?;
        return Ok(end(Some(resume_token)));
    }
    let full = listing.max_items == Some(count);
    let resume_token = match &follow {
        Follow::Nothing => None,
        Follow::Token(_, text) => {
            let resume_token = resume_token::encode(Some(text), None);
            page.set_item(intern!(py, "NextToken"), &resume_token)?;
            Some(resume_token)
        }
        // It goes back as it is, and is refused as boto3 refuses it.
        Follow::Unsendable(token) if full => Some(resume_token::encode_other(token)?),
        Follow::Unsendable(_) => None,
    };
    if full {
        return Ok(end(resume_token));
    }
    Ok(Verdict {
        items: count,
        follow,
        resume_token: None,
    })
}

/// The token of the page after this one. It was read twice, of the body's bytes for the SDK's paginator and of the page:
/// where the two differ the paginator would go astray, or end.
fn follow<'py>(page: &Bound<'py, PyDict>, told: Option<&str>) -> Result<Follow<'py>> {
    let token = match page.get_item(intern!(page.py(), "nextToken"))? {
        Some(token) if token.is_truthy()? => Some(token),
        _ => None,
    };
    let follow = match token {
        None => Follow::Nothing,
        Some(token) => match token.cast_into::<PyString>() {
            Ok(token) => match token.to_str().map(str::to_owned) {
                Ok(text) if parameters::fits(&text) => Follow::Token(token, text),
                _ => Follow::Unsendable(token.into_any()),
            },
            Err(error) => Follow::Unsendable(error.into_inner()),
        },
    };
    let text = match &follow {
        Follow::Token(_, text) => Some(text.as_str()),
        Follow::Nothing | Follow::Unsendable(_) => None,
    };
    if text == told {
        return Ok(follow);
    }
    Err(Error::Pagination(
        "The next token in the page differs from the one in its bytes.".to_owned(),
    ))
}

/// The token among a request's arguments.
pub fn token(arguments: &Bound<'_, PyDict>) -> PyResult<Option<String>> {
    let token = arguments.get_item(intern!(arguments.py(), "nextToken"))?;
    token.map(|token| token.extract()).transpose()
}

/// `items[start:stop]`, by Python's own rules.
fn slice<'py>(items: &Bound<'py, PyList>, start: Option<i64>, stop: Option<i64>) -> PyResult<Bound<'py, PyList>> {
    let slice = items.py().get_type::<PySlice>().call1((start, stop))?;
    Ok(items.as_any().get_item(slice)?.cast_into()?)
}
