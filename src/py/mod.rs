//! The classes that Python sees. No other module defines pyclasses.

mod arrow;
mod awaitable;
mod build_facts;
mod client;
mod credential_provider;
mod decode;
mod event_loop;
#[cfg(feature = "farm")]
mod farm;
mod generator;
mod identities;
mod items;
mod iterator;
mod not_copyable;
mod page_iterator;
mod partition;
mod scan;
mod scan_parts;
mod table;
mod table_cursor;
mod table_options;
mod table_reader;
mod table_set;
mod validation;

pub use build_facts::build_facts;
pub use client::{Client, members};
pub use credential_provider::CredentialProvider;
pub use decode::{decode_page, decode_table};
pub use event_loop::EventLoop;
#[cfg(feature = "farm")]
pub use farm::{FarmFault, FarmServer};
pub use identities::Identities;
pub use items::{ItemIterator, ResultKeyIterator};
pub use iterator::PageCursor;
pub use page_iterator::PageIterator;
pub use partition::Partition;
pub use scan::Scan;
pub use table::Table;
pub use table_cursor::TableCursor;
pub use table_reader::TableReader;
pub use table_set::TableSet;
pub use validation::validate;
