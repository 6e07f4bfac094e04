//! `UpdateQuotaShare`.

use super::{ShareName, find, rules};
use crate::{
    api::batch::{
        Error, QuotaShareResourceSharingConfiguration, UpdateQuotaShareRequest, UpdateQuotaShareResponse,
    },
    batch::{
        Event, Partition, State,
        errors::Refusal,
        life::{self, Status},
    },
    kit::{Scope, Transaction},
};

/// Changes the members that are given, each as a whole.
pub(in crate::batch) fn update(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: UpdateQuotaShareRequest,
) -> Result<UpdateQuotaShareResponse, Error> {
    let (name, sharing) =
        checked(state.at(tx.scope()), tx.scope(), &input).map_err(|refusal| refusal.error(tx))?;
    let response = UpdateQuotaShareResponse {
        quota_share_name: Some(name.share.as_str().to_owned()),
        quota_share_arn: Some(name.arn(tx.scope())),
    };
    let partition = state.at_mut(tx.scope());
    let queue = partition.job_queues.get_mut(&name.queue);
    if let Some(share) = queue.and_then(|queue| queue.quota_shares.get_mut(&name.share)) {
        share.state = input.state.unwrap_or(share.state);
        if let Some(limits) = input.capacity_limits {
            share.capacity_limits = limits;
        }
        if let Some(sharing) = sharing {
            share.sharing = sharing;
        }
        if let Some(preemption) = input.preemption_configuration {
            share.preemption = preemption;
        }
    }
    life::begin(partition, tx, name.subject(), Status::Updating);
    Ok(response)
}

fn checked(
    partition: &Partition,
    scope: &Scope,
    input: &UpdateQuotaShareRequest,
) -> Result<(ShareName, Option<QuotaShareResourceSharingConfiguration>), Refusal> {
    if let Some(limits) = &input.capacity_limits {
        rules::check_limits(limits)?;
    }
    let sharing = input.resource_sharing_configuration.clone().map(rules::sharing).transpose()?;
    let (name, share) = find(partition, scope, &input.quota_share_arn)?;
    share.status.check_updatable()?;
    Ok((name, sharing))
}
