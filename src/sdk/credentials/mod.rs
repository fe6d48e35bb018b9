//! Where a client's credentials come from. `_credentials/chain.py` plans it in botocore's order; Python or a request to STS
//! fetches them.

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
