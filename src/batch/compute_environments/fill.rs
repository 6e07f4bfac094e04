//! What Batch fills in where a request says nothing.

use crate::{
    api::batch::{CRType, ComputeResource, Ec2Configuration},
    kit::Tags,
};

/// Fills in `resources` what descriptions always show.
///
/// Recorded: no allocation strategy, no bid; the wish for vCPUs begins at the least there are; tags and image types are
/// always there, those of Fargate empty.
pub(super) fn fill(resources: &mut ComputeResource, in_eks: bool) {
    match resources.r#type {
        CRType::Fargate | CRType::FargateSpot => resources.ec2_configuration = Some(Vec::new()),
        CRType::EcsManagedInstances => {}
        CRType::Ec2 | CRType::Spot => fill_instances(resources, in_eks),
    }
}

/// The wish for vCPUs in an environment in which jobs hold so many thousandths of them: Batch raises it to what they
/// need, within the limits.
///
/// unverified: that it never falls below what was last asked for, and follows jobs that start, not those that wait.
pub(super) fn desired_vcpus(resources: &ComputeResource, taken: u64) -> Option<i32> {
    let needed = i32::try_from(taken.div_ceil(1000)).unwrap_or(i32::MAX);
    let least = resources.min_vcpus.unwrap_or_default();
    resources.desired_vcpus.map(|asked| asked.max(needed).min(resources.max_vcpus).max(least))
}

fn fill_instances(resources: &mut ComputeResource, in_eks: bool) {
    let least = resources.min_vcpus.unwrap_or_default();
    let desired = resources.desired_vcpus.unwrap_or(least);
    resources.desired_vcpus = Some(desired.min(resources.max_vcpus).max(least));
    resources.tags.get_or_insert_with(Tags::new);
    if resources.ec2_configuration.as_ref().is_none_or(Vec::is_empty) {
        let image_type = if in_eks { "EKS_AL2023" } else { "ECS_AL2023" };
        let image = Ec2Configuration { image_type: image_type.to_owned(), ..Ec2Configuration::default() };
        resources.ec2_configuration = Some(vec![image]);
    }
    if let Some(template) = &mut resources.launch_template {
        template.overrides.get_or_insert_with(Vec::new);
    }
}
