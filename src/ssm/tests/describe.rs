//! `DescribeInstanceInformation`.

use super::super::fixture::{Fixture, NODE, RACK, id, item};
use crate::api::ssm::{
    DescribeInstanceInformationRequest, Error, InstanceInformationFilter,
    InstanceInformationFilterKey as Key, InstanceInformationStringFilter, PingStatus, PlatformType,
    ResourceType,
};

fn texts(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

fn older(filters: &[(Key, &[&str])]) -> DescribeInstanceInformationRequest {
    let filter =
        |(key, values): &(Key, &[&str])| InstanceInformationFilter { key: *key, value_set: texts(values) };
    let instance_information_filter_list = Some(filters.iter().map(filter).collect());
    DescribeInstanceInformationRequest { instance_information_filter_list, ..Default::default() }
}

fn newer(filters: &[(&str, &[&str])]) -> DescribeInstanceInformationRequest {
    let filter = |(key, values): &(&str, &[&str])| InstanceInformationStringFilter {
        key: (*key).to_owned(),
        values: texts(values),
    };
    let filters = Some(filters.iter().map(filter).collect());
    DescribeInstanceInformationRequest { filters, ..Default::default() }
}

fn ids(ssm: &Fixture, input: DescribeInstanceInformationRequest) -> Vec<String> {
    let list = ssm.describe(input).unwrap().instance_information_list.unwrap();
    list.into_iter().filter_map(|node| node.instance_id).collect()
}

/// A Linux node with tags and a Windows node without.
fn stocked() -> Fixture {
    let ssm = Fixture::default();
    let tags = item("AWS:Tag", &[&[("Key", "Env"), ("Value", "Prod")], &[("Key", "App"), ("Value", "Shop")]]);
    let information = |platform| item("AWS:InstanceInformation", &[&[("PlatformType", platform)]]);
    ssm.put(&id(1), vec![information("Linux"), tags]).unwrap();
    ssm.put_one(&id(2), information("Windows"));
    ssm
}

#[test]
fn a_node_is_shown_as_its_inventory_has_it() {
    let ssm = Fixture::default();
    let said = [
        ("AgentVersion", "3.3.2299.0"),
        ("ComputerName", "db"),
        ("IpAddress", "10.0.0.7"),
        ("PlatformName", "Ubuntu"),
        ("PlatformType", "Linux"),
        ("PlatformVersion", "24.04"),
    ];
    ssm.put_one(NODE, item("AWS:InstanceInformation", &[&said]));
    let put = ssm.now();
    let list = ssm
        .describe(DescribeInstanceInformationRequest::default())
        .unwrap()
        .instance_information_list
        .unwrap();
    let [node] = &list[..] else { panic!("one node") };
    assert_eq!(node.instance_id.as_deref(), Some(NODE));
    assert_eq!((node.ping_status, node.last_ping_date_time), (Some(PingStatus::Online), Some(put)));
    assert_eq!((node.agent_version.as_deref(), node.is_latest_version), (Some("3.3.2299.0"), Some(true)));
    assert_eq!(
        (node.platform_type, node.platform_name.as_deref()),
        (Some(PlatformType::Linux), Some("Ubuntu"))
    );
    assert_eq!(
        (node.platform_version.as_deref(), node.ip_address.as_deref()),
        (Some("24.04"), Some("10.0.0.7"))
    );
    assert_eq!(
        (node.resource_type, node.computer_name.as_deref()),
        (Some(ResourceType::Ec2Instance), Some("db"))
    );
    assert_eq!((&node.activation_id, &node.name, node.registration_date), (&None, &None, None));
    ssm.advance_days(40);
    ssm.put_one(NODE, item(RACK, &[]));
    let list = ssm
        .describe(DescribeInstanceInformationRequest::default())
        .unwrap()
        .instance_information_list
        .unwrap();
    assert_eq!(list[0].last_ping_date_time, Some(ssm.now()));
}

#[test]
fn both_forms_of_filters_know_the_same_keys() {
    let ssm = stocked();
    for (key, values, expected) in [
        (Key::InstanceIds, &["i-00000000000000002"][..], &[2][..]),
        (Key::InstanceIds, &["i-00000000000000002", "i-00000000000000001", "i-12345678"], &[1, 2]),
        (Key::PlatformTypes, &["Linux"], &[1]),
        (Key::PlatformTypes, &["Linux", "Windows"], &[1, 2]),
        (Key::PingStatus, &["Online", "Inactive"], &[1, 2]),
        (Key::PingStatus, &["ConnectionLost"], &[]),
        (Key::ResourceType, &["EC2Instance"], &[1, 2]),
        (Key::ResourceType, &["ManagedInstance"], &[]),
        (Key::AgentVersion, &["0.0.0.0"], &[]),
        (Key::ActivationIds, &["a"], &[]),
        (Key::IamRole, &["a"], &[]),
        (Key::AssociationStatus, &["Success"], &[]),
    ] {
        let expected: Vec<_> = expected.iter().map(|number| id(*number)).collect();
        assert_eq!(ids(&ssm, older(&[(key, values)])), expected, "{key} {values:?}");
        assert_eq!(ids(&ssm, newer(&[(key.as_str(), values)])), expected, "{key} {values:?}");
    }
    assert!(ids(&ssm, newer(&[("SourceIds", &["thing"])])).is_empty());
    assert!(ids(&ssm, newer(&[("SourceTypes", &["AWS::IoT::Thing"])])).is_empty());
    let both = older(&[(Key::PlatformTypes, &["Linux"]), (Key::InstanceIds, &["i-00000000000000002"])]);
    assert!(ids(&ssm, both).is_empty());
}

#[test]
fn tags_are_those_in_the_inventory() {
    let ssm = stocked();
    for (filters, expected) in [
        (&[("tag-key", &["Env"][..])][..], 1),
        (&[("tag-key", &["env"])], 0),
        (&[("tag:Env", &["Test", "Prod"])], 1),
        (&[("tag:Env", &["prod"])], 0),
        (&[("tag:Env", &["Shop"])], 0),
        (&[("tag:Env", &["Prod"]), ("tag:App", &["Shop"])], 1),
        (&[("tag:Env", &["Prod"]), ("tag:App", &["Prod"])], 0),
    ] {
        assert_eq!(ids(&ssm, newer(filters)).len(), expected, "{filters:?}");
    }
}

#[test]
fn filters_that_cannot_be_are_refused() {
    let ssm = stocked();
    let invalid = |message: &str| Error::ValidationException { message: message.into() };
    let refusal = |input| ssm.describe(input).unwrap_err();
    for key in ["PlatformType", "Colour", "tag:", "AWS:Application.Name"] {
        assert_eq!(refusal(newer(&[(key, &["x"])])), Error::InvalidFilterKey {}, "{key}");
    }
    let mixed = invalid("Cannot mix tag or inventory filter with any other filter.");
    assert_eq!(refusal(newer(&[("tag:Env", &["x"]), ("PlatformTypes", &["Linux"])])), mixed);
    assert_eq!(refusal(newer(&[("PlatformTypes", &["Linux"]), ("tag-key", &["x"])])), mixed);
    let message = "ResourceType filter may contain only one value.".to_owned();
    let two = [(Key::ResourceType, &["EC2Instance", "ManagedInstance"][..])];
    assert_eq!(refusal(older(&two)), Error::InvalidInstanceInformationFilterValue { message });
    for (key, value) in
        [(Key::PlatformTypes, "linux"), (Key::PingStatus, "Up"), (Key::ResourceType, "Toaster")]
    {
        let refused = refusal(older(&[(key, &[value])]));
        assert!(matches!(refused, Error::InvalidInstanceInformationFilterValue { .. }), "{key}");
    }
    assert!(matches!(refusal(older(&[(Key::InstanceIds, &["i-1"])])), Error::InvalidInstanceId { .. }));
    let six = refusal(newer(&[("tag:Env", &["1", "2", "3", "4", "5", "6"])]));
    assert_eq!(six, invalid("The number of tag values for tag:Env was 6. Max: 5."));
    let filters = newer(&[("PingStatus", &["Online"])]).filters;
    let both = DescribeInstanceInformationRequest { filters, ..older(&[(Key::PingStatus, &["Online"])]) };
    assert!(matches!(refusal(both), Error::ValidationException { .. }));
}

#[test]
fn pages_hold_ten_nodes() {
    let ssm = Fixture::default();
    for number in 0..25 {
        ssm.put_unseen(&id(number), vec![item(RACK, &[])]).unwrap();
    }
    let page = |next_token| DescribeInstanceInformationRequest { next_token, ..Default::default() };
    let (mut token, mut seen) = (None, Vec::new());
    for size in [10, 10, 5] {
        let result = ssm.describe(page(token)).unwrap();
        let list = result.instance_information_list.unwrap();
        assert_eq!(list.len(), size);
        seen.extend(list.into_iter().filter_map(|node| node.instance_id));
        token = result.next_token;
    }
    assert_eq!(token, None);
    assert!(seen.into_iter().eq((0..25).map(id)));
    let token = ssm.describe(page(None)).unwrap().next_token;
    let other =
        DescribeInstanceInformationRequest { next_token: token, ..older(&[(Key::PingStatus, &["Online"])]) };
    assert!(matches!(ssm.describe(other), Err(Error::InvalidNextToken { .. })));
}
