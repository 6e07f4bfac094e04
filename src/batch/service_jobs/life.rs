//! The life of a service job: submitted, waiting, passed on, running, ended, and in the end forgotten.

use serde::Serialize;

use super::{
    ServiceJobs,
    delays::{SCHEDULE, START, STOP, SUBMIT},
    ending::{self, Ending},
    setup, stuck,
};
use crate::{
    api::{Timestamp, batch::ServiceJobStatus as Status},
    batch::{Event as BatchEvent, Partition, jobs::VISIBLE_AFTER_END, outcomes::Outcomes, quota::JobNumber},
    kit::{Scope, Transaction},
};

/// unverified: what the status of a job says that was stopped for another.
const PREEMPTED: &str = "Service job was preempted";

/// What becomes due in the life of service jobs.
#[derive(Clone, Debug, Serialize)]
pub enum Event {
    /// A job goes on to its next status, if it is still at this step.
    Advance {
        /// Which job.
        job: JobNumber,
        /// Its step.
        step: u64,
    },
    /// The attempt of a job ends, if it is still at this step.
    Ended {
        /// Which job.
        job: JobNumber,
        /// Its step.
        step: u64,
        /// How it ends.
        ending: Ending,
    },
    /// A job has waited in vain for as long as its queue allows.
    TimeLimit {
        /// Which job.
        job: JobNumber,
        /// Since when.
        since: Timestamp,
    },
    /// A job has ended so long ago that it is forgotten.
    Forget(JobNumber),
}

/// Lets what became due happen.
pub(in crate::batch) fn apply(
    partition: &mut Partition,
    outcomes: &Outcomes,
    event: Event,
    tx: &mut Transaction<'_, BatchEvent>,
) {
    let jobs = &mut partition.service_jobs;
    match event {
        Event::Advance { job, step } if jobs.is_at(job, step) => jobs.advance(job, outcomes, tx),
        Event::Ended { job, step, ending } if jobs.is_at(job, step) => jobs.end_attempt(job, &ending, tx),
        Event::Advance { .. } | Event::Ended { .. } => {}
        Event::TimeLimit { job, since } => stuck::limit_reached(partition, tx, job, since),
        Event::Forget(job) => jobs.forget(job),
    }
}

/// Lets everything follow that follows from a change: of queues, environments and shares, or of what jobs hold. Nothing
/// is looked at if there was none.
pub(in crate::batch) fn drive(partition: &mut Partition, tx: &mut Transaction<'_, BatchEvent>) {
    for subject in std::mem::take(&mut partition.service_jobs.changed) {
        setup::follow(partition, tx, &subject);
    }
    let jobs = &mut partition.service_jobs;
    if !jobs.rooms.is_stirred() {
        return;
    }
    while let Some(start) = jobs.rooms.start(tx.now) {
        for preempted in start.preempted {
            jobs.preempt(preempted, tx);
        }
        jobs.dispatch(start.job, tx);
    }
    stuck::note(partition, tx);
}

impl ServiceJobs {
    fn is_at(&self, number: JobNumber, step: u64) -> bool {
        self.jobs.get(&number).is_some_and(|job| job.step == step)
    }

    /// Lets a job that was just submitted be looked at in a while.
    pub(super) fn begin(number: JobNumber, tx: &mut Transaction<'_, BatchEvent>) {
        tx.after(&SUBMIT, BatchEvent::ServiceJobs(Event::Advance { job: number, step: 0 }));
    }

    fn advance(&mut self, number: JobNumber, outcomes: &Outcomes, tx: &mut Transaction<'_, BatchEvent>) {
        let Some(job) = self.jobs.get_mut(&number) else { return };
        let step = job.step;
        match job.status {
            Status::Submitted => self.try_again(number, tx.now),
            Status::Scheduled => {
                self.set_status(number, Status::Starting);
                tx.after(&START, BatchEvent::ServiceJobs(Event::Advance { job: number, step }));
            }
            Status::Starting => {
                job.started_at = Some(tx.now);
                let ending = ending::of(job, outcomes, tx);
                self.set_status(number, Status::Running);
                let due = tx.now + ending.after;
                tx.at(due, BatchEvent::ServiceJobs(Event::Ended { job: number, step, ending }));
            }
            _ => {}
        }
    }

    /// Lets a job wait for a try that its retry strategy counts.
    fn try_again(&mut self, number: JobNumber, now: Timestamp) {
        if let Some(job) = self.jobs.get_mut(&number) {
            job.tries = job.tries.saturating_add(1);
        }
        self.wait(number, now);
    }

    fn wait(&mut self, number: JobNumber, now: Timestamp) {
        self.set_status(number, Status::Runnable);
        if let Some(job) = self.jobs.get_mut(&number) {
            job.scheduled_at = None;
            job.started_at = None;
            job.entered_at = Some(now);
            self.rooms.enter(number, job);
        }
    }

    /// Passes a job on to the other service.
    fn dispatch(&mut self, number: JobNumber, tx: &mut Transaction<'_, BatchEvent>) {
        let Some(job) = self.jobs.get_mut(&number) else { return };
        if let Some(defect) = job.payload.defect {
            self.end_attempt(number, &Ending::refused(defect.reason()), tx);
            return;
        }
        let attempt = tx.ids().hex(32);
        job.resource_arn = Some(training_job(tx.scope(), &job.payload.name, &attempt).into());
        job.scheduled_at = Some(tx.now);
        job.status_reason = None;
        job.step += 1;
        let step = job.step;
        self.set_status(number, Status::Scheduled);
        tx.after(&SCHEDULE, BatchEvent::ServiceJobs(Event::Advance { job: number, step }));
    }

    fn end_attempt(&mut self, number: JobNumber, ending: &Ending, tx: &mut Transaction<'_, BatchEvent>) {
        let Some(job) = self.jobs.get_mut(&number) else { return };
        if job.is_dispatched() {
            job.attempts.push(job.attempt(tx.now, &ending.reason));
        }
        if ending.is_retried(job) {
            job.step += 1;
            job.status_reason = Some(ending.reason.clone());
            self.rooms.leave(number, &job.queue, tx.now);
            self.try_again(number, tx.now);
        } else {
            let status = if ending.succeeded { Status::Succeeded } else { Status::Failed };
            self.finish(number, status, &ending.reason, tx);
        }
    }

    /// A job that was stopped for another waits again, unless that has happened too often.
    fn preempt(&mut self, number: JobNumber, tx: &mut Transaction<'_, BatchEvent>) {
        let Some(job) = self.jobs.get_mut(&number) else { return };
        job.note_preemption(tx.now, PREEMPTED);
        let configuration = job.request.preemption_configuration.as_ref();
        let retries =
            configuration.and_then(|configuration| configuration.preemption_retries_before_termination);
        // One that is being terminated only ends sooner.
        let terminated = job.is_terminated.then(|| job.status_reason.take()).flatten();
        if let Some(reason) = terminated {
            self.finish(number, Status::Failed, &reason, tx);
        } else if retries.is_some_and(|most| job.preemptions > most) {
            self.finish(number, Status::Failed, PREEMPTED, tx);
        } else {
            job.step += 1;
            job.status_reason = Some(PREEMPTED.to_owned());
            self.wait(number, tx.now);
        }
    }

    /// Terminates a job, if it has not ended: at once if it waits, in a while if the other service has it.
    pub(super) fn stop(&mut self, number: JobNumber, reason: &str, tx: &mut Transaction<'_, BatchEvent>) {
        let Some(job) = self.jobs.get_mut(&number) else { return };
        if job.has_ended() || job.is_terminated {
            return;
        }
        job.is_terminated = true;
        job.status_reason = Some(reason.to_owned());
        if job.is_dispatched() {
            job.step += 1;
            let ending = Ending::stopped(reason);
            tx.after(&STOP, BatchEvent::ServiceJobs(Event::Ended { job: number, step: job.step, ending }));
        } else {
            self.finish(number, Status::Failed, reason, tx);
        }
    }

    /// Ends a job now, wherever it is, if it has not ended.
    pub(super) fn cut_off(&mut self, number: JobNumber, reason: &str, tx: &mut Transaction<'_, BatchEvent>) {
        if self.jobs.get(&number).is_some_and(|job| !job.has_ended()) {
            self.end_attempt(number, &Ending::stopped(reason), tx);
        }
    }

    fn finish(
        &mut self,
        number: JobNumber,
        status: Status,
        reason: &str,
        tx: &mut Transaction<'_, BatchEvent>,
    ) {
        let Some(job) = self.jobs.get_mut(&number) else { return };
        self.rooms.leave(number, &job.queue, tx.now);
        job.status_reason = Some(reason.to_owned());
        job.stopped_at = Some(tx.now);
        job.stuck = None;
        job.step += 1;
        self.set_status(number, status);
        tx.ages_at(tx.now + VISIBLE_AFTER_END, BatchEvent::ServiceJobs(Event::Forget(number)));
    }

    fn set_status(&mut self, number: JobNumber, status: Status) {
        let Some(job) = self.jobs.get_mut(&number) else { return };
        let old = std::mem::replace(&mut job.status, status);
        self.index.change(&job.queue, (old, status), job.born(number));
    }

    fn forget(&mut self, number: JobNumber) {
        let Some(job) = self.jobs.remove(&number) else { return };
        self.by_id.remove(&job.id);
        self.index.remove(&job.queue, job.status, job.born(number));
    }
}

/// The ARN of the training job of an attempt.
fn training_job(scope: &Scope, name: &str, attempt: &str) -> String {
    scope.arn("sagemaker", format_args!("training-job/AWSBatch{name}{attempt}")).into()
}
