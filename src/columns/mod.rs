//! Items as Arrow columns: the second sink of the reader. `Layout` says which columns there are, `Rows` fills them page by
//! page, and gives record batches.
//!
//! A page goes into the columns whole or not at all. One that is plain is read from its bytes (`plain.rs`), without the
//! interpreter; any other comes as Python objects from the lenient decoder (`objects.rs`).

mod column;
mod dates;
mod json;
mod layout;
mod objects;
mod plain;
mod rows;
mod seal;
mod text;
mod vectors;

pub use column::Style;
pub use layout::{Layout, Options};
pub use rows::{BATCH_ROWS, Rows};
