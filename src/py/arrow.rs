//! Arrow's PyCapsules, by which tables are handed to other libraries, and its stream of bytes, by which they are copied.

use std::ffi::CStr;

use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{RecordBatch, RecordBatchReader, ffi::FFI_ArrowSchema};
use arrow_ipc::reader::StreamReader;
use arrow_ipc::writer::StreamWriter;
use arrow_schema::{ArrowError, Schema, SchemaRef};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyCapsuleMethods};

use crate::errors::Error;
use crate::runtime;

/// The batches of whatever has `__arrow_c_stream__`. They are read without the GIL, which those who make them may need.
pub fn batches_of(source: &Bound<'_, PyAny>) -> PyResult<(SchemaRef, Vec<RecordBatch>)> {
    const NAME: &CStr = c"arrow_array_stream";
    let capsule = source.call_method0("__arrow_c_stream__")?.cast_into::<PyCapsule>()?;
    let stream = capsule.pointer_checked(Some(NAME))?;
    #[expect(
        unsafe_code,
        reason = "PyO3 gives the pointer of a capsule, whose name says what it points to"
    )]
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(stream.as_ptr().cast()) };
    let read = runtime::detach(source.py(), || {
        let reader = RecordBatchStreamReader::try_new(stream)?;
        Ok::<_, ArrowError>((reader.schema(), reader.collect::<Result<_, _>>()?))
    });
    read.map_err(|error| PyValueError::new_err(error.to_string()))
}

pub fn schema_capsule<'py>(py: Python<'py>, schema: &Schema) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema).map_err(Error::from)?;
    PyCapsule::new_with_value(py, schema, c"arrow_schema")
}

pub fn stream_capsule<'py>(
    py: Python<'py>,
    batches: impl RecordBatchReader + Send + 'static,
) -> PyResult<Bound<'py, PyCapsule>> {
    let stream = FFI_ArrowArrayStream::new(Box::new(batches));
    PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
}

pub fn to_bytes(schema: &Schema, batches: &[RecordBatch]) -> Result<Vec<u8>, ArrowError> {
    let mut writer = StreamWriter::try_new(Vec::new(), schema)?;
    batches.iter().try_for_each(|batch| writer.write(batch))?;
    writer.into_inner()
}

pub fn from_bytes(bytes: &[u8]) -> Result<(SchemaRef, Vec<RecordBatch>), ArrowError> {
    let reader = StreamReader::try_new(bytes, None)?;
    Ok((reader.schema(), reader.collect::<Result<_, _>>()?))
}
