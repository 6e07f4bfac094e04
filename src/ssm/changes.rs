//! Which nodes have changed, as far as anybody wants to know.

use std::collections::BTreeSet;

use super::nodes::NodeId;

/// The nodes that have changed since they were taken last. Costs nothing while nobody watches.
#[derive(Debug, Default)]
pub(super) struct Changes(Option<BTreeSet<NodeId>>);

impl Changes {
    /// Collects from now on, or no longer.
    pub(super) fn watch(&mut self, watched: bool) {
        self.0 = watched.then(|| self.0.take().unwrap_or_default());
    }

    /// Notes that what this node has was changed or removed.
    pub(super) fn note(&mut self, node: NodeId) {
        if let Some(nodes) = &mut self.0 {
            nodes.insert(node);
        }
    }

    /// Takes what was collected.
    pub(super) fn take(&mut self) -> BTreeSet<NodeId> {
        self.0.as_mut().map(std::mem::take).unwrap_or_default()
    }
}
