//! Who belongs to which organisation. AWS Organizations is not served, so that a test may describe one organisation.
//!
//! An account that this description names is what it says there. Of any other account nothing is known that could refuse
//! it anything: it manages an organisation of its own, in which it finds whatever node it names. Such a node reaches
//! nobody, unless it is an account; that one is a member.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    super::{
        api::AccessStatus,
        errors::{Result, invalid, not_supported},
    },
    recipient::Recipient,
};
use crate::kit::{AccountId, Ordered};

/// An organisation as a test describes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Organization {
    /// Its id, such as `o-exampleorgid`.
    id: String,
    /// The account that manages it.
    management_account: String,
    /// Members that administer Service Catalog for it.
    #[serde(default)]
    delegated_administrators: BTreeSet<String>,
    /// Members that belong to no unit.
    #[serde(default)]
    accounts: BTreeSet<String>,
    /// Its organisational units by their ids, such as `ou-exam-12345678`.
    #[serde(default)]
    units: BTreeMap<String, Unit>,
}

/// An organisational unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Unit {
    /// The unit it lies in; none if it lies in the root.
    parent: Option<String>,
    #[serde(default)]
    accounts: BTreeSet<String>,
}

/// Why a description is not one of an organisation.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadOrganization {
    /// Not an id of its kind.
    #[error("`{0}` is not {1}")]
    NotAnId(String, &'static str),
    /// An account in two places.
    #[error("the account {0} is there more than once")]
    Twice(String),
    /// An administrator from outside.
    #[error("the delegated administrator {0} is not a member")]
    Stranger(String),
    /// A unit in one that there is not, or in itself.
    #[error("the unit {0} does not lie in the organization")]
    Rootless(String),
}

impl Organization {
    /// Refuses a description that no organisation could have.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self) -> std::result::Result<(), BadOrganization> {
        let not = |text: &String, what| Err(BadOrganization::NotAnId(text.clone(), what));
        if !is_id(&self.id, "o-") {
            return not(&self.id, "the id of an organization");
        }
        let mut seen = BTreeSet::new();
        let members = self.units.values().flat_map(|unit| &unit.accounts).chain(&self.accounts);
        for account in members.chain([&self.management_account]) {
            if AccountId::parse(account).is_none() {
                return not(account, "an account id of 12 digits");
            }
            if !seen.insert(account) {
                return Err(BadOrganization::Twice(account.clone()));
            }
        }
        for account in &self.delegated_administrators {
            if *account == self.management_account || !seen.contains(account) {
                return Err(BadOrganization::Stranger(account.clone()));
            }
        }
        for id in self.units.keys() {
            if !is_id(id, "ou-") {
                return not(id, "the id of an organizational unit");
            }
            // Whoever is still on the way after as many steps as there are units goes round in a circle.
            if self.above(id).nth(self.units.len()).is_some()
                || self.above(id).any(|unit| !self.units.contains_key(unit))
            {
                return Err(BadOrganization::Rootless(id.clone()));
            }
        }
        Ok(())
    }

    /// A unit and those it lies in, from the inside out.
    fn above<'a>(&'a self, unit: &'a str) -> impl Iterator<Item = &'a str> {
        std::iter::successors(Some(unit), |unit| self.units.get(*unit)?.parent.as_deref())
    }

    /// The accounts in a unit and in those that lie in it.
    fn below<'a>(&'a self, top: &'a str) -> impl Iterator<Item = &'a String> {
        let units = self.units.iter().filter(move |(id, _)| self.above(id).any(|unit| unit == top));
        units.flat_map(|(_, unit)| &unit.accounts)
    }

    /// All accounts.
    fn members(&self) -> impl Iterator<Item = &String> {
        let in_units = self.units.values().flat_map(|unit| &unit.accounts);
        in_units.chain(&self.accounts).chain([&self.management_account])
    }

    fn has(&self, account: AccountId) -> bool {
        self.members().any(|member| member == account.as_str())
    }

    /// Whether a node is one of this organisation.
    fn contains(&self, node: &Recipient) -> bool {
        match node {
            Recipient::Organization(id) => *self.id == **id,
            Recipient::Unit(id) => self.units.contains_key(id.as_ref()),
            Recipient::Account(account) | Recipient::Member(account) => self.has(*account),
        }
    }
}

/// Whether a text is an id as the model of Service Catalog takes it.
fn is_id(text: &str, prefix: &str) -> bool {
    text.strip_prefix(prefix).is_some_and(|rest| {
        let parts: Vec<_> = rest.split('-').collect();
        let shortest: &[usize] = if prefix == "ou-" { &[4, 8] } else { &[10] };
        parts.len() == shortest.len()
            && parts.iter().zip(shortest).all(|(part, shortest)| {
                (*shortest..=32).contains(&part.len())
                    && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            })
    })
}

/// What is known of organisations.
#[derive(Debug, Default, Serialize)]
pub(in super::super) struct Organizations {
    described: Option<Organization>,
    /// What Service Catalog may know of the organisation of each management account; nothing, where none is given.
    /// unverified: that it holds in every region, as trusted access in AWS Organizations does.
    access: BTreeMap<AccountId, Access>,
}

/// The access of Service Catalog to an organisation.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(super) struct Access {
    pub(super) is_enabled: bool,
    /// Whether what was asked for last is still to come.
    pub(super) under_change: bool,
}

impl Access {
    /// The access as answers show it.
    pub(super) const fn status(self) -> AccessStatus {
        match self {
            Self { under_change: true, .. } => AccessStatus::UnderChange,
            Self { is_enabled: true, .. } => AccessStatus::Enabled,
            Self { .. } => AccessStatus::Disabled,
        }
    }
}

impl Organizations {
    /// The organisation that is described, if any.
    pub(in super::super) const fn described(&self) -> Option<&Organization> {
        self.described.as_ref()
    }

    /// Replaces the description.
    pub(in super::super) fn describe(&mut self, organization: Option<Organization>) {
        self.described = organization;
    }

    /// Forgets what `account` has enabled; or everything.
    pub(in super::super) fn reset(&mut self, account: Option<AccountId>) {
        match account {
            Some(account) => drop(self.access.remove(&account)),
            None => *self = Self::default(),
        }
    }

    /// The organisation of an account, if it is the one described.
    fn of(&self, account: AccountId) -> Option<&Organization> {
        self.described.as_ref().filter(|organization| organization.has(account))
    }

    /// The id of the organisation of an account, if it is the one described.
    pub(in super::super) fn id_of(&self, account: AccountId) -> Option<&str> {
        self.of(account).map(|organization| organization.id.as_str())
    }

    /// The access to the organisation that `account` belongs to.
    pub(super) fn access(&self, account: AccountId) -> Access {
        let manager = self.of(account).and_then(|it| AccountId::parse(&it.management_account));
        self.access.get(&manager.unwrap_or(account)).copied().unwrap_or_default()
    }

    /// The access of Service Catalog to the organisation that `account` manages, to change it.
    pub(super) fn access_mut(&mut self, account: AccountId) -> &mut Access {
        self.access.entry(account).or_default()
    }

    /// Whether members administer Service Catalog for the organisation of `account`.
    pub(super) fn is_delegated(&self, account: AccountId) -> bool {
        self.of(account).is_some_and(|it| !it.delegated_administrators.is_empty())
    }

    /// Refuses an account that does not manage its organisation.
    pub(super) fn check_manager(&self, account: AccountId) -> Result<()> {
        match self.of(account) {
            // unverified: the code is modelled, the text is not known.
            Some(it) if it.management_account != account.as_str() => Err(not_supported(
                "This operation is only supported for the management account of an organization.",
            )),
            _ => Ok(()),
        }
    }

    /// Refuses an account that neither manages its organisation nor administers Service Catalog for it.
    pub(super) fn check_administrator(&self, account: AccountId) -> Result<()> {
        match self.of(account) {
            Some(it) if it.delegated_administrators.contains(account.as_str()) => Ok(()),
            _ => self.check_manager(account),
        }
    }

    /// Refuses an account that may not share with this node of its organisation.
    pub(super) fn check_sharing(&self, account: AccountId, node: &Recipient) -> Result<()> {
        self.check_administrator(account)?;
        if self.access(account).status() != AccessStatus::Enabled {
            // unverified: the code is documented, the text is not known.
            return Err(not_supported("AWSOrganizationsAccess is not enabled."));
        }
        let is_known = match self.of(account) {
            Some(organization) => organization.contains(node),
            None => !self.described.as_ref().is_some_and(|other| other.contains(node)),
        };
        if is_known {
            Ok(())
        } else {
            // unverified: neither code nor text are known.
            Err(invalid(format!("{} is not a node of the organization.", node.id())))
        }
    }

    /// Whom a share of `owner` with `recipient` reaches.
    pub(super) fn reached(&self, owner: AccountId, recipient: &Recipient) -> BTreeSet<AccountId> {
        let within = |members: Vec<&String>| {
            let accounts = members.into_iter().filter_map(|account| AccountId::parse(account));
            accounts.filter(|account| *account != owner).into_set()
        };
        match (recipient, self.of(owner)) {
            (Recipient::Account(account), _) | (Recipient::Member(account), None) => [*account].into(),
            (Recipient::Member(account), Some(organization)) => {
                Some(*account).filter(|account| organization.has(*account)).into_iter().into_set()
            }
            (Recipient::Organization(id), Some(it)) if *it.id == **id => within(it.members().collect()),
            (Recipient::Unit(id), Some(organization)) => within(organization.below(id).collect()),
            (Recipient::Organization(_) | Recipient::Unit(_), _) => BTreeSet::new(),
        }
    }

    /// Whether a share of `owner` with a node of its organisation reaches `account`.
    pub(super) fn reaches(&self, owner: AccountId, recipient: &Recipient, account: AccountId) -> bool {
        recipient.is_node() && self.reached(owner, recipient).contains(&account)
    }

    /// The node with this id that `owner` can share with, if ids tell what they are of.
    pub(super) fn node(id: &str) -> Option<Recipient> {
        match id.split_once('-') {
            Some(("o", _)) => Some(Recipient::Organization(id.into())),
            Some(("ou", _)) => Some(Recipient::Unit(id.into())),
            _ => None,
        }
    }

    /// Whether everything that `inner` reaches, `outer` reaches too, as it lies in it.
    pub(super) fn lies_in(&self, owner: AccountId, inner: &Recipient, outer: &Recipient) -> bool {
        match (inner, outer, self.of(owner)) {
            (inner, outer, _) if inner == outer => true,
            (Recipient::Unit(_), Recipient::Organization(_), _) => true,
            (Recipient::Unit(inner), Recipient::Unit(outer), Some(organization)) => {
                organization.above(inner).any(|unit| *unit == **outer)
            }
            _ => false,
        }
    }
}
