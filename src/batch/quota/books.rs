//! Who has taken how many instances.

use std::{collections::BTreeMap, sync::Arc};

use serde::Serialize;

use super::{Share, Sharing};
use crate::batch::scheduler::Name;

/// Numbers of instances by type.
pub type Instances = BTreeMap<Name, u64>;

/// How many instances of a type are among these.
pub(super) fn count(instances: &Instances, kind: &str) -> u64 {
    instances.get(kind).copied().unwrap_or_default()
}

/// What the jobs that run have taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Books {
    by_share: BTreeMap<Name, Instances>,
    total: Instances,
}

impl Books {
    /// What jobs have taken: all together, and those of each share that has something.
    pub(super) fn held(&self) -> (&Instances, &BTreeMap<Name, Instances>) {
        (&self.total, &self.by_share)
    }

    /// What the jobs of a share have taken of a type.
    pub(super) fn used(&self, share: &str, kind: &str) -> u64 {
        self.by_share.get(share).map_or(0, |used| count(used, kind))
    }

    /// What all jobs have taken of a type.
    pub(super) fn total(&self, kind: &str) -> u64 {
        count(&self.total, kind)
    }

    /// Writes down that a job of a share has taken so much.
    pub(super) fn take(&mut self, share: &Name, demand: &Instances) {
        let used = self.by_share.entry(Arc::clone(share)).or_default();
        for (kind, taken) in demand {
            *used.entry(Arc::clone(kind)).or_default() += taken;
            *self.total.entry(Arc::clone(kind)).or_default() += taken;
        }
    }

    /// Writes down that a job of a share has given so much back.
    pub(super) fn give_back(&mut self, share: &Name, demand: &Instances) {
        if let Some(used) = self.by_share.get_mut(share) {
            reduce(used, demand);
            if used.is_empty() {
                self.by_share.remove(share);
            }
        }
        reduce(&mut self.total, demand);
    }

    /// Whether a share stays within its own limits with so much more.
    pub(super) fn is_within(&self, share: &Share, name: &str, demand: &Instances) -> bool {
        demand.iter().all(|(kind, needed)| self.used(name, kind).saturating_add(*needed) <= share.own(kind))
    }

    #[cfg(test)]
    pub(super) fn is_empty(&self) -> bool {
        self.by_share.is_empty() && self.total.is_empty()
    }
}

fn reduce(from: &mut Instances, demand: &Instances) {
    for (kind, given) in demand {
        if let Some(left) = from.get_mut(kind) {
            *left = left.saturating_sub(*given);
        }
    }
    from.retain(|_, left| *left > 0);
}

impl Share {
    /// How many instances of a type are its own.
    pub(super) fn own(&self, kind: &str) -> u64 {
        count(&self.limits, kind)
    }

    /// How many instances of a type it may use with those it borrows.
    pub(super) fn most(&self, kind: &str) -> u64 {
        let own = self.own(kind);
        match self.sharing {
            Sharing::Reserve | Sharing::Lend => own,
            Sharing::LendAndBorrow { percent: None } => u64::MAX,
            Sharing::LendAndBorrow { percent: Some(percent) } => {
                own.saturating_add(own.saturating_mul(u64::from(percent)) / 100)
            }
        }
    }

    /// Whether others may take what it leaves idle.
    pub(super) fn lends(&self) -> bool {
        self.sharing != Sharing::Reserve
    }
}
