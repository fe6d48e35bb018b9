//! Lists and maps as JSON, for files that have neither.

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int64Type};
use arrow_array::{Array, ArrayRef, StringArray};
use arrow_schema::{ArrowError, DataType};
use serde::ser::{Error, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

/// The values of an array, each as JSON.
pub fn texts(array: &ArrayRef) -> Result<StringArray, ArrowError> {
    let text = |row| {
        let value = Value { array, row };
        (!array.is_null(row)).then(|| serde_json::to_string(&value)).transpose()
    };
    let texts = (0..array.len()).map(text).collect::<Result<_, _>>();
    texts.map_err(|error| ArrowError::JsonError(error.to_string()))
}

struct Value<'a> {
    array: &'a dyn Array,
    row: usize,
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { array, row } = *self;
        if array.is_null(row) {
            return serializer.serialize_unit();
        }
        match array.data_type() {
            DataType::Utf8 => serializer.serialize_str(array.as_string::<i32>().value(row)),
            DataType::Int64 => serializer.serialize_i64(array.as_primitive::<Int64Type>().value(row)),
            DataType::Float64 => serializer.serialize_f64(array.as_primitive::<Float64Type>().value(row)),
            DataType::Boolean => serializer.serialize_bool(array.as_boolean().value(row)),
            DataType::List(_) => {
                let items = array.as_list::<i32>().value(row);
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for row in 0..items.len() {
                    list.serialize_element(&Value { array: &items, row })?;
                }
                list.end()
            }
            DataType::Map(..) => {
                let entries = array.as_map().value(row);
                let (keys, values) = (entries.column(0).as_string::<i32>(), entries.column(1));
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for row in 0..entries.len() {
                    map.serialize_entry(keys.value(row), &Value { array: values, row })?;
                }
                map.end()
            }
            DataType::Struct(fields) => {
                let members = array.as_struct().columns().iter().zip(fields);
                let mut map = serializer.serialize_map(None)?;
                for (array, field) in members.filter(|(array, _)| !array.is_null(row)) {
                    map.serialize_entry(field.name(), &Value { array, row })?;
                }
                map.end()
            }
            // The model has no others in lists and maps.
            other => Err(S::Error::custom(format!("{other} in a list or map"))),
        }
    }
}
