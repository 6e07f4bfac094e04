//! Compute resources that are Amazon EC2 instances, on demand or spot.

use super::{
    EnvironmentRefusal, instance_types, launch_template,
    resources::{check_desired, check_vcpus, first_given, has},
};
use crate::api::batch::{CRAllocationStrategy, CRType, ComputeResource, Ec2Configuration};

/// The most image types.
const MOST_IMAGE_TYPES: usize = 2;
/// The image types of environments in Amazon ECS.
const ECS_IMAGES: [&str; 4] = ["ECS_AL2", "ECS_AL2_NVIDIA", "ECS_AL2023", "ECS_AL2023_NVIDIA"];
/// The image types of environments in Amazon EKS.
const EKS_IMAGES: [&str; 4] = ["EKS_AL2", "EKS_AL2_NVIDIA", "EKS_AL2023", "EKS_AL2023_NVIDIA"];

/// Whether a new environment has everything it needs; [`check`] looks at what that is.
pub(super) fn check_new(resources: &ComputeResource, in_eks: bool) -> Result<(), EnvironmentRefusal> {
    if in_eks && resources.allocation_strategy.is_none() {
        return Err(EnvironmentRefusal::EksStrategy);
    }
    if is_empty(resources.instance_role.as_deref()) {
        return Err(EnvironmentRefusal::NoInstanceRole);
    }
    if resources.min_vcpus.is_none() {
        return Err(EnvironmentRefusal::NoMinVcpus);
    }
    if !has(resources.instance_types.as_ref()) {
        return Err(EnvironmentRefusal::NoInstanceTypes);
    }
    if !has(resources.subnets.as_ref()) {
        return Err(EnvironmentRefusal::NoSubnets);
    }
    if !has(resources.security_group_ids.as_ref()) && resources.launch_template.is_none() {
        return Err(EnvironmentRefusal::NoSecurityGroups);
    }
    match resources.desired_vcpus {
        Some(desired) => check_vcpus(resources).and_then(|()| check_desired(resources, desired)),
        None => Ok(()),
    }
}

/// Whether an environment may come to have these resources.
pub(super) fn check(resources: &ComputeResource, in_eks: bool) -> Result<(), EnvironmentRefusal> {
    let members = [
        ("managedInstancesProvider", resources.managed_instances_provider.is_some()),
        ("capacityTags", resources.capacity_tags.is_some()),
    ];
    first_given(&members, EnvironmentRefusal::OnlyForManagedInstances)?;
    check_vcpus(resources)?;
    let types = resources.instance_types.as_deref().unwrap_or_default();
    instance_types::check(types)?;
    check_strategy(resources, types, in_eks)?;
    if !(0..=100).contains(&resources.bid_percentage.unwrap_or_default()) {
        return Err(EnvironmentRefusal::BadBid);
    }
    check_spot_role(resources)?;
    check_images(resources, in_eks)?;
    if let Some(template) = &resources.launch_template {
        launch_template::check(template, types)?;
    }
    let delay = resources.scaling_policy.as_ref().and_then(|policy| policy.min_scale_down_delay_minutes);
    match delay {
        None | Some(0 | 20..=10_080) => Ok(()),
        Some(_) => Err(EnvironmentRefusal::BadScaleDownDelay),
    }
}

fn check_strategy(
    resources: &ComputeResource,
    types: &[String],
    in_eks: bool,
) -> Result<(), EnvironmentRefusal> {
    use CRAllocationStrategy as Strategy;
    let Some(strategy) = resources.allocation_strategy else { return Ok(()) };
    let wanted = match strategy {
        Strategy::BestFit if in_eks => return Err(EnvironmentRefusal::EksBestFit),
        Strategy::BestFit | Strategy::BestFitProgressive => resources.r#type,
        Strategy::BestFitProgressiveOrdered => CRType::Ec2,
        Strategy::SpotCapacityOptimized
        | Strategy::SpotPriceCapacityOptimized
        | Strategy::SpotCapacityOptimizedPrioritized => CRType::Spot,
    };
    if wanted != resources.r#type {
        return Err(EnvironmentRefusal::StrategyOfOtherType { strategy, wanted: wanted.as_str() });
    }
    let ordered =
        matches!(strategy, Strategy::BestFitProgressiveOrdered | Strategy::SpotCapacityOptimizedPrioritized);
    if ordered && types.iter().any(|text| instance_types::is_bundle(text)) {
        return Err(EnvironmentRefusal::BundleInOrder(strategy));
    }
    Ok(())
}

/// A role for spot requests is needed where the strategy, said or not, is the best fit.
fn check_spot_role(resources: &ComputeResource) -> Result<(), EnvironmentRefusal> {
    let best_fit = matches!(resources.allocation_strategy, None | Some(CRAllocationStrategy::BestFit));
    if resources.r#type != CRType::Spot || !best_fit {
        return Ok(());
    }
    match resources.spot_iam_fleet_role.as_deref() {
        None => Err(EnvironmentRefusal::NoSpotRole),
        Some("") => Err(EnvironmentRefusal::EmptySpotRole),
        Some(_) => Ok(()),
    }
}

fn check_images(resources: &ComputeResource, in_eks: bool) -> Result<(), EnvironmentRefusal> {
    let images = resources.ec2_configuration.as_deref().unwrap_or_default();
    if images.len() > MOST_IMAGE_TYPES {
        return Err(EnvironmentRefusal::TooManyImageTypes);
    }
    let known = if in_eks { EKS_IMAGES } else { ECS_IMAGES };
    for Ec2Configuration { image_type, image_id_override, .. } in images {
        if !known.contains(&image_type.as_str()) {
            return Err(EnvironmentRefusal::BadImageType);
        }
        // unverified: an image of one's own may still be made from it, and is then not refused.
        let own_image = !is_empty(image_id_override.as_deref()) || !is_empty(resources.image_id.as_deref());
        let ended = image_type.ends_with("_AL2") || image_type.ends_with("_AL2_NVIDIA");
        if ended && !own_image {
            return Err(EnvironmentRefusal::EndOfLife);
        }
    }
    Ok(())
}

fn is_empty(text: Option<&str>) -> bool {
    text.is_none_or(str::is_empty)
}
