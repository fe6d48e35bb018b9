//! Facts and an output shape in, JSON out. One walk over the model's shapes serves all operations.

use super::ids::mix;
use super::json::{number, quoted, text_time};
use super::rows::{COUNTED, Row};
use super::world::{Kind, PRODUCTS_OF_ENDPOINT, PROFILES, PROFILES_OF_QUEUE, World};
use super::{calls, words};
use crate::model::{KEYS, Member, Shape, Structure};

/// What a member says, by its name.
#[derive(Clone, Copy)]
enum Role {
    Id(Kind),
    Own(Kind),
    SourceJob,
    Task,
    Action,
    Created,
    Updated,
    Started,
    Ended,
    CreatedBy,
    UpdatedBy,
    Status,
    Lifecycle,
    Target,
    Name,
    Counts,
    Principal,
    IdentityStore,
    Percent,
    Parameters,
    /// The rest, which is rarer, is looked up by name.
    Other,
}

fn role(name: &str) -> Role {
    match name {
        "farmId" => Role::Id(Kind::Farm),
        "queueId" => Role::Id(Kind::Queue),
        "fleetId" => Role::Id(Kind::Fleet),
        "workerId" | "attachedWorkerId" => Role::Id(Kind::Worker),
        "jobId" => Role::Id(Kind::Job),
        "stepId" => Role::Id(Kind::Step),
        "sessionId" => Role::Id(Kind::Session),
        "budgetId" => Role::Own(Kind::Budget),
        "limitId" => Role::Own(Kind::Limit),
        "monitorId" => Role::Own(Kind::Monitor),
        "licenseEndpointId" => Role::Own(Kind::LicenseEndpoint),
        "storageProfileId" => Role::Own(Kind::StorageProfile),
        "queueEnvironmentId" => Role::Own(Kind::QueueEnvironment),
        "volumeId" => Role::Own(Kind::Volume),
        "sourceJobId" => Role::SourceJob,
        "taskId" => Role::Task,
        "sessionActionId" | "latestSessionActionId" => Role::Action,
        "createdAt" => Role::Created,
        "updatedAt" | "workerUpdatedAt" => Role::Updated,
        "startedAt" => Role::Started,
        "endedAt" => Role::Ended,
        "createdBy" => Role::CreatedBy,
        "updatedBy" => Role::UpdatedBy,
        "status" | "runStatus" | "taskRunStatus" | "state" | "usageType" => Role::Status,
        "lifecycleStatus" => Role::Lifecycle,
        "targetLifecycleStatus" | "targetTaskRunStatus" | "targetRunStatus" => Role::Target,
        "displayName" | "name" | "jobName" => Role::Name,
        "taskRunStatusCounts" => Role::Counts,
        "principalId" => Role::Principal,
        "identityStoreId" => Role::IdentityStore,
        "progressPercent" => Role::Percent,
        "parameters" | "jobParameters" => Role::Parameters,
        _ => Role::Other,
    }
}

pub struct Writer {
    /// By `Member::key`, so that no names are compared for each item.
    roles: Vec<Role>,
    /// `,"sessionId":`, ready to copy.
    keys: Vec<Vec<u8>>,
}

impl Writer {
    pub fn new() -> Self {
        let keys = || KEYS.iter().chain(calls::KEYS);
        Self {
            roles: keys().map(|key| role(key)).collect(),
            keys: keys().map(|key| format!(",\"{key}\":").into_bytes()).collect(),
        }
    }

    /// One item of a list.
    pub fn item(&self, out: &mut Vec<u8>, world: &World, row: &Row, shape: &Shape) {
        self.value(out, world, row, shape, "", row.hash);
    }

    pub fn structure(&self, out: &mut Vec<u8>, world: &World, row: &Row, structure: &Structure) {
        out.push(b'{');
        let arm = if structure.union { Self::arm(structure, row) } else { "" };
        let mut first = true;
        for member in structure.members {
            if structure.union && member.name != arm {
                continue;
            }
            let start = out.len();
            let Some(key) = self.keys.get(usize::from(member.key)) else {
                continue;
            };
            out.extend_from_slice(&key[usize::from(first)..]);
            if self.member(out, world, row, structure, member) {
                first = false;
            } else {
                out.truncate(start);
            }
        }
        out.push(b'}');
    }

    /// A union has exactly one member: the row's, or else any.
    fn arm(structure: &Structure, row: &Row) -> &'static str {
        let members = structure.members;
        let any = members.get(row.hash as usize % members.len().max(1));
        let named = members.iter().find(|member| member.name == row.arm);
        named.or(any).map_or("", |member| member.name)
    }

    /// Write the member's value; `false` if the item has none.
    pub fn member(&self, out: &mut Vec<u8>, world: &World, row: &Row, structure: &Structure, member: &Member) -> bool {
        let role = self.roles.get(usize::from(member.key)).copied().unwrap_or(Role::Other);
        match role {
            Role::Id(kind) => return id(out, world, kind, row.number(kind)),
            Role::Own(kind) => return id(out, world, kind, Some(row.own)),
            Role::SourceJob => {
                let source = row.job.filter(|job| row.hash & 7 == 0 && job % world.sizes.jobs > 0);
                return id(out, world, Kind::Job, source.map(|job| job - 1));
            }
            Role::Task => return numbered(out, world, Kind::Task, row.task, world.sizes.tasks),
            Role::Action => return numbered(out, world, Kind::SessionAction, row.action, world.sizes.actions),
            Role::Created => return time(out, Some(row.created)),
            Role::Updated => return time(out, row.updated),
            Role::Started => return time(out, row.started),
            Role::Ended => return time(out, row.ended),
            Role::CreatedBy => quoted(out, world.principal(row.principal)),
            Role::UpdatedBy if row.updated.is_none() => return false,
            Role::UpdatedBy => quoted(out, world.principal(row.principal / 2)),
            Role::Status if !row.status.is_empty() => quoted(out, row.status),
            Role::Lifecycle if !row.lifecycle.is_empty() => quoted(out, row.lifecycle),
            Role::Target => return row.target.map(|target| quoted(out, target)).is_some(),
            Role::Name if structure.name.ends_with("Capability") => {
                let kind = if structure.name.contains("Amount") {
                    "amount"
                } else {
                    "attr"
                };
                out.extend_from_slice(format!("\"{kind}.worker.custom\"").as_bytes());
            }
            Role::Name if structure.name == "StepParameter" => quoted(out, "Frame"),
            Role::Name if is_free(&member.shape) => name(out, row),
            Role::Counts => counts(out, &row.counts),
            Role::Principal => quoted(out, world.principal(row.principal)),
            Role::IdentityStore => quoted(out, &world.identity_store),
            Role::Percent => match row.percent {
                Some(percent) => number(out, percent as i64),
                None => return false,
            },
            Role::Parameters if matches!(member.shape, Shape::Map("TaskParameters", _)) => words::parameters(out, row),
            Role::Parameters if matches!(member.shape, Shape::Map("JobParameters", _)) => {
                words::job_parameters(out, row)
            }
            _ => {
                let hash = mix(row.hash ^ u64::from(member.key));
                if !member.required && !structure.union && hash & 7 == 0 {
                    return false;
                }
                self.other(out, world, row, structure, member, hash);
            }
        }
        true
    }

    fn other(&self, out: &mut Vec<u8>, world: &World, row: &Row, parent: &Structure, member: &Member, hash: u64) {
        let product = &PRODUCTS[row.index as usize % PRODUCTS.len()];
        let text = match member.name {
            "environmentId" => return environment(out, world, row),
            "logGroupName" => return log_group(out, world, row),
            "templateType" => return quoted(out, "YAML"),
            "parameterSpace" => return out.extend_from_slice(words::PARAMETER_SPACE),
            "dependencies" => return steps_before(out, world, row),
            "allowedStorageProfileIds" => return profiles_of_queue(out, world, row),
            "productId" => product.0,
            "family" => product.1,
            "vendor" => product.2,
            "port" => return number(out, product.3),
            "min" | "max" | "avg" | "sum" => {
                let least = if parent.name.starts_with("Memory") { 4096 } else { 4 };
                let scale = ["min", "avg", "max", "sum"]
                    .iter()
                    .position(|known| *known == member.name)
                    .unwrap_or(0);
                return number(out, least + row.hash as i64 % 4 + scale as i64 * least);
            }
            "sizeGiB" | "throughputMiB" => return number(out, 250),
            "iops" => return number(out, 3000),
            "scriptTimeoutSeconds" => return number(out, 600),
            "minWorkerCount" => return number(out, 0),
            "aggregationStartTime" => return text_time(out, row.created),
            "aggregationEndTime" => return text_time(out, row.created + 86_400_000),
            "expiration" => return text_time(out, FAR),
            // Only a job's description may not be empty.
            "description" if row.job.is_some() => "Made up by the local farm.",
            name => words::text(name),
        };
        self.value(out, world, row, &member.shape, text, hash);
    }

    /// Any value of the shape; `text` for its strings, if there is one to be had.
    fn value(&self, out: &mut Vec<u8>, world: &World, row: &Row, shape: &Shape, text: &str, hash: u64) {
        match shape {
            Shape::String([]) if text.is_empty() => {
                let words = [
                    "render",
                    "Szene \u{e9}\u{1f3ac}",
                    "say \\\"hi\\\"\\n\\u00e4",
                    "",
                    "a/b\\tc",
                ];
                quoted(out, words[hash as usize % if hash & 64 == 0 { 1 } else { words.len() }]);
            }
            Shape::String([]) => quoted(out, text),
            Shape::String(values) => quoted(out, values[hash as usize % values.len()]),
            Shape::Integer => number(out, 1 + (hash % 100) as i64),
            Shape::Float => {
                number(out, 1 + (hash >> 8) as i64 % 99);
                out.extend_from_slice([&b".5"[..], b".25", b".0", b""][hash as usize % 4]);
            }
            Shape::Boolean => out.extend_from_slice(if hash & 1 == 0 { b"false" } else { b"true" }),
            Shape::Timestamp => text_time(out, row.created),
            Shape::Document => words::document(out, row),
            Shape::List(_, item) => {
                out.push(b'[');
                self.value(out, world, row, item, text, hash);
                out.push(b']');
            }
            Shape::Map("LogOptions", _) if row.session.is_some() => log_options(out, world, row),
            Shape::Map(_, value) => {
                out.extend_from_slice(b"{\"logGroupName\":");
                self.value(out, world, row, value, "/aws/deadline", hash);
                out.push(b'}');
            }
            Shape::Structure(structure) => self.structure(out, world, row, structure),
        }
    }
}

const PRODUCTS: [(&str, &str, &str, i64); 5] = [
    ("maya-2026.1", "maya", "autodesk", 2701),
    ("houdini-20.5", "houdini", "sidefx", 1715),
    ("nuke-16.0", "nuke", "foundry", 6101),
    ("vray-7", "vray", "chaos", 30304),
    ("arnold-7.4", "arnold", "autodesk", 2702),
];
pub const PRODUCTS_KNOWN: u64 = PRODUCTS.len() as u64;
const _: () = assert!(PRODUCTS_OF_ENDPOINT <= PRODUCTS_KNOWN);

/// 2099-01-01T00:00:00Z: credentials that do not expire while a farm is served.
const FAR: i64 = 4_070_908_800_000;

fn is_free(shape: &Shape) -> bool {
    matches!(shape, Shape::String([]))
}

fn id(out: &mut Vec<u8>, world: &World, kind: Kind, number: Option<u64>) -> bool {
    let Some(number) = number else { return false };
    out.push(b'"');
    world.write_id(out, kind, number);
    out.push(b'"');
    true
}

/// `task-<hex of the step>-<number in the step>`
fn numbered(out: &mut Vec<u8>, world: &World, kind: Kind, at: Option<u64>, size: u64) -> bool {
    let Some(at) = at else { return false };
    out.push(b'"');
    world.write_id(out, kind, at / size);
    out.push(b'-');
    number(out, (at % size) as i64);
    out.push(b'"');
    true
}

/// The row's name, as it stands in JSON.
pub fn name(out: &mut Vec<u8>, row: &Row) {
    out.push(b'"');
    out.extend_from_slice(if row.name.is_empty() {
        b"item"
    } else {
        row.name.as_bytes()
    });
    out.push(b' ');
    number(out, row.index as i64);
    // Some jobs are named by artists: real UTF-8 and JSON's escapes.
    if row.name == "Job" && row.job.is_some_and(|job| mix(job) & 7 == 0) {
        out.extend_from_slice(" \\\"K\\u00fcche\\\" d\u{e9}cor \u{1f3ac}".as_bytes());
    }
    out.push(b'"');
}

fn counts(out: &mut Vec<u8>, counts: &[u64; 4]) {
    out.push(b'{');
    for (at, (status, count)) in COUNTED.iter().zip(counts).enumerate() {
        if at > 0 {
            out.push(b',');
        }
        quoted(out, status);
        out.push(b':');
        number(out, *count as i64);
    }
    out.push(b'}');
}

/// `/aws/deadline/<farm>/<queue>`
fn log_group(out: &mut Vec<u8>, world: &World, row: &Row) {
    out.extend_from_slice(b"\"/aws/deadline/");
    world.write_id(out, Kind::Farm, row.farm.unwrap_or_default());
    out.push(b'/');
    world.write_id(out, Kind::Queue, row.queue.unwrap_or_default());
    out.push(b'"');
}

fn log_options(out: &mut Vec<u8>, world: &World, row: &Row) {
    out.extend_from_slice(b"{\"logGroupName\":");
    log_group(out, world, row);
    out.extend_from_slice(b",\"logStreamName\":");
    id(out, world, Kind::Session, row.session);
    out.push(b'}');
}

/// What the step waits for: the one before it.
fn steps_before(out: &mut Vec<u8>, world: &World, row: &Row) {
    out.push(b'[');
    id(
        out,
        world,
        Kind::Step,
        row.step.filter(|_| row.index > 0).map(|step| step - 1),
    );
    out.push(b']');
}

fn profiles_of_queue(out: &mut Vec<u8>, world: &World, row: &Row) {
    out.push(b'[');
    for number in 0..PROFILES_OF_QUEUE {
        if number > 0 {
            out.push(b',');
        }
        let profile = row.farm.unwrap_or_default() * PROFILES + number;
        id(out, world, Kind::StorageProfile, Some(profile));
    }
    out.push(b']');
}

fn environment(out: &mut Vec<u8>, world: &World, row: &Row) {
    out.extend_from_slice(b"\"JOB:");
    world.write_id(out, Kind::Job, row.job.unwrap_or_default());
    out.extend_from_slice(b":Environment\"");
}

fn time(out: &mut Vec<u8>, millis: Option<i64>) -> bool {
    millis.map(|millis| text_time(out, millis)).is_some()
}

impl Row {
    fn number(&self, kind: Kind) -> Option<u64> {
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
}
