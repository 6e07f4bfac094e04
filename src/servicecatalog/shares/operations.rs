//! The work on shares that takes its time, followed by its token.

use std::{collections::BTreeSet, sync::Arc};

use serde::Serialize;

use super::{
    super::{
        Event, api,
        api::ShareStatus,
        collection::{Collection, Identified},
        errors::{Result, no_share_token, share_in_progress},
        ids::{PortfolioId, ShareToken},
        state::{Change, State},
    },
    SHARE_FINISH, SHARE_START,
    grants::{self, Grant},
    recipient::Recipient,
};
use crate::kit::{AccountId, Context, Scope};

/// The work on an account's shares.
#[derive(Debug, Default, Serialize)]
pub(super) struct Operations {
    all: Collection<ShareOperation>,
    /// Those that are not over.
    open: BTreeSet<ShareToken>,
}

impl Operations {
    fn under_way(&self, portfolio: &str) -> impl Iterator<Item = &ShareOperation> {
        let open = self.open.iter().filter_map(|token| self.all.get(token.as_str()));
        open.filter(move |operation| operation.portfolio.as_str() == portfolio)
    }

    /// Whether a share of the portfolio is being worked on.
    pub(super) fn is_busy(&self, portfolio: &str) -> bool {
        self.under_way(portfolio).next().is_some()
    }
}

/// Work on a share.
#[derive(Debug, Serialize)]
struct ShareOperation {
    token: ShareToken,
    portfolio: PortfolioId,
    recipient: Recipient,
    work: Work,
    status: ShareStatus,
    /// Whom it reached.
    reached: BTreeSet<AccountId>,
}

impl Identified for ShareOperation {
    fn id(&self) -> Arc<str> {
        (&self.token).into()
    }
}

/// What is done to a share.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) enum Work {
    /// It is made, unless it is there already.
    Create(Grant),
    /// It is withdrawn.
    Delete,
    /// What goes with it becomes this.
    Update(Grant),
}

/// Refuses work on a share while other work on the portfolio's shares is in its way: nodes are worked on one by one.
pub(super) fn check_idle(
    state: &State,
    scope: &Scope,
    portfolio: &PortfolioId,
    recipient: &Recipient,
) -> Result<()> {
    let mut open = state.at(scope).shares.operations.under_way(portfolio.as_str());
    let in_the_way =
        |it: &ShareOperation| it.recipient == *recipient || (it.recipient.is_node() && recipient.is_node());
    if open.any(in_the_way) { Err(share_in_progress(portfolio.as_str())) } else { Ok(()) }
}

/// Takes work on. Returns its token.
///
/// # Errors
/// As [`check_idle`].
pub(super) fn begin(
    state: &mut State,
    change: &mut Change<'_>,
    portfolio: PortfolioId,
    recipient: Recipient,
    work: Work,
) -> Result<String> {
    check_idle(state, change.scope(), &portfolio, &recipient)?;
    let token = ShareToken::draw(change.ids());
    change.after(&SHARE_START, Event::ShareStarts(token.clone()));
    let operations = &mut state.at_mut(change.scope()).shares.operations;
    let (status, reached) = (ShareStatus::NotStarted, BTreeSet::new());
    let shown = String::from(&token);
    operations.open.insert(token.clone());
    operations.all.add(ShareOperation { token, portfolio, recipient, work, status, reached });
    Ok(shown)
}

/// Work begins.
pub(in super::super) fn start(state: &mut State, change: &mut Change<'_>, token: ShareToken) {
    let operations = &mut state.at_mut(change.scope()).shares.operations;
    if let Some(operation) = operations.all.get_mut(token.as_str()) {
        operation.status = ShareStatus::InProgress;
        change.after(&SHARE_FINISH, Event::ShareFinishes(token));
    }
}

/// Work is over. It always succeeds: there is nothing that could fail.
pub(in super::super) fn finish(state: &mut State, change: &mut Change<'_>, token: &ShareToken) {
    let scope = change.scope();
    let operations = &mut state.at_mut(scope).shares.operations;
    operations.open.remove(token);
    let Some(operation) = operations.all.get_mut(token.as_str()) else { return };
    operation.status = ShareStatus::Completed;
    let (portfolio, recipient, work) =
        (operation.portfolio.clone(), operation.recipient.clone(), operation.work);
    let reached = state.organizations.reached(scope.account, &recipient);
    if let Some(operation) = state.at_mut(scope).shares.operations.all.get_mut(token.as_str()) {
        operation.reached = reached;
    }
    match work {
        Work::Create(grant) => grants::give(state, scope, &portfolio, recipient, grant),
        Work::Delete => grants::withdraw(state, scope, &portfolio, &recipient),
        Work::Update(new) => {
            let grants = state.at_mut(scope).shares.grants.get_mut(portfolio.as_str());
            if let Some(grant) = grants.and_then(|grants| grants.get_mut(&recipient)) {
                *grant = new;
            }
        }
    }
}

/// `DescribePortfolioShareStatus`.
pub(super) fn describe_portfolio_share_status(
    state: &State,
    context: &Context<'_>,
    input: api::DescribePortfolioShareStatusInput,
) -> Result<api::DescribePortfolioShareStatusOutput> {
    let token = &input.portfolio_share_token;
    let Some(operation) = state.at(context.scope()).shares.operations.all.get(token) else {
        // Whoever has no tokens of its own may not ask at all.
        state.organizations.check_administrator(context.scope().account)?;
        return Err(no_share_token(token));
    };
    let accounts = operation.reached.iter().map(|account| account.as_str().to_owned()).collect();
    Ok(api::DescribePortfolioShareStatusOutput {
        portfolio_share_token: Some(token.clone()),
        portfolio_id: Some((&operation.portfolio).into()),
        organization_node_value: Some(operation.recipient.id().to_owned()),
        status: Some(operation.status),
        share_details: Some(api::ShareDetails {
            successful_shares: Some(accounts),
            share_errors: Some(Vec::new()),
        }),
    })
}
