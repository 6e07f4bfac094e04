//! `ListJobs`.

use std::ops::Bound;

use super::{
    detail::Viewer,
    filter::{self, Filter},
    id::{JobId, Part},
    job::JobNumber,
    refusal::JobRefusal,
};
use crate::{
    api::batch::{Error, JobStatus, JobSummary, ListJobsRequest, ListJobsResponse},
    batch::{
        Partition, State,
        errors::Refusal,
        job_queues,
        lookup::{page_size, page_size_up_to},
        names::Name,
    },
    kit::{Context, Page, Scope, page::Pager},
};

/// The most jobs on a page without filters.
const LARGEST_PAGE: usize = 1000;

/// What is listed.
enum List {
    /// The jobs of a queue.
    Queue(Name),
    /// The children of an array.
    Array(Option<JobId>),
    /// The nodes of a multi-node parallel job.
    Nodes(Option<JobId>),
}

/// Jobs of a queue, the newest first, or the children or nodes of a job, in the order of their indexes: those in a
/// status (`RUNNING` unless it is given), or those that pass a filter.
pub(in crate::batch) fn list_jobs(
    state: &State,
    context: &Context<'_>,
    input: ListJobsRequest,
) -> Result<ListJobsResponse, Error> {
    let viewer = Viewer { partition: state.at(context.scope()), context };
    let page = page(viewer, &input).map_err(|refusal| refusal.error(context))?;
    Ok(ListJobsResponse { job_summary_list: page.items, next_token: page.next })
}

fn page(viewer: Viewer<'_>, input: &ListJobsRequest) -> Result<Page<JobSummary>, Refusal> {
    let list = List::from_request(viewer.partition, viewer.scope(), input)?;
    let filter = match input.filters.as_deref() {
        None | Some([]) => None,
        Some([filter]) => Some(Filter::from_request(filter, filter::OF_LIST)?),
        Some(_) => return Err(JobRefusal::SeveralFilters.into()),
    };
    let limit = match &filter {
        None => page_size_up_to(LARGEST_PAGE, input.max_results)?,
        Some(_) => page_size(input.max_results)?,
    };
    // A filter stands for a status of its own, but for that on shares.
    let status = match &filter {
        None => Some(input.job_status.unwrap_or(JobStatus::Running)),
        Some(Filter::Share(_)) => input.job_status,
        Some(_) => None,
    };
    let asked = ListJobsRequest { next_token: None, max_results: None, ..input.clone() };
    let pager = Pager { list: "ListJobs", scope: viewer.scope(), query: &asked };
    let token = input.next_token.as_deref();
    let passes = |id: JobId| {
        let (job, run) = viewer.find(id)?;
        let standing = viewer.standing(job, run);
        let fits = status.is_none_or(|status| standing.status == status)
            && filter.as_ref().is_none_or(|filter| filter.passes(job, standing.status, standing.created_at));
        if fits { viewer.summary(id) } else { None }
    };
    let page = match list {
        List::Queue(queue) => pager.page(token, limit, |after: Option<u64>| {
            let before = after.map_or(Bound::Unbounded, |number| Bound::Excluded(JobNumber(number)));
            let jobs =
                viewer.partition.jobs.of_queue(queue.as_str(), status).range((Bound::Unbounded, before));
            jobs.rev().filter_map(|number| {
                let id = JobId::whole(viewer.partition.jobs.get(*number)?.id);
                Some((number.0, passes(id)?))
            })
        }),
        List::Array(id) | List::Nodes(id) => pager.page(token, limit, |after: Option<u32>| {
            let first = after.map_or(0, |index| index.saturating_add(1));
            parts(viewer, id).skip(first as usize).filter_map(|(index, id)| Some((index, passes(id)?)))
        }),
    };
    page.map_err(|_| Refusal::BadNextToken)
}

/// The children or nodes of a job.
fn parts(viewer: Viewer<'_>, id: Option<JobId>) -> impl Iterator<Item = (u32, JobId)> {
    let whole = id.filter(|id| id.part == Part::Whole);
    let found = whole.and_then(|id| Some((id, viewer.find(id)?.0)));
    let (count, is_array) = match found {
        Some((_, job)) => match (job.array(), job.work.nodes()) {
            (Some(array), _) => (u32::try_from(array.children.len()).unwrap_or(u32::MAX), true),
            (None, Some(nodes)) => (nodes.count, false),
            (None, None) => (0, false),
        },
        None => (0, false),
    };
    (0..count).filter_map(move |index| {
        let part = if is_array { Part::Child(index) } else { Part::Node(index) };
        Some((index, JobId { job: whole?.job, part }))
    })
}

impl List {
    /// unverified: that a queue that is not there is refused, and that a job that is not there has no children.
    fn from_request(partition: &Partition, scope: &Scope, input: &ListJobsRequest) -> Result<Self, Refusal> {
        let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        match (given(&input.job_queue), given(&input.array_job_id), given(&input.multi_node_job_id)) {
            (Some(queue), None, None) => {
                let (name, _) = job_queues::named(&partition.job_queues, scope, &queue)?;
                Ok(Self::Queue(name))
            }
            (None, Some(job), None) => Ok(Self::Array(JobId::parse(&job))),
            (None, None, Some(job)) => Ok(Self::Nodes(JobId::parse(&job))),
            _ => Err(JobRefusal::NotOneList.into()),
        }
    }
}
