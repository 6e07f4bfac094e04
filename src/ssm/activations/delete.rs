//! `DeleteActivation`.

use super::ActivationId;
use crate::{
    api::ssm::{DeleteActivationRequest, DeleteActivationResult, Error},
    kit::Transaction,
    ssm::{Event, State},
};

/// Deletes an activation. The nodes that registered with it stay.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteActivation.html>.
///
/// # Errors
/// `InvalidActivation` for one that is not there; clients take that for one that was deleted before. unverified:
/// `InvalidActivationId`, for what cannot be an id, is never answered, as the pattern of the API lets only ids through.
pub(super) fn delete_activation(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: DeleteActivationRequest,
) -> Result<DeleteActivationResult, Error> {
    let message = || format!("The activation {} does not exist.", input.activation_id);
    let id = ActivationId::parse(&input.activation_id)
        .ok_or_else(|| Error::InvalidActivationId { message: message() })?;
    if !state.at(tx.scope()).activations.contains_key(&id) {
        return Err(Error::InvalidActivation { message: message() });
    }
    state.at_mut(tx.scope()).activations.remove(&id);
    Ok(DeleteActivationResult {})
}
