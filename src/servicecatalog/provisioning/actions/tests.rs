//! What becomes of service actions.

use api::ServiceActionDefinitionKey::{AssumeRole, Name, Parameters, Version};

use super::{
    super::{
        super::{
            products::create_product,
            records::describe_record,
            service_actions::{associate_service_action_with_provisioning_artifact, create_service_action},
            testing::{World, create_product_input, described},
        },
        describe_provisioned_product, provision_product,
    },
    describe::describe_service_action_execution_parameters,
    execute::execute_provisioned_product_service_action,
    *,
};
use crate::cloudformation::Template;

const TEMPLATE: &str = r#"{ "Resources": {
    "Web": { "Type": "AWS::EC2::Instance" }, "Db": { "Type": "AWS::EC2::Instance" }, "Queue": { "Type": "AWS::SQS::Queue" }
} }"#;
const TARGET: &str = r#"[{"Name":"InstanceId","Type":"TARGET"}]"#;

struct Shop {
    world: World,
    product: String,
    artifact: String,
    pp: String,
}

impl Shop {
    fn new(template: &str) -> Self {
        let mut world = World::new();
        let made = world.write_with(create_product, create_product_input("App"), Ok(Template::new(template)));
        let made = made.unwrap();
        let product = made.product_view_detail.unwrap().product_view_summary.unwrap().product_id.unwrap();
        let artifact = made.provisioning_artifact_detail.unwrap().id.unwrap();
        world.portfolio_with("Web", &product);
        let input = api::ProvisionProductInput {
            product_id: Some(product.clone()),
            provisioning_artifact_id: Some(artifact.clone()),
            provisioned_product_name: "web".into(),
            provision_token: "t".into(),
            ..Default::default()
        };
        let record = world.write(provision_product, input).unwrap().record_detail.unwrap();
        Self { world, product, artifact, pp: record.provisioned_product_id.unwrap() }
    }

    /// A service action of the version; its id.
    fn action(&mut self, document: &str, more: &[(api::ServiceActionDefinitionKey, &str)]) -> String {
        let base = [(Name, document), (Version, "1")];
        let definition = base.iter().chain(more).map(|(key, value)| (*key, (*value).to_owned())).collect();
        let input = api::CreateServiceActionInput {
            name: "Act".into(),
            definition_type: api::ServiceActionDefinitionType::SsmAutomation,
            definition,
            idempotency_token: format!("{document}-{}", more.len()),
            ..Default::default()
        };
        let made = self.world.write(create_service_action, input).unwrap().service_action_detail.unwrap();
        let id = made.service_action_summary.unwrap().id.unwrap();
        let pair = api::AssociateServiceActionWithProvisioningArtifactInput {
            product_id: self.product.clone(),
            provisioning_artifact_id: self.artifact.clone(),
            service_action_id: id.clone(),
            ..Default::default()
        };
        self.world.write(associate_service_action_with_provisioning_artifact, pair).unwrap();
        id
    }

    fn input(&self, action: &str, sent: &[(&str, &str)]) -> api::ExecuteProvisionedProductServiceActionInput {
        let sent: std::collections::BTreeMap<_, _> =
            sent.iter().map(|(name, value)| ((*name).to_owned(), vec![(*value).to_owned()])).collect();
        api::ExecuteProvisionedProductServiceActionInput {
            provisioned_product_id: self.pp.clone(),
            service_action_id: action.into(),
            execute_token: format!("{action}-{}", self.world.now.as_millis()),
            parameters: (!sent.is_empty()).then_some(sent),
            ..Default::default()
        }
    }

    /// Executes to the end; the message of the failure, if it failed.
    fn execute(&mut self, action: &str, sent: &[(&str, &str)]) -> Option<String> {
        let input = self.input(action, sent);
        let record = self.world.write(execute_provisioned_product_service_action, input).unwrap();
        self.world.settle();
        let input = api::DescribeRecordInput {
            id: record.record_detail.unwrap().record_id.unwrap(),
            ..Default::default()
        };
        let record = self.world.read(describe_record, input).unwrap();
        assert_eq!(record.record_outputs, Some(Vec::new()));
        let record = record.record_detail.unwrap();
        let error = record.record_errors.unwrap().pop().map(|error| error.description.unwrap());
        assert_eq!(record.status == Some(api::RecordStatus::Failed), error.is_some());
        error
    }

    fn described(&self) -> api::ProvisionedProductDetail {
        let input = api::DescribeProvisionedProductInput { id: Some(self.pp.clone()), ..Default::default() };
        self.world.read(describe_provisioned_product, input).unwrap().provisioned_product_detail.unwrap()
    }

    fn parameters(&self, action: &str) -> Result<Vec<api::ExecutionParameter>> {
        let input = api::DescribeServiceActionExecutionParametersInput {
            provisioned_product_id: self.pp.clone(),
            service_action_id: action.into(),
            ..Default::default()
        };
        let reply = self.world.read(describe_service_action_execution_parameters, input)?;
        Ok(reply.service_action_parameters.unwrap())
    }
}

#[test]
fn an_action_is_executed_on_resources_and_moves_the_last_record_alone() {
    let mut shop = Shop::new(TEMPLATE);
    let action = shop.action("AWS-RestartEC2Instance", &[(Parameters, TARGET)]);
    let text = shop.world.refused(execute_provisioned_product_service_action, shop.input(&action, &[]));
    assert!(text.starts_with("InvalidStateException") && text.contains("UNDER_CHANGE"), "{text}");
    shop.world.settle();
    let before = shop.described();
    let parameters = shop.parameters(&action).unwrap();
    let values = parameters[0].default_values.clone().unwrap();
    assert_eq!((parameters.len(), parameters[0].r#type.as_deref()), (1, Some("TARGET")));
    assert!(values.len() == 2 && values.iter().all(|id| id.starts_with("i-")), "{values:?}");
    let input = shop.input(&action, &[("InstanceId", &values[0])]);
    let record = shop.world.write(execute_provisioned_product_service_action, input.clone()).unwrap();
    assert_eq!(shop.world.write(execute_provisioned_product_service_action, input).unwrap(), record);
    let record = record.record_detail.unwrap();
    assert_eq!(record.record_type.as_deref(), Some("EXECUTE_PROVISIONED_PRODUCT_SERVICE_ACTION"));
    assert_eq!(shop.described().status, Some(api::ProvisionedProductStatus::UnderChange));
    shop.world.settle();
    let after = shop.described();
    assert_eq!(after.last_record_id, record.record_id);
    assert_eq!(
        api::ProvisionedProductDetail { last_record_id: before.last_record_id.clone(), ..after },
        before
    );
    assert_eq!(shop.execute(&action, &[]), None, "the resources are found");
}

#[test]
fn what_cannot_be_started_fails_the_record_and_leaves_the_product_as_it_is() {
    let mut shop = Shop::new(TEMPLATE);
    shop.world.settle();
    let fine = shop.action("AWS-RestartEC2Instance", &[(Parameters, TARGET)]);
    let text = r#"[{"Name":"InstanceId","Type":"TARGET"},{"Name":"InstanceType","Type":"TEXT_VALUE"}]"#;
    let resize = shop.action("AWS-ResizeInstance", &[(Parameters, text)]);
    let database = shop.action("AWS-StopRdsInstance", &[(Parameters, TARGET)]);
    let bare = shop.action("AWS-StopEC2Instance", &[]);
    let role = shop.action("AWS-StartEC2Instance", &[(Parameters, TARGET), (AssumeRole, "LAUNCH_ROLE")]);
    let id = shop.parameters(&fine).unwrap().remove(0).default_values.unwrap().remove(0);
    for (action, sent, message) in [
        (
            &fine,
            vec![("InstanceId", "i-1")],
            "The following values for the parameter are not allowed because they are not in",
        ),
        (&fine, vec![("Other", "x")], "Parameter is not defined in service action definition"),
        (
            &resize,
            vec![("InstanceType", "m5.large")],
            "Parameter type error. The value supplied for InstanceId is not a valid",
        ),
        (
            &resize,
            vec![("InstanceId", id.as_str())],
            "An error occurred (InvalidAutomationExecutionParametersException) when",
        ),
        (
            &database,
            vec![],
            "Cannot find any resources with type AWS::RDS::DBInstance in provisioned product",
        ),
        (&bare, vec![], "An error occurred (InvalidAutomationExecutionParametersException) when calling the"),
        (&role, vec![], "Access denied while assuming the role"),
    ] {
        let failure = shop.execute(action, &sent).unwrap();
        assert!(failure.starts_with(message), "{failure}");
        let product = shop.described();
        assert_eq!(
            (product.status, product.status_message),
            (Some(api::ProvisionedProductStatus::Available), None)
        );
    }
    assert_eq!(shop.execute(&resize, &[("InstanceId", &id), ("InstanceType", "m5.large")]), None);
    assert_eq!(shop.parameters(&database).unwrap()[0].default_values, Some(Vec::new()));
}

#[test]
fn only_what_a_version_has_is_executed() {
    let mut shop = Shop::new(TEMPLATE);
    shop.world.settle();
    let unknown = shop.action("AWSSupport-ResetAccess", &[]);
    assert!(described(&shop.parameters(&unknown).unwrap_err()).contains("does not serve"));
    let input = api::CreateServiceActionInput {
        name: "Act".into(),
        definition_type: api::ServiceActionDefinitionType::SsmAutomation,
        definition: [(Name, "AWS-StopEC2Instance".to_owned()), (Version, "1".to_owned())].into(),
        idempotency_token: "alone".into(),
        ..Default::default()
    };
    let made = shop.world.write(create_service_action, input).unwrap().service_action_detail.unwrap();
    let alone = made.service_action_summary.unwrap().id.unwrap();
    for id in [alone.as_str(), "act-x"] {
        let text = shop.world.refused(execute_provisioned_product_service_action, shop.input(id, &[]));
        assert!(text.starts_with("ResourceNotFoundException"), "{text}");
    }
    shop.pp = "pp-x".into();
    assert_eq!(
        described(&shop.parameters(&unknown).unwrap_err()),
        "ResourceNotFoundException: Provisioned product not found: pp-x"
    );
}
