//! How an update changes compute resources: member by member.

use super::{
    ComputeEnvironment, EnvironmentRefusal, fill, managed_instances,
    resources::{self, first_given, has},
    roles,
};
use crate::api::batch::{
    CRAllocationStrategy, CRType, CRUpdateAllocationStrategy, ComputeResource, ComputeResourceUpdate,
};

/// The resources `old` of `environment`, of whose vCPUs jobs hold `taken` thousandths, after `update`.
pub(super) fn merged(
    environment: &ComputeEnvironment,
    old: &ComputeResource,
    taken: u64,
    update: &ComputeResourceUpdate,
) -> Result<ComputeResource, EnvironmentRefusal> {
    check_type(old.r#type, update.r#type)?;
    let in_eks = environment.eks.is_some();
    let mut new = old.clone();
    new.max_vcpus = update.max_vcpus.unwrap_or(old.max_vcpus);
    match old.r#type {
        CRType::Fargate | CRType::FargateSpot => merge_fargate(&mut new, update)?,
        CRType::EcsManagedInstances => merge_managed_instances(&mut new, update)?,
        CRType::Ec2 | CRType::Spot => {
            check_infrastructure(environment, old, update)?;
            merge_instances(&mut new, old, taken, update)?;
        }
    }
    resources::check(&new, in_eks)?;
    fill::fill(&mut new, in_eks);
    Ok(new)
}

/// Instances on demand can become spot instances and the other way round; nothing else can become another.
fn check_type(old: CRType, new: Option<CRType>) -> Result<(), EnvironmentRefusal> {
    let instances = |kind| matches!(kind, CRType::Ec2 | CRType::Spot);
    match new {
        Some(new) if new != old && !(instances(old) && instances(new)) => {
            Err(EnvironmentRefusal::TypeChanged { from: old.as_str(), to: new.as_str() })
        }
        _ => Ok(()),
    }
}

/// Empty lists change nothing.
fn merge_fargate(
    new: &mut ComputeResource,
    update: &ComputeResourceUpdate,
) -> Result<(), EnvironmentRefusal> {
    let mut members = members_of_instances(update).to_vec();
    members.retain(|(member, _)| !matches!(*member, "type" | "subnets" | "securityGroupIds"));
    members.extend([
        ("minvCpus", update.min_vcpus.is_some()),
        ("desiredvCpus", update.desired_vcpus.is_some()),
        ("scalingPolicy", update.scaling_policy.is_some()),
    ]);
    first_given(&members, EnvironmentRefusal::NotForFargate)?;
    first_given(&members_of_managed_instances(update), EnvironmentRefusal::OnlyForManagedInstances)?;
    if has(update.subnets.as_ref()) {
        new.subnets.clone_from(&update.subnets);
    }
    if has(update.security_group_ids.as_ref()) {
        new.security_group_ids.clone_from(&update.security_group_ids);
    }
    Ok(())
}

fn merge_managed_instances(
    new: &mut ComputeResource,
    update: &ComputeResourceUpdate,
) -> Result<(), EnvironmentRefusal> {
    let mut members = members_of_instances(update).to_vec();
    members.retain(|(member, _)| *member != "type");
    members.push(("desiredvCpus", update.desired_vcpus.is_some()));
    first_given(&members, EnvironmentRefusal::NotForManagedInstances)?;
    new.min_vcpus = update.min_vcpus.or(new.min_vcpus);
    replace(&mut new.scaling_policy, update.scaling_policy.as_ref());
    replace(&mut new.capacity_tags, update.capacity_tags.as_ref());
    if let (Some(provider), Some(change)) =
        (&mut new.managed_instances_provider, &update.managed_instances_provider)
    {
        managed_instances::merge(provider, change);
    }
    Ok(())
}

/// Empty texts take a member away, an empty list takes what is filled in where none is given.
fn merge_instances(
    new: &mut ComputeResource,
    old: &ComputeResource,
    taken: u64,
    update: &ComputeResourceUpdate,
) -> Result<(), EnvironmentRefusal> {
    first_given(&members_of_managed_instances(update), EnvironmentRefusal::OnlyForManagedInstances)?;
    new.r#type = update.r#type.unwrap_or(old.r#type);
    new.min_vcpus = update.min_vcpus.or(old.min_vcpus);
    if let Some(desired) = update.desired_vcpus {
        resources::check_vcpus(new)?;
        resources::check_desired(new, desired)?;
        if fill::desired_vcpus(old, taken).is_some_and(|now| desired < now) {
            return Err(EnvironmentRefusal::ScaledDown);
        }
        new.desired_vcpus = Some(desired);
    }
    if let Some(strategy) = update.allocation_strategy {
        new.allocation_strategy = Some(creatable(strategy));
    }
    new.bid_percentage = update.bid_percentage.or(old.bid_percentage);
    replace(&mut new.subnets, update.subnets.as_ref());
    replace(&mut new.security_group_ids, update.security_group_ids.as_ref());
    replace(&mut new.instance_types, update.instance_types.as_ref());
    replace(&mut new.tags, update.tags.as_ref());
    replace(&mut new.ec2_configuration, update.ec2_configuration.as_ref());
    replace(&mut new.scaling_policy, update.scaling_policy.as_ref());
    replace_text(&mut new.ec2_key_pair, update.ec2_key_pair.as_ref());
    replace_text(&mut new.instance_role, update.instance_role.as_ref());
    replace_text(&mut new.placement_group, update.placement_group.as_ref());
    replace_text(&mut new.image_id, update.image_id.as_ref());
    if let Some(template) = &update.launch_template {
        let empty = |text: &Option<String>| text.as_deref() == Some("");
        let removed = empty(&template.launch_template_id) || empty(&template.launch_template_name);
        new.launch_template = (!removed).then(|| template.clone());
    }
    Ok(())
}

/// Members that take new instances can only be changed with the role and the strategies that Batch launches them with.
fn check_infrastructure(
    environment: &ComputeEnvironment,
    old: &ComputeResource,
    update: &ComputeResourceUpdate,
) -> Result<(), EnvironmentRefusal> {
    if environment.eks.is_some() && update.desired_vcpus.is_some() {
        let (member, orchestration) = ("desiredvCpus", "EKS");
        return Err(EnvironmentRefusal::NotForOrchestration { member, orchestration });
    }
    let best_fit = matches!(old.allocation_strategy, None | Some(CRAllocationStrategy::BestFit));
    if roles::is_linked(&environment.service_role) && !best_fit {
        return Ok(());
    }
    first_given(&members_of_instances(update), EnvironmentRefusal::NeedsInfrastructureUpdate)
}

/// The members whose change takes new instances, and whether they are given.
fn members_of_instances(update: &ComputeResourceUpdate) -> [(&'static str, bool); 14] {
    [
        ("allocationStrategy", update.allocation_strategy.is_some()),
        ("bidPercentage", update.bid_percentage.is_some()),
        ("ec2Configuration", update.ec2_configuration.is_some()),
        ("ec2KeyPair", update.ec2_key_pair.is_some()),
        ("imageId", update.image_id.is_some()),
        ("instanceRole", update.instance_role.is_some()),
        ("instanceTypes", update.instance_types.is_some()),
        ("launchTemplate", update.launch_template.is_some()),
        ("placementGroup", update.placement_group.is_some()),
        ("securityGroupIds", update.security_group_ids.is_some()),
        ("subnets", update.subnets.is_some()),
        ("tags", update.tags.is_some()),
        ("type", update.r#type.is_some()),
        ("updateToLatestImageVersion", update.update_to_latest_image_version.is_some()),
    ]
}

fn members_of_managed_instances(update: &ComputeResourceUpdate) -> [(&'static str, bool); 2] {
    [
        ("managedInstancesProvider", update.managed_instances_provider.is_some()),
        ("capacityTags", update.capacity_tags.is_some()),
    ]
}

/// The strategy that creation knows under the same name.
fn creatable(strategy: CRUpdateAllocationStrategy) -> CRAllocationStrategy {
    use CRAllocationStrategy as Strategy;
    match strategy {
        CRUpdateAllocationStrategy::BestFitProgressive => Strategy::BestFitProgressive,
        CRUpdateAllocationStrategy::BestFitProgressiveOrdered => Strategy::BestFitProgressiveOrdered,
        CRUpdateAllocationStrategy::SpotCapacityOptimized => Strategy::SpotCapacityOptimized,
        CRUpdateAllocationStrategy::SpotPriceCapacityOptimized => Strategy::SpotPriceCapacityOptimized,
        CRUpdateAllocationStrategy::SpotCapacityOptimizedPrioritized => {
            Strategy::SpotCapacityOptimizedPrioritized
        }
    }
}

/// Puts what is given in place of what was there.
pub(super) fn replace<T: Clone>(member: &mut Option<T>, given: Option<&T>) {
    if given.is_some() {
        *member = given.cloned();
    }
}

fn replace_text(member: &mut Option<String>, given: Option<&String>) {
    if let Some(text) = given {
        *member = Some(text.clone()).filter(|text| !text.is_empty());
    }
}
