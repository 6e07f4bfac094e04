//! What a job needs to start.

use std::{collections::BTreeMap, sync::Arc};

use super::{Work, WorkRefusal, nodes};
use crate::{
    api::batch::{
        ConsumableResourceProperties, ContainerProperties, EcsProperties, EksContainer, EksProperties,
        ResourceRequirement, ResourceType,
    },
    batch::{
        errors::Refusal,
        job_definitions::{Platform, submission},
        names::{self, Kind, Name},
        scheduler::{Demand, Part},
    },
    kit::Scope,
};

/// The MiB of memory that come with a vCPU on the instances that have the most of it, of those that are not made for
/// much memory alone.
const MEMORY_PER_VCPU: u64 = 8 * 1024;

/// What pods ask for GPUs by.
const POD_GPUS: &str = "nvidia.com/gpu";

/// How much of an environment that takes: its capacity is in vCPUs.
///
/// unverified: on instances, memory takes the vCPUs that it comes with.
fn occupied(part: Part, platform: Platform) -> u64 {
    if platform == Platform::Fargate {
        return part.milli_vcpus;
    }
    let with_memory = u128::from(part.memory).saturating_mul(1000).div_ceil(MEMORY_PER_VCPU.into());
    part.milli_vcpus.max(u64::try_from(with_memory).unwrap_or(u64::MAX))
}

impl Work {
    /// What one instance of the job needs: a child of an array, or all nodes together.
    ///
    /// unverified: consumable resources of a range of nodes are needed by each of them, those of the job once.
    pub(in crate::batch) fn demand(&self, scope: &Scope) -> Result<Demand, Refusal> {
        let platform = self.platform();
        let mut units = BTreeMap::new();
        add_units(&mut units, scope, self.consumables_ref(), 1)?;
        let (milli_vcpus, part) = if let Some(properties) = self.all_nodes() {
            let counts = nodes::counts(&properties);
            let (mut milli_vcpus, mut part) = (0_u64, Part::default());
            for (range, count) in properties.node_range_properties.iter().zip(counts) {
                let size = size(
                    range.container.as_ref(),
                    range.ecs_properties.as_ref(),
                    range.eks_properties.as_ref(),
                );
                milli_vcpus = milli_vcpus.saturating_add(occupied(size, platform).saturating_mul(count));
                part = part.or_more(size);
                add_units(&mut units, scope, range.consumable_resource_properties.as_ref(), count)?;
            }
            (milli_vcpus, part)
        } else {
            let (container, ecs, eks) =
                (self.container_properties(), self.ecs_properties(), self.eks_properties());
            let size = size(container.as_deref(), ecs.as_deref(), eks.as_deref());
            (occupied(size, platform), size)
        };
        let units = units.into_iter().filter(|(_, units)| *units > 0);
        Ok(Demand {
            milli_vcpus,
            part,
            units: units.map(|(name, units)| (Arc::from(name.as_str()), units)).collect(),
        })
    }
}

/// Adds what so many instances need of consumable resources, by name or ARN.
fn add_units(
    units: &mut BTreeMap<Name, u64>,
    scope: &Scope,
    properties: Option<&ConsumableResourceProperties>,
    times: u64,
) -> Result<(), Refusal> {
    submission::consumables(scope, properties).map_err(|refusal| match refusal {
        Refusal::JobDefinition(defect) => WorkRefusal::Defect(defect).into(),
        other => other,
    })?;
    for one in properties.iter().flat_map(|properties| properties.consumable_resource_list.iter().flatten()) {
        let text = one.consumable_resource.as_deref().unwrap_or_default();
        let name = names::resolve(Kind::ConsumableResource, scope, "consumableResource", text)?;
        let quantity = one.quantity.and_then(|quantity| u64::try_from(quantity).ok()).unwrap_or_default();
        let sum = units.entry(name).or_default();
        *sum = sum.saturating_add(quantity.saturating_mul(times));
    }
    Ok(())
}

/// What is asked for by whatever there is.
fn size(
    container: Option<&ContainerProperties>,
    ecs: Option<&EcsProperties>,
    eks: Option<&EksProperties>,
) -> Part {
    if let Some(container) = container {
        of_container(container)
    } else if let Some(tasks) = ecs {
        let containers = tasks.task_properties.iter().flat_map(|task| &task.containers);
        let sizes = containers.map(|one| {
            let (milli_vcpus, memory, gpus) = required(one.resource_requirements.as_deref());
            let (milli_vcpus, memory) = (milli_vcpus.unwrap_or_default(), memory.unwrap_or_default());
            Part { milli_vcpus, memory, gpus }
        });
        sizes.fold(Part::default(), Part::plus)
    } else {
        eks.map(of_pod).unwrap_or_default()
    }
}

/// Requirements count before the members of old.
fn of_container(container: &ContainerProperties) -> Part {
    let (milli_vcpus, memory, gpus) = required(container.resource_requirements.as_deref());
    let legacy = |number: Option<i32>| number.and_then(|number| u64::try_from(number).ok());
    Part {
        milli_vcpus: milli_vcpus
            .or_else(|| legacy(container.vcpus).map(|vcpus| vcpus.saturating_mul(1000)))
            .unwrap_or_default(),
        memory: memory.or_else(|| legacy(container.memory)).unwrap_or_default(),
        gpus,
    }
}

/// The thousandths of vCPUs and the MiB of memory that requirements ask for, and whether they ask for GPUs.
fn required(requirements: Option<&[ResourceRequirement]>) -> (Option<u64>, Option<u64>, bool) {
    let find = |kind| requirements.unwrap_or_default().iter().find(|one| one.r#type == kind);
    (
        find(ResourceType::Vcpu).and_then(|one| submission::milli_vcpus(&one.value)),
        find(ResourceType::Memory).and_then(|one| one.value.parse().ok()),
        find(ResourceType::Gpu).is_some(),
    )
}

/// As Kubernetes counts: the containers run together, those before them one by one.
fn of_pod(properties: &EksProperties) -> Part {
    let Some(pod) = &properties.pod_properties else { return Part::default() };
    let together = pod.containers.iter().flatten().map(of_pod_container).fold(Part::default(), Part::plus);
    pod.init_containers.iter().flatten().map(of_pod_container).fold(together, Part::or_more)
}

/// Pods are placed by what they request, which is the limit where they request nothing.
fn of_pod_container(container: &EksContainer) -> Part {
    let resources = container.resources.as_ref();
    let maps = resources.map(|resources| [resources.requests.as_ref(), resources.limits.as_ref()]);
    let find = |kind: &str| maps.iter().flatten().flatten().find_map(|map| map.get(kind));
    Part {
        milli_vcpus: find("cpu").and_then(|text| submission::pod_milli_vcpus(text)).unwrap_or_default(),
        memory: find("memory").and_then(|text| submission::pod_memory(text)).unwrap_or_default(),
        gpus: find(POD_GPUS).is_some(),
    }
}
