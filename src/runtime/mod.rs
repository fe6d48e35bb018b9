//! The one door to the tokio runtime: release the GIL, wait, look for signals.

mod awaitable;
mod callbacks;
mod descriptors;
mod driver;
pub mod greenlets;
mod interpreter;
pub mod log_buffer;
mod loss;
mod panics;
mod pending;
mod process;
mod shutdown;
mod spawner;
pub mod sync;
mod wait;
mod wakers;

pub use awaitable::{signal, wrap_event_loops_by};
pub use interpreter::require_main;
pub use process::{DriveGuard, check, flush_writes, guard, poll_io, with_reserve};
pub use shutdown::{unless_finalizing, watch_exit};
pub use spawner::{RuntimeBound, Spawner, Task};
pub use wait::{persist, poll_once, reap_closed_connections, wait, wait_and};
