use std::time::Duration;

use super::*;
use crate::{
    api::batch::{ListTagsForResourceRequest, TagResourceRequest, UntagResourceRequest},
    batch::{fixture::text, tagging},
};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn of_name(name: &str, status: Option<&str>) -> DescribeJobDefinitionsRequest {
    let (job_definition_name, status) = (Some(name.to_owned()), status.map(str::to_owned));
    DescribeJobDefinitionsRequest { job_definition_name, status, ..Default::default() }
}

/// `a:1`, `b:1` (inactive), `b:2` and `b:3`.
fn some() -> Fixture {
    let fixture = Fixture::default();
    for name in ["b", "b", "a", "b"] {
        registered(&fixture, small(name));
    }
    deregistered(&fixture, "b:1").unwrap();
    fixture
}

#[test]
fn every_registration_is_a_revision() {
    let fixture = Fixture::default();
    let first = registered(&fixture, small("render"));
    let expected = RegisterJobDefinitionResponse {
        job_definition_name: "render".into(),
        job_definition_arn: format!("{ARN}/render:1"),
        revision: 1,
    };
    assert_eq!(first, expected);
    deregistered(&fixture, "render:1").unwrap();
    assert_eq!(registered(&fixture, small("render")).revision, 2);
    assert_eq!(registered(&fixture, small("other")).revision, 1);
}

#[test]
fn what_is_deregistered_is_inactive_and_gone_after_180_days() {
    let fixture = Fixture::default();
    registered(&fixture, small("render"));
    deregistered(&fixture, &format!("{ARN}/render:1")).unwrap();
    assert_eq!(shown(&fixture, "render:1")["status"], "INACTIVE");
    fixture.advance(DAY * 179);
    deregistered(&fixture, "render:1").unwrap();
    assert_eq!(shown(&fixture, "render:1")["status"], "INACTIVE");
    fixture.advance(DAY);
    assert_eq!(described(&fixture, of_list(&["render:1"])).unwrap().job_definitions, Some(Vec::new()));
    assert_eq!(text(deregistered(&fixture, "render:1")), format!("{ARN}/render:1 does not exist"));
    assert_eq!(registered(&fixture, small("render")).revision, 2);
}

#[test]
fn only_a_revision_can_be_deregistered() {
    let fixture = some();
    for unknown in ["a", "a:2", "c:1", "b:x"] {
        assert_eq!(text(deregistered(&fixture, unknown)), format!("{ARN}/{unknown} does not exist"));
    }
    let elsewhere = "arn:aws:batch:eu-west-1:000000000000:job-definition/a:1";
    assert_eq!(text(deregistered(&fixture, elsewhere)), format!("{elsewhere} does not exist"));
    assert_eq!(text(deregistered(&fixture, "")), "jobDefinition is required.");
}

#[test]
fn a_list_keeps_its_order_and_leaves_out_what_is_not_there() {
    let fixture = some();
    let arn = format!("{ARN}/a:1");
    let response = described(&fixture, of_list(&["b:3", "c:1", &arn, "b", "b:9", "b:1"])).unwrap();
    assert_eq!(listed(&response), ["b:3 ACTIVE", "a:1 ACTIVE", "b:1 INACTIVE"]);
    assert_eq!(response.next_token, None);
    // An empty list is none.
    assert_eq!(listed(&described(&fixture, of_list(&[])).unwrap()).len(), 4);
}

#[test]
fn a_list_goes_with_nothing_else() {
    let fixture = some();
    let refused = |input| text(described(&fixture, input));
    let list = || of_list(&["a:1"]);
    let both = |other| format!("JobDefinitions and {other} cannot both be set");
    assert_eq!(refused(DescribeJobDefinitionsRequest { max_results: Some(1), ..list() }), both("MaxResults"));
    assert_eq!(
        refused(DescribeJobDefinitionsRequest { job_definition_name: Some("a".into()), ..list() }),
        both("JobDefinitionName")
    );
    assert_eq!(
        refused(DescribeJobDefinitionsRequest { status: Some("ACTIVE".into()), ..list() }),
        both("Status")
    );
    assert_eq!(
        refused(DescribeJobDefinitionsRequest { next_token: Some("t".into()), ..list() }),
        both("NextToken")
    );
    assert_eq!(refused(of_list(&["a:1"; 101])), "Maximum number of job definitions supported is  100 .");
}

#[test]
fn names_and_statuses_choose() {
    let fixture = some();
    let chosen = |input| listed(&described(&fixture, input).unwrap());
    assert_eq!(chosen(of_name("b", None)), ["b:3 ACTIVE", "b:2 ACTIVE", "b:1 INACTIVE"]);
    assert_eq!(chosen(of_name("b", Some("ACTIVE"))), ["b:3 ACTIVE", "b:2 ACTIVE"]);
    assert_eq!(chosen(of_name("b", Some("INACTIVE"))), ["b:1 INACTIVE"]);
    assert!(chosen(of_name("c", None)).is_empty());
    let active = DescribeJobDefinitionsRequest { status: Some("ACTIVE".into()), ..Default::default() };
    assert_eq!(chosen(active), ["a:1 ACTIVE", "b:3 ACTIVE", "b:2 ACTIVE"]);
    assert_eq!(
        text(described(&fixture, of_name("b", Some("active")))),
        "Value active for status is not valid. Please provide one of ACTIVE, INACTIVE."
    );
}

#[test]
fn pages_go_by_name_and_newest_first() {
    let fixture = some();
    for input in [DescribeJobDefinitionsRequest::default(), of_name("b", None)] {
        let all = listed(&described(&fixture, input.clone()).unwrap());
        let (mut seen, mut next_token) = (Vec::new(), None);
        loop {
            let page = DescribeJobDefinitionsRequest { max_results: Some(1), next_token, ..input.clone() };
            let page = described(&fixture, page).unwrap();
            seen.extend(listed(&page));
            next_token = page.next_token;
            if next_token.is_none() {
                break;
            }
        }
        assert_eq!(seen, all);
    }
    let first = DescribeJobDefinitionsRequest { max_results: Some(2), ..Default::default() };
    let next_token = described(&fixture, first).unwrap().next_token;
    registered(&fixture, small("b"));
    registered(&fixture, small("a"));
    let rest = DescribeJobDefinitionsRequest { next_token: next_token.clone(), ..Default::default() };
    assert_eq!(listed(&described(&fixture, rest).unwrap()), ["b:2 ACTIVE", "b:1 INACTIVE"]);
    let other = DescribeJobDefinitionsRequest { next_token, ..of_name("b", None) };
    assert_eq!(text(described(&fixture, other)), "NextToken is not valid.");
}

#[test]
fn answers_share_what_is_kept() {
    let fixture = some();
    let kept = |fixture: &Fixture| {
        Arc::clone(&described(fixture, of_list(&["a:1"])).unwrap().job_definitions.unwrap()[0])
    };
    assert!(Arc::ptr_eq(&kept(&fixture), &kept(&fixture)));
    let before = kept(&fixture);
    deregistered(&fixture, "a:1").unwrap();
    assert_eq!(before.status.as_deref(), Some("ACTIVE"));
    assert_eq!(kept(&fixture).status.as_deref(), Some("INACTIVE"));
}

#[test]
fn tags_belong_to_a_revision() {
    let fixture = some();
    let tags = |pairs: &[(&str, &str)]| -> Tags {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    };
    let arn = || format!("{ARN}/b:2");
    let added = TagResourceRequest { resource_arn: arn(), tags: tags(&[("team", "a"), ("stage", "b")]) };
    fixture.write(tagging::tag_resource, added).unwrap();
    let removed = UntagResourceRequest { resource_arn: arn(), tag_keys: vec!["stage".into()] };
    fixture.write(tagging::untag_resource, removed).unwrap();
    let listed = ListTagsForResourceRequest { resource_arn: arn() };
    let listed = fixture.read(tagging::list_tags_for_resource, listed).unwrap();
    assert_eq!(listed.tags, Some(tags(&[("team", "a")])));
    assert_eq!(shown(&fixture, "b:2")["tags"], serde_json::json!({ "team": "a" }));
    assert_eq!(shown(&fixture, "b:3")["tags"], serde_json::json!({}));
    let whole = TagResourceRequest { resource_arn: format!("{ARN}/b"), tags: tags(&[("a", "b")]) };
    assert_eq!(text(fixture.write(tagging::tag_resource, whole)), format!("{ARN}/b does not exist"));
}
