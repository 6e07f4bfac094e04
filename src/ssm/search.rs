//! Walks the nodes that meet filters, in the order of their ids.
//!
//! Everything asked for names its next candidate, and the walk goes on at the farthest of them; so it takes as many
//! steps as the rarest thing asked for has nodes, not as many as there are nodes.

use std::ops::Bound::{self, Excluded, Included, Unbounded};

use super::{
    Partition,
    filter::Filters,
    nodes::{Node, NodeId},
};

/// The walk.
#[derive(Debug)]
pub(super) struct Search<'a> {
    partition: &'a Partition,
    filters: &'a Filters<'a>,
    from: Bound<NodeId>,
}

impl<'a> Search<'a> {
    /// A walk over the nodes behind `after`, which need not be one itself.
    pub(super) fn new(partition: &'a Partition, filters: &'a Filters<'a>, after: Option<&str>) -> Self {
        // Tokens hold ids that were handed out, so they can always be read.
        let from = after.and_then(NodeId::parse).map_or_else(|| Included(NodeId::least()), Excluded);
        Self { partition, filters, from }
    }

    /// The first node from `from` on that everything asked for agrees on.
    fn agreed(&self) -> Option<(&'a NodeId, &'a Node)> {
        let mut from = self.from.clone();
        loop {
            let (id, node) = self.partition.nodes.range((from.clone(), Unbounded)).next()?;
            let farthest =
                self.filters.candidates(&from).try_fold(id, |farthest, next| Some(farthest.max(next?)))?;
            if farthest == id {
                return Some((id, node));
            }
            from = Included(farthest.clone());
        }
    }
}

impl<'a> Iterator for Search<'a> {
    type Item = (&'a NodeId, &'a Node);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (id, node) = self.agreed()?;
            self.from = Excluded(id.clone());
            if self.filters.hold(id) {
                return Some((id, node));
            }
        }
    }
}
