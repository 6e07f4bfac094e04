//! Limits on how long a job may block its queue.

use std::{sync::Arc, time::Duration};

use serde::Serialize;

use super::{Event, job::Which, progress::Progress};
use crate::{
    api::Timestamp,
    batch::{
        names::Name,
        scheduler::{self, Blocked},
    },
};

/// The reason in limits for jobs that need more than any environment of their queue can have.
const TOO_LARGE: &str = "MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE";

/// What is said of a job that blocks its queue, if there is something to be done about it: what only waits until others
/// have ended is as it should be.
pub(super) fn status_reason(blocked: &Blocked) -> Option<String> {
    (*blocked == Blocked::TooLarge).then(|| {
        format!(
            "{TOO_LARGE} - CE(s) associated with the job queue cannot meet the CPU requirement of the job."
        )
    })
}

/// A first job that needs more than there can ever be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(in crate::batch) struct Stuck {
    which: Which,
    since: Timestamp,
    /// How long its queue allows that, if it says.
    limit: Option<Duration>,
}

impl Stuck {
    /// Who it is.
    pub(super) const fn which(&self) -> Which {
        self.which
    }
}

impl Progress<'_, '_> {
    /// Notes since when jobs block their queues, and lets limits on that come due, also those set later.
    pub(super) fn note_stuck(&mut self) {
        for queue in self.partition.scheduler.take_stuck() {
            let Some(which) = self.head(&queue) else { continue };
            let known = self.partition.jobs.stuck.get(&queue).filter(|stuck| stuck.which == which).copied();
            let since = known.map_or(self.tx.now, |stuck| stuck.since);
            let stuck = Stuck { which, since, limit: self.limit(&queue) };
            if known == Some(stuck) {
                continue;
            }
            self.partition.jobs.stuck.insert(Arc::clone(&queue), stuck);
            if let Some(limit) = stuck.limit {
                let event = Event::TimeLimit(queue, stuck);
                self.tx.at(self.tx.now.max(since + limit), crate::batch::Event::Jobs(event));
            }
        }
    }

    /// Who is first in the line of a queue.
    fn head(&self, queue: &str) -> Option<Which> {
        let (place, _) = self.partition.scheduler.front(queue, 1, self.tx.now).into_iter().next()?;
        self.partition.jobs.occupants.get(&place.number())?.next()
    }

    /// How long jobs may block a queue by what they need.
    fn limit(&self, queue: &scheduler::Name) -> Option<Duration> {
        let queue = self.partition.job_queues.get(&Name::parse(queue)?)?;
        let limit = queue.time_limits.iter().find(|limit| limit.reason == TOO_LARGE)?;
        u64::try_from(limit.max_time_seconds).ok().map(Duration::from_secs)
    }

    /// A job has blocked its queue for as long as it may: it is cancelled, unless it no longer does.
    pub(super) fn time_limit(&mut self, queue: &str, stuck: Stuck) {
        let blocks = self.partition.jobs.stuck.get(queue) == Some(&stuck)
            && self.head(queue) == Some(stuck.which)
            && self.partition.scheduler.blocked(queue) == Some(&Blocked::TooLarge);
        if blocks {
            let reason = format!("Canceled by JobStateTimeLimit action due to reason: {TOO_LARGE}");
            self.cancel(stuck.which, &reason.into());
        }
    }
}
