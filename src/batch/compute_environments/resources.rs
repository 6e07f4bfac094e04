//! What compute resources may be made of.

use super::{EnvironmentRefusal, fargate, instances, managed_instances};
use crate::api::batch::{CRType, ComputeResource};

/// Whether a new environment may have these resources.
pub(super) fn check_new(resources: &ComputeResource, in_eks: bool) -> Result<(), EnvironmentRefusal> {
    match resources.r#type {
        CRType::Fargate | CRType::FargateSpot | CRType::EcsManagedInstances if in_eks => {
            Err(EnvironmentRefusal::EksType)
        }
        CRType::Fargate | CRType::FargateSpot => fargate::check_new(resources),
        CRType::EcsManagedInstances => managed_instances::check_new(resources),
        CRType::Ec2 | CRType::Spot => {
            instances::check_new(resources, in_eks)?;
            check(resources, in_eks)
        }
    }
}

/// Whether an environment may come to have these resources.
pub(super) fn check(resources: &ComputeResource, in_eks: bool) -> Result<(), EnvironmentRefusal> {
    match resources.r#type {
        CRType::Fargate | CRType::FargateSpot => fargate::check(resources),
        CRType::EcsManagedInstances => managed_instances::check(resources),
        CRType::Ec2 | CRType::Spot => instances::check(resources, in_eks),
    }
}

/// Whether the numbers of vCPUs go together.
pub(super) fn check_vcpus(resources: &ComputeResource) -> Result<(), EnvironmentRefusal> {
    let (least, most) = (resources.min_vcpus.unwrap_or_default(), resources.max_vcpus);
    if least < 0 {
        return Err(EnvironmentRefusal::NegativeMinVcpus);
    }
    if most < least { Err(EnvironmentRefusal::MaxBelowMin) } else { Ok(()) }
}

/// Whether as many vCPUs can be wished for.
pub(super) fn check_desired(resources: &ComputeResource, desired: i32) -> Result<(), EnvironmentRefusal> {
    if (resources.min_vcpus.unwrap_or_default()..=resources.max_vcpus).contains(&desired) {
        Ok(())
    } else {
        Err(EnvironmentRefusal::BadDesiredVcpus)
    }
}

/// The first member that is given, with what it is refused for.
pub(super) fn first_given(
    members: &[(&'static str, bool)],
    refusal: fn(&'static str) -> EnvironmentRefusal,
) -> Result<(), EnvironmentRefusal> {
    match members.iter().find(|(_, given)| *given) {
        Some((member, _)) => Err(refusal(member)),
        None => Ok(()),
    }
}

/// Whether a list is given; an empty one is not.
pub(super) fn has<T>(list: Option<&Vec<T>>) -> bool {
    list.is_some_and(|list| !list.is_empty())
}
