//! `CreateResourceDataSync` and `DeleteResourceDataSync`.

use super::{
    SYNC, Sync, SyncType, Target, Tx, begin_after,
    configuration::{self, invalid},
    state,
};
use crate::{
    api::ssm::{
        CreateResourceDataSyncRequest, CreateResourceDataSyncResult, DeleteResourceDataSyncRequest,
        DeleteResourceDataSyncResult, Error,
    },
    kit::{Outside, outside::FetchError, service::Preparing},
    ssm::{Partition, State, aws_types::AwsType, schema::TypeName},
};

/// The most syncs of an account in a region.
///
/// unverified: the documents at hand name no number.
const MOST_SYNCS: usize = 5;

/// Whether the bucket of a new sync can be reached, as far as that can be known: without an S3 endpoint it cannot, and
/// the sync will say so later.
pub(in crate::ssm) fn check_bucket(
    input: &CreateResourceDataSyncRequest,
    outside: &Outside,
) -> Preparing<Result<(), FetchError>, Error> {
    let destination = input.s3_destination.as_ref();
    let checking = destination.zip(outside.buckets()).map(|(destination, buckets)| {
        buckets.check(outside.bucket(&destination.region, &destination.bucket_name))
    });
    Box::pin(async move {
        Ok(match checking {
            Some(checking) => checking.await,
            None => Ok(()),
        })
    })
}

/// Creates a sync; its first run begins a little later.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateResourceDataSync.html>.
///
/// # Errors
/// `ResourceDataSyncInvalidConfigurationException`, `ResourceDataSyncAlreadyExistsException`,
/// `ResourceDataSyncCountExceededException`.
pub(in crate::ssm) fn create_resource_data_sync(
    state: &mut State,
    tx: &mut Tx<'_>,
    input: CreateResourceDataSyncRequest,
    bucket: Result<(), FetchError>,
) -> Result<CreateResourceDataSyncResult, Error> {
    let scope = tx.scope().clone();
    let sync_type = configuration::sync_type_or_default(input.sync_type.as_deref())?;
    let target = configuration::target(sync_type, input.s3_destination, input.sync_source)?;
    let syncs = &state.at(&scope).syncs;
    if syncs.get(&input.sync_name, sync_type).is_some() {
        return Err(Error::ResourceDataSyncAlreadyExistsException { sync_name: input.sync_name });
    }
    if syncs.count() >= MOST_SYNCS {
        let message = format!("An account can have at most {MOST_SYNCS} resource data syncs in a region.");
        return Err(Error::ResourceDataSyncCountExceededException { message });
    }
    if let (Target::Destination(destination), Err(_)) = (&target, bucket) {
        // The beginning of the text is what clients wait out; what follows is unverified.
        return Err(invalid(format!("S3 write failed for bucket: {}", destination.bucket_name)));
    }
    let id: super::SyncId = tx.ids().uuid().to_string().into();
    begin_after(tx, tx.length_of(&SYNC), id.clone());
    let partition = state.at_mut(&scope);
    let first = TypeName::Aws(AwsType::all().next().unwrap_or(AwsType::Tag));
    partition.syncs.add(Sync::new(id, input.sync_name, target, tx.now, first));
    watch(partition, tx.settings.reaches_s3);
    Ok(CreateResourceDataSyncResult {})
}

/// Deletes a sync. What it has written stays.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteResourceDataSync.html>.
///
/// unverified: a request that names no kind is after one that writes to S3, as at creation.
///
/// # Errors
/// `ResourceDataSyncInvalidConfigurationException`, `ResourceDataSyncNotFoundException`.
pub(in crate::ssm) fn delete_resource_data_sync(
    state: &mut State,
    tx: &mut Tx<'_>,
    input: DeleteResourceDataSyncRequest,
) -> Result<DeleteResourceDataSyncResult, Error> {
    let sync_type = configuration::sync_type_or_default(input.sync_type.as_deref())?;
    if state.at(tx.scope()).syncs.get(&input.sync_name, sync_type).is_none() {
        return Err(state::not_found(&input.sync_name, sync_type));
    }
    let partition = state.at_mut(tx.scope());
    partition.syncs.remove(&input.sync_name, sync_type);
    watch(partition, tx.settings.reaches_s3);
    Ok(DeleteResourceDataSyncResult {})
}

/// Lets changes of the inventory be remembered only while somebody will write them somewhere.
fn watch(partition: &mut Partition, reaches_s3: bool) {
    let mut types = partition.syncs.all().map(|sync| sync.target.sync_type());
    let watched = reaches_s3 && types.any(|sync_type| sync_type == SyncType::SyncToDestination);
    partition.types.watch(watched);
}
