//! List operations: which items a request lists, and a page of them.

use std::sync::Arc;

use deadline_model::{Shape, parents};

use crate::failure::Failure;
use crate::ids;
use crate::items::{Collection, Item};
use crate::numbers::Numbers;
use crate::request::Request;
use crate::simulated::Statistics;
use crate::world::{Kind, World};
use crate::{aggregate, json, values};

/// Items looked at for one page, beyond those that it may hold.
const MAX_SCANNED: u64 = 100_000;
/// More than most items take: a page that outgrows its buffer is copied.
const BYTES_OF_ITEM: usize = 832;

/// A page of a list.
pub fn page(request: &Request) -> Result<Vec<u8>, Failure> {
    let (world, operation) = (request.world, request.operation);
    let size = request.page_size()?;
    let items = listed(request)?;
    let count = items.count();
    let listing = request.listing_hash();
    let position = match request.get("nextToken") {
        Some(token) => world
            .position(listing, token)
            .filter(|position| *position < count)
            .ok_or_else(|| Failure::invalid("nextToken", "The token is not one of this listing."))?,
        None => 0,
    };
    let mut out = Vec::with_capacity((size.min(count) as usize + 1) * BYTES_OF_ITEM);
    let mut next = None;
    out.push(b'{');
    for member in operation.output.members {
        match (member.name, &member.shape) {
            (name, Shape::List(_, item)) if name == operation.result_key => {
                json::key(&mut out, name);
                next = write_items(&mut out, request, &items, position, size, item);
            }
            ("nextToken", _) => {
                if let Some(next) = next {
                    json::key(&mut out, member.name);
                    out.push(b'"');
                    ids::write_base64(&mut out, world.token(listing, next));
                    out.push(b'"');
                }
            }
            ("status", _) => {
                json::key(&mut out, member.name);
                json::string(&mut out, "COMPLETED");
            }
            ("statusMessage", _) => {
                json::key(&mut out, member.name);
                json::string(&mut out, "The aggregation is complete.");
            }
            _ => {}
        }
    }
    out.push(b'}');
    Ok(out)
}

/// Write the items from a position on; returns the position of the next page.
fn write_items(
    out: &mut Vec<u8>,
    request: &Request,
    listed: &Listed,
    start: u64,
    size: u64,
    shape: &Shape,
) -> Option<u64> {
    let (world, writer) = (request.world, &request.farm.writer);
    let (collection, numbers) = match listed {
        Listed::Of(collection, numbers) => (*collection, numbers),
        Listed::Statistics(rows) => return write_rows(out, rows, start, size),
    };
    let count = numbers.count();
    // A filter that few items match gives short pages: no request may hold up the others for long.
    let end = count.min(start.saturating_add(size.saturating_add(MAX_SCANNED)));
    let mut next = (end < count).then_some(end);
    let mut written = 0;
    out.push(b'[');
    for position in start..end {
        let item = world.item(collection, numbers.at(position));
        if !matches(request, &item) {
            continue;
        }
        if written == size {
            next = Some(position);
            break;
        }
        json::separate(out);
        writer.item(out, world, &item, shape);
        written += 1;
    }
    out.push(b']');
    next
}

/// Write rows that are JSON already.
fn write_rows(out: &mut Vec<u8>, rows: &Statistics, start: u64, size: u64) -> Option<u64> {
    out.push(b'[');
    for row in rows.iter().skip(start as usize).take(size as usize) {
        json::separate(out);
        out.extend_from_slice(row.as_bytes());
    }
    out.push(b']');
    let next = start.saturating_add(size);
    (next < rows.len() as u64).then_some(next)
}

/// The items of a list, filtered or not.
enum Listed<'a> {
    Of(Collection, Numbers<'a>),
    /// Of a simulated farm, computed when they were asked for.
    Statistics(Arc<Statistics>),
}

impl Listed<'_> {
    fn count(&self) -> u64 {
        match self {
            Self::Of(_, numbers) => numbers.count(),
            Self::Statistics(rows) => rows.len() as u64,
        }
    }
}

/// What the request lists, before its filters.
fn listed<'a>(request: &Request<'a>) -> Result<Listed<'a>, Failure> {
    let world = request.world;
    let collection = match request.operation.name {
        "GetSessionsStatisticsAggregation" => match world.simulation {
            Some(_) => return aggregate::result(request).map(Listed::Statistics),
            None => Collection::Statistics,
        },
        "ListAvailableMeteredProducts" | "ListMeteredProducts" => Collection::Products,
        "ListBudgets" => Collection::Budgets,
        "ListFarmMembers" => Collection::Members(Kind::Farm),
        "ListFarms" => Collection::Farms,
        "ListFleetMembers" => Collection::Members(Kind::Fleet),
        "ListFleets" => Collection::Fleets,
        "ListJobMembers" => Collection::Members(Kind::Job),
        "ListJobParameterDefinitions" => Collection::ParameterDefinitions,
        "ListJobs" => Collection::Jobs,
        "ListLicenseEndpoints" => Collection::LicenseEndpoints,
        "ListLimits" => Collection::Limits,
        "ListMemberships" => {
            let store = request.get("identityStoreId");
            let is_ours = store.is_none_or(|store| store == world.identity_store);
            if !is_ours || principal(request).is_none() {
                return Ok(Listed::Of(Collection::Memberships, Numbers::NONE));
            }
            Collection::Memberships
        }
        "ListMonitors" => Collection::Monitors,
        "ListQueueEnvironments" => Collection::QueueEnvironments,
        "ListQueueFleetAssociations" => Collection::QueueFleetAssociations,
        "ListQueueLimitAssociations" => Collection::QueueLimitAssociations,
        "ListQueueMembers" => Collection::Members(Kind::Queue),
        "ListQueues" => Collection::Queues,
        "ListSessionActions" => match (request.found(Kind::Session), request.found(Kind::Task)) {
            (None, Some(_)) => Collection::Runs,
            _ => Collection::SessionActions,
        },
        "ListSessions" | "ListSessionsForWorker" => Collection::Sessions,
        "ListStepConsumers" => Collection::Consumers,
        "ListStepDependencies" => Collection::Dependencies,
        "ListSteps" => Collection::Steps,
        "ListStorageProfiles" | "ListStorageProfilesForQueue" => Collection::StorageProfiles,
        "ListTasks" => Collection::Tasks,
        "ListVolumes" => Collection::Volumes,
        "ListWorkers" => Collection::Workers,
        name => return Err(Failure::not_implemented(name)),
    };
    // What is in the path; by what is in the query the items are filtered, unless they are numbered by it.
    let narrower = [Kind::Session, Kind::Task]
        .into_iter()
        .find_map(|kind| Some((kind, request.found(kind)?)));
    let in_path = parents(request.operation).filter_map(Kind::of_parameter).last();
    let in_path = in_path.and_then(|kind| Some((kind, request.found(kind)?)));
    let (parent, at) = narrower.or(in_path).unwrap_or((Kind::Farm, 0));
    Ok(Listed::Of(collection, world.numbers(collection, parent, at)))
}

/// The principal that was asked for, if it exists.
fn principal(request: &Request) -> Option<u64> {
    request
        .get("principalId")
        .and_then(|id| request.world.find_principal(id))
}

/// Whether the item passes the filters of the query.
fn matches(request: &Request, item: &Item) -> bool {
    if item.is_deleted(request.world) {
        return false;
    }
    let is = |kind: Kind, number: Option<u64>| request.found(kind).is_none_or(|wanted| number == Some(wanted));
    match request.operation.name {
        // First, as benchmarks list them: these have no filters.
        "ListSessions" | "ListSessionsForWorker" | "ListTasks" | "ListSteps" => true,
        "ListSessionActions" => is(Kind::Task, item.task),
        "ListQueueFleetAssociations" => is(Kind::Queue, item.queue) && is(Kind::Fleet, item.fleet),
        "ListQueueLimitAssociations" => is(Kind::Queue, item.queue) && is(Kind::Limit, Some(item.number)),
        "ListBudgets" => request.get("status").is_none_or(|status| status == item.status),
        "ListMemberships" => {
            let resource = item.job.or(item.fleet).or(item.queue).or(item.farm);
            let mut types = request.all("resourceTypes").peekable();
            let any = types.peek().is_none() || types.any(|kind| kind.eq_ignore_ascii_case(item.variant));
            any && is_member(request, resource)
        }
        "ListFarms" => is_member(request, item.farm),
        "ListQueues" => {
            is_member(request, item.queue) && request.get("status").is_none_or(|status| status == item.status)
        }
        "ListJobs" => is_member(request, item.job),
        "ListFleets" => {
            is_member(request, item.fleet)
                && request.get("status").is_none_or(|status| status == item.status)
                && request.get("displayName").is_none_or(|wanted| {
                    let mut name = Vec::new();
                    values::name(&mut name, request.world, item);
                    serde_json::from_slice::<String>(&name).is_ok_and(|name| name == wanted)
                })
        }
        _ => true,
    }
}

/// Whether the principal that was asked for, if any, is a member of the resource.
fn is_member(request: &Request, resource: Option<u64>) -> bool {
    request.get("principalId").is_none()
        || principal(request)
            .zip(resource)
            .is_some_and(|(principal, resource)| World::is_member(resource, principal))
}
