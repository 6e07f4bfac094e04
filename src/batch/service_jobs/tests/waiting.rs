//! Who waits in vain, and for how long; and shares of a fair-share policy.

use super::*;
use crate::{
    api::batch::{
        FairsharePolicy, JobStateTimeLimitAction, JobStateTimeLimitActionsAction,
        JobStateTimeLimitActionsState, ServiceEnvironmentState, ShareAttributes,
        UpdateSchedulingPolicyRequest, UpdateServiceEnvironmentRequest,
    },
    batch::scheduling_policies,
};

const TOO_LARGE: &str = "MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE - Service environment(s) associated with \
                         the job queue cannot meet the capacity requirement of the job.";

fn environment(fixture: &Fixture, state: Option<ServiceEnvironmentState>, instances: Option<i32>) {
    let input = UpdateServiceEnvironmentRequest {
        service_environment: "s".into(),
        state,
        capacity_limits: instances.map(|instances| vec![limit(instances, "NUM_INSTANCES")]),
    };
    fixture.write(service_environments::update, input).unwrap();
    settle(fixture);
}

#[test]
fn a_job_too_large_says_so_until_the_environment_grows() {
    let fixture = fifo(2);
    let id = submitted(&fixture, request(3));
    let small = submitted(&fixture, request(1));
    seconds(&fixture, 5);
    assert_eq!(reason(&fixture, &id), TOO_LARGE);
    assert_eq!((status(&fixture, &small), reason(&fixture, &small).as_str()), (Status::Runnable, ""));
    environment(&fixture, None, Some(3));
    assert_eq!(
        (described(&fixture, &id).scheduled_at.is_some(), reason(&fixture, &id)),
        (true, String::new())
    );
}

#[test]
fn a_limit_on_time_terminates_it() {
    let fixture = Fixture::default();
    make_environment(&fixture, 2, "NUM_INSTANCES");
    let action = JobStateTimeLimitAction {
        reason: "MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE".into(),
        state: JobStateTimeLimitActionsState::Runnable,
        max_time_seconds: 600,
        action: JobStateTimeLimitActionsAction::Terminate,
    };
    let job_state_time_limit_actions = Some(vec![action]);
    let queue = CreateJobQueueRequest { job_state_time_limit_actions, ..service_queue("q", "s") };
    stage::make_queue(&fixture, queue);
    let ids: Vec<_> = (0..2).map(|_| submitted(&fixture, request(3))).collect();
    seconds(&fixture, 5 + 599);
    assert_eq!(
        (status(&fixture, &ids[0]), reason(&fixture, &ids[0]).as_str()),
        (Status::Runnable, TOO_LARGE)
    );
    assert_eq!(reason(&fixture, &ids[1]), "", "only the first in line is known to wait in vain");
    seconds(&fixture, 1);
    assert_eq!(status(&fixture, &ids[0]), Status::Failed);
    let text = "Terminated by JobStateTimeLimit action due to reason: \
                MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE";
    assert_eq!(reason(&fixture, &ids[0]), text);
    assert_eq!(reason(&fixture, &ids[1]), TOO_LARGE, "the next has its own time");
    seconds(&fixture, 599);
    assert_eq!(status(&fixture, &ids[1]), Status::Runnable);
    seconds(&fixture, 1);
    assert_eq!(status(&fixture, &ids[1]), Status::Failed);
}

#[test]
fn a_disabled_environment_places_nothing() {
    let fixture = fifo(2);
    let running = submitted(&fixture, request(1));
    seconds(&fixture, 5);
    environment(&fixture, Some(ServiceEnvironmentState::Disabled), None);
    let id = submitted(&fixture, request(1));
    seconds(&fixture, 480);
    assert_eq!((status(&fixture, &running), status(&fixture, &id)), (Status::Succeeded, Status::Runnable));
    environment(&fixture, Some(ServiceEnvironmentState::Enabled), None);
    assert_ne!(status(&fixture, &id), Status::Runnable);
}

#[test]
fn fair_shares_take_turns_by_weight() {
    let fixture = Fixture::default();
    make_environment(&fixture, 1, "NUM_INSTANCES");
    let policy = stage::make_policy(&fixture, "fair", false);
    let queue =
        CreateJobQueueRequest { scheduling_policy_arn: Some(policy.clone()), ..service_queue("q", "s") };
    stage::make_queue(&fixture, queue);
    let of = |share: &str, priority| SubmitServiceJobRequest {
        share_identifier: Some(share.into()),
        scheduling_priority: Some(priority),
        ..request(1)
    };
    let first = submitted(&fixture, of("blue", 0));
    seconds(&fixture, 5);
    let weight = |weight| UpdateSchedulingPolicyRequest {
        arn: policy.clone(),
        fairshare_policy: Some(FairsharePolicy {
            share_decay_seconds: Some(604_800),
            compute_reservation: None,
            share_distribution: Some(vec![ShareAttributes {
                share_identifier: "bl*".into(),
                weight_factor: Some(weight),
            }]),
        }),
        quota_share_policy: None,
    };
    fixture.write(scheduling_policies::update, weight(1.0)).unwrap();
    let low = submitted(&fixture, of("blue", 0));
    let high = submitted(&fixture, of("blue", 0));
    let other = submitted(&fixture, of("green", 0));
    seconds(&fixture, 10);
    prioritised(&fixture, &high, 7).unwrap();
    let mut order = Vec::new();
    for _ in 0..4 {
        seconds(&fixture, 490);
        let running = [&low, &high, &other]
            .into_iter()
            .find(|id| described(&fixture, id).started_at.is_some() && !order.contains(*id));
        order.extend(running.cloned());
    }
    assert_eq!(status(&fixture, &first), Status::Succeeded);
    assert_eq!(order, [other, high, low]);
}
