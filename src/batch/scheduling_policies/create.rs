//! `CreateSchedulingPolicy`.

use super::{Policy, SchedulingPolicy, arn};
use crate::{
    api::batch::{CreateSchedulingPolicyRequest, CreateSchedulingPolicyResponse, Error},
    batch::{
        Event, Partition, State,
        errors::Refusal,
        names::{Kind, Name},
    },
    kit::{Tags, Transaction, tags},
};

/// Creates a policy of one sort, which it keeps.
pub(in crate::batch) fn create(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: CreateSchedulingPolicyRequest,
) -> Result<CreateSchedulingPolicyResponse, Error> {
    let name = input.name.clone();
    let (key, policy) = checked(state.at(tx.scope()), input).map_err(|refusal| refusal.error(tx))?;
    let response = CreateSchedulingPolicyResponse { arn: arn(&key, tx.scope()), name };
    state.at_mut(tx.scope()).scheduling_policies.insert(key, policy);
    Ok(response)
}

fn checked(
    partition: &Partition,
    input: CreateSchedulingPolicyRequest,
) -> Result<(Name, SchedulingPolicy), Refusal> {
    let name = Name::parse(&input.name).ok_or(Refusal::BadName(Kind::SchedulingPolicy))?;
    let policy = Policy::from_request(input.fairshare_policy, input.quota_share_policy)?;
    let tags = tags::merged(&Tags::new(), input.tags.iter().flatten())?;
    if partition.scheduling_policies.contains_key(&name) {
        return Err(Refusal::Exists);
    }
    Ok((name, SchedulingPolicy { policy, tags }))
}
