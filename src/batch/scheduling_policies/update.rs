//! `UpdateSchedulingPolicy`.

use super::{Policy, find};
use crate::{
    api::batch::{Error, UpdateSchedulingPolicyRequest, UpdateSchedulingPolicyResponse},
    batch::{
        Event, Partition, State, errors::Refusal, jobs, names::Name, queue_refusals::QueueRefusal,
        service_jobs,
    },
    kit::{Scope, Transaction},
};

/// Puts another policy of the same sort in place of the whole one.
pub(in crate::batch) fn update(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: UpdateSchedulingPolicyRequest,
) -> Result<UpdateSchedulingPolicyResponse, Error> {
    let (name, policy) =
        checked(state.at(tx.scope()), tx.scope(), input).map_err(|refusal| refusal.error(tx))?;
    let partition = state.at_mut(tx.scope());
    if let Some(entry) = partition.scheduling_policies.get_mut(&name) {
        entry.policy = policy;
    }
    jobs::policy_changed(partition, &name);
    service_jobs::policy_changed(partition, &name);
    Ok(UpdateSchedulingPolicyResponse {})
}

fn checked(
    partition: &Partition,
    scope: &Scope,
    input: UpdateSchedulingPolicyRequest,
) -> Result<(Name, Policy), Refusal> {
    let policy = Policy::from_request(input.fairshare_policy, input.quota_share_policy)?;
    let (name, existing) = find(&partition.scheduling_policies, scope, &input.arn)?;
    if existing.policy.is_like(&policy) { Ok((name, policy)) } else { Err(QueueRefusal::SortChanged.into()) }
}
