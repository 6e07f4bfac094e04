//! `GetJobQueueSnapshot`.

use std::collections::BTreeMap;

use super::{
    detail::Viewer,
    id::{JobId, Part},
    job::{Job, Which},
    summary::vcpus,
};
use crate::{
    api::batch::{
        Error, FairshareCapacityUsage, FairshareCapacityUtilization, FairshareUtilizationDetail,
        FrontOfQueueDetail, FrontOfQueueJobSummary, GetJobQueueSnapshotRequest, GetJobQueueSnapshotResponse,
        JobQueueType, QueueSnapshotCapacityUsage, QueueSnapshotUtilizationDetail,
    },
    batch::{
        Partition, State,
        errors::Refusal,
        job_queues::JobQueue,
        lookup,
        names::{Kind, Name},
    },
    kit::Context,
};

/// How many jobs are shown.
const MOST_JOBS: usize = 100;
/// How many shares are shown.
const MOST_SHARES: usize = 20;

/// The first `RUNNABLE` jobs of a queue, in the order in which they start, and what its jobs use.
pub(in crate::batch) fn get_job_queue_snapshot(
    state: &State,
    context: &Context<'_>,
    input: GetJobQueueSnapshotRequest,
) -> Result<GetJobQueueSnapshotResponse, Error> {
    let partition = state.at(context.scope());
    let (name, queue) =
        find(partition, context, &input.job_queue).map_err(|refusal| refusal.error(context))?;
    if queue.r#type == JobQueueType::SagemakerTraining {
        let jobs = &partition.service_jobs;
        return Ok(jobs.snapshot(name.as_str(), queue.policy.is_some(), context.scope(), context.now));
    }
    let viewer = Viewer { partition, context };
    let now = Some(context.now.as_millis());
    let jobs = Some(front(viewer, &name));
    Ok(GetJobQueueSnapshotResponse {
        front_of_queue: Some(FrontOfQueueDetail { jobs, last_updated_at: now }),
        front_of_quota_shares: None,
        queue_utilization: Some(utilization(viewer, &name, queue)),
    })
}

fn find<'a>(
    partition: &'a Partition,
    context: &Context<'_>,
    text: &str,
) -> Result<(Name, &'a JobQueue), Refusal> {
    lookup::find(&partition.job_queues, Kind::JobQueue, context.scope(), "jobQueue", text)
}

/// A job has been where it is since it came there, or since the last one before it left.
///
/// unverified: for queues with shares, where others may come between.
fn front(viewer: Viewer<'_>, queue: &Name) -> Vec<FrontOfQueueJobSummary> {
    let jobs = &viewer.partition.jobs;
    let places = viewer.partition.scheduler.front(queue.as_str(), MOST_JOBS, viewer.context.now);
    let moved = jobs.departures.get(queue.as_str());
    let mut earlier: BTreeMap<u64, usize> = BTreeMap::new();
    let summaries = places.iter().filter_map(|(place, _)| {
        let at = earlier.entry(place.number()).or_default();
        let which = jobs.occupants.get(&place.number())?.nth(*at)?;
        *at += 1;
        let job = jobs.get(which.job)?;
        let entered = jobs.run(which)?.entered_at;
        let since = moved.copied().max(entered)?;
        Some(FrontOfQueueJobSummary {
            job_arn: Some(id(job, which).arn(viewer.scope()).into()),
            earliest_time_at_position: Some(since.as_millis()),
        })
    });
    summaries.collect()
}

fn id(job: &Job, which: Which) -> JobId {
    JobId { job: job.id, part: which.child.map_or(Part::Whole, Part::Child) }
}

fn utilization(viewer: Viewer<'_>, name: &Name, queue: &JobQueue) -> QueueSnapshotUtilizationDetail {
    let unit = if queue.r#type == JobQueueType::Eks { "cpu" } else { "VCPU" };
    let (total, shares) = viewer.partition.scheduler.usage(name.as_str());
    let mut most: Vec<_> = shares.iter().map(|(share, used)| (*used, share)).collect();
    most.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(other.1)));
    let top = most.into_iter().take(MOST_SHARES).map(|(used, share)| FairshareCapacityUtilization {
        share_identifier: Some(share.to_string()),
        capacity_usage: Some(vec![FairshareCapacityUsage {
            capacity_unit: Some(unit.into()),
            quantity: Some(vcpus(used)),
        }]),
    });
    let fairshare = queue.policy.is_some().then(|| FairshareUtilizationDetail {
        active_share_count: i64::try_from(shares.len()).ok(),
        top_capacity_utilization: Some(top.collect()),
    });
    QueueSnapshotUtilizationDetail {
        total_capacity_usage: Some(vec![QueueSnapshotCapacityUsage {
            capacity_unit: Some(unit.into()),
            quantity: Some(vcpus(total)),
        }]),
        fairshare_utilization: fairshare,
        quota_share_utilization: None,
        last_updated_at: Some(viewer.context.now.as_millis()),
    }
}
