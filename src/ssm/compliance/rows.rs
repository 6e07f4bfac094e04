//! Walks over summaries: node by node in the order of their ids, and for each node in the order of compliance types.

use super::{
    super::{
        Partition,
        aws_types::AwsType,
        content::Entry,
        filter::Filters,
        nodes::NodeId,
        store::{Item, Store},
    },
    kind::Kind,
    summary,
};
use crate::api::Timestamp;

/// The summary of one node and compliance type.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) node: NodeId,
    pub(super) kind: Kind,
    pub(super) captured: Timestamp,
    pub(super) entry: Entry<'a>,
}

impl Row<'_> {
    pub(super) fn read(&self) -> summary::Read {
        summary::read(self.entry, self.captured)
    }
}

/// The items of a node, one for each compliance type, with their first entries, in the order of the types. Items
/// without entries are left out.
pub(super) fn by_kind<'a>(
    store: &'a Store,
    node: &NodeId,
    now: Timestamp,
) -> Vec<(Kind, &'a Item, Entry<'a>)> {
    let items = store.items(node, now).filter_map(|item| {
        // Of both types of compliance the first attribute is the compliance type.
        let first = item.content.entries().next()?;
        Some((Kind::parse(first.value(0)?)?, item, first))
    });
    let mut items: Vec<_> = items.collect();
    items.sort_by(|(one, ..), (other, ..)| one.cmp(other));
    items
}

/// The walk. Like a [search](super::super::search::Search) it goes on at the farthest candidate of all filters, so
/// nodes without compliance cost nothing.
#[derive(Debug)]
pub(super) struct Rows<'a> {
    partition: &'a Partition,
    filters: &'a Filters<'a>,
    summaries: &'a Store,
    now: Timestamp,
    /// Where the next node is looked for.
    from: NodeId,
    /// The rest of the node under way, in reverse.
    rest: Vec<Row<'a>>,
}

impl<'a> Rows<'a> {
    /// A walk from the node `from` on.
    pub(super) fn new(
        partition: &'a Partition,
        filters: &'a Filters<'a>,
        now: Timestamp,
        from: NodeId,
    ) -> Self {
        let summaries = partition.types.aws(AwsType::ComplianceSummary);
        Self { partition, filters, summaries, now, from, rest: Vec::new() }
    }

    fn next_node(&mut self) -> Option<NodeId> {
        loop {
            let node = self.summaries.holder(self.from)?;
            let mut candidates = self.filters.candidates(node);
            let farthest = candidates.try_fold(node, |farthest, next| Some(farthest.max(next?)))?;
            if farthest == node {
                self.from = node.successor();
                return Some(node);
            }
            self.from = farthest;
        }
    }

    /// The rows of a node that meet the filters, in reverse. A node that is no longer registered has none.
    fn rows(&self, node: NodeId) -> Vec<Row<'a>> {
        let Self { summaries, now, .. } = *self;
        if !self.partition.nodes.contains_key(&node) || !self.filters.hold_beside(summaries, &node) {
            return Vec::new();
        }
        let rows = by_kind(summaries, &node, now).into_iter().rev();
        rows.filter(|(.., entry)| self.filters.hold_for(summaries, *entry))
            .map(|(kind, item, entry)| Row { node, kind, captured: item.captured, entry })
            .collect()
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        while self.rest.is_empty() {
            let node = self.next_node()?;
            self.rest = self.rows(node);
        }
        self.rest.pop()
    }
}
