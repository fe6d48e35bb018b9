//! The local farm: a Deadline Cloud endpoint on loopback, to develop and test against. Its data is computed from a seed,
//! so that a farm of any size takes no memory, or is the history of a simulation; both are the same on every machine.

mod aggregate;
mod answered;
mod batch;
mod body;
mod buckets;
mod call;
mod clock;
mod constants;
mod failure;
mod faults;
mod filter;
mod generate;
mod get;
mod ids;
mod items;
mod json;
mod kinds;
mod list;
mod log;
mod numbers;
mod progress;
mod request;
mod roles;
mod route;
mod schedule;
mod search;
mod server;
mod simulated;
mod simulation;
mod state;
#[rustfmt::skip]
mod table;
mod template;
mod timer;
mod values;
mod world;
mod write;
mod writer;
mod writes;

pub use call::operations;
pub use faults::{Effect, Fault, FaultSettings, OrderedError};
pub use server::Server;
pub use simulation::Dials;
pub use state::{Content, Farm, FarmSettings, Studio};
pub use world::{Kind, Sizes};
