//! A request in, an answer or an error out, without sockets.

use serde_json::{Value, json};

use crate::call::{Call, unserved};
use crate::failure::Failure;
use crate::request::Request;
use crate::state::Farm;
use crate::{aggregate, batch, get, list, search, writes};

/// The answer to the request with this number, as JSON.
pub fn answer(farm: &Farm, call: &Call, number: u64) -> Result<Vec<u8>, Failure> {
    let Some((operation, _)) = call.operation else {
        if let Some(name) = unserved(&call.method, call.path()) {
            return Err(Failure::not_implemented(name));
        }
        let message = format!("The local farm has no operation at {} {}.", call.method, call.path());
        return Err(Failure::new(
            404,
            "UnknownOperationException",
            json!({"message": message}),
        ));
    };
    if !call.is_signed() {
        let body = json!({"message": "Missing Authentication Token: the request is not signed."});
        return Err(Failure::new(403, "AccessDeniedException", body));
    }
    let lock = farm.world();
    let world = &*lock;
    // 53 bits, as many as an f64 has.
    let chance = (world.hash(302, number) >> 11) as f64 / (1u64 << 53) as f64;
    // A request that is refused by chance takes no token.
    if chance < farm.throttle_rate() || !farm.take_token(operation.name) {
        return Err(Failure::throttled(operation.name, None).retry_after(farm.retry_after));
    }
    let body = &call.body;
    if let Some(write) = writes::find(operation.name) {
        // It takes the farm for itself.
        drop(lock);
        return writes::answer(farm, call, write, &object(body)?);
    }
    let request = Request::new(farm, world, operation, call.parameters())?;
    match operation.name {
        name if name.starts_with("BatchGet") => batch::batch(&request, &object(body)?),
        name if name.starts_with("Search") => search::search(&request, &object(body)?),
        "StartSessionsStatisticsAggregation" => aggregate::start(&request, &object(body)?),
        _ if operation.result_key.is_empty() => get::resource(&request),
        _ => list::page(&request),
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
    use bytes::Bytes;
    use http::header::AUTHORIZATION;

    use super::*;
    use crate::state::tests::farm;
    use crate::world::Kind;

    fn ask(farm: &Farm, uri: &str) -> Result<Value, Failure> {
        let request = http::Request::get(uri).header(AUTHORIZATION, "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE");
        let (parts, ()) = request.body(()).expect("the test gives a URI").into_parts();
        let body = answer(farm, &Call::new(&parts, Bytes::new()), 0)?;
        Ok(serde_json::from_slice(&body).expect("an answer is JSON"))
    }

    fn refused(farm: &Farm, uri: &str) -> (u16, Value) {
        ask(farm, uri)
            .err()
            .map(|failure| (failure.status, failure.body))
            .expect("an error")
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
            answer(&farm, &Call::new(&parts, Bytes::new()), 0)
                .err()
                .map(|failure| failure.status),
            Some(404)
        );
        let unsigned = http::Request::get("/2023-10-12/farms")
            .body(())
            .map(http::Request::into_parts);
        let (parts, ()) = unsigned.expect("the path is a URI");
        assert_eq!(
            answer(&farm, &Call::new(&parts, Bytes::new()), 0)
                .err()
                .map(|failure| failure.status),
            Some(403)
        );
    }
}
