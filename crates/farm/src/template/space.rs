//! The tasks of a step: the values of its task parameters, combined.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::definitions::{identifier, resolve};
use super::{Fallible, MOST_TASKS, Part, numbers, ranges};
use crate::simulation::plan::Parameter;
use crate::simulation::tasks::Tasks;

/// A task parameter and its values.
struct TaskParameter<'a> {
    name: &'a str,
    /// The member of the service's union.
    kind: &'static str,
    values: Vec<String>,
    /// As `StepParameter` of the service.
    told: Value,
}

impl TaskParameter<'_> {
    fn is_chunked(&self) -> bool {
        self.kind == "chunkInt"
    }
}

const MOST_PARAMETERS: usize = 16;
/// Values of a list, and letters of one of them.
const MOST_VALUES: usize = 1024;
const MOST_LETTERS: usize = 1024;
/// More values of the tasks of a step would hold up the other requests.
const MOST_TASK_VALUES: usize = 400_000;

pub fn tasks(space: &Part, parameters: &[Parameter], extensions: &[&str]) -> Fallible<Tasks> {
    space.only(&["taskParameterDefinitions", "combination"])?;
    let definitions = space.parts("taskParameterDefinitions", MOST_PARAMETERS)?;
    if definitions.is_empty() {
        return Err(space.wrong("taskParameterDefinitions", "it is required"));
    }
    let mut defined: Vec<TaskParameter> = Vec::new();
    for definition in &definitions {
        let parameter = task_parameter(definition, parameters, extensions)?;
        if defined.iter().any(|known| known.name == parameter.name) {
            return Err(definition.wrong("name", "another task parameter has it as well"));
        }
        if parameter.is_chunked() && defined.iter().any(TaskParameter::is_chunked) {
            return Err(definition.wrong("type", "another task parameter is of chunks as well"));
        }
        defined.push(parameter);
    }
    let combination = space.text("combination")?;
    let node = match combination {
        None => Node::Product((0..defined.len()).map(Node::Parameter).collect()),
        Some(text) if text.chars().count() > 1280 || text.contains(|letter: char| letter.is_control()) => {
            return Err(space.wrong("combination", "it must be one line of at most 1280 letters"));
        }
        Some(text) => {
            let node = Parser::new(text, &defined).whole();
            node.map_err(|why| space.wrong("combination", &why))?
        }
    };
    let count = node.count(&defined).map_err(|why| space.wrong("combination", &why))?;
    if count * defined.len() > MOST_TASK_VALUES {
        let why = format!("its tasks have more than {MOST_TASK_VALUES} values, which this machine does not hold");
        return Err(space.wrong("taskParameterDefinitions", &why));
    }
    let mut told = json!({"parameters": defined.iter().map(|known| &known.told).collect::<Vec<_>>()});
    if let Some(combination) = combination {
        told["combination"] = combination.into();
    }
    let mut chosen = vec![0; defined.len()];
    let one = |task| {
        node.choose(task, &defined, &mut chosen);
        let values = defined.iter().zip(&chosen);
        let values = values.map(|(known, at)| (known.name.to_owned(), json!({known.kind: known.values[*at]})));
        Box::from(Value::Object(values.collect::<Map<_, _>>()).to_string())
    };
    Ok(Tasks::Listed {
        space: Some(Arc::new(told)),
        parameters: (0..count).map(one).collect(),
    })
}

fn task_parameter<'a>(
    definition: &Part<'a>,
    parameters: &[Parameter],
    extensions: &[&str],
) -> Fallible<TaskParameter<'a>> {
    let name = identifier(definition, extensions)?;
    let kind = definition.need("type", definition.text("type")?)?;
    let (kind, told, is_chunked) = match kind {
        "INT" => ("int", "INT", false),
        "FLOAT" => ("float", "FLOAT", false),
        "STRING" => ("string", "STRING", false),
        "PATH" => ("path", "PATH", false),
        "CHUNK[INT]" if extensions.contains(&"TASK_CHUNKING") => ("chunkInt", "CHUNK_INT", true),
        _ => return Err(definition.wrong("type", "there is no such type")),
    };
    definition.only(if is_chunked {
        &["name", "type", "range", "chunks"]
    } else {
        &["name", "type", "range"]
    })?;
    let mut values = values(definition, kind, parameters)?;
    let mut told = json!({"name": name, "type": told});
    if is_chunked {
        let chunks = definition.need("chunks", definition.part("chunks")?)?;
        chunks.only(&["defaultTaskCount", "rangeConstraint", "targetRuntimeSeconds"])?;
        let size = number(&chunks, "defaultTaskCount", parameters)?;
        let size = size.filter(|size| *size > 0);
        let size = size.ok_or_else(|| chunks.wrong("defaultTaskCount", "it must be a whole number above 0"))?;
        let constraint = chunks.need("rangeConstraint", chunks.text("rangeConstraint")?)?;
        if !matches!(constraint, "CONTIGUOUS" | "NONCONTIGUOUS") {
            return Err(chunks.wrong("rangeConstraint", "it must be CONTIGUOUS or NONCONTIGUOUS"));
        }
        told["chunks"] = json!({"defaultTaskCount": size, "rangeConstraint": constraint});
        if let Some(seconds) = number(&chunks, "targetRuntimeSeconds", parameters)? {
            told["chunks"]["targetRuntimeSeconds"] = seconds.into();
        }
        values = in_chunks(&values, size, constraint == "CONTIGUOUS");
    }
    Ok(TaskParameter {
        name,
        kind,
        values,
        told,
    })
}

/// A whole number, or a text that is one once its parameters are resolved.
fn number(part: &Part, name: &str, parameters: &[Parameter]) -> Fallible<Option<usize>> {
    let wrong = || part.wrong(name, "it must be a whole number");
    match part.given(name) {
        None => Ok(None),
        Some(Value::String(text)) => {
            let text = resolve(part, name, text, parameters)?;
            text.trim().parse().map(Some).map_err(|_| wrong())
        }
        Some(value) => {
            let number = value.as_u64().and_then(|number| number.try_into().ok());
            number.map(Some).ok_or_else(wrong)
        }
    }
}

fn values(definition: &Part, kind: &str, parameters: &[Parameter]) -> Fallible<Vec<String>> {
    let range = definition.need("range", definition.given("range"))?;
    let wrong = |why: &str| definition.wrong("range", why);
    let values: Vec<String> = match range {
        Value::String(text) if matches!(kind, "int" | "chunkInt") => {
            let text = resolve(definition, "range", text, parameters)?;
            let numbers = ranges::numbers(&text).map_err(|why| wrong(&why))?;
            numbers.iter().map(i64::to_string).collect()
        }
        Value::Array(items) if items.len() > MOST_VALUES => {
            return Err(wrong(&format!("it must have at most {MOST_VALUES} values")));
        }
        Value::Array(items) => {
            let other = || wrong("its values must have the parameter's type");
            let value = |item: &Value| {
                let text = match item {
                    Value::String(text) => resolve(definition, "range", text, parameters)?,
                    Value::Number(number) if kind == "float" => numbers::text(number),
                    Value::Number(number) if matches!(kind, "int" | "chunkInt") => {
                        numbers::whole(number).ok_or_else(other)?.to_string()
                    }
                    _ => return Err(other()),
                };
                if text.chars().count() > MOST_LETTERS {
                    return Err(wrong(&format!("its values must have at most {MOST_LETTERS} letters")));
                }
                let text = if matches!(kind, "string" | "path") {
                    text
                } else {
                    text.trim().to_owned()
                };
                match kind {
                    "int" | "chunkInt" => Ok(text.parse::<i64>().map_err(|_| other())?.to_string()),
                    "float" if !numbers::is_float(&text) => Err(other()),
                    "path" if text.is_empty() => Err(other()),
                    _ => Ok(text),
                }
            };
            items.iter().map(value).collect::<Fallible<_>>()?
        }
        _ => return Err(wrong("it must be a list, or the text of a range of integers")),
    };
    if values.is_empty() || values.len() > MOST_TASKS {
        return Err(wrong(&format!("it must have 1 to {MOST_TASKS} values here")));
    }
    Ok(values)
}

/// The numbers in chunks of about the same size, none of them above this one.
fn in_chunks(values: &[String], size: usize, is_contiguous: bool) -> Vec<String> {
    let numbers: Vec<i64> = values.iter().filter_map(|value| value.parse().ok()).collect();
    let mut chunks = Vec::new();
    for part in numbers.chunk_by(|one, other| !is_contiguous || one.checked_add(1) == Some(*other)) {
        let count = part.len().div_ceil(size);
        let (small, larger) = (part.len() / count, part.len() % count);
        // Those that are larger by one are spread evenly.
        let start = |chunk: usize| chunk * small + (chunk * larger).div_ceil(count);
        for number in 0..count {
            let chunk = &part[start(number)..start(number + 1)];
            chunks.push(match chunk {
                [first, ..] if is_contiguous => format!("{first}-{}", chunk[chunk.len() - 1]),
                chunk => {
                    let mut chunk = chunk.to_vec();
                    chunk.sort_unstable();
                    chunk.dedup();
                    ranges::text(&chunk)
                }
            });
        }
    }
    chunks
}

/// How the values of task parameters are combined.
enum Node {
    /// By its number.
    Parameter(usize),
    /// Each value of one with each of the next, which changes faster.
    Product(Vec<Node>),
    /// The first with the first, the second with the second...
    Association(Vec<Node>),
}

impl Node {
    fn count(&self, defined: &[TaskParameter]) -> Result<usize, String> {
        match self {
            Self::Parameter(number) => Ok(defined[*number].values.len()),
            Self::Product(nodes) => {
                let mut counts = nodes.iter().map(|node| node.count(defined));
                let count = counts.try_fold(1usize, |all, count| Ok::<_, String>(all.saturating_mul(count?)))?;
                let most = || format!("it makes {count} tasks, more than the {MOST_TASKS} of a job here");
                (count <= MOST_TASKS).then_some(count).ok_or_else(most)
            }
            Self::Association(nodes) => {
                let counts = nodes.iter().map(|node| node.count(defined));
                let counts: Vec<usize> = counts.collect::<Result<_, _>>()?;
                match counts.iter().find(|count| **count != counts[0]) {
                    None => Ok(counts[0]),
                    Some(_) => Err(format!(
                        "what is associated has different numbers of values: {counts:?}"
                    )),
                }
            }
        }
    }

    /// Choose the value of each parameter for a task.
    fn choose(&self, task: usize, defined: &[TaskParameter], chosen: &mut [usize]) {
        match self {
            Self::Parameter(number) => chosen[*number] = task,
            Self::Product(nodes) => {
                let mut rest = task;
                for node in nodes.iter().rev() {
                    // Counted before, without an error.
                    let count = node.count(defined).unwrap_or(1);
                    node.choose(rest % count, defined, chosen);
                    rest /= count;
                }
            }
            Self::Association(nodes) => nodes.iter().for_each(|node| node.choose(task, defined, chosen)),
        }
    }
}

/// Reads `A * (B, C)`.
struct Parser<'a> {
    tokens: Vec<&'a str>,
    at: usize,
    defined: &'a [TaskParameter<'a>],
    used: Vec<usize>,
}

/// Parentheses within parentheses.
const MAX_DEPTH: usize = 32;

impl<'a> Parser<'a> {
    fn new(text: &'a str, defined: &'a [TaskParameter<'a>]) -> Self {
        let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        let (mut tokens, mut rest) = (Vec::new(), text.trim_start());
        while let Some(first) = rest.chars().next() {
            let end = if is_word(first) {
                rest.find(|letter| !is_word(letter))
            } else {
                Some(first.len_utf8())
            };
            let (token, after) = rest.split_at(end.unwrap_or(rest.len()));
            tokens.push(token);
            rest = after.trim_start();
        }
        Self {
            tokens,
            at: 0,
            defined,
            used: Vec::new(),
        }
    }

    fn whole(mut self) -> Result<Node, String> {
        let node = self.product(0)?;
        if let Some(token) = self.tokens.get(self.at) {
            return Err(format!("{token:?} is not expected"));
        }
        let is_unused = |number: &usize| !self.used.contains(number);
        match (0..self.defined.len()).find(is_unused) {
            Some(unused) => Err(format!("{} is not in it", self.defined[unused].name)),
            None => Ok(node),
        }
    }

    fn take(&mut self, token: &str) -> bool {
        let is_next = self.tokens.get(self.at) == Some(&token);
        self.at += usize::from(is_next);
        is_next
    }

    fn product(&mut self, depth: usize) -> Result<Node, String> {
        let mut nodes = vec![self.element(depth)?];
        while self.take("*") {
            nodes.push(self.element(depth)?);
        }
        Ok(Node::Product(nodes))
    }

    fn element(&mut self, depth: usize) -> Result<Node, String> {
        if depth > MAX_DEPTH {
            return Err("it has too many parentheses".to_owned());
        }
        if self.take("(") {
            let before = self.used.len();
            let mut nodes = vec![self.product(depth + 1)?];
            while self.take(",") {
                nodes.push(self.product(depth + 1)?);
            }
            if !self.take(")") {
                return Err("a ( has no )".to_owned());
            }
            if nodes.len() < 2 {
                return Err("what is in parentheses must be several, with commas".to_owned());
            }
            if self.used[before..].iter().any(|used| self.defined[*used].is_chunked()) {
                return Err("chunks cannot be associated".to_owned());
            }
            return Ok(Node::Association(nodes));
        }
        let token = self.tokens.get(self.at).copied().unwrap_or("its end");
        let number = self.defined.iter().position(|known| known.name == token);
        let number = number.ok_or_else(|| format!("{token:?} is not a task parameter"))?;
        if self.used.contains(&number) {
            return Err(format!("{token} is in it twice"));
        }
        self.used.push(number);
        self.at += 1;
        Ok(Node::Parameter(number))
    }
}
