//! Resource data syncs: inventory copied to an S3 bucket, and the aggregation of other accounts and regions.
//!
//! A sync that writes to S3 goes through runs. A run begins some time after the sync was created or the inventory was
//! changed; in it the [courier](crate::courier) carries the objects that are still to be written, a few at a time:
//! first one for every (type, node), then one for each that was changed. When nothing is left the run was successful;
//! when an object cannot be written the run has failed, and is tried again, later and later, a few times.
//!
//! A sync that aggregates other accounts and regions (`SyncFromSource`) has the statuses of one and nothing else: it
//! would gather operational items and data for Systems Manager Explorer, which is not served.

mod configuration;
mod create;
mod delivery;
mod list;
mod object;
mod run;
mod state;
mod update;

use std::time::Duration;

use serde::Serialize;

use super::Event as SsmEvent;
use crate::kit::{Delay, Transaction};

pub(super) use create::{check_bucket, create_resource_data_sync, delete_resource_data_sync};
pub use delivery::{Delivered, Delivery, hand_out, note_delivered, waiting_for_courier};
pub(super) use list::list_resource_data_sync;
pub(super) use run::{apply, notice_changes};
pub(super) use state::Syncs;
use state::{Sync, SyncId, SyncType, Target};
pub(super) use update::update_resource_data_sync;

/// What can become due.
#[derive(Clone, Debug, Serialize)]
pub enum Event {
    /// A run of the sync with this id begins.
    Begin(SyncId),
}

/// Between a reason for a run and its beginning.
///
/// unverified: AWS says only that the first takes a while, and later ones follow changes.
pub(super) const SYNC: Delay = Delay {
    name: "ssm.resource-data-sync",
    quick: Duration::from_millis(300),
    real: Duration::from_secs(60),
    what: "between a resource data sync being created, or inventory being changed, and the writing of it",
};

/// Between a failed run and the next; twice as long each time.
pub(super) const RETRY: Delay = Delay {
    name: "ssm.resource-data-sync-retry",
    quick: Duration::from_millis(500),
    real: Duration::from_secs(60),
    what: "between a resource data sync failing and its first retry; twice as long before each further one",
};

type Tx<'a> = Transaction<'a, SsmEvent>;

/// Lets a run of the sync with this id begin when `delay` has passed.
fn begin_after(tx: &mut Tx<'_>, delay: Duration, id: SyncId) {
    tx.at(tx.now + delay, SsmEvent::Sync(Event::Begin(id)));
}
