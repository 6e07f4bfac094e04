//! What becomes of the resources that leave a stack, as its template says.

use serde::Serialize;

use super::{
    Content, Resource,
    error::{Result, TemplateError},
    value::Value,
};

/// The attributes of a resource that say it.
const ATTRIBUTES: [&str; 2] = ["DeletionPolicy", "UpdateReplacePolicy"];
/// The types of which a copy can be kept.
const WITH_SNAPSHOTS: [&str; 8] = [
    "AWS::DocDB::DBCluster",
    "AWS::EC2::Volume",
    "AWS::ElastiCache::CacheCluster",
    "AWS::ElastiCache::ReplicationGroup",
    "AWS::Neptune::DBCluster",
    "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance",
    "AWS::Redshift::Cluster",
];

/// What becomes of a resource when it leaves its stack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum DeletionPolicy {
    /// It is deleted.
    #[default]
    Delete,
    /// It stays, whyever it leaves.
    Retain,
    /// It stays, except where it was made by the very operation that is rolled back.
    RetainExceptOnCreate,
    /// It is deleted; a copy of what is in it stays.
    Snapshot,
}

impl DeletionPolicy {
    /// Whether a resource is deleted when it leaves its stack.
    pub(super) const fn deletes(self) -> bool {
        matches!(self, Self::Delete | Self::Snapshot)
    }

    /// Whether a resource is deleted when the operation that made it is rolled back.
    pub(super) const fn deletes_when_rolled_back(self) -> bool {
        !matches!(self, Self::Retain)
    }

    /// The policy that one of the two attributes of a resource says with this value.
    ///
    /// # Errors
    /// If that is no policy, or none for a resource of its type.
    pub(super) fn read(resource: &Resource, attribute: &str, value: &Value) -> Result<Self> {
        match value.scalar() {
            Some("Delete") => Ok(Self::Delete),
            Some("Retain") => Ok(Self::Retain),
            Some("RetainExceptOnCreate") if attribute == "DeletionPolicy" => Ok(Self::RetainExceptOnCreate),
            Some("Snapshot") if WITH_SNAPSHOTS.contains(&&*resource.resource_type) => Ok(Self::Snapshot),
            // `unverified:` that the words are the same for both attributes.
            Some("Snapshot") => Err(TemplateError::function(format_args!(
                "resource type {} does not support deletion policy Snapshot",
                resource.resource_type
            ))),
            // `unverified:` the words.
            Some(other) => Err(TemplateError::format(format_args!(
                "Unrecognized {attribute} {other} for resource {}",
                resource.name
            ))),
            None => Err(TemplateError::format(format_args!("Every {attribute} member must be a string."))),
        }
    }
}

/// Checks what all resources of a template say about policies. Only with the language extensions it may take functions
/// to say it.
pub(super) fn check(content: &Content) -> Result<()> {
    for resource in content.resources() {
        for attribute in ATTRIBUTES {
            let Some(value) = resource.definition.get(attribute) else { continue };
            if value.function().is_none() || !content.is_extended() {
                DeletionPolicy::read(resource, attribute, value)?;
            }
        }
    }
    Ok(())
}
