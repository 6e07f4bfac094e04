use super::*;
use crate::{
    api::batch::{
        CreateJobQueueRequest, CreateQuotaShareRequest, DeleteJobQueueRequest, DeleteQuotaShareRequest,
        DescribeQuotaShareRequest, DescribeQuotaShareResponse, Error, JQState, ListQuotaSharesRequest,
        QuotaShareResourceSharingStrategy as Strategy, QuotaShareStatus, UpdateJobQueueRequest,
        UpdateQuotaShareRequest,
    },
    batch::{
        fixture::{Fixture, text},
        job_queues,
        stage::{self, ARN, service_queue, settle},
    },
};

/// A queue `q` whose policy has quota shares.
fn with_queue() -> Fixture {
    let fixture = Fixture::default();
    let policy = stage::make_policy(&fixture, "p", true);
    stage::make_service_environment(&fixture, "s");
    let input = CreateJobQueueRequest { scheduling_policy_arn: Some(policy), ..service_queue("q", "s") };
    stage::make_queue(&fixture, input);
    fixture
}

fn limit(max_capacity: i32, unit: &str) -> QuotaShareCapacityLimit {
    QuotaShareCapacityLimit { max_capacity, capacity_unit: unit.into() }
}

fn sharing(strategy: Strategy, borrow_limit: Option<i32>) -> QuotaShareResourceSharingConfiguration {
    QuotaShareResourceSharingConfiguration { strategy, borrow_limit }
}

fn request(name: &str) -> CreateQuotaShareRequest {
    CreateQuotaShareRequest {
        quota_share_name: name.into(),
        job_queue: "q".into(),
        capacity_limits: vec![limit(10, "ml.m5.large")],
        resource_sharing_configuration: sharing(Strategy::LendAndBorrow, None),
        ..Default::default()
    }
}

fn arn(name: &str) -> String {
    format!("{ARN}:job-queue/q/quota-share/{name}")
}

fn described(fixture: &Fixture, arn: &str) -> Result<DescribeQuotaShareResponse, Error> {
    fixture.read(describe, DescribeQuotaShareRequest { quota_share_arn: arn.into() })
}

fn deleted(fixture: &Fixture, arn: &str) -> Result<(), Error> {
    fixture.write(delete, DeleteQuotaShareRequest { quota_share_arn: arn.into() }).map(drop)
}

fn change(name: &str) -> UpdateQuotaShareRequest {
    UpdateQuotaShareRequest { quota_share_arn: arn(name), ..Default::default() }
}

#[test]
fn a_life_goes_from_creating_to_gone() {
    let fixture = with_queue();
    let response = fixture.write(create, request("team")).unwrap();
    assert_eq!(response.quota_share_arn, Some(arn("team")));
    assert_eq!(described(&fixture, &arn("team")).unwrap().status, Some(QuotaShareStatus::Creating));
    assert_eq!(text(fixture.write(update, change("team"))), "Cannot update, resource is being modified.");
    settle(&fixture);
    let expected = DescribeQuotaShareResponse {
        quota_share_name: Some("team".into()),
        quota_share_arn: Some(arn("team")),
        job_queue_arn: Some(format!("{ARN}:job-queue/q")),
        capacity_limits: Some(vec![limit(10, "ml.m5.large")]),
        resource_sharing_configuration: Some(sharing(Strategy::LendAndBorrow, Some(-1))),
        preemption_configuration: Some(QuotaSharePreemptionConfiguration::default()),
        state: Some(QuotaShareState::Enabled),
        status: Some(QuotaShareStatus::Valid),
        tags: Some(Tags::new()),
    };
    assert_eq!(described(&fixture, &arn("team")).unwrap(), expected);
    let taken = fixture.write(create, request("team"));
    assert_eq!(taken, Err(Error::Conflict { message: "Object already exists".into() }));
    assert_eq!(text(deleted(&fixture, &arn("team"))), "Cannot delete, resource must be disabled.");
    let disable = UpdateQuotaShareRequest {
        state: Some(QuotaShareState::Disabled),
        resource_sharing_configuration: Some(sharing(Strategy::Lend, None)),
        ..change("team")
    };
    fixture.write(update, disable).unwrap();
    settle(&fixture);
    let after = described(&fixture, &arn("team")).unwrap();
    assert_eq!(after.resource_sharing_configuration, Some(sharing(Strategy::Lend, None)));
    assert_eq!(after.capacity_limits, expected.capacity_limits);
    deleted(&fixture, &arn("team")).unwrap();
    settle(&fixture);
    assert_eq!(text(described(&fixture, &arn("team"))), format!("{} does not exist", arn("team")));
}

#[test]
fn shares_keep_the_rules() {
    let fixture = with_queue();
    let refused = |input| text(fixture.write(create, input));
    assert_eq!(refused(request("a b")), "Quota share name should match a valid pattern.");
    let limits = |capacity_limits| CreateQuotaShareRequest { capacity_limits, ..request("team") };
    assert_eq!(refused(limits(Vec::new())), "Capacitylimits are required.");
    assert_eq!(refused(limits(vec![limit(0, "ml.m5.large")])), "Max capacity must be more than 0.");
    let shared = |strategy, limit| CreateQuotaShareRequest {
        resource_sharing_configuration: sharing(strategy, limit),
        ..request("team")
    };
    assert_eq!(
        refused(shared(Strategy::Reserve, Some(5))),
        "borrowLimit is only applicable for strategy LEND_AND_BORROW."
    );
    assert_eq!(
        refused(shared(Strategy::LendAndBorrow, Some(-2))),
        "borrowLimit should be greater than or equal to -1."
    );
    let elsewhere = |queue: &str| CreateQuotaShareRequest { job_queue: queue.into(), ..request("team") };
    assert_eq!(refused(elsewhere("x")), "JobQueue x not found.");
    let taken = "Service environment with quota share scheduling policy can only have 1 job queue.";
    assert_eq!(text(fixture.write(job_queues::create, service_queue("fifo", "s"))), taken);
    stage::make_service_environment(&fixture, "spare");
    stage::make_queue(&fixture, service_queue("fifo", "spare"));
    assert_eq!(
        refused(elsewhere("fifo")),
        "Quota shares can only be created in job queues with a quota share scheduling policy."
    );
    assert_eq!(text(deleted(&fixture, "team")), "Only quota share Arn is allowed");
}

#[test]
fn a_queue_has_at_most_20_and_lists_them_in_pages() {
    let fixture = with_queue();
    for number in 0..MOST_SHARES {
        fixture.write(create, request(&format!("s{number:02}"))).unwrap();
    }
    let sentence = "Job queue cannot have more than 20 quota shares";
    assert_eq!(text(fixture.write(create, request("team"))), sentence);
    let listed = |next_token| {
        let input = ListQuotaSharesRequest { job_queue: "q".into(), max_results: Some(15), next_token };
        let response = fixture.read(list, input).unwrap();
        let shares = response.quota_shares.unwrap();
        (shares.len(), shares[0].quota_share_arn.clone(), response.next_token)
    };
    let (count, first, token) = listed(None);
    assert_eq!((count, first), (15, Some(arn("s00"))));
    assert_eq!(listed(token), (5, Some(arn("s15")), None));
}

#[test]
fn a_queue_takes_its_shares_with_it() {
    let fixture = with_queue();
    fixture.write(create, request("team")).unwrap();
    let disable =
        UpdateJobQueueRequest { job_queue: "q".into(), state: Some(JQState::Disabled), ..Default::default() };
    fixture.write(job_queues::update, disable).unwrap();
    settle(&fixture);
    fixture.write(job_queues::delete, DeleteJobQueueRequest { job_queue: "q".into() }).unwrap();
    settle(&fixture);
    assert_eq!(text(described(&fixture, &arn("team"))), format!("{} does not exist", arn("team")));
}
