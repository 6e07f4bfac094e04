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

/// What is wrong with a job that can never start as its queue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
enum Misfit {
    /// It needs more than any environment of its queue can have.
    Environments,
    /// It needs more on one instance than those of its queue's environments have.
    Instances,
}

impl Misfit {
    const fn of(blocked: &Blocked) -> Option<Self> {
        match blocked {
            Blocked::TooLarge => Some(Self::Environments),
            Blocked::TooLargeForInstances => Some(Self::Instances),
            Blocked::NoEnvironment | Blocked::Waits { .. } => None,
        }
    }

    /// What limits call it.
    const fn code(self) -> &'static str {
        match self {
            Self::Environments => "MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE",
            Self::Instances => "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT",
        }
    }

    const fn sentence(self) -> &'static str {
        match self {
            Self::Environments => {
                "CE(s) associated with the job queue cannot meet the CPU requirement of the job."
            }
            Self::Instances => {
                "The job resource requirement (vCPU/memory/GPU) is higher than that can be met by the CE(s) \
                 attached to the job queue."
            }
        }
    }
}

/// What is said of a job that blocks its queue, if there is something to be done about it: what only waits until others
/// have ended is as it should be.
pub(super) fn status_reason(blocked: &Blocked) -> Option<String> {
    let misfit = Misfit::of(blocked)?;
    Some(format!("{} - {}", misfit.code(), misfit.sentence()))
}

/// A first job that needs more than there can ever be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(in crate::batch) struct Stuck {
    which: Which,
    misfit: Misfit,
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
            let (Some(which), Some(misfit)) = (self.head(&queue), self.misfit(&queue)) else { continue };
            let known = self.partition.jobs.stuck.get(&queue).copied();
            let known = known.filter(|stuck| (stuck.which, stuck.misfit) == (which, misfit));
            let since = known.map_or(self.tx.now, |stuck| stuck.since);
            let stuck = Stuck { which, misfit, since, limit: self.limit(&queue, misfit) };
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

    /// Who cannot start and holds back a queue.
    fn head(&self, queue: &str) -> Option<Which> {
        let place = self.partition.scheduler.held(queue)?;
        self.partition.jobs.occupants.get(&place.number())?.next()
    }

    /// What is wrong with whoever that is, if anything.
    fn misfit(&self, queue: &str) -> Option<Misfit> {
        self.partition.scheduler.blocked(queue).and_then(Misfit::of)
    }

    /// How long jobs may block a queue by what they need.
    fn limit(&self, queue: &scheduler::Name, misfit: Misfit) -> Option<Duration> {
        let queue = self.partition.job_queues.get(&Name::parse(queue)?)?;
        let limit = queue.time_limits.iter().find(|limit| limit.reason == misfit.code())?;
        u64::try_from(limit.max_time_seconds).ok().map(Duration::from_secs)
    }

    /// A job has blocked its queue for as long as it may: it is cancelled, unless it no longer does.
    pub(super) fn time_limit(&mut self, queue: &str, stuck: Stuck) {
        let blocks = self.partition.jobs.stuck.get(queue) == Some(&stuck)
            && self.head(queue) == Some(stuck.which)
            && self.misfit(queue) == Some(stuck.misfit);
        if blocks {
            let reason =
                format!("Canceled by JobStateTimeLimit action due to reason: {}", stuck.misfit.code());
            self.cancel(stuck.which, &reason.into());
        }
    }
}
