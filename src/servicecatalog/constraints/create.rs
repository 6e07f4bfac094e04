//! `CreateConstraint`.

use super::{
    super::{
        api,
        errors::{Result, constraint_exists, limit_exceeded, no_portfolio, no_product, not_in_portfolio},
        ids::{ConstraintId, PortfolioId, ProductId},
        state::{Catalog, Change, State, once},
    },
    Constraint, Place,
    parameters::{ConstraintType, Effect},
};
use crate::kit::Scope;

/// The most constraints that a product may have in a portfolio.
const MOST: usize = 100;

/// `CreateConstraint`. unverified: in which order AWS looks at its members.
pub(in super::super) fn create_constraint(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::CreateConstraintInput,
) -> Result<api::CreateConstraintOutput> {
    once::<api::CreateConstraint, _>(
        state,
        change,
        (&input.idempotency_token, &input),
        |state, context| plan(state.at(context.scope()), context.scope(), &input),
        |catalog, change, plan| create(catalog, change, &input, plan),
    )
}

fn plan(
    catalog: &Catalog,
    scope: &Scope,
    input: &api::CreateConstraintInput,
) -> Result<(PortfolioId, ProductId, Effect)> {
    let (portfolio, product) = pair(catalog, &input.portfolio_id, &input.product_id)?;
    let kind = ConstraintType::read(&input.r#type)?;
    let effect = Effect::read(scope, kind, &input.parameters)?;
    let mut count = 0;
    let place = Place::new(&input.portfolio_id, Some(&input.product_id));
    for (_, other) in catalog.constraints.at(&place, None) {
        count += 1;
        if kind.excludes(other.effect.kind()) {
            return Err(constraint_exists(other.effect.kind(), &input.product_id, &input.portfolio_id));
        }
    }
    if count >= MOST {
        let text = format!("A product can have at most {MOST} constraints in a portfolio.");
        return Err(limit_exceeded(text));
    }
    Ok((portfolio, product, effect))
}

/// The portfolio and a product in it, wherever that product comes from.
fn pair(catalog: &Catalog, portfolio: &str, product: &str) -> Result<(PortfolioId, ProductId)> {
    let found = catalog.portfolios.get(portfolio).ok_or_else(|| no_portfolio(portfolio))?;
    match catalog.associations.to(portfolio, None).find(|(_, id)| id.as_str() == product) {
        Some((_, product)) => Ok((found.id.clone(), product.clone())),
        None if catalog.products.get(product).is_none() => Err(no_product(product)),
        None => Err(not_in_portfolio(product, portfolio)),
    }
}

fn create(
    catalog: &mut Catalog,
    change: &mut Change<'_>,
    input: &api::CreateConstraintInput,
    (portfolio, product, effect): (PortfolioId, ProductId, Effect),
) -> api::CreateConstraintOutput {
    let mut constraint = Constraint {
        id: ConstraintId::draw(change.ids()),
        portfolio,
        product,
        description: input.description.clone(),
        parameters: input.parameters.as_str().into(),
        effect,
        changes: 0,
        ready: false,
    };
    constraint.begin(change);
    let reply = api::CreateConstraintOutput {
        constraint_detail: Some(constraint.detail(change.scope())),
        constraint_parameters: Some(constraint.parameters.as_ref().into()),
        status: Some(constraint.status()),
    };
    catalog.constraints.add(constraint);
    reply
}
