//! Deletions of custom inventory: begun by `DeleteInventory`, carried out on the timeline, kept for a while.

mod delete;
mod describe;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

use serde::Serialize;

use super::{
    Event as AnyEvent, Partition,
    nodes::NodeId,
    store::{Place, Store},
};
use crate::{
    api::{
        Timestamp,
        ssm::{
            InventoryDeletionStatus as Status, InventoryDeletionStatusItem as StatusItem,
            InventoryDeletionSummary as Summary, InventoryDeletionSummaryItem as SummaryItem,
        },
    },
    kit::{Delay, Tokens, Transaction},
};

pub(super) use delete::delete_inventory;
pub(super) use describe::describe_inventory_deletions;

/// The steps of a deletion; each removes an equal share.
const STEPS: usize = 3;

/// Three of these take the five to seven minutes that the samples of the user guide show.
pub(super) const DELAY: Delay = Delay {
    name: "ssm.inventory-deletion",
    quick: Duration::from_millis(150),
    real: Duration::from_mins(2),
    what: "between two of the three steps of a deletion of inventory",
};

/// How long a deletion is listed; the user guide.
///
/// unverified: that it is counted from the begin.
const LISTED: Duration = Duration::from_hours(30 * 24);

/// Which deletion of an account and region: the later, the greater.
type Number = u64;

/// What becomes due for a deletion.
#[derive(Clone, Debug, Serialize)]
pub enum Event {
    /// The next share is removed.
    Step {
        /// Which deletion.
        deletion: Number,
        /// Which step, counted from one.
        step: usize,
    },
    /// It is no longer listed.
    Forget(Number),
}

/// The deletions of an account and region.
#[derive(Debug, Default, Serialize)]
pub(super) struct Deletions {
    by_number: BTreeMap<Number, Deletion>,
    numbers: BTreeMap<Arc<str>, Number>,
    /// Those under way, by the name of the type.
    under_way: BTreeMap<Arc<str>, BTreeSet<Number>>,
    last: Number,
    tokens: Tokens,
}

/// One deletion.
#[derive(Debug, Serialize)]
struct Deletion {
    id: Arc<str>,
    type_name: Arc<str>,
    started: Timestamp,
    updated: Timestamp,
    status: Status,
    /// Whether the schema goes with the data.
    ends_type: bool,
    counts: Counts,
}

/// What a deletion is about: one item for each node, by schema version.
#[derive(Debug, Default, Serialize)]
struct Counts {
    versions: Vec<Count>,
    /// The nodes whose items are still to be removed, each with the place of its version.
    left: BTreeMap<NodeId, usize>,
}

#[derive(Debug, Serialize)]
struct Count {
    version: Arc<str>,
    total: usize,
    left: usize,
}

impl Counts {
    /// The number of items there were at the begin.
    fn total(&self) -> usize {
        self.versions.iter().map(|count| count.total).sum()
    }

    /// No longer counts the item of a node.
    fn take(&mut self, node: &NodeId) {
        if let Some(count) = self.left.remove(node).and_then(|version| self.versions.get_mut(version)) {
            count.left -= 1;
        }
    }

    fn summary(&self) -> Summary {
        let number = |count: usize| Some(i32::try_from(count).unwrap_or(i32::MAX));
        let item = |count: &Count| SummaryItem {
            version: Some(count.version.to_string()),
            count: number(count.total),
            remaining_count: number(count.left),
        };
        Summary {
            total_count: number(self.total()),
            remaining_count: number(self.left.len()),
            summary_items: Some(self.versions.iter().map(item).collect()),
        }
    }
}

impl Deletion {
    fn status_item(&self) -> StatusItem {
        let message = match self.status {
            Status::InProgress => "The Delete is in progress",
            Status::Complete => "Deletion is successful",
        };
        StatusItem {
            deletion_id: Some(self.id.to_string()),
            type_name: Some(self.type_name.to_string()),
            deletion_start_time: Some(self.started),
            last_status: Some(self.status),
            last_status_message: Some(message.to_owned()),
            deletion_summary: Some(self.counts.summary()),
            last_status_update_time: Some(self.updated),
        }
    }
}

impl Deletions {
    fn of_type(&self, type_name: &str) -> impl Iterator<Item = &Deletion> {
        let numbers = self.under_way.get(type_name).into_iter().flatten();
        numbers.filter_map(|number| self.by_number.get(number))
    }

    fn change_each(&mut self, type_name: &str, mut change: impl FnMut(&mut Counts)) {
        for number in self.under_way.get(type_name).into_iter().flatten() {
            if let Some(deletion) = self.by_number.get_mut(number) {
                change(&mut deletion.counts);
            }
        }
    }

    /// Whether what a node has of a type is being deleted.
    pub(super) fn is_leaving(&self, type_name: &str, node: &NodeId) -> bool {
        self.of_type(type_name).any(|deletion| deletion.counts.left.contains_key(node))
    }

    /// Takes the deletions of a type off a node: what it had is replaced, and what it has now is to stay.
    pub(super) fn spare(&mut self, type_name: &str, node: &NodeId) {
        self.change_each(type_name, |counts| counts.take(node));
    }

    /// Takes the deletions of a type off all nodes: all they had is gone.
    pub(super) fn spare_all(&mut self, type_name: &str) {
        self.change_each(type_name, |counts| {
            counts.left.clear();
            counts.versions.iter_mut().for_each(|count| count.left = 0);
        });
    }

    /// Notes that a deletion was begun, and returns its number.
    fn begin(&mut self, deletion: Deletion) -> Number {
        self.last += 1;
        self.numbers.insert(Arc::clone(&deletion.id), self.last);
        self.under_way.entry(Arc::clone(&deletion.type_name)).or_default().insert(self.last);
        self.by_number.insert(self.last, deletion);
        self.last
    }

    /// Notes that a deletion is over, and says whether the schema goes with the data.
    fn complete(&mut self, number: Number, type_name: &str) -> bool {
        if let Some(numbers) = self.under_way.get_mut(type_name) {
            numbers.remove(&number);
            if numbers.is_empty() {
                self.under_way.remove(type_name);
            }
        }
        self.by_number.get_mut(&number).is_some_and(|deletion| {
            deletion.status = Status::Complete;
            deletion.ends_type
        })
    }

    fn forget(&mut self, number: Number) {
        if let Some(deletion) = self.by_number.remove(&number) {
            self.numbers.remove(&deletion.id);
        }
    }
}

/// What is due for a deletion happens.
pub(super) fn happen(partition: &mut Partition, event: &Event, tx: &mut Transaction<'_, AnyEvent>) {
    match *event {
        Event::Step { deletion, step } => take_step(partition, deletion, step, tx),
        Event::Forget(deletion) => partition.deletions.forget(deletion),
    }
}

fn take_step(partition: &mut Partition, number: Number, step: usize, tx: &mut Transaction<'_, AnyEvent>) {
    let Partition { deletions, types, .. } = partition;
    let Some(deletion) = deletions.by_number.get_mut(&number) else { return };
    deletion.updated = tx.now.whole_seconds();
    let counts = &mut deletion.counts;
    let keep = counts.total() * STEPS.saturating_sub(step) / STEPS;
    let mut store = types.custom_mut(&deletion.type_name);
    while counts.left.len() > keep {
        let Some((node, _)) = counts.left.first_key_value() else { break };
        let node = *node;
        counts.take(&node);
        if let Some(store) = &mut store {
            store.remove(&Place { node, sub_type: None });
        }
    }
    if step < STEPS {
        let next = Event::Step { deletion: number, step: step + 1 };
        tx.after(&DELAY, AnyEvent::Deletion(next));
        return;
    }
    let type_name = Arc::clone(&deletion.type_name);
    let ends_type = deletions.complete(number, &type_name);
    if ends_type && types.custom_mut(&type_name).is_some_and(|store| store.is_ending()) {
        types.remove_custom(&type_name);
        deletions.spare_all(&type_name);
    }
}

/// What a deletion begun at `now` would remove: all items that no other deletion is about to.
///
/// unverified: that deletions do not count what others have begun to delete.
fn count(deletions: &Deletions, type_name: &str, store: &Store, now: Timestamp) -> Counts {
    let mut items: Vec<(&Arc<str>, NodeId)> = Vec::new();
    for (place, item) in store.all(now) {
        if !deletions.is_leaving(type_name, &place.node) {
            items.push((&item.version, place.node));
        }
    }
    items.sort_by(|(one, _), (other, _)| super::compare::order(one, other).then_with(|| one.cmp(other)));
    let mut counts = Counts::default();
    for (version, node) in items {
        if counts.versions.last().is_none_or(|last| last.version != *version) {
            counts.versions.push(Count { version: Arc::clone(version), total: 0, left: 0 });
        }
        if let Some(count) = counts.versions.last_mut() {
            count.total += 1;
            count.left += 1;
        }
        counts.left.insert(node, counts.versions.len() - 1);
    }
    counts
}
