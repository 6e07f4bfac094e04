mod arrays;
mod described;
mod measured;
mod order;

use std::{collections::BTreeMap, time::Duration};

use super::*;
use crate::{
    api::batch::{
        ArrayJobDependency, ArrayProperties, CEState, CancelJobRequest, ComputeResource,
        ConsumableResourceProperties, ConsumableResourceRequirement, ContainerOverrides, ContainerProperties,
        CreateConsumableResourceRequest, CreateJobQueueRequest, DeleteConsumableResourceRequest,
        DeleteJobQueueRequest, DescribeConsumableResourceRequest, DescribeJobsRequest, Error, EvaluateOnExit,
        GetJobQueueSnapshotRequest, JQState, JobDefinitionType, JobDependency, JobDetail,
        JobStateTimeLimitAction, JobStateTimeLimitActionsAction, JobStateTimeLimitActionsState, JobStatus,
        JobTimeout, KeyValuesPair, ListJobsByConsumableResourceRequest, ListJobsRequest,
        RegisterJobDefinitionRequest, ResourceRequirement, ResourceType, RetryStrategy, SubmitJobRequest,
        TerminateJobRequest, UpdateComputeEnvironmentRequest, UpdateConsumableResourceRequest,
        UpdateJobQueueRequest,
    },
    batch::{
        compute_environments, consumable_resources,
        fixture::{Fixture, text},
        job_definitions, job_queues, stage,
    },
    kit::Settings,
};

use ArrayJobDependency::{NToN, Sequential};
use JobStatus::{Failed, Pending, Runnable, Running, Starting, Submitted, Succeeded};

const SECOND: Duration = Duration::from_secs(1);
const REASON: &str = "MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE";
/// Longer than any job takes that does not sleep, from its submission.
const LONG: Duration = Duration::from_secs(300);

/// A queue `q` on an environment of 16 processors, and a definition `work` for one processor.
pub(super) fn farm() -> Fixture {
    farm_with(Settings::default())
}

pub(super) fn farm_with(settings: Settings) -> Fixture {
    let fixture = Fixture::with(settings);
    stage::make_environment(&fixture, stage::managed("env", stage::ec2()));
    stage::make_queue(&fixture, stage::queue("q", &["env"]));
    define(&fixture, "work", 1);
    fixture
}

fn define(fixture: &Fixture, name: &str, vcpus: i32) {
    let properties = ContainerProperties {
        image: Some("busybox".into()),
        vcpus: Some(vcpus),
        memory: Some(128),
        ..Default::default()
    };
    let input = RegisterJobDefinitionRequest {
        job_definition_name: name.into(),
        r#type: JobDefinitionType::Container,
        container_properties: Some(properties),
        ..Default::default()
    };
    fixture.write(job_definitions::register, input).unwrap();
}

pub(super) fn job(name: &str) -> SubmitJobRequest {
    SubmitJobRequest {
        job_name: name.into(),
        job_queue: "q".into(),
        job_definition: "work".into(),
        ..Default::default()
    }
}

pub(super) fn running(name: &str, command: &[&str]) -> SubmitJobRequest {
    let overrides = ContainerOverrides { command: Some(stage::texts(command)), ..Default::default() };
    SubmitJobRequest { container_overrides: Some(overrides), ..job(name) }
}

pub(super) fn needing(name: &str, resource: &str, quantity: i64) -> SubmitJobRequest {
    let requirement = ConsumableResourceRequirement {
        consumable_resource: Some(resource.into()),
        quantity: Some(quantity),
    };
    let list = ConsumableResourceProperties { consumable_resource_list: Some(vec![requirement]) };
    SubmitJobRequest { consumable_resource_properties_override: Some(list), ..job(name) }
}

pub(super) fn array(name: &str, size: i32) -> SubmitJobRequest {
    SubmitJobRequest { array_properties: Some(ArrayProperties { size: Some(size) }), ..job(name) }
}

fn after(input: SubmitJobRequest, on: &[(&str, Option<ArrayJobDependency>)]) -> SubmitJobRequest {
    let dependencies = on.iter().map(|(id, kind)| JobDependency {
        job_id: Some((*id).to_owned()).filter(|id| !id.is_empty()),
        r#type: *kind,
    });
    SubmitJobRequest { depends_on: Some(dependencies.collect()), ..input }
}

pub(super) fn submit(fixture: &Fixture, input: SubmitJobRequest) -> String {
    fixture.write(submit_job, input).unwrap().job_id
}

pub(super) fn detail(fixture: &Fixture, id: &str) -> JobDetail {
    let input = DescribeJobsRequest { jobs: vec![id.into()] };
    fixture.read(describe_jobs, input).unwrap().jobs.unwrap().remove(0)
}

pub(super) fn status(fixture: &Fixture, id: &str) -> JobStatus {
    detail(fixture, id).status
}

fn statuses(fixture: &Fixture, ids: &[String]) -> Vec<JobStatus> {
    ids.iter().map(|id| status(fixture, id)).collect()
}

pub(super) fn reason(fixture: &Fixture, id: &str) -> Option<String> {
    detail(fixture, id).status_reason
}

pub(super) fn make_resource(fixture: &Fixture, name: &str, kind: &str, total: i64) {
    let input = CreateConsumableResourceRequest {
        consumable_resource_name: name.into(),
        resource_type: Some(kind.into()),
        total_quantity: Some(total),
        ..Default::default()
    };
    fixture.write(consumable_resources::create, input).unwrap();
}

/// Total, in use, available.
pub(super) fn units(fixture: &Fixture, name: &str) -> (i64, i64, i64) {
    let input = DescribeConsumableResourceRequest { consumable_resource: name.into() };
    let found = fixture.read(consumable_resources::describe, input).unwrap();
    let shown = |quantity: Option<i64>| quantity.unwrap();
    (shown(found.total_quantity), shown(found.in_use_quantity), shown(found.available_quantity))
}

fn cancel(fixture: &Fixture, id: &str) {
    let input = CancelJobRequest { job_id: id.into(), reason: "changed my mind".into() };
    fixture.write(cancel_job, input).unwrap();
}

pub(super) fn terminate(fixture: &Fixture, id: &str) {
    let input = TerminateJobRequest { job_id: id.into(), reason: "enough".into() };
    fixture.write(terminate_job, input).unwrap();
}

#[test]
fn a_job_goes_through_all_its_states() {
    let fixture = farm();
    let id = submit(&fixture, job("one"));
    let mut seen = vec![status(&fixture, &id)];
    for _ in 0..300 {
        fixture.advance(SECOND);
        seen.push(status(&fixture, &id));
    }
    seen.dedup();
    assert_eq!(seen, [Submitted, Runnable, Starting, Running, Succeeded]);

    let job = detail(&fixture, &id);
    assert_eq!(job.status_reason.as_deref(), Some("Essential container in task exited"));
    assert_eq!(job.job_definition, format!("{}:job-definition/work:1", stage::ARN));
    assert_eq!(job.job_queue, format!("{}:job-queue/q", stage::ARN));
    assert_eq!(job.job_arn, Some(format!("{}:job/{id}", stage::ARN)));
    let container = job.container.unwrap();
    assert_eq!((container.exit_code, container.image.as_deref()), (Some(0), Some("busybox")));
    let attempts = job.attempts.unwrap();
    assert_eq!(attempts.len(), 1);
    let task = attempts[0].container.clone().unwrap();
    assert_eq!((task.exit_code, &task.task_arn), (Some(0), &container.task_arn));
    let task_id = container.task_arn.as_ref().unwrap().rsplit('/').next().unwrap();
    assert_eq!(task.log_stream_name, Some(format!("work/default/{task_id}")));
    assert_eq!(job.stopped_at.unwrap() - job.started_at.unwrap(), 60_000);
}

#[test]
fn two_licences_let_two_jobs_run_at_a_time() {
    let fixture = farm();
    make_resource(&fixture, "licence", "REPLENISHABLE", 2);
    let ids: Vec<_> = (0..5).map(|_| submit(&fixture, needing("render", "licence", 1))).collect();
    let mut most = 0;
    for _ in 0..400 {
        fixture.advance(SECOND);
        let held = statuses(&fixture, &ids);
        let held = held.iter().filter(|status| matches!(status, Starting | Running)).count();
        let held = i64::try_from(held).unwrap();
        assert_eq!(units(&fixture, "licence"), (2, held, 2 - held));
        most = most.max(held);
    }
    assert_eq!(most, 2);
    assert_eq!(statuses(&fixture, &ids), [Succeeded; 5]);

    let list = |filters: Option<(&str, &str)>| {
        let filters = filters.map(|(name, value)| {
            vec![KeyValuesPair { name: Some(name.into()), values: Some(stage::texts(&[value])) }]
        });
        let consumable_resource = "licence".into();
        let input =
            ListJobsByConsumableResourceRequest { consumable_resource, filters, ..Default::default() };
        fixture.read(list_jobs_by_consumable_resource, input).unwrap().jobs
    };
    let all = list(None);
    assert_eq!((all.len(), all[0].quantity, all[0].job_status.as_str()), (5, 1, "SUCCEEDED"));
    assert_eq!(list(Some(("JOB_STATUS", "RUNNING"))).len(), 0);
    assert_eq!(list(Some(("JOB_NAME", "REN*"))).len(), 5);
}

#[test]
fn units_that_are_used_up_do_not_come_back() {
    let fixture = farm();
    make_resource(&fixture, "token", "NON_REPLENISHABLE", 3);
    let first = submit(&fixture, needing("a", "token", 2));
    let second = submit(&fixture, needing("b", "token", 2));
    fixture.advance(SECOND * 15);
    assert_eq!(units(&fixture, "token"), (1, 2, 1));
    fixture.advance(LONG);
    assert_eq!(units(&fixture, "token"), (1, 0, 1));
    assert_eq!(statuses(&fixture, &[first, second.clone()]), [Succeeded, Runnable]);
    assert_eq!(reason(&fixture, &second), None);
    let more = UpdateConsumableResourceRequest {
        consumable_resource: "token".into(),
        operation: Some("ADD".into()),
        quantity: Some(1),
        client_token: None,
    };
    fixture.write(consumable_resources::update, more).unwrap();
    assert_eq!(status(&fixture, &second), Starting, "at once");
    assert_eq!(units(&fixture, "token"), (0, 2, 0));
}

#[test]
fn a_deleted_resource_is_waited_for_and_its_units_do_not_come_back() {
    let fixture = farm();
    make_resource(&fixture, "licence", "REPLENISHABLE", 1);
    let ids = [submit(&fixture, needing("a", "licence", 1)), submit(&fixture, needing("b", "licence", 1))];
    fixture.advance(SECOND * 60);
    assert_eq!(statuses(&fixture, &ids), [Running, Runnable]);
    let input = DeleteConsumableResourceRequest { consumable_resource: "licence".into() };
    fixture.write(consumable_resources::delete, input).unwrap();
    fixture.advance(LONG);
    assert_eq!(statuses(&fixture, &ids), [Succeeded, Runnable]);
    make_resource(&fixture, "licence", "REPLENISHABLE", 4);
    fixture.advance(SECOND);
    assert_eq!(units(&fixture, "licence"), (4, 1, 3));
    assert_eq!(status(&fixture, &ids[1]), Starting);
}

#[test]
fn capacity_lets_the_first_job_hold_back_others() {
    let fixture = farm();
    define(&fixture, "large", 16);
    let large = SubmitJobRequest { job_definition: "large".into(), ..job("large") };
    let ids = [submit(&fixture, job("small")), submit(&fixture, large), submit(&fixture, job("late"))];
    fixture.advance(SECOND * 60);
    assert_eq!(statuses(&fixture, &ids), [Running, Runnable, Runnable]);
    let input = GetJobQueueSnapshotRequest { job_queue: "q".into() };
    let snapshot = fixture.read(get_job_queue_snapshot, input).unwrap();
    let front = snapshot.front_of_queue.unwrap().jobs.unwrap();
    let arns: Vec<_> = front.iter().map(|job| job.job_arn.clone().unwrap()).collect();
    assert_eq!(arns, [&ids[1], &ids[2]].map(|id| format!("{}:job/{id}", stage::ARN)));
    let usage = snapshot.queue_utilization.unwrap().total_capacity_usage.unwrap();
    assert_eq!((usage[0].capacity_unit.as_deref(), usage[0].quantity), (Some("VCPU"), Some(1.0)));
    fixture.advance(SECOND * 60);
    assert_eq!(statuses(&fixture, &ids[..1]), [Succeeded]);
    assert_ne!(status(&fixture, &ids[1]), Runnable);
    assert_eq!(status(&fixture, &ids[2]), Runnable);
    fixture.advance(LONG);
    assert_eq!(statuses(&fixture, &ids), [Succeeded; 3]);
}

#[test]
fn jobs_wait_for_others_and_fail_with_them() {
    let fixture = farm();
    let good = submit(&fixture, job("good"));
    let bad = submit(&fixture, running("bad", &["false"]));
    let follows = submit(&fixture, after(job("follows"), &[(&good, None)]));
    let fails = submit(&fixture, after(job("fails"), &[(&good, None), (&bad, None)]));
    let chained = submit(&fixture, after(job("chained"), &[(&fails, None)]));
    fixture.advance(SECOND * 2);
    let all = [follows, fails, chained];
    assert_eq!(statuses(&fixture, &all), [Pending; 3]);
    fixture.advance(LONG);
    assert_eq!(statuses(&fixture, &all), [Succeeded, Failed, Failed]);
    assert_eq!(reason(&fixture, &all[1]).as_deref(), Some("Dependent Job failed"));
    assert_eq!(detail(&fixture, &bad).container.unwrap().exit_code, Some(1));
    assert_eq!(reason(&fixture, &bad).as_deref(), Some("Essential container in task exited"));
    let late = submit(&fixture, after(job("late"), &[(&bad, None)]));
    fixture.advance(SECOND * 2);
    assert_eq!(status(&fixture, &late), Failed);
}

fn retry(attempts: i32, conditions: Vec<EvaluateOnExit>) -> RetryStrategy {
    RetryStrategy { attempts: Some(attempts), evaluate_on_exit: Some(conditions) }
}

#[test]
fn failed_attempts_are_made_again() {
    let fixture = farm();
    let exit = |code: &str| EvaluateOnExit {
        on_exit_code: Some(code.into()),
        action: "EXIT".into(),
        ..Default::default()
    };
    let thrice = SubmitJobRequest { retry_strategy: Some(retry(3, vec![])), ..running("a", &["false"]) };
    let once =
        SubmitJobRequest { retry_strategy: Some(retry(3, vec![exit("1")])), ..running("b", &["false"]) };
    let ids = [submit(&fixture, thrice), submit(&fixture, once)];
    fixture.advance(LONG * 2);
    assert_eq!(statuses(&fixture, &ids), [Failed; 2]);
    let attempts = ids.each_ref().map(|id| detail(&fixture, id).attempts.unwrap());
    assert_eq!(attempts.each_ref().map(Vec::len), [3, 1]);
    assert!(attempts[0].iter().all(|attempt| attempt.container.as_ref().unwrap().exit_code == Some(1)));
    let tasks: std::collections::BTreeSet<_> =
        attempts[0].iter().map(|attempt| attempt.container.as_ref().unwrap().task_arn.clone()).collect();
    assert_eq!(tasks.len(), 3);
}

#[test]
fn an_attempt_that_takes_too_long_is_killed_and_not_made_again() {
    let fixture = farm();
    let input = SubmitJobRequest {
        timeout: Some(JobTimeout { attempt_duration_seconds: Some(60) }),
        retry_strategy: Some(retry(3, vec![])),
        ..running("slow", &["sleep", "1000"])
    };
    let id = submit(&fixture, input);
    fixture.advance(LONG);
    let job = detail(&fixture, &id);
    assert_eq!(job.status, Failed);
    assert_eq!(job.status_reason.as_deref(), Some("Job attempt duration exceeded timeout"));
    assert_eq!((job.container.unwrap().exit_code, job.attempts.unwrap().len()), (Some(137), 1));
    assert_eq!(job.stopped_at.unwrap() - job.started_at.unwrap(), 90_000);
}

#[test]
fn jobs_are_cancelled_before_they_start_and_terminated_whenever() {
    let fixture = farm();
    let ids: Vec<_> = (0..2).map(|_| submit(&fixture, running("long", &["sleep", "1000"]))).collect();
    let waits = submit(&fixture, after(job("waits"), &[(&ids[0], None)]));
    cancel(&fixture, &ids[1]);
    assert_eq!(status(&fixture, &ids[1]), Failed);
    assert_eq!(reason(&fixture, &ids[1]).as_deref(), Some("changed my mind"));
    fixture.advance(SECOND * 60);
    cancel(&fixture, &ids[0]);
    cancel(&fixture, &waits);
    let job = detail(&fixture, &waits);
    assert_eq!((job.status, job.is_cancelled), (Pending, Some(true)));
    assert_eq!(status(&fixture, &ids[0]), Running, "it has started");
    terminate(&fixture, &ids[0]);
    let job = detail(&fixture, &ids[0]);
    assert_eq!((job.status, job.is_terminated), (Running, Some(true)));
    fixture.advance(SECOND * 30);
    let job = detail(&fixture, &ids[0]);
    assert_eq!((job.status, job.status_reason.as_deref()), (Failed, Some("enough")));
    assert_eq!(reason(&fixture, &waits).as_deref(), Some("changed my mind"));
    for id in ["nonsense", "876da822-4198-45f2-a252-6cea32512ea8"] {
        cancel(&fixture, id);
        terminate(&fixture, id);
    }
}

#[test]
fn a_queue_takes_its_jobs_with_it() {
    let fixture = farm();
    make_resource(&fixture, "licence", "REPLENISHABLE", 1);
    let ids = [submit(&fixture, needing("a", "licence", 1)), submit(&fixture, needing("b", "licence", 1))];
    fixture.advance(SECOND * 50);
    let disable =
        UpdateJobQueueRequest { job_queue: "q".into(), state: Some(JQState::Disabled), ..Default::default() };
    fixture.write(job_queues::update, disable).unwrap();
    let refused = text(fixture.write(submit_job, job("late")));
    assert!(refused.contains("DISABLED"), "{refused}");
    fixture.advance(SECOND * 20);
    fixture.write(job_queues::delete, DeleteJobQueueRequest { job_queue: "q".into() }).unwrap();
    fixture.advance(SECOND * 20);
    assert_eq!(statuses(&fixture, &ids), [Failed; 2]);
    assert_eq!(ids.each_ref().map(|id| reason(&fixture, id).unwrap()), ["JobQueue deleted"; 2]);
    assert_eq!(units(&fixture, "licence"), (1, 0, 1));
}

#[test]
fn a_job_that_can_never_run_is_cancelled_by_a_limit() {
    let fixture = farm();
    define(&fixture, "huge", 17);
    never_runs(&fixture, REASON, SubmitJobRequest { job_definition: "huge".into(), ..job("huge") });
}

#[test]
fn a_job_larger_than_its_instances_is_cancelled_by_a_limit() {
    const REASON: &str = "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT";
    for (types, vcpus, memory, gpus) in [
        (&["m5.large", "c5.xlarge"][..], 8, 128, false),
        (&["m5.large"], 1, 8192, false),
        (&["optimal"], 1, 128, true),
    ] {
        let fixture = Fixture::with(Settings::default());
        let resources = ComputeResource { instance_types: Some(stage::texts(types)), ..stage::ec2() };
        stage::make_environment(&fixture, stage::managed("env", resources));
        stage::make_queue(&fixture, stage::queue("q", &["env"]));
        define(&fixture, "work", 1);
        let gpu = || ResourceRequirement { r#type: ResourceType::Gpu, value: "1".into() };
        let overrides = ContainerOverrides {
            vcpus: Some(vcpus),
            memory: Some(memory),
            resource_requirements: gpus.then(|| vec![gpu()]),
            ..Default::default()
        };
        never_runs(
            &fixture,
            REASON,
            SubmitJobRequest { container_overrides: Some(overrides), ..job("huge") },
        );
    }
}

/// A job blocks the queue until a limit on this reason ends it.
fn never_runs(fixture: &Fixture, code: &str, huge: SubmitJobRequest) {
    let limit = JobStateTimeLimitAction {
        reason: code.into(),
        state: JobStateTimeLimitActionsState::Runnable,
        max_time_seconds: 600,
        action: JobStateTimeLimitActionsAction::Cancel,
    };
    let update = UpdateJobQueueRequest {
        job_queue: "q".into(),
        job_state_time_limit_actions: Some(vec![limit]),
        ..Default::default()
    };
    fixture.write(job_queues::update, update).unwrap();
    fixture.advance(LONG);
    let ids = [submit(fixture, huge), submit(fixture, job("behind"))];
    fixture.advance(LONG);
    assert_eq!(statuses(fixture, &ids), [Runnable; 2]);
    assert!(reason(fixture, &ids[0]).unwrap().starts_with(&format!("{code} - ")));
    assert_eq!(reason(fixture, &ids[1]), None);
    fixture.advance(LONG * 2);
    assert_eq!(statuses(fixture, &ids), [Failed, Succeeded]);
    let expected = format!("Canceled by JobStateTimeLimit action due to reason: {code}");
    assert_eq!(reason(fixture, &ids[0]), Some(expected));
}

#[test]
fn a_disabled_environment_finishes_what_it_runs_and_starts_nothing() {
    let fixture = farm();
    let runs = submit(&fixture, job("runs"));
    fixture.advance(SECOND * 50);
    let update = UpdateComputeEnvironmentRequest {
        compute_environment: "env".into(),
        state: Some(CEState::Disabled),
        ..Default::default()
    };
    fixture.write(compute_environments::update, update.clone()).unwrap();
    let waits = submit(&fixture, job("waits"));
    fixture.advance(LONG);
    assert_eq!(statuses(&fixture, &[runs, waits.clone()]), [Succeeded, Runnable]);
    let update = UpdateComputeEnvironmentRequest { state: Some(CEState::Enabled), ..update };
    fixture.write(compute_environments::update, update).unwrap();
    assert_eq!(status(&fixture, &waits), Starting);
}

#[test]
fn lists_show_running_jobs_unless_asked_otherwise() {
    let fixture = farm();
    let ids: Vec<_> = ["one", "two", "other"].map(|name| submit(&fixture, job(name))).into();
    fixture.advance(SECOND * 60);
    let waits = submit(&fixture, job("two"));
    let list = |input: ListJobsRequest| {
        let found = fixture.read(list_jobs, input)?;
        Ok(found.job_summary_list.into_iter().map(|job| job.job_id).collect::<Vec<_>>())
    };
    let of_queue = || ListJobsRequest { job_queue: Some("q".into()), ..Default::default() };
    let reversed: Vec<_> = ids.iter().rev().cloned().collect();
    assert_eq!(list(of_queue()).unwrap(), reversed, "the newest first");
    let submitted = ListJobsRequest { job_status: Some(Submitted), ..of_queue() };
    assert_eq!(list(submitted).unwrap(), std::slice::from_ref(&waits));
    let filtered = |name: &str, value: &str| {
        let filter = KeyValuesPair { name: Some(name.into()), values: Some(stage::texts(&[value])) };
        list(ListJobsRequest { filters: Some(vec![filter]), job_status: Some(Failed), ..of_queue() })
    };
    assert_eq!(filtered("JOB_NAME", "TWO").unwrap(), [waits.clone(), ids[1].clone()], "whatever the status");
    assert_eq!(filtered("JOB_DEFINITION", "work").unwrap().len(), 4);
    assert_eq!(filtered("JOB_DEFINITION", "work:2").unwrap().len(), 0);
    assert_eq!(filtered("JOB_DEFINITION", "wo*").unwrap().len(), 4);
    let arn = format!("{}:job-definition/work", stage::ARN);
    assert_eq!(filtered("JOB_DEFINITION", &arn).unwrap().len(), 4);
    assert_eq!(filtered("JOB_DEFINITION", &format!("{arn}*")).unwrap().len(), 0, "not in an ARN");
    let created = detail(&fixture, &waits).created_at.unwrap();
    assert_eq!(filtered("BEFORE_CREATED_AT", &created.to_string()).unwrap(), reversed);
    assert_eq!(filtered("AFTER_CREATED_AT", &(created - 1).to_string()).unwrap(), [waits]);
    assert!(text(filtered("STATUS", "x")).contains("JOB_NAME"));
    let refused = text(list(ListJobsRequest { array_job_id: Some(ids[0].clone()), ..of_queue() }));
    assert!(refused.starts_with("Exactly one of"), "{refused}");
}

#[test]
fn submissions_are_refused_in_the_words_of_the_service() {
    let fixture = farm();
    let refused = |input: SubmitJobRequest| text(fixture.write(submit_job, input));
    assert_eq!(refused(job("a b")), "Job name should match valid pattern");
    assert_eq!(refused(SubmitJobRequest { job_queue: "no".into(), ..job("a") }), "JobQueue no not found.");
    let dependencies = vec![("876da822-4198-45f2-a252-6cea32512ea8", None); 21];
    assert_eq!(refused(after(job("a"), &dependencies)), "Job cannot have more than 20 dependencies");
    let shared = SubmitJobRequest { share_identifier: Some("a".into()), ..job("a") };
    assert_eq!(
        refused(shared),
        "Job with shareIdentifier or schedulingPriority can onlybe submitted to job queue with fair share \
         scheduling policy."
    );
    for size in [0, 1, 10_001, -1] {
        assert!(refused(array("a", size)).starts_with("Array size"), "{size}");
    }
    let unknown = after(job("a"), &[("876da822-4198-45f2-a252-6cea32512ea8", None)]);
    assert!(refused(unknown).contains("does not exist"));
    stage::make_environment(&fixture, stage::managed("fargate", stage::fargate()));
    stage::make_queue(&fixture, stage::queue("f", &["fargate"]));
    assert_eq!(
        refused(SubmitJobRequest { job_queue: "f".into(), ..job("a") }),
        "Job Queue is attached to Compute Environment that can not run Jobs with capability EC2."
    );
    let jobs = vec!["876da822-4198-45f2-a252-6cea32512ea8".to_owned(); 101];
    let described: Result<_, Error> = fixture.read(describe_jobs, DescribeJobsRequest { jobs });
    assert_eq!(text(described), "Maximum number of jobs supported is  100 .");
}

#[test]
fn jobs_are_forgotten_a_week_after_their_end() {
    let fixture = farm();
    let id = submit(&fixture, job("a"));
    fixture.advance(LONG);
    fixture.advance(VISIBLE_AFTER_END.checked_sub(LONG).unwrap());
    assert_eq!(status(&fixture, &id), Succeeded);
    fixture.advance(LONG);
    let input = DescribeJobsRequest { jobs: vec![id] };
    assert_eq!(fixture.read(describe_jobs, input).unwrap().jobs, Some(vec![]));
}

#[test]
fn a_queue_has_jobs_of_500_shares_at_a_time() {
    let fixture = farm();
    let policy = stage::make_policy(&fixture, "fair", false);
    let queue =
        CreateJobQueueRequest { scheduling_policy_arn: Some(policy), ..stage::queue("fair", &["env"]) };
    stage::make_queue(&fixture, queue);
    let of_share = |share: usize| {
        let share_identifier = Some(format!("team-{share}_"));
        fixture.write_unseen(
            submit_job,
            SubmitJobRequest { job_queue: "fair".into(), share_identifier, ..job("a") },
        )
    };
    assert!(
        text(fixture.write(submit_job, SubmitJobRequest { job_queue: "fair".into(), ..job("a") }))
            .contains("share")
    );
    let of = |share: &str| {
        let share_identifier = Some(share.to_owned());
        let input = SubmitJobRequest { job_queue: "fair".into(), share_identifier, ..job("a") };
        text(fixture.write(submit_job, input))
    };
    for bad in ["", "a*", "a.b", &"x".repeat(256)] {
        assert_eq!(of(bad), "ShareIdentifier name should match a valid pattern.", "{bad}");
    }
    let ids: Vec<_> = (0..500).map(|share| of_share(share).unwrap().job_id).collect();
    assert!(of_share(0).is_ok(), "a share that is there");
    assert_eq!(text(of_share(500)), "Job queue cannot have more than 500 active share identifiers.");
    cancel(&fixture, &ids[7]);
    assert!(of_share(500).is_ok());
    let snapshot =
        fixture.read(get_job_queue_snapshot, GetJobQueueSnapshotRequest { job_queue: "fair".into() });
    assert!(snapshot.unwrap().queue_utilization.unwrap().fairshare_utilization.is_some());
}
