//! What becomes of stacks that are left behind.

use super::{
    super::{
        api,
        artifacts::create_provisioning_artifact,
        constraints::create_constraint,
        products::create_product,
        testing::{World, create_product_input},
    },
    *,
};
use crate::cloudformation::Template;

const TEMPLATE: &str = r#"{
    "Parameters": { "Name": { "Type": "String", "Default": "jobs" } },
    "Resources": {
        "Queue": { "Type": "AWS::SQS::Queue" },
        "Inner": { "Type": "AWS::CloudFormation::Stack", "Properties": { "TemplateURL": "https://example.com/t" } }
    },
    "Outputs": { "Name": { "Value": { "Ref": "Name" } } }
}"#;

struct Shop {
    world: World,
    product: String,
    artifact: String,
    portfolio: String,
}

impl Shop {
    fn new() -> Self {
        let mut world = World::new();
        let template = Ok(Template::new(TEMPLATE));
        let made = world.write_with(create_product, create_product_input("App"), template).unwrap();
        let product = made.product_view_detail.unwrap().product_view_summary.unwrap().product_id.unwrap();
        let artifact = made.provisioning_artifact_detail.unwrap().id.unwrap();
        let portfolio = world.portfolio_with("Web", &product);
        Self { world, product, artifact, portfolio }
    }

    /// Provisions to the end; the ARN of the stack.
    fn provision(&mut self, name: &str) -> String {
        let input = api::ProvisionProductInput {
            product_id: Some(self.product.clone()),
            provisioning_artifact_id: Some(self.artifact.clone()),
            provisioned_product_name: name.into(),
            tags: Some(vec![api::Tag { key: "team".into(), value: "a".into() }]),
            provision_token: format!("{name}-provision"),
            ..Default::default()
        };
        self.world.write(provision_product, input).unwrap();
        self.world.settle();
        self.outputs(name).remove(0)
    }

    /// Lets a provisioned product go and its stack stay.
    fn leave(&mut self, name: &str) {
        let input = api::TerminateProvisionedProductInput {
            provisioned_product_name: Some(name.into()),
            retain_physical_resources: Some(true),
            terminate_token: "t".into(),
            ..Default::default()
        };
        self.world.write(terminate_provisioned_product, input).unwrap();
        self.world.settle();
    }

    fn input(&self, name: &str, physical_id: &str) -> api::ImportAsProvisionedProductInput {
        api::ImportAsProvisionedProductInput {
            product_id: self.product.clone(),
            provisioning_artifact_id: self.artifact.clone(),
            provisioned_product_name: name.into(),
            physical_id: physical_id.into(),
            idempotency_token: format!("{name} {physical_id}"),
            ..Default::default()
        }
    }

    fn refused(&mut self, name: &str, physical_id: &str) -> String {
        let input = self.input(name, physical_id);
        self.world.refused(import_as_provisioned_product, input)
    }

    fn import(&mut self, name: &str, physical_id: &str) -> api::RecordDetail {
        let input = self.input(name, physical_id);
        self.world.write(import_as_provisioned_product, input).unwrap().record_detail.unwrap()
    }

    fn described(&self, name: &str) -> api::ProvisionedProductDetail {
        let input = api::DescribeProvisionedProductInput { name: Some(name.into()), ..Default::default() };
        self.world.read(describe_provisioned_product, input).unwrap().provisioned_product_detail.unwrap()
    }

    fn outputs(&self, name: &str) -> Vec<String> {
        let provisioned_product_name = Some(name.to_owned());
        let input = api::GetProvisionedProductOutputsInput { provisioned_product_name, ..Default::default() };
        let outputs = self.world.read(get_provisioned_product_outputs, input).unwrap().outputs.unwrap();
        outputs.into_iter().map(|output| output.output_value.unwrap()).collect()
    }
}

#[test]
fn a_stack_that_was_left_becomes_a_provisioned_product_as_it_is() {
    let mut shop = Shop::new();
    let arn = shop.provision("web");
    shop.leave("web");
    let constraint = api::CreateConstraintInput {
        portfolio_id: shop.portfolio.clone(),
        product_id: shop.product.clone(),
        parameters: r#"{"LocalRoleName":"Launch"}"#.into(),
        r#type: "LAUNCH".into(),
        idempotency_token: "c".into(),
        ..Default::default()
    };
    shop.world.write(create_constraint, constraint).unwrap();
    let record = shop.import("again", &arn);
    assert_eq!(record.status, Some(api::RecordStatus::Created));
    assert_eq!(record.record_type.as_deref(), Some("IMPORT_AS_PROVISIONED_PRODUCT"));
    assert_eq!((&record.launch_role_arn, record.path_id.is_some()), (&None, true));
    assert_eq!(shop.described("again").status, Some(ProvisionedProductStatus::UnderChange));
    assert!(shop.world.catalog().left_stacks.is_empty());
    assert_eq!(shop.import("again", &arn), record, "the token was seen before");
    shop.world.settle();
    let product = shop.described("again");
    assert_eq!(product.status, Some(ProvisionedProductStatus::Available));
    assert_eq!(product.last_successful_provisioning_record_id, record.record_id);
    assert_eq!(product.launch_role_arn, None, "constraints apply from the next update on");
    assert_eq!(shop.outputs("again"), [arn.as_str(), "jobs"]);
    let id = product.id.clone().unwrap();
    let tags = &shop.world.catalog().provisioned.get(&id).unwrap().tags;
    assert_eq!(tags.get("team").map(String::as_str), Some("a"));
    let text = shop.refused("twice", &arn);
    assert_eq!(
        text,
        format!("DuplicateResourceException: Stack {arn} is already managed by provisioned product {id}.")
    );
    let update = api::UpdateProvisionedProductInput {
        provisioned_product_name: Some("again".into()),
        update_token: "u".into(),
        ..Default::default()
    };
    shop.world.write(update_provisioned_product, update).unwrap();
    shop.world.settle();
    let role = shop.described("again").launch_role_arn.unwrap();
    assert_eq!(role, "arn:aws:iam::000000000000:role/Launch");
    assert_eq!(shop.outputs("again"), [arn.as_str(), "jobs"], "it is still the same stack");
}

#[test]
fn only_a_whole_stack_of_the_same_template_is_imported_and_one_at_a_time() {
    let mut shop = Shop::new();
    let (one, two) = (shop.provision("one"), shop.provision("two"));
    assert!(shop.refused("again", &one).starts_with("DuplicateResourceException"));
    shop.leave("one");
    shop.leave("two");
    let inner = shop.world.catalog().left_stacks.get(one.as_str()).unwrap();
    let inner = inner.resources().find(|it| &*it.logical_id == "Inner").unwrap().physical_id.to_string();
    for (id, code) in [
        ("jobs", "InvalidParametersException"),
        (inner.as_str(), "InvalidParametersException"),
        ("arn:aws:cloudformation:us-east-1:000000000000:stackset/s:1", "InvalidParametersException"),
        ("arn:aws:cloudformation:eu-west-1:000000000000:stack/s/1", "InvalidParametersException"),
        ("arn:aws:cloudformation:us-east-1:111111111111:stack/s/1", "InvalidParametersException"),
        ("arn:aws:cloudformation:us-east-1:000000000000:stack/s/1", "ResourceNotFoundException"),
    ] {
        let text = shop.refused("again", id);
        assert!(text.starts_with(code), "{id}: {text}");
    }
    let other = api::CreateProvisioningArtifactInput {
        product_id: shop.product.clone(),
        parameters: create_product_input("x").provisioning_artifact_parameters.unwrap(),
        idempotency_token: "v".into(),
        ..Default::default()
    };
    let template = Ok(Template::new(super::super::testing::TEMPLATE));
    let made = shop.world.write_with(create_provisioning_artifact, other, template).unwrap();
    let artifact = made.provisioning_artifact_detail.unwrap().id.unwrap();
    let first = std::mem::replace(&mut shop.artifact, artifact);
    assert!(shop.refused("again", &one).contains("does not match"));
    shop.artifact = first;
    shop.import("again", &one);
    let text = shop.refused("other", &two);
    assert!(text.starts_with("InvalidStateException: Only one import at a time"), "{text}");
    assert_eq!(
        shop.refused("again", &two),
        "InvalidParametersException: A stack named again already exists."
    );
    shop.world.settle();
    shop.import("other", &two);
    shop.world.settle();
    assert_eq!(shop.described("other").status, Some(ProvisionedProductStatus::Available));
}

#[test]
fn a_stack_gives_its_template_to_new_versions() {
    let mut shop = Shop::new();
    let arn = shop.provision("web");
    let input = |name: &str, arn: &str| {
        let mut input = create_product_input(name);
        let info = [("ImportFromPhysicalId".to_owned(), arn.to_owned())];
        input.provisioning_artifact_parameters.as_mut().unwrap().info = Some(info.into());
        input
    };
    let nothing = |arn: &str| Err(super::super::errors::no_stack_with_template(arn));
    let made = shop.world.write_with(create_product, input("Copy", &arn), nothing(&arn)).unwrap();
    let id = made.product_view_detail.unwrap().product_view_summary.unwrap().product_id.unwrap();
    let artifact = &shop.world.catalog().products.get(&id).unwrap().artifacts[0];
    assert_eq!(&**artifact.template().text(), TEMPLATE);
    shop.leave("web");
    shop.world.write_with(create_product, input("Other", &arn), nothing(&arn)).unwrap();
    let missing = "arn:aws:cloudformation:us-east-1:000000000000:stack/s/1";
    let refused = shop.world.write_with(create_product, input("No", missing), nothing(missing));
    assert_eq!(refused, nothing(missing).map(|_: Template| unreachable!()));
}
