//! Values that are the same for every item, or nearly so.

use super::json::number;
use super::rows::Row;

/// What a text member of this name says; empty for any words.
pub fn text(member: &str) -> &'static str {
    match member {
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
        "ipV4Addresses" => "10.0.12.34",
        "ipV6Addresses" => "2001:DB8:0:0:0:0:0:1A",
        "hostName" => "ip-10-0-12-34.us-west-2.compute.internal",
        "outputManifestPath" => "farm/queue/Manifests/output/manifest_output",
        "outputManifestHash" => "f1d2d2f924e986ac86fdf7b36c94bcdf",
        "amountRequirementName" => "amount.license.custom",
        "logDriver" => "awslogs",
        "accessKeyId" => "AKIDEXAMPLE",
        "secretAccessKey" => "none",
        "sessionToken" => "local-farm",
        "queueRoleArn" => "arn:aws:iam::111122223333:role/DeadlineQueue",
        "passwordArn" => "arn:aws:secretsmanager:us-west-2:111122223333:secret:jobuser-1a2b3c",
        "user" | "group" => "jobuser",
        "s3BucketName" => "studio-attachments",
        "rootPrefix" => "DeadlineCloud",
        "fileSystemLocationName" | "requiredFileSystemLocationNames" => "Projects",
        "rootPath" | "path" | "sourcePath" | "destinationPath" => "/mnt/projects",
        "outputRelativeDirectories" => "renders",
        "inputManifestPath" => "farm/queue/Manifests/input/manifest_input",
        "inputManifestHash" => "e242ed3bffccdf271b7fbaf34ed72d08",
        "anyOf" | "allOf" => "linux",
        "combination" => "Frame",
        "scriptBody" => "echo ready",
        "schemaVersion" => "jobtemplate-2023-09",
        "extensions" => "TASK_CHUNKING",
        "resolvedSymbolTable" => "{}",
        "template" => TEMPLATE,
        _ => "",
    }
}

/// An environment template in YAML, as it stands in a JSON string.
const TEMPLATE: &str = concat!(
    r"specificationVersion: environment-2023-09\n",
    r"parameterDefinitions:\n- name: CondaPackages\n  type: STRING\n  default: blender\n",
    r"environment:\n  name: Conda\n  variables:\n    STUDIO: local\n",
);
/// Every task has its frame.
pub const PARAMETER_SPACE: &[u8] = br#"{"parameters":[{"name":"Frame","type":"INT"}]}"#;

/// The parameters of a task.
pub fn parameters(out: &mut Vec<u8>, row: &Row) {
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

/// The parameters of a job.
pub fn job_parameters(out: &mut Vec<u8>, row: &Row) {
    out.extend_from_slice(br#"{"Frames":{"string":"1-100"},"Quality":{"float":"0.75"},"Tiles":{"int":""#);
    number(out, 1 << (row.hash >> 50 & 3));
    out.extend_from_slice(b"\"}}");
}

/// A parameter's definition, or a template.
pub fn document(out: &mut Vec<u8>, row: &Row) {
    let documents: [&[u8]; 4] = [
        br#"{"name":"Frames","type":"STRING","default":"1-100","minLength":1,"userInterface":{"control":"LINE_EDIT"}}"#,
        br#"{"name":"Strict","type":"STRING","default":"true","allowedValues":["true","false"],"description":null}"#,
        br#"{"name":"Quality","type":"FLOAT","default":0.75,"minValue":0,"maxValue":1.0e2,"hidden":false}"#,
        br#"{"name":"Tiles","type":"INT","default":4,"allowedValues":[1,4,16,9007199254740993],"empty":{},"none":[]}"#,
    ];
    out.extend_from_slice(documents[row.hash as usize % documents.len()]);
}
