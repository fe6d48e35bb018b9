//! The classes that Python sees. Only here are pyclasses.

mod awaitable;
mod client;
mod event_loop;
mod generator;
mod items;
mod iterator;
mod not_copyable;
mod page_iterator;
mod snapshot;

pub use client::{Client, members};
pub use event_loop::EventLoop;
pub use items::{ItemIterator, ResultKeyIterator};
pub use iterator::PageCursor;
pub use page_iterator::PageIterator;
pub use snapshot::Snapshot;
