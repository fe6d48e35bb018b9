//! Values that are the same for every item.

/// The text of a string member with this name; empty if it may be any text.
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

/// An environment template in YAML, escaped as in a JSON string.
const TEMPLATE: &str = concat!(
    r"specificationVersion: environment-2023-09\n",
    r"parameterDefinitions:\n- name: CondaPackages\n  type: STRING\n  default: blender\n",
    r"environment:\n  name: Conda\n  variables:\n    STUDIO: local\n",
);
/// Every task renders one frame.
pub const PARAMETER_SPACE: &[u8] = br#"{"parameters":[{"name":"Frame","type":"INT"}]}"#;

/// Definitions of job parameters, which the model leaves open: any JSON may come.
pub const DOCUMENTS: [&[u8]; 4] = [
    br#"{"name":"Frames","type":"STRING","default":"1-100","minLength":1,"userInterface":{"control":"LINE_EDIT"}}"#,
    br#"{"name":"Strict","type":"STRING","default":"true","allowedValues":["true","false"],"description":null}"#,
    br#"{"name":"Quality","type":"FLOAT","default":0.75,"minValue":0,"maxValue":1.0e2,"hidden":false}"#,
    br#"{"name":"Tiles","type":"INT","default":4,"allowedValues":[1,4,16,9007199254740993],"empty":{},"none":[]}"#,
];

/// Texts that are hard to decode, JSON's escapes and real UTF-8; most strings are the first.
pub const TEXTS: [&str; 5] = [
    "render",
    "Szene \u{e9}\u{1f3ac}",
    "say \\\"hi\\\"\\n\\u00e4",
    "",
    "a/b\\tc",
];

/// A metered product: its id, family, vendor and port.
pub struct Product {
    pub id: &'static str,
    pub family: &'static str,
    pub vendor: &'static str,
    pub port: i64,
}

pub const PRODUCTS: [Product; 5] = [
    product("maya-2026.1", "maya", "autodesk", 2701),
    product("houdini-20.5", "houdini", "sidefx", 1715),
    product("nuke-16.0", "nuke", "foundry", 6101),
    product("vray-7", "vray", "chaos", 30304),
    product("arnold-7.4", "arnold", "autodesk", 2702),
];

const fn product(id: &'static str, family: &'static str, vendor: &'static str, port: i64) -> Product {
    Product {
        id,
        family,
        vendor,
        port,
    }
}

/// 2099-01-01T00:00:00Z in milliseconds: credentials that do not expire while a farm is served.
pub const CREDENTIALS_EXPIRE: i64 = 4_070_908_800_000;
