use serde_json::{Value, json};

use super::*;
use crate::{
    cloudformation::{Action, Map, Occasion, Task},
    kit::{AccountId, Tags, outcomes::Rule as _},
    servicecatalog::state::State,
};

fn rule(wanted: Value, seconds: Option<f64>, failure: Option<&str>) -> Rule {
    let outcome = Given { seconds, failure: failure.map(str::to_owned) };
    Rule { r#match: serde_json::from_value(wanted).unwrap(), outcome }
}

fn matches(wanted: Value, occasion: Occasion) -> bool {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let subject = Subject {
        account: AccountId::parse("123456789012"),
        product: texts(&["prod-1", "Web shop"]),
        version: texts(&["pa-1", "v2"]),
        provisioned_product: texts(&["pp-1", "team-a"]),
    };
    let (tags, properties) = (Tags::new(), Map::default());
    let task = Task {
        stack: "arn",
        tags: &tags,
        occasion,
        logical_id: "Database",
        resource_type: "AWS::RDS::DBInstance",
        action: Action::Create(&properties),
        pending: None,
    };
    rule(wanted, Some(1.0), None).matches(&subject, &task)
}

#[test]
fn a_rule_is_for_what_all_its_members_hold_for() {
    for wanted in [
        json!({}),
        json!({"product": "prod-1", "version": "pa-*", "provisionedProduct": "pp-1"}),
        json!({"product": "Web *", "version": "v2", "provisionedProduct": "team-*"}),
        json!({"account": "123456789012", "product": "prod-1"}),
        json!({"logicalResource": "Data*", "resourceType": "AWS::RDS::*", "operation": "update"}),
    ] {
        assert!(matches(wanted.clone(), Occasion::Update), "{wanted}");
    }
    for wanted in [
        json!({"product": "web *"}),
        json!({"account": "123456789013"}),
        json!({"product": "Web *", "version": "v1"}),
        json!({"provisionedProduct": "team"}),
        json!({"logicalResource": "Base"}),
        json!({"resourceType": "AWS::SQS::*"}),
        json!({"operation": "create"}),
    ] {
        assert!(!matches(wanted.clone(), Occasion::Update), "{wanted}");
    }
}

#[test]
fn a_rule_without_operation_is_for_making() {
    let all = [Occasion::Create, Occasion::Update, Occasion::Rollback, Occasion::Delete];
    assert_eq!(all.map(|occasion| matches(json!({}), occasion)), [true, true, false, false]);
    for (at, operation) in ["create", "update", "rollback", "delete"].into_iter().enumerate() {
        let wanted = || json!({"operation": operation});
        let expected: [bool; 4] = std::array::from_fn(|other| other == at);
        assert_eq!(all.map(|occasion| matches(wanted(), occasion)), expected);
    }
}

#[test]
fn rules_that_make_no_sense_are_refused() {
    let refusal = |rule: Rule| rule.check().unwrap_err();
    assert_eq!(
        refusal(rule(json!({}), None, None)),
        "`outcome` needs at least one of `seconds` and `failure`"
    );
    for seconds in [-1.0, 31_536_000.5, f64::NAN] {
        assert_eq!(
            refusal(rule(json!({}), Some(seconds), None)),
            "`seconds` must lie between 0 and 31536000"
        );
    }
    for member in ["product", "version", "provisionedProduct", "logicalResource", "resourceType"] {
        let text = format!("`{member}` must have 1 to 1024 characters");
        assert_eq!(refusal(rule(json!({member: ""}), Some(1.0), None)), text);
    }
    assert_eq!(
        refusal(rule(json!({}), None, Some(&"x".repeat(1025)))),
        "`failure` must have 1 to 1024 characters"
    );
    assert_eq!(rule(json!({}), Some(31_536_000.0), Some("x")).check(), Ok(()));
}

#[test]
fn only_a_reset_of_everything_clears_the_rules() {
    let mut state = State::default();
    *state.outcomes_mut() = vec![(0, rule(json!({}), Some(1.0), None))].into();
    state.reset(AccountId::parse("123456789012"));
    assert!(!state.outcomes().is_empty());
    state.reset(None);
    assert!(state.outcomes().is_empty());
}
