//! SSM Inventory: what a fleet's owner does with it, and what the service refuses.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::HashMap;

use aws_sdk_ssm::{
    Client,
    types::{
        InventoryFilter, InventoryItem, InventoryQueryOperatorType, InventoryResultEntity, ResourceType,
    },
};
use sdk_tests::{Emulator, assert_refused, refusal};

const ACCOUNT: &str = "123456789012";
const RACK: &str = "Custom:RackInfo";
const CAPTURED: &str = "2016-08-22T10:01:01Z";

fn entry(pairs: &[(&str, &str)]) -> HashMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn rack(location: &str) -> InventoryItem {
    InventoryItem::builder()
        .type_name(RACK)
        .schema_version("1.0")
        .capture_time(CAPTURED)
        .content(entry(&[("RackLocation", location)]))
        .build()
        .unwrap()
}

fn node(number: u32) -> String {
    format!("i-{number:017x}")
}

async fn put(client: &Client, node: &str, location: &str) {
    client.put_inventory().instance_id(node).items(rack(location)).send().await.unwrap();
}

fn ids(entities: &[InventoryResultEntity]) -> Vec<&str> {
    entities.iter().filter_map(InventoryResultEntity::id).collect()
}

#[tokio::test]
async fn a_rack_location_is_put_and_read_back() {
    let emulator = Emulator::start();
    let client = emulator.ssm(ACCOUNT);
    let node = node(1);
    put(&client, &node, "Bay B/Row C/Rack D/Shelf E").await;

    let listed = client.list_inventory_entries().instance_id(&node).type_name(RACK).send().await.unwrap();
    assert_eq!(listed.instance_id(), Some(node.as_str()));
    assert_eq!(listed.type_name(), Some(RACK));
    assert_eq!(listed.schema_version(), Some("1.0"));
    assert_eq!(listed.capture_time(), Some(CAPTURED));
    assert_eq!(listed.entries(), [entry(&[("RackLocation", "Bay B/Row C/Rack D/Shelf E")])]);
    assert_eq!(listed.next_token(), None);

    let inventory = client.get_inventory().send().await.unwrap();
    assert_eq!(ids(inventory.entities()), [node.as_str()]);
    let information = &inventory.entities()[0].data().unwrap()["AWS:InstanceInformation"];
    assert_eq!(information.type_name(), "AWS:InstanceInformation");
    assert_eq!(information.schema_version(), "1.0");
    let [content] = information.content() else { panic!("{information:?}") };
    assert_eq!(
        (content["InstanceId"].as_str(), content["ResourceType"].as_str()),
        (node.as_str(), "EC2Instance")
    );
    for attribute in ["ComputerName", "AgentVersion", "PlatformVersion", "PlatformName", "PlatformType"] {
        assert!(content.get(attribute).is_some_and(|value| !value.is_empty()), "{attribute}: {content:?}");
    }
}

#[tokio::test]
async fn a_later_put_replaces_the_content_as_a_whole() {
    let emulator = Emulator::start();
    let client = emulator.ssm(ACCOUNT);
    let node = node(1);
    put(&client, &node, "Bay A").await;
    let moved = InventoryItem::builder()
        .type_name(RACK)
        .schema_version("1.0")
        .capture_time("2016-08-23T10:01:01Z")
        .content(entry(&[("Owner", "storage")]))
        .content(entry(&[("RackLocation", "Bay C"), ("Owner", "network")]))
        .build()
        .unwrap();
    client.put_inventory().instance_id(&node).items(moved).send().await.unwrap();
    let listed = client.list_inventory_entries().instance_id(&node).type_name(RACK).send().await.unwrap();
    assert_eq!(listed.capture_time(), Some("2016-08-23T10:01:01Z"));
    assert_eq!(
        listed.entries(),
        [entry(&[("Owner", "storage")]), entry(&[("RackLocation", "Bay C"), ("Owner", "network")])]
    );
}

#[tokio::test]
async fn filters_choose_nodes_by_custom_attributes() {
    let emulator = Emulator::start();
    let client = emulator.ssm(ACCOUNT);
    for (number, location) in [(1, "Bay A"), (2, "Bay B"), (3, "Hall")] {
        put(&client, &node(number), location).await;
    }
    let chosen = async |operator: InventoryQueryOperatorType, values: &[&str]| {
        let filter = InventoryFilter::builder()
            .key("Custom:RackInfo.RackLocation")
            .set_values(Some(values.iter().map(|value| (*value).to_owned()).collect()))
            .r#type(operator)
            .build()
            .unwrap();
        let inventory = client.get_inventory().filters(filter).send().await.unwrap();
        ids(inventory.entities()).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(chosen(InventoryQueryOperatorType::Equal, &["Bay B", "Hall"]).await, [node(2), node(3)]);
    assert_eq!(chosen(InventoryQueryOperatorType::BeginWith, &["Bay"]).await, [node(1), node(2)]);
    assert_eq!(chosen(InventoryQueryOperatorType::NotEqual, &["Bay A"]).await, [node(2), node(3)]);
}

#[tokio::test]
async fn every_broken_constraint_is_named_in_one_sentence() {
    let emulator = Emulator::start();
    let client = emulator.ssm(ACCOUNT);
    assert_refused(
        client.put_inventory().instance_id("x").set_items(Some(vec![])).send().await,
        "ValidationException",
        r"2 validation errors detected: Value 'x' at 'instanceId' failed to satisfy constraint: Member must satisfy regular expression pattern: (^i-(\w{8}|\w{17})$)|(^mi-\w{17}$); Value '[]' at 'items' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
    assert_refused(
        client.get_inventory().max_results(51).send().await,
        "ValidationException",
        "1 validation error detected: Value '51' at 'maxResults' failed to satisfy constraint: \
         Member must have value less than or equal to 50",
    );
}

#[tokio::test]
async fn unknown_nodes_are_refused() {
    let emulator = Emulator::start();
    let client = emulator.ssm(ACCOUNT);
    let put = |id: &'static str| client.put_inventory().instance_id(id).items(rack("Bay A")).send();
    let unknown = refusal(put("mi-0123456789abcdef0").await);
    assert_eq!((unknown.status, unknown.code.as_str()), (400, "InvalidInstanceId"));
    // The pattern of the model takes any letter, but ids of instances are hexadecimal.
    let misspelt = refusal(put("i-0123456789abcdefg").await);
    assert_eq!((misspelt.status, misspelt.code.as_str()), (400, "InvalidInstanceId"));
    let unheard = refusal(client.list_inventory_entries().instance_id(node(9)).type_name(RACK).send().await);
    assert_eq!((unheard.status, unheard.code.as_str()), (400, "InvalidInstanceId"));
    assert_eq!(
        client.get_inventory().send().await.unwrap().entities(),
        [],
        "no refused call made a node known"
    );
}

#[tokio::test]
async fn the_twenty_first_custom_type_is_one_too_many() {
    let emulator = Emulator::start();
    let client = emulator.ssm(ACCOUNT);
    let item = |number: u32| {
        InventoryItem::builder()
            .type_name(format!("Custom:Type{number}"))
            .schema_version("1.0")
            .capture_time(CAPTURED)
            .content(entry(&[("A", "1")]))
            .build()
            .unwrap()
    };
    let all_but_one =
        client.put_inventory().instance_id(node(1)).set_items(Some((0..20).map(item).collect()));
    all_but_one.send().await.unwrap();
    let refused = refusal(client.put_inventory().instance_id(node(2)).items(item(20)).send().await);
    assert_eq!(refused.code, "CustomSchemaCountLimitExceededException");
    let inventory = client.get_inventory().send().await.unwrap();
    assert_eq!(ids(inventory.entities()), [node(1)], "a refused put registers no node");
}

#[tokio::test]
async fn a_fleet_is_read_page_by_page() {
    let emulator = Emulator::start();
    let client = emulator.ssm(ACCOUNT);
    let fleet: Vec<_> = (0..120).map(node).collect();
    for id in &fleet {
        put(&client, id, "Bay A").await;
    }
    for (size, pages) in [(None, 3), (Some(50), 3), (Some(40), 3), (Some(7), 18)] {
        let mut paginator = client.get_inventory().into_paginator();
        if let Some(size) = size {
            paginator = paginator.page_size(size);
        }
        let mut stream = paginator.send();
        let (mut seen, mut count) = (Vec::new(), 0);
        while let Some(page) = stream.next().await {
            let page = page.unwrap();
            count += 1;
            assert!(page.entities().len() <= usize::try_from(size.unwrap_or(50)).unwrap());
            seen.extend(ids(page.entities()).into_iter().map(str::to_owned));
        }
        assert_eq!((&seen, count), (&fleet, pages), "pages of {size:?}");
    }
    assert_eq!(refusal(client.get_inventory().next_token("nowhere").send().await).code, "InvalidNextToken");
}

#[tokio::test]
async fn accounts_and_regions_never_meet() {
    let emulator = Emulator::start();
    let (mine, theirs) = (emulator.ssm(ACCOUNT), emulator.ssm("210987654321"));
    let abroad = aws_sdk_ssm::Client::new(&emulator.config(ACCOUNT, "eu-central-1"));
    put(&mine, &node(1), "Bay A").await;
    put(&theirs, &node(2), "Bay B").await;
    assert_eq!(ids(mine.get_inventory().send().await.unwrap().entities()), [node(1)]);
    assert_eq!(ids(theirs.get_inventory().send().await.unwrap().entities()), [node(2)]);
    assert_eq!(abroad.get_inventory().send().await.unwrap().entities(), []);
    let other = theirs.list_inventory_entries().instance_id(node(1)).type_name(RACK).send().await;
    assert_eq!(refusal(other).code, "InvalidInstanceId");
}

#[tokio::test]
async fn nodes_describe_themselves() {
    let emulator = Emulator::start();
    let client = emulator.ssm(ACCOUNT);
    for number in 0..12 {
        put(&client, &node(number), "Bay A").await;
    }
    let mut pages = client.describe_instance_information().into_paginator().page_size(5).items().send();
    let mut seen = Vec::new();
    while let Some(information) = pages.next().await {
        let information = information.unwrap();
        assert_eq!(information.resource_type(), Some(&ResourceType::Ec2Instance));
        assert!(information.ping_status().is_some() && information.platform_type().is_some());
        seen.extend(information.instance_id);
    }
    assert_eq!(seen, (0..12).map(node).collect::<Vec<_>>());
}
