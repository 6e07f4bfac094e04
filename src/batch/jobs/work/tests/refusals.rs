use super::*;

fn container(overrides: Value) -> Value {
    json!({ "containerOverrides": overrides })
}

fn of_node(target: &str, name: &str, overrides: Value) -> Value {
    let mut one = json!({ "targetNodes": target });
    one[name] = overrides;
    json!({ "nodeOverrides": { "nodePropertyOverrides": [one] } })
}

#[test]
fn overrides_are_for_jobs_of_their_kind() {
    let command = json!({ "command": ["a"] });
    let eks = "Container overrides or node overrides should not be set for Batch on EKS jobs.";
    for (definition, given, sentence) in [
        (task(), container(command.clone()), "Container overrides should not be set for ecsProperties jobs."),
        (pod(), container(json!({})), eks),
        (pod(), json!({ "nodeOverrides": {} }), eks),
        (nodes(), container(command.clone()), "Container overrides should not be set for multinode jobs."),
        (
            small(),
            json!({ "nodeOverrides": { "numNodes": 2 } }),
            "Node overrides should not be set for containerProperties jobs.",
        ),
        (
            small(),
            json!({ "ecsPropertiesOverride": {} }),
            "ECS properties overrides should not be set for containerProperties jobs.",
        ),
        (
            task(),
            json!({ "eksPropertiesOverride": {} }),
            "EKS properties overrides should not be set for ecsProperties jobs.",
        ),
        (
            nodes(),
            of_node("0:", "ecsPropertiesOverride", json!({})),
            "ECS properties overrides should not be set for containerProperties jobs.",
        ),
    ] {
        assert_eq!(refusal(definition, given), sentence);
    }
}

#[test]
fn targets_are_those_of_the_definition() {
    let given = |target| of_node(target, "containerOverrides", json!({ "command": ["a"] }));
    let sentence = "NodeOverride targets should match job definition. Non matching targets - 0:0";
    assert_eq!(refusal(nodes(), given("0:0")), sentence);
    assert_eq!(refusal(nodes(), given("0:")), "");
    assert_eq!(refusal(nodes(), given("1")), "");
}

#[test]
fn containers_that_are_not_defined_cannot_be_overridden() {
    let of_task = |name: Value| json!({ "ecsPropertiesOverride": { "taskProperties": [{ "containers": [{ "name": name }] }] } });
    let sentence = "containerName other must reference a defined container.";
    assert_eq!(refusal(task(), of_task(json!("other"))), sentence);
    assert_eq!(
        refusal(task(), of_task(Value::Null)),
        "containerName null must reference a defined container."
    );
    let of_pod =
        json!({ "eksPropertiesOverride": { "podProperties": { "containers": [{ "name": "other" }] } } });
    assert_eq!(refusal(pod(), of_pod), sentence);
    let two = json!({ "ecsPropertiesOverride": { "taskProperties": [{}, {}] } });
    assert_eq!(refusal(task(), two), "Number of taskProperties must be 1");
}

#[test]
fn what_a_registration_is_refused_for_a_submission_is_too() {
    for (definition, given, sentence) in [
        (small(), container(json!({ "vcpus": 0 })), "vCPU must be at least 1, got 0."),
        (small(), container(json!({ "memory": 3 })), "Memory must be at least 4 Mib, got 3 Mib."),
        (
            small(),
            container(json!({ "resourceRequirements": [{ "type": "VCPU", "value": "1.0" }] })),
            "Value 1.0 for type VCPU in resourceRequirement is not valid. Please provide a numeric value.",
        ),
        (
            small(),
            container(json!({ "resourceRequirements": [
                { "type": "VCPU", "value": "1" }, { "type": "VCPU", "value": "1" },
            ] })),
            "Cannot provide duplicates in resourceRequirements.",
        ),
        (
            fargate(),
            container(json!({ "vcpus": 1 })),
            "vcpus is not applicable for Fargate. Use resource requirements instead.",
        ),
        (
            fargate(),
            container(json!({ "resourceRequirements": resources("1", "4000") })),
            "Fargate resource requirements (1.00 vCPU, 4000 MiB) not valid.",
        ),
        (small(), container(json!({ "command": ["a", ""] })), "Command cannot be empty"),
        (
            small(),
            container(json!({ "environment": [{ "value": "a" }] })),
            "Environment variable name is required.",
        ),
        (
            small(),
            json!({ "retryStrategy": { "evaluateOnExit": [] } }),
            "RetryAttempts must be provided with retry strategy.",
        ),
        (
            small(),
            json!({ "timeout": { "attemptDurationSeconds": 59 } }),
            "Timeout attemptDurationSeconds must be at least 60, got 59.",
        ),
        (
            small(),
            json!({ "schedulingPriorityOverride": 10_000 }),
            "Scheduling priority must be between 0 and 9999.",
        ),
        (pod(), json!({ "propagateTags": true }), "Batch on EKS does not support tag propagation."),
        (
            pod(),
            json!({ "eksPropertiesOverride": { "podProperties": { "containers": [
                { "resources": { "requests": { "memory": "1024Mi" } } },
            ] } } }),
            "memory request must be equal to memory limit if both are provided.",
        ),
    ] {
        assert_eq!(refusal(definition, given), sentence);
    }
}

#[test]
fn a_submission_is_shorter_than_30_kib() {
    let of_length = |length: usize| {
        let mut given = submission(json!({ "parameters": { "a": "" } }));
        let empty = serde_json::to_vec(&given).unwrap().len();
        given.parameters = Some(BTreeMap::from([("a".to_owned(), "x".repeat(length - empty))]));
        Work::new(defined(small()), &given).map(drop)
    };
    assert_eq!(of_length(30 * 1024 - 1), Ok(()));
    let refusal = of_length(47 * 1024).unwrap_err();
    assert_eq!(refusal.to_string(), "Job size must be less than 30 KiB, got 47 KiB");
    assert!(of_length(30 * 1024).is_err());
}

#[test]
fn only_the_size_is_answered_in_a_wrapping() {
    assert!(!WorkRefusal::Size { most: 30, got: 47 }.is_bare());
    assert!(WorkRefusal::NoParameter("a".into()).is_bare() && WorkRefusal::NotOnEks.is_bare());
    let fixture = Fixture::default();
    let message =
        |refusal: WorkRefusal| fixture.look(|_, context| Refusal::from(refusal).error(context).to_string());
    assert!(
        message(WorkRefusal::Size { most: 30, got: 47 })
            .contains("Error executing request, Exception : Job size")
    );
    assert!(!message(WorkRefusal::EmptyCommand).contains("Error executing"));
}
