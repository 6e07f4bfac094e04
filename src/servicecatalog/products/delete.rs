//! `DeleteProduct`.

use super::super::{
    api,
    errors::{Result, no_product, still_associated},
    state::{Change, State},
};

/// `DeleteProduct`. Portfolios that hold it stand in the way; what was provisioned from it does not, and lives on.
pub(in super::super) fn delete_product(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::DeleteProductInput,
) -> Result<api::DeleteProductOutput> {
    let catalog = state.at_mut(change.scope());
    let product = catalog.products.get(&input.id).ok_or_else(|| no_product(&input.id))?;
    if catalog.associations.of(product.id.as_str(), None).next().is_some() {
        return Err(still_associated(format_args!("Product {}", product.id), "Portfolios"));
    }
    // unverified: that TagOptions and budgets are no hindrance; AWS's documentation of the API names portfolios alone.
    catalog.forget_product(&input.id);
    Ok(api::DeleteProductOutput {})
}

#[cfg(test)]
mod tests {
    use super::{
        super::super::{
            budgets::associate_budget_with_resource, disassociations::disassociate_product_from_portfolio,
            tag_option_associations::associate_tag_option_with_resource, tag_options::delete_tag_option,
            testing::World,
        },
        *,
    };

    fn input(id: &str) -> api::DeleteProductInput {
        api::DeleteProductInput { id: id.into(), ..Default::default() }
    }

    #[test]
    fn a_product_goes_when_no_portfolio_holds_it() {
        let mut world = World::new();
        let id = world.product("App");
        let portfolio = world.portfolio_with("Web", &id);
        let text = world.refused(delete_product, input(&id));
        assert_eq!(text, format!("ResourceInUseException: Product {id} still has associated Portfolios"));
        let leave = api::DisassociateProductFromPortfolioInput {
            product_id: id.clone(),
            portfolio_id: portfolio,
            ..Default::default()
        };
        world.write(disassociate_product_from_portfolio, leave).unwrap();
        world.write(delete_product, input(&id)).unwrap();
        let text = world.refused(delete_product, input(&id));
        assert_eq!(text, format!("ResourceNotFoundException: Product {id} not found."));
    }

    #[test]
    fn what_belongs_to_a_product_goes_with_it() {
        let mut world = World::new();
        let (id, option) = (world.product("App"), world.tag_option("team", "a"));
        let tagged = api::AssociateTagOptionWithResourceInput {
            resource_id: id.clone(),
            tag_option_id: option.clone(),
        };
        world.write(associate_tag_option_with_resource, tagged).unwrap();
        let budgeted =
            api::AssociateBudgetWithResourceInput { resource_id: id.clone(), budget_name: "team".into() };
        world.write(associate_budget_with_resource, budgeted).unwrap();
        world.write(delete_product, input(&id)).unwrap();
        world.write(delete_tag_option, api::DeleteTagOptionInput { id: option }).unwrap();
        assert!(world.catalog().budgets.is_empty());
    }
}
