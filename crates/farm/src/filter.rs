//! The filters of a search. They look at the JSON of an item, so that filter and answer cannot differ.

use std::cmp::Ordering;

use deadline_model::{Member, Shape, Structure};
use serde_json::Value;
use speedate::DateTime;

use crate::failure::Failure;
use crate::items::Item;
use crate::state::Farm;
use crate::world::World;

/// An item that may match, and its shape.
pub struct Candidate<'a> {
    pub farm: &'a Farm,
    pub world: &'a World,
    pub shape: &'static Structure,
    pub item: &'a Item,
}

/// A member's value, to compare. An item without the member comes first.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
pub enum Comparable {
    Absent,
    /// Times are microseconds.
    Number(f64),
    Text(String),
}

impl Comparable {
    fn time(text: &str) -> Option<Self> {
        let time = DateTime::parse_str(text).ok()?;
        Some(Self::Number(
            time.timestamp_tz() as f64 * 1e6 + f64::from(time.time.microsecond),
        ))
    }
}

/// A member that can be compared. Searches name it `CREATED_AT` where items have `createdAt`.
#[derive(Clone, Copy)]
pub struct Field(&'static Member);

impl Field {
    pub fn new(shape: &'static Structure, parameter: &str, name: &Value) -> Result<Self, Failure> {
        let name = name.as_str().unwrap_or_default();
        let plain = |member: &&Member| {
            matches!(
                member.shape,
                Shape::String(_) | Shape::Integer | Shape::Float | Shape::Timestamp
            )
        };
        let known = shape.members.iter().find(|member| upper(member.name) == name);
        let field = known.filter(plain).map(Self);
        field.ok_or_else(|| {
            Failure::invalid(
                parameter,
                &format!("The local farm does not implement the name {name:?}."),
            )
        })
    }

    /// The candidate's value of this member.
    pub fn value(self, candidate: &Candidate) -> Comparable {
        let Candidate {
            farm,
            world,
            shape,
            item,
        } = candidate;
        let mut json = Vec::new();
        if !farm.writer.member(&mut json, world, item, shape, self.0) {
            return Comparable::Absent;
        }
        match (&self.0.shape, serde_json::from_slice(&json)) {
            (Shape::Timestamp, Ok(Value::String(text))) => Comparable::time(&text).unwrap_or(Comparable::Absent),
            (_, Ok(Value::String(text))) => Comparable::Text(text),
            (_, Ok(Value::Number(number))) => number.as_f64().map_or(Comparable::Absent, Comparable::Number),
            _ => Comparable::Absent,
        }
    }

    /// The value of a filter, of this member's type.
    fn parse(self, value: &Value) -> Result<Comparable, Failure> {
        let mismatch = || invalid("The value does not fit the name.");
        let text = value.as_str().ok_or_else(mismatch)?;
        match &self.0.shape {
            Shape::String([]) => Ok(Comparable::Text(text.to_owned())),
            Shape::String(values) if values.contains(&text) => Ok(Comparable::Text(text.to_owned())),
            Shape::Integer | Shape::Float => text.parse().map(Comparable::Number).map_err(|_| mismatch()),
            _ => Err(mismatch()),
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
    OneOf(Field, Vec<Comparable>),
    NoneOf(Field, Vec<Comparable>),
    /// The member compares with the value in one of these ways.
    Ordered(Field, &'static [Ordering], Comparable),
    /// The name contains one of these lower-case words, or an id is one.
    Term(Vec<String>),
}

/// How a time must compare to match the operator.
fn orderings(operator: &str) -> Result<&'static [Ordering], Failure> {
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

/// Each filter takes only some of the operators.
fn unsupported(operator: &str) -> Failure {
    invalid(&format!("The operator {operator:?} is not supported here."))
}

impl Filter {
    pub fn group(shape: &'static Structure, group: &Value) -> Result<Self, Failure> {
        let filters = group["filters"]
            .as_array()
            .filter(|filters| (1..=3).contains(&filters.len()));
        let filters = filters.ok_or_else(|| invalid("The filters must be a list of 1 to 3 members."))?;
        let filters = filters
            .iter()
            .map(|filter| Self::new(shape, filter))
            .collect::<Result<_, _>>()?;
        match group["operator"].as_str() {
            Some("AND") => Ok(Self::All(filters)),
            Some("OR") => Ok(Self::Any(filters)),
            _ => Err(invalid("The operator of a group must be AND or OR.")),
        }
    }

    fn new(shape: &'static Structure, filter: &Value) -> Result<Self, Failure> {
        let only = filter
            .as_object()
            .filter(|filter| filter.len() == 1)
            .and_then(|filter| filter.iter().next());
        let (kind, filter) = only.ok_or_else(|| invalid("A filter must have exactly one member."))?;
        let field = || Field::new(shape, "filterExpressions", &filter["name"]);
        let operator = filter["operator"].as_str().unwrap_or_default();
        match kind.as_str() {
            "groupFilter" => Self::group(shape, filter),
            "stringFilter" => {
                let field = field()?;
                let value = vec![field.parse(&filter["value"])?];
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
                    .map(|value| field.parse(value))
                    .collect::<Result<_, _>>()?;
                match operator {
                    "ANY_EQUALS" => Ok(Self::OneOf(field, values)),
                    "ALL_NOT_EQUALS" => Ok(Self::NoneOf(field, values)),
                    other => Err(unsupported(other)),
                }
            }
            "dateTimeFilter" => {
                let field = field()?;
                let time = filter["dateTime"].as_str().and_then(Comparable::time);
                let time = time.filter(|_| matches!(field.0.shape, Shape::Timestamp));
                let time = time.ok_or_else(|| invalid("The dateTime is none, or the name is not that of a time."))?;
                Ok(Self::Ordered(field, orderings(operator)?, time))
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

    pub fn matches(&self, candidate: &Candidate) -> bool {
        match self {
            Self::All(filters) => filters.iter().all(|filter| filter.matches(candidate)),
            Self::Any(filters) => filters.iter().any(|filter| filter.matches(candidate)),
            Self::OneOf(field, wanted) => wanted.contains(&field.value(candidate)),
            Self::NoneOf(field, wanted) => !wanted.contains(&field.value(candidate)),
            // An item without the member is neither before nor after.
            Self::Ordered(field, orders, wanted) => match field.value(candidate) {
                Comparable::Absent => false,
                key => key.partial_cmp(wanted).is_some_and(|order| orders.contains(&order)),
            },
            Self::Term(words) => candidate.shape.members.iter().any(|member| {
                let name = member.name == "name";
                if !name && !member.name.ends_with("Id") {
                    return false;
                }
                match Field(member).value(candidate) {
                    Comparable::Text(text) if name => {
                        let text = text.to_lowercase();
                        words.iter().any(|word| text.contains(word))
                    }
                    Comparable::Text(text) => words.contains(&text),
                    _ => false,
                }
            }),
        }
    }
}
