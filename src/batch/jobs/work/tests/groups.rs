use super::*;

fn of_task(containers: Value) -> Value {
    json!({ "ecsPropertiesOverride": { "taskProperties": [{ "containers": containers }] } })
}

fn of_pod(properties: Value) -> Value {
    json!({ "eksPropertiesOverride": { "podProperties": properties } })
}

fn of_nodes(target: &str, overrides: Value) -> Value {
    let mut one = overrides;
    one["targetNodes"] = json!(target);
    json!({ "nodeOverrides": { "nodePropertyOverrides": [one] } })
}

#[test]
fn containers_of_a_task_are_overridden_by_name() {
    let work = work(
        task(),
        of_task(json!([{
            "name": "main", "command": ["run", "fast"], "environment": [{ "name": "MODE", "value": "fast" }],
            "resourceRequirements": [{ "type": "VCPU", "value": "4" }],
        }])),
    );
    assert!(work.container().is_none() && work.eks().is_none());
    let containers = &shown(work.ecs())["taskProperties"][0]["containers"];
    assert_eq!(
        (&containers[0]["command"], &containers[1]["command"]),
        (&json!(["prepare"]), &json!(["run", "fast"]))
    );
    let requirements = json!([{ "type": "MEMORY", "value": "1024" }, { "type": "VCPU", "value": "4" }]);
    assert_eq!(containers[1]["resourceRequirements"], requirements);
    // The first essential one matters.
    assert_eq!(work.command(), ["run", "fast"]);
    assert_eq!(work.environment_of(None), [("MODE".to_owned(), "fast".to_owned())]);
    assert_eq!(demand(&work).milli_vcpus, 5000);
}

#[test]
fn the_only_container_needs_no_name() {
    let mut definition = task();
    let containers = &mut definition["ecsProperties"]["taskProperties"][0]["containers"];
    *containers = json!([containers[1].clone()]);
    assert_eq!(work(definition, of_task(json!([{ "command": ["a"] }]))).command(), ["a"]);
    for name in [Value::Null, json!("Default")] {
        let given = of_pod(json!({ "containers": [{ "name": name, "args": ["slow"] }] }));
        assert_eq!(work(pod(), given).command(), ["run", "slow"]);
    }
}

#[test]
fn a_pod_is_overridden_part_by_part() {
    let work = work(
        pod(),
        of_pod(json!({
            "containers": [{
                "image": "alpine", "command": ["walk"], "env": [{ "name": "SIZE", "value": "2" }],
                "resources": { "limits": { "cpu": "2" } },
            }],
            "metadata": { "labels": { "stage": "test" }, "namespace": "batch" },
        })),
    );
    let pod = &shown(work.eks())["podProperties"];
    let container = &pod["containers"][0];
    assert_eq!((&container["image"], &container["args"]), (&json!("alpine"), &json!(["fast"])));
    assert_eq!(container["resources"]["limits"], json!({ "cpu": "2", "memory": "512Mi" }));
    assert_eq!(pod["metadata"], json!({ "labels": { "team": "a", "stage": "test" }, "namespace": "batch" }));
    assert_eq!(
        (work.command(), demand(&work).milli_vcpus),
        (vec!["walk".to_owned(), "fast".to_owned()], 2000)
    );
    assert_eq!(work.environment_of(None).len(), 2);
}

#[test]
fn nodes_have_the_innermost_range() {
    let work = work(nodes(), json!({}));
    assert_eq!(work.nodes(), Some(super::super::nodes::Nodes { count: 4, main: 1 }));
    let command = |node| work.node_container(node).map(|container| container.command.unwrap().join(" "));
    assert_eq!((command(0), command(1)), (Some("work".into()), Some("lead".into())));
    assert_eq!((command(3), command(4)), (Some("work".into()), None));
    assert_eq!(work.command(), ["lead"]);
    assert!(work.node_ecs(0).is_none() && work.node_eks(0).is_none() && work.container().is_none());
    assert_eq!(demand(&work).milli_vcpus, 3 * 1000 + 8000);
}

#[test]
fn nodes_are_overridden_by_the_ranges_of_the_definition() {
    let given = of_nodes("0:", json!({ "containerOverrides": { "command": ["rest"], "vcpus": 2 } }));
    let work = work(nodes(), given);
    let ranges = &shown(work.node_properties())["nodeRangeProperties"];
    assert_eq!(
        (&ranges[0]["targetNodes"], &ranges[0]["container"]["command"]),
        (&json!("0:"), &json!(["rest"]))
    );
    assert_eq!(ranges[1]["container"]["command"], json!(["lead"]));
    assert_eq!(demand(&work).milli_vcpus, 3 * 2000 + 8000);
}

#[test]
fn open_ranges_grow_and_shrink() {
    let with = |count: i32| json!({ "nodeOverrides": { "numNodes": count } });
    let grown = work(nodes(), with(10));
    assert_eq!(grown.nodes(), Some(super::super::nodes::Nodes { count: 10, main: 1 }));
    assert_eq!(grown.node_properties().unwrap().num_nodes, 10);
    assert!(grown.node_container(9).is_some());
    assert_eq!(demand(&grown).milli_vcpus, 9 * 1000 + 8000);
    assert_eq!(demand(&work(nodes(), with(2))).milli_vcpus, 1000 + 8000);
    for (count, sentence) in [
        (0, "Number of nodes must be between 1 and 1000."),
        (1001, "Number of nodes must be between 1 and 1000."),
        (1, "Main node index is out of range, must be less than numNodes."),
    ] {
        assert_eq!(refusal(nodes(), with(count)), sentence);
    }
    let mut closed = nodes();
    closed["nodeProperties"]["nodeRangeProperties"][0]["targetNodes"] = json!("0:3");
    let sentence = "numNodes can only be overridden if a node range has an open upper boundary.";
    assert_eq!(refusal(closed.clone(), with(5)), sentence);
    closed["nodeProperties"]["nodeRangeProperties"][1]["targetNodes"] = json!("1:");
    let sentence = "Node range error 0:3. Node range should be smaller than number of nodes";
    assert_eq!(refusal(closed, with(3)), sentence);
}

#[test]
fn ranges_of_tasks_and_pods_are_overridden_too() {
    let mut tasks = nodes();
    tasks["nodeProperties"]["nodeRangeProperties"] =
        json!([{ "targetNodes": ":", "ecsProperties": task()["ecsProperties"] }]);
    let mut overrides = of_task(json!([{ "name": "main", "command": ["a"] }]));
    overrides["instanceTypes"] = json!(["m5.large"]);
    let tasks = work(tasks, of_nodes(":", overrides));
    assert_eq!(tasks.command(), ["a"]);
    assert_eq!(shown(tasks.node_ecs(3))["taskProperties"][0]["containers"][1]["command"], json!(["a"]));
    let ranges = &shown(tasks.node_properties())["nodeRangeProperties"];
    assert_eq!(ranges[0]["instanceTypes"], json!(["m5.large"]));
    assert_eq!(demand(&tasks).milli_vcpus, 4 * 3000);
    let mut pods = nodes();
    pods["nodeProperties"]["nodeRangeProperties"] =
        json!([{ "targetNodes": "0:3", "eksProperties": pod()["eksProperties"] }]);
    let pods = work(pods, of_nodes("0:3", of_pod(json!({ "containers": [{ "args": ["b"] }] }))));
    assert_eq!(pods.command(), ["run", "b"]);
    assert_eq!(shown(pods.node_eks(0))["podProperties"]["containers"][0]["args"], json!(["b"]));
    assert_eq!(demand(&pods).milli_vcpus, 4 * 500);
}
