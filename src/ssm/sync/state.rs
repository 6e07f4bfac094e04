//! The syncs of an account and region.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::{Serialize, Serializer};

use super::super::{nodes::NodeId, schema::TypeName};
use crate::api::{
    Timestamp,
    ssm::{
        Error, LastResourceDataSyncStatus as Status, ResourceDataSyncItem, ResourceDataSyncS3Destination,
        ResourceDataSyncSource, ResourceDataSyncSourceWithState,
    },
};

/// Tells a sync from one of the same name that was there before it.
pub(super) type SyncId = Arc<str>;

/// The kind of a sync.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) enum SyncType {
    SyncToDestination,
    SyncFromSource,
}

impl SyncType {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::SyncToDestination => "SyncToDestination",
            Self::SyncFromSource => "SyncFromSource",
        }
    }
}

/// What a sync is for.
#[derive(Clone, Debug, Serialize)]
pub(super) enum Target {
    Destination(ResourceDataSyncS3Destination),
    Source(ResourceDataSyncSource),
}

impl Target {
    pub(super) fn sync_type(&self) -> SyncType {
        match self {
            Self::Destination(_) => SyncType::SyncToDestination,
            Self::Source(_) => SyncType::SyncFromSource,
        }
    }
}

/// A sync.
#[derive(Debug, Serialize)]
pub(super) struct Sync {
    pub(super) id: SyncId,
    pub(super) name: String,
    pub(super) target: Target,
    pub(super) created: Timestamp,
    /// When it was last updated.
    pub(super) modified: Option<Timestamp>,
    /// When the last run began.
    pub(super) begun: Option<Timestamp>,
    /// When the last successful run ended.
    pub(super) succeeded: Option<Timestamp>,
    pub(super) status: Status,
    pub(super) message: Option<String>,
    /// Whether an update is what it is in progress with.
    pub(super) updating: bool,
    pub(super) run: Run,
}

/// Where a sync is in its runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) enum Phase {
    /// Nothing is to be done, or it was given up until the next change.
    Resting,
    /// A run will begin.
    Awaited,
    /// The courier is to carry what is left.
    Underway,
}

/// A run and what is left of it.
#[derive(Debug, Serialize)]
pub(super) struct Run {
    pub(super) phase: Phase,
    /// How many runs have failed since the last reason for one.
    pub(super) failures: u32,
    /// How far the first full copy is; none when it is done.
    pub(super) copied: Option<Copied>,
    /// What has changed since it was written, by type.
    pub(super) changed: BTreeMap<TypeName, BTreeSet<NodeId>>,
    /// What the courier has taken.
    pub(super) taken: BTreeSet<Piece>,
    /// Why something could not be written in this run.
    pub(super) trouble: Option<String>,
}

/// What one object holds.
pub(super) type Piece = (TypeName, NodeId);

/// The full copy has everything of the types before this one, and of this type the nodes up to this one.
#[derive(Debug, Serialize)]
pub(super) struct Copied {
    pub(super) type_name: TypeName,
    pub(super) up_to: NodeId,
}

impl Sync {
    /// A sync that was just made: its first run is awaited.
    pub(super) fn new(id: SyncId, name: String, target: Target, now: Timestamp, first: TypeName) -> Self {
        let copied = Some(Copied { type_name: first, up_to: NodeId::LEAST });
        Self {
            id,
            name,
            target,
            created: now,
            modified: None,
            begun: None,
            succeeded: None,
            status: Status::InProgress,
            message: None,
            updating: false,
            run: Run {
                phase: Phase::Awaited,
                failures: 0,
                copied,
                changed: BTreeMap::new(),
                taken: BTreeSet::new(),
                trouble: None,
            },
        }
    }

    /// The sync as lists show it.
    ///
    /// unverified: `SyncLastModifiedTime` is there only once it was updated. `State` says why aggregation cannot work;
    /// here it always can, so it is left out.
    pub(super) fn describe(&self) -> ResourceDataSyncItem {
        let (destination, source) = match &self.target {
            Target::Destination(destination) => (Some(destination.clone()), None),
            Target::Source(source) => (None, Some(with_state(source.clone()))),
        };
        ResourceDataSyncItem {
            sync_name: Some(self.name.clone()),
            sync_type: Some(self.target.sync_type().as_str().to_owned()),
            sync_source: source,
            s3_destination: destination,
            last_sync_time: self.begun,
            last_successful_sync_time: self.succeeded,
            sync_last_modified_time: self.modified,
            last_status: Some(self.status),
            sync_created_time: Some(self.created),
            last_sync_status_message: self.message.clone(),
        }
    }
}

fn with_state(source: ResourceDataSyncSource) -> ResourceDataSyncSourceWithState {
    ResourceDataSyncSourceWithState {
        source_type: Some(source.source_type),
        aws_organizations_source: source.aws_organizations_source,
        source_regions: Some(source.source_regions),
        include_future_regions: source.include_future_regions,
        state: None,
        enable_all_ops_data_sources: source.enable_all_ops_data_sources,
    }
}

/// All syncs of an account and region, by name and kind.
///
/// unverified: that two syncs of different kinds can have one name. Errors and deletions name both.
#[derive(Debug, Default)]
pub(in crate::ssm) struct Syncs(BTreeMap<(String, SyncType), Sync>);

impl Serialize for Syncs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.values())
    }
}

impl Syncs {
    pub(in crate::ssm) fn count(&self) -> usize {
        self.0.len()
    }

    pub(super) fn get(&self, name: &str, sync_type: SyncType) -> Option<&Sync> {
        self.0.get(&(name.to_owned(), sync_type))
    }

    /// Checks the sync that a question names: it must be one that gathers from other accounts and regions. None of
    /// theirs is ever brought here, so the answer is about this account and region.
    ///
    /// # Errors
    /// `ResourceDataSyncNotFoundException`.
    pub(in crate::ssm) fn check_source(&self, name: Option<&str>) -> Result<(), Error> {
        let kind = SyncType::SyncFromSource;
        match name {
            Some(name) if self.get(name, kind).is_none() => Err(not_found(name, kind)),
            _ => Ok(()),
        }
    }

    pub(super) fn with_id(&mut self, id: &str) -> Option<&mut Sync> {
        self.0.values_mut().find(|sync| *sync.id == *id)
    }

    pub(super) fn add(&mut self, sync: Sync) {
        self.0.insert((sync.name.clone(), sync.target.sync_type()), sync);
    }

    pub(super) fn remove(&mut self, name: &str, sync_type: SyncType) {
        self.0.remove(&(name.to_owned(), sync_type));
    }

    /// Those behind `after`, in order.
    pub(super) fn behind(
        &self,
        after: Option<(String, SyncType)>,
    ) -> impl Iterator<Item = (&(String, SyncType), &Sync)> {
        use std::ops::Bound::{Excluded, Unbounded};
        self.0.range((after.map_or(Unbounded, Excluded), Unbounded))
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Sync> {
        self.0.values()
    }

    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut Sync> {
        self.0.values_mut()
    }
}

/// The answer to a name that no sync of this kind has.
pub(super) fn not_found(name: &str, sync_type: SyncType) -> Error {
    Error::ResourceDataSyncNotFoundException {
        sync_name: name.to_owned(),
        sync_type: sync_type.as_str().to_owned(),
        message: "The specified sync name was not found.".to_owned(),
    }
}
