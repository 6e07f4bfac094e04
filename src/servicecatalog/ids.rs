//! The ids of Service Catalog: a prefix and 13 characters of base32.

use std::{borrow::Borrow, fmt, sync::Arc};

use serde::Serialize;

use crate::kit::Ids;

/// The id of one kind of resource. Cheap to clone, as resources name each other by id.
macro_rules! id {
    ($name:ident, $prefix:literal, $what:literal) => {
        #[doc = concat!("The id of a ", $what, ": `", $prefix, "-` and 13 characters of `a-z2-7`.")]
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id with these characters behind its prefix.
            pub(super) fn new(suffix: &str) -> Self {
                Self(format!(concat!($prefix, "-{}"), suffix).into())
            }

            /// The id's text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&$name> for Arc<str> {
            fn from(id: &$name) -> Self {
                Self::clone(&id.0)
            }
        }

        impl From<&$name> for String {
            fn from(id: &$name) -> Self {
                id.as_str().to_owned()
            }
        }
    };
}

/// An id that is drawn for each new resource.
macro_rules! drawn_id {
    ($name:ident, $prefix:literal, $what:literal) => {
        id!($name, $prefix, $what);

        impl $name {
            /// A new id.
            pub fn draw(ids: &mut Ids) -> Self {
                Self::new(&ids.base32())
            }
        }
    };
}

drawn_id!(PortfolioId, "port", "portfolio");
drawn_id!(ProductId, "prod", "product");
drawn_id!(ProductViewId, "prodview", "product as end users see it");
drawn_id!(ArtifactId, "pa", "provisioning artifact");
drawn_id!(ProvisionedProductId, "pp", "provisioned product");
drawn_id!(RecordId, "rec", "record");
drawn_id!(PlanId, "plan", "plan of a provisioned product");
drawn_id!(CopyId, "copyproduct", "copy of a product");
drawn_id!(TagOptionId, "tag", "`TagOption`");
drawn_id!(ShareToken, "share", "operation on a share of a portfolio");
drawn_id!(ConstraintId, "cons", "constraint");
drawn_id!(ServiceActionId, "act", "service action");
id!(PathId, "lpv3", "launch path");

/// The id of what takes `TagOptions` and budgets: a portfolio or a product.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct ResourceId(Arc<str>);

impl ResourceId {
    /// The id's text.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for ResourceId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&PortfolioId> for ResourceId {
    fn from(id: &PortfolioId) -> Self {
        Self(Arc::clone(&id.0))
    }
}

impl From<&ProductId> for ResourceId {
    fn from(id: &ProductId) -> Self {
        Self(Arc::clone(&id.0))
    }
}

impl PathId {
    /// The path through a portfolio; its suffix is the portfolio's.
    pub fn through(portfolio: &PortfolioId) -> Self {
        Self::new(portfolio.0.rsplit('-').next().unwrap_or_default())
    }

    /// The portfolio that this path leads through.
    pub fn portfolio(&self) -> PortfolioId {
        PortfolioId::new(self.0.rsplit('-').next().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_the_suffix_of_its_portfolio() {
        let portfolio = PortfolioId::draw(&mut Ids::new(1, 1));
        let path = PathId::through(&portfolio);
        assert_eq!(path.as_str().strip_prefix("lpv3-"), portfolio.as_str().strip_prefix("port-"));
        assert_eq!(path.portfolio(), portfolio);
    }
}
