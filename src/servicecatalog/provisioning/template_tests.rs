//! What the template makes of requests.

use super::{
    super::{
        api,
        artifacts::create_provisioning_artifact,
        records::describe_record,
        testing::{World, create_product_input},
    },
    *,
};
use crate::cloudformation::Template;
use api::RecordStatus::{Failed, InProgress, InProgressInError};

const TEMPLATE: &str = r#"{
    "Parameters": {
        "Size": { "Type": "String", "Default": "1", "AllowedValues": ["1", "2", "9"] },
        "Secret": { "Type": "String", "NoEcho": true }
    },
    "Conditions": { "Big": { "Fn::Equals": [{ "Ref": "Size" }, "2"] } },
    "Resources": {
        "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "jobs" } },
        "Topic": { "Type": "AWS::SNS::Topic", "Properties": {
            "DisplayName": { "Fn::Select": [{ "Ref": "Size" }, { "Fn::Split": ["o", { "Fn::Sub": "aobocs${Queue}" }] }] }
        } },
        "Extra": { "Type": "AWS::SQS::Queue", "Condition": "Big" }
    },
    "Outputs": {
        "Size": { "Value": { "Ref": "Size" }, "Description": "How big" },
        "Extra": { "Value": { "Ref": "Extra" }, "Condition": "Big" }
    }
}"#;

pub(super) struct Shop {
    pub(super) world: World,
    product: String,
}

impl Shop {
    pub(super) fn new(template: &str) -> Self {
        let mut world = World::new();
        let made = world.write_with(
            super::super::products::create_product,
            create_product_input("App"),
            Ok(Template::new(template)),
        );
        let product =
            made.unwrap().product_view_detail.unwrap().product_view_summary.unwrap().product_id.unwrap();
        world.portfolio_with("Web", &product);
        Self { world, product }
    }

    /// Begins to provision without parameters.
    pub(super) fn begin(&mut self) -> api::RecordDetail {
        let input = api::ProvisionProductInput {
            product_name: Some("App".into()),
            provisioning_artifact_name: Some("v1".into()),
            provisioned_product_name: "web".into(),
            provision_token: self.world.now.as_millis().to_string(),
            ..Default::default()
        };
        self.world.write(provision_product, input).unwrap().record_detail.unwrap()
    }

    /// Provisions to the end; the record.
    pub(super) fn provision(&mut self, parameters: &[(&str, &str)]) -> api::DescribeRecordOutput {
        let parameters = parameters.iter().map(|(key, value)| api::ProvisioningParameter {
            key: Some((*key).into()),
            value: Some((*value).into()),
        });
        let input = api::ProvisionProductInput {
            product_id: Some(self.product.clone()),
            provisioning_artifact_name: Some("v1".into()),
            provisioned_product_name: "web".into(),
            provisioning_parameters: Some(parameters.collect()),
            provision_token: self.world.now.as_millis().to_string(),
            ..Default::default()
        };
        let record = self.world.write(provision_product, input).unwrap().record_detail.unwrap();
        self.end(record)
    }

    /// Updates to the end; a parameter without value keeps the previous one.
    pub(super) fn update(
        &mut self,
        version: &str,
        parameters: &[(&str, Option<&str>)],
    ) -> api::DescribeRecordOutput {
        let parameters = parameters.iter().map(|(key, value)| api::UpdateProvisioningParameter {
            key: Some((*key).into()),
            value: value.map(str::to_owned),
            use_previous_value: Some(value.is_none()),
        });
        let input = api::UpdateProvisionedProductInput {
            provisioned_product_name: Some("web".into()),
            provisioning_artifact_name: Some(version.into()),
            provisioning_parameters: Some(parameters.collect()),
            update_token: self.world.now.as_millis().to_string(),
            ..Default::default()
        };
        let record = self.world.write(update_provisioned_product, input).unwrap().record_detail.unwrap();
        self.end(record)
    }

    pub(super) fn terminate(&mut self) -> api::DescribeRecordOutput {
        let input = api::TerminateProvisionedProductInput {
            provisioned_product_name: Some("web".into()),
            terminate_token: "t".into(),
            ..Default::default()
        };
        let record = self.world.write(terminate_provisioned_product, input).unwrap().record_detail.unwrap();
        self.end(record)
    }

    pub(super) fn end(&mut self, record: api::RecordDetail) -> api::DescribeRecordOutput {
        self.world.settle();
        let input = api::DescribeRecordInput { id: record.record_id.unwrap(), ..Default::default() };
        self.world.read(describe_record, input).unwrap()
    }

    pub(super) fn described(&self) -> api::ProvisionedProductDetail {
        let input = api::DescribeProvisionedProductInput { name: Some("web".into()), ..Default::default() };
        let reply = self.world.read(describe_provisioned_product, input).unwrap();
        reply.provisioned_product_detail.unwrap()
    }

    pub(super) fn stack_is_gone(&self) -> bool {
        let catalog = self.world.catalog();
        catalog.exports.is_empty() && catalog.left_stacks.is_empty()
    }
}

pub(super) fn failure(record: api::DescribeRecordOutput) -> String {
    let detail = record.record_detail.unwrap();
    assert_eq!((detail.status, record.record_outputs), (Some(api::RecordStatus::Failed), Some(Vec::new())));
    detail.record_errors.unwrap().remove(0).description.unwrap()
}

pub(super) fn outputs(record: api::DescribeRecordOutput) -> Vec<String> {
    assert_eq!(record.record_detail.unwrap().status, Some(api::RecordStatus::Succeeded));
    record.record_outputs.unwrap().into_iter().filter_map(|output| output.output_key).collect()
}

#[test]
fn a_launch_that_cloudformation_rejects_ends_in_error_and_can_only_be_terminated() {
    let mut shop = Shop::new(TEMPLATE);
    let message = failure(shop.provision(&[]));
    let start = "AmazonCloudFormationException  Parameters: [Secret] must have values (Service: AmazonCloudFormation; \
                 Status Code: 400; Error Code: ValidationError; Request ID: ";
    assert!(message.starts_with(start), "{message}");
    let product = shop.described();
    assert_eq!(
        (product.status, product.status_message),
        (Some(ProvisionedProductStatus::Error), Some(message))
    );
    assert_eq!(product.last_successful_provisioning_record_id, None);
    shop.terminate();
    for (parameters, sentence) in [
        (&[("Secret", ""), ("Other", "1")][..], "Parameters: [Other] do not exist in the template"),
        (&[("Secret", ""), ("Size", "3")], "Parameter 'Size' must be one of AllowedValues"),
    ] {
        let message = failure(shop.provision(parameters));
        assert!(message.contains(&format!("  {sentence} (Service")), "{message}");
        shop.terminate();
    }
    assert!(shop.stack_is_gone());
}

#[test]
fn outputs_are_those_whose_conditions_hold() {
    let mut shop = Shop::new(TEMPLATE);
    let record = shop.provision(&[("Secret", "")]);
    let size = record.record_outputs.as_ref().unwrap()[1].clone();
    assert_eq!(outputs(record), ["CloudformationStackARN", "Size"]);
    assert_eq!((size.output_value.as_deref(), size.description.as_deref()), (Some("1"), Some("How big")));
    let record = shop.update("v1", &[("Secret", None), ("Size", Some("2"))]);
    assert_eq!(outputs(record), ["CloudformationStackARN", "Size", "Extra"]);
    let get = |keys: Option<Vec<String>>, page_size| {
        let input = api::GetProvisionedProductOutputsInput {
            provisioned_product_name: Some("web".into()),
            output_keys: keys,
            page_size,
            ..Default::default()
        };
        let page = shop.world.read(get_provisioned_product_outputs, input).unwrap();
        let keys: Vec<_> = page.outputs.unwrap().into_iter().filter_map(|output| output.output_key).collect();
        (keys.join(" "), page.next_page_token.is_some())
    };
    assert_eq!(get(None, None), ("CloudformationStackARN Size Extra".into(), false));
    assert_eq!(get(Some(vec!["Extra".into(), "x".into()]), None), ("Extra".into(), false));
    assert_eq!(get(None, Some(1)), ("CloudformationStackARN".into(), true));
}

#[test]
fn a_resource_that_fails_is_rolled_back_in_view_of_everybody() {
    let mut shop = Shop::new(TEMPLATE);
    outputs(shop.provision(&[("Secret", "s")]));
    let version = shop.described().provisioning_artifact_id;
    let input = api::UpdateProvisionedProductInput {
        provisioned_product_name: Some("web".into()),
        provisioning_parameters: Some(vec![
            api::UpdateProvisioningParameter {
                key: Some("Secret".into()),
                value: None,
                use_previous_value: Some(true),
            },
            api::UpdateProvisioningParameter {
                key: Some("Size".into()),
                value: Some("9".into()),
                use_previous_value: None,
            },
        ]),
        update_token: "u".into(),
        ..Default::default()
    };
    let record = shop.world.write(update_provisioned_product, input).unwrap().record_detail.unwrap();
    let mut seen = Vec::new();
    while shop.world.step() {
        let input = api::DescribeRecordInput { id: record.record_id.clone().unwrap(), ..Default::default() };
        let detail = shop.world.read(describe_record, input).unwrap().record_detail.unwrap();
        if seen.last() != Some(&detail.status.unwrap()) {
            seen.push(detail.status.unwrap());
        }
    }
    assert_eq!(seen, [InProgress, InProgressInError, Failed]);
    let product = shop.described();
    assert_eq!(product.status, Some(ProvisionedProductStatus::Tainted));
    assert_eq!(
        product.status_message.as_deref(),
        Some(
            "The following resource(s) failed to update: [Topic]. Template error: Fn::Select cannot select \
              nonexistent value at index 9"
        )
    );
    assert_eq!(product.provisioning_artifact_id, version);
    outputs(shop.update("v1", &[("Secret", None)]));
    assert_eq!(shop.described().status, Some(ProvisionedProductStatus::Available));
}

#[test]
fn an_update_falls_back_to_defaults_unless_the_previous_value_is_asked_for() {
    let mut shop = Shop::new(TEMPLATE);
    outputs(shop.provision(&[("Secret", "s"), ("Size", "2")]));
    let message = failure(shop.update("v1", &[]));
    assert!(message.contains("  Parameters: [Secret] must have values (Service"), "{message}");
    let kept = shop.update("v1", &[("Secret", None), ("Size", None)]);
    assert_eq!(outputs(kept), ["CloudformationStackARN", "Size", "Extra"]);
    let defaults = shop.update("v1", &[("Secret", None)]);
    assert_eq!(outputs(defaults), ["CloudformationStackARN", "Size"]);
}

#[test]
fn a_version_may_go_between_a_request_and_its_work() {
    let mut shop = Shop::new(TEMPLATE);
    outputs(shop.provision(&[("Secret", "s")]));
    let input = api::CreateProvisioningArtifactInput {
        product_id: shop.product.clone(),
        parameters: api::ProvisioningArtifactProperties {
            name: Some("v2".into()),
            info: Some([("LoadTemplateFromURL".to_owned(), "http://localhost/t".to_owned())].into()),
            ..Default::default()
        },
        idempotency_token: "v2".into(),
        ..Default::default()
    };
    let template = Template::new(TEMPLATE.replace("How big", "Size"));
    let made = shop.world.write_with(create_provisioning_artifact, input, Ok(template)).unwrap();
    let version = made.provisioning_artifact_detail.unwrap().id.unwrap();
    shop.world.settle();
    let input = api::UpdateProvisionedProductInput {
        provisioned_product_name: Some("web".into()),
        provisioning_artifact_id: Some(version.clone()),
        provisioning_parameters: Some(vec![api::UpdateProvisioningParameter {
            key: Some("Secret".into()),
            value: None,
            use_previous_value: Some(true),
        }]),
        update_token: "u".into(),
        ..Default::default()
    };
    let record = shop.world.write(update_provisioned_product, input).unwrap().record_detail.unwrap();
    let product = shop.product.clone();
    shop.world.change_catalog(|catalog| catalog.forget_product(&product));
    let record = shop.end(record);
    assert_eq!(record.record_outputs.as_ref().unwrap()[1].description.as_deref(), Some("Size"));
    assert_eq!(shop.described().provisioning_artifact_id, Some(version));
    outputs_of_nothing(shop.terminate());
    assert!(shop.stack_is_gone());
}

fn outputs_of_nothing(record: api::DescribeRecordOutput) {
    assert_eq!(outputs(record), Vec::<String>::new());
}

#[test]
fn a_stack_whose_exports_are_used_stays_unless_errors_are_ignored() {
    let exporting = r#"{ "Resources": { "A": { "Type": "AWS::SQS::Queue" } },
        "Outputs": { "Out": { "Value": "x", "Export": { "Name": "shared" } } } }"#;
    let importing = r#"{ "Resources": { "B": { "Type": "AWS::SNS::Topic", "Properties": {
        "DisplayName": { "Fn::ImportValue": "shared" } } } } }"#;
    let mut shop = Shop::new(exporting);
    outputs(shop.provision(&[]));
    let made = shop.world.write_with(
        super::super::products::create_product,
        create_product_input("User"),
        Ok(Template::new(importing)),
    );
    let product =
        made.unwrap().product_view_detail.unwrap().product_view_summary.unwrap().product_id.unwrap();
    shop.world.portfolio_with("Users", &product);
    let input = api::ProvisionProductInput {
        product_id: Some(product),
        provisioning_artifact_name: Some("v1".into()),
        provisioned_product_name: "user".into(),
        provision_token: "user".into(),
        ..Default::default()
    };
    let record = shop.world.write(provision_product, input).unwrap().record_detail.unwrap();
    outputs(shop.end(record));
    let message = failure(shop.terminate());
    assert!(message.starts_with("Export shared cannot be deleted as it is in use by SC-"), "{message}");
    let product = shop.described();
    assert_eq!(
        (product.status, product.status_message),
        (Some(ProvisionedProductStatus::Tainted), Some(message))
    );
    let input = api::TerminateProvisionedProductInput {
        provisioned_product_name: Some("web".into()),
        terminate_token: "again".into(),
        ignore_errors: Some(true),
        ..Default::default()
    };
    let record = shop.world.write(terminate_provisioned_product, input).unwrap().record_detail.unwrap();
    outputs_of_nothing(shop.end(record));
    let catalog = shop.world.catalog();
    assert_eq!(
        (catalog.provisioned.iter().count(), catalog.left_stacks.len()),
        (1, 1),
        "the stack is still there"
    );
    let stack = catalog.left_stacks.values().next().unwrap();
    assert_eq!(stack.failed_status(), Some("DELETE_FAILED"), "so that it cannot be imported");
}
