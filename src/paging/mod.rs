//! Parameters in, pages out.

pub mod validate;
