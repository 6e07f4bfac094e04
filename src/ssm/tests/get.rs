//! `GetInventory`, apart from its filters.

use super::super::fixture::{Fixture, NODE, RACK, TIME, id, item, map};
use crate::api::ssm::{Error, GetInventoryRequest, InventoryItem, ResultAttribute};

fn of_type(name: &str) -> GetInventoryRequest {
    let result_attributes = Some(vec![ResultAttribute { type_name: name.into() }]);
    GetInventoryRequest { result_attributes, ..GetInventoryRequest::default() }
}

#[test]
fn a_node_is_described_by_its_instance_information() {
    let ssm = Fixture::default();
    ssm.put_one(NODE, item(RACK, &[]));
    let entities = ssm.get(GetInventoryRequest::default()).unwrap().entities.unwrap();
    let [entity] = &entities[..] else { panic!("one node") };
    assert_eq!(entity.id.as_deref(), Some(NODE));
    let data = &entity.data.as_ref().unwrap()["AWS:InstanceInformation"];
    assert_eq!(
        (data.type_name.as_deref(), data.schema_version.as_deref()),
        (Some("AWS:InstanceInformation"), Some("1.0"))
    );
    assert_eq!(data.capture_time, Some(ssm.now().to_iso8601()));
    let [content] = &data.content[..] else { panic!("one entry") };
    let keys: Vec<_> = content.keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "AgentType",
            "AgentVersion",
            "ComputerName",
            "InstanceId",
            "InstanceStatus",
            "IpAddress",
            "PlatformName",
            "PlatformType",
            "PlatformVersion",
            "ResourceType",
        ]
    );
    assert_eq!((content["InstanceId"].as_str(), content["InstanceStatus"].as_str()), (NODE, "Active"));
    assert_eq!(
        (content["AgentType"].as_str(), content["ResourceType"].as_str()),
        ("amazon-ssm-agent", "EC2Instance")
    );
}

#[test]
fn other_types_can_be_asked_for() {
    let ssm = Fixture::default();
    let hashed =
        InventoryItem { content_hash: Some("h".into()), ..item(RACK, &[&[("A", "1")], &[("A", "2")]]) };
    ssm.put_one(&id(1), hashed);
    ssm.put_one(&id(2), item("AWS:PatchSummary", &[&[("InstalledCount", "7")]]));
    let entities = ssm.get(of_type(RACK)).unwrap().entities.unwrap();
    let data = &entities[0].data.as_ref().unwrap()[RACK];
    assert_eq!(data.content, [map(&[("A", "1")]), map(&[("A", "2")])]);
    assert_eq!((data.content_hash.as_deref(), data.capture_time.as_deref()), (Some("h"), Some(TIME)));
    assert_eq!(entities[1].data.as_ref().unwrap().len(), 0, "a node without the type has no data");
    let entities = ssm.get(of_type("AWS:PatchSummary")).unwrap().entities.unwrap();
    assert!(entities[0].data.as_ref().unwrap().is_empty());
    assert_eq!(
        entities[1].data.as_ref().unwrap()["AWS:PatchSummary"].content,
        [map(&[("InstalledCount", "7")])]
    );
}

#[test]
fn unsupported_result_types_are_refused_as_in_aws() {
    let ssm = Fixture::default();
    let message = "Result type name AWS:Application is not supported. Supported type names are: \
                   AWS:InstanceInformation, AWS:PatchSummary. Default result type name is AWS:InstanceInformation.";
    let refused = Err(Error::InvalidResultAttributeException { message: message.into() });
    assert_eq!(ssm.get(of_type("AWS:Application")), refused);
    assert!(matches!(ssm.get(of_type("AWS:Toaster")), Err(Error::InvalidResultAttributeException { .. })));
    assert!(matches!(ssm.get(of_type("Custom:Never")), Err(Error::InvalidTypeNameException { .. })));
}

#[test]
fn pages_go_through_all_nodes_in_order_of_their_ids() {
    let ssm = Fixture::default();
    for number in (0..120).rev() {
        ssm.put_unseen(&id(number), vec![item(RACK, &[])]).unwrap();
    }
    let page = |next_token| ssm.get(GetInventoryRequest { next_token, ..GetInventoryRequest::default() });
    let (mut token, mut seen, mut sizes) = (None, Vec::new(), Vec::new());
    loop {
        let result = page(token).unwrap();
        let entities = result.entities.unwrap();
        sizes.push(entities.len());
        seen.extend(entities.into_iter().filter_map(|entity| entity.id));
        token = result.next_token;
        if sizes.len() == 1 {
            // Behind the page that was read, and before it.
            ssm.put_one("i-00000000000000063", item(RACK, &[]));
            ssm.put_one("i-00000000", item(RACK, &[]));
        }
        if token.is_none() {
            break;
        }
    }
    assert_eq!(sizes, [50, 50, 20]);
    assert!(seen.into_iter().eq((0..120).map(id)));
    assert!(matches!(page(Some("x".into())), Err(Error::InvalidNextToken { .. })));
}
