//! Arrays of columns as the arrays that consumers see: dictionaries with their strings, structures flattened, lists and
//! maps as JSON.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{Array, ArrayRef, DictionaryArray, StructArray};
use arrow_schema::{ArrowError, Field};

use super::column::{Column, Members, Style, Values};
use super::json;

/// Fields with their arrays.
pub type Sealed = Vec<(Field, ArrayRef)>;

/// The array that a column gave, in one field or, flattened, in one for each member.
pub fn seal(
    name: &str,
    column: &mut Column,
    array: &ArrayRef,
    style: Style,
    out: &mut Sealed,
) -> Result<(), ArrowError> {
    let array: ArrayRef = match &mut column.values {
        Values::Structure(inner) if style.flatten => return members(&format!("{name}."), inner, array, style, out),
        Values::Structure(inner) => {
            let mut sealed = Sealed::new();
            members("", inner, array, style, &mut sealed)?;
            let (fields, arrays): (Vec<_>, _) = sealed.into_iter().unzip();
            let nulls = array.nulls().cloned();
            Arc::new(StructArray::try_new_with_length(
                fields.into(),
                arrays,
                nulls,
                array.len(),
            )?)
        }
        Values::Dictionary(_, dictionary) => {
            let keys = array.as_primitive::<Int32Type>().clone();
            Arc::new(DictionaryArray::try_new(keys, dictionary.values())?)
        }
        Values::List(..) | Values::Map(..) if style.json => Arc::new(json::texts(array)?),
        _ => Arc::clone(array),
    };
    out.push((column.field(name, array.data_type().clone()), array));
    Ok(())
}

/// The members of a structure, each in fields of its own. Where the structure is null, so are its members.
pub fn members(
    prefix: &str,
    members: &mut Members,
    array: &ArrayRef,
    style: Style,
    out: &mut Sealed,
) -> Result<(), ArrowError> {
    for ((name, column), array) in members.named().zip(array.as_struct().columns()) {
        seal(&format!("{prefix}{name}"), column, array, style, out)?;
    }
    Ok(())
}
