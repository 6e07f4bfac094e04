//! The nodes of a multi-node parallel job.

use std::borrow::Cow;

use super::{Properties, Work, overlay};
use crate::{
    api::batch::{
        ContainerDetail, EcsPropertiesDetail, EksPropertiesDetail, NodeOverrides, NodeProperties,
        NodeRangeProperty,
    },
    batch::job_definitions::submission,
};

/// How many nodes a job has, and which of them leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::batch) struct Nodes {
    /// How many there are.
    pub(in crate::batch) count: u32,
    /// The index of the main node.
    pub(in crate::batch) main: u32,
}

impl Work {
    /// The nodes, if it is a job of several.
    pub(in crate::batch) fn nodes(&self) -> Option<Nodes> {
        let defined = self.definition.node_properties.as_ref()?;
        let count = match self.properties() {
            Some(Properties::Nodes(overrides)) => overrides.num_nodes,
            _ => None,
        };
        let number = |number: i32| u32::try_from(number).unwrap_or_default();
        Some(Nodes { count: number(count.unwrap_or(defined.num_nodes)), main: number(defined.main_node) })
    }

    /// The properties of its nodes as they are described, overrides applied.
    pub(in crate::batch) fn node_properties(&self) -> Option<NodeProperties> {
        self.all_nodes().map(Cow::into_owned)
    }

    /// The container of one node.
    pub(in crate::batch) fn node_container(&self, node: u32) -> Option<ContainerDetail> {
        Some(self.range(node)?.container?.into())
    }

    /// The task of one node.
    pub(in crate::batch) fn node_ecs(&self, node: u32) -> Option<EcsPropertiesDetail> {
        Some(self.range(node)?.ecs_properties?.into())
    }

    /// The pod of one node.
    pub(in crate::batch) fn node_eks(&self, node: u32) -> Option<EksPropertiesDetail> {
        Some(self.range(node)?.eks_properties?.into())
    }

    /// The nodes, with their overrides.
    pub(super) fn all_nodes(&self) -> Option<Cow<'_, NodeProperties>> {
        let mut properties = Cow::Borrowed(self.definition.node_properties.as_ref()?);
        if let Some(Properties::Nodes(overrides)) = self.properties() {
            apply(properties.to_mut(), overrides);
        }
        Some(properties)
    }

    /// The range that is right for a node.
    pub(super) fn range(&self, node: u32) -> Option<NodeRangeProperty> {
        let properties = self.all_nodes()?;
        let place = innermost(&spans(&properties), i32::try_from(node).ok()?)?;
        match properties {
            Cow::Borrowed(nodes) => nodes.node_range_properties.get(place).cloned(),
            Cow::Owned(nodes) => nodes.node_range_properties.into_iter().nth(place),
        }
    }
}

fn apply(properties: &mut NodeProperties, overrides: &NodeOverrides) {
    properties.num_nodes = overrides.num_nodes.unwrap_or(properties.num_nodes);
    for given in overrides.node_property_overrides.iter().flatten() {
        let ranges = &mut properties.node_range_properties;
        let Some(range) = ranges.iter_mut().find(|range| range.target_nodes == given.target_nodes) else {
            continue;
        };
        if let (Some(container), Some(given)) = (&mut range.container, &given.container_overrides) {
            overlay::container(container, given);
        }
        if let (Some(tasks), Some(given)) = (&mut range.ecs_properties, &given.ecs_properties_override) {
            overlay::tasks(tasks, given);
        }
        if let (Some(pod), Some(given)) = (&mut range.eks_properties, &given.eks_properties_override) {
            overlay::pod(pod, given);
        }
        if let Some(types) = given.instance_types.as_ref().filter(|types| !types.is_empty()) {
            range.instance_types = Some(types.clone());
        }
        let consumables = given.consumable_resource_properties_override.as_ref();
        if let Some(given) = consumables.filter(|given| given.consumable_resource_list.is_some()) {
            range.consumable_resource_properties = Some(given.clone());
        }
    }
}

/// The first and the last node of each range.
fn spans(properties: &NodeProperties) -> Vec<Option<(i32, i32)>> {
    let ranges = properties.node_range_properties.iter();
    ranges.map(|range| submission::span(&range.target_nodes, properties.num_nodes)).collect()
}

/// The range that is right for a node: of ranges within each other the inner one.
///
/// unverified: of ranges that only overlap the shorter one, and of two of the same length the first.
fn innermost(spans: &[Option<(i32, i32)>], node: i32) -> Option<usize> {
    let around = spans.iter().enumerate().filter_map(|(place, span)| {
        let (first, last) = (*span)?;
        (first..=last).contains(&node).then_some((last - first, place))
    });
    around.min().map(|(_, place)| place)
}

/// For how many nodes each range is the right one.
pub(super) fn counts(properties: &NodeProperties) -> Vec<u64> {
    let spans = spans(properties);
    let mut counts = vec![0; spans.len()];
    for node in 0..properties.num_nodes {
        if let Some(count) = innermost(&spans, node).and_then(|place| counts.get_mut(place)) {
            *count += 1;
        }
    }
    counts
}
