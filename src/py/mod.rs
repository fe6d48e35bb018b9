//! The classes that Python sees. No other module defines pyclasses.

mod awaitable;
mod client;
mod credential_provider;
mod decode;
mod event_loop;
#[cfg(feature = "farm")]
mod farm;
mod generator;
mod items;
mod iterator;
mod not_copyable;
mod page_iterator;
mod snapshot;
mod validation;

pub use client::{Client, members};
pub use credential_provider::CredentialProvider;
pub use decode::decode_page;
pub use event_loop::EventLoop;
#[cfg(feature = "farm")]
pub use farm::FarmServer;
pub use items::{ItemIterator, ResultKeyIterator};
pub use iterator::PageCursor;
pub use page_iterator::PageIterator;
pub use snapshot::Snapshot;
pub use validation::validate;
