//! The life that environments, queues and quota shares share: every change of one takes time, during which nobody else
//! may change it.
//!
//! All their changes pass through [`begin`] when a request makes them, and through [`settle`] when they are done: the
//! two moments at which what can run where may have become another.

use std::time::Duration;

use serde::Serialize;

use super::{Event, Partition, jobs, names::Name, outcomes::Outcomes, queue_refusals::QueueRefusal};
use crate::{
    api::batch::{CEStatus, JQStatus, QuotaShareStatus, ServiceEnvironmentStatus},
    kit::{Delay, Transaction},
};

/// Disabling a compute environment was seen to take from one second to two minutes, creating one about as long.
const COMPUTE_ENVIRONMENT: Delay = Delay {
    name: "batch.compute-environment",
    quick: Duration::from_millis(300),
    real: Duration::from_secs(20),
    what: "between a change of a compute environment (CREATING, UPDATING or DELETING) and its end",
};
/// A disabled queue was seen to become VALID within seconds.
const JOB_QUEUE: Delay = Delay {
    name: "batch.job-queue",
    quick: Duration::from_millis(200),
    real: Duration::from_secs(10),
    what: "between a change of a job queue (CREATING, UPDATING or DELETING) and its end",
};
const SERVICE_ENVIRONMENT: Delay = Delay {
    name: "batch.service-environment",
    quick: Duration::from_millis(200),
    real: Duration::from_secs(10),
    what: "between a change of a service environment (CREATING, UPDATING or DELETING) and its end",
};
const QUOTA_SHARE: Delay = Delay {
    name: "batch.quota-share",
    quick: Duration::from_millis(200),
    real: Duration::from_secs(10),
    what: "between a change of a quota share (CREATING, UPDATING or DELETING) and its end",
};

/// The named delays of this module.
pub(super) const DELAYS: [Delay; 4] = [COMPUTE_ENVIRONMENT, JOB_QUEUE, SERVICE_ENVIRONMENT, QUOTA_SHARE];

/// Where something stands in its life. `INVALID` is left out: roles, subnets and clusters are outside of this machine,
/// and taken to be as they should.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub(super) enum Status {
    /// Being made.
    #[default]
    Creating,
    /// Ready.
    Valid,
    /// Being changed.
    Updating,
    /// Being removed.
    Deleting,
}

impl Status {
    /// Whether it may be changed now.
    pub(super) fn check_updatable(self) -> Result<(), QueueRefusal> {
        if self == Self::Valid { Ok(()) } else { Err(QueueRefusal::UpdateWhileModified) }
    }

    /// Whether it may be removed now, unless it is `enabled`.
    pub(super) fn check_deletable(self, enabled: bool) -> Result<(), QueueRefusal> {
        if self != Self::Valid {
            return Err(QueueRefusal::DeleteWhileModified);
        }
        if enabled { Err(QueueRefusal::DeleteWhileEnabled) } else { Ok(()) }
    }

    /// The reason shown with it: none before it was ever ready, then how it was when last it was.
    pub(super) fn reason(self, healthy: &'static str) -> Option<String> {
        (self != Self::Creating).then(|| healthy.to_owned())
    }
}

macro_rules! shown_as {
    ($($shown:ident),*) => {
        $(impl From<Status> for $shown {
            fn from(status: Status) -> Self {
                match status {
                    Status::Creating => Self::Creating,
                    Status::Valid => Self::Valid,
                    Status::Updating => Self::Updating,
                    Status::Deleting => Self::Deleting,
                }
            }
        })*
    };
}
shown_as!(CEStatus, JQStatus, QuotaShareStatus, ServiceEnvironmentStatus);

/// What has such a life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) enum Subject {
    /// The compute environment of this name.
    ComputeEnvironment(Name),
    /// The queue of this name.
    JobQueue(Name),
    /// The service environment of this name.
    ServiceEnvironment(Name),
    /// A quota share.
    QuotaShare {
        /// The name of its queue.
        queue: Name,
        /// Its own name.
        share: Name,
    },
}

/// The change of something is done.
#[derive(Clone, Debug, Serialize)]
pub struct Settled(Subject);

/// A change of `subject`, already made, that shows as `status` until it is done.
pub(super) fn begin(
    partition: &mut Partition,
    tx: &mut Transaction<'_, Event>,
    subject: Subject,
    status: Status,
) {
    if let Some(now) = status_of(partition, &subject) {
        *now = status;
    }
    changed(partition, &subject);
    let delay = match &subject {
        Subject::ComputeEnvironment(_) => &COMPUTE_ENVIRONMENT,
        Subject::JobQueue(_) => &JOB_QUEUE,
        Subject::ServiceEnvironment(_) => &SERVICE_ENVIRONMENT,
        Subject::QuotaShare { .. } => &QUOTA_SHARE,
    };
    tx.after(delay, Event::Settled(Settled(subject)));
}

/// The change that [`begin`] began is done: its subject is ready, or gone. As nothing can be changed meanwhile, no
/// other change can have come between.
pub(super) fn settle(
    partition: &mut Partition,
    outcomes: &Outcomes,
    tx: &mut Transaction<'_, Event>,
    Settled(subject): &Settled,
) {
    match status_of(partition, subject) {
        Some(Status::Deleting) => remove(partition, outcomes, tx, subject),
        Some(status) => *status = Status::Valid,
        None => {}
    }
    changed(partition, subject);
}

/// Tells the schedulers what a change means to them, or that something is gone.
fn changed(partition: &mut Partition, subject: &Subject) {
    partition.service_jobs.changed(subject);
    match subject {
        Subject::ComputeEnvironment(name) => jobs::environment_changed(partition, name),
        Subject::JobQueue(name) => jobs::queue_changed(partition, name),
        Subject::ServiceEnvironment(_) | Subject::QuotaShare { .. } => {}
    }
}

fn status_of<'a>(partition: &'a mut Partition, subject: &Subject) -> Option<&'a mut Status> {
    Some(match subject {
        Subject::ComputeEnvironment(name) => &mut partition.compute_environments.get_mut(name)?.status,
        Subject::JobQueue(name) => &mut partition.job_queues.get_mut(name)?.status,
        Subject::ServiceEnvironment(name) => &mut partition.service_environments.get_mut(name)?.status,
        Subject::QuotaShare { queue, share } => {
            &mut partition.job_queues.get_mut(queue)?.quota_shares.get_mut(share)?.status
        }
    })
}

/// A queue takes its quota shares with it, and ends its jobs.
fn remove(
    partition: &mut Partition,
    outcomes: &Outcomes,
    tx: &mut Transaction<'_, Event>,
    subject: &Subject,
) {
    match subject {
        Subject::ComputeEnvironment(name) => {
            partition.compute_environments.remove(name);
            jobs::environment_gone(partition, name);
        }
        Subject::JobQueue(name) => {
            jobs::queue_gone(partition, outcomes, tx, name);
            partition.job_queues.remove(name);
        }
        Subject::ServiceEnvironment(name) => drop(partition.service_environments.remove(name)),
        Subject::QuotaShare { queue, share } => {
            if let Some(queue) = partition.job_queues.get_mut(queue) {
                queue.quota_shares.remove(share);
            }
        }
    }
}
