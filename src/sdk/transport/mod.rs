//! HTTP transport: proxies, TLS trust, timeouts, limits.

mod bundle;
mod connect;
mod der;
mod dns;
pub mod errors;
pub mod http_client;
pub mod limits;
pub mod no_response;
mod openssl_messages;
pub mod per_request;
mod pool;
pub mod read_timeout;
pub mod route;
mod socket;
mod verifier;
pub mod verify;
