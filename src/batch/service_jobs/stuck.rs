//! Jobs that wait at the head of their line for what cannot come, and how long they may.
//!
//! A job that only waits for others to end has no reason in its status: none is published for that.

use std::{collections::BTreeMap, time::Duration};

use serde::Serialize;

use super::life::Event as JobEvent;
use crate::{
    api::{
        Timestamp,
        batch::{JobStateTimeLimitAction, ServiceJobStatus},
    },
    batch::{
        Event, Partition,
        quota::{Blocked, JobNumber},
    },
    kit::{Ordered, Transaction},
};

/// Why a job waits in vain. See "Jobs stuck in `RUNNABLE` due to misconfiguration" in the user guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) enum Reason {
    /// The environment is too small for it.
    Environment,
    /// Its share is.
    Share,
    /// Its share is, with all that it may borrow.
    ShareAndBorrowing,
    /// All shares that lend are.
    Borrowable,
}

/// Since when a job waits in vain, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Stuck {
    pub(super) reason: Reason,
    pub(super) since: Timestamp,
}

impl Reason {
    /// The reason for such a job of a queue with quota shares.
    pub(super) fn of(blocked: Blocked) -> Option<Self> {
        match blocked {
            Blocked::Environment => Some(Self::Environment),
            Blocked::Share => Some(Self::Share),
            Blocked::ShareAndBorrowing => Some(Self::ShareAndBorrowing),
            Blocked::Borrowable => Some(Self::Borrowable),
            Blocked::Closed | Blocked::Waits => None,
        }
    }

    /// What time limits call it.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Environment => "MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE",
            Self::Share | Self::ShareAndBorrowing | Self::Borrowable => {
                "MISCONFIGURATION:QUOTA_MANAGEMENT_LIMIT_EXCEEDED"
            }
        }
    }

    /// What the status of the job says.
    fn text(self) -> String {
        let rest = match self {
            Self::Environment => {
                "Service environment(s) associated with the job queue cannot meet the capacity requirement of the job."
            }
            Self::Share => "Job requirements exceed quota share capacity limits.",
            Self::ShareAndBorrowing => {
                "Job requirements exceed quota share capacity limits and borrow limits."
            }
            Self::Borrowable => "Job requires borrowing that exceeds all configured borrowable capacity.",
        };
        format!("{} - {rest}", self.code())
    }
}

/// Writes down which jobs wait in vain, and sets the clock for those whose queue limits that.
pub(super) fn note(partition: &mut Partition, tx: &mut Transaction<'_, Event>) {
    let Partition { service_jobs, job_queues, .. } = partition;
    let found = service_jobs.rooms.stuck(job_queues.keys().map(super::Name::as_str), tx.now);
    let known = std::mem::take(&mut service_jobs.stuck);
    for number in known.iter().filter(|number| !found.contains_key(number)) {
        let Some(job) = service_jobs.jobs.get_mut(number) else { continue };
        if job.stuck.take().is_some() && job.status == ServiceJobStatus::Runnable {
            job.status_reason = None;
        }
    }
    let mut newly = BTreeMap::new();
    for (number, reason) in &found {
        let Some(job) = service_jobs.jobs.get_mut(number) else { continue };
        if job.stuck.is_none_or(|stuck| stuck.reason != *reason) {
            job.stuck = Some(Stuck { reason: *reason, since: tx.now });
            job.status_reason = Some(reason.text());
            newly.insert(*number, job.queue.clone());
        }
    }
    service_jobs.stuck = found.into_keys().into_set();
    for (number, queue) in newly {
        set_clock(partition, tx, number, &queue);
    }
}

/// Sets the clocks anew for the jobs of a queue that wait in vain, as its limits may have changed.
pub(super) fn set_clocks(partition: &Partition, tx: &mut Transaction<'_, Event>, queue: &str) {
    for number in &partition.service_jobs.stuck {
        set_clock(partition, tx, *number, queue);
    }
}

fn set_clock(partition: &Partition, tx: &mut Transaction<'_, Event>, number: JobNumber, queue: &str) {
    let job = partition.service_jobs.jobs.get(&number).filter(|job| *job.queue == *queue);
    let Some(stuck) = job.and_then(|job| job.stuck) else { return };
    if let Some(due) = due(partition, queue, stuck) {
        tx.ages_at(due, Event::ServiceJobs(JobEvent::TimeLimit { job: number, since: stuck.since }));
    }
}

/// When the queue has enough of a job that waits in vain.
fn due(partition: &Partition, queue: &str, stuck: Stuck) -> Option<Timestamp> {
    let applies = |limit: &&JobStateTimeLimitAction| limit.reason == stuck.reason.code();
    let limit = partition.job_queues.get(queue)?.time_limits.iter().find(applies)?;
    Some(stuck.since + Duration::from_secs(u64::try_from(limit.max_time_seconds).ok()?))
}

/// A limit is reached: if the job still waits in vain, and its queue still limits that so, it is terminated.
pub(super) fn limit_reached(
    partition: &mut Partition,
    tx: &mut Transaction<'_, Event>,
    number: JobNumber,
    since: Timestamp,
) {
    let Some(job) = partition.service_jobs.jobs.get(&number) else { return };
    let Some(stuck) = job.stuck.filter(|stuck| stuck.since == since) else { return };
    if due(partition, &job.queue, stuck).is_some_and(|due| due <= tx.now) {
        let code = stuck.reason.code();
        let reason = format!("Terminated by JobStateTimeLimit action due to reason: {code}");
        partition.service_jobs.stop(number, &reason, tx);
    }
}
