use serde_json::{Value, json};

use super::*;
use crate::batch::fixture::{self, REQUEST_ID};

pub(super) const ROLE: &str = "arn:aws:iam::000000000000:role/r";

/// The sentence that refuses a definition; empty if it is taken.
pub(super) fn refusal(json: Value) -> String {
    match Fixture::default().write(register, request(json)) {
        Ok(_) => String::new(),
        refused => fixture::text(refused),
    }
}

/// `base` with what `change` has: members that are null go.
pub(super) fn changed(base: &Value, change: &Value) -> Value {
    let (Value::Object(base), Value::Object(change)) = (base, change) else { return change.clone() };
    let mut whole = base.clone();
    for (name, value) in change {
        whole.insert(name.clone(), changed(base.get(name).unwrap_or(&Value::Null), value));
    }
    Value::Object(whole)
}

/// Each change of a good definition is refused with its sentence.
pub(super) fn refuses(base: &Value, table: &[(Value, &str)]) {
    assert_eq!(refusal(base.clone()), "", "the definition to start from must be right");
    for (change, sentence) in table {
        assert_eq!(refusal(changed(base, change)), *sentence, "{change}");
    }
}

fn container(properties: Value) -> Value {
    json!({ "containerProperties": properties })
}

fn ec2() -> Value {
    json!({
        "jobDefinitionName": "render", "type": "container",
        "containerProperties": { "image": "busybox", "vcpus": 1, "memory": 128 },
    })
}

fn fargate() -> Value {
    json!({
        "jobDefinitionName": "render", "type": "container", "platformCapabilities": ["FARGATE"],
        "containerProperties": {
            "image": "busybox", "executionRoleArn": ROLE, "resourceRequirements": resources("1", "2048"),
        },
    })
}

pub(super) fn resources(vcpus: &str, memory: &str) -> Value {
    json!([{ "type": "VCPU", "value": vcpus }, { "type": "MEMORY", "value": memory }])
}

fn only(requirements: Value) -> Value {
    container(json!({ "vcpus": null, "memory": null, "resourceRequirements": requirements }))
}

#[test]
fn the_whole_is_checked() {
    let long = "x".repeat(129);
    refuses(
        &ec2(),
        &[
            (json!({ "jobDefinitionName": "a b" }), "Job definition name should match a valid pattern."),
            (json!({ "jobDefinitionName": "" }), "Job definition name should match a valid pattern."),
            (json!({ "jobDefinitionName": long }), "Job definition name should match a valid pattern."),
            (
                json!({ "containerProperties": null }),
                "ECS ContainerProperties, ecsProperties, or eksProperties is required when using type container.",
            ),
            (
                json!({ "nodeProperties": { "numNodes": 1, "mainNode": 0, "nodeRangeProperties": [] } }),
                "ECS ContainerProperties, ecsProperties, or eksProperties is required when using type container.",
            ),
            (json!({ "type": "multinode" }), "Node properties of multinode job is required."),
            (
                json!({ "ecsProperties": { "taskProperties": [] } }),
                "Cannot use both ECS containerProperties and ecsProperties",
            ),
            (json!({ "eksProperties": {} }), "Cannot use both ECS containerProperties and eksProperties"),
            (
                json!({ "platformCapabilities": ["EC3"] }),
                "Capability EC3 is not valid. Valid capabilities: [FARGATE, EC2, MANAGED_INSTANCES]",
            ),
            (json!({ "platformCapabilities": ["EC2", "FARGATE"] }), "Exactly 1 capability must be provided."),
            (
                json!({ "platformCapabilities": ["MANAGED_INSTANCES"] }),
                "Cannot use ECS containerProperties for MANAGED_INSTANCES",
            ),
            (json!({ "schedulingPriority": 10000 }), "Scheduling priority must be between 0 and 9999."),
            (json!({ "schedulingPriority": -1 }), "Scheduling priority must be between 0 and 9999."),
            (
                json!({ "tags": { "a": "<" } }),
                "Tags can only contain letters, numbers, spaces, and the following special characters: _ . : / = + - @",
            ),
            (
                json!({ "parameters": { "p": "x".repeat(47 * 1024) } }),
                "Job definition size must be less than 24 KiB, got 47 KiB",
            ),
        ],
    );
}

#[test]
fn retries_and_timeouts_are_checked() {
    let rules = |rules: Value| json!({ "retryStrategy": { "attempts": 1, "evaluateOnExit": rules } });
    let rule = json!({ "onReason": "a", "action": "exit" });
    refuses(
        &ec2(),
        &[
            (json!({ "retryStrategy": {} }), "RetryAttempts must be provided with retry strategy."),
            (json!({ "retryStrategy": { "attempts": 0 } }), "RetryAttempts must be between 1 and 10."),
            (json!({ "retryStrategy": { "attempts": 11 } }), "RetryAttempts must be between 1 and 10."),
            (
                rules(json!([rule, rule, rule, rule, rule, rule])),
                "EvaluateOnExit can have at most 5 conditions",
            ),
            (
                rules(json!([{ "action": "EXIT" }])),
                "EvaluateOnExit should contain at least one of onExitCode, onReason or onStatusReason",
            ),
            (
                rules(json!([{ "onExitCode": "1x", "action": "EXIT" }])),
                "Evaluate on exit condition contains restricted characters.",
            ),
            (
                rules(json!([{ "onStatusReason": "a*b", "action": "EXIT" }])),
                "Evaluate on exit condition contains restricted characters.",
            ),
            (
                rules(json!([{ "onReason": "x".repeat(513), "action": "EXIT" }])),
                "Evaluate on exit condition cannot exceed 512 characters.",
            ),
            (
                rules(json!([{ "onReason": "x", "action": "STOP" }])),
                "Evaluate on exit action STOP is not valid. Valid values are: [RETRY, EXIT]",
            ),
            (
                json!({ "timeout": { "attemptDurationSeconds": 59 } }),
                "Timeout attemptDurationSeconds must be at least 60, got 59.",
            ),
        ],
    );
}

#[test]
fn resources_of_instances_are_checked() {
    refuses(
        &ec2(),
        &[
            (container(json!({ "vcpus": null })), "vCPU is required."),
            (container(json!({ "memory": null })), "Memory is required."),
            (only(json!([{ "type": "MEMORY", "value": "4" }])), "vCPU is not provided."),
            (only(json!([{ "type": "VCPU", "value": "4" }])), "Memory is not provided."),
            (
                container(json!({ "resourceRequirements": [{ "type": "VCPU", "value": "1" }] })),
                "Cannot use both ECS containerProperties vcpus and resourceRequirement VCPU.",
            ),
            (
                only(json!([{ "type": "VCPU", "value": "1" }, { "type": "VCPU", "value": "1" }])),
                "Cannot provide duplicates in resourceRequirements.",
            ),
            (
                only(resources("1.0", "128")),
                "Value 1.0 for type VCPU in resourceRequirement is not valid. Please provide a numeric value.",
            ),
            (only(resources("0", "128")), "vCPU must be at least 1, got 0."),
            (only(resources("1", "2")), "Memory must be at least 4 Mib, got 2 Mib."),
            (container(json!({ "memory": 3 })), "Memory must be at least 4 Mib, got 3 Mib."),
            (
                container(json!({ "resourceRequirements": [{ "type": "GPU", "value": "x" }] })),
                "Value x for type GPU in resourceRequirement is not valid. Please provide a numeric value.",
            ),
            (
                container(json!({ "resourceRequirements": [{ "type": "GPU", "value": "-1" }] })),
                "GPU must be at least 1, got -1.",
            ),
            (
                container(json!({ "resourceRequirements": [{ "type": "GPU", "value": "0" }] })),
                "GPU must be at least 1, got 0.",
            ),
        ],
    );
}

#[test]
fn what_only_fargate_has_is_refused_on_instances() {
    refuses(
        &ec2(),
        &[
            (
                container(json!({ "networkConfiguration": {} })),
                "networkConfiguration not applicable for EC2.",
            ),
            (
                container(json!({ "fargatePlatformConfiguration": {} })),
                "fargatePlatformConfiguration not applicable for EC2.",
            ),
            (container(json!({ "runtimePlatform": {} })), "runtimePlatform is not applicable for EC2."),
            (
                container(json!({ "ephemeralStorage": { "sizeInGiB": 30 } })),
                "ephemeralStorage is not applicable for EC2.",
            ),
        ],
    );
}

#[test]
fn fargate_has_rules_of_its_own() {
    let linux = |parameters: Value| container(json!({ "linuxParameters": parameters }));
    refuses(
        &fargate(),
        &[
            (
                container(json!({ "vcpus": 1 })),
                "vcpus is not applicable for Fargate. Use resource requirements instead.",
            ),
            (
                container(json!({ "memory": 2048 })),
                "memory is not applicable for Fargate. Use resource requirements instead.",
            ),
            (
                container(json!({ "executionRoleArn": null })),
                "executionRoleArn is required for Fargate jobs.",
            ),
            (
                container(json!({ "resourceRequirements": resources("1", "4000") })),
                "Fargate resource requirements (1.00 vCPU, 4000 MiB) not valid.",
            ),
            (
                container(json!({ "resourceRequirements": [{ "type": "GPU", "value": "1" }] })),
                "GPU is not applicable for Fargate.",
            ),
            (
                container(json!({ "ulimits": [{ "hardLimit": 1, "name": "n", "softLimit": 1 }] })),
                "ulimits is not applicable for Fargate.",
            ),
            (
                container(json!({ "privileged": true })),
                "Fargate requires that the ‘privileged’ setting be ‘false’ at the container level.",
            ),
            (linux(json!({ "maxSwap": 1 })), "linuxParameter.maxSwap is not allowed for Fargate."),
            (linux(json!({ "swappiness": 1 })), "linuxParameter.swappiness is not allowed for Fargate."),
            (
                linux(json!({ "sharedMemorySize": 1 })),
                "linuxParameter.sharedMemorySize is not allowed for Fargate.",
            ),
            (
                linux(json!({ "devices": [{ "hostPath": "/d" }] })),
                "linuxParameter.devices is not allowed for Fargate.",
            ),
            (
                linux(json!({ "tmpfs": [{ "containerPath": "/t", "size": 1 }] })),
                "linuxParameter.tmpfs is not allowed for Fargate.",
            ),
        ],
    );
}

#[test]
fn fargate_has_storage_and_systems_of_its_own() {
    refuses(
        &fargate(),
        &[
            (
                container(json!({ "logConfiguration": { "logDriver": "syslog" } })),
                "Log driver for Fargate is not valid: syslog",
            ),
            (
                container(json!({ "ephemeralStorage": { "sizeInGiB": 20 } })),
                "Ephemeral storage for Fargate tasks can be only between range 21 GiB to 200 GiB",
            ),
            (
                container(json!({ "volumes": [{ "host": { "sourcePath": "/x" } }] })),
                "host.sourcePath should not be set for volumes in Fargate.",
            ),
            (
                container(json!({
                    "volumes": [{ "efsVolumeConfiguration": { "fileSystemId": "fs-1" } }],
                    "fargatePlatformConfiguration": { "platformVersion": "1.3.0" },
                })),
                "EFS is supported for Fargate platform versions 1.4.0 or later, provided 1.3.0",
            ),
            (
                container(
                    json!({ "runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE", "cpuArchitecture": "ARM64" } }),
                ),
                "Windows supported only by X86_64 cpuArchitecture",
            ),
            (
                container(json!({
                    "runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" },
                    "resourceRequirements": resources("0.5", "1024"),
                })),
                "vCPU must be at least 1 for Windows Job definition, got 0.50.",
            ),
        ],
    );
}

#[test]
fn contents_of_containers_are_checked() {
    let linux = |parameters: Value| container(json!({ "linuxParameters": parameters }));
    refuses(
        &ec2(),
        &[
            (container(json!({ "image": null })), "ECS Container Image must be provided."),
            (container(json!({ "user": "$(id" })), "User '$(id' does not match regex"),
            (
                container(json!({ "environment": [{ "value": "x" }] })),
                "Environment variable name is required.",
            ),
            (
                container(json!({ "secrets": [{ "name": "s", "valueFrom": "v" }] })),
                "executionRoleArn cannot be empty when using secrets or secretOptions",
            ),
            (
                container(
                    json!({ "logConfiguration": { "logDriver": "awslogs", "options": { "group": "g" } } }),
                ),
                "Log driver awslogs disallows options: group",
            ),
            (linux(json!({ "maxSwap": -1 })), "Invalid swap memory size: -1, must be non-negative."),
            (
                linux(json!({ "maxSwap": 1, "swappiness": 101 })),
                "Invalid swappiness: 101, must be between 0 and 100.",
            ),
            (
                linux(json!({ "maxSwap": 1 })),
                "When container specified swap memory, swappiness value is required.",
            ),
            (
                linux(json!({ "devices": [{ "hostPath": "/d", "permissions": ["EXEC"] }] })),
                "Invalid permission: EXEC for device /d",
            ),
            (
                linux(json!({ "tmpfs": [{ "containerPath": "/t", "size": 0 }] })),
                "Size of a tmpfs is invalid. The size is required and must be a positive integer.",
            ),
        ],
    );
}

#[test]
fn volumes_are_checked() {
    let efs = |configuration: Value| {
        let configuration = changed(&json!({ "fileSystemId": "fs-1" }), &configuration);
        container(json!({ "volumes": [{ "name": "v", "efsVolumeConfiguration": configuration }] }))
    };
    refuses(
        &ec2(),
        &[
            (
                container(
                    json!({ "volumes": [{ "host": {}, "efsVolumeConfiguration": { "fileSystemId": "fs-1" } }] }),
                ),
                "When the volume parameter is specified, only one volume configuration type should be used.",
            ),
            (efs(json!({ "fileSystemId": "x" })), "EFS configuration fileSystemId is not valid: x."),
            (
                efs(json!({ "transitEncryptionPort": 65536 })),
                "TransitEncryptionPort must be a valid port number.",
            ),
            (
                efs(json!({ "authorizationConfig": { "iam": "ENABLED" } })),
                "EFS IAM authorization requires TransitEncryption to be enabled.",
            ),
            (
                efs(json!({ "authorizationConfig": { "accessPointId": "a" } })),
                "EFS IAM access point requires TransitEncryption to be enabled.",
            ),
            (
                efs(json!({
                    "authorizationConfig": { "accessPointId": "a" }, "transitEncryption": "ENABLED", "rootDirectory": "/a",
                })),
                "When using an EFS access point, the root directory must either be set to \"/\" or omitted",
            ),
            (
                container(json!({ "volumes": [{ "s3filesVolumeConfiguration": { "fileSystemArn": "a" } }] })),
                "A jobRoleArn/taskRoleArn is required when using s3filesVolumeConfiguration.",
            ),
        ],
    );
}

#[test]
fn consumable_resources_are_named_once_and_at_most_five() {
    let properties =
        |list: Value| json!({ "consumableResourceProperties": { "consumableResourceList": list } });
    let five: Vec<Value> =
        (0..5).map(|n| json!({ "consumableResource": n.to_string(), "quantity": 1 })).collect();
    let six = [five.clone(), vec![json!({ "consumableResource": "x", "quantity": 1 })]].concat();
    let arn = "arn:aws:batch:us-east-1:000000000000:consumable-resource/0";
    assert_eq!(refusal(changed(&ec2(), &properties(five.into()))), "");
    refuses(
        &ec2(),
        &[
            (
                properties(six.into()),
                "Each ConsumableResourceProperty can have at most 5 consumableResources",
            ),
            (
                properties(
                    json!([{ "consumableResource": "0", "quantity": 1 }, { "consumableResource": arn, "quantity": 1 }]),
                ),
                "Cannot have duplicate consumableResource in consumableResourceProperties",
            ),
            (properties(json!([{ "quantity": 1 }])), "consumableResource is required."),
            (properties(json!([{ "consumableResource": "0" }])), "quantity is required."),
            (
                properties(json!([{ "consumableResource": "0", "quantity": -1 }])),
                "quantity cannot be a negative number.",
            ),
        ],
    );
}

#[test]
fn sentences_are_wrapped_but_for_the_one_recorded_bare() {
    let whole = |json| match Fixture::default().write(register, request(json)).unwrap_err() {
        Error::ClientException { message } => message,
        other => panic!("{other}"),
    };
    let wrapped = format!("Error executing request, Exception : vCPU is required., RequestId: {REQUEST_ID}");
    assert_eq!(whole(changed(&ec2(), &container(json!({ "vcpus": null })))), wrapped);
    assert_eq!(
        whole(changed(&fargate(), &container(json!({ "vcpus": 1 })))),
        "vcpus is not applicable for Fargate. Use resource requirements instead."
    );
}
