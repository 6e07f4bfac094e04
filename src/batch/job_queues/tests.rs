use super::*;
use crate::{
    api::batch::{
        ComputeEnvironmentOrder, ComputeResource, CreateJobQueueRequest, DeleteJobQueueRequest,
        DescribeJobQueuesRequest, DescribeJobQueuesResponse, Error, JQStatus, JobQueueDetail,
        JobStateTimeLimitActionsAction, ServiceEnvironmentOrder, UpdateJobQueueRequest,
        UpdateJobQueueResponse,
    },
    batch::{
        compute_environments,
        fixture::{Fixture, text},
        stage::{self, ARN, ec2, fargate, managed, queue, service_queue, settle, texts, unmanaged},
    },
};

fn query(fixture: &Fixture, named: &[&str]) -> Result<DescribeJobQueuesResponse, Error> {
    let job_queues = Some(texts(named));
    fixture.read(describe, DescribeJobQueuesRequest { job_queues, ..Default::default() })
}

fn described(fixture: &Fixture, name: &str) -> JobQueueDetail {
    query(fixture, &[name]).unwrap().job_queues.unwrap().remove(0)
}

fn change(name: &str) -> UpdateJobQueueRequest {
    UpdateJobQueueRequest { job_queue: name.into(), ..Default::default() }
}

fn updated(fixture: &Fixture, input: UpdateJobQueueRequest) -> Result<UpdateJobQueueResponse, Error> {
    let result = fixture.write(update, input);
    settle(fixture);
    result
}

fn deleted(fixture: &Fixture, name: &str) -> Result<(), Error> {
    fixture.write(delete, DeleteJobQueueRequest { job_queue: name.into() }).map(drop)
}

fn order(pairs: &[(i32, &str)]) -> Vec<ComputeEnvironmentOrder> {
    let entries = pairs
        .iter()
        .map(|(order, name)| ComputeEnvironmentOrder { order: *order, compute_environment: (*name).into() });
    entries.collect()
}

fn action(reason: &str, max_time_seconds: i32, cancel: bool) -> JobStateTimeLimitAction {
    let action = if cancel {
        JobStateTimeLimitActionsAction::Cancel
    } else {
        JobStateTimeLimitActionsAction::Terminate
    };
    JobStateTimeLimitAction { reason: reason.into(), max_time_seconds, action, ..Default::default() }
}

/// Two unmanaged environments, `a` and `b`, one of Fargate, and one of Graviton instances.
fn with_environments() -> Fixture {
    let fixture = Fixture::default();
    let graviton = ComputeResource { instance_types: Some(texts(&["m7g"])), ..ec2() };
    for input in
        [unmanaged("a"), unmanaged("b"), managed("fargate", fargate()), managed("graviton", graviton)]
    {
        stage::make_environment(&fixture, input);
    }
    fixture
}

#[test]
fn a_life_goes_from_creating_to_gone() {
    let fixture = with_environments();
    let response = fixture.write(create, queue("q", &["a", "b"])).unwrap();
    assert_eq!(response.job_queue_arn, format!("{ARN}:job-queue/q"));
    let creating = described(&fixture, "q");
    assert_eq!((creating.status, creating.status_reason), (Some(JQStatus::Creating), None));
    assert_eq!(text(fixture.write(update, change("q"))), "Cannot update, resource is being modified.");
    settle(&fixture);
    let environment = |name| format!("{ARN}:compute-environment/{name}");
    let expected = JobQueueDetail {
        job_queue_name: "q".into(),
        job_queue_arn: format!("{ARN}:job-queue/q"),
        state: JQState::Enabled,
        status: Some(JQStatus::Valid),
        status_reason: Some("JobQueue Healthy".into()),
        priority: 1,
        compute_environment_order: order(&[(1, &environment("a")), (2, &environment("b"))]),
        job_queue_type: Some(JobQueueType::Ecs),
        tags: Some(Tags::new()),
        ..Default::default()
    };
    assert_eq!(described(&fixture, &format!("{ARN}:job-queue/q")), expected);
    assert_eq!(text(deleted(&fixture, "q")), "Cannot delete, resource must be disabled.");
    let disable = UpdateJobQueueRequest { state: Some(JQState::Disabled), ..change("q") };
    fixture.write(update, disable).unwrap();
    assert_eq!(described(&fixture, "q").status, Some(JQStatus::Updating));
    assert_eq!(text(deleted(&fixture, "q")), "Cannot delete, resource is being modified.");
    settle(&fixture);
    deleted(&fixture, "q").unwrap();
    let deleting = described(&fixture, "q");
    assert_eq!(deleting.status, Some(JQStatus::Deleting));
    assert_eq!(deleting.status_reason.as_deref(), Some("JobQueue Healthy"));
    settle(&fixture);
    assert_eq!(query(&fixture, &["q"]).unwrap().job_queues, Some(Vec::new()));
    assert_eq!(text(deleted(&fixture, "q")), format!("{ARN}:job-queue/q does not exist"));
}

#[test]
fn environments_must_be_valid_and_go_together() {
    let fixture = with_environments();
    let refused = |environments: &[&str]| text(fixture.write(create, queue("q", environments)));
    let missing = "Compute Environments must be created and valid before attaching them to a job queue";
    assert_eq!(refused(&["nothing"]), missing);
    assert_eq!(refused(&["arn:aws:batch:eu-west-1:000000000000:compute-environment/a"]), missing);
    assert_eq!(refused(&[]), "computeEnvironmentOrder is required.");
    assert_eq!(
        refused(&["a", "fargate"]),
        "All attached Compute Environments must be of types [EC2, SPOT] or types [FARGATE_SPOT, FARGATE] or types \
         [ECS_MANAGED_INSTANCES], not mixed."
    );
    let arn = format!("{ARN}:compute-environment/a");
    assert_eq!(refused(&["a", &arn]), "Duplicate ComputeEnvironments within order list.");
    assert_eq!(refused(&["a", "b", "c", "d"]), "Job queue can only have 3 compute environments.");
    fixture.write(compute_environments::create, unmanaged("new")).unwrap();
    assert_eq!(
        refused(&["new"]),
        format!(
            "Compute Environment {ARN}:compute-environment/new is not valid. It must be valid before attaching it to \
             the job queue."
        )
    );
    let twice = CreateJobQueueRequest {
        compute_environment_order: Some(order(&[(1, "a"), (1, "b")])),
        ..queue("q", &[])
    };
    assert_eq!(text(fixture.write(create, twice)), "Duplicate ComputeEnvironment order values.");
    let wrong = CreateJobQueueRequest { job_queue_type: Some(JobQueueType::Eks), ..queue("q", &["a"]) };
    assert_eq!(
        text(fixture.write(create, wrong)),
        "Job queue type EKS does not match the attached environments of type ECS."
    );
}

#[test]
fn instances_of_one_queue_have_one_architecture() {
    let fixture = with_environments();
    stage::make_environment(&fixture, managed("intel", ec2()));
    assert_eq!(
        text(fixture.write(create, queue("q", &["intel", "graviton"]))),
        "All attached Compute Environments must have the same architecture, not mixed."
    );
    assert!(fixture.write(create, queue("q", &["graviton", "a"])).is_ok());
}

#[test]
fn creation_checks_name_priority_and_time_limits() {
    let fixture = with_environments();
    let refused = |input| text(fixture.write(create, input));
    assert_eq!(refused(queue("a b", &["a"])), "Job Queue name should match a valid pattern.");
    for priority in [-1, 1001] {
        let input = CreateJobQueueRequest { priority, ..queue("q", &["a"]) };
        assert_eq!(refused(input), "Priority must be between 0 and 1000.");
    }
    let limits = |actions: &[JobStateTimeLimitAction]| CreateJobQueueRequest {
        job_state_time_limit_actions: Some(actions.to_vec()),
        ..queue("q", &["a"])
    };
    assert_eq!(refused(limits(&[action("x", 599, true)])), "maxTimeSeconds must be between 600 and 86400.");
    assert_eq!(
        refused(limits(&[action("x", 600, false)])),
        "Invalid job action. Valid job actions: [CANCEL]"
    );
    assert_eq!(
        refused(limits(&[action("x", 600, true), action("x", 700, true)])),
        "Duplicate job state limit actions are not allowed."
    );
    stage::make_queue(&fixture, limits(&[action("x", 600, true)]));
    assert_eq!(described(&fixture, "q").job_state_time_limit_actions, Some(vec![action("x", 600, true)]));
    let taken = fixture.write(create, queue("q", &["a"]));
    assert_eq!(taken, Err(Error::Conflict { message: "Object already exists".into() }));
}

#[test]
fn an_account_has_at_most_50() {
    let fixture = with_environments();
    for number in 0..MOST_QUEUES {
        fixture.write_unseen(create, queue(&number.to_string(), &["a"])).unwrap();
    }
    let sentence = "Account cannot have more than 50 job queues";
    assert_eq!(text(fixture.write(create, queue("q", &["a"]))), sentence);
    let response = fixture.read(
        describe,
        DescribeJobQueuesRequest {
            job_queues: Some(texts(&["1"])),
            max_results: Some(1),
            ..Default::default()
        },
    );
    assert_eq!(text(response), "JobQueues and MaxResults cannot both be set");
}

#[test]
fn updates_replace_what_they_give() {
    let fixture = with_environments();
    stage::make_queue(&fixture, queue("q", &["a"]));
    let swapped = UpdateJobQueueRequest {
        priority: Some(7),
        compute_environment_order: Some(order(&[(5, "a"), (3, "b")])),
        ..change("q")
    };
    let response = updated(&fixture, swapped).unwrap();
    assert_eq!(response.job_queue_arn, Some(format!("{ARN}:job-queue/q")));
    let after = described(&fixture, "q");
    assert_eq!((after.priority, after.state), (7, JQState::Enabled));
    let names: Vec<_> = after.compute_environment_order.iter().map(|entry| entry.order).collect();
    assert_eq!(names, [3, 5]);
    let refused = |input| text(updated(&fixture, input));
    assert_eq!(
        refused(UpdateJobQueueRequest { compute_environment_order: Some(Vec::new()), ..change("q") }),
        "computeEnvironmentOrder is required."
    );
    assert_eq!(
        refused(UpdateJobQueueRequest {
            compute_environment_order: Some(order(&[(1, "fargate")])),
            ..change("q")
        }),
        "Job queue type ECS does not match the attached environments of type ECS_FARGATE."
    );
    assert_eq!(refused(change("x")), format!("{ARN}:job-queue/x does not exist"));
}

#[test]
fn a_policy_stays_of_its_sort() {
    let fixture = with_environments();
    let fair = stage::make_policy(&fixture, "fair", false);
    let fairer = stage::make_policy(&fixture, "fairer", false);
    let quota = stage::make_policy(&fixture, "quota", true);
    let with = |name: &str, arn: &str| CreateJobQueueRequest {
        scheduling_policy_arn: Some(arn.into()),
        ..queue(name, &["a"])
    };
    let missing = format!("{ARN}:scheduling-policy/x");
    assert_eq!(
        text(fixture.write(create, with("q", &missing))),
        format!("SchedulingPolicy {missing} not found.")
    );
    assert_eq!(text(fixture.write(create, with("q", "fair"))), "Only scheduling policy Arn is allowed");
    assert_eq!(
        text(fixture.write(create, with("q", &quota))),
        "Quota Management feature is only supported for SageMaker Training job queues."
    );
    stage::make_queue(&fixture, with("q", &fair));
    stage::make_queue(&fixture, queue("fifo", &["a"]));
    let to = |name: &str, arn: &str| {
        updated(&fixture, UpdateJobQueueRequest { scheduling_policy_arn: Some(arn.into()), ..change(name) })
    };
    to("q", &fairer).unwrap();
    assert_eq!(described(&fixture, "q").scheduling_policy_arn, Some(fairer));
    assert_eq!(text(to("q", "")), "Scheduling policy cannot be removed from a job queue.");
    assert_eq!(
        text(to("fifo", &fair)),
        "Scheduling policy cannot be added to a job queue that was created without one."
    );
}

#[test]
fn a_queue_for_service_jobs_has_one_service_environment() {
    let fixture = with_environments();
    let missing = "Service environments must be created and valid before attaching them to a job queue.";
    assert_eq!(text(fixture.write(create, service_queue("q", "s"))), missing);
    stage::make_service_environment(&fixture, "s");
    let none = CreateJobQueueRequest { service_environment_order: None, ..service_queue("q", "s") };
    assert_eq!(
        text(fixture.write(create, none)),
        "Job queues of type SAGEMAKER_TRAINING must have serviceEnvironmentOrder."
    );
    let entry = |order| ServiceEnvironmentOrder { order, service_environment: "s".into() };
    let two = CreateJobQueueRequest {
        service_environment_order: Some(vec![entry(1), entry(2)]),
        ..service_queue("q", "s")
    };
    assert_eq!(text(fixture.write(create, two)), "Job queue can only have 1 service environment.");
    let both = CreateJobQueueRequest {
        compute_environment_order: Some(order(&[(1, "a")])),
        ..service_queue("q", "s")
    };
    assert_eq!(
        text(fixture.write(create, both)),
        "Job queue cannot have both computeEnvironmentOrder and serviceEnvironmentOrder."
    );
    let cancel = CreateJobQueueRequest {
        job_state_time_limit_actions: Some(vec![action("x", 600, true)]),
        ..service_queue("q", "s")
    };
    assert_eq!(text(fixture.write(create, cancel)), "Invalid job action. Valid job actions: [TERMINATE]");
    stage::make_queue(&fixture, service_queue("q", "s"));
    let detail = described(&fixture, "q");
    assert_eq!(detail.compute_environment_order, Vec::new());
    let service_environment = format!("{ARN}:service-environment/s");
    let expected = ServiceEnvironmentOrder { order: 1, service_environment };
    assert_eq!(detail.service_environment_order, Some(vec![expected]));
    assert_eq!(detail.job_queue_type, Some(JobQueueType::SagemakerTraining));
}
