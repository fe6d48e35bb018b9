//! What a request asks for, as far as that is known without looking at the farm.

use bytes::Bytes;
use deadline_model::{Input, InputKind, Location, OPERATIONS, Operation};
use http::Method;
use http::header::AUTHORIZATION;
use http::request::Parts;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};

use crate::table;

/// The values of a URI's labels, by name.
pub type Labels = Vec<(&'static str, String)>;

pub struct Call {
    pub method: Method,
    /// The path and the query.
    pub target: Box<str>,
    pub operation: Option<(&'static Operation, Labels)>,
    /// The `Authorization` header.
    pub signature: Box<str>,
    /// Names the request, so that one that is sent again is known.
    pub client_token: Option<Box<str>>,
    pub body: Bytes,
}

impl Call {
    pub fn new(request: &Parts, body: Bytes) -> Self {
        let target = request.uri.path_and_query().map_or("/", |target| target.as_str());
        let signature = request.headers.get(AUTHORIZATION).map(|value| value.to_str());
        let token = request.headers.get("x-amz-client-token").map(|value| value.to_str());
        Self {
            method: request.method.clone(),
            target: target.into(),
            operation: operation(&request.method, request.uri.path()),
            signature: signature.and_then(Result::ok).unwrap_or_default().into(),
            client_token: token.and_then(Result::ok).map(Box::from),
            body,
        }
    }

    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    pub fn is_signed(&self) -> bool {
        self.signature.starts_with("AWS4-HMAC-SHA256 ")
    }

    /// The access key that the request is signed with.
    pub fn access_key(&self) -> Option<&str> {
        let (_, credential) = self.signature.split_once("Credential=")?;
        credential.split('/').next()
    }

    /// The parameters in the path and the query.
    pub fn parameters(&self) -> Labels {
        let Some((operation, labels)) = &self.operation else {
            return Vec::new();
        };
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        let mut parameters = labels.clone();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let queries = |input: &&Input| input.location == Location::Query && input.name == name;
            if let Some(input) = operation.inputs.iter().find(queries) {
                parameters.push((input.name, value.into_owned()));
            }
        }
        parameters
    }

    /// All parameters, those in the body as well, as boto3 takes them.
    pub fn arguments(&self) -> Map<String, Value> {
        let mut arguments = Map::new();
        for (name, value) in self.parameters() {
            let mut inputs = self.operation.iter().flat_map(|(operation, _)| operation.inputs);
            match inputs.find(|input| input.name == name).map(|input| input.kind) {
                Some(InputKind::StringList) => {
                    let values = arguments.entry(name).or_insert_with(|| json!([]));
                    if let Some(values) = values.as_array_mut() {
                        values.push(value.into());
                    }
                }
                Some(InputKind::Integer) => {
                    let number = value.parse::<i64>().map(Value::from);
                    arguments.insert(name.to_owned(), number.unwrap_or_else(|_| value.into()));
                }
                _ => {
                    arguments.insert(name.to_owned(), value.into());
                }
            }
        }
        if let Ok(Value::Object(members)) = serde_json::from_slice(&self.body) {
            arguments.extend(members);
        }
        arguments
    }

    /// Whether a parameter has this value, or a member of its own, as the identifiers of a batch have.
    pub fn mentions(&self, name: &str, value: &str) -> bool {
        let mentioned =
            |(key, found): (&String, &Value)| (key == name && is(found, value)) || holds(found, name, value);
        self.arguments().iter().any(mentioned)
    }
}

/// Whether the value is this text, or a list with it.
fn is(found: &Value, text: &str) -> bool {
    match found {
        Value::String(found) => found == text,
        Value::Array(items) => items.iter().any(|item| is(item, text)),
        Value::Number(number) => number.to_string() == text,
        Value::Null | Value::Bool(_) | Value::Object(_) => false,
    }
}

/// Whether a member with this name, at any depth, is this text.
fn holds(found: &Value, name: &str, text: &str) -> bool {
    match found {
        Value::Array(items) => items.iter().any(|item| holds(item, name, text)),
        Value::Object(members) => members
            .iter()
            .any(|(key, member)| (key == name && is(member, text)) || holds(member, name, text)),
        _ => false,
    }
}

/// The names of all operations that the farm knows.
pub fn operations() -> impl Iterator<Item = &'static str> {
    let tables = [OPERATIONS, table::GETS, table::POSTS];
    let writes = table::WRITES.iter().map(|write| &write.operation);
    tables
        .into_iter()
        .flatten()
        .chain(writes)
        .map(|operation| operation.name)
}

/// The operation at a path, and the values of its labels.
fn operation(method: &Method, path: &str) -> Option<(&'static Operation, Labels)> {
    let tables: [&[Operation]; 2] = match *method {
        Method::GET => [OPERATIONS, table::GETS],
        Method::POST => [table::POSTS, &[]],
        _ => [&[], &[]],
    };
    let writes = table::WRITES.iter().filter(|write| write.http == method.as_str());
    let mut operations = tables.into_iter().flatten().chain(writes.map(|write| &write.operation));
    operations.find_map(|operation| Some((operation, labels(operation.uri, path)?)))
}

/// The name of the operation at a path that the farm does not serve.
pub fn unserved(method: &Method, path: &str) -> Option<&'static str> {
    let mut operations = table::UNSERVED.iter();
    let found = operations.find(|(http, uri, _)| *http == method.as_str() && labels(uri, path).is_some());
    found.map(|(.., name)| *name)
}

/// The values of the labels in a URI such as `/farms/{farmId}`, if the path is one of it.
fn labels(uri: &'static str, path: &str) -> Option<Labels> {
    // Most URIs are not this path's: nothing is allocated for them.
    let (mut segments, mut given) = (uri.split('/'), path.split('/'));
    loop {
        match (segments.next(), given.next()) {
            (None, None) => break,
            (Some(segment), Some(given)) => match label(segment) {
                Some(_) if given.is_empty() => return None,
                None if segment != given => return None,
                _ => {}
            },
            _ => return None,
        }
    }
    let value = |(segment, given)| {
        let decoded = |name| (name, percent_decode_str(given).decode_utf8_lossy().into_owned());
        label(segment).map(decoded)
    };
    Some(uri.split('/').zip(path.split('/')).filter_map(value).collect())
}

/// `farmId` of `{farmId}`.
fn label(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_percent_decoded() {
        let uri = "/farms/{farmId}/queues";
        let value = |path: &str| labels(uri, path).map(|labels| labels[0].1.clone());
        assert_eq!(value("/farms/farm-1/queues").as_deref(), Some("farm-1"));
        assert_eq!(value("/farms/%66arm%2D1%2Fx/queues").as_deref(), Some("farm-1/x"));
        assert_eq!(value("/farms/%/queues").as_deref(), Some("%"));
        assert_eq!(value("/farms/%zz+/queues").as_deref(), Some("%zz+"));
        assert_eq!(value("/farms/%FF/queues").as_deref(), Some("\u{fffd}"));
        for path in [
            "/farms//queues",
            "/farms/x/queues/",
            "/farms/x",
            "/Farms/x/queues",
            "",
            "/farms/x%2Fqueues",
        ] {
            assert_eq!(value(path), None, "{path}");
        }
    }
}
