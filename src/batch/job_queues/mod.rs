//! Job queues: where jobs wait, and the environments that they wait for.

mod create;
mod delete;
mod describe;
mod environments;
mod rules;
mod update;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

pub(super) use create::create;
pub(super) use delete::delete;
pub(super) use describe::describe;
pub(super) use environments::Environments;
pub(super) use update::update;

use super::{
    errors::Refusal,
    life::Status,
    lookup,
    names::{Kind, Name},
    queue_refusals::QueueRefusal,
    quota_shares::QuotaShare,
};
use crate::{
    api::batch::{JQState, JobQueueType, JobStateTimeLimitAction},
    kit::{Scope, Tags},
};

/// The most queues of an account.
///
/// unverified: counted in each region, like the other quotas of Batch.
const MOST_QUEUES: usize = 50;

/// The queues of one account and region, by name.
pub(super) type JobQueues = BTreeMap<Name, JobQueue>;

/// A queue, apart from its name.
#[derive(Debug, Serialize)]
pub(super) struct JobQueue {
    /// Whether it takes jobs.
    pub(super) state: JQState,
    /// Where it stands in its life.
    pub(super) status: Status,
    /// Which queues of an environment come first: those with the higher number.
    pub(super) priority: i32,
    /// What its jobs run on; fixed when it is created.
    pub(super) r#type: JobQueueType,
    /// The scheduling policy; without one the first job in is the first out.
    pub(super) policy: Option<Name>,
    /// Where its jobs can run, in the order in which that is tried.
    pub(super) environments: Environments,
    /// What happens to jobs that wait at its head for too long.
    pub(super) time_limits: Vec<JobStateTimeLimitAction>,
    /// Its quota shares, by name.
    pub(super) quota_shares: BTreeMap<Name, QuotaShare>,
    /// Its tags.
    pub(super) tags: Tags,
}

/// The queue that the member `jobQueue` of a request stands for: a name or an ARN.
fn find<'a>(queues: &'a JobQueues, scope: &Scope, text: &str) -> Result<(Name, &'a JobQueue), Refusal> {
    lookup::find(queues, Kind::JobQueue, scope, "jobQueue", text)
}

/// The queue that the member `jobQueue` of a request stands for, as calls on what is in queues answer one that is not
/// there.
pub(super) fn named<'a>(
    queues: &'a JobQueues,
    scope: &Scope,
    text: &str,
) -> Result<(Name, &'a JobQueue), Refusal> {
    match find(queues, scope, text) {
        Err(Refusal::NotFound(_)) => Err(QueueRefusal::NoQueue(text.to_owned()).into()),
        found => found,
    }
}

/// The ARN of the queue with this name.
pub(super) fn arn(name: &Name, scope: &Scope) -> String {
    name.arn(Kind::JobQueue, scope).into()
}
