//! `UpdateResourceDataSync`.

use super::{
    SYNC, SyncType, Target, Tx, begin_after,
    configuration::{self, invalid},
    state::{self, Phase},
};
use crate::{
    api::ssm::{
        Error, LastResourceDataSyncStatus as Status, UpdateResourceDataSyncRequest,
        UpdateResourceDataSyncResult,
    },
    ssm::State,
};

/// Replaces what a sync aggregates.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_UpdateResourceDataSync.html>.
///
/// # Errors
/// `ResourceDataSyncInvalidConfigurationException`, also for syncs that write to S3, as only others can be updated;
/// `ResourceDataSyncNotFoundException`; `ResourceDataSyncConflictException` while an update is under way.
pub(in crate::ssm) fn update_resource_data_sync(
    state: &mut State,
    tx: &mut Tx<'_>,
    input: UpdateResourceDataSyncRequest,
) -> Result<UpdateResourceDataSyncResult, Error> {
    let sync_type = configuration::sync_type(&input.sync_type)?;
    if sync_type != SyncType::SyncFromSource {
        return Err(invalid("Only a sync of the type SyncFromSource can be updated."));
    }
    configuration::check_source(&input.sync_source)?;
    let (scope, now) = (tx.scope().clone(), tx.now);
    let Some(sync) = state.at(&scope).syncs.get(&input.sync_name, sync_type) else {
        return Err(state::not_found(&input.sync_name, sync_type));
    };
    if sync.updating {
        let message = "Another UpdateResourceDataSync request is being processed.".to_owned();
        return Err(Error::ResourceDataSyncConflictException { message });
    }
    let (id, awaited) = (sync.id.clone(), sync.run.phase == Phase::Awaited);
    if let Some(sync) = state.at_mut(&scope).syncs.with_id(&id) {
        sync.target = Target::Source(input.sync_source);
        (sync.modified, sync.status, sync.updating) = (Some(now), Status::InProgress, true);
        sync.run.phase = Phase::Awaited;
    }
    if !awaited {
        begin_after(tx, tx.length_of(&SYNC), id);
    }
    Ok(UpdateResourceDataSyncResult {})
}
