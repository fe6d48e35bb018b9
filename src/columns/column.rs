//! One column: plain vectors that grow by a value and can be cut back to a row, which builders of Arrow cannot.
//!
//! A value is pushed with the number of its row. Rows that were passed over are filled with nulls when the next value comes,
//! or at the end, so that members that a service leaves out cost nothing.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::types::{Float64Type, Int32Type, Int64Type, TimestampMicrosecondType};
use arrow_array::{ArrayRef, ArrowPrimitiveType, BooleanArray, ListArray, MapArray, PrimitiveArray, StructArray};
use arrow_buffer::{BooleanBufferBuilder, NullBuffer, NullBufferBuilder, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field, Fields};
use deadline_model::{Shape, Structure};

use super::text::{Dictionary, Texts};
use super::vectors::{last, take};

pub struct Column {
    /// As long as the column.
    valid: NullBufferBuilder,
    pub values: Values,
}

pub enum Values {
    Text(Texts),
    /// Keys of the strings in a dictionary.
    Dictionary(Vec<i32>, Dictionary),
    /// Any value as JSON, which other libraries are told as such or have as plain text.
    Json(Texts, JsonType),
    Integer(Vec<i64>),
    Float(Vec<f64>),
    Boolean(BooleanBufferBuilder),
    /// Microseconds since 1970.
    Timestamp(Vec<i64>),
    Structure(Members),
    /// Where the items of each list end.
    List(Vec<i32>, Box<Column>),
    /// Where the entries of each map end, their keys and their values.
    Map(Vec<i32>, Texts, Box<Column>),
}

pub struct Members {
    pub shape: &'static Structure,
    /// A column for each member of the shape; None for one that is not wanted.
    pub columns: Vec<Option<Column>>,
    /// The name of the member that is set, of a union that is to be flattened.
    pub kind: Option<Box<Column>>,
}

/// The type of a column of JSON.
#[derive(Clone, Copy)]
pub enum JsonType {
    /// Arrow's extension type, of which CSV writers know nothing.
    Json,
    Text,
}

/// How strings and nested values are kept.
#[derive(Clone, Copy, Default)]
pub struct Style {
    /// Structures become columns of their own.
    pub flatten: bool,
    /// Strings as dictionaries, outside of lists and maps.
    pub dictionary: bool,
    /// Lists and maps as JSON.
    pub json: bool,
}

impl Style {
    /// CSV has neither lists nor structures.
    pub const CSV: Self = Self {
        flatten: true,
        dictionary: false,
        json: true,
    };

    pub fn new(flatten: bool, dictionary: bool) -> Self {
        Self {
            flatten,
            dictionary,
            json: false,
        }
    }
}

impl Column {
    pub fn new(shape: &'static Shape, style: Style) -> Self {
        let in_list = Style {
            flatten: false,
            dictionary: false,
            ..style
        };
        Self::of(match shape {
            Shape::String(known) if style.dictionary => Values::Dictionary(Vec::new(), Dictionary::new(known)),
            Shape::String(_) => Values::Text(Texts::new()),
            Shape::Integer => Values::Integer(Vec::new()),
            Shape::Float => Values::Float(Vec::new()),
            Shape::Boolean => Values::Boolean(BooleanBufferBuilder::new(0)),
            Shape::Timestamp => Values::Timestamp(Vec::new()),
            Shape::Document if style.json => Values::Json(Texts::new(), JsonType::Text),
            Shape::Document => Values::Json(Texts::new(), JsonType::Json),
            Shape::List(_, item) => Values::List(vec![0], Box::new(Self::new(item, in_list))),
            Shape::Map(_, value) => Values::Map(vec![0], Texts::new(), Box::new(Self::new(value, in_list))),
            Shape::Structure(shape) => Values::Structure(Members::new(shape, style, |_| true)),
        })
    }

    pub fn of(values: Values) -> Self {
        Self {
            valid: NullBufferBuilder::new(0),
            values,
        }
    }

    pub fn len(&self) -> usize {
        self.valid.len()
    }

    /// Begin the value of this row. `end` follows.
    #[inline]
    pub fn begin(&mut self, row: usize) {
        let missing = row - self.valid.len();
        if missing > 0 {
            self.fill(missing);
        }
    }

    #[inline]
    pub fn end(&mut self) {
        self.valid.append_non_null();
    }

    fn fill(&mut self, count: usize) {
        fn repeat<T: Copy>(values: &mut Vec<T>, count: usize, value: T) {
            values.resize(values.len() + count, value);
        }
        self.valid.append_n_nulls(count);
        match &mut self.values {
            Values::Text(texts) | Values::Json(texts, _) => texts.fill(count),
            Values::Dictionary(keys, _) => repeat(keys, count, 0),
            Values::Integer(numbers) | Values::Timestamp(numbers) => repeat(numbers, count, 0),
            Values::Float(numbers) => repeat(numbers, count, 0.0),
            Values::Boolean(truths) => truths.append_n(count, false),
            Values::Structure(_) => {}
            Values::List(ends, _) | Values::Map(ends, ..) => {
                let end = last(ends);
                repeat(ends, count, end as i32);
            }
        }
    }

    /// Cut the column back, also in the middle of a value.
    pub fn truncate(&mut self, row: usize) {
        let len = row.min(self.valid.len());
        self.valid.truncate(len);
        match &mut self.values {
            Values::Text(texts) | Values::Json(texts, _) => texts.truncate(len),
            Values::Dictionary(keys, _) => keys.truncate(len),
            Values::Integer(numbers) | Values::Timestamp(numbers) => numbers.truncate(len),
            Values::Float(numbers) => numbers.truncate(len),
            Values::Boolean(truths) => truths.truncate(len),
            Values::Structure(members) => members.named().for_each(|(_, column)| column.truncate(len)),
            Values::List(ends, items) => {
                ends.truncate(len + 1);
                items.truncate(last(ends));
            }
            Values::Map(ends, keys, items) => {
                ends.truncate(len + 1);
                keys.truncate(last(ends));
                items.truncate(last(ends));
            }
        }
    }

    /// The column as an array of `rows` rows, and an empty column again. A dictionary's keys stay integers.
    pub fn take(&mut self, rows: usize) -> Result<ArrayRef, ArrowError> {
        self.begin(rows);
        let nulls = self.valid.finish();
        Ok(match &mut self.values {
            Values::Text(texts) | Values::Json(texts, _) => Arc::new(texts.take(nulls)?),
            Values::Dictionary(keys, _) => Arc::new(primitive::<Int32Type>(keys, nulls)?),
            Values::Integer(numbers) => Arc::new(primitive::<Int64Type>(numbers, nulls)?),
            Values::Timestamp(numbers) => {
                Arc::new(primitive::<TimestampMicrosecondType>(numbers, nulls)?.with_timezone("UTC"))
            }
            Values::Float(numbers) => Arc::new(primitive::<Float64Type>(numbers, nulls)?),
            Values::Boolean(truths) => Arc::new(BooleanArray::new(truths.finish(), nulls)),
            Values::Structure(members) => Arc::new(members.take(rows, nulls)?),
            Values::List(ends, items) => {
                let values = items.take(last(ends))?;
                let field = Arc::new(items.field("item", values.data_type().clone()));
                Arc::new(ListArray::try_new(field, offsets(ends), values, nulls)?)
            }
            Values::Map(ends, keys, items) => {
                let keys = keys.take(None)?;
                let values = items.take(last(ends))?;
                let fields = Fields::from(vec![
                    Field::new("key", DataType::Utf8, false),
                    items.field("value", values.data_type().clone()),
                ]);
                let field = Arc::new(Field::new_struct("entries", fields.clone(), false));
                let entries = StructArray::try_new(fields, vec![Arc::new(keys), values], None)?;
                Arc::new(MapArray::try_new(field, offsets(ends), entries, nulls, false)?)
            }
        })
    }

    /// Begin large dictionaries anew.
    pub fn limit_dictionaries(&mut self) {
        match &mut self.values {
            Values::Dictionary(_, dictionary) => dictionary.limit(),
            Values::Structure(members) => members.named().for_each(|(_, column)| column.limit_dictionaries()),
            _ => {}
        }
    }

    /// A field for an array of this column.
    pub fn field(&self, name: &str, kind: DataType) -> Field {
        let field = Field::new(name, kind, true);
        match self.values {
            Values::Json(_, JsonType::Json) => {
                let extension = ("ARROW:extension:name".to_owned(), "arrow.json".to_owned());
                field.with_metadata(HashMap::from([extension]))
            }
            _ => field,
        }
    }
}

impl Members {
    /// The members of a structure that are wanted.
    pub fn new(shape: &'static Structure, style: Style, wanted: impl Fn(&str) -> bool) -> Self {
        let column = |member: &'static deadline_model::Member| Column::new(&member.shape, style);
        Self {
            shape,
            columns: shape
                .members
                .iter()
                .map(|member| wanted(member.name).then(|| column(member)))
                .collect(),
            kind: (style.flatten && shape.union).then(|| Box::new(Column::of(Values::Text(Texts::new())))),
        }
    }

    pub fn column(&self, name: &str) -> Option<&Column> {
        let index = self.shape.members.iter().position(|member| member.name == name)?;
        self.columns[index].as_ref()
    }

    /// The columns that there are, by name, in the order of the arrays that `take` makes: `KIND` is the last.
    pub fn named(&mut self) -> impl Iterator<Item = (&'static str, &mut Column)> {
        let columns = self.shape.members.iter().zip(&mut self.columns);
        let members = columns.filter_map(|(member, column)| Some((member.name, column.as_mut()?)));
        members.chain(self.kind.as_deref_mut().map(|kind| (KIND, kind)))
    }

    fn take(&mut self, rows: usize, nulls: Option<NullBuffer>) -> Result<StructArray, ArrowError> {
        let (mut fields, mut arrays) = (Vec::new(), Vec::new());
        for (name, column) in self.named() {
            let array = column.take(rows)?;
            fields.push(column.field(name, array.data_type().clone()));
            arrays.push(array);
        }
        StructArray::try_new_with_length(fields.into(), arrays, nulls, rows)
    }
}

/// The column that names a union's member.
pub const KIND: &str = "kind";

fn offsets(ends: &mut Vec<i32>) -> OffsetBuffer<i32> {
    let offsets = OffsetBuffer::new(ScalarBuffer::from(take(ends)));
    ends.push(0);
    offsets
}

fn primitive<T: ArrowPrimitiveType>(
    numbers: &mut Vec<T::Native>,
    nulls: Option<NullBuffer>,
) -> Result<PrimitiveArray<T>, ArrowError> {
    PrimitiveArray::try_new(ScalarBuffer::from(take(numbers)), nulls)
}
