//! Compute resources of AWS Fargate.

use super::{
    EnvironmentRefusal,
    resources::{first_given, has},
};
use crate::api::batch::ComputeResource;

/// The most subnets.
const MOST_SUBNETS: usize = 16;
/// The most security groups.
const MOST_SECURITY_GROUPS: usize = 5;

/// Whether a new environment may have these resources.
pub(super) fn check_new(resources: &ComputeResource) -> Result<(), EnvironmentRefusal> {
    let members = [
        ("allocationStrategy", resources.allocation_strategy.is_some()),
        ("minvCpus", resources.min_vcpus.is_some()),
        ("desiredvCpus", resources.desired_vcpus.is_some()),
        ("instanceTypes", has(resources.instance_types.as_ref())),
        ("imageId", resources.image_id.is_some()),
        ("ec2KeyPair", resources.ec2_key_pair.is_some()),
        ("instanceRole", resources.instance_role.is_some()),
        ("tags", resources.tags.as_ref().is_some_and(|tags| !tags.is_empty())),
        ("placementGroup", resources.placement_group.is_some()),
        ("bidPercentage", resources.bid_percentage.is_some()),
        ("spotIamFleetRole", resources.spot_iam_fleet_role.is_some()),
        ("launchTemplate", resources.launch_template.is_some()),
        ("ec2Configuration", has(resources.ec2_configuration.as_ref())),
        ("scalingPolicy", resources.scaling_policy.is_some()),
    ];
    first_given(&members, EnvironmentRefusal::NotForFargate)?;
    let members = [
        ("managedInstancesProvider", resources.managed_instances_provider.is_some()),
        ("capacityTags", resources.capacity_tags.is_some()),
    ];
    first_given(&members, EnvironmentRefusal::OnlyForManagedInstances)?;
    check(resources)
}

/// Whether an environment may come to have these resources.
pub(super) fn check(resources: &ComputeResource) -> Result<(), EnvironmentRefusal> {
    super::resources::check_vcpus(resources)?;
    let count = |list: Option<&Vec<String>>| list.map_or(0, Vec::len);
    match count(resources.subnets.as_ref()) {
        0 => return Err(EnvironmentRefusal::NoSubnets),
        1..=MOST_SUBNETS => {}
        _ => return Err(EnvironmentRefusal::TooManySubnets),
    }
    match count(resources.security_group_ids.as_ref()) {
        0 => Err(EnvironmentRefusal::NoSecurityGroups),
        1..=MOST_SECURITY_GROUPS => Ok(()),
        _ => Err(EnvironmentRefusal::TooManySecurityGroups),
    }
}
