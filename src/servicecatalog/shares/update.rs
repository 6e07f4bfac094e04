//! `UpdatePortfolioShare`.

use super::{
    super::{
        api,
        errors::{Result, no_portfolio, no_share},
        ids::PortfolioId,
        state::{Change, State},
    },
    grants::Grant,
    operations::{self, Work},
    recipient::Recipient,
};
use crate::kit::Scope;

/// `UpdatePortfolioShare`, over time for accounts too: what is shared beside the portfolio. What is not given stays as it
/// is.
pub(super) fn update_portfolio_share(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::UpdatePortfolioShareInput,
) -> Result<api::UpdatePortfolioShareOutput> {
    let scope = change.scope();
    let recipient = Recipient::read(scope, input.account_id.as_deref(), input.organization_node.as_ref())?;
    recipient.check_principals(input.share_principals)?;
    let (portfolio, grant) = granted(state, scope, &input.portfolio_id, &recipient)?;
    if recipient.is_node() {
        state.organizations.check_administrator(scope.account)?;
    }
    operations::check_idle(state, scope, &portfolio, &recipient)?;
    let before = grant.ok_or_else(|| no_share(&input.portfolio_id, recipient.id()))?;
    let grant = Grant::read(before, input.share_tag_options, input.share_principals);
    let token = operations::begin(state, change, portfolio, recipient, Work::Update(grant))?;
    Ok(api::UpdatePortfolioShareOutput {
        portfolio_share_token: Some(token),
        // unverified: which status the answer has.
        status: Some(api::ShareStatus::NotStarted),
    })
}

/// A portfolio of the account's own, and what of it the recipient has.
pub(super) fn granted(
    state: &State,
    scope: &Scope,
    id: &str,
    recipient: &Recipient,
) -> Result<(PortfolioId, Option<Grant>)> {
    let catalog = state.at(scope);
    let portfolio = catalog.portfolios.get(id).ok_or_else(|| no_portfolio(id))?;
    let grant = catalog.shares.grants.get(id).and_then(|grants| grants.get(recipient));
    Ok((portfolio.id.clone(), grant.copied()))
}
