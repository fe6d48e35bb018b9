//! List operations: which items a request lists, and a page of them.

use deadline_model::Shape;

use crate::constants::PRODUCTS;
use crate::failure::Failure;
use crate::ids;
use crate::items::{Collection, Item};
use crate::request::Request;
use crate::world::{
    ENDPOINTS, ENVIRONMENTS, Kind, LIMITS, MEMBERS, MONITORS, PARAMETERS, PRODUCTS_OF_ENDPOINT, PROFILES,
    PROFILES_OF_QUEUE, USAGES, World,
};
use crate::{json, values};

/// Items looked at for one page, beyond those that it may hold.
const MAX_SCANNED: u64 = 100_000;

/// A page of a list.
pub fn page(request: &Request) -> Result<Vec<u8>, Failure> {
    let (world, operation) = (request.world(), request.operation);
    let size = request.page_size()?;
    let range = Range::of(request)?;
    let listing = request.listing_hash();
    let position = match request.get("nextToken") {
        Some(token) => world
            .position(listing, token)
            .filter(|position| *position < range.count)
            .ok_or_else(|| Failure::invalid("nextToken", "The token is not one of this listing."))?,
        None => 0,
    };
    let mut out = Vec::with_capacity((size.min(range.count) as usize + 1) * 416);
    let mut next = None;
    out.push(b'{');
    for member in operation.output.members {
        match (member.name, &member.shape) {
            (name, Shape::List(_, item)) if name == operation.result_key => {
                json::key(&mut out, name);
                next = write_items(&mut out, request, &range, position, size, item);
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
    range: &Range,
    start: u64,
    size: u64,
    shape: &Shape,
) -> Option<u64> {
    let (world, writer) = (request.world(), &request.farm.writer);
    // A filter that few items match gives short pages: no request may hold up the others for long.
    let end = range.count.min(start.saturating_add(size.saturating_add(MAX_SCANNED)));
    let mut next = (end < range.count).then_some(end);
    let mut written = 0;
    out.push(b'[');
    for position in start..end {
        let item = world.item(range.collection, range.first + position * range.stride);
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

/// Items `first`, `first + stride`, ... of a collection.
struct Range {
    collection: Collection,
    first: u64,
    stride: u64,
    count: u64,
}

impl Range {
    /// What the request lists, before its filters.
    fn of(request: &Request) -> Result<Self, Failure> {
        let (world, sizes) = (request.world(), &request.world().sizes);
        let number = |kind: Kind| request.found(kind).unwrap_or_default();
        let (farm, queue, fleet) = (number(Kind::Farm), number(Kind::Queue), number(Kind::Fleet));
        let (job, step) = (number(Kind::Job), number(Kind::Step));
        let from = |collection: Collection, first: u64, count: u64| Self {
            collection,
            first,
            stride: 1,
            count,
        };
        let all = |collection: Collection, parent: u64, count: u64| from(collection, parent * count, count);
        Ok(match request.operation.name {
            "GetSessionsStatisticsAggregation" => all(Collection::Statistics, farm, sizes.queues * USAGES),
            "ListAvailableMeteredProducts" => all(Collection::Products, 0, PRODUCTS.len() as u64),
            "ListBudgets" => all(Collection::Budgets, farm, sizes.queues),
            "ListFarmMembers" => all(Collection::Members(Kind::Farm), farm, MEMBERS),
            "ListFarms" => all(Collection::Farms, 0, sizes.farms),
            "ListFleetMembers" => all(Collection::Members(Kind::Fleet), fleet, MEMBERS),
            "ListFleets" => all(Collection::Fleets, farm, sizes.fleets),
            "ListJobMembers" => all(Collection::Members(Kind::Job), job, MEMBERS),
            "ListJobParameterDefinitions" => all(Collection::ParameterDefinitions, job, PARAMETERS),
            "ListJobs" => all(Collection::Jobs, queue, sizes.jobs),
            "ListLicenseEndpoints" => all(Collection::LicenseEndpoints, 0, ENDPOINTS),
            "ListLimits" => all(Collection::Limits, farm, LIMITS),
            "ListMemberships" => {
                let store = request
                    .get("identityStoreId")
                    .is_none_or(|store| store == world.identity_store);
                let count = [Kind::Farm, Kind::Queue, Kind::Fleet, Kind::Job]
                    .map(|kind| world.count(kind))
                    .iter()
                    .sum();
                let count = if store && principal(request).is_some() {
                    count
                } else {
                    0
                };
                all(Collection::Memberships, 0, count)
            }
            "ListMeteredProducts" => all(
                Collection::Products,
                number(Kind::LicenseEndpoint),
                PRODUCTS_OF_ENDPOINT,
            ),
            "ListMonitors" => all(Collection::Monitors, 0, MONITORS),
            "ListQueueEnvironments" => all(Collection::QueueEnvironments, queue, ENVIRONMENTS),
            "ListQueueFleetAssociations" if request.found(Kind::Queue).is_some() => {
                all(Collection::QueueFleetAssociations, queue, sizes.fleets)
            }
            "ListQueueFleetAssociations" => all(Collection::QueueFleetAssociations, farm, sizes.queues * sizes.fleets),
            "ListQueueLimitAssociations" => all(Collection::QueueLimitAssociations, farm, sizes.queues * LIMITS),
            "ListQueueMembers" => all(Collection::Members(Kind::Queue), queue, MEMBERS),
            "ListQueues" => all(Collection::Queues, farm, sizes.queues),
            "ListSessionActions" => match (request.found(Kind::Session), request.found(Kind::Task)) {
                (Some(session), _) => all(Collection::SessionActions, session, sizes.actions),
                (None, None) => all(Collection::SessionActions, job, sizes.sessions * sizes.actions),
                (None, Some(task)) => {
                    let (first, count) = world.runs_of(task);
                    let first = job * sizes.sessions * world.runs().1 + first;
                    Self {
                        collection: Collection::Runs,
                        first,
                        stride: sizes.steps * sizes.tasks,
                        count,
                    }
                }
            },
            "ListSessions" => all(Collection::Sessions, job, sizes.sessions),
            "ListSessionsForWorker" => {
                let (first, count) = world.sessions_of(number(Kind::Worker));
                Self {
                    collection: Collection::Sessions,
                    first,
                    stride: world.workers_of_farm(),
                    count,
                }
            }
            "ListStepConsumers" => {
                let last = step % sizes.steps == sizes.steps - 1;
                from(Collection::Consumers, step + 1, u64::from(!last))
            }
            "ListStepDependencies" => {
                let first = step % sizes.steps == 0;
                from(Collection::Dependencies, step.saturating_sub(1), u64::from(!first))
            }
            "ListSteps" => all(Collection::Steps, job, sizes.steps),
            "ListStorageProfiles" => all(Collection::StorageProfiles, farm, PROFILES),
            "ListStorageProfilesForQueue" => from(
                Collection::StorageProfiles,
                queue / sizes.queues * PROFILES,
                PROFILES_OF_QUEUE,
            ),
            "ListTasks" => all(Collection::Tasks, step, sizes.tasks),
            "ListVolumes" => all(Collection::Volumes, fleet, sizes.workers),
            "ListWorkers" => all(Collection::Workers, fleet, sizes.workers),
            name => return Err(Failure::not_implemented(name)),
        })
    }
}

/// The principal that was asked for, if it exists.
fn principal(request: &Request) -> Option<u64> {
    request
        .get("principalId")
        .and_then(|id| request.world().find_principal(id))
}

/// Whether the item passes the filters of the query.
fn matches(request: &Request, item: &Item) -> bool {
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
                    values::name(&mut name, item);
                    name.get(1..name.len() - 1) == Some(wanted.as_bytes())
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
