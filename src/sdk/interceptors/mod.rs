//! The SDK's hooks on each request and response: one job each.

pub mod capture;
pub mod empty_labels;
pub mod endpoint_override;
pub mod host_prefix;
pub mod logging;
pub mod mark_awaited;
pub mod response_slot;
pub mod user_agent;
