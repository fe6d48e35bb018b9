//! What is done to each request and answer on its way through the SDK: one job each.

pub mod capture;
pub mod endpoint_override;
pub mod logging;
