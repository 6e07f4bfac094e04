//! Service jobs as clients see them.

mod lists;
mod quotas;
mod refusals;
mod waiting;

use std::time::Duration;

use super::*;
use crate::{
    api::batch::{
        CreateJobQueueRequest, CreateServiceEnvironmentRequest, DescribeServiceJobRequest,
        DescribeServiceJobResponse, Error, ServiceJobRetryStrategy, ServiceJobStatus as Status,
        ServiceJobType, SubmitServiceJobRequest, SubmitServiceJobResponse, TerminateServiceJobRequest,
        UpdateServiceJobRequest,
    },
    batch::{
        fixture::Fixture,
        job_queues, service_environments,
        stage::{self, limit, service_queue, settle},
    },
};

const TYPE: &str = "ml.m5.large";

/// A queue `q` of so many instances, without policy.
fn fifo(instances: i32) -> Fixture {
    let fixture = Fixture::default();
    make_environment(&fixture, instances, "NUM_INSTANCES");
    stage::make_queue(&fixture, service_queue("q", "s"));
    fixture
}

fn make_environment(fixture: &Fixture, instances: i32, unit: &str) {
    let input = CreateServiceEnvironmentRequest {
        capacity_limits: vec![limit(instances, unit)],
        ..stage::service_environment("s")
    };
    fixture.write(service_environments::create, input).unwrap();
    settle(fixture);
}

fn payload(instances: u64) -> String {
    serde_json::json!({
        "TrainingJobName": "train",
        "ResourceConfig": { "InstanceType": TYPE, "InstanceCount": instances, "VolumeSizeInGB": 1 },
    })
    .to_string()
}

/// A job of so many instances in queue `q`.
fn request(instances: u64) -> SubmitServiceJobRequest {
    SubmitServiceJobRequest {
        job_name: "job".into(),
        job_queue: "q".into(),
        service_request_payload: payload(instances),
        service_job_type: ServiceJobType::SagemakerTraining,
        ..Default::default()
    }
}

fn submitted(fixture: &Fixture, input: SubmitServiceJobRequest) -> String {
    fixture.write(submit, input).unwrap().job_id
}

fn described(fixture: &Fixture, id: &str) -> DescribeServiceJobResponse {
    fixture.read(describe, DescribeServiceJobRequest { job_id: id.into() }).unwrap()
}

fn status(fixture: &Fixture, id: &str) -> Status {
    described(fixture, id).status
}

fn reason(fixture: &Fixture, id: &str) -> String {
    described(fixture, id).status_reason.unwrap_or_default()
}

fn seconds(fixture: &Fixture, seconds: u64) {
    fixture.advance(Duration::from_secs(seconds));
}

fn terminated(fixture: &Fixture, id: &str) {
    let input = TerminateServiceJobRequest { job_id: id.into(), reason: "enough".into() };
    fixture.write(terminate, input).unwrap();
}

fn prioritised(fixture: &Fixture, id: &str, priority: i32) -> Result<(), Error> {
    let input = UpdateServiceJobRequest { job_id: id.into(), scheduling_priority: priority };
    fixture.write(update, input).map(drop)
}

#[test]
fn a_life_goes_from_submitted_to_forgotten() {
    let fixture = fifo(1);
    let tags = Tags::from([("team".into(), "a".into())]);
    let input = SubmitServiceJobRequest { tags: Some(tags.clone()), ..request(1) };
    let SubmitServiceJobResponse { job_arn, job_id: id, .. } = fixture.write(submit, input).unwrap();
    assert_eq!(job_arn, Some(format!("{}:service-job/{id}", stage::ARN)));
    let begun = described(&fixture, &id);
    assert_eq!((begun.status, begun.started_at, begun.latest_attempt), (Status::Submitted, None, None));
    let created = begun.created_at.unwrap();
    let mut seen = Vec::new();
    for span in [5, 59, 1, 119, 1, 299, 1] {
        seconds(&fixture, span);
        seen.push(status(&fixture, &id));
    }
    let (scheduled, starting, running) = (Status::Scheduled, Status::Starting, Status::Running);
    assert_eq!(seen, [scheduled, scheduled, starting, starting, running, running, Status::Succeeded]);
    let ended = described(&fixture, &id);
    let text = "Received status from SageMaker: Training job completed";
    assert_eq!(ended.status_reason.as_deref(), Some(text));
    assert_eq!(ended.scheduled_at, Some(created + 5_000));
    assert_eq!((ended.started_at, ended.stopped_at), (Some(created + 185_000), Some(created + 485_000)));
    assert_eq!((ended.is_terminated, ended.tags), (Some(false), Some(tags)));
    assert_eq!(ended.job_queue, format!("{}:job-queue/q", stage::ARN));
    let [attempt] = ended.attempts.as_deref().unwrap() else { panic!("not one attempt") };
    let latest = ended.latest_attempt.unwrap().service_resource_id.unwrap();
    assert_eq!(attempt.service_resource_id.as_ref(), Some(&latest));
    let prefix = "arn:aws:sagemaker:us-east-1:000000000000:training-job/AWSBatchtrain";
    assert_eq!(latest.value.strip_prefix(prefix).map(str::len), Some(32));
    let [usage] = ended.capacity_usage.as_deref().unwrap() else { panic!("not one type") };
    assert_eq!((usage.capacity_unit.as_deref(), usage.quantity), (Some(TYPE), Some(1.0)));
    seconds(&fixture, 7 * 86_400 - 1);
    assert_eq!(status(&fixture, &id), Status::Succeeded);
    seconds(&fixture, 1);
    fixture.read(describe, DescribeServiceJobRequest { job_id: id }).unwrap_err();
    fixture.look(|state, context| {
        let jobs = &state.at(context.scope()).service_jobs;
        assert!(jobs.jobs.is_empty() && jobs.by_id.is_empty() && jobs.index.of(&"q".into(), None).is_empty());
    });
}

#[test]
fn jobs_wait_for_capacity_in_order() {
    let fixture = fifo(3);
    let ids: Vec<_> = [2, 2, 1].map(|instances| submitted(&fixture, request(instances))).into();
    seconds(&fixture, 10);
    let statuses = || ids.iter().map(|id| status(&fixture, id)).collect::<Vec<_>>();
    assert_eq!(statuses(), [Status::Scheduled, Status::Runnable, Status::Runnable]);
    assert_eq!(described(&fixture, &ids[1]).status_reason, None);
    terminated(&fixture, &ids[0]);
    assert_eq!(described(&fixture, &ids[0]).is_terminated, Some(true));
    seconds(&fixture, 30);
    assert_eq!(statuses(), [Status::Failed, Status::Scheduled, Status::Scheduled]);
    assert_eq!(reason(&fixture, &ids[0]), "enough");
    let attempts = described(&fixture, &ids[0]).attempts.unwrap();
    assert_eq!((attempts.len(), attempts[0].started_at), (1, None));
}

#[test]
fn jobs_that_wait_are_terminated_at_once() {
    let fixture = fifo(1);
    let ids: Vec<_> = (0..2).map(|_| submitted(&fixture, request(1))).collect();
    seconds(&fixture, 10);
    terminated(&fixture, &ids[1]);
    let ended = described(&fixture, &ids[1]);
    assert_eq!((ended.status, ended.attempts, ended.scheduled_at), (Status::Failed, Some(vec![]), None));
    let late = submitted(&fixture, request(1));
    terminated(&fixture, &late);
    assert_eq!(status(&fixture, &late), Status::Failed);
    terminated(&fixture, &late);
    seconds(&fixture, 480);
    assert_eq!(status(&fixture, &ids[0]), Status::Succeeded);
}

#[test]
fn what_the_other_service_refuses_fails_when_it_gets_there() {
    let fixture = fifo(1);
    let broken = |strategy| SubmitServiceJobRequest {
        service_request_payload: "{}".into(),
        retry_strategy: strategy,
        ..request(1)
    };
    let id = submitted(&fixture, broken(None));
    let again = ServiceJobRetryStrategy { attempts: 3, evaluate_on_exit: None };
    let tried = submitted(&fixture, broken(Some(again)));
    seconds(&fixture, 5);
    for id in [&id, &tried] {
        let ended = described(&fixture, id);
        assert_eq!(
            (ended.status, ended.attempts, ended.latest_attempt),
            (Status::Failed, Some(vec![]), None)
        );
        assert!(
            ended.status_reason.unwrap().starts_with("Received status from SageMaker: ValidationException")
        );
    }
}

#[test]
fn an_attempt_may_take_so_long() {
    let fixture = fifo(1);
    let timeout_config = Some(crate::api::batch::ServiceJobTimeout { attempt_duration_seconds: Some(60) });
    let retry_strategy = Some(ServiceJobRetryStrategy { attempts: 3, evaluate_on_exit: None });
    let id = submitted(&fixture, SubmitServiceJobRequest { retry_strategy, timeout_config, ..request(1) });
    seconds(&fixture, 185 + 59);
    assert_eq!(status(&fixture, &id), Status::Running);
    seconds(&fixture, 1);
    assert_eq!(status(&fixture, &id), Status::Failed);
    assert_eq!(reason(&fixture, &id), "Job attempt duration exceeded timeout");
}

#[test]
fn a_deleted_queue_ends_its_jobs() {
    let fixture = fifo(1);
    let ids: Vec<_> = (0..2).map(|_| submitted(&fixture, request(1))).collect();
    seconds(&fixture, 10);
    let disabled = crate::api::batch::UpdateJobQueueRequest {
        job_queue: "q".into(),
        state: Some(crate::api::batch::JQState::Disabled),
        ..Default::default()
    };
    fixture.write(job_queues::update, disabled).unwrap();
    seconds(&fixture, 10);
    let input = crate::api::batch::DeleteJobQueueRequest { job_queue: "q".into() };
    fixture.write(job_queues::delete, input).unwrap();
    settle(&fixture);
    for id in &ids {
        assert_eq!(
            (status(&fixture, id), reason(&fixture, id).as_str()),
            (Status::Failed, "JobQueue deleted")
        );
    }
    stage::make_queue(&fixture, CreateJobQueueRequest { priority: 2, ..service_queue("q", "s") });
    let listed = lists::listed(&fixture, Some(Status::Failed), &[], None, None);
    assert_eq!(listed, Vec::<String>::new(), "a queue of the same name is another");
    let id = submitted(&fixture, request(1));
    seconds(&fixture, 5);
    assert_eq!(status(&fixture, &id), Status::Scheduled, "nothing is held any more");
}
