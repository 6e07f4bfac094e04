//! `DescribeJobs`.

use std::collections::BTreeSet;

use super::{detail::Viewer, id::JobId};
use crate::{
    api::batch::{DescribeJobsRequest, DescribeJobsResponse, Error},
    batch::{State, errors::Refusal},
    kit::Context,
};

/// The most jobs that one call describes.
const MOST_JOBS: usize = 100;

/// Everything about the jobs named, each once, in the order of the request. Those that are not there are left out.
pub(in crate::batch) fn describe_jobs(
    state: &State,
    context: &Context<'_>,
    input: DescribeJobsRequest,
) -> Result<DescribeJobsResponse, Error> {
    if input.jobs.len() > MOST_JOBS {
        return Err(Refusal::TooManyNamed { what: "jobs", most: MOST_JOBS }.error(context));
    }
    let viewer = Viewer { partition: state.at(context.scope()), context };
    let mut seen = BTreeSet::new();
    let ids = input.jobs.iter().filter_map(|text| JobId::parse(text)).filter(|id| seen.insert(*id));
    let jobs = ids.filter_map(|id| viewer.detail(id)).collect();
    Ok(DescribeJobsResponse { jobs: Some(jobs) })
}
