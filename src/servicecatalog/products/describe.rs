//! `DescribeProductAsAdmin`.

use super::{
    super::{
        access::{View, Visible},
        api,
        artifacts::Artifact,
        budgets,
        errors::{Result, hidden_name, no_portfolio, no_product, not_in_portfolio, several},
        selector::Selector,
        shares,
        state::State,
        tagging,
    },
    find,
};
use crate::kit::Context;

/// `DescribeProductAsAdmin`. Lists that are empty are shown, and so are versions that are not active.
pub(in super::super) fn describe_product_as_admin(
    state: &State,
    context: &Context<'_>,
    input: api::DescribeProductAsAdminInput,
) -> Result<api::DescribeProductAsAdminOutput> {
    let wanted = Selector::required("", input.id.as_ref(), input.name.as_ref())?;
    let view = View::new(state, context);
    let own = view.own();
    let Visible { product, owner } = match &input.source_portfolio_id {
        Some(portfolio) => found_in(&view, wanted, portfolio)?,
        None => Visible { product: find(&own.catalog.products, wanted)?, owner: own },
    };
    let id = product.id.as_str();
    let mut options = own.catalog.tag_options.details(own.scope, id);
    let source = input.source_portfolio_id.as_deref().and_then(|id| shares::import(state, own.scope, id));
    if source.is_some_and(|import| import.shares_tag_options()) {
        options.extend(owner.catalog.tag_options.details(owner.scope, id));
    }
    let summaries = product.artifacts.iter().map(Artifact::summary_for_admins).collect();
    Ok(api::DescribeProductAsAdminOutput {
        product_view_detail: Some(product.view_detail(owner.scope)),
        provisioning_artifact_summaries: Some(summaries),
        tags: Some(tagging::write(&product.tags)),
        tag_options: Some(options),
        budgets: Some(budgets::details(&own.catalog.budgets, id)),
    })
}

/// The product in a portfolio, of the account's own or imported. unverified: that a product of others is described to whoever
/// names the portfolio that it came with, and to nobody else.
fn found_in<'a>(view: &View<'a>, wanted: Selector<'_>, portfolio: &str) -> Result<Visible<'a>> {
    let (owner, source) = view.portfolio(portfolio).ok_or_else(|| no_portfolio(portfolio))?;
    let is_wanted = |found: &Visible<'_>| match wanted {
        Selector::Id(id) => found.product.id.as_str() == id,
        Selector::Name(name) => found.product.name == name,
    };
    let mut found = view.contents(owner, source).map(|(_, found)| found).filter(is_wanted);
    match (found.next(), found.next(), wanted) {
        (Some(_), Some(_), Selector::Name(name)) => Err(several("Product", name)),
        (Some(one), ..) => Ok(one),
        (None, _, Selector::Name(name)) => Err(hidden_name("Product", name)),
        (None, _, Selector::Id(id)) => {
            view.known(id).ok_or_else(|| no_product(id))?;
            Err(not_in_portfolio(id, portfolio))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::super::{tag_option_associations::associate_tag_option_with_resource, testing::World},
        *,
    };

    #[test]
    fn named_by_id_or_by_name() {
        let mut world = World::new();
        let id = world.product("App");
        let portfolio = world.portfolio_with("Web", &id);
        let input = |id: Option<&str>, name: Option<&str>| api::DescribeProductAsAdminInput {
            id: id.map(str::to_owned),
            name: name.map(str::to_owned),
            ..Default::default()
        };
        let by_id = world.read(describe_product_as_admin, input(Some(&id), None)).unwrap();
        assert_eq!(world.read(describe_product_as_admin, input(None, Some("App"))).unwrap(), by_id);
        assert_eq!(by_id.product_view_detail.unwrap().status, Some(api::Status::Created));
        let versions = by_id.provisioning_artifact_summaries.unwrap();
        let own = versions[0].id.clone().unwrap();
        let metadata = [("SourceProvisioningArtifactId".to_owned(), own)].into();
        assert_eq!(versions[0].provisioning_artifact_metadata, Some(metadata));
        assert_eq!((by_id.tags, by_id.budgets), (Some(vec![]), Some(vec![])));
        assert_eq!(by_id.tag_options, Some(vec![]));
        let through = |portfolio: &str| api::DescribeProductAsAdminInput {
            source_portfolio_id: Some(portfolio.into()),
            ..input(Some(&id), None)
        };
        world.read(describe_product_as_admin, through(&portfolio)).unwrap();
        let empty = world.portfolio("Ops");
        for (sent, text) in [
            (input(Some("prod-x"), None), "Product prod-x not found.".to_owned()),
            (input(None, Some("Web")), "Product with name Web does not exist or access was denied.".into()),
            (through("port-x"), "Portfolio port-x not found.".into()),
            (through(&empty), format!("Product {id} not found in portfolio {empty}.")),
        ] {
            let refused = world.read(describe_product_as_admin, sent).unwrap_err();
            assert_eq!(refused, api::Error::ResourceNotFoundException { message: text });
        }
        assert!(world.read(describe_product_as_admin, input(None, None)).is_err());
    }

    #[test]
    fn a_product_of_others_is_described_through_its_portfolio() {
        const OTHER: &str = "111111111111";
        let mut world = World::new();
        let id = world.product("App");
        let portfolio = world.portfolio_with("Web", &id);
        let option = world.tag_option("team", "a");
        let attached =
            api::AssociateTagOptionWithResourceInput { resource_id: id.clone(), tag_option_id: option };
        world.write(associate_tag_option_with_resource, attached).unwrap();
        world.share(&portfolio, OTHER, true);
        world.enter(OTHER);
        let describe = |world: &World, portfolio: Option<&str>| {
            let source_portfolio_id = portfolio.map(str::to_owned);
            let (id, accept_language, name) = (Some(id.clone()), None, None);
            let input = api::DescribeProductAsAdminInput { accept_language, id, name, source_portfolio_id };
            world.read(describe_product_as_admin, input)
        };
        assert_eq!(describe(&world, Some(&portfolio)), Err(no_portfolio(&portfolio)), "it is not taken yet");
        world.accept(&portfolio);
        assert_eq!(describe(&world, None), Err(no_product(&id)));
        let seen = describe(&world, Some(&portfolio)).unwrap();
        let arn = seen.product_view_detail.unwrap().product_arn.unwrap();
        assert_eq!(arn, format!("arn:aws:catalog:us-east-1:000000000000:product/{id}"));
        let options = seen.tag_options.unwrap();
        assert_eq!(options[0].key.as_deref(), Some("team"), "TagOptions are shared here");
    }
}
