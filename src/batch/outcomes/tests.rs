//! What rules say of attempts, and which are refused.

use serde_json::{Value, json};

use super::*;
use crate::{
    batch::State,
    kit::{AccountId, outcomes},
};

const HOST_LOST: &str = "Host EC2 (instance i-0123) terminated.";

fn rule(rule: Value) -> Rule {
    serde_json::from_value(rule).unwrap()
}

fn rules(rules: Value) -> Outcomes {
    let rules: Vec<Rule> = serde_json::from_value(rules).unwrap();
    outcomes::check_all(&rules).unwrap();
    rules.into_iter().enumerate().collect::<Vec<_>>().into()
}

/// The third child of an array, or the third node, the second time.
fn attempt() -> Attempt<'static> {
    Attempt {
        account: AccountId::DEFAULT,
        job_name: "render-frame_7",
        queue: "farm",
        definition: Some(("render", 3)),
        array_index: Some(2),
        node_index: None,
        attempt: 2,
        command: &[],
    }
}

fn matches(wanted: Value, attempt: &Attempt<'_>) -> bool {
    let outcomes = rules(json!([{"match": wanted, "outcome": {"exitCode": 9}}]));
    outcomes.of(attempt).exit_code == Some(9)
}

#[test]
fn a_rule_is_for_what_all_its_members_hold_for() {
    for wanted in [
        json!({}),
        json!({"jobName": "render-*"}),
        json!({"jobName": "*frame*", "jobQueue": "farm", "jobDefinition": "render", "arrayIndex": 2, "attempt": 2}),
        json!({"jobQueue": "arn:aws:batch:eu-west-1:123456789012:job-queue/farm"}),
        json!({"jobQueue": "arn:aws:batch:*:*:job-queue/f*"}),
        json!({"jobDefinition": "render:3"}),
        json!({"jobDefinition": "r*:*"}),
        json!({"jobDefinition": "arn:aws:batch:eu-west-1:123456789012:job-definition/render:3"}),
        json!({"jobDefinition": "arn:aws:batch:eu-west-1:123456789012:job-definition/render"}),
    ] {
        assert!(matches(wanted.clone(), &attempt()), "{wanted}");
    }
    for wanted in [
        json!({"jobName": "render"}),
        json!({"jobName": "RENDER-*"}),
        json!({"jobName": "render-*", "jobQueue": "other"}),
        json!({"jobQueue": "arn:aws:batch:eu-west-1:123456789012:job-queue/far"}),
        json!({"jobDefinition": "render:33"}),
        json!({"jobDefinition": "render:2"}),
        json!({"jobDefinition": "rende"}),
        json!({"arrayIndex": 1}),
        json!({"nodeIndex": 2}),
        json!({"attempt": 1}),
    ] {
        assert!(!matches(wanted.clone(), &attempt()), "{wanted}");
    }
    let service_job = Attempt { definition: None, array_index: None, ..attempt() };
    assert!(matches(json!({"jobName": "render*"}), &service_job));
    assert!(!matches(json!({"jobDefinition": "*"}), &service_job));
    assert!(!matches(json!({"arrayIndex": 2}), &service_job));
    let node = Attempt { array_index: None, node_index: Some(2), ..attempt() };
    assert!(matches(json!({"nodeIndex": 2}), &node) && !matches(json!({"arrayIndex": 2}), &node));
}

#[test]
fn a_rule_may_be_for_one_account() {
    let own = Attempt { account: AccountId::parse("123456789012").unwrap(), ..attempt() };
    assert!(matches(json!({"account": "123456789012"}), &own));
    assert!(!matches(json!({"account": "123456789012"}), &attempt()));
    let bad = outcomes::Rule::check(&rule(json!({"match": {"account": "*"}, "outcome": {"exitCode": 1}})));
    assert_eq!(bad, Err("`account` must be an account id of 12 digits".to_owned()));
}

#[test]
fn the_first_rule_that_matches_decides_alone() {
    let outcomes = rules(json!([
        {"match": {"attempt": 1}, "outcome": {"exitCode": 1}},
        {"match": {"jobName": "render-*"}, "outcome": {"seconds": 1.5}},
        {"outcome": {"exitCode": 3, "reason": "never"}},
    ]));
    let duration = Some(Duration::from_millis(1500));
    let outcome = Outcome { duration, exit_code: Some(0), status_reason: None, reason: None };
    assert_eq!(outcomes.of(&attempt()), outcome);
    assert_eq!(outcomes.of(&Attempt { attempt: 1, ..attempt() }).exit_code, Some(1));
    assert_eq!(outcomes.of(&Attempt { job_name: "x", ..attempt() }).exit_code, Some(3));
}

#[test]
fn what_a_rule_leaves_out_comes_from_the_command() {
    let command = ["sh", "-c", "sleep 2; exit 3"].map(str::to_owned);
    let attempt = Attempt { command: &command, ..attempt() };
    let of = |given: Value| {
        let outcome = rules(json!([{"outcome": given}])).of(&attempt);
        let succeeded = outcome.succeeded();
        (outcome.duration.unwrap().as_secs_f64(), outcome.exit_code, outcome.status_reason, succeeded)
    };
    assert_eq!(of(json!({"seconds": 0.5})), (0.5, Some(3), None, false));
    assert_eq!(of(json!({"exitCode": 0})), (2.0, Some(0), None, true));
    assert_eq!(of(json!({"exitCode": null})), (2.0, None, None, false));
    let lost = json!({"exitCode": null, "statusReason": HOST_LOST});
    assert_eq!(of(lost), (2.0, None, Some(HOST_LOST.to_owned()), false));
    let reason = "OutOfMemoryError: Container killed due to memory usage";
    let outcome = rules(json!([{"outcome": {"exitCode": 137, "reason": reason}}])).of(&attempt);
    assert_eq!(outcome.reason.as_deref(), Some(reason));
}

#[test]
fn without_rules_the_command_decides() {
    let default = Outcome { duration: None, exit_code: Some(0), status_reason: None, reason: None };
    assert!(default.succeeded());
    assert_eq!(Outcomes::default().of(&attempt()), default);
    let command = ["sleep", "1m"].map(str::to_owned);
    let outcome = Outcomes::default().of(&Attempt { command: &command, ..attempt() });
    assert_eq!(outcome, Outcome { duration: Some(Duration::from_mins(1)), ..default });
}

#[test]
fn rules_are_shown_as_they_were_set() {
    let shown = json!([
        {"match": {"jobName": "a*", "jobQueue": "q", "jobDefinition": "d:1", "arrayIndex": 3, "nodeIndex": 0,
            "attempt": 1},
         "outcome": {"seconds": 12.5, "exitCode": 137, "statusReason": "s", "reason": "r"}},
        {"match": {}, "outcome": {"exitCode": null}},
    ]);
    let listed = rules(shown.clone());
    assert_eq!(serde_json::to_value(listed.iter().collect::<Vec<_>>()).unwrap(), shown);
}

/// The sentence on a rule that is refused.
fn refusal(wrong: Value) -> String {
    outcomes::Rule::check(&rule(wrong)).unwrap_err()
}

#[test]
fn rules_that_make_no_sense_are_refused() {
    for given in [json!({}), json!({"seconds": null, "reason": null})] {
        let text = "`outcome` needs at least one of `seconds`, `exitCode`, `statusReason` and `reason`";
        assert_eq!(refusal(json!({"outcome": given})), text);
    }
    for seconds in [json!(-1), json!(-0.001), json!(31_536_000.5), json!(1e300)] {
        let text = "`seconds` must lie between 0 and 31536000";
        assert_eq!(refusal(json!({"outcome": {"seconds": seconds}})), text);
    }
    for code in [-1, 256, i32::MAX, i32::MIN] {
        let text = "`exitCode` must lie between 0 and 255, or be null for none";
        assert_eq!(refusal(json!({"outcome": {"exitCode": code}})), text);
    }
    let matching = |wanted: Value| refusal(json!({"match": wanted, "outcome": {"exitCode": 1}}));
    assert_eq!(matching(json!({"attempt": 0})), "`attempt` counts from 1");
    for text in ["", &"ä".repeat(1025)] {
        for member in ["jobName", "jobQueue", "jobDefinition"] {
            assert_eq!(matching(json!({member: text})), format!("`{member}` must have 1 to 1024 characters"));
        }
        for member in ["statusReason", "reason"] {
            let defect = refusal(json!({"outcome": {member: text}}));
            assert_eq!(defect, format!("`{member}` must have 1 to 1024 characters"));
        }
    }
    for text in [
        "arn:aws:batch:us-east-1:123456789012:job/x",
        "arn:aws:batch:us-east-1:123456789012:job-queue/",
        "arn:aws:batch:us-east-1:123456789012:job-queue/q/quota-share/s",
        "arn:aws:batch",
        "a/b",
    ] {
        let kinds = [("jobQueue", "job queue"), ("jobDefinition", "job definition")];
        for (member, kind) in kinds {
            let expected = format!("`{member}` must be the name or the ARN of a {kind}");
            assert_eq!(matching(json!({member: text})), expected);
        }
    }
    let longest = "ä".repeat(1024);
    rules(json!([{"match": {"jobName": longest}, "outcome": {"seconds": 31_536_000, "reason": longest}}]));
}

#[test]
fn unknown_members_are_refused() {
    for wrong in [
        json!({"outcome": {"exitcode": 1}}),
        json!({"outcome": {"exitCode": 1}, "matches": {}}),
        json!({"match": {"name": "x"}, "outcome": {"exitCode": 1}}),
        json!({"match": {}}),
        json!({"outcome": {"exitCode": "1"}}),
        json!({"outcome": {"exitCode": 1.5}}),
        json!({"match": {"arrayIndex": -1}, "outcome": {"exitCode": 1}}),
    ] {
        assert!(serde_json::from_value::<Rule>(wrong.clone()).is_err(), "{wrong}");
    }
}

#[test]
fn only_a_reset_of_everything_clears_the_rules() {
    let mut state = State::default();
    *state.outcomes_mut() = rules(json!([{"outcome": {"exitCode": 1}}]));
    state.reset(crate::kit::AccountId::parse("123456789012"));
    assert_ne!(*state.outcomes(), Outcomes::default());
    state.reset(None);
    assert_eq!(*state.outcomes(), Outcomes::default());
}
