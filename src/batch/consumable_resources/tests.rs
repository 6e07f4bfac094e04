use std::time::Duration;

use super::*;
use crate::{
    api::batch::{
        CreateConsumableResourceRequest, DeleteConsumableResourceRequest, DescribeConsumableResourceRequest,
        DescribeConsumableResourceResponse, Error, KeyValuesPair, ListConsumableResourcesRequest,
        ListConsumableResourcesResponse, UpdateConsumableResourceRequest, UpdateConsumableResourceResponse,
    },
    batch::fixture::{Fixture, text},
    kit::Settings,
};

const ARN: &str = "arn:aws:batch:us-east-1:000000000000:consumable-resource/licence";
const HOUR: Duration = Duration::from_hours(1);

fn named(name: &str) -> CreateConsumableResourceRequest {
    CreateConsumableResourceRequest {
        consumable_resource_name: name.into(),
        total_quantity: Some(10),
        ..CreateConsumableResourceRequest::default()
    }
}

fn described(fixture: &Fixture, text: &str) -> Result<DescribeConsumableResourceResponse, Error> {
    fixture.read(describe, DescribeConsumableResourceRequest { consumable_resource: text.into() })
}

fn total(fixture: &Fixture) -> Option<i64> {
    described(fixture, "licence").unwrap().total_quantity
}

fn deleted(fixture: &Fixture, text: &str) -> Result<(), Error> {
    fixture.write(delete, DeleteConsumableResourceRequest { consumable_resource: text.into() }).map(drop)
}

fn change(operation: &str, quantity: i64, token: Option<&str>) -> UpdateConsumableResourceRequest {
    UpdateConsumableResourceRequest {
        consumable_resource: "licence".into(),
        operation: Some(operation.into()),
        quantity: Some(quantity),
        client_token: token.map(str::to_owned),
    }
}

fn updated(
    fixture: &Fixture,
    operation: &str,
    quantity: i64,
    token: Option<&str>,
) -> Result<UpdateConsumableResourceResponse, Error> {
    fixture.write(update, change(operation, quantity, token))
}

fn with_licence(settings: Settings) -> Fixture {
    let fixture = Fixture::with(settings);
    fixture.write(create, named("licence")).unwrap();
    fixture
}

#[test]
fn a_description_has_every_member() {
    let fixture = with_licence(Settings::default());
    let description = described(&fixture, "licence").unwrap();
    let expected = DescribeConsumableResourceResponse {
        consumable_resource_name: "licence".into(),
        consumable_resource_arn: ARN.into(),
        total_quantity: Some(10),
        in_use_quantity: Some(0),
        available_quantity: Some(10),
        resource_type: Some("REPLENISHABLE".into()),
        created_at: Some(fixture.look(|_, context| context.now.as_millis())),
        tags: Some(Tags::new()),
    };
    assert_eq!(description, expected);
    assert_eq!(described(&fixture, ARN).unwrap(), expected);
}

#[test]
fn creation_checks_everything() {
    let fixture = Fixture::default();
    let minimal =
        CreateConsumableResourceRequest { consumable_resource_name: "licence".into(), ..Default::default() };
    let response = fixture.write(create, minimal).unwrap();
    assert_eq!(
        (response.consumable_resource_name.as_str(), response.consumable_resource_arn.as_str()),
        ("licence", ARN)
    );
    assert_eq!(total(&fixture), Some(0));
    assert_eq!(
        fixture.write(create, named("licence")),
        Err(Error::Conflict { message: "Object already exists".into() })
    );
    let refused = |input| text(fixture.write(create, input));
    assert_eq!(refused(named("-x")), "ConsumableResource name should match a valid pattern.");
    assert_eq!(
        refused(CreateConsumableResourceRequest { total_quantity: Some(-1), ..named("x") }),
        "totalQuantity cannot be a negative number."
    );
    assert_eq!(
        refused(CreateConsumableResourceRequest { resource_type: Some("OTHER".into()), ..named("x") }),
        "Value OTHER for resourceType is not valid. Please provide one of REPLENISHABLE, NON_REPLENISHABLE."
    );
    let tags = Some(Tags::from([("a".into(), "<".into())]));
    assert_eq!(
        refused(CreateConsumableResourceRequest { tags, ..named("x") }),
        "Tags can only contain letters, numbers, spaces, and the following special characters: _ . : / = + - @"
    );
}

#[test]
fn an_account_has_at_most_50000() {
    let fixture = Fixture::default();
    for number in 0..MOST_RESOURCES {
        fixture.write_unseen(create, named(&number.to_string())).unwrap();
    }
    assert_eq!(
        text(fixture.write(create, named("x"))),
        "Account cannot have more than 50000 consumable resources"
    );
}

#[test]
fn updates_set_add_and_remove() {
    let fixture = with_licence(Settings::default());
    assert_eq!(updated(&fixture, "ADD", 5, None).unwrap().total_quantity, Some(15));
    assert_eq!(updated(&fixture, "REMOVE", 14, None).unwrap().total_quantity, Some(1));
    assert_eq!(text(updated(&fixture, "REMOVE", 2, None)), "Cannot remove 2 from total quantity 1.");
    let response = updated(&fixture, "SET", 7, None).unwrap();
    assert_eq!(response.consumable_resource_arn, ARN);
    assert_eq!(described(&fixture, ARN).unwrap().available_quantity, Some(7));
    let unknown =
        UpdateConsumableResourceRequest { consumable_resource: "x".into(), ..change("SET", 1, None) };
    let expected = "arn:aws:batch:us-east-1:000000000000:consumable-resource/x does not exist";
    assert_eq!(text(fixture.write(update, unknown)), expected);
}

#[test]
fn a_repeated_token_changes_nothing_more() {
    let fixture = with_licence(Settings::default());
    let first = updated(&fixture, "ADD", 5, Some("t")).unwrap();
    updated(&fixture, "ADD", 100, None).unwrap();
    assert_eq!(updated(&fixture, "ADD", 5, Some("t")).unwrap(), first);
    assert_eq!(total(&fixture), Some(115));
    assert_eq!(
        text(updated(&fixture, "ADD", 6, Some("t"))),
        "clientToken t has already been used with different parameters."
    );
    fixture.advance(HOUR * 8);
    updated(&fixture, "ADD", 6, Some("t")).unwrap();
    assert_eq!(total(&fixture), Some(121));
}

#[test]
fn a_token_of_a_failed_update_is_not_spent() {
    let fixture = with_licence(Settings::default());
    updated(&fixture, "REMOVE", 20, Some("t")).unwrap_err();
    updated(&fixture, "SET", 20, None).unwrap();
    updated(&fixture, "REMOVE", 20, Some("t")).unwrap();
    assert_eq!(total(&fixture), Some(0));
}

#[test]
fn the_older_reference_refuses_a_repeated_token() {
    let fixture = with_licence(Settings { reject_repeated_tokens: true, ..Settings::default() });
    updated(&fixture, "ADD", 5, Some("t")).unwrap();
    assert_eq!(
        text(updated(&fixture, "ADD", 5, Some("t"))),
        "Request with clientToken t has already been processed."
    );
    assert_eq!(total(&fixture), Some(15));
}

#[test]
fn tokens_outlive_their_resource_by_an_hour() {
    let fixture = with_licence(Settings::default());
    let first = updated(&fixture, "ADD", 5, Some("t")).unwrap();
    deleted(&fixture, "licence").unwrap();
    assert_eq!(updated(&fixture, "ADD", 5, Some("t")).unwrap(), first);
    fixture.write(create, named("licence")).unwrap();
    updated(&fixture, "ADD", 5, Some("t")).unwrap();
    assert_eq!(total(&fixture), Some(10));
    fixture.advance(HOUR);
    updated(&fixture, "ADD", 5, Some("t")).unwrap();
    assert_eq!(total(&fixture), Some(15));
}

#[test]
fn what_is_deleted_is_gone_and_can_be_made_anew() {
    let fixture = with_licence(Settings::default());
    deleted(&fixture, ARN).unwrap();
    assert_eq!(text(described(&fixture, "licence")), format!("{ARN} does not exist"));
    assert_eq!(text(deleted(&fixture, "licence")), format!("{ARN} does not exist"));
    fixture.write(create, named("licence")).unwrap();
    assert_eq!(total(&fixture), Some(10));
}

fn filter(name: &str, values: &[&str]) -> KeyValuesPair {
    let values = values.iter().map(|value| (*value).to_owned()).collect();
    KeyValuesPair { name: Some(name.into()), values: Some(values) }
}

fn listed(
    fixture: &Fixture,
    filters: &[KeyValuesPair],
    max_results: Option<i32>,
    next_token: Option<String>,
) -> Result<ListConsumableResourcesResponse, Error> {
    let filters = (!filters.is_empty()).then(|| filters.to_vec());
    fixture.read(list, ListConsumableResourcesRequest { filters, max_results, next_token })
}

fn names(response: &ListConsumableResourcesResponse) -> Vec<&str> {
    response.consumable_resources.iter().map(|summary| summary.consumable_resource_name.as_str()).collect()
}

fn with_five() -> Fixture {
    let fixture = Fixture::default();
    for name in ["lic-b", "gpu", "Lic-c", "lic-a", "seat"] {
        fixture.write(create, named(name)).unwrap();
    }
    fixture
}

#[test]
fn lists_come_in_pages_by_name() {
    let fixture = with_five();
    let all = listed(&fixture, &[], None, None).unwrap();
    assert_eq!((names(&all), &all.next_token), (vec!["Lic-c", "gpu", "lic-a", "lic-b", "seat"], &None));
    let first = listed(&fixture, &[], Some(3), None).unwrap();
    assert_eq!(names(&first), ["Lic-c", "gpu", "lic-a"]);
    fixture.write(create, named("aaa")).unwrap();
    deleted(&fixture, "lic-a").unwrap();
    let second = listed(&fixture, &[], Some(3), first.next_token.clone()).unwrap();
    assert_eq!((names(&second), &second.next_token), (vec!["lic-b", "seat"], &None));
    let other_query = listed(&fixture, &[filter("CONSUMABLE_RESOURCE_NAME", &["*"])], None, first.next_token);
    assert_eq!(text(other_query), "NextToken is not valid.");
    assert_eq!(text(listed(&fixture, &[], Some(0), None)), "MaxResults must be between 1 and 100");
}

#[test]
fn filters_choose_by_name() {
    let fixture = with_five();
    let chosen = |values: &[&str]| {
        let response = listed(&fixture, &[filter("CONSUMABLE_RESOURCE_NAME", values)], None, None).unwrap();
        names(&response).join(" ")
    };
    assert_eq!(chosen(&["LIC-*"]), "Lic-c lic-a lic-b");
    assert_eq!(chosen(&["lic-*", "GPU"]), "Lic-c gpu lic-a lic-b");
    assert_eq!(chosen(&["li"]), "");
    let refused = |filters: &[KeyValuesPair]| text(listed(&fixture, filters, None, None));
    assert_eq!(
        refused(&[filter("NAME", &["x"])]),
        "Value NAME for filter name is not valid. Please provide one of CONSUMABLE_RESOURCE_NAME."
    );
    assert_eq!(
        refused(&[filter("CONSUMABLE_RESOURCE_NAME", &[])]),
        "Filter CONSUMABLE_RESOURCE_NAME must have values."
    );
    assert_eq!(refused(&[KeyValuesPair::default()]), "filter name is required.");
}
