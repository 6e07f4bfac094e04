//! What a request wants done with a stack set, and where.

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::super::{
    api::{StackSetOperationType, UpdateProvisioningPreferences},
    constraints::StackSet as Allowed,
    errors::{Result, conflicting_preferences, outside_stack_set},
};
use crate::kit::{AccountId, Region};

/// What a request wants done with a stack set, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(in super::super) struct Request {
    /// What is done there.
    pub(in super::super) operation: StackSetOperationType,
    /// In this order.
    pub(super) regions: Vec<Region>,
    /// In this order, in each region.
    pub(super) accounts: Vec<AccountId>,
    /// Whether the request names accounts or regions itself.
    pub(super) is_explicit: bool,
    pub(super) limits: Limits,
    /// The name of the role of each account as which it is done.
    pub(super) execution_role: Box<str>,
}

/// How many accounts may fail in a region, and how many are worked on at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Limits {
    tolerance: Amount,
    concurrency: Amount,
}

/// A number of the accounts of a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
enum Amount {
    Count(usize),
    Percentage(usize),
}

impl Amount {
    /// What a request says by one of the two members, which cannot both be given.
    fn read(member: &str, count: Option<i32>, percentage: Option<i32>) -> Result<Option<Self>> {
        let number = |number: i32| usize::try_from(number).unwrap_or_default();
        match (count, percentage) {
            (Some(_), Some(_)) => Err(conflicting_preferences(member)),
            (Some(count), None) => Ok(Some(Self::Count(number(count)))),
            (None, percentage) => Ok(percentage.map(number).map(Self::Percentage)),
        }
    }

    /// The number, of so many accounts; parts of one do not count.
    const fn of(self, accounts: usize) -> usize {
        match self {
            Self::Count(count) => count,
            Self::Percentage(percentage) => accounts * percentage / 100,
        }
    }
}

impl Limits {
    /// None may fail, and there is one at a time.
    pub(super) const DEFAULT: Self = Self { tolerance: Amount::Count(0), concurrency: Amount::Count(1) };

    fn read(preferences: &UpdateProvisioningPreferences) -> Result<Self> {
        let tolerance = Amount::read(
            "StackSetFailureTolerance",
            preferences.stack_set_failure_tolerance_count,
            preferences.stack_set_failure_tolerance_percentage,
        )?;
        let concurrency = Amount::read(
            "StackSetMaxConcurrency",
            preferences.stack_set_max_concurrency_count,
            preferences.stack_set_max_concurrency_percentage,
        )?;
        Ok(Self {
            tolerance: tolerance.unwrap_or(Self::DEFAULT.tolerance),
            // unverified: the default is that of CloudFormation.
            concurrency: concurrency.unwrap_or(Self::DEFAULT.concurrency),
        })
    }

    /// Whether so many failures are too many, of so many accounts.
    pub(super) const fn are_exceeded(self, failures: usize, accounts: usize) -> bool {
        failures > self.tolerance.of(accounts)
    }

    /// How many accounts are worked on at once after so many failures: never so many that more could fail than one beyond
    /// those that may.
    pub(super) fn at_once(self, failures: usize, accounts: usize) -> usize {
        let may_fail = self.tolerance.of(accounts).saturating_add(1).saturating_sub(failures);
        self.concurrency.of(accounts).max(1).min(may_fail)
    }
}

impl Request {
    /// What the preferences of a request say, where the constraint allows these accounts and regions. What they leave out
    /// is all that is allowed.
    ///
    /// # Errors
    /// If they name an account or region that is not allowed, or the same limit in two ways.
    pub(in super::super) fn read(
        allowed: &Allowed,
        operation: StackSetOperationType,
        preferences: &UpdateProvisioningPreferences,
    ) -> Result<Self> {
        let named = |list: &Option<Vec<String>>| list.as_ref().filter(|list| !list.is_empty()).cloned();
        let (accounts, regions) =
            (named(&preferences.stack_set_accounts), named(&preferences.stack_set_regions));
        let is_explicit = accounts.is_some() || regions.is_some();
        let accounts = chosen("StackSetAccounts", allowed.accounts(), accounts)?;
        let regions = chosen("StackSetRegions", allowed.regions(), regions)?;
        Ok(Self {
            operation,
            regions: regions.iter().filter_map(|region| Region::parse(region)).collect(),
            accounts: accounts.iter().filter_map(|account| AccountId::parse(account)).collect(),
            is_explicit,
            limits: Limits::read(preferences)?,
            execution_role: allowed.execution_role().into(),
        })
    }
}

/// What is named of what is allowed, each once; all of that if nothing is named.
fn chosen(member: &str, allowed: &[Box<str>], named: Option<Vec<String>>) -> Result<Vec<String>> {
    let Some(named) = named else { return Ok(allowed.iter().map(ToString::to_string).collect()) };
    if let Some(other) = named.iter().find(|name| allowed.iter().all(|allowed| **allowed != ***name)) {
        return Err(outside_stack_set(member, other));
    }
    let mut seen = BTreeSet::new();
    Ok(named.into_iter().filter(|name| seen.insert(name.clone())).collect())
}
