//! Retries.

pub mod configure;
mod error_response;
mod quota;
pub mod rules;
