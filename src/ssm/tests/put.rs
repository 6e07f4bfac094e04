//! What a put leaves behind.

use super::super::fixture::{Fixture, NODE, RACK, TIME, entries_of, id, item, map};
use crate::{
    api::ssm::{Error, GetInventoryRequest, InventoryItem},
    kit::Settings,
};

fn hashed(content: Option<&[&[(&str, &str)]]>, hash: &str) -> InventoryItem {
    let mut item = item(RACK, content.unwrap_or_default());
    if content.is_none() {
        item.content = None;
    }
    InventoryItem { content_hash: Some(hash.into()), ..item }
}

fn compliance(kind: &str, id: &str) -> InventoryItem {
    let context = Some(map(&[("ComplianceType", kind), ("ExecutionId", "e-1")]));
    InventoryItem { context, ..item("AWS:ComplianceItem", &[&[("Id", id)]]) }
}

#[test]
fn custom_inventory_can_be_read_back() {
    let ssm = Fixture::default();
    ssm.put_one(NODE, item(RACK, &[&[("RackLocation", "Bay B/Row C/Rack D/Shelf E")]]));
    let listed = ssm.list(entries_of(NODE, RACK)).unwrap();
    assert_eq!(listed.entries, Some(vec![map(&[("RackLocation", "Bay B/Row C/Rack D/Shelf E")])]));
    assert_eq!(listed.instance_id.as_deref(), Some(NODE));
    assert_eq!(listed.type_name.as_deref(), Some(RACK));
    assert_eq!(listed.schema_version.as_deref(), Some("1.0"));
    assert_eq!(listed.capture_time.as_deref(), Some(TIME));
    assert_eq!(listed.next_token, None);
}

#[test]
fn content_is_replaced_as_a_whole() {
    let ssm = Fixture::default();
    ssm.put_one(NODE, item(RACK, &[&[("A", "1"), ("B", "2")], &[("A", "3")]]));
    ssm.put_one(NODE, item(RACK, &[&[("B", "4")]]));
    assert_eq!(ssm.entries(NODE, RACK), [map(&[("B", "4")])]);
    ssm.put_one(NODE, item(RACK, &[]));
    assert!(ssm.entries(NODE, RACK).is_empty());
    assert_eq!(ssm.list(entries_of(NODE, RACK)).unwrap().schema_version.as_deref(), Some("1.0"));
}

#[test]
fn types_and_nodes_do_not_meet() {
    let ssm = Fixture::default();
    ssm.put_one(&id(1), item(RACK, &[&[("A", "1")]]));
    ssm.put_one(&id(2), item("AWS:Application", &[&[("Name", "bash"), ("Version", "5.2")]]));
    assert!(ssm.entries(&id(2), RACK).is_empty() && ssm.entries(&id(1), "AWS:Application").is_empty());
    assert_eq!(ssm.entries(&id(2), "AWS:Application"), [map(&[("Name", "bash"), ("Version", "5.2")])]);
    let elsewhere = ssm.elsewhere();
    assert!(elsewhere.list(entries_of(&id(1), RACK)).is_err());
    assert_eq!(elsewhere.get(GetInventoryRequest::default()).unwrap().entities, Some(vec![]));
}

#[test]
fn the_short_form_keeps_the_content_and_moves_the_time() {
    let ssm = Fixture::default();
    ssm.put_one(NODE, hashed(Some(&[&[("A", "1")]]), "h1"));
    let later = "2020-01-01T00:00:00Z";
    ssm.put_one(NODE, InventoryItem { capture_time: later.into(), ..hashed(None, "h1") });
    let listed = ssm.list(entries_of(NODE, RACK)).unwrap();
    assert_eq!(listed.entries, Some(vec![map(&[("A", "1")])]));
    assert_eq!(listed.capture_time.as_deref(), Some(later));
}

#[test]
fn the_long_form_with_the_stored_hash_does_not_rewrite_the_content() {
    let ssm = Fixture::default();
    ssm.put_one(NODE, hashed(Some(&[&[("A", "1")]]), "h1"));
    ssm.put_one(NODE, hashed(Some(&[&[("A", "2")]]), "h1"));
    assert_eq!(ssm.entries(NODE, RACK), [map(&[("A", "1")])]);
    ssm.put_one(NODE, hashed(Some(&[&[("A", "2")]]), "h2"));
    assert_eq!(ssm.entries(NODE, RACK), [map(&[("A", "2")])]);
}

#[test]
fn a_hash_holds_for_its_schema_version_only() {
    let ssm = Fixture::default();
    ssm.put_one(NODE, hashed(Some(&[]), "h1"));
    let next = |item| InventoryItem { schema_version: "1.1".into(), ..item };
    let refused = ssm.put(NODE, vec![next(hashed(None, "h1"))]);
    assert!(matches!(refused, Err(Error::ItemContentMismatchException { .. })));
    ssm.put_one(NODE, next(hashed(Some(&[&[("A", "1")]]), "h1")));
    assert_eq!(ssm.list(entries_of(NODE, RACK)).unwrap().schema_version.as_deref(), Some("1.1"));
}

#[test]
fn all_items_of_a_call_are_put_or_none() {
    let ssm = Fixture::default();
    let good = item(RACK, &[&[("A", "1")]]);
    let bad = item("AWS:Toaster", &[]);
    assert!(ssm.put(NODE, vec![good.clone(), bad]).is_err());
    assert!(ssm.list(entries_of(NODE, RACK)).is_err(), "a failed put registers no node");
    let both = vec![good, item("AWS:Application", &[&[("Name", "bash")]])];
    ssm.put(NODE, both).unwrap();
    assert_eq!((ssm.entries(NODE, RACK).len(), ssm.entries(NODE, "AWS:Application").len()), (1, 1));
}

#[test]
fn an_unregistered_node_can_be_refused() {
    let ssm = Fixture::with(Settings { strict_nodes: true, ..Settings::default() });
    let refused = ssm.put(NODE, vec![item(RACK, &[])]);
    assert!(matches!(refused, Err(Error::InvalidInstanceId { .. })));
}

#[test]
fn an_agent_describes_its_node() {
    let ssm = Fixture::default();
    let information = "AWS:InstanceInformation";
    ssm.put_one(NODE, item(information, &[&[("ComputerName", "db"), ("AgentVersion", "3.19.1153")]]));
    let entries = ssm.entries(NODE, information);
    assert_eq!(
        (entries[0]["ComputerName"].as_str(), entries[0]["AgentVersion"].as_str()),
        ("db", "3.19.1153")
    );
    assert_eq!((entries[0]["InstanceId"].as_str(), entries[0]["InstanceStatus"].as_str()), (NODE, "Active"));
    ssm.put_one(NODE, item(information, &[&[("ComputerName", "web")]]));
    assert_eq!(ssm.entries(NODE, information)[0]["AgentVersion"], "3.19.1153");
    for content in [&[][..], &[&[][..], &[][..]], &[&[("InstanceId", "i-12345678")]]] {
        let refused = ssm.put(NODE, vec![item(information, content)]);
        assert!(matches!(refused, Err(Error::InvalidItemContentException { .. })), "{content:?}");
    }
}

#[test]
fn compliance_types_are_replaced_one_by_one() {
    let ssm = Fixture::default();
    ssm.put(NODE, vec![compliance("Patch", "KB1"), compliance("Association", "a")]).unwrap();
    ssm.put_one(NODE, compliance("Patch", "KB2"));
    let entry = |kind, id| map(&[("ComplianceType", kind), ("ExecutionId", "e-1"), ("Id", id)]);
    assert_eq!(ssm.entries(NODE, "AWS:ComplianceItem"), [entry("Association", "a"), entry("Patch", "KB2")]);
}

#[test]
fn inventory_is_dropped_after_thirty_days_but_nodes_stay() {
    let ssm = Fixture::default();
    ssm.put_one(NODE, hashed(Some(&[&[("A", "1")]]), "h1"));
    ssm.advance_days(29);
    ssm.put_one(NODE, hashed(None, "h1"));
    ssm.advance_days(29);
    assert_eq!(ssm.entries(NODE, RACK).len(), 1);
    ssm.advance_days(1);
    let listed = ssm.list(entries_of(NODE, RACK)).unwrap();
    assert_eq!((listed.entries, listed.schema_version), (Some(vec![]), None));
    assert!(
        ssm.put(NODE, vec![hashed(None, "h1")]).is_err(),
        "the service does not hold the content any more"
    );
    assert_eq!(ssm.matching(vec![]), [NODE]);
}
