//! `DescribeQuotaShare`.

use super::find;
use crate::{
    api::batch::{DescribeQuotaShareRequest, DescribeQuotaShareResponse, Error},
    batch::{State, job_queues},
    kit::Context,
};

/// Everything about one share.
pub(in crate::batch) fn describe(
    state: &State,
    context: &Context<'_>,
    input: DescribeQuotaShareRequest,
) -> Result<DescribeQuotaShareResponse, Error> {
    let scope = context.scope();
    let (name, share) =
        find(state.at(scope), scope, &input.quota_share_arn).map_err(|refusal| refusal.error(context))?;
    Ok(DescribeQuotaShareResponse {
        quota_share_name: Some(name.share.as_str().to_owned()),
        quota_share_arn: Some(name.arn(scope)),
        job_queue_arn: Some(job_queues::arn(&name.queue, scope)),
        capacity_limits: Some(share.capacity_limits.clone()),
        resource_sharing_configuration: Some(share.sharing.clone()),
        preemption_configuration: Some(share.preemption.clone()),
        state: Some(share.state),
        status: Some(share.status.into()),
        tags: Some(share.tags.clone()),
    })
}
