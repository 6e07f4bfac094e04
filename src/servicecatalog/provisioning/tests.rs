use super::{
    super::{
        api,
        records::describe_record,
        testing::{World, described},
    },
    *,
};

/// A world with a product that the caller has one path to.
struct Shop {
    world: World,
    product: String,
    portfolio: String,
}

impl Shop {
    fn new() -> Self {
        let mut world = World::new();
        let product = world.product("App");
        let portfolio = world.portfolio_with("Web", &product);
        Self { world, product, portfolio }
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

    fn provision(&mut self, input: api::ProvisionProductInput) -> api::RecordDetail {
        self.world.write(provision_product, input).unwrap().record_detail.unwrap()
    }

    /// A provisioned product that is `AVAILABLE`; returns its id.
    fn provisioned(&mut self, name: &str) -> String {
        let input = self.order(name);
        let record = self.provision(input);
        self.world.settle();
        record.provisioned_product_id.unwrap()
    }

    fn refused(&mut self, change: impl FnOnce(&mut api::ProvisionProductInput)) -> String {
        let mut input = self.order("web");
        change(&mut input);
        self.world.refused(provision_product, input)
    }

    fn describe(&self, id: &str) -> Result<api::ProvisionedProductDetail, String> {
        let input = api::DescribeProvisionedProductInput { id: Some(id.into()), ..Default::default() };
        let reply =
            self.world.read(describe_provisioned_product, input).map_err(|error| described(&error))?;
        assert_eq!(reply.cloud_watch_dashboards, Some(vec![]));
        Ok(reply.provisioned_product_detail.unwrap())
    }

    fn record(&self, id: &str) -> api::DescribeRecordOutput {
        let input = api::DescribeRecordInput { id: id.into(), ..Default::default() };
        self.world.read(describe_record, input).unwrap()
    }
}

fn update(id: &str, token: &str) -> api::UpdateProvisionedProductInput {
    api::UpdateProvisionedProductInput {
        provisioned_product_id: Some(id.into()),
        update_token: token.into(),
        ..Default::default()
    }
}

fn terminate(name: &str, token: &str) -> api::TerminateProvisionedProductInput {
    api::TerminateProvisionedProductInput {
        provisioned_product_name: Some(name.into()),
        terminate_token: token.into(),
        ..Default::default()
    }
}

fn tag(key: &str, value: &str) -> api::Tag {
    api::Tag { key: key.into(), value: value.into() }
}

#[test]
fn a_launch_is_created_then_in_progress_then_done() {
    let mut shop = Shop::new();
    let input = api::ProvisionProductInput { tags: Some(vec![tag("team", "a")]), ..shop.order("web") };
    let reply = shop.provision(input);
    let (record, id) = (reply.record_id.unwrap(), reply.provisioned_product_id.unwrap());
    assert_eq!((reply.status, reply.created_time), (Some(api::RecordStatus::Created), reply.updated_time));
    assert_eq!((reply.record_tags, reply.record_errors), (Some(vec![]), Some(vec![])));
    assert_eq!(
        reply.path_id,
        Some(shop.portfolio.replace("port-", "lpv3-")),
        "filled in though none was given"
    );
    assert_eq!(reply.provisioned_product_type.as_deref(), Some("CFN_STACK"));
    assert_eq!(reply.record_type.as_deref(), Some("PROVISION_PRODUCT"));

    let product = shop.describe(&id).unwrap();
    assert_eq!(product.status, Some(ProvisionedProductStatus::UnderChange), "inside the call");
    assert_eq!(product.last_successful_provisioning_record_id, None);
    assert_eq!(product.arn, Some(format!("arn:aws:servicecatalog:us-east-1:000000000000:stack/web/{id}")));
    assert_eq!(product.idempotency_token.as_deref(), Some("web-token"));
    assert_eq!(shop.record(&record).record_outputs, Some(vec![]));

    let accepted = shop.world.now;
    assert!(shop.world.step());
    assert_eq!(shop.world.now, accepted + RECORD_START.quick);
    let detail = shop.record(&record).record_detail.unwrap();
    assert_eq!(
        (detail.status, detail.updated_time),
        (Some(api::RecordStatus::InProgress), Some(shop.world.now))
    );
    assert!(shop.world.step(), "the call of CloudFormation");
    assert_eq!(shop.record(&record).record_detail.unwrap().status, Some(api::RecordStatus::InProgress));
    assert!(shop.world.step(), "the only resource");
    assert_eq!(shop.world.now, accepted + RECORD_START.quick + STACK_STEP.quick * 2);
    assert!(!shop.world.step());

    let done = shop.record(&record);
    let detail = done.record_detail.unwrap();
    assert_eq!(detail.status, Some(api::RecordStatus::Succeeded));
    let tags = detail.record_tags.unwrap();
    let keys: Vec<_> = tags.iter().map(|tag| tag.key.as_deref().unwrap()).collect();
    assert_eq!(keys[0], "team");
    assert!(
        keys[1..].iter().all(|key| key.starts_with("aws:servicecatalog:")) && keys.len() == 6,
        "{keys:?}"
    );
    let outputs = done.record_outputs.unwrap();
    assert_eq!(outputs[0].output_key.as_deref(), Some("CloudformationStackARN"));
    let stack = format!("arn:aws:cloudformation:us-east-1:000000000000:stack/SC-000000000000-{id}/");
    assert!(outputs[0].output_value.as_ref().unwrap().starts_with(&stack));

    let product = shop.describe(&id).unwrap();
    assert_eq!((product.status, product.status_message), (Some(ProvisionedProductStatus::Available), None));
    assert_eq!(product.last_successful_provisioning_record_id, Some(record));
}

#[test]
fn a_launch_names_what_it_wants_once() {
    let mut shop = Shop::new();
    for text in [
        shop.refused(|input| input.product_id = None),
        shop.refused(|input| input.product_name = Some("App".into())),
        shop.refused(|input| input.provisioning_artifact_name = None),
        shop.refused(|input| input.provisioning_artifact_id = Some("pa-x".into())),
        shop.refused(|input| (input.path_id, input.path_name) = (Some("lpv3-x".into()), Some("Web".into()))),
        shop.refused(|input| input.tags = Some(vec![tag("a", "1"), tag("a", "2")])),
    ] {
        assert!(text.starts_with("InvalidParametersException: "), "{text}");
    }
    for text in [
        shop.refused(|input| input.provisioning_artifact_name = Some("v2".into())),
        shop.refused(|input| input.path_id = Some("lpv3-x".into())),
        shop.refused(|input| input.product_id = Some("prod-x".into())),
    ] {
        assert!(text.starts_with("ResourceNotFoundException: "), "{text}");
    }
    let by_name = api::ProvisionProductInput {
        product_id: None,
        product_name: Some("App".into()),
        path_name: Some("Web".into()),
        ..shop.order("web")
    };
    shop.provision(by_name);
}

#[test]
fn a_product_needs_a_path_and_several_need_a_choice() {
    let mut shop = Shop::new();
    let product = shop.product.clone();
    shop.world.portfolio_with("Ops", &product);
    assert_eq!(
        shop.refused(|_| ()),
        "InvalidParametersException: More than one launch path ids exist. Please specify the launch path id"
    );
    let input = api::ProvisionProductInput { path_name: Some("Ops".into()), ..shop.order("ops") };
    shop.provision(input);
    shop.world.call_as("arn:aws:iam::000000000000:user/other");
    assert_eq!(
        shop.refused(|_| ()),
        format!("ResourceNotFoundException: No launch paths found for resource: {product}")
    );
    let by_name = |input: &mut api::ProvisionProductInput| {
        (input.product_id, input.product_name) = (None, Some("App".into()));
    };
    assert_eq!(
        shop.refused(by_name),
        "ResourceNotFoundException: Product with name App does not exist or access was denied."
    );
}

#[test]
fn a_name_is_taken_while_its_product_lives() {
    let mut shop = Shop::new();
    let first = shop.provisioned("web");
    let again = |input: &mut api::ProvisionProductInput| input.provision_token = "again".into();
    assert_eq!(shop.refused(again), "InvalidParametersException: A stack named web already exists.");
    shop.world.write(terminate_provisioned_product, terminate("web", "t")).unwrap();
    assert_eq!(shop.refused(again), "InvalidParametersException: A stack named web already exists.");
    shop.world.settle();
    let input = api::ProvisionProductInput { provision_token: "again".into(), ..shop.order("web") };
    assert_ne!(shop.provision(input).provisioned_product_id, Some(first));
}

#[test]
fn a_token_launches_once() {
    let mut shop = Shop::new();
    let input = shop.order("web");
    let first = shop.provision(input);
    shop.world.settle();
    let input = shop.order("web");
    assert_eq!(shop.provision(input), first, "the first answer, as it was");
    let text = shop.refused(|input| input.provisioned_product_name = "other".into());
    assert!(text.starts_with("InvalidParametersException: "), "{text}");
}

#[test]
fn an_update_goes_to_another_product_when_it_is_done() {
    let mut shop = Shop::new();
    let id = shop.provisioned("web");
    let other = shop.world.product("Other");
    let portfolio = shop.world.portfolio_with("Lab", &other);
    let without_version =
        api::UpdateProvisionedProductInput { product_id: Some(other.clone()), ..update(&id, "u") };
    assert!(
        shop.world
            .refused(update_provisioned_product, without_version.clone())
            .contains("artifact must be given")
    );
    let input = api::UpdateProvisionedProductInput {
        provisioning_artifact_name: Some("v1".into()),
        path_id: Some(portfolio.replace("port-", "lpv3-")),
        ..without_version
    };
    let reply = shop.world.write(update_provisioned_product, input.clone()).unwrap();
    assert_eq!(shop.world.write(update_provisioned_product, input).unwrap(), reply, "once per token");
    let record = reply.record_detail.unwrap();
    assert_eq!(record.product_id, Some(other.clone()));
    assert_eq!(record.record_type.as_deref(), Some("UPDATE_PROVISIONED_PRODUCT"));
    let under_change = shop.describe(&id).unwrap();
    assert_eq!(under_change.status, Some(ProvisionedProductStatus::UnderChange));
    assert_eq!(under_change.product_id, Some(shop.product.clone()));
    assert_eq!(under_change.last_record_id, record.record_id);
    assert_ne!(under_change.last_successful_provisioning_record_id, record.record_id);
    shop.world.settle();
    let updated = shop.describe(&id).unwrap();
    assert_eq!(
        (updated.status, updated.product_id),
        (Some(ProvisionedProductStatus::Available), Some(other))
    );
    assert_eq!(updated.last_successful_provisioning_record_id, record.record_id);
}

#[test]
fn an_update_may_name_its_product_by_name_or_arn() {
    let mut shop = Shop::new();
    let id = shop.provisioned("web");
    let arn = shop.describe(&id).unwrap().arn.unwrap();
    for name in ["web".to_owned(), arn.clone()] {
        let input = api::UpdateProvisionedProductInput {
            provisioned_product_id: None,
            provisioned_product_name: Some(name.clone()),
            ..update(&id, &name.replace([':', '/'], "-"))
        };
        shop.world.write(update_provisioned_product, input).unwrap();
        shop.world.settle();
    }
    for name in
        ["other".to_owned(), arn.replace("000000000000", "111111111111"), format!("{arn}x"), "arn:x".into()]
    {
        let text = shop.world.refused(terminate_provisioned_product, terminate(&name, "t"));
        assert_eq!(text, format!("ResourceNotFoundException: Provisioned product not found: {name}"));
    }
    let both = api::UpdateProvisionedProductInput {
        provisioned_product_name: Some("web".into()),
        ..update(&id, "b")
    };
    let text = shop.world.refused(update_provisioned_product, both);
    assert!(text.starts_with("InvalidParametersException: "), "{text}");
}

#[test]
fn an_update_is_refused_under_change_for_other_tags_and_for_stale_paths() {
    let mut shop = Shop::new();
    let input = api::ProvisionProductInput { tags: Some(vec![tag("team", "a")]), ..shop.order("web") };
    let id = shop.provision(input).provisioned_product_id.unwrap();
    let refused = |shop: &mut Shop, input| shop.world.refused(update_provisioned_product, input);
    assert!(refused(&mut shop, update(&id, "u")).contains("UNDER_CHANGE"));
    shop.world.settle();
    let tagged = |value| api::UpdateProvisionedProductInput {
        tags: Some(vec![tag("team", value)]),
        ..update(&id, "u")
    };
    assert!(refused(&mut shop, tagged("b")).contains("RESOURCE_UPDATE"));
    let stale = api::UpdateProvisionedProductInput { path_id: Some("lpv3-x".into()), ..update(&id, "u") };
    assert_eq!(refused(&mut shop, stale), "InvalidParametersException: Invalid PathId: lpv3-x");
    shop.world.write(update_provisioned_product, tagged("a")).unwrap();
    shop.world.settle();
    shop.world.call_as("arn:aws:iam::000000000000:user/other");
    assert!(refused(&mut shop, update(&id, "v")).contains("No launch paths found for resource"));
}

#[test]
fn an_update_that_cloudformation_rejects_taints_until_a_good_one() {
    let mut shop = Shop::new();
    let id = shop.provisioned("web");
    let parameter = api::UpdateProvisioningParameter {
        key: Some("Size".into()),
        value: Some("2".into()),
        use_previous_value: Some(true),
    };
    let input = api::UpdateProvisionedProductInput {
        provisioning_parameters: Some(vec![parameter]),
        ..update(&id, "u")
    };
    let record = shop.world.write(update_provisioned_product, input).unwrap().record_detail.unwrap();
    shop.world.settle();
    let tainted = shop.describe(&id).unwrap();
    let message = tainted.status_message.unwrap();
    assert_eq!(tainted.status, Some(ProvisionedProductStatus::Tainted));
    assert!(
        message.starts_with("AmazonCloudFormationException  Invalid input for parameter key Size. "),
        "{message}"
    );
    assert_ne!(tainted.last_successful_provisioning_record_id, record.record_id);
    let failed = shop.record(&record.record_id.unwrap());
    let detail = failed.record_detail.unwrap();
    assert_eq!((detail.status, failed.record_outputs), (Some(api::RecordStatus::Failed), Some(vec![])));
    assert_eq!(detail.record_errors.unwrap()[0].description, Some(message));
    shop.world.write(update_provisioned_product, update(&id, "v")).unwrap();
    shop.world.settle();
    let good = shop.describe(&id).unwrap();
    assert_eq!((good.status, good.status_message), (Some(ProvisionedProductStatus::Available), None));
}

#[test]
fn what_is_terminated_is_gone_but_its_records_stay() {
    let mut shop = Shop::new();
    let id = shop.provisioned("web");
    let reply = shop.world.write(terminate_provisioned_product, terminate("web", "t")).unwrap();
    assert_eq!(shop.world.write(terminate_provisioned_product, terminate("web", "t")).unwrap(), reply);
    let ignoring =
        api::TerminateProvisionedProductInput { ignore_errors: Some(true), ..terminate("web", "t") };
    for other in [ignoring, terminate("web", "u")] {
        let text = shop.world.refused(terminate_provisioned_product, other);
        assert!(text.starts_with("InvalidParametersException: "), "{text}");
    }
    let record = reply.record_detail.unwrap().record_id.unwrap();
    shop.world.settle();
    let gone = format!("ResourceNotFoundException: Provisioned product not found: {id}");
    assert_eq!(shop.describe(&id), Err(gone.clone()));
    assert_eq!(shop.world.refused(update_provisioned_product, update(&id, "u")), gone);
    let text = shop.world.refused(terminate_provisioned_product, terminate("web", "t"));
    assert_eq!(text, "ResourceNotFoundException: Provisioned product not found: web");
    let detail = shop.record(&record).record_detail.unwrap();
    assert_eq!(detail.status, Some(api::RecordStatus::Succeeded));
    assert_eq!(detail.record_type.as_deref(), Some("TERMINATE_PROVISIONED_PRODUCT"));
    assert_eq!(detail.provisioned_product_id, Some(id));
}

#[test]
fn an_unknown_record_and_a_foreign_page_token_are_refused() {
    let mut shop = Shop::new();
    let input = shop.order("web");
    let record = shop.provision(input).record_id.unwrap();
    let read = |id: &str, token: Option<&str>| {
        let input = api::DescribeRecordInput {
            id: id.into(),
            page_token: token.map(str::to_owned),
            ..Default::default()
        };
        described(&shop.world.read(describe_record, input).unwrap_err())
    };
    assert!(read("rec-x", None).starts_with("ResourceNotFoundException: "));
    assert!(read(&record, Some("x")).starts_with("InvalidParametersException: "));
}
