//! JSON that keeps to the model, straight into Python objects. `None` means: not plain, ask `lenient`.

use jiter::{Jiter, NumberInt, Peek};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString};

use super::timestamp;
use crate::model::{KEYS, Member, Shape, Structure};

static NAMES: PyOnceLock<Vec<Py<PyString>>> = PyOnceLock::new();

/// `KEYS` as interned Python strings: their hashes are known and dict lookups compare pointers.
pub fn names(py: Python<'_>) -> &[Py<PyString>] {
    NAMES.get_or_init(py, || {
        KEYS.iter().map(|key| PyString::intern(py, key).unbind()).collect()
    })
}

pub fn document<'py>(py: Python<'py>, shape: &'static Structure, body: &[u8]) -> Option<Bound<'py, PyDict>> {
    let mut decoder = Decoder {
        py,
        body,
        json: Jiter::new(body),
        names: names(py),
        last: vec![None; KEYS.len()],
    };
    let page = match decoder.json.peek().ok()? {
        Peek::Object => decoder.structure(shape)?,
        _ => return None,
    };
    decoder.json.finish().ok()?;
    Some(page)
}

struct Decoder<'j, 'py> {
    py: Python<'py>,
    body: &'j [u8],
    json: Jiter<'j>,
    names: &'py [Py<PyString>],
    /// For every key the last string seen there, in the body and in Python: ids and states repeat from row to row.
    last: Vec<Option<(&'j [u8], Bound<'py, PyString>)>>,
}

impl<'py> Decoder<'_, 'py> {
    fn structure(&mut self, shape: &'static Structure) -> Option<Bound<'py, PyDict>> {
        let dict = PyDict::new(self.py);
        let members = shape.members;
        let mut seen = 0_u64;
        let mut expected = 0;
        let mut key = self.json.known_object().ok()?;
        while let Some(name) = key {
            let found = find(members, expected, name);
            let tag = shape.union && name != "__type";
            let peek = self.json.peek().ok()?;
            match found {
                Some(index) => {
                    let bit = 1_u64.checked_shl(index as u32)?;
                    if seen & bit != 0 {
                        // Python's json keeps the last of duplicates.
                        return None;
                    }
                    seen |= bit;
                    expected = index + 1;
                    let member = &members[index];
                    if peek == Peek::Null {
                        self.json.known_null().ok()?;
                    } else {
                        let value = self.value(&member.shape, peek, member.key)?;
                        dict.set_item(self.names.get(usize::from(member.key))?, value).ok()?;
                    }
                }
                None if tag && peek != Peek::Null => return None,
                None => self.skip(peek)?,
            }
            key = self.json.next_key().ok()?;
        }
        if shape.union && dict.len() != 1 {
            return None;
        }
        Some(dict)
    }

    fn value(&mut self, shape: &'static Shape, peek: Peek, key: u16) -> Option<Bound<'py, PyAny>> {
        Some(match shape {
            Shape::String(_) if peek == Peek::String => self.string(key)?.into_any(),
            Shape::Timestamp if peek == Peek::String => {
                timestamp::rfc3339(self.py, self.json.known_str().ok()?)?.into_any()
            }
            Shape::Structure(shape) if peek == Peek::Object => self.structure(shape)?.into_any(),
            Shape::List(_, item) if peek == Peek::Array => self.list(item, key)?.into_any(),
            Shape::Map(_, value) if peek == Peek::Object => self.map(value, key)?.into_any(),
            Shape::Integer if peek.is_num() => match self.json.known_int(peek).ok()? {
                NumberInt::Int(number) => PyInt::new(self.py, number).into_any(),
                _ => return None,
            },
            Shape::Float if peek.is_num() => {
                let number = self.json.known_float(peek).ok()?;
                // An integer too big for a float is an error in Python, and its integer zero has no sign.
                if !number.is_finite() || (number == 0.0 && number.is_sign_negative()) {
                    return None;
                }
                PyFloat::new(self.py, number).into_any()
            }
            Shape::Boolean if peek == Peek::True || peek == Peek::False => {
                PyBool::new(self.py, self.json.known_bool(peek).ok()?)
                    .to_owned()
                    .into_any()
            }
            // Documents are Python's json's business as well: any depth, any number.
            _ => return None,
        })
    }

    fn string(&mut self, key: u16) -> Option<Bound<'py, PyString>> {
        let start = self.json.current_index() + 1;
        let text = self.json.known_str().ok()?;
        let raw = self.body.get(start..start + text.len())?;
        let last = self.last.get_mut(usize::from(key))?;
        if let Some((before, string)) = last
            && *before == text.as_bytes()
        {
            return Some(string.clone());
        }
        let string = PyString::new(self.py, text);
        // Text with escapes is not in the body as it reads.
        if raw.as_ptr() == text.as_ptr() {
            *last = Some((raw, string.clone()));
        }
        Some(string)
    }

    fn list(&mut self, item: &'static Shape, key: u16) -> Option<Bound<'py, PyList>> {
        let list = PyList::empty(self.py);
        let mut next = self.json.known_array().ok()?;
        while let Some(peek) = next {
            if peek == Peek::Null {
                self.json.known_null().ok()?;
                list.append(self.py.None()).ok()?;
            } else {
                list.append(self.value(item, peek, key)?).ok()?;
            }
            next = self.json.array_step().ok()?;
        }
        Some(list)
    }

    fn map(&mut self, item: &'static Shape, key: u16) -> Option<Bound<'py, PyDict>> {
        let dict = PyDict::new(self.py);
        let mut next = self.json.known_object().ok()?;
        while let Some(name) = next {
            let name = PyString::new(self.py, name);
            let peek = self.json.peek().ok()?;
            dict.set_item(name, self.value(item, peek, key)?).ok()?;
            next = self.json.next_key().ok()?;
        }
        Some(dict)
    }

    fn skip(&mut self, peek: Peek) -> Option<()> {
        let start = self.json.current_index();
        self.json.known_skip(peek).ok()?;
        // Skipping does not look whether strings are UTF-8; boto3 does.
        std::str::from_utf8(self.body.get(start..self.json.current_index())?)
            .ok()
            .map(drop)
    }
}

/// The member of that name. Services send members in one order, so the one after the last is tried first.
fn find(members: &[Member], expected: usize, name: &str) -> Option<usize> {
    let named = |member: &Member| member.name == name && member.header.is_none();
    match members.get(expected) {
        Some(member) if named(member) => Some(expected),
        _ => members.iter().position(named),
    }
}
