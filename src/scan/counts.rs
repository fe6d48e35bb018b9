//! What a walk counts.

/// What happened at one level.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    /// Listings.
    pub found: u64,
    pub done: u64,
    pub requests: u64,
    pub throttled: u64,
    pub errors: u64,
    /// Listings whose parent was deleted meanwhile.
    pub gone: u64,
    pub rows: u64,
}

impl Counts {
    /// In the order of the fields.
    pub fn numbers(&self) -> [u64; 7] {
        [
            self.found,
            self.done,
            self.requests,
            self.throttled,
            self.errors,
            self.gone,
            self.rows,
        ]
    }
}
