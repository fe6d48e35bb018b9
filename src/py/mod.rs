//! The classes that Python sees. No other module defines pyclasses.

mod awaitable;
mod client;
#[cfg(feature = "farm")]
mod farm;
mod generator;
mod items;
mod iterator;
mod not_copyable;
mod page_iterator;
mod snapshot;

pub use client::{Client, members};
#[cfg(feature = "farm")]
pub use farm::FarmServer;
pub use items::{ItemIterator, ResultKeyIterator};
pub use iterator::PageCursor;
pub use page_iterator::PageIterator;
pub use snapshot::Snapshot;
