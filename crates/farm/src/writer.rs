//! An item and an output shape in, JSON out. One walk over the model's shapes serves all operations.

use deadline_model::{KEYS, Member, Shape, Structure};

use crate::constants::{self, CREDENTIALS_EXPIRE, DOCUMENTS, PRODUCTS, TEXTS};
use crate::ids::mix;
use crate::items::Item;
use crate::roles::Role;
use crate::simulated::Told;
use crate::world::{Kind, World};
use crate::{json, table, values};

/// Turns items into the JSON of the service's structures.
pub struct Writer {
    /// By `Member::key`, so that no names are compared for each item.
    roles: Vec<Role>,
    /// `,"sessionId":`, ready to copy.
    keys: Vec<Vec<u8>>,
}

impl Writer {
    pub fn new() -> Self {
        let keys = || KEYS.iter().chain(table::KEYS);
        Self {
            roles: keys().map(|key| Role::of(key)).collect(),
            keys: keys().map(|key| format!(",\"{key}\":").into_bytes()).collect(),
        }
    }

    /// One item of a list.
    pub fn item(&self, out: &mut Vec<u8>, world: &World, item: &Item, shape: &Shape) {
        self.value(out, world, item, shape, "", item.hash);
    }

    pub fn structure(&self, out: &mut Vec<u8>, world: &World, item: &Item, structure: &Structure) {
        out.push(b'{');
        let variant = if structure.union {
            Self::variant(structure, item)
        } else {
            ""
        };
        let mut first = true;
        for member in structure.members {
            if structure.union && member.name != variant {
                continue;
            }
            let start = out.len();
            let Some(key) = self.keys.get(usize::from(member.key)) else {
                continue;
            };
            out.extend_from_slice(&key[usize::from(first)..]);
            if self.member(out, world, item, structure, member) {
                first = false;
            } else {
                out.truncate(start);
            }
        }
        out.push(b'}');
    }

    /// The one member of a union: the item's variant, or else any.
    fn variant(structure: &Structure, item: &Item) -> &'static str {
        let members = structure.members;
        let any = members.get(item.hash as usize % members.len().max(1));
        let named = members.iter().find(|member| member.name == item.variant);
        named.or(any).map_or("", |member| member.name)
    }

    /// Write the member's value; `false` if the item has none.
    pub fn member(
        &self,
        out: &mut Vec<u8>,
        world: &World,
        item: &Item,
        structure: &Structure,
        member: &Member,
    ) -> bool {
        let role = self.roles.get(usize::from(member.key)).copied().unwrap_or(Role::Other);
        match role {
            Role::Id(kind) => return values::id(out, world, kind, item.resource(kind)),
            Role::Number(kind) => return values::id(out, world, kind, Some(item.number)),
            Role::SourceJob if world.simulation.is_none() => {
                let source = item.job.filter(|job| item.hash & 7 == 0 && job % world.sizes.jobs > 0);
                return values::id(out, world, Kind::Job, source.map(|job| job - 1));
            }
            Role::Task => return values::numbered_id(out, world, Kind::Task, item.task, world.stride(Kind::Task)),
            Role::Action => {
                return values::numbered_id(
                    out,
                    world,
                    Kind::SessionAction,
                    item.action,
                    world.stride(Kind::SessionAction),
                );
            }
            Role::Created => return values::timestamp(out, Some(item.created)),
            Role::Updated => return values::timestamp(out, item.updated),
            Role::Started => return values::timestamp(out, item.started),
            Role::Ended => return values::timestamp(out, item.ended),
            Role::CreatedBy => json::string(out, world.principal(item.principal)),
            Role::UpdatedBy if item.updated.is_none() => return false,
            Role::UpdatedBy => json::string(out, world.principal(item.principal / 2)),
            Role::Status if !item.status.is_empty() => json::string(out, item.status),
            Role::Lifecycle if !item.lifecycle.is_empty() => json::string(out, item.lifecycle),
            Role::Target => return item.target.map(|target| json::string(out, target)).is_some(),
            Role::Name if structure.name.ends_with("Capability") => {
                let kind = if structure.name.contains("Amount") {
                    "amount"
                } else {
                    "attr"
                };
                out.extend_from_slice(format!("\"{kind}.worker.custom\"").as_bytes());
            }
            Role::Name if structure.name == "StepParameter" => json::string(out, "Frame"),
            Role::Name if matches!(member.shape, Shape::String([])) => values::name(out, world, item),
            Role::Counts if world.simulation.is_none() => values::counts(out, &item.counts),
            Role::Principal => json::string(out, world.principal(item.principal)),
            Role::IdentityStore => json::string(out, &world.identity_store),
            Role::Percent => match item.percent {
                Some(percent) => json::integer(out, percent as i64),
                None => return false,
            },
            Role::Parameters
                if world.simulation.is_none() && matches!(member.shape, Shape::Map("TaskParameters", _)) =>
            {
                values::task_parameters(out, item)
            }
            Role::Parameters
                if world.simulation.is_none() && matches!(member.shape, Shape::Map("JobParameters", _)) =>
            {
                values::job_parameters(out, item)
            }
            _ => {
                if let Some(simulation) = &world.simulation {
                    match simulation.member(out, world, item, member) {
                        Told::Written => return true,
                        Told::Absent if !member.required && !structure.union => return false,
                        Told::Absent | Told::MadeUp => {}
                    }
                }
                let hash = mix(item.hash ^ u64::from(member.key));
                // Programs of a working day want some members that the model does not require.
                let is_left_out = world.simulation.is_none() && hash & 7 == 0;
                if !member.required && !structure.union && is_left_out {
                    return false;
                }
                self.other(out, world, item, structure, member, hash);
            }
        }
        true
    }

    /// Write a member that is looked up by its name, or is of any value.
    fn other(&self, out: &mut Vec<u8>, world: &World, item: &Item, parent: &Structure, member: &Member, hash: u64) {
        let product = &PRODUCTS[item.index as usize % PRODUCTS.len()];
        let text = match member.name {
            "environmentId" => return values::environment(out, world, item),
            "logGroupName" => return values::log_group(out, world, item),
            "templateType" => return json::string(out, "YAML"),
            "parameterSpace" => return out.extend_from_slice(constants::PARAMETER_SPACE),
            "dependencies" => return values::steps_before(out, world, item),
            "allowedStorageProfileIds" => return values::profiles_of_queue(out, world, item),
            "productId" => product.id,
            "family" => product.family,
            "vendor" => product.vendor,
            "port" => return json::integer(out, product.port),
            "min" | "max" | "avg" | "sum" => {
                let least = if parent.name.starts_with("Memory") { 4096 } else { 4 };
                let scale = ["min", "avg", "max", "sum"]
                    .iter()
                    .position(|known| *known == member.name)
                    .unwrap_or(0);
                return json::integer(out, least + item.hash as i64 % 4 + scale as i64 * least);
            }
            "sizeGiB" | "throughputMiB" => return json::integer(out, 250),
            "iops" => return json::integer(out, 3000),
            "scriptTimeoutSeconds" => return json::integer(out, 600),
            "minWorkerCount" => return json::integer(out, 0),
            "aggregationStartTime" => return json::timestamp(out, item.created),
            "aggregationEndTime" => return json::timestamp(out, item.created + 86_400_000),
            "expiration" => return json::timestamp(out, CREDENTIALS_EXPIRE),
            // Only a job's description may not be empty.
            "description" if item.job.is_some() => "Made up by the local farm.",
            name => constants::text(name),
        };
        self.value(out, world, item, &member.shape, text, hash);
    }

    /// Write a value of the shape, derived from the hash; its strings are the text, unless that is empty.
    fn value(&self, out: &mut Vec<u8>, world: &World, item: &Item, shape: &Shape, text: &str, hash: u64) {
        match shape {
            Shape::String([]) if text.is_empty() => {
                let texts = if hash & 64 == 0 { &TEXTS[..1] } else { &TEXTS[..] };
                json::string(out, texts[hash as usize % texts.len()]);
            }
            Shape::String([]) => json::string(out, text),
            Shape::String(values) => json::string(out, values[hash as usize % values.len()]),
            Shape::Integer => json::integer(out, 1 + (hash % 100) as i64),
            Shape::Float => {
                json::integer(out, 1 + (hash >> 8) as i64 % 99);
                out.extend_from_slice([&b".5"[..], b".25", b".0", b""][hash as usize % 4]);
            }
            Shape::Boolean => out.extend_from_slice(if hash & 1 == 0 { b"false" } else { b"true" }),
            Shape::Timestamp => json::timestamp(out, item.created),
            Shape::Document => out.extend_from_slice(DOCUMENTS[item.hash as usize % DOCUMENTS.len()]),
            Shape::List(_, element) => {
                out.push(b'[');
                self.value(out, world, item, element, text, hash);
                out.push(b']');
            }
            Shape::Map("LogOptions", _) if item.session.is_some() => values::log_options(out, world, item),
            Shape::Map(_, value) => {
                out.extend_from_slice(b"{\"logGroupName\":");
                self.value(out, world, item, value, "/aws/deadline", hash);
                out.push(b'}');
            }
            Shape::Structure(structure) => self.structure(out, world, item, structure),
        }
    }
}
