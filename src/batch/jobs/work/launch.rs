//! What Amazon ECS is told when a job starts.

use serde_json::json;

use super::Work;
use crate::api::batch::{ContainerProperties, KeyValuePair, ResourceRequirement};

/// The most characters of the overrides of a task in Amazon ECS.
const LONGEST: usize = 8192;

/// What a container is told to be other than its task definition says.
struct Told<'a> {
    command: Option<&'a [String]>,
    environment: Option<&'a [KeyValuePair]>,
    requirements: Option<&'a [ResourceRequirement]>,
}

impl<'a> Told<'a> {
    fn container(container: &'a ContainerProperties) -> Self {
        Self {
            command: container.command.as_deref(),
            environment: container.environment.as_deref(),
            requirements: container.resource_requirements.as_deref(),
        }
    }
}

impl Work {
    /// Why no task of it can ever start, which ends the job: the overrides in Amazon ECS would be too long. `added` are
    /// the environment variables that Batch adds to each container.
    ///
    /// The sentence was seen as the reason of failed jobs.
    /// unverified: what is counted is the JSON of the commands, with the parameters in them, of the environment and of
    /// the resource requirements.
    pub(in crate::batch) fn launch_failure(&self, added: &[(String, String)]) -> Option<&'static str> {
        let (container, tasks, nodes) =
            (self.container_properties(), self.ecs_properties(), self.all_nodes());
        let ranges = || nodes.iter().flat_map(|nodes| &nodes.node_range_properties);
        let single = container.as_deref().into_iter();
        let single = single.chain(ranges().filter_map(|range| range.container.as_ref()));
        let tasks = tasks.as_deref().into_iter();
        let mut tasks = tasks
            .chain(ranges().filter_map(|range| range.ecs_properties.as_ref()))
            .flat_map(|properties| &properties.task_properties);
        let is_too_long = single.map(Told::container).any(|told| self.length(&[told], added) > LONGEST)
            || tasks.any(|task| {
                let told = task.containers.iter().map(|one| Told {
                    command: one.command.as_deref(),
                    environment: one.environment.as_deref(),
                    requirements: one.resource_requirements.as_deref(),
                });
                self.length(&told.collect::<Vec<_>>(), added) > LONGEST
            });
        is_too_long.then_some("Container Overrides length must be at most 8192")
    }

    /// The characters of the overrides of one task.
    fn length(&self, containers: &[Told<'_>], added: &[(String, String)]) -> usize {
        let added = added.iter().map(|(name, value)| json!({ "name": name, "value": value }));
        let added: Vec<_> = added.collect();
        let one = |told: &Told<'_>| {
            let command = told.command.unwrap_or_default().iter();
            let command = command.map(|text| self.substituted(text).unwrap_or_else(|_| text.clone()));
            let variables = told.environment.unwrap_or_default().iter().map(|variable| json!(variable));
            json!({
                "name": "default",
                "command": command.collect::<Vec<_>>(),
                "environment": variables.chain(added.iter().cloned()).collect::<Vec<_>>(),
                "resourceRequirements": told.requirements,
            })
        };
        json!(containers.iter().map(one).collect::<Vec<_>>()).to_string().chars().count()
    }
}
