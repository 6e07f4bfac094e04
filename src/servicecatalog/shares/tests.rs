use super::{
    super::{
        api::{self, DescribePortfolioShareType, OrganizationNodeType, PortfolioShareType, ShareStatus},
        portfolio_changes::delete_portfolio,
        testing::World,
    },
    acceptance::{accept_portfolio_share, list_accepted_portfolio_shares, reject_portfolio_share},
    create::create_portfolio_share,
    delete::delete_portfolio_share,
    lists::{describe_portfolio_shares, list_organization_portfolio_access, list_portfolio_access},
    operations::describe_portfolio_share_status,
    organization::{BadOrganization, Organization},
    organizations_access::{
        disable_aws_organizations_access, enable_aws_organizations_access,
        get_aws_organizations_access_status,
    },
    update::update_portfolio_share,
};

const OWNER: &str = "000000000000";
const OTHER: &str = "111111111111";
const THIRD: &str = "222222222222";
const UNIT: &str = "ou-exam-12345678";

fn with_account(portfolio: &str, account: &str) -> api::CreatePortfolioShareInput {
    api::CreatePortfolioShareInput {
        portfolio_id: portfolio.into(),
        account_id: Some(account.into()),
        ..Default::default()
    }
}

fn node(kind: OrganizationNodeType, value: &str) -> api::OrganizationNode {
    api::OrganizationNode { r#type: Some(kind), value: Some(value.into()) }
}

fn with_node(portfolio: &str, kind: OrganizationNodeType, value: &str) -> api::CreatePortfolioShareInput {
    api::CreatePortfolioShareInput {
        portfolio_id: portfolio.into(),
        organization_node: Some(node(kind, value)),
        ..Default::default()
    }
}

fn withdrawal(given: api::CreatePortfolioShareInput) -> api::DeletePortfolioShareInput {
    let api::CreatePortfolioShareInput { portfolio_id, account_id, organization_node, .. } = given;
    api::DeletePortfolioShareInput { accept_language: None, portfolio_id, account_id, organization_node }
}

/// The ids of the recipients of this type, and whether they have accepted.
fn shares(world: &World, portfolio: &str, kind: DescribePortfolioShareType) -> Vec<(String, bool)> {
    let portfolio_id = portfolio.into();
    let input = api::DescribePortfolioSharesInput { portfolio_id, r#type: kind, ..Default::default() };
    let reply = world.read(describe_portfolio_shares, input).unwrap();
    let details = reply.portfolio_share_details.unwrap().into_iter();
    details.map(|detail| (detail.principal_id.unwrap(), detail.accepted.unwrap())).collect()
}

fn accepted(world: &World, kind: Option<PortfolioShareType>) -> Vec<String> {
    let input = api::ListAcceptedPortfolioSharesInput { portfolio_share_type: kind, ..Default::default() };
    let reply = world.read(list_accepted_portfolio_shares, input).unwrap();
    reply.portfolio_details.unwrap().into_iter().map(|detail| detail.id.unwrap()).collect()
}

fn access(world: &World, portfolio: &str, parent: Option<&str>) -> Vec<String> {
    let input = api::ListPortfolioAccessInput {
        portfolio_id: portfolio.into(),
        organization_parent_id: parent.map(str::to_owned),
        ..Default::default()
    };
    world.read(list_portfolio_access, input).unwrap().account_ids.unwrap()
}

fn status(world: &World, token: &str) -> api::DescribePortfolioShareStatusOutput {
    let input = api::DescribePortfolioShareStatusInput { portfolio_share_token: token.into() };
    world.read(describe_portfolio_share_status, input).unwrap()
}

fn enable(world: &mut World) {
    world.write(enable_aws_organizations_access, api::EnableAWSOrganizationsAccessInput {}).unwrap();
    world.settle();
}

fn described() -> Organization {
    serde_json::from_value(serde_json::json!({
        "id": "o-exampleorg", "managementAccount": OWNER,
        "units": {
            UNIT: { "accounts": [OTHER] },
            "ou-exam-87654321": { "parent": UNIT, "accounts": [THIRD] },
        },
    }))
    .unwrap()
}

#[test]
fn an_account_accepts_a_share_or_rejects_it() {
    let mut world = World::new();
    let id = world.portfolio("Web");
    for _ in 0..2 {
        let reply = world.write(create_portfolio_share, with_account(&id, OTHER)).unwrap();
        assert_eq!(reply.portfolio_share_token, None);
    }
    assert_eq!(shares(&world, &id, DescribePortfolioShareType::Account), [(OTHER.to_owned(), false)]);
    assert_eq!(access(&world, &id, None), [OTHER]);
    world.enter(OTHER);
    assert!(accepted(&world, None).is_empty());
    world.accept(&id);
    world.accept(&id);
    assert_eq!(accepted(&world, None), [id.as_str()]);
    assert!(accepted(&world, Some(PortfolioShareType::AwsOrganizations)).is_empty());
    world.enter(OWNER);
    assert_eq!(shares(&world, &id, DescribePortfolioShareType::Account), [(OTHER.to_owned(), true)]);
    let delete = api::DeletePortfolioInput { id: id.clone(), ..Default::default() };
    let text = world.refused(delete_portfolio, delete);
    assert_eq!(text, format!("ResourceInUseException: Portfolio {id} still has associated Shares"));
    world.enter(OTHER);
    let reject = api::RejectPortfolioShareInput { portfolio_id: id.clone(), ..Default::default() };
    world.write(reject_portfolio_share, reject).unwrap();
    assert!(accepted(&world, None).is_empty());
    world.enter(OWNER);
    assert_eq!(shares(&world, &id, DescribePortfolioShareType::Account), [(OTHER.to_owned(), false)]);
}

#[test]
fn only_those_a_portfolio_is_offered_to_can_accept_it() {
    let mut world = World::new();
    let id = world.portfolio("Web");
    world.write(create_portfolio_share, with_account(&id, OTHER)).unwrap();
    let refused = |world: &mut World, kind| {
        let input = api::AcceptPortfolioShareInput {
            portfolio_id: id.clone(),
            portfolio_share_type: kind,
            ..Default::default()
        };
        assert_eq!(
            world.refused(accept_portfolio_share, input),
            format!("ResourceNotFoundException: Portfolio not found: {id}")
        );
    };
    refused(&mut world, None);
    world.enter(THIRD);
    refused(&mut world, None);
    world.enter(OTHER);
    refused(&mut world, Some(PortfolioShareType::AwsServicecatalog));
    refused(&mut world, Some(PortfolioShareType::AwsOrganizations));
}

#[test]
fn what_is_withdrawn_is_gone_at_once() {
    let mut world = World::new();
    let id = world.portfolio("Web");
    world.write(create_portfolio_share, with_account(&id, OTHER)).unwrap();
    world.enter(OTHER);
    world.accept(&id);
    let text = world.refused(create_portfolio_share, with_account(&id, THIRD));
    assert!(text.starts_with("OperationNotSupportedException"), "{text}");
    world.enter(OWNER);
    let reply = world.write(delete_portfolio_share, withdrawal(with_account(&id, OTHER))).unwrap();
    assert_eq!(reply.portfolio_share_token, None);
    assert!(access(&world, &id, None).is_empty());
    let text = world.refused(delete_portfolio_share, withdrawal(with_account(&id, OTHER)));
    assert!(text.starts_with("ResourceNotFoundException"), "{text}");
    // Made anew, it must be accepted anew.
    world.write(create_portfolio_share, with_account(&id, OTHER)).unwrap();
    world.enter(OTHER);
    assert!(accepted(&world, None).is_empty());
}

#[test]
fn a_reset_takes_the_shares_of_an_account_along() {
    let mut world = World::new();
    let id = world.portfolio("Web");
    world.write(create_portfolio_share, with_account(&id, OTHER)).unwrap();
    world.enter(OTHER);
    world.accept(&id);
    world.state_mut().reset(crate::kit::AccountId::parse(OWNER));
    assert!(accepted(&world, None).is_empty());
    assert!(world.catalog().shares.imports.is_empty());
    assert!(world.state_mut().offers.values().all(std::collections::BTreeMap::is_empty));
}

#[test]
fn the_organization_needs_access() {
    let mut world = World::new();
    let id = world.portfolio("Web");
    let input = || with_node(&id, OrganizationNodeType::Organization, "o-exampleorg");
    let text = world.refused(create_portfolio_share, input());
    assert!(text.starts_with("OperationNotSupportedException"), "{text}");
    let now = |world: &World| {
        let reply = world
            .read(get_aws_organizations_access_status, api::GetAWSOrganizationsAccessStatusInput {})
            .unwrap();
        reply.access_status.unwrap()
    };
    assert_eq!(now(&world), api::AccessStatus::Disabled);
    world.write(enable_aws_organizations_access, api::EnableAWSOrganizationsAccessInput {}).unwrap();
    assert_eq!(now(&world), api::AccessStatus::UnderChange);
    let text = world.refused(disable_aws_organizations_access, api::DisableAWSOrganizationsAccessInput {});
    assert!(text.starts_with("InvalidStateException"), "{text}");
    world.settle();
    assert_eq!(now(&world), api::AccessStatus::Enabled);
    world.write(create_portfolio_share, input()).unwrap();
    world.settle();
    world.write(disable_aws_organizations_access, api::DisableAWSOrganizationsAccessInput {}).unwrap();
    world.settle();
    assert_eq!(now(&world), api::AccessStatus::Disabled);
    assert_eq!(shares(&world, &id, DescribePortfolioShareType::Organization).len(), 1);
}

#[test]
fn a_share_with_a_node_takes_its_time() {
    let mut world = World::new();
    let id = world.portfolio("Web");
    enable(&mut world);
    let unit = || {
        let arn = format!("arn:aws:organizations::{OWNER}:ou/o-exampleorg/{UNIT}");
        with_node(&id, OrganizationNodeType::OrganizationalUnit, &arn)
    };
    let token = world.write(create_portfolio_share, unit()).unwrap().portfolio_share_token.unwrap();
    assert!(token.starts_with("share-"));
    let shown = status(&world, &token);
    assert_eq!(
        (shown.status, shown.organization_node_value.as_deref(), shown.portfolio_id.as_deref()),
        (Some(ShareStatus::NotStarted), Some(UNIT), Some(id.as_str()))
    );
    let busy = format!("InvalidStateException: Portfolio {id} has a share operation in progress.");
    let other = with_node(&id, OrganizationNodeType::Account, OTHER);
    assert_eq!(world.refused(create_portfolio_share, other), busy);
    assert_eq!(world.refused(delete_portfolio_share, withdrawal(unit())), busy);
    let update = api::UpdatePortfolioShareInput {
        portfolio_id: id.clone(),
        organization_node: unit().organization_node,
        share_principals: Some(true),
        ..Default::default()
    };
    assert_eq!(world.refused(update_portfolio_share, update.clone()), busy);
    world.step();
    assert_eq!(status(&world, &token).status, Some(ShareStatus::InProgress));
    world.step();
    assert_eq!(status(&world, &token).status, Some(ShareStatus::Completed));
    assert_eq!(
        shares(&world, &id, DescribePortfolioShareType::OrganizationalUnit),
        [(UNIT.to_owned(), true)]
    );
    let updated = world.write(update_portfolio_share, update).unwrap();
    assert!(updated.status.is_some());
    world.settle();
    let deleted = world.write(delete_portfolio_share, withdrawal(unit())).unwrap();
    world.settle();
    assert_eq!(status(&world, &deleted.portfolio_share_token.unwrap()).status, Some(ShareStatus::Completed));
    assert!(shares(&world, &id, DescribePortfolioShareType::OrganizationalUnit).is_empty());
}

#[test]
fn updates_keep_what_they_do_not_name() {
    let mut world = World::new();
    let id = world.portfolio("Web");
    let mut input = with_account(&id, OTHER);
    input.share_tag_options = Some(true);
    world.write(create_portfolio_share, input.clone()).unwrap();
    let flags = |world: &World| {
        let portfolio_id = id.clone();
        let kind = DescribePortfolioShareType::Account;
        let input = api::DescribePortfolioSharesInput { portfolio_id, r#type: kind, ..Default::default() };
        let reply = world.read(describe_portfolio_shares, input).unwrap();
        let detail = reply.portfolio_share_details.unwrap().remove(0);
        (detail.share_tag_options.unwrap(), detail.share_principals.unwrap())
    };
    assert_eq!(flags(&world), (true, false));
    let mut update = api::UpdatePortfolioShareInput {
        portfolio_id: id.clone(),
        account_id: Some(OTHER.into()),
        ..Default::default()
    };
    let token = world.write(update_portfolio_share, update.clone()).unwrap().portfolio_share_token.unwrap();
    world.settle();
    assert_eq!(flags(&world), (true, false));
    let details = status(&world, &token).share_details.unwrap();
    assert_eq!(details.successful_shares, Some(vec![OTHER.to_owned()]));
    update.share_tag_options = Some(false);
    world.write(update_portfolio_share, update.clone()).unwrap();
    world.settle();
    assert_eq!(flags(&world), (false, false));
    update.share_principals = Some(true);
    assert!(world.refused(update_portfolio_share, update).starts_with("InvalidParametersException"));
    input.share_principals = Some(true);
    assert!(world.refused(create_portfolio_share, input).starts_with("InvalidParametersException"));
}

#[test]
fn recipients_must_be_named_properly() {
    let mut world = World::new();
    let id = world.portfolio("Web");
    let mut both = with_account(&id, OTHER);
    both.organization_node = Some(node(OrganizationNodeType::Account, OTHER));
    let neither = api::CreatePortfolioShareInput { portfolio_id: id.clone(), ..Default::default() };
    let wrong = with_node(&id, OrganizationNodeType::OrganizationalUnit, "o-exampleorg");
    for input in [both, neither, wrong, with_account(&id, OWNER)] {
        let text = world.refused(create_portfolio_share, input);
        assert!(text.starts_with("InvalidParametersException"), "{text}");
    }
    let text = world.refused(create_portfolio_share, with_account("port-x", OTHER));
    assert_eq!(text, "ResourceNotFoundException: Portfolio port-x not found.");
}

#[test]
fn a_described_organization_is_reached() {
    let mut world = World::new();
    world.state_mut().organizations.describe(Some(described()));
    let id = world.portfolio("Web");
    enable(&mut world);
    let unknown = with_node(&id, OrganizationNodeType::OrganizationalUnit, "ou-exam-00000000");
    let text = world.refused(create_portfolio_share, unknown);
    assert!(text.starts_with("InvalidParametersException"), "{text}");
    let unit = with_node(&id, OrganizationNodeType::OrganizationalUnit, UNIT);
    let token = world.write(create_portfolio_share, unit.clone()).unwrap().portfolio_share_token.unwrap();
    world.settle();
    let reached = status(&world, &token).share_details.unwrap().successful_shares.unwrap();
    assert_eq!(reached, [OTHER, THIRD]);
    assert!(access(&world, &id, None).is_empty());
    assert_eq!(access(&world, &id, Some(UNIT)), [OTHER, THIRD]);
    assert_eq!(access(&world, &id, Some("ou-exam-87654321")), [THIRD]);
    assert!(access(&world, &id, Some("o-exampleorg")).is_empty());
    world.enter(THIRD);
    assert_eq!(accepted(&world, Some(PortfolioShareType::AwsOrganizations)), [id.as_str()]);
    assert!(accepted(&world, None).is_empty());
    let text = world.refused(enable_aws_organizations_access, api::EnableAWSOrganizationsAccessInput {});
    assert!(text.starts_with("OperationNotSupportedException"), "{text}");
    let reject = api::RejectPortfolioShareInput {
        portfolio_id: id.clone(),
        portfolio_share_type: Some(PortfolioShareType::AwsOrganizations),
        ..Default::default()
    };
    world.write(reject_portfolio_share, reject).unwrap();
    assert!(accepted(&world, Some(PortfolioShareType::AwsOrganizations)).is_empty());
    world.enter(OWNER);
    let input = api::ListOrganizationPortfolioAccessInput {
        portfolio_id: id.clone(),
        organization_node_type: OrganizationNodeType::OrganizationalUnit,
        ..Default::default()
    };
    let nodes = world.read(list_organization_portfolio_access, input).unwrap().organization_nodes;
    assert_eq!(nodes, Some(vec![node(OrganizationNodeType::OrganizationalUnit, UNIT)]));
    world.write(delete_portfolio_share, withdrawal(unit)).unwrap();
    world.settle();
    world.enter(THIRD);
    assert!(world.catalog().shares.imports.is_empty());
}

#[test]
fn descriptions_are_checked() {
    assert_eq!(described().check(), Ok(()));
    let wrong = |pointer: &str, value: serde_json::Value| {
        let mut json = serde_json::to_value(described()).unwrap();
        *json.pointer_mut(pointer).unwrap() = value;
        serde_json::from_value::<Organization>(json).unwrap().check().unwrap_err()
    };
    assert!(matches!(wrong("/id", "example".into()), BadOrganization::NotAnId(..)));
    assert!(matches!(wrong("/managementAccount", OTHER.into()), BadOrganization::Twice(_)));
    assert!(matches!(wrong("/accounts", serde_json::json!(["x"])), BadOrganization::NotAnId(..)));
    let stranger = serde_json::json!(["333333333333"]);
    assert!(matches!(wrong("/delegatedAdministrators", stranger), BadOrganization::Stranger(_)));
    for parent in ["ou-exam-87654321", "ou-exam-00000000"] {
        let found = wrong(&format!("/units/{UNIT}/parent"), parent.into());
        assert!(matches!(found, BadOrganization::Rootless(_)), "{found}");
    }
}
