//! Compute resources of Amazon ECS Managed Instances.

use super::{
    EnvironmentRefusal,
    merge::replace,
    resources::{check_vcpus, first_given, has},
};
use crate::api::batch::{
    ComputeResource, ManagedInstancesProvider, UpdateManagedInstancesProviderConfiguration,
};

/// Whether a new environment may have these resources.
///
/// unverified: that members of other resources are refused; subnets and security groups are part of the provider.
pub(super) fn check_new(resources: &ComputeResource) -> Result<(), EnvironmentRefusal> {
    let members = [
        ("allocationStrategy", resources.allocation_strategy.is_some()),
        ("desiredvCpus", resources.desired_vcpus.is_some()),
        ("instanceTypes", has(resources.instance_types.as_ref())),
        ("imageId", resources.image_id.is_some()),
        ("subnets", has(resources.subnets.as_ref())),
        ("securityGroupIds", has(resources.security_group_ids.as_ref())),
        ("ec2KeyPair", resources.ec2_key_pair.is_some()),
        ("instanceRole", resources.instance_role.is_some()),
        ("placementGroup", resources.placement_group.is_some()),
        ("bidPercentage", resources.bid_percentage.is_some()),
        ("spotIamFleetRole", resources.spot_iam_fleet_role.is_some()),
        ("launchTemplate", resources.launch_template.is_some()),
        ("ec2Configuration", has(resources.ec2_configuration.as_ref())),
    ];
    first_given(&members, EnvironmentRefusal::NotForManagedInstances)?;
    check(resources)
}

/// Whether an environment may come to have these resources.
pub(super) fn check(resources: &ComputeResource) -> Result<(), EnvironmentRefusal> {
    check_vcpus(resources)?;
    let Some(provider) = &resources.managed_instances_provider else {
        return Err(EnvironmentRefusal::NoProvider);
    };
    let network = &provider.instance_launch_template.network_configuration;
    if network.subnets.is_empty() {
        return Err(EnvironmentRefusal::NoSubnets);
    }
    if network.security_groups.is_empty() { Err(EnvironmentRefusal::NoSecurityGroups) } else { Ok(()) }
}

/// Changes the members of `provider` that `update` gives, and those of its launch template.
pub(super) fn merge(
    provider: &mut ManagedInstancesProvider,
    update: &UpdateManagedInstancesProviderConfiguration,
) {
    replace(&mut provider.propagate_tags, update.propagate_tags.as_ref());
    replace(&mut provider.infrastructure_optimization, update.infrastructure_optimization.as_ref());
    if let Some(role) = &update.infrastructure_role_arn {
        provider.infrastructure_role_arn.clone_from(role);
    }
    let Some(change) = &update.instance_launch_template else { return };
    let template = &mut provider.instance_launch_template;
    if let Some(profile) = &change.ec2_instance_profile_arn {
        template.ec2_instance_profile_arn.clone_from(profile);
    }
    if let Some(network) = &change.network_configuration {
        template.network_configuration = network.clone();
    }
    replace(&mut template.instance_requirements, change.instance_requirements.as_ref());
    replace(&mut template.storage_configuration, change.storage_configuration.as_ref());
    replace(&mut template.monitoring, change.monitoring.as_ref());
    replace(&mut template.capacity_reservations, change.capacity_reservations.as_ref());
    replace(&mut template.local_storage_configuration, change.local_storage_configuration.as_ref());
    replace(
        &mut template.instance_metadata_tags_propagation,
        change.instance_metadata_tags_propagation.as_ref(),
    );
}
