//! The facts of one item of a list: ids, times, states. `write.rs` turns them into JSON.

use super::world::{ENDPOINTS, ENVIRONMENTS, Kind, LIMITS, MEMBERS, PRODUCTS_OF_ENDPOINT, PROFILES, USAGES, World};

/// 2026-01-05T10:00:00Z in milliseconds; the farms are older, the jobs younger.
pub const START: i64 = 1_767_607_200_000;
pub const SECOND: i64 = 1000;
const DAY: i64 = 86_400 * SECOND;

/// What a list lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Farms,
    Queues,
    Fleets,
    Workers,
    Jobs,
    Steps,
    Tasks,
    Sessions,
    SessionActions,
    /// Session actions that run a task, numbered as runs through all jobs.
    Runs,
    Members(Kind),
    /// Farms, queues, fleets and jobs, in this order.
    Memberships,
    Monitors,
    LicenseEndpoints,
    Products,
    Budgets,
    Limits,
    StorageProfiles,
    QueueEnvironments,
    QueueFleetAssociations,
    QueueLimitAssociations,
    Dependencies,
    Consumers,
    ParameterDefinitions,
    Volumes,
    Statistics,
}

/// `None` and the empty text mean: this item does not say.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub hash: u64,
    /// The number of the item in its parent.
    pub index: u64,
    pub name: &'static str,
    pub farm: Option<u64>,
    pub queue: Option<u64>,
    pub fleet: Option<u64>,
    pub worker: Option<u64>,
    pub job: Option<u64>,
    pub step: Option<u64>,
    pub session: Option<u64>,
    pub task: Option<u64>,
    pub action: Option<u64>,
    /// The number of a kind that has no field of its own here.
    pub own: u64,
    pub principal: u64,
    pub created: i64,
    pub updated: Option<i64>,
    pub started: Option<i64>,
    pub ended: Option<i64>,
    pub status: &'static str,
    pub lifecycle: &'static str,
    pub target: Option<&'static str>,
    /// How many tasks have succeeded, failed, run, are ready.
    pub counts: [u64; 4],
    /// Which member of a union.
    pub arm: &'static str,
    pub percent: Option<u64>,
}

pub const COUNTED: [&str; 4] = ["SUCCEEDED", "FAILED", "RUNNING", "READY"];

impl World {
    pub fn row(&self, source: Source, at: u64) -> Row {
        let sizes = &self.sizes;
        let hash = self.hash(source.salt(), at);
        let created = START - 200 * DAY + (hash % (100 * 86_400)) as i64 * SECOND;
        let mut row = Row {
            hash,
            index: at,
            own: at,
            created,
            principal: hash >> 8,
            ..Row::default()
        };
        if hash & 3 != 0 {
            row.updated = Some(created + (hash >> 16 & 0xf_ffff) as i64);
        }
        match source {
            Source::Farms => (row.name, row.farm) = ("Farm", Some(at)),
            Source::Queues => {
                row.at_queue(self, at);
                (row.name, row.index) = ("Queue", at % sizes.queues);
                row.status = ["SCHEDULING", "IDLE", "SCHEDULING_BLOCKED"][(row.index % 3) as usize];
            }
            Source::Fleets => {
                (row.fleet, row.farm) = (Some(at), Some(at / sizes.fleets));
                (row.name, row.index) = ("Fleet", at % sizes.fleets);
                row.status = if row.index % 4 == 3 { "SUSPENDED" } else { "ACTIVE" };
                row.arm = if hash & 16 == 0 {
                    "serviceManagedEc2"
                } else {
                    "customerManaged"
                };
                row.own = at / sizes.fleets * PROFILES;
            }
            Source::Workers | Source::Volumes => {
                row.at_worker(self, at);
                row.index = at % sizes.workers;
                row.status = if source == Source::Volumes { "IN_USE" } else { "" };
            }
            Source::Jobs => self.job(&mut row, at),
            Source::Steps => self.step(&mut row, at),
            Source::Tasks => self.task(&mut row, at),
            Source::Sessions => self.session(&mut row, at),
            Source::SessionActions => self.action(&mut row, at),
            Source::Runs => {
                let runs = sizes.sessions * self.runs().1;
                return self.row(Source::SessionActions, self.action_of_run(at / runs, at % runs));
            }
            Source::Members(kind) => {
                row.at(self, kind, at / MEMBERS);
                (row.index, row.principal) = (at % MEMBERS, Self::member(at / MEMBERS, at % MEMBERS));
            }
            Source::Memberships => {
                let kinds = [
                    (Kind::Farm, "farm"),
                    (Kind::Queue, "queue"),
                    (Kind::Fleet, "fleet"),
                    (Kind::Job, "job"),
                ];
                for (kind, arm) in kinds {
                    if row.own < self.count(kind) {
                        row.at(self, kind, row.own);
                        row.arm = arm;
                        break;
                    }
                    row.own -= self.count(kind);
                }
            }
            Source::Monitors => row.name = "Monitor",
            Source::LicenseEndpoints => {}
            Source::Products => row.index = at % PRODUCTS_OF_ENDPOINT + at / PRODUCTS_OF_ENDPOINT % ENDPOINTS,
            Source::Budgets => {
                row.at_queue(self, at);
                (row.name, row.index) = ("Budget", at % sizes.queues);
                row.status = if row.index.is_multiple_of(2) {
                    "ACTIVE"
                } else {
                    "INACTIVE"
                };
                row.arm = "queueId";
            }
            Source::Limits => {
                (row.name, row.index, row.farm) = ("Limit", at % LIMITS, Some(at / LIMITS));
            }
            Source::StorageProfiles => (row.name, row.index) = ("Profile", at % PROFILES),
            Source::QueueEnvironments => {
                row.at_queue(self, at / ENVIRONMENTS);
                (row.name, row.index) = ("Environment", at % ENVIRONMENTS);
            }
            Source::QueueFleetAssociations => {
                row.at_queue(self, at / sizes.fleets);
                row.fleet = row.farm.map(|farm| farm * sizes.fleets + at % sizes.fleets);
                row.status = "ACTIVE";
            }
            Source::QueueLimitAssociations => {
                row.at_queue(self, at / LIMITS);
                row.own = row.farm.unwrap_or_default() * LIMITS + at % LIMITS;
            }
            // Steps stand in a row: each needs the one before it.
            Source::Dependencies | Source::Consumers => {
                let before = if source == Source::Consumers {
                    at.saturating_sub(1)
                } else {
                    at
                };
                row.step = Some(at);
                let finished = self.is_finished(before);
                row.status = if finished { "RESOLVED" } else { "UNRESOLVED" };
            }
            Source::ParameterDefinitions => {}
            Source::Statistics => {
                row.at_queue(self, at / USAGES);
                row.status = ["COMPUTE", "LICENSE", "PERSISTENT_VOLUME"][(at % USAGES) as usize];
                let queue = at / USAGES;
                row.job = (sizes.jobs > 0).then(|| queue * sizes.jobs);
                row.fleet = row
                    .farm
                    .filter(|_| sizes.fleets > 0)
                    .map(|farm| farm * sizes.fleets + at % sizes.fleets);
                row.index = 0;
                row.name = "Job";
            }
        }
        row
    }
}

impl Source {
    /// What lists the items that this kind of id names, by the id's number.
    pub fn of(kind: Kind) -> Option<Self> {
        Some(match kind {
            Kind::Farm => Self::Farms,
            Kind::Queue => Self::Queues,
            Kind::Fleet => Self::Fleets,
            Kind::Worker => Self::Workers,
            Kind::Job => Self::Jobs,
            Kind::Step => Self::Steps,
            Kind::Task => Self::Tasks,
            Kind::Session => Self::Sessions,
            Kind::SessionAction => Self::SessionActions,
            Kind::StorageProfile => Self::StorageProfiles,
            Kind::QueueEnvironment => Self::QueueEnvironments,
            _ => return None,
        })
    }

    /// Tells the hashes of the sources apart.
    fn salt(self) -> u64 {
        match self {
            Self::Members(kind) => 64 + kind as u64,
            Self::Farms => 1,
            Self::Queues => 2,
            Self::Fleets => 3,
            Self::Workers => 4,
            Self::Jobs => 5,
            Self::Steps => 6,
            Self::Tasks => 7,
            Self::Sessions => 8,
            Self::SessionActions => 9,
            Self::Memberships => 10,
            Self::Budgets => 11,
            _ => 12,
        }
    }
}

impl Row {
    /// Some times have a fraction of a second, some have none.
    pub fn fraction(&self) -> i64 {
        if self.hash & 64 == 0 {
            0
        } else {
            (self.hash >> 12) as i64 % 1000
        }
    }

    pub fn at_queue(&mut self, world: &World, queue: u64) {
        (self.queue, self.farm) = (Some(queue), Some(queue / world.sizes.queues));
    }

    pub fn at_job(&mut self, world: &World, job: u64) {
        self.at_queue(world, job / world.sizes.jobs);
        self.job = Some(job);
    }

    pub fn at_worker(&mut self, world: &World, worker: u64) {
        let fleet = worker / world.sizes.workers;
        (self.worker, self.fleet, self.farm) = (Some(worker), Some(fleet), Some(fleet / world.sizes.fleets));
    }

    fn at(&mut self, world: &World, kind: Kind, number: u64) {
        match kind {
            Kind::Queue => self.at_queue(world, number),
            Kind::Fleet => (self.fleet, self.farm) = (Some(number), Some(number / world.sizes.fleets)),
            Kind::Job => self.at_job(world, number),
            _ => self.farm = Some(number),
        }
    }
}
