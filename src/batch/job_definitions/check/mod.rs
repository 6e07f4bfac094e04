//! Whether a job definition is one that AWS takes.
//!
//! unverified: the order of the checks, where a definition has several defects.

mod consumables;
mod container;
mod linux;
mod nodes;
mod platform;
mod pod;
mod resources;
mod retries;
pub(in crate::batch) mod submission;
mod task;
mod volumes;

use super::Defect;
use crate::{
    api::batch::{JobDefinitionType, RegisterJobDefinitionRequest},
    batch::{errors::Refusal, names::Name},
    kit::{Scope, Tags, tags},
};

pub(in crate::batch) use platform::Platform;

/// A definition is at most so large.
const MOST_KIB: usize = 24;
/// The scheduling priorities.
const PRIORITIES: std::ops::RangeInclusive<i32> = 0..=9999;

/// What comes of a check: nothing, or the first defect.
type Checked = Result<(), Defect>;

/// The name and the platform of a good definition.
pub(super) fn checked(
    scope: &Scope,
    input: &RegisterJobDefinitionRequest,
) -> Result<(Name, Platform), Refusal> {
    let name = Name::of_job_definition(&input.job_definition_name).ok_or(Defect::Name)?;
    let platform = Platform::from_request(input.platform_capabilities.as_deref().unwrap_or_default())?;
    match input.r#type {
        JobDefinitionType::Container => single(input, platform)?,
        JobDefinitionType::Multinode => multinode(input, platform)?,
    }
    common(input)?;
    let ranges = input.node_properties.iter().flat_map(|nodes| &nodes.node_range_properties);
    let of_ranges = ranges.map(|range| range.consumable_resource_properties.as_ref());
    for properties in of_ranges.chain([input.consumable_resource_properties.as_ref()]) {
        consumables::check(scope, properties)?;
    }
    tags::merged(&Tags::new(), input.tags.iter().flatten())?;
    size(input)?;
    Ok((name, platform))
}

/// What a definition of one node is made of: one of three things.
fn single(input: &RegisterJobDefinitionRequest, platform: Platform) -> Checked {
    let RegisterJobDefinitionRequest { container_properties, ecs_properties, eks_properties, .. } = input;
    one_of(&[
        ("nodeProperties", input.node_properties.is_some() && eks_properties.is_some()),
        ("ECS containerProperties", container_properties.is_some()),
        ("ecsProperties", ecs_properties.is_some()),
        ("eksProperties", eks_properties.is_some()),
    ])?;
    if input.node_properties.is_some() {
        return Err(Defect::NoProperties);
    }
    if let Some(properties) = container_properties {
        return container::check(properties, platform);
    }
    if let Some(properties) = ecs_properties {
        return task::check(properties, platform);
    }
    let properties = eks_properties.as_ref().ok_or(Defect::NoProperties)?;
    // unverified: the reference forbids capabilities on EKS, but has no sentence for it.
    one_of(&[
        ("platformCapabilities", input.platform_capabilities.as_ref().is_some_and(|list| !list.is_empty())),
        ("eksProperties", true),
    ])?;
    pod::check(properties)
}

fn multinode(input: &RegisterJobDefinitionRequest, platform: Platform) -> Checked {
    match platform {
        Platform::Ec2 => {}
        Platform::Fargate => return Err(Defect::MultinodeOn("Fargate")),
        Platform::ManagedInstances => return Err(Defect::MultinodeOn("MANAGED_INSTANCES")),
    }
    let properties = input.node_properties.as_ref().ok_or(Defect::NoNodeProperties)?;
    for (name, is_set) in [
        ("ECS containerProperties", input.container_properties.is_some()),
        ("ecsProperties", input.ecs_properties.is_some()),
        ("eksProperties", input.eks_properties.is_some()),
    ] {
        if is_set && name == "eksProperties" {
            return Err(Defect::Both("nodeProperties", name));
        }
        if is_set {
            return Err(Defect::Both(name, "nodeProperties"));
        }
    }
    nodes::check(properties)
}

/// At most one of these is set.
fn one_of(members: &[(&'static str, bool)]) -> Checked {
    let mut set = members.iter().filter(|(_, is_set)| *is_set).map(|(name, _)| *name);
    match (set.next(), set.next()) {
        (Some(one), Some(other)) => Err(Defect::Both(one, other)),
        _ => Ok(()),
    }
}

/// What does not depend on how a definition is made.
fn common(input: &RegisterJobDefinitionRequest) -> Checked {
    let on_eks = input.eks_properties.is_some();
    if on_eks && input.propagate_tags == Some(true) {
        return Err(Defect::TagPropagation);
    }
    if input.scheduling_priority.is_some_and(|priority| !PRIORITIES.contains(&priority)) {
        return Err(Defect::SchedulingPriority);
    }
    if let Some(strategy) = &input.retry_strategy {
        retries::check(strategy)?;
    }
    retries::timeout(input.timeout.as_ref())
}

/// unverified: that the definition is measured in the JSON of its request.
fn size(input: &RegisterJobDefinitionRequest) -> Checked {
    let bytes = serde_json::to_vec(input).map_or(0, |json| json.len());
    if bytes < MOST_KIB * 1024 { Ok(()) } else { Err(Defect::Size { most: MOST_KIB, got: bytes / 1024 }) }
}
