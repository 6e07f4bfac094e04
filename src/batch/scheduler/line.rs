//! The order in which the jobs of one queue start.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, btree_map},
    sync::Arc,
};

use serde::Serialize;

use super::{
    Capacity, Demand, Name,
    shares::{FairShare, Shares},
};
use crate::{api::Timestamp, kit::Ordered};

/// A job that waits, or the children of an array, which all need the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// What each instance needs.
    pub demand: Arc<Demand>,
    /// How many instances have still to start.
    pub left: u32,
    /// How many have started.
    pub started: u32,
    /// The share it counts in; the empty one in a queue without shares.
    pub share: Name,
    /// Within its share, jobs of higher priority start first.
    pub priority: i32,
    /// Whether it has waited for as long as it must before it makes its queue start something. Whoever comes before
    /// it may start then, too.
    pub is_due: bool,
}

/// A place in the order of a queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    share: Name,
    rank: Rank,
}

/// Within a share: by priority, then by arrival.
pub(super) type Rank = (Reverse<i32>, u64);

impl Place {
    pub(super) fn new(waiting: &Waiting, number: u64) -> Self {
        Self { share: Arc::clone(&waiting.share), rank: (Reverse(waiting.priority), number) }
    }

    /// What tells it from every other place of its scheduler.
    pub const fn number(&self) -> u64 {
        self.rank.1
    }

    /// The share, if its queue has shares.
    pub(super) fn share(&self) -> Option<&Name> {
        (!self.share.is_empty()).then_some(&self.share)
    }
}

/// Everything that waits in one queue. Without a fair-share policy all of it is one share, and no priority counts.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    shares: BTreeMap<Name, Jobs>,
    usage: Option<Shares>,
    /// How many places are due.
    due: usize,
}

#[derive(Debug, Default, Serialize)]
struct Jobs(#[serde(serialize_with = "in_order")] BTreeMap<Rank, Waiting>);

fn in_order<S: serde::Serializer>(jobs: &BTreeMap<Rank, Waiting>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(jobs)
}

impl Line {
    pub(super) fn new(policy: Option<&FairShare>) -> Self {
        Self { shares: BTreeMap::new(), usage: policy.map(Shares::new), due: 0 }
    }

    /// Changes the policy; what shares have used is remembered.
    pub(super) fn set_policy(&mut self, policy: Option<&FairShare>) {
        match (&mut self.usage, policy) {
            (Some(usage), Some(policy)) => usage.set_policy(policy),
            (usage, policy) => *usage = policy.map(Shares::new),
        }
    }

    pub(super) fn push(&mut self, place: Place, waiting: Waiting) {
        self.due += usize::from(waiting.is_due);
        self.shares.entry(place.share).or_default().0.insert(place.rank, waiting);
    }

    /// Whether nothing waits.
    pub(super) fn is_empty(&self) -> bool {
        self.shares.is_empty()
    }

    /// Whether anything that waits is due.
    pub(super) const fn has_due(&self) -> bool {
        self.due > 0
    }

    /// What waits at a place is due from now on; whether it was not before.
    pub(super) fn fall_due(&mut self, place: &Place) -> bool {
        let Some(waiting) = self.at_mut(place).filter(|waiting| !waiting.is_due) else { return false };
        waiting.is_due = true;
        self.due += 1;
        true
    }

    fn at_mut(&mut self, place: &Place) -> Option<&mut Waiting> {
        self.shares.get_mut(&place.share)?.0.get_mut(&place.rank)
    }

    /// Takes out a place; how many instances had still to start.
    pub(super) fn remove(&mut self, place: &Place) -> u32 {
        let btree_map::Entry::Occupied(mut share) = self.shares.entry(Arc::clone(&place.share)) else {
            return 0;
        };
        let removed = share.get_mut().0.remove(&place.rank);
        if share.get().0.is_empty() {
            share.remove();
        }
        removed.map_or(0, |waiting| {
            self.due -= usize::from(waiting.is_due);
            waiting.left
        })
    }

    /// Takes out one of the instances that wait at a place; whether there was one.
    pub(super) fn remove_one(&mut self, place: &Place) -> bool {
        let Some(waiting) = self.at_mut(place) else { return false };
        waiting.left -= 1;
        if waiting.left == 0 {
            self.remove(place);
        }
        true
    }

    /// Whether nobody in its share comes before `place`.
    pub(super) fn is_front(&self, place: &Place) -> bool {
        let front = self.shares.get(&place.share).and_then(|jobs| jobs.0.first_key_value());
        front.is_none_or(|(rank, _)| place.rank <= *rank)
    }

    /// Who starts next at `now`.
    pub(super) fn first(&self, now: Timestamp) -> Option<(Place, &Waiting)> {
        let share = match &self.usage {
            None => self.shares.first_key_value()?.0,
            Some(usage) => usage.least(self.shares.keys(), now)?,
        };
        let (rank, waiting) = self.shares.get(share)?.0.first_key_value()?;
        Some((Place { share: Arc::clone(share), rank: *rank }, waiting))
    }

    /// Counts that an instance at `place` has started; which one.
    pub(super) fn started(&mut self, place: &Place, milli_vcpus: u64) -> Option<u32> {
        if let Some(usage) = &mut self.usage {
            usage.started(&place.share, milli_vcpus);
        }
        let waiting = self.at_mut(place)?;
        let instance = waiting.started;
        waiting.started += 1;
        waiting.left -= 1;
        if waiting.left == 0 {
            self.remove(place);
        }
        Some(instance)
    }

    /// Counts that a job of `share` has ended at `now`.
    pub(super) fn finished(&mut self, share: &Name, milli_vcpus: u64, now: Timestamp) {
        if let Some(usage) = &mut self.usage {
            usage.finished(share, milli_vcpus, now);
        }
    }

    /// What runs in each share that runs something, in thousandths of processors.
    pub(super) fn running(&self) -> BTreeMap<Name, u64> {
        self.usage.as_ref().map(Shares::running).unwrap_or_default()
    }

    /// How much of all environments together the policy leaves to the job at `place`.
    pub(super) fn spare(
        &self,
        place: &Place,
        names: &[Name],
        environments: &BTreeMap<Name, Capacity>,
    ) -> u64 {
        let Some(usage) = &self.usage else { return u64::MAX };
        let capacities = names.iter().filter_map(|name| environments.get(name));
        let (most, free) = capacities.fold((0_u64, 0_u64), |(most, free), capacity| {
            (most.saturating_add(capacity.most().unwrap_or_default()), free.saturating_add(capacity.free()))
        });
        match usage.reserved(&place.share, most) {
            0 => u64::MAX,
            reserved => free.saturating_sub(reserved),
        }
    }

    /// The first `most` instances in the order in which they would start at `now` if nothing held them up.
    pub(super) fn front(&self, most: usize, now: Timestamp) -> Vec<(Place, u32)> {
        let mut usage = self.usage.clone();
        let mut rest: BTreeMap<&Name, _> = self
            .shares
            .iter()
            .map(|(share, jobs)| (share, jobs.0.iter().flat_map(instances).peekable()))
            .into_map();
        let mut front = Vec::new();
        while front.len() < most {
            rest.retain(|_, jobs| jobs.peek().is_some());
            let turn = match &usage {
                None => rest.keys().next().copied(),
                Some(usage) => usage.least(rest.keys().copied(), now),
            };
            let Some(share) = turn else { break };
            let Some((rank, instance, milli_vcpus)) = rest.get_mut(share).and_then(Iterator::next) else {
                break;
            };
            if let Some(usage) = &mut usage {
                usage.started(share, milli_vcpus);
            }
            front.push((Place { share: Arc::clone(share), rank }, instance));
        }
        front
    }
}

/// The instances that wait at a place: its rank, which one it is, what it needs.
fn instances((rank, waiting): (&Rank, &Waiting)) -> impl Iterator<Item = (Rank, u32, u64)> {
    let (rank, milli_vcpus) = (*rank, waiting.demand.milli_vcpus);
    (waiting.started..waiting.started + waiting.left).map(move |instance| (rank, instance, milli_vcpus))
}
