//! Ids that were given below parents which the scan finds: each must be with one of them.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::tree::{Ids, Tree};

type Id = (&'static str, Arc<str>);

/// Which of the ids were found, and an error for those that were not.
pub struct Sought<E> {
    found: HashSet<Id>,
    errors: HashMap<Id, E>,
}

impl<E> Default for Sought<E> {
    fn default() -> Self {
        Self {
            found: HashSet::new(),
            errors: HashMap::new(),
        }
    }
}

impl<E: Clone> Sought<E> {
    /// A listing of these ids answered.
    pub fn on_found(&mut self, tree: &Tree, level: usize, ids: &Ids) {
        for id in tree.sought(level, ids) {
            self.errors.remove(id);
            self.found.insert(id.clone());
        }
    }

    /// There is no listing of these ids.
    pub fn on_missing(&mut self, tree: &Tree, level: usize, ids: &Ids, error: &E) {
        for id in tree.sought(level, ids).filter(|id| !self.found.contains(*id)) {
            self.errors.entry(id.clone()).or_insert_with(|| error.clone());
        }
    }

    /// The error of an id that is nowhere, each once. Asked when the scan is over.
    pub fn next_error(&mut self) -> Option<E> {
        let id = self.errors.keys().min().cloned()?;
        self.errors.remove(&id)
    }
}
