//! Reads a document; what is wrong is named with its place: `scenario.jobs[0].priority = 101: not a whole number...`.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::plan::{Parameter, SECOND};

pub type Fallible<T> = Result<T, String>;

/// The largest number of anything, and of seconds.
pub const MOST: u32 = 1_000_000_000;

/// A part of the document, and where it is.
pub struct Table<'a>(&'a Map<String, Value>, String);

impl<'a> Table<'a> {
    pub fn new(place: &str, value: &'a Value) -> Fallible<Self> {
        let map = value.as_object().ok_or_else(|| format!("{place} is not a table"))?;
        Ok(Self(map, place.to_owned()))
    }

    pub fn wrong(&self, name: &str, why: &str) -> String {
        let given = self.0.get(name).map_or_else(String::new, |value| format!(" = {value}"));
        format!("{}.{name}{given}: {why}", self.1)
    }

    pub fn only(&self, known: &[&str]) -> Fallible<()> {
        match self.0.keys().find(|key| !known.contains(&key.as_str())) {
            None => Ok(()),
            Some(key) => Err(self.wrong(key, &format!("not one of {}", known.join(", ")))),
        }
    }

    pub fn each<T>(&self, name: &str, mut make: impl FnMut(&Table) -> Fallible<T>) -> Fallible<Vec<T>> {
        let none = Vec::new();
        let list = match self.0.get(name) {
            None => &none,
            Some(value) => value.as_array().ok_or_else(|| self.wrong(name, "not a list"))?,
        };
        let item = |(number, value)| make(&Table::new(&format!("{}.{name}[{number}]", self.1), value)?);
        list.iter().enumerate().map(item).collect()
    }

    pub fn need<T>(&self, name: &str, value: Option<T>) -> Fallible<T> {
        value.ok_or_else(|| self.wrong(name, "it is required"))
    }

    pub fn text(&self, name: &str) -> Fallible<Option<&'a str>> {
        let text = |value: &'a Value| value.as_str().ok_or_else(|| self.wrong(name, "not a text"));
        self.given(name).map(text).transpose()
    }

    pub fn parameters(&self, name: &str) -> Fallible<Vec<Parameter>> {
        let Some(table) = self.given(name) else {
            return Ok(Vec::new());
        };
        let text = |(key, value): (&String, &Value)| Some(Parameter::text(key, value.as_str()?));
        let texts = table.as_object().map(|table| table.iter().map(text).collect());
        texts.flatten().ok_or_else(|| self.wrong(name, "not a table of texts"))
    }

    pub fn name(&self) -> Fallible<Arc<str>> {
        // The service's limit for most of them.
        let name = self
            .text("name")?
            .filter(|name| (1..=100).contains(&name.chars().count()));
        Ok(self.need("name", name)?.into())
    }

    /// The id of a resource, such as `queue-0123456789abcdef0123456789abcdef`; `name` is `queue_id` then.
    pub fn id(&self, name: &str) -> Fallible<Option<Arc<str>>> {
        let kind = name.trim_end_matches("_id");
        let is_hex = |hex: &str| hex.len() == 32 && hex.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
        let is_id = |id: &&str| {
            let hex = id.strip_prefix(kind).and_then(|id| id.strip_prefix('-'));
            hex.is_some_and(is_hex)
        };
        let wrong = || self.wrong(name, &format!("not {kind}- and 32 hexadecimal digits"));
        let id = self.text(name)?.map(|id| Some(id).filter(is_id).ok_or_else(wrong));
        Ok(id.transpose()?.map(Arc::from))
    }

    pub fn flag(&self, name: &str) -> Fallible<bool> {
        let flag = |value: &Value| value.as_bool().ok_or_else(|| self.wrong(name, "not true or false"));
        Ok(self.given(name).map(flag).transpose()?.unwrap_or(false))
    }

    pub fn count(&self, name: &str, most: u32) -> Fallible<Option<u32>> {
        let wrong = || self.wrong(name, &format!("not a whole number from 0 to {most}"));
        let count = |value: &Value| value.as_u64().filter(|number| *number <= most.into()).ok_or_else(wrong);
        Ok(self.given(name).map(count).transpose()?.map(|number| number as u32))
    }

    pub fn number(&self, name: &str, most: f64) -> Fallible<Option<f64>> {
        let wrong = || self.wrong(name, &format!("not a number from 0 to {most}"));
        let number = |value: &Value| {
            value
                .as_f64()
                .filter(|number| (0.0..=most).contains(number))
                .ok_or_else(wrong)
        };
        self.given(name).map(number).transpose()
    }

    /// Seconds, as milliseconds.
    pub fn time(&self, name: &str) -> Fallible<Option<i64>> {
        Ok(self
            .number(name, f64::from(MOST))?
            .map(|seconds| (seconds * SECOND as f64) as i64))
    }

    pub fn exit_code(&self) -> Fallible<i32> {
        let wrong = || self.wrong("exit_code", "not a whole number other than 0");
        let code = |value: &Value| {
            value
                .as_i64()
                .and_then(|code| code.try_into().ok())
                .filter(|code| *code != 0)
        };
        Ok(self
            .given("exit_code")
            .map(|value| code(value).ok_or_else(wrong))
            .transpose()?
            .unwrap_or(1))
    }

    /// What is there and not null.
    pub fn given(&self, name: &str) -> Option<&'a Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }
}
