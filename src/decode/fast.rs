//! The fast decoder: plain JSON to Python objects in one pass over the bytes.

use deadline_model::{Shape, Structure};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString};
use speedate::DateTime;

use super::datetime::datetime;
use super::names::MemberNames;
use super::reader::{NotPlain, Reader, Text, Value};
use super::timestamp;
use super::value_cache::ValueCache;

/// Why the fast decoder stopped.
pub enum Bail {
    /// The JSON is not plain: `lenient` decodes it.
    NotPlain,
    /// Python raised while building. In a box, so that results fit into registers.
    Python(Box<PyErr>),
}

impl From<NotPlain> for Bail {
    fn from(NotPlain: NotPlain) -> Self {
        Self::NotPlain
    }
}

impl From<PyErr> for Bail {
    #[cold]
    fn from(error: PyErr) -> Self {
        Self::Python(Box::new(error))
    }
}

type Result<T> = std::result::Result<T, Bail>;

pub fn document<'py>(py: Python<'py>, shape: &'static Structure, body: &[u8]) -> Result<Bound<'py, PyDict>> {
    let body = std::str::from_utf8(body).map_err(|_| NotPlain)?;
    let mut builder = Builder {
        py,
        names: MemberNames::get(py),
        strings: ValueCache::new(),
        dates: ValueCache::new(),
    };
    Reader::object(body, |reader| builder.structure(reader, shape))
}

/// Text that repeats from row to row (ids, states) is one Python object: less to make, and less memory to touch.
struct Builder<'j, 'py> {
    py: Python<'py>,
    names: MemberNames<'py>,
    strings: ValueCache<'j, Bound<'py, PyString>>,
    dates: ValueCache<'j, DateTime>,
}

impl<'j, 'py> Builder<'j, 'py> {
    fn structure(&mut self, reader: &mut Reader<'j>, shape: &'static Structure) -> Result<Bound<'py, PyDict>> {
        let dict = PyDict::new(self.py);
        let in_order = reader.structure(shape, |reader, index, first| {
            let member = &shape.members[index];
            let value = self.value(reader, &member.shape, first)?;
            dict.set_item(self.names.of(member), value)?;
            Ok::<_, Bail>(())
        })?;
        if in_order { Ok(dict) } else { self.sorted(shape, &dict) }
    }

    /// The members in the model's order, which is botocore's.
    fn sorted(&self, shape: &'static Structure, dict: &Bound<'py, PyDict>) -> Result<Bound<'py, PyDict>> {
        let sorted = PyDict::new(self.py);
        for member in shape.members {
            let name = self.names.of(member);
            if let Some(value) = dict.get_item(name)? {
                sorted.set_item(name, value)?;
            }
        }
        Ok(sorted)
    }

    fn value(&mut self, reader: &mut Reader<'j>, shape: &'static Shape, first: u8) -> Result<Bound<'py, PyAny>> {
        let py = self.py;
        Ok(match reader.value(shape, first)? {
            Value::String(Text::Plain(text)) => self
                .strings
                .get(text, || Ok::<_, Bail>(PyString::new(py, text)))?
                .into_any(),
            Value::String(Text::Escaped) => reader.unescape(|text| PyString::new(py, text))?.into_any(),
            Value::Timestamp(text) => {
                let date = self.dates.get(text, || timestamp::parse(text).ok_or(NotPlain))?;
                datetime(py, &date)?.into_any()
            }
            Value::Integer(number) => PyInt::new(py, number).into_any(),
            Value::Float(number) => PyFloat::new(py, number).into_any(),
            Value::Boolean(truth) => PyBool::new(py, truth).to_owned().into_any(),
            Value::Structure(shape) => self.structure(reader, shape)?.into_any(),
            Value::List(item) => self.list(reader, item)?.into_any(),
            Value::Map(value) => self.map(reader, value)?.into_any(),
        })
    }

    fn list(&mut self, reader: &mut Reader<'j>, item: &'static Shape) -> Result<Bound<'py, PyList>> {
        let list = PyList::empty(self.py);
        reader.list(|reader, first| {
            match first {
                Some(first) => list.append(self.value(reader, item, first)?)?,
                None => list.append(self.py.None())?,
            }
            Ok::<_, Bail>(())
        })?;
        Ok(list)
    }

    fn map(&mut self, reader: &mut Reader<'j>, value: &'static Shape) -> Result<Bound<'py, PyDict>> {
        let py = self.py;
        let dict = PyDict::new(py);
        reader.map(
            |key| PyString::new(py, key),
            |reader, key, first| {
                dict.set_item(key, self.value(reader, value, first)?)?;
                Ok::<_, Bail>(())
            },
        )?;
        Ok(dict)
    }
}
