//! The jobs of an account and region, and what finds them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::Serialize;
use uuid::Uuid;

use super::{
    executing::{Phase, Ticket},
    job::{Body, Job, JobNumber, Run, Which, is_over},
    limits::Stuck,
    line::Occupant,
};
use crate::{
    api::{Timestamp, batch::JobStatus},
    batch::{
        meter::{Meter, Turn},
        scheduler,
    },
};

/// The jobs of an account and region.
#[derive(Debug, Default, Serialize)]
pub(in crate::batch) struct Jobs {
    #[serde(serialize_with = "in_order")]
    all: BTreeMap<JobNumber, Box<Job>>,
    /// The number of the next job.
    next: u64,
    /// What waits at which place of which line.
    pub(super) occupants: BTreeMap<u64, Occupant>,
    /// The places where somebody has not waited for long enough yet, by when they will have.
    pub(super) falling_due: BTreeMap<Timestamp, Vec<u64>>,
    /// The first jobs of queues that need more than there can ever be.
    pub(super) stuck: BTreeMap<scheduler::Name, Stuck>,
    /// What is measured of what they use.
    pub(in crate::batch) meter: Meter,
    /// When something last left the line of a queue.
    pub(super) departures: BTreeMap<scheduler::Name, Timestamp>,
    /// What runs outside, or is to.
    #[serde(serialize_with = "in_order")]
    pub(super) executing: BTreeMap<Ticket, Phase>,
    #[serde(skip)]
    ids: BTreeMap<Uuid, JobNumber>,
    #[serde(skip)]
    queues: BTreeMap<scheduler::Name, Queue>,
    #[serde(skip)]
    by_resource: BTreeMap<scheduler::Name, BTreeSet<JobNumber>>,
}

fn in_order<K: Serialize, V: Serialize, S: serde::Serializer>(
    map: &BTreeMap<K, V>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(map)
}

/// The jobs of a queue: all of them, and by their status.
#[derive(Debug, Default)]
struct Queue {
    all: BTreeSet<JobNumber>,
    /// How many jobs of each share are not over.
    shares: BTreeMap<scheduler::Name, u32>,
    by_status: [BTreeSet<JobNumber>; JobStatus::ALL.len()],
}

static NONE: BTreeSet<JobNumber> = BTreeSet::new();

impl Jobs {
    /// How many there are; an array counts once.
    pub(in crate::batch) fn len(&self) -> usize {
        self.all.len()
    }

    /// How many of them are in a status.
    pub(in crate::batch) fn count(&self, status: JobStatus) -> usize {
        self.queues.values().map(|queue| queue.by_status[status as usize].len()).sum()
    }

    /// The job of this number.
    pub(super) fn get(&self, number: JobNumber) -> Option<&Job> {
        self.all.get(&number).map(|job| &**job)
    }

    /// The job of this number, to change what nothing is found by.
    pub(super) fn get_mut(&mut self, number: JobNumber) -> Option<&mut Job> {
        self.all.get_mut(&number).map(|job| &mut **job)
    }

    /// What runs.
    pub(super) fn run(&self, which: Which) -> Option<&Run> {
        self.get(which.job)?.run(which.child)
    }

    /// What runs, to change all but its status.
    pub(super) fn run_mut(&mut self, which: Which) -> Option<&mut Run> {
        match (&mut self.all.get_mut(&which.job)?.body, which.child) {
            (Body::One(run), None) => Some(run),
            (Body::Array(array), Some(index)) => array.children.get_mut(index as usize),
            _ => None,
        }
    }

    /// The number of the job with this id.
    pub(super) fn number(&self, id: &Uuid) -> Option<JobNumber> {
        self.ids.get(id).copied()
    }

    /// The jobs of a queue, in the order in which they were submitted; those in a status, or all.
    pub(super) fn of_queue(&self, queue: &str, status: Option<JobStatus>) -> &BTreeSet<JobNumber> {
        match (self.queues.get(queue), status) {
            (Some(queue), None) => &queue.all,
            (Some(queue), Some(status)) => &queue.by_status[status as usize],
            (None, _) => &NONE,
        }
    }

    /// The jobs that need units of a resource, in the order in which they were submitted.
    pub(super) fn of_resource(&self, resource: &str) -> &BTreeSet<JobNumber> {
        self.by_resource.get(resource).unwrap_or(&NONE)
    }

    /// Whether a queue has a job of this share that is not over, and how many shares have one.
    pub(super) fn active_shares(&self, queue: &str, share: &str) -> (bool, usize) {
        let shares = self.queues.get(queue).map(|queue| &queue.shares);
        shares.map_or((false, 0), |shares| (shares.contains_key(share), shares.len()))
    }

    /// How many jobs have just been submitted.
    pub(super) fn submitted(&self) -> usize {
        self.queues.values().map(|queue| queue.by_status[JobStatus::Submitted as usize].len()).sum()
    }

    /// Takes in a job that was just submitted.
    pub(super) fn add(&mut self, mut job: Job) -> JobNumber {
        self.next += 1;
        // Very many jobs are alike: what one has in common with the one before, it shares with it.
        if let Some((_, before)) = self.all.last_key_value() {
            if before.demand == job.demand {
                job.demand = Arc::clone(&before.demand);
            }
            if before.share == job.share {
                job.share = Arc::clone(&before.share);
            }
        }
        let number = JobNumber(self.next);
        self.ids.insert(job.id, number);
        let queue = self.queues.entry(Arc::clone(&job.queue)).or_default();
        queue.all.insert(number);
        if !job.share.is_empty() {
            *queue.shares.entry(Arc::clone(&job.share)).or_default() += 1;
        }
        queue.by_status[job.status() as usize].insert(number);
        for (resource, _) in &job.demand.units {
            self.by_resource.entry(Arc::clone(resource)).or_default().insert(number);
        }
        for on in job.depends_on.iter().filter_map(|dependency| dependency.on) {
            if let Some(on) = self.all.get_mut(&on.job).filter(|on| on.dependents.last() != Some(&number)) {
                on.dependents.push(number);
            }
        }
        self.all.insert(number, Box::new(job));
        number
    }

    /// Whether a job that is not over depends on this one: it may still ask how this one has ended.
    pub(super) fn is_waited_for(&self, number: JobNumber) -> bool {
        let dependents = self.get(number).map(|job| job.dependents.as_slice()).unwrap_or_default();
        dependents.iter().any(|other| self.get(*other).is_some_and(|other| !is_over(other.status())))
    }

    /// Forgets a job that was over long ago.
    pub(super) fn forget(&mut self, number: JobNumber) {
        let Some(job) = self.all.remove(&number) else { return };
        self.ids.remove(&job.id);
        if let Some(queue) = self.queues.get_mut(&job.queue) {
            queue.all.remove(&number);
            queue.by_status[job.status() as usize].remove(&number);
            if queue.all.is_empty() {
                self.queues.remove(&job.queue);
            }
        }
        for (resource, _) in &job.demand.units {
            if let Some(jobs) = self.by_resource.get_mut(resource) {
                jobs.remove(&number);
                if jobs.is_empty() {
                    self.by_resource.remove(resource);
                }
            }
        }
    }

    /// Changes the status of what runs, and all that is counted by it. A job that ends does so at `now`.
    pub(super) fn turn(&mut self, which: Which, status: JobStatus, now: Timestamp) {
        let Some(job) = self.all.get_mut(&which.job) else { return };
        let run = match (&mut job.body, which.child) {
            (Body::One(run), None) => run,
            (Body::Array(array), Some(index)) => {
                let Some(run) = array.children.get_mut(index as usize) else { return };
                array.counts.turn(run.status, status);
                array.counted_at = now;
                run
            }
            _ => return,
        };
        let old = std::mem::replace(&mut run.status, status);
        if is_over(status) {
            run.stopped_at = Some(now);
        }
        let turn = Turn { count: 1, milli_vcpus: job.demand.milli_vcpus, from: old, to: status };
        self.meter.turned(&job.queue, turn, now);
        if which.child.is_none() {
            self.moved(which.job, old, status);
        }
    }

    /// Changes the status of the parent of an array.
    pub(super) fn turn_parent(&mut self, number: JobNumber, status: JobStatus, now: Timestamp) {
        let Some(job) = self.all.get_mut(&number) else { return };
        let Body::Array(array) = &mut job.body else { return };
        let old = std::mem::replace(&mut array.parent.status, status);
        if is_over(status) {
            array.parent.stopped_at = Some(now);
        }
        // Of an array that has children, those are counted.
        if array.children.is_empty() {
            let turn = Turn { count: 1, milli_vcpus: job.demand.milli_vcpus, from: old, to: status };
            self.meter.turned(&job.queue, turn, now);
        }
        self.moved(number, old, status);
    }

    fn moved(&mut self, number: JobNumber, from: JobStatus, to: JobStatus) {
        let Some(job) = self.all.get(&number) else { return };
        let Some(queue) = self.queues.get_mut(&job.queue) else { return };
        queue.by_status[from as usize].remove(&number);
        queue.by_status[to as usize].insert(number);
        if is_over(to)
            && !is_over(from)
            && let Some(left) = queue.shares.get_mut(&job.share)
        {
            *left -= 1;
            if *left == 0 {
                queue.shares.remove(&job.share);
            }
        }
    }
}
