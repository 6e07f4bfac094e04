//! `DeleteSchedulingPolicy`.

use super::find;
use crate::{
    api::batch::{DeleteSchedulingPolicyRequest, DeleteSchedulingPolicyResponse, Error},
    batch::{Event, Partition, State, errors::Refusal, names::Name, queue_refusals::QueueRefusal},
    kit::{Scope, Transaction},
};

/// Deletes a policy that no queue uses.
pub(in crate::batch) fn delete(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: DeleteSchedulingPolicyRequest,
) -> Result<DeleteSchedulingPolicyResponse, Error> {
    let name = checked(state.at(tx.scope()), tx.scope(), &input.arn).map_err(|refusal| refusal.error(tx))?;
    state.at_mut(tx.scope()).scheduling_policies.remove(&name);
    Ok(DeleteSchedulingPolicyResponse {})
}

fn checked(partition: &Partition, scope: &Scope, arn: &str) -> Result<Name, Refusal> {
    let (name, _) = find(&partition.scheduling_policies, scope, arn)?;
    if partition.job_queues.values().any(|queue| queue.policy.as_ref() == Some(&name)) {
        return Err(QueueRefusal::Attached.into());
    }
    Ok(name)
}
