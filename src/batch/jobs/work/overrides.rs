//! What a submission puts in the place of parts of its definition.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Work, WorkRefusal, overlay};
use crate::{
    api::batch::{
        ConsumableResourceProperties, ContainerOverrides, EcsProperties, EcsPropertiesOverride,
        EksProperties, EksPropertiesOverride, JobDefinition, JobTimeout, NodeOverrides, NodePropertyOverride,
        NodeRangeProperty, OrchestrationType, RetryStrategy, SubmitJobRequest,
    },
    batch::job_definitions::{Defect, submission},
};

/// The overrides of a submission, each of which fits its definition.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Overrides {
    pub(super) parameters: BTreeMap<String, String>,
    pub(super) properties: Option<Properties>,
    pub(super) retry_strategy: Option<RetryStrategy>,
    pub(super) timeout: Option<JobTimeout>,
    pub(super) scheduling_priority: Option<i32>,
    pub(super) propagate_tags: Option<bool>,
    pub(super) consumables: Option<ConsumableResourceProperties>,
}

/// Overrides of what a definition is made of.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) enum Properties {
    Container(ContainerOverrides),
    Tasks(EcsPropertiesOverride),
    Pod(EksPropertiesOverride),
    Nodes(NodeOverrides),
}

impl Overrides {
    /// The overrides of a submission; none if it overrides nothing.
    pub(super) fn of(
        definition: &JobDefinition,
        input: &SubmitJobRequest,
    ) -> Result<Option<Self>, WorkRefusal> {
        submission::timeout(input.timeout.as_ref())?;
        input.scheduling_priority_override.map_or(Ok(()), submission::scheduling_priority)?;
        let on_eks = definition.container_orchestration_type == Some(OrchestrationType::Eks);
        if on_eks && input.propagate_tags == Some(true) {
            return Err(Defect::TagPropagation.into());
        }
        let consumables = input.consumable_resource_properties_override.as_ref();
        let overrides = Self {
            parameters: input.parameters.clone().unwrap_or_default(),
            properties: Given::of_job(input).properties(definition)?,
            retry_strategy: input.retry_strategy.as_ref().map(submission::retry_strategy).transpose()?,
            timeout: input.timeout.clone().filter(|timeout| timeout.attempt_duration_seconds.is_some()),
            scheduling_priority: input.scheduling_priority_override,
            propagate_tags: input.propagate_tags,
            consumables: consumables.filter(|given| given.consumable_resource_list.is_some()).cloned(),
        };
        Ok(Some(overrides).filter(|overrides| *overrides != Self::default()))
    }
}

/// What a definition, or a range of its nodes, is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Container,
    Ecs,
    Eks,
    Nodes,
}

impl Kind {
    fn of_definition(definition: &JobDefinition) -> Self {
        if definition.node_properties.is_some() {
            Self::Nodes
        } else if definition.eks_properties.is_some() {
            Self::Eks
        } else if definition.ecs_properties.is_some() {
            Self::Ecs
        } else {
            Self::Container
        }
    }

    fn of_range(range: &NodeRangeProperty) -> Self {
        if range.eks_properties.is_some() {
            Self::Eks
        } else if range.ecs_properties.is_some() {
            Self::Ecs
        } else {
            Self::Container
        }
    }

    /// How sentences write overrides of this kind.
    const fn overrides(self) -> &'static str {
        match self {
            Self::Container => "Container overrides",
            Self::Ecs => "ECS properties overrides",
            Self::Eks => "EKS properties overrides",
            Self::Nodes => "Node overrides",
        }
    }

    /// How sentences write jobs of this kind.
    const fn jobs(self) -> &'static str {
        match self {
            Self::Container => "containerProperties",
            Self::Ecs => "ecsProperties",
            Self::Eks => "Batch on EKS",
            Self::Nodes => "multinode",
        }
    }
}

/// The overrides of properties in a request, or in it for one range of nodes. One that is given counts as given even
/// if it is empty.
#[derive(Clone, Copy)]
struct Given<'a> {
    container: Option<&'a ContainerOverrides>,
    ecs: Option<&'a EcsPropertiesOverride>,
    eks: Option<&'a EksPropertiesOverride>,
    nodes: Option<&'a NodeOverrides>,
}

impl<'a> Given<'a> {
    fn of_job(input: &'a SubmitJobRequest) -> Self {
        Self {
            container: input.container_overrides.as_ref(),
            ecs: input.ecs_properties_override.as_ref(),
            eks: input.eks_properties_override.as_ref(),
            nodes: input.node_overrides.as_ref(),
        }
    }

    fn of_range(input: &'a NodePropertyOverride) -> Self {
        Self {
            container: input.container_overrides.as_ref(),
            ecs: input.ecs_properties_override.as_ref(),
            eks: input.eks_properties_override.as_ref(),
            nodes: None,
        }
    }

    /// Only overrides of its own kind are for a job.
    fn check_kind(self, jobs: Kind) -> Result<(), WorkRefusal> {
        for (kind, is_given) in [
            (Kind::Container, self.container.is_some()),
            (Kind::Nodes, self.nodes.is_some()),
            (Kind::Ecs, self.ecs.is_some()),
            (Kind::Eks, self.eks.is_some()),
        ] {
            match kind {
                _ if !is_given || kind == jobs => {}
                Kind::Container | Kind::Nodes if jobs == Kind::Eks => return Err(WorkRefusal::NotOnEks),
                _ => return Err(WorkRefusal::NotFor { overrides: kind.overrides(), jobs: jobs.jobs() }),
            }
        }
        Ok(())
    }

    /// What each override says by itself.
    fn check_alone(self) -> Result<(), WorkRefusal> {
        if let Some(container) = self.container {
            command(container.command.as_deref())?;
            submission::environment(container.environment.as_deref().unwrap_or_default())?;
        }
        for task in self.ecs.iter().flat_map(|ecs| ecs.task_properties.iter().flatten()) {
            for container in task.containers.iter().flatten() {
                command(container.command.as_deref())?;
                submission::environment(container.environment.as_deref().unwrap_or_default())?;
            }
        }
        Ok(())
    }

    /// The containers it names are those of the task or pod.
    fn check_names(
        self,
        ecs: Option<&EcsProperties>,
        eks: Option<&EksProperties>,
    ) -> Result<(), WorkRefusal> {
        self.ecs.zip(ecs).map_or(Ok(()), |(given, defined)| overlay::check_task_names(defined, given))?;
        self.eks.zip(eks).map_or(Ok(()), |(given, defined)| overlay::check_pod_names(defined, given))
    }

    /// What is kept of it.
    fn properties(self, definition: &JobDefinition) -> Result<Option<Properties>, WorkRefusal> {
        self.check_kind(Kind::of_definition(definition))?;
        self.check_alone()?;
        self.check_names(definition.ecs_properties.as_ref(), definition.eks_properties.as_ref())?;
        if let (Some(given), Some(defined)) = (self.nodes, &definition.node_properties) {
            check_ranges(&defined.node_range_properties, given)?;
        }
        let container = self.container.filter(|given| **given != ContainerOverrides::default());
        let nodes = self.nodes.filter(|given| **given != NodeOverrides::default());
        Ok(container
            .map(|given| Properties::Container(given.clone()))
            .or_else(|| self.ecs.map(|given| Properties::Tasks(given.clone())))
            .or_else(|| self.eks.map(|given| Properties::Pod(given.clone())))
            .or_else(|| nodes.map(|given| Properties::Nodes(given.clone()))))
    }
}

/// Overrides of nodes name ranges as the definition does, and fit what it has there.
fn check_ranges(ranges: &[NodeRangeProperty], given: &NodeOverrides) -> Result<(), WorkRefusal> {
    // The API reference makes it a condition for another number of nodes.
    if given.num_nodes.is_some() && !ranges.iter().any(|range| range.target_nodes.ends_with(':')) {
        return Err(WorkRefusal::NoOpenRange);
    }
    let given = given.node_property_overrides.as_deref().unwrap_or_default();
    let find = |target: &str| ranges.iter().find(|range| range.target_nodes == target);
    let targets = given.iter().map(|one| one.target_nodes.as_str());
    let unknown: Vec<&str> = targets.filter(|target| find(target).is_none()).collect();
    if !unknown.is_empty() {
        return Err(WorkRefusal::Targets(unknown.join(", ")));
    }
    for one in given {
        let Some(range) = find(&one.target_nodes) else { continue };
        let properties = Given::of_range(one);
        properties.check_kind(Kind::of_range(range))?;
        properties.check_alone()?;
        properties.check_names(range.ecs_properties.as_ref(), range.eks_properties.as_ref())?;
    }
    Ok(())
}

/// Recorded for single containers, and in the API reference for tasks.
fn command(command: Option<&[String]>) -> Result<(), WorkRefusal> {
    let is_empty = command.unwrap_or_default().iter().any(String::is_empty);
    if is_empty { Err(WorkRefusal::EmptyCommand) } else { Ok(()) }
}

impl Work {
    /// What the overrides make of the definition is as good as a definition.
    pub(super) fn check_properties(&self) -> Result<(), WorkRefusal> {
        let platform = self.platform();
        match self.properties() {
            None => {}
            Some(Properties::Container(_)) => {
                self.container_properties().map_or(Ok(()), |one| submission::container(&one, platform))?;
            }
            Some(Properties::Tasks(_)) => {
                self.ecs_properties().map_or(Ok(()), |tasks| submission::task(&tasks, platform))?;
            }
            Some(Properties::Pod(_)) => self.eks_properties().map_or(Ok(()), |pod| submission::pod(&pod))?,
            Some(Properties::Nodes(_)) => {
                self.all_nodes().map_or(Ok(()), |nodes| submission::nodes(nodes.into_owned()))?;
            }
        }
        Ok(())
    }
}
