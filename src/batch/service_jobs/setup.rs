//! What queues, environments and shares mean for service jobs.

use std::collections::BTreeMap;

use crate::{
    api::batch::{
        CapacityLimit, QuotaShareInSharePreemptionState as InShare,
        QuotaShareResourceSharingStrategy as Strategy, ServiceEnvironmentState, ServiceJobStatus,
    },
    batch::{
        Event, Partition,
        job_queues::{Environments, JobQueue},
        life::{Status, Subject},
        names::Name,
        quota::{Instances, Share, Sharing},
        quota_shares::QuotaShare,
        scheduler,
        scheduling_policies::Policy,
        service_environments::{ServiceEnvironment, limits::NUMBER_OF_INSTANCES},
    },
    kit::{Ordered, Transaction},
};

use super::stuck;

/// What the status of a job says whose queue is deleted.
const QUEUE_DELETED: &str = "JobQueue deleted";
/// unverified: after the one for queues.
const SHARE_DELETED: &str = "QuotaShare deleted";

/// Follows a change of something.
pub(super) fn follow(partition: &mut Partition, tx: &mut Transaction<'_, Event>, subject: &Subject) {
    match subject {
        Subject::ComputeEnvironment(_) => {}
        Subject::ServiceEnvironment(name) => environment(partition, tx, name),
        Subject::JobQueue(name) => queue(partition, tx, name),
        Subject::QuotaShare { queue: name, share } => {
            let found = partition.job_queues.get(name).and_then(|queue| queue.quota_shares.get(share));
            if found.is_none_or(|share| share.status == Status::Deleting) {
                end_jobs(partition, tx, name, Some(share), SHARE_DELETED);
            }
            queue(partition, tx, name);
        }
    }
}

fn environment(partition: &mut Partition, tx: &mut Transaction<'_, Event>, name: &Name) {
    let key: scheduler::Name = name.as_str().into();
    match partition.service_environments.get(name) {
        None => partition.service_jobs.rooms.forget_environment(&key),
        Some(environment) => {
            let count = open(environment).then(|| instances_of(environment, NUMBER_OF_INSTANCES));
            partition.service_jobs.rooms.set_environment(&key, count);
        }
    }
    let uses = partition.job_queues.iter().filter(|(_, queue)| queue.environments.has_service(name));
    let names: Vec<Name> = uses.map(|(name, _)| name.clone()).collect();
    for name in names {
        queue(partition, tx, &name);
    }
}

fn queue(partition: &mut Partition, tx: &mut Transaction<'_, Event>, name: &Name) {
    let key: scheduler::Name = name.as_str().into();
    let Some(found) = partition.job_queues.get(name) else {
        end_jobs(partition, tx, name, None, QUEUE_DELETED);
        partition.service_jobs.rooms.forget_queue(&key);
        partition.service_jobs.index.forget(&key);
        return;
    };
    if found.status == Status::Deleting {
        end_jobs(partition, tx, name, None, QUEUE_DELETED);
        return;
    }
    let Environments::Service(places) = &found.environments else { return };
    let policy = found.policy.as_ref().and_then(|policy| partition.scheduling_policies.get(policy));
    let environments = places.iter().map(|place| place.environment.as_str().into()).collect();
    match policy.map(|policy| &policy.policy) {
        Some(Policy::QuotaShare(_)) => {
            let (capacity, shares) = (capacity(partition, found), shares(found));
            partition.service_jobs.rooms.set_quota(&key, capacity, &shares);
        }
        policy => {
            let fair_share = policy.and_then(Policy::fair_share);
            let queue = scheduler::Queue { priority: found.priority, environments, fair_share };
            partition.service_jobs.rooms.set_queue(&key, queue);
        }
    }
    stuck::set_clocks(partition, tx, &key);
}

/// Ends all jobs of a queue, or those of one of its quota shares.
fn end_jobs(
    partition: &mut Partition,
    tx: &mut Transaction<'_, Event>,
    queue: &Name,
    share: Option<&Name>,
    reason: &str,
) {
    let jobs = &mut partition.service_jobs;
    let key: scheduler::Name = queue.as_str().into();
    let mut numbers = Vec::new();
    let ended =
        |status: &&ServiceJobStatus| matches!(status, ServiceJobStatus::Succeeded | ServiceJobStatus::Failed);
    for status in ServiceJobStatus::ALL.iter().filter(|status| !ended(status)) {
        numbers.extend(jobs.index.of(&key, Some(*status)).iter().map(|(_, number)| *number));
    }
    for number in numbers {
        let of_share = |share: &Name| {
            let job = jobs.jobs.get(&number);
            job.is_some_and(|job| job.request.quota_share_name.as_deref() == Some(share.as_str()))
        };
        if share.is_none_or(of_share) {
            jobs.cut_off(number, reason, tx);
        }
    }
}

/// Whether jobs are placed in it.
fn open(environment: &ServiceEnvironment) -> bool {
    environment.state == ServiceEnvironmentState::Enabled
}

/// What an environment has of a unit.
///
/// unverified: one with limits by instance type has none for queues without quota shares, and the other way about.
fn instances_of(environment: &ServiceEnvironment, unit: &str) -> u64 {
    let of_unit = |limit: &&CapacityLimit| limit.capacity_unit.as_deref() == Some(unit);
    let limit = environment.capacity_limits.iter().find(of_unit).and_then(|limit| limit.max_capacity);
    limit.and_then(|count| u64::try_from(count).ok()).unwrap_or_default()
}

/// What the environment of a queue with quota shares has; none if it takes no jobs.
fn capacity(partition: &Partition, queue: &JobQueue) -> Option<Instances> {
    let Environments::Service(places) = &queue.environments else { return None };
    let environment = partition.service_environments.get(&places.first()?.environment)?;
    let units = environment.capacity_limits.iter().filter_map(|limit| limit.capacity_unit.as_deref());
    let types = units.filter(|unit| *unit != NUMBER_OF_INSTANCES);
    open(environment).then(|| types.map(|unit| (unit.into(), instances_of(environment, unit))).into_map())
}

fn shares(queue: &JobQueue) -> BTreeMap<scheduler::Name, Share> {
    let there = queue.quota_shares.iter().filter(|(_, share)| share.status != Status::Deleting);
    there.map(|(name, share)| (name.as_str().into(), quota_share(share))).into_map()
}

fn quota_share(share: &QuotaShare) -> Share {
    let limits = share.capacity_limits.iter().map(|limit| {
        (limit.capacity_unit.as_str().into(), u64::try_from(limit.max_capacity).unwrap_or_default())
    });
    Share {
        limits: limits.into_map(),
        sharing: match share.sharing.strategy {
            Strategy::Reserve => Sharing::Reserve,
            Strategy::Lend => Sharing::Lend,
            // Anything below zero stands for no limit.
            Strategy::LendAndBorrow => Sharing::LendAndBorrow {
                percent: share.sharing.borrow_limit.and_then(|percent| u32::try_from(percent).ok()),
            },
        },
        in_share_preemption: share.preemption.in_share_preemption == InShare::Enabled,
    }
}
