//! `ClientError.response`, as botocore builds it.

use deadline_model::{self as model, Operation, Shape};
use pyo3::exceptions::{PyRecursionError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyInt, PyString};

use super::error_code::{ErrorBody, ErrorCode};
use super::metadata::{finish, headers, response_metadata};
use super::raw::{RawResponse, header};
use crate::decode;

/// `ClientError.response`, and the error's code where that is a string.
pub fn service_error<'py>(
    py: Python<'py>,
    operation: &'static Operation,
    response: &RawResponse,
) -> PyResult<(Option<String>, Bound<'py, PyDict>)> {
    let parsed = PyDict::new(py);
    if response.status == 300 {
        // Too high for a page and too low for an error: botocore raises it with the page's members.
        parsed.set_item(intern!(py, "ResponseMetadata"), response_metadata(py, response)?)?;
        if let Ok(page) = decode::structure(py, operation.output, &response.body) {
            parsed.update(page.as_mapping())?;
        }
        return Ok((None, parsed));
    }
    let headers = headers(py, response)?;
    let metadata = PyDict::new(py);
    let error = PyDict::new(py);
    let body = ErrorBody::read(response.status, &response.body);
    let error_type = header(&response.headers, "x-amzn-errortype");
    let code = code(py, &body, error_type.as_deref(), response.status)?;
    if let ErrorBody::NoDocument = body {
        error.set_item(intern!(py, "Code"), &code)?;
        error.set_item(intern!(py, "Message"), phrase(py, response.status)?)?;
    } else {
        error.set_item(intern!(py, "Message"), message(py, &body, &response.body)?)?;
        error.set_item(intern!(py, "Code"), &code)?;
        if let Some(id) = headers.get_item(intern!(py, "x-amzn-requestid"))? {
            metadata.set_item(intern!(py, "RequestId"), id)?;
        }
    }
    finish(&metadata, &headers, response)?;
    parsed.set_item(intern!(py, "Error"), &error)?;
    parsed.set_item(intern!(py, "ResponseMetadata"), metadata)?;

    let code = code.extract::<String>().ok();
    if let Some(shape) = code.as_deref().and_then(model::error) {
        add_modelled(&parsed, shape.shape, &headers, &body, &response.body)?;
    }
    Ok((code, parsed))
}

fn code<'py>(
    py: Python<'py>,
    body: &ErrorBody<'_>,
    error_type: Option<&str>,
    status: u16,
) -> PyResult<Bound<'py, PyAny>> {
    match body.code(error_type) {
        ErrorCode::Text(code) => Ok(PyString::new(py, &code).into_any()),
        ErrorCode::Other(json) => loads(py, json),
        ErrorCode::Status => Ok(PyString::new(py, &status.to_string()).into_any()),
    }
}

fn message<'py>(py: Python<'py>, body: &ErrorBody<'_>, raw: &[u8]) -> PyResult<Bound<'py, PyAny>> {
    if let ErrorBody::Text = body {
        return Ok(text(py, raw).into_any());
    }
    match body.get("message").or_else(|| body.get("Message")) {
        Some(json) => loads(py, json),
        None => Ok(intern!(py, "").clone().into_any()),
    }
}

/// A body that is not JSON.
fn text<'py>(py: Python<'py>, raw: &[u8]) -> Bound<'py, PyString> {
    PyString::new(py, &String::from_utf8_lossy(raw))
}

/// A member's value. What `json` cannot load (too deep a nesting, too many digits) stays text.
fn loads<'py>(py: Python<'py>, json: &[u8]) -> PyResult<Bound<'py, PyAny>> {
    let json = text(py, json);
    match py.import("json")?.call_method1("loads", (&json,)) {
        Err(error) if error.is_instance_of::<PyValueError>(py) || error.is_instance_of::<PyRecursionError>(py) => {
            Ok(json.into_any())
        }
        value => value,
    }
}

/// The status' reason phrase, empty for a status that Python does not know.
fn phrase<'py>(py: Python<'py>, status: u16) -> PyResult<Bound<'py, PyAny>> {
    match py.import("http")?.getattr("HTTPStatus")?.call1((status,)) {
        Ok(status) => status.getattr("phrase"),
        Err(error) if error.is_instance_of::<PyValueError>(py) => Ok(intern!(py, "").clone().into_any()),
        Err(error) => Err(error),
    }
}

fn add_modelled(
    parsed: &Bound<'_, PyDict>,
    shape: &'static model::Structure,
    headers: &Bound<'_, PyDict>,
    body: &ErrorBody<'_>,
    raw: &[u8],
) -> PyResult<()> {
    let py = parsed.py();
    let modelled = match body {
        // Members that cannot be decoded must not hide the error that they come with.
        ErrorBody::Document(_) => decode::structure(py, shape, raw).unwrap_or_else(|_| PyDict::new(py)),
        ErrorBody::Text => {
            let message = PyDict::new(py);
            message.set_item(intern!(py, "message"), text(py, raw))?;
            message
        }
        ErrorBody::NoDocument => return Ok(()),
    };
    for member in shape.members {
        let Some(header) = member.header else { continue };
        let Some(value) = headers.get_item(header.to_ascii_lowercase())? else {
            continue;
        };
        match member.shape {
            // botocore fails over a date here.
            Shape::Integer => {
                if let Ok(value) = py.get_type::<PyInt>().call1((value,)) {
                    parsed.set_item(member.name, value)?;
                }
            }
            _ => parsed.set_item(member.name, value)?,
        }
    }
    // Only the header carries a header's member, whatever the body says.
    for member in shape.members.iter().filter(|member| member.header.is_none()) {
        if let Some(value) = modelled.get_item(member.name)? {
            parsed.set_item(member.name, value)?;
        }
    }
    Ok(())
}
