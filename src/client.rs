//! The client as Python sees it.

use std::sync::Arc;
use std::time::Duration;

use aws_credential_types::Credentials;
use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;

use crate::model;
use crate::paging::Paginator;
use crate::sdk::{Connection, Settings};

/// A Deadline Cloud client that lists. Made by `deadline_pages.client`.
#[pyclass(frozen, subclass, module = "deadline_pages")]
pub struct Client {
    connection: Arc<Connection>,
}

#[pymethods]
impl Client {
    /// The settings, checked already by `deadline_pages.client`; times are in seconds, None leaves a choice to the
    /// environment and the shared files (for `read_timeout` and `connect_timeout`: no limit).
    #[new]
    #[pyo3(signature = (*, region_name=None, endpoint_url=None, access_key=None, secret_key=None, session_token=None,
        inject_host_prefix=true, retry_mode=None, max_attempts=None, connect_timeout=None, read_timeout=None,
        max_pool_connections=10))]
    #[expect(clippy::too_many_arguments, reason = "keyword arguments of the Python constructor")]
    fn new(
        py: Python<'_>,
        region_name: Option<String>,
        endpoint_url: Option<String>,
        access_key: Option<String>,
        secret_key: Option<String>,
        session_token: Option<String>,
        inject_host_prefix: bool,
        retry_mode: Option<String>,
        max_attempts: Option<u32>,
        connect_timeout: Option<f64>,
        read_timeout: Option<f64>,
        max_pool_connections: usize,
    ) -> PyResult<Self> {
        let credentials = access_key
            .zip(secret_key)
            .map(|(access, secret)| Credentials::new(access, secret, session_token, None, "explicit"));
        let settings = Settings {
            region: region_name,
            endpoint_url,
            credentials,
            inject_host_prefix,
            retry_mode,
            max_attempts,
            connect_timeout: seconds(connect_timeout)?,
            read_timeout: seconds(read_timeout)?,
            max_pool_connections,
        };
        Ok(Self {
            connection: Arc::new(Connection::new(py, settings)?),
        })
    }

    /// A paginator for an operation, by its method name such as `list_sessions`.
    ///
    /// :raises OperationNotPageableError: the operation has no paginator.
    /// :raises KeyError: there is no such operation.
    fn get_paginator(&self, py: Python<'_>, operation_name: &str) -> PyResult<Paginator> {
        if let Some(operation) = model::operation(operation_name) {
            return Ok(Paginator::new(Arc::clone(&self.connection), operation));
        }
        self.can_paginate(operation_name)?;
        let class = py
            .import("deadline_pages.exceptions")?
            .getattr("OperationNotPageableError")?;
        let arguments = pyo3::types::PyDict::new(py);
        arguments.set_item("operation_name", operation_name)?;
        Err(PyErr::from_value(class.call((), Some(&arguments))?))
    }

    /// Whether an operation has a paginator.
    ///
    /// :raises KeyError: there is no such operation.
    fn can_paginate(&self, operation_name: &str) -> PyResult<bool> {
        if model::operation(operation_name).is_some() {
            Ok(true)
        } else if model::NOT_PAGEABLE.contains(&operation_name) {
            Ok(false)
        } else {
            Err(PyKeyError::new_err(operation_name.to_owned()))
        }
    }

    /// The classes of the errors that the service answers with: `client.exceptions.ResourceNotFoundException`.
    #[getter]
    fn exceptions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("deadline_pages.exceptions")?
            .call_method0("ServiceExceptions")
    }

    /// The region that requests are signed for.
    #[getter]
    fn region_name(&self) -> String {
        self.connection.region()
    }
}

fn seconds(value: Option<f64>) -> PyResult<Option<Duration>> {
    value
        .map(|value| {
            Duration::try_from_secs_f64(value)
                .map_err(|_| PyValueError::new_err(format!("a time of {value} s cannot be used")))
        })
        .transpose()
}
