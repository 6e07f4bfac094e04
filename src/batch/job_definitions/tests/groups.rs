use serde_json::{Value, json};

use super::refusals::{ROLE, changed, refusal, refuses, resources};

#[test]
fn tasks_are_checked() {
    let one = json!({ "name": "a", "image": "busybox", "resourceRequirements": resources("1", "512") });
    let two = changed(&one, &json!({ "name": "b" }));
    let task = |task: Value| json!({ "ecsProperties": { "taskProperties": [task] } });
    let pair = |change: Value| task(json!({ "containers": [one, changed(&two, &change)] }));
    let depends = |name: &str, condition: &str| {
        pair(json!({ "dependsOn": [{ "containerName": name, "condition": condition }] }))
    };
    let base = changed(&json!({ "jobDefinitionName": "pair", "type": "container" }), &pair(json!({})));
    let loose = json!({ "essential": false });
    refuses(
        &base,
        &[
            (json!({ "ecsProperties": { "taskProperties": [] } }), "Number of taskProperties must be 1"),
            (task(json!({ "containers": [] })), "Number of containers must be between 1 and 10"),
            (task(json!({ "containers": vec![&one; 11] })), "Number of containers must be between 1 and 10"),
            (pair(json!({ "name": "a" })), "Container names must be unique"),
            (
                task(json!({ "containers": [changed(&one, &loose), changed(&two, &loose)] })),
                "At least one container must be set as essential",
            ),
            (
                task(json!({ "containers": [changed(&one, &json!({ "dependsOn": [{}] }))] })),
                "Container dependency can not be used in a single-container job.",
            ),
            (
                depends("a", "HEALTHY"),
                "TaskContainer dependency HEALTHY is not valid. Valid values are: [START, COMPLETE, SUCCESS]",
            ),
            (depends("c", "START"), "containerName c must reference a defined container."),
            (
                depends("a", "SUCCESS"),
                "The container target of a dependency can not have condition SUCCESS if the target is essential",
            ),
            (
                task(json!({ "containers": [one], "ipcMode": "x" })),
                "ipcMode x is not valid. Valid values are: [host, task, none]",
            ),
            (
                task(json!({ "containers": [one], "pidMode": "x" })),
                "Capability x is not valid. Valid capabilities: [host, task]",
            ),
            (
                pair(json!({ "firelensConfiguration": { "type": "fluentbit" } })),
                "When a firelensConfiguration object is specified, at least one container has to be configured with \
                 the awsfirelens log driver",
            ),
            (
                json!({ "platformCapabilities": ["FARGATE"] }),
                "executionRoleArn is required for Fargate jobs.",
            ),
            (
                changed(
                    &json!({ "platformCapabilities": ["FARGATE"] }),
                    &task(json!({ "containers": [one, two], "executionRoleArn": ROLE })),
                ),
                "Fargate resource requirements (2.00 vCPU, 1024 MiB) not valid.",
            ),
            (
                changed(
                    &json!({ "platformCapabilities": ["MANAGED_INSTANCES"] }),
                    &task(json!({
                        "containers": [one],
                        "runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" },
                    })),
                ),
                "runtimePlatform for MANAGED_INSTANCES only supports LINUX operating system family.",
            ),
        ],
    );
}

#[test]
fn nodes_are_checked() {
    let container = json!({ "image": "busybox", "vcpus": 1, "memory": 128 });
    let range = |target: &str| json!({ "targetNodes": target, "container": container });
    let ranges = |ranges: Value| json!({ "nodeProperties": { "nodeRangeProperties": ranges } });
    let base = json!({
        "jobDefinitionName": "solve", "type": "multinode",
        "nodeProperties": { "numNodes": 4, "mainNode": 0, "nodeRangeProperties": [range("0:3")] },
    });
    refuses(
        &base,
        &[
            (json!({ "platformCapabilities": ["FARGATE"] }), "Fargate does not support MNP jobs"),
            (
                json!({ "platformCapabilities": ["MANAGED_INSTANCES"] }),
                "MANAGED_INSTANCES does not support MNP jobs",
            ),
            (json!({ "eksProperties": {} }), "Cannot use both nodeProperties and eksProperties"),
            (json!({ "nodeProperties": { "numNodes": 0 } }), "Number of nodes must be between 1 and 1000."),
            (
                json!({ "nodeProperties": { "numNodes": 1001 } }),
                "Number of nodes must be between 1 and 1000.",
            ),
            (
                json!({ "nodeProperties": { "mainNode": 4 } }),
                "Main node index is out of range, must be less than numNodes.",
            ),
            (ranges(json!(vec![range("0:"); 6])), "Maximum allowed size of node range properties is 5"),
            (ranges(json!([range("a")])), "targetNodes should contain only digits."),
            (
                ranges(json!([range("0:5")])),
                "Node range error 0:5. Node range should be smaller than number of nodes",
            ),
            (ranges(json!([range("1:3")])), "Node Range Properties target nodes have missing ranges"),
            (ranges(json!([{ "targetNodes": "0:" }])), "Must specify container for node range 0:"),
            (
                ranges(json!([changed(&range("0:"), &json!({ "ecsProperties": { "taskProperties": [] } }))])),
                "NodeRangeProperties can not use both ecsProperties and container fields",
            ),
            (
                ranges(json!([changed(&range("0:"), &json!({ "instanceTypes": ["m5.large"] }))])),
                "Using instanceTypes with nodeRangeProperty is only allowed for ecsProperties jobs.",
            ),
            (
                ranges(json!([changed(
                    &range("0:"),
                    &json!({ "container": { "networkConfiguration": {} } })
                )])),
                "networkConfiguration not applicable for EC2.",
            ),
            (
                ranges(json!([changed(
                    &range("0:"),
                    &json!({
                        "consumableResourceProperties": { "consumableResourceList": [{ "quantity": 1 }] },
                    })
                )])),
                "consumableResource is required.",
            ),
        ],
    );
}

#[test]
fn pods_of_all_nodes_are_in_one_namespace() {
    let range = |target: &str, namespace: Option<&str>| {
        let mut properties = pod()["eksProperties"].clone();
        if let Some(namespace) = namespace {
            properties["podProperties"]["metadata"] = json!({ "namespace": namespace });
        }
        json!({ "targetNodes": target, "eksProperties": properties })
    };
    let ranges = |one, other| {
        let ranges = [range("0", one), range("1:", other)];
        json!({ "nodeProperties": { "numNodes": 2, "mainNode": 0, "nodeRangeProperties": ranges } })
    };
    let named = json!({ "jobDefinitionName": "solve", "type": "multinode" });
    let sentence = "The same kubernetesNamespace must be provided across all the node ranges.";
    refuses(
        &changed(&named, &ranges(Some("farm"), Some("farm"))),
        &[(ranges(Some("farm"), Some("field")), sentence), (ranges(Some("farm"), None), sentence)],
    );
    assert_eq!(refusal(changed(&named, &ranges(None, None))), "");
}

/// The one container of [`pod`].
fn one() -> Value {
    json!({ "name": "a", "image": "busybox", "resources": { "limits": { "cpu": "1", "memory": "512Mi" } } })
}

fn containers(list: Value) -> Value {
    json!({ "eksProperties": { "podProperties": { "containers": list } } })
}

/// A pod with this change to its container.
fn with(change: Value) -> Value {
    containers(json!([changed(&one(), &change)]))
}

fn pod() -> Value {
    changed(&json!({ "jobDefinitionName": "pod", "type": "container" }), &with(json!({})))
}

#[test]
fn containers_of_pods_are_checked() {
    let base = pod();
    let limits = |cpu: &str, memory: &str| json!({ "limits": { "cpu": cpu, "memory": memory } });
    let resources = |resources: Value| with(json!({ "resources": resources }));
    refuses(
        &base,
        &[
            (containers(json!([])), "Containers must be provided for Batch on EKS jobs."),
            (json!({ "propagateTags": true }), "Batch on EKS does not support tag propagation."),
            (
                json!({ "platformCapabilities": ["EC2"] }),
                "Cannot use both platformCapabilities and eksProperties",
            ),
            (
                containers(json!([one(), one()])),
                "The container name: a must be unique in multi-container job.",
            ),
            (
                containers(json!(vec![changed(&one(), &json!({ "name": null })); 2])),
                "The container name: Default must be unique in multi-container job.",
            ),
            (
                containers(json!([
                    changed(&one(), &json!({ "name": null })),
                    changed(&one(), &json!({ "name": "Default" })),
                ])),
                "The container name: Default must be unique in multi-container job.",
            ),
            (with(json!({ "resources": null })), "cpu and memory resources must be provided."),
            (
                resources(json!({ "requests": { "disk": "1" } })),
                "disk is not a supported type for resources.",
            ),
            (
                resources(limits("100m", "512Mi")),
                "Value 100m for type cpu in resources is not valid. Provide a valid number and unit.",
            ),
            (resources(limits("1", "1Gi")), "Value 1Gi for type memory is not valid."),
            (resources(limits("1", "3Mi")), "Memory must be at least 4 Mib, got 3 Mib."),
            (
                resources(json!({ "requests": { "memory": "0Mi" } })),
                "Memory must be at least 4 Mib, got 0 Mib.",
            ),
            (
                resources(json!({ "limits": { "nvidia.com/gpu": "0.5" } })),
                "Value 0.5 for type nvidia.com/gpu in resources is not valid.",
            ),
            (
                resources(json!({ "requests": { "memory": "256Mi" } })),
                "memory request must be equal to memory limit if both are provided.",
            ),
            (
                resources(json!({ "requests": { "cpu": "2" } })),
                "cpu request must be <= to cpu limit if both are provided.",
            ),
            (
                resources(
                    json!({ "limits": { "nvidia.com/gpu": "1" }, "requests": { "nvidia.com/gpu": "2" } }),
                ),
                "gpu request must be equal to gpu limit if both are provided.",
            ),
        ],
    );
    let without_memory =
        json!({ "name": "a", "image": "busybox", "resources": { "limits": { "cpu": "1" } } });
    assert_eq!(
        refusal(changed(&base, &containers(json!([without_memory])))),
        "cpu and memory resources must be provided."
    );
}

#[test]
fn settings_of_pods_are_checked() {
    let base = pod();
    let pod = |change: Value| json!({ "eksProperties": { "podProperties": change } });
    let metadata = |metadata: Value| pod(json!({ "metadata": metadata }));
    let (long, label) = ("x".repeat(256), "x".repeat(64));
    refuses(
        &base,
        &[
            (pod(json!({ "dnsPolicy": "None" })), "Unsupported DNS policy value."),
            (with(json!({ "imagePullPolicy": "Often" })), "Unsupported image pull policy value."),
            (
                with(json!({ "volumeMounts": [{ "name": "other" }] })),
                "The volumeMounts name is required for eksProperties.",
            ),
            (
                pod(json!({ "volumes": [{ "name": "v", "emptyDir": { "medium": "Disk" } }] })),
                "Invalid Volume mount. Allowed values - Memory or null.",
            ),
            (
                pod(json!({ "volumes": [{ "name": "v", "emptyDir": { "sizeLimit": "1Gi" } }] })),
                "Invalid empty dir size limit.",
            ),
            (
                metadata(json!({ "namespace": "default" })),
                "kubernetesNamespace cannot be the default Kubernetes namespace.",
            ),
            (
                metadata(json!({ "namespace": "kube-system" })),
                "kubernetesNamespace cannot be a reserved Kubernetes system namespace.",
            ),
            (
                metadata(json!({ "namespace": "kubes" })),
                "kubernetesNamespace cannot be a reserved Kubernetes system namespace.",
            ),
            (
                metadata(json!({ "namespace": "" })),
                "kubernetesNamespace must be a valid Kubernetes namespace.",
            ),
            (
                metadata(json!({ "namespace": "Foo_bar" })),
                "kubernetesNamespace must be a valid Kubernetes namespace.",
            ),
            (
                metadata(json!({ "namespace": label })),
                "kubernetesNamespace must less than or equal to 63 characters long.",
            ),
            (
                metadata(json!({ "labels": { "kubernetes.io/a": "b" } })),
                "The prefix kubernetes.io of the pod label key cannot contain terms from the following \
                 [kubernetes.io, k8s.io, batch.amazonaws.com].",
            ),
            (
                metadata(json!({ "annotations": { "batch.amazonaws.com/a": "b" } })),
                "The prefix batch.amazonaws.com of the pod annotation key cannot contain terms from the following \
                 [kubernetes.io, k8s.io, batch.amazonaws.com].",
            ),
            (
                metadata(json!({ "labels": { "-a": "b" } })),
                "The name -a of the pod label key does not match a valid pattern.",
            ),
            (
                metadata(json!({ "labels": { "a": label } })),
                &format!("The pod label value {label} does not match a valid pattern."),
            ),
            (
                metadata(json!({ "annotations": { "a": long } })),
                &format!("Metadata annotation value {long} cannot be longer than 255 characters."),
            ),
        ],
    );
}
