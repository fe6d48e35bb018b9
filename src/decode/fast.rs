//! JSON that keeps to the model, straight into Python objects. `None` means: not plain, ask `lenient`.

use jiter::{Jiter, NumberInt};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString};
use speedate::DateTime;

use super::value_cache::ValueCache;
use super::{byte_scan, timestamp};
use crate::model::{KEYS, Shape, Structure};

static NAMES: PyOnceLock<Vec<Py<PyString>>> = PyOnceLock::new();

/// `KEYS` as interned Python strings: their hashes are known and dict lookups compare pointers.
pub fn names(py: Python<'_>) -> &[Py<PyString>] {
    NAMES.get_or_init(py, || {
        KEYS.iter().map(|key| PyString::intern(py, key).unbind()).collect()
    })
}

pub fn document<'py>(py: Python<'py>, shape: &'static Structure, body: &[u8]) -> Option<Bound<'py, PyDict>> {
    let body = std::str::from_utf8(body).ok()?;
    let mut decoder = Decoder {
        py,
        body,
        at: 0,
        names: names(py),
        strings: ValueCache::new(),
        dates: ValueCache::new(),
    };
    if decoder.peek()? != b'{' {
        return None;
    }
    let page = decoder.structure(shape)?;
    // Only white space may follow.
    decoder.peek().is_none().then_some(page)
}

/// A place in the body. The grammar between the values is here, the values themselves are jiter's; text that repeats from
/// row to row (ids, states) is one Python object: less to make, and less memory to touch.
struct Decoder<'j, 'py> {
    py: Python<'py>,
    body: &'j str,
    at: usize,
    names: &'py [Py<PyString>],
    strings: ValueCache<'j, Bound<'py, PyString>>,
    dates: ValueCache<'j, DateTime>,
}

impl<'j, 'py> Decoder<'j, 'py> {
    fn structure(&mut self, shape: &'static Structure) -> Option<Bound<'py, PyDict>> {
        let dict = PyDict::new(self.py);
        let mut seen = 0_u64;
        let mut expected = 0;
        let mut in_order = true;
        let mut more = self.open(b'}')?;
        while more {
            let found = self.member(shape, expected)?;
            let first = self.peek()?;
            match found {
                Found::Member(index) => {
                    let bit = 1_u64.checked_shl(index as u32)?;
                    if seen & bit != 0 {
                        // Python's json keeps the last of duplicates.
                        return None;
                    }
                    seen |= bit;
                    in_order &= index >= expected;
                    expected = index + 1;
                    let member = &shape.members[index];
                    if first == b'n' {
                        self.word("null")?;
                    } else {
                        let value = self.value(&member.shape, first)?;
                        dict.set_item(self.names.get(usize::from(member.key))?, value).ok()?;
                    }
                }
                Found::Unknown if shape.union && first != b'n' => return None,
                Found::Unknown | Found::Type => self.jiter(|json| json.next_skip().ok())?,
            }
            more = self.step(b'}')?;
        }
        if shape.union && dict.len() != 1 {
            return None;
        }
        if in_order {
            Some(dict)
        } else {
            self.sorted(shape, &dict)
        }
    }

    /// The members in the model's order, which is botocore's.
    fn sorted(&self, shape: &'static Structure, dict: &Bound<'py, PyDict>) -> Option<Bound<'py, PyDict>> {
        let sorted = PyDict::new(self.py);
        for member in shape.members {
            let name = self.names.get(usize::from(member.key))?;
            if let Some(value) = dict.get_item(name).ok()? {
                sorted.set_item(name, value).ok()?;
            }
        }
        Some(sorted)
    }

    fn value(&mut self, shape: &'static Shape, first: u8) -> Option<Bound<'py, PyAny>> {
        let py = self.py;
        Some(match (shape, first) {
            (Shape::String(_), b'"') => self.string()?.into_any(),
            (Shape::Timestamp, b'"') => match self.text()? {
                Some(text) => timestamp::datetime(py, &self.dates.get(text, || timestamp::parse(text))?)?.into_any(),
                None => return None,
            },
            (Shape::Structure(shape), b'{') => self.structure(shape)?.into_any(),
            (Shape::List(_, item), b'[') => self.list(item)?.into_any(),
            (Shape::Map(_, value), b'{') => self.map(value)?.into_any(),
            (Shape::Integer, b'-' | b'0'..=b'9') => match self.jiter(|json| json.next_int().ok())? {
                NumberInt::Int(number) => PyInt::new(py, number).into_any(),
                _ => return None,
            },
            (Shape::Float, b'-' | b'0'..=b'9') => {
                let number = self.jiter(|json| json.next_float().ok())?;
                // An integer too big for a float is an error in Python, and its integer zero has no sign.
                if !number.is_finite() || (number == 0.0 && number.is_sign_negative()) {
                    return None;
                }
                PyFloat::new(py, number).into_any()
            }
            (Shape::Boolean, b't' | b'f') => PyBool::new(py, self.jiter(|json| json.next_bool().ok())?)
                .to_owned()
                .into_any(),
            // Documents are Python's json's business as well: any depth, any number.
            _ => return None,
        })
    }

    fn string(&mut self) -> Option<Bound<'py, PyString>> {
        let py = self.py;
        match self.text()? {
            Some(text) => self.strings.get(text, || Some(PyString::new(py, text))),
            None => self.escaped(),
        }
    }

    fn escaped(&mut self) -> Option<Bound<'py, PyString>> {
        let py = self.py;
        self.jiter(|json| json.next_str().ok().map(|text| PyString::new(py, text)))
    }

    fn list(&mut self, item: &'static Shape) -> Option<Bound<'py, PyList>> {
        let list = PyList::empty(self.py);
        let mut more = self.open(b']')?;
        while more {
            match self.peek()? {
                b'n' => {
                    self.word("null")?;
                    list.append(self.py.None()).ok()?;
                }
                first => list.append(self.value(item, first)?).ok()?,
            }
            more = self.step(b']')?;
        }
        Some(list)
    }

    fn map(&mut self, item: &'static Shape) -> Option<Bound<'py, PyDict>> {
        let dict = PyDict::new(self.py);
        let mut more = self.open(b'}')?;
        while more {
            if self.peek()? != b'"' {
                return None;
            }
            let name = match self.text()? {
                Some(name) => PyString::new(self.py, name),
                None => self.escaped()?,
            };
            self.colon()?;
            let first = self.peek()?;
            dict.set_item(name, self.value(item, first)?).ok()?;
            more = self.step(b'}')?;
        }
        Some(dict)
    }

    /// Read a member's name and the colon. The one after the last is tried first: services keep to one order.
    fn member(&mut self, shape: &'static Structure, expected: usize) -> Option<Found> {
        if self.peek()? != b'"' {
            return None;
        }
        let rest = &self.rest()[1..];
        let count = shape.members.len();
        for index in (expected..count).chain(0..expected.min(count)) {
            let member = &shape.members[index];
            let name = member.name.as_bytes();
            if rest.get(name.len()) == Some(&b'"') && rest.starts_with(name) && member.header.is_none() {
                self.at += name.len() + 2;
                self.colon()?;
                return Some(Found::Member(index));
            }
        }
        // A name with escapes may be any member's.
        let name = self.text()??;
        self.colon()?;
        Some(if name == "__type" { Found::Type } else { Found::Unknown })
    }

    /// The string that starts here, if it has no escapes; `Some(None)` leaves it unread.
    fn text(&mut self) -> Option<Option<&'j str>> {
        let body = self.body;
        let start = self.at + 1;
        let bytes = body.as_bytes().get(start..)?;
        let length = byte_scan::special(bytes)?;
        if bytes[length] != b'"' {
            return Some(None);
        }
        self.at = start + length + 1;
        body.get(start..start + length).map(Some)
    }

    /// Let jiter read what starts here.
    fn jiter<T>(&mut self, read: impl FnOnce(&mut Jiter<'j>) -> Option<T>) -> Option<T> {
        let mut json = Jiter::new(self.rest());
        let value = read(&mut json)?;
        self.at += json.current_index();
        Some(value)
    }

    fn rest(&self) -> &'j [u8] {
        self.body.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The next byte that is not white space.
    fn peek(&mut self) -> Option<u8> {
        loop {
            match self.body.as_bytes().get(self.at)? {
                b' ' | b'\n' | b'\r' | b'\t' => self.at += 1,
                byte => return Some(*byte),
            }
        }
    }

    fn word(&mut self, word: &str) -> Option<()> {
        self.at += self.rest().starts_with(word.as_bytes()).then_some(word.len())?;
        Some(())
    }

    fn colon(&mut self) -> Option<()> {
        self.peek().filter(|byte| *byte == b':')?;
        self.at += 1;
        Some(())
    }

    /// Past an opening bracket: does anything come before the closing one?
    fn open(&mut self, close: u8) -> Option<bool> {
        self.at += 1;
        let more = self.peek()? != close;
        self.at += usize::from(!more);
        Some(more)
    }

    /// Past a value: a comma, or the closing bracket?
    fn step(&mut self, close: u8) -> Option<bool> {
        let byte = self.peek()?;
        self.at += 1;
        match byte {
            b',' => Some(true),
            _ => (byte == close).then_some(false),
        }
    }
}

enum Found {
    Member(usize),
    /// `__type`, which is nobody's member, not even an unknown one's.
    Type,
    Unknown,
}
