use serde_json::{Value, json};

use super::{
    super::{
        super::{
            api::{
                self, EngineWorkflowStatus::Failed, EngineWorkflowStatus::Succeeded, ProductType,
                ProvisionedProductStatus as Status, RecordStatus,
            },
            artifacts::describe_provisioning_artifact,
            constraints::create_constraint,
            describe_provisioning_parameters::describe_provisioning_parameters,
            products::create_product,
            records::describe_record,
            testing::{CALLER, World, create_product_input, described},
        },
        describe_provisioned_product, provision_product, terminate_provisioned_product,
        update_provisioned_product,
    },
    notify::{notify_provision, notify_terminate, notify_update},
    offers, parser,
};
use crate::cloudformation::Template;

const URL: &str = "https://archives.s3.eu-west-1.amazonaws.com/app/v1.tar.gz";
const ROLE: &str = "arn:aws:iam::000000000000:role/Launch";

struct Shop {
    world: World,
    product: String,
    portfolio: String,
}

impl Shop {
    fn unconstrained() -> Self {
        let mut world = World::new();
        let mut input = create_product_input("App");
        input.product_type = ProductType::External;
        let artifact = input.provisioning_artifact_parameters.as_mut().unwrap();
        artifact.r#type = Some(api::ProvisioningArtifactType::External);
        artifact.info = Some([("LoadTemplateFromURL".to_owned(), URL.to_owned())].into());
        let made = world.write_with(create_product, input, Ok(Template::new("")));
        let product =
            made.unwrap().product_view_detail.unwrap().product_view_summary.unwrap().product_id.unwrap();
        let portfolio = world.portfolio_with("Web", &product);
        Self { world, product, portfolio }
    }

    fn new() -> Self {
        let mut shop = Self::unconstrained();
        let input = api::CreateConstraintInput {
            portfolio_id: shop.portfolio.clone(),
            product_id: shop.product.clone(),
            parameters: format!(r#"{{"RoleArn":"{ROLE}"}}"#),
            r#type: "LAUNCH".into(),
            idempotency_token: "t".into(),
            ..Default::default()
        };
        shop.world.write(create_constraint, input).unwrap();
        shop
    }

    fn order(&self) -> api::ProvisionProductInput {
        api::ProvisionProductInput {
            product_id: Some(self.product.clone()),
            provisioning_artifact_name: Some("v1".into()),
            provisioned_product_name: "web".into(),
            provision_token: "web-token".into(),
            provisioning_parameters: Some(vec![api::ProvisioningParameter {
                key: Some("size".into()),
                value: Some("2".into()),
            }]),
            tags: Some(vec![api::Tag { key: "team".into(), value: "a".into() }]),
            ..Default::default()
        }
    }

    /// The messages in queues, once all that happens without the engine has happened.
    fn tasks(&mut self) -> Vec<Value> {
        self.world.settle();
        let tasks = offers(self.world.state_mut(), None);
        tasks.iter().map(|task| serde_json::to_value(task).unwrap()).collect()
    }

    /// The only message.
    fn task(&mut self) -> Value {
        let mut tasks = self.tasks();
        assert_eq!(tasks.len(), 1, "{tasks:?}");
        tasks.remove(0)
    }

    fn provision(&mut self) -> Value {
        let input = self.order();
        self.world.write(provision_product, input).unwrap();
        self.task()
    }

    fn update(&mut self, parameter: Option<&str>) -> Value {
        let input = api::UpdateProvisionedProductInput {
            provisioned_product_name: Some("web".into()),
            provisioning_parameters: Some(vec![api::UpdateProvisioningParameter {
                key: Some("size".into()),
                value: parameter.map(str::to_owned),
                use_previous_value: Some(parameter.is_none()),
            }]),
            update_token: self.world.now.as_millis().to_string(),
            ..Default::default()
        };
        self.world.write(update_provisioned_product, input).unwrap();
        self.task()
    }

    fn terminate_input(ignores: bool, retains: bool) -> api::TerminateProvisionedProductInput {
        api::TerminateProvisionedProductInput {
            provisioned_product_name: Some("web".into()),
            ignore_errors: Some(ignores),
            retain_physical_resources: Some(retains),
            terminate_token: "t".into(),
            ..Default::default()
        }
    }

    fn terminate(&mut self, ignores: bool) -> Value {
        self.world.write(terminate_provisioned_product, Self::terminate_input(ignores, false)).unwrap();
        self.task()
    }

    fn record(&self, task: &Value) -> api::DescribeRecordOutput {
        let id = task["message"]["recordId"].as_str().unwrap().to_owned();
        self.world.read(describe_record, api::DescribeRecordInput { id, ..Default::default() }).unwrap()
    }

    fn status(&self) -> Option<Status> {
        let input = api::DescribeProvisionedProductInput { name: Some("web".into()), ..Default::default() };
        let reply = self.world.read(describe_provisioned_product, input).ok()?;
        reply.provisioned_product_detail.unwrap().status
    }
}

fn text(task: &Value, member: &str) -> String {
    task["message"][member].as_str().unwrap().to_owned()
}

fn of_provision(
    task: &Value,
    status: api::EngineWorkflowStatus,
) -> api::NotifyProvisionProductEngineWorkflowResultInput {
    api::NotifyProvisionProductEngineWorkflowResultInput {
        workflow_token: text(task, "token"),
        record_id: text(task, "recordId"),
        status,
        failure_reason: (status == Failed).then(|| "no room".into()),
        resource_identifier: Some(api::EngineWorkflowResourceIdentifier {
            unique_tag: Some(api::UniqueTagResourceIdentifier {
                key: Some("SERVICE_CATALOG_TERRAFORM_INTEGRATION-DO_NOT_DELETE".into()),
                value: Some(text(task, "provisionedProductId")),
            }),
        }),
        outputs: Some(vec![api::RecordOutput {
            output_key: Some("url".into()),
            output_value: Some("https://web".into()),
            description: Some("Where".into()),
        }]),
        idempotency_token: "notice".into(),
    }
}

fn of_update(
    task: &Value,
    status: api::EngineWorkflowStatus,
) -> api::NotifyUpdateProvisionedProductEngineWorkflowResultInput {
    api::NotifyUpdateProvisionedProductEngineWorkflowResultInput {
        workflow_token: text(task, "token"),
        record_id: text(task, "recordId"),
        status,
        failure_reason: (status == Failed).then(|| "no room".into()),
        outputs: None,
        idempotency_token: text(task, "recordId"),
    }
}

fn of_terminate(
    task: &Value,
    status: api::EngineWorkflowStatus,
) -> api::NotifyTerminateProvisionedProductEngineWorkflowResultInput {
    api::NotifyTerminateProvisionedProductEngineWorkflowResultInput {
        workflow_token: text(task, "token"),
        record_id: text(task, "recordId"),
        status,
        failure_reason: (status == Failed).then(|| "locked".into()),
        idempotency_token: text(task, "recordId"),
    }
}

#[test]
fn a_launch_waits_for_the_engine() {
    let mut shop = Shop::new();
    let input = shop.order();
    let accepted = shop.world.write(provision_product, input).unwrap().record_detail.unwrap();
    assert_eq!(accepted.provisioned_product_type.as_deref(), Some("EXTERNAL"));
    assert!(offers(shop.world.state_mut(), None).is_empty(), "not before the work begins");
    let task = shop.task();
    let (record, pp) = (accepted.record_id.unwrap(), accepted.provisioned_product_id.unwrap());
    let mut expected = json!({
        "queue": "ServiceCatalogExternalProvisionOperationQueue", "account": "000000000000", "region": "us-east-1",
        "message": {
            "operation": "PROVISION_PRODUCT", "provisionedProductId": pp, "provisionedProductName": "web",
            "productId": shop.product, "provisioningArtifactId": accepted.provisioning_artifact_id,
            "recordId": record, "launchRoleArn": ROLE,
            "artifact": { "path": "S3://archives/app/v1.tar.gz", "type": "AWS_S3" },
            "identity": { "principal": "AIDA", "awsAccountId": "000000000000", "organizationId": "" },
            "parameters": [{ "key": "size", "value": "2" }], "tags": [{ "key": "team", "value": "a" }],
        },
    });
    expected["message"]["token"] = task["message"]["token"].clone();
    assert_eq!(task, expected);
    assert_eq!(shop.record(&task).record_detail.unwrap().status, Some(RecordStatus::InProgress));
    assert_eq!(shop.status(), Some(Status::UnderChange));
    let text = shop.world.refused(terminate_provisioned_product, Shop::terminate_input(true, true));
    assert!(text.contains("UNDER_CHANGE"), "even if errors are ignored: {text}");

    shop.world.write(notify_provision, of_provision(&task, Succeeded)).unwrap();
    assert!(shop.tasks().is_empty());
    assert_eq!(shop.status(), Some(Status::Available));
    let shown = shop.record(&task);
    let detail = shown.record_detail.unwrap();
    assert_eq!(detail.status, Some(RecordStatus::Succeeded));
    assert_eq!(detail.launch_role_arn.as_deref(), Some(ROLE));
    assert_eq!(shown.record_outputs, of_provision(&task, Succeeded).outputs, "and no stack");
    let product = shop.world.catalog().provisioned.get(&pp).unwrap();
    assert_eq!(product.made.as_ref().unwrap().tag.as_ref().unwrap().value.as_deref(), Some(pp.as_str()));
}

#[test]
fn a_launch_needs_a_launch_constraint() {
    let mut shop = Shop::unconstrained();
    let input = shop.order();
    let text = shop.world.refused(provision_product, input);
    assert!(text.starts_with("InvalidParametersException") && text.contains("LAUNCH constraint"), "{text}");
}

#[test]
fn what_fails_ends_in_error_or_tainted() {
    let mut shop = Shop::new();
    let task = shop.provision();
    shop.world.write(notify_provision, of_provision(&task, Failed)).unwrap();
    shop.world.settle();
    assert_eq!(shop.status(), Some(Status::Error));
    let detail = shop.record(&task).record_detail.unwrap();
    assert_eq!(detail.status, Some(RecordStatus::Failed));
    assert_eq!(detail.record_errors.unwrap()[0].description.as_deref(), Some("no room"));

    let mut shop = Shop::new();
    let task = shop.provision();
    shop.world.write(notify_provision, of_provision(&task, Succeeded)).unwrap();
    shop.world.settle();
    let task = shop.update(Some("3"));
    assert_eq!(task["queue"], "ServiceCatalogExternalUpdateOperationQueue");
    shop.world.write(notify_update, of_update(&task, Failed)).unwrap();
    shop.world.settle();
    assert_eq!(shop.status(), Some(Status::Tainted));
    let task = shop.update(None);
    assert_eq!(task["message"]["parameters"][0]["value"], "2", "of the last success");
    shop.world.write(notify_update, of_update(&task, Succeeded)).unwrap();
    shop.world.settle();
    assert_eq!(shop.status(), Some(Status::Available));
    let task = shop.terminate(false);
    shop.world.write(notify_terminate, of_terminate(&task, Failed)).unwrap();
    shop.world.settle();
    assert_eq!(shop.status(), Some(Status::Tainted));
}

#[test]
fn a_termination_is_the_engines_work_too() {
    for status in [Succeeded, Failed] {
        let mut shop = Shop::new();
        let task = shop.provision();
        shop.world.write(notify_provision, of_provision(&task, Succeeded)).unwrap();
        shop.world.settle();
        let task = shop.terminate(true);
        assert_eq!(task["queue"], "ServiceCatalogExternalTerminateOperationQueue");
        for member in ["productId", "provisioningArtifactId", "artifact", "parameters"] {
            assert_eq!(task["message"].get(member), None, "{member}");
        }
        shop.world.write(notify_terminate, of_terminate(&task, status)).unwrap();
        shop.world.settle();
        assert_eq!(shop.status(), None);
        let detail = shop.record(&task).record_detail.unwrap();
        assert_eq!(detail.status, Some(RecordStatus::Succeeded), "errors are ignored");
    }
}

#[test]
fn what_is_to_stay_is_no_task() {
    let mut shop = Shop::new();
    let task = shop.provision();
    shop.world.write(notify_provision, of_provision(&task, Succeeded)).unwrap();
    shop.world.settle();
    shop.world.write(terminate_provisioned_product, Shop::terminate_input(false, true)).unwrap();
    assert!(shop.tasks().is_empty());
    assert_eq!(shop.status(), None);
}

#[test]
fn a_notice_fits_its_task() {
    let mut shop = Shop::new();
    let task = shop.provision();
    let good = of_provision(&task, Succeeded);
    let mut wrong = good.clone();
    wrong.workflow_token = "abc".into();
    let text = shop.world.refused(notify_provision, wrong);
    assert_eq!(text, "InvalidParametersException: The workflow token is invalid.");
    let mut wrong = good.clone();
    wrong.record_id = "rec-x".into();
    assert!(shop.world.refused(notify_provision, wrong).starts_with("ResourceNotFoundException"));
    let mut wrong = good.clone();
    wrong.outputs = Some(vec![<_>::default()]);
    assert!(shop.world.refused(notify_provision, wrong).contains("OutputKey"));
    let text = shop.world.refused(notify_update, of_update(&task, Succeeded));
    assert!(text.contains("is of type PROVISION_PRODUCT"), "{text}");
    shop.world.write(notify_provision, good.clone()).unwrap();
    shop.world.write(notify_provision, good.clone()).unwrap();
    let mut other = good.clone();
    other.status = Failed;
    assert!(shop.world.refused(notify_provision, other).contains("idempotency token"));
    let again = api::NotifyProvisionProductEngineWorkflowResultInput {
        idempotency_token: "again".into(),
        ..good.clone()
    };
    assert!(shop.world.refused(notify_provision, again).contains("does not wait"));
    shop.world.settle();
    let late =
        api::NotifyProvisionProductEngineWorkflowResultInput { idempotency_token: "late".into(), ..good };
    assert!(shop.world.refused(notify_provision, late).contains("does not wait"));
}

#[test]
fn only_the_account_of_the_product_answers() {
    let mut shop = Shop::new();
    let task = shop.provision();
    assert_eq!(offers(shop.world.state_mut(), crate::kit::AccountId::parse("000000000000")).len(), 1);
    assert_eq!(offers(shop.world.state_mut(), crate::kit::AccountId::parse("111111111111")).len(), 0);
    shop.world.enter("111111111111");
    let text = shop.world.refused(notify_provision, of_provision(&task, Succeeded));
    assert!(text.starts_with("ResourceNotFoundException"), "{text}");
}

#[test]
fn a_session_is_told_without_its_name() {
    let mut shop = Shop::new();
    shop.world.call_as_id(CALLER, "AROAEXAMPLE:somebody");
    assert_eq!(shop.provision()["message"]["identity"]["principal"], "AROAEXAMPLE");
}

#[test]
fn parameters_are_those_that_the_engine_finds() {
    let mut shop = Shop::new();
    let by_name = || api::DescribeProvisioningParametersInput {
        product_name: Some("App".into()),
        provisioning_artifact_name: Some("v1".into()),
        ..Default::default()
    };
    let error = shop.world.read(describe_provisioning_parameters, by_name()).unwrap_err();
    let text = described(&error);
    assert!(
        text.starts_with("InvalidParametersException: Error occurred during parameter parsing: "),
        "{text}"
    );
    assert!(text.contains("ServiceCatalogExternalParameterParser"), "{text}");
    let artifact = shop.world.catalog().products.get(&shop.product).unwrap().artifacts[0].id.to_string();
    let told = json!({ "provisioningArtifactId": artifact, "parameters": [
        { "key": "size", "defaultValue": "1", "type": "number", "description": "How big", "isNoEcho": true },
    ] });
    assert!(parser::tell(shop.world.state_mut(), serde_json::from_value(told).unwrap()));
    let shown = shop.world.read(describe_provisioning_parameters, by_name()).unwrap();
    let parameters = shown.provisioning_artifact_parameters.unwrap();
    assert_eq!(parameters[0].parameter_key.as_deref(), Some("size"));
    assert_eq!(parameters[0].default_value.as_deref(), Some("1"));
    assert_eq!((parameters[0].is_no_echo, parameters.len()), (Some(true), 1));
    let instructions = shown.usage_instructions.unwrap();
    assert!(instructions.iter().any(|one| one.value.as_deref() == Some(ROLE)), "{instructions:?}");
    let input = api::DescribeProvisioningArtifactInput {
        product_name: Some("App".into()),
        provisioning_artifact_name: Some("v1".into()),
        verbose: Some(true),
        include_provisioning_artifact_parameters: Some(true),
        ..Default::default()
    };
    let shown = shop.world.read(describe_provisioning_artifact, input).unwrap();
    assert_eq!(shown.provisioning_artifact_parameters, Some(parameters));
    assert_eq!(shown.info, Some([("TemplateUrl".to_owned(), URL.to_owned())].into()), "and no template");

    let told = json!({ "provisioningArtifactId": artifact, "error": "no root module" });
    assert!(parser::tell(shop.world.state_mut(), serde_json::from_value(told).unwrap()));
    let error = shop.world.read(describe_provisioning_parameters, by_name()).unwrap_err();
    assert!(described(&error).ends_with("Error occurred during parameter parsing: no root module"));
    let told = json!({ "provisioningArtifactId": "pa-x" });
    assert!(!parser::tell(shop.world.state_mut(), serde_json::from_value(told).unwrap()));
}
