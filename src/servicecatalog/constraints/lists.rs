//! What administrators see of constraints.

use super::{
    super::{
        api,
        errors::{Result, bad_page_token, no_portfolio, no_product},
        launch_paths::page_size,
        state::State,
    },
    Place,
};
use crate::kit::{Context, page::Pager};

/// `DescribeConstraint`.
pub(in super::super) fn describe_constraint(
    state: &State,
    context: &Context<'_>,
    input: api::DescribeConstraintInput,
) -> Result<api::DescribeConstraintOutput> {
    let constraint = state.at(context.scope()).constraints.find(&input.id)?;
    Ok(api::DescribeConstraintOutput {
        constraint_detail: Some(constraint.detail(context.scope())),
        constraint_parameters: Some(constraint.parameters.as_ref().into()),
        status: Some(constraint.status()),
    })
}

/// `ListConstraintsForPortfolio`: all, or those of one product, the oldest first.
pub(in super::super) fn list_constraints_for_portfolio(
    state: &State,
    context: &Context<'_>,
    input: api::ListConstraintsForPortfolioInput,
) -> Result<api::ListConstraintsForPortfolioOutput> {
    let (catalog, scope) = (state.at(context.scope()), context.scope());
    catalog.portfolios.get(&input.portfolio_id).ok_or_else(|| no_portfolio(&input.portfolio_id))?;
    let product = input.product_id.as_deref();
    // unverified: that a product which lies elsewhere has an empty list, rather than none.
    if let Some(product) = product
        && catalog.products.get(product).is_none()
        && !catalog.associations.has(product, &input.portfolio_id)
    {
        return Err(no_product(product));
    }
    let place = Place::new(&input.portfolio_id, product);
    let pager = Pager { list: "ListConstraintsForPortfolio", scope, query: &place };
    let page = pager.page(input.page_token.as_deref(), page_size(input.page_size), |after| {
        let found = catalog.constraints.at(&place, after);
        found.map(|(number, constraint)| (number, constraint.detail(scope)))
    });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::ListConstraintsForPortfolioOutput {
        constraint_details: Some(page.items),
        next_page_token: page.next,
    })
}
