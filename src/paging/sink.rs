//! What a pass hands its pages over to: dicts (`page.rs`) or the rows of a table (`rows.rs`).

use deadline_model::Operation;
use pyo3::prelude::*;

use super::listing::Listing;
use super::rules::{Standing, Verdict};
use crate::errors::Result;
use crate::response::RawResponse;
use crate::scan::Ids;

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
    pub operation: &'static Operation,
    pub response: &'a RawResponse,
    pub standing: Standing<'a>,
    /// Whether it is the first of its pass.
    pub is_first: bool,
    /// Of a scan's page: the ids of the parents.
    pub parents: Option<&'a Ids>,
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
