//! `DeleteJobQueue`.

use super::find;
use crate::{
    api::batch::{DeleteJobQueueRequest, DeleteJobQueueResponse, Error, JQState},
    batch::{
        Event, Partition, State,
        errors::Refusal,
        life::{self, Status, Subject},
        names::Name,
    },
    kit::{Scope, Transaction},
};

/// Begins to delete a queue that is disabled, with its quota shares.
pub(in crate::batch) fn delete(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: DeleteJobQueueRequest,
) -> Result<DeleteJobQueueResponse, Error> {
    let name =
        checked(state.at(tx.scope()), tx.scope(), &input.job_queue).map_err(|refusal| refusal.error(tx))?;
    life::begin(state.at_mut(tx.scope()), tx, Subject::JobQueue(name), Status::Deleting);
    Ok(DeleteJobQueueResponse {})
}

fn checked(partition: &Partition, scope: &Scope, text: &str) -> Result<Name, Refusal> {
    let (name, queue) = find(&partition.job_queues, scope, text)?;
    queue.status.check_deletable(queue.state == JQState::Enabled)?;
    Ok(name)
}
