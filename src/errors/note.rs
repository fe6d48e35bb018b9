//! The note of an exception (PEP 678): which call it is of.

use pyo3::exceptions::PyException;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyInt, PyList, PyString};

use crate::model::Operation;

const BEGINNING: &str = "while calling ";
/// Characters of an identifier, and of a token: more are left out.
const LONGEST: usize = 64;
const LONGEST_TOKEN: usize = 8;

/// Note on an exception the operation and the parameters of its request. The text, the arguments and the pickle of the
/// exception stay as they are.
pub fn add(error: &PyErr, operation: &Operation, arguments: &Bound<'_, PyDict>) {
    let py = arguments.py();
    if error.is_instance_of::<PyException>(py) {
        // An exception that takes no notes is raised without.
        let _ = add_to(error.value(py), operation, arguments);
    }
}

fn add_to(exception: &Bound<'_, PyAny>, operation: &Operation, arguments: &Bound<'_, PyDict>) -> PyResult<()> {
    let py = arguments.py();
    // Not `add_note`, which Python 3.10 lacks: what shows notes there reads the attribute.
    let notes = match exception.getattr_opt(intern!(py, "__notes__"))? {
        Some(notes) => notes.cast_into::<PyList>()?,
        None => PyList::empty(py),
    };
    let is_ours = |note: Bound<'_, PyAny>| note.extract::<String>().is_ok_and(|note| note.starts_with(BEGINNING));
    if notes.iter().any(is_ours) {
        return Ok(());
    }
    notes.append(format!("{BEGINNING}{}", call(operation, arguments)?))?;
    exception.setattr(intern!(py, "__notes__"), &notes)?;
    for (name, meant) in misspelt(operation, arguments)? {
        notes.append(format!("{name}: did you mean {meant}?"))?;
    }
    Ok(())
}

/// `list_sessions(farmId='farm-1', ...)`, with what is an identifier, a number or the beginning of a token.
pub fn call(operation: &Operation, arguments: &Bound<'_, PyDict>) -> PyResult<String> {
    let mut given = Vec::new();
    for input in operation.inputs {
        let Some(value) = arguments.get_item(input.name)? else {
            continue;
        };
        let longest = if input.name == "nextToken" {
            LONGEST_TOKEN
        } else {
            LONGEST
        };
        if let Ok(text) = value.cast::<PyString>() {
            given.push(format!("{}={}", input.name, shown(text, longest)?));
        } else if let Ok(number) = value
            .cast_exact::<PyInt>()
            .map_err(PyErr::from)
            .and_then(|n| n.extract::<i64>())
        {
            given.push(format!("{}={number}", input.name));
        }
    }
    Ok(format!("{}({})", operation.method, given.join(", ")))
}

fn shown(text: &Bound<'_, PyString>, longest: usize) -> PyResult<String> {
    let whole = text.to_string_lossy();
    let mut cut: String = whole.chars().take(longest).collect();
    if cut.len() < whole.len() {
        cut.push_str("...");
    }
    PyString::new(text.py(), &cut).repr()?.extract()
}

/// The names that the operation does not know, each with the nearest one that it does.
fn misspelt(operation: &Operation, arguments: &Bound<'_, PyDict>) -> PyResult<Vec<(String, String)>> {
    let py = arguments.py();
    let known: Vec<&str> = operation.inputs.iter().map(|input| input.name).collect();
    let mut found = Vec::new();
    for name in arguments.keys().iter().filter_map(|name| name.extract::<String>().ok()) {
        if !known.contains(&name.as_str()) {
            let near = py
                .import("difflib")?
                .call_method1("get_close_matches", (&name, &known, 1))?;
            found.extend(
                near.extract::<Vec<String>>()?
                    .into_iter()
                    .map(|meant| (name.clone(), meant)),
            );
        }
    }
    Ok(found)
}
