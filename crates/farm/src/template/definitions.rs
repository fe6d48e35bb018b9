//! The parameters of a job: what the template defines, with the values that a request gives.

use serde_json::{Map, Value};

use super::{Fallible, Part};
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

pub fn parameters(job: &Part, given: &Map<String, Value>) -> Fallible<Vec<Parameter>> {
    let has_expressions = job.texts("extensions")?.contains(&"EXPR");
    let types = if has_expressions {
        &TYPES[..]
    } else {
        &TYPES[..PLAIN_TYPES]
    };
    let mut parameters: Vec<Parameter> = Vec::new();
    let mut missing = Vec::new();
    for definition in job.parts("parameterDefinitions")? {
        let name = definition.need("name", definition.text("name")?)?;
        if !is_identifier(name) {
            return Err(definition.wrong("name", "it must be letters, digits and _, at most 64"));
        }
        if parameters.iter().any(|known| &*known.name == name) || missing.contains(&name) {
            return Err(definition.wrong("name", "another parameter has it as well"));
        }
        let kind = definition.need("type", definition.text("type")?)?;
        let kind = types.iter().find(|(known, _)| *known == kind).map(|(_, kind)| *kind);
        let kind = kind.ok_or_else(|| definition.wrong("type", "there is no such type"))?;
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

/// The value as the service tells it; an error if the definition does not allow it.
fn check(definition: &Part, name: &str, kind: &str, value: &Value) -> Fallible<Value> {
    let wrong = |why: &str| format!("Job parameter {name} = {value}: {why}");
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) if kind == "int" || kind == "float" => number.to_string(),
        // Values of an extension's types are told as they are given.
        _ if !matches!(kind, "string" | "path" | "int" | "float") => return Ok(value.clone()),
        _ => return Err(wrong("it has another type")),
    };
    let number: Option<f64> = match kind {
        "int" => Some(text.parse::<i64>().map_err(|_| wrong("it is not an integer"))? as f64),
        "float" => {
            let number = text.parse().ok().filter(|number: &f64| number.is_finite());
            Some(number.ok_or_else(|| wrong("it is not a number"))?)
        }
        _ => None,
    };
    let length = text.chars().count() as f64;
    for (bound, is_least, size) in [
        ("minValue", true, number),
        ("maxValue", false, number),
        ("minLength", true, number.is_none().then_some(length)),
        ("maxLength", false, number.is_none().then_some(length)),
    ] {
        let (Some(bound_value), Some(size)) = (definition.given(bound).and_then(as_number), size) else {
            continue;
        };
        if (is_least && size < bound_value) || (!is_least && size > bound_value) {
            return Err(wrong(&format!("{bound} is {bound_value}")));
        }
    }
    if let Some(allowed) = definition.list("allowedValues")? {
        let is_same = |known: &Value| match number {
            Some(number) => as_number(known) == Some(number),
            None => known.as_str() == Some(&text),
        };
        if !allowed.iter().any(is_same) {
            return Err(wrong("it is not one of allowedValues"));
        }
    }
    Ok(text.into())
}

fn as_number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.parse().ok())
}

pub fn is_identifier(name: &str) -> bool {
    let mut letters = name.chars();
    let first = letters
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == '_');
    first && name.len() <= 64 && letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

/// The text with the values of parameters in the place of `{{Param.Name}}` and `{{RawParam.Name}}`.
pub fn resolve(part: &Part, member: &str, text: &str, parameters: &[Parameter]) -> Fallible<String> {
    let (mut resolved, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once("{{") {
        let braces = part.wrong(member, "{{ has no }}");
        let (expression, after) = after.split_once("}}").ok_or(braces)?;
        let name = expression.trim();
        let known = name.strip_prefix("Param.").or_else(|| name.strip_prefix("RawParam."));
        let known = known.and_then(|name| parameters.iter().find(|known| &*known.name == name));
        let unknown = || part.wrong(member, &format!("{{{{{name}}}}} is not the value of a job parameter"));
        let value = known.and_then(|known| known.value.as_str()).ok_or_else(unknown)?;
        resolved.push_str(before);
        resolved.push_str(value);
        rest = after;
    }
    resolved.push_str(rest);
    Ok(resolved)
}
