//! Portfolios that several accounts use: shared by their owner, imported by the others.
//!
//! An owner shares with single accounts or with nodes of its organisation (`create`, `delete`, `update`), the latter
//! over time (`operations`), and sees whom it shared with (`lists`). Which account a node reaches is told by the
//! `organization`. A recipient takes a share or not (`acceptance`). Whether a portfolio is there for a recipient is
//! looked up each time (`imports`): what the owner withdraws is gone at once.

mod acceptance;
mod create;
mod delete;
mod grants;
mod imports;
mod lists;
mod operations;
mod organization;
mod organizations_access;
mod principals;
mod recipient;
#[cfg(test)]
mod tests;
mod update;

use std::{collections::BTreeMap, time::Duration};

use serde::Serialize;

use super::{
    ServiceCatalog, api,
    ids::{PortfolioId, ProductId},
};
use crate::kit::{Delay, Register};
use grants::Grants;
use imports::Import;
use operations::Operations;

#[cfg(test)]
pub(super) use acceptance::accept_portfolio_share;
#[cfg(test)]
pub(super) use create::create_portfolio_share;
#[cfg(test)]
pub(super) use delete::delete_portfolio_share;
pub(super) use grants::{Offers, withdraw_all};
pub(super) use imports::{Imported, find as import, here as imports, prune};
pub(super) use operations::{finish, start};
pub(super) use organization::Organizations;
pub use organization::{BadOrganization, Organization};
pub(super) use organizations_access::settle_access;
pub(super) use principals::{all_principals, principals, principals_mut};

/// What an account shares, and what it has of others.
#[derive(Debug, Default, Serialize)]
pub(super) struct Shares {
    /// Of its own portfolios.
    grants: BTreeMap<PortfolioId, Grants>,
    operations: Operations,
    /// What it said about portfolios of others.
    imports: BTreeMap<PortfolioId, Import>,
    /// The products of others in its own portfolios, and the imported portfolios that they were put there from.
    borrowed: BTreeMap<PortfolioId, BTreeMap<ProductId, PortfolioId>>,
}

impl Shares {
    /// Whether a portfolio of the account is shared, or about to be.
    pub(super) fn is_shared(&self, portfolio: &str) -> bool {
        self.grants.contains_key(portfolio) || self.operations.is_busy(portfolio)
    }

    /// The imported portfolio that a product was put into a portfolio of the account's own from.
    pub(super) fn source(&self, portfolio: &str, product: &str) -> Option<&PortfolioId> {
        self.borrowed.get(portfolio)?.get(product)
    }

    /// Notes where a product of others was put into a portfolio of the account's own from.
    pub(super) fn borrow_product(&mut self, portfolio: PortfolioId, product: ProductId, source: PortfolioId) {
        self.borrowed.entry(portfolio).or_default().insert(product, source);
    }

    /// Forgets it, as the product leaves the portfolio.
    pub(super) fn return_product(&mut self, portfolio: &str, product: &str) {
        let Some(products) = self.borrowed.get_mut(portfolio) else { return };
        products.remove(product);
        if products.is_empty() {
            self.borrowed.remove(portfolio);
        }
    }
}

pub(super) const SHARE_START: Delay = Delay {
    name: "servicecatalog.share-start",
    quick: Duration::from_millis(100),
    real: Duration::from_secs(1),
    what: "between a request about an organisation's share of a portfolio and the begin of its work \
           (NOT_STARTED to IN_PROGRESS)",
};

pub(super) const SHARE_FINISH: Delay = Delay {
    name: "servicecatalog.share-finish",
    quick: Duration::from_millis(250),
    real: Duration::from_secs(15),
    what: "between begin and end of the work on an organisation's share of a portfolio (IN_PROGRESS to COMPLETED)",
};

pub(super) const ORGANIZATIONS_ACCESS: Delay = Delay {
    name: "servicecatalog.organizations-access",
    quick: Duration::from_millis(250),
    real: Duration::from_secs(10),
    what: "between a request to enable or disable the access to the organisation and its end (UNDER_CHANGE)",
};

/// Registers the operations about shares.
pub(super) fn routes(routes: &mut impl Register<ServiceCatalog>) {
    routes.write::<api::CreatePortfolioShare>(create::create_portfolio_share);
    routes.write::<api::DeletePortfolioShare>(delete::delete_portfolio_share);
    routes.write::<api::UpdatePortfolioShare>(update::update_portfolio_share);
    routes.read::<api::DescribePortfolioShareStatus>(operations::describe_portfolio_share_status);
    routes.read::<api::DescribePortfolioShares>(lists::describe_portfolio_shares);
    routes.read::<api::ListPortfolioAccess>(lists::list_portfolio_access);
    routes.read::<api::ListOrganizationPortfolioAccess>(lists::list_organization_portfolio_access);
    routes.write::<api::AcceptPortfolioShare>(acceptance::accept_portfolio_share);
    routes.write::<api::RejectPortfolioShare>(acceptance::reject_portfolio_share);
    routes.read::<api::ListAcceptedPortfolioShares>(acceptance::list_accepted_portfolio_shares);
    routes.write::<api::EnableAWSOrganizationsAccess>(organizations_access::enable_aws_organizations_access);
    routes
        .write::<api::DisableAWSOrganizationsAccess>(organizations_access::disable_aws_organizations_access);
    routes.read::<api::GetAWSOrganizationsAccessStatus>(
        organizations_access::get_aws_organizations_access_status,
    );
}
