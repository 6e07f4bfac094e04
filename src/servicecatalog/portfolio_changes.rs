//! How administrators change portfolios and do away with them.

use super::{
    api,
    errors::{Result, limit_exceeded, no_portfolio, still_associated},
    state::{Catalog, Change, State},
    tagging,
};

/// `UpdatePortfolio`. What is not given stays as it is.
pub(super) fn update_portfolio(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::UpdatePortfolioInput,
) -> Result<api::UpdatePortfolioOutput> {
    let catalog = state.at_mut(change.scope());
    let portfolio = catalog.portfolios.get_mut(&input.id).ok_or_else(|| no_portfolio(&input.id))?;
    portfolio.tags = tagging::changed(
        &portfolio.tags,
        input.remove_tags.as_deref(),
        input.add_tags.as_deref(),
        limit_exceeded,
    )?;
    if let Some(name) = input.display_name {
        portfolio.name = name;
    }
    if let Some(provider) = input.provider_name {
        portfolio.provider = provider;
    }
    if input.description.is_some() {
        portfolio.description = input.description;
    }
    Ok(api::UpdatePortfolioOutput {
        portfolio_detail: Some(portfolio.detail(change.scope())),
        tags: Some(tagging::write(&portfolio.tags)),
    })
}

/// `DeletePortfolio`. What it holds stands in the way, and so does whoever may use it.
pub(super) fn delete_portfolio(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::DeletePortfolioInput,
) -> Result<api::DeletePortfolioOutput> {
    deletable(state.at(change.scope()), &input.id)?;
    // unverified: that TagOptions and budgets are no hindrance; AWS's documentation does not name them among what is.
    state.at_mut(change.scope()).forget_portfolio(&input.id);
    Ok(api::DeletePortfolioOutput {})
}

/// Refuses to delete a portfolio that is not there or still in use. unverified: what AWS names first.
fn deletable(catalog: &Catalog, id: &str) -> Result<()> {
    let portfolio = catalog.portfolios.get(id).ok_or_else(|| no_portfolio(id))?;
    let refused = |with| Err(still_associated(format_args!("Portfolio {id}"), with));
    if catalog.associations.to(id, None).next().is_some() {
        return refused("Products");
    }
    if catalog.constraints.any(id, None) {
        return refused("Constraints");
    }
    if !portfolio.principals.is_empty() {
        return refused("Principals");
    }
    if catalog.shares.is_shared(id) {
        return refused("Shares");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::testing::World;
    use super::*;

    fn update(id: &str) -> api::UpdatePortfolioInput {
        api::UpdatePortfolioInput { id: id.into(), ..Default::default() }
    }

    fn delete(id: &str) -> api::DeletePortfolioInput {
        api::DeletePortfolioInput { id: id.into(), ..Default::default() }
    }

    #[test]
    fn only_what_is_given_changes() {
        let mut world = World::new();
        let id = world.portfolio("Web");
        let before = world.write(update_portfolio, update(&id)).unwrap();
        assert_eq!(before.tags, Some(Vec::new()));
        let sent = api::UpdatePortfolioInput { description: Some(String::new()), ..update(&id) };
        let described = world.write(update_portfolio, sent).unwrap().portfolio_detail.unwrap();
        assert_eq!(described.description.as_deref(), Some(""));
        let tag = api::Tag { key: "team".into(), value: "a".into() };
        let sent = api::UpdatePortfolioInput {
            display_name: Some("Ops".into()),
            provider_name: Some("Platform".into()),
            remove_tags: Some(vec!["team".into()]),
            add_tags: Some(vec![tag.clone()]),
            ..update(&id)
        };
        let after = world.write(update_portfolio, sent).unwrap();
        let detail = after.portfolio_detail.unwrap();
        assert_eq!(
            (detail.display_name.as_deref(), detail.provider_name.as_deref()),
            (Some("Ops"), Some("Platform"))
        );
        assert_eq!((detail.description, after.tags), (described.description, Some(vec![tag])));
        assert_eq!((detail.id, detail.created_time), (described.id, described.created_time));
    }

    #[test]
    fn a_refused_update_changes_nothing() {
        let mut world = World::new();
        let id = world.portfolio("Web");
        let tag = |key: String| api::Tag { key, value: "x".into() };
        let with = |tags| api::UpdatePortfolioInput {
            display_name: Some("Ops".into()),
            add_tags: Some(tags),
            ..update(&id)
        };
        let reserved = world.refused(update_portfolio, with(vec![tag("aws:x".into())]));
        assert!(reserved.starts_with("InvalidParametersException"), "{reserved}");
        let many = world.refused(update_portfolio, with((0..21).map(|n| tag(n.to_string())).collect()));
        assert!(many.starts_with("LimitExceededException"), "{many}");
        let missing = world.refused(update_portfolio, update("port-x"));
        assert_eq!(missing, "ResourceNotFoundException: Portfolio port-x not found.");
    }

    #[test]
    fn only_an_empty_portfolio_can_be_deleted() {
        let mut world = World::new();
        let product = world.product("App");
        let (used, held, empty) =
            (world.portfolio_with("Web", &product), world.portfolio("Ops"), world.portfolio("Lab"));
        let input = api::AssociatePrincipalWithPortfolioInput {
            portfolio_id: held.clone(),
            principal_arn: super::super::testing::CALLER.into(),
            ..Default::default()
        };
        world.write(super::super::principals::associate_principal_with_portfolio, input).unwrap();
        for (id, with) in [(&used, "Products"), (&held, "Principals")] {
            let text = world.refused(delete_portfolio, delete(id));
            assert_eq!(text, format!("ResourceInUseException: Portfolio {id} still has associated {with}"));
        }
        world.write(delete_portfolio, delete(&empty)).unwrap();
        let text = world.refused(delete_portfolio, delete(&empty));
        assert_eq!(text, format!("ResourceNotFoundException: Portfolio {empty} not found."));
    }
}
