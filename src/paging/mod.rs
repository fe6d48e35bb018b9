//! Listings: their parameters, passes over their pages, and botocore's paging rules.

mod awaited;
mod batches;
mod call;
mod claim;
mod cursor;
mod listing;
mod page;
mod pass;
mod pending;
mod resume_token;
mod rows;
mod rules;
mod sink;
mod source;

pub use awaited::{Awaited, Next, Wait, already_running};
pub use batches::{Batches, Outcome};
pub use call::{AwaitedCall, call};
pub use claim::try_lock;
pub use cursor::{Cursor, already_executing};
pub use listing::{Listing, result_keys};
pub use pass::Position;
pub use pending::Ticket;
