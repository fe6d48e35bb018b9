//! Search: filters and sorting over what the items say, by the name that the service gives their members.

use std::cmp::Ordering;

use serde_json::{Value, json};

use super::filter::{Field, Filter, Key, Scene};
use super::route::{Failure, Request, separate};
use super::rows::Source;
use super::world::Kind;
use super::write::Writer;
use crate::model::{Shape, Structure};

/// Items looked at for one search: more would hold up the others.
const SCAN: u64 = 1_000_000;
/// The service tells no more results than these.
const RESULTS: usize = 10_000;

pub fn search(request: &Request, writer: &Writer, body: &Value) -> Result<Vec<u8>, Failure> {
    let operation = request.operation;
    let list = operation
        .output
        .members
        .iter()
        .find(|member| member.name == operation.result_key);
    let Some(Shape::List(_, Shape::Structure(item))) = list.map(|member| &member.shape) else {
        return Err(Failure::missing(operation.name));
    };
    let offset = whole(body, "itemOffset", 0, RESULTS)?
        .ok_or_else(|| Failure::invalid("itemOffset", "The parameter is required."))?;
    let size = whole(body, "pageSize", 1, 100)?.unwrap_or(100);
    let filter = match &body["filterExpressions"] {
        Value::Null => None,
        group => Some(Filter::group(item, group)?),
    };
    let sorts = sorts(item, &body["sortExpressions"])?;
    let (source, ranges) = ranges(request, body)?;
    if ranges.iter().map(|(_, count)| count).sum::<u64>() > SCAN {
        let why = format!("The local farm searches among {SCAN} items at most.");
        return Err(Failure::invalid(operation.result_key, &why));
    }

    let mut found: Vec<(Vec<Key>, u64)> = Vec::new();
    for number in ranges.iter().flat_map(|(first, count)| *first..first + count) {
        let row = request.world.row(source, number);
        let scene = Scene {
            world: request.world,
            writer,
            item,
            row: &row,
        };
        if filter.as_ref().is_none_or(|filter| filter.passes(&scene)) {
            let keys = sorts.iter().map(|(field, _)| field.key(&scene)).collect();
            found.push((keys, number));
        }
    }
    // Stable: what is equal stays in the order of the lists.
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
    found.truncate(RESULTS);

    let mut out = Vec::with_capacity(size * 512);
    out.push(b'{');
    separate(&mut out, operation.result_key);
    out.push(b'[');
    for (at, (_, number)) in found.iter().skip(offset).take(size).enumerate() {
        if at > 0 {
            out.push(b',');
        }
        writer.structure(&mut out, request.world, &request.world.row(source, *number), item);
    }
    out.push(b']');
    if offset + size < found.len() {
        separate(&mut out, "nextItemOffset");
        out.extend_from_slice(json!(offset + size).to_string().as_bytes());
    }
    separate(&mut out, "totalResults");
    out.extend_from_slice(json!(found.len()).to_string().as_bytes());
    out.push(b'}');
    Ok(out)
}

fn whole(body: &Value, name: &str, least: usize, most: usize) -> Result<Option<usize>, Failure> {
    if body[name].is_null() {
        return Ok(None);
    }
    let number = body[name].as_u64().and_then(|number| usize::try_from(number).ok());
    let number = number.filter(|number| (least..=most).contains(number));
    let why = || Failure::invalid(name, &format!("The value must be from {least} to {most}."));
    number.ok_or_else(why).map(Some)
}

/// The first and the count of the items of each queue, fleet or job that is searched.
fn ranges(request: &Request, body: &Value) -> Result<(Source, Vec<(u64, u64)>), Failure> {
    let sizes = &request.world.sizes;
    let all = |parents: Vec<u64>, count: u64| parents.iter().map(|parent| (parent * count, count)).collect();
    if request.operation.result_key == "workers" {
        let fleets = request.ids(body, "fleetIds", Kind::Fleet)?;
        return Ok((Source::Workers, all(fleets, sizes.workers)));
    }
    let queues = request.ids(body, "queueIds", Kind::Queue)?;
    let (source, of_job) = match request.operation.result_key {
        "jobs" => return Ok((Source::Jobs, all(queues, sizes.jobs))),
        "steps" => (Source::Steps, sizes.steps),
        "tasks" => (Source::Tasks, sizes.steps * sizes.tasks),
        _ => return Err(Failure::missing(request.operation.name)),
    };
    match &body["jobId"] {
        Value::Null => Ok((source, all(queues, sizes.jobs * of_job))),
        id => {
            let id = id.as_str().unwrap_or_default();
            let job = request.find(Kind::Job, "jobId", id)?;
            if queues.contains(&(job / sizes.jobs)) {
                Ok((source, all(vec![job], of_job)))
            } else {
                Err(Failure::unknown(Kind::Job, id))
            }
        }
    }
}

/// What to sort by, and whether from the greatest.
fn sorts(item: &'static Structure, given: &Value) -> Result<Vec<(Field, bool)>, Failure> {
    let ill = |why: &str| Failure::invalid("sortExpressions", why);
    let Some(given) = given.as_array() else {
        return if given.is_null() {
            Ok(Vec::new())
        } else {
            Err(ill("The value must be a list."))
        };
    };
    if !(1..=5).contains(&given.len()) {
        return Err(ill("The value must be a list of 1 to 5 members."));
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
                    _ => return Err(ill("The sortOrder is not one of the enumeration.")),
                };
                Ok((Field::new(item, "sortExpressions", &sort["name"])?, descending))
            }
            Some((kind, _)) => Err(ill(&format!("The local farm does not implement {kind}."))),
            None => Err(ill("The value must have exactly one member.")),
        }
    };
    given.iter().map(sort).collect()
}
