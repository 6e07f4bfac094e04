//! What is refused, and what is answered once more.

use super::*;
use crate::{
    api::batch::{
        JQState, ServiceJobEvaluateOnExit, ServiceJobPreemptionConfiguration, ServiceJobTimeout,
        TerminateServiceJobsRequest, UpdateJobQueueRequest,
    },
    batch::fixture::text,
    kit::Settings,
};

fn refused(fixture: &Fixture, input: SubmitServiceJobRequest) -> String {
    text(fixture.write(submit, input))
}

#[test]
fn a_request_keeps_the_rules() {
    let fixture = fifo(1);
    let refused = |input| refused(&fixture, input);
    assert_eq!(
        refused(SubmitServiceJobRequest { job_name: "a b".into(), ..request(1) }),
        "Job name should match valid pattern"
    );
    let payload = |service_request_payload| SubmitServiceJobRequest { service_request_payload, ..request(1) };
    assert_eq!(refused(payload("[".into())), "Service request payload is not valid JSON.");
    assert_eq!(
        refused(payload(format!("{{\"a\":\"{}\"}}", "x".repeat(10_240)))),
        "Service request payload size must be less than 10 KiB, got 11 KiB"
    );
    assert_eq!(
        refused(SubmitServiceJobRequest { scheduling_priority: Some(10_000), ..request(1) }),
        "Scheduling priority must be between 0 and 9999."
    );
    let retries = |attempts, rules| {
        let retry_strategy = Some(ServiceJobRetryStrategy { attempts, evaluate_on_exit: Some(rules) });
        refused(SubmitServiceJobRequest { retry_strategy, ..request(1) })
    };
    let rule = |action: &str| ServiceJobEvaluateOnExit {
        action: Some(action.into()),
        on_status_reason: Some("*".into()),
    };
    assert_eq!(retries(11, vec![]), "RetryAttempts must be between 1 and 10.");
    assert_eq!(retries(1, vec![rule("EXIT"); 6]), "EvaluateOnExit can have at most 5 conditions");
    assert!(retries(1, vec![rule("STAY")]).starts_with("Evaluate on exit action STAY is not valid."));
    let timeout_config = Some(ServiceJobTimeout { attempt_duration_seconds: Some(59) });
    assert_eq!(
        refused(SubmitServiceJobRequest { timeout_config, ..request(1) }),
        "Timeout attemptDurationSeconds must be at least 60, got 59."
    );
    let preemption_configuration =
        Some(ServiceJobPreemptionConfiguration { preemption_retries_before_termination: Some(-1) });
    assert_eq!(
        refused(SubmitServiceJobRequest { preemption_configuration, ..request(1) }),
        "preemptionRetriesBeforeTermination cannot be a negative number."
    );
}

#[test]
fn a_job_fits_its_queue() {
    let fixture = fifo(1);
    let to = |queue: &str| SubmitServiceJobRequest { job_queue: queue.into(), ..request(1) };
    assert_eq!(refused(&fixture, to("x")), "JobQueue x not found.");
    stage::make_environment(&fixture, stage::unmanaged("a"));
    stage::make_queue(&fixture, stage::queue("plain", &["a"]));
    assert_eq!(
        refused(&fixture, to("plain")),
        "Service jobs can only be submitted to job queues of type SAGEMAKER_TRAINING."
    );
    let fair = SubmitServiceJobRequest { share_identifier: Some("blue".into()), ..request(1) };
    assert!(refused(&fixture, fair.clone()).starts_with("Job with shareIdentifier can onlybe submitted"));
    let quota = SubmitServiceJobRequest { quota_share_name: Some("team".into()), ..request(1) };
    assert!(refused(&fixture, quota).starts_with("Job with quotaShareName can only be submitted"));
    let policy = stage::make_policy(&fixture, "fair", false);
    let queue = CreateJobQueueRequest { scheduling_policy_arn: Some(policy), ..service_queue("fair", "s") };
    stage::make_queue(&fixture, queue);
    assert!(refused(&fixture, to("fair")).starts_with("shareIdentifier is required"));
    submitted(&fixture, SubmitServiceJobRequest { job_queue: "fair".into(), ..fair });
    let disabled =
        UpdateJobQueueRequest { job_queue: "q".into(), state: Some(JQState::Disabled), ..Default::default() };
    fixture.write(job_queues::update, disabled).unwrap();
    assert_eq!(refused(&fixture, to("q")), "JobQueue q is not in ENABLED state.");
}

#[test]
fn a_token_submits_once() {
    let token = || SubmitServiceJobRequest { client_token: Some("t".into()), ..request(1) };
    let fixture = fifo(1);
    let first = fixture.write(submit, token()).unwrap();
    assert_eq!(fixture.write(submit, token()).unwrap(), first);
    let other = SubmitServiceJobRequest { job_name: "other".into(), ..token() };
    assert_eq!(refused(&fixture, other), "clientToken t has already been used with different parameters.");
    let strict = Fixture::with(Settings { reject_repeated_tokens: true, ..Settings::default() });
    make_environment(&strict, 1, "NUM_INSTANCES");
    stage::make_queue(&strict, service_queue("q", "s"));
    submitted(&strict, token());
    assert_eq!(refused(&strict, token()), "Request with clientToken t has already been processed.");
}

#[test]
fn only_jobs_under_way_have_another_priority() {
    let fixture = fifo(1);
    let id = submitted(&fixture, request(1));
    prioritised(&fixture, &id, 9999).unwrap();
    assert_eq!(described(&fixture, &id).scheduling_priority, Some(9999));
    assert_eq!(text(prioritised(&fixture, &id, -1)), "Scheduling priority must be between 0 and 9999.");
    assert_eq!(text(prioritised(&fixture, "x", 1)), "Service job x not found.");
    seconds(&fixture, 485);
    assert_eq!(text(prioritised(&fixture, &id, 1)), format!("Service job {id} has already finished."));
    assert_eq!(
        text(fixture.read(describe, DescribeServiceJobRequest { job_id: "x".into() })),
        "Service job x not found."
    );
}

#[test]
fn many_are_terminated_each_for_itself() {
    let fixture = fifo(1);
    let ids: Vec<_> = (0..2).map(|_| submitted(&fixture, request(1))).collect();
    let unknown = "01234567-89ab-4cde-8f01-23456789abcd".to_owned();
    let jobs = vec![ids[0].clone(), "x".into(), unknown.clone(), ids[1].clone()];
    let input = TerminateServiceJobsRequest { jobs, reason: "enough".into() };
    let response = fixture.write(terminate_many, input.clone()).unwrap();
    assert_eq!(response.successful, [ids[0].clone(), unknown, ids[1].clone()]);
    let [error] = response.errors.as_slice() else { panic!("not one error") };
    assert_eq!((error.job.as_str(), error.code.as_str()), ("x", "ValidationException"));
    for id in &ids {
        assert_eq!((status(&fixture, id), reason(&fixture, id).as_str()), (Status::Failed, "enough"));
    }
    let with = |jobs: Vec<String>, reason: &str| {
        let input = TerminateServiceJobsRequest { jobs, reason: reason.into() };
        text(fixture.write(terminate_many, input))
    };
    assert_eq!(with(vec!["x".into(); 51], "enough"), "Maximum number of jobs supported is  50 .");
    assert_eq!(with(vec![], "enough"), "At least one job must be provided.");
    assert_eq!(with(input.jobs.clone(), ""), "reason is required.");
    assert_eq!(with(input.jobs, &"x".repeat(1025)), "Reason must be at most 1024 characters.");
    fixture
        .write(terminate, TerminateServiceJobRequest { job_id: "x".into(), reason: "enough".into() })
        .unwrap();
}
