//! Jobs: what is submitted to queues, and its life until it has succeeded or failed.
//!
//! A job waits for others ([`progress`]), then for its turn and for room ([`line`], the scheduler), runs
//! ([`attempts`]), and ends, by itself or because somebody wants it to ([`ends`]). Everything that may let a job start
//! ends in [`drive`], which asks the scheduler for those that can.

mod attempts;
mod by_resource;
mod describe;
mod detail;
mod eks;
mod ends;
mod environment;
pub mod executing;
mod filter;
mod id;
mod job;
mod limits;
mod line;
mod list;
mod measured;
mod progress;
mod queues;
mod refusal;
mod retry;
mod snapshot;
mod stock;
mod store;
mod submit;
mod summary;
pub(super) mod work;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use std::time::Duration;

use serde::Serialize;

pub(super) use by_resource::list_jobs_by_consumable_resource;
pub(super) use describe::describe_jobs;
pub(super) use ends::{cancel_job, cancel_jobs, terminate_job, terminate_jobs};
pub(super) use id::JobId;
pub(super) use job::Host;
pub(super) use list::list_jobs;
pub(super) use queues::{environment_changed, environment_gone, policy_changed, queue_changed, queue_gone};
pub(super) use refusal::JobRefusal;
pub(super) use snapshot::get_job_queue_snapshot;
pub(super) use store::Jobs;
pub(super) use submit::submit_job;

use super::{Partition, outcomes::Outcomes, scheduler};
use crate::kit::{Delay, Tags, Transaction};
use job::{End, JobNumber, Which};
use limits::Stuck;
use progress::Progress;

/// How long a job can be seen after its end.
pub(super) const VISIBLE_AFTER_END: Duration = Duration::from_hours(7 * 24);
/// When it is looked again whether a job can be forgotten that others still waited for.
const FORGET_AGAIN: Duration = Duration::from_hours(24);
/// The reason of a job that waited for one that failed.
const DEPENDENCY_FAILED: &str = "Dependent Job failed";

const SUBMISSION: Delay = Delay {
    name: "batch.job-submission",
    quick: Duration::from_millis(50),
    real: Duration::from_secs(1),
    what: "from SUBMITTED to PENDING or RUNNABLE",
};
const PLACEMENT: Delay = Delay {
    name: "batch.job-placement",
    quick: Duration::from_millis(100),
    real: Duration::from_secs(10),
    what: "from RUNNABLE until the scheduler looks at a job",
};
const STARTING: Delay = Delay {
    name: "batch.job-starting",
    quick: Duration::from_millis(100),
    real: Duration::from_secs(30),
    what: "from STARTING to RUNNING",
};
const RUN: Delay = Delay {
    name: "batch.job-run",
    quick: Duration::from_millis(300),
    real: Duration::from_secs(60),
    what: "for which a simulated job runs, unless its command or a rule says otherwise",
};
/// A container that does not heed SIGTERM is killed 30 seconds later.
const STOPPING: Delay = Delay {
    name: "batch.job-stopping",
    quick: Duration::from_millis(100),
    real: Duration::from_secs(30),
    what: "from the termination of a running job to its end",
};

/// The named delays of jobs.
pub(super) const DELAYS: [Delay; 5] = [SUBMISSION, PLACEMENT, STARTING, RUN, STOPPING];

/// What time does to jobs.
#[derive(Clone, Debug, Serialize)]
#[allow(private_interfaces, reason = "nobody outside makes one")]
pub enum Event {
    /// A job has been `SUBMITTED` for long enough.
    Submitted(JobNumber),
    /// What waits at some places of lines has been `RUNNABLE` for long enough.
    FallDue,
    /// The containers of this attempt run.
    Started(Which, usize),
    /// They have ended by themselves.
    Ended(Which, usize, Box<End>),
    /// They have run for as long as they may.
    TimedOut(Which, usize),
    /// They were stopped.
    Stopped(Which, usize),
    /// A queue has been blocked for as long as it may.
    TimeLimit(scheduler::Name, Stuck),
    /// A job was over long ago.
    Forget(JobNumber),
}

/// Lets an event happen.
pub(super) fn apply(
    partition: &mut Partition,
    outcomes: &Outcomes,
    event: Event,
    tx: &mut Transaction<'_, super::Event>,
) {
    if let Event::Forget(number) = event {
        if partition.jobs.is_waited_for(number) {
            tx.ages_at(tx.now + FORGET_AGAIN, super::Event::Jobs(event));
        } else {
            partition.jobs.forget(number);
        }
        return;
    }
    let mut progress = Progress::new(partition, outcomes, tx);
    match event {
        Event::Submitted(number) => progress.consider(number),
        Event::FallDue => progress.fall_due(),
        Event::Started(which, attempt) => progress.started(which, attempt),
        Event::Ended(which, attempt, end) => progress.ended(which, attempt, *end),
        Event::TimedOut(which, attempt) => progress.timed_out(which, attempt),
        Event::Stopped(which, attempt) => progress.stopped(which, attempt),
        Event::TimeLimit(queue, stuck) => progress.time_limit(&queue, stuck),
        Event::Forget(_) => {}
    }
    progress.conclude();
}

/// Lets start what can, whatever has changed. Nothing is done if nothing has.
pub(super) fn drive(partition: &mut Partition, outcomes: &Outcomes, tx: &mut Transaction<'_, super::Event>) {
    let mut progress = Progress::new(partition, outcomes, tx);
    progress.let_start();
    progress.note_tried();
    progress.note_held_up();
    progress.note_stuck();
    progress.conclude();
}

/// The tags of the job with this id. The API reference leaves children and nodes out of what tags can be put on.
/// unverified: that they are refused as jobs that are not there.
pub(super) fn tags(jobs: &Jobs, id: JobId) -> Option<&Tags> {
    jobs.get(jobs.number(&id.whole_job()?)?).map(|job| &job.tags)
}

/// The same, to change them.
pub(super) fn tags_mut(jobs: &mut Jobs, id: JobId) -> Option<&mut Tags> {
    let number = jobs.number(&id.whole_job()?)?;
    jobs.get_mut(number).map(|job| &mut job.tags)
}
