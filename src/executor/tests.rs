use std::time::Duration;

use bytes::Bytes;
use http::Request;
use http_body_util::{BodyExt, Full};
use parking_lot::Mutex;
use serde_json::{Value, json};
use tokio::sync::oneshot;

use super::*;
use crate::{
    config::Config,
    engine::Settling,
    http::App,
    kit::{BatchExecutor, Exit, Launch, Pace, Settings, Starting, Stream},
};

/// Starts nothing: tests tell what comes of it.
#[derive(Clone, Default)]
struct Script(Arc<Mutex<Vec<Started>>>);

struct Started {
    launch: Launch,
    output: Output,
    end: Option<oneshot::Sender<Exit>>,
    stops: Arc<Mutex<Vec<Stop>>>,
}

impl Execute for Script {
    fn start(&self, launch: Launch, output: Output) -> Starting {
        let (end, ended) = oneshot::channel();
        let stops = Arc::<Mutex<Vec<Stop>>>::default();
        let can_start = launch.command.first().is_some_and(|program| program != "missing");
        self.0.lock().push(Started { launch, output, end: Some(end), stops: Arc::clone(&stops) });
        Box::pin(async move {
            let running = Running {
                ended: Box::pin(async move { ended.await.unwrap_or(Exit::Signal(9)) }),
                stop: Box::new(move |stop| stops.lock().push(stop)),
            };
            can_start.then_some(running).ok_or_else(|| "there is no such program".to_owned())
        })
    }
}

/// A server whose time stands still, with a queue `q` and a definition `work`, and its executor.
struct Stage {
    app: Arc<App>,
    script: Script,
    executor: tokio::task::JoinHandle<()>,
}

impl Stage {
    async fn new() -> Self {
        let machine =
            Settings { pace: Pace::Manual, batch_executor: BatchExecutor::Process, ..Settings::default() };
        let app = App::new(Config { machine, ..Config::default() });
        let script = Script::default();
        let outside = app.outside.clone().with_executor(script.clone());
        let address = "127.0.0.1:4566".parse().unwrap();
        let executor = run(Arc::clone(&app.engine), outside, Arc::clone(&app.logs), address);
        let stage = Self { app, script, executor: tokio::spawn(executor) };
        let environment = json!({
            "computeEnvironmentName": "env", "type": "UNMANAGED",
            "serviceRole": "arn:aws:iam::000000000000:role/batch", "unmanagedvCpus": 4,
        });
        stage.ask("createcomputeenvironment", environment).await;
        stage.advance(60);
        let order = json!([{"order": 1, "computeEnvironment": "env"}]);
        let queue = json!({"jobQueueName": "q", "priority": 1, "computeEnvironmentOrder": order});
        stage.ask("createjobqueue", queue).await;
        stage.advance(60);
        let container = json!({"image": "busybox", "vcpus": 1, "memory": 128});
        let definition =
            json!({"jobDefinitionName": "work", "type": "container", "containerProperties": container});
        stage.ask("registerjobdefinition", definition).await;
        stage
    }

    async fn ask(&self, operation: &str, body: Value) -> Value {
        let credential = "000000000000/20260101/us-east-1/batch/aws4_request";
        let authorization =
            format!("AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=0");
        let request = Request::post(format!("/v1/{operation}"))
            .header("authorization", authorization)
            .header("x-amz-date", "20260101T000000Z")
            .body(Full::new(Bytes::from(body.to_string())))
            .unwrap();
        let answer = Arc::clone(&self.app).front().answer(request).await;
        let status = answer.status();
        let body = answer.into_body().collect().await.unwrap().to_bytes();
        assert!(status.is_success(), "{operation}: {body:?}");
        serde_json::from_slice(&body).unwrap()
    }

    fn advance(&self, seconds: u64) {
        self.app.engine.advance(Duration::from_secs(seconds));
    }

    /// Submits a job of this command, and lets it be started.
    async fn start(&self, command: &[&str]) -> String {
        let overrides = json!({ "command": command });
        let job = json!({
            "jobName": "one", "jobQueue": "q", "jobDefinition": "work", "containerOverrides": overrides,
            "timeout": {"attemptDurationSeconds": 60},
        });
        let id = self.ask("submitjob", job).await["jobId"].as_str().unwrap().to_owned();
        let before = self.script.0.lock().len();
        self.advance(45);
        self.until(|| self.script.0.lock().len() > before).await;
        id
    }

    async fn until(&self, done: impl Fn() -> bool) {
        for _ in 0..10_000 {
            if done() {
                return;
            }
            tokio::task::yield_now().await;
        }
        panic!("it never comes to that");
    }

    async fn job(&self, id: &str) -> Value {
        self.ask("describejobs", json!({ "jobs": [id] })).await["jobs"][0].take()
    }

    async fn has_status(&self, id: &str, status: &str) {
        for _ in 0..1000 {
            if self.job(id).await["status"] == status {
                return;
            }
            tokio::task::yield_now().await;
        }
        panic!("{:?}", self.job(id).await);
    }

    fn end(&self, number: usize, exit: Exit) {
        self.script.0.lock()[number].end.take().unwrap().send(exit).unwrap();
    }

    fn stops(&self, number: usize) -> Vec<Stop> {
        self.script.0.lock()[number].stops.lock().clone()
    }
}

#[tokio::test]
async fn a_job_ends_as_what_was_started_for_it() {
    let stage = Stage::new().await;
    let id = stage.start(&["work", "hard"]).await;
    stage.has_status(&id, "RUNNING").await;
    let (launch, output) = {
        let started = stage.script.0.lock();
        (started[0].launch.clone(), Arc::clone(&started[0].output))
    };
    assert_eq!(launch.command, ["work", "hard"]);
    for (name, value) in [
        ("AWS_ENDPOINT_URL", "http://127.0.0.1:4566"),
        ("AWS_REGION", "us-east-1"),
        ("AWS_ACCESS_KEY_ID", "000000000000"),
        ("AWS_BATCH_JOB_ID", id.as_str()),
    ] {
        assert!(launch.environment.contains(&(name.to_owned(), value.to_owned())), "{name}");
    }
    output(Stream::Stderr, b"broken \xff");
    stage.end(0, Exit::Code(3));
    stage.has_status(&id, "FAILED").await;
    assert_eq!(stage.job(&id).await["container"]["exitCode"], 3);
    let logs = stage.app.logs.of(&id, Some(1));
    let line = &logs[0].lines[0];
    assert_eq!(
        (&*line.text, line.stream, line.at),
        ("broken \u{fffd}", Stream::Stderr, stage.app.engine.now())
    );
}

#[tokio::test]
async fn what_cannot_be_started_fails_its_job() {
    let stage = Stage::new().await;
    let id = stage.start(&["missing"]).await;
    stage.has_status(&id, "FAILED").await;
    let job = stage.job(&id).await;
    assert_eq!(job["statusReason"], "Task failed to start");
    assert_eq!(job["container"]["reason"], "CannotStartContainerError: there is no such program");
}

#[tokio::test]
async fn what_is_to_stop_is_asked_to_and_then_made_to() {
    let stage = Stage::new().await;
    let id = stage.start(&["work"]).await;
    stage.has_status(&id, "RUNNING").await;
    stage.ask("terminatejob", json!({"jobId": id, "reason": "enough"})).await;
    stage.until(|| stage.stops(0) == [Stop::Terminate]).await;
    stage.advance(30);
    stage.until(|| stage.stops(0) == [Stop::Terminate, Stop::Kill]).await;
    stage.has_status(&id, "FAILED").await;
    stage.end(0, Exit::Signal(9));
    let next = stage.start(&["work"]).await;
    stage.end(1, Exit::Code(0));
    stage.has_status(&next, "SUCCEEDED").await;
}

#[tokio::test]
async fn what_is_forgotten_is_killed() {
    let stage = Stage::new().await;
    stage.start(&["work"]).await;
    stage.app.engine.reset(None);
    stage.until(|| stage.stops(0) == [Stop::Kill]).await;
}

#[tokio::test]
async fn nothing_outlives_the_executor() {
    let stage = Stage::new().await;
    let id = stage.start(&["work"]).await;
    stage.has_status(&id, "RUNNING").await;
    stage.executor.abort();
    let end = stage.script.0.lock()[0].end.take().unwrap();
    stage.until(|| end.is_closed()).await;
}

#[tokio::test]
async fn settling_waits_for_what_runs_and_does_not_cut_it_short() {
    let stage = Stage::new().await;
    let id = stage.start(&["work"]).await;
    stage.has_status(&id, "RUNNING").await;
    let mut settling = Settling::default();
    let begin = stage.app.engine.now();
    assert_eq!(settling.step(&stage.app.engine), None);
    assert_eq!(stage.app.engine.now(), begin);
    // The way of another job, which takes its own time, goes beyond the time limit of the first.
    let job = json!({"jobName": "two", "jobQueue": "q", "jobDefinition": "work"});
    for _ in 0..2 {
        stage.ask("submitjob", job.clone()).await;
        assert_eq!(settling.step(&stage.app.engine), None);
    }
    assert!(stage.app.engine.now() < begin + Duration::from_secs(60));
    stage.until(|| stage.script.0.lock().len() >= 2).await;
    assert!(stage.stops(0).is_empty());
    stage.end(0, Exit::Code(0));
    stage.has_status(&id, "SUCCEEDED").await;
    let mut result = None;
    for _ in 0..100 {
        result = settling.step(&stage.app.engine);
        tokio::task::yield_now().await;
    }
    assert_eq!(result, Some(Ok(())), "without commands the others fail");
}

#[tokio::test]
async fn settling_lets_time_pass_over_what_does_not_stop() {
    let stage = Stage::new().await;
    let id = stage.start(&["work"]).await;
    stage.has_status(&id, "RUNNING").await;
    stage.ask("terminatejob", json!({"jobId": id, "reason": "enough"})).await;
    let mut settling = Settling::default();
    let begin = stage.app.engine.now();
    let mut steps = 0;
    while settling.step(&stage.app.engine).is_none() {
        steps += 1;
    }
    assert_eq!(steps, 200, "two seconds, if it were waited in between");
    assert_eq!(stage.app.engine.now(), begin + Duration::from_secs(30));
    assert_eq!(stage.job(&id).await["container"]["exitCode"], 137);
}
