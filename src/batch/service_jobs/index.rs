//! Which jobs a queue has, by status, newest last: so that a page of a list costs what is on it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    api::batch::ServiceJobStatus,
    batch::{quota::JobNumber, scheduler::Name},
};

/// When a job was created, in milliseconds, and its number.
pub(super) type Born = (i64, JobNumber);

/// The jobs of every queue that is there.
#[derive(Debug, Default)]
pub(super) struct Index {
    all: BTreeMap<Name, BTreeSet<Born>>,
    by_status: BTreeMap<(Name, ServiceJobStatus), BTreeSet<Born>>,
}

impl Index {
    /// The jobs of a queue, all or those of a status.
    pub(super) fn of(&self, queue: &Name, status: Option<ServiceJobStatus>) -> &BTreeSet<Born> {
        static NONE: BTreeSet<Born> = BTreeSet::new();
        let found = match status {
            None => self.all.get(queue),
            Some(status) => self.by_status.get(&(Arc::clone(queue), status)),
        };
        found.unwrap_or(&NONE)
    }

    /// Adds a job.
    pub(super) fn add(&mut self, queue: &Name, status: ServiceJobStatus, born: Born) {
        self.all.entry(Arc::clone(queue)).or_default().insert(born);
        self.by_status.entry((Arc::clone(queue), status)).or_default().insert(born);
    }

    /// Moves a job from one status to another, if its queue is still there.
    pub(super) fn change(
        &mut self,
        queue: &Name,
        (from, to): (ServiceJobStatus, ServiceJobStatus),
        born: Born,
    ) {
        if self.drop_status(queue, from, born) {
            self.by_status.entry((Arc::clone(queue), to)).or_default().insert(born);
        }
    }

    /// Takes a job out.
    pub(super) fn remove(&mut self, queue: &Name, status: ServiceJobStatus, born: Born) {
        self.drop_status(queue, status, born);
        if let Some(all) = self.all.get_mut(queue) {
            all.remove(&born);
            if all.is_empty() {
                self.all.remove(queue);
            }
        }
    }

    /// Forgets a queue that is gone: one made later with its name does not have its jobs.
    pub(super) fn forget(&mut self, queue: &Name) {
        self.all.remove(queue);
        for status in ServiceJobStatus::ALL {
            self.by_status.remove(&(Arc::clone(queue), *status));
        }
    }

    fn drop_status(&mut self, queue: &Name, status: ServiceJobStatus, born: Born) -> bool {
        let key = (Arc::clone(queue), status);
        let Some(jobs) = self.by_status.get_mut(&key) else { return false };
        let was_there = jobs.remove(&born);
        if jobs.is_empty() {
            self.by_status.remove(&key);
        }
        was_there
    }
}
