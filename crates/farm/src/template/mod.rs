//! A job from an Open Job Description template: its steps, their tasks, and its parameters. What is only told to a
//! worker, such as environments, and most of a script, is not looked into: the service refuses some templates that are
//! taken here. YAML is that of version 1.2, in which `yes` is a text. Expressions (`EXPR`) are not evaluated.

mod definitions;
mod numbers;
mod ranges;
mod space;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::simulation::plan::{Parameter, StepPlan};
use crate::simulation::tasks::Tasks;

pub type Fallible<T> = Result<T, String>;

const VERSION: &str = "jobtemplate-2023-09";
/// The extension with larger limits, and with interpreters in the place of scripts.
const LARGER: &str = "FEATURE_BUNDLE_1";
const EXPRESSIONS: &str = "EXPR";
const EXTENSIONS: [&str; 4] = ["TASK_CHUNKING", "REDACTED_ENV_VARS", LARGER, EXPRESSIONS];
/// What a step can have instead of a script.
const INTERPRETERS: [&str; 5] = ["bash", "python", "cmd", "powershell", "node"];
/// More tasks of a job would hold up the other requests.
const MOST_TASKS: usize = 100_000;
const MOST_STEPS: usize = 1000;
/// What a task of a submitted job takes, in seconds, and its spread: a template does not tell.
const SECONDS: f64 = 60.0;
const SPREAD: f64 = 0.3;

pub struct Template {
    pub name: String,
    pub description: Option<String>,
    pub parameters: Vec<Parameter>,
    pub steps: Vec<StepPlan>,
}

/// The job that this template makes of these parameters; an error says what is wrong with them.
pub fn template(text: &str, is_yaml: bool, given: &Map<String, Value>) -> Fallible<Template> {
    let document: Value = if is_yaml {
        if is_nested_deeply(text) {
            return Err("The template is not YAML: it is nested too deeply".to_owned());
        }
        // Editors of another system begin a file with a mark of its byte order.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        serde_yaml_ng::from_str(text).map_err(|error| format!("The template is not YAML: {error}"))?
    } else {
        serde_json::from_str(text).map_err(|error| format!("The template is not JSON: {error}"))?
    };
    let job = Part::new("template", &document)?;
    if job.text("specificationVersion")? != Some(VERSION) {
        return Err(job.wrong("specificationVersion", &format!("it must be {VERSION}")));
    }
    job.only(&[
        "specificationVersion",
        "$schema",
        "extensions",
        "name",
        "description",
        "parameterDefinitions",
        "jobEnvironments",
        "steps",
    ])?;
    let extensions = job.texts("extensions")?;
    if extensions.is_empty() && job.given("extensions").is_some() {
        return Err(job.wrong("extensions", "it must have some"));
    }
    if (1..extensions.len()).any(|at| extensions[..at].contains(&extensions[at])) {
        return Err(job.wrong("extensions", "one is there twice"));
    }
    let is_larger = extensions.contains(&LARGER);
    if let Some(unknown) = extensions.iter().find(|name| !EXTENSIONS.contains(name)) {
        return Err(job.wrong("extensions", &format!("{unknown} is not supported")));
    }
    let parameters = definitions::parameters(&job, given, &extensions)?;
    let steps: Vec<Part> = job.parts("steps", MOST_STEPS)?;
    if steps.is_empty() {
        return Err(job.wrong("steps", "it is required"));
    }
    let most = if is_larger { 512 } else { 64 };
    let names = steps.iter().map(|step| step.need("name", step.line("name", most)?));
    let names: Vec<&str> = names.collect::<Fallible<_>>()?;
    let mut plans = Vec::with_capacity(steps.len());
    let mut tasks = 0;
    for (number, step) in steps.iter().enumerate() {
        if names[..number].contains(&names[number]) {
            return Err(step.wrong("name", "another step has it as well"));
        }
        let plan = step_plan(step, &names, &parameters, &extensions)?;
        tasks += plan.tasks.count() as usize;
        if tasks > MOST_TASKS {
            return Err(job.wrong("steps", &format!("a job has at most {MOST_TASKS} tasks here")));
        }
        plans.push(plan);
    }
    if has_circle(&plans) {
        return Err(job.wrong("steps", "they depend on each other in a circle"));
    }
    let name = job.need("name", job.text("name")?)?;
    if name.contains(char::is_control) {
        return Err(job.wrong("name", "it must be one line"));
    }
    let name = definitions::resolve(&job, "name", name, &parameters)?;
    job.check_line("name", &name, if is_larger { 512 } else { 128 })?;
    Ok(Template {
        name,
        description: job.description()?.map(str::to_owned),
        parameters,
        steps: plans,
    })
}

fn step_plan(step: &Part, names: &[&str], parameters: &[Parameter], extensions: &[&str]) -> Fallible<StepPlan> {
    let known = [
        "name",
        "description",
        "dependencies",
        "stepEnvironments",
        "hostRequirements",
        "parameterSpace",
        "script",
        "let",
    ];
    step.only(&[&known[..], &INTERPRETERS].concat())?;
    step.description()?;
    let has = |name: &&&str| step.given(name).is_some();
    let interpreters = INTERPRETERS.iter().filter(has).count();
    if interpreters > 0 && !extensions.contains(&LARGER) {
        return Err(step.wrong("script", &format!("an interpreter requires the extension {LARGER}")));
    }
    if has(&&"let") && !extensions.contains(&EXPRESSIONS) {
        return Err(step.wrong("let", &format!("it requires the extension {EXPRESSIONS}")));
    }
    if interpreters + usize::from(has(&&"script")) != 1 {
        return Err(step.wrong("script", "a script or one interpreter is required"));
    }
    if let Some(script) = step.part("script")? {
        let actions = script.need("actions", script.part("actions")?)?;
        let run = actions.need("onRun", actions.part("onRun")?)?;
        let command = run.text("command")?.filter(|command| !command.is_empty());
        run.need("command", command)?;
    }
    let mut before = Vec::new();
    for dependency in step.parts("dependencies", MOST_STEPS)? {
        dependency.only(&["dependsOn"])?;
        let name = dependency.need("dependsOn", dependency.text("dependsOn")?)?;
        let number = names.iter().position(|known| *known == name);
        let number = number.ok_or_else(|| dependency.wrong("dependsOn", "there is no step of this name"))?;
        if before.contains(&number) {
            return Err(dependency.wrong("dependsOn", "it is there twice"));
        }
        before.push(number);
    }
    let tasks = match step.part("parameterSpace")? {
        Some(space) => space::tasks(&space, parameters, extensions)?,
        None => Tasks::Listed {
            space: None,
            parameters: [Box::from("{}")].into(),
        },
    };
    Ok(StepPlan {
        name: step.text("name")?.unwrap_or_default().into(),
        depends_on: before,
        tasks,
        seconds: SECONDS,
        spread: SPREAD,
        broken: Vec::new(),
    })
}

/// Brackets within brackets, which YAML's reader takes long for before it refuses them.
fn is_nested_deeply(text: &str) -> bool {
    let (mut depth, mut deepest) = (0i32, 0);
    for letter in text.bytes() {
        match letter {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth -= 1,
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest > 1000
}

fn has_circle(steps: &[StepPlan]) -> bool {
    let mut done = vec![false; steps.len()];
    loop {
        let next = (0..steps.len()).find(|step| !done[*step] && steps[*step].depends_on.iter().all(|at| done[*at]));
        match next {
            Some(step) => done[step] = true,
            None => return done.contains(&false),
        }
    }
}

/// A part of the template, and where it is.
pub struct Part<'a> {
    members: &'a Map<String, Value>,
    path: Arc<str>,
}

impl<'a> Part<'a> {
    fn new(path: &str, value: &'a Value) -> Fallible<Self> {
        let members = value.as_object().ok_or_else(|| format!("{path}: it must be a map"))?;
        let path = path.into();
        Ok(Self { members, path })
    }

    fn wrong(&self, name: &str, why: &str) -> String {
        format!("{}.{name}: {why}", self.path)
    }

    fn only(&self, known: &[&str]) -> Fallible<()> {
        match self.members.keys().find(|key| !known.contains(&key.as_str())) {
            None => Ok(()),
            Some(key) => Err(self.wrong(key, "there is no such member")),
        }
    }

    fn given(&self, name: &str) -> Option<&'a Value> {
        self.members.get(name).filter(|value| !value.is_null())
    }

    fn need<T>(&self, name: &str, value: Option<T>) -> Fallible<T> {
        value.ok_or_else(|| self.wrong(name, "it is required"))
    }

    fn text(&self, name: &str) -> Fallible<Option<&'a str>> {
        let text = |value: &'a Value| value.as_str().ok_or_else(|| self.wrong(name, "it must be a text"));
        self.given(name).map(text).transpose()
    }

    /// A text of 1 to `most` letters in one line.
    fn line(&self, name: &str, most: usize) -> Fallible<Option<&'a str>> {
        let text = self.text(name)?;
        text.map_or(Ok(()), |text| self.check_line(name, text, most))?;
        Ok(text)
    }

    fn check_line(&self, name: &str, text: &str, most: usize) -> Fallible<()> {
        if text.is_empty() || text.chars().count() > most || text.contains(char::is_control) {
            return Err(self.wrong(name, &format!("it must be one line of 1 to {most} letters")));
        }
        Ok(())
    }

    fn description(&self) -> Fallible<Option<&'a str>> {
        let text = self.text("description")?;
        let is_bad = |letter: char| letter.is_control() && !"\n\r\t".contains(letter);
        if text.is_some_and(|text| text.is_empty() || text.chars().count() > 2048 || text.contains(is_bad)) {
            return Err(self.wrong("description", "it must be a text of 1 to 2048 letters"));
        }
        Ok(text)
    }

    fn list(&self, name: &str) -> Fallible<Option<&'a Vec<Value>>> {
        let list = |value: &'a Value| value.as_array().ok_or_else(|| self.wrong(name, "it must be a list"));
        self.given(name).map(list).transpose()
    }

    fn texts(&self, name: &str) -> Fallible<Vec<&'a str>> {
        let list = self.list(name)?.into_iter().flatten();
        let texts = list.map(|value| value.as_str().ok_or_else(|| self.wrong(name, "it must have texts")));
        texts.collect()
    }

    fn part(&self, name: &str) -> Fallible<Option<Part<'a>>> {
        let part = |value| Part::new(&format!("{}.{name}", self.path), value);
        self.given(name).map(part).transpose()
    }

    /// The parts of a list, which has 1 to `most`, or is not there.
    fn parts(&self, name: &str, most: usize) -> Fallible<Vec<Part<'a>>> {
        let list = self.list(name)?;
        if list.is_some_and(|list| list.is_empty() || list.len() > most) {
            return Err(self.wrong(name, &format!("there must be 1 to {most}")));
        }
        let list = list.into_iter().flatten().enumerate();
        list.map(|(number, value)| Part::new(&format!("{}.{name}[{number}]", self.path), value))
            .collect()
    }
}
