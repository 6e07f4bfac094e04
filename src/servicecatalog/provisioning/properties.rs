//! What holds whatever requests come.

use proptest::prelude::*;

use super::{
    super::{
        api,
        testing::{World, create_product_input},
    },
    plans::tests::{delete, execute, plan, planned},
    *,
};
use crate::cloudformation::Template;

const TEMPLATE: &str = r#"{
    "Parameters": { "Index": { "Type": "String", "Default": "0" } },
    "Resources": {
        "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "a" } },
        "Topic": { "Type": "AWS::SNS::Topic", "Properties": {
            "DisplayName": { "Fn::Select": [{ "Ref": "Index" }, { "Fn::Split": ["|", { "Fn::Sub": "${Queue}|b" }] }] }
        } }
    },
    "Outputs": { "Id": { "Value": { "Ref": "Topic" }, "Export": { "Name": { "Ref": "AWS::StackName" } } } }
}"#;

#[derive(Clone, Debug)]
enum Request {
    Provision(usize, &'static str),
    Update(usize, &'static str),
    Terminate(usize, bool),
    Plan(usize, &'static str),
    Execute(usize),
    Forget(usize, bool),
    Step,
}

fn request() -> impl Strategy<Value = Request> {
    // An index that fails at the call, one that fails at the resource, and two that are good.
    let index = || prop::sample::select(&["x", "7", "0", "1"][..]);
    prop_oneof![
        1 => (0..3_usize, index()).prop_map(|(name, index)| Request::Provision(name, index)),
        1 => (0..3_usize, index()).prop_map(|(name, index)| Request::Update(name, index)),
        1 => (0..3_usize, any::<bool>()).prop_map(|(name, ignores)| Request::Terminate(name, ignores)),
        1 => (0..3_usize, index()).prop_map(|(name, index)| Request::Plan(name, index)),
        1 => (0..3_usize).prop_map(Request::Execute),
        1 => (0..3_usize, any::<bool>()).prop_map(|(number, ignores)| Request::Forget(number, ignores)),
        3 => Just(Request::Step),
    ]
}

/// Sends a request, which may be refused.
fn send(world: &mut World, product: &str, number: usize, request: &Request) {
    let token = format!("token-{number}");
    let key = Some("Index".to_owned());
    match request {
        Request::Provision(name, index) => {
            let parameter = api::ProvisioningParameter { key, value: Some((*index).to_owned()) };
            let input = api::ProvisionProductInput {
                product_id: Some(product.into()),
                provisioning_artifact_name: Some("v1".into()),
                provisioned_product_name: format!("name-{name}"),
                provisioning_parameters: Some(vec![parameter]),
                provision_token: token,
                ..Default::default()
            };
            drop(world.write(provision_product, input));
        }
        Request::Update(name, index) => {
            let value = Some((*index).to_owned());
            let parameter = api::UpdateProvisioningParameter { key, value, use_previous_value: None };
            let input = api::UpdateProvisionedProductInput {
                provisioned_product_name: Some(format!("name-{name}")),
                provisioning_parameters: Some(vec![parameter]),
                update_token: token,
                ..Default::default()
            };
            drop(world.write(update_provisioned_product, input));
        }
        Request::Terminate(name, ignores) => {
            let input = api::TerminateProvisionedProductInput {
                provisioned_product_name: Some(format!("name-{name}")),
                ignore_errors: Some(*ignores),
                terminate_token: token,
                ..Default::default()
            };
            drop(world.write(terminate_provisioned_product, input));
        }
        Request::Plan(name, index) => plan(world, product, &format!("name-{name}"), ("Index", index)),
        Request::Execute(place) => execute(world, *place),
        Request::Forget(place, ignores) => delete(world, *place, *ignores),
        Request::Step => drop(world.step()),
    }
}

/// The ids of the last records of each provisioned product follow from its records.
fn records_agree(world: &World) {
    let catalog = world.catalog();
    for product in catalog.provisioned.iter() {
        let mine = || catalog.records.iter().filter(|record| record.launch.id == product.launch.id);
        let last = mine().last().map(|record| &record.id);
        assert_eq!(last, product.last_record.as_ref());
        assert_eq!(last, product.last_provisioning.as_ref());
        let good = mine().filter(|record| record.stage == super::super::records::Stage::Succeeded);
        assert_eq!(good.last().map(|record| &record.id), product.last_successful.as_ref());
        let is_busy = mine().last().is_some_and(|record| !record.stage.is_over());
        assert_eq!(is_busy, matches!(product.condition, Condition::UnderChange(_)));
        assert_eq!(last.is_none(), matches!(product.condition, Condition::Planned));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn records_agree_and_terminating_leaves_nothing_behind(requests in prop::collection::vec(request(), 1..40)) {
        let mut world = World::new();
        let made = world.write_with(
            super::super::products::create_product,
            create_product_input("App"),
            Ok(Template::new(TEMPLATE)),
        );
        let product =
            made.unwrap().product_view_detail.unwrap().product_view_summary.unwrap().product_id.unwrap();
        world.portfolio_with("Web", &product);
        for (number, request) in requests.iter().enumerate() {
            send(&mut world, &product, number, request);
            records_agree(&world);
        }
        world.settle();
        records_agree(&world);
        while planned(&world) {
            send(&mut world, &product, 0, &Request::Forget(0, true));
        }
        for name in 0..3 {
            send(&mut world, &product, 1000 + name, &Request::Terminate(name, false));
        }
        world.settle();
        let catalog = world.catalog();
        prop_assert_eq!(catalog.provisioned.iter().count(), 0);
        prop_assert!(catalog.exports.is_empty() && catalog.left_stacks.is_empty());
    }
}
