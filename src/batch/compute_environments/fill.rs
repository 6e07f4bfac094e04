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
