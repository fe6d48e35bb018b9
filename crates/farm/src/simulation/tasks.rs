//! What the tasks of a step are: frames, or what a template says; and their parameters as JSON.

use std::io::Write;
use std::sync::Arc;

use serde_json::{Value, json};

#[derive(Clone, Debug)]
pub enum Tasks {
    Frames(Frames),
    Listed {
        /// `StepParameterSpace` as the service tells it, if the step has one.
        space: Option<Arc<Value>>,
        /// `TaskParameters` of each task.
        parameters: Arc<[Box<str>]>,
    },
}

/// Frames `first`, `first + by`, ..., `count` of them, each task with up to `chunk`.
#[derive(Clone, Copy, Debug)]
pub struct Frames {
    pub first: u32,
    pub count: u32,
    pub by: u32,
    pub chunk: u32,
}

impl Tasks {
    pub fn count(&self) -> u32 {
        match self {
            Self::Frames(frames) => frames.count.div_ceil(frames.chunk),
            Self::Listed { parameters, .. } => parameters.len() as u32,
        }
    }

    /// Write the `TaskParameters` of a task.
    pub fn write(&self, out: &mut Vec<u8>, task: u32) {
        match self {
            Self::Frames(frames) => frames.write(out, task),
            Self::Listed { parameters, .. } => out.extend_from_slice(parameters[task as usize].as_bytes()),
        }
    }

    /// The `StepParameterSpace`.
    pub fn space(&self) -> Option<Value> {
        match self {
            Self::Frames(Frames { chunk: 1, .. }) => Some(json!({"parameters": [{"name": "Frame", "type": "INT"}]})),
            Self::Frames(frames) => {
                let chunks = json!({"defaultTaskCount": frames.chunk, "rangeConstraint": "CONTIGUOUS"});
                Some(json!({"parameters": [{"name": "Frames", "type": "CHUNK_INT", "chunks": chunks}]}))
            }
            Self::Listed { space, .. } => space.as_deref().cloned(),
        }
    }
}

impl Frames {
    /// The first and the last frame of a task.
    fn of(&self, task: u32) -> (u32, u32) {
        let first = task * self.chunk;
        let last = (first + self.chunk).min(self.count) - 1;
        (self.first + first * self.by, self.first + last * self.by)
    }

    /// `{"Frame":{"int":"1001"}}`, or `{"Frames":{"chunkInt":"1001-1010"}}`
    fn write(&self, out: &mut Vec<u8>, task: u32) {
        let (first, last) = self.of(task);
        // Writing into a vector does not fail.
        let _ = match (self.chunk, last > first, self.by) {
            (1, ..) => write!(out, r#"{{"Frame":{{"int":"{first}"}}}}"#),
            (_, false, _) => write!(out, r#"{{"Frames":{{"chunkInt":"{first}"}}}}"#),
            (_, true, 1) => write!(out, r#"{{"Frames":{{"chunkInt":"{first}-{last}"}}}}"#),
            (_, true, by) => write!(out, r#"{{"Frames":{{"chunkInt":"{first}-{last}:{by}"}}}}"#),
        };
    }
}
