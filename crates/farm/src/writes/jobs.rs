//! Jobs that are submitted, and what is ordered of jobs, steps, tasks and sessions.

use std::sync::Arc;

use serde_json::Value;

use super::{Created, Named, conflict, given};
use crate::failure::Failure;
use crate::simulation::Simulation;
use crate::simulation::plan::{JobPlan, StepPlan};
use crate::simulation::status::TaskStatus;
use crate::template::{Template, template};
use crate::world::Kind;

/// What the service assumes where a request says nothing.
const MAX_FAILED_TASKS: u32 = 20;
const MAX_RETRIES: u32 = 5;

pub fn create(simulation: &mut Simulation, named: &Named, body: &Value) -> Result<Created, Failure> {
    let queue = named.need(Kind::Queue)?;
    let made = match (body["template"].as_str(), named.get(Kind::Job)) {
        (Some(_), Some(_)) => return Err(Failure::invalid("sourceJobId", "It does not go with a template.")),
        (None, None) => return Err(Failure::invalid("template", "A template or a sourceJobId is required.")),
        (Some(text), None) => read(text, body)?,
        (None, Some(source)) => copy(simulation, source as u32),
    };
    let mut told = given(body, &["storageProfileId", "attachments"]);
    let description = body["descriptionOverride"]
        .as_str()
        .map(str::to_owned)
        .or(made.description);
    if let Some(description) = description {
        told.insert("description".to_owned(), description.into());
    }
    if let Some(source) = body.get("sourceJobId") {
        told.insert("sourceJobId".to_owned(), source.clone());
    }
    let job = simulation.submit(JobPlan {
        id: None,
        arrives: simulation.now,
        queue,
        user: 0,
        name: body["nameOverride"].as_str().unwrap_or(&made.name).into(),
        parameters: made.parameters,
        priority: number(body, "priority").unwrap_or(50) as u8,
        steps: made.steps,
        max_retries: number(body, "maxRetriesPerTask").unwrap_or(MAX_RETRIES),
        max_failed: number(body, "maxFailedTasksCount").unwrap_or(MAX_FAILED_TASKS),
        max_workers: number(body, "maxWorkerCount").filter(|most| *most > 0),
        canceled: None,
        suspended: None,
        given: told,
    });
    if body["targetTaskRunStatus"] == "SUSPENDED" {
        simulation.target_job(job, TaskStatus::Suspended);
    }
    Ok(Some(("jobId", Kind::Job, job)))
}

fn read(text: &str, body: &Value) -> Result<Template, Failure> {
    let kind = body["templateType"].as_str();
    let kind = kind.ok_or_else(|| Failure::invalid("templateType", "The parameter is required with a template."))?;
    let none = Default::default();
    let parameters = body["parameters"].as_object().unwrap_or(&none);
    template(text, kind == "YAML", parameters).map_err(|why| Failure::invalid("template", &why))
}

fn copy(simulation: &Simulation, source: u32) -> Template {
    let plan = &simulation.jobs[source as usize].plan;
    let steps = simulation.steps_of(source);
    Template {
        name: (*plan.name).to_owned(),
        description: plan.given.get("description").and_then(Value::as_str).map(str::to_owned),
        parameters: plan.parameters.clone(),
        steps: steps
            .map(|step| StepPlan::clone(&simulation.steps[step as usize].plan))
            .collect(),
    }
}

/// A number of the body that is not negative.
fn number(body: &Value, name: &str) -> Option<u32> {
    body[name].as_u64().and_then(|number| number.try_into().ok())
}

pub fn update(simulation: &mut Simulation, named: &Named, body: &Value) -> Result<(), Failure> {
    let job = open_job(simulation, named)?;
    simulation.change_plan(job, |plan| {
        plan.name = body["name"].as_str().map_or_else(|| Arc::clone(&plan.name), Arc::from);
        plan.given.extend(given(body, &["description"]));
        plan.priority = number(body, "priority").map_or(plan.priority, |priority| priority as u8);
        plan.max_failed = number(body, "maxFailedTasksCount").unwrap_or(plan.max_failed);
        plan.max_retries = number(body, "maxRetriesPerTask").unwrap_or(plan.max_retries);
        if !body["maxWorkerCount"].is_null() {
            plan.max_workers = number(body, "maxWorkerCount").filter(|most| *most > 0);
        }
    });
    if let Some(target) = target(body, "targetTaskRunStatus") {
        simulation.target_job(job, target);
    }
    if body["lifecycleStatus"] == "ARCHIVED" {
        simulation.archive(job);
    }
    Ok(())
}

pub fn update_step(simulation: &mut Simulation, named: &Named, body: &Value) -> Result<(), Failure> {
    open_job(simulation, named)?;
    let step = named.need(Kind::Step)?;
    if let Some(target) = target(body, "targetTaskRunStatus") {
        simulation.target_step(step as u32, target);
    }
    Ok(())
}

pub fn update_task(simulation: &mut Simulation, named: &Named, body: &Value) -> Result<(), Failure> {
    open_job(simulation, named)?;
    let task = simulation.task_at(named.need(Kind::Task)? as u64);
    if let Some(target) = target(body, "targetRunStatus") {
        simulation.target_task(task, target);
    }
    Ok(())
}

pub fn update_session(simulation: &mut Simulation, named: &Named) -> Result<(), Failure> {
    let session = named.need(Kind::Session)?;
    if simulation.sessions[session].ended.is_some() {
        let message = "The session has ended already.";
        return Err(conflict(Kind::Session, "STATUS_CONFLICT", message));
    }
    simulation.end_session(session as u32);
    Ok(())
}

fn target(body: &Value, name: &str) -> Option<TaskStatus> {
    let name = body[name].as_str()?;
    TaskStatus::ALL.into_iter().find(|status| status.name() == name)
}

/// The job that is named, which is not archived.
fn open_job(simulation: &Simulation, named: &Named) -> Result<u32, Failure> {
    let job = named.need(Kind::Job)?;
    if simulation.jobs[job].is_archived {
        let message = "The job is archived: it cannot be changed.";
        return Err(conflict(Kind::Job, "STATUS_CONFLICT", message));
    }
    Ok(job as u32)
}
