//! In which order jobs start that wait together.

use super::*;
use crate::api::batch::{CreateSchedulingPolicyRequest, FairsharePolicy, ShareAttributes};

/// A queue with shares on an environment of two processors; a definition that needs both.
fn narrow() -> Fixture {
    let fixture = Fixture::default();
    let resources = ComputeResource { max_vcpus: 2, ..stage::ec2() };
    stage::make_environment(&fixture, stage::managed("env", resources));
    let weight =
        |share: &str, weight| ShareAttributes { share_identifier: share.into(), weight_factor: Some(weight) };
    let policy = FairsharePolicy {
        share_distribution: Some(vec![weight("much", 0.1), weight("little", 1.0)]),
        ..Default::default()
    };
    let input = CreateSchedulingPolicyRequest {
        name: "fair".into(),
        fairshare_policy: Some(policy),
        ..Default::default()
    };
    let policy = fixture.write(crate::batch::scheduling_policies::create, input).unwrap().arn;
    let queue = CreateJobQueueRequest { scheduling_policy_arn: Some(policy), ..stage::queue("q", &["env"]) };
    stage::make_queue(&fixture, queue);
    define(&fixture, "work", 2);
    define(&fixture, "one", 1);
    fixture
}

fn shared(name: &str, share: &str, priority: i32) -> SubmitJobRequest {
    SubmitJobRequest {
        share_identifier: Some(share.into()),
        scheduling_priority_override: Some(priority),
        ..job(name)
    }
}

/// These jobs in the order in which they began to run.
fn begun<const N: usize>(fixture: &Fixture, ids: &[String; N]) -> [usize; N] {
    let mut order = std::array::from_fn(|which| which);
    order.sort_by_key(|which| detail(fixture, &ids[*which]).started_at.unwrap());
    order
}

fn front(fixture: &Fixture, queue: &str) -> Vec<String> {
    let input = GetJobQueueSnapshotRequest { job_queue: queue.into() };
    let snapshot = fixture.read(get_job_queue_snapshot, input).unwrap();
    let jobs = snapshot.front_of_queue.unwrap().jobs.unwrap();
    jobs.iter().map(|job| job.job_arn.as_ref().unwrap().rsplit('/').next().unwrap().to_owned()).collect()
}

#[test]
fn jobs_that_wait_together_start_by_their_priority() {
    let fixture = narrow();
    let ids = [1, 5, 9].map(|priority| submit(&fixture, shared("a", "much", priority)));
    fixture.advance(SECOND * 2);
    let by_priority = [2, 1, 0].map(|which: usize| ids[which].clone());
    assert_eq!(statuses(&fixture, &ids), [Runnable; 3]);
    assert_eq!(front(&fixture, "q"), by_priority, "from the moment when they can run");
    fixture.advance(LONG * 2);
    assert_eq!(begun(&fixture, &ids), [2, 1, 0]);
}

#[test]
fn a_job_that_came_later_goes_before_one_of_lower_priority() {
    let fixture = narrow();
    let first = submit(&fixture, shared("a", "much", 1));
    fixture.advance(SECOND * 5);
    let ids = [first, submit(&fixture, shared("b", "much", 9))];
    fixture.advance(SECOND * 7);
    assert_eq!(statuses(&fixture, &ids), [Runnable, Starting], "with the first that is due");
    fixture.advance(LONG);
    assert_eq!(begun(&fixture, &ids), [1, 0]);
}

#[test]
fn a_share_of_more_weight_is_not_kept_waiting_by_the_second_job_of_another() {
    let fixture = narrow();
    let of = |share: &str| SubmitJobRequest { job_definition: "one".into(), ..shared("a", share, 0) };
    let ids = ["little", "little", "much", "much"].map(|share| submit(&fixture, of(share)));
    fixture.advance(SECOND * 15);
    let statuses = statuses(&fixture, &ids);
    assert_eq!(statuses, [Starting, Runnable, Starting, Runnable]);
}

#[test]
fn a_queue_of_higher_priority_goes_first() {
    let fixture = narrow();
    stage::make_queue(&fixture, CreateJobQueueRequest { priority: 10, ..stage::queue("high", &["env"]) });
    let low = submit(&fixture, shared("low", "much", 9));
    fixture.advance(SECOND);
    let high = submit(&fixture, SubmitJobRequest { job_queue: "high".into(), ..job("high") });
    fixture.advance(SECOND * 11);
    assert_eq!(statuses(&fixture, &[low, high]), [Runnable, Starting]);
}

#[test]
fn a_job_that_came_later_waits_for_as_long_as_the_one_before_it() {
    let fixture = farm();
    let first = submit(&fixture, job("a"));
    fixture.advance(SECOND * 5);
    let ids = [first, submit(&fixture, job("b"))];
    fixture.advance(SECOND * 7);
    assert_eq!(statuses(&fixture, &ids), [Starting, Runnable]);
    fixture.advance(SECOND * 5);
    assert_eq!(statuses(&fixture, &ids), [Starting, Starting]);
}

#[test]
fn a_job_that_ends_before_its_turn_is_no_longer_in_line() {
    let fixture = narrow();
    let ids = [1, 5, 9].map(|priority| submit(&fixture, shared("a", "much", priority)));
    let waits = submit(&fixture, array_of("much", 3));
    fixture.advance(SECOND * 2);
    cancel(&fixture, &ids[2]);
    terminate(&fixture, &ids[1]);
    cancel(&fixture, &format!("{waits}:0"));
    assert_eq!(front(&fixture, "q"), [ids[0].clone(), format!("{waits}:1"), format!("{waits}:2")]);
    fixture.advance(LONG * 3);
    assert_eq!(statuses(&fixture, &ids), [Succeeded, Failed, Failed]);
    assert_eq!(status(&fixture, &format!("{waits}:2")), Succeeded);
    assert!(front(&fixture, "q").is_empty());
}

fn array_of(share: &str, size: i32) -> SubmitJobRequest {
    SubmitJobRequest { array_properties: Some(ArrayProperties { size: Some(size) }), ..shared("c", share, 0) }
}
