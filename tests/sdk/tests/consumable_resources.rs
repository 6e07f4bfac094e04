//! Consumable resources of Batch: made, counted, listed, tagged and deleted.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{collections::HashMap, time::Duration};

use aws_sdk_batch::{Client, types::KeyValuesPair};
use sdk_tests::{Emulator, Refusal, assert_refused, refusal};

const ACCOUNT: &str = "123456789012";
/// 2024-01-01 in epoch milliseconds: times before it would be in another unit.
const NOT_LONG_AGO: i64 = 1_704_067_200_000;

fn arn(name: &str) -> String {
    format!("arn:aws:batch:us-east-1:{ACCOUNT}:consumable-resource/{name}")
}

fn tags(pairs: &[(&str, &str)]) -> HashMap<String, String> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

async fn create(client: &Client, name: &str, total: i64) {
    let created = client
        .create_consumable_resource()
        .consumable_resource_name(name)
        .total_quantity(total)
        .send()
        .await
        .unwrap();
    assert_eq!(created.consumable_resource_name(), Some(name));
    assert_eq!(created.consumable_resource_arn(), Some(arn(name).as_str()));
}

/// Total, in use and available.
async fn quantities(client: &Client, name: &str) -> [Option<i64>; 3] {
    let resource = client.describe_consumable_resource().consumable_resource(name).send().await.unwrap();
    [resource.total_quantity(), resource.in_use_quantity(), resource.available_quantity()]
}

#[tokio::test]
async fn a_resource_is_created_and_described() {
    let emulator = Emulator::start();
    let client = emulator.batch(ACCOUNT);
    client
        .create_consumable_resource()
        .consumable_resource_name("licences")
        .total_quantity(12)
        .resource_type("NON_REPLENISHABLE")
        .tags("team", "design")
        .send()
        .await
        .unwrap();
    let by_name = client.describe_consumable_resource().consumable_resource("licences").send().await.unwrap();
    let by_arn =
        client.describe_consumable_resource().consumable_resource(arn("licences")).send().await.unwrap();
    for resource in [by_name, by_arn] {
        assert_eq!(resource.consumable_resource_name(), Some("licences"));
        assert_eq!(resource.consumable_resource_arn(), Some(arn("licences").as_str()));
        assert_eq!(resource.resource_type(), Some("NON_REPLENISHABLE"));
        assert_eq!((resource.total_quantity(), resource.in_use_quantity()), (Some(12), Some(0)));
        assert_eq!(resource.available_quantity(), Some(12));
        assert_eq!(resource.tags(), Some(&tags(&[("team", "design")])));
        assert!(resource.created_at().is_some_and(|created| created > NOT_LONG_AGO), "{resource:?}");
    }
}

#[tokio::test]
async fn what_is_left_out_has_defaults() {
    let emulator = Emulator::start();
    let client = emulator.batch(ACCOUNT);
    client.create_consumable_resource().consumable_resource_name("bare").send().await.unwrap();
    let resource = client.describe_consumable_resource().consumable_resource("bare").send().await.unwrap();
    assert_eq!(resource.resource_type(), Some("REPLENISHABLE"));
    assert_eq!(resource.tags(), Some(&HashMap::new()));
    assert_eq!(quantities(&client, "bare").await, [Some(0), Some(0), Some(0)]);
}

#[tokio::test]
async fn a_name_is_given_once() {
    let emulator = Emulator::start();
    let client = emulator.batch(ACCOUNT);
    create(&client, "licences", 1).await;
    let again =
        client.create_consumable_resource().consumable_resource_name("licences").total_quantity(1).send();
    let Refusal { status, code, message, .. } = refusal(again.await);
    assert_eq!((status, code.as_str(), message.as_str()), (409, "ClientException", "Object already exists"));
    let elsewhere = emulator.batch("210987654321");
    elsewhere.create_consumable_resource().consumable_resource_name("licences").send().await.unwrap();
    assert_eq!(quantities(&client, "licences").await, [Some(1), Some(0), Some(1)]);
}

#[tokio::test]
async fn the_total_is_set_raised_and_lowered() {
    let emulator = Emulator::start();
    let client = emulator.batch(ACCOUNT);
    create(&client, "licences", 5).await;
    for (operation, quantity, total) in [("SET", 10, 10), ("ADD", 5, 15), ("REMOVE", 15, 0), ("ADD", 2, 2)] {
        let updated = client
            .update_consumable_resource()
            .consumable_resource("licences")
            .operation(operation)
            .quantity(quantity)
            .send()
            .await
            .unwrap();
        assert_eq!(updated.total_quantity(), Some(total), "{operation} {quantity}");
        assert_eq!(updated.consumable_resource_arn(), Some(arn("licences").as_str()));
        assert_eq!(quantities(&client, "licences").await, [Some(total), Some(0), Some(total)]);
    }
}

#[tokio::test]
async fn refused_updates_change_nothing() {
    let emulator = Emulator::start();
    let client = emulator.batch(ACCOUNT);
    create(&client, "licences", 5).await;
    for (operation, quantity) in
        [("set", 1), ("DOUBLE", 1), ("", 1), ("SET", -1), ("REMOVE", 6), ("ADD", i64::MAX)]
    {
        let update = client.update_consumable_resource().consumable_resource("licences");
        let refused = refusal(update.operation(operation).quantity(quantity).send().await);
        assert_eq!(
            (refused.status, refused.code.as_str()),
            (400, "ClientException"),
            "{operation} {quantity}"
        );
    }
    let unknown =
        client.update_consumable_resource().consumable_resource("others").operation("SET").quantity(1);
    assert_refused(unknown.send().await, "ClientException", &format!("{} does not exist", arn("others")));
    assert_eq!(quantities(&client, "licences").await, [Some(5), Some(0), Some(5)]);
}

#[tokio::test]
async fn a_client_token_makes_an_update_happen_once() {
    let emulator = Emulator::manual();
    let client = emulator.batch(ACCOUNT);
    create(&client, "licences", 0).await;
    let add = |quantity, token: &'static str| {
        let update = client.update_consumable_resource().consumable_resource("licences").operation("ADD");
        update.quantity(quantity).client_token(token).send()
    };
    let first = add(3, "token-a").await.unwrap();
    let again = add(3, "token-a").await.unwrap();
    assert_eq!((first.total_quantity(), again.total_quantity()), (Some(3), Some(3)), "answered as before");
    assert_eq!(quantities(&client, "licences").await[0], Some(3));
    let changed = refusal(add(4, "token-a").await);
    assert_eq!((changed.status, changed.code.as_str()), (400, "ClientException"));
    assert_eq!(add(3, "token-b").await.unwrap().total_quantity(), Some(6));

    emulator.advance(Duration::from_hours(8));
    assert_eq!(
        add(3, "token-a").await.unwrap().total_quantity(),
        Some(9),
        "after eight hours it is a new request"
    );
}

#[tokio::test]
async fn resources_are_listed_page_by_page() {
    let emulator = Emulator::start();
    let client = emulator.batch(ACCOUNT);
    let names: Vec<_> = (0..25).map(|number| format!("resource-{number:02}")).collect();
    for name in names.iter().rev() {
        create(&client, name, 1).await;
    }
    let first = client.list_consumable_resources().max_results(10).send().await.unwrap();
    assert_eq!(first.consumable_resources().len(), 10);
    assert!(first.next_token().is_some());
    let mut pages = client.list_consumable_resources().into_paginator().page_size(10).items().send();
    let mut seen = Vec::new();
    while let Some(summary) = pages.next().await {
        let summary = summary.unwrap();
        assert_eq!((summary.total_quantity(), summary.in_use_quantity()), (Some(1), Some(0)));
        assert_eq!(summary.resource_type(), Some("REPLENISHABLE"));
        seen.push(summary.consumable_resource_name().unwrap_or_default().to_owned());
    }
    assert_eq!(seen, names);
    assert_eq!(client.list_consumable_resources().send().await.unwrap().next_token(), None);
    let bad = client.list_consumable_resources().next_token("nowhere").send().await;
    assert_eq!(refusal(bad).code, "ClientException");
}

#[tokio::test]
async fn a_filter_chooses_by_name_without_case() {
    let emulator = Emulator::start();
    let client = emulator.batch(ACCOUNT);
    for name in ["Licence-a", "licence-b", "gpu"] {
        create(&client, name, 1).await;
    }
    let chosen = async |value: &str| {
        let filter = KeyValuesPair::builder().name("CONSUMABLE_RESOURCE_NAME").values(value).build();
        let listed = client.list_consumable_resources().filters(filter).send().await.unwrap();
        let summaries = listed.consumable_resources().iter();
        summaries
            .map(|summary| summary.consumable_resource_name().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(chosen("LICENCE-*").await, ["Licence-a", "licence-b"]);
    assert_eq!(chosen("GPU").await, ["gpu"]);
    assert_eq!(chosen("licence").await, Vec::<String>::new());
}

#[tokio::test]
async fn tags_are_put_on_and_taken_off() {
    let emulator = Emulator::start();
    let client = emulator.batch(ACCOUNT);
    create(&client, "licences", 1).await;
    let arn = arn("licences");
    let put = [("team", "design"), ("cost centre", "42/a+b=c@d")];
    client.tag_resource().resource_arn(&arn).set_tags(Some(tags(&put))).send().await.unwrap();
    client.tag_resource().resource_arn(&arn).tags("team", "print").send().await.unwrap();
    client
        .untag_resource()
        .resource_arn(&arn)
        .tag_keys("cost centre")
        .tag_keys("absent")
        .send()
        .await
        .unwrap();
    let listed = client.list_tags_for_resource().resource_arn(&arn).send().await.unwrap();
    assert_eq!(listed.tags(), Some(&tags(&[("team", "print")])));
    let resource =
        client.describe_consumable_resource().consumable_resource("licences").send().await.unwrap();
    assert_eq!(resource.tags(), listed.tags());
    assert_refused(
        client.tag_resource().resource_arn(&arn).tags("bad", "a;b").send().await,
        "ClientException",
        "Tags can only contain letters, numbers, spaces, and the following special characters: _ . : / = + - @",
    );
}

#[tokio::test]
async fn a_deleted_resource_is_gone_and_its_name_is_free() {
    let emulator = Emulator::start();
    let client = emulator.batch(ACCOUNT);
    create(&client, "licences", 7).await;
    client.delete_consumable_resource().consumable_resource(arn("licences")).send().await.unwrap();
    let gone = format!("{} does not exist", arn("licences"));
    let describe = client.describe_consumable_resource().consumable_resource("licences").send().await;
    assert_refused(describe, "ClientException", &gone);
    let delete = client.delete_consumable_resource().consumable_resource("licences").send().await;
    assert_refused(delete, "ClientException", &gone);
    assert_eq!(client.list_consumable_resources().send().await.unwrap().consumable_resources(), []);
    create(&client, "licences", 2).await;
    assert_eq!(quantities(&client, "licences").await, [Some(2), Some(0), Some(2)]);
}

#[tokio::test]
async fn sentences_on_the_request_name_the_request() {
    let emulator = Emulator::start();
    let client = emulator.batch(ACCOUNT);
    assert_refused(
        client.create_consumable_resource().consumable_resource_name("a b").send().await,
        "ClientException",
        "Error executing request, Exception : ConsumableResource name should match a valid pattern., \
         RequestId: {request_id}",
    );
}
