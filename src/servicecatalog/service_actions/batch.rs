//! Several associations at once. Each is made or undone by itself: what fails is told, and hinders no other.

use super::{
    super::{
        api,
        api::ServiceActionAssociationErrorCode as Code,
        errors::Result,
        state::{Catalog, Change, State},
    },
    associate::{existing, new, remove},
};

/// `BatchAssociateServiceActionWithProvisioningArtifact`.
#[expect(clippy::unnecessary_wraps, reason = "operations have a result")]
pub(in super::super) fn batch_associate_service_action_with_provisioning_artifact(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::BatchAssociateServiceActionWithProvisioningArtifactInput,
) -> Result<api::BatchAssociateServiceActionWithProvisioningArtifactOutput> {
    let catalog = state.at_mut(change.scope());
    let failed = failures(catalog, input.service_action_associations, |catalog, pair| {
        let (action, version) = new(catalog, pair)?;
        catalog.service_actions.versions.add(action, version);
        Ok(())
    });
    Ok(api::BatchAssociateServiceActionWithProvisioningArtifactOutput {
        failed_service_action_associations: Some(failed),
    })
}

/// `BatchDisassociateServiceActionFromProvisioningArtifact`.
#[expect(clippy::unnecessary_wraps, reason = "operations have a result")]
pub(in super::super) fn batch_disassociate_service_action_from_provisioning_artifact(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::BatchDisassociateServiceActionFromProvisioningArtifactInput,
) -> Result<api::BatchDisassociateServiceActionFromProvisioningArtifactOutput> {
    let catalog = state.at_mut(change.scope());
    let failed = failures(catalog, input.service_action_associations, |catalog, pair| {
        existing(catalog, pair)?;
        remove(catalog, pair);
        Ok(())
    });
    Ok(api::BatchDisassociateServiceActionFromProvisioningArtifactOutput {
        failed_service_action_associations: Some(failed),
    })
}

fn failures(
    catalog: &mut Catalog,
    pairs: Vec<api::ServiceActionAssociation>,
    run: fn(&mut Catalog, &api::ServiceActionAssociation) -> Result<()>,
) -> Vec<api::FailedServiceActionAssociation> {
    let mut failed = Vec::new();
    for pair in pairs {
        if let Err(error) = run(catalog, &pair) {
            failed.push(failure(pair, error));
        }
    }
    failed
}

/// unverified: that the message is the one which a single request would be refused with.
fn failure(pair: api::ServiceActionAssociation, error: api::Error) -> api::FailedServiceActionAssociation {
    use api::Error::{
        DuplicateResourceException, InvalidParametersException, LimitExceededException,
        ResourceNotFoundException,
    };
    let (code, message) = match error {
        DuplicateResourceException { message } => (Code::DuplicateResource, message),
        LimitExceededException { message } => (Code::LimitExceeded, message),
        ResourceNotFoundException { message } => (Code::ResourceNotFound, message),
        InvalidParametersException { message } => (Code::InvalidParameter, message),
        other => (Code::InternalFailure, other.to_string()),
    };
    api::FailedServiceActionAssociation {
        service_action_id: Some(pair.service_action_id),
        product_id: Some(pair.product_id),
        provisioning_artifact_id: Some(pair.provisioning_artifact_id),
        error_code: Some(code),
        error_message: Some(message),
    }
}
