//! What there is: sizes, ids and who belongs to whom. Everything is computed from the seed, nothing stored.

use super::ids::{self, Cipher, mix};

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
/// Rows of statistics for each queue, one for each type of usage.
pub const USAGES: u64 = 3;

/// What has an id of its own. A task carries its step's number, a session action its session's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Farm,
    Queue,
    Fleet,
    Worker,
    Job,
    Step,
    Session,
    Budget,
    Limit,
    Monitor,
    LicenseEndpoint,
    StorageProfile,
    QueueEnvironment,
    Volume,
    Task,
    SessionAction,
}

impl Kind {
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Farm => "farm-",
            Self::Queue => "queue-",
            Self::Fleet => "fleet-",
            Self::Worker => "worker-",
            Self::Job => "job-",
            Self::Step => "step-",
            Self::Session => "session-",
            Self::Budget => "budget-",
            Self::Limit => "limit-",
            Self::Monitor => "monitor-",
            Self::LicenseEndpoint => "le-",
            Self::StorageProfile => "sp-",
            Self::QueueEnvironment => "queueenv-",
            Self::Volume => "volume-",
            Self::Task => "task-",
            Self::SessionAction => "sessionaction-",
        }
    }

    /// The kind whose hex digits an id of this kind carries.
    const fn carrier(self) -> Self {
        match self {
            Self::Task => Self::Step,
            Self::SessionAction => Self::Session,
            other => other,
        }
    }

    /// The `resourceType` of an error.
    pub fn resource(self) -> &'static str {
        match self {
            Self::LicenseEndpoint => "license-endpoint",
            other => other.prefix().trim_end_matches('-'),
        }
    }

    /// The kind that a parameter such as `jobId` names.
    pub fn of_parameter(name: &str) -> Option<Self> {
        Some(match name {
            "farmId" => Self::Farm,
            "queueId" => Self::Queue,
            "fleetId" => Self::Fleet,
            "workerId" => Self::Worker,
            "jobId" => Self::Job,
            "stepId" => Self::Step,
            "sessionId" => Self::Session,
            "limitId" => Self::Limit,
            "licenseEndpointId" => Self::LicenseEndpoint,
            "taskId" => Self::Task,
            "sessionActionId" => Self::SessionAction,
            "storageProfileId" => Self::StorageProfile,
            "queueEnvironmentId" => Self::QueueEnvironment,
            _ => return None,
        })
    }
}

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

pub struct World {
    pub seed: u64,
    pub sizes: Sizes,
    cipher: Cipher,
    principals: Vec<String>,
    pub identity_store: String,
}

impl World {
    /// The world of this seed, or why there can be none of these sizes.
    pub fn new(seed: u64, sizes: Sizes) -> Result<Self, String> {
        // Numbers run through all farms, so all of them together must be counted with room to spare.
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
            return Err(
                "sessions run on workers: fleets and workers must be at least 1, or sessions_per_job 0".to_owned(),
            );
        }
        let cipher = Cipher::new(seed);
        let text =
            |tag: u64, number: u64| String::from_utf8_lossy(&ids::uuid(cipher.encrypt(tag, number))).into_owned();
        let principals = (0..PRINCIPALS).map(|number| text(101, number)).collect();
        let identity_store = format!("d-{}", text(102, 0).replace('-', "").split_at(10).0);
        Ok(Self {
            seed,
            sizes,
            cipher,
            principals,
            identity_store,
        })
    }

    /// How many there are of this kind in all farms together.
    pub fn count(&self, kind: Kind) -> u64 {
        let sizes = &self.sizes;
        let (queues, fleets) = (sizes.farms * sizes.queues, sizes.farms * sizes.fleets);
        match kind {
            Kind::Farm => sizes.farms,
            Kind::Queue | Kind::Budget => queues,
            Kind::Fleet => fleets,
            Kind::Worker | Kind::Volume => fleets * sizes.workers,
            Kind::Job => queues * sizes.jobs,
            Kind::Step => queues * sizes.jobs * sizes.steps,
            Kind::Task => queues * sizes.jobs * sizes.steps * sizes.tasks,
            Kind::Session => queues * sizes.jobs * sizes.sessions,
            Kind::SessionAction => queues * sizes.jobs * sizes.sessions * sizes.actions,
            Kind::Limit => sizes.farms * LIMITS,
            Kind::Monitor => MONITORS,
            Kind::LicenseEndpoint => ENDPOINTS,
            Kind::StorageProfile => sizes.farms * PROFILES,
            Kind::QueueEnvironment => queues * ENVIRONMENTS,
        }
    }

    /// A number that looks random, the same in each run.
    pub fn hash(&self, salt: u64, number: u64) -> u64 {
        mix(self.seed ^ mix(number ^ salt << 48))
    }

    /// `job-0f...`; for tasks and session actions the part without the last number.
    pub fn write_id(&self, out: &mut Vec<u8>, kind: Kind, number: u64) {
        out.extend_from_slice(kind.prefix().as_bytes());
        out.extend_from_slice(&ids::hex(self.cipher.encrypt(kind.carrier() as u64, number)));
    }

    pub fn id(&self, kind: Kind, number: u64) -> String {
        let mut text = Vec::with_capacity(48);
        self.write_id(&mut text, kind, number);
        String::from_utf8_lossy(&text).into_owned()
    }

    /// Ill-formed: `None`. Well-formed but unknown: `Some(None)`. A task's number runs through all farms as well.
    pub fn find(&self, kind: Kind, id: &str) -> Option<Option<u64>> {
        let rest = id.strip_prefix(kind.prefix())?;
        let (hex, last) = match kind {
            Kind::Task | Kind::SessionAction => {
                let (hex, last) = rest.split_once('-')?;
                let plain = last.bytes().all(|byte| byte.is_ascii_digit()) && (last == "0" || !last.starts_with('0'));
                (
                    hex,
                    Some(if plain && last.len() <= 10 {
                        last.parse::<u64>().ok()?
                    } else {
                        return None;
                    }),
                )
            }
            _ => (rest, None),
        };
        let carrier = self.cipher.decrypt(kind.carrier() as u64, ids::parse_hex(hex)?);
        let carrier = carrier.filter(|number| *number < self.count(kind.carrier()));
        let size = if kind == Kind::Task {
            self.sizes.tasks
        } else {
            self.sizes.actions
        };
        Some(match last {
            None => carrier,
            Some(last) => carrier.filter(|_| last < size).map(|carrier| carrier * size + last),
        })
    }

    pub fn token(&self, listing: u64, position: u64) -> u128 {
        self.cipher.encrypt(listing, position)
    }

    pub fn position(&self, listing: u64, token: &str) -> Option<u64> {
        self.cipher.decrypt(listing, ids::parse_base64(token)?)
    }

    pub fn principal(&self, number: u64) -> &str {
        &self.principals[(number % PRINCIPALS) as usize]
    }

    pub fn find_principal(&self, id: &str) -> Option<u64> {
        self.principals
            .iter()
            .position(|known| known == id)
            .map(|number| number as u64)
    }

    /// The principal that is the resource's member number `member`.
    pub fn member(resource: u64, member: u64) -> u64 {
        (resource % PRINCIPALS + member) % PRINCIPALS
    }

    pub fn is_member(resource: u64, principal: u64) -> bool {
        (principal + PRINCIPALS - resource % PRINCIPALS) % PRINCIPALS < MEMBERS
    }

    /// The worker that a session runs on. Sessions of a farm go round its workers.
    pub fn worker_of(&self, session: u64) -> u64 {
        let (sessions, workers) = (self.sessions_of_farm(), self.workers_of_farm());
        session / sessions * workers + session % sessions % workers
    }

    /// The sessions of a worker: the first, and how many. They stand `workers_of_farm()` apart.
    pub fn sessions_of(&self, worker: u64) -> (u64, u64) {
        let (sessions, workers) = (self.sessions_of_farm(), self.workers_of_farm());
        let (farm, turn) = (worker / workers, worker % workers);
        (farm * sessions + turn, sessions.saturating_sub(turn).div_ceil(workers))
    }

    pub fn workers_of_farm(&self) -> u64 {
        self.sizes.fleets * self.sizes.workers
    }

    fn sessions_of_farm(&self) -> u64 {
        self.sizes.queues * self.sizes.jobs * self.sizes.sessions
    }

    /// The actions of a session that run tasks: the first, and how many. The others set up and tear down.
    pub fn runs(&self) -> (u64, u64) {
        let actions = self.sizes.actions;
        if self.sizes.steps * self.sizes.tasks == 0 {
            return (actions, 0);
        }
        let first = u64::from(actions >= 2) + u64::from(actions >= 4);
        (first, actions - first - u64::from(actions >= 3))
    }

    /// The runs of a job's tasks go round its tasks: the first run of a task (numbers within the job), and how many.
    pub fn runs_of(&self, task: u64) -> (u64, u64) {
        let (tasks, runs) = (self.sizes.steps * self.sizes.tasks, self.sizes.sessions * self.runs().1);
        let turn = task % tasks;
        (turn, runs.saturating_sub(turn).div_ceil(tasks))
    }

    /// The session action (number in all farms) that is this run of the job.
    pub fn action_of_run(&self, job: u64, run: u64) -> u64 {
        let (first, runs) = self.runs();
        let session = job * self.sizes.sessions + run / runs;
        session * self.sizes.actions + first + run % runs
    }

    /// The task (number in all farms) that this action of a session runs.
    pub fn task_of_action(&self, session: u64, action: u64) -> Option<u64> {
        let (first, runs) = self.runs();
        let turn = action.checked_sub(first).filter(|turn| *turn < runs)?;
        let (job, session) = (session / self.sizes.sessions, session % self.sizes.sessions);
        let tasks = self.sizes.steps * self.sizes.tasks;
        Some(job * tasks + (session * runs + turn) % tasks)
    }
}
