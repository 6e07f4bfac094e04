mod containers;
mod demand;
mod groups;
mod properties;
mod refusals;

use serde_json::{Value, json};

use super::*;
use crate::{
    batch::{fixture::Fixture, job_definitions, scheduler::Demand},
    kit::{AccountId, Region, Scope},
};

const ROLE: &str = "arn:aws:iam::000000000000:role/r";

/// The definition registered so.
fn defined(json: Value) -> Arc<JobDefinition> {
    let fixture = Fixture::default();
    let mut request = json;
    request["jobDefinitionName"] = json!("render");
    fixture.write(job_definitions::register, serde_json::from_value(request).unwrap()).unwrap();
    fixture
        .look(|state, context| {
            let scope = context.scope();
            state.at(scope).job_definitions.for_job(scope, "render")
        })
        .unwrap()
}

/// A submission in JSON.
fn submission(mut json: Value) -> SubmitJobRequest {
    for name in ["jobName", "jobQueue", "jobDefinition"] {
        json[name] = json!("render");
    }
    serde_json::from_value(json).unwrap()
}

fn try_work(definition: Value, given: Value) -> Result<Work, Refusal> {
    Work::new(defined(definition), &submission(given))
}

fn work(definition: Value, given: Value) -> Work {
    try_work(definition, given).unwrap()
}

/// The sentence that refuses a submission; empty if it is taken.
fn refusal(definition: Value, given: Value) -> String {
    try_work(definition, given).map_or_else(|refusal| refusal.to_string(), |_| String::new())
}

fn shown(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

fn scope() -> Scope {
    Scope { account: AccountId::DEFAULT, region: Region::default() }
}

fn demand(work: &Work) -> Demand {
    work.demand(&scope()).unwrap()
}

fn resources(vcpus: &str, memory: &str) -> Value {
    json!([{ "type": "VCPU", "value": vcpus }, { "type": "MEMORY", "value": memory }])
}

/// A definition of one container on instances, with members of old.
fn small() -> Value {
    json!({ "type": "container", "containerProperties": { "image": "busybox", "vcpus": 1, "memory": 128 } })
}

/// A definition of one container on instances, with requirements.
fn modern() -> Value {
    json!({
        "type": "container",
        "containerProperties": { "image": "busybox", "resourceRequirements": resources("2", "2048") },
    })
}

fn fargate() -> Value {
    json!({
        "type": "container", "platformCapabilities": ["FARGATE"],
        "containerProperties": {
            "image": "busybox", "executionRoleArn": ROLE, "resourceRequirements": resources("0.25", "512"),
        },
    })
}

/// A definition of a task of two containers, the first of which is not essential.
fn task() -> Value {
    json!({
        "type": "container",
        "ecsProperties": { "taskProperties": [{ "containers": [
            { "name": "init", "image": "busybox", "essential": false, "command": ["prepare"],
              "resourceRequirements": resources("1", "512") },
            { "name": "main", "image": "busybox", "command": ["run"],
              "environment": [{ "name": "MODE", "value": "slow" }],
              "resourceRequirements": resources("2", "1024") },
        ] }] },
    })
}

/// A definition of a pod of one container without a name.
fn pod() -> Value {
    json!({
        "type": "container",
        "eksProperties": { "podProperties": {
            "containers": [{
                "image": "busybox", "command": ["run"], "args": ["fast"],
                "env": [{ "name": "MODE", "value": "slow" }],
                "resources": { "limits": { "cpu": "0.5", "memory": "512Mi" } },
            }],
            "metadata": { "labels": { "team": "a" } },
        } },
    })
}

/// A definition of four nodes, of which node 1 is different.
fn nodes() -> Value {
    let container = |command: &str, vcpus: i32| json!({ "image": "busybox", "command": [command], "vcpus": vcpus, "memory": 128 });
    json!({
        "type": "multinode",
        "nodeProperties": { "numNodes": 4, "mainNode": 1, "nodeRangeProperties": [
            { "targetNodes": "0:", "container": container("work", 1) },
            { "targetNodes": "1", "container": container("lead", 8) },
        ] },
    })
}
