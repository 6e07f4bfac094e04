//! How products leave portfolios, and principals lose them.

use super::{
    api,
    errors::{Result, no_portfolio, no_principal, no_product, not_in_portfolio, still_associated},
    principals::Principal,
    shares,
    state::{Change, State},
};

/// `DisassociateProductFromPortfolio`. Constraints stand in the way; what was provisioned through the portfolio lives on.
pub(super) fn disassociate_product_from_portfolio(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::DisassociateProductFromPortfolioInput,
) -> Result<api::DisassociateProductFromPortfolioOutput> {
    let (product, portfolio) = (&input.product_id, &input.portfolio_id);
    let catalog = state.at_mut(change.scope());
    // A product of others may be gone, but not while it lies in a portfolio.
    if catalog.products.get(product).is_none() && !catalog.associations.has(product, portfolio) {
        return Err(no_product(product));
    }
    catalog.portfolios.get(portfolio).ok_or_else(|| no_portfolio(portfolio))?;
    // Constraints are there only where the product lies in the portfolio.
    if catalog.constraints.any(portfolio, Some(product)) {
        return Err(still_associated(
            format_args!("Product {product} in portfolio {portfolio}"),
            "Constraints",
        ));
    }
    if !catalog.associations.remove(product, portfolio) {
        return Err(not_in_portfolio(product, portfolio));
    }
    catalog.shares.return_product(portfolio, product);
    shares::prune(state, change.scope(), portfolio);
    Ok(api::DisassociateProductFromPortfolioOutput {})
}

/// `DisassociatePrincipalFromPortfolio`. ARN and type must be those of the association, to the letter; the principal
/// itself may be long gone.
pub(super) fn disassociate_principal_from_portfolio(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::DisassociatePrincipalFromPortfolioInput,
) -> Result<api::DisassociatePrincipalFromPortfolioOutput> {
    let associated = shares::principals(state, change.scope(), &input.portfolio_id);
    let associated = associated.ok_or_else(|| no_portfolio(&input.portfolio_id))?;
    // unverified: the type that stands for none given; there were only principals of IAM when it had no other value.
    let kind = input.principal_type.unwrap_or(api::PrincipalType::Iam);
    let principal = Principal { arn: input.principal_arn.as_str().into(), kind };
    if !associated.contains(&principal) {
        return Err(no_principal(&principal.arn, kind, &input.portfolio_id));
    }
    if let Some(associated) = shares::principals_mut(state, change.scope(), &input.portfolio_id) {
        associated.remove(&principal);
    }
    Ok(api::DisassociatePrincipalFromPortfolioOutput {})
}

#[cfg(test)]
mod tests {
    use super::super::{
        principals::associate_principal_with_portfolio,
        testing::{CALLER, World},
    };
    use super::*;
    use api::PrincipalType::{Iam, IamPattern};

    #[test]
    fn a_product_leaves_one_portfolio() {
        let mut world = World::new();
        let product = world.product("App");
        let (web, ops) = (world.portfolio_with("Web", &product), world.portfolio_with("Ops", &product));
        let input = |product: &str, portfolio: &str| api::DisassociateProductFromPortfolioInput {
            product_id: product.into(),
            portfolio_id: portfolio.into(),
            ..Default::default()
        };
        world.write(disassociate_product_from_portfolio, input(&product, &web)).unwrap();
        let left: Vec<_> =
            world.catalog().associations.of(&product, None).map(|(_, id)| id.as_str()).collect();
        assert_eq!(left, [ops.as_str()]);
        for (input, text) in [
            (input(&product, &web), format!("Product {product} not found in portfolio {web}.")),
            (input("prod-x", &web), "Product prod-x not found.".into()),
            (input(&product, "port-x"), "Portfolio port-x not found.".into()),
        ] {
            let refusal = world.refused(disassociate_product_from_portfolio, input);
            assert_eq!(refusal, format!("ResourceNotFoundException: {text}"));
        }
    }

    fn input(
        portfolio: &str,
        arn: &str,
        kind: Option<api::PrincipalType>,
    ) -> api::DisassociatePrincipalFromPortfolioInput {
        api::DisassociatePrincipalFromPortfolioInput {
            portfolio_id: portfolio.into(),
            principal_arn: arn.into(),
            principal_type: kind,
            ..Default::default()
        }
    }

    #[test]
    fn a_principal_leaves_with_the_type_it_came_with() {
        let mut world = World::new();
        let portfolio = world.portfolio("Web");
        let pattern = "arn:aws:iam:::role/Deploy*";
        for (arn, kind) in [(CALLER, Iam), (pattern, IamPattern)] {
            let input = api::AssociatePrincipalWithPortfolioInput {
                portfolio_id: portfolio.clone(),
                principal_arn: arn.into(),
                principal_type: kind,
                ..Default::default()
            };
            world.write(associate_principal_with_portfolio, input).unwrap();
        }
        for (arn, kind) in [(CALLER, Some(IamPattern)), (pattern, Some(Iam)), (pattern, None), ("AROA", None)]
        {
            let text = world.refused(disassociate_principal_from_portfolio, input(&portfolio, arn, kind));
            assert!(text.starts_with("ResourceNotFoundException"), "{text}");
        }
        for (arn, kind) in [(CALLER, None), (pattern, Some(IamPattern))] {
            world.write(disassociate_principal_from_portfolio, input(&portfolio, arn, kind)).unwrap();
        }
        assert!(world.catalog().portfolios.get(&portfolio).unwrap().principals.is_empty());
        let text = world.refused(disassociate_principal_from_portfolio, input("port-x", CALLER, None));
        assert_eq!(text, "ResourceNotFoundException: Portfolio port-x not found.");
    }
}
