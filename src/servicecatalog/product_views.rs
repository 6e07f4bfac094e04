//! Single products as end users see them.

use super::{
    access::{View, Visible},
    api,
    artifacts::Artifact,
    budgets,
    errors::{Result, hidden},
    selector::Selector,
    state::State,
};
use crate::kit::Context;

/// `DescribeProduct`: a product that the caller has a path to, without its inactive versions.
pub(super) fn describe_product(
    state: &State,
    context: &Context<'_>,
    input: api::DescribeProductInput,
) -> Result<api::DescribeProductOutput> {
    let wanted = Selector::required("", input.id.as_ref(), input.name.as_ref())?;
    let view = View::new(state, context);
    let found = view.product(wanted).map_err(|error| match wanted {
        // Not in the words of launch paths.
        Selector::Id(id) => hidden(id),
        Selector::Name(_) => error,
    })?;
    let id = found.product.id.as_str();
    let launch_path = |id: String, name: &str| api::LaunchPath { id: Some(id), name: Some(name.to_owned()) };
    let paths = view.paths(id, None).map(|path| launch_path((&path.id()).into(), &path.portfolio.name));
    Ok(api::DescribeProductOutput {
        product_view_summary: Some(found.product.summary()),
        provisioning_artifacts: Some(versions(found)),
        budgets: Some(budgets::details(&view.own().catalog.budgets, id)),
        launch_paths: Some(paths.collect()),
    })
}

/// `DescribeProductView`: likewise, by the id of the view.
pub(super) fn describe_product_view(
    state: &State,
    context: &Context<'_>,
    input: api::DescribeProductViewInput,
) -> Result<api::DescribeProductViewOutput> {
    // unverified: the text, which is known of DescribeProduct.
    let found = View::new(state, context).of_product_view(&input.id).ok_or_else(|| hidden(&input.id))?;
    Ok(api::DescribeProductViewOutput {
        product_view_summary: Some(found.product.summary()),
        provisioning_artifacts: Some(versions(found)),
    })
}

/// The versions that end users see, the oldest first.
fn versions(found: Visible<'_>) -> Vec<api::ProvisioningArtifact> {
    found.product.artifacts.iter().filter_map(Artifact::visible).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{
        budgets::associate_budget_with_resource,
        testing::{World, described},
    };
    use super::*;

    fn describe(world: &World, id: Option<&str>, name: Option<&str>) -> Result<api::DescribeProductOutput> {
        let (id, name) = (id.map(str::to_owned), name.map(str::to_owned));
        world.read(describe_product, api::DescribeProductInput { id, name, ..Default::default() })
    }

    fn view(world: &World, id: &str) -> Result<api::DescribeProductViewOutput> {
        let input = api::DescribeProductViewInput { id: id.into(), ..Default::default() };
        world.read(describe_product_view, input)
    }

    #[test]
    fn a_product_with_a_path_is_shown_by_id_name_and_view() {
        let mut world = World::new();
        let product = world.product("App");
        let portfolios = ["Web", "Ops"].map(|name| world.portfolio_with(name, &product));
        let (budget_name, resource_id) = ("team".into(), product.clone());
        let budget = api::AssociateBudgetWithResourceInput { budget_name, resource_id };
        world.write(associate_budget_with_resource, budget).unwrap();
        let shown = describe(&world, Some(&product), None).unwrap();
        assert_eq!(shown, describe(&world, None, Some("App")).unwrap());
        assert_eq!(shown.budgets, Some(vec![api::BudgetDetail { budget_name: Some("team".into()) }]));
        let paths = shown.launch_paths.unwrap();
        let ids: Vec<_> = paths.iter().map(|path| path.id.as_deref().unwrap()).collect();
        assert_eq!(ids, portfolios.map(|id| id.replace("port-", "lpv3-")));
        let versions = shown.provisioning_artifacts.unwrap();
        assert_eq!(versions.len(), 1);
        assert_eq!(versions[0].guidance, Some(api::ProvisioningArtifactGuidance::Default));
        let summary = shown.product_view_summary.unwrap();
        let viewed = view(&world, summary.id.as_deref().unwrap()).unwrap();
        assert_eq!(
            (viewed.product_view_summary, viewed.provisioning_artifacts),
            (Some(summary), Some(versions))
        );
    }

    #[test]
    fn without_a_path_there_is_nothing() {
        let mut world = World::new();
        let product = world.product("App");
        let portfolio = world.portfolio("Web");
        world.put(&product, &portfolio);
        let id = world.catalog().products.get(&product).unwrap().view.as_str().to_owned();
        let hidden =
            |id: &str| format!("ResourceNotFoundException: {id} does not exist or access was denied");
        assert_eq!(described(&describe(&world, Some(&product), None).unwrap_err()), hidden(&product));
        assert_eq!(described(&view(&world, &id).unwrap_err()), hidden(&id));
        assert_eq!(described(&view(&world, "prodview-x").unwrap_err()), hidden("prodview-x"));
        assert_eq!(
            described(&describe(&world, None, Some("App")).unwrap_err()),
            "ResourceNotFoundException: Product with name App does not exist or access was denied."
        );
        for (id, name) in [(None, None), (Some("a"), Some("b"))] {
            let text = described(&describe(&world, id, name).unwrap_err());
            assert!(text.starts_with("InvalidParametersException"), "{text}");
        }
    }
}
