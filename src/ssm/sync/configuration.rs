//! What a sync can be made with.
//!
//! unverified: all texts here, and that everything that contradicts the API reference is refused with this one error.

use super::{SyncType, Target};
use crate::{
    api::ssm::{Error, ResourceDataSyncS3Destination, ResourceDataSyncSource},
    kit::{Arn, Region},
};

pub(super) fn invalid(message: impl Into<String>) -> Error {
    Error::ResourceDataSyncInvalidConfigurationException { message: message.into() }
}

/// The kind that a request names.
///
/// # Errors
/// `ResourceDataSyncInvalidConfigurationException` if there is no such kind.
pub(super) fn sync_type(text: &str) -> Result<SyncType, Error> {
    [SyncType::SyncToDestination, SyncType::SyncFromSource]
        .into_iter()
        .find(|sync_type| sync_type.as_str() == text)
        .ok_or_else(|| {
            invalid(format!(
                "The sync type {text} is not valid. Valid types are: SyncToDestination, SyncFromSource."
            ))
        })
}

/// The kind that a request names, or the default.
pub(super) fn sync_type_or_default(text: Option<&str>) -> Result<SyncType, Error> {
    text.map_or(Ok(SyncType::SyncToDestination), sync_type)
}

/// What a new sync is for.
///
/// # Errors
/// `ResourceDataSyncInvalidConfigurationException` if that cannot be.
pub(super) fn target(
    sync_type: SyncType,
    destination: Option<ResourceDataSyncS3Destination>,
    source: Option<ResourceDataSyncSource>,
) -> Result<Target, Error> {
    match (sync_type, destination, source) {
        (SyncType::SyncToDestination, Some(destination), None) => {
            check_destination(&destination)?;
            Ok(Target::Destination(destination))
        }
        (SyncType::SyncFromSource, None, Some(source)) => {
            check_source(&source)?;
            Ok(Target::Source(source))
        }
        (SyncType::SyncToDestination, None, _) => {
            Err(invalid("S3Destination is required for a sync of the type SyncToDestination."))
        }
        (SyncType::SyncToDestination, ..) => {
            Err(invalid("SyncSource cannot be given for a sync of the type SyncToDestination."))
        }
        (SyncType::SyncFromSource, _, None) => {
            Err(invalid("SyncSource is required for a sync of the type SyncFromSource."))
        }
        (SyncType::SyncFromSource, ..) => {
            Err(invalid("S3Destination cannot be given for a sync of the type SyncFromSource."))
        }
    }
}

fn check_destination(destination: &ResourceDataSyncS3Destination) -> Result<(), Error> {
    check_region(&destination.region)?;
    // The reference: the key must be of the bucket's region.
    let key = destination.aws_kms_key_arn.as_deref().and_then(Arn::parse);
    if key.is_some_and(|key| key.region() != destination.region) {
        return Err(invalid(format!(
            "The KMS key must be in the region of the bucket, {}.",
            destination.region
        )));
    }
    let sharing = destination.destination_data_sharing.as_ref();
    match sharing.and_then(|sharing| sharing.destination_data_sharing_type.as_deref()) {
        // There are no organizations here, so nothing more comes of it.
        None | Some("Organization") => Ok(()),
        Some(other) => Err(invalid(format!("The destination data sharing type {other} is not valid."))),
    }
}

/// Checks what a sync aggregates.
///
/// # Errors
/// `ResourceDataSyncInvalidConfigurationException` if that cannot be.
pub(super) fn check_source(source: &ResourceDataSyncSource) -> Result<(), Error> {
    match (source.source_type.as_str(), &source.aws_organizations_source) {
        ("SingleAccountMultiRegions", None) => {}
        ("SingleAccountMultiRegions", Some(_)) => {
            let text =
                "AwsOrganizationsSource cannot be given for the source type SingleAccountMultiRegions.";
            return Err(invalid(text));
        }
        ("AwsOrganizations", None) => {
            return Err(invalid("AwsOrganizationsSource is required for the source type AwsOrganizations."));
        }
        ("AwsOrganizations", Some(organization)) => {
            let units = organization.organizational_units.as_deref().unwrap_or_default();
            match organization.organization_source_type.as_str() {
                "EntireOrganization" => {}
                "OrganizationalUnits" if !units.is_empty() => {}
                "OrganizationalUnits" => {
                    return Err(invalid("OrganizationalUnits must be given for that source type."));
                }
                other => return Err(invalid(format!("The organization source type {other} is not valid."))),
            }
        }
        (other, _) => return Err(invalid(format!("The source type {other} is not valid."))),
    }
    if source.source_regions.is_empty() && source.include_future_regions != Some(true) {
        return Err(invalid("SourceRegions must name at least one region."));
    }
    source.source_regions.iter().try_for_each(|region| check_region(region))
}

fn check_region(text: &str) -> Result<(), Error> {
    match Region::parse(text) {
        Some(_) => Ok(()),
        None => Err(invalid(format!("The region {text} is not valid."))),
    }
}
