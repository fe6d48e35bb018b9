//! Members of an item that only a simulated farm has a fact for, by name, as JSON.

use std::io::Write;

use deadline_model::Member;
use serde_json::{Value, json};

use crate::ids::{hex, widen};
use crate::items::{Collection, Item};
use crate::json;
use crate::simulation::Simulation;
use crate::simulation::plan::{Given, Instance, Market};
use crate::simulation::state::{Fleet, Job, Step, TASKS, Worker, action_of};
use crate::simulation::status::{Counts, TaskStatus, WorkerStatus};
use crate::world::{Kind, World};

/// What the simulation says of a member.
pub enum Told {
    Written,
    /// The item has no such member, unless the service always tells one.
    Absent,
    /// It has one, of which nothing is known.
    MadeUp,
}

impl Simulation {
    /// The name of a resource that is simulated.
    pub fn name(&self, item: &Item) -> Option<&str> {
        let number = |number: Option<u64>| number.map(|number| number as usize);
        match item.collection {
            Collection::Farms => self.farms[number(item.farm)?].given.get("displayName")?.as_str(),
            Collection::Queues | Collection::Budgets => Some(&self.plan.queues[number(item.queue)?].name),
            Collection::Fleets => Some(&self.plan.fleets[number(item.fleet)?].name),
            Collection::Jobs | Collection::Statistics => Some(&self.jobs[number(item.job)?].plan.name),
            Collection::Steps => Some(&self.steps[number(item.step)?].plan.name),
            _ => None,
        }
    }

    /// Write a member that no role is known for.
    pub fn member(&self, out: &mut Vec<u8>, world: &World, item: &Item, member: &Member) -> Told {
        let number = |number: Option<u64>| number.unwrap_or_default() as usize;
        if let Some(value) = self.given(item).and_then(|given| given.get(member.name)) {
            out.extend_from_slice(value.to_string().as_bytes());
            return Told::Written;
        }
        match item.collection {
            Collection::Queues => self.queue_member(out, number(item.queue), member.name),
            Collection::Budgets => self.budget_member(out, number(item.queue), member.name),
            Collection::Fleets => self.fleet_member(out, number(item.fleet), member.name),
            Collection::Workers | Collection::Sessions => match member.name {
                "hostProperties" => {
                    self.host(out, world, number(item.worker));
                    Told::Written
                }
                "options" => Told::MadeUp,
                _ => Told::Absent,
            },
            Collection::Jobs => job_member(out, &self.jobs[number(item.job)], member.name),
            Collection::Steps => self.step_member(out, world, number(item.step), member.name),
            Collection::Tasks => self.task_member(out, item, member.name),
            Collection::SessionActions | Collection::Runs => self.action_member(out, item, member.name),
            _ => Told::MadeUp,
        }
    }

    /// What requests gave of the resource.
    fn given(&self, item: &Item) -> Option<&Given> {
        let number = |number: Option<u64>| number.map(|number| number as usize);
        Some(match item.collection {
            Collection::Farms => &self.farms[number(item.farm)?].given,
            Collection::Queues => &self.queues[number(item.queue)?].given,
            Collection::Fleets => &self.fleets[number(item.fleet)?].given,
            Collection::Jobs => &self.jobs[number(item.job)?].plan.given,
            _ => return None,
        })
    }

    fn queue_member(&self, out: &mut Vec<u8>, queue: usize, name: &str) -> Told {
        match name {
            "blockedReason" if self.queues[queue].blocked.is_some() => {
                json::string(out, "BUDGET_THRESHOLD_REACHED");
            }
            "defaultBudgetAction" => json::string(out, "NONE"),
            "jobAttachmentSettings" | "roleArn" | "jobRunAsUser" | "allowedStorageProfileIds" | "posix" => {
                return Told::MadeUp;
            }
            _ => return Told::Absent,
        }
        Told::Written
    }

    fn budget_member(&self, out: &mut Vec<u8>, queue: usize, name: &str) -> Told {
        match name {
            "approximateDollarLimit" => dollars(out, self.queues[queue].budget),
            "approximateDollarUsage" => dollars(out, self.queues[queue].spent),
            _ => return Told::Absent,
        }
        Told::Written
    }

    fn fleet_member(&self, out: &mut Vec<u8>, number: usize, name: &str) -> Told {
        let (plan, fleet) = (&self.plan.fleets[number], &self.fleets[number]);
        let range = |value: fn(&Instance) -> u32| {
            let values = plan.instances.iter().map(value);
            json!({"min": values.clone().min(), "max": values.max()}).to_string()
        };
        match name {
            "autoScalingStatus" => json::string(out, self.scaling(fleet)),
            "targetWorkerCount" | "workerCount" => json::integer(out, fleet.live.into()),
            "minWorkerCount" => json::integer(out, plan.min_workers.into()),
            "maxWorkerCount" => json::integer(out, plan.max_workers.into()),
            "mode" => json::string(out, "NO_SCALING"),
            "osFamily" => json::string(out, "LINUX"),
            "cpuArchitectureType" => json::string(out, "x86_64"),
            "vCpuCount" => out.extend_from_slice(range(|instance| instance.vcpus).as_bytes()),
            "memoryMiB" => out.extend_from_slice(range(|instance| instance.memory_mib).as_bytes()),
            "type" => json::string(
                out,
                if plan.market == Market::Spot {
                    "spot"
                } else {
                    "on-demand"
                },
            ),
            "allowedInstanceTypes" => {
                let names: Vec<&str> = plan.instances.iter().map(|instance| &*instance.name).collect();
                out.extend_from_slice(json!(names).to_string().as_bytes());
            }
            "autoScalingConfiguration" if plan.market != Market::Customer => {
                let scaling = json!({"workerIdleDurationSeconds": plan.idle / 1000});
                out.extend_from_slice(scaling.to_string().as_bytes());
            }
            _ => return Told::Absent,
        }
        Told::Written
    }

    fn scaling(&self, fleet: &Fleet) -> &'static str {
        let mut workers = fleet.workers.iter().map(|worker| self.workers[*worker as usize].status);
        if workers.clone().any(|status| status == WorkerStatus::Created) {
            "GROWING"
        } else if workers.any(|status| status == WorkerStatus::Stopping) {
            "SHRINKING"
        } else {
            "STEADY"
        }
    }

    /// The host properties of a worker: an instance in a virtual network, or a machine of the studio.
    fn host(&self, out: &mut Vec<u8>, world: &World, worker: usize) {
        let Worker { fleet, number, .. } = self.workers[worker];
        let plan = &self.plan.fleets[fleet as usize];
        let instance = self.instance_of(worker as u32);
        // Writing into a vector does not fail.
        let _ = if plan.market == Market::Customer {
            let (network, host) = (fleet % 256, 10 + number % 240);
            write!(
                out,
                r#"{{"ipAddresses":{{"ipV4Addresses":["192.168.{network}.{host}"]}},"hostName":"render{:03}"}}"#,
                number + 1
            )
        } else {
            // A prime, so that neighbours have different addresses and no two the same.
            let address = (worker * 7919 + 4660) % 65_536;
            let (high, low) = (address / 256, address % 256);
            let instance_id = hex(widen(world.hash(401, worker as u64)));
            write!(
                out,
                concat!(
                    r#"{{"ipAddresses":{{"ipV4Addresses":["10.0.{high}.{low}"]}},"#,
                    r#""hostName":"ip-10-0-{high}-{low}.us-west-2.compute.internal","#,
                    r#""ec2InstanceArn":"arn:aws:ec2:us-west-2:111122223333:instance/i-{id}","#,
                    r#""ec2InstanceType":"{kind}"}}"#,
                ),
                high = high,
                low = low,
                id = &instance_id[..17],
                kind = instance.name,
            )
        };
    }

    fn step_member(&self, out: &mut Vec<u8>, world: &World, number: usize, name: &str) -> Told {
        let step = &self.steps[number];
        match name {
            "taskRunStatusCounts" => counts(out, &step.counts),
            "taskFailureRetryCount" => json::integer(out, step.retries.into()),
            "dependencyCounts" => self.dependency_counts(out, number),
            "parameterSpace" => match step.plan.tasks.space() {
                Some(space) => out.extend_from_slice(space.to_string().as_bytes()),
                None => return Told::Absent,
            },
            "dependencies" => {
                let first = self.jobs[step.job as usize].first_step as u64;
                let before = step.plan.depends_on.iter();
                let before: Value = before
                    .map(|before| world.id(Kind::Step, first + *before as u64))
                    .collect();
                out.extend_from_slice(before.to_string().as_bytes());
            }
            _ => return Told::Absent,
        }
        Told::Written
    }

    fn dependency_counts(&self, out: &mut Vec<u8>, number: usize) {
        let is_done = |step: &Step| step.counts.status() == TaskStatus::Succeeded;
        let step = &self.steps[number];
        let first = self.jobs[step.job as usize].first_step as usize;
        let before = step.plan.depends_on.iter();
        let done = before.filter(|before| is_done(&self.steps[first + **before])).count();
        let consumers = self.consumers_of(number as u32).count();
        let (resolved, unresolved) = if is_done(step) { (consumers, 0) } else { (0, consumers) };
        let counts = json!({
            "dependenciesResolved": done,
            "dependenciesUnresolved": step.plan.depends_on.len() - done,
            "consumersResolved": resolved,
            "consumersUnresolved": unresolved,
        });
        out.extend_from_slice(counts.to_string().as_bytes());
    }

    fn task_member(&self, out: &mut Vec<u8>, item: &Item, name: &str) -> Told {
        let (step, index) = self.step_and_index(item);
        match name {
            "parameters" => step.plan.tasks.write(out, index),
            "failureRetryCount" => {
                let task = &self.tasks[(step.first_task + index) as usize];
                json::integer(out, task.retries.into());
            }
            _ => return Told::Absent,
        }
        Told::Written
    }

    fn action_member(&self, out: &mut Vec<u8>, item: &Item, name: &str) -> Told {
        match name {
            "parameters" => {
                let (step, index) = self.step_and_index(item);
                step.plan.tasks.write(out, index);
            }
            "processExitCode" if matches!(item.status, "SUCCEEDED" | "FAILED") => {
                let (session, index) = action_of(item.action.unwrap_or_default());
                json::integer(out, self.sessions[session as usize].actions[index].exit_code.into());
            }
            _ => return Told::Absent,
        }
        Told::Written
    }

    /// The step of the item's task, and the task's number in it.
    fn step_and_index(&self, item: &Item) -> (&Step, u32) {
        let task = item.task.unwrap_or_default();
        (&self.steps[(task / TASKS) as usize], (task % TASKS) as u32)
    }
}

fn job_member(out: &mut Vec<u8>, job: &Job, name: &str) -> Told {
    match name {
        "taskRunStatusCounts" => counts(out, &job.counts),
        "priority" => json::integer(out, job.plan.priority.into()),
        "taskFailureRetryCount" => json::integer(out, job.retries.into()),
        "maxRetriesPerTask" => json::integer(out, job.plan.max_retries.into()),
        "maxFailedTasksCount" => json::integer(out, job.plan.max_failed.into()),
        "maxWorkerCount" => json::integer(out, job.plan.max_workers.map_or(-1, i64::from)),
        "lifecycleStatusMessage" => json::string(out, "Job creation completed successfully"),
        "parameters" | "jobParameters" if !job.plan.parameters.is_empty() => {
            let parameters = job.plan.parameters.iter();
            let parameters = parameters.map(|given| ((*given.name).to_owned(), json!({given.kind: given.value})));
            out.extend_from_slice(Value::Object(parameters.collect()).to_string().as_bytes());
        }
        _ => return Told::Absent,
    }
    Told::Written
}

fn counts(out: &mut Vec<u8>, counts: &Counts) {
    out.push(b'{');
    for status in TaskStatus::ALL {
        json::key(out, status.name());
        json::integer(out, counts.of(status).into());
    }
    // Every step is compatible with every fleet, and tasks start at once.
    for name in ["STARTING", "NOT_COMPATIBLE"] {
        json::key(out, name);
        json::integer(out, 0);
    }
    out.push(b'}');
}

fn dollars(out: &mut Vec<u8>, dollars: f64) {
    out.extend_from_slice(format!("{dollars:.4}").as_bytes());
}
