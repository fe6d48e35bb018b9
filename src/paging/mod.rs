//! Listings: their parameters, passes over their pages, and botocore's paging rules.

mod any_pass;
mod awaited;
mod batches;
mod call;
mod claim;
mod cursor;
mod listing;
mod page;
mod parents;
mod pass;
mod pending;
mod requests;
pub mod resume_token;
mod rows;
mod rules;
mod scan_page;
mod scan_pass;
mod scan_plan;
mod sink;
mod source;
mod tables;

pub use awaited::{Awaited, Next, Wait, already_running};
pub use batches::{Batches, Outcome, is_being_read};
pub use call::{AwaitedCall, call};
pub use claim::try_lock;
pub use cursor::{Cursor, already_executing};
pub use listing::{Listing, result_keys};
pub use pass::Position;
pub use pending::Ticket;
pub use scan_plan::{PRINCIPAL_ID, Plan, takes_principal};
pub use tables::Tables;
