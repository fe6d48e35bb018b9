//! Credentials. `_credentials/chain.py` chooses the provider in botocore's order; Python, or a request to STS, fetches
//! them.

pub mod boto;
mod caching;
mod callback;
mod error;
pub mod explain;
pub mod identity;
mod identity_center;
pub mod keys;
pub mod plan;
pub mod planned;
mod providers;
pub mod services;
mod sts;
