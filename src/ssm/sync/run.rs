//! How runs begin and end.

use super::{Event, RETRY, SYNC, Sync, Target, Tx, begin_after, state::Phase};
use crate::{
    api::{Timestamp, ssm::LastResourceDataSyncStatus as Status},
    ssm::State,
};

/// How many times a run that failed is tried again before the next change.
const MOST_RETRIES: u32 = 5;
/// What a sync says after success; seen in recorded answers.
const SUCCESS: &str = "The sync was successfully completed";
/// What a sync says for ever where nothing can be written.
const NO_ENDPOINT: &str = "Nothing can be written, as no S3 endpoint is set: start Stockroom with --s3-endpoint, or \
                           set STOCKROOM_S3_ENDPOINT.";

/// Lets what became due happen.
pub(in crate::ssm) fn apply(state: &mut State, event: Event, tx: &mut Tx<'_>) {
    let Event::Begin(id) = event;
    let (now, reaches_s3) = (tx.now, tx.settings.reaches_s3);
    // It may have been deleted.
    let Some(sync) = state.at_mut(tx.scope()).syncs.with_id(&id) else { return };
    sync.begun = Some(now);
    sync.run.trouble = None;
    match sync.target {
        Target::Source(_) => sync.succeed(now),
        Target::Destination(_) if reaches_s3 => {
            sync.run.phase = Phase::Underway;
            tx.call_courier();
        }
        Target::Destination(_) => sync.fail(NO_ENDPOINT.to_owned()),
    }
}

/// Gives the syncs what was just changed in the inventory; those at rest begin a run.
pub(in crate::ssm) fn notice_changes(state: &mut State, tx: &mut Tx<'_>) {
    if !state.at(tx.scope()).types.watched() {
        return;
    }
    let partition = state.at_mut(tx.scope());
    let changes = partition.types.take_changes();
    if changes.is_empty() {
        return;
    }
    let mut beginning = Vec::new();
    let syncs = partition.syncs.all_mut();
    for sync in syncs.filter(|sync| matches!(sync.target, Target::Destination(_))) {
        for (type_name, nodes) in &changes {
            sync.run.changed.entry(type_name.clone()).or_default().extend(nodes);
        }
        if sync.run.phase == Phase::Resting {
            // unverified: that a sync is in progress again as soon as there is something to write.
            (sync.run.phase, sync.run.failures, sync.status) = (Phase::Awaited, 0, Status::InProgress);
            beginning.push(sync.id.clone());
        }
    }
    for id in beginning {
        begin_after(tx, tx.length_of(&SYNC), id);
    }
}

impl Sync {
    pub(super) fn succeed(&mut self, now: Timestamp) {
        (self.status, self.message) = (Status::Successful, Some(SUCCESS.to_owned()));
        (self.succeeded, self.updating) = (Some(now), false);
        (self.run.phase, self.run.failures) = (Phase::Resting, 0);
    }

    fn fail(&mut self, why: String) {
        (self.status, self.message) = (Status::Failed, Some(why));
        self.run.phase = Phase::Resting;
        self.run.failures += 1;
    }

    /// Ends a run in which something could not be written; it is tried again unless that was done often enough.
    pub(super) fn fail_for_now(&mut self, why: String, tx: &mut Tx<'_>) {
        let doubled = 1 << self.run.failures.min(MOST_RETRIES);
        self.fail(why);
        if self.run.failures <= MOST_RETRIES {
            self.run.phase = Phase::Awaited;
            begin_after(tx, tx.length_of(&RETRY).saturating_mul(doubled), self.id.clone());
        }
    }
}
