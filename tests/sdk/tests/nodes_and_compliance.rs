//! Managed nodes, compliance, aggregation and deletion, as the owner of a fleet sees them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{collections::HashMap, time::Duration};

use aws_sdk_ssm::{
    Client,
    primitives::DateTime,
    types::{
        ComplianceExecutionSummary, ComplianceItemEntry, ComplianceSeverity, ComplianceStatus,
        InventoryAggregator, InventoryDeletionStatus, InventoryItem, Tag,
    },
};
use sdk_tests::{Emulator, assert_refused, refusal};

const ACCOUNT: &str = "123456789012";
const RACK: &str = "Custom:RackInfo";

fn node(number: u32) -> String {
    format!("i-{number:017x}")
}

async fn put(client: &Client, number: u32, location: &str) {
    let item = InventoryItem::builder()
        .type_name(RACK)
        .schema_version("1.0")
        .capture_time("2026-01-01T00:00:00Z")
        .content(HashMap::from([("Location".to_owned(), location.to_owned())]))
        .build()
        .unwrap();
    client.put_inventory().instance_id(node(number)).items(item).send().await.unwrap();
}

#[tokio::test]
async fn nodes_are_counted_by_what_they_have() {
    let emulator = Emulator::start();
    let client = emulator.ssm(ACCOUNT);
    for (number, version) in [(1, "2.2"), (2, "2.4"), (3, "2.2")] {
        let content = [("Name".to_owned(), "httpd".to_owned()), ("Version".to_owned(), version.to_owned())];
        let item = InventoryItem::builder()
            .type_name("AWS:Application")
            .schema_version("1.1")
            .capture_time("2026-01-01T00:00:00Z")
            .content(HashMap::from(content));
        let put = client.put_inventory().instance_id(node(number)).items(item.build().unwrap());
        put.send().await.unwrap();
    }
    let by_version = InventoryAggregator::builder().expression("AWS:Application.Version").build();
    let answer = client.get_inventory().aggregators(by_version).send().await.unwrap();
    let [entity] = answer.entities() else { panic!("{answer:?}") };
    let rows = entity.data().unwrap()["AWS:Application"].content();
    let count = |version: &str| {
        rows.iter().find(|row| row["Version"] == version).map(|row| row["Count"].as_str()).unwrap_or_default()
    };
    assert_eq!((rows.len(), count("2.2"), count("2.4")), (2, "2", "1"));
}

#[tokio::test]
async fn a_deletion_ends_by_the_clock() {
    let emulator = Emulator::manual();
    let client = emulator.ssm(ACCOUNT);
    put(&client, 1, "north").await;
    put(&client, 2, "south").await;
    let begun = client.delete_inventory().type_name(RACK).send().await.unwrap();
    let summary = begun.deletion_summary().unwrap();
    assert_eq!((summary.total_count(), summary.remaining_count()), (2, 2));
    let id = begun.deletion_id().unwrap();
    let status = async || {
        let answer = client.describe_inventory_deletions().deletion_id(id).send().await.unwrap();
        answer.inventory_deletions()[0].last_status().cloned()
    };
    assert_eq!(status().await, Some(InventoryDeletionStatus::InProgress));
    emulator.advance(Duration::from_secs(3600));
    assert_eq!(status().await, Some(InventoryDeletionStatus::Complete));
    let entries = client.list_inventory_entries().instance_id(node(1)).type_name(RACK).send().await.unwrap();
    assert_eq!(entries.entries(), []);
    let unknown = client.describe_inventory_deletions().deletion_id("0a0a0a0a-0000-4000-8000-000000000000");
    assert_eq!(refusal(unknown.send().await).code, "InvalidDeletionIdException");
}

#[tokio::test]
async fn compliance_is_reported_and_counted() {
    let emulator = Emulator::start();
    let client = emulator.ssm(ACCOUNT);
    let item = |id: &str, status: ComplianceStatus| {
        let item = ComplianceItemEntry::builder().id(id).title(id).severity(ComplianceSeverity::High);
        item.status(status).details("Owner", "storage").build().unwrap()
    };
    let execution =
        ComplianceExecutionSummary::builder().execution_time(DateTime::from_secs(1_700_000_000)).build();
    client
        .put_compliance_items()
        .resource_id(node(1))
        .resource_type("ManagedInstance")
        .compliance_type("Custom:Backup")
        .execution_summary(execution.unwrap())
        .items(item("daily", ComplianceStatus::NonCompliant))
        .items(item("weekly", ComplianceStatus::Compliant))
        .send()
        .await
        .unwrap();
    let listed = client.list_compliance_items().resource_ids(node(1)).resource_types("ManagedInstance");
    let listed = listed.send().await.unwrap();
    assert_eq!(listed.compliance_items().len(), 2);
    assert!(listed.compliance_items().iter().all(|item| item.details().unwrap()["Owner"] == "storage"));
    let summaries = client.list_resource_compliance_summaries().send().await.unwrap();
    let [summary] = summaries.resource_compliance_summary_items() else { panic!("{summaries:?}") };
    assert_eq!(summary.status(), Some(&ComplianceStatus::NonCompliant));
    assert_eq!(summary.overall_severity(), Some(&ComplianceSeverity::High));
    assert_eq!(summary.compliant_summary().unwrap().compliant_count(), 1);
    assert_eq!(summary.non_compliant_summary().unwrap().severity_summary().unwrap().high_count(), 1);
}

#[tokio::test]
async fn activations_expire_by_the_clock() {
    let emulator = Emulator::manual();
    let client = emulator.ssm(ACCOUNT);
    let tag = Tag::builder().key("Site").value("north").build().unwrap();
    let made = client.create_activation().iam_role("NodeRole").registration_limit(3).tags(tag);
    let made = made.send().await.unwrap();
    assert!(made.activation_code().is_some_and(|code| code.len() >= 20));
    let expired = async || {
        let answer = client.describe_activations().send().await.unwrap();
        let [activation] = answer.activation_list() else { panic!("{answer:?}") };
        assert_eq!(
            (activation.activation_id(), activation.registration_limit()),
            (made.activation_id(), Some(3))
        );
        activation.expired()
    };
    assert!(!expired().await);
    emulator.advance(Duration::from_secs(25 * 60 * 60));
    assert!(expired().await, "24 hours, unless the request says otherwise");
    client.delete_activation().activation_id(made.activation_id().unwrap()).send().await.unwrap();
    assert_eq!(client.describe_activations().send().await.unwrap().activation_list(), []);
    let unknown = client.deregister_managed_instance().instance_id("mi-0123456789abcdef0").send().await;
    assert_eq!(refusal(unknown).code, "InvalidInstanceId");
}

#[tokio::test]
async fn an_unknown_sync_is_refused() {
    let emulator = Emulator::start();
    let client = emulator.ssm(ACCOUNT);
    assert_refused(
        client.delete_resource_data_sync().sync_name("nowhere").send().await,
        "ResourceDataSyncNotFoundException",
        "The specified sync name was not found.",
    );
}
