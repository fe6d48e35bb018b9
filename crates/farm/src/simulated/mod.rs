//! What a simulated farm lists: numbers, items and members of them, made of the simulation's history.

mod items;
mod members;
mod numbers;
mod statistics;

pub use members::Told;
pub use statistics::{Aggregations, Question, Statistics};
