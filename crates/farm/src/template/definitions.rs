//! The parameters of a job: what the template defines, with the values that a request gives.

use std::cmp::Ordering;

use serde_json::{Map, Value};

use super::numbers::{self, order};
use super::{EXPRESSIONS, Fallible, LARGER, Part};
use crate::simulation::plan::Parameter;

/// The types of parameters, and the member of the service's union that has the value.
const TYPES: [(&str, &str); 12] = [
    ("STRING", "string"),
    ("PATH", "path"),
    ("INT", "int"),
    ("FLOAT", "float"),
    ("BOOL", "bool"),
    ("RANGE_EXPR", "rangeExpr"),
    ("LIST[STRING]", "stringList"),
    ("LIST[PATH]", "pathList"),
    ("LIST[INT]", "intList"),
    ("LIST[FLOAT]", "floatList"),
    ("LIST[BOOL]", "boolList"),
    ("LIST[LIST[INT]]", "intListList"),
];
/// Those that every template can have; the others come with the extension EXPR.
const PLAIN_TYPES: usize = 4;

const NO_OPENING: &str = "}} has no {{";
/// Letters of a value in the template; one that is given can be longer.
const MOST_LETTERS: usize = 1024;

pub fn parameters(job: &Part, given: &Map<String, Value>, extensions: &[&str]) -> Fallible<Vec<Parameter>> {
    let types = if extensions.contains(&EXPRESSIONS) {
        &TYPES[..]
    } else {
        &TYPES[..PLAIN_TYPES]
    };
    let mut parameters: Vec<Parameter> = Vec::new();
    let mut missing = Vec::new();
    let most = if extensions.contains(&LARGER) { 200 } else { 50 };
    for definition in job.parts("parameterDefinitions", most)? {
        let name = identifier(&definition, extensions)?;
        if parameters.iter().any(|known| &*known.name == name) || missing.contains(&name) {
            return Err(definition.wrong("name", "another parameter has it as well"));
        }
        let kind = definition.need("type", definition.text("type")?)?;
        let kind = types.iter().find(|(known, _)| *known == kind).map(|(_, kind)| *kind);
        let kind = kind.ok_or_else(|| definition.wrong("type", "there is no such type"))?;
        check_definition(&definition, name, kind)?;
        let default = definition
            .given("default")
            .map(|default| check(&definition, name, kind, default));
        let default = default.transpose()?;
        let value = match given.get(name) {
            // The type that a request names does not count: `deadline` calls all values strings.
            Some(union) => {
                let value = union.as_object().and_then(|union| union.values().next());
                Some(check(&definition, name, kind, value.unwrap_or(&Value::Null))?)
            }
            None => default,
        };
        match value {
            Some(value) => parameters.push(Parameter {
                name: name.into(),
                kind,
                value,
            }),
            None => missing.push(name),
        }
    }
    if !missing.is_empty() {
        return Err(format!(
            "Values are missing for the job parameters: {}",
            missing.join(", ")
        ));
    }
    match given
        .keys()
        .find(|name| !parameters.iter().any(|known| *known.name == ***name))
    {
        Some(name) => Err(format!("The template has no job parameter {name}")),
        None => Ok(parameters),
    }
}

/// Whether what the definition says of its values fits together.
fn check_definition(definition: &Part, name: &str, kind: &str) -> Fallible<()> {
    let others: &[&str] = match kind {
        "string" => &["minLength", "maxLength"],
        "path" => &["minLength", "maxLength", "objectType", "dataFlow"],
        "int" | "float" => &["minValue", "maxValue"],
        // The extension's types have more of them.
        _ => return Ok(()),
    };
    let every = [
        "name",
        "type",
        "description",
        "default",
        "allowedValues",
        "userInterface",
    ];
    definition.only(&[&every[..], others].concat())?;
    definition.description()?;
    for bound in ["minLength", "maxLength"] {
        if definition.given(bound).is_some_and(|length| !length.is_u64()) {
            return Err(definition.wrong(bound, "it must be a whole number"));
        }
    }
    for bound in ["minValue", "maxValue"] {
        if definition
            .given(bound)
            .is_some_and(|value| order(value, value).is_none())
        {
            return Err(definition.wrong(bound, "it must be a number"));
        }
    }
    for (least, most) in [("minLength", "maxLength"), ("minValue", "maxValue")] {
        let both = definition.given(least).zip(definition.given(most));
        if both.is_some_and(|(least, most)| order(least, most) == Some(Ordering::Greater)) {
            return Err(definition.wrong(most, &format!("it is below {least}")));
        }
    }
    for (member, known) in [
        ("objectType", &["FILE", "DIRECTORY"][..]),
        ("dataFlow", &["NONE", "IN", "OUT", "INOUT"]),
    ] {
        if definition.text(member)?.is_some_and(|text| !known.contains(&text)) {
            return Err(definition.wrong(member, &format!("it must be one of {known:?}")));
        }
    }
    let is_long = |value: &Value| value.as_str().is_some_and(|text| text.chars().count() > MOST_LETTERS);
    if definition.given("default").is_some_and(is_long) {
        return Err(definition.wrong("default", &format!("it must have at most {MOST_LETTERS} letters")));
    }
    if let Some(allowed) = definition.list("allowedValues")? {
        if allowed.is_empty() {
            return Err(definition.wrong("allowedValues", "it must have some"));
        }
        for value in allowed {
            within_bounds(definition, name, kind, value)?;
        }
    }
    Ok(())
}

/// The value as the service tells it; an error if the definition does not allow it.
fn check(definition: &Part, name: &str, kind: &str, value: &Value) -> Fallible<Value> {
    // Values of an extension's types are told as they are given.
    if !matches!(kind, "string" | "path" | "int" | "float") && !value.is_string() {
        return Ok(value.clone());
    }
    let text = within_bounds(definition, name, kind, value)?;
    if let Some(allowed) = definition.list("allowedValues")? {
        let is_same = |known: &Value| match kind {
            "int" | "float" => order(known, value) == Some(Ordering::Equal),
            _ => known.as_str() == Some(&text),
        };
        if !allowed.iter().any(is_same) {
            return Err(wrong(name, value, "it is not one of allowedValues"));
        }
    }
    Ok(text.into())
}

fn wrong(name: &str, value: &Value, why: &str) -> String {
    format!("Job parameter {name} = {value}: {why}")
}

/// The text of a value that has the type, and is not too small, large, short or long.
fn within_bounds(definition: &Part, name: &str, kind: &str, value: &Value) -> Fallible<String> {
    let wrong = |why: &str| wrong(name, value, why);
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) if kind == "int" || kind == "float" => numbers::text(number),
        _ => return Err(wrong("it has another type")),
    };
    match kind {
        "int" if text.trim().parse::<i64>().is_err() => return Err(wrong("it is not an integer of 64 bits")),
        "float" if !numbers::is_float(&text) => return Err(wrong("it is not a number")),
        _ => {}
    }
    let is_number = matches!(kind, "int" | "float");
    let size = if is_number {
        value.clone()
    } else {
        text.chars().count().into()
    };
    let bounds = if is_number {
        ["minValue", "maxValue"]
    } else {
        ["minLength", "maxLength"]
    };
    for (bound, beyond) in bounds.into_iter().zip([Ordering::Less, Ordering::Greater]) {
        if let Some(known) = definition.given(bound)
            && order(&size, known) == Some(beyond)
        {
            return Err(wrong(&format!("{bound} is {known}")));
        }
    }
    Ok(text)
}

/// The name of a parameter.
pub fn identifier<'a>(definition: &Part<'a>, extensions: &[&str]) -> Fallible<&'a str> {
    let most = if extensions.contains(&LARGER) { 512 } else { 64 };
    let name = definition.need("name", definition.text("name")?)?;
    let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    if name.is_empty()
        || name.len() > most
        || name.starts_with(|first: char| first.is_ascii_digit())
        || !name.chars().all(is_word)
    {
        return Err(definition.wrong("name", &format!("it must be letters, digits and _, at most {most}")));
    }
    Ok(name)
}

/// The text with the values of parameters in the place of `{{Param.Name}}` and `{{RawParam.Name}}`. What a path is on a
/// worker's host is not known here: there is only its `RawParam`.
pub fn resolve(part: &Part, member: &str, text: &str, parameters: &[Parameter]) -> Fallible<String> {
    let (mut resolved, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once("{{") {
        let braces = part.wrong(member, "{{ has no }}");
        let (expression, after) = after.split_once("}}").ok_or(braces)?;
        let expression = expression.trim();
        // There may be spaces around the dot.
        let (scope, name) = expression.split_once('.').unwrap_or_default();
        let (scope, name) = (scope.trim_end(), name.trim_start());
        let known = parameters
            .iter()
            .find(|known| *known.name == *name && (scope == "RawParam" || (scope == "Param" && known.kind != "path")));
        let unknown = || {
            part.wrong(
                member,
                &format!("{{{{{expression}}}}} is not the value of a job parameter"),
            )
        };
        let value = known.and_then(|known| known.value.as_str()).ok_or_else(unknown)?;
        if before.contains("}}") {
            return Err(part.wrong(member, NO_OPENING));
        }
        resolved.push_str(before);
        resolved.push_str(value);
        rest = after;
    }
    if rest.contains("}}") {
        return Err(part.wrong(member, NO_OPENING));
    }
    resolved.push_str(rest);
    Ok(resolved)
}
