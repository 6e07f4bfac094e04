//! Which products lie in which portfolios.

use super::{
    access::View,
    api,
    errors::{Result, no_portfolio, no_product, not_in_portfolio, shared_already},
    ids::{PortfolioId, ProductId},
    links::Links,
    state::{Change, State},
};

/// The portfolios of each product, in the order in which it was put there.
pub(super) type Associations = Links<ProductId, PortfolioId>;

/// `AssociateProductWithPortfolio`. Repeating it is no error. A product of others is put into a portfolio of the account's
/// own from an imported one.
pub(super) fn associate_product_with_portfolio(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::AssociateProductWithPortfolioInput,
) -> Result<api::AssociateProductWithPortfolioOutput> {
    let view = View::new(state, change);
    let catalog = view.own().catalog;
    let found = view.known(&input.product_id).ok_or_else(|| no_product(&input.product_id))?;
    let portfolio =
        catalog.portfolios.get(&input.portfolio_id).ok_or_else(|| no_portfolio(&input.portfolio_id))?;
    let is_own = catalog.products.get(&input.product_id).is_some();
    let source = match &input.source_portfolio_id {
        Some(id) => {
            let (owner, source) = view.portfolio(id).ok_or_else(|| no_portfolio(id))?;
            if !owner.catalog.associations.has(&input.product_id, id) {
                return Err(not_in_portfolio(&input.product_id, id));
            }
            // unverified: what AWS makes of a portfolio that holds a product of others, and does not own it either.
            Some(source.id.clone()).filter(|_| !is_own)
        }
        None if is_own => None,
        None => return Err(no_product(&input.product_id)),
    };
    if source.is_some() && catalog.shares.is_shared(&input.portfolio_id) {
        return Err(shared_already(&input.portfolio_id));
    }
    if !catalog.associations.has(&input.product_id, &input.portfolio_id) {
        let (portfolio, product) = (portfolio.id.clone(), found.product.id.clone());
        let catalog = state.at_mut(change.scope());
        if let Some(source) = source {
            catalog.shares.borrow_product(portfolio.clone(), product.clone(), source);
        }
        catalog.associations.add(product, portfolio);
    }
    Ok(api::AssociateProductWithPortfolioOutput {})
}

#[cfg(test)]
mod tests {
    use super::super::testing::World;
    use super::*;

    fn input(
        product: &str,
        portfolio: &str,
        source: Option<&str>,
    ) -> api::AssociateProductWithPortfolioInput {
        api::AssociateProductWithPortfolioInput {
            product_id: product.into(),
            portfolio_id: portfolio.into(),
            source_portfolio_id: source.map(str::to_owned),
            ..Default::default()
        }
    }

    #[test]
    fn a_product_lies_in_a_portfolio_once() {
        let mut world = World::new();
        let (portfolio, other, product) =
            (world.portfolio("Web"), world.portfolio("Other"), world.product("App"));
        for _ in 0..2 {
            world.write(associate_product_with_portfolio, input(&product, &portfolio, None)).unwrap();
        }
        assert_eq!(world.catalog().associations.of(&product, None).count(), 1);
        world.write(associate_product_with_portfolio, input(&product, &other, Some(&portfolio))).unwrap();
        assert_eq!(world.catalog().associations.of(&product, None).count(), 2);
    }

    #[test]
    fn everything_named_must_exist() {
        let mut world = World::new();
        let (portfolio, product) = (world.portfolio("Web"), world.product("App"));
        for (input, text) in [
            (input("prod-x", &portfolio, None), "Product prod-x not found.".to_owned()),
            (input(&product, "port-x", None), "Portfolio port-x not found.".to_owned()),
            (input(&product, &portfolio, Some("port-y")), "Portfolio port-y not found.".to_owned()),
            (
                input(&product, &portfolio, Some(&portfolio)),
                format!("Product {product} not found in portfolio {portfolio}."),
            ),
        ] {
            let refusal = world.refused(associate_product_with_portfolio, input);
            assert_eq!(refusal, format!("ResourceNotFoundException: {text}"));
        }
    }
}
