//! A request in, an answer or an error out, without sockets.

use deadline_model::{OPERATIONS, Operation};
use http::Method;
use http::header::{AUTHORIZATION, HeaderValue};
use http::request::Parts;
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::request::{Labels, Request};
use crate::state::Farm;
use crate::{batch, get, list, search, table};

/// The answer to the request with this number, as JSON.
pub fn answer(farm: &Farm, request: &Parts, body: &[u8], number: u64) -> Result<Vec<u8>, Failure> {
    let (method, path) = (&request.method, request.uri.path());
    let Some((operation, labels)) = operation(method, path) else {
        let message = format!("The local farm has no operation at {method} {path}.");
        return Err(Failure::new(
            404,
            "UnknownOperationException",
            json!({"message": message}),
        ));
    };
    let signature = request.headers.get(AUTHORIZATION).map(HeaderValue::as_bytes);
    if !signature.is_some_and(|signature| signature.starts_with(b"AWS4-HMAC-SHA256 ")) {
        let body = json!({"message": "Missing Authentication Token: the request is not signed."});
        return Err(Failure::new(403, "AccessDeniedException", body));
    }
    // 53 bits, as many as an f64 has.
    let chance = (farm.world.hash(302, number) >> 11) as f64 / (1u64 << 53) as f64;
    if chance < farm.throttle_rate() {
        let body = json!({"message": "Rate exceeded", "serviceCode": "deadline"});
        let failure = Failure::new(429, "ThrottlingException", body);
        return Err(Failure {
            retry_after: farm.retry_after,
            ..failure
        });
    }
    let query = request.uri.query().unwrap_or_default();
    let request = Request::new(farm, operation, labels, query)?;
    match operation.name {
        name if name.starts_with("BatchGet") => batch::batch(&request, &object(body)?),
        name if name.starts_with("Search") => search::search(&request, &object(body)?),
        "StartSessionsStatisticsAggregation" => get::aggregation(&request, &object(body)?),
        _ if operation.result_key.is_empty() => get::resource(&request),
        _ => list::page(&request),
    }
}

/// The operation at a path, and the values of its labels.
fn operation(method: &Method, path: &str) -> Option<(&'static Operation, Labels)> {
    let tables = match *method {
        Method::GET => [OPERATIONS, table::GETS],
        Method::POST => [table::POSTS, &[]],
        _ => return None,
    };
    let mut operations = tables.into_iter().flatten();
    operations.find_map(|operation| Some((operation, labels(operation.uri, path)?)))
}

/// The values of the labels in a URI such as `/farms/{farmId}`, if the path is one of it.
fn labels(uri: &'static str, path: &str) -> Option<Labels> {
    let mut labels = Vec::new();
    let (mut segments, mut given) = (uri.split('/'), path.split('/'));
    loop {
        match (segments.next(), given.next()) {
            (None, None) => return Some(labels),
            (Some(segment), Some(given)) => match segment.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                Some(name) if !given.is_empty() => {
                    labels.push((name, percent_decode_str(given).decode_utf8_lossy().into_owned()));
                }
                None if segment == given => {}
                _ => return None,
            },
            _ => return None,
        }
    }
}

/// The body of a POST; boto3 leaves it out where it would be empty.
fn object(body: &[u8]) -> Result<Value, Failure> {
    let value = serde_json::from_slice(if body.is_empty() { b"{}" } else { body });
    let object = value.ok().filter(Value::is_object);
    object.ok_or_else(|| Failure::invalid("body", "The value is not a JSON object."))
}
