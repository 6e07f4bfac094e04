//! What the container that matters runs, with the parameters of the job in it.
//!
//! A command refers to a parameter as `Ref::name`.
//! unverified: references are also substituted within a text, in overridden commands, and in the commands and arguments
//! of pods.

use std::borrow::Cow;

use super::{Work, WorkRefusal};
use crate::api::batch::{
    ContainerProperties, EcsProperties, EksContainer, EksProperties, KeyValuePair, TaskContainerProperties,
};

/// What comes before the name of a parameter.
const REFERENCE: &str = "Ref::";

impl Work {
    /// What it runs: the single container, the first essential one of a task, the first one of a pod, and of several
    /// nodes the main one. Of a pod, the arguments follow the command.
    pub(in crate::batch) fn command(&self) -> Vec<String> {
        self.command_of(None)
    }

    /// The same of one node of several.
    pub(in crate::batch) fn command_of(&self, node: Option<u32>) -> Vec<String> {
        let command = self.main(node).command();
        command.iter().map(|text| self.substituted(text).unwrap_or_else(|_| text.clone())).collect()
    }

    /// The environment of the same container, as it is defined and overridden.
    pub(in crate::batch) fn environment_of(&self, node: Option<u32>) -> Vec<(String, String)> {
        self.main(node).environment()
    }

    /// Every reference in a command is to a parameter.
    pub(super) fn check_references(&self) -> Result<(), WorkRefusal> {
        if let Some(properties) = self.container_properties() {
            self.check_container(&properties)?;
        }
        if let Some(properties) = self.ecs_properties() {
            self.check_task(&properties)?;
        }
        if let Some(properties) = self.eks_properties() {
            self.check_pod(&properties)?;
        }
        let nodes = self.all_nodes();
        for range in nodes.iter().flat_map(|nodes| &nodes.node_range_properties) {
            range.container.as_ref().map_or(Ok(()), |container| self.check_container(container))?;
            range.ecs_properties.as_ref().map_or(Ok(()), |task| self.check_task(task))?;
            range.eks_properties.as_ref().map_or(Ok(()), |pod| self.check_pod(pod))?;
        }
        Ok(())
    }

    fn check_container(&self, container: &ContainerProperties) -> Result<(), WorkRefusal> {
        self.check_texts(container.command.as_deref())
    }

    fn check_task(&self, properties: &EcsProperties) -> Result<(), WorkRefusal> {
        let mut containers = properties.task_properties.iter().flat_map(|task| &task.containers);
        containers.try_for_each(|container| self.check_texts(container.command.as_deref()))
    }

    fn check_pod(&self, properties: &EksProperties) -> Result<(), WorkRefusal> {
        let Some(pod) = &properties.pod_properties else { return Ok(()) };
        for container in pod.containers.iter().chain(&pod.init_containers).flatten() {
            self.check_texts(container.command.as_deref())?;
            self.check_texts(container.args.as_deref())?;
        }
        Ok(())
    }

    fn check_texts(&self, texts: Option<&[String]>) -> Result<(), WorkRefusal> {
        let mut referring = texts.unwrap_or_default().iter().filter(|text| text.contains(REFERENCE));
        referring.try_for_each(|text| match self.substituted(text) {
            Ok(_) => Ok(()),
            Err(name) => Err(WorkRefusal::NoParameter(name.to_owned())),
        })
    }

    /// The text with the values of parameters in the place of references to them; or else the name of one that there is
    /// not. Values are not searched for references.
    pub(super) fn substituted<'a>(&self, text: &'a str) -> Result<String, &'a str> {
        // A reference that is all there is may be to a name of any characters.
        if let Some(value) = text.strip_prefix(REFERENCE).and_then(|name| self.parameter(name)) {
            return Ok(value.to_owned());
        }
        let (mut done, mut rest) = (String::with_capacity(text.len()), text);
        while let Some((before, behind)) = rest.split_once(REFERENCE) {
            let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
            let end = behind.find(|c| !is_name(c)).unwrap_or(behind.len());
            let (name, after) = behind.split_at(end);
            done.push_str(before);
            match self.parameter(name) {
                Some(value) => done.push_str(value),
                None if name.is_empty() => done.push_str(REFERENCE),
                None => return Err(name),
            }
            rest = after;
        }
        done.push_str(rest);
        Ok(done)
    }

    /// The container that matters: of several nodes that of this one, or of the main one.
    fn main(&self, node: Option<u32>) -> Main<'_> {
        if let Some(container) = self.container_properties() {
            return Main::Container(container);
        }
        if let Some(properties) = self.ecs_properties() {
            return first_essential(&properties).map_or(Main::None, Main::OfTask);
        }
        if let Some(properties) = self.eks_properties() {
            return first_of_pod(&properties).map_or(Main::None, Main::OfPod);
        }
        let Some(range) = self.nodes().and_then(|nodes| self.range(node.unwrap_or(nodes.main))) else {
            return Main::None;
        };
        if let Some(container) = range.container {
            return Main::Container(Cow::Owned(container));
        }
        let of_task = range.ecs_properties.as_ref().and_then(first_essential).map(Main::OfTask);
        let of_pod = || range.eks_properties.as_ref().and_then(first_of_pod).map(Main::OfPod);
        of_task.or_else(of_pod).unwrap_or(Main::None)
    }
}

enum Main<'a> {
    Container(Cow<'a, ContainerProperties>),
    OfTask(TaskContainerProperties),
    OfPod(EksContainer),
    None,
}

impl Main<'_> {
    fn command(&self) -> Vec<String> {
        match self {
            Self::Container(container) => container.command.clone().unwrap_or_default(),
            Self::OfTask(container) => container.command.clone().unwrap_or_default(),
            Self::OfPod(container) => {
                [&container.command, &container.args].into_iter().flatten().flatten().cloned().collect()
            }
            Self::None => Vec::new(),
        }
    }

    fn environment(&self) -> Vec<(String, String)> {
        let variables = match self {
            Self::Container(container) => container.environment.as_deref(),
            Self::OfTask(container) => container.environment.as_deref(),
            Self::OfPod(container) => {
                let variables = container.env.iter().flatten();
                return variables
                    .map(|one| (one.name.clone(), one.value.clone().unwrap_or_default()))
                    .collect();
            }
            Self::None => None,
        };
        let pair = |one: &KeyValuePair| Some((one.name.clone()?, one.value.clone().unwrap_or_default()));
        variables.unwrap_or_default().iter().filter_map(pair).collect()
    }
}

fn first_essential(properties: &EcsProperties) -> Option<TaskContainerProperties> {
    let mut containers = properties.task_properties.iter().flat_map(|task| &task.containers);
    containers.find(|container| container.essential != Some(false)).cloned()
}

fn first_of_pod(properties: &EksProperties) -> Option<EksContainer> {
    properties.pod_properties.as_ref()?.containers.as_ref()?.first().cloned()
}
