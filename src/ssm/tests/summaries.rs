//! `ListNodes` and `ListNodesSummary`.

use super::{
    super::fixture::{Fixture, NODE, RACK, id, item, map},
    managed::{beat, hybrid},
};
use crate::api::ssm::{
    CreateActivationRequest, InstanceInfo, ListNodes, ListNodesRequest, ListNodesSummary,
    ListNodesSummaryRequest, ManagedStatus, NodeAggregator, NodeAttributeName as Attribute, NodeFilter,
    NodeFilterKey as Key, NodeFilterOperatorType as Operator, PlatformType, ResourceType,
};

/// Two Ubuntu nodes, a Windows node that is silent, and a hybrid node that has said nothing.
fn stocked() -> Fixture {
    let ssm = Fixture::default();
    let of = |kind, name, version| {
        let said = [("PlatformType", kind), ("PlatformName", name), ("PlatformVersion", version)];
        item("AWS:InstanceInformation", &[&said])
    };
    ssm.put_one(&id(1), of("Linux", "Ubuntu", "24.04"));
    ssm.put_one(&id(2), of("Linux", "Ubuntu", "22.04"));
    ssm.put_one(&id(3), of("Windows", "Windows", "10"));
    beat(&ssm, &id(3)).unwrap();
    let web = Some("web".to_owned());
    hybrid(&ssm, CreateActivationRequest { default_instance_name: web, ..Default::default() });
    ssm.advance_days(1);
    ssm
}

fn filters(filters: &[(Key, Operator, &[&str])]) -> Vec<NodeFilter> {
    let filter = |(key, operator, values): &(Key, Operator, &[&str])| NodeFilter {
        key: *key,
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        r#type: Some(*operator),
    };
    filters.iter().map(filter).collect()
}

fn by(attribute: Attribute, aggregators: Option<Vec<NodeAggregator>>) -> NodeAggregator {
    NodeAggregator { attribute_name: attribute, aggregators, ..NodeAggregator::default() }
}

#[test]
fn nodes_are_shown_with_their_owner() {
    let ssm = Fixture::default();
    ssm.put_one(
        NODE,
        item("AWS:InstanceInformation", &[&[("ComputerName", "db"), ("PlatformType", "Linux")]]),
    );
    let list = ssm.call::<ListNodes>(&ListNodesRequest::default()).unwrap().nodes.unwrap();
    let [node] = &list[..] else { panic!("one node") };
    assert_eq!((node.id.as_deref(), node.region.as_deref()), (Some(NODE), Some("us-east-1")));
    let owner = node.owner.as_ref().unwrap();
    assert_eq!((owner.account_id.as_deref(), &owner.organizational_unit_id), (Some("000000000000"), &None));
    assert_eq!(node.capture_time.unwrap().to_iso8601(), super::super::fixture::TIME);
    let instance = node.node_type.as_ref().unwrap().instance.as_ref().unwrap();
    let known = ssm.entries(NODE, "AWS:InstanceInformation").remove(0);
    let text = |name: &str| known.get(name).cloned();
    let expected = InstanceInfo {
        agent_type: Some("amazon-ssm-agent".into()),
        agent_version: text("AgentVersion"),
        computer_name: Some("db".into()),
        instance_status: Some("Active".into()),
        ip_address: text("IpAddress"),
        managed_status: Some(ManagedStatus::Managed),
        platform_type: Some(PlatformType::Linux),
        platform_name: text("PlatformName"),
        platform_version: text("PlatformVersion"),
        resource_type: Some(ResourceType::Ec2Instance),
        ..InstanceInfo::default()
    };
    assert_eq!(*instance, expected);
}

#[test]
fn filters_find_nodes() {
    let ssm = stocked();
    for (asked, expected) in [
        (&[(Key::PlatformName, Operator::Equal, &["ubuntu"][..])][..], 2),
        (&[(Key::PlatformName, Operator::NotEqual, &["Ubuntu"])], 2),
        (&[(Key::PlatformName, Operator::BeginWith, &["Win", "x"])], 1),
        (&[(Key::InstanceStatus, Operator::Equal, &["ConnectionLost"])], 1),
        (&[(Key::InstanceStatus, Operator::Equal, &["Terminated"])], 0),
        (&[(Key::ManagedStatus, Operator::Equal, &["All"])], 4),
        (&[(Key::ManagedStatus, Operator::Equal, &["Managed"])], 4),
        (&[(Key::ManagedStatus, Operator::Equal, &["Unmanaged"])], 0),
        (&[(Key::ManagedStatus, Operator::NotEqual, &["Managed"])], 0),
        (&[(Key::Region, Operator::Equal, &["us-east-1"])], 4),
        (&[(Key::Region, Operator::BeginWith, &["eu-"])], 0),
        (&[(Key::AccountId, Operator::Equal, &["000000000000"])], 4),
        (&[(Key::OrganizationalUnitId, Operator::Equal, &["ou-abcd-12345678"])], 0),
        (&[(Key::OrganizationalUnitId, Operator::NotEqual, &["ou-abcd-12345678"])], 4),
        (&[(Key::AvailabilityZone, Operator::Equal, &["us-east-1a"])], 0),
        (&[(Key::ResourceType, Operator::Equal, &["ManagedInstance"])], 1),
        (
            &[
                (Key::PlatformType, Operator::Equal, &["Linux"]),
                (Key::PlatformVersion, Operator::Equal, &["24.04"]),
            ],
            1,
        ),
    ] {
        let request = ListNodesRequest { filters: Some(filters(asked)), ..Default::default() };
        let found = ssm.call::<ListNodes>(&request).unwrap().nodes.unwrap().len();
        assert_eq!(found, expected, "{asked:?}");
    }
}

#[test]
fn nodes_come_in_pages() {
    let ssm = Fixture::default();
    for number in 0..60 {
        ssm.put_unseen(&id(number), vec![item(RACK, &[])]).unwrap();
    }
    let page = ssm.call::<ListNodes>(&ListNodesRequest::default()).unwrap();
    assert_eq!(page.nodes.unwrap().len(), 50);
    let request = ListNodesRequest { next_token: page.next_token, ..Default::default() };
    let page = ssm.call::<ListNodes>(&request).unwrap();
    assert_eq!((page.nodes.unwrap().len(), page.next_token), (10, None));
    let request = ListNodesRequest { max_results: Some(1), ..request };
    assert_eq!(
        ssm.call::<ListNodes>(&request).unwrap().nodes.unwrap().len(),
        1,
        "pages may change their size"
    );
}

#[test]
fn a_sync_must_be_there() {
    let ssm = stocked();
    let refused =
        ("ResourceDataSyncNotFoundException".into(), "The specified sync name was not found.".into());
    let request = ListNodesRequest { sync_name: Some("x".into()), ..Default::default() };
    assert_eq!(ssm.call::<ListNodes>(&request).unwrap_err(), refused);
}

#[test]
fn summaries_count_nodes_by_attributes() {
    let ssm = stocked();
    let summary = |aggregators: Vec<NodeAggregator>| {
        let request = ListNodesSummaryRequest { aggregators, ..Default::default() };
        ssm.call::<ListNodesSummary>(&request).unwrap().summary.unwrap()
    };
    assert_eq!(
        summary(vec![by(Attribute::PlatformType, None)]),
        [
            map(&[("PlatformType", "Linux"), ("Count", "2")]),
            map(&[("PlatformType", "Windows"), ("Count", "1")])
        ]
    );
    let nested = by(Attribute::PlatformName, Some(vec![by(Attribute::PlatformVersion, None)]));
    assert_eq!(
        summary(vec![nested, by(Attribute::Region, None)]),
        [
            map(&[("PlatformName", "Ubuntu"), ("PlatformVersion", "22.04"), ("Count", "1")]),
            map(&[("PlatformName", "Ubuntu"), ("PlatformVersion", "24.04"), ("Count", "1")]),
            map(&[("PlatformName", "Windows"), ("PlatformVersion", "10"), ("Count", "1")]),
            map(&[("Region", "us-east-1"), ("Count", "4")]),
        ]
    );
}

#[test]
fn summaries_are_filtered_and_come_in_pages() {
    let ssm = stocked();
    let request = |next_token| ListNodesSummaryRequest {
        filters: Some(filters(&[(Key::ResourceType, Operator::Equal, &["EC2Instance"])])),
        aggregators: vec![by(Attribute::PlatformVersion, None)],
        max_results: Some(2),
        next_token,
        ..Default::default()
    };
    let page = ssm.call::<ListNodesSummary>(&request(None)).unwrap();
    assert_eq!(page.summary.unwrap().len(), 2);
    let page = ssm.call::<ListNodesSummary>(&request(page.next_token)).unwrap();
    assert_eq!(page.summary.unwrap(), [map(&[("PlatformVersion", "24.04"), ("Count", "1")])]);
    assert_eq!(page.next_token, None);
}

#[test]
fn aggregators_that_cannot_be_are_refused() {
    let ssm = stocked();
    let third = by(Attribute::PlatformVersion, Some(vec![by(Attribute::Region, None)]));
    for aggregator in [
        by(Attribute::PlatformName, Some(vec![third])),
        by(Attribute::Region, Some(vec![by(Attribute::Region, None)])),
    ] {
        let request = ListNodesSummaryRequest { aggregators: vec![aggregator], ..Default::default() };
        assert_eq!(ssm.call::<ListNodesSummary>(&request).unwrap_err().0, "InvalidAggregatorException");
    }
    let none = ListNodesSummaryRequest::default();
    assert_eq!(ssm.call::<ListNodesSummary>(&none).unwrap_err().0, "ValidationException");
}
