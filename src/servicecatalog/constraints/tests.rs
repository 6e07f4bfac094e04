use super::{
    super::{
        api,
        disassociations::disassociate_product_from_portfolio,
        launch_paths::list_launch_paths,
        provisioning::{describe_provisioned_product, provision_product, update_provisioned_product},
        records::describe_record,
        testing::{World, described},
    },
    *,
};

const ROLE: &str = "arn:aws:iam::000000000000:role/Launch";
const LOCAL: &str = r#"{"LocalRoleName": "Launch"}"#;
const TOPIC: &str = r#"{"NotificationArns": ["arn:aws:sns:us-east-1:000000000000:stacks"]}"#;
const TAGS: &str = r#"{"Version": "2.0", "Properties": {"TagUpdateOnProvisionedProduct": "ALLOWED"}}"#;
const NO_TAGS: &str = r#"{"Version": "2.0", "Properties": {"TagUpdateOnProvisionedProduct": "NOT_ALLOWED"}}"#;
const SET: &str = r#"{"Version": "1", "Properties": {"AccountList": ["111111111111"], "RegionList": ["us-east-1"],
    "AdminRole": "arn:aws:iam::000000000000:role/Admin", "ExecutionRole": "Execution"}}"#;

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

    fn input(&self, kind: &str, parameters: &str) -> api::CreateConstraintInput {
        api::CreateConstraintInput {
            portfolio_id: self.portfolio.clone(),
            product_id: self.product.clone(),
            parameters: parameters.into(),
            r#type: kind.into(),
            idempotency_token: format!("{kind}-{}", self.portfolio),
            ..Default::default()
        }
    }

    fn create(&mut self, kind: &str, parameters: &str) -> String {
        let input = self.input(kind, parameters);
        let reply = self.world.write(create_constraint, input).unwrap();
        reply.constraint_detail.unwrap().constraint_id.unwrap()
    }

    fn delete(&mut self, id: &str) {
        let input = api::DeleteConstraintInput { id: id.into(), ..Default::default() };
        self.world.write(delete_constraint, input).unwrap();
    }

    fn describe(&self, id: &str) -> std::result::Result<api::DescribeConstraintOutput, String> {
        let input = api::DescribeConstraintInput { id: id.into(), ..Default::default() };
        self.world.read(describe_constraint, input).map_err(|error| described(&error))
    }

    fn listed(&self, product: Option<&str>) -> Vec<String> {
        let input = api::ListConstraintsForPortfolioInput {
            portfolio_id: self.portfolio.clone(),
            product_id: product.map(str::to_owned),
            ..Default::default()
        };
        let details = self.world.read(list_constraints_for_portfolio, input).unwrap().constraint_details;
        details.unwrap().into_iter().filter_map(|detail| detail.r#type).collect()
    }

    fn provision(&mut self, name: &str) -> super::super::errors::Result<api::RecordDetail> {
        let input = api::ProvisionProductInput {
            product_id: Some(self.product.clone()),
            provisioning_artifact_name: Some("v1".into()),
            provisioned_product_name: name.into(),
            provision_token: name.into(),
            tags: Some(vec![tag("team", "a")]),
            ..Default::default()
        };
        let reply = self.world.write(provision_product, input)?;
        self.world.settle();
        Ok(reply.record_detail.unwrap())
    }

    fn provisioned(&self, id: &str) -> api::ProvisionedProductDetail {
        let input = api::DescribeProvisionedProductInput { id: Some(id.into()), ..Default::default() };
        self.world.read(describe_provisioned_product, input).unwrap().provisioned_product_detail.unwrap()
    }
}

fn tag(key: &str, value: &str) -> api::Tag {
    api::Tag { key: key.into(), value: value.into() }
}

fn update(id: &str, parameters: Option<&str>, description: Option<&str>) -> api::UpdateConstraintInput {
    api::UpdateConstraintInput {
        id: id.into(),
        parameters: parameters.map(str::to_owned),
        description: description.map(str::to_owned),
        ..Default::default()
    }
}

fn retag(id: &str, token: &str, value: &str) -> api::UpdateProvisionedProductInput {
    api::UpdateProvisionedProductInput {
        provisioned_product_id: Some(id.into()),
        tags: Some(vec![tag("team", value)]),
        update_token: token.into(),
        ..Default::default()
    }
}

#[test]
fn a_constraint_is_created_then_available() {
    let mut shop = Shop::new();
    let input = shop.input("LAUNCH", LOCAL);
    let reply = shop.world.write(create_constraint, input.clone()).unwrap();
    assert_eq!(shop.world.write(create_constraint, input).unwrap(), reply, "the same token");
    assert_eq!(
        (reply.status, reply.constraint_parameters.as_deref()),
        (Some(api::Status::Creating), Some(LOCAL))
    );
    let detail = reply.constraint_detail.unwrap();
    let id = detail.constraint_id.clone().unwrap();
    assert!(id.starts_with("cons-") && id.len() == 18, "{id}");
    assert_eq!(
        (detail.r#type.as_deref(), detail.owner.as_deref(), detail.description.as_deref()),
        (Some("LAUNCH"), Some("000000000000"), None)
    );
    assert_eq!(
        (&detail.product_id, &detail.portfolio_id),
        (&Some(shop.product.clone()), &Some(shop.portfolio.clone()))
    );
    assert_eq!(shop.describe(&id).unwrap().status, Some(api::Status::Creating));
    shop.world.settle();
    let described = shop.describe(&id).unwrap();
    assert_eq!((described.status, described.constraint_detail), (Some(api::Status::Available), Some(detail)));
    shop.delete(&id);
    assert_eq!(
        shop.describe(&id).unwrap_err(),
        format!("ResourceNotFoundException: Constraint {id} not found.")
    );
    assert!(shop.listed(None).is_empty() && shop.listed(Some(&shop.product)).is_empty());
}

#[test]
fn only_what_is_given_changes_and_never_the_type() {
    let mut shop = Shop::new();
    let id = shop.create("RESOURCE_UPDATE", TAGS);
    assert!(shop.world.write(update_constraint, update(&id, None, Some("Tags"))).is_ok());
    // The first request would be done now, but the second is still under way.
    assert!(shop.world.step());
    assert_eq!(shop.describe(&id).unwrap().status, Some(api::Status::Creating));
    shop.world.settle();
    let reply = shop.world.write(update_constraint, update(&id, Some(NO_TAGS), None)).unwrap();
    assert_eq!(reply.status, Some(api::Status::Creating));
    assert_eq!(reply.constraint_parameters.as_deref(), Some(NO_TAGS));
    assert_eq!(reply.constraint_detail.unwrap().description.as_deref(), Some("Tags"));
    let text = shop.world.refused(update_constraint, update(&id, Some(LOCAL), Some("Launch")));
    assert!(text.starts_with("InvalidParametersException"), "{text}");
    let text = shop.world.refused(update_constraint, update("cons-x", None, None));
    assert_eq!(text, "ResourceNotFoundException: Constraint cons-x not found.");
    shop.world.settle();
    assert_eq!(shop.describe(&id).unwrap().status, Some(api::Status::Available));
}

#[test]
fn the_product_must_lie_in_the_portfolio() {
    let mut shop = Shop::new();
    let (empty, product) = (shop.world.portfolio("Empty"), shop.product.clone());
    for (portfolio, product, text) in [
        ("port-x", product.as_str(), "Portfolio port-x not found.".to_owned()),
        (&shop.portfolio.clone(), "prod-x", "Product prod-x not found.".into()),
        (&empty, &product, format!("Product {product} not found in portfolio {empty}.")),
    ] {
        let input = api::CreateConstraintInput {
            portfolio_id: portfolio.into(),
            product_id: product.into(),
            ..shop.input("LAUNCH", LOCAL)
        };
        let refused = shop.world.refused(create_constraint, input);
        assert_eq!(refused, format!("ResourceNotFoundException: {text}"));
    }
    for (kind, parameters) in [("launch", LOCAL), ("LAUNCH", TAGS)] {
        let input = shop.input(kind, parameters);
        let refused = shop.world.refused(create_constraint, input);
        assert!(refused.starts_with("InvalidParametersException"), "{refused}");
    }
}

#[test]
fn some_constraints_leave_no_room_for_others() {
    for (first, parameters, refused) in [
        ("LAUNCH", LOCAL, &["LAUNCH", "STACKSET"][..]),
        ("STACKSET", SET, &["LAUNCH", "STACKSET"]),
        ("RESOURCE_UPDATE", TAGS, &["RESOURCE_UPDATE"]),
        ("NOTIFICATION", TOPIC, &[]),
    ] {
        let mut shop = Shop::new();
        shop.create(first, parameters);
        for (kind, parameters) in
            [("LAUNCH", LOCAL), ("STACKSET", SET), ("RESOURCE_UPDATE", NO_TAGS), ("NOTIFICATION", TOPIC)]
        {
            let input =
                api::CreateConstraintInput { idempotency_token: kind.into(), ..shop.input(kind, parameters) };
            if refused.contains(&kind) {
                let text = shop.world.refused(create_constraint, input);
                assert!(text.starts_with("DuplicateResourceException"), "{first}, {kind}: {text}");
            } else {
                let made = shop.world.write(create_constraint, input).unwrap();
                let id = made.constraint_detail.unwrap().constraint_id.unwrap();
                shop.delete(&id);
            }
        }
    }
}

#[test]
fn constraints_are_listed_and_keep_the_product_in_the_portfolio() {
    let mut shop = Shop::new();
    let other = shop.world.product("Other");
    shop.world.put(&other, &shop.portfolio.clone());
    let topic = shop.create("NOTIFICATION", TOPIC);
    let input = api::CreateConstraintInput {
        product_id: other.clone(),
        idempotency_token: "other".into(),
        ..shop.input("LAUNCH", LOCAL)
    };
    shop.world.write(create_constraint, input).unwrap();
    assert_eq!(shop.listed(None), ["NOTIFICATION", "LAUNCH"]);
    assert_eq!(shop.listed(Some(&shop.product)), ["NOTIFICATION"]);
    assert_eq!(shop.listed(Some(&other)), ["LAUNCH"]);
    let leave = api::DisassociateProductFromPortfolioInput {
        product_id: shop.product.clone(),
        portfolio_id: shop.portfolio.clone(),
        ..Default::default()
    };
    let text = shop.world.refused(disassociate_product_from_portfolio, leave.clone());
    assert!(text.starts_with("ResourceInUseException"), "{text}");
    shop.delete(&topic);
    shop.world.write(disassociate_product_from_portfolio, leave).unwrap();
}

#[test]
fn paths_show_type_and_description_of_all_but_resource_update() {
    let mut shop = Shop::new();
    let id = shop.create("NOTIFICATION", TOPIC);
    shop.create("RESOURCE_UPDATE", TAGS);
    shop.create("LAUNCH", LOCAL);
    shop.world.write(update_constraint, update(&id, None, Some("Tell us"))).unwrap();
    let input = api::ListLaunchPathsInput { product_id: shop.product.clone(), ..Default::default() };
    let mut paths = shop.world.read(list_launch_paths, input).unwrap().launch_path_summaries.unwrap();
    let shown = paths.remove(0).constraint_summaries.unwrap();
    let shown: Vec<_> = shown.iter().map(|it| (it.r#type.as_deref(), it.description.as_deref())).collect();
    assert_eq!(shown, [(Some("NOTIFICATION"), Some("Tell us")), (Some("LAUNCH"), None)]);
}

#[test]
fn a_launch_role_is_shown_by_what_is_launched_as_it() {
    let mut shop = Shop::new();
    let plain = shop.provision("plain").unwrap();
    assert_eq!(plain.launch_role_arn, None);
    let constraint = shop.create("LAUNCH", LOCAL);
    let record = shop.provision("web").unwrap();
    assert_eq!(record.launch_role_arn.as_deref(), Some(ROLE));
    let input = api::DescribeRecordInput { id: record.record_id.unwrap(), ..Default::default() };
    let detail = shop.world.read(describe_record, input).unwrap().record_detail.unwrap();
    assert_eq!(detail.launch_role_arn.as_deref(), Some(ROLE));
    let id = record.provisioned_product_id.unwrap();
    assert_eq!(shop.provisioned(&id).launch_role_arn.as_deref(), Some(ROLE));
    let other = r#"{"RoleArn":"arn:aws:iam::000000000000:role/Other"}"#;
    shop.world.write(update_constraint, update(&constraint, Some(other), None)).unwrap();
    assert_eq!(shop.provisioned(&id).launch_role_arn.as_deref(), Some(ROLE), "until the next update");
    shop.world.write(update_provisioned_product, retag(&id, "1", "a")).unwrap();
    shop.world.settle();
    assert_eq!(
        shop.provisioned(&id).launch_role_arn.as_deref(),
        Some("arn:aws:iam::000000000000:role/Other")
    );
}

#[test]
fn tags_change_where_a_constraint_allows_it() {
    let mut shop = Shop::new();
    let id = shop.provision("web").unwrap().provisioned_product_id.unwrap();
    let constraint = shop.create("RESOURCE_UPDATE", NO_TAGS);
    let text = shop.world.refused(update_provisioned_product, retag(&id, "1", "b"));
    assert!(text.starts_with("InvalidParametersException: Tags cannot be updated"), "{text}");
    shop.world.write(update_constraint, update(&constraint, Some(TAGS), None)).unwrap();
    let reply = shop.world.write(update_provisioned_product, retag(&id, "2", "b")).unwrap();
    shop.world.settle();
    let input = api::DescribeRecordInput {
        id: reply.record_detail.unwrap().record_id.unwrap(),
        ..Default::default()
    };
    let detail = shop.world.read(describe_record, input).unwrap().record_detail.unwrap();
    let tags = detail.record_tags.unwrap();
    assert_eq!((tags[0].key.as_deref(), tags[0].value.as_deref()), (Some("team"), Some("b")));
    shop.delete(&constraint);
    assert!(shop.world.write(update_provisioned_product, retag(&id, "3", "b")).is_ok(), "as they are");
}

#[test]
fn a_stack_set_constraint_makes_stack_sets() {
    let mut shop = Shop::new();
    shop.create("STACKSET", SET);
    let record = shop.provision("web").unwrap();
    assert_eq!(record.provisioned_product_type.as_deref(), Some("CFN_STACKSET"));
}
