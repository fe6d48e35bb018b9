//! HTTP responses, and what botocore makes of them.

mod error_code;
mod metadata;
pub mod raw;
mod service_error;

pub use error_code::{ErrorBody, ErrorCode};
pub use metadata::response_metadata;
pub use raw::{Headers, RawResponse, header};
pub use service_error::service_error;
