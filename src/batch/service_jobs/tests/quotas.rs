//! Queues with quota shares.

use super::*;
use crate::{
    api::batch::{
        CreateQuotaShareRequest, DeleteQuotaShareRequest, GetJobQueueSnapshotRequest,
        QuotaShareCapacityLimit, QuotaShareInSharePreemptionState as InShare,
        QuotaSharePreemptionConfiguration, QuotaShareResourceSharingConfiguration,
        QuotaShareResourceSharingStrategy as Strategy, QuotaShareState, ServiceJobPreemptionConfiguration,
        UpdateQuotaShareRequest,
    },
    batch::{fixture::text, jobs, quota_shares},
};

/// A queue `q` of eight instances, with two shares of four: `owner` lends, `guest` borrows.
fn shared() -> Fixture {
    let fixture = Fixture::default();
    make_environment(&fixture, 8, TYPE);
    let policy = stage::make_policy(&fixture, "quota", true);
    let queue = CreateJobQueueRequest { scheduling_policy_arn: Some(policy), ..service_queue("q", "s") };
    stage::make_queue(&fixture, queue);
    make_share(&fixture, "owner", Strategy::Lend);
    make_share(&fixture, "guest", Strategy::LendAndBorrow);
    fixture
}

fn make_share(fixture: &Fixture, name: &str, strategy: Strategy) {
    let input = CreateQuotaShareRequest {
        quota_share_name: name.into(),
        job_queue: "q".into(),
        capacity_limits: vec![QuotaShareCapacityLimit { max_capacity: 4, capacity_unit: TYPE.into() }],
        resource_sharing_configuration: QuotaShareResourceSharingConfiguration {
            strategy,
            borrow_limit: None,
        },
        preemption_configuration: QuotaSharePreemptionConfiguration { in_share_preemption: InShare::Enabled },
        ..Default::default()
    };
    fixture.write(quota_shares::create, input).unwrap();
    settle(fixture);
}

fn of(share: &str, instances: u64) -> SubmitServiceJobRequest {
    SubmitServiceJobRequest { quota_share_name: Some(share.into()), ..request(instances) }
}

fn update_share(fixture: &Fixture, name: &str, change: UpdateQuotaShareRequest) {
    let quota_share_arn = format!("{}:job-queue/q/quota-share/{name}", stage::ARN);
    fixture.write(quota_shares::update, UpdateQuotaShareRequest { quota_share_arn, ..change }).unwrap();
    settle(fixture);
}

#[test]
fn a_lender_gets_its_capacity_back() {
    let fixture = shared();
    let guests: Vec<_> = (0..2).map(|_| submitted(&fixture, of("guest", 4))).collect();
    seconds(&fixture, 190);
    assert!(guests.iter().all(|id| status(&fixture, id) == Status::Running));
    let owner = submitted(&fixture, of("owner", 2));
    seconds(&fixture, 5);
    assert_eq!(status(&fixture, &owner), Status::Scheduled);
    let preempted = described(&fixture, &guests[1]);
    assert_eq!(
        (preempted.status, preempted.started_at, preempted.attempts),
        (Status::Runnable, None, Some(vec![]))
    );
    let summary = preempted.preemption_summary.unwrap();
    assert_eq!(summary.preempted_attempt_count, Some(1));
    let [attempt] = summary.recent_preempted_attempts.as_deref().unwrap() else { panic!("not one") };
    assert!(attempt.started_at < attempt.stopped_at && attempt.service_resource_id.is_some());
    assert_eq!(described(&fixture, &guests[0]).preemption_summary, None);
    seconds(&fixture, 485);
    assert_eq!(status(&fixture, &owner), Status::Succeeded);
    seconds(&fixture, 485);
    assert_eq!(status(&fixture, &guests[1]), Status::Succeeded, "in the end it runs after all");
}

#[test]
fn preemptions_may_be_limited() {
    let fixture = shared();
    let limited = |retries| SubmitServiceJobRequest {
        preemption_configuration: Some(ServiceJobPreemptionConfiguration {
            preemption_retries_before_termination: Some(retries),
        }),
        ..of("owner", 4)
    };
    for retries in [0, 1] {
        let id = submitted(&fixture, limited(retries));
        seconds(&fixture, 5);
        for preemption in 0..=retries {
            assert_eq!(status(&fixture, &id), Status::Scheduled);
            let higher = SubmitServiceJobRequest { scheduling_priority: Some(1), ..of("owner", 4) };
            let stronger = submitted(&fixture, higher);
            seconds(&fixture, 5);
            assert_eq!(status(&fixture, &stronger), Status::Scheduled, "priority counts within a share");
            let expected = if preemption == retries { Status::Failed } else { Status::Runnable };
            assert_eq!(status(&fixture, &id), expected);
            terminated(&fixture, &stronger);
            seconds(&fixture, 30);
        }
        let summary = described(&fixture, &id).preemption_summary.unwrap();
        assert_eq!(summary.preempted_attempt_count, Some(retries + 1));
    }
}

#[test]
fn limits_of_shares_are_told_from_those_of_the_environment() {
    let fixture = shared();
    let large = submitted(&fixture, of("owner", 5));
    let huge = submitted(&fixture, of("guest", 9));
    seconds(&fixture, 5);
    let quota = "MISCONFIGURATION:QUOTA_MANAGEMENT_LIMIT_EXCEEDED - Job requirements exceed quota share capacity limits.";
    assert_eq!(reason(&fixture, &large), quota);
    assert!(reason(&fixture, &huge).starts_with("MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE - "));
    let capacity_limits = Some(vec![QuotaShareCapacityLimit { max_capacity: 5, capacity_unit: TYPE.into() }]);
    update_share(&fixture, "owner", UpdateQuotaShareRequest { capacity_limits, ..Default::default() });
    assert_eq!(reason(&fixture, &large), "");
    assert_ne!(status(&fixture, &large), Status::Runnable);
}

#[test]
fn a_job_names_a_share_that_takes_jobs() {
    let fixture = shared();
    let refused = |input| text(fixture.write(submit, input));
    assert!(refused(request(1)).starts_with("quotaShareName is required for job queue"));
    assert_eq!(refused(of("x", 1)), "QuotaShare x not found.");
    let state = Some(QuotaShareState::Disabled);
    update_share(&fixture, "owner", UpdateQuotaShareRequest { state, ..Default::default() });
    assert_eq!(refused(of("owner", 1)), "QuotaShare owner is not in ENABLED state.");
}

#[test]
fn a_deleted_share_ends_its_jobs() {
    let fixture = shared();
    let ids = ["owner", "guest"].map(|share| submitted(&fixture, of(share, 4)));
    seconds(&fixture, 5);
    let state = Some(QuotaShareState::Disabled);
    update_share(&fixture, "owner", UpdateQuotaShareRequest { state, ..Default::default() });
    assert_ne!(status(&fixture, &ids[0]), Status::Failed, "a disabled share finishes what it has");
    let quota_share_arn = format!("{}:job-queue/q/quota-share/owner", stage::ARN);
    fixture.write(quota_shares::delete, DeleteQuotaShareRequest { quota_share_arn }).unwrap();
    settle(&fixture);
    assert_eq!(status(&fixture, &ids[0]), Status::Failed);
    assert_ne!(status(&fixture, &ids[1]), Status::Failed);
    let more = submitted(&fixture, of("guest", 4));
    seconds(&fixture, 5);
    assert_eq!(status(&fixture, &more), Status::Runnable, "what the share had is not lent any more");
}

#[test]
fn a_snapshot_shows_who_waits_in_each_share_and_what_is_held() {
    let fixture = shared();
    let runs = submitted(&fixture, of("owner", 4));
    let waits = submitted(&fixture, of("owner", 3));
    seconds(&fixture, 190);
    assert_eq!([&runs, &waits].map(|id| status(&fixture, id)), [Status::Running, Status::Runnable]);
    let input = GetJobQueueSnapshotRequest { job_queue: "q".into() };
    let snapshot = fixture.read(jobs::get_job_queue_snapshot, input).unwrap();
    assert_eq!(snapshot.front_of_queue, None);
    let fronts = snapshot.front_of_quota_shares.unwrap().quota_shares.unwrap();
    let arns: Vec<_> = fronts["owner"].iter().map(|job| job.job_arn.clone().unwrap()).collect();
    assert_eq!((arns, fronts["guest"].len()), (vec![format!("{}:service-job/{waits}", stage::ARN)], 0));
    let utilization = snapshot.queue_utilization.unwrap();
    let total = &utilization.total_capacity_usage.unwrap()[0];
    assert_eq!((total.capacity_unit.as_deref(), total.quantity), (Some(TYPE), Some(4.0)));
    let shares = utilization.quota_share_utilization.unwrap().top_capacity_utilization.unwrap();
    let [owner] = shares.as_slice() else { panic!("not one") };
    assert_eq!(owner.quota_share_name.as_deref(), Some("owner"));
}
