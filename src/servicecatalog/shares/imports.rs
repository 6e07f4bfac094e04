//! What of others is there for an account.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{
    super::{
        api::PortfolioShareType,
        ids::PortfolioId,
        portfolios::Portfolio,
        principals::Principal,
        state::{Catalog, State},
    },
    grants::{Grant, Grants},
    recipient::Recipient,
};
use crate::kit::{AccountId, Scope};

/// What a recipient said about a portfolio of another account.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Import {
    /// That it takes the share made with itself.
    pub(super) accepted: bool,
    /// That it does not want the one made with its organisation, which it has without asking.
    pub(super) declined: bool,
    /// Who of the recipient may use its products.
    pub(super) principals: BTreeSet<Principal>,
}

/// A portfolio of another account, seen by an account that it is shared with.
#[derive(Debug)]
pub(in super::super) struct Imported<'a> {
    /// Where it is.
    pub(in super::super) owner: Scope,
    /// Everything of the owner.
    pub(in super::super) catalog: &'a Catalog,
    pub(in super::super) portfolio: &'a Portfolio,
    /// What is shared with the account itself, and with nodes of the organisation that it belongs to.
    account: Option<Grant>,
    organization: Option<Grant>,
    said: Option<&'a Import>,
}

impl<'a> Imported<'a> {
    fn new(state: &'a State, recipient: &Scope, owner: AccountId, id: &str) -> Option<Self> {
        let owner = Scope { account: owner, region: recipient.region.clone() };
        let catalog = state.at(&owner);
        let (portfolio, grants) = (catalog.portfolios.get(id)?, catalog.shares.grants.get(id)?);
        let account = grants.get(&Recipient::Account(recipient.account)).copied();
        let organization = of_organization(state, &owner, recipient.account, grants);
        let said = state.at(recipient).shares.imports.get(id);
        (account.is_some() || organization.is_some()).then_some(Self {
            owner,
            catalog,
            portfolio,
            account,
            organization,
            said,
        })
    }

    /// Whether a share of this type is made with the account, taken or not.
    pub(super) const fn is_offered(&self, kind: PortfolioShareType) -> bool {
        match kind {
            PortfolioShareType::Imported => self.account.is_some(),
            PortfolioShareType::AwsOrganizations => self.organization.is_some(),
            PortfolioShareType::AwsServicecatalog => false,
        }
    }

    /// Whether the account has the portfolio by a share of this type.
    pub(super) fn is_taken(&self, kind: PortfolioShareType) -> bool {
        self.is_offered(kind)
            && match kind {
                PortfolioShareType::Imported => self.said.is_some_and(|said| said.accepted),
                _ => !self.is_declined(),
            }
    }

    fn is_declined(&self) -> bool {
        self.organization.is_some() && self.said.is_some_and(|said| said.declined)
    }

    /// Whether the account has the portfolio at all.
    fn is_here(&self) -> bool {
        self.is_taken(PortfolioShareType::Imported) || self.is_taken(PortfolioShareType::AwsOrganizations)
    }
}

/// What the shares with nodes of the organisation give an account that one of them reaches.
fn of_organization(state: &State, owner: &Scope, account: AccountId, grants: &Grants) -> Option<Grant> {
    let reached = grants.iter().filter(|(node, _)| state.organizations.reaches(owner.account, node, account));
    reached.map(|(_, grant)| *grant).reduce(|one, other| Grant {
        tag_options: one.tag_options || other.tag_options,
        principals: one.principals || other.principals,
    })
}

/// The portfolio with this id, if it is shared with `recipient`, whether it has taken it or not.
pub(super) fn offered<'a>(state: &'a State, recipient: &Scope, id: &str) -> Option<Imported<'a>> {
    let owner = *state.offers.get(&recipient.region)?.get(id)?;
    Imported::new(state, recipient, owner, id)
}

/// Every portfolio that is shared with `recipient`, whether it has taken it or not, in the order of their ids.
pub(super) fn all<'a>(state: &'a State, recipient: &'a Scope) -> impl Iterator<Item = Imported<'a>> {
    let offers = state.offers.get(&recipient.region).into_iter().flatten();
    offers.filter_map(|(id, owner)| Imported::new(state, recipient, *owner, id.as_str()))
}

/// The portfolio of another account with this id that `recipient` has.
pub(in super::super) fn find<'a>(state: &'a State, recipient: &Scope, id: &str) -> Option<Imported<'a>> {
    offered(state, recipient, id).filter(Imported::is_here)
}

/// Forgets what those said about a portfolio who do not have it any more. unverified: that a share made anew finds
/// nothing of what the recipient did with the former one.
pub(super) fn prune(state: &mut State, owner: &Scope, portfolio: &PortfolioId) {
    let said = |catalog: &Catalog| catalog.shares.imports.contains_key(portfolio.as_str());
    let recipients: Vec<_> = state
        .iter()
        .filter(|(scope, catalog)| scope.region == owner.region && said(catalog))
        .map(|(scope, _)| scope.clone())
        .collect();
    for recipient in recipients {
        let here = offered(state, &recipient, portfolio.as_str());
        let accepted = here.as_ref().is_some_and(|it| it.is_taken(PortfolioShareType::Imported));
        let declined = here.as_ref().is_some_and(|it| it.is_declined());
        let is_here = here.is_some_and(|it| it.is_here());
        let imports = &mut state.at_mut(&recipient).shares.imports;
        let Some(import) = imports.get_mut(portfolio.as_str()) else { continue };
        (import.accepted, import.declined) = (accepted, declined);
        if !is_here {
            import.principals.clear();
        }
        if *import == Import::default() {
            imports.remove(portfolio.as_str());
        }
    }
}
