use super::*;
use crate::{
    api::batch::{
        CreateSchedulingPolicyRequest, DeleteSchedulingPolicyRequest, DescribeSchedulingPoliciesRequest,
        Error, ListSchedulingPoliciesRequest, SchedulingPolicyDetail, ShareAttributes,
        UpdateSchedulingPolicyRequest,
    },
    batch::{
        fixture::{Fixture, text},
        stage::{self, ARN, texts},
    },
};

fn fair(shares: &[(&str, Option<f32>)]) -> FairsharePolicy {
    let shares = shares.iter().map(|(identifier, weight_factor)| ShareAttributes {
        share_identifier: (*identifier).to_owned(),
        weight_factor: *weight_factor,
    });
    FairsharePolicy {
        share_decay_seconds: Some(3600),
        compute_reservation: Some(1),
        share_distribution: Some(shares.collect()),
    }
}

fn request(name: &str, policy: FairsharePolicy) -> CreateSchedulingPolicyRequest {
    CreateSchedulingPolicyRequest { name: name.into(), fairshare_policy: Some(policy), ..Default::default() }
}

fn described(fixture: &Fixture, arns: &[&str]) -> Result<Vec<SchedulingPolicyDetail>, Error> {
    let response = fixture.read(describe, DescribeSchedulingPoliciesRequest { arns: texts(arns) })?;
    Ok(response.scheduling_policies.unwrap())
}

fn deleted(fixture: &Fixture, arn: &str) -> Result<(), Error> {
    fixture.write(delete, DeleteSchedulingPolicyRequest { arn: arn.into() }).map(drop)
}

fn refused(policy: FairsharePolicy) -> String {
    text(Fixture::default().write(create, request("p", policy)))
}

#[test]
fn a_policy_is_of_one_sort_for_ever() {
    let fixture = Fixture::default();
    let either = "A scheduling policy can have either fairsharePolicy or quotaSharePolicy";
    let none = CreateSchedulingPolicyRequest { name: "p".into(), ..Default::default() };
    assert_eq!(text(fixture.write(create, none)), either);
    let both = CreateSchedulingPolicyRequest {
        quota_share_policy: Some(QuotaSharePolicy::default()),
        ..request("p", fair(&[]))
    };
    assert_eq!(text(fixture.write(create, both)), either);
    let policy = fair(&[("a*", Some(0.125)), ("b", None)]);
    let arn = fixture.write(create, request("p", policy.clone())).unwrap().arn;
    assert_eq!(arn, format!("{ARN}:scheduling-policy/p"));
    let expected = SchedulingPolicyDetail {
        name: "p".into(),
        arn: arn.clone(),
        fairshare_policy: Some(policy),
        tags: Some(Tags::new()),
        ..Default::default()
    };
    let missing = format!("{ARN}:scheduling-policy/x");
    assert_eq!(described(&fixture, &[&arn, &missing, &arn]).unwrap(), [expected]);
    let taken = fixture.write(create, request("p", fair(&[])));
    assert_eq!(taken, Err(Error::Conflict { message: "Object already exists".into() }));
    let quota = UpdateSchedulingPolicyRequest {
        arn: arn.clone(),
        quota_share_policy: Some(QuotaSharePolicy::default()),
        ..Default::default()
    };
    assert_eq!(text(fixture.write(update, quota)), "The type of a scheduling policy cannot be changed.");
    let other = UpdateSchedulingPolicyRequest {
        arn: arn.clone(),
        fairshare_policy: Some(fair(&[])),
        ..Default::default()
    };
    fixture.write(update, other).unwrap();
    assert_eq!(described(&fixture, &[&arn]).unwrap()[0].fairshare_policy, Some(fair(&[])));
}

#[test]
fn shares_keep_the_rules() {
    let bad = "ShareIdentifier name should match a valid pattern.";
    for identifier in ["", "*", "a*b", "a b", "a**", &"x".repeat(256)] {
        assert_eq!(refused(fair(&[(identifier, None)])), bad, "{identifier}");
    }
    for weight in [0.0, 1000.0] {
        let sentence = "Weight factor should be between 0.0001 and 999.9999.";
        assert_eq!(refused(fair(&[("a", Some(weight))])), sentence);
    }
    let twice = fair(&[("a", None), ("a", None)]);
    assert_eq!(refused(twice), "Cannot have two or more identical shareIdentifiers.");
    for covered in ["UserA1", "UserA", "UserA1*"] {
        let overlapping = fair(&[("UserA*", None), ("Other", None), (covered, None)]);
        let sentence = format!("Share identifier {covered} matches another share identifier UserA*.");
        assert_eq!(refused(overlapping), sentence);
    }
    let many: Vec<_> = (0..501).map(|number| number.to_string()).collect();
    let many: Vec<_> = many.iter().map(|text| (text.as_str(), None)).collect();
    assert_eq!(refused(fair(&many)), "ShareDistribution size cannot be greater than 500.");
    let fixture = Fixture::default();
    let edges = fair(&[("a", Some(0.0001)), ("b", Some(999.9999)), ("c*", None), ("_-", None)]);
    assert!(fixture.write(create, request("p", edges)).is_ok());
}

#[test]
fn times_and_reservations_have_ranges() {
    let decay = |seconds| FairsharePolicy { share_decay_seconds: Some(seconds), ..fair(&[]) };
    let reservation = |percent| FairsharePolicy { compute_reservation: Some(percent), ..fair(&[]) };
    for seconds in [-1, 604_801] {
        assert_eq!(refused(decay(seconds)), "Share decay seconds should be between 0 and 604800.");
    }
    for percent in [-1, 100] {
        assert_eq!(refused(reservation(percent)), "Compute reservation should be between 0 and 99.");
    }
}

#[test]
fn only_arns_are_taken() {
    let fixture = Fixture::default();
    stage::make_policy(&fixture, "p", false);
    let only = "Only scheduling policy Arn is allowed";
    for text_of in ["p", "", "arn:aws:batch:us-east-1:000000000000:job-queue/p"] {
        assert_eq!(text(deleted(&fixture, text_of)), only);
        assert_eq!(text(described(&fixture, &[text_of])), only);
    }
    let missing = format!("{ARN}:scheduling-policy/x");
    assert_eq!(text(deleted(&fixture, &missing)), format!("{missing} does not exist"));
}

#[test]
fn a_policy_of_a_queue_stays() {
    let fixture = Fixture::default();
    let arn = stage::make_policy(&fixture, "p", false);
    stage::make_environment(&fixture, stage::unmanaged("a"));
    let queue = crate::api::batch::CreateJobQueueRequest {
        scheduling_policy_arn: Some(arn.clone()),
        ..stage::queue("q", &["a"])
    };
    stage::make_queue(&fixture, queue);
    assert_eq!(text(deleted(&fixture, &arn)), "Cannot delete, found existing JobQueue relationship");
    let free = stage::make_policy(&fixture, "free", false);
    deleted(&fixture, &free).unwrap();
    assert_eq!(described(&fixture, &[&free]).unwrap(), []);
}

#[test]
fn lists_come_in_pages_of_arns() {
    let fixture = Fixture::default();
    let arns: Vec<_> =
        ["c", "a", "b"].iter().map(|name| stage::make_policy(&fixture, name, *name == "a")).collect();
    let listed = |max_results, next_token| {
        let response = fixture.read(list, ListSchedulingPoliciesRequest { max_results, next_token }).unwrap();
        let arns: Vec<_> = response.scheduling_policies.unwrap().into_iter().map(|one| one.arn).collect();
        (arns, response.next_token)
    };
    let (first, token) = listed(Some(2), None);
    assert_eq!(first, [arns[1].clone(), arns[2].clone()]);
    assert_eq!(listed(Some(2), token), (vec![arns[0].clone()], None));
}
