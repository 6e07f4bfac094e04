//! `DescribeProductAsAdmin`.

use super::{
    super::{
        api,
        artifacts::Artifact,
        budgets,
        errors::{Result, no_portfolio, not_in_portfolio},
        selector::Selector,
        state::{Catalog, State},
        tagging,
    },
    Product, find,
};
use crate::kit::Context;

/// `DescribeProductAsAdmin`. Lists that are empty are shown, and so are versions that are not active.
pub(in super::super) fn describe_product_as_admin(
    state: &State,
    context: &Context<'_>,
    input: api::DescribeProductAsAdminInput,
) -> Result<api::DescribeProductAsAdminOutput> {
    let (catalog, scope) = (state.at(context.scope()), context.scope());
    let product = find(&catalog.products, Selector::required("", input.id.as_ref(), input.name.as_ref())?)?;
    if let Some(portfolio) = &input.source_portfolio_id {
        check_source(catalog, product, portfolio)?;
    }
    let id = product.id.as_str();
    let summaries = product.artifacts.iter().map(Artifact::summary_for_admins).collect();
    Ok(api::DescribeProductAsAdminOutput {
        product_view_detail: Some(product.view_detail(scope)),
        provisioning_artifact_summaries: Some(summaries),
        tags: Some(tagging::write(&product.tags)),
        tag_options: Some(catalog.tag_options.details(scope, id)),
        budgets: Some(budgets::details(&catalog.budgets, id)),
    })
}

/// A portfolio that a product is said to lie in must hold it.
fn check_source(catalog: &Catalog, product: &Product, portfolio: &str) -> Result<()> {
    catalog.portfolios.get(portfolio).ok_or_else(|| no_portfolio(portfolio))?;
    if catalog.associations.has(product.id.as_str(), portfolio) {
        Ok(())
    } else {
        Err(not_in_portfolio(product.id.as_str(), portfolio))
    }
}

#[cfg(test)]
mod tests {
    use super::{super::super::testing::World, *};

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
}
