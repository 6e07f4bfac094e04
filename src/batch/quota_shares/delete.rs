//! `DeleteQuotaShare`.

use super::{ShareName, find};
use crate::{
    api::batch::{DeleteQuotaShareRequest, DeleteQuotaShareResponse, Error, QuotaShareState},
    batch::{
        Event, Partition, State,
        errors::Refusal,
        life::{self, Status},
    },
    kit::{Scope, Transaction},
};

/// Begins to delete a share that is disabled.
pub(in crate::batch) fn delete(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: DeleteQuotaShareRequest,
) -> Result<DeleteQuotaShareResponse, Error> {
    let name = checked(state.at(tx.scope()), tx.scope(), &input.quota_share_arn)
        .map_err(|refusal| refusal.error(tx))?;
    life::begin(state.at_mut(tx.scope()), tx, name.subject(), Status::Deleting);
    Ok(DeleteQuotaShareResponse {})
}

fn checked(partition: &Partition, scope: &Scope, arn: &str) -> Result<ShareName, Refusal> {
    let (name, share) = find(partition, scope, arn)?;
    share.status.check_deletable(share.state == QuotaShareState::Enabled)?;
    Ok(name)
}
