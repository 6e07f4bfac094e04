//! What becomes of plans.

use super::{
    super::{
        super::{
            api::ProvisionedProductStatus as ProductStatus,
            constraints::create_constraint,
            products::create_product,
            testing::{World, create_product_input, described},
        },
        describe_provisioned_product,
        reading::testing::level,
        terminate_provisioned_product, update_provisioned_product,
    },
    create::create_provisioned_product_plan,
    delete::delete_provisioned_product_plan,
    execute::execute_provisioned_product_plan,
    lists::{describe_provisioned_product_plan, list_provisioned_product_plans},
    *,
};
use crate::cloudformation::Template;

const TEMPLATE: &str = r#"{
    "Parameters": { "Name": { "Type": "String", "Default": "jobs" }, "Index": { "Type": "String", "Default": "0" } },
    "Resources": {
        "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": { "Ref": "Name" } } },
        "Topic": { "Type": "AWS::SNS::Topic", "Properties": {
            "DisplayName": { "Fn::Select": [{ "Ref": "Index" }, { "Fn::Split": ["|", { "Fn::Sub": "${Queue}|b" }] }] }
        } }
    }
}"#;

struct Shop {
    world: World,
    product: String,
    artifact: String,
    portfolio: String,
    made: usize,
}

impl Shop {
    fn new() -> Self {
        let mut world = World::new();
        let template = Ok(Template::new(TEMPLATE));
        let made = world.write_with(create_product, create_product_input("App"), template).unwrap();
        let product = made.product_view_detail.unwrap().product_view_summary.unwrap().product_id.unwrap();
        let artifact = made.provisioning_artifact_detail.unwrap().id.unwrap();
        let portfolio = world.portfolio_with("Web", &product);
        Self { world, product, artifact, portfolio, made: 0 }
    }

    fn input(
        &mut self,
        name: &str,
        parameters: &[(&str, Option<&str>)],
    ) -> api::CreateProvisionedProductPlanInput {
        self.made += 1;
        let parameters = parameters.iter().map(|(key, value)| api::UpdateProvisioningParameter {
            key: Some((*key).into()),
            value: value.map(str::to_owned),
            use_previous_value: value.is_none().then_some(true),
        });
        api::CreateProvisionedProductPlanInput {
            plan_name: "rollout".into(),
            plan_type: api::ProvisionedProductPlanType::Cloudformation,
            product_id: self.product.clone(),
            provisioned_product_name: name.into(),
            provisioning_artifact_id: self.artifact.clone(),
            provisioning_parameters: Some(parameters.collect()),
            idempotency_token: format!("plan-{}", self.made),
            ..Default::default()
        }
    }

    /// Makes a plan; its id.
    fn plan(&mut self, name: &str, parameters: &[(&str, Option<&str>)]) -> String {
        let input = self.input(name, parameters);
        self.world.write(create_provisioned_product_plan, input).unwrap().plan_id.unwrap()
    }

    fn execute(&mut self, plan: &str) -> api::RecordDetail {
        self.world.write(execute_provisioned_product_plan, executing(plan)).unwrap().record_detail.unwrap()
    }

    /// Plans and executes to the end; the plan.
    fn carry_out(&mut self, name: &str, parameters: &[(&str, Option<&str>)]) -> String {
        let plan = self.plan(name, parameters);
        self.world.settle();
        self.execute(&plan);
        self.world.settle();
        plan
    }

    fn look(&self, plan: &str) -> (Status, Option<String>) {
        let details = self.details(plan).provisioned_product_plan_details.unwrap();
        (details.status.unwrap(), details.status_message)
    }

    fn details(&self, plan: &str) -> api::DescribeProvisionedProductPlanOutput {
        let input = api::DescribeProvisionedProductPlanInput { plan_id: plan.into(), ..Default::default() };
        self.world.read(describe_provisioned_product_plan, input).unwrap()
    }

    /// Action, logical id and replacement of each change.
    fn changes(&self, plan: &str) -> Vec<String> {
        let changes = self.details(plan).resource_changes.unwrap();
        let told = changes.iter().map(|change| {
            let replacement = change.replacement.map_or("", |replacement| replacement.as_str());
            format!(
                "{} {} {replacement}",
                change.action.unwrap(),
                change.logical_resource_id.as_ref().unwrap()
            )
        });
        told.collect()
    }

    fn product(&self, name: &str) -> Option<api::ProvisionedProductDetail> {
        let input = api::DescribeProvisionedProductInput { name: Some(name.into()), ..Default::default() };
        self.world.read(describe_provisioned_product, input).ok()?.provisioned_product_detail
    }

    fn status(&self, name: &str) -> Option<ProductStatus> {
        self.product(name)?.status
    }

    fn delete(&mut self, plan: &str, ignores: bool) -> Result<()> {
        self.world.write(delete_provisioned_product_plan, deleting(plan, ignores)).map(drop)
    }

    fn terminate(&mut self, name: &str) {
        let input = api::TerminateProvisionedProductInput {
            provisioned_product_name: Some(name.into()),
            terminate_token: "t".into(),
            ..Default::default()
        };
        self.world.write(terminate_provisioned_product, input).unwrap();
    }

    fn list(&self, input: api::ListProvisionedProductPlansInput) -> Vec<String> {
        let page = self.world.read(list_provisioned_product_plans, input).unwrap();
        page.provisioned_product_plans.unwrap().into_iter().map(|plan| plan.plan_id.unwrap()).collect()
    }
}

fn executing(plan: &str) -> api::ExecuteProvisionedProductPlanInput {
    let idempotency_token = format!("{plan}-execute");
    api::ExecuteProvisionedProductPlanInput { plan_id: plan.into(), idempotency_token, ..Default::default() }
}

fn deleting(plan: &str, ignores: bool) -> api::DeleteProvisionedProductPlanInput {
    let ignore_errors = Some(ignores);
    api::DeleteProvisionedProductPlanInput { plan_id: plan.into(), ignore_errors, ..Default::default() }
}

/// Plans something with one parameter, which may be refused.
pub(in super::super) fn plan(world: &mut World, product: &str, name: &str, (key, value): (&str, &str)) {
    let parameter = api::UpdateProvisioningParameter {
        key: Some(key.into()),
        value: Some(value.into()),
        use_previous_value: None,
    };
    let artifact = &world.catalog().products.get(product).unwrap().artifacts[0];
    let input = api::CreateProvisionedProductPlanInput {
        plan_name: "any".into(),
        plan_type: api::ProvisionedProductPlanType::Cloudformation,
        product_id: product.into(),
        provisioned_product_name: name.into(),
        provisioning_artifact_id: (&artifact.id).into(),
        provisioning_parameters: Some(vec![parameter]),
        idempotency_token: format!("{name}-{}-{value}", world.now.as_millis()),
        ..Default::default()
    };
    drop(world.write(create_provisioned_product_plan, input));
}

/// Executes the plan at this place, if there is one.
pub(in super::super) fn execute(world: &mut World, place: usize) {
    if let Some(id) = id_at(world, place) {
        drop(world.write(execute_provisioned_product_plan, executing(&id)));
    }
}

/// Deletes the plan at this place, if there is one.
pub(in super::super) fn delete(world: &mut World, place: usize, ignores: bool) {
    if let Some(id) = id_at(world, place) {
        drop(world.write(delete_provisioned_product_plan, deleting(&id, ignores)));
    }
}

/// Whether there is any plan.
pub(in super::super) fn planned(world: &World) -> bool {
    id_at(world, 0).is_some()
}

fn id_at(world: &World, place: usize) -> Option<String> {
    world.catalog().plans.all.iter().nth(place).map(|plan| (&plan.id).into())
}

#[test]
fn a_plan_of_something_new_lets_it_appear_and_makes_it_when_executed() {
    let mut shop = Shop::new();
    let plan = shop.plan("web", &[]);
    let product = shop.product("web").unwrap();
    assert_eq!(product.status, Some(ProductStatus::PlanInProgress));
    assert_eq!((&product.last_record_id, &product.last_provisioning_record_id), (&None, &None));
    assert_eq!(shop.look(&plan), (Status::CreateInProgress, None));
    assert!(shop.changes(&plan).is_empty());
    let text = shop.world.refused(execute_provisioned_product_plan, executing(&plan));
    assert!(text.starts_with("InvalidStateException"), "{text}");
    shop.world.settle();
    assert_eq!(shop.look(&plan), (Status::CreateSuccess, None));
    assert_eq!(shop.changes(&plan), ["ADD Queue ", "ADD Topic "]);
    let record = shop.execute(&plan);
    assert_eq!(
        (record.status, record.record_type.as_deref()),
        (Some(api::RecordStatus::Created), Some("PROVISION_PRODUCT"))
    );
    assert_eq!(shop.look(&plan), (Status::ExecuteInProgress, None));
    assert_eq!(shop.status("web"), Some(ProductStatus::UnderChange));
    shop.world.settle();
    assert_eq!(shop.look(&plan), (Status::ExecuteSuccess, None));
    let product = shop.product("web").unwrap();
    assert_eq!(product.status, Some(ProductStatus::Available));
    assert_eq!(product.last_successful_provisioning_record_id, record.record_id);
    assert_eq!(product.last_provisioning_record_id, record.record_id);
    shop.delete(&plan, false).unwrap();
    assert_eq!(shop.status("web"), Some(ProductStatus::Available));
}

#[test]
fn a_plan_tells_what_an_update_does() {
    let mut shop = Shop::new();
    let first = shop.carry_out("web", &[]);
    shop.delete(&first, false).unwrap();
    let plan = shop.plan("web", &[("Name", Some("other"))]);
    assert_eq!(shop.status("web"), Some(ProductStatus::Available), "it is only planned to change");
    shop.world.settle();
    assert_eq!(shop.changes(&plan), ["MODIFY Queue TRUE", "MODIFY Topic FALSE"]);
    let queue = shop.details(&plan).resource_changes.unwrap().remove(0);
    assert!(queue.physical_resource_id.unwrap().ends_with("/jobs"));
    assert_eq!(queue.scope, Some(vec![api::ResourceAttribute::Properties]));
    let details = queue.details.unwrap();
    let causes: Vec<_> = details
        .iter()
        .map(|detail| (detail.evaluation.unwrap().as_str(), detail.causing_entity.as_deref()))
        .collect();
    assert_eq!(causes, [("DYNAMIC", None), ("STATIC", Some("Name"))]);
    let target = details[1].target.as_ref().unwrap();
    assert_eq!(target.requires_recreation, Some(api::RequiresRecreation::Always));
    assert_eq!(target.name.as_deref(), Some("QueueName"));
    let record = shop.execute(&plan);
    assert_eq!(record.record_type.as_deref(), Some("UPDATE_PROVISIONED_PRODUCT"));
    shop.world.settle();
    assert_eq!(shop.look(&plan).0, Status::ExecuteSuccess);
    shop.delete(&plan, false).unwrap();
    let kept = shop.plan("web", &[("Name", None)]);
    shop.world.settle();
    let text = "The submitted information didn't contain changes. Submit different information to create a change set.";
    assert_eq!(shop.look(&kept), (Status::CreateFailed, Some(text.into())));
    shop.delete(&kept, false).unwrap();
    let idle = shop.plan("web", &[("Name", None), ("Index", Some("00"))]);
    shop.world.settle();
    assert_eq!(shop.look(&idle), (Status::CreateFailed, Some("No updates are to be performed.".into())));
}

#[test]
fn what_cloudformation_refuses_fails_the_plan() {
    for (parameter, message) in [
        (("X", Some("1")), "Parameters: [X] do not exist in the template"),
        (
            ("Name", None),
            "Invalid input for parameter key Name. Cannot specify usePreviousValue as true for a parameter key not in the \
             previous template",
        ),
    ] {
        let mut shop = Shop::new();
        let plan = shop.plan("web", &[parameter]);
        shop.world.settle();
        let (status, told) = shop.look(&plan);
        assert_eq!(status, Status::CreateFailed);
        let begin = "Error calling API cloudformation:CreateChangeSet. ErrorCode: ValidationError, Message: ";
        let told = told.unwrap();
        assert!(told.strip_prefix(begin).is_some_and(|told| told.starts_with(message)), "{told}");
        assert_eq!(shop.status("web"), Some(ProductStatus::PlanInProgress));
        let text = shop.world.refused(execute_provisioned_product_plan, executing(&plan));
        assert!(text.starts_with("InvalidStateException"), "{text}");
        shop.delete(&plan, false).unwrap();
        assert_eq!(shop.status("web"), None, "there was but a plan of it");
    }
}

#[test]
fn a_plan_whose_execution_failed_only_goes_when_told_to() {
    let mut shop = Shop::new();
    let plan = shop.carry_out("web", &[("Index", Some("7"))]);
    let (status, message) = shop.look(&plan);
    assert_eq!(status, Status::ExecuteFailed);
    let product = shop.product("web").unwrap();
    assert_eq!((product.status, product.status_message), (Some(ProductStatus::Error), message));
    let text = shop.world.refused(delete_provisioned_product_plan, deleting(&plan, false));
    let begin = "ValidationException: Cannot delete ChangeSet in execution status EXECUTE_FAILED (Service: \
                 AmazonCloudFormation; Status Code: 400; Error Code: InvalidChangeSetStatus; Request ID: ";
    assert!(text.starts_with(begin), "{text}");
    shop.delete(&plan, true).unwrap();
    assert_eq!(shop.status("web"), Some(ProductStatus::Error), "it was more than planned");
    assert_eq!(
        described(&shop.delete(&plan, true).unwrap_err()),
        format!("ResourceNotFoundException: Provisioned product plan not found: {plan}")
    );
}

#[test]
fn there_is_one_plan_of_each_and_only_of_what_is_ready() {
    let mut shop = Shop::new();
    let plan = shop.plan("web", &[]);
    let again = shop.input("web", &[]);
    let text = shop.world.refused(create_provisioned_product_plan, again);
    assert!(text.starts_with("InvalidStateException") && text.contains(&plan), "{text}");
    shop.world.settle();
    shop.execute(&plan);
    shop.delete(&plan, true).unwrap();
    let busy = shop.input("web", &[]);
    let text = shop.world.refused(create_provisioned_product_plan, busy);
    assert!(text.starts_with("InvalidStateException") && text.contains("UNDER_CHANGE"), "{text}");
    shop.world.settle();
    let plan = shop.plan("web", &[("Index", Some("1"))]);
    shop.terminate("web");
    shop.world.settle();
    let text = shop.world.refused(execute_provisioned_product_plan, executing(&plan));
    assert_eq!(text, format!("ResourceNotFoundException: Provisioned product plan not found: {plan}"));
}

#[test]
fn a_plan_of_what_changed_since_is_obsolete_and_one_made_meanwhile_fails() {
    let mut shop = Shop::new();
    let first = shop.carry_out("web", &[]);
    shop.delete(&first, false).unwrap();
    let plan = shop.plan("web", &[("Index", Some("1"))]);
    let update = |token: &str| api::UpdateProvisionedProductInput {
        provisioned_product_name: Some("web".into()),
        update_token: token.into(),
        ..Default::default()
    };
    shop.world.settle();
    shop.world.write(update_provisioned_product, update("a")).unwrap();
    let text = shop.world.refused(execute_provisioned_product_plan, executing(&plan));
    assert!(text.starts_with("InvalidStateException") && text.contains("UNDER_CHANGE"), "{text}");
    shop.world.settle();
    let text = shop.world.refused(execute_provisioned_product_plan, executing(&plan));
    assert!(text.starts_with("InvalidStateException") && text.contains("obsolete"), "{text}");
    shop.delete(&plan, false).unwrap();
    let plan = shop.plan("web", &[("Index", Some("1"))]);
    shop.world.settings(|settings| {
        settings.delays.insert(super::super::RECORD_START.name.into(), Duration::from_hours(1));
    });
    shop.world.write(update_provisioned_product, update("b")).unwrap();
    shop.world.settle();
    let (status, message) = shop.look(&plan);
    assert_eq!(status, Status::CreateFailed);
    assert!(message.unwrap().ends_with(" is in UPDATE_IN_PROGRESS state and can not be updated."));
}

#[test]
fn tags_and_topics_come_with_the_plan() {
    let mut shop = Shop::new();
    let first = shop.carry_out("web", &[]);
    shop.delete(&first, false).unwrap();
    let tags = Some(vec![api::Tag { key: "team".into(), value: "a".into() }]);
    let input = api::CreateProvisionedProductPlanInput { tags: tags.clone(), ..shop.input("web", &[]) };
    let text = shop.world.refused(create_provisioned_product_plan, input.clone());
    assert!(text.starts_with("InvalidParametersException") && text.contains("RESOURCE_UPDATE"), "{text}");
    let constraint = api::CreateConstraintInput {
        portfolio_id: shop.portfolio.clone(),
        product_id: shop.product.clone(),
        parameters: r#"{"Version":"2.0","Properties":{"TagUpdateOnProvisionedProduct":"ALLOWED"}}"#.into(),
        r#type: "RESOURCE_UPDATE".into(),
        idempotency_token: "c".into(),
        ..Default::default()
    };
    shop.world.write(create_constraint, constraint).unwrap();
    let topics = Some(vec!["arn:aws:sns:us-east-1:000000000000:news".to_owned()]);
    let input = api::CreateProvisionedProductPlanInput { notification_arns: topics.clone(), ..input };
    let plan = shop.world.write(create_provisioned_product_plan, input).unwrap().plan_id.unwrap();
    shop.world.settle();
    let details = shop.details(&plan);
    assert_eq!(details.resource_changes.unwrap().len(), 2);
    let details = details.provisioned_product_plan_details.unwrap();
    assert_eq!((details.tags, &details.notification_arns), (tags, &topics));
    shop.execute(&plan);
    shop.world.settle();
    let id = shop.product("web").unwrap().id.unwrap();
    let product = shop.world.catalog().provisioned.get(&id).unwrap();
    assert_eq!(Some(&*product.notification_arns), topics.as_deref());
    assert_eq!(product.tags.get("team").map(String::as_str), Some("a"));
}

#[test]
fn plans_are_listed_for_those_who_made_them() {
    let mut shop = Shop::new();
    shop.world.settings(|settings| settings.launch_paths = crate::kit::LaunchPaths::Open);
    let one = shop.plan("web", &[]);
    shop.world.call_as("arn:aws:iam::000000000000:user/ann");
    let two = shop.plan("api", &[]);
    assert_eq!(shop.list(<_>::default()), [two.as_str()]);
    let access_level_filter = Some(level(api::AccessLevelFilterKey::Account));
    let all = api::ListProvisionedProductPlansInput { access_level_filter, ..Default::default() };
    assert_eq!(shop.list(all.clone()), [one.as_str(), two.as_str()]);
    let of = |id: Option<String>| api::ListProvisionedProductPlansInput {
        provision_product_id: id,
        ..all.clone()
    };
    let web = shop.product("web").unwrap().id;
    assert_eq!(shop.list(of(web)), [one.as_str()]);
    let missing = shop.world.read(list_provisioned_product_plans, of(Some("pp-x".into()))).unwrap_err();
    assert_eq!(described(&missing), "ResourceNotFoundException: Provisioned product not found: pp-x");
    let page = api::ListProvisionedProductPlansInput { page_size: Some(1), ..all };
    let page = shop.world.read(list_provisioned_product_plans, page).unwrap();
    assert_eq!((page.provisioned_product_plans.unwrap().len(), page.next_page_token.is_some()), (1, true));
}

#[test]
fn a_token_seen_before_gets_its_answer_again() {
    let mut shop = Shop::new();
    let input = shop.input("web", &[]);
    let first = shop.world.write(create_provisioned_product_plan, input.clone()).unwrap();
    assert_eq!(shop.world.write(create_provisioned_product_plan, input).unwrap(), first);
    shop.world.settle();
    let plan = first.plan_id.unwrap();
    let record = shop.execute(&plan);
    assert_eq!(shop.execute(&plan), record);
}
