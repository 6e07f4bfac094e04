//! Puts overrides in the place of what a definition has.
//!
//! unverified: a list that is given but empty overrides nothing.

use std::{borrow::Cow, collections::BTreeMap};

use super::{Properties, Work, WorkRefusal};
use crate::{
    api::batch::{
        ContainerOverrides, ContainerProperties, EcsProperties, EcsPropertiesOverride, EksContainer,
        EksContainerOverride, EksContainerResourceRequirements, EksMetadata, EksProperties,
        EksPropertiesOverride, KeyValuePair, ResourceRequirement, TaskContainerOverrides,
        TaskContainerProperties,
    },
    batch::job_definitions::{Defect, submission::UNNAMED_IN_POD},
};

/// unverified: the name of the container of a task whose definition gives it none.
const UNNAMED_IN_TASK: &str = "default";

impl Work {
    /// The single container, with its overrides.
    pub(super) fn container_properties(&self) -> Option<Cow<'_, ContainerProperties>> {
        let mut properties = Cow::Borrowed(self.definition.container_properties.as_ref()?);
        if let Some(Properties::Container(overrides)) = self.properties() {
            container(properties.to_mut(), overrides);
        }
        Some(properties)
    }

    /// The task, with its overrides.
    pub(super) fn ecs_properties(&self) -> Option<Cow<'_, EcsProperties>> {
        let mut properties = Cow::Borrowed(self.definition.ecs_properties.as_ref()?);
        if let Some(Properties::Tasks(overrides)) = self.properties() {
            tasks(properties.to_mut(), overrides);
        }
        Some(properties)
    }

    /// The pod, with its overrides.
    pub(super) fn eks_properties(&self) -> Option<Cow<'_, EksProperties>> {
        let mut properties = Cow::Borrowed(self.definition.eks_properties.as_ref()?);
        if let Some(Properties::Pod(overrides)) = self.properties() {
            pod(properties.to_mut(), overrides);
        }
        Some(properties)
    }
}

/// The members of old override those of the definition, and requirements override requirements: neither the other.
pub(super) fn container(properties: &mut ContainerProperties, overrides: &ContainerOverrides) {
    properties.vcpus = overrides.vcpus.or(properties.vcpus);
    properties.memory = overrides.memory.or(properties.memory);
    list(&mut properties.command, overrides.command.as_deref());
    if let Some(instance_type) = &overrides.instance_type {
        properties.instance_type = Some(instance_type.clone());
    }
    environment(&mut properties.environment, overrides.environment.as_deref());
    requirements(&mut properties.resource_requirements, overrides.resource_requirements.as_deref());
}

pub(super) fn tasks(properties: &mut EcsProperties, overrides: &EcsPropertiesOverride) {
    let given = overrides.task_properties.iter().flatten();
    for (task, given) in properties.task_properties.iter_mut().zip(given) {
        for one in given.containers.iter().flatten() {
            if let Some(place) = task_place(&task.containers, one)
                && let Some(container) = task.containers.get_mut(place)
            {
                list(&mut container.command, one.command.as_deref());
                environment(&mut container.environment, one.environment.as_deref());
                requirements(&mut container.resource_requirements, one.resource_requirements.as_deref());
            }
        }
    }
}

pub(super) fn pod(properties: &mut EksProperties, overrides: &EksPropertiesOverride) {
    let (Some(pod), Some(given)) = (&mut properties.pod_properties, &overrides.pod_properties) else {
        return;
    };
    for (containers, given) in
        [(&mut pod.containers, &given.containers), (&mut pod.init_containers, &given.init_containers)]
    {
        for one in given.iter().flatten() {
            let containers = containers.as_deref_mut().unwrap_or_default();
            if let Some(place) = pod_place(containers, one)
                && let Some(container) = containers.get_mut(place)
            {
                pod_container(container, one);
            }
        }
    }
    if let Some(given) = &given.metadata {
        metadata(pod.metadata.get_or_insert_default(), given);
    }
}

fn pod_container(container: &mut EksContainer, given: &EksContainerOverride) {
    if let Some(image) = &given.image {
        container.image.clone_from(image);
    }
    list(&mut container.command, given.command.as_deref());
    list(&mut container.args, given.args.as_deref());
    if let Some(given) = given.env.as_deref().filter(|given| !given.is_empty()) {
        by_name(container.env.get_or_insert_default(), given, |one, other| one.name == other.name);
    }
    if let Some(given) = &given.resources {
        let resources = container.resources.get_or_insert_with(EksContainerResourceRequirements::default);
        map(&mut resources.limits, given.limits.as_ref());
        map(&mut resources.requests, given.requests.as_ref());
    }
}

/// unverified: labels and annotations are overridden one by one.
fn metadata(metadata: &mut EksMetadata, given: &EksMetadata) {
    map(&mut metadata.labels, given.labels.as_ref());
    map(&mut metadata.annotations, given.annotations.as_ref());
    if let Some(namespace) = &given.namespace {
        metadata.namespace = Some(namespace.clone());
    }
}

/// Variables are overridden one by one, by name.
///
/// unverified: new ones come last, and those without a value are dropped, as registrations drop them.
fn environment(variables: &mut Option<Vec<KeyValuePair>>, given: Option<&[KeyValuePair]>) {
    let has_value = |one: &&KeyValuePair| one.value.as_ref().is_some_and(|value| !value.is_empty());
    let given: Vec<KeyValuePair> = given.unwrap_or_default().iter().filter(has_value).cloned().collect();
    if !given.is_empty() {
        by_name(variables.get_or_insert_default(), &given, |one, other| one.name == other.name);
    }
}

/// Requirements are overridden by their type. One that is given twice stays so, to be refused.
fn requirements(list: &mut Option<Vec<ResourceRequirement>>, given: Option<&[ResourceRequirement]>) {
    let Some(given) = given.filter(|given| !given.is_empty()) else { return };
    let list = list.get_or_insert_default();
    list.retain(|one| !given.iter().any(|other| other.r#type == one.r#type));
    list.extend_from_slice(given);
}

fn list(list: &mut Option<Vec<String>>, given: Option<&[String]>) {
    if let Some(given) = given.filter(|given| !given.is_empty()) {
        *list = Some(given.to_vec());
    }
}

fn map(map: &mut Option<BTreeMap<String, String>>, given: Option<&BTreeMap<String, String>>) {
    if let Some(given) = given {
        map.get_or_insert_default().extend(given.clone());
    }
}

/// Each that is given takes the place of the one it is the same as, or comes behind them all.
fn by_name<T: Clone>(list: &mut Vec<T>, given: &[T], same: fn(&T, &T) -> bool) {
    for one in given {
        match list.iter_mut().find(|other| same(one, other)) {
            Some(place) => *place = one.clone(),
            None => list.push(one.clone()),
        }
    }
}

/// Overrides are for the one task of a definition, and for containers that it has.
pub(super) fn check_task_names(
    defined: &EcsProperties,
    given: &EcsPropertiesOverride,
) -> Result<(), WorkRefusal> {
    let given = given.task_properties.as_deref().unwrap_or_default();
    if given.len() > defined.task_properties.len() {
        return Err(Defect::Tasks.into());
    }
    for (task, given) in defined.task_properties.iter().zip(given) {
        for one in given.containers.iter().flatten() {
            task_place(&task.containers, one).ok_or_else(|| unknown(one.name.as_deref()))?;
        }
    }
    Ok(())
}

/// Overrides are for containers that a definition has.
pub(super) fn check_pod_names(
    defined: &EksProperties,
    given: &EksPropertiesOverride,
) -> Result<(), WorkRefusal> {
    let (Some(pod), Some(given)) = (&defined.pod_properties, &given.pod_properties) else { return Ok(()) };
    for (containers, given) in
        [(&pod.containers, &given.containers), (&pod.init_containers, &given.init_containers)]
    {
        for one in given.iter().flatten() {
            let containers = containers.as_deref().unwrap_or_default();
            pod_place(containers, one).ok_or_else(|| unknown(one.name.as_deref()))?;
        }
    }
    Ok(())
}

fn unknown(name: Option<&str>) -> WorkRefusal {
    WorkRefusal::NoContainer(name.unwrap_or("null").to_owned())
}

fn task_place(containers: &[TaskContainerProperties], given: &TaskContainerOverrides) -> Option<usize> {
    let names: Vec<_> = containers.iter().map(|one| one.name.as_deref().unwrap_or(UNNAMED_IN_TASK)).collect();
    place(&names, given.name.as_deref(), UNNAMED_IN_TASK)
}

fn pod_place(containers: &[EksContainer], given: &EksContainerOverride) -> Option<usize> {
    let names: Vec<_> = containers.iter().map(|one| one.name.as_deref().unwrap_or(UNNAMED_IN_POD)).collect();
    place(&names, given.name.as_deref(), UNNAMED_IN_POD)
}

/// Which container is meant. unverified: without a name the only one, or the one without a name.
fn place(names: &[&str], wanted: Option<&str>, unnamed: &str) -> Option<usize> {
    match wanted {
        None if names.len() == 1 => Some(0),
        wanted => names.iter().position(|name| *name == wanted.unwrap_or(unnamed)),
    }
}
