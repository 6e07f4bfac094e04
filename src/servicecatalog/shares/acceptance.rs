//! How recipients take shares, or do not.

use super::{
    super::{
        api::{self, PortfolioShareType},
        errors::{Result, bad_page_token, no_offer},
        launch_paths::page_size,
        state::{Change, State},
    },
    imports,
};
use crate::kit::{Context, page::Pager};

/// `AcceptPortfolioShare`. Repeating it is no error.
pub(in super::super) fn accept_portfolio_share(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::AcceptPortfolioShareInput,
) -> Result<api::AcceptPortfolioShareOutput> {
    answer(state, change, &input.portfolio_id, input.portfolio_share_type, true)?;
    Ok(api::AcceptPortfolioShareOutput {})
}

/// `RejectPortfolioShare`, also of one that was accepted. The owner still shares it: unverified, and so is whether AWS
/// lets the recipient accept it later.
pub(super) fn reject_portfolio_share(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::RejectPortfolioShareInput,
) -> Result<api::RejectPortfolioShareOutput> {
    answer(state, change, &input.portfolio_id, input.portfolio_share_type, false)?;
    Ok(api::RejectPortfolioShareOutput {})
}

fn answer(
    state: &mut State,
    change: &mut Change<'_>,
    id: &str,
    kind: Option<PortfolioShareType>,
    accepts: bool,
) -> Result<()> {
    let kind = kind.unwrap_or(PortfolioShareType::Imported);
    let offered = imports::offered(state, change.scope(), id).filter(|it| it.is_offered(kind));
    let offered = offered.ok_or_else(|| no_offer(id))?;
    let (owner, portfolio) = (offered.owner.scope.clone(), offered.portfolio.id.clone());
    let imports = &mut state.at_mut(change.scope()).shares.imports;
    let import = imports.entry(portfolio.clone()).or_default();
    match kind {
        PortfolioShareType::Imported => import.accepted = accepts,
        _ => import.declined = !accepts,
    }
    imports::prune(state, &owner, portfolio.as_str());
    Ok(())
}

/// `ListAcceptedPortfolioShares`. unverified: the order, which is that of the ids.
pub(super) fn list_accepted_portfolio_shares(
    state: &State,
    context: &Context<'_>,
    input: api::ListAcceptedPortfolioSharesInput,
) -> Result<api::ListAcceptedPortfolioSharesOutput> {
    let scope = context.scope();
    let kind = input.portfolio_share_type.unwrap_or(PortfolioShareType::Imported);
    let pager = Pager { list: "ListAcceptedPortfolioShares", scope, query: &kind };
    let page =
        pager.page(input.page_token.as_deref(), page_size(input.page_size), |after: Option<String>| {
            let taken = imports::all(state, scope).filter(move |it| it.is_taken(kind));
            let shown = taken.map(|it| (String::from(&it.portfolio.id), it.portfolio.detail(it.owner.scope)));
            shown.filter(move |(id, _)| after.as_ref().is_none_or(|after| id > after))
        });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::ListAcceptedPortfolioSharesOutput {
        portfolio_details: Some(page.items),
        next_page_token: page.next,
    })
}
