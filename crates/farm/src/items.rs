//! What the farm lists: collections, and the facts of one item: ids, times, states.

use crate::world::{Kind, World};

/// 2026-01-05T10:00:00Z in milliseconds; the farms are older, the jobs younger.
pub const START: i64 = 1_767_607_200_000;
pub const SECOND: i64 = 1000;
const DAY: i64 = 86_400 * SECOND;

pub const COUNTED_STATUSES: [&str; 4] = ["SUCCEEDED", "FAILED", "RUNNING", "READY"];

/// All items of a type, in all farms; a list is a part of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Collection {
    #[default]
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

impl Collection {
    /// The collection of the resources that have this kind of id, by the id's number.
    pub fn of(kind: Kind) -> Self {
        match kind {
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
            Kind::Budget => Self::Budgets,
            Kind::Limit => Self::Limits,
            Kind::LicenseEndpoint => Self::LicenseEndpoints,
            Kind::Monitor => Self::Monitors,
            Kind::Volume => Self::Volumes,
        }
    }

    /// Makes the hashes of two collections different.
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

/// One item of a collection. `None` and the empty text mean that the item has no such member.
#[derive(Clone, Debug, Default)]
pub struct Item {
    pub collection: Collection,
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
    /// The number of a resource that has no member of its own here: a limit, a budget, a storage profile...
    pub number: u64,
    pub principal: u64,
    pub created: i64,
    pub updated: Option<i64>,
    pub started: Option<i64>,
    pub ended: Option<i64>,
    pub status: &'static str,
    pub lifecycle: &'static str,
    pub target: Option<&'static str>,
    /// Tasks by status, in the order of `COUNTED_STATUSES`.
    pub counts: [u64; 4],
    /// The member of a union that is set.
    pub variant: &'static str,
    pub percent: Option<u64>,
}

impl Item {
    /// The item at this position, with what all collections have.
    pub fn new(world: &World, collection: Collection, at: u64) -> Self {
        let hash = world.hash(collection.salt(), at);
        let created = START - 200 * DAY + (hash % (100 * 86_400)) as i64 * SECOND;
        Self {
            collection,
            hash,
            index: at,
            number: at,
            created,
            updated: (hash & 3 != 0).then(|| created + (hash >> 16 & 0xf_ffff) as i64),
            principal: hash >> 8,
            ..Self::default()
        }
    }

    /// Some times have a fraction of a second, some have none.
    pub fn fraction(&self) -> i64 {
        if self.hash & 64 == 0 {
            0
        } else {
            (self.hash >> 12) as i64 % 1000
        }
    }

    /// The number of the resource of this kind that the item is, or is in.
    pub fn resource(&self, kind: Kind) -> Option<u64> {
        match kind {
            Kind::Farm => self.farm,
            Kind::Queue => self.queue,
            Kind::Fleet => self.fleet,
            Kind::Worker => self.worker,
            Kind::Job => self.job,
            Kind::Step => self.step,
            Kind::Session => self.session,
            _ => None,
        }
    }

    /// Whether a request deleted what the item is, or is in.
    pub fn is_deleted(&self, world: &World) -> bool {
        let Some(simulation) = &world.simulation else {
            return false;
        };
        let mut kinds = [Kind::Farm, Kind::Queue, Kind::Fleet].into_iter();
        kinds.any(|kind| {
            self.resource(kind)
                .is_some_and(|number| simulation.is_deleted(kind, number))
        })
    }

    pub fn set_queue(&mut self, world: &World, queue: u64) {
        let farm = world.parent(Kind::Queue, queue).map(|(_, farm)| farm);
        (self.queue, self.farm) = (Some(queue), farm);
    }

    pub fn set_job(&mut self, world: &World, job: u64) {
        if let Some((_, queue)) = world.parent(Kind::Job, job) {
            self.set_queue(world, queue);
        }
        self.job = Some(job);
    }

    pub fn set_fleet(&mut self, world: &World, fleet: u64) {
        let farm = world.parent(Kind::Fleet, fleet).map(|(_, farm)| farm);
        (self.fleet, self.farm) = (Some(fleet), farm);
    }

    pub fn set_worker(&mut self, world: &World, worker: u64) {
        let fleet = worker / world.sizes.workers;
        (self.worker, self.fleet, self.farm) = (Some(worker), Some(fleet), Some(fleet / world.sizes.fleets));
    }

    /// The farm, queue, fleet or job that the item is about.
    pub fn set_resource(&mut self, world: &World, kind: Kind, number: u64) {
        match kind {
            Kind::Queue => self.set_queue(world, number),
            Kind::Fleet => self.set_fleet(world, number),
            Kind::Job => self.set_job(world, number),
            _ => self.farm = Some(number),
        }
    }
}
