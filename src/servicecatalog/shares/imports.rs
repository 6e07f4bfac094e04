//! What of others is there for an account.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{
    super::{
        access::{Owner, Visible},
        api::{PortfolioShareType, PrincipalType, TagOptionDetail},
        portfolios::Portfolio,
        principals::Principal,
        state::State,
    },
    Shares,
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
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Imported<'a> {
    /// Whose it is.
    pub(in super::super) owner: Owner<'a>,
    pub(in super::super) portfolio: &'a Portfolio,
    /// What is shared with the account itself, and with nodes of the organisation that it belongs to.
    account: Option<Grant>,
    organization: Option<Grant>,
    said: Option<&'a Import>,
}

impl<'a> Imported<'a> {
    fn new(state: &'a State, recipient: &Scope, owner: AccountId, id: &str) -> Option<Self> {
        let owner = state.find(&Scope { account: owner, region: recipient.region.clone() })?;
        let (portfolio, grants) = (owner.catalog.portfolios.get(id)?, owner.catalog.shares.grants.get(id)?);
        let account = grants.get(&Recipient::Account(recipient.account)).copied();
        let organization = of_organization(state, owner.scope, recipient.account, grants);
        let said = state.at(recipient).shares.imports.get(id);
        let is_shared = account.is_some() || organization.is_some();
        is_shared.then_some(Self { owner, portfolio, account, organization, said })
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

    /// What comes with the portfolio by the shares that the account has it by.
    fn grants(&self) -> impl Iterator<Item = Grant> {
        let account = self.account.filter(|_| self.is_taken(PortfolioShareType::Imported));
        account.into_iter().chain(self.organization.filter(|_| !self.is_declined()))
    }

    /// Whether the `TagOptions` of the owner count for the account too.
    pub(in super::super) fn shares_tag_options(&self) -> bool {
        self.grants().any(|grant| grant.tag_options)
    }

    /// The `TagOptions` of the portfolio that the account sees.
    pub(in super::super) fn tag_options(&self) -> Vec<TagOptionDetail> {
        if self.shares_tag_options() {
            self.owner.catalog.tag_options.details(self.owner.scope, self.portfolio.id.as_str())
        } else {
            Vec::new()
        }
    }

    /// Who of the account may use its products: those that the account says, and those who fit the patterns of the owner,
    /// where principals are shared.
    pub(in super::super) fn principals(&self) -> impl Iterator<Item = &'a Principal> + use<'a> {
        let shared = self.grants().any(|grant| grant.principals);
        let patterns =
            self.portfolio.principals.iter().filter(move |it| shared && it.kind == PrincipalType::IamPattern);
        self.said.into_iter().flat_map(|said| &said.principals).chain(patterns)
    }

    /// Whether a product lies in it.
    pub(in super::super) fn holds(&self, product: &str) -> bool {
        self.owner.catalog.associations.has(product, self.portfolio.id.as_str())
    }

    /// The product with this id in it, with its number in its catalogue.
    pub(in super::super) fn numbered(&self, product: &str) -> Option<(u64, Visible<'a>)> {
        let (number, found) = self.owner.catalog.products.numbered(product)?;
        self.holds(product).then_some((number, Visible { product: found, owner: self.owner }))
    }

    /// The product with this id in it.
    pub(in super::super) fn product(&self, product: &str) -> Option<Visible<'a>> {
        self.numbered(product).map(|(_, found)| found)
    }

    /// The product in it whose view has this id.
    pub(in super::super) fn product_of_view(&self, view: &str) -> Option<Visible<'a>> {
        let product = self.owner.catalog.products.of_view(view)?;
        self.holds(product.id.as_str()).then_some(Visible { product, owner: self.owner })
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
pub(super) fn all<'a>(state: &'a State, recipient: &Scope) -> impl Iterator<Item = Imported<'a>> {
    let offers = state.offers.get(&recipient.region).into_iter().flatten();
    offers.filter_map(|(id, owner)| Imported::new(state, recipient, *owner, id.as_str()))
}

/// Every portfolio of another account that `recipient` has.
pub(in super::super) fn here<'a>(state: &'a State, recipient: &Scope) -> Vec<Imported<'a>> {
    all(state, recipient).filter(Imported::is_here).collect()
}

/// The portfolio of another account with this id that `recipient` has.
pub(in super::super) fn find<'a>(state: &'a State, recipient: &Scope, id: &str) -> Option<Imported<'a>> {
    offered(state, recipient, id).filter(Imported::is_here)
}

/// Forgets what those did with a portfolio who do not have it any more, and with a product that left it. unverified: that
/// a share made anew finds nothing of what the recipient did with the former one.
pub(in super::super) fn prune(state: &mut State, owner: &Scope, portfolio: &str) {
    let concerns = |shares: &Shares| {
        let mut sources = shares.borrowed.values().flat_map(|products| products.values());
        shares.imports.contains_key(portfolio) || sources.any(|source| source.as_str() == portfolio)
    };
    let recipients: Vec<_> = state
        .iter()
        .filter(|(scope, catalog)| scope.region == owner.region && concerns(&catalog.shares))
        .map(|(scope, _)| scope.clone())
        .collect();
    for recipient in recipients {
        prune_products(state, &recipient, portfolio);
        prune_import(state, &recipient, portfolio);
    }
}

fn prune_import(state: &mut State, recipient: &Scope, portfolio: &str) {
    let offered = offered(state, recipient, portfolio);
    let accepted = offered.is_some_and(|it| it.is_taken(PortfolioShareType::Imported));
    let declined = offered.is_some_and(|it| it.is_declined());
    let is_here = offered.is_some_and(|it| it.is_here());
    let imports = &mut state.at_mut(recipient).shares.imports;
    let Some(import) = imports.get_mut(portfolio) else { return };
    (import.accepted, import.declined) = (accepted, declined);
    if !is_here {
        import.principals.clear();
    }
    if *import == Import::default() {
        imports.remove(portfolio);
    }
}

/// Takes products that are not there any more out of the recipient's own portfolios, with what it said about them there.
fn prune_products(state: &mut State, recipient: &Scope, portfolio: &str) {
    let import = find(state, recipient, portfolio);
    let mut gone = Vec::new();
    for (local, products) in &state.at(recipient).shares.borrowed {
        for (product, source) in products {
            if source.as_str() == portfolio && !import.is_some_and(|it| it.holds(product.as_str())) {
                gone.push((local.clone(), product.clone()));
            }
        }
    }
    let catalog = state.at_mut(recipient);
    for (local, product) in gone {
        catalog.associations.remove(product.as_str(), local.as_str());
        catalog.constraints.remove_all(local.as_str(), product.as_str());
        catalog.shares.return_product(local.as_str(), product.as_str());
    }
}
