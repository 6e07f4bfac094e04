//! Definitions of one container.

use super::{
    Checked, Defect, Platform, linux, platform,
    resources::{self, Asked, FargateSize},
    volumes::{self, Around},
};
use crate::api::batch::ContainerProperties;

pub(super) fn check(properties: &ContainerProperties, platform: Platform) -> Checked {
    if platform == Platform::ManagedInstances {
        return Err(Defect::ContainerOnManagedInstances);
    }
    if properties.image.as_ref().is_none_or(String::is_empty) {
        return Err(Defect::NoImage);
    }
    let asked = Asked {
        vcpus: properties.vcpus,
        memory: properties.memory,
        requirements: properties.resource_requirements.as_deref().unwrap_or_default(),
    };
    match platform {
        Platform::Fargate => {
            only_on_instances(properties)?;
            FargateSize::of(asked)?.check(platform::is_windows(properties.runtime_platform.as_ref()))?;
        }
        Platform::Ec2 | Platform::ManagedInstances => {
            only_on_fargate(properties)?;
            resources::on_instances(asked)?;
        }
    }
    platform::runtime(properties.runtime_platform.as_ref(), platform)?;
    platform::ephemeral_storage(properties.ephemeral_storage.as_ref(), platform)?;
    contents(properties, platform)
}

/// What is the same on every platform.
fn contents(properties: &ContainerProperties, platform: Platform) -> Checked {
    linux::user(properties.user.as_deref())?;
    linux::environment(properties.environment.as_deref().unwrap_or_default())?;
    linux::parameters(properties.linux_parameters.as_ref(), platform)?;
    linux::log_and_secrets(
        properties.log_configuration.as_ref(),
        properties.secrets.as_deref().unwrap_or_default(),
        platform,
        properties.execution_role_arn.is_some(),
    )?;
    let fargate = properties.fargate_platform_configuration.as_ref();
    let around = Around {
        platform,
        version: fargate.and_then(|configuration| configuration.platform_version.as_deref()),
        has_job_role: properties.job_role_arn.is_some(),
    };
    volumes::check(properties.volumes.as_deref().unwrap_or_default(), around)
}

fn only_on_instances(properties: &ContainerProperties) -> Checked {
    if properties.execution_role_arn.as_ref().is_none_or(String::is_empty) {
        return Err(Defect::NoExecutionRole);
    }
    if properties.privileged == Some(true) {
        return Err(Defect::PrivilegedOnFargate);
    }
    if properties.ulimits.as_ref().is_some_and(|list| !list.is_empty()) {
        return Err(Defect::NotOnFargate("ulimits"));
    }
    if properties.instance_type.is_some() { Err(Defect::NotOnFargate("instanceType")) } else { Ok(()) }
}

fn only_on_fargate(properties: &ContainerProperties) -> Checked {
    if properties.network_configuration.is_some() {
        return Err(Defect::NotOnEc2("networkConfiguration"));
    }
    if properties.fargate_platform_configuration.is_some() {
        return Err(Defect::NotOnEc2("fargatePlatformConfiguration"));
    }
    Ok(())
}
