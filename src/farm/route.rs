//! A request in, an answer or an error out. Knows no sockets.

use serde_json::{Value, json};

use super::rows::{Row, Source};
use super::server::Farm;
use super::world::*;
use super::write::Writer;
use super::{batch, calls, ids, search, single};
use crate::model::{Input, InputKind, Location, OPERATIONS, Operation, Shape};

/// What the service says when it does not give a page.
pub struct Failure {
    pub status: u16,
    pub code: &'static str,
    pub body: serde_json::Value,
    pub retry_after: Option<u64>,
}

impl Failure {
    pub fn new(status: u16, code: &'static str, body: serde_json::Value) -> Self {
        Self {
            status,
            code,
            body,
            retry_after: None,
        }
    }

    pub fn invalid(name: &str, why: &str) -> Self {
        let message = format!("1 validation error detected: {name}: {why}");
        let body = json!({"message": message, "reason": "FIELD_VALIDATION_FAILED",
            "fieldList": [{"name": name, "message": why}]});
        Self::new(400, "ValidationException", body)
    }

    /// An operation that stands in the table, and not in the code.
    pub fn missing(name: &str) -> Self {
        Self::new(501, "NotImplemented", json!({"message": name}))
    }

    pub fn unknown(kind: Kind, id: &str) -> Self {
        let message = format!("Resource of type {} with id {id} does not exist.", kind.resource());
        let body = json!({"message": message, "resourceId": id, "resourceType": kind.resource()});
        Self::new(404, "ResourceNotFoundException", body)
    }
}

/// The values of an uri's labels.
type Labels = Vec<(&'static str, String)>;

/// The operation that a GET or a POST of a path asks for.
pub fn operation(post: bool, path: &str) -> Option<(&'static Operation, Labels)> {
    let (some, others) = if post {
        (calls::POSTS, &[][..])
    } else {
        (OPERATIONS, calls::GETS)
    };
    some.iter().chain(others).find_map(|operation| {
        let (mut wanted, mut given) = (operation.uri.split('/'), path.split('/'));
        let mut labels = Vec::new();
        loop {
            match (wanted.next(), given.next()) {
                (None, None) => return Some((operation, labels)),
                (Some(wanted), Some(given)) => match wanted.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                    Some(name) if !given.is_empty() => labels.push((name, unescape(given))),
                    None if wanted == given => {}
                    _ => return None,
                },
                _ => return None,
            }
        }
    })
}

/// `%2B` -> `+`. What is no escape stays as it is.
fn unescape(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let (mut bytes, mut at, raw) = (Vec::with_capacity(text.len()), 0, text.as_bytes());
    while let Some(byte) = raw.get(at) {
        let digit = |at: usize| raw.get(at).and_then(|digit| char::from(*digit).to_digit(16));
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                bytes.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A request's parameters, checked.
pub struct Request<'a> {
    pub world: &'a World,
    pub operation: &'static Operation,
    pub parameters: Vec<(&'static str, String)>,
    /// The numbers of the resources that the parameters name, each in its parent.
    pub found: Vec<(Kind, u64)>,
}

/// The operation's answer, as JSON.
pub fn answer(
    farm: &Farm,
    operation: &'static Operation,
    labels: Labels,
    query: &str,
    body: &[u8],
) -> Result<Vec<u8>, Failure> {
    let request = Request::new(&farm.world, operation, labels, query)?;
    match operation.name {
        name if name.starts_with("BatchGet") => batch::batch(&request, &farm.writer, &object(body)?),
        name if name.starts_with("Search") => search::search(&request, &farm.writer, &object(body)?),
        "StartSessionsStatisticsAggregation" => single::aggregation(&request, &object(body)?),
        _ if operation.result_key.is_empty() => single::one(&request, &farm.writer),
        _ => page(&request, &farm.writer, farm.max_page_size),
    }
}

/// The body of a POST: boto3 leaves it out where there is nothing to say.
fn object(body: &[u8]) -> Result<Value, Failure> {
    let value = serde_json::from_slice(if body.is_empty() { b"{}" } else { body });
    let object = value.ok().filter(Value::is_object);
    object.ok_or_else(|| Failure::invalid("body", "The value is not a JSON object."))
}

/// A page of a list.
fn page(request: &Request, writer: &Writer, max_page_size: Option<u64>) -> Result<Vec<u8>, Failure> {
    let (world, operation) = (request.world, request.operation);
    let limit = request.limit(max_page_size)?;
    let listing = request.listing()?;
    let key = request.key();
    let mut position = match request.get("nextToken") {
        Some(token) => world
            .position(key, token)
            .filter(|position| *position < listing.count)
            .ok_or_else(|| Failure::invalid("nextToken", "The token is not one of this listing."))?,
        None => 0,
    };
    let mut out = Vec::with_capacity((limit.min(listing.count) as usize + 1) * 416);
    let mut next = None;
    out.push(b'{');
    for member in operation.output.members {
        if member.name == operation.result_key {
            let Shape::List(_, item) = &member.shape else { continue };
            separate(&mut out, member.name);
            out.push(b'[');
            let mut written = 0;
            // A filter that hardly anything passes gives short pages: no request may hold up the others for long.
            let end = listing.count.min(position.saturating_add(limit.saturating_add(SCAN)));
            while position < listing.count {
                if position == end {
                    next = Some(position);
                    break;
                }
                let row = world.row(listing.source, listing.first + position * listing.stride);
                if request.wants(&row) {
                    if written == limit {
                        next = Some(position);
                        break;
                    }
                    if written > 0 {
                        out.push(b',');
                    }
                    writer.item(&mut out, world, &row, item);
                    written += 1;
                }
                position += 1;
            }
            out.push(b']');
        } else if member.name == "nextToken" {
            if let Some(next) = next {
                separate(&mut out, member.name);
                out.push(b'"');
                ids::write_base64(&mut out, world.token(key, next));
                out.push(b'"');
            }
        } else if member.name == "status" {
            separate(&mut out, member.name);
            out.extend_from_slice(b"\"COMPLETED\"");
        } else if member.name == "statusMessage" {
            separate(&mut out, member.name);
            out.extend_from_slice(b"\"The aggregation is complete.\"");
        }
    }
    out.push(b'}');
    Ok(out)
}

pub fn separate(out: &mut Vec<u8>, name: &str) {
    if out.len() > 1 {
        out.push(b',');
    }
    out.push(b'"');
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b"\":");
}

impl<'a> Request<'a> {
    fn new(world: &'a World, operation: &'static Operation, labels: Labels, query: &str) -> Result<Self, Failure> {
        let mut parameters = labels;
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let queries = |input: &&Input| input.location == Location::Query && input.name == name;
            if let Some(input) = operation.inputs.iter().find(queries) {
                parameters.push((input.name, unescape(value)));
            }
        }
        let mut request = Self {
            world,
            operation,
            parameters,
            found: Vec::new(),
        };
        for input in operation.inputs {
            request.check(input)?;
        }
        Ok(request)
    }

    /// A request for other resources at the same place.
    pub fn at_same(&self) -> Self {
        Self {
            parameters: Vec::new(),
            found: self.found.clone(),
            ..*self
        }
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.parameters
            .iter()
            .filter(move |(known, _)| *known == name)
            .map(|(_, value)| value.as_str())
    }

    pub fn found(&self, kind: Kind) -> Option<u64> {
        self.found
            .iter()
            .find(|(known, _)| *known == kind)
            .map(|(_, number)| *number)
    }

    fn check(&mut self, input: &'static Input) -> Result<(), Failure> {
        let Some(value) = self.get(input.name).map(str::to_owned) else {
            let missing = Failure::invalid(input.name, "The parameter is required.");
            return if input.required { Err(missing) } else { Ok(()) };
        };
        if let Some(kind) = Kind::of_parameter(input.name) {
            self.found.push((kind, self.find(kind, input.name, &value)?));
        }
        let length = value.chars().count() as i64;
        let long = input.kind == InputKind::String && input.max.is_some_and(|max| length > max);
        if long || (input.kind == InputKind::String && input.min.is_some_and(|min| length < min)) {
            return Err(Failure::invalid(input.name, "The value's length is out of bounds."));
        }
        let hex = |value: &str| ids::parse_hex(value).is_some();
        if input.name == "aggregationId" && !hex(&value) {
            return Err(Failure::invalid(
                input.name,
                "The value does not match the pattern of an id.",
            ));
        }
        if input.name == "status" && !self.statuses().contains(&value.as_str()) {
            return Err(Failure::invalid(input.name, "The value is not one of the enumeration."));
        }
        if input.name == "resourceTypes" && self.all(input.name).any(|value| !RESOURCE_TYPES.contains(&value)) {
            return Err(Failure::invalid(input.name, "The value is not one of the enumeration."));
        }
        Ok(())
    }

    /// The number of the resource with this id, in the ones found before it.
    pub fn find(&self, kind: Kind, name: &str, id: &str) -> Result<u64, Failure> {
        let ill = || Failure::invalid(name, "The value does not match the pattern of an id.");
        let number = self.world.find(kind, id).ok_or_else(ill)?;
        let number = number.filter(|number| self.belongs(kind, *number));
        number.ok_or_else(|| Failure::unknown(kind, id))
    }

    /// The numbers of 1 to 10 resources that the body names, each once.
    pub fn ids(&self, body: &Value, name: &str, kind: Kind) -> Result<Vec<u64>, Failure> {
        let ids = body[name].as_array().filter(|ids| (1..=10).contains(&ids.len()));
        let ids = ids.ok_or_else(|| Failure::invalid(name, "The value must be a list of 1 to 10 ids."))?;
        let mut numbers = Vec::with_capacity(ids.len());
        for id in ids {
            let number = self.find(kind, name, id.as_str().unwrap_or_default())?;
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        Ok(numbers)
    }

    /// The facts of the resource of this kind that was found.
    pub fn row(&self, kind: Kind) -> Option<Row> {
        Some(self.world.row(Source::of(kind)?, self.found(kind)?))
    }

    /// Whether the resource is in the ones found before it. Parents come first in every template.
    fn belongs(&self, kind: Kind, number: u64) -> bool {
        let (world, sizes) = (self.world, &self.world.sizes);
        let within = |parent: Kind, size: u64| {
            self.found(parent)
                .is_none_or(|parent| size > 0 && number / size == parent)
        };
        match kind {
            Kind::Queue => within(Kind::Farm, sizes.queues),
            Kind::Fleet => within(Kind::Farm, sizes.fleets),
            Kind::Limit => within(Kind::Farm, LIMITS),
            Kind::Worker => within(Kind::Fleet, sizes.workers),
            Kind::Job => within(Kind::Queue, sizes.jobs) && within(Kind::Farm, sizes.queues * sizes.jobs),
            Kind::Step => within(Kind::Job, sizes.steps),
            Kind::Session => within(Kind::Job, sizes.sessions),
            Kind::Task => within(Kind::Step, sizes.tasks) && within(Kind::Job, sizes.steps * sizes.tasks),
            Kind::SessionAction => within(Kind::Job, sizes.sessions * sizes.actions),
            Kind::QueueEnvironment => within(Kind::Queue, ENVIRONMENTS),
            Kind::StorageProfile => {
                let shared = self.found(Kind::Queue).is_none() || number % PROFILES < PROFILES_OF_QUEUE;
                within(Kind::Farm, PROFILES) && shared
            }
            _ => number < world.count(kind),
        }
    }

    /// The values that the items' `status` can have.
    fn statuses(&self) -> &'static [&'static str] {
        let list = self
            .operation
            .output
            .members
            .iter()
            .find(|member| member.name == self.operation.result_key);
        let Some(Shape::List(_, Shape::Structure(item))) = list.map(|list| &list.shape) else {
            return &[];
        };
        match item
            .members
            .iter()
            .find(|member| member.name == "status")
            .map(|member| &member.shape)
        {
            Some(Shape::String(values)) => values,
            _ => &[],
        }
    }

    fn limit(&self, max_page_size: Option<u64>) -> Result<u64, Failure> {
        let input = self.operation.inputs.iter().find(|input| input.name == "maxResults");
        let bound = |bound: Option<i64>, default: u64| bound.and_then(|bound| bound.try_into().ok()).unwrap_or(default);
        let least = bound(input.and_then(|input| input.min), 1);
        let most = max_page_size.unwrap_or_else(|| bound(input.and_then(|input| input.max), 100));
        let Some(text) = self.get("maxResults") else {
            return Ok(most.min(100));
        };
        let limit = text.parse().ok().filter(|limit| (least..=most).contains(limit));
        limit.ok_or_else(|| Failure::invalid("maxResults", &format!("The value must be from {least} to {most}.")))
    }

    /// Ties tokens to the operation and to all parameters but those of paging.
    pub fn key(&self) -> u64 {
        let start = ids::hash_bytes(self.world.seed, self.operation.name.as_bytes());
        let lasting = self
            .parameters
            .iter()
            .filter(|(name, _)| !matches!(*name, "nextToken" | "maxResults"));
        // Sums do not depend on the order of the query.
        lasting.fold(start, |key, (name, value)| {
            key.wrapping_add(ids::hash_bytes(
                ids::hash_bytes(start, name.as_bytes()),
                value.as_bytes(),
            ))
        })
    }
}

/// Items looked at for one page, beyond those that it may hold.
const SCAN: u64 = 100_000;
const RESOURCE_TYPES: [&str; 4] = ["FARM", "QUEUE", "FLEET", "JOB"];
