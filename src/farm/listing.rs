//! Which items a request lists: a range of a source, and the filters of the query.

use super::route::{Failure, Request};
use super::rows::{Row, Source};
use super::world::*;
use super::write::{self, PRODUCTS_KNOWN};

/// Items `first`, `first + stride`, ... of a source, of which those are listed that pass the filter.
pub struct Listing {
    pub source: Source,
    pub first: u64,
    pub stride: u64,
    pub count: u64,
}

impl Request<'_> {
    pub fn listing(&self) -> Result<Listing, Failure> {
        let (world, sizes) = (self.world, &self.world.sizes);
        let number = |kind: Kind| self.found(kind).unwrap_or_default();
        let (farm, queue, fleet) = (number(Kind::Farm), number(Kind::Queue), number(Kind::Fleet));
        let (job, step) = (number(Kind::Job), number(Kind::Step));
        let of = |source: Source, parent: u64, count: u64| Listing {
            source,
            first: parent * count,
            stride: 1,
            count,
        };
        Ok(match self.operation.name {
            "GetSessionsStatisticsAggregation" => of(Source::Statistics, farm, sizes.queues * USAGES),
            "ListAvailableMeteredProducts" => of(Source::Products, 0, PRODUCTS_KNOWN),
            "ListBudgets" => of(Source::Budgets, farm, sizes.queues),
            "ListFarmMembers" => of(Source::Members(Kind::Farm), farm, MEMBERS),
            "ListFarms" => of(Source::Farms, 0, sizes.farms),
            "ListFleetMembers" => of(Source::Members(Kind::Fleet), fleet, MEMBERS),
            "ListFleets" => of(Source::Fleets, farm, sizes.fleets),
            "ListJobMembers" => of(Source::Members(Kind::Job), job, MEMBERS),
            "ListJobParameterDefinitions" => of(Source::ParameterDefinitions, job, PARAMETERS),
            "ListJobs" => of(Source::Jobs, queue, sizes.jobs),
            "ListLicenseEndpoints" => of(Source::LicenseEndpoints, 0, ENDPOINTS),
            "ListLimits" => of(Source::Limits, farm, LIMITS),
            "ListMemberships" => {
                let store = self
                    .get("identityStoreId")
                    .is_none_or(|store| store == world.identity_store);
                let count = [Kind::Farm, Kind::Queue, Kind::Fleet, Kind::Job]
                    .map(|kind| world.count(kind))
                    .iter()
                    .sum();
                of(
                    Source::Memberships,
                    0,
                    if store && self.principal().is_some() { count } else { 0 },
                )
            }
            "ListMeteredProducts" => of(Source::Products, number(Kind::LicenseEndpoint), PRODUCTS_OF_ENDPOINT),
            "ListMonitors" => of(Source::Monitors, 0, MONITORS),
            "ListQueueEnvironments" => of(Source::QueueEnvironments, queue, ENVIRONMENTS),
            "ListQueueFleetAssociations" if self.found(Kind::Queue).is_some() => {
                of(Source::QueueFleetAssociations, queue, sizes.fleets)
            }
            "ListQueueFleetAssociations" => of(Source::QueueFleetAssociations, farm, sizes.queues * sizes.fleets),
            "ListQueueLimitAssociations" => of(Source::QueueLimitAssociations, farm, sizes.queues * LIMITS),
            "ListQueueMembers" => of(Source::Members(Kind::Queue), queue, MEMBERS),
            "ListQueues" => of(Source::Queues, farm, sizes.queues),
            "ListSessionActions" => match (self.found(Kind::Session), self.found(Kind::Task)) {
                (Some(session), _) => of(Source::SessionActions, session, sizes.actions),
                (None, None) => of(Source::SessionActions, job, sizes.sessions * sizes.actions),
                (None, Some(task)) => {
                    let (first, count) = world.runs_of(task);
                    let first = job * sizes.sessions * world.runs().1 + first;
                    Listing {
                        source: Source::Runs,
                        first,
                        stride: sizes.steps * sizes.tasks,
                        count,
                    }
                }
            },
            "ListSessions" => of(Source::Sessions, job, sizes.sessions),
            "ListSessionsForWorker" => {
                let (first, count) = world.sessions_of(number(Kind::Worker));
                Listing {
                    source: Source::Sessions,
                    first,
                    stride: world.workers_of_farm(),
                    count,
                }
            }
            "ListStepConsumers" => {
                let last = step % sizes.steps == sizes.steps - 1;
                Listing {
                    source: Source::Consumers,
                    first: step + 1,
                    stride: 1,
                    count: u64::from(!last),
                }
            }
            "ListStepDependencies" => {
                let count = u64::from(step % sizes.steps > 0);
                Listing {
                    source: Source::Dependencies,
                    first: step.saturating_sub(1),
                    stride: 1,
                    count,
                }
            }
            "ListSteps" => of(Source::Steps, job, sizes.steps),
            "ListStorageProfiles" => of(Source::StorageProfiles, farm, PROFILES),
            "ListStorageProfilesForQueue" => {
                let first = queue / sizes.queues * PROFILES;
                Listing {
                    source: Source::StorageProfiles,
                    first,
                    stride: 1,
                    count: PROFILES_OF_QUEUE,
                }
            }
            "ListTasks" => of(Source::Tasks, step, sizes.tasks),
            "ListVolumes" => of(Source::Volumes, fleet, sizes.workers),
            "ListWorkers" => of(Source::Workers, fleet, sizes.workers),
            name => return Err(Failure::missing(name)),
        })
    }

    fn principal(&self) -> Option<u64> {
        self.get("principalId").and_then(|id| self.world.find_principal(id))
    }

    /// Whether the item passes the filters of the query.
    pub fn wants(&self, row: &Row) -> bool {
        // Uri parameters have made the listing already; the query's filters are few.
        if self.parameters.is_empty() {
            return true;
        }
        let is = |kind: Kind, number: Option<u64>| self.found(kind).is_none_or(|wanted| number == Some(wanted));
        match self.operation.name {
            "ListSessions" | "ListSessionsForWorker" | "ListTasks" | "ListSteps" => true,
            "ListSessionActions" => is(Kind::Task, row.task),
            "ListQueueFleetAssociations" => is(Kind::Queue, row.queue) && is(Kind::Fleet, row.fleet),
            "ListQueueLimitAssociations" => is(Kind::Queue, row.queue) && is(Kind::Limit, Some(row.own)),
            "ListBudgets" => self.get("status").is_none_or(|status| status == row.status),
            "ListMemberships" => {
                let resource = row.job.or(row.fleet).or(row.queue).or(row.farm);
                let mut types = self.all("resourceTypes").peekable();
                let any = types.peek().is_none() || types.any(|kind| kind.eq_ignore_ascii_case(row.arm));
                any && self.member_of(resource)
            }
            "ListFarms" => self.member_of(row.farm),
            "ListQueues" => self.member_of(row.queue) && self.get("status").is_none_or(|status| status == row.status),
            "ListJobs" => self.member_of(row.job),
            "ListFleets" => {
                self.member_of(row.fleet)
                    && self.get("status").is_none_or(|status| status == row.status)
                    && self.get("displayName").is_none_or(|wanted| {
                        let mut name = Vec::new();
                        write::name(&mut name, row);
                        name.get(1..name.len() - 1) == Some(wanted.as_bytes())
                    })
            }
            _ => true,
        }
    }

    /// Whether the principal that was asked for, if any, is a member of the resource.
    fn member_of(&self, resource: Option<u64>) -> bool {
        self.get("principalId").is_none()
            || self
                .principal()
                .zip(resource)
                .is_some_and(|(principal, resource)| World::is_member(resource, principal))
    }
}
