//! Which resources are in which: the numbers of the items that a list has, in its order.

use std::borrow::Cow;

use crate::constants::PRODUCTS;
use crate::items::Collection;
use crate::world::{
    ENDPOINTS, ENVIRONMENTS, Kind, LIMITS, MEMBERS, MONITORS, PARAMETERS, PRODUCTS_OF_ENDPOINT, PROFILES,
    PROFILES_OF_QUEUE, USAGES, World,
};

/// Numbers of items. Those of a simulated farm are only ever added to, so that a position stays that of its item.
pub enum Numbers<'a> {
    /// `first`, `first + stride`, ...
    Every {
        first: u64,
        stride: u64,
        count: u64,
    },
    Each(&'a [u32]),
    Listed(Cow<'a, [u64]>),
}

impl Numbers<'_> {
    pub const NONE: Self = Self::from(0, 0);

    pub const fn from(first: u64, count: u64) -> Self {
        Self::Every {
            first,
            stride: 1,
            count,
        }
    }

    pub fn count(&self) -> u64 {
        match self {
            Self::Every { count, .. } => *count,
            Self::Each(numbers) => numbers.len() as u64,
            Self::Listed(numbers) => numbers.len() as u64,
        }
    }

    /// The number at a position below the count.
    pub fn at(&self, position: u64) -> u64 {
        match self {
            Self::Every { first, stride, .. } => first + position * stride,
            Self::Each(numbers) => numbers[position as usize].into(),
            Self::Listed(numbers) => numbers[position as usize],
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = u64> {
        (0..self.count()).map(|position| self.at(position))
    }
}

impl World {
    /// What the parent has of a collection.
    pub fn numbers(&self, collection: Collection, parent: Kind, at: u64) -> Numbers<'_> {
        let simulated = self.simulation.as_ref();
        if let Some(numbers) = simulated.and_then(|simulation| simulation.numbers(collection, parent, at)) {
            return numbers;
        }
        let sizes = &self.sizes;
        let all = |count: u64| Numbers::from(at * count, count);
        match (collection, parent) {
            (Collection::Farms, _) => Numbers::from(0, sizes.farms),
            (Collection::Monitors, _) => Numbers::from(0, MONITORS),
            (Collection::LicenseEndpoints, _) => Numbers::from(0, ENDPOINTS),
            (Collection::Products, Kind::LicenseEndpoint) => all(PRODUCTS_OF_ENDPOINT),
            (Collection::Products, _) => Numbers::from(0, PRODUCTS.len() as u64),
            (Collection::Memberships, _) => {
                let kinds = [Kind::Farm, Kind::Queue, Kind::Fleet, Kind::Job];
                Numbers::from(0, kinds.map(|kind| self.count(kind)).iter().sum())
            }
            (Collection::Members(_), _) => all(MEMBERS),
            (Collection::Queues | Collection::Budgets, _) => all(sizes.queues),
            (Collection::Fleets, _) => all(sizes.fleets),
            (Collection::Limits, _) => all(LIMITS),
            (Collection::StorageProfiles, Kind::Queue) => {
                let farm = self.parent(Kind::Queue, at).map_or(0, |(_, farm)| farm);
                Numbers::from(farm * PROFILES, PROFILES_OF_QUEUE)
            }
            (Collection::StorageProfiles, _) => all(PROFILES),
            (Collection::QueueEnvironments, _) => all(ENVIRONMENTS),
            (Collection::QueueFleetAssociations, _) => all(sizes.queues * sizes.fleets),
            (Collection::QueueLimitAssociations, _) => all(sizes.queues * LIMITS),
            (Collection::Statistics, _) => all(sizes.queues * USAGES),
            (Collection::Workers | Collection::Volumes, _) => all(sizes.workers),
            (Collection::Jobs, _) => all(sizes.jobs),
            (Collection::ParameterDefinitions, _) => all(PARAMETERS),
            (Collection::Steps, _) => all(sizes.steps),
            (Collection::Tasks, _) => all(sizes.tasks),
            (Collection::Dependencies, _) => {
                let first = at.is_multiple_of(sizes.steps);
                Numbers::from(at.saturating_sub(1), u64::from(!first))
            }
            (Collection::Consumers, _) => {
                let last = at % sizes.steps == sizes.steps - 1;
                Numbers::from(at + 1, u64::from(!last))
            }
            (Collection::Sessions, Kind::Worker) => {
                let (first, count) = self.sessions_of(at);
                Numbers::Every {
                    first,
                    stride: self.workers_of_farm(),
                    count,
                }
            }
            (Collection::Sessions, _) => all(sizes.sessions),
            (Collection::SessionActions, Kind::Session) => all(sizes.actions),
            (Collection::SessionActions, _) => all(sizes.sessions * sizes.actions),
            (Collection::Runs, _) => {
                let (first, count) = self.runs_of(at);
                let tasks = sizes.steps * sizes.tasks;
                Numbers::Every {
                    first: at / tasks * sizes.sessions * self.runs().1 + first,
                    stride: tasks,
                    count,
                }
            }
        }
    }

    /// The resource that this one is directly in.
    pub fn parent(&self, kind: Kind, number: u64) -> Option<(Kind, u64)> {
        let simulated = self.simulation.as_ref();
        if let Some(parent) = simulated.and_then(|simulation| simulation.parent(kind, number)) {
            return Some(parent);
        }
        let sizes = &self.sizes;
        let (parent, size) = match kind {
            Kind::Queue => (Kind::Farm, sizes.queues),
            Kind::Fleet => (Kind::Farm, sizes.fleets),
            Kind::Limit => (Kind::Farm, LIMITS),
            Kind::StorageProfile => (Kind::Farm, PROFILES),
            Kind::Worker => (Kind::Fleet, sizes.workers),
            Kind::Job => (Kind::Queue, sizes.jobs),
            Kind::Step => (Kind::Job, sizes.steps),
            Kind::Task => (Kind::Step, sizes.tasks),
            Kind::Session => (Kind::Job, sizes.sessions),
            Kind::SessionAction => (Kind::Session, sizes.actions),
            Kind::QueueEnvironment => (Kind::Queue, ENVIRONMENTS),
            _ => return None,
        };
        Some((parent, number / size))
    }

    /// Whether the resource is in this other one, or in one of another kind than that.
    pub fn is_within(&self, kind: Kind, number: u64, above: Kind, wanted: u64) -> bool {
        if (kind, above) == (Kind::StorageProfile, Kind::Queue) {
            return number % PROFILES < PROFILES_OF_QUEUE;
        }
        let mut at = (kind, number);
        while let Some(parent) = self.parent(at.0, at.1) {
            if parent.0 == above {
                return parent.1 == wanted;
            }
            at = parent;
        }
        true
    }
}
