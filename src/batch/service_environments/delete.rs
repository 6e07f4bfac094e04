//! `DeleteServiceEnvironment`.

use super::find;
use crate::{
    api::batch::{
        DeleteServiceEnvironmentRequest, DeleteServiceEnvironmentResponse, Error, ServiceEnvironmentState,
    },
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
    input: DeleteServiceEnvironmentRequest,
) -> Result<DeleteServiceEnvironmentResponse, Error> {
    let name = checked(state.at(tx.scope()), tx.scope(), &input.service_environment)
        .map_err(|refusal| refusal.error(tx))?;
    life::begin(state.at_mut(tx.scope()), tx, Subject::ServiceEnvironment(name), Status::Deleting);
    Ok(DeleteServiceEnvironmentResponse {})
}

fn checked(partition: &Partition, scope: &Scope, text: &str) -> Result<Name, Refusal> {
    let (name, environment) = find(&partition.service_environments, scope, text)?;
    environment.status.check_deletable(environment.state == ServiceEnvironmentState::Enabled)?;
    if partition.job_queues.values().any(|queue| queue.environments.has_service(&name)) {
        return Err(QueueRefusal::Attached.into());
    }
    Ok(name)
}
