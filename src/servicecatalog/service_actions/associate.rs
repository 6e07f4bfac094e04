//! Which versions of products have which service actions.

use super::{
    super::{
        api,
        errors::{Result, limit_exceeded, service_action_associated, service_action_not_associated},
        ids::ServiceActionId,
        state::{Catalog, Change, State, once_if_told},
    },
    Version, version,
};

/// The most service actions of a version.
const MOST: usize = 25;

/// `AssociateServiceActionWithProvisioningArtifact`.
pub(in super::super) fn associate_service_action_with_provisioning_artifact(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::AssociateServiceActionWithProvisioningArtifactInput,
) -> Result<api::AssociateServiceActionWithProvisioningArtifactOutput> {
    let pair = api::ServiceActionAssociation {
        service_action_id: input.service_action_id.clone(),
        product_id: input.product_id.clone(),
        provisioning_artifact_id: input.provisioning_artifact_id.clone(),
    };
    once_if_told::<api::AssociateServiceActionWithProvisioningArtifact, _>(
        state,
        change,
        (input.idempotency_token.as_deref(), &input),
        |state, context| new(state.at(context.scope()), &pair),
        |catalog, _, (action, version)| {
            catalog.service_actions.versions.add(action, version);
            api::AssociateServiceActionWithProvisioningArtifactOutput {}
        },
    )
}

/// `DisassociateServiceActionFromProvisioningArtifact`.
pub(in super::super) fn disassociate_service_action_from_provisioning_artifact(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::DisassociateServiceActionFromProvisioningArtifactInput,
) -> Result<api::DisassociateServiceActionFromProvisioningArtifactOutput> {
    let pair = api::ServiceActionAssociation {
        service_action_id: input.service_action_id.clone(),
        product_id: input.product_id.clone(),
        provisioning_artifact_id: input.provisioning_artifact_id.clone(),
    };
    once_if_told::<api::DisassociateServiceActionFromProvisioningArtifact, _>(
        state,
        change,
        (input.idempotency_token.as_deref(), &input),
        |state, context| existing(state.at(context.scope()), &pair),
        |catalog, _, ()| {
            remove(catalog, &pair);
            api::DisassociateServiceActionFromProvisioningArtifactOutput {}
        },
    )
}

/// What a new association joins.
///
/// # Errors
/// If something of it is not there, if the association is there already, or if the version has enough of them.
pub(super) fn new(
    catalog: &Catalog,
    pair: &api::ServiceActionAssociation,
) -> Result<(ServiceActionId, Version)> {
    let (product, artifact) = version(catalog, &pair.product_id, &pair.provisioning_artifact_id)?;
    let action = catalog.service_actions.find(&pair.service_action_id)?;
    let versions = &catalog.service_actions.versions;
    if versions.has(&pair.service_action_id, &pair.provisioning_artifact_id) {
        return Err(service_action_associated(&pair.service_action_id, &pair.provisioning_artifact_id));
    }
    if versions.to(&pair.provisioning_artifact_id, None).count() >= MOST {
        let text = format!("A provisioning artifact can have at most {MOST} service actions.");
        return Err(limit_exceeded(text));
    }
    let version = Version { artifact: artifact.id.clone(), product: product.id.clone() };
    Ok((action.id.clone(), version))
}

/// Refuses an association that is not there.
pub(super) fn existing(catalog: &Catalog, pair: &api::ServiceActionAssociation) -> Result<()> {
    version(catalog, &pair.product_id, &pair.provisioning_artifact_id)?;
    catalog.service_actions.find(&pair.service_action_id)?;
    let versions = &catalog.service_actions.versions;
    if !versions.has(&pair.service_action_id, &pair.provisioning_artifact_id) {
        return Err(service_action_not_associated(&pair.service_action_id, &pair.provisioning_artifact_id));
    }
    Ok(())
}

/// Undoes an association.
pub(super) fn remove(catalog: &mut Catalog, pair: &api::ServiceActionAssociation) {
    catalog.service_actions.versions.remove(&pair.service_action_id, &pair.provisioning_artifact_id);
}
