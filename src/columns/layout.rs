//! Which columns the table of an operation has.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, RecordBatchOptions};
use arrow_schema::{ArrowError, Field, Schema, SchemaRef};
use deadline_model::{Member, Operation, Shape, lister, parents};

use super::column::{Column, Members, Style, Values};
use super::seal::{self, Sealed, seal};
use super::text::{Dictionary, Texts};

/// What a user chose.
#[derive(Default)]
pub struct Options {
    /// The columns by their names, in this order; None for all.
    pub columns: Option<Vec<String>>,
    pub style: Style,
    /// The parents' ids as leading columns.
    pub parents: bool,
    /// And the region before them.
    pub region: bool,
}

/// The columns of one operation's table.
pub struct Layout {
    pub operation: &'static Operation,
    options: Options,
    pub schema: SchemaRef,
}

/// What the table's columns are made from.
pub struct Columns {
    /// The ids of the parents, by their names, and that of an action's session.
    pub leading: Vec<(&'static str, Column)>,
    pub items: Column,
}

/// The id that is not among the members of a session action, but part of its own.
pub const SESSION_ID: &str = "sessionId";
pub const SESSION_ACTION_ID: &str = "sessionActionId";

impl Layout {
    /// An error says which column there is not.
    pub fn new(operation: &'static Operation, options: Options) -> Result<Self, String> {
        let mut layout = Self {
            operation,
            options,
            schema: Schema::empty().into(),
        };
        let all = layout.fields(|_| true).map_err(|error| error.to_string())?;
        layout.schema = Arc::new(Schema::new(match &layout.options.columns {
            Some(names) => chosen(&all, names).map_err(|text| match layout.options.style.flatten {
                false if names.iter().any(|name| name.contains('.')) => format!("{text}; flatten=True makes more"),
                _ => text,
            })?,
            None => all,
        }));
        Ok(layout)
    }

    /// Empty columns, of what the schema needs.
    pub fn columns(&self) -> Columns {
        let has = |name: &str| {
            let part = |field: &str| field.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
            self.schema
                .fields
                .iter()
                .any(|field| field.name() == name || part(field.name()))
        };
        self.columns_of(|name| has(name) || (name == SESSION_ACTION_ID && has(SESSION_ID)))
    }

    /// A batch of arrays that the columns gave.
    pub fn batch(
        &self,
        columns: &mut Columns,
        leading: &[ArrayRef],
        items: &ArrayRef,
    ) -> Result<RecordBatch, ArrowError> {
        let sealed = self.seal(columns, leading, items)?;
        let arrays = self.schema.fields.iter().map(|field| {
            let found = sealed.iter().find(|(known, _)| known.name() == field.name());
            let missing = || ArrowError::SchemaError(format!("no column {}", field.name()));
            found.map(|(_, array)| Arc::clone(array)).ok_or_else(missing)
        });
        let options = RecordBatchOptions::new().with_row_count(Some(items.len()));
        RecordBatch::try_new_with_options(Arc::clone(&self.schema), arrays.collect::<Result<_, _>>()?, &options)
    }

    /// All fields, as an empty batch has them.
    fn fields(&self, wanted: impl Fn(&str) -> bool) -> Result<Vec<Field>, ArrowError> {
        let mut columns = self.columns_of(wanted);
        let leading = columns.take_leading(0)?;
        let items = columns.items.take(0)?;
        let sealed = self.seal(&mut columns, &leading, &items)?;
        Ok(sealed.into_iter().map(|(field, _)| field).collect())
    }

    fn seal(&self, columns: &mut Columns, leading: &[ArrayRef], items: &ArrayRef) -> Result<Sealed, ArrowError> {
        let mut sealed = Sealed::new();
        for ((name, column), array) in columns.leading.iter_mut().zip(leading) {
            seal(name, column, array, Style::default(), &mut sealed)?;
        }
        match &mut columns.items.values {
            Values::Structure(members) => {
                seal::members("", members, items, self.options.style, &mut sealed)?;
            }
            // Documents: one column, named after one of them.
            _ => {
                let name = self.operation.result_key.trim_end_matches('s');
                seal(name, &mut columns.items, items, Style::default(), &mut sealed)?;
            }
        }
        Ok(sealed)
    }

    fn columns_of(&self, wanted: impl Fn(&str) -> bool) -> Columns {
        let style = self.options.style;
        let items = match item(self.operation) {
            Shape::Structure(shape) => {
                let mut members = Members::new(shape, style, &wanted);
                for (member, column) in shape.members.iter().zip(&mut members.columns) {
                    if let Some(column) = column
                        && is_own_id(self.operation, member)
                    {
                        // Every row has another: a dictionary would only be larger.
                        *column = Column::new(&member.shape, Style::default());
                    }
                }
                Column::of(Values::Structure(members))
            }
            shape => Column::new(shape, style),
        };
        let text = || match style.dictionary {
            true => Values::Dictionary(Vec::new(), Dictionary::new(&[])),
            false => Values::Text(Texts::new()),
        };
        let leading = self.leading().filter(|name| wanted(name));
        Columns {
            leading: leading.map(|name| (name, Column::of(text()))).collect(),
            items,
        }
    }

    /// The names of the columns before the items' own: ids that these have not.
    fn leading(&self) -> impl Iterator<Item = &'static str> {
        let has = |name: &str| member(self.operation, name).is_some();
        let session = (has(SESSION_ACTION_ID) && !has(SESSION_ID)).then_some(SESSION_ID);
        let ids = parents(self.operation).filter(move |name| !has(name));
        let region = self.options.region.then_some("region");
        region
            .into_iter()
            .chain(ids)
            .chain(session)
            .filter(|_| self.options.parents)
    }
}

impl Columns {
    pub fn take_leading(&mut self, rows: usize) -> Result<Vec<ArrayRef>, ArrowError> {
        self.leading.iter_mut().map(|(_, column)| column.take(rows)).collect()
    }

    /// Begin large dictionaries anew. No row may be in the columns.
    pub fn limit_dictionaries(&mut self) {
        let leading = self.leading.iter_mut().map(|(_, column)| column);
        leading.chain([&mut self.items]).for_each(Column::limit_dictionaries);
    }
}

/// The fields with these names.
fn chosen(all: &[Field], names: &[String]) -> Result<Vec<Field>, String> {
    let mut fields: Vec<Field> = Vec::new();
    for name in names {
        if fields.iter().any(|field| field.name() == name) {
            return Err(format!("the column {name:?} is chosen twice"));
        }
        let Some(field) = all.iter().find(|field| field.name() == name) else {
            let known: Vec<_> = all.iter().map(|field| field.name().as_str()).collect();
            return Err(format!("there is no column {name:?}; there are {}", known.join(", ")));
        };
        fields.push(field.clone());
    }
    Ok(fields)
}

/// The shape of an operation's items.
fn item(operation: &'static Operation) -> &'static Shape {
    let mut members = operation.output.members.iter();
    match members.find(|member| member.name == operation.result_key) {
        Some(Member {
            shape: Shape::List(_, item),
            ..
        }) => item,
        // `each_operation_lists_under_its_result_key_and_pages_by_token`, a test of the model.
        _ => &Shape::Document,
    }
}

fn member(operation: &'static Operation, name: &str) -> Option<&'static Member> {
    match item(operation) {
        Shape::Structure(shape) => shape.members.iter().find(|member| member.name == name),
        _ => None,
    }
}

/// Whether a member is the id of what the operation lists.
fn is_own_id(operation: &Operation, member: &Member) -> bool {
    let lists = || lister(member.name).is_some_and(|lister| lister.result_key == operation.result_key);
    member.name.ends_with("Id") && lists()
}

#[cfg(test)]
mod tests {
    use deadline_model::{OPERATIONS, operation};

    use super::*;

    fn names(method: &str, options: Options) -> Vec<String> {
        let operation = operation(method).expect("a paginated operation");
        let layout = Layout::new(operation, options).expect("columns that there are");
        layout.schema.fields.iter().map(|field| field.name().clone()).collect()
    }

    #[test]
    fn every_operation_has_columns_in_every_style() {
        for operation in OPERATIONS {
            for bits in 0..32 {
                let is = |bit: u8| bits & (1 << bit) != 0;
                let options = Options {
                    columns: None,
                    style: Style {
                        flatten: is(0),
                        dictionary: is(1),
                        json: is(2),
                    },
                    parents: is(3),
                    region: is(4),
                };
                let names = names(operation.method, options);
                let distinct: std::collections::HashSet<_> = names.iter().collect();
                assert!(!names.is_empty() && distinct.len() == names.len(), "{}", operation.name);
            }
        }
    }

    #[test]
    fn parents_lead() {
        let parents = Options {
            parents: true,
            ..Options::default()
        };
        let actions = names("list_session_actions", parents);
        assert_eq!(
            actions[..5],
            ["farmId", "queueId", "jobId", "sessionId", "sessionActionId"]
        );
    }

    #[test]
    fn chosen_columns() {
        let choose = |columns: &[&str]| Options {
            columns: Some(columns.iter().map(|name| (*name).to_owned()).collect()),
            parents: true,
            region: false,
            style: Style {
                flatten: true,
                ..Style::default()
            },
        };
        let wanted = ["definition.kind", "sessionId", "status"];
        assert_eq!(names("list_session_actions", choose(&wanted)), wanted);
        let operation = operation("list_farms").expect("a paginated operation");
        for columns in [&["nope"][..], &["farmId", "farmId"]] {
            assert!(Layout::new(operation, choose(columns)).is_err());
        }
    }
}
