//! Counts the nodes that meet filters and those that do not: the groups of an aggregator.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{Partition, nodes::NodeId},
    filter::{Exists, Filters},
};
use crate::api::{
    Timestamp,
    ssm::{Error, InventoryGroup},
};

/// A group, and what it has counted so far.
#[derive(Debug)]
pub(in crate::ssm) struct Group<'a> {
    /// What the answer's data calls it.
    pub(in crate::ssm) name: String,
    filters: Filters<'a>,
    matching: u32,
    not_matching: u32,
}

impl Group<'_> {
    /// Counts a node.
    pub(in crate::ssm) fn count(&mut self, node: &NodeId) {
        let count = if self.filters.hold(node) { &mut self.matching } else { &mut self.not_matching };
        *count += 1;
    }

    /// Both counts, in the order of the published sample.
    pub(in crate::ssm) fn content(&self) -> Vec<BTreeMap<String, String>> {
        let one = |name: &str, count: u32| BTreeMap::from([(name.to_owned(), count.to_string())]);
        vec![one("notMatchingCount", self.not_matching), one("matchingCount", self.matching)]
    }
}

/// The groups of an aggregator.
///
/// # Errors
/// `InvalidFilter` for their filters, `InvalidInventoryGroupException` for two groups of one name.
pub(in crate::ssm) fn read<'a>(
    partition: &'a Partition,
    groups: &[InventoryGroup],
    now: Timestamp,
) -> Result<Vec<Group<'a>>, Error> {
    let mut names = BTreeSet::new();
    let mut read = Vec::with_capacity(groups.len());
    for InventoryGroup { name, filters } in groups {
        if !names.insert(name) {
            // unverified: the data of an entity can have each name once.
            let message = format!("The group name {name} is used more than once.");
            return Err(Error::InvalidInventoryGroupException { message });
        }
        let filters = Filters::read(partition, Some(filters), Exists::WithAggregators, now)?;
        read.push(Group { name: name.clone(), filters, matching: 0, not_matching: 0 });
    }
    Ok(read)
}
