//! What botocore checks before it sends anything, in its order and its words.

use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyInt, PyList, PyString, PyTuple};

use crate::errors::{self, Error, Result};
use crate::model::{self, Input, InputKind, Operation};

/// The parameters of a call, in the order given.
#[derive(Debug)]
pub struct Parameters {
    pub values: Vec<(&'static Input, Value)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    String(String),
    /// Beyond 64 bits the nearest that fits: the service refuses either.
    Integer(i64),
    StringList(Vec<String>),
}

/// Check the parameters as a call of the operation would.
///
/// # Errors
/// `ParamValidationError` with everything that is wrong; `UnicodeEncodeError` for text that UTF-8 cannot carry.
pub fn parameters<'py>(
    py: Python<'py>,
    operation: &'static Operation,
    kwargs: Option<&Bound<'py, PyDict>>,
) -> Result<Parameters> {
    let mut report = Report { py, lines: Vec::new() };
    let mut known = Vec::new();

    for input in operation.inputs.iter().filter(|input| input.required) {
        if !match kwargs {
            Some(kwargs) => kwargs.contains(input.name)?,
            None => false,
        } {
            report.text(&format!("Missing required parameter in input: \"{}\"", input.name));
        }
    }
    // A copy: what shows a name may be the caller's code, and a dict must not change under its iterator.
    let items = kwargs.map_or_else(|| PyList::empty(py), |kwargs| kwargs.items());
    for item in items {
        let (name, value): (Bound<'py, PyAny>, Bound<'py, PyAny>) = item.extract()?;
        // A name with a lone surrogate is no Rust string, and no parameter's name either.
        let input = name.extract::<String>().ok();
        match operation
            .inputs
            .iter()
            .find(|candidate| input.as_deref() == Some(candidate.name))
        {
            Some(input) => known.push((input, value)),
            None => report.unknown(operation, &name)?,
        }
    }
    for (input, value) in &known {
        check(&mut report, input, value)?;
    }
    report.finish()?;
    let values = known
        .into_iter()
        .map(|(input, value)| Ok((input, extract(input.kind, &value)?)))
        .collect::<PyResult<Vec<_>>>()?;
    check_url(&values)?;
    Ok(Parameters { values })
}

/// The SDK panics where a URL is longer than 64 KB: so much of it is the token's, and so much everything else's.
const TOKEN_SPACE: usize = 48_000;
const OTHER_SPACE: usize = 15_000;

/// Whether a URL has the space for this token.
pub fn fits(token: &str) -> bool {
    // Most are so short that nobody need count.
    token.len() <= TOKEN_SPACE / 3 || encoded_length(token) <= TOKEN_SPACE
}

fn encoded_length(text: &str) -> usize {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    text.bytes().map(|byte| if plain(byte) { 1 } else { 3 }).sum()
}

fn check_url(values: &[(&'static Input, Value)]) -> Result<()> {
    let mut others = 0;
    for (input, value) in values {
        let length = match value {
            Value::String(text) => encoded_length(text),
            Value::Integer(_) => 20,
            Value::StringList(texts) => texts
                .iter()
                .map(|text| input.name.len() + 2 + encoded_length(text))
                .sum(),
        };
        let (space, used) = match input.name {
            "nextToken" => (TOKEN_SPACE, length),
            _ => {
                others += length;
                (OTHER_SPACE, others)
            }
        };
        if used > space {
            let name = input.name;
            return Err(Error::ParamValidation(format!(
                "Invalid length for parameter {name}, in a URL: {length}, more than a URL has space for"
            )));
        }
    }
    Ok(())
}

fn check<'py>(report: &mut Report<'py>, input: &Input, value: &Bound<'py, PyAny>) -> PyResult<()> {
    match input.kind {
        InputKind::String if value.is_instance_of::<PyString>() => {
            check_length(report, input, value)?;
        }
        InputKind::String => report.wrong_type(input.name, value, "<class 'str'>")?,
        InputKind::Integer => match value.cast::<PyInt>() {
            Ok(number) => {
                if integer(number)? < input.min.unwrap_or(i64::MIN) {
                    report.below("value", input, value)?;
                }
            }
            Err(_) => report.wrong_type(input.name, value, "<class 'int'>")?,
        },
        InputKind::StringList if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() => {
            check_length(report, input, value)?;
            for (index, item) in value.try_iter()?.enumerate() {
                let item = item?;
                if !item.is_instance_of::<PyString>() {
                    report.wrong_type(&format!("{}[{index}]", input.name), &item, "<class 'str'>")?;
                }
            }
        }
        InputKind::StringList => report.wrong_type(input.name, value, "<class 'list'>, <class 'tuple'>")?,
    }
    Ok(())
}

/// Of a string or a list; the report shows the length, not the value.
fn check_length<'py>(report: &mut Report<'py>, input: &Input, value: &Bound<'py, PyAny>) -> PyResult<()> {
    let length = i64::try_from(value.len()?).unwrap_or(i64::MAX);
    if length < input.min.unwrap_or(i64::MIN) {
        report.below("length", input, PyInt::new(report.py, length).as_any())?;
    }
    Ok(())
}

fn extract(kind: InputKind, value: &Bound<'_, PyAny>) -> PyResult<Value> {
    Ok(match kind {
        InputKind::String => Value::String(value.cast::<PyString>()?.to_str()?.to_owned()),
        InputKind::Integer => Value::Integer(integer(value.cast::<PyInt>()?)?),
        InputKind::StringList => Value::StringList(
            value
                .try_iter()?
                .map(|item| Ok(item?.cast::<PyString>()?.to_str()?.to_owned()))
                .collect::<PyResult<_>>()?,
        ),
    })
}

fn integer(value: &Bound<'_, PyInt>) -> PyResult<i64> {
    match value.extract::<i64>() {
        Ok(value) => Ok(value),
        // An int can fail only by its size.
        Err(_) => Ok(if value.lt(0)? { i64::MIN } else { i64::MAX }),
    }
}

/// The lines of the report. They are Python strings: values in them may hold what Rust's cannot.
struct Report<'py> {
    py: Python<'py>,
    lines: Vec<Bound<'py, PyString>>,
}

impl<'py> Report<'py> {
    fn text(&mut self, line: &str) {
        self.lines.push(PyString::new(self.py, line));
    }

    fn line(&mut self, parts: &[&Bound<'py, PyAny>]) -> PyResult<()> {
        let line = PyString::new(self.py, "").call_method1("join", (PyList::new(self.py, parts)?,))?;
        self.lines.push(line.cast_into()?);
        Ok(())
    }

    /// A value as an f-string shows it.
    fn shown(&self, value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.py.import("builtins")?.getattr("format")?.call1((value,))
    }

    fn string(&self, text: &str) -> Bound<'py, PyAny> {
        PyString::new(self.py, text).into_any()
    }

    fn unknown(&mut self, operation: &Operation, name: &Bound<'py, PyAny>) -> PyResult<()> {
        let names: Vec<&str> = operation.inputs.iter().map(|input| input.name).collect();
        self.line(&[
            &self.string("Unknown parameter in input: \""),
            &self.shown(name)?,
            &self.string(&format!("\", must be one of: {}", names.join(", "))),
        ])
    }

    fn wrong_type(&mut self, name: &str, value: &Bound<'py, PyAny>, valid: &str) -> PyResult<()> {
        self.line(&[
            &self.string(&format!("Invalid type for parameter {name}, value: ")),
            &self.shown(value)?,
            &self.string(", type: "),
            &self.shown(value.get_type().as_any())?,
            &self.string(&format!(", valid types: {valid}")),
        ])
    }

    fn below(&mut self, what: &str, input: &Input, value: &Bound<'py, PyAny>) -> PyResult<()> {
        self.line(&[
            &self.string(&format!("Invalid {what} for parameter {}, value: ", input.name)),
            &self.shown(value)?,
            &self.string(&format!(", valid min {what}: {}", input.min.unwrap_or_default())),
        ])
    }

    fn finish(self) -> Result<()> {
        if self.lines.is_empty() {
            return Ok(());
        }
        let report = PyString::new(self.py, "\n").call_method1("join", (PyList::new(self.py, self.lines)?,))?;
        Err(errors::raise::param_validation(
            self.py,
            report.cast::<PyString>().map_err(PyErr::from)?,
        ))
    }
}

/// Check parameters as a call of the operation would, and send nothing.
///
/// Args:
///     operation: a method name such as `list_sessions`.
///     parameters: what the call would be given.
///
/// Raises:
///     KeyError: no paginated operation has this name.
///     ParamValidationError: what botocore would say.
#[pyfunction]
#[pyo3(signature = (operation, /, **parameters))]
pub fn validate(py: Python<'_>, operation: &str, parameters: Option<&Bound<'_, PyDict>>) -> PyResult<()> {
    let operation = model::operation(operation).ok_or_else(|| PyKeyError::new_err(operation.to_owned()))?;
    self::parameters(py, operation, parameters)?;
    Ok(())
}
