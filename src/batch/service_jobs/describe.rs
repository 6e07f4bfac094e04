//! `DescribeServiceJob`.

use super::{
    ServiceJobRefusal, arn,
    job::{Attempt, Job, resource},
};
use crate::{
    api::{
        Timestamp,
        batch::{
            DescribeServiceJobRequest, DescribeServiceJobResponse, Error, LatestServiceJobAttempt,
            ServiceJobCapacityUsageDetail, ServiceJobPreemptedAttempt, ServiceJobPreemptionSummary,
        },
    },
    batch::{State, errors::Refusal, names::Kind},
    kit::{Context, Scope},
};

/// Everything about one job.
pub(in crate::batch) fn describe(
    state: &State,
    context: &Context<'_>,
    input: DescribeServiceJobRequest,
) -> Result<DescribeServiceJobResponse, Error> {
    let jobs = &state.at(context.scope()).service_jobs;
    match jobs.find(&input.job_id) {
        Some((_, job)) => Ok(described(job, context.scope())),
        None => Err(Refusal::from(ServiceJobRefusal::NoJob(input.job_id)).error(context)),
    }
}

fn described(job: &Job, scope: &Scope) -> DescribeServiceJobResponse {
    let request = &*job.request;
    DescribeServiceJobResponse {
        attempts: Some(job.attempts.iter().map(Attempt::detail).collect()),
        capacity_usage: Some(capacity_usage(job)),
        created_at: Some(job.created_at.as_millis()),
        is_terminated: Some(job.is_terminated),
        job_arn: Some(arn(&job.id, scope).into()),
        job_id: job.id.to_string(),
        job_name: request.job_name.clone(),
        job_queue: Kind::JobQueue.arn(scope, &job.queue).into(),
        latest_attempt: latest_attempt(job),
        retry_strategy: request.retry_strategy.clone(),
        scheduled_at: job.scheduled_at.map(Timestamp::as_millis),
        scheduling_priority: request.scheduling_priority,
        service_request_payload: Some(request.service_request_payload.clone()),
        service_job_type: request.service_job_type,
        share_identifier: request.share_identifier.clone(),
        quota_share_name: request.quota_share_name.clone(),
        preemption_configuration: request.preemption_configuration.clone(),
        preemption_summary: preemption_summary(job),
        started_at: job.started_at.map(Timestamp::as_millis),
        status: job.status,
        status_reason: job.status_reason.clone(),
        stopped_at: job.stopped_at.map(Timestamp::as_millis),
        tags: Some(job.tags.clone()),
        timeout_config: request.timeout_config.clone(),
    }
}

/// The training job of the latest attempt, if there was one.
pub(super) fn latest_attempt(job: &Job) -> Option<LatestServiceJobAttempt> {
    let service_resource_id = job.resource_arn.as_deref().map(resource)?;
    Some(LatestServiceJobAttempt { service_resource_id: Some(service_resource_id) })
}

/// What the job is configured to use, by instance type.
fn capacity_usage(job: &Job) -> Vec<ServiceJobCapacityUsageDetail> {
    let usage = job.payload.instances.iter().map(|(kind, count)| ServiceJobCapacityUsageDetail {
        capacity_unit: Some(kind.to_string()),
        quantity: Some(quantity(*count)),
    });
    usage.collect()
}

/// A number of instances, as the wire has it.
#[expect(clippy::cast_precision_loss, reason = "numbers of instances are far below 2 to the 53rd")]
pub(super) fn quantity(count: u64) -> f64 {
    count as f64
}

fn preemption_summary(job: &Job) -> Option<ServiceJobPreemptionSummary> {
    let attempts = job.preempted.iter().map(|attempt| {
        let detail = attempt.detail();
        ServiceJobPreemptedAttempt {
            service_resource_id: detail.service_resource_id,
            started_at: detail.started_at,
            stopped_at: detail.stopped_at,
            status_reason: detail.status_reason,
        }
    });
    (job.preemptions > 0).then(|| ServiceJobPreemptionSummary {
        preempted_attempt_count: Some(job.preemptions),
        recent_preempted_attempts: Some(attempts.collect()),
    })
}
