//! `UpdateServiceJob`.

use super::{ServiceJobRefusal, arn, submit::check_priority};
use crate::{
    api::batch::{Error, UpdateServiceJobRequest, UpdateServiceJobResponse},
    batch::{Event, Partition, State, errors::Refusal, quota::JobNumber},
    kit::Transaction,
};

/// Changes the priority of a job that has not ended. In a queue without shares that means nothing.
pub(in crate::batch) fn update(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: UpdateServiceJobRequest,
) -> Result<UpdateServiceJobResponse, Error> {
    let number = checked(state.at(tx.scope()), &input).map_err(|refusal| refusal.error(tx))?;
    let jobs = &mut state.at_mut(tx.scope()).service_jobs;
    let Some(job) = jobs.jobs.get_mut(&number) else { return Ok(UpdateServiceJobResponse::default()) };
    job.request.scheduling_priority = Some(input.scheduling_priority);
    jobs.rooms.set_priority(number, job, tx.now);
    Ok(UpdateServiceJobResponse {
        job_arn: Some(arn(&job.id, tx.scope()).into()),
        job_name: Some(job.request.job_name.clone()),
        job_id: Some(job.id.to_string()),
    })
}

fn checked(partition: &Partition, input: &UpdateServiceJobRequest) -> Result<JobNumber, Refusal> {
    check_priority(input.scheduling_priority)?;
    let missing = || ServiceJobRefusal::NoJob(input.job_id.clone());
    let (number, job) = partition.service_jobs.find(&input.job_id).ok_or_else(missing)?;
    if job.has_ended() { Err(ServiceJobRefusal::Finished(input.job_id.clone()).into()) } else { Ok(number) }
}
