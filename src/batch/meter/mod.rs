//! How much of what there is jobs use, and how much they would need. Not part of AWS.
//!
//! `GET /_stockroom/batch/utilization` shows, for an account and region, what was measured since the first job came: for
//! each consumable resource and each job queue that jobs used, what it is now, the peak and when that was, the average
//! over time, and all that in buckets. Time is that of the emulator's clock, so a day of jobs is measured in the moment
//! in which the clock is moved on by a day. `DELETE` forgets what was measured and begins anew: at once if jobs wait or
//! run, otherwise with the next job.
//!
//! | parameter | |
//! |---|---|
//! | `account`, `region` | whose jobs; `000000000000` and `us-east-1` unless given |
//! | `queue`, `resource` | shows only the queue or the resource of this name, or one of each; 404 if there is none |
//! | `buckets` | shows at most so many buckets, or none at 0; otherwise at most 240 |
//!
//! ```json
//! {
//!     "since": "2026-01-01T08:00:00Z",
//!     "now": "2026-01-02T08:00:00Z",
//!     "seconds": 86400.0,
//!     "bucketSeconds": 512.0,
//!     "resources": {"licence": {
//!         "total": {"now": 2, "peak": 2, "peakAt": "2026-01-01T08:00:00Z", "average": 2.0},
//!         "inUse": {"now": 0, "peak": 2, "peakAt": "2026-01-01T08:00:11Z", "average": 0.85},
//!         "waiting": {"now": 0, "peak": 58, "peakAt": "2026-01-01T08:00:11Z", "average": 12.4},
//!         "demand": {"now": 0, "peak": 60, "peakAt": "2026-01-01T08:00:11Z", "average": 13.2},
//!         "waitedSeconds": 35670.0,
//!         "series": [{"start": 0.0, "total": {"average": 2.0, "peak": 2}, "…": "inUse, waiting, demand"}]
//!     }},
//!     "queues": {"farm": {
//!         "running": {"now": 0, "peak": 2, "peakAt": "2026-01-01T08:00:11Z", "average": 0.85},
//!         "waiting": {"now": 0, "peak": 60, "peakAt": "2026-01-01T08:00:01Z", "average": 12.5},
//!         "vcpus": {"now": 0, "peak": 0.5, "peakAt": "2026-01-01T08:00:11Z", "average": 0.21},
//!         "finished": {
//!             "succeeded": 60, "failed": 0, "perHour": 5.85,
//!             "lastAt": "2026-01-01T18:15:11Z", "lastAfterSeconds": 36911.0
//!         },
//!         "series": [{"start": 0.0, "running": {"average": 2.0, "peak": 2}, "…": "waiting, vcpus", "succeeded": 0, "failed": 0}]
//!     }}
//! }
//! ```
//!
//! * Of a resource, `inUse` is what jobs hold from `STARTING` until they end, and `waiting` is what the jobs need that are
//!   in the lines of queues, whatever holds them up. `demand` is the two together: what would be in use if all of them
//!   ran. If there are enough units for its peak, no job waits for any. `waitedSeconds` is for how long the first job of
//!   some queue was held up for want of units, as the scheduler found when it last looked at that job.
//! * Of a queue, `running` counts the jobs that are `STARTING` or `RUNNING`, `waiting` those that are `RUNNABLE`, and
//!   `vcpus` what the former occupy. Children of arrays count one by one, their parents do not. `finished` counts jobs,
//!   not attempts; `perHour` is their number by the time from `since` to the last end, which is `lastAfterSeconds`.
//! * `start` of a bucket is in seconds after `since`. Buckets are a second wide at first; when there are more than 240,
//!   each two become one.
//! * What something is for no time at all is not seen. So where every delay is zero nothing ever runs or waits, but what
//!   has finished is counted.
//! * What is deleted is no longer shown, unless jobs still wait for it.
//!
//! The meter is told of every change, and looks at nothing by itself: a change costs the same however many jobs wait.

mod gauge;
mod queue;
mod reading;
mod resource;
mod series;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, sync::Arc};

use serde::Serialize;

pub(super) use queue::Turn;
pub use reading::{Asked, Unknown, Utilization};
pub(super) use resource::Stock;
pub use series::MOST_BUCKETS;

use super::{Partition, scheduler::Name};
use crate::api::Timestamp;
use queue::Queue;
use resource::Resource;

/// Measures what the jobs of one account and region use.
#[derive(Debug, Default, Serialize)]
pub(super) struct Meter {
    /// When measuring began; none before the first job.
    since: Option<Timestamp>,
    resources: BTreeMap<Name, Resource>,
    queues: BTreeMap<Name, Queue>,
}

impl Meter {
    /// Measuring begins, unless it has.
    pub(super) fn begin(&mut self, now: Timestamp) -> Timestamp {
        *self.since.get_or_insert(now)
    }

    /// Forgets what was measured, and begins anew with what is the case now.
    fn restart(&mut self, now: Timestamp) {
        self.resources.retain(|_, resource| resource.is_busy());
        self.queues.retain(|_, queue| queue.is_busy());
        for resource in self.resources.values_mut() {
            *resource = resource.anew(now);
        }
        for queue in self.queues.values_mut() {
            *queue = queue.anew(now);
        }
        let is_busy = !self.resources.is_empty() || !self.queues.is_empty();
        self.since = is_busy.then_some(now);
    }

    /// Jobs of a queue have gone from one status to another.
    pub(super) fn turned(&mut self, queue: &Name, turn: Turn, now: Timestamp) {
        let since = self.begin(now);
        if !self.queues.contains_key(queue) {
            self.queues.insert(Arc::clone(queue), Queue::new(since));
        }
        if let Some(queue) = self.queues.get_mut(queue) {
            queue.turned(turn, now);
        }
    }

    /// A queue was deleted, and its jobs have ended.
    pub(super) fn queue_gone(&mut self, queue: &str) {
        self.queues.remove(queue);
    }

    /// There is this of a resource that jobs need, or that is about to change; none if there is no such resource.
    pub(super) fn stocked(&mut self, name: &Name, stock: Option<Stock>, now: Timestamp) {
        // What changes before anything is measured needs no measuring.
        let Some(since) = self.since else { return };
        if !self.resources.contains_key(name) {
            self.resources.insert(Arc::clone(name), Resource::new(since, stock));
        }
        self.restocked(name, stock, now);
    }

    /// There is this of a resource now, which is of interest only if it is measured.
    pub(super) fn restocked(&mut self, name: &str, stock: Option<Stock>, now: Timestamp) {
        if let Some(resource) = self.resources.get_mut(name) {
            resource.stocked(stock, now);
        }
        self.forget_if_over(name);
    }

    /// Jobs that each need `units` have come into a line.
    pub(super) fn wanted(&mut self, resource: &Name, stock: Option<Stock>, units: u128, now: Timestamp) {
        let since = self.begin(now);
        let resource =
            self.resources.entry(Arc::clone(resource)).or_insert_with(|| Resource::new(since, stock));
        resource.wanted(units, now);
    }

    /// A job that needs `units` has left a line.
    pub(super) fn left(&mut self, resource: &str, units: u64, now: Timestamp) {
        if let Some(resource) = self.resources.get_mut(resource) {
            resource.left(units.into(), now);
        }
        self.forget_if_over(resource);
    }

    /// Whether the first job of some queue is held up for want of units.
    pub(super) fn held_up(&mut self, resource: &str, is_it: bool, now: Timestamp) {
        if let Some(resource) = self.resources.get_mut(resource) {
            resource.held_up(is_it, now);
        }
    }

    fn forget_if_over(&mut self, name: &str) {
        if self.resources.get(name).is_some_and(Resource::is_over) {
            self.resources.remove(name);
        }
    }
}

impl Partition {
    /// What was measured, as far as it is asked for.
    ///
    /// # Errors
    /// If something is asked for by name that there is not.
    pub fn utilization(&self, asked: &Asked, now: Timestamp) -> Result<Utilization, Unknown> {
        reading::of(self, asked, now)
    }

    /// Forgets what was measured, and begins anew.
    pub fn measure_anew(&mut self, now: Timestamp) {
        self.jobs.meter.restart(now);
    }
}
