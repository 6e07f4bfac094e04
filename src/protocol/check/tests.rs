//! The sentences, against what was recorded from AWS.

use serde_json::json;

use super::*;
use crate::api::{servicecatalog, ssm};

fn said(shape: &Shape, value: &Value) -> String {
    sentence(&violations(shape, value))
}

#[test]
fn several_violations_are_joined_in_model_order() {
    // The example of the facts: a bad node id and no items.
    assert_eq!(
        said(&ssm::shapes::PUT_INVENTORY_REQUEST, &json!({ "InstanceId": "x" })),
        "2 validation errors detected: Value 'x' at 'instanceId' failed to satisfy constraint: Member must satisfy \
         regular expression pattern: (^i-(\\w{8}|\\w{17})$)|(^mi-\\w{17}$); Value null at 'items' failed to satisfy \
         constraint: Member must not be null"
    );
}

#[test]
fn structures_in_lists_are_counted_from_one() {
    let item =
        json!({ "TypeName": "Custom:X", "SchemaVersion": "1.0", "CaptureTime": "2016-08-22T10:01:01Z" });
    let mut bad = item.clone();
    bad["SchemaVersion"] = "one".into();
    assert_eq!(
        said(
            &ssm::shapes::PUT_INVENTORY_REQUEST,
            &json!({ "InstanceId": "i-12345678", "Items": [item, bad] })
        ),
        "1 validation error detected: Value 'one' at 'items.2.member.schemaVersion' failed to satisfy constraint: \
         Member must satisfy regular expression pattern: ^([0-9]{1,6})(\\.[0-9]{1,6})$"
    );
}

#[test]
fn an_empty_list_is_printed_as_one() {
    assert_eq!(
        said(&ssm::shapes::PUT_INVENTORY_REQUEST, &json!({ "InstanceId": "i-12345678", "Items": [] })),
        "1 validation error detected: Value '[]' at 'items' failed to satisfy constraint: Member must have length \
         greater than or equal to 1"
    );
}

#[test]
fn numbers_and_nested_members() {
    assert_eq!(
        said(&servicecatalog::shapes::LIST_PORTFOLIOS_INPUT, &json!({ "PageSize": 1000 })),
        "1 validation error detected: Value '1000' at 'pageSize' failed to satisfy constraint: Member must have value \
         less than or equal to 20"
            .replace("20", "100")
    );
    assert_eq!(
        said(
            &servicecatalog::shapes::SCAN_PROVISIONED_PRODUCTS_INPUT,
            &json!({ "AccessLevelFilter": { "Key": "Everyone" } })
        ),
        "1 validation error detected: Value 'Everyone' at 'accessLevelFilter.key' failed to satisfy constraint: Member \
         must satisfy enum value set: [Account, Role, User]"
    );
}

#[test]
fn elements_keys_and_values_are_reported_at_their_collection() {
    let filter = json!({ "Filters": [{ "Key": "k", "Values": ["ok", ""] }] });
    let text = said(&ssm::shapes::GET_INVENTORY_REQUEST, &filter);
    // Inventory filter values have no constraints, so an empty one is fine.
    assert_eq!(violations(&ssm::shapes::GET_INVENTORY_REQUEST, &filter), [], "{text}");
    assert_eq!(
        said(
            &ssm::shapes::PUT_INVENTORY_REQUEST,
            &json!({ "InstanceId": "i-12345678", "Items": [{
                "TypeName": "Custom:X", "SchemaVersion": "1.0", "CaptureTime": "2016-08-22T10:01:01Z",
                "Content": [{ "": "v" }],
            }] })
        ),
        "1 validation error detected: Value '{=v}' at 'items.1.member.content.1.member' failed to satisfy constraint: \
         Map keys must satisfy constraint: [Member must have length less than or equal to 64, Member must have length \
         greater than or equal to 1, Member must not be null]"
    );
    assert_eq!(
        said(
            &servicecatalog::shapes::PROVISION_PRODUCT_INPUT,
            &json!({
                "ProvisionedProductName": "p", "ProvisionToken": "t", "NotificationArns": ["nope"],
            })
        ),
        "1 validation error detected: Value '[nope]' at 'notificationArns' failed to satisfy constraint: Member must \
         satisfy constraint: [Member must have length less than or equal to 1224, Member must have length greater than \
         or equal to 1, Member must satisfy regular expression pattern: \
         arn:[a-z0-9-\\.]{1,63}:[a-z0-9-\\.]{0,63}:[a-z0-9-\\.]{0,63}:[a-z0-9-\\.]{0,63}:[^/].{0,1023}, Member must not \
         be null]"
    );
}

#[test]
fn null_is_absent_and_an_empty_text_is_present() {
    let shape = &ssm::shapes::PUT_INVENTORY_REQUEST;
    let text = said(shape, &json!({ "InstanceId": null, "Items": null }));
    assert!(text.starts_with("2 validation errors detected: Value null at 'instanceId'"), "{text}");
    let text = said(shape, &json!({ "InstanceId": "", "Items": null }));
    assert!(text.starts_with("2 validation errors detected: Value '' at 'instanceId'"), "{text}");
}

#[test]
fn at_most_ten_are_listed() {
    let items = vec![json!({}); 30];
    let text =
        said(&ssm::shapes::PUT_INVENTORY_REQUEST, &json!({ "InstanceId": "i-12345678", "Items": items }));
    assert!(text.starts_with("10 validation errors detected: "), "{text}");
    assert_eq!(text.matches("must not be null").count(), 10);
}

#[test]
fn sensitive_values_are_not_repeated() {
    static SECRET: Shape = Shape {
        name: "Secret",
        kind: Kind::String(crate::api::shape::StringRule {
            length: Range { min: Some(3), max: None },
            pattern: None,
        }),
        sensitive: true,
    };
    static HOLDER: Shape = Shape {
        name: "Holder",
        kind: Kind::Structure(&[Member {
            name: "Plaintext",
            shape: &SECRET,
            required: false,
            location: crate::api::shape::Location::Body,
        }]),
        sensitive: false,
    };
    assert_eq!(
        said(&HOLDER, &json!({ "Plaintext": "x" })),
        "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length \
         greater than or equal to 3"
    );
}

#[test]
fn structures_print_in_java_style() {
    let filters = vec![json!({ "Key": "k", "Values": ["a", "b"] }); 6];
    let text = said(&ssm::shapes::GET_INVENTORY_REQUEST, &json!({ "Filters": filters }));
    assert!(text.contains("Value '[InventoryFilter(key=k, values=[a, b], type=null), Inventory"), "{text}");
}
