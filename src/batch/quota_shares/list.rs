//! `ListQuotaShares`.

use super::{QuotaShare, ShareName};
use crate::{
    api::batch::{Error, ListQuotaSharesRequest, ListQuotaSharesResponse, QuotaShareDetail},
    batch::{
        Partition, State,
        errors::Refusal,
        job_queues,
        lookup::{self, PageQuery},
        names::Kind,
    },
    kit::{Context, Scope},
};

/// The shares of a queue, page by page.
///
/// unverified: in the order of their names.
pub(in crate::batch) fn list(
    state: &State,
    context: &Context<'_>,
    input: ListQuotaSharesRequest,
) -> Result<ListQuotaSharesResponse, Error> {
    listed(state.at(context.scope()), context.scope(), &input).map_err(|refusal| refusal.error(context))
}

fn listed(
    partition: &Partition,
    scope: &Scope,
    input: &ListQuotaSharesRequest,
) -> Result<ListQuotaSharesResponse, Refusal> {
    let (queue, found) =
        lookup::find(&partition.job_queues, Kind::JobQueue, scope, "jobQueue", &input.job_queue)?;
    let query = PageQuery { max_results: input.max_results, next_token: input.next_token.as_deref() };
    let page = lookup::page(&found.quota_shares, ("ListQuotaShares", scope), &queue, query)?;
    let details = page.items.into_iter().filter_map(|share| {
        let quota_share = found.quota_shares.get(&share)?;
        Some(detail(&ShareName { queue: queue.clone(), share }, quota_share, scope))
    });
    Ok(ListQuotaSharesResponse { quota_shares: Some(details.collect()), next_token: page.next })
}

/// As much as a description, but for the tags.
fn detail(name: &ShareName, share: &QuotaShare, scope: &Scope) -> QuotaShareDetail {
    QuotaShareDetail {
        quota_share_name: Some(name.share.as_str().to_owned()),
        quota_share_arn: Some(name.arn(scope)),
        job_queue_arn: Some(job_queues::arn(&name.queue, scope)),
        capacity_limits: Some(share.capacity_limits.clone()),
        resource_sharing_configuration: Some(share.sharing.clone()),
        preemption_configuration: Some(share.preemption.clone()),
        state: Some(share.state),
        status: Some(share.status.into()),
    }
}
