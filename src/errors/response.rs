//! An HTTP response as botocore shows it: `ResponseMetadata`, and the dict of a service error.

use pyo3::exceptions::{PyRecursionError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyInt, PyString};

use super::RawResponse;
use crate::decode;
use crate::model::{self, Operation, Shape};

/// The `ResponseMetadata` of a page.
pub fn response_metadata<'py>(py: Python<'py>, response: &RawResponse) -> PyResult<Bound<'py, PyDict>> {
    let metadata = PyDict::new(py);
    let headers = headers(py, response)?;
    if let Some(id) = headers.get_item(intern!(py, "x-amzn-requestid"))? {
        metadata.set_item(intern!(py, "RequestId"), id)?;
    } else if let Some(id) = headers.get_item(intern!(py, "x-amz-request-id"))? {
        metadata.set_item(intern!(py, "RequestId"), id)?;
        let host = headers.get_item(intern!(py, "x-amz-id-2"))?;
        metadata.set_item(
            intern!(py, "HostId"),
            host.unwrap_or_else(|| intern!(py, "").clone().into_any()),
        )?;
    }
    finish(&metadata, &headers, response)?;
    Ok(metadata)
}

/// What follows the request's id.
fn finish(metadata: &Bound<'_, PyDict>, headers: &Bound<'_, PyDict>, response: &RawResponse) -> PyResult<()> {
    let py = metadata.py();
    metadata.set_item(intern!(py, "HTTPStatusCode"), response.status)?;
    metadata.set_item(intern!(py, "HTTPHeaders"), headers)?;
    if response.max_attempts_reached {
        metadata.set_item(intern!(py, "MaxAttemptsReached"), true)?;
    }
    if response.retry_quota_reached {
        metadata.set_item(intern!(py, "RetryQuotaReached"), true)?;
    }
    metadata.set_item(intern!(py, "RetryAttempts"), response.attempts.saturating_sub(1))
}

fn headers<'py>(py: Python<'py>, response: &RawResponse) -> PyResult<Bound<'py, PyDict>> {
    let headers = PyDict::new(py);
    for (index, (name, value)) in response.headers.iter().enumerate() {
        let key = header_name(py, name);
        let value = header_value(py, value);
        // Comparing in Rust costs a page less than asking the dict for every name.
        let repeated = response.headers[..index].iter().any(|(earlier, _)| earlier == name);
        match if repeated { headers.get_item(&key)? } else { None } {
            Some(before) => {
                let joined = before.add(intern!(py, ", "))?.add(value)?;
                headers.set_item(key, joined)?;
            }
            None => headers.set_item(key, value)?,
        }
    }
    Ok(headers)
}

/// Names that come with every page are made once.
fn header_name<'py>(py: Python<'py>, name: &str) -> Bound<'py, PyString> {
    macro_rules! interned {
        ($($known:literal),*) => {
            match name {
                $($known => intern!(py, $known).clone(),)*
                _ => PyString::new(py, name),
            }
        };
    }
    interned!(
        "date",
        "content-type",
        "content-length",
        "connection",
        "x-amzn-requestid",
        "x-amzn-trace-id",
        "x-amz-apigw-id",
        "server",
        "transfer-encoding"
    )
}

/// HTTP's bytes are Latin-1 to Python; the SDK hands them over as UTF-8.
fn header_value<'py>(py: Python<'py>, value: &str) -> Bound<'py, PyString> {
    if value.is_ascii() {
        PyString::new(py, value)
    } else {
        PyString::new(py, &value.bytes().map(char::from).collect::<String>())
    }
}

/// The dict that `ClientError.response` is, and its code where that is text.
pub fn error<'py>(
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
    let generic = is_generic(response.status, &response.body);
    let body = if generic { None } else { Some(Body::read(py, response)?) };
    if let Some(body) = &body {
        let (code, message) = body.code_and_message(&headers, response.status)?;
        error.set_item(intern!(py, "Message"), message)?;
        error.set_item(intern!(py, "Code"), code)?;
        if let Some(id) = headers.get_item(intern!(py, "x-amzn-requestid"))? {
            metadata.set_item(intern!(py, "RequestId"), id)?;
        }
    } else {
        error.set_item(intern!(py, "Code"), response.status.to_string())?;
        error.set_item(intern!(py, "Message"), phrase(py, response.status)?)?;
    }
    finish(&metadata, &headers, response)?;
    parsed.set_item(intern!(py, "Error"), &error)?;
    parsed.set_item(intern!(py, "ResponseMetadata"), metadata)?;

    let code = match error.get_item(intern!(py, "Code"))? {
        Some(code) => code.extract::<String>().ok(),
        None => None,
    };
    if let (Some(body), Some(shape)) = (&body, code.as_deref().and_then(model::error)) {
        add_modelled(&parsed, shape.shape, &headers, body, &response.body)?;
    }
    Ok((code, parsed))
}

/// Proxies and load balancers answer without a document.
pub fn is_generic(status: u16, body: &[u8]) -> bool {
    let body = body.trim_ascii();
    status >= 500 && (body.is_empty() || body.starts_with(b"<html>"))
}

/// The status' phrase, empty for one that Python does not know.
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
    body: &Body<'_>,
    raw: &[u8],
) -> PyResult<()> {
    let py = parsed.py();
    let modelled = match body {
        Body::Text(document) => document.clone(),
        // Members that cannot be decoded must not hide the error that they come with.
        Body::Document(document) if document.is_empty() => document.clone(),
        Body::Document(_) => decode::structure(py, shape, raw).unwrap_or_else(|_| PyDict::new(py)),
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

/// An error's body as Python objects: `json` knows no shape, which is what botocore's rules for codes need.
enum Body<'py> {
    Document(Bound<'py, PyDict>),
    /// No JSON object: the text is the message.
    Text(Bound<'py, PyDict>),
}

impl<'py> Body<'py> {
    fn read(py: Python<'py>, response: &RawResponse) -> PyResult<Self> {
        if response.body.is_empty() {
            return Ok(Self::Document(PyDict::new(py)));
        }
        let text = String::from_utf8_lossy(&response.body);
        let document = match py.import("json")?.call_method1("loads", (&*text,)) {
            Ok(document) => document.cast_into::<PyDict>().ok(),
            // A document nested too deep for `json` is text as well.
            Err(error) if error.is_instance_of::<PyValueError>(py) || error.is_instance_of::<PyRecursionError>(py) => {
                None
            }
            Err(error) => return Err(error),
        };
        match document {
            Some(document) => Ok(Self::Document(document)),
            None => {
                let document = PyDict::new(py);
                document.set_item(intern!(py, "message"), &*text)?;
                Ok(Self::Text(document))
            }
        }
    }

    /// botocore's order: the header, `code`, `Code`, `__type`, the status. A null hides what comes after it.
    fn code_and_message(
        &self,
        headers: &Bound<'py, PyDict>,
        status: u16,
    ) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
        let py = headers.py();
        let (Self::Document(body) | Self::Text(body)) = self;
        let empty = || intern!(py, "").clone().into_any();

        let message = match body.get_item(intern!(py, "message"))? {
            Some(message) => Some(message),
            None => body.get_item(intern!(py, "Message"))?,
        };
        let explicit = match headers.get_item(intern!(py, "x-amzn-errortype"))? {
            Some(code) => Some(code),
            None => match body.get_item(intern!(py, "code"))? {
                Some(code) => Some(code),
                None => body.get_item(intern!(py, "Code"))?,
            },
        };
        let code = match explicit.filter(|code| !code.is_none()) {
            Some(code) => short(code),
            None => match body.get_item(intern!(py, "__type"))? {
                Some(code) if code.is_none() => empty(),
                Some(code) => short(code),
                None => PyString::new(py, &status.to_string()).into_any(),
            },
        };
        Ok((code, message.unwrap_or_else(empty)))
    }
}

/// `com.amazonaws.deadline#ValidationException:http://...` is `ValidationException`.
pub fn short_code(code: &str) -> &str {
    let code = code.split(':').next().unwrap_or_default();
    code.rsplit('#').next().unwrap_or_default()
}

/// What is no text stays.
fn short(code: Bound<'_, PyAny>) -> Bound<'_, PyAny> {
    let Ok(text) = code.extract::<String>() else {
        return code;
    };
    PyString::new(code.py(), short_code(&text)).into_any()
}
