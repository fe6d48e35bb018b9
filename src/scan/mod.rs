//! A scan of many listings: which there are (`tree`), which is asked next (`walk`). No Python, no
//! requests: `paging/scan_pass.rs` sends them, when `sdk/governor.rs` allows it.

mod counts;
mod listing;
mod position;
mod sought;
mod tree;
mod walk;

pub use position::{decode, encode, encode_part};
pub use sought::Sought;
pub use tree::{EACH, Given, Ids, Level, REGION, Tree, ids};
pub use walk::{Step, Walk};
