//! `ListLaunchPaths`: the ways of the caller to a product.

use super::{
    access::{Path, View},
    api, constraints,
    errors::{Result, bad_page_token},
    products::Product,
    selector::Selector,
    state::State,
    tagging,
};
use crate::kit::{Context, page::Pager};

/// How long a page is that nobody gave a length. unverified: AWS documents none.
const PAGE: usize = 20;

/// The length of a page. unverified: what AWS does with zero, which its model allows.
pub(super) fn page_size(asked: Option<i32>) -> usize {
    asked.and_then(|size| usize::try_from(size).ok()).filter(|size| *size > 0).unwrap_or(PAGE)
}

/// `ListLaunchPaths`.
pub(super) fn list_launch_paths(
    state: &State,
    context: &Context<'_>,
    input: api::ListLaunchPathsInput,
) -> Result<api::ListLaunchPathsOutput> {
    let view = View::new(state, context);
    let product = view.product(Selector::Id(&input.product_id))?.product;
    let query = &(&input.product_id, &context.origin.caller.arn);
    let pager = Pager { list: "ListLaunchPaths", scope: context.scope(), query };
    let page = pager.page(input.page_token.as_deref(), page_size(input.page_size), |after| {
        view.paths(&input.product_id, after).map(|path| (path.number, summary(&path, product)))
    });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::ListLaunchPathsOutput { launch_path_summaries: Some(page.items), next_page_token: page.next })
}

fn summary(path: &Path<'_>, product: &Product) -> api::LaunchPathSummary {
    // unverified: documented as the tags of the relation between product and portfolio, which has none of its own;
    // those of both reach what is provisioned through the path.
    let mut tags = path.portfolio.tags.clone();
    tags.extend(product.tags.clone());
    api::LaunchPathSummary {
        id: Some((&path.id()).into()),
        constraint_summaries: Some(constraints::on(path, product.id.as_str()).summaries()),
        tags: Some(tagging::write(&tags)),
        name: Some(path.portfolio.name.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::World;
    use super::*;

    fn input(product: &str, size: Option<i32>, token: Option<String>) -> api::ListLaunchPathsInput {
        api::ListLaunchPathsInput {
            product_id: product.into(),
            page_size: size,
            page_token: token,
            ..Default::default()
        }
    }

    #[test]
    fn lists_one_path_per_portfolio_in_pages() {
        let mut world = World::new();
        let product = world.product("App");
        let portfolios = ["Web", "Ops", "Lab"].map(|name| world.portfolio_with(name, &product));
        let first = world.read(list_launch_paths, input(&product, Some(2), None)).unwrap();
        let paths = first.launch_path_summaries.unwrap();
        let names: Vec<_> = paths.iter().map(|path| path.name.as_deref().unwrap()).collect();
        assert_eq!(names, ["Web", "Ops"]);
        assert_eq!(paths[0].id, Some(portfolios[0].replace("port-", "lpv3-")));
        assert_eq!((&paths[0].tags, &paths[0].constraint_summaries), (&Some(vec![]), &Some(vec![])));
        let rest = world.read(list_launch_paths, input(&product, Some(2), first.next_page_token)).unwrap();
        assert_eq!((rest.launch_path_summaries.unwrap().len(), rest.next_page_token), (1, None));
        let text =
            world.read(list_launch_paths, input(&product, None, Some("x".into()))).unwrap_err().to_string();
        assert!(text.starts_with("InvalidParametersException"), "{text}");
    }

    #[test]
    fn a_product_without_path_is_not_there() {
        let mut world = World::new();
        let product = world.product("App");
        let portfolio = world.portfolio("Web");
        world.put(&product, &portfolio);
        for product in [product.as_str(), "prod-x"] {
            let expected = super::super::errors::no_path(product);
            assert_eq!(world.read(list_launch_paths, input(product, None, None)), Err(expected));
        }
    }
}
