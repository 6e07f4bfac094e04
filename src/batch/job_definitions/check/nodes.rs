//! Definitions of several nodes.

use super::{Checked, Defect, Platform, container, pod, task};
use crate::api::batch::{NodeProperties, NodeRangeProperty};

/// The most nodes of a job.
const MOST_NODES: i32 = 1000;
/// The most ranges of nodes.
const MOST_RANGES: usize = 5;

pub(super) fn check(properties: &NodeProperties) -> Checked {
    let nodes = properties.num_nodes;
    if !(1..=MOST_NODES).contains(&nodes) {
        return Err(Defect::Nodes);
    }
    if !(0..nodes).contains(&properties.main_node) {
        return Err(Defect::MainNode);
    }
    let ranges = &properties.node_range_properties;
    if ranges.len() > MOST_RANGES {
        return Err(Defect::NodeRanges(MOST_RANGES));
    }
    let mut targets = Vec::new();
    for range in ranges {
        targets.push(target(&range.target_nodes, nodes)?);
        contents(range)?;
    }
    one_namespace(ranges)?;
    cover(targets, nodes)
}

/// The pods of all ranges are in the same namespace. unverified: that one which is left out differs from any.
fn one_namespace(ranges: &[NodeRangeProperty]) -> Checked {
    let mut namespaces =
        ranges.iter().filter_map(|range| range.eks_properties.as_ref()).map(pod::namespace_of);
    let first = namespaces.next();
    if namespaces.all(|namespace| Some(namespace) == first) { Ok(()) } else { Err(Defect::NodeNamespaces) }
}

/// The first and the last node of `n`, `n:`, `:n` or `n:n`.
pub(super) fn target(text: &str, nodes: i32) -> Result<(i32, i32), Defect> {
    let number = |part: &str, missing: i32| match part {
        "" => Ok(missing),
        _ if part.bytes().all(|byte| byte.is_ascii_digit()) => Ok(part.parse().unwrap_or(i32::MAX)),
        _ => Err(Defect::TargetNodes),
    };
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    // unverified: nothing at all is no range.
    if text.is_empty() {
        return Err(Defect::TargetNodes);
    }
    let (first, last) = (number(first, 0)?, number(last, nodes - 1)?);
    // unverified: that a range which ends before it begins is refused so, too.
    if last >= nodes || first > last { Err(Defect::NodeRange(text.to_owned())) } else { Ok((first, last)) }
}

/// Every node is in some range; ranges may lie within each other.
fn cover(mut targets: Vec<(i32, i32)>, nodes: i32) -> Checked {
    targets.sort_unstable();
    let mut next = 0;
    for (first, last) in targets {
        if first > next {
            return Err(Defect::MissingNodes);
        }
        next = next.max(last + 1);
    }
    if next < nodes { Err(Defect::MissingNodes) } else { Ok(()) }
}

fn contents(range: &NodeRangeProperty) -> Checked {
    let NodeRangeProperty { container, ecs_properties, eks_properties, .. } = range;
    let set: Vec<&str> = [
        ("ecsProperties", ecs_properties.is_some()),
        ("eksProperties", eks_properties.is_some()),
        ("container", container.is_some()),
    ]
    .into_iter()
    .filter_map(|(name, is_set)| is_set.then_some(name))
    .collect();
    if let [one, other, ..] = set.as_slice() {
        return Err(Defect::NodeRangeBoth(one, other));
    }
    if range.instance_types.as_ref().is_some_and(|list| !list.is_empty()) && ecs_properties.is_none() {
        return Err(Defect::InstanceTypes);
    }
    if let Some(properties) = container {
        return container::check(properties, Platform::Ec2);
    }
    if let Some(properties) = ecs_properties {
        return task::check(properties, Platform::Ec2);
    }
    eks_properties
        .as_ref()
        .map_or_else(|| Err(Defect::EmptyNodeRange(range.target_nodes.clone())), pod::check)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_open_at_either_end() {
        assert_eq!(target("2", 4), Ok((2, 2)));
        assert_eq!((target("1:", 4), target(":2", 4)), (Ok((1, 3)), Ok((0, 2))));
        assert_eq!((target("0:3", 4), target(":", 4)), (Ok((0, 3)), Ok((0, 3))));
        for text in ["", "a", "-1", "0:x", "1:2:3"] {
            assert_eq!(target(text, 4), Err(Defect::TargetNodes), "{text}");
        }
        for text in ["4", "0:4", "3:2", "99999999999"] {
            assert_eq!(target(text, 4), Err(Defect::NodeRange(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn every_node_is_covered() {
        assert_eq!(cover(vec![(4, 5), (0, 10)], 11), Ok(()));
        assert_eq!(cover(vec![(1, 3), (0, 0)], 4), Ok(()));
        for gaps in [vec![], vec![(1, 3)], vec![(0, 1), (3, 3)], vec![(0, 2)]] {
            assert_eq!(cover(gaps.clone(), 4), Err(Defect::MissingNodes), "{gaps:?}");
        }
    }
}
