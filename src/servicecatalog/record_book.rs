//! All records, and in which lists they are found: of a product, of a provisioned product, and of those who owned it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::Serialize;

use super::{
    collection::Collection,
    ids::{ProductId, ProvisionedProductId},
    owners::{Holder, holders, is_owner},
    provisioning::Target,
    records::Record,
};

/// What a list of records is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
    /// A product, as the record shows it.
    Product(ProductId),
    /// A provisioned product, also one that is gone.
    Provisioned(ProvisionedProductId),
    /// Somebody who owned the provisioned product then or owned it later.
    Holder(Holder),
}

/// Somebody who owns a provisioned product.
#[derive(Debug, Serialize)]
struct Ownership {
    /// The number of the first record from then on.
    from: u64,
    owner: Arc<str>,
}

/// All records, in order of creation.
#[derive(Debug, Default, Serialize)]
pub(super) struct Records {
    all: Collection<Record>,
    /// Who came to own those provisioned products that were handed over, after who provisioned them.
    handed_over: BTreeMap<ProvisionedProductId, Vec<Ownership>>,
    /// The numbers of those of each provisioned product.
    #[serde(skip)]
    of_provisioned: BTreeSet<(ProvisionedProductId, u64)>,
    /// The numbers of those in each other list: there are few lists, and long ones.
    #[serde(skip)]
    lists: BTreeMap<About, BTreeSet<u64>>,
}

impl Records {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The record with this id.
    pub(super) fn get(&self, id: &str) -> Option<&Record> {
        self.all.get(id)
    }

    /// The record with this id, and its number.
    pub(super) fn numbered(&self, id: &str) -> Option<(u64, &Record)> {
        self.all.numbered(id)
    }

    /// A target, shared with the newest record if that has the same: who launches much mostly launches the same.
    pub(super) fn shared(&self, target: Target) -> Arc<Target> {
        let newest = self.newest(Vec::new(), None).next().map(|(_, record)| &record.target);
        newest.filter(|newest| ***newest == target).map_or_else(|| Arc::new(target), Arc::clone)
    }

    /// The record with this id, to change how far it is.
    pub(super) fn get_mut(&mut self, id: &str) -> Option<&mut Record> {
        self.all.get_mut(id)
    }

    /// Adds a record. It belongs to whoever owns its provisioned product now.
    pub(super) fn add(&mut self, record: Record) {
        let (id, pp) = (record.id.clone(), record.launch.id.clone());
        let product = About::Product(record.target.product.clone());
        let owner = Arc::clone(self.owner(&record));
        self.all.add(record);
        let Some((number, _)) = self.all.numbered(id.as_str()) else { return };
        self.enlist(product, number);
        self.enlist(About::Provisioned(pp), number);
        holders(&owner).for_each(|holder| self.enlist(About::Holder(holder), number));
    }

    fn enlist(&mut self, about: About, number: u64) {
        match about {
            About::Provisioned(id) => self.of_provisioned.insert((id, number)),
            about => self.lists.entry(about).or_default().insert(number),
        };
    }

    /// All records, the oldest first.
    #[cfg(test)]
    pub(super) fn iter(&self) -> impl Iterator<Item = &Record> {
        self.all.iter()
    }

    /// Lets somebody own a provisioned product from now on, who sees all its records too; who owned it before still sees
    /// those that there are.
    pub(super) fn hand_over(&mut self, id: &ProvisionedProductId, owner: &Arc<str>) {
        let of = About::Provisioned(id.clone());
        let records: Vec<u64> = self.newest(vec![vec![of]], None).map(|(number, _)| number).collect();
        for number in &records {
            holders(owner).for_each(|holder| self.enlist(About::Holder(holder), *number));
        }
        let from = records.first().map_or(0, |last| last.saturating_add(1));
        self.handed_over.entry(id.clone()).or_default().push(Ownership { from, owner: Arc::clone(owner) });
    }

    /// The ARN of who owns the provisioned product of a record now, or owned it last.
    fn owner<'a>(&'a self, record: &'a Record) -> &'a Arc<str> {
        let last = self.handed_over.get(record.launch.id.as_str()).and_then(|owners| owners.last());
        last.map_or(&record.launch.principal, |last| &last.owner)
    }

    /// Whether a record is closed to a caller: one who does not own its provisioned product any more cannot look into
    /// what happened until then.
    pub(super) fn is_closed(&self, record: &Record, caller: &Arc<str>) -> bool {
        let owners = self.handed_over.get(record.launch.id.as_str()).map(Vec::as_slice).unwrap_or_default();
        let number = self.all.numbered(record.id.as_str()).map_or(0, |(number, _)| number);
        let Some((last, former)) = owners.split_last() else { return false };
        let mut former = former.iter().map(|former| &former.owner).chain([&record.launch.principal]);
        number < last.from && !is_owner(&last.owner, caller) && former.any(|owner| is_owner(owner, caller))
    }

    /// The records before number `before` that are in one list at least of each group, with their numbers, the newest
    /// first; all of them if there is no group. The lists are searched for numbers that they have in common, so that a
    /// short one spares the way through a long one.
    pub(super) fn newest(
        &self,
        groups: Vec<Vec<About>>,
        before: Option<u64>,
    ) -> impl Iterator<Item = (u64, &Record)> {
        let mut below = before.unwrap_or(u64::MAX);
        std::iter::from_fn(move || {
            below = self.last_in_all(&groups, below)?;
            Some((below, self.all.at(below)?))
        })
    }

    /// The largest number below `below` that every group has.
    fn last_in_all(&self, groups: &[Vec<About>], mut below: u64) -> Option<u64> {
        if groups.is_empty() {
            return self.all.last_before(below);
        }
        loop {
            let (mut lowest, mut highest) = (u64::MAX, 0);
            for group in groups {
                let last = group.iter().filter_map(|about| self.last_in(about, below)).max()?;
                (lowest, highest) = (lowest.min(last), highest.max(last));
            }
            if lowest == highest {
                return Some(lowest);
            }
            below = lowest + 1;
        }
    }

    fn last_in(&self, about: &About, below: u64) -> Option<u64> {
        match about {
            About::Provisioned(id) => {
                let list = (id.clone(), 0)..(id.clone(), below);
                self.of_provisioned.range(list).next_back().map(|(_, number)| *number)
            }
            about => self.lists.get(about)?.range(..below).next_back().copied(),
        }
    }
}
