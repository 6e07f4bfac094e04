//! How much there is.

use super::State;
use crate::kit::Sizes;

/// How much there is in all accounts and regions, by kind.
pub fn sizes(state: &State) -> Sizes {
    let sum =
        |count: fn(&super::Partition) -> usize| state.iter().map(|(_, partition)| count(partition)).sum();
    vec![
        ("nodes", sum(|partition| partition.nodes.len())),
        ("activations", sum(|partition| partition.activations.len())),
        ("inventory_items", sum(|partition| partition.types.item_count())),
        ("custom_types", sum(|partition| partition.types.custom().count())),
        ("resource_data_syncs", sum(|partition| partition.syncs.count())),
    ]
}
