//! Whom a portfolio is shared with.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::super::{
    api::{self, DescribePortfolioShareType, OrganizationNodeType},
    errors::{Result, invalid},
};
use crate::kit::{AccountId, Scope};

/// Whom a portfolio is shared with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Recipient {
    /// An account by its own consent, in the organisation or not.
    Account(AccountId),
    /// Every account of the organisation.
    Organization(Arc<str>),
    /// Every account of an organisational unit and of the units in it.
    Unit(Arc<str>),
    /// An account as a member of the organisation.
    Member(AccountId),
}

impl Serialize for Recipient {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        // As text, so that it can be the key of a map.
        serializer.collect_str(&format_args!("{} {}", self.kind(), self.id()))
    }
}

impl Recipient {
    /// The recipient that a request of `scope` names.
    ///
    /// # Errors
    /// If it names none or both kinds, or not one of the type it says.
    pub(super) fn read(
        scope: &Scope,
        account: Option<&str>,
        node: Option<&api::OrganizationNode>,
    ) -> Result<Self> {
        // unverified: the texts of all refusals here.
        let recipient = match (account, node) {
            (Some(account), None) => {
                AccountId::parse(account).map(Self::Account).ok_or_else(|| invalid("Invalid AccountId."))?
            }
            (None, Some(node)) => Self::node(node)?,
            _ => return Err(invalid("You must provide either AccountId or OrganizationNode, but not both.")),
        };
        match &recipient {
            // unverified: that an account cannot share with itself.
            Self::Account(account) | Self::Member(account) if *account == scope.account => {
                Err(invalid("A portfolio cannot be shared with the account that owns it."))
            }
            _ => Ok(recipient),
        }
    }

    fn node(node: &api::OrganizationNode) -> Result<Self> {
        let (Some(kind), Some(value)) = (node.r#type, &node.value) else {
            return Err(invalid("Type and Value of the OrganizationNode must be given."));
        };
        // Of an ARN only the id counts, which is also what answers show.
        let id = value.rsplit('/').next().unwrap_or_default();
        let read = match kind {
            OrganizationNodeType::Account => AccountId::parse(id).map(Self::Member),
            OrganizationNodeType::Organization if id.starts_with("o-") => Some(Self::Organization(id.into())),
            OrganizationNodeType::OrganizationalUnit if id.starts_with("ou-") => Some(Self::Unit(id.into())),
            _ => None,
        };
        read.ok_or_else(|| {
            invalid(format!("{value} is not the value of an OrganizationNode of type {kind}."))
        })
    }

    /// Its id.
    pub(super) fn id(&self) -> &str {
        match self {
            Self::Account(account) | Self::Member(account) => account.as_str(),
            Self::Organization(id) | Self::Unit(id) => id,
        }
    }

    /// What kind of share it has.
    pub(super) const fn kind(&self) -> DescribePortfolioShareType {
        match self {
            Self::Account(_) => DescribePortfolioShareType::Account,
            Self::Organization(_) => DescribePortfolioShareType::Organization,
            Self::Unit(_) => DescribePortfolioShareType::OrganizationalUnit,
            Self::Member(_) => DescribePortfolioShareType::OrganizationMemberAccount,
        }
    }

    /// Whether it is a node of the organisation.
    pub(super) const fn is_node(&self) -> bool {
        !matches!(self, Self::Account(_))
    }

    /// Refuses to share principals with a single account.
    pub(super) fn check_principals(&self, share_principals: Option<bool>) -> Result<()> {
        match self {
            // unverified: the rule is documented, neither code nor text are.
            Self::Account(_) | Self::Member(_) if share_principals == Some(true) => Err(invalid(
                "SharePrincipals is only supported for an OrganizationNode of type ORGANIZATION or ORGANIZATIONAL_UNIT.",
            )),
            _ => Ok(()),
        }
    }
}
