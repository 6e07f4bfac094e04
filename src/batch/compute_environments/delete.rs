//! `DeleteComputeEnvironment`.

use super::find;
use crate::{
    api::batch::{CEState, DeleteComputeEnvironmentRequest, DeleteComputeEnvironmentResponse, Error},
    batch::{
        Event, Partition, State,
        errors::Refusal,
        life::{self, Status, Subject},
        names::Name,
        queue_refusals::QueueRefusal,
    },
    kit::{Scope, Transaction},
};

/// Begins to delete an environment that is disabled and has no queue.
pub(in crate::batch) fn delete(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: DeleteComputeEnvironmentRequest,
) -> Result<DeleteComputeEnvironmentResponse, Error> {
    let name = checked(state.at(tx.scope()), tx.scope(), &input.compute_environment)
        .map_err(|refusal| refusal.error(tx))?;
    life::begin(state.at_mut(tx.scope()), tx, Subject::ComputeEnvironment(name), Status::Deleting);
    Ok(DeleteComputeEnvironmentResponse {})
}

/// A queue that is being deleted counts until it is gone.
fn checked(partition: &Partition, scope: &Scope, text: &str) -> Result<Name, Refusal> {
    let (name, environment) = find(&partition.compute_environments, scope, text)?;
    environment.status.check_deletable(environment.state == CEState::Enabled)?;
    if partition.job_queues.values().any(|queue| queue.environments.has_compute(&name)) {
        return Err(QueueRefusal::Attached.into());
    }
    Ok(name)
}
