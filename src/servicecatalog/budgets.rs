//! Budgets of portfolios and products: names of what AWS Budgets keeps.

use std::collections::BTreeMap;

use super::{
    api,
    errors::{Result, bad_page_token, budget_associated, limit_exceeded, no_budget},
    ids::ResourceId,
    launch_paths::page_size,
    resources::Resource,
    state::{Change, State},
};
use crate::kit::{Context, page::Pager};

/// The budget of each resource that has one; it may have no more.
pub(super) type Budgets = BTreeMap<ResourceId, String>;

/// The budgets of a resource as answers show them.
pub(super) fn details(budgets: &Budgets, resource: &str) -> Vec<api::BudgetDetail> {
    let budget = budgets.get(resource).map(|name| api::BudgetDetail { budget_name: Some(name.clone()) });
    budget.into_iter().collect()
}

/// `AssociateBudgetWithResource`. The emulator has no AWS Budgets, so that every budget exists.
pub(super) fn associate_budget_with_resource(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::AssociateBudgetWithResourceInput,
) -> Result<api::AssociateBudgetWithResourceOutput> {
    let catalog = state.at_mut(change.scope());
    let resource = Resource::find(catalog, &input.resource_id)?.id();
    match catalog.budgets.get(input.resource_id.as_str()) {
        Some(budget) if *budget == input.budget_name => {
            return Err(budget_associated(budget, &input.resource_id));
        }
        Some(_) => return Err(limit_exceeded("A resource can have at most one budget.")),
        None => {}
    }
    catalog.budgets.insert(resource, input.budget_name);
    Ok(api::AssociateBudgetWithResourceOutput {})
}

/// `DisassociateBudgetFromResource`. The budget itself may be long gone.
pub(super) fn disassociate_budget_from_resource(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::DisassociateBudgetFromResourceInput,
) -> Result<api::DisassociateBudgetFromResourceOutput> {
    let catalog = state.at_mut(change.scope());
    Resource::find(catalog, &input.resource_id)?;
    if catalog.budgets.get(input.resource_id.as_str()) != Some(&input.budget_name) {
        return Err(no_budget(&input.budget_name, &input.resource_id));
    }
    catalog.budgets.remove(input.resource_id.as_str());
    Ok(api::DisassociateBudgetFromResourceOutput {})
}

/// `ListBudgetsForResource`.
pub(super) fn list_budgets_for_resource(
    state: &State,
    context: &Context<'_>,
    input: api::ListBudgetsForResourceInput,
) -> Result<api::ListBudgetsForResourceOutput> {
    let catalog = state.at(context.scope());
    Resource::find(catalog, &input.resource_id)?;
    let pager = Pager { list: "ListBudgetsForResource", scope: context.scope(), query: &input.resource_id };
    let page = pager.page(input.page_token.as_deref(), page_size(input.page_size), |after: Option<usize>| {
        let all = details(&catalog.budgets, &input.resource_id).into_iter().enumerate();
        all.skip(after.map_or(0, |place| place.saturating_add(1)))
    });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::ListBudgetsForResourceOutput { budgets: Some(page.items), next_page_token: page.next })
}

#[cfg(test)]
mod tests {
    use super::super::{portfolio_lists::describe_portfolio, testing::World};
    use super::*;

    fn associate(budget: &str, resource: &str) -> api::AssociateBudgetWithResourceInput {
        api::AssociateBudgetWithResourceInput { budget_name: budget.into(), resource_id: resource.into() }
    }

    fn disassociate(budget: &str, resource: &str) -> api::DisassociateBudgetFromResourceInput {
        api::DisassociateBudgetFromResourceInput { budget_name: budget.into(), resource_id: resource.into() }
    }

    #[test]
    fn a_resource_has_one_budget_and_a_budget_several_resources() {
        let mut world = World::new();
        let (product, portfolio) = (world.product("App"), world.portfolio("Web"));
        for resource in [&product, &portfolio] {
            world.write(associate_budget_with_resource, associate("team", resource)).unwrap();
        }
        let again = world.refused(associate_budget_with_resource, associate("team", &product));
        assert!(again.starts_with("DuplicateResourceException"), "{again}");
        let second = world.refused(associate_budget_with_resource, associate("other", &product));
        assert!(second.starts_with("LimitExceededException"), "{second}");
        let shown = [api::BudgetDetail { budget_name: Some("team".into()) }];
        let list = |world: &World, id: &str| {
            let input = api::ListBudgetsForResourceInput { resource_id: id.into(), ..Default::default() };
            world.read(list_budgets_for_resource, input).map(|reply| reply.budgets.unwrap())
        };
        assert_eq!(list(&world, &product).unwrap(), shown);
        let describe = api::DescribePortfolioInput { id: portfolio.clone(), ..Default::default() };
        assert_eq!(world.read(describe_portfolio, describe).unwrap().budgets.unwrap(), shown);
        world.write(disassociate_budget_from_resource, disassociate("team", &product)).unwrap();
        assert_eq!(list(&world, &product).unwrap(), []);
        for (budget, resource) in [("team", product.as_str()), ("other", &portfolio), ("team", "port-x")] {
            let text = world.refused(disassociate_budget_from_resource, disassociate(budget, resource));
            assert!(text.starts_with("ResourceNotFoundException"), "{text}");
        }
        let missing = world.refused(associate_budget_with_resource, associate("team", "prod-x"));
        assert_eq!(missing, "ResourceNotFoundException: Product prod-x not found.");
        assert!(list(&world, "prod-x").is_err());
    }
}
