//! Templates, and what is wrong with them.

use serde_json::json;

use super::*;

const JOB: &str = r#"
specificationVersion: jobtemplate-2023-09
name: "{{Param.Shot}} v{{Param.Version}}"
extensions: [TASK_CHUNKING]
parameterDefinitions:
  - {name: Shot, type: STRING}
  - {name: Version, type: INT, default: 3, minValue: 1}
  - {name: Frames, type: STRING, default: "1-4"}
  - {name: Scene, type: PATH, default: scene.ma}
steps:
  - name: Render
    parameterSpace:
      taskParameterDefinitions:
        - {name: Frame, type: INT, range: "{{Param.Frames}}"}
        - {name: Camera, type: STRING, range: [left, right]}
      combination: "(Frame, Copy) * Camera"
    script: {actions: {onRun: {command: render}}}
  - name: Composite
    dependencies: [{dependsOn: Render}]
    parameterSpace:
      taskParameterDefinitions:
        - name: Frames
          type: CHUNK[INT]
          range: "{{Param.Frames}}"
          chunks: {defaultTaskCount: 3, rangeConstraint: CONTIGUOUS, targetRuntimeSeconds: 60}
    script: {actions: {onRun: {command: composite}}}
  - name: Publish
    dependencies: [{dependsOn: Composite}, {dependsOn: Render}]
    script: {actions: {onRun: {command: publish}}}
"#;

fn made(text: &str, given: Value) -> Result<Template, String> {
    let given = given.as_object().cloned().unwrap_or_default();
    template(text, true, &given)
}

fn parameters(step: &StepPlan) -> Vec<String> {
    let written = |task| {
        let mut out = Vec::new();
        step.tasks.write(&mut out, task);
        String::from_utf8_lossy(&out).into_owned()
    };
    (0..step.tasks.count()).map(written).collect()
}

#[test]
fn a_template_makes_steps_and_tasks() {
    let text = JOB.replace("(Frame, Copy) * Camera", "Camera * Frame");
    let job = made(&text, json!({"Shot": {"string": "sh010"}, "Frames": {"string": "1-4"}})).expect("a job");
    assert_eq!(job.name, "sh010 v3");
    let told: Vec<(&str, &Value)> = job.parameters.iter().map(|known| (known.kind, &known.value)).collect();
    let (text, number, path) = (json!("sh010"), json!("3"), json!("scene.ma"));
    assert_eq!(
        told,
        [
            ("string", &text),
            ("int", &number),
            ("string", &json!("1-4")),
            ("path", &path)
        ]
    );
    let waits: Vec<&[usize]> = job.steps.iter().map(|step| &*step.depends_on).collect();
    assert_eq!(waits, [&[][..], &[0], &[1, 0]]);
    let render = parameters(&job.steps[0]);
    assert_eq!(render.len(), 8);
    assert_eq!(render[1], r#"{"Camera":{"string":"left"},"Frame":{"int":"2"}}"#);
    let composite = parameters(&job.steps[1]);
    assert_eq!(
        composite,
        [r#"{"Frames":{"chunkInt":"1-2"}}"#, r#"{"Frames":{"chunkInt":"3-4"}}"#]
    );
    assert_eq!(parameters(&job.steps[2]), ["{}"]);
    assert_eq!(job.steps[2].tasks.space(), None);
    let space = job.steps[1].tasks.space().expect("it has parameters");
    assert_eq!(space["parameters"][0]["type"], "CHUNK_INT");
    assert_eq!(space["parameters"][0]["chunks"]["targetRuntimeSeconds"], 60);
}

#[test]
fn what_is_wrong_with_a_template_is_said() {
    for (text, given, why) in [
        ("", json!({}), "map"),
        ("a: [", json!({}), "YAML"),
        ("name: x", json!({}), "specificationVersion"),
        (JOB, json!({"Shot": {"string": "a"}}), "Copy"),
        (JOB, json!({}), "Shot"),
        (
            JOB,
            json!({"Shot": {"string": "a"}, "Version": {"int": "0"}}),
            "Version",
        ),
        (JOB, json!({"Shot": {"string": "a"}, "Frames": {"string": "x"}}), "x"),
        (JOB, json!({"Shot": {"string": "a"}, "Other": {"string": "x"}}), "Other"),
    ] {
        let said = made(
            &text.replace("(Frame, Copy)", if why == "Copy" { "(Frame, Copy)" } else { "Frame" }),
            given,
        );
        let said = said.err().unwrap_or_default();
        assert!(said.contains(why), "{why}: {said}");
    }
    let many = JOB.replace("(Frame, Copy) * Camera", "Camera * Frame");
    let said = made(
        &many,
        json!({"Shot": {"string": "a"}, "Frames": {"string": "1-1000000000"}}),
    );
    assert!(said.is_err_and(|said| said.contains("100000")));
}

/// The tasks that AWS's `openjd-model` 0.14.0 makes of these ranges; none of those that it refuses.
#[test]
fn ranges_are_those_of_the_reference() {
    for (range, kind, tasks) in [
        ("10-1:-3", "INT", "10 7 4 1"),
        ("1-3,10-8:-1", "INT", "1 2 3 10 9 8"),
        ("- 1", "INT", "-1"),
        ("1-10:2,2-10:2", "INT", ""),
        ("3-1", "INT", ""),
        ("1-10:-1", "INT", ""),
        ("+1", "INT", ""),
        ("1-10", "CONTIGUOUS", "1-3 4-5 6-8 9-10"),
        ("1-10", "NONCONTIGUOUS", "1-3 4,5 6-8 9,10"),
        ("1-7:3,8-12", "CONTIGUOUS", "1-1 4-4 7-9 10-12"),
        ("10-1:-3", "NONCONTIGUOUS", "7,10 1,4"),
    ] {
        let parameter = match kind {
            "INT" => json!({"name": "F", "type": "INT", "range": range}),
            _ => {
                let chunks = json!({"defaultTaskCount": 3, "rangeConstraint": kind});
                json!({"name": "F", "type": "CHUNK[INT]", "range": range, "chunks": chunks})
            }
        };
        let script = json!({"actions": {"onRun": {"command": "render"}}});
        let step = json!({"name": "S", "script": script, "parameterSpace": {"taskParameterDefinitions": [parameter]}});
        let text =
            json!({"specificationVersion": VERSION, "name": "J", "extensions": ["TASK_CHUNKING"], "steps": [step]});
        let written = made(&text.to_string(), json!({})).map(|job| parameters(&job.steps[0]));
        let values = written.unwrap_or_default().into_iter().map(|task| {
            let value = task.rsplit(':').next().unwrap_or_default().to_owned();
            value.trim_matches(['"', '}']).to_owned()
        });
        assert_eq!(values.collect::<Vec<_>>().join(" "), tasks, "{range} {kind}");
    }
}

/// The values of the task parameter `F` of one step, or what is wrong.
fn values(kind: &str, range: &str, name: &str) -> Result<(String, String), String> {
    let text = format!(
        "specificationVersion: {VERSION}\nname: \"{name}\"\nparameterDefinitions: [{{name: R, type: STRING, default: 1-2}}]\n\
         steps: [{{name: S, script: {{actions: {{onRun: {{command: x}}}}}}, parameterSpace: \
         {{taskParameterDefinitions: [{{name: F, type: {kind}, range: {range}}}]}}}}]"
    );
    let job = made(&format!("\u{feff}{text}"), json!({}))?;
    let values = parameters(&job.steps[0]).into_iter().map(|task| {
        let value = task.rsplit(':').next().unwrap_or_default().to_owned();
        value.trim_matches(['"', '}']).to_owned()
    });
    Ok((job.name, values.collect::<Vec<_>>().join(" ")))
}

/// What AWS's `openjd-model` 0.14.0 makes of these; none of those that it refuses. All begin with a byte order mark.
#[test]
fn numbers_and_references_are_those_of_the_reference() {
    for (kind, range, told) in [
        (
            "FLOAT",
            "[0.1, 1.50, 0.00001, 1.0e-7, 1.0e+16]",
            Some("0.1 1.5 0.00001 1E-7 1E+16"),
        ),
        ("FLOAT", "['1e400', ' 1.50 ']", Some("1e400 1.50")),
        ("FLOAT", "['x']", None),
        ("INT", "[1.0, -0.0, '2']", Some("1 0 2")),
        ("INT", "[1.5]", None),
        ("INT", "['1.0']", None),
        ("INT", "'{{Param. R}}'", Some("1 2")),
        ("INT", "'{{ RawParam .R}}'", Some("1 2")),
        ("INT", "'{{Param..R}}'", None),
        ("INT", "'{{ParamR}}'", None),
    ] {
        let made = values(kind, range, "J").ok();
        assert_eq!(made.as_ref().map(|(_, values)| &**values), told, "{kind} {range}");
    }
    assert_eq!(
        values("INT", "'1'", "J {{Param . R}}").map(|(name, _)| name),
        Ok("J 1-2".to_owned())
    );
    assert!(values("INT", "'1'", "J {{Param.\\nR}}").is_err());
}
