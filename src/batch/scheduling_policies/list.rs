//! `ListSchedulingPolicies`.

use super::arn;
use crate::{
    api::batch::{
        Error, ListSchedulingPoliciesRequest, ListSchedulingPoliciesResponse, SchedulingPolicyListingDetail,
    },
    batch::{
        State,
        lookup::{self, PageQuery},
    },
    kit::Context,
};

/// The ARNs of all policies, page by page.
///
/// unverified: in the order of their names.
pub(in crate::batch) fn list(
    state: &State,
    context: &Context<'_>,
    input: ListSchedulingPoliciesRequest,
) -> Result<ListSchedulingPoliciesResponse, Error> {
    let scope = context.scope();
    let query = PageQuery { max_results: input.max_results, next_token: input.next_token.as_deref() };
    let page =
        lookup::page(&state.at(scope).scheduling_policies, ("ListSchedulingPolicies", scope), &(), query)
            .map_err(|refusal| refusal.error(context))?;
    let listed = page.items.iter().map(|name| SchedulingPolicyListingDetail { arn: arn(name, scope) });
    Ok(ListSchedulingPoliciesResponse { scheduling_policies: Some(listed.collect()), next_token: page.next })
}
