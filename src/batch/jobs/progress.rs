//! The life of jobs up to where they may start, and what the end of one means to others.

use std::sync::Arc;

use super::{
    DEPENDENCY_FAILED, Event, VISIBLE_AFTER_END,
    job::{Body, Counts, Job, JobNumber, Parent, Run, Which, is_over},
    store::Jobs,
};
use crate::{
    api::batch::{ArrayJobDependency, JobStatus},
    batch::{self, Partition, outcomes::Outcomes},
    kit::Transaction,
};

/// A change of jobs under way: what it changes, and what has ended by it.
///
/// What follows from an end (others may run, or fail too) is worked off by [`conclude`](Self::conclude) in a loop, for
/// a chain of failures may be as long as there are jobs.
pub(super) struct Progress<'a, 'b> {
    pub(super) partition: &'a mut Partition,
    pub(super) outcomes: &'a Outcomes,
    pub(super) tx: &'a mut Transaction<'b, batch::Event>,
    ended: Vec<Which>,
}

/// Where the things that something waits for stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// All have succeeded.
    Met,
    /// Some are not over.
    Open,
    /// One has failed.
    Failed,
}

impl Standing {
    fn of(statuses: impl Iterator<Item = JobStatus>) -> Self {
        let mut standing = Self::Met;
        for status in statuses {
            match status {
                JobStatus::Failed => return Self::Failed,
                JobStatus::Succeeded => {}
                _ => standing = Self::Open,
            }
        }
        standing
    }
}

impl<'a, 'b> Progress<'a, 'b> {
    /// A change that has changed nothing yet.
    pub(super) fn new(
        partition: &'a mut Partition,
        outcomes: &'a Outcomes,
        tx: &'a mut Transaction<'b, batch::Event>,
    ) -> Self {
        Self { partition, outcomes, tx, ended: Vec::new() }
    }

    pub(super) fn after(&mut self, delay: &crate::kit::Delay, event: Event) {
        self.tx.after(delay, batch::Event::Jobs(event));
    }

    /// Looks whether a job that has not begun may go on.
    pub(super) fn consider(&mut self, number: JobNumber) {
        let Some(job) = self.partition.jobs.get(number) else { return };
        let has_begun = job.array().is_some_and(|array| !array.children.is_empty());
        if has_begun || !matches!(job.status(), JobStatus::Submitted | JobStatus::Pending) {
            return;
        }
        match (standing(&self.partition.jobs, job), cancelled(job)) {
            (Standing::Open, _) => self.turn_whole(number, JobStatus::Pending),
            (_, Some(reason)) => self.fail_whole(number, &reason),
            (Standing::Met, None) => self.release(number),
            (Standing::Failed, None) => self.fail_whole(number, DEPENDENCY_FAILED),
        }
    }

    /// Everything that the job as a whole waits for is there.
    fn release(&mut self, number: JobNumber) {
        let Some(job) = self.partition.jobs.get(number) else { return };
        match &job.body {
            Body::One(_) => self.make_runnable(Which::whole(number)),
            Body::Array(array) => {
                let (size, dependent) = (array.size, job.has_dependent_children());
                self.spawn(number, size, dependent);
            }
        }
    }

    /// Makes the children of an array.
    fn spawn(&mut self, number: JobNumber, size: u32, dependent: bool) {
        let now = self.tx.now;
        let status = if dependent { JobStatus::Pending } else { JobStatus::Runnable };
        if let Some(Body::Array(array)) = self.partition.jobs.get_mut(number).map(|job| &mut job.body) {
            array.children = (0..size).map(|_| Run::new(status, now)).collect();
            array.counts = Counts::default();
            array.counts.add(status, size);
            array.counted_at = now;
        }
        self.partition.jobs.turn_parent(number, JobStatus::Pending, now);
        self.note_spawned(number, status, size);
        if dependent {
            self.consider_children(number);
        } else {
            self.enter_children(number);
        }
    }

    /// Looks whether the children of an array that wait for others may go on.
    fn consider_children(&mut self, number: JobNumber) {
        let array = self.partition.jobs.get(number).and_then(Job::array);
        let count = array.map_or(0, |array| array.children.len());
        for index in (0..).take(count) {
            self.consider_child(number, index);
        }
    }

    /// Looks whether a child that waits for other children may go on.
    fn consider_child(&mut self, number: JobNumber, index: u32) {
        let which = Which::child(number, index);
        let jobs = &self.partition.jobs;
        let Some(job) = jobs.get(number) else { return };
        let Some(run) = job.run(Some(index)).filter(|run| run.status == JobStatus::Pending) else { return };
        let cancelled = run.reason.clone().filter(|_| run.is_cancelled);
        match (child_standing(jobs, job, index), cancelled) {
            (Standing::Open, _) => {}
            (Standing::Met, None) => self.make_runnable(which),
            (_, reason) => {
                let reason = reason.unwrap_or_else(|| DEPENDENCY_FAILED.into());
                self.end(which, JobStatus::Failed, Some(reason));
            }
        }
    }

    /// Nothing but its turn, and room to run, is needed any more.
    pub(super) fn make_runnable(&mut self, which: Which) {
        self.partition.jobs.turn(which, JobStatus::Runnable, self.tx.now);
        self.enter(which);
    }

    fn turn_whole(&mut self, number: JobNumber, status: JobStatus) {
        let now = self.tx.now;
        match self.partition.jobs.get(number).map(|job| &job.body) {
            Some(Body::One(_)) => self.partition.jobs.turn(Which::whole(number), status, now),
            Some(Body::Array(_)) => self.partition.jobs.turn_parent(number, status, now),
            None => {}
        }
    }

    /// Fails a job that has not begun: an array before it has children, too.
    pub(super) fn fail_whole(&mut self, number: JobNumber, reason: &str) {
        match self.partition.jobs.get(number).map(|job| &job.body) {
            Some(Body::One(_)) => self.end(Which::whole(number), JobStatus::Failed, Some(reason.into())),
            Some(Body::Array(_)) => self.end_parent(number, JobStatus::Failed, Some(reason.into())),
            None => {}
        }
    }

    /// Ends what runs, or has waited; what it held has been given back.
    pub(super) fn end(&mut self, which: Which, status: JobStatus, reason: Option<Arc<str>>) {
        self.leave_line(which);
        if let Some(run) = self.partition.jobs.run_mut(which) {
            run.reason = reason;
        }
        self.partition.jobs.turn(which, status, self.tx.now);
        if which.child.is_none() {
            self.forget_later(which.job);
        }
        self.ended.push(which);
    }

    fn end_parent(&mut self, number: JobNumber, status: JobStatus, reason: Option<Arc<str>>) {
        if let Some(Body::Array(array)) = self.partition.jobs.get_mut(number).map(|job| &mut job.body) {
            array.parent.reason = reason;
        }
        self.partition.jobs.turn_parent(number, status, self.tx.now);
        self.forget_later(number);
        self.ended.push(Which::whole(number));
    }

    fn forget_later(&mut self, number: JobNumber) {
        self.tx.ages_at(self.tx.now + VISIBLE_AFTER_END, batch::Event::Jobs(Event::Forget(number)));
    }

    /// Lets everything happen that follows from what has ended.
    pub(super) fn conclude(mut self) {
        while let Some(which) = self.ended.pop() {
            let Some(job) = self.partition.jobs.get(which.job) else { continue };
            let dependents = job.dependents.clone();
            let is_barren = job.array().is_some_and(|array| array.children.is_empty());
            if let Some(index) = which.child {
                if job.depends_on.iter().any(|other| other.kind == Some(ArrayJobDependency::Sequential)) {
                    self.consider_child(which.job, index + 1);
                }
                self.consider_parent(which.job);
                for number in &dependents {
                    self.consider_child(*number, index);
                }
            }
            for number in dependents {
                self.consider(number);
                if is_barren {
                    self.consider_children(number);
                }
            }
        }
    }

    /// Ends an array whose children have all ended. One that was cancelled fails, even if no child could be.
    ///
    /// unverified: that it does if all its children have succeeded.
    fn consider_parent(&mut self, number: JobNumber) {
        let Some(array) = self.partition.jobs.get(number).and_then(Job::array) else { return };
        let failed = array.counts.of(JobStatus::Failed);
        if is_over(array.parent.status) || failed + array.counts.of(JobStatus::Succeeded) < array.size {
            return;
        }
        if failed == 0 && !array.parent.is_cancelled {
            self.end_parent(number, JobStatus::Succeeded, None);
        } else {
            let reason = parent_reason(&array.parent);
            self.end_parent(number, JobStatus::Failed, Some(reason));
        }
    }
}

/// unverified: that an array that was cancelled or terminated keeps the reason that was given.
fn parent_reason(parent: &Parent) -> Arc<str> {
    parent.reason.clone().unwrap_or_else(|| "Array Child Job failed".into())
}

/// Why a job was cancelled that waits for others, if it was.
fn cancelled(job: &Job) -> Option<Arc<str>> {
    match &job.body {
        Body::One(run) => run.reason.clone().filter(|_| run.is_cancelled),
        Body::Array(array) => array.parent.reason.clone().filter(|_| array.parent.is_cancelled),
    }
}

/// Where the things stand that a job as a whole waits for. An array that another's children wait for one by one is
/// among them only if it ended before it had children.
fn standing(jobs: &Jobs, job: &Job) -> Standing {
    let whole = job.depends_on.iter().filter_map(|dependency| {
        let on = dependency.on?;
        let other = jobs.get(on.job)?;
        if dependency.kind.is_some() {
            let never_began = other.array().is_some_and(|array| array.children.is_empty());
            return Some(other.status()).filter(|_| never_began && is_over(other.status()));
        }
        match on.child {
            None => Some(other.status()),
            Some(_) => Some(other.run(on.child).map_or(JobStatus::Pending, |run| run.status)),
        }
    });
    Standing::of(whole)
}

/// Where the children stand that the child with this index waits for.
fn child_standing(jobs: &Jobs, job: &Job, index: u32) -> Standing {
    let others = job.depends_on.iter().filter_map(|dependency| match dependency.kind? {
        ArrayJobDependency::Sequential => {
            let before = index.checked_sub(1)?;
            Some(job.run(Some(before))?.status)
        }
        ArrayJobDependency::NToN => {
            let other = jobs.get(dependency.on?.job)?;
            // An array that ended before it had children has none that will succeed.
            let without = if is_over(other.status()) { other.status() } else { JobStatus::Pending };
            Some(other.run(Some(index)).map_or(without, |run| run.status))
        }
    });
    Standing::of(others)
}
