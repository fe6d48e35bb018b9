//! The note on an exception (PEP 678): the call that failed.

use pyo3::exceptions::PyException;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyInt, PyList, PyString};

use deadline_model::Operation;

const PREFIX: &str = "while calling ";
/// Longer values are truncated. Of a token the beginning must do.
const MAX_CHARS: usize = 64;
const MAX_TOKEN_CHARS: usize = 8;

/// Add the operation and its parameters to an exception, whose text, arguments and pickle stay as they are.
pub fn add(error: &PyErr, operation: &Operation, arguments: &Bound<'_, PyDict>) {
    let py = arguments.py();
    if error.is_instance_of::<PyException>(py) {
        // An exception that takes no notes is raised without them.
        let _ = add_to(error.value(py), operation, arguments);
    }
}

fn add_to(exception: &Bound<'_, PyAny>, operation: &Operation, arguments: &Bound<'_, PyDict>) -> PyResult<()> {
    let py = arguments.py();
    // Not `add_note`, which Python 3.10 lacks: tools that show notes there read the attribute.
    let notes = match exception.getattr_opt(intern!(py, "__notes__"))? {
        Some(notes) => notes.cast_into::<PyList>()?,
        None => PyList::empty(py),
    };
    let is_ours = |note: Bound<'_, PyAny>| note.extract::<String>().is_ok_and(|note| note.starts_with(PREFIX));
    if notes.iter().any(is_ours) {
        return Ok(());
    }
    notes.append(format!("{PREFIX}{}", format_call(operation, arguments)?))?;
    if let Some(quota) = quota(exception) {
        notes.append(format!("quota: {quota}"))?;
    }
    exception.setattr(intern!(py, "__notes__"), &notes)?;
    for (name, suggestion) in misspelt(operation, arguments)? {
        notes.append(format!("{name}: did you mean {suggestion}?"))?;
    }
    Ok(())
}

/// The code of the quota that was exceeded, if the service says which.
fn quota(exception: &Bound<'_, PyAny>) -> Option<String> {
    let response = exception.getattr_opt(intern!(exception.py(), "response")).ok()??;
    response
        .get_item(intern!(exception.py(), "quotaCode"))
        .ok()?
        .extract()
        .ok()
}

/// `list_sessions(farmId='farm-1', maxResults=5)`: the parameters that are strings or integers, and the region of a scan of
/// several.
pub fn format_call(operation: &Operation, arguments: &Bound<'_, PyDict>) -> PyResult<String> {
    let mut given = Vec::new();
    let names = operation.inputs.iter().map(|input| input.name);
    for name in ["region"].into_iter().chain(names) {
        let Some(value) = arguments.get_item(name)? else {
            continue;
        };
        let max_chars = if name == "nextToken" {
            MAX_TOKEN_CHARS
        } else {
            MAX_CHARS
        };
        if let Ok(text) = value.cast::<PyString>() {
            given.push(format!("{name}={}", truncated(text, max_chars)?));
        } else if let Ok(number) = value
            .cast_exact::<PyInt>()
            .map_err(PyErr::from)
            .and_then(|n| n.extract::<i64>())
        {
            given.push(format!("{name}={number}"));
        }
    }
    Ok(format!("{}({})", operation.method, given.join(", ")))
}

/// The text's `repr`.
fn truncated(text: &Bound<'_, PyString>, max_chars: usize) -> PyResult<String> {
    let whole = text.to_string_lossy();
    let mut cut: String = whole.chars().take(max_chars).collect();
    if cut.len() < whole.len() {
        cut.push_str("...");
    }
    PyString::new(text.py(), &cut).repr()?.extract()
}

/// Each unknown parameter name, with the most similar known one.
fn misspelt(operation: &Operation, arguments: &Bound<'_, PyDict>) -> PyResult<Vec<(String, String)>> {
    let py = arguments.py();
    let known: Vec<&str> = operation.inputs.iter().map(|input| input.name).collect();
    let mut found = Vec::new();
    for name in arguments.keys().iter().filter_map(|name| name.extract::<String>().ok()) {
        if !known.contains(&name.as_str()) {
            let similar = py
                .import("difflib")?
                .call_method1("get_close_matches", (&name, &known, 1))?;
            found.extend(
                similar
                    .extract::<Vec<String>>()?
                    .into_iter()
                    .map(|suggestion| (name.clone(), suggestion)),
            );
        }
    }
    Ok(found)
}
