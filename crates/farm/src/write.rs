//! What the generated table says of an operation that changes the farm.

use deadline_model::{Operation, Structure};

pub struct Write {
    /// The HTTP method.
    pub http: &'static str,
    /// The status of its answer.
    pub status: u16,
    pub operation: Operation,
    /// The members of the body.
    pub body: &'static Structure,
}

/// Whose values: `CreateJobRequest.priority`. The least and the most of a number, or of the length of a text, list or map;
/// the pattern of a whole text, empty if it may be any.
pub type Limit = (&'static str, Option<i64>, Option<i64>, &'static str);
