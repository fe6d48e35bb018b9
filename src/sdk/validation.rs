//! Parameters from Python, checked as botocore checks them before it sends anything: in its order and its words.

use deadline_model::{Input, InputKind, Operation};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyInt, PyList, PyString, PyTuple};

use super::parameters::{ParameterValue, Parameters};
use crate::errors::{self, Error, Result};

/// Check the parameters of a call, and convert them.
///
/// # Errors
/// `ParamValidationError` with everything that is wrong; `UnicodeEncodeError` for text that UTF-8 cannot carry.
pub fn validate<'py>(
    py: Python<'py>,
    operation: &'static Operation,
    kwargs: Option<&Bound<'py, PyDict>>,
) -> Result<Parameters> {
    let mut report = ValidationReport { py, lines: Vec::new() };
    let mut known = Vec::new();

    for input in operation.inputs.iter().filter(|input| input.required) {
        if !match kwargs {
            Some(kwargs) => kwargs.contains(input.name)?,
            None => false,
        } {
            report.text(&format!("Missing required parameter in input: \"{}\"", input.name));
        }
    }
    // A copy: `__format__` of a name may be the caller's code, which may change the dict.
    let items = kwargs.map_or_else(|| PyList::empty(py), |kwargs| kwargs.items());
    for item in items {
        let (name, value): (Bound<'py, PyAny>, Bound<'py, PyAny>) = item.extract()?;
        // No parameter's name has a lone surrogate, which Rust's strings cannot hold.
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
        .map(|(input, value)| Ok((input.name, extract(input.kind, &value)?)))
        .collect::<PyResult<Vec<_>>>()?;
    Parameters::new(operation, values).map_err(Error::ParamValidation)
}

fn check<'py>(report: &mut ValidationReport<'py>, input: &Input, value: &Bound<'py, PyAny>) -> PyResult<()> {
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

/// The report shows the length of a string or a list, not the value.
fn check_length<'py>(report: &mut ValidationReport<'py>, input: &Input, value: &Bound<'py, PyAny>) -> PyResult<()> {
    let length = i64::try_from(value.len()?).unwrap_or(i64::MAX);
    if length < input.min.unwrap_or(i64::MIN) {
        report.below("length", input, PyInt::new(report.py, length).as_any())?;
    }
    Ok(())
}

fn extract(kind: InputKind, value: &Bound<'_, PyAny>) -> PyResult<ParameterValue> {
    Ok(match kind {
        InputKind::String => ParameterValue::String(value.cast::<PyString>()?.to_str()?.to_owned()),
        InputKind::Integer => ParameterValue::Integer(integer(value.cast::<PyInt>()?)?),
        InputKind::StringList => ParameterValue::StringList(
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
        // It does not fit into 64 bits.
        Err(_) => Ok(if value.lt(0)? { i64::MIN } else { i64::MAX }),
    }
}

/// The lines of the report. Python strings, because values may have lone surrogates.
struct ValidationReport<'py> {
    py: Python<'py>,
    lines: Vec<Bound<'py, PyString>>,
}

impl<'py> ValidationReport<'py> {
    fn text(&mut self, line: &str) {
        self.lines.push(PyString::new(self.py, line));
    }

    fn line(&mut self, parts: &[&Bound<'py, PyAny>]) -> PyResult<()> {
        let line = PyString::new(self.py, "").call_method1("join", (PyList::new(self.py, parts)?,))?;
        self.lines.push(line.cast_into()?);
        Ok(())
    }

    /// A value as in an f-string.
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
