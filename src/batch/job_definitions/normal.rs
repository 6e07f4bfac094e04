//! The form in which AWS keeps and describes job definitions: lists that were left out are there and empty, and some
//! members have their defaults. Nothing else is added, and nothing but empty environment variables is lost.

use super::check::Platform;
use crate::api::batch::{
    ContainerProperties, EcsProperties, EcsTaskProperties, EksContainer, EksProperties,
    FargatePlatformConfiguration, KeyValuePair, LinuxParameters, LogConfiguration, NodeProperties,
    RegisterJobDefinitionRequest, RetryStrategy, TaskContainerProperties,
};

/// The platform version of Fargate that stands in the place of none.
const LATEST: &str = "LATEST";

/// The definition in AWS's form.
pub(super) fn normal(
    mut input: RegisterJobDefinitionRequest,
    platform: Platform,
) -> RegisterJobDefinitionRequest {
    if let Some(properties) = &mut input.container_properties {
        container(properties, platform);
    }
    if let Some(properties) = &mut input.ecs_properties {
        tasks(properties, platform);
    }
    if let Some(properties) = &mut input.eks_properties {
        pod(properties);
    }
    if let Some(properties) = &mut input.node_properties {
        nodes(properties, platform);
    }
    if let Some(strategy) = &mut input.retry_strategy {
        retries(strategy);
    }
    // An empty list of capabilities is none.
    input.platform_capabilities = input.platform_capabilities.filter(|list| !list.is_empty());
    input
}

fn container(properties: &mut ContainerProperties, platform: Platform) {
    fill(&mut properties.command);
    fill(&mut properties.volumes);
    environment(&mut properties.environment);
    fill(&mut properties.mount_points);
    fill(&mut properties.ulimits);
    fill(&mut properties.resource_requirements);
    fill(&mut properties.secrets);
    linux(properties.linux_parameters.as_mut());
    log(properties.log_configuration.as_mut());
    if platform == Platform::Fargate {
        let configuration = properties
            .fargate_platform_configuration
            .get_or_insert_with(FargatePlatformConfiguration::default);
        configuration.platform_version.get_or_insert_with(|| LATEST.to_owned());
    }
}

fn tasks(properties: &mut EcsProperties, platform: Platform) {
    for task in &mut properties.task_properties {
        one_task(task, platform);
    }
}

fn one_task(task: &mut EcsTaskProperties, platform: Platform) {
    fill(&mut task.volumes);
    if platform == Platform::Fargate {
        task.platform_version.get_or_insert_with(|| LATEST.to_owned());
    }
    for container in &mut task.containers {
        task_container(container);
    }
}

fn task_container(container: &mut TaskContainerProperties) {
    fill(&mut container.command);
    fill(&mut container.depends_on);
    environment(&mut container.environment);
    fill(&mut container.mount_points);
    fill(&mut container.resource_requirements);
    fill(&mut container.secrets);
    fill(&mut container.ulimits);
    container.essential.get_or_insert(true);
    linux(container.linux_parameters.as_mut());
    log(container.log_configuration.as_mut());
}

fn pod(properties: &mut EksProperties) {
    let Some(pod) = &mut properties.pod_properties else { return };
    fill(&mut pod.image_pull_secrets);
    fill(&mut pod.volumes);
    for list in [&mut pod.containers, &mut pod.init_containers] {
        list.get_or_insert_default().iter_mut().for_each(pod_container);
    }
}

fn pod_container(container: &mut EksContainer) {
    fill(&mut container.command);
    fill(&mut container.args);
    fill(&mut container.env);
    fill(&mut container.volume_mounts);
}

fn nodes(properties: &mut NodeProperties, platform: Platform) {
    for range in &mut properties.node_range_properties {
        fill(&mut range.instance_types);
        if let Some(properties) = &mut range.container {
            container(properties, platform);
        }
        if let Some(properties) = &mut range.ecs_properties {
            tasks(properties, platform);
        }
        if let Some(properties) = &mut range.eks_properties {
            pod(properties);
        }
    }
}

fn linux(parameters: Option<&mut LinuxParameters>) {
    let Some(parameters) = parameters else { return };
    for device in parameters.devices.get_or_insert_default() {
        fill(&mut device.permissions);
    }
    for tmpfs in parameters.tmpfs.get_or_insert_default() {
        fill(&mut tmpfs.mount_options);
    }
}

fn log(configuration: Option<&mut LogConfiguration>) {
    if let Some(configuration) = configuration {
        configuration.options.get_or_insert_default();
        fill(&mut configuration.secret_options);
    }
}

/// Actions may be given in any case, and are described in lower case.
///
/// unverified: that rules which were left out are described as an empty list.
pub(super) fn retries(strategy: &mut RetryStrategy) {
    for rule in strategy.evaluate_on_exit.get_or_insert_default() {
        rule.action.make_ascii_lowercase();
    }
}

/// Variables without a value are dropped.
fn environment(variables: &mut Option<Vec<KeyValuePair>>) {
    let variables = variables.get_or_insert_default();
    variables.retain(|variable| variable.value.as_ref().is_some_and(|value| !value.is_empty()));
}

fn fill<T>(list: &mut Option<Vec<T>>) {
    list.get_or_insert_default();
}
