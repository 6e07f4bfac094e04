//! What an owner shares with whom.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{
    super::{ids::PortfolioId, state::State},
    recipient::Recipient,
};
use crate::kit::{AccountId, Ordered, Region, Scope};

/// Whom a portfolio is shared with; never empty.
pub(super) type Grants = BTreeMap<Recipient, Grant>;

/// The owner of every portfolio that is shared with anybody. Ids of portfolios are never used twice.
pub(in super::super) type Offers = BTreeMap<Region, BTreeMap<PortfolioId, AccountId>>;

/// What is shared beside the portfolio and its products.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Grant {
    pub(super) tag_options: bool,
    pub(super) principals: bool,
}

impl Grant {
    /// What a request asks for; what it leaves open stays as in `before`.
    pub(super) fn read(before: Self, tag_options: Option<bool>, principals: Option<bool>) -> Self {
        Self {
            tag_options: tag_options.unwrap_or(before.tag_options),
            principals: principals.unwrap_or(before.principals),
        }
    }
}

/// Shares a portfolio; no effect if the recipient has it already.
pub(super) fn give(
    state: &mut State,
    owner: &Scope,
    portfolio: &PortfolioId,
    recipient: Recipient,
    grant: Grant,
) {
    let grants = state.at_mut(owner).shares.grants.entry(portfolio.clone()).or_default();
    grants.entry(recipient).or_insert(grant);
    let offers = state.offers.entry(owner.region.clone()).or_default();
    offers.insert(portfolio.clone(), owner.account);
}

/// Ends a share, and with it what recipients did with the portfolio who have no other one of it.
pub(super) fn withdraw(state: &mut State, owner: &Scope, portfolio: &PortfolioId, recipient: &Recipient) {
    let shares = &mut state.at_mut(owner).shares;
    let Some(grants) = shares.grants.get_mut(portfolio) else { return };
    grants.remove(recipient);
    if grants.is_empty() {
        shares.grants.remove(portfolio);
        if let Some(offers) = state.offers.get_mut(&owner.region) {
            offers.remove(portfolio);
        }
    }
    super::imports::prune(state, owner, portfolio.as_str());
}

/// Ends every share of an account's portfolios.
pub(in super::super) fn withdraw_all(state: &mut State, account: AccountId) {
    let owners: BTreeSet<_> =
        state.iter().map(|(scope, _)| scope.clone()).filter(|scope| scope.account == account).into_set();
    for owner in owners {
        let shares = &state.at(&owner).shares;
        let all: Vec<_> = shares
            .grants
            .iter()
            .flat_map(|(portfolio, grants)| grants.keys().map(|it| (portfolio.clone(), it.clone())))
            .collect();
        for (portfolio, recipient) in all {
            withdraw(state, &owner, &portfolio, &recipient);
        }
    }
}
