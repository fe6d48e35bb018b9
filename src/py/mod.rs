//! The classes that Python sees.

#[cfg(feature = "farm")]
pub mod farm;
