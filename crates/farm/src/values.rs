//! Values of members that are made of an item's facts, as JSON.

use crate::ids::mix;
use crate::items::{COUNTED_STATUSES, Item};
use crate::json;
use crate::world::{Kind, PROFILES, PROFILES_OF_QUEUE, World};

/// `false` if there is no such resource: nothing is written.
pub fn id(out: &mut Vec<u8>, world: &World, kind: Kind, number: Option<u64>) -> bool {
    let Some(number) = number else { return false };
    out.push(b'"');
    world.write_id(out, kind, number);
    out.push(b'"');
    true
}

/// `"task-<hex of the step>-<number in the step>"`
pub fn numbered_id(out: &mut Vec<u8>, world: &World, kind: Kind, at: Option<u64>, size: u64) -> bool {
    let Some(at) = at else { return false };
    out.push(b'"');
    world.write_id(out, kind, at / size);
    out.push(b'-');
    json::integer(out, (at % size) as i64);
    out.push(b'"');
    true
}

/// The item's name, as a JSON string.
pub fn name(out: &mut Vec<u8>, world: &World, item: &Item) {
    if let Some(name) = world.simulation.as_ref().and_then(|simulation| simulation.name(item)) {
        return json::text(out, name);
    }
    out.push(b'"');
    out.extend_from_slice(if item.name.is_empty() {
        b"item"
    } else {
        item.name.as_bytes()
    });
    out.push(b' ');
    json::integer(out, item.index as i64);
    // Some names are not plain: real UTF-8 and JSON's escapes.
    if item.name == "Job" && item.job.is_some_and(|job| mix(job) & 7 == 0) {
        out.extend_from_slice(" \\\"K\\u00fcche\\\" d\u{e9}cor \u{1f3ac}".as_bytes());
    }
    out.push(b'"');
}

pub fn counts(out: &mut Vec<u8>, counts: &[u64; 4]) {
    out.push(b'{');
    for (status, count) in COUNTED_STATUSES.iter().zip(counts) {
        json::key(out, status);
        json::integer(out, *count as i64);
    }
    out.push(b'}');
}

/// `"/aws/deadline/<farm>/<queue>"`
pub fn log_group(out: &mut Vec<u8>, world: &World, item: &Item) {
    out.extend_from_slice(b"\"/aws/deadline/");
    world.write_id(out, Kind::Farm, item.farm.unwrap_or_default());
    out.push(b'/');
    world.write_id(out, Kind::Queue, item.queue.unwrap_or_default());
    out.push(b'"');
}

pub fn log_options(out: &mut Vec<u8>, world: &World, item: &Item) {
    out.extend_from_slice(b"{\"logGroupName\":");
    log_group(out, world, item);
    out.extend_from_slice(b",\"logStreamName\":");
    id(out, world, Kind::Session, item.session);
    out.push(b'}');
}

/// The step that this one depends on: the one before it.
pub fn steps_before(out: &mut Vec<u8>, world: &World, item: &Item) {
    out.push(b'[');
    id(
        out,
        world,
        Kind::Step,
        item.step.filter(|_| item.index > 0).map(|step| step - 1),
    );
    out.push(b']');
}

pub fn profiles_of_queue(out: &mut Vec<u8>, world: &World, item: &Item) {
    out.push(b'[');
    for number in 0..PROFILES_OF_QUEUE {
        json::separate(out);
        let profile = item.farm.unwrap_or_default() * PROFILES + number;
        id(out, world, Kind::StorageProfile, Some(profile));
    }
    out.push(b']');
}

pub fn environment(out: &mut Vec<u8>, world: &World, item: &Item) {
    out.extend_from_slice(b"\"JOB:");
    world.write_id(out, Kind::Job, item.job.unwrap_or_default());
    out.extend_from_slice(b":Environment\"");
}

pub fn timestamp(out: &mut Vec<u8>, millis: Option<i64>) -> bool {
    millis.map(|millis| json::timestamp(out, millis)).is_some()
}

pub fn task_parameters(out: &mut Vec<u8>, item: &Item) {
    let task = item.task.unwrap_or_default() as i64;
    out.extend_from_slice(b"{\"Frame\":{\"int\":\"");
    json::integer(out, task + 1);
    out.extend_from_slice(match item.hash >> 50 & 3 {
        0 => b"\"}}" as &[u8],
        1 => b"\"},\"Camera\":{\"string\":\"main\"}}",
        2 => b"\"},\"Scale\":{\"float\":\"0.5\"},\"Output\":{\"path\":\"/renders/shot\"}}",
        _ => b"\"},\"Chunk\":{\"chunkInt\":\"1-10\"}}",
    });
}

pub fn job_parameters(out: &mut Vec<u8>, item: &Item) {
    out.extend_from_slice(br#"{"Frames":{"string":"1-100"},"Quality":{"float":"0.75"},"Tiles":{"int":""#);
    json::integer(out, 1 << (item.hash >> 50 & 3));
    out.extend_from_slice(b"\"}}");
}
