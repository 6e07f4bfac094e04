use super::{
    super::super::{
        api::{self, RecordStatus, StackSetOperationType},
        artifacts::create_provisioning_artifact,
        constraints::create_constraint,
        products::create_product,
        records::describe_record,
        testing::{CALLER, World, create_product_input, described},
    },
    super::{
        describe_provisioned_product, get_provisioned_product_outputs, provision_product,
        terminate_provisioned_product, update_provisioned_product,
    },
    list_stack_instances_for_provisioned_product,
};
use crate::cloudformation::Template;

const ONE: &str = "111111111111";
const TWO: &str = "222222222222";

/// Fails in the second account when the parameter says so.
const TEMPLATE: &str = r#"{
    "Parameters": { "Name": { "Type": "String", "Default": "a" }, "Bad": { "Type": "String", "Default": "no" } },
    "Conditions": { "Fails": { "Fn::And": [
        { "Fn::Equals": [{ "Ref": "AWS::AccountId" }, "222222222222"] }, { "Fn::Equals": [{ "Ref": "Bad" }, "yes"] }
    ] } },
    "Resources": { "Queue": { "Type": "AWS::SQS::Queue", "Properties": {
        "QueueName": { "Fn::Sub": "${Name}-${AWS::Region}" },
        "KmsMasterKeyId": { "Fn::If": ["Fails", { "Fn::ImportValue": "nothing" }, { "Ref": "AWS::NoValue" }] }
    } } },
    "Outputs": { "Url": { "Value": { "Ref": "Queue" }, "Export": { "Name": "url" } } }
}"#;

/// Imports what a stack of the set exports.
const USER: &str = r#"{
    "Resources": { "Queue": { "Type": "AWS::SQS::Queue", "Properties": {
        "QueueName": { "Fn::Sub": ["my-${Name}", { "Name": { "Fn::Select": [4, { "Fn::Split": ["/", { "Fn::ImportValue": "url" }] }] } }] }
    } } }
}"#;

const SET: &str = r#"{"Version": "1", "Properties": {
    "AccountList": ["111111111111", "222222222222"], "RegionList": ["eu-west-1", "us-east-1"],
    "AdminRole": "arn:aws:iam::000000000000:role/Admin", "ExecutionRole": "Execution"}}"#;

struct Shop {
    world: World,
    product: String,
}

/// Preferences with these accounts and regions, so many failures, and so many at once.
fn preferences(accounts: &[&str], regions: &[&str]) -> api::UpdateProvisioningPreferences {
    let texts = |texts: &[&str]| (!texts.is_empty()).then(|| texts.iter().map(ToString::to_string).collect());
    api::UpdateProvisioningPreferences {
        stack_set_accounts: texts(accounts),
        stack_set_regions: texts(regions),
        ..Default::default()
    }
}

impl Shop {
    fn new() -> Self {
        let mut world = World::new();
        let made = world.write_with(create_product, create_product_input("App"), Ok(Template::new(TEMPLATE)));
        let product =
            made.unwrap().product_view_detail.unwrap().product_view_summary.unwrap().product_id.unwrap();
        let portfolio_id = world.portfolio_with("Web", &product);
        let input = api::CreateConstraintInput {
            portfolio_id,
            product_id: product.clone(),
            parameters: SET.into(),
            r#type: "STACKSET".into(),
            idempotency_token: "t".into(),
            ..Default::default()
        };
        world.write(create_constraint, input).unwrap();
        Self { world, product }
    }

    fn order(&self, name: &str) -> api::ProvisionProductInput {
        api::ProvisionProductInput {
            product_id: Some(self.product.clone()),
            provisioning_artifact_name: Some("v1".into()),
            provisioned_product_name: name.into(),
            provision_token: format!("{name}-token"),
            ..Default::default()
        }
    }

    /// Provisions to the end; the record.
    fn provision(
        &mut self,
        preferences: api::ProvisioningPreferences,
        parameters: &[(&str, &str)],
    ) -> api::DescribeRecordOutput {
        let parameters = parameters.iter().map(|(key, value)| api::ProvisioningParameter {
            key: Some((*key).into()),
            value: Some((*value).into()),
        });
        let input = api::ProvisionProductInput {
            provisioning_preferences: Some(preferences),
            provisioning_parameters: Some(parameters.collect()),
            ..self.order("web")
        };
        let record = self.world.write(provision_product, input).unwrap().record_detail.unwrap();
        self.end(record)
    }

    fn update_input(
        &self,
        operation: Option<StackSetOperationType>,
        preferences: api::UpdateProvisioningPreferences,
        parameters: &[(&str, Option<&str>)],
    ) -> api::UpdateProvisionedProductInput {
        let parameters = parameters.iter().map(|(key, value)| api::UpdateProvisioningParameter {
            key: Some((*key).into()),
            value: value.map(str::to_owned),
            use_previous_value: Some(value.is_none()),
        });
        api::UpdateProvisionedProductInput {
            provisioned_product_name: Some("web".into()),
            provisioning_preferences: Some(api::UpdateProvisioningPreferences {
                stack_set_operation_type: operation,
                ..preferences
            }),
            provisioning_parameters: Some(parameters.collect()),
            update_token: self.world.now.as_millis().to_string(),
            ..Default::default()
        }
    }

    /// Updates to the end; the record.
    fn update(
        &mut self,
        operation: Option<StackSetOperationType>,
        preferences: api::UpdateProvisioningPreferences,
        parameters: &[(&str, Option<&str>)],
    ) -> api::DescribeRecordOutput {
        let input = self.update_input(operation, preferences, parameters);
        let record = self.world.write(update_provisioned_product, input).unwrap().record_detail.unwrap();
        self.end(record)
    }

    fn terminate(&mut self, retains: bool) -> api::DescribeRecordOutput {
        let input = api::TerminateProvisionedProductInput {
            provisioned_product_name: Some("web".into()),
            retain_physical_resources: Some(retains),
            terminate_token: "t".into(),
            ..Default::default()
        };
        let record = self.world.write(terminate_provisioned_product, input).unwrap().record_detail.unwrap();
        self.end(record)
    }

    fn end(&mut self, record: api::RecordDetail) -> api::DescribeRecordOutput {
        self.world.settle();
        let input = api::DescribeRecordInput { id: record.record_id.unwrap(), ..Default::default() };
        self.world.read(describe_record, input).unwrap()
    }

    fn product(&self) -> api::ProvisionedProductDetail {
        let input = api::DescribeProvisionedProductInput { name: Some("web".into()), ..Default::default() };
        self.world.read(describe_provisioned_product, input).unwrap().provisioned_product_detail.unwrap()
    }

    /// Account, region and status of all instances, read in pages of one.
    fn instances(&self) -> Vec<String> {
        let (mut shown, mut page_token) = (Vec::new(), None);
        loop {
            let input = api::ListStackInstancesForProvisionedProductInput {
                provisioned_product_id: self.product().id.unwrap(),
                page_size: Some(1),
                page_token,
                ..Default::default()
            };
            let page = self.world.read(list_stack_instances_for_provisioned_product, input).unwrap();
            for one in page.stack_instances.unwrap() {
                let account = one.account.unwrap();
                let status = one.stack_instance_status.unwrap();
                shown.push(format!("{} {} {status}", &account[..1], one.region.unwrap()));
            }
            page_token = page.next_page_token;
            if page_token.is_none() {
                return shown;
            }
        }
    }

    /// The names of the queues of the stacks, in the order of the instances.
    fn queues(&self) -> Vec<String> {
        let id = self.product().id.unwrap();
        let set = self.world.catalog().provisioned.get(&id).unwrap().stack_set.as_ref().unwrap();
        let stacks = set.instances.values().filter_map(|instance| instance.stack.as_ref());
        let queues = stacks.flat_map(|stack| stack.resources());
        queues.map(|queue| queue.physical_id.rsplit('/').next().unwrap().to_owned()).collect()
    }
}

fn status(record: &api::DescribeRecordOutput) -> RecordStatus {
    record.record_detail.as_ref().unwrap().status.unwrap()
}

fn error(record: &api::DescribeRecordOutput) -> &str {
    let errors = record.record_detail.as_ref().unwrap().record_errors.as_ref().unwrap();
    errors[0].description.as_deref().unwrap()
}

#[test]
fn a_stack_in_every_account_and_region_that_is_allowed() {
    let mut shop = Shop::new();
    let record = shop.provision(<_>::default(), &[("Name", "jobs")]);
    assert_eq!(status(&record), RecordStatus::Succeeded, "{record:?}");
    let detail = record.record_detail.unwrap();
    assert_eq!(detail.provisioned_product_type.as_deref(), Some("CFN_STACKSET"));
    assert_eq!(detail.record_tags, Some(vec![]), "no system tags");
    assert_eq!(record.record_outputs, Some(vec![]));
    assert_eq!(shop.product().r#type.as_deref(), Some("CFN_STACKSET"));
    assert_eq!(
        shop.instances(),
        ["1 eu-west-1 CURRENT", "1 us-east-1 CURRENT", "2 eu-west-1 CURRENT", "2 us-east-1 CURRENT"]
    );
    assert_eq!(shop.queues(), ["jobs-eu-west-1", "jobs-us-east-1", "jobs-eu-west-1", "jobs-us-east-1"]);
    let id = shop.product().id.unwrap();
    let product = shop.world.catalog().provisioned.get(&id).unwrap();
    let set = format!("arn:aws:cloudformation:us-east-1:000000000000:stackset/SC-000000000000-{id}:");
    assert!(product.launch.stack.starts_with(&set));
    let stacks = product.stack_set.as_ref().unwrap().instances.values();
    for (stack, (account, region)) in stacks.map(|it| it.stack.as_ref().unwrap().arn()).zip([
        (ONE, "eu-west-1"),
        (ONE, "us-east-1"),
        (TWO, "eu-west-1"),
        (TWO, "us-east-1"),
    ]) {
        let name = format!("arn:aws:cloudformation:{region}:{account}:stack/StackSet-SC-000000000000-{id}-");
        assert!(stack.starts_with(&name), "{stack}");
    }
    let input = api::GetProvisionedProductOutputsInput {
        provisioned_product_name: Some("web".into()),
        ..Default::default()
    };
    let outputs = shop.world.read(get_provisioned_product_outputs, input).unwrap();
    assert_eq!(outputs.outputs, Some(vec![]));
}

#[test]
fn preferences_keep_to_the_constraint() {
    let mut shop = Shop::new();
    let mut refusal = |change: &dyn Fn(&mut api::ProvisioningPreferences)| {
        let mut preferences = api::ProvisioningPreferences::default();
        change(&mut preferences);
        let input =
            api::ProvisionProductInput { provisioning_preferences: Some(preferences), ..shop.order("web") };
        shop.world.refused(provision_product, input)
    };
    let of = |account: &str| Some(vec![ONE.to_owned(), account.to_owned()]);
    let text = refusal(&|it| it.stack_set_accounts = of("333333333333"));
    assert!(text.starts_with("InvalidParametersException: 333333333333"), "{text}");
    let text = refusal(&|it| it.stack_set_regions = Some(vec!["eu-north-1".into()]));
    assert!(text.starts_with("InvalidParametersException: eu-north-1"), "{text}");
    let text = refusal(&|it| {
        it.stack_set_failure_tolerance_count = Some(1);
        it.stack_set_failure_tolerance_percentage = Some(1);
    });
    assert!(text.contains("StackSetFailureTolerance"), "{text}");
    let text = refusal(&|it| {
        it.stack_set_max_concurrency_count = Some(1);
        it.stack_set_max_concurrency_percentage = Some(1);
    });
    assert!(text.contains("StackSetMaxConcurrency"), "{text}");
}

#[test]
fn too_many_failures_in_a_region_end_it() {
    let mut shop = Shop::new();
    let record = shop.provision(<_>::default(), &[("Bad", "yes")]);
    assert_eq!(status(&record), RecordStatus::Failed);
    assert!(error(&record).contains("account 222222222222 and region eu-west-1: "), "{}", error(&record));
    assert_eq!(shop.product().status, Some(api::ProvisionedProductStatus::Error));
    assert_eq!(
        shop.instances(),
        ["1 eu-west-1 CURRENT", "1 us-east-1 OUTDATED", "2 eu-west-1 OUTDATED", "2 us-east-1 OUTDATED"],
        "what was done is not taken back, and no other region is begun"
    );
    assert_eq!(status(&shop.terminate(false)), RecordStatus::Succeeded);
}

#[test]
fn some_failures_can_be_tolerated() {
    for tolerance in [(Some(1), None), (None, Some(50))] {
        let mut shop = Shop::new();
        let preferences = api::ProvisioningPreferences {
            stack_set_failure_tolerance_count: tolerance.0,
            stack_set_failure_tolerance_percentage: tolerance.1,
            stack_set_max_concurrency_percentage: Some(100),
            ..Default::default()
        };
        let record = shop.provision(preferences, &[("Bad", "yes")]);
        assert_eq!(status(&record), RecordStatus::Succeeded);
        assert_eq!(
            shop.instances(),
            ["1 eu-west-1 CURRENT", "1 us-east-1 CURRENT", "2 eu-west-1 OUTDATED", "2 us-east-1 OUTDATED"]
        );
        let record = shop.update(None, preferences_of(&[]), &[]);
        assert_eq!(status(&record), RecordStatus::Succeeded, "the parameter is what it was by default");
        assert!(shop.instances().iter().all(|instance| instance.ends_with("CURRENT")));
    }
}

fn preferences_of(accounts: &[&str]) -> api::UpdateProvisioningPreferences {
    preferences(accounts, &[])
}

#[test]
fn an_update_changes_stacks_and_outdates_the_others() {
    let mut shop = Shop::new();
    shop.provision(<_>::default(), &[("Name", "a")]);
    let record = shop.update(None, preferences_of(&[ONE]), &[("Name", Some("b"))]);
    assert_eq!(status(&record), RecordStatus::Succeeded);
    assert_eq!(
        shop.instances(),
        ["1 eu-west-1 CURRENT", "1 us-east-1 CURRENT", "2 eu-west-1 OUTDATED", "2 us-east-1 OUTDATED"]
    );
    assert_eq!(shop.queues(), ["b-eu-west-1", "b-us-east-1", "a-eu-west-1", "a-us-east-1"]);
    let record = shop.update(None, preferences_of(&[]), &[("Name", None)]);
    assert_eq!(status(&record), RecordStatus::Succeeded);
    assert_eq!(shop.queues(), ["b-eu-west-1", "b-us-east-1", "b-eu-west-1", "b-us-east-1"], "the previous");
    let record = shop.update(None, preferences_of(&[]), &[("Name", None), ("Bad", Some("yes"))]);
    assert_eq!(status(&record), RecordStatus::Failed);
    let product = shop.product();
    assert_eq!(product.status, Some(api::ProvisionedProductStatus::Tainted));
    assert_eq!(product.status_message.as_deref(), Some(error(&record)));
    let record = shop.update(None, preferences_of(&[]), &[("Nothing", Some("x"))]);
    assert!(error(&record).contains("Parameters: [Nothing] do not exist in the template"), "{record:?}");
}

#[test]
fn stacks_are_added_and_taken_away() {
    use StackSetOperationType::{Create, Delete};
    let mut shop = Shop::new();
    let named = api::ProvisioningPreferences {
        stack_set_accounts: Some(vec![ONE.into()]),
        stack_set_regions: Some(vec!["us-east-1".into()]),
        ..Default::default()
    };
    shop.provision(named, &[("Name", "a")]);
    assert_eq!(shop.instances(), ["1 us-east-1 CURRENT"]);
    let product = shop.product.clone();
    let input = api::CreateProvisioningArtifactInput {
        product_id: product,
        parameters: api::ProvisioningArtifactProperties {
            name: Some("v2".into()),
            ..create_product_input("App").provisioning_artifact_parameters.unwrap()
        },
        idempotency_token: "v2".into(),
        ..Default::default()
    };
    let made = shop.world.write_with(create_provisioning_artifact, input, Ok(Template::new(TEMPLATE)));
    made.unwrap();
    let before = shop.product().provisioning_artifact_id;

    let input = api::UpdateProvisionedProductInput {
        provisioning_artifact_name: Some("v2".into()),
        ..shop.update_input(Some(Create), preferences(&[TWO], &["us-east-1"]), &[("Name", Some("b"))])
    };
    let record = shop.world.write(update_provisioned_product, input).unwrap().record_detail.unwrap();
    let record = shop.end(record);
    assert_eq!(status(&record), RecordStatus::Succeeded);
    assert_eq!(shop.instances(), ["1 us-east-1 CURRENT", "2 us-east-1 CURRENT"]);
    assert_eq!(shop.queues(), ["a-us-east-1", "a-us-east-1"], "as the set is");
    assert_eq!(shop.product().provisioning_artifact_id, before, "another version is passed over");

    let record = shop.update(Some(Delete), preferences(&[ONE], &["us-east-1"]), &[]);
    assert_eq!(status(&record), RecordStatus::Succeeded);
    assert_eq!(shop.instances(), ["2 us-east-1 CURRENT"]);
    for operation in [Delete, StackSetOperationType::Update] {
        let record = shop.update(Some(operation), preferences(&[ONE], &["us-east-1"]), &[("Name", None)]);
        assert!(error(&record).contains("Stack instance not found"), "{record:?}");
    }
}

#[test]
fn a_termination_removes_or_leaves_every_stack() {
    for retains in [false, true] {
        let mut shop = Shop::new();
        shop.provision(<_>::default(), &[]);
        assert_eq!(status(&shop.terminate(retains)), RecordStatus::Succeeded);
        let mut left = 0;
        for account in [ONE, TWO] {
            for region in ["eu-west-1", "us-east-1"] {
                let account = crate::kit::AccountId::parse(account).unwrap();
                let region = crate::kit::Region::parse(region).unwrap();
                left += shop.world.state_mut().at(&crate::kit::Scope { account, region }).left_stacks.len();
            }
        }
        assert_eq!(left, if retains { 4 } else { 0 });
        let input = api::DescribeProvisionedProductInput { name: Some("web".into()), ..Default::default() };
        assert!(shop.world.read(describe_provisioned_product, input).is_err());
    }
}

#[test]
fn a_stack_that_cannot_be_removed_is_inoperable() {
    let mut shop = Shop::new();
    shop.provision(<_>::default(), &[]);
    shop.world.settings(|settings| settings.launch_paths = crate::kit::LaunchPaths::Open);
    shop.world.enter(TWO);
    let made = shop.world.write_with(create_product, create_product_input("User"), Ok(Template::new(USER)));
    let user = made.unwrap().product_view_detail.unwrap().product_view_summary.unwrap().product_id.unwrap();
    let portfolio = shop.world.portfolio("Other");
    shop.world.put(&user, &portfolio);
    let input = api::ProvisionProductInput { product_id: Some(user), ..shop.order("user") };
    let record = shop.world.write(provision_product, input).unwrap().record_detail.unwrap();
    let record = shop.end(record);
    assert_eq!(status(&record), RecordStatus::Succeeded, "what a stack there exports is there: {record:?}");
    shop.world.enter("000000000000");
    shop.world.call_as(CALLER);

    let record = shop.terminate(false);
    assert_eq!(status(&record), RecordStatus::Failed);
    assert!(error(&record).contains("account 222222222222 and region us-east-1: "), "{record:?}");
    assert_eq!(shop.product().status, Some(api::ProvisionedProductStatus::Tainted));
    assert_eq!(shop.instances(), ["2 us-east-1 INOPERABLE"]);
    let record = shop.update(None, preferences_of(&[]), &[("Name", Some("b"))]);
    assert_eq!(status(&record), RecordStatus::Succeeded, "it is passed over");
    assert_eq!(shop.instances(), ["2 us-east-1 INOPERABLE"]);
}

#[test]
fn instances_show_while_they_come_to_be() {
    let mut shop = Shop::new();
    let input = shop.order("web");
    shop.world.write(provision_product, input).unwrap();
    assert!(shop.instances().is_empty());
    while shop.instances().is_empty() {
        assert!(shop.world.step());
    }
    assert!(shop.instances().iter().all(|instance| instance.ends_with("OUTDATED")));
}

#[test]
fn only_a_stack_set_has_instances() {
    let mut shop = Shop::new();
    let product = shop.world.product("Plain");
    shop.world.portfolio_with("Other", &product);
    let input = api::ProvisionProductInput { product_id: Some(product), ..shop.order("plain") };
    let record = shop.world.write(provision_product, input).unwrap().record_detail.unwrap();
    let id = record.provisioned_product_id.unwrap();
    for (id, code) in [(id.as_str(), "InvalidParametersException"), ("pp-x", "ResourceNotFoundException")] {
        let input = api::ListStackInstancesForProvisionedProductInput {
            provisioned_product_id: id.into(),
            ..Default::default()
        };
        let error = shop.world.read(list_stack_instances_for_provisioned_product, input).unwrap_err();
        assert!(described(&error).starts_with(code));
    }
    shop.world.settle();
    let input = api::UpdateProvisionedProductInput {
        provisioned_product_id: Some(id),
        product_id: Some(shop.product.clone()),
        provisioning_artifact_name: Some("v1".into()),
        update_token: "u".into(),
        ..Default::default()
    };
    let text = shop.world.refused(update_provisioned_product, input);
    assert!(text.contains("is of type CFN_STACK and cannot become one of type CFN_STACKSET"), "{text}");
}
