//! Facts and an output shape in, JSON out. One walk over the model's shapes serves all operations.

use super::ids::mix;
use super::json::{number, quoted, text_time};
use super::rows::{COUNTED, Row};
use super::world::{Kind, PRODUCTS_OF_ENDPOINT, World};
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
        "parameters" => Role::Parameters,
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
        Self {
            roles: KEYS.iter().map(|key| role(key)).collect(),
            keys: KEYS.iter().map(|key| format!(",\"{key}\":").into_bytes()).collect(),
        }
    }

    /// One item of a list.
    pub fn item(&self, out: &mut Vec<u8>, world: &World, row: &Row, shape: &Shape) {
        self.value(out, world, row, shape, "", row.hash);
    }

    fn structure(&self, out: &mut Vec<u8>, world: &World, row: &Row, structure: &Structure) {
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
    fn member(&self, out: &mut Vec<u8>, world: &World, row: &Row, structure: &Structure, member: &Member) -> bool {
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
            Role::Name if is_free(&member.shape) => name(out, row),
            Role::Counts => counts(out, &row.counts),
            Role::Principal => quoted(out, world.principal(row.principal)),
            Role::IdentityStore => quoted(out, &world.identity_store),
            Role::Percent => match row.percent {
                Some(percent) => number(out, percent as i64),
                None => return false,
            },
            Role::Parameters if row.task.is_some() => parameters(out, row),
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
            "kmsKeyArn" => "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            "roleArn" => "arn:aws:iam::111122223333:role/DeadlineMonitor",
            "identityCenterInstanceArn" => "arn:aws:sso:::instance/ssoins-7223a1b2c3d4e5f6",
            "identityCenterApplicationArn" => "arn:aws:sso::111122223333:application/ssoins-7223a1b2c3d4e5f6/apl-1",
            "identityCenterRegion" => "us-west-2",
            "url" => "https://studio.us-west-2.deadlinecloud.amazonaws.com/",
            "ec2InstanceArn" => "arn:aws:ec2:us-west-2:111122223333:instance/i-0123456789abcdef0",
            "ec2InstanceType" | "instanceType" | "allowedInstanceTypes" => "c6i.4xlarge",
            "excludedInstanceTypes" => "t3.micro",
            "resourceConfigurationArns" => "arn:aws:vpc-lattice:us-west-2:111122223333:resourceconfiguration/rcfg-1",
            "vpcId" => "vpc-0123456789abcdef0",
            "availabilityZoneId" => "usw2-az1",
            "subdomain" => "studio",
            "values" => "linux",
            "runtime" => "grid:latest",
            "error" => "The log stream is gone.",
            "mountPath" => "/mnt/cache",
            "environmentId" => return environment(out, world, row),
            "ipV4Addresses" => "10.0.12.34",
            "ipV6Addresses" => "2001:DB8:0:0:0:0:0:1A",
            "hostName" => "ip-10-0-12-34.us-west-2.compute.internal",
            "outputManifestPath" => "farm/queue/Manifests/output/manifest_output",
            "outputManifestHash" => "f1d2d2f924e986ac86fdf7b36c94bcdf",
            "amountRequirementName" => "amount.license.custom",
            "logDriver" => "awslogs",
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
            "minWorkerCount" => return number(out, 0),
            "aggregationStartTime" => return text_time(out, row.created),
            "aggregationEndTime" => return text_time(out, row.created + 86_400_000),
            _ => "",
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
            Shape::Document => document(out, row),
            Shape::List(_, item) => {
                out.push(b'[');
                self.value(out, world, row, item, text, hash);
                out.push(b']');
            }
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

fn parameters(out: &mut Vec<u8>, row: &Row) {
    let task = row.task.unwrap_or_default() as i64;
    out.extend_from_slice(b"{\"Frame\":{\"int\":\"");
    number(out, task + 1);
    out.extend_from_slice(match row.hash >> 50 & 3 {
        0 => b"\"}}" as &[u8],
        1 => b"\"},\"Camera\":{\"string\":\"main\"}}",
        2 => b"\"},\"Scale\":{\"float\":\"0.5\"},\"Output\":{\"path\":\"/renders/shot\"}}",
        _ => b"\"},\"Chunk\":{\"chunkInt\":\"1-10\"}}",
    });
}

fn environment(out: &mut Vec<u8>, world: &World, row: &Row) {
    out.extend_from_slice(b"\"JOB:");
    world.write_id(out, Kind::Job, row.job.unwrap_or_default());
    out.extend_from_slice(b":Environment\"");
}

fn document(out: &mut Vec<u8>, row: &Row) {
    let documents: [&[u8]; 4] = [
        br#"{"name":"Frames","type":"STRING","default":"1-100","minLength":1,"userInterface":{"control":"LINE_EDIT"}}"#,
        br#"{"name":"Strict","type":"STRING","default":"true","allowedValues":["true","false"],"description":null}"#,
        br#"{"name":"Quality","type":"FLOAT","default":0.75,"minValue":0,"maxValue":1.0e2,"hidden":false}"#,
        br#"{"name":"Tiles","type":"INT","default":4,"allowedValues":[1,4,16,9007199254740993],"empty":{},"none":[]}"#,
    ];
    out.extend_from_slice(documents[row.hash as usize % documents.len()]);
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
