//! Where service jobs wait for capacity, and what they hold of it.

use std::{collections::BTreeMap, sync::Arc};

use serde::Serialize;

use super::{job::Job, stuck::Reason};
use crate::{
    api::Timestamp,
    batch::{
        quota::{self, Instances, JobNumber, Quota},
        scheduler::{self, Blocked, Demand, Name, Place, Room, Scheduler, Stock, Taken, Waiting},
    },
    kit::Ordered,
};

/// How many thousandths an instance has: what the scheduler counts capacity in.
const THOUSANDTHS: u64 = 1000;

/// The lines of all queues.
#[derive(Debug, Default, Serialize)]
pub(super) struct Rooms {
    /// Queues without quota shares.
    scheduler: Scheduler,
    /// Queues with quota shares.
    quotas: BTreeMap<Name, Quota>,
    /// Who waits at a place of the scheduler, by its number.
    places: BTreeMap<u64, JobNumber>,
    /// What jobs have of the scheduler.
    held: BTreeMap<JobNumber, Held>,
    /// Whether something may be able to start, or to start no more.
    stirred: bool,
}

#[derive(Debug, Serialize)]
enum Held {
    Place(Place),
    Capacity(Taken),
}

/// Service jobs need no units of consumable resources.
struct Nothing;

impl Stock for Nothing {
    fn available(&self, _resource: &str) -> Option<u64> {
        None
    }

    fn take(&mut self, _resource: &str, _units: u64) {}
}

impl Rooms {
    /// Lets a job wait in its queue.
    pub(super) fn enter(&mut self, number: JobNumber, job: &Job) {
        self.stirred = true;
        if let Some(quota) = self.quotas.get_mut(&job.queue) {
            let share = job.request.quota_share_name.as_deref().unwrap_or_default();
            quota.wait(share, number, job.priority(), Arc::clone(&job.payload.instances));
            return;
        }
        let instances = job.payload.instances.values().fold(0, |sum: u64, count| sum.saturating_add(*count));
        let demand = Demand { milli_vcpus: instances.saturating_mul(THOUSANDTHS), ..Demand::default() };
        let share = job.request.share_identifier.as_deref().unwrap_or_default();
        // Without shares, priorities do not count.
        let priority = if share.is_empty() { 0 } else { job.priority() };
        let waiting = Waiting {
            demand: Arc::new(demand),
            left: 1,
            started: 0,
            share: share.into(),
            priority,
            is_due: true,
        };
        if let Some(place) = self.scheduler.wait(&job.queue, waiting) {
            self.places.insert(place.number(), number);
            self.held.insert(number, Held::Place(place));
        }
    }

    /// Lets a job leave, wherever it is; what it held is free.
    pub(super) fn leave(&mut self, number: JobNumber, queue: &Name, now: Timestamp) {
        self.stirred = true;
        if let Some(quota) = self.quotas.get_mut(queue) {
            quota.remove(number);
        }
        match self.held.remove(&number) {
            Some(Held::Place(place)) => {
                self.places.remove(&place.number());
                self.scheduler.withdraw(queue, &place);
            }
            Some(Held::Capacity(taken)) => self.scheduler.finished(queue, &taken, now),
            None => {}
        }
    }

    /// Takes notice of another priority of a job that has not ended.
    ///
    /// unverified: in a queue with fair shares it then stands behind all others of that priority.
    pub(super) fn set_priority(&mut self, number: JobNumber, job: &Job, now: Timestamp) {
        if let Some(quota) = self.quotas.get_mut(&job.queue) {
            quota.set_priority(number, job.priority());
            self.stirred = true;
        } else if matches!(self.held.get(&number), Some(Held::Place(_)))
            && job.request.share_identifier.is_some()
        {
            self.leave(number, &job.queue, now);
            self.enter(number, job);
        }
    }

    /// Whether anything has happened since there were no more [starts](Self::start).
    pub(super) fn is_stirred(&self) -> bool {
        self.stirred
    }

    /// The next job to start.
    pub(super) fn start(&mut self, now: Timestamp) -> Option<quota::Start> {
        while let Some(start) = self.scheduler.start(&mut Nothing, now) {
            if let Some(job) = self.places.remove(&start.place.number()) {
                self.held.insert(job, Held::Capacity(start.taken));
                return Some(quota::Start { job, preempted: Vec::new() });
            }
        }
        let start = self.quotas.values_mut().find_map(Quota::start);
        self.stirred = start.is_some();
        start
    }

    /// The first `most` jobs that wait in a queue without quota shares, in the order in which they start.
    pub(super) fn front(&self, queue: &str, most: usize, now: Timestamp) -> Vec<JobNumber> {
        let places = self.scheduler.front(queue, most, now);
        places.iter().filter_map(|(place, _)| self.places.get(&place.number()).copied()).collect()
    }

    /// The instances that the jobs of a queue without quota shares hold: all together, and those of each share.
    pub(super) fn held(&self, queue: &str) -> (u64, BTreeMap<Name, u64>) {
        let (total, shares) = self.scheduler.usage(queue);
        (total / THOUSANDTHS, shares.into_iter().map(|(share, held)| (share, held / THOUSANDTHS)).into_map())
    }

    /// A queue with quota shares.
    pub(super) fn quota(&self, queue: &str) -> Option<&Quota> {
        self.quotas.get(queue)
    }

    /// The jobs at the head of a line that wait in vain as long as nothing is changed, and why.
    pub(super) fn stuck<'a>(
        &self,
        queues: impl Iterator<Item = &'a str>,
        now: Timestamp,
    ) -> BTreeMap<JobNumber, Reason> {
        let blocked = self.quotas.values().flat_map(Quota::blocked);
        let mut stuck: BTreeMap<JobNumber, Reason> =
            blocked.filter_map(|(number, blocked)| Some((number, Reason::of(blocked)?))).into_map();
        for queue in queues.filter(|queue| self.scheduler.blocked(queue) == Some(&Blocked::TooLarge)) {
            let front = self.scheduler.front(queue, 1, now);
            let number = front.first().and_then(|(place, _)| self.places.get(&place.number()));
            stuck.extend(number.map(|number| (*number, Reason::Environment)));
        }
        stuck
    }

    /// Sets how many instances an environment of queues without quota shares has; none if it takes no jobs.
    pub(super) fn set_environment(&mut self, name: &Name, instances: Option<u64>) {
        self.stirred = true;
        self.scheduler
            .set_environment(name, instances.map(|count| Room::of(count.saturating_mul(THOUSANDTHS))));
    }

    /// Forgets an environment.
    pub(super) fn forget_environment(&mut self, name: &str) {
        self.scheduler.forget_environment(name);
    }

    /// Sets up a queue without quota shares.
    pub(super) fn set_queue(&mut self, name: &Name, queue: scheduler::Queue) {
        self.stirred = true;
        self.scheduler.set_queue(name, queue);
    }

    /// Sets up a queue with quota shares.
    pub(super) fn set_quota(
        &mut self,
        name: &Name,
        capacity: Option<Instances>,
        shares: &BTreeMap<Name, quota::Share>,
    ) {
        self.stirred = true;
        self.quotas.entry(Arc::clone(name)).or_default().set(capacity, shares);
    }

    /// Forgets a queue, whose jobs have ended.
    pub(super) fn forget_queue(&mut self, name: &str) {
        self.scheduler.forget_queue(name);
        self.quotas.remove(name);
    }
}
