//! `DeletePortfolioShare`.

use super::{
    super::{
        api,
        errors::{Result, no_share},
        state::{Change, State},
    },
    grants,
    operations::{self, Work},
    recipient::Recipient,
    update::granted,
};

/// `DeletePortfolioShare`: of an account at once, of a node of the organisation over time. What was provisioned lives on.
pub(in super::super) fn delete_portfolio_share(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::DeletePortfolioShareInput,
) -> Result<api::DeletePortfolioShareOutput> {
    let scope = change.scope();
    let recipient = Recipient::read(scope, input.account_id.as_deref(), input.organization_node.as_ref())?;
    let (portfolio, grant) = granted(state, scope, &input.portfolio_id, &recipient)?;
    if !recipient.is_node() {
        grant.ok_or_else(|| no_share(&input.portfolio_id, recipient.id()))?;
        grants::withdraw(state, scope, &portfolio, &recipient);
        return Ok(api::DeletePortfolioShareOutput::default());
    }
    state.organizations.check_administrator(scope.account)?;
    operations::check_idle(state, scope, &portfolio, &recipient)?;
    grant.ok_or_else(|| no_share(&input.portfolio_id, recipient.id()))?;
    let token = operations::begin(state, change, portfolio, recipient, Work::Delete)?;
    Ok(api::DeletePortfolioShareOutput { portfolio_share_token: Some(token) })
}
