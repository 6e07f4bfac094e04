//! What the meter is told of jobs; of their statuses it is told where those change.

use std::sync::Arc;

use super::{job::JobNumber, progress::Progress};
use crate::{
    api::batch::JobStatus,
    batch::{consumable_resources::ConsumableResource, meter::Turn, scheduler::Demand},
};

impl Progress<'_, '_> {
    /// The children of an array were made.
    pub(super) fn note_spawned(&mut self, number: JobNumber, status: JobStatus, size: u32) {
        let jobs = &mut self.partition.jobs;
        let Some(job) = jobs.get(number) else { return };
        let milli_vcpus = job.demand.milli_vcpus;
        let turn = Turn { count: size.into(), milli_vcpus, from: JobStatus::Submitted, to: status };
        let queue = Arc::clone(&job.queue);
        jobs.meter.turned(&queue, turn, self.tx.now);
    }

    /// So many that each need what `demand` says have come into a line.
    pub(super) fn note_wanted(&mut self, demand: &Demand, number: u32) {
        for (resource, units) in &demand.units {
            let stock = self.partition.consumable_resources.named(resource).map(ConsumableResource::stock);
            let units = u128::from(*units) * u128::from(number);
            self.partition.jobs.meter.wanted(resource, stock, units, self.tx.now);
        }
    }

    /// A job, or a child of it, has left its line.
    pub(super) fn note_left(&mut self, number: JobNumber) {
        let Some(job) = self.partition.jobs.get(number) else { return };
        let demand = Arc::clone(&job.demand);
        for (resource, units) in &demand.units {
            self.partition.jobs.meter.left(resource, *units, self.tx.now);
        }
    }

    /// A job, or a child of it, has taken the units that it needs.
    pub(super) fn note_taken(&mut self, number: JobNumber) {
        let Some(job) = self.partition.jobs.get(number) else { return };
        let demand = Arc::clone(&job.demand);
        for (resource, _) in &demand.units {
            let stock = self.partition.consumable_resources.named(resource).map(ConsumableResource::stock);
            self.partition.jobs.meter.stocked(resource, stock, self.tx.now);
        }
    }

    /// The first jobs of queues have begun to be held up for want of units, or no longer are.
    pub(super) fn note_held_up(&mut self) {
        for (resource, is_held_up) in self.partition.scheduler.take_touched() {
            self.partition.jobs.meter.held_up(&resource, is_held_up, self.tx.now);
        }
    }
}
