//! What takes `TagOptions` and budgets: portfolios and products.

use super::{
    api,
    errors::{Result, no_portfolio, no_product, no_resource},
    ids::ResourceId,
    portfolios::{self, Portfolio},
    products::{self, Product},
    state::Catalog,
};
use crate::kit::Scope;

/// A portfolio or a product.
#[derive(Clone, Copy, Debug)]
pub(super) enum Resource<'a> {
    /// A portfolio.
    Portfolio(&'a Portfolio),
    /// A product.
    Product(&'a Product),
}

impl<'a> Resource<'a> {
    /// The resource with this id, if there is one.
    pub(super) fn get(catalog: &'a Catalog, id: &str) -> Option<Self> {
        let portfolio = || catalog.portfolios.get(id).map(Self::Portfolio);
        catalog.products.get(id).map(Self::Product).or_else(portfolio)
    }

    /// The resource that a request names.
    ///
    /// # Errors
    /// If there is none.
    pub(super) fn find(catalog: &'a Catalog, id: &str) -> Result<Self> {
        Self::get(catalog, id).ok_or_else(|| match id.split_once('-') {
            Some(("port", _)) => no_portfolio(id),
            Some(("prod", _)) => no_product(id),
            _ => no_resource(),
        })
    }

    /// Its id.
    pub(super) fn id(self) -> ResourceId {
        match self {
            Self::Portfolio(portfolio) => (&portfolio.id).into(),
            Self::Product(product) => (&product.id).into(),
        }
    }

    /// The kind as requests name it.
    pub(super) const fn kind(self) -> &'static str {
        match self {
            Self::Portfolio(_) => "Portfolio",
            Self::Product(_) => "Product",
        }
    }

    /// The resource as the list of those of a `TagOption` shows it.
    pub(super) fn detail(self, scope: &Scope) -> api::ResourceDetail {
        let (id, arn, name, description, created) = match self {
            Self::Portfolio(it) => (
                String::from(&it.id),
                portfolios::arn(scope, &it.id),
                &it.name,
                it.description.as_ref(),
                it.created,
            ),
            Self::Product(it) => {
                (String::from(&it.id), products::arn(scope, &it.id), &it.name, it.description(), it.created)
            }
        };
        api::ResourceDetail {
            id: Some(id),
            arn: Some(arn),
            name: Some(name.clone()),
            description: description.cloned(),
            created_time: Some(created),
        }
    }
}
