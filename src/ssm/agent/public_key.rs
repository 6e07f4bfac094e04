//! `UpdateManagedInstancePublicKey`.

use super::signer;
use crate::{
    api::ssm::{Error, UpdateManagedInstancePublicKeyRequest, UpdateManagedInstancePublicKeyResult},
    kit::Transaction,
    ssm::{Event, State, nodes::PublicKey},
};

/// Replaces the key that a hybrid node signs with.
///
/// # Errors
/// `InvalidInstanceId` for a node that is not there.
pub(super) fn update_managed_instance_public_key(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: UpdateManagedInstancePublicKeyRequest,
) -> Result<UpdateManagedInstancePublicKeyResult, Error> {
    let id = signer(state.at(tx.scope()), tx.origin)?;
    let node = state.at_mut(tx.scope()).nodes.get_mut(&id);
    if let Some(hybrid) = node.and_then(|node| node.hybrid.as_mut()) {
        hybrid.public_key = PublicKey { key: input.new_public_key.into(), kind: input.new_public_key_type };
    }
    Ok(UpdateManagedInstancePublicKeyResult {})
}
