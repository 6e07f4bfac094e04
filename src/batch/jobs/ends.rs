//! `CancelJob`, `CancelJobs`, `TerminateJob` and `TerminateJobs`, and the end of jobs with their queue.

use std::sync::Arc;

use super::{
    attempts::parts,
    id::{JobId, Part},
    job::{Body, End, JobNumber, Which, is_held, is_over},
    progress::Progress,
    refusal::JobRefusal,
    store::Jobs,
};
use crate::{
    api::batch::{
        CancelJobRequest, CancelJobResponse, CancelJobsErrorDetail, CancelJobsRequest, CancelJobsResponse,
        Error, JobStatus, TerminateJobRequest, TerminateJobResponse, TerminateJobsErrorDetail,
        TerminateJobsRequest, TerminateJobsResponse,
    },
    batch::{Event, State, errors::Refusal},
    kit::Transaction,
};

/// The most jobs that one call ends.
const MOST_JOBS: usize = 50;
/// The most characters of a reason.
const LONGEST_REASON: usize = 1024;

/// Cancels a job that has not started. Any other is left alone, and one that is not there is no error.
pub(in crate::batch) fn cancel_job(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: CancelJobRequest,
) -> Result<CancelJobResponse, Error> {
    check_reason(&input.reason).map_err(|refusal| refusal.error(tx))?;
    end_each(state, tx, &[input.job_id], &input.reason, Ending::Cancel);
    Ok(CancelJobResponse {})
}

/// Cancels several jobs.
pub(in crate::batch) fn cancel_jobs(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: CancelJobsRequest,
) -> Result<CancelJobsResponse, Error> {
    check_jobs(&input.jobs, &input.reason).map_err(|refusal| refusal.error(tx))?;
    let (successful, malformed) = end_each(state, tx, &input.jobs, &input.reason, Ending::Cancel);
    let errors = malformed.into_iter().map(|job| {
        let (code, message) = malformed_id();
        CancelJobsErrorDetail { job, code, message }
    });
    Ok(CancelJobsResponse { errors: errors.collect(), successful })
}

/// Ends a job, whether it has started or not; one that is not there is no error.
pub(in crate::batch) fn terminate_job(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: TerminateJobRequest,
) -> Result<TerminateJobResponse, Error> {
    check_reason(&input.reason).map_err(|refusal| refusal.error(tx))?;
    end_each(state, tx, &[input.job_id], &input.reason, Ending::Terminate);
    Ok(TerminateJobResponse {})
}

/// Ends several jobs.
pub(in crate::batch) fn terminate_jobs(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: TerminateJobsRequest,
) -> Result<TerminateJobsResponse, Error> {
    check_jobs(&input.jobs, &input.reason).map_err(|refusal| refusal.error(tx))?;
    let (successful, malformed) = end_each(state, tx, &input.jobs, &input.reason, Ending::Terminate);
    let errors = malformed.into_iter().map(|job| {
        let (code, message) = malformed_id();
        TerminateJobsErrorDetail { job, code, message }
    });
    Ok(TerminateJobsResponse { errors: errors.collect(), successful })
}

fn check_reason(reason: &str) -> Result<(), Refusal> {
    if reason.is_empty() {
        return Err(Refusal::Required("reason"));
    }
    if reason.chars().count() > LONGEST_REASON { Err(JobRefusal::LongReason.into()) } else { Ok(()) }
}

fn check_jobs(jobs: &[String], reason: &str) -> Result<(), Refusal> {
    check_reason(reason)?;
    if jobs.len() > MOST_JOBS {
        return Err(Refusal::TooManyNamed { what: "jobs", most: MOST_JOBS });
    }
    Ok(())
}

/// The published code of ids that are none. unverified: the message.
fn malformed_id() -> (String, String) {
    ("ValidationException".into(), "Job identifier is malformed or isn't valid.".into())
}

/// Ends the jobs named, one after the other; which ids can stand for jobs, and which cannot.
fn end_each(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    jobs: &[String],
    reason: &str,
    ending: Ending,
) -> (Vec<String>, Vec<String>) {
    let reason = Arc::from(reason);
    let (mut known, mut malformed) = (Vec::new(), Vec::new());
    for text in jobs {
        let Some(id) = JobId::parse(text) else {
            malformed.push(text.clone());
            continue;
        };
        known.push(text.clone());
        let scope = tx.scope().clone();
        if let Some(subject) = subject(&state.at(&scope).jobs, id) {
            let (partition, outcomes) = state.parts(&scope);
            let mut progress = Progress::new(partition, outcomes, tx);
            progress.end_subject(subject, ending, &reason);
            progress.conclude();
        }
    }
    (known, malformed)
}

/// How something is to be ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// Unless it has started.
    Cancel,
    /// Even if it has.
    Terminate,
}

/// What is to be ended.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject {
    /// An array as a whole.
    Array(JobNumber),
    /// Anything else.
    Run(Which),
}

/// What an id stands for, if there is such a job. The nodes of a job end with it.
///
/// unverified: that ending a node ends its job.
fn subject(jobs: &Jobs, id: JobId) -> Option<Subject> {
    let number = jobs.number(&id.job)?;
    let job = jobs.get(number)?;
    match (&job.body, id.part) {
        (Body::Array(_), Part::Whole) => Some(Subject::Array(number)),
        (Body::Array(_), Part::Child(index)) => {
            job.run(Some(index)).map(|_| Subject::Run(Which::child(number, index)))
        }
        (Body::One(_), Part::Whole) => Some(Subject::Run(Which::whole(number))),
        (Body::One(_), Part::Node(node)) => {
            let within = job.work.nodes().is_some_and(|nodes| node < nodes.count);
            within.then_some(Subject::Run(Which::whole(number)))
        }
        _ => None,
    }
}

impl Progress<'_, '_> {
    fn end_subject(&mut self, subject: Subject, ending: Ending, reason: &Arc<str>) {
        let all = match subject {
            Subject::Run(which) => vec![which],
            Subject::Array(number) => self.mark_parent(number, ending, reason),
        };
        for which in all {
            match ending {
                Ending::Cancel => self.cancel(which, reason),
                Ending::Terminate => self.terminate(which, reason),
            }
        }
    }

    /// Marks the parent of an array that is not over; the children to end. An array without children ends itself,
    /// unless it is cancelled while it waits for others: then it ends when those have.
    fn mark_parent(&mut self, number: JobNumber, ending: Ending, reason: &Arc<str>) -> Vec<Which> {
        let Some(job) = self.partition.jobs.get_mut(number) else { return Vec::new() };
        let Body::Array(array) = &mut job.body else { return Vec::new() };
        if is_over(array.parent.status) {
            return Vec::new();
        }
        let terminate = ending == Ending::Terminate;
        array.parent.is_terminated |= terminate;
        array.parent.is_cancelled |= !terminate;
        array.parent.reason = Some(Arc::clone(reason));
        let children = parts(number, &job.body);
        if children.is_empty() && (terminate || job.status() == JobStatus::Submitted) {
            self.fail_whole(number, reason);
        }
        children
    }

    /// Cancels what has not started. What waits for others is only marked, and ends when those have.
    pub(super) fn cancel(&mut self, which: Which, reason: &Arc<str>) {
        let Some(run) = self.partition.jobs.run_mut(which) else { return };
        if is_over(run.status) || is_held(run.status) {
            return;
        }
        run.is_cancelled = true;
        if run.status == JobStatus::Pending {
            run.reason = Some(Arc::clone(reason));
        } else {
            self.end(which, JobStatus::Failed, Some(Arc::clone(reason)));
        }
    }

    /// Ends what has not started, and begins to stop what has.
    fn terminate(&mut self, which: Which, reason: &Arc<str>) {
        let Some(run) = self.partition.jobs.run_mut(which) else { return };
        if is_over(run.status) {
            return;
        }
        run.is_terminated = true;
        if is_held(run.status) {
            self.stop(which, Arc::clone(reason));
        } else {
            self.end(which, JobStatus::Failed, Some(Arc::clone(reason)));
        }
    }

    /// Ends at once whatever is left of a job.
    pub(super) fn cut_off(&mut self, number: JobNumber, reason: &str) {
        let reason: Arc<str> = reason.into();
        let Some(job) = self.partition.jobs.get_mut(number) else { return };
        if let Body::Array(array) = &mut job.body
            && !is_over(array.parent.status)
        {
            array.parent.reason = Some(Arc::clone(&reason));
        }
        let all = parts(number, &job.body);
        if all.is_empty() && !is_over(job.status()) {
            self.fail_whole(number, &reason);
        }
        for which in all {
            match self.partition.jobs.run(which).map(|run| run.status) {
                Some(status) if is_held(status) => {
                    let end = End { status_reason: Some(Arc::clone(&reason)), ..End::default() };
                    self.close(which, end, false);
                }
                Some(status) if !is_over(status) => {
                    self.end(which, JobStatus::Failed, Some(Arc::clone(&reason)));
                }
                _ => {}
            }
        }
    }
}
