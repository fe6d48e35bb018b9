//! The farm's resources: how many, and their ids. Computed from the seed; what is simulated is asked of the simulation.

use std::sync::atomic::AtomicU64;

use crate::ids::{self, Cipher, mix};
pub use crate::kinds::Kind;
use crate::simulation::plan::USERS;
use crate::simulation::{ACTIONS, Simulation, TASKS};

/// Instead of a number of running jobs: half of them, every other one.
pub const EVERY_OTHER: u64 = u64::MAX;
pub const PRINCIPALS: u64 = 5;
/// Members of each farm, queue, fleet and job.
pub const MEMBERS: u64 = 3;
pub const LIMITS: u64 = 3;
pub const PROFILES: u64 = 3;
pub const PROFILES_OF_QUEUE: u64 = 2;
pub const ENVIRONMENTS: u64 = 2;
pub const MONITORS: u64 = 2;
pub const ENDPOINTS: u64 = 2;
pub const PRODUCTS_OF_ENDPOINT: u64 = 3;
pub const PARAMETERS: u64 = 4;
/// Statistics of each queue, one for each type of usage.
pub const USAGES: u64 = 3;

/// How many there are, each counted within its parent.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    pub farms: u64,
    pub queues: u64,
    pub fleets: u64,
    pub workers: u64,
    pub jobs: u64,
    pub steps: u64,
    pub tasks: u64,
    pub sessions: u64,
    pub actions: u64,
}

/// Why an id names no resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdError {
    Malformed,
    Unknown,
}

pub struct World {
    pub seed: u64,
    pub sizes: Sizes,
    cipher: Cipher,
    principals: Vec<String>,
    pub identity_store: String,
    pub(crate) running_jobs: AtomicU64,
    /// Knows the queues, the fleets and all that happens there, if the farm is simulated.
    pub simulation: Option<Simulation>,
}

impl World {
    /// The world of this seed, or why it cannot have these sizes.
    pub fn new(seed: u64, sizes: Sizes) -> Result<Self, String> {
        // Resources are numbered through all farms; below 2**53, sums and products of two counts do not overflow.
        let product = |factors: &[u64]| {
            factors
                .iter()
                .try_fold(1u64, |product, factor| product.checked_mul((*factor).max(1)))
                .is_some_and(|product| product < 1 << 53)
        };
        let jobs = [sizes.farms, sizes.queues, sizes.jobs];
        let fits = product(&[&jobs[..], &[sizes.steps, sizes.tasks]].concat())
            && product(&[&jobs[..], &[sizes.sessions, sizes.actions]].concat())
            && product(&[sizes.farms, sizes.fleets, sizes.workers, sizes.queues]);
        if !fits {
            return Err("the farm is too large: no kind of resource may number 2**53 or more".to_owned());
        }
        if sizes.sessions * sizes.jobs * sizes.queues > 0 && sizes.fleets * sizes.workers == 0 {
            let why = "sessions run on workers: fleets and workers must be at least 1, or sessions_per_job 0";
            return Err(why.to_owned());
        }
        let cipher = Cipher::new(seed);
        let uuid = |tag: u64, number: u64| ids::uuid(cipher.encrypt(tag, number));
        let principals = (0..PRINCIPALS).map(|number| uuid(101, number)).collect();
        let identity_store = format!("d-{}", uuid(102, 0).replace('-', "").split_at(10).0);
        Ok(Self {
            seed,
            sizes,
            cipher,
            principals,
            identity_store,
            running_jobs: AtomicU64::new(EVERY_OTHER),
            simulation: None,
        })
    }

    /// A world whose farms are simulated: nothing of it is counted by sizes.
    pub fn simulated(seed: u64, simulation: Simulation) -> Result<Self, String> {
        let sizes = Sizes {
            farms: 0,
            queues: 0,
            fleets: 0,
            workers: 0,
            jobs: 0,
            steps: 0,
            tasks: 0,
            sessions: 0,
            actions: 0,
        };
        let mut world = Self::new(seed, sizes)?;
        world.simulation = Some(simulation);
        Ok(world)
    }

    /// How many there are of this kind in all farms together.
    pub fn count(&self, kind: Kind) -> u64 {
        if let Some(count) = self.simulation.as_ref().and_then(|simulation| simulation.count(kind)) {
            return count;
        }
        let sizes = &self.sizes;
        let (farms, queues, fleets) = match &self.simulation {
            Some(simulation) => (simulation.farms(), simulation.queues(), simulation.fleets()),
            None => (sizes.farms, sizes.farms * sizes.queues, sizes.farms * sizes.fleets),
        };
        match kind {
            Kind::Farm => farms,
            Kind::Queue | Kind::Budget => queues,
            Kind::Fleet => fleets,
            Kind::Worker | Kind::Volume => fleets * sizes.workers,
            Kind::Job => queues * sizes.jobs,
            Kind::Step => queues * sizes.jobs * sizes.steps,
            Kind::Task => queues * sizes.jobs * sizes.steps * sizes.tasks,
            Kind::Session => queues * sizes.jobs * sizes.sessions,
            Kind::SessionAction => queues * sizes.jobs * sizes.sessions * sizes.actions,
            Kind::Limit => farms * LIMITS,
            Kind::Monitor => MONITORS,
            Kind::LicenseEndpoint => ENDPOINTS,
            Kind::StorageProfile => farms * PROFILES,
            Kind::QueueEnvironment => queues * ENVIRONMENTS,
        }
    }

    /// A number that looks random, the same in each process.
    pub fn hash(&self, salt: u64, number: u64) -> u64 {
        mix(self.seed ^ mix(number ^ salt << 48))
    }

    /// Append `job-0f...`; for tasks and session actions the part before the last number.
    pub fn write_id(&self, out: &mut Vec<u8>, kind: Kind, number: u64) {
        if let Some(id) = self.own_id(kind, number) {
            return out.extend_from_slice(id.as_bytes());
        }
        out.extend_from_slice(kind.prefix().as_bytes());
        ids::write_hex(out, self.cipher.encrypt(kind.carrier() as u64, number));
    }

    fn own_id(&self, kind: Kind, number: u64) -> Option<&str> {
        let simulation = self.simulation.as_ref()?;
        simulation.own_id(kind, number)
    }

    pub fn id(&self, kind: Kind, number: u64) -> String {
        let mut text = Vec::with_capacity(48);
        self.write_id(&mut text, kind, number);
        String::from_utf8_lossy(&text).into_owned()
    }

    /// The id of a resource, by its number in each parent from the farm down; an error says which numbers there are.
    pub fn id_at(&self, kind: Kind, numbers: &[u64]) -> Result<String, String> {
        if let Some(simulation) = &self.simulation {
            let number = simulation.number_at(kind, numbers);
            let unknown = || format!("no {:?} {numbers:?} at this time", kind.resource());
            return number.map(|number| self.id(kind, number)).ok_or_else(unknown);
        }
        let sizes = self.sizes_above(kind);
        if numbers.len() != sizes.len() || numbers.iter().zip(&sizes).any(|(number, size)| number >= size) {
            let kind = kind.resource();
            return Err(format!("no {kind:?} {numbers:?}: the sizes are {sizes:?}"));
        }
        let number = numbers.iter().zip(&sizes);
        Ok(self.id(kind, number.fold(0, |all, (number, size)| all * size + number)))
    }

    /// The sizes of the kind and of its parents, from the farm down.
    fn sizes_above(&self, kind: Kind) -> Vec<u64> {
        let sizes = &self.sizes;
        match kind {
            Kind::Farm => vec![sizes.farms],
            Kind::Queue => vec![sizes.farms, sizes.queues],
            Kind::Fleet => vec![sizes.farms, sizes.fleets],
            Kind::Worker => vec![sizes.farms, sizes.fleets, sizes.workers],
            Kind::Job => vec![sizes.farms, sizes.queues, sizes.jobs],
            Kind::Step => vec![sizes.farms, sizes.queues, sizes.jobs, sizes.steps],
            Kind::Session => vec![sizes.farms, sizes.queues, sizes.jobs, sizes.sessions],
            other => vec![self.count(other)],
        }
    }

    /// The number, through all farms, of the resource with this id.
    pub fn find(&self, kind: Kind, id: &str) -> Result<u64, IdError> {
        let rest = id.strip_prefix(kind.prefix()).ok_or(IdError::Malformed)?;
        let (hex, last) = match kind {
            Kind::Task | Kind::SessionAction => split_number(rest)?,
            _ => (rest, 0),
        };
        let code = ids::parse_hex(hex).ok_or(IdError::Malformed)?;
        let carrier = self.cipher.decrypt(kind.carrier() as u64, code);
        let exists = |number: &u64| *number < self.count(kind.carrier()) && last < self.length(kind, *number);
        let is_deleted = |number: &u64| {
            self.simulation
                .as_ref()
                .is_some_and(|known| known.is_deleted(kind, *number))
        };
        let made_up = carrier
            .filter(exists)
            .filter(|number| self.own_id(kind, *number).is_none());
        let own = || self.simulation.as_ref()?.find_own(id);
        let carrier = made_up.or_else(own).filter(|number| !is_deleted(number));
        let carrier = carrier.ok_or(IdError::Unknown)?;
        Ok(carrier * self.stride(kind) + last)
    }

    /// How far apart the first tasks of two steps, or the first actions of two sessions, are numbered.
    pub fn stride(&self, kind: Kind) -> u64 {
        match kind {
            Kind::Task if self.simulation.is_some() => TASKS,
            Kind::SessionAction if self.simulation.is_some() => ACTIONS,
            Kind::Task => self.sizes.tasks,
            Kind::SessionAction => self.sizes.actions,
            _ => 1,
        }
    }

    /// How many of the kind an id of its carrier stands for.
    fn length(&self, kind: Kind, carrier: u64) -> u64 {
        match (&self.simulation, kind) {
            (Some(simulation), Kind::Task) => simulation.tasks_in(carrier),
            (Some(simulation), Kind::SessionAction) => simulation.actions_in(carrier),
            _ => self.stride(kind),
        }
    }

    /// The code of a page token: a position in a listing, which is named by a hash.
    pub fn token(&self, listing: u64, position: u64) -> u128 {
        self.cipher.encrypt(listing, position)
    }

    /// The position that a token of this listing stands for.
    pub fn position(&self, listing: u64, token: &str) -> Option<u64> {
        self.cipher.decrypt(listing, ids::parse_base64(token)?)
    }

    pub fn principal(&self, number: u64) -> &str {
        let users = self.simulation.as_ref().map(|simulation| &simulation.plan.users);
        let own = users
            .zip(number.checked_sub(USERS))
            .and_then(|(users, at)| users.get(at as usize));
        own.map_or(&self.principals[(number % PRINCIPALS) as usize], |user| user)
    }

    pub fn find_principal(&self, id: &str) -> Option<u64> {
        self.principals
            .iter()
            .position(|known| known == id)
            .map(|number| number as u64)
    }

    /// The principal who is this member of the resource.
    pub fn member(resource: u64, member: u64) -> u64 {
        (resource % PRINCIPALS + member) % PRINCIPALS
    }

    pub fn is_member(resource: u64, principal: u64) -> bool {
        (principal + PRINCIPALS - resource % PRINCIPALS) % PRINCIPALS < MEMBERS
    }
}

/// `<hex of the parent>-<number in the parent>`
fn split_number(rest: &str) -> Result<(&str, u64), IdError> {
    let (hex, last) = rest.split_once('-').ok_or(IdError::Malformed)?;
    let digits = last.bytes().all(|byte| byte.is_ascii_digit()) && last.len() <= 10;
    let canonical = last == "0" || !last.starts_with('0');
    let last = last.parse().ok().filter(|_| digits && canonical);
    Ok((hex, last.ok_or(IdError::Malformed)?))
}

#[cfg(test)]
pub mod tests {
    use super::*;

    pub const SIZES: Sizes = Sizes {
        farms: 2,
        queues: 3,
        fleets: 2,
        workers: 5,
        jobs: 4,
        steps: 3,
        tasks: 7,
        sessions: 6,
        actions: 5,
    };
    const KINDS: [Kind; 16] = [
        Kind::Farm,
        Kind::Queue,
        Kind::Fleet,
        Kind::Worker,
        Kind::Job,
        Kind::Step,
        Kind::Session,
        Kind::Budget,
        Kind::Limit,
        Kind::Monitor,
        Kind::LicenseEndpoint,
        Kind::StorageProfile,
        Kind::QueueEnvironment,
        Kind::Volume,
        Kind::Task,
        Kind::SessionAction,
    ];

    pub fn world(seed: u64) -> World {
        World::new(seed, SIZES).expect("the sizes are small")
    }

    /// The id of any kind, with the last number of tasks and session actions.
    fn id(world: &World, kind: Kind, number: u64) -> String {
        match kind {
            Kind::Task => format!("{}-{}", world.id(kind, number / SIZES.tasks), number % SIZES.tasks),
            Kind::SessionAction => format!("{}-{}", world.id(kind, number / SIZES.actions), number % SIZES.actions),
            _ => world.id(kind, number),
        }
    }

    #[test]
    fn every_id_is_found() {
        let world = world(7);
        for kind in KINDS {
            for number in 0..world.count(kind) {
                assert_eq!(world.find(kind, &id(&world, kind, number)), Ok(number), "{kind:?}");
            }
        }
    }

    #[test]
    fn ids_of_others_are_unknown() {
        let (world, other) = (world(7), world(8));
        for kind in KINDS {
            assert_eq!(
                world.find(kind, &id(&other, kind, 0)),
                Err(IdError::Unknown),
                "another seed"
            );
            let number = world.count(kind);
            assert_eq!(
                world.find(kind, &id(&world, kind, number)),
                Err(IdError::Unknown),
                "beyond the last"
            );
        }
        let job = world.id(Kind::Job, 1).replace("job-", "step-");
        assert_eq!(world.find(Kind::Step, &job), Err(IdError::Unknown), "another kind");
        let task = format!("{}-{}", world.id(Kind::Task, 0), SIZES.tasks);
        assert_eq!(
            world.find(Kind::Task, &task),
            Err(IdError::Unknown),
            "beyond the last of the step"
        );
    }

    #[test]
    fn ids_of_another_form_are_malformed() {
        let world = world(7);
        let job = world.id(Kind::Job, 1);
        for id in ["", "job-", "job-1", &job.to_uppercase(), &job[4..], &format!("{job}-0")] {
            assert_eq!(world.find(Kind::Job, id), Err(IdError::Malformed), "{id:?}");
        }
        let task = world.id(Kind::Task, 1);
        for last in ["", "-", "-x", "-+1", "-00", "-01", "-1-1", "-99999999999"] {
            assert_eq!(
                world.find(Kind::Task, &format!("{task}{last}")),
                Err(IdError::Malformed),
                "{last:?}"
            );
        }
    }

    #[test]
    fn ids_by_the_numbers_in_each_parent() {
        let world = world(7);
        let last = world.id(Kind::Job, world.count(Kind::Job) - 1);
        assert_eq!(world.id_at(Kind::Job, &[1, 2, 3]), Ok(last));
        let error = r#"no "job" [0, 3, 0]: the sizes are [2, 3, 4]"#.to_owned();
        assert_eq!(world.id_at(Kind::Job, &[0, 3, 0]), Err(error));
        assert!(world.id_at(Kind::Job, &[0]).is_err());
    }

    #[test]
    fn a_world_that_cannot_be_numbered_is_refused() {
        assert!(World::new(0, Sizes { jobs: 1 << 50, ..SIZES }).is_err());
        assert!(World::new(0, Sizes { workers: 0, ..SIZES }).is_err());
        let idle = Sizes {
            workers: 0,
            sessions: 0,
            ..SIZES
        };
        assert!(World::new(0, idle).is_ok());
    }
}
