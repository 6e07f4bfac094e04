//! How much there is, and what the scheduler has done.

use super::{Partition, State};
use crate::{api::batch::JobStatus, kit::Sizes};

/// How much there is in all accounts and regions, by kind.
pub fn sizes(state: &State) -> Sizes {
    let sum = |count: fn(&Partition) -> usize| state.iter().map(|(_, partition)| count(partition)).sum();
    vec![
        ("compute_environments", sum(|partition| partition.compute_environments.len())),
        ("consumable_resources", sum(|partition| partition.consumable_resources.len())),
        ("job_definitions", sum(|partition| partition.job_definitions.names())),
        ("job_queues", sum(|partition| partition.job_queues.len())),
        ("jobs", sum(|partition| partition.jobs.len())),
        ("scheduling_policies", sum(|partition| partition.scheduling_policies.len())),
        ("service_jobs", sum(|partition| partition.service_jobs.len())),
    ]
}

/// How jobs stand in all accounts and regions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scheduling {
    /// How many jobs there are in each status, in the order of [`JobStatus::ALL`].
    pub jobs: [usize; JobStatus::ALL.len()],
    /// How many jobs and children were ever started.
    pub starts: u64,
    /// How many queues have a first job that cannot start.
    pub blocked: usize,
}

impl Scheduling {
    /// Looks at every queue.
    pub fn of(state: &State) -> Self {
        let mut all = Self::default();
        for (_, partition) in state.iter() {
            for (sum, status) in all.jobs.iter_mut().zip(JobStatus::ALL) {
                *sum += partition.jobs.count(*status);
            }
            all.starts += partition.scheduler.starts();
            all.blocked += partition.scheduler.blocked_queues();
        }
        all
    }
}
