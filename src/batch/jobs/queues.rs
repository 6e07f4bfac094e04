//! What changes of queues, environments and policies mean to the scheduler and to jobs.

use std::sync::Arc;

use super::progress::Progress;
use crate::{
    api::batch::CEState,
    batch::{
        Partition,
        job_queues::Environments,
        life::Status,
        names::Name,
        outcomes::Outcomes,
        scheduler::{self, Queue},
    },
    kit::Transaction,
};

/// The reason of jobs whose queue was deleted.
const QUEUE_DELETED: &str = "JobQueue deleted";

/// Tells the scheduler what an environment can hold now: nothing new unless it is enabled and ready.
pub(in crate::batch) fn environment_changed(partition: &mut Partition, name: &Name) {
    let Some(environment) = partition.compute_environments.get(name) else { return };
    let is_open = environment.state == CEState::Enabled
        && matches!(environment.status, Status::Valid | Status::Updating);
    let room = is_open.then(|| environment.room());
    partition.scheduler.set_environment(&shared(name), room);
}

/// Tells the scheduler that an environment is gone.
pub(in crate::batch) fn environment_gone(partition: &mut Partition, name: &Name) {
    partition.scheduler.set_environment(&shared(name), None);
    partition.scheduler.forget_environment(name.as_str());
}

/// Tells the scheduler how a queue for containers is set up now.
pub(in crate::batch) fn queue_changed(partition: &mut Partition, name: &Name) {
    let Some(queue) = partition.job_queues.get(name) else { return };
    let Environments::Compute(places) = &queue.environments else { return };
    let policy = queue.policy.as_ref().and_then(|policy| partition.scheduling_policies.get(policy));
    let fair_share = policy.and_then(|policy| policy.policy.fair_share());
    let environments = places.iter().map(|place| shared(&place.environment)).collect();
    let queue = Queue { priority: queue.priority, environments, fair_share };
    partition.scheduler.set_queue(&shared(name), queue);
}

/// Tells the scheduler how the queues with a policy are set up now.
pub(in crate::batch) fn policy_changed(partition: &mut Partition, policy: &Name) {
    let queues = partition.job_queues.iter().filter(|(_, queue)| queue.policy.as_ref() == Some(policy));
    let names: Vec<Name> = queues.map(|(name, _)| name.clone()).collect();
    for name in names {
        queue_changed(partition, &name);
    }
}

/// Ends all jobs of a queue that is gone, and forgets its line.
pub(in crate::batch) fn queue_gone(
    partition: &mut Partition,
    outcomes: &Outcomes,
    tx: &mut Transaction<'_, crate::batch::Event>,
    name: &Name,
) {
    let jobs: Vec<_> = partition.jobs.of_queue(name.as_str(), None).iter().copied().collect();
    let mut progress = Progress::new(partition, outcomes, tx);
    for number in jobs {
        progress.cut_off(number, QUEUE_DELETED);
    }
    progress.conclude();
    partition.scheduler.forget_queue(name.as_str());
    partition.jobs.departures.remove(name.as_str());
    partition.jobs.stuck.remove(name.as_str());
    partition.jobs.meter.queue_gone(name.as_str());
}

fn shared(name: &Name) -> scheduler::Name {
    Arc::from(name.as_str())
}
