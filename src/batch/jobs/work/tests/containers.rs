use super::*;

/// Changes `small` to run this command.
fn running(command: Value, parameters: Value) -> Value {
    let mut definition = small();
    definition["containerProperties"]["command"] = command;
    definition["parameters"] = parameters;
    definition
}

fn overridden(definition: Value, overrides: Value) -> Value {
    shown(work(definition, json!({ "containerOverrides": overrides })).container())
}

#[test]
fn nothing_overridden_is_nothing_kept() {
    let empty = json!({
        "parameters": {}, "containerOverrides": {}, "timeout": {}, "consumableResourcePropertiesOverride": {},
    });
    for given in [json!({}), empty] {
        let work = work(small(), given);
        assert!(work.overrides.is_none());
        assert_eq!(work.attempts(), 1);
        assert_eq!((work.retry_strategy(), work.timeout(), work.scheduling_priority()), (None, None, None));
        assert_eq!((work.propagate_tags(), work.consumables(), work.nodes()), (None, None, None));
        assert!(work.parameters().is_empty() && work.ecs().is_none() && work.eks().is_none());
        assert_eq!(
            shown(work.container()),
            json!({
                "image": "busybox", "vcpus": 1, "memory": 128, "command": [], "volumes": [], "environment": [],
                "mountPoints": [], "ulimits": [], "secrets": [], "resourceRequirements": [],
                "networkInterfaces": [],
            })
        );
    }
}

#[test]
fn a_job_that_overrides_nothing_takes_two_words() {
    assert_eq!(size_of::<Work>(), 2 * size_of::<usize>());
    assert!(size_of::<Overrides>() <= 320);
}

#[test]
fn the_submission_comes_before_the_definition() {
    let mut definition = small();
    definition["retryStrategy"] = json!({ "attempts": 2 });
    definition["timeout"] = json!({ "attemptDurationSeconds": 60 });
    definition["schedulingPriority"] = json!(1);
    definition["propagateTags"] = json!(false);
    definition["parameters"] = json!({ "a": "1", "b": "1" });
    let own = work(definition.clone(), json!({}));
    assert_eq!((own.attempts(), own.scheduling_priority(), own.propagate_tags()), (2, Some(1), Some(false)));
    assert_eq!(own.timeout().unwrap().attempt_duration_seconds, Some(60));
    let given = json!({
        "retryStrategy": { "attempts": 3, "evaluateOnExit": [{ "onExitCode": "1", "action": "EXIT" }] },
        "timeout": { "attemptDurationSeconds": 90 },
        "schedulingPriorityOverride": 9999,
        "propagateTags": true,
        "parameters": { "b": "2", "c": "2" },
    });
    let work = work(definition, given);
    assert_eq!((work.attempts(), work.scheduling_priority()), (3, Some(9999)));
    assert_eq!(
        (work.propagate_tags(), work.timeout().unwrap().attempt_duration_seconds),
        (Some(true), Some(90))
    );
    assert_eq!(shown(work.parameters()), json!({ "a": "1", "b": "2", "c": "2" }));
    // Actions are described in lower case, as those of definitions are.
    let rule = json!([{ "onExitCode": "1", "action": "exit" }]);
    assert_eq!(shown(work.retry_strategy())["evaluateOnExit"], rule);
}

#[test]
fn variables_are_overridden_by_name() {
    let mut definition = small();
    definition["containerProperties"]["environment"] =
        json!([{ "name": "A", "value": "1" }, { "name": "B", "value": "1" }]);
    let environment = json!([
        { "name": "C", "value": "2" }, { "name": "A", "value": "2" }, { "name": "B", "value": "" },
    ]);
    let work = work(definition, json!({ "containerOverrides": { "environment": environment } }));
    let expected =
        [("A", "2"), ("B", "1"), ("C", "2")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(work.environment_of(None), expected);
    assert_eq!(
        shown(work.container())["environment"],
        json!(expected.map(|(name, value)| json!({ "name": name, "value": value })))
    );
}

#[test]
fn requirements_are_overridden_by_type() {
    let more_memory = json!({ "resourceRequirements": [{ "type": "MEMORY", "value": "4096" }] });
    assert_eq!(overridden(modern(), more_memory)["resourceRequirements"], resources("2", "4096"));
    // A definition with members of old keeps them, but what counts are the requirements.
    let modern_override = json!({ "containerOverrides": { "resourceRequirements": resources("4", "256") } });
    let small_work = work(small(), modern_override);
    let container = shown(small_work.container());
    assert_eq!((&container["vcpus"], &container["memory"]), (&json!(1), &json!(128)));
    assert_eq!(container["resourceRequirements"], resources("4", "256"));
    assert_eq!(demand(&small_work).milli_vcpus, 4000);
    // Members of old override members of old alone.
    let legacy = json!({ "containerOverrides": { "vcpus": 8, "memory": 64 } });
    assert_eq!(demand(&work(small(), legacy.clone())).milli_vcpus, 8000);
    assert_eq!(demand(&work(modern(), legacy)).milli_vcpus, 2000);
}

#[test]
fn commands_and_instance_types_are_replaced() {
    let overrides = json!({ "command": ["b"], "instanceType": "m5.large" });
    let container = overridden(running(json!(["a"]), json!({})), overrides);
    assert_eq!((&container["command"], &container["instanceType"]), (&json!(["b"]), &json!("m5.large")));
    let untouched = overridden(running(json!(["a"]), json!({})), json!({ "command": [], "vcpus": 2 }));
    assert_eq!(untouched["command"], json!(["a"]));
}

#[test]
fn references_are_substituted_where_the_command_runs() {
    let command = json!(["ffmpeg", "-i", "Ref::in", "--out=Ref::out.mp4", "Ref::", "Ref::in-Ref::codec"]);
    let definition = running(command.clone(), json!({ "codec": "mp4", "in-Ref": "x" }));
    let given = json!({ "parameters": { "in": "Ref::codec", "out": "b", "in-Ref": "y" } });
    let work = work(definition, given);
    assert_eq!(work.command(), ["ffmpeg", "-i", "Ref::codec", "--out=b.mp4", "Ref::", "y::codec"]);
    assert_eq!(shown(work.container())["command"], command);
}

#[test]
fn a_reference_alone_may_have_any_name() {
    let definition = running(json!(["Ref::my.file"]), json!({ "my.file": "a" }));
    assert_eq!(work(definition, json!({})).command(), ["a"]);
}

#[test]
fn missing_parameters_are_named() {
    let sentence = "Unable to substitute value. No parameter found for reference job_id";
    let definition = running(json!(["run", "Ref::job_id"]), json!({}));
    assert_eq!(refusal(definition.clone(), json!({})), sentence);
    assert_eq!(refusal(definition.clone(), json!({ "parameters": { "job_id": "" } })), "");
    // A command that takes its place needs it no more.
    assert_eq!(refusal(definition, json!({ "containerOverrides": { "command": ["run"] } })), "");
    let within = json!({ "containerOverrides": { "command": ["sh", "-c", "echo Ref::job_id now"] } });
    assert_eq!(refusal(small(), within), sentence);
}

#[test]
fn what_is_too_long_for_ecs_can_never_start() {
    let definition = running(json!(["Ref::text"]), json!({ "text": "a" }));
    let added = [("AWS_BATCH_JOB_ID".to_owned(), "x".repeat(36))];
    let of_length =
        |length| work(definition.clone(), json!({ "parameters": { "text": "x".repeat(length) } }));
    assert_eq!(of_length(7900).launch_failure(&added), None);
    let sentence = Some("Container Overrides length must be at most 8192");
    assert_eq!(of_length(8192).launch_failure(&added), sentence);
    assert_eq!(of_length(7900).launch_failure(&[("A".to_owned(), "x".repeat(300))]), sentence);
    let environment = json!([{ "name": "A", "value": "x".repeat(8192) }]);
    let task_override = json!({ "ecsPropertiesOverride": { "taskProperties": [{ "containers": [
        { "name": "main", "environment": environment },
    ] }] } });
    assert_eq!(work(task(), task_override).launch_failure(&[]), sentence);
    assert_eq!(work(pod(), json!({})).launch_failure(&[]), None);
}

#[test]
fn a_list_of_consumable_resources_replaces_the_list() {
    let list = |name: &str, quantity: i64| json!({ "consumableResourceList": [{ "consumableResource": name, "quantity": quantity }] });
    let mut definition = small();
    definition["consumableResourceProperties"] = list("licence", 2);
    assert_eq!(shown(work(definition.clone(), json!({})).consumables()), list("licence", 2));
    let given = json!({ "consumableResourcePropertiesOverride": list("token", 3) });
    assert_eq!(shown(work(definition, given).consumables()), list("token", 3));
}
