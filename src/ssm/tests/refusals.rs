//! Every error of `PutInventory`, and what brings it about.

use super::super::{
    fixture::{Fixture, NODE, RACK, item, map},
    limits,
};
use crate::api::{
    ServiceError,
    ssm::{Error, InventoryItem},
};

/// The error that an item is refused with on a node that has some inventory.
fn refusal(item: InventoryItem) -> Error {
    refusal_of(vec![item])
}

fn refusal_of(items: Vec<InventoryItem>) -> Error {
    let ssm = Fixture::default();
    ssm.put_one(NODE, item(RACK, &[&[("Vendor", "x")]]));
    ssm.put(NODE, items).unwrap_err()
}

fn code(error: &Error) -> &'static str {
    error.code()
}

/// The value of the member `TypeName`.
fn type_of(error: &Error) -> Option<&str> {
    error.members().into_iter().find(|(name, _)| *name == "TypeName").map(|(_, value)| value)
}

#[test]
fn invalid_instance_id() {
    let ssm = Fixture::default();
    for id in ["mi-0f3982491aca3f88e", "i-ABCDEF12", "i-zzzzzzzz"] {
        let error = ssm.put(id, vec![item(RACK, &[])]).unwrap_err();
        assert_eq!(error, Error::InvalidInstanceId { message: format!("Not existing InstanceId {id}") });
    }
}

#[test]
fn invalid_type_name() {
    for name in ["AWS:Toaster", "AWS:application", "Custom:rackInfo", "Custom:", "Custom:9"] {
        assert_eq!(code(&refusal(item(name, &[]))), "InvalidTypeNameException", "{name}");
    }
}

#[test]
fn invalid_item_content() {
    let many: Vec<String> = (0..51).map(|number| format!("A{number:02}")).collect();
    let pairs: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "")).collect();
    let (first, last) = pairs.split_at(50);
    let no_content = InventoryItem { content: None, ..item(RACK, &[]) };
    let no_day = InventoryItem { capture_time: "2023-02-30T00:00:00Z".into(), ..item(RACK, &[]) };
    for (why, item) in [
        ("case", item(RACK, &[&[("vendor", "x")]])),
        ("case within an entry", item("Custom:New", &[&[("A", ""), ("a", "")]])),
        ("case across entries", item("Custom:New", &[&[("A", "")], &[("a", "")]])),
        ("attributes", item("Custom:New", &[first, last])),
        ("AWS attribute", item("AWS:Application", &[&[("Colour", "x")]])),
        ("AWS attribute in another case", item("AWS:Application", &[&[("name", "x")]])),
        ("number", item("AWS:InstanceDetailedInformation", &[&[("CPUs", "many")]])),
        ("neither content nor hash", no_content),
        ("no such day", no_day),
    ] {
        let name = item.type_name.clone();
        let error = refusal(item);
        assert_eq!(
            (code(&error), type_of(&error)),
            ("InvalidItemContentException", Some(name.as_str())),
            "{why}"
        );
    }
}

#[test]
fn one_item_for_each_type() {
    let error = refusal_of(vec![item("Custom:New", &[]), item("Custom:New", &[])]);
    assert_eq!(code(&error), "InvalidItemContentException");
}

#[test]
fn one_item_for_each_sub_type() {
    let of = |kind: &str| InventoryItem {
        context: Some(map(&[("ComplianceType", kind)])),
        ..item("AWS:ComplianceItem", &[])
    };
    Fixture::default().put(NODE, vec![of("Patch"), of("Association")]).unwrap();
    assert_eq!(code(&refusal_of(vec![of("Patch"), of("Patch")])), "InvalidItemContentException");
}

#[test]
fn a_schema_belongs_to_the_account() {
    let ssm = Fixture::default();
    let names: Vec<String> = (0..50).map(|number| format!("A{number:02}")).collect();
    let pairs: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    ssm.put_one(NODE, item(RACK, &[&pairs[..25]]));
    ssm.put_one("i-12345678", item(RACK, &[&pairs[25..]]));
    let one_more = item(RACK, &[&[("A50", "")]]);
    assert_eq!(code(&ssm.put(NODE, vec![one_more.clone()]).unwrap_err()), "InvalidItemContentException");
    ssm.put_one(NODE, InventoryItem { schema_version: "1.1".into(), ..one_more });
    let clash = item(RACK, &[&[("a49", "")]]);
    assert_eq!(code(&ssm.put(NODE, vec![clash.clone()]).unwrap_err()), "InvalidItemContentException");
    ssm.elsewhere().put_one(NODE, clash);
}

#[test]
fn item_content_mismatch() {
    let short = |name, hash: &str| InventoryItem {
        content: None,
        content_hash: Some(hash.into()),
        ..item(name, &[])
    };
    for item in [short(RACK, "h"), short("Custom:New", "h"), short("AWS:Application", "h")] {
        let name = item.type_name.clone();
        let error = refusal(item);
        assert_eq!((code(&error), type_of(&error)), ("ItemContentMismatchException", Some(name.as_str())));
    }
}

#[test]
fn item_size_limit() {
    let value = "x".repeat(4096);
    let entry = [("A", value.as_str())];
    let error = refusal(item(RACK, &vec![&entry[..]; 50]));
    assert_eq!((code(&error), type_of(&error)), ("ItemSizeLimitExceededException", Some(RACK)));
    assert!(limits::size(&vec![map(&entry); 49]) < limits::LARGEST_CUSTOM_ITEM);
    Fixture::default().put_one(NODE, item(RACK, &vec![&entry[..]; 49]));
    let entry = [("Name", value.as_str())];
    let error = refusal(item("AWS:Application", &vec![&entry[..]; 256]));
    assert_eq!(code(&error), "ItemSizeLimitExceededException");
}

#[test]
fn total_size_limit() {
    let value = "x".repeat(4096);
    let entry = [("A", value.as_str())];
    let items = (0..6).map(|number| item(&format!("Custom:Type{number}"), &vec![&entry[..]; 49])).collect();
    assert_eq!(code(&refusal_of(items)), "TotalSizeLimitExceededException");
}

#[test]
fn custom_schema_count_limit() {
    let ssm = Fixture::default();
    let custom = |number: usize| item(&format!("Custom:Type{number}"), &[]);
    ssm.put(NODE, (0..19).map(custom).collect()).unwrap();
    let error = ssm.put(NODE, vec![custom(19), custom(20)]).unwrap_err();
    assert_eq!(code(&error), "CustomSchemaCountLimitExceededException");
    ssm.put_one("i-12345678", custom(19));
    assert_eq!(
        code(&ssm.put(NODE, vec![custom(20)]).unwrap_err()),
        "CustomSchemaCountLimitExceededException"
    );
    ssm.put_one(NODE, custom(19));
    ssm.put_one(NODE, item("AWS:Application", &[]));
    ssm.elsewhere().put_one(NODE, custom(20));
}

#[test]
fn unsupported_schema_version() {
    for (name, version) in [("AWS:Application", "1.0"), ("AWS:Network", "1.1"), ("AWS:Network", "01.0")] {
        let item = InventoryItem { schema_version: version.into(), ..item(name, &[]) };
        assert_eq!(code(&refusal(item)), "UnsupportedInventorySchemaVersionException", "{name}");
    }
    let ssm = Fixture::default();
    ssm.put_one(NODE, InventoryItem { schema_version: "7.42".into(), ..item(RACK, &[]) });
}

#[test]
fn unsupported_context() {
    for name in [RACK, "AWS:Application"] {
        let context = Some(map(&[("ComplianceType", "Patch")]));
        let error = refusal(InventoryItem { context, ..item(name, &[]) });
        assert_eq!((code(&error), type_of(&error)), ("UnsupportedInventoryItemContextException", Some(name)));
    }
}

#[test]
fn invalid_context() {
    for context in [&[("ComplianceType", "Toast")][..], &[("Colour", "red")], &[]] {
        let error = refusal(InventoryItem { context: Some(map(context)), ..item("AWS:ComplianceItem", &[]) });
        assert_eq!(code(&error), "InvalidInventoryItemContextException", "{context:?}");
    }
}

#[test]
fn sub_type_count_limit() {
    let ssm = Fixture::default();
    let of = |kind: &str| InventoryItem {
        context: Some(map(&[("ComplianceType", kind)])),
        ..item("AWS:ComplianceItem", &[])
    };
    let custom = |number: usize| of(&format!("Custom:Kind{number}"));
    ssm.put(NODE, (0..9).map(custom).collect()).unwrap();
    let error = ssm.put(NODE, vec![custom(9), custom(10)]).unwrap_err();
    assert_eq!(code(&error), "SubTypeCountLimitExceededException");
    ssm.put(NODE, vec![custom(9), of("Patch"), of("Association")]).unwrap();
    assert_eq!(
        code(&ssm.put("i-12345678", vec![custom(10)]).unwrap_err()),
        "SubTypeCountLimitExceededException"
    );
}
