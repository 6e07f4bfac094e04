use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::*;

/// What a definition registered so looks like.
fn round(json: Value) -> Value {
    let fixture = Fixture::default();
    let arn = registered(&fixture, request(json)).job_definition_arn;
    shown(&fixture, &arn)
}

#[test]
fn the_smallest_definition_is_filled_up() {
    let expected = json!({
        "jobDefinitionName": "render",
        "jobDefinitionArn": format!("{ARN}/render:1"),
        "revision": 1,
        "status": "ACTIVE",
        "type": "container",
        "parameters": {},
        "tags": {},
        "containerOrchestrationType": "ECS",
        "containerProperties": {
            "image": "busybox", "vcpus": 1, "memory": 128, "command": [], "volumes": [], "environment": [],
            "mountPoints": [], "ulimits": [], "secrets": [], "resourceRequirements": [],
        },
    });
    let fixture = Fixture::default();
    registered(&fixture, small("render"));
    assert_eq!(shown(&fixture, "render:1"), expected);
}

#[test]
fn fargate_gets_its_platform_version() {
    let shown = round(json!({
        "jobDefinitionName": "render", "type": "container", "platformCapabilities": ["FARGATE"],
        "containerProperties": {
            "image": "busybox", "executionRoleArn": "arn:aws:iam::000000000000:role/execution",
            "resourceRequirements": [{ "type": "VCPU", "value": "0.25" }, { "type": "MEMORY", "value": "512" }],
            "logConfiguration": { "logDriver": "awslogs" },
        },
    }));
    assert_eq!(shown["platformCapabilities"], json!(["FARGATE"]));
    let properties = &shown["containerProperties"];
    assert_eq!(properties["fargatePlatformConfiguration"], json!({ "platformVersion": "LATEST" }));
    assert_eq!(
        properties["logConfiguration"],
        json!({ "logDriver": "awslogs", "options": {}, "secretOptions": [] })
    );
    assert_eq!(properties["resourceRequirements"][0], json!({ "type": "VCPU", "value": "0.25" }));
}

#[test]
fn empty_variables_are_dropped_and_actions_are_in_lower_case() {
    let shown = round(json!({
        "jobDefinitionName": "render", "type": "container",
        "containerProperties": {
            "image": "busybox", "vcpus": 1, "memory": 128,
            "environment": [{ "name": "EMPTY", "value": "" }, { "name": "FULL", "value": "x" }],
        },
        "retryStrategy": { "attempts": 3, "evaluateOnExit": [{ "onExitCode": "1*", "action": "Retry" }] },
    }));
    assert_eq!(shown["containerProperties"]["environment"], json!([{ "name": "FULL", "value": "x" }]));
    assert_eq!(
        shown["retryStrategy"],
        json!({ "attempts": 3, "evaluateOnExit": [{ "onExitCode": "1*", "action": "retry" }] })
    );
}

#[test]
fn nodes_get_their_lists() {
    let container = json!({ "image": "busybox", "vcpus": 1, "memory": 128 });
    let shown = round(json!({
        "jobDefinitionName": "solve", "type": "multinode",
        "nodeProperties": {
            "numNodes": 3, "mainNode": 0,
            "nodeRangeProperties": [
                { "targetNodes": "0:", "container": container },
                { "targetNodes": "1", "eksProperties": { "podProperties": { "containers": [
                    { "image": "busybox", "resources": { "limits": { "cpu": "1", "memory": "512Mi" } } },
                ] } } },
            ],
        },
    }));
    let ranges = &shown["nodeProperties"]["nodeRangeProperties"];
    assert_eq!((&ranges[0]["instanceTypes"], &ranges[1]["instanceTypes"]), (&json!([]), &json!([])));
    assert_eq!(ranges[0]["container"]["secrets"], json!([]));
    let pod = &ranges[1]["eksProperties"]["podProperties"];
    for (list, name) in [
        (pod, "imagePullSecrets"),
        (pod, "initContainers"),
        (pod, "volumes"),
        (&pod["containers"][0], "args"),
        (&pod["containers"][0], "command"),
        (&pod["containers"][0], "env"),
        (&pod["containers"][0], "volumeMounts"),
    ] {
        assert_eq!(list[name], json!([]), "{name}");
    }
    assert_eq!(shown["type"], "multinode");
}

#[test]
fn containers_of_a_task_are_essential_unless_they_say_otherwise() {
    let requirements = json!([{ "type": "VCPU", "value": "1" }, { "type": "MEMORY", "value": "512" }]);
    let shown = round(json!({
        "jobDefinitionName": "pair", "type": "container",
        "ecsProperties": { "taskProperties": [{ "containers": [
            { "name": "main", "image": "busybox", "resourceRequirements": requirements,
              "dependsOn": [{ "containerName": "init", "condition": "COMPLETE" }] },
            { "name": "init", "image": "busybox", "resourceRequirements": requirements, "essential": false },
        ] }] },
    }));
    let task = &shown["ecsProperties"]["taskProperties"][0];
    assert_eq!((&task["volumes"], task.get("platformVersion")), (&json!([]), None));
    let essential = |index: usize| task["containers"][index]["essential"].clone();
    assert_eq!((essential(0), essential(1)), (json!(true), json!(false)));
    assert_eq!(task["containers"][1]["dependsOn"], json!([]));
}

/// Whether everything in `given` is in `found`; what `found` has beside it may only be empty.
fn holds(given: &Value, found: &Value) -> bool {
    match (given, found) {
        (Value::Object(given), Value::Object(found)) => {
            given.iter().all(|(name, value)| found.get(name).is_some_and(|there| holds(value, there)))
                && found.iter().all(|(name, value)| given.contains_key(name) || is_default(name, value))
        }
        (Value::Array(given), Value::Array(found)) => {
            given.len() == found.len() && given.iter().zip(found).all(|(given, found)| holds(given, found))
        }
        _ => given == found,
    }
}

fn is_default(name: &str, value: &Value) -> bool {
    match value {
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty() || name == "fargatePlatformConfiguration",
        _ => matches!((name, value.as_str()), ("platformVersion", Some("LATEST"))) || name == "essential",
    }
}

/// A part of a definition: each of these members may be there.
fn part(members: Value) -> impl Strategy<Value = Map<String, Value>> {
    let members: Vec<(String, Value)> = members.as_object().unwrap().clone().into_iter().collect();
    proptest::sample::subsequence(members.clone(), 0..=members.len()).prop_map(Map::from_iter)
}

fn with(base: &Value, part: Map<String, Value>) -> Value {
    let mut whole = base.as_object().unwrap().clone();
    whole.extend(part);
    Value::Object(whole)
}

/// What containers of definitions and of tasks have in common.
fn shared() -> Value {
    json!({
        "command": ["run", "Ref::input"],
        "environment": [{ "name": "A", "value": "1" }, { "name": "B", "value": "2" }],
        "mountPoints": [{ "containerPath": "/data", "readOnly": true, "sourceVolume": "data" }],
        "readonlyRootFilesystem": true,
        "user": "1000:1000",
        "secrets": [{ "name": "TOKEN", "valueFrom": "token" }],
        "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "g" } },
        "repositoryCredentials": { "credentialsParameter": "arn:aws:secretsmanager:us-east-1:1:secret:s" },
        "linuxParameters": { "initProcessEnabled": true },
    })
}

fn container() -> impl Strategy<Value = Value> {
    let base = json!({ "image": "busybox", "executionRoleArn": "arn:aws:iam::1:role/execution" });
    let resources = prop_oneof![
        Just(json!({ "vcpus": 2, "memory": 4 })),
        Just(json!({ "vcpus": 1, "resourceRequirements": [{ "type": "MEMORY", "value": "512" }] })),
        Just(json!({ "resourceRequirements": [
            { "type": "MEMORY", "value": "512" }, { "type": "GPU", "value": "1" }, { "type": "VCPU", "value": "4" },
        ] })),
    ];
    let own = part(json!({
        "jobRoleArn": "arn:aws:iam::1:role/job",
        "privileged": true,
        "instanceType": "m5.large",
        "ulimits": [{ "hardLimit": 2, "name": "nofile", "softLimit": 1 }],
        "enableExecuteCommand": true,
        "linuxParameters": {
            "devices": [{ "hostPath": "/dev/x", "containerPath": "/dev/y", "permissions": ["READ"] }],
            "tmpfs": [{ "containerPath": "/tmp", "size": 64 }], "maxSwap": 1, "swappiness": 60,
        },
        "volumes": [
            { "name": "data", "host": { "sourcePath": "/data" } },
            { "name": "efs", "efsVolumeConfiguration": {
                "fileSystemId": "fs-0123", "transitEncryption": "ENABLED", "transitEncryptionPort": 7,
                "authorizationConfig": { "accessPointId": "fsap-1", "iam": "ENABLED" } } },
        ],
    }));
    (resources, part(shared()), own).prop_map(move |(resources, shared, own)| {
        with(&with(&with(&base, resources.as_object().unwrap().clone()), shared), own)
    })
}

fn task() -> impl Strategy<Value = Value> {
    let container = json!({ "name": "main", "image": "busybox", "resourceRequirements": [
        { "type": "VCPU", "value": "1" }, { "type": "MEMORY", "value": "2048" },
    ] });
    let own = part(json!({ "ipcMode": "task", "pidMode": "task", "volumes": [{ "name": "data" }] }));
    let more = part(json!({ "startTimeout": 5, "stopTimeout": 6, "essential": true, "dependsOn": [] }));
    (own, part(shared()), more).prop_map(move |(own, shared, more)| {
        let container = with(&with(&container, shared), more);
        with(&json!({ "containers": [container], "executionRoleArn": "arn:aws:iam::1:role/execution" }), own)
    })
}

fn pod() -> impl Strategy<Value = Value> {
    let container =
        json!({ "image": "busybox", "resources": { "requests": { "cpu": "1", "memory": "512Mi" } } });
    let inner = part(json!({
        "name": "main", "imagePullPolicy": "Always", "command": ["run"], "args": ["x"],
        "env": [{ "name": "A", "value": "1" }, { "name": "B" }],
        "securityContext": {
            "runAsUser": 1, "runAsGroup": 2, "privileged": false, "allowPrivilegeEscalation": true,
            "capabilities": { "add": ["CAP"], "drop": ["ALL"] },
            "seccompProfile": { "type": "RuntimeDefault" },
        },
    }));
    let own = part(json!({
        "serviceAccountName": "s", "hostNetwork": false, "dnsPolicy": "Default", "shareProcessNamespace": true,
        "imagePullSecrets": [{ "name": "p" }],
        "metadata": { "labels": { "a": "b" }, "annotations": { "c/d": "e f" }, "namespace": "n" },
        "volumes": [
            { "name": "h", "hostPath": { "path": "/h" } },
            { "name": "e", "emptyDir": { "medium": "Memory", "sizeLimit": "64Mi" } },
            { "name": "s", "secret": { "secretName": "s", "optional": true } },
            { "name": "c", "persistentVolumeClaim": { "claimName": "c", "readOnly": true } },
        ],
        "securityContext": { "fsGroup": 3, "runAsNonRoot": true },
    }));
    (inner, own).prop_map(move |(inner, own)| {
        json!({ "podProperties": with(&json!({ "containers": [with(&container, inner)] }), own) })
    })
}

fn definition() -> impl Strategy<Value = Value> {
    let outer = part(json!({
        "parameters": { "input": "x" },
        "schedulingPriority": 7,
        "timeout": { "attemptDurationSeconds": 60 },
        "retryStrategy": { "attempts": 2, "evaluateOnExit": [{ "onReason": "Cannot*", "action": "exit" }] },
        "tags": { "team": "a" },
        "consumableResourceProperties": { "consumableResourceList": [
            { "consumableResource": "licence", "quantity": 2 },
        ] },
    }));
    let ranges = (container(), task(), pod()).prop_map(|(container, task, pod)| {
        json!({ "type": "multinode", "nodeProperties": { "numNodes": 3, "mainNode": 1, "nodeRangeProperties": [
            { "targetNodes": "0", "container": container },
            { "targetNodes": "1", "ecsProperties": { "taskProperties": [task] }, "instanceTypes": ["m5.large"] },
            { "targetNodes": "2:", "eksProperties": pod,
              "consumableResourceProperties": { "consumableResourceList": [
                  { "consumableResource": "licence", "quantity": 1 } ] } },
        ] } })
    });
    let inner = prop_oneof![
        container().prop_map(|it| json!({ "type": "container", "containerProperties": it })),
        container().prop_map(|it| {
            json!({ "type": "container", "containerProperties": it, "platformCapabilities": ["EC2"] })
        }),
        task().prop_map(|it| json!({ "type": "container", "ecsProperties": { "taskProperties": [it] } })),
        task().prop_map(|it| {
            json!({ "type": "container", "ecsProperties": { "taskProperties": [it] },
                    "platformCapabilities": ["FARGATE"], "propagateTags": true })
        }),
        pod().prop_map(|it| json!({ "type": "container", "eksProperties": it })),
        ranges,
    ];
    (inner, outer)
        .prop_map(|(inner, outer)| with(&with(&json!({ "jobDefinitionName": "any" }), outer), map(inner)))
}

fn map(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

proptest! {
    #[test]
    fn what_is_registered_is_described(given in definition()) {
        let found = round(given.clone());
        for (name, value) in given.as_object().unwrap() {
            prop_assert!(holds(value, &found[name]), "{}: {} became {}", name, value, found[name]);
        }
    }
}
