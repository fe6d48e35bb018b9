//! The names of members as Python strings.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyString;

use deadline_model::{KEYS, Member};

static NAMES: PyOnceLock<Vec<Py<PyString>>> = PyOnceLock::new();

/// `KEYS`, interned: their hashes are known and dict lookups compare pointers.
#[derive(Clone, Copy)]
pub struct MemberNames<'py>(&'py [Py<PyString>]);

impl<'py> MemberNames<'py> {
    pub fn get(py: Python<'py>) -> Self {
        Self(NAMES.get_or_init(py, || {
            KEYS.iter().map(|key| PyString::intern(py, key).unbind()).collect()
        }))
    }

    pub fn of(self, member: &Member) -> &'py Py<PyString> {
        &self.0[usize::from(member.key)]
    }
}
