//! `DescribeInstanceProperties`, and the filters of `DescribeInstanceInformation` on hybrid nodes.

use super::{
    super::fixture::{Fixture, RACK, id, item},
    managed::{activate, beat, nodes, registration, tag},
};
use crate::api::ssm::{
    CreateActivationRequest, DescribeInstanceInformationRequest, DescribeInstanceProperties,
    DescribeInstancePropertiesRequest, InstanceInformationFilter, InstanceInformationFilterKey,
    InstanceProperty, InstancePropertyFilter, InstancePropertyFilterKey as Key,
    InstancePropertyFilterOperator as Operator, InstancePropertyStringFilter, PingStatus, PlatformType,
    RegisterManagedInstance,
};

/// A Linux node, a Windows node that has gone silent, and a hybrid node: its id, and that of its activation.
fn stocked() -> (Fixture, String, String) {
    let ssm = Fixture::default();
    let of = |platform, version| {
        item("AWS:InstanceInformation", &[&[("PlatformType", platform), ("AgentVersion", version)]])
    };
    ssm.put_one(&id(1), of("Linux", "3.1.9"));
    ssm.put_one(&id(2), of("Windows", "3.1.10"));
    beat(&ssm, &id(2)).unwrap();
    let (activation, code) = activate(
        &ssm,
        CreateActivationRequest {
            default_instance_name: Some("web".into()),
            tags: Some(vec![tag("Env", "Prod")]),
            ..Default::default()
        },
    );
    let hybrid = ssm.call::<RegisterManagedInstance>(&registration(&activation, &code)).unwrap();
    ssm.advance_days(1);
    (ssm, hybrid.instance_id.unwrap(), activation)
}

fn texts(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

fn older(key: Key, values: &[&str]) -> DescribeInstancePropertiesRequest {
    let filters = vec![InstancePropertyFilter { key, value_set: texts(values) }];
    DescribeInstancePropertiesRequest { instance_property_filter_list: Some(filters), ..Default::default() }
}

fn newer(filters: &[(&str, Operator, &[&str])]) -> DescribeInstancePropertiesRequest {
    let filter = |(key, operator, values): &(&str, Operator, &[&str])| InstancePropertyStringFilter {
        key: (*key).to_owned(),
        values: texts(values),
        operator: Some(*operator),
    };
    let filters = Some(filters.iter().map(filter).collect());
    DescribeInstancePropertiesRequest { filters_with_operator: filters, ..Default::default() }
}

fn found(ssm: &Fixture, request: &DescribeInstancePropertiesRequest) -> Vec<InstanceProperty> {
    ssm.call::<DescribeInstanceProperties>(request).unwrap().instance_properties.unwrap()
}

fn refusal(ssm: &Fixture, request: &DescribeInstancePropertiesRequest) -> String {
    ssm.call::<DescribeInstanceProperties>(request).unwrap_err().0
}

/// The last digits of the nodes that are found.
fn digits(ssm: &Fixture, request: &DescribeInstancePropertiesRequest, hybrid: &str) -> String {
    let digit = |node: InstanceProperty| {
        let id = node.instance_id.unwrap();
        if id == hybrid { 'h' } else { id.chars().last().unwrap() }
    };
    found(ssm, request).into_iter().map(digit).collect()
}

#[test]
fn properties_are_what_is_known_of_nodes() {
    let (ssm, hybrid, activation) = stocked();
    let list = found(&ssm, &DescribeInstancePropertiesRequest::default());
    let [linux, windows, web] = &list[..] else { panic!("three nodes") };
    assert_eq!(
        (linux.ping_status, windows.ping_status),
        (Some(PingStatus::Online), Some(PingStatus::ConnectionLost))
    );
    assert_eq!(
        (linux.platform_type, linux.agent_version.as_deref()),
        (Some(PlatformType::Linux), Some("3.1.9"))
    );
    assert_eq!((&linux.activation_id, &linux.name, linux.registration_date), (&None, &None, None));
    assert_eq!((web.instance_id.as_ref(), web.activation_id.as_ref()), (Some(&hybrid), Some(&activation)));
    assert_eq!((web.name.as_deref(), web.iam_role.as_deref()), (Some("web"), Some("service-role/SSM")));
    assert_eq!(
        (web.resource_type.as_deref(), web.registration_date),
        (Some("ManagedInstance"), nodes(&ssm)[2].registration_date)
    );
    assert_eq!((&web.instance_type, &web.key_name, web.launch_time), (&None, &None, None));
}

#[test]
fn both_forms_of_filters_find_nodes() {
    let (ssm, hybrid, activation) = stocked();
    for (key, values, expected) in [
        (Key::InstanceIds, &["i-00000000000000002", "i-12345678"][..], "2"),
        (Key::AgentVersion, &["3.1.9"], "1"),
        (Key::PingStatus, &["Online"], "1h"),
        (Key::PingStatus, &["Online", "ConnectionLost"], "12h"),
        (Key::PingStatus, &["Inactive"], ""),
        (Key::PlatformTypes, &["Windows"], "2"),
        (Key::ResourceType, &["ManagedInstance"], "h"),
        (Key::ActivationIds, &[&activation], "h"),
        (Key::IamRole, &["service-role/SSM", "x"], "h"),
        (Key::AssociationStatus, &["Success"], ""),
    ] {
        assert_eq!(digits(&ssm, &older(key, values), &hybrid), expected, "{key} {values:?}");
        let filter = [(key.as_str(), Operator::Equal, values)];
        assert_eq!(digits(&ssm, &newer(&filter), &hybrid), expected, "{key} {values:?}");
    }
    for (filters, expected) in [
        (&[("InstanceIds", Operator::NotEqual, &["i-00000000000000002"][..])][..], "1h"),
        (&[("InstanceIds", Operator::BeginWith, &["i-"])], "12"),
        (&[("AgentVersion", Operator::LessThan, &["3.1.10"])], "1"),
        (&[("AgentVersion", Operator::GreaterThan, &["3.1.9"])], "2"),
        (&[("PingStatus", Operator::NotEqual, &["Online"])], "2"),
        (&[("PingStatus", Operator::BeginWith, &["Conn"])], "2"),
        (&[("ActivationIds", Operator::NotEqual, &[&activation])], "12"),
        (&[("IamRole", Operator::BeginWith, &["service-role/"])], "h"),
        (&[("AssociationStatus", Operator::NotEqual, &["Success"])], "12h"),
        (&[("tag:Env", Operator::Equal, &["Prod"])], "h"),
        (&[("tag-key", Operator::Equal, &["Env"])], "h"),
        (
            &[("PingStatus", Operator::Equal, &["Online"]), ("PlatformTypes", Operator::Equal, &["Linux"])],
            "1",
        ),
    ] {
        assert_eq!(digits(&ssm, &newer(filters), &hybrid), expected, "{filters:?}");
    }
}

#[test]
fn filters_that_cannot_be_are_refused() {
    let (ssm, ..) = stocked();
    for (key, code) in [
        (Key::InstanceIds, "InvalidInstanceId"),
        (Key::ActivationIds, "InvalidActivationId"),
        (Key::PlatformTypes, "InvalidInstancePropertyFilterValue"),
        (Key::PingStatus, "InvalidInstancePropertyFilterValue"),
        (Key::ResourceType, "InvalidInstancePropertyFilterValue"),
        (Key::DocumentName, "InvalidDocument"),
    ] {
        assert_eq!(refusal(&ssm, &older(key, &["nonsense"])), code, "{key}");
    }
    assert_eq!(refusal(&ssm, &newer(&[("Colour", Operator::Equal, &["x"])])), "InvalidFilterKey");
    let mixed = [("tag:Env", Operator::Equal, &["x"][..]), ("PingStatus", Operator::Equal, &["Online"])];
    assert_eq!(refusal(&ssm, &newer(&mixed)), "ValidationException");
    let few = DescribeInstancePropertiesRequest { max_results: Some(4), ..Default::default() };
    assert_eq!(refusal(&ssm, &few), "ValidationException");
}

#[test]
fn pages_hold_up_to_a_thousand_nodes() {
    let ssm = Fixture::default();
    for number in 0..25 {
        ssm.put_unseen(&id(number), vec![item(RACK, &[])]).unwrap();
    }
    let page = |max_results| {
        let request = DescribeInstancePropertiesRequest { max_results, ..Default::default() };
        ssm.call::<DescribeInstanceProperties>(&request).unwrap()
    };
    assert_eq!(page(None).instance_properties.unwrap().len(), 10);
    assert_eq!(
        (page(Some(1000)).instance_properties.unwrap().len(), page(Some(1000)).next_token),
        (25, None)
    );
    let request =
        DescribeInstancePropertiesRequest { next_token: page(Some(20)).next_token, ..Default::default() };
    assert_eq!(found(&ssm, &request).len(), 5);
}

#[test]
fn describe_instance_information_finds_hybrid_nodes() {
    let (ssm, hybrid, activation) = stocked();
    for (key, value, expected) in [
        (InstanceInformationFilterKey::ActivationIds, activation.as_str(), 1),
        (InstanceInformationFilterKey::ActivationIds, "nonsense", 0),
        (InstanceInformationFilterKey::IamRole, "service-role/SSM", 1),
        (InstanceInformationFilterKey::IamRole, "SSM", 0),
        (InstanceInformationFilterKey::ResourceType, "ManagedInstance", 1),
        (InstanceInformationFilterKey::PingStatus, "ConnectionLost", 1),
    ] {
        let filters = vec![InstanceInformationFilter { key, value_set: texts(&[value]) }];
        let request = DescribeInstanceInformationRequest {
            instance_information_filter_list: Some(filters),
            ..Default::default()
        };
        let list = ssm.describe(request).unwrap().instance_information_list.unwrap();
        assert_eq!(list.len(), expected, "{key} {value}");
        let silent = key == InstanceInformationFilterKey::PingStatus;
        assert!(list.iter().all(|node| silent != (node.instance_id.as_ref() == Some(&hybrid))));
    }
}
