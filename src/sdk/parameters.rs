//! The parameters of a request, without Python. `validation.rs` makes them of Python's values.

use deadline_model::{Input, Operation};

/// The parameters of a call, in the order given.
#[derive(Clone, Debug)]
pub struct Parameters {
    pub operation: &'static Operation,
    pub values: Vec<(&'static Input, ParameterValue)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParameterValue {
    String(String),
    /// Saturated to 64 bits: the service rejects such values anyway.
    Integer(i64),
    StringList(Vec<String>),
}

impl Parameters {
    /// # Errors
    /// As of `set`.
    pub fn new<'a>(
        operation: &'static Operation,
        pairs: impl IntoIterator<Item = (&'a str, ParameterValue)>,
    ) -> Result<Self, String> {
        let values = Vec::new();
        let mut parameters = Self { operation, values };
        for (name, value) in pairs {
            parameters.set(name, value)?;
        }
        Ok(parameters)
    }

    /// Set a parameter, such as `nextToken`.
    ///
    /// # Errors
    /// The report of a `ParamValidationError`: the parameter is unknown, or the value is too long for a URL.
    pub fn set(&mut self, name: &str, value: ParameterValue) -> Result<(), String> {
        let input = self.operation.inputs.iter().find(|input| input.name == name);
        let input = input.ok_or_else(|| format!("Unknown parameter in input: \"{name}\""))?;
        match self.values.iter_mut().find(|(known, _)| known.name == name) {
            Some((_, old)) => *old = value,
            None => self.values.push((input, value)),
        }
        check_url(&self.values)
    }
}

/// The SDK panics if a URL is longer than 64 KB: so many bytes are for the token, and so many for all other parameters.
const TOKEN_SPACE: usize = 48_000;
const OTHER_SPACE: usize = 15_000;

/// Whether a URL has the space for this token.
pub fn fits(token: &str) -> bool {
    // Most tokens are short.
    token.len() <= TOKEN_SPACE / 3 || encoded_length(token) <= TOKEN_SPACE
}

fn encoded_length(text: &str) -> usize {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    text.bytes().map(|byte| if plain(byte) { 1 } else { 3 }).sum()
}

fn check_url(values: &[(&'static Input, ParameterValue)]) -> Result<(), String> {
    let mut others = 0;
    for (input, value) in values {
        let length = match value {
            ParameterValue::String(text) => encoded_length(text),
            ParameterValue::Integer(_) => 20,
            ParameterValue::StringList(texts) => texts
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
    use deadline_model as model;

    fn text(text: &str) -> ParameterValue {
        ParameterValue::String(text.to_owned())
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
