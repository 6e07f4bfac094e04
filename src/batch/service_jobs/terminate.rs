//! `TerminateServiceJob` and `TerminateServiceJobs`.

use super::ServiceJobRefusal;
use crate::{
    api::batch::{
        Error, TerminateServiceJobRequest, TerminateServiceJobResponse, TerminateServiceJobsErrorDetail,
        TerminateServiceJobsRequest, TerminateServiceJobsResponse,
    },
    batch::{Event, Partition, State, errors::Refusal},
    kit::Transaction,
};

/// The most characters of a reason.
const LONGEST_REASON: usize = 1024;
/// The most jobs of one request.
const MOST_JOBS: usize = 50;
/// How many characters an id has.
const ID_LENGTH: usize = 36;

/// Ends a job with the given reason; one that is not there or has ended is passed over.
pub(in crate::batch) fn terminate(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: TerminateServiceJobRequest,
) -> Result<TerminateServiceJobResponse, Error> {
    check(&input.reason).map_err(|refusal| refusal.error(tx))?;
    stop(state.at_mut(tx.scope()), tx, &input.job_id, &input.reason);
    Ok(TerminateServiceJobResponse {})
}

/// Ends several jobs, each as if it were alone; ids that can be none are answered as errors.
pub(in crate::batch) fn terminate_many(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: TerminateServiceJobsRequest,
) -> Result<TerminateServiceJobsResponse, Error> {
    check_jobs(&input.jobs).and_then(|()| check(&input.reason)).map_err(|refusal| refusal.error(tx))?;
    let partition = state.at_mut(tx.scope());
    let (successful, malformed): (Vec<_>, Vec<_>) = input.jobs.into_iter().partition(|id| is_id(id));
    for id in &successful {
        stop(partition, tx, id, &input.reason);
    }
    let errors = malformed.into_iter().map(|job| TerminateServiceJobsErrorDetail {
        // unverified: the sentence; the code is published.
        message: format!("Service job id {job} is not valid."),
        code: "ValidationException".to_owned(),
        job,
    });
    Ok(TerminateServiceJobsResponse { successful, errors: errors.collect() })
}

fn stop(partition: &mut Partition, tx: &mut Transaction<'_, Event>, id: &str, reason: &str) {
    if let Some(number) = partition.service_jobs.find(id).map(|(number, _)| number) {
        partition.service_jobs.stop(number, reason, tx);
    }
}

fn check(reason: &str) -> Result<(), Refusal> {
    match reason.chars().count() {
        0 => Err(Refusal::Required("reason")),
        1..=LONGEST_REASON => Ok(()),
        _ => Err(ServiceJobRefusal::LongReason.into()),
    }
}

fn check_jobs(jobs: &[String]) -> Result<(), Refusal> {
    match jobs.len() {
        0 => Err(ServiceJobRefusal::NoJobs.into()),
        1..=MOST_JOBS => Ok(()),
        _ => Err(Refusal::TooManyNamed { what: "jobs", most: MOST_JOBS }),
    }
}

/// Whether this can be the id of a job.
fn is_id(text: &str) -> bool {
    text.len() == ID_LENGTH && uuid::Uuid::try_parse(text).is_ok()
}
