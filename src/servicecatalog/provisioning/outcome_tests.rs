//! What rules make of requests.

use std::time::Duration;

use serde_json::{Value, json};

use super::{
    super::{
        api,
        outcomes::{Given, Rule},
        records::describe_record,
    },
    template_tests::{Shop, failure, outputs},
    *,
};
use api::{
    ProvisionedProductStatus::{Available, Error, Tainted, UnderChange},
    RecordStatus::{InProgress, InProgressInError, Succeeded},
};

/// `Queue` comes before `Topic`.
const TEMPLATE: &str = r#"{
    "Parameters": { "Delay": { "Type": "String", "Default": "1" } },
    "Resources": {
        "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "DelaySeconds": { "Ref": "Delay" } } },
        "Topic": { "Type": "AWS::SNS::Topic", "Properties": {
            "DisplayName": { "Fn::Sub": "${Queue.QueueName} ${Delay}" }
        } }
    }
}"#;

fn script(shop: &mut Shop, rules: &[(Value, Option<f64>, Option<&str>)]) {
    let rule = |(wanted, seconds, failure): &(Value, Option<f64>, Option<&str>)| Rule {
        r#match: serde_json::from_value(wanted.clone()).unwrap(),
        outcome: Given { seconds: *seconds, failure: failure.map(str::to_owned) },
    };
    let rules: Vec<_> = rules.iter().map(rule).enumerate().collect();
    *shop.world.state_mut().outcomes_mut() = rules.into();
}

fn shown(shop: &Shop) -> (Option<ProvisionedProductStatus>, Option<String>) {
    let product = shop.described();
    (product.status, product.status_message)
}

fn logical_ids(shop: &Shop) -> Vec<String> {
    let catalog = shop.world.catalog();
    let stacks = catalog.provisioned.iter().filter_map(|product| product.stack.as_deref());
    let stacks = stacks.chain(catalog.left_stacks.values().map(|stack| &**stack));
    stacks.flat_map(Stack::resources).map(|resource| resource.logical_id.to_string()).collect()
}

#[test]
fn a_launch_that_fails_is_rolled_back_into_error() {
    let mut shop = Shop::new(TEMPLATE);
    script(
        &mut shop,
        &[(json!({"product": "App", "resourceType": "*::Topic"}), None, Some("No topics today."))],
    );
    let message = failure(shop.provision(&[]));
    assert_eq!(message, "The following resource(s) failed to create: [Topic]. No topics today.");
    assert_eq!(shown(&shop), (Some(Error), Some(message)));
    assert_eq!(logical_ids(&shop), Vec::<String>::new());
    shop.terminate();
    script(&mut shop, &[]);
    outputs(shop.provision(&[]));
}

#[test]
fn an_update_that_fails_taints() {
    let mut shop = Shop::new(TEMPLATE);
    script(&mut shop, &[(json!({"operation": "update", "provisionedProduct": "web"}), None, Some("No."))]);
    outputs(shop.provision(&[]));
    let message = failure(shop.update("v1", &[("Delay", Some("2"))]));
    assert_eq!(message, "The following resource(s) failed to update: [Queue]. No.");
    assert_eq!(shown(&shop), (Some(Tainted), Some(message)));
    outputs(shop.update("v1", &[("Delay", Some("1"))]));
    assert_eq!(shown(&shop), (Some(Available), None), "nothing is touched, so nothing can fail");
}

#[test]
fn what_hangs_holds_everything_up_for_its_time() {
    let mut shop = Shop::new(TEMPLATE);
    script(&mut shop, &[(json!({"logicalResource": "Queue"}), Some(600.0), None)]);
    let begun = shop.world.now;
    let id = shop.begin().record_id.unwrap();
    let mut seen = Vec::new();
    while shop.world.step() {
        let input = api::DescribeRecordInput { id: id.clone(), ..Default::default() };
        let status = shop.world.read(describe_record, input).unwrap().record_detail.unwrap().status.unwrap();
        let since = shop.world.now.as_millis() - begun.as_millis();
        seen.push((since / 1000, status, logical_ids(&shop).len(), shown(&shop).0.unwrap()));
    }
    assert_eq!(
        seen,
        [
            (0, InProgress, 0, UnderChange),
            (0, InProgress, 0, UnderChange),
            (0, InProgress, 0, UnderChange),
            (600, InProgress, 1, UnderChange),
            (600, Succeeded, 2, Available),
        ]
    );
    let took = Duration::from_millis(u64::try_from(shop.world.now.as_millis() - begun.as_millis()).unwrap());
    assert!(took < Duration::from_secs(601), "{took:?}");
}

#[test]
fn what_hangs_can_fail_then() {
    let mut shop = Shop::new(TEMPLATE);
    script(&mut shop, &[(json!({"logicalResource": "Queue"}), Some(600.0), Some("Timed out."))]);
    assert!(failure(shop.provision(&[])).ends_with("[Queue]. Timed out."));
}

#[test]
fn a_launch_whose_rollback_fails_stays_half_done_until_it_can_be_removed() {
    let mut shop = Shop::new(TEMPLATE);
    script(
        &mut shop,
        &[
            (json!({"logicalResource": "Topic"}), None, Some("No.")),
            (json!({"operation": "rollback"}), None, Some("Busy.")),
            (json!({"operation": "delete"}), None, Some("Still busy.")),
        ],
    );
    let message = failure(shop.provision(&[]));
    assert_eq!(message, "The following resource(s) failed to delete: [Queue]. Busy.");
    assert_eq!(shown(&shop), (Some(Error), Some(message)));
    assert_eq!(logical_ids(&shop), ["Queue"]);
    assert_eq!(failure(shop.terminate()), "The following resource(s) failed to delete: [Queue]. Still busy.");
    script(&mut shop, &[]);
    shop.terminate();
    assert_eq!(logical_ids(&shop), Vec::<String>::new());
    assert!(shop.stack_is_gone());
}

#[test]
fn an_update_whose_rollback_fails_can_only_be_terminated() {
    let mut shop = Shop::new(TEMPLATE);
    outputs(shop.provision(&[]));
    script(
        &mut shop,
        &[
            (json!({"logicalResource": "Topic"}), None, Some("No.")),
            (json!({"operation": "rollback", "logicalResource": "Queue"}), None, Some("Busy.")),
        ],
    );
    let message = failure(shop.update("v1", &[("Delay", Some("2"))]));
    assert_eq!(message, "The following resource(s) failed to update: [Queue]. Busy.");
    assert_eq!(shown(&shop), (Some(Tainted), Some(message)));
    script(&mut shop, &[]);
    let message = failure(shop.update("v1", &[]));
    let start = "AmazonCloudFormationException  Stack:arn:aws:cloudformation:us-east-1:000000000000:stack/SC-000000000000-pp-";
    assert!(message.starts_with(start), "{message}");
    assert!(
        message.contains(" is in UPDATE_ROLLBACK_FAILED state and can not be updated. (Service"),
        "{message}"
    );
    shop.terminate();
    assert!(shop.stack_is_gone());
}

#[test]
fn a_rollback_is_seen_while_it_hangs() {
    let mut shop = Shop::new(TEMPLATE);
    script(
        &mut shop,
        &[
            (json!({"logicalResource": "Topic"}), None, Some("No.")),
            (json!({"operation": "rollback"}), Some(60.0), None),
        ],
    );
    let record = shop.begin();
    let mut shown = Vec::new();
    while shop.world.step() {
        let input = api::DescribeRecordInput { id: record.record_id.clone().unwrap(), ..Default::default() };
        let detail = shop.world.read(describe_record, input).unwrap().record_detail.unwrap();
        shown.push((detail.status.unwrap(), shop.world.now));
    }
    let in_error = shown.iter().filter(|(status, _)| *status == InProgressInError);
    let first = in_error.clone().next().unwrap().1;
    let last = shown.last().unwrap().1;
    assert!(last.as_millis() - first.as_millis() >= 60_000, "{shown:?}");
}

#[test]
fn what_cannot_be_removed_keeps_what_it_was_made_after() {
    let mut shop = Shop::new(TEMPLATE);
    outputs(shop.provision(&[]));
    script(&mut shop, &[(json!({"operation": "delete", "logicalResource": "Topic"}), None, Some("Busy."))]);
    let message = failure(shop.terminate());
    assert_eq!(message, "The following resource(s) failed to delete: [Topic]. Busy.");
    assert_eq!(shown(&shop), (Some(Tainted), Some(message)));
    assert_eq!(logical_ids(&shop), ["Queue", "Topic"]);
    let message = failure(shop.update("v1", &[]));
    assert!(message.contains(" is in DELETE_FAILED state and can not be updated."), "{message}");
    script(&mut shop, &[(json!({"operation": "delete", "logicalResource": "Queue"}), None, Some("Busy."))]);
    failure(shop.terminate());
    assert_eq!(logical_ids(&shop), ["Queue"]);
    let input = api::TerminateProvisionedProductInput {
        provisioned_product_name: Some("web".into()),
        terminate_token: "ignoring".into(),
        ignore_errors: Some(true),
        ..Default::default()
    };
    let record = shop.world.write(terminate_provisioned_product, input).unwrap().record_detail.unwrap();
    assert_eq!(shop.end(record).record_detail.unwrap().status, Some(Succeeded));
    let catalog = shop.world.catalog();
    assert_eq!((catalog.provisioned.iter().count(), catalog.left_stacks.len()), (0, 1));
    assert_eq!(logical_ids(&shop), ["Queue"]);
}
