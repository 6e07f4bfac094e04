//! `CreateQuotaShare`.

use super::{MOST_SHARES, QuotaShare, ShareName, rules};
use crate::{
    api::batch::{CreateQuotaShareRequest, CreateQuotaShareResponse, Error, QuotaShareState},
    batch::{
        Event, Partition, State,
        errors::Refusal,
        job_queues,
        life::{self, Status},
        names::Name,
        queue_refusals::QueueRefusal,
    },
    kit::{Scope, Tags, Transaction, tags},
};

/// Creates a share of a queue, which is enabled unless the request says otherwise, and becomes valid in a while.
pub(in crate::batch) fn create(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: CreateQuotaShareRequest,
) -> Result<CreateQuotaShareResponse, Error> {
    let (name, share) =
        checked(state.at(tx.scope()), tx.scope(), input).map_err(|refusal| refusal.error(tx))?;
    let response = CreateQuotaShareResponse {
        quota_share_name: Some(name.share.as_str().to_owned()),
        quota_share_arn: Some(name.arn(tx.scope())),
    };
    let partition = state.at_mut(tx.scope());
    if let Some(queue) = partition.job_queues.get_mut(&name.queue) {
        queue.quota_shares.insert(name.share.clone(), share);
    }
    life::begin(partition, tx, name.subject(), Status::Creating);
    Ok(response)
}

fn checked(
    partition: &Partition,
    scope: &Scope,
    input: CreateQuotaShareRequest,
) -> Result<(ShareName, QuotaShare), Refusal> {
    let share = Name::parse(&input.quota_share_name).ok_or(QueueRefusal::BadShareName)?;
    rules::check_limits(&input.capacity_limits)?;
    let sharing = rules::sharing(input.resource_sharing_configuration)?;
    let tags = tags::merged(&Tags::new(), input.tags.iter().flatten())?;
    let queue = queue_with_room(partition, scope, &input.job_queue, &share)?;
    let quota_share = QuotaShare {
        state: input.state.unwrap_or(QuotaShareState::Enabled),
        status: Status::Creating,
        capacity_limits: input.capacity_limits,
        sharing,
        preemption: input.preemption_configuration,
        tags,
    };
    Ok((ShareName { queue, share }, quota_share))
}

/// The queue that `text` stands for, if it can have one more share, named `share`.
fn queue_with_room(partition: &Partition, scope: &Scope, text: &str, share: &Name) -> Result<Name, Refusal> {
    let (name, queue) = job_queues::named(&partition.job_queues, scope, text)?;
    if queue.status != Status::Valid {
        return Err(QueueRefusal::InvalidQueue.into());
    }
    let policy = queue.policy.as_ref().and_then(|policy| partition.scheduling_policies.get(policy));
    if !policy.is_some_and(|policy| policy.policy.has_quota_shares()) {
        return Err(QueueRefusal::QueueWithoutQuota.into());
    }
    if queue.quota_shares.contains_key(share) {
        return Err(Refusal::Exists);
    }
    if queue.quota_shares.len() >= MOST_SHARES {
        return Err(QueueRefusal::TooManyQuotaShares(MOST_SHARES).into());
    }
    Ok(name)
}
