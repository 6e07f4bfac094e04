//! `ListServiceJobs`.

use std::ops::Bound;

use super::{
    ServiceJobRefusal, arn,
    describe::{latest_attempt, quantity},
    index::Born,
    job::Job,
};
use crate::{
    api::{
        Timestamp,
        batch::{
            Error, KeyValuesPair, ListServiceJobsRequest, ListServiceJobsResponse,
            ServiceJobCapacityUsageSummary, ServiceJobStatus, ServiceJobSummary,
        },
    },
    batch::{
        Partition, State,
        errors::Refusal,
        lookup::{self, page_size},
        names::Kind,
        pattern::Pattern,
        scheduler,
    },
    kit::{Context, Scope, page::Pager},
};

/// The filters there are.
const FILTERS: &str = "JOB_NAME, BEFORE_CREATED_AT, AFTER_CREATED_AT, SHARE_IDENTIFIER, QUOTA_SHARE_NAME";

/// Which jobs of the queue are asked for.
enum Filter<'a> {
    /// Those of a status.
    None,
    /// Those with a name like one of these.
    Names(Vec<Pattern<'a>>),
    /// Those created before a time.
    Before(i64),
    /// Those created after a time.
    After(i64),
    /// Those of a share identifier.
    Share(&'a [String]),
    /// Those of a quota share.
    QuotaShare(&'a [String]),
}

/// The jobs of a queue, the newest first, page by page: those that run, unless the request says otherwise.
pub(in crate::batch) fn list(
    state: &State,
    context: &Context<'_>,
    input: ListServiceJobsRequest,
) -> Result<ListServiceJobsResponse, Error> {
    page(state.at(context.scope()), context.scope(), &input).map_err(|refusal| refusal.error(context))
}

fn page(
    partition: &Partition,
    scope: &Scope,
    input: &ListServiceJobsRequest,
) -> Result<ListServiceJobsResponse, Refusal> {
    let limit = page_size(input.max_results)?;
    let filter = Filter::from_request(input.filters.as_deref().unwrap_or_default())?;
    let queue = input.job_queue.as_deref().ok_or(ServiceJobRefusal::NoQueue)?;
    let (queue, _) = lookup::find(&partition.job_queues, Kind::JobQueue, scope, "jobQueue", queue)?;
    let queue: scheduler::Name = queue.as_str().into();
    let jobs = &partition.service_jobs;
    let born = jobs.index.of(&queue, filter.status(input.job_status));
    let (from, before) = filter.bounds();
    let query = (&queue, input.job_status, &input.filters);
    let page = Pager { list: "ListServiceJobs", scope, query: &query }
        .page(input.next_token.as_deref(), limit, |after: Option<Born>| {
            let end =
                after.map_or(before, |after| before.map_or(Some(after), |before| Some(before.min(after))));
            let end = end.map_or(Bound::Unbounded, |end| Bound::Excluded(end.max(from)));
            born.range((Bound::Included(from), end)).rev().filter_map(|born| {
                let job = jobs.jobs.get(&born.1).filter(|job| filter.passes(job))?;
                Some((*born, summary(job, scope)))
            })
        })
        .map_err(|_| Refusal::BadNextToken)?;
    Ok(ListServiceJobsResponse { job_summary_list: page.items, next_token: page.next })
}

impl<'a> Filter<'a> {
    fn from_request(filters: &'a [KeyValuesPair]) -> Result<Self, Refusal> {
        let filter = match filters {
            [] => return Ok(Self::None),
            [filter] => filter,
            _ => return Err(ServiceJobRefusal::ManyFilters.into()),
        };
        let name = filter.name.as_deref().ok_or(Refusal::Required("filter name"))?;
        let values = filter.values.as_deref().unwrap_or_default();
        let kind = match name {
            "JOB_NAME" => Self::Names(values.iter().map(|value| Pattern::parse(value)).collect()),
            "BEFORE_CREATED_AT" => Self::Before(time(values)?),
            "AFTER_CREATED_AT" => Self::After(time(values)?),
            "SHARE_IDENTIFIER" => Self::Share(values),
            "QUOTA_SHARE_NAME" => Self::QuotaShare(values),
            other => {
                let value = other.to_owned();
                return Err(Refusal::BadValue { member: "filter name", value, allowed: FILTERS });
            }
        };
        if values.is_empty() { Err(Refusal::Required("filter values")) } else { Ok(kind) }
    }

    /// Which status is asked for: with filters on shares any, unless one is given; with other filters always any.
    fn status(&self, given: Option<ServiceJobStatus>) -> Option<ServiceJobStatus> {
        match self {
            Self::None => Some(given.unwrap_or(ServiceJobStatus::Running)),
            Self::Share(_) | Self::QuotaShare(_) => given,
            Self::Names(_) | Self::Before(_) | Self::After(_) => None,
        }
    }

    /// The first that can pass, and the first behind it that cannot.
    fn bounds(&self) -> (Born, Option<Born>) {
        const FIRST: Born = (i64::MIN, 0);
        match self {
            Self::Before(time) => (FIRST, Some((*time, 0))),
            Self::After(time) => ((time.saturating_add(1), 0), None),
            _ => (FIRST, None),
        }
    }

    fn passes(&self, job: &Job) -> bool {
        let among = |values: &[String], share: &Option<String>| {
            share.as_ref().is_some_and(|share| values.contains(share))
        };
        match self {
            Self::None | Self::Before(_) | Self::After(_) => true,
            Self::Names(patterns) => patterns.iter().any(|pattern| pattern.matches(&job.request.job_name)),
            Self::Share(values) => among(values, &job.request.share_identifier),
            Self::QuotaShare(values) => among(values, &job.request.quota_share_name),
        }
    }
}

/// The time in milliseconds that a filter gives; unverified: the first, if it gives several.
fn time(values: &[String]) -> Result<i64, Refusal> {
    let value = values.first().ok_or(Refusal::Required("filter values"))?;
    value.parse().map_err(|_| Refusal::BadValue {
        member: "filter values",
        value: value.clone(),
        allowed: "milliseconds since 1970",
    })
}

fn summary(job: &Job, scope: &Scope) -> ServiceJobSummary {
    let usage = job.payload.instances.iter().map(|(kind, count)| ServiceJobCapacityUsageSummary {
        capacity_unit: Some(kind.to_string()),
        quantity: Some(quantity(*count)),
    });
    ServiceJobSummary {
        latest_attempt: latest_attempt(job),
        capacity_usage: Some(usage.collect()),
        created_at: Some(job.created_at.as_millis()),
        job_arn: Some(arn(&job.id, scope).into()),
        job_id: job.id.to_string(),
        job_name: job.request.job_name.clone(),
        scheduled_at: job.scheduled_at.map(Timestamp::as_millis),
        service_job_type: job.request.service_job_type,
        share_identifier: job.request.share_identifier.clone(),
        quota_share_name: job.request.quota_share_name.clone(),
        status: Some(job.status),
        status_reason: job.status_reason.clone(),
        started_at: job.started_at.map(Timestamp::as_millis),
        stopped_at: job.stopped_at.map(Timestamp::as_millis),
        // The reference has it only where it is true.
        is_terminated: job.is_terminated.then_some(true),
    }
}
