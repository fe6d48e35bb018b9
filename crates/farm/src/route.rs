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
use crate::{aggregate, batch, get, list, search, table};

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
    let world = &*farm.world();
    // 53 bits, as many as an f64 has.
    let chance = (world.hash(302, number) >> 11) as f64 / (1u64 << 53) as f64;
    // A request that is refused by chance takes no token.
    if chance < farm.throttle_rate() || !farm.take_token(operation.name) {
        let body = json!({"message": "Rate exceeded", "serviceCode": "deadline"});
        let failure = Failure::new(429, "ThrottlingException", body);
        return Err(Failure {
            retry_after: farm.retry_after,
            ..failure
        });
    }
    let query = request.uri.query().unwrap_or_default();
    let request = Request::new(farm, world, operation, labels, query)?;
    match operation.name {
        name if name.starts_with("BatchGet") => batch::batch(&request, &object(body)?),
        name if name.starts_with("Search") => search::search(&request, &object(body)?),
        "StartSessionsStatisticsAggregation" => aggregate::start(&request, &object(body)?),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::tests::farm;
    use crate::world::Kind;

    fn ask(farm: &Farm, uri: &str) -> Result<Value, Failure> {
        let request = http::Request::get(uri).header(AUTHORIZATION, "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE");
        let (parts, ()) = request.body(()).expect("the test gives a URI").into_parts();
        let body = answer(farm, &parts, b"", 0)?;
        Ok(serde_json::from_slice(&body).expect("an answer is JSON"))
    }

    fn refused(farm: &Farm, uri: &str) -> (u16, Value) {
        ask(farm, uri)
            .err()
            .map(|failure| (failure.status, failure.body))
            .expect("an error")
    }

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

    #[test]
    fn queries_are_decoded_as_forms() {
        let farm = farm();
        let fleets = format!("/2023-10-12/farms/{}/fleets", farm.world().id(Kind::Farm, 0));
        let count = |query: &str| {
            ask(&farm, &format!("{fleets}?{query}")).ok()?["fleets"]
                .as_array()
                .map(Vec::len)
        };
        assert_eq!(count(""), Some(2));
        assert_eq!(count("displayName=Fleet%201"), Some(1));
        assert_eq!(count("displayName=Fleet+1"), Some(1));
        assert_eq!(count("display%4eame=Fleet%201"), Some(1));
        assert_eq!(count("displayName=Fleet%2B1"), Some(0));
        assert_eq!(count("&&unknown=%FF&maxResults=1&"), Some(1));
        for query in [
            "maxResults",
            "maxResults=",
            "maxResults=-1",
            "maxResults=%",
            "nextToken=%FF",
            "displayName=",
        ] {
            assert_eq!(refused(&farm, &format!("{fleets}?{query}")).0, 400, "{query}");
        }
    }

    /// The ids of every page, following the tokens.
    fn list(farm: &Farm, path: &str, key: &str, id: &str) -> Vec<String> {
        let (mut ids, mut token) = (Vec::new(), String::new());
        loop {
            let page = ask(farm, &format!("{path}?maxResults=2{token}")).unwrap_or_default();
            let items = page[key].as_array().expect("a page has items");
            assert!((1..=2).contains(&items.len()));
            ids.extend(items.iter().map(|item| item[id].to_string()));
            let Some(next) = page["nextToken"].as_str() else {
                return ids;
            };
            let escaped: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
            token = format!("&nextToken={escaped}");
        }
    }

    #[test]
    fn tokens_visit_each_item_once() {
        let farm = farm();
        let id = |kind: Kind| farm.world().id(kind, 0);
        let queue = format!("/2023-10-12/farms/{}/queues/{}", id(Kind::Farm), id(Kind::Queue));
        let job = format!("{queue}/jobs/{}", id(Kind::Job));
        let fleet = format!("/2023-10-12/farms/{}/fleets/{}", id(Kind::Farm), id(Kind::Fleet));
        for (path, key, member, count) in [
            (format!("{queue}/jobs"), "jobs", "jobId", 4),
            (format!("{job}/sessions"), "sessions", "sessionId", 6),
            (
                format!("{job}/session-actions"),
                "sessionActions",
                "sessionActionId",
                30,
            ),
            (format!("{fleet}/workers"), "workers", "workerId", 5),
            ("/2023-10-12/farms".to_owned(), "farms", "farmId", 2),
        ] {
            let mut ids = list(&farm, &path, key, member);
            assert_eq!(ids.len(), count, "{path}");
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), count, "{path}");
        }
    }

    #[test]
    fn tokens_belong_to_one_listing() {
        let farm = farm();
        let sessions = |job: u64| {
            let ids = [(Kind::Farm, 0), (Kind::Queue, 0), (Kind::Job, job)].map(|(kind, at)| farm.world().id(kind, at));
            format!(
                "/2023-10-12/farms/{}/queues/{}/jobs/{}/sessions?maxResults=1",
                ids[0], ids[1], ids[2]
            )
        };
        let page = ask(&farm, &sessions(0)).unwrap_or_default();
        let token = page["nextToken"].as_str().expect("there are more sessions");
        let token: String = form_urlencoded::byte_serialize(token.as_bytes()).collect();
        assert!(ask(&farm, &format!("{}&nextToken={token}", sessions(0))).is_ok());
        let (status, body) = refused(&farm, &format!("{}&nextToken={token}", sessions(1)));
        assert_eq!((status, &body["fieldList"][0]["name"]), (400, &json!("nextToken")));
    }

    #[test]
    fn unsigned_and_unknown_requests_are_refused() {
        let farm = farm();
        let (parts, ()) = http::Request::new(()).into_parts();
        assert_eq!(
            answer(&farm, &parts, b"", 0).err().map(|failure| failure.status),
            Some(404)
        );
        let unsigned = http::Request::get("/2023-10-12/farms")
            .body(())
            .map(http::Request::into_parts);
        let (parts, ()) = unsigned.expect("the path is a URI");
        assert_eq!(
            answer(&farm, &parts, b"", 0).err().map(|failure| failure.status),
            Some(403)
        );
    }
}
