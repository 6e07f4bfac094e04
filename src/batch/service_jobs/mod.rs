//! Service jobs: requests to another service, Amazon `SageMaker`, that wait in a queue until there is capacity for
//! them. The training itself is simulated: it takes its time and succeeds.

mod delays;
mod describe;
mod ending;
mod index;
mod job;
mod life;
mod list;
mod payload;
mod refusals;
mod rooms;
mod setup;
mod snapshot;
mod stuck;
mod submit;
mod terminate;
mod update;

#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::Serialize;

pub(super) use delays::DELAYS;
pub(super) use describe::describe;
pub(super) use life::{Event, apply, drive};
pub(super) use list::list;
pub(super) use refusals::ServiceJobRefusal;
pub(super) use submit::submit;
pub(super) use terminate::{terminate, terminate_many};
pub(super) use update::update;

use super::{Partition, life::Subject, names::Name, quota::JobNumber};
use crate::kit::{Arn, Scope, Tags};
use index::Index;
use job::Job;
use rooms::Rooms;

/// What stands before the id in the ARN of a service job.
const SEGMENT: &str = "service-job";

/// The service jobs of one account and region.
#[derive(Debug, Default, Serialize)]
pub(super) struct ServiceJobs {
    /// By number: who came first has the lowest.
    jobs: BTreeMap<JobNumber, Job>,
    #[serde(skip)]
    by_id: BTreeMap<Arc<str>, JobNumber>,
    #[serde(skip)]
    index: Index,
    /// Where they wait, and what they hold.
    rooms: Rooms,
    /// Those that wait in vain.
    stuck: BTreeSet<JobNumber>,
    /// What has changed of queues, environments and shares and is not yet known to `rooms`.
    changed: Vec<Subject>,
    /// The number of the last job.
    last: JobNumber,
}

impl ServiceJobs {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.jobs.len()
    }

    /// The job with this id.
    fn find(&self, id: &str) -> Option<(JobNumber, &Job)> {
        let number = *self.by_id.get(id)?;
        Some((number, self.jobs.get(&number)?))
    }

    /// The tags of the job with this id.
    pub(super) fn tags(&self, id: &str) -> Option<&Tags> {
        self.find(id).map(|(_, job)| &job.tags)
    }

    /// The tags of the job with this id, to change them.
    pub(super) fn tags_mut(&mut self, id: &str) -> Option<&mut Tags> {
        Some(&mut self.jobs.get_mut(self.by_id.get(id)?)?.tags)
    }

    /// Says that something has changed on which it depends what can run; what follows from that, [`drive`] does.
    pub(super) fn changed(&mut self, subject: &Subject) {
        if !matches!(subject, Subject::ComputeEnvironment(_)) {
            self.changed.push(subject.clone());
        }
    }
}

/// Says that a scheduling policy has changed.
pub(super) fn policy_changed(partition: &mut Partition, policy: &Name) {
    let concerned = partition.job_queues.iter().filter(|(_, queue)| queue.policy.as_ref() == Some(policy));
    let subjects = concerned.map(|(name, _)| Subject::JobQueue(name.clone()));
    partition.service_jobs.changed.extend(subjects);
}

/// The ARN of the job with this id.
fn arn(id: &str, scope: &Scope) -> Arn {
    scope.arn("batch", format_args!("{SEGMENT}/{id}"))
}

/// The id in `found`, if that is the ARN of a service job of this very account and region.
pub(super) fn id_of_arn<'a>(scope: &Scope, found: &'a Arn) -> Option<&'a str> {
    found.name_of(SEGMENT).filter(|id| arn(id, scope) == *found)
}
