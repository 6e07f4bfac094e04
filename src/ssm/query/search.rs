//! Walks the nodes that meet filters, in the order of their ids.
//!
//! Everything asked for names its next candidate, and the walk goes on at the farthest of them; so it takes as many
//! steps as the rarest thing asked for has nodes, not as many as there are nodes.

use std::{
    collections::btree_map::Range,
    ops::Bound::{Excluded, Included, Unbounded},
};

use super::{
    super::{
        Partition,
        nodes::{Node, NodeId},
    },
    filter::Filters,
};

/// The walk.
#[derive(Debug)]
pub(in crate::ssm) struct Search<'a> {
    partition: &'a Partition,
    filters: &'a Filters<'a>,
    rest: Range<'a, NodeId, Node>,
}

impl<'a> Search<'a> {
    /// A walk over the nodes behind `after`, which need not be one itself.
    pub(in crate::ssm) fn new(
        partition: &'a Partition,
        filters: &'a Filters<'a>,
        after: Option<&str>,
    ) -> Self {
        // Tokens hold ids that were handed out, so they can always be read.
        let from = after.and_then(NodeId::parse).map_or(Unbounded, Excluded);
        Self { partition, filters, rest: partition.nodes.range((from, Unbounded)) }
    }

    /// The next node that everything asked for agrees on.
    fn agreed(&mut self) -> Option<(&'a NodeId, &'a Node)> {
        loop {
            let (id, node) = self.rest.next()?;
            let mut candidates = self.filters.candidates(*id);
            let farthest = candidates.try_fold(*id, |farthest, next| Some(farthest.max(next?)))?;
            if farthest == *id {
                return Some((id, node));
            }
            self.rest = self.partition.nodes.range((Included(farthest), Unbounded));
        }
    }
}

impl<'a> Iterator for Search<'a> {
    type Item = (&'a NodeId, &'a Node);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (id, node) = self.agreed()?;
            if self.filters.hold(id) {
                return Some((id, node));
            }
        }
    }
}
