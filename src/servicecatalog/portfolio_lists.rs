//! What administrators see of portfolios.

use super::{
    access::View,
    api, budgets,
    errors::{Result, bad_page_token, no_portfolio, no_product},
    launch_paths::page_size,
    shares,
    state::State,
    tagging,
};
use crate::kit::{Context, page::Pager};

/// `DescribePortfolio`. Lists that are empty are shown.
pub(super) fn describe_portfolio(
    state: &State,
    context: &Context<'_>,
    input: api::DescribePortfolioInput,
) -> Result<api::DescribePortfolioOutput> {
    let catalog = state.at(context.scope());
    let import = shares::import(state, context.scope(), &input.id);
    let (owner, portfolio, options) = match (&import, catalog.portfolios.get(&input.id)) {
        (_, Some(portfolio)) => {
            (context.scope(), portfolio, catalog.tag_options.details(context.scope(), &input.id))
        }
        // unverified: that an imported portfolio shows the tags of its owner.
        (Some(import), None) => (import.owner.scope, import.portfolio, import.tag_options()),
        (None, None) => return Err(no_portfolio(&input.id)),
    };
    Ok(api::DescribePortfolioOutput {
        portfolio_detail: Some(portfolio.detail(owner)),
        tags: Some(tagging::write(&portfolio.tags)),
        tag_options: Some(options),
        budgets: Some(budgets::details(&catalog.budgets, &input.id)),
    })
}

/// `ListPortfolios`: those of the account, the oldest first.
pub(super) fn list_portfolios(
    state: &State,
    context: &Context<'_>,
    input: api::ListPortfoliosInput,
) -> Result<api::ListPortfoliosOutput> {
    let (catalog, scope) = (state.at(context.scope()), context.scope());
    let pager = Pager { list: "ListPortfolios", scope, query: &() };
    let page = pager.page(input.page_token.as_deref(), page_size(input.page_size), |after| {
        catalog.portfolios.behind(after).map(|(number, portfolio)| (number, portfolio.detail(scope)))
    });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::ListPortfoliosOutput { portfolio_details: Some(page.items), next_page_token: page.next })
}

/// `ListPortfoliosForProduct`: those of the account, in the order in which the product was put into them. unverified: that
/// imported portfolios are not among them, as they are not among those of `ListPortfolios`.
pub(super) fn list_portfolios_for_product(
    state: &State,
    context: &Context<'_>,
    input: api::ListPortfoliosForProductInput,
) -> Result<api::ListPortfoliosForProductOutput> {
    let (catalog, scope) = (state.at(context.scope()), context.scope());
    let view = View::new(state, context);
    let product = view.known(&input.product_id).ok_or_else(|| no_product(&input.product_id))?.product;
    let pager = Pager { list: "ListPortfoliosForProduct", scope, query: &input.product_id };
    let page = pager.page(input.page_token.as_deref(), page_size(input.page_size), |after| {
        catalog
            .associations
            .of(product.id.as_str(), after)
            .filter_map(|(number, id)| Some((number, catalog.portfolios.get(id.as_str())?.detail(scope))))
    });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::ListPortfoliosForProductOutput {
        portfolio_details: Some(page.items),
        next_page_token: page.next,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::World;
    use super::*;

    fn names(portfolios: Option<Vec<api::PortfolioDetail>>) -> Vec<String> {
        portfolios.unwrap().into_iter().filter_map(|portfolio| portfolio.display_name).collect()
    }

    #[test]
    fn a_description_shows_empty_lists() {
        let mut world = World::new();
        let id = world.portfolio("Web");
        let input = api::DescribePortfolioInput { id: id.clone(), ..Default::default() };
        let reply = world.read(describe_portfolio, input).unwrap();
        let detail = reply.portfolio_detail.unwrap();
        assert_eq!(detail.arn, Some(format!("arn:aws:catalog:us-east-1:000000000000:portfolio/{id}")));
        assert_eq!((detail.description, detail.created_time), (None, Some(world.now)));
        assert_eq!(
            (reply.tags, reply.tag_options, reply.budgets),
            (Some(vec![]), Some(vec![]), Some(vec![]))
        );
        let input = api::DescribePortfolioInput { id: "port-x".into(), ..Default::default() };
        assert_eq!(world.read(describe_portfolio, input), Err(no_portfolio("port-x")));
    }

    #[test]
    fn all_are_listed_in_order_of_creation() {
        let mut world = World::new();
        for name in ["Web", "Ops", "Lab"] {
            world.portfolio(name);
        }
        let input =
            |token| api::ListPortfoliosInput { page_size: Some(2), page_token: token, ..Default::default() };
        let first = world.read(list_portfolios, input(None)).unwrap();
        assert_eq!(names(first.portfolio_details), ["Web", "Ops"]);
        let rest = world.read(list_portfolios, input(first.next_page_token)).unwrap();
        assert_eq!((names(rest.portfolio_details), rest.next_page_token), (vec!["Lab".to_owned()], None));
        assert_eq!(world.read(list_portfolios, input(Some("x".into()))), Err(bad_page_token()));
    }

    #[test]
    fn those_of_a_product_are_listed_in_order_of_association() {
        let mut world = World::new();
        let product = world.product("App");
        let portfolios = ["Web", "Ops", "Lab"].map(|name| world.portfolio(name));
        let list = |world: &World, product: &str, token| {
            let product_id = product.into();
            let size = Some(1);
            let input = api::ListPortfoliosForProductInput {
                product_id,
                page_size: size,
                page_token: token,
                ..Default::default()
            };
            world.read(list_portfolios_for_product, input)
        };
        assert_eq!(names(list(&world, &product, None).unwrap().portfolio_details), [""; 0]);
        for portfolio in [&portfolios[2], &portfolios[0]] {
            world.put(&product, portfolio);
        }
        let first = list(&world, &product, None).unwrap();
        assert_eq!(names(first.portfolio_details), ["Lab"]);
        let rest = list(&world, &product, first.next_page_token).unwrap();
        assert_eq!((names(rest.portfolio_details), rest.next_page_token), (vec!["Web".to_owned()], None));
        assert_eq!(list(&world, "prod-x", None), Err(no_product("prod-x")));
    }
}
