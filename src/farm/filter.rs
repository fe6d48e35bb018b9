//! The filters of a search. They look at what the item says, so that filter and answer cannot differ.

use std::cmp::Ordering;

use serde_json::Value;
use speedate::DateTime;

use super::route::Failure;
use super::rows::Row;
use super::world::World;
use super::write::Writer;
use crate::model::{Member, Shape, Structure};

/// One item, and how to ask it.
pub struct Scene<'a> {
    pub world: &'a World,
    pub writer: &'a Writer,
    pub item: &'static Structure,
    pub row: &'a Row,
}

/// A member's value, to compare. An item without the member comes first.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
pub enum Key {
    Absent,
    /// Times are microseconds.
    Number(f64),
    Text(String),
}

impl Key {
    fn time(text: &str) -> Option<Self> {
        let time = DateTime::parse_str(text).ok()?;
        Some(Self::Number(
            time.timestamp_tz() as f64 * 1e6 + f64::from(time.time.microsecond),
        ))
    }
}

/// A plain member, which the service calls `CREATED_AT` where the item says `createdAt`.
#[derive(Clone, Copy)]
pub struct Field(&'static Member);

impl Field {
    pub fn new(item: &'static Structure, whose: &str, name: &Value) -> Result<Self, Failure> {
        let name = name.as_str().unwrap_or_default();
        let plain = |member: &&Member| {
            let shape = &member.shape;
            matches!(
                shape,
                Shape::String(_) | Shape::Integer | Shape::Float | Shape::Timestamp
            )
        };
        let known = item.members.iter().find(|member| upper(member.name) == name);
        let field = known.filter(plain).map(Self);
        field.ok_or_else(|| Failure::invalid(whose, &format!("The local farm does not implement the name {name:?}.")))
    }

    pub fn key(self, scene: &Scene) -> Key {
        let mut json = Vec::new();
        let Scene {
            world,
            writer,
            item,
            row,
        } = scene;
        if !writer.member(&mut json, world, row, item, self.0) {
            return Key::Absent;
        }
        match (&self.0.shape, serde_json::from_slice(&json)) {
            (Shape::Timestamp, Ok(Value::String(text))) => Key::time(&text).unwrap_or(Key::Absent),
            (_, Ok(Value::String(text))) => Key::Text(text),
            (_, Ok(Value::Number(number))) => number.as_f64().map_or(Key::Absent, Key::Number),
            _ => Key::Absent,
        }
    }

    /// The filter's value as this member would have it.
    fn wanted(self, value: &Value) -> Result<Key, Failure> {
        let ill = || invalid("The value does not fit the name.");
        let text = value.as_str().ok_or_else(ill)?;
        match &self.0.shape {
            Shape::String([]) => Ok(Key::Text(text.to_owned())),
            Shape::String(values) if values.contains(&text) => Ok(Key::Text(text.to_owned())),
            Shape::Integer | Shape::Float => text.parse().map(Key::Number).map_err(|_| ill()),
            _ => Err(ill()),
        }
    }
}

/// `createdAt` -> `CREATED_AT`
fn upper(name: &str) -> String {
    let mut upper = String::with_capacity(name.len() + 3);
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            upper.push('_');
        }
        upper.push(letter.to_ascii_uppercase());
    }
    upper
}

fn invalid(why: &str) -> Failure {
    Failure::invalid("filterExpressions", why)
}

pub enum Filter {
    All(Vec<Filter>),
    Any(Vec<Filter>),
    OneOf(Field, Vec<Key>),
    NoneOf(Field, Vec<Key>),
    /// Any of these orders holds.
    Ordered(Field, &'static [Ordering], Key),
    /// Passes what has one of these in its name, or as one of its ids; all in small letters.
    Term(Vec<String>),
}

/// What an operator for times asks for.
fn orders(operator: &str) -> Result<&'static [Ordering], Failure> {
    use Ordering::{Equal, Greater, Less};
    Ok(match operator {
        "EQUAL" => &[Equal],
        "GREATER_THAN" => &[Greater],
        "GREATER_THAN_EQUAL_TO" => &[Greater, Equal],
        "LESS_THAN" => &[Less],
        "LESS_THAN_EQUAL_TO" => &[Less, Equal],
        _ => return Err(unsupported(operator)),
    })
}

/// The service takes only some of the operators with each filter.
fn unsupported(operator: &str) -> Failure {
    invalid(&format!("The operator {operator:?} is not supported here."))
}

impl Filter {
    pub fn group(item: &'static Structure, group: &Value) -> Result<Self, Failure> {
        let filters = group["filters"]
            .as_array()
            .filter(|filters| (1..=3).contains(&filters.len()));
        let filters = filters.ok_or_else(|| invalid("The filters must be a list of 1 to 3 members."))?;
        let filters = filters
            .iter()
            .map(|filter| Self::new(item, filter))
            .collect::<Result<_, _>>()?;
        match group["operator"].as_str() {
            Some("AND") => Ok(Self::All(filters)),
            Some("OR") => Ok(Self::Any(filters)),
            _ => Err(invalid("The operator of a group must be AND or OR.")),
        }
    }

    fn new(item: &'static Structure, filter: &Value) -> Result<Self, Failure> {
        let only = filter
            .as_object()
            .filter(|filter| filter.len() == 1)
            .and_then(|filter| filter.iter().next());
        let (kind, filter) = only.ok_or_else(|| invalid("A filter must have exactly one member."))?;
        let field = || Field::new(item, "filterExpressions", &filter["name"]);
        let operator = filter["operator"].as_str().unwrap_or_default();
        match kind.as_str() {
            "groupFilter" => Self::group(item, filter),
            "stringFilter" => {
                let field = field()?;
                let value = vec![field.wanted(&filter["value"])?];
                match operator {
                    "EQUAL" => Ok(Self::OneOf(field, value)),
                    "NOT_EQUAL" => Ok(Self::NoneOf(field, value)),
                    other => Err(unsupported(other)),
                }
            }
            "stringListFilter" => {
                let field = field()?;
                let values = filter["values"]
                    .as_array()
                    .filter(|values| (1..=16).contains(&values.len()));
                let values = values.ok_or_else(|| invalid("The values must be a list of 1 to 16 members."))?;
                let values = values
                    .iter()
                    .map(|value| field.wanted(value))
                    .collect::<Result<_, _>>()?;
                match operator {
                    "ANY_EQUALS" => Ok(Self::OneOf(field, values)),
                    "ALL_NOT_EQUALS" => Ok(Self::NoneOf(field, values)),
                    other => Err(unsupported(other)),
                }
            }
            "dateTimeFilter" => {
                let field = field()?;
                let time = filter["dateTime"].as_str().and_then(Key::time);
                let time = time.filter(|_| matches!(field.0.shape, Shape::Timestamp));
                let time = time.ok_or_else(|| invalid("The dateTime is none, or the name is not that of a time."))?;
                Ok(Self::Ordered(field, orders(operator)?, time))
            }
            "searchTermFilter" => {
                let term = filter["searchTerm"].as_str().unwrap_or_default().to_lowercase();
                let words = match filter["matchType"].as_str() {
                    Some("CONTAINS") => vec![term],
                    None | Some("FUZZY_MATCH") => term.split_whitespace().map(str::to_owned).collect(),
                    _ => return Err(invalid("The matchType is not one of the enumeration.")),
                };
                if words.iter().all(String::is_empty) {
                    return Err(invalid("The searchTerm is empty."));
                }
                Ok(Self::Term(words))
            }
            other => Err(invalid(&format!("The local farm does not implement {other}."))),
        }
    }

    pub fn passes(&self, scene: &Scene) -> bool {
        match self {
            Self::All(filters) => filters.iter().all(|filter| filter.passes(scene)),
            Self::Any(filters) => filters.iter().any(|filter| filter.passes(scene)),
            Self::OneOf(field, wanted) => wanted.contains(&field.key(scene)),
            Self::NoneOf(field, wanted) => !wanted.contains(&field.key(scene)),
            // An item that does not say is neither before nor after.
            Self::Ordered(field, orders, wanted) => match field.key(scene) {
                Key::Absent => false,
                key => key.partial_cmp(wanted).is_some_and(|order| orders.contains(&order)),
            },
            Self::Term(words) => scene.item.members.iter().any(|member| {
                let name = member.name == "name";
                if !name && !member.name.ends_with("Id") {
                    return false;
                }
                match Field(member).key(scene) {
                    Key::Text(text) if name => {
                        let text = text.to_lowercase();
                        words.iter().any(|word| text.contains(word))
                    }
                    Key::Text(text) => words.contains(&text),
                    _ => false,
                }
            }),
        }
    }
}
