//! Search operations: items that match filters, sorted by members.

use std::cmp::Ordering;

use deadline_model::Structure;
use serde_json::Value;

use crate::failure::Failure;
use crate::filter::{Candidate, Comparable, Field, Filter};
use crate::items::Collection;
use crate::json;
use crate::request::Request;
use crate::world::Kind;

/// Items looked at for one search: more would hold up other requests.
const MAX_SEARCHED: u64 = 1_000_000;
/// The service gives no more results than these.
const MAX_RESULTS: usize = 10_000;

pub fn search(request: &Request, body: &Value) -> Result<Vec<u8>, Failure> {
    let (farm, operation) = (request.farm, request.operation);
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
    let (collection, ranges) = ranges(request, body)?;
    if ranges.iter().map(|(_, count)| count).sum::<u64>() > MAX_SEARCHED {
        let why = format!("The local farm searches among {MAX_SEARCHED} items at most.");
        return Err(Failure::invalid(operation.result_key, &why));
    }

    let mut found: Vec<(Vec<Comparable>, u64)> = Vec::new();
    for number in ranges.iter().flat_map(|(first, count)| *first..first + count) {
        let candidate = Candidate {
            farm,
            shape,
            item: &farm.world.item(collection, number),
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
        let item = farm.world.item(collection, *number);
        farm.writer.structure(&mut out, &farm.world, &item, shape);
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

/// The first item and the count of each queue, fleet or job that is searched.
fn ranges(request: &Request, body: &Value) -> Result<(Collection, Vec<(u64, u64)>), Failure> {
    let sizes = &request.world().sizes;
    let all = |parents: Vec<u64>, count: u64| parents.iter().map(|parent| (parent * count, count)).collect();
    if request.operation.result_key == "workers" {
        let fleets = request.find_all(body, "fleetIds", Kind::Fleet)?;
        return Ok((Collection::Workers, all(fleets, sizes.workers)));
    }
    let queues = request.find_all(body, "queueIds", Kind::Queue)?;
    let (collection, of_job) = match request.operation.result_key {
        "jobs" => return Ok((Collection::Jobs, all(queues, sizes.jobs))),
        "steps" => (Collection::Steps, sizes.steps),
        "tasks" => (Collection::Tasks, sizes.steps * sizes.tasks),
        _ => return Err(Failure::not_implemented(request.operation.name)),
    };
    match &body["jobId"] {
        Value::Null => Ok((collection, all(queues, sizes.jobs * of_job))),
        id => {
            let id = id.as_str().unwrap_or_default();
            let job = request.find(Kind::Job, "jobId", id)?;
            if queues.contains(&(job / sizes.jobs)) {
                Ok((collection, all(vec![job], of_job)))
            } else {
                Err(Failure::not_found(Kind::Job, id))
            }
        }
    }
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
