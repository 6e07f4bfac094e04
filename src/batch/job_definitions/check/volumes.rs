//! Volumes: on the host, in EFS, or in S3 Files.

use super::{Checked, Defect, Platform};
use crate::api::batch::{EFSAuthorizationConfigIAM, EFSTransitEncryption, EFSVolumeConfiguration, Volume};

/// What is around the volumes of a container or task.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) platform: Platform,
    /// The platform version of Fargate, if one is given.
    pub(super) version: Option<&'a str>,
    /// Whether the job has a role of its own.
    pub(super) has_job_role: bool,
}

pub(super) fn check(volumes: &[Volume], around: Around<'_>) -> Checked {
    volumes.iter().try_for_each(|volume| one(volume, around))
}

fn one(volume: &Volume, around: Around<'_>) -> Checked {
    let kinds = [
        volume.host.is_some(),
        volume.efs_volume_configuration.is_some(),
        volume.s3files_volume_configuration.is_some(),
    ];
    if kinds.iter().filter(|is_set| **is_set).count() > 1 {
        return Err(Defect::VolumeKinds);
    }
    let on_fargate = around.platform == Platform::Fargate;
    if on_fargate && volume.host.as_ref().is_some_and(|host| host.source_path.is_some()) {
        return Err(Defect::HostPathOnFargate);
    }
    if volume.s3files_volume_configuration.is_some() && !around.has_job_role {
        return Err(Defect::NoJobRole);
    }
    let Some(efs) = &volume.efs_volume_configuration else { return Ok(()) };
    if let Some(version) = around.version.filter(|version| on_fargate && is_before_1_4(version)) {
        return Err(Defect::EfsOnFargate(version.to_owned()));
    }
    elastic(efs)
}

fn elastic(efs: &EFSVolumeConfiguration) -> Checked {
    let digits = efs.file_system_id.strip_prefix("fs-").unwrap_or_default();
    if digits.is_empty() || !digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        return Err(Defect::FileSystemId(efs.file_system_id.clone()));
    }
    if efs.transit_encryption_port.is_some_and(|port| u16::try_from(port).is_err()) {
        return Err(Defect::TransitEncryptionPort);
    }
    let authorization = efs.authorization_config.as_ref();
    let encrypted = efs.transit_encryption == Some(EFSTransitEncryption::Enabled);
    let by_iam = authorization.is_some_and(|config| config.iam == Some(EFSAuthorizationConfigIAM::Enabled));
    if by_iam && !encrypted {
        return Err(Defect::NoTransitEncryption("authorization"));
    }
    if authorization.is_none_or(|config| config.access_point_id.is_none()) {
        return Ok(());
    }
    if !encrypted {
        return Err(Defect::NoTransitEncryption("access point"));
    }
    if efs.root_directory.as_deref().is_some_and(|root| root != "/") {
        return Err(Defect::AccessPointRoot);
    }
    Ok(())
}

fn is_before_1_4(version: &str) -> bool {
    let mut parts = version.split('.').map(str::parse::<u32>);
    match (parts.next(), parts.next()) {
        (Some(Ok(major)), Some(Ok(minor))) => (major, minor) < (1, 4),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_as_numbers() {
        assert!(is_before_1_4("1.3.0") && is_before_1_4("1.0.0"));
        assert!(!is_before_1_4("1.4.0") && !is_before_1_4("1.10.0") && !is_before_1_4("LATEST"));
    }
}
