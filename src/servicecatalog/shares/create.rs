//! `CreatePortfolioShare`.

use super::{
    super::{
        api,
        errors::{Result, no_portfolio, not_shareable},
        ids::PortfolioId,
        state::{Change, State},
    },
    grants::{self, Grant},
    imports,
    operations::{self, Work},
    recipient::Recipient,
};
use crate::kit::Scope;

/// `CreatePortfolioShare`: with an account at once, with a node of the organisation over time. Repeating it has no effect.
pub(in super::super) fn create_portfolio_share(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::CreatePortfolioShareInput,
) -> Result<api::CreatePortfolioShareOutput> {
    let scope = change.scope();
    let recipient = Recipient::read(scope, input.account_id.as_deref(), input.organization_node.as_ref())?;
    recipient.check_principals(input.share_principals)?;
    let portfolio = shareable(state, scope, &input.portfolio_id)?;
    let grant = Grant::read(Grant::default(), input.share_tag_options, input.share_principals);
    if !recipient.is_node() {
        grants::give(state, scope, &portfolio, recipient, grant);
        return Ok(api::CreatePortfolioShareOutput::default());
    }
    state.organizations.check_sharing(scope.account, &recipient)?;
    let token = operations::begin(state, change, portfolio, recipient, Work::Create(grant))?;
    Ok(api::CreatePortfolioShareOutput { portfolio_share_token: Some(token) })
}

/// A portfolio of the account's own, with nothing in it that came from others.
fn shareable(state: &State, scope: &Scope, id: &str) -> Result<PortfolioId> {
    let catalog = state.at(scope);
    match catalog.portfolios.get(id) {
        Some(_) if catalog.shares.borrowed.contains_key(id) => Err(not_shareable(id)),
        Some(portfolio) => Ok(portfolio.id.clone()),
        None if imports::find(state, scope, id).is_some() => Err(not_shareable(id)),
        None => Err(no_portfolio(id)),
    }
}
