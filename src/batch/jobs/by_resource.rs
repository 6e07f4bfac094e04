//! `ListJobsByConsumableResource`.

use std::ops::Bound;

use super::{
    detail::Viewer,
    filter::{self, Filter},
    id::JobId,
    job::{Body, Job, JobNumber},
};
use crate::{
    api::{
        Timestamp,
        batch::{
            ConsumableResourceProperties, ConsumableResourceRequirement, Error,
            ListJobsByConsumableResourceRequest, ListJobsByConsumableResourceResponse,
            ListJobsByConsumableResourceSummary,
        },
    },
    batch::{
        State,
        errors::Refusal,
        lookup::page_size,
        names::{Kind, Name},
    },
    kit::{Context, Page, page::Pager},
};

/// The jobs that need units of a resource and pass every filter.
///
/// unverified: the newest first; those that are over, too, for as long as they can be seen; an array as a whole, with
/// what each child needs.
pub(in crate::batch) fn list_jobs_by_consumable_resource(
    state: &State,
    context: &Context<'_>,
    input: ListJobsByConsumableResourceRequest,
) -> Result<ListJobsByConsumableResourceResponse, Error> {
    let viewer = Viewer { partition: state.at(context.scope()), context };
    let page = page(viewer, &input).map_err(|refusal| refusal.error(context))?;
    Ok(ListJobsByConsumableResourceResponse { jobs: page.items, next_token: page.next })
}

fn page(
    viewer: Viewer<'_>,
    input: &ListJobsByConsumableResourceRequest,
) -> Result<Page<ListJobsByConsumableResourceSummary>, Refusal> {
    let (resource, _) =
        viewer.partition.consumable_resources.find(viewer.scope(), &input.consumable_resource)?;
    let filters = input.filters.iter().flatten();
    let filters = filters.map(|filter| Filter::from_request(filter, filter::OF_RESOURCE));
    let filters = filters.collect::<Result<Vec<_>, _>>()?;
    let limit = page_size(input.max_results)?;
    let asked = (&resource, &input.filters);
    let pager = Pager { list: "ListJobsByConsumableResource", scope: viewer.scope(), query: &asked };
    let jobs = &viewer.partition.jobs;
    let page = pager.page(input.next_token.as_deref(), limit, |after: Option<u64>| {
        let before = after.map_or(Bound::Unbounded, |number| Bound::Excluded(JobNumber(number)));
        let numbers = jobs.of_resource(resource.as_str()).range((Bound::Unbounded, before)).rev();
        numbers.filter_map(|number| {
            let job = jobs.get(*number)?;
            let fits = filters.iter().all(|filter| filter.passes(job, job.status(), job.created_at));
            if fits { Some((number.0, summary(viewer, job, &resource))) } else { None }
        })
    });
    page.map_err(|_| Refusal::BadNextToken)
}

fn summary(viewer: Viewer<'_>, job: &Job, resource: &Name) -> ListJobsByConsumableResourceSummary {
    let run = match &job.body {
        Body::One(run) => Some(run),
        Body::Array(_) => None,
    };
    let standing = viewer.standing(job, run);
    let needed = job.demand.units.iter().find(|(name, _)| **name == *resource.as_str());
    ListJobsByConsumableResourceSummary {
        job_arn: JobId::whole(job.id).arn(viewer.scope()).into(),
        job_queue_arn: Kind::JobQueue.arn(viewer.scope(), &job.queue).into(),
        job_name: job.name.to_string(),
        job_definition_arn: Some(job.work.definition().job_definition_arn.clone()),
        share_identifier: (!job.share.is_empty()).then(|| job.share.to_string()),
        job_status: standing.status.as_str().to_owned(),
        quantity: needed.map_or(0, |(_, units)| quantity(*units)),
        status_reason: standing.reason,
        started_at: standing.started_at.map(Timestamp::as_millis),
        created_at: standing.created_at.as_millis(),
        consumable_resource_properties: consumables(job),
    }
}

/// What a job needs of each resource; unverified: of one with nodes, what they need together, by name.
fn consumables(job: &Job) -> ConsumableResourceProperties {
    if job.work.nodes().is_none() {
        return job.work.consumables().unwrap_or_default();
    }
    let list = job.demand.units.iter().map(|(name, units)| ConsumableResourceRequirement {
        consumable_resource: Some(name.to_string()),
        quantity: Some(quantity(*units)),
    });
    ConsumableResourceProperties { consumable_resource_list: Some(list.collect()) }
}

fn quantity(units: u64) -> i64 {
    i64::try_from(units).unwrap_or(i64::MAX)
}
