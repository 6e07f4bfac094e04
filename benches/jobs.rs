//! Very many queued jobs, through the whole path but the sockets: what one more job costs to submit, to schedule and to
//! finish when many wait, and when few do; what a waiting job takes of memory; and a very large array.
//!
//! `cargo bench --bench jobs -- 100000` does it with fewer jobs than the usual million.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures, prints and may fail"
)]

mod support;

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use stockroom::{
    config::Config,
    kit::{Pace, Settings},
};
use support::{Server, median, resident};

const FEW: usize = 1_000;
const MANY: usize = 1_000_000;
const CHILDREN: usize = 10_000;
/// How many jobs run at a time.
const VCPUS: usize = 100;
/// How many jobs are submitted, scheduled and finished where that is measured.
const SAMPLE: usize = 2_000;
/// How often a query is asked; the median counts.
const ROUNDS: usize = 15;
/// From the submission of a job until it runs, if there is room, and a little more.
const START: Duration = Duration::from_secs(60);

fn send(server: &Server, operation: &str, input: &Value) -> Value {
    let path = format!("/v1/{operation}");
    let body = server.send("batch", &path, serde_json::to_vec(input).expect("JSON"));
    if body.is_empty() { Value::Null } else { serde_json::from_slice(&body).expect("JSON") }
}

/// A server whose clock stands still, with a queue and a licence for each job that can run.
fn server() -> Server {
    let machine = Settings { pace: Pace::Manual, ..Settings::default() };
    let server = Server::new(Config { machine, ..Config::default() });
    let send = |operation: &str, input: Value| send(&server, operation, &input);
    let resources = json!({
        "type": "FARGATE", "maxvCpus": VCPUS, "subnets": ["subnet-1"], "securityGroupIds": ["sg-1"],
    });
    let environment =
        json!({ "computeEnvironmentName": "env", "type": "MANAGED", "computeResources": resources });
    send("createcomputeenvironment", environment);
    server.advance(START);
    let order = json!([{ "order": 1, "computeEnvironment": "env" }]);
    send("createjobqueue", json!({ "jobQueueName": "q", "priority": 1, "computeEnvironmentOrder": order }));
    server.advance(START);
    send("createconsumableresource", json!({ "consumableResourceName": "licence", "totalQuantity": VCPUS }));
    let requirements = json!([{ "type": "VCPU", "value": "1" }, { "type": "MEMORY", "value": "2048" }]);
    let container = json!({
        "image": "busybox", "command": ["render"], "resourceRequirements": requirements,
        "executionRoleArn": "arn:aws:iam::111111111111:role/run",
    });
    let needs = json!({ "consumableResourceList": [{ "consumableResource": "licence", "quantity": 1 }] });
    let definition = json!({
        "jobDefinitionName": "work", "type": "container", "platformCapabilities": ["FARGATE"],
        "containerProperties": container, "consumableResourceProperties": needs,
    });
    send("registerjobdefinition", definition);
    server
}

fn submit(server: &Server, jobs: usize) {
    let input = serde_json::to_vec(&json!({ "jobName": "frame", "jobQueue": "q", "jobDefinition": "work" }));
    let input = input.expect("JSON");
    for _ in 0..jobs {
        server.send("batch", "/v1/submitjob", input.clone());
    }
}

/// A server with this many jobs that wait; none of them are to end while the rest is measured.
fn fill(jobs: usize) -> Server {
    let server = server();
    let before = resident();
    let begin = Instant::now();
    submit(&server, jobs);
    let submitted = begin.elapsed();
    let begin = Instant::now();
    server.advance(Duration::from_secs(15));
    let (settled, grown) = (begin.elapsed(), resident().saturating_sub(before));
    println!("{jobs} jobs of which {VCPUS} run at a time");
    println!("  submission                        {:>10.1?} a job", share(submitted, jobs));
    println!("  into the line                     {:>10.1?} a job", share(settled, jobs));
    println!("  resident memory                   {:>10} MiB", grown / 1024 / 1024);
    println!("  per waiting job                   {:>10} B", grown / jobs);
    server
}

fn share(time: Duration, number: usize) -> Duration {
    time / u32::try_from(number).expect("few enough")
}

/// What one job costs, while those that wait are as many as before.
fn costs(server: &Server) -> Vec<(&'static str, Duration)> {
    let begin = Instant::now();
    submit(server, SAMPLE);
    let submitted = share(begin.elapsed(), SAMPLE);
    // The new ones go into the line behind the others; for each of those that end another one starts.
    let begin = Instant::now();
    server.advance(Duration::from_secs(90) * u32::try_from(SAMPLE / VCPUS).expect("few enough"));
    let run = share(begin.elapsed(), SAMPLE);
    server.advance(START);
    let list = |status: &str| {
        let input = json!({ "jobQueue": "q", "jobStatus": status, "maxResults": 100 });
        median(ROUNDS, || drop(send(server, "listjobs", &input)))
    };
    let snapshot = median(ROUNDS, || drop(send(server, "getjobqueuesnapshot", &json!({ "jobQueue": "q" }))));
    vec![
        ("submit", submitted),
        ("into the line, start and finish", run),
        ("page of 100 waiting jobs", list("RUNNABLE")),
        ("page of 100 running jobs", list("RUNNING")),
        ("snapshot of the queue", snapshot),
    ]
}

fn array() {
    let server = server();
    let input = json!({
        "jobName": "frames", "jobQueue": "q", "jobDefinition": "work", "arrayProperties": { "size": CHILDREN },
    });
    let before = resident();
    let begin = Instant::now();
    send(&server, "submitjob", &input);
    let submitted = begin.elapsed();
    let begin = Instant::now();
    server.advance(Duration::from_secs(1));
    let spawned = begin.elapsed();
    let begin = Instant::now();
    server.advance(Duration::from_secs(10));
    let entered = begin.elapsed();
    let grown = resident().saturating_sub(before);
    let begin = Instant::now();
    server.advance(Duration::from_secs(90) * u32::try_from(CHILDREN / VCPUS + 2).expect("few enough"));
    let run = begin.elapsed();
    println!("an array of {CHILDREN}");
    println!("  submission                        {submitted:>10.1?}");
    println!("  making its children               {spawned:>10.1?}, during which others wait");
    println!("  into the line                     {entered:>10.1?}, likewise");
    println!("  memory per child                  {:>10} B", grown / CHILDREN);
    println!("  start and finish                  {:>10.1?} a child", share(run, CHILDREN));
}

fn main() {
    let many = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(MANY);
    // The small array hardly counts; then the larger first: what a smaller one has freed would be reused, and not be
    // seen to grow.
    array();
    let large = fill(many);
    let large_costs = costs(&large);
    drop(large);
    // So few that enough of them still wait at the end.
    let small = fill(FEW + SAMPLE);
    let small_costs = costs(&small);
    println!("{:<36}{FEW:>10}{many:>12}{:>8}", "", "ratio");
    for (few, many) in small_costs.into_iter().zip(large_costs) {
        let ratio = many.1.as_secs_f64() / few.1.as_secs_f64();
        println!("{:<36}{:>10.1?}{:>12.1?}{ratio:>8.2}", few.0, few.1, many.1);
    }
}
