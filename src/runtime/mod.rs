//! The process's tokio runtime: who drives it, waits with the GIL released, asyncio futures, shutdown. No other module
//! creates or drives a runtime.

mod asyncio;
mod attach;
mod callbacks;
mod descriptors;
mod driver;
pub mod greenlets;
mod interpreter;
pub mod log_buffer;
mod loss;
mod panics;
mod pending_futures;
mod process;
mod shutdown;
mod spawner;
pub mod sync;
mod wait;
mod wakers;

pub use asyncio::{completion_future, wrap_event_loops_by};
pub use attach::attach_in_callback;
pub use interpreter::require_main;
pub use process::{DriveGuard, catch_panics, check_descriptors, flush_writes, poll_io, with_reserve};
pub use shutdown::{detach, unless_finalizing, watch_exit};
pub use spawner::{RuntimeBound, Spawner, Task};
pub use wait::{poll_once, reap_closed_connections, retry_if_lost, wait, wait_and};
