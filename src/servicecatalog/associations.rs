//! Which products lie in which portfolios.

use std::{collections::BTreeMap, ops::Bound};

use serde::Serialize;

use super::{
    api,
    errors::{Result, no_portfolio, no_product, not_found},
    ids::{PortfolioId, ProductId},
    state::{Change, State},
};

/// The portfolios of each product, in the order in which it was put there.
#[derive(Debug, Default, Serialize)]
pub(super) struct Associations {
    by_product: BTreeMap<ProductId, BTreeMap<u64, PortfolioId>>,
    /// How many were ever made: numbers are never used again, so that page tokens stay true.
    made: u64,
}

impl Associations {
    /// The portfolios that hold `product`, with the numbers of the associations, behind number `after`.
    pub(super) fn of(&self, product: &str, after: Option<u64>) -> impl Iterator<Item = (u64, &PortfolioId)> {
        let from = after.map_or(Bound::Unbounded, Bound::Excluded);
        let portfolios = self.by_product.get(product);
        portfolios
            .into_iter()
            .flat_map(move |all| all.range((from, Bound::Unbounded)))
            .map(|(n, id)| (*n, id))
    }

    /// Whether `portfolio` holds `product`.
    fn holds(&self, portfolio: &str, product: &str) -> bool {
        self.of(product, None).any(|(_, id)| id.as_str() == portfolio)
    }

    /// Puts `product` into `portfolio`.
    fn add(&mut self, portfolio: PortfolioId, product: ProductId) {
        self.made += 1;
        self.by_product.entry(product).or_default().insert(self.made, portfolio);
    }
}

/// `AssociateProductWithPortfolio`. Repeating it is no error.
pub(super) fn associate_product_with_portfolio(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::AssociateProductWithPortfolioInput,
) -> Result<api::AssociateProductWithPortfolioOutput> {
    let catalog = state.at(change.scope());
    let product = catalog.products.get(&input.product_id).ok_or_else(|| no_product(&input.product_id))?;
    let portfolio =
        catalog.portfolios.get(&input.portfolio_id).ok_or_else(|| no_portfolio(&input.portfolio_id))?;
    if let Some(source) = &input.source_portfolio_id {
        catalog.portfolios.get(source).ok_or_else(|| no_portfolio(source))?;
        if !catalog.associations.holds(source, &input.product_id) {
            // unverified: no text is known.
            return Err(not_found(format!("Product {} not found in portfolio {source}.", input.product_id)));
        }
    }
    if !catalog.associations.holds(&input.portfolio_id, &input.product_id) {
        let (portfolio, product) = (portfolio.id.clone(), product.id.clone());
        state.at_mut(change.scope()).associations.add(portfolio, product);
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
