//! `ResponseMetadata`, as botocore builds it.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use super::raw::RawResponse;

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

/// Add all but the request's id.
pub fn finish(metadata: &Bound<'_, PyDict>, headers: &Bound<'_, PyDict>, response: &RawResponse) -> PyResult<()> {
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

pub fn headers<'py>(py: Python<'py>, response: &RawResponse) -> PyResult<Bound<'py, PyDict>> {
    let headers = PyDict::new(py);
    for (index, (name, value)) in response.headers.iter().enumerate() {
        let key = header_name(py, name);
        let value = PyString::new(py, value);
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

/// The names that come with every page are interned.
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
