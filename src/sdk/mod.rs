//! The AWS SDK: its client from our settings, the operations, the capture of pages.

pub mod client;
pub mod connection;
pub mod credentials;
pub mod defaults;
mod failure;
mod governor;
pub mod governors;
mod headers;
mod interceptors;
mod operations;
mod os_error;
pub mod pages;
pub mod parameters;
mod retry;
pub mod settings;
pub mod transport;
mod url;
pub mod validation;

pub use aws_sdk_deadline::meta::PKG_VERSION as VERSION;
