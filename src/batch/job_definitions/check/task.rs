//! Definitions of a task of up to ten containers.

use super::{
    Checked, Defect, Platform, linux, platform,
    resources::{self, Asked, FargateSize},
    volumes::{self, Around},
};
use crate::api::batch::{
    EcsProperties, EcsTaskProperties, LogDriver, TaskContainerDependency, TaskContainerProperties,
};

/// The most containers of a task.
const MOST_CONTAINERS: usize = 10;

pub(super) fn check(properties: &EcsProperties, platform: Platform) -> Checked {
    match properties.task_properties.as_slice() {
        [task] => one(task, platform),
        _ => Err(Defect::Tasks),
    }
}

fn one(task: &EcsTaskProperties, platform: Platform) -> Checked {
    if !(1..=MOST_CONTAINERS).contains(&task.containers.len()) {
        return Err(Defect::Containers);
    }
    modes(task)?;
    placement(task, platform)?;
    for container in &task.containers {
        contents(container, task, platform)?;
    }
    together(&task.containers)?;
    let around = Around {
        platform,
        version: task.platform_version.as_deref(),
        has_job_role: task.task_role_arn.is_some(),
    };
    volumes::check(task.volumes.as_deref().unwrap_or_default(), around)
}

fn modes(task: &EcsTaskProperties) -> Checked {
    match task.ipc_mode.as_deref() {
        None | Some("host" | "task" | "none") => {}
        Some(other) => return Err(Defect::IpcMode(other.to_owned())),
    }
    match task.pid_mode.as_deref() {
        None | Some("host" | "task") => Ok(()),
        Some(other) => Err(Defect::PidMode(other.to_owned())),
    }
}

/// The platform and the resources: those of Fargate count together.
fn placement(task: &EcsTaskProperties, platform: Platform) -> Checked {
    platform::runtime(task.runtime_platform.as_ref(), platform)?;
    platform::ephemeral_storage(task.ephemeral_storage.as_ref(), platform)?;
    if platform != Platform::Fargate {
        if platform == Platform::Ec2 && task.network_configuration.is_some() {
            return Err(Defect::NotOnEc2("networkConfiguration"));
        }
        return task.containers.iter().try_for_each(|container| resources::on_instances(asked(container)));
    }
    if task.execution_role_arn.as_ref().is_none_or(String::is_empty) {
        return Err(Defect::NoExecutionRole);
    }
    let mut size = FargateSize::default();
    for container in &task.containers {
        if container.privileged == Some(true) {
            return Err(Defect::PrivilegedOnFargate);
        }
        if container.ulimits.as_ref().is_some_and(|list| !list.is_empty()) {
            return Err(Defect::NotOnFargate("ulimits"));
        }
        size = size.plus(FargateSize::of(asked(container))?);
    }
    size.check(platform::is_windows(task.runtime_platform.as_ref()))
}

fn asked(container: &TaskContainerProperties) -> Asked<'_> {
    let requirements = container.resource_requirements.as_deref().unwrap_or_default();
    Asked { vcpus: None, memory: None, requirements }
}

fn contents(container: &TaskContainerProperties, task: &EcsTaskProperties, platform: Platform) -> Checked {
    if container.image.is_empty() {
        return Err(Defect::NoImage);
    }
    linux::user(container.user.as_deref())?;
    linux::environment(container.environment.as_deref().unwrap_or_default())?;
    linux::parameters(container.linux_parameters.as_ref(), platform)?;
    linux::log_and_secrets(
        container.log_configuration.as_ref(),
        container.secrets.as_deref().unwrap_or_default(),
        platform,
        task.execution_role_arn.is_some(),
    )
}

/// What the containers of a task are to each other.
fn together(containers: &[TaskContainerProperties]) -> Checked {
    for (index, container) in containers.iter().enumerate() {
        let others = containers.iter().skip(index + 1);
        if container.name.is_some() && others.into_iter().any(|other| other.name == container.name) {
            return Err(Defect::SameContainer);
        }
    }
    if !containers.iter().any(is_essential) {
        return Err(Defect::NoEssential);
    }
    for dependency in containers.iter().flat_map(|container| container.depends_on.iter().flatten()) {
        depends(dependency, containers)?;
    }
    let logs_to_firelens = |container: &TaskContainerProperties| {
        container.log_configuration.as_ref().is_some_and(|log| log.log_driver == LogDriver::Awsfirelens)
    };
    let has_firelens = containers.iter().any(|container| container.firelens_configuration.is_some());
    if has_firelens && !containers.iter().any(logs_to_firelens) {
        return Err(Defect::NoFirelensDriver);
    }
    Ok(())
}

fn depends(dependency: &TaskContainerDependency, containers: &[TaskContainerProperties]) -> Checked {
    if containers.len() == 1 {
        return Err(Defect::LonelyDependency);
    }
    let condition = dependency.condition.as_deref().unwrap_or_default();
    if !matches!(condition, "START" | "COMPLETE" | "SUCCESS") {
        return Err(Defect::DependencyCondition(condition.to_owned()));
    }
    let name = dependency.container_name.as_deref().unwrap_or_default();
    let target = containers.iter().find(|container| container.name.as_deref() == Some(name));
    let target = target.ok_or_else(|| Defect::DependencyTarget(name.to_owned()))?;
    if condition != "START" && is_essential(target) {
        return Err(Defect::EssentialDependency(condition.to_owned()));
    }
    Ok(())
}

/// A container is essential unless it says otherwise.
fn is_essential(container: &TaskContainerProperties) -> bool {
    container.essential != Some(false)
}
