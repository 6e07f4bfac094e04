//! What a submission puts into a job definition is checked as if it had been registered so.

use super::{
    Checked, Defect, PRIORITIES, Platform, consumables, container, linux, nodes, pod, resources, retries,
    task,
};
use crate::{
    api::batch::{
        ConsumableResourceProperties, ContainerProperties, EcsProperties, EksProperties, JobDefinition,
        JobTimeout, KeyValuePair, NodeProperties, ResourceType, RetryStrategy,
    },
    batch::{errors::Refusal, job_definitions::normal},
    kit::Scope,
};

/// The name of a container of a pod that has none.
pub(in crate::batch) use super::pod::UNNAMED as UNNAMED_IN_POD;

/// Where the jobs of a definition run.
pub(in crate::batch) fn platform(definition: &JobDefinition) -> Platform {
    // What is registered names a platform that there is.
    Platform::from_request(definition.platform_capabilities.as_deref().unwrap_or_default())
        .unwrap_or(Platform::Ec2)
}

/// A container with its overrides.
pub(in crate::batch) fn container(properties: &ContainerProperties, platform: Platform) -> Checked {
    container::check(&without_legacy(properties.clone(), platform), platform)
}

/// A task with its overrides.
pub(in crate::batch) fn task(properties: &EcsProperties, platform: Platform) -> Checked {
    task::check(properties, platform)
}

/// A pod with its overrides.
pub(in crate::batch) fn pod(properties: &EksProperties) -> Checked {
    pod::check(properties)
}

/// Nodes with their overrides.
pub(in crate::batch) fn nodes(mut properties: NodeProperties) -> Checked {
    for range in &mut properties.node_range_properties {
        range.container = range.container.take().map(|one| without_legacy(one, Platform::Ec2));
    }
    nodes::check(&properties)
}

/// A registration has either a member of old or a requirement. A submission may come to have both, and then the
/// requirement counts; unverified: also if the submission itself gives both.
fn without_legacy(mut properties: ContainerProperties, platform: Platform) -> ContainerProperties {
    let requirements = properties.resource_requirements.as_deref().unwrap_or_default();
    let has = |kind| platform != Platform::Fargate && requirements.iter().any(|one| one.r#type == kind);
    let (has_vcpus, has_memory) = (has(ResourceType::Vcpu), has(ResourceType::Memory));
    properties.vcpus = properties.vcpus.filter(|_| !has_vcpus);
    properties.memory = properties.memory.filter(|_| !has_memory);
    properties
}

/// A submission's own environment variables.
pub(in crate::batch) fn environment(variables: &[KeyValuePair]) -> Checked {
    linux::environment(variables)
}

/// A submission's own strategy, in the form in which it is kept.
pub(in crate::batch) fn retry_strategy(strategy: &RetryStrategy) -> Result<RetryStrategy, Defect> {
    retries::check(strategy)?;
    let mut strategy = strategy.clone();
    normal::retries(&mut strategy);
    Ok(strategy)
}

/// A submission's own timeout.
pub(in crate::batch) fn timeout(timeout: Option<&JobTimeout>) -> Checked {
    retries::timeout(timeout)
}

/// A submission's own scheduling priority.
pub(in crate::batch) fn scheduling_priority(priority: i32) -> Checked {
    if PRIORITIES.contains(&priority) { Ok(()) } else { Err(Defect::SchedulingPriority) }
}

/// The consumable resources that a job needs.
pub(in crate::batch) fn consumables(
    scope: &Scope,
    properties: Option<&ConsumableResourceProperties>,
) -> Result<(), Refusal> {
    consumables::check(scope, properties)
}

/// The first and the last node of a range, if it is one among so many nodes.
pub(in crate::batch) fn span(target: &str, nodes: i32) -> Option<(i32, i32)> {
    nodes::target(target, nodes).ok()
}

/// The vCPUs that a resource requirement asks for, in thousandths.
pub(in crate::batch) fn milli_vcpus(text: &str) -> Option<u64> {
    text.parse::<u64>().ok().map(|whole| whole.saturating_mul(1000)).or_else(|| resources::thousandths(text))
}

/// The vCPUs that a container of a pod asks for, in thousandths.
pub(in crate::batch) fn pod_milli_vcpus(text: &str) -> Option<u64> {
    pod::cpu(text).map(|quarters| quarters.saturating_mul(250))
}

/// The memory that a container of a pod asks for, in MiB.
pub(in crate::batch) fn pod_memory(text: &str) -> Option<u64> {
    pod::memory(text)
}
