use super::*;
use crate::kit::{AccountId, Region};

fn rule(text: &str) -> Written {
    serde_json::from_str(text).unwrap()
}

fn scope() -> Scope {
    Scope { account: AccountId::DEFAULT, region: Region::default() }
}

fn strikes(faults: &Faults, service: &str, operation: &str) -> Option<Strike> {
    faults.strike(&Asked { service, operation, scope: &scope() })
}

/// Which of 200 requests are struck.
fn pattern(seed: u64, text: &str) -> Vec<bool> {
    let faults = Faults::new(seed);
    faults.set(vec![rule(text)]).unwrap();
    (0..200).map(|_| strikes(&faults, "ssm", "GetInventory").is_some()).collect()
}

#[test]
fn equal_seeds_give_equal_faults() {
    let text = r#"{"fault": {"kind": "throttling"}, "probability": 0.3}"#;
    assert_eq!(pattern(7, text), pattern(7, text));
    assert_ne!(pattern(7, text), pattern(8, text));
    let own = r#"{"fault": {"kind": "throttling"}, "probability": 0.3, "seed": 1}"#;
    assert_eq!(pattern(7, own), pattern(8, own));
    let struck = pattern(7, text).into_iter().filter(|struck| *struck).count();
    assert!((30..90).contains(&struck), "{struck}");
}

#[test]
fn equal_rules_set_again_begin_anew() {
    let faults = Faults::new(1);
    let text = r#"{"fault": {"kind": "reset"}, "probability": 0.5}"#;
    let draw = || {
        faults.set(vec![rule(text), rule(text)]).unwrap();
        let drawn = (0..50).map(|_| strikes(&faults, "sts", "AssumeRole").is_some()).collect::<Vec<_>>();
        (drawn, faults.list())
    };
    let first = draw();
    assert_eq!(first, draw());
    assert_eq!(first.1.iter().map(|rule| rule.id).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn the_first_rule_that_strikes_decides_and_latencies_add_up() {
    let faults = Faults::new(1);
    let rules = [
        r#"{"fault": {"kind": "latency", "seconds": 200}}"#,
        r#"{"match": {"operation": "Get*"}, "fault": {"kind": "throttling"}, "count": 1, "skip": 1}"#,
        r#"{"fault": {"kind": "latency", "seconds": 250}}"#,
        r#"{"match": {"service": "ssm"}, "fault": {"kind": "error", "status": 503}}"#,
        r#"{"fault": {"kind": "reset"}}"#,
    ];
    faults.set(rules.map(rule).into()).unwrap();
    let unavailable = Some(Blow::Refused(Refusal::Unavailable));
    let long = Strike { latency: LONGEST_LATENCY, blow: unavailable };
    assert_eq!(strikes(&faults, "ssm", "GetInventory"), Some(long));
    let throttled =
        Strike { latency: Duration::from_secs(200), blow: Some(Blow::Refused(Refusal::Throttled)) };
    assert_eq!(strikes(&faults, "ssm", "GetInventory"), Some(throttled));
    assert_eq!(strikes(&faults, "ssm", "GetInventory"), Some(long));
    let counted: Vec<_> = faults.list().iter().map(|rule| (rule.requests, rule.hits)).collect();
    assert_eq!(counted, [(3, 3), (3, 1), (2, 2), (2, 2), (0, 0)]);
}

#[test]
fn rules_are_for_what_they_say() {
    let faults = Faults::new(1);
    let given =
        r#"{"account": "000000000001", "region": "eu-west-1", "service": "batch", "operation": "Submit*"}"#;
    faults.add(rule(&format!(r#"{{"match": {given}, "fault": {{"kind": "truncation"}}}}"#)), false).unwrap();
    let struck = |account: &str, region: &str, service, operation| {
        let scope =
            Scope { account: AccountId::parse(account).unwrap(), region: Region::parse(region).unwrap() };
        faults.strike(&Asked { service, operation, scope: &scope }).is_some()
    };
    assert!(struck("000000000001", "eu-west-1", "batch", "SubmitJob"));
    assert!(!struck("000000000002", "eu-west-1", "batch", "SubmitJob"));
    assert!(!struck("000000000001", "us-east-1", "batch", "SubmitJob"));
    assert!(!struck("000000000001", "eu-west-1", "ssm", "SubmitJob"));
    assert!(!struck("000000000001", "eu-west-1", "batch", "ListJobs"));
}

#[test]
fn rules_come_and_go() {
    let faults = Faults::new(1);
    assert_eq!(strikes(&faults, "ssm", "GetInventory"), None);
    let add = |first| faults.add(rule(r#"{"fault": {"kind": "reset", "when": "after"}}"#), first).unwrap();
    assert_eq!((add(false), add(true)), (1, 2));
    assert_eq!(faults.list().iter().map(|rule| rule.id).collect::<Vec<_>>(), [2, 1]);
    assert!(faults.remove(2) && !faults.remove(2) && faults.get(2).is_none());
    let blow = Some(Blow::Reset(When::After));
    assert_eq!(strikes(&faults, "ssm", "x"), Some(Strike { latency: Duration::ZERO, blow }));
    assert_eq!(faults.get(1).map(|rule| rule.hits), Some(1));
    faults.clear();
    assert_eq!((strikes(&faults, "ssm", "x"), faults.list()), (None, Vec::new()));
}

#[test]
fn what_makes_no_sense_is_refused() {
    let faults = Faults::new(1);
    for (text, part) in [
        (r#"{"fault": {"kind": "latency"}}"#, "has `seconds` between 0 and 300"),
        (r#"{"fault": {"kind": "latency", "seconds": 301}}"#, "has `seconds` between 0 and 300"),
        (r#"{"fault": {"kind": "latency", "seconds": -1}}"#, "has `seconds` between 0 and 300"),
        (r#"{"fault": {"kind": "reset", "seconds": 1}}"#, "`seconds` is for faults of kind `latency` only"),
        (r#"{"fault": {"kind": "reset", "status": 500}}"#, "`status` is for faults of kind `error` only"),
        (r#"{"fault": {"kind": "error", "status": 404}}"#, "`status` must be 500 or 503"),
        (r#"{"fault": {"kind": "error", "when": "after"}}"#, "`when` is for faults of kind `reset` and"),
        (r#"{"fault": {"kind": "error"}, "probability": 0}"#, "`probability` must be more than 0"),
        (r#"{"fault": {"kind": "error"}, "probability": 1.1}"#, "`probability` must be more than 0"),
        (r#"{"fault": {"kind": "error"}, "count": 0}"#, "`count` must be at least 1"),
        (r#"{"match": {"account": "1"}, "fault": {"kind": "error"}}"#, "`1` is not an account id"),
        (r#"{"match": {"region": "X"}, "fault": {"kind": "error"}}"#, "`X` is not the name of a region"),
        (r#"{"match": {"operation": ""}, "fault": {"kind": "error"}}"#, "`operation` must have 1 to"),
    ] {
        let refused = faults.add(rule(text), false).unwrap_err().to_string();
        assert!(refused.starts_with("the rule is wrong: ") && refused.contains(part), "{refused}");
        let refused = faults.set(vec![rule(r#"{"fault": {"kind": "error"}}"#), rule(text)]).unwrap_err();
        assert!(refused.to_string().starts_with("rule 2 is wrong: "), "{refused}");
    }
    assert_eq!(faults.list(), Vec::new());
    let many = vec![rule(r#"{"fault": {"kind": "error"}}"#); MOST_RULES];
    faults.set(many.clone()).unwrap();
    assert_eq!(faults.add(many[0].clone(), true), Err(BadRule::TooMany));
    assert_eq!(faults.set([many.clone(), many].concat()), Err(BadRule::TooMany));
}
