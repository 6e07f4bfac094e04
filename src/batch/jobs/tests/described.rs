//! What descriptions and lists say of jobs with nodes and of pods.

use serde_json::{Value, json};

use super::*;
use crate::api::batch::{
    ComputeResourceUpdate, DescribeComputeEnvironmentsRequest, EksAttemptDetail, EksConfiguration,
};

fn register(fixture: &Fixture, definition: Value) {
    let input: RegisterJobDefinitionRequest = serde_json::from_value(definition).unwrap();
    fixture.write(job_definitions::register, input).unwrap();
}

/// A job of four nodes, the second of which leads.
fn nodes(fixture: &Fixture) -> SubmitJobRequest {
    let needs = |quantity: i64| json!({ "consumableResourceList": [{ "consumableResource": "licence", "quantity": quantity }] });
    let range = |target: &str, quantity| {
        json!({
            "targetNodes": target, "container": { "image": "busybox", "vcpus": 1, "memory": 128 },
            "consumableResourceProperties": needs(quantity),
        })
    };
    let ranges = [range("0:2", 1), range("3", 2)];
    register(
        fixture,
        json!({
            "jobDefinitionName": "solve", "type": "multinode",
            "nodeProperties": { "numNodes": 4, "mainNode": 1, "nodeRangeProperties": ranges },
        }),
    );
    SubmitJobRequest { job_definition: "solve".into(), ..job("solve") }
}

#[test]
fn an_environment_wants_the_processors_that_jobs_hold() {
    let fixture = farm();
    let wanted = || {
        let input = DescribeComputeEnvironmentsRequest::default();
        let found =
            fixture.read(compute_environments::describe, input).unwrap().compute_environments.unwrap();
        found[0].compute_resources.as_ref().unwrap().desired_vcpus
    };
    let ask = |desired, max| {
        let change = ComputeResourceUpdate { desired_vcpus: desired, max_vcpus: max, ..Default::default() };
        let input = UpdateComputeEnvironmentRequest {
            compute_environment: "env".into(),
            compute_resources: Some(change),
            ..Default::default()
        };
        let asked = fixture.write(compute_environments::update, input).map(drop);
        stage::settle(&fixture);
        asked
    };
    assert_eq!(wanted(), Some(0));
    submit(&fixture, array("a", 5));
    submit(&fixture, running("long", &["sleep", "1000"]));
    fixture.advance(SECOND * 60);
    assert_eq!(wanted(), Some(6));
    assert!(text(ask(Some(5), None)).starts_with("Manually scaling down"), "less than there is");
    ask(None, Some(32)).unwrap();
    fixture.advance(LONG);
    assert_eq!(wanted(), Some(1), "what ran then is not kept");
    ask(Some(3), None).unwrap();
    assert_eq!(wanted(), Some(3));
}

#[test]
fn what_nodes_need_of_a_resource_is_listed_in_one() {
    let fixture = farm();
    make_resource(&fixture, "licence", "REPLENISHABLE", 10);
    let input = nodes(&fixture);
    submit(&fixture, input);
    let input =
        ListJobsByConsumableResourceRequest { consumable_resource: "licence".into(), ..Default::default() };
    let jobs = fixture.read(list_jobs_by_consumable_resource, input).unwrap().jobs;
    assert_eq!(jobs[0].quantity, 5);
    let list = jobs[0].consumable_resource_properties.consumable_resource_list.clone().unwrap();
    let listed: Vec<_> = list.iter().map(|one| (one.consumable_resource.as_deref(), one.quantity)).collect();
    assert_eq!(listed, [(Some("licence"), Some(5))]);
}

#[test]
fn a_job_of_nodes_shows_its_main_node_and_each_node_has_an_instance() {
    let fixture = farm();
    make_resource(&fixture, "licence", "REPLENISHABLE", 10);
    let input = nodes(&fixture);
    let id = submit(&fixture, input);
    fixture.advance(LONG);
    let of = |id: &str| {
        let attempt = detail(&fixture, id).attempts.unwrap().remove(0).container.unwrap();
        (attempt.container_instance_arn.unwrap(), attempt.task_arn.unwrap(), attempt.log_stream_name.unwrap())
    };
    let nodes = [0, 1, 2, 3].map(|node| of(&format!("{id}#{node}")));
    assert_eq!(of(&id), nodes[1]);
    let instances: std::collections::BTreeSet<_> = nodes.iter().map(|(instance, ..)| instance).collect();
    let streams: std::collections::BTreeSet<_> = nodes.iter().map(|(.., stream)| stream).collect();
    assert_eq!((instances.len(), streams.len()), (4, 4));
}

/// The only attempt of a job whose pod has this metadata, in an environment with the namespace `farm`.
fn attempt_of_pod(metadata: &Value) -> EksAttemptDetail {
    let fixture = Fixture::default();
    let resources = ComputeResource {
        allocation_strategy: Some(crate::api::batch::CRAllocationStrategy::BestFitProgressive),
        ..stage::ec2()
    };
    let configuration = EksConfiguration {
        eks_cluster_arn: "arn:aws:eks:us-east-1:000000000000:cluster/c".into(),
        kubernetes_namespace: "farm".into(),
        ..Default::default()
    };
    let mut environment = stage::managed("pods", resources);
    environment.eks_configuration = Some(configuration);
    stage::make_environment(&fixture, environment);
    let mut queue = stage::queue("q", &["pods"]);
    queue.job_queue_type = Some(crate::api::batch::JobQueueType::Eks);
    stage::make_queue(&fixture, queue);
    let limits = json!({ "cpu": "1", "memory": "128Mi" });
    register(
        &fixture,
        json!({
            "jobDefinitionName": "work", "type": "container",
            "eksProperties": { "podProperties": {
                "containers": [{ "image": "busybox", "resources": { "limits": limits } }],
                "metadata": metadata,
            } },
        }),
    );
    let id = submit(&fixture, job("pod"));
    fixture.advance(LONG);
    let job = detail(&fixture, &id);
    assert_eq!(job.status, Succeeded);
    job.eks_attempts.unwrap().remove(0)
}

#[test]
fn attempts_of_pods_name_their_containers_and_their_namespace() {
    let attempt = attempt_of_pod(&json!({ "labels": {} }));
    assert_eq!(attempt.containers.unwrap()[0].name.as_deref(), Some("Default"));
    assert_eq!(attempt.pod_namespace.as_deref(), Some("farm"), "of the environment");
    let attempt = attempt_of_pod(&json!({ "namespace": "field" }));
    assert_eq!(attempt.pod_namespace.as_deref(), Some("field"), "its own");
}
