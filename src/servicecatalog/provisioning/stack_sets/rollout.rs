//! An operation on some of the stacks of a set, as `CloudFormation` carries it out: in one region after the other, in each
//! in so many accounts at once, until too many have failed in a region.

use std::collections::{BTreeSet, VecDeque};

use serde::Serialize;

use super::request::Limits;
use crate::kit::{AccountId, Region, Scope};

/// What is done in each place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) enum Errand {
    /// The stack is made, or changed, so that it is as the set wants it.
    Make,
    /// The stack is removed.
    Remove,
}

/// An operation that is under way.
#[derive(Debug, Serialize)]
pub(super) struct Rollout {
    pub(super) errand: Errand,
    /// The regions that are not done yet, the present one first.
    regions: VecDeque<Accounts>,
    /// Where there is work under way.
    active: BTreeSet<Scope>,
    /// How many have failed in the present region.
    failures: usize,
    limits: Limits,
    /// What failed first.
    reason: Option<String>,
}

/// The accounts of a region.
#[derive(Debug, Serialize)]
struct Accounts {
    region: Region,
    /// How many there are in all.
    all: usize,
    /// Those that are still to be begun.
    waiting: VecDeque<AccountId>,
}

/// What is next.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Work can begin there.
    Begin(Scope),
    /// What is under way comes first.
    Wait,
    /// All is done.
    Done,
    /// Too much has failed, for this reason at first.
    Failed(String),
}

impl Rollout {
    /// A rollout in these places, regions and their accounts in this order.
    pub(super) fn new(errand: Errand, limits: Limits, places: impl Iterator<Item = Scope>) -> Self {
        let mut regions = VecDeque::<Accounts>::new();
        for Scope { account, region } in places {
            match regions.iter_mut().find(|accounts| accounts.region == region) {
                Some(accounts) => {
                    accounts.all += 1;
                    accounts.waiting.push_back(account);
                }
                None => regions.push_back(Accounts { region, all: 1, waiting: [account].into() }),
            }
        }
        Self { errand, regions, active: BTreeSet::new(), failures: 0, limits, reason: None }
    }

    /// Where there is work under way.
    pub(super) fn active(&self) -> Vec<Scope> {
        self.active.iter().cloned().collect()
    }

    /// The work somewhere is over.
    pub(super) fn end(&mut self, place: &Scope, failure: Option<&str>) {
        self.active.remove(place);
        let Some(failure) = failure else { return };
        self.failures += 1;
        // unverified: the words with which Service Catalog tells of it.
        self.reason.get_or_insert_with(|| {
            format!(
                "The stack set operation failed in account {} and region {}: {failure}",
                place.account, place.region
            )
        });
    }

    /// What is next.
    pub(super) fn next(&mut self) -> Next {
        while let Some(region) = self.regions.front_mut() {
            if self.limits.are_exceeded(self.failures, region.all) {
                if self.active.is_empty() {
                    return Next::Failed(self.reason.take().unwrap_or_default());
                }
                return Next::Wait;
            }
            let at_once = self.limits.at_once(self.failures, region.all);
            match region.waiting.pop_front_if(|_| self.active.len() < at_once) {
                Some(account) => {
                    let place = Scope { account, region: region.region.clone() };
                    self.active.insert(place.clone());
                    return Next::Begin(place);
                }
                None if !self.active.is_empty() => return Next::Wait,
                None => {
                    self.regions.pop_front();
                    self.failures = 0;
                }
            }
        }
        Next::Done
    }
}
