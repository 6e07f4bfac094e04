//! Definitions of a pod on EKS.

use std::collections::BTreeMap;

use super::{Checked, Defect, resources::LEAST_MEMORY};
use crate::{
    api::batch::{
        EksContainer, EksContainerResourceRequirements, EksMetadata, EksPodProperties, EksProperties,
        EksVolume,
    },
    batch::namespace::{self, Flaw},
};

/// The name of a container that has none, as the API reference has it.
pub(in crate::batch) const UNNAMED: &str = "Default";

/// The most containers of a pod, and the most that run before them.
const MOST_CONTAINERS: usize = 10;
/// The most characters of a value of an annotation.
const LONGEST_ANNOTATION: usize = 255;
/// The most characters of a value of a label, and of the name in a key.
const LONGEST_LABEL: usize = 63;
/// What prefixes of keys are not to have in them.
const RESERVED: [&str; 3] = ["kubernetes.io", "k8s.io", "batch.amazonaws.com"];
/// The kinds of resources.
const CPU: &str = "cpu";
const MEMORY: &str = "memory";
const GPU: &str = "nvidia.com/gpu";

pub(super) fn check(properties: &EksProperties) -> Checked {
    let pod = properties.pod_properties.as_ref().ok_or(Defect::NoPodContainers)?;
    let containers = pod.containers.as_deref().unwrap_or_default();
    let first = pod.init_containers.as_deref().unwrap_or_default();
    if containers.is_empty() {
        return Err(Defect::NoPodContainers);
    }
    for (list, name) in [(containers, "containers"), (first, "initContainers")] {
        if list.len() > MOST_CONTAINERS {
            return Err(Defect::PodContainers(name));
        }
    }
    distinct(containers.iter().chain(first))?;
    for container in containers {
        one(container, pod)?;
        has_resources(container)?;
    }
    first.iter().try_for_each(|container| one(container, pod))?;
    match pod.dns_policy.as_deref() {
        None | Some("Default" | "ClusterFirst" | "ClusterFirstWithHostNet") => {}
        Some(_) => return Err(Defect::DnsPolicy),
    }
    pod.volumes.iter().flatten().try_for_each(volume)?;
    pod.metadata.as_ref().map_or(Ok(()), metadata)
}

fn distinct<'a>(containers: impl Iterator<Item = &'a EksContainer>) -> Checked {
    let mut seen = Vec::new();
    for name in containers.map(|container| container.name.as_deref().unwrap_or(UNNAMED)) {
        if seen.contains(&name) {
            return Err(Defect::SamePodContainer(name.to_owned()));
        }
        seen.push(name);
    }
    Ok(())
}

fn one(container: &EksContainer, pod: &EksPodProperties) -> Checked {
    match container.image_pull_policy.as_deref() {
        None | Some("Always" | "IfNotPresent" | "Never") => {}
        Some(_) => return Err(Defect::ImagePullPolicy),
    }
    let volumes = pod.volumes.as_deref().unwrap_or_default();
    for mount in container.volume_mounts.iter().flatten() {
        if !volumes.iter().any(|volume| Some(&volume.name) == mount.name.as_ref()) {
            return Err(Defect::PodMount);
        }
    }
    container.resources.as_ref().map_or(Ok(()), resources)
}

/// Each container asks for CPU and memory, as limits or as requests.
fn has_resources(container: &EksContainer) -> Checked {
    let has = |kind: &str| {
        let resources = container.resources.as_ref();
        let (limits, requests) =
            resources.map_or((None, None), |it| (it.limits.as_ref(), it.requests.as_ref()));
        [limits, requests].into_iter().flatten().any(|map| map.contains_key(kind))
    };
    if has(CPU) && has(MEMORY) { Ok(()) } else { Err(Defect::NoPodResources) }
}

fn resources(resources: &EksContainerResourceRequirements) -> Checked {
    let empty = BTreeMap::new();
    let limits = resources.limits.as_ref().unwrap_or(&empty);
    let requests = resources.requests.as_ref().unwrap_or(&empty);
    for (kind, value) in limits.iter().chain(requests) {
        match kind.as_str() {
            CPU => drop(cpu(value).ok_or_else(|| Defect::PodCpu(value.clone()))?),
            MEMORY => {
                let memory = memory(value).ok_or_else(|| Defect::PodMemory(value.clone()))?;
                enough(i64::try_from(memory).unwrap_or(i64::MAX))?;
            }
            GPU => drop(whole(value).ok_or_else(|| Defect::PodGpu(value.clone()))?),
            _ => return Err(Defect::PodResource(kind.clone())),
        }
    }
    let both = |kind: &str, read: fn(&str) -> Option<u64>| {
        let read = |map: &BTreeMap<String, String>| map.get(kind).and_then(|value| read(value));
        read(requests).zip(read(limits))
    };
    if both(MEMORY, memory).is_some_and(|(request, limit)| request != limit) {
        return Err(Defect::PodLimit("memory"));
    }
    if both(CPU, cpu).is_some_and(|(request, limit)| request > limit) {
        return Err(Defect::PodCpuLimit);
    }
    if both(GPU, whole).is_some_and(|(request, limit)| request != limit) {
        return Err(Defect::PodLimit("gpu"));
    }
    Ok(())
}

/// unverified: that requests have the same least as limits.
fn enough(memory: i64) -> Checked {
    if memory < LEAST_MEMORY { Err(Defect::LittleMemory(memory)) } else { Ok(()) }
}

/// Quarters of a vCPU, of which there is at least one.
pub(super) fn cpu(text: &str) -> Option<u64> {
    let (whole_part, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let quarters = match fraction.trim_end_matches('0') {
        "" if !fraction.is_empty() => 0,
        "25" => 1,
        "5" => 2,
        "75" => 3,
        _ => return None,
    };
    whole(whole_part)?.checked_mul(4)?.checked_add(quarters).filter(|it| *it > 0)
}

/// Whole MiB.
pub(super) fn memory(text: &str) -> Option<u64> {
    whole(text.strip_suffix("Mi")?)
}

fn whole(text: &str) -> Option<u64> {
    text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
}

fn volume(volume: &EksVolume) -> Checked {
    let Some(directory) = &volume.empty_dir else { return Ok(()) };
    match directory.medium.as_deref() {
        None | Some("" | "Memory") => {}
        Some(_) => return Err(Defect::EmptyDirMedium),
    }
    match directory.size_limit.as_deref() {
        Some(limit) if memory(limit).is_none() => Err(Defect::EmptyDirSize),
        _ => Ok(()),
    }
}

fn metadata(metadata: &EksMetadata) -> Checked {
    if let Some(name) = metadata.namespace.as_deref() {
        check_namespace(name)?;
    }
    for (name, value) in metadata.labels.iter().flatten() {
        key(name, "label")?;
        if !(value.is_empty() || is_name(value)) {
            return Err(Defect::LabelValue(value.clone()));
        }
    }
    for (name, value) in metadata.annotations.iter().flatten() {
        key(name, "annotation")?;
        if value.chars().count() > LONGEST_ANNOTATION {
            return Err(Defect::AnnotationValue(value.clone()));
        }
    }
    Ok(())
}

fn check_namespace(text: &str) -> Checked {
    namespace::check(text, "kube").map_err(|flaw| match flaw {
        Flaw::Default => Defect::DefaultNamespace,
        Flaw::System => Defect::SystemNamespace,
        Flaw::Length => Defect::NamespaceLength,
        Flaw::Pattern => Defect::Namespace,
    })
}

/// The namespace that a definition gives its pod, if it does.
pub(super) fn namespace_of(properties: &EksProperties) -> Option<&str> {
    properties.pod_properties.as_ref()?.metadata.as_ref()?.namespace.as_deref()
}

/// A key is a name, with or without a prefix before it.
fn key(text: &str, of: &'static str) -> Checked {
    let (prefix, name) = text.split_once('/').map_or((None, text), |(prefix, name)| (Some(prefix), name));
    if let Some(prefix) = prefix.filter(|prefix| RESERVED.iter().any(|term| prefix.contains(term))) {
        return Err(Defect::KeyPrefix { prefix: prefix.to_owned(), of });
    }
    if is_name(name) { Ok(()) } else { Err(Defect::KeyName { name: name.to_owned(), of }) }
}

/// Up to 63 letters, digits, `-`, `_` and `.`, the first and the last a letter or digit, as Kubernetes has it.
fn is_name(text: &str) -> bool {
    let ends = |c: char| c.is_ascii_alphanumeric();
    (1..=LONGEST_LABEL).contains(&text.len())
        && text.starts_with(ends)
        && text.ends_with(ends)
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cpus_come_in_quarters_and_memory_in_mebibytes() {
        assert_eq!((cpu("1"), cpu("0.25"), cpu("2.50"), cpu("1.0")), (Some(4), Some(1), Some(10), Some(4)));
        for text in ["", "0", "100m", "0.1", "1.", "x", "-1", "1.3"] {
            assert_eq!(cpu(text), None, "{text}");
        }
        assert_eq!(memory("2048Mi"), Some(2048));
        for text in ["2048", "2Gi", "Mi", "1.5Mi", "+1Mi"] {
            assert_eq!(memory(text), None, "{text}");
        }
    }
}
