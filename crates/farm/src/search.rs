//! Search operations: items that match filters, sorted by members.

use std::cmp::Ordering;

use deadline_model::Structure;
use serde_json::Value;

use crate::failure::Failure;
use crate::filter::{Candidate, Comparable, Field, Filter};
use crate::items::Collection;
use crate::json;
use crate::numbers::Numbers;
use crate::request::Request;
use crate::world::Kind;

/// Items looked at for one search: more would hold up other requests.
const MAX_SEARCHED: u64 = 1_000_000;
/// The service gives no more results than these.
const MAX_RESULTS: usize = 10_000;

pub fn search(request: &Request, body: &Value) -> Result<Vec<u8>, Failure> {
    let (farm, world, operation) = (request.farm, request.world, request.operation);
    let shape = request.item_shape(operation.result_key);
    let shape = shape.ok_or_else(|| Failure::not_implemented(operation.name))?;
    let offset = integer(body, "itemOffset", 0, MAX_RESULTS)?
        .ok_or_else(|| Failure::invalid("itemOffset", "The parameter is required."))?;
    let size = integer(body, "pageSize", 1, 100)?.unwrap_or(100);
    let filter = match &body["filterExpressions"] {
        Value::Null => None,
        group => Some(Filter::group(shape, group)?),
    };
    let sorts = sorts(shape, &body["sortExpressions"])?;
    let (collection, searched) = searched(request, body)?;

    let mut found: Vec<(Vec<Comparable>, u64)> = Vec::new();
    for number in searched.iter().flat_map(Numbers::iter) {
        let candidate = Candidate {
            farm,
            world,
            shape,
            item: &world.item(collection, number),
        };
        if filter.as_ref().is_none_or(|filter| filter.matches(&candidate)) {
            let values = sorts.iter().map(|(field, _)| field.value(&candidate)).collect();
            found.push((values, number));
        }
    }
    // Stable: equal items stay in the order of the lists.
    found.sort_by(|(left, _), (right, _)| {
        let compared = sorts
            .iter()
            .zip(left.iter().zip(right))
            .map(|((_, descending), (left, right))| {
                let order = left.partial_cmp(right).unwrap_or(Ordering::Equal);
                if *descending { order.reverse() } else { order }
            });
        compared.fold(Ordering::Equal, Ordering::then)
    });
    found.truncate(MAX_RESULTS);

    let mut out = Vec::with_capacity(size * 512);
    out.push(b'{');
    json::key(&mut out, operation.result_key);
    out.push(b'[');
    for (_, number) in found.iter().skip(offset).take(size) {
        json::separate(&mut out);
        let item = world.item(collection, *number);
        farm.writer.structure(&mut out, world, &item, shape);
    }
    out.push(b']');
    if offset + size < found.len() {
        json::key(&mut out, "nextItemOffset");
        json::integer(&mut out, (offset + size) as i64);
    }
    json::key(&mut out, "totalResults");
    json::integer(&mut out, found.len() as i64);
    out.push(b'}');
    Ok(out)
}

/// A number that the body may have.
fn integer(body: &Value, name: &str, least: usize, most: usize) -> Result<Option<usize>, Failure> {
    if body[name].is_null() {
        return Ok(None);
    }
    let number = body[name].as_u64().and_then(|number| usize::try_from(number).ok());
    let number = number.filter(|number| (least..=most).contains(number));
    let why = || Failure::invalid(name, &format!("The value must be from {least} to {most}."));
    number.ok_or_else(why).map(Some)
}

/// Items of one parent each.
type Found<'a> = Vec<Numbers<'a>>;

/// What is searched: the items of each queue, fleet or job.
fn searched<'a>(request: &Request<'a>, body: &Value) -> Result<(Collection, Found<'a>), Failure> {
    let (kind, name, collection) = match request.operation.result_key {
        "workers" => (Kind::Fleet, "fleetIds", Collection::Workers),
        "jobs" => (Kind::Queue, "queueIds", Collection::Jobs),
        "steps" => (Kind::Queue, "queueIds", Collection::Steps),
        "tasks" => (Kind::Queue, "queueIds", Collection::Tasks),
        _ => return Err(Failure::not_implemented(request.operation.name)),
    };
    let mut parents = request.find_all(body, name, kind)?;
    let mut kind = kind;
    if matches!(collection, Collection::Steps | Collection::Tasks) && !body["jobId"].is_null() {
        let id = body["jobId"].as_str().unwrap_or_default();
        let job = request.find(Kind::Job, "jobId", id)?;
        if !parents
            .iter()
            .any(|queue| request.world.is_within(Kind::Job, job, Kind::Queue, *queue))
        {
            return Err(Failure::not_found(Kind::Job, id));
        }
        (kind, parents) = (Kind::Job, vec![job]);
    }
    let (mut found, mut count) = (Vec::new(), 0);
    for parent in parents {
        add(request, collection, kind, parent, &mut found, &mut count)?;
    }
    Ok((collection, found))
}

/// Add what a queue, fleet, job or step has of the collection.
fn add<'a>(
    request: &Request<'a>,
    collection: Collection,
    kind: Kind,
    parent: u64,
    found: &mut Found<'a>,
    count: &mut u64,
) -> Result<(), Failure> {
    let (between, below) = match (collection, kind) {
        (Collection::Steps | Collection::Tasks, Kind::Queue) => (Collection::Jobs, Kind::Job),
        (Collection::Tasks, Kind::Job) => (Collection::Steps, Kind::Step),
        _ => {
            let numbers = request.world.numbers(collection, kind, parent);
            *count += numbers.count();
            if *count > MAX_SEARCHED {
                let why = format!("The local farm searches among {MAX_SEARCHED} items at most.");
                return Err(Failure::invalid(request.operation.result_key, &why));
            }
            found.push(numbers);
            return Ok(());
        }
    };
    let parents = request.world.numbers(between, kind, parent);
    parents
        .iter()
        .try_for_each(|parent| add(request, collection, below, parent, found, count))
}

/// The members to sort by, and whether descending.
fn sorts(shape: &'static Structure, given: &Value) -> Result<Vec<(Field, bool)>, Failure> {
    let invalid = |why: &str| Failure::invalid("sortExpressions", why);
    let Some(given) = given.as_array() else {
        return if given.is_null() {
            Ok(Vec::new())
        } else {
            Err(invalid("The value must be a list."))
        };
    };
    if !(1..=5).contains(&given.len()) {
        return Err(invalid("The value must be a list of 1 to 5 members."));
    }
    let sort = |sort: &Value| {
        let only = sort
            .as_object()
            .filter(|sort| sort.len() == 1)
            .and_then(|sort| sort.iter().next());
        match only {
            Some((kind, sort)) if kind == "fieldSort" => {
                let descending = match sort["sortOrder"].as_str() {
                    Some("ASCENDING") => false,
                    Some("DESCENDING") => true,
                    _ => return Err(invalid("The sortOrder is not one of the enumeration.")),
                };
                Ok((Field::new(shape, "sortExpressions", &sort["name"])?, descending))
            }
            Some((kind, _)) => Err(invalid(&format!("The local farm does not implement {kind}."))),
            None => Err(invalid("The value must have exactly one member.")),
        }
    };
    given.iter().map(sort).collect()
}
