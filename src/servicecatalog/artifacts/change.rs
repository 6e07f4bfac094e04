//! How administrators change versions and do away with them.

use super::{
    super::{
        api,
        errors::{Result, last_artifact, no_artifact, no_product},
        selector::Selector,
        state::{Change, State},
    },
    check_name, find_any,
};

/// `UpdateProvisioningArtifact`. What is not given stays as it is.
pub(in super::super) fn update_provisioning_artifact(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::UpdateProvisioningArtifactInput,
) -> Result<api::UpdateProvisioningArtifactOutput> {
    let product = state.at_mut(change.scope()).products.get_mut(&input.product_id);
    let product = product.ok_or_else(|| no_product(&input.product_id))?;
    let id = &input.provisioning_artifact_id;
    let artifact = product.artifact_mut(id).ok_or_else(|| no_artifact(id))?;
    check_name(input.name.as_deref())?;
    if input.name.is_some() {
        artifact.name = input.name;
    }
    if input.description.is_some() {
        artifact.description = input.description;
    }
    artifact.active = input.active.unwrap_or(artifact.active);
    artifact.guidance = input.guidance.unwrap_or(artifact.guidance);
    Ok(api::UpdateProvisioningArtifactOutput {
        provisioning_artifact_detail: Some(artifact.detail()),
        info: Some(artifact.info()),
        status: Some(artifact.status),
    })
}

/// `DeleteProvisioningArtifact`. What was provisioned from it lives on; a product keeps its last version.
pub(in super::super) fn delete_provisioning_artifact(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::DeleteProvisioningArtifactInput,
) -> Result<api::DeleteProvisioningArtifactOutput> {
    let catalog = state.at_mut(change.scope());
    let product = catalog.products.get(&input.product_id).ok_or_else(|| no_product(&input.product_id))?;
    find_any(&product.artifacts, Selector::Id(&input.provisioning_artifact_id))?;
    if product.artifacts.len() == 1 {
        return Err(last_artifact(&input.provisioning_artifact_id, &input.product_id));
    }
    catalog.forget_artifact(&input.product_id, &input.provisioning_artifact_id);
    Ok(api::DeleteProvisioningArtifactOutput {})
}
