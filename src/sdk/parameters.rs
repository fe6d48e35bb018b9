//! The parameters of a request, as the SDK takes them. No Python: `validation.rs` makes them of Python's.

use crate::model::{Input, Operation};

/// The parameters of a call, in the order given.
#[derive(Clone, Debug)]
pub struct Parameters {
    operation: &'static Operation,
    pub values: Vec<(&'static Input, Value)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    String(String),
    /// Beyond 64 bits the nearest that fits: the service refuses either.
    Integer(i64),
    StringList(Vec<String>),
}

impl Parameters {
    /// # Errors
    /// As of `set`.
    pub fn new<'a>(
        operation: &'static Operation,
        pairs: impl IntoIterator<Item = (&'a str, Value)>,
    ) -> Result<Self, String> {
        let values = Vec::new();
        let mut parameters = Self { operation, values };
        for (name, value) in pairs {
            parameters.set(name, value)?;
        }
        Ok(parameters)
    }

    /// Give a parameter a value; `nextToken` is one of them.
    ///
    /// # Errors
    /// The report of a `ParamValidationError`: the operation has no such parameter, or a URL has no space for the value.
    pub fn set(&mut self, name: &str, value: Value) -> Result<(), String> {
        let input = self.operation.inputs.iter().find(|input| input.name == name);
        let input = input.ok_or_else(|| format!("Unknown parameter in input: \"{name}\""))?;
        match self.values.iter_mut().find(|(known, _)| known.name == name) {
            Some((_, old)) => *old = value,
            None => self.values.push((input, value)),
        }
        check_url(&self.values)
    }
}

/// The SDK panics where a URL is longer than 64 KB: so much of it is the token's, and so much everything else's.
const TOKEN_SPACE: usize = 48_000;
const OTHER_SPACE: usize = 15_000;

/// Whether a URL has the space for this token.
pub fn fits(token: &str) -> bool {
    // Most are so short that nobody need count.
    token.len() <= TOKEN_SPACE / 3 || encoded_length(token) <= TOKEN_SPACE
}

fn encoded_length(text: &str) -> usize {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    text.bytes().map(|byte| if plain(byte) { 1 } else { 3 }).sum()
}

fn check_url(values: &[(&'static Input, Value)]) -> Result<(), String> {
    let mut others = 0;
    for (input, value) in values {
        let length = match value {
            Value::String(text) => encoded_length(text),
            Value::Integer(_) => 20,
            Value::StringList(texts) => texts
                .iter()
                .map(|text| input.name.len() + 2 + encoded_length(text))
                .sum(),
        };
        let (space, used) = match input.name {
            "nextToken" => (TOKEN_SPACE, length),
            _ => {
                others += length;
                (OTHER_SPACE, others)
            }
        };
        if used > space {
            let name = input.name;
            return Err(format!(
                "Invalid length for parameter {name}, in a URL: {length}, more than a URL has space for"
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model;

    fn text(text: &str) -> Value {
        Value::String(text.to_owned())
    }

    #[test]
    fn names_and_values() {
        let operation = model::operation("list_farms").expect("an operation");
        let mut parameters = Parameters::new(operation, [("nextToken", text("a"))]).expect("a parameter");
        parameters.set("nextToken", text("b")).expect("another value of it");
        parameters.set("principalId", text("c")).expect("another parameter");
        let values: Vec<_> = parameters
            .values
            .iter()
            .map(|(input, value)| (input.name, value))
            .collect();
        assert_eq!(values, [("nextToken", &text("b")), ("principalId", &text("c"))]);
    }
}
