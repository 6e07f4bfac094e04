//! `DescribeSchedulingPolicies`.

use std::collections::BTreeSet;

use super::{Policy, SchedulingPolicy, arn};
use crate::{
    api::batch::{
        DescribeSchedulingPoliciesRequest, DescribeSchedulingPoliciesResponse, Error, SchedulingPolicyDetail,
    },
    batch::{
        State,
        errors::Refusal,
        names::{self, Kind, Name},
        queue_refusals::QueueRefusal,
    },
    kit::{Context, Scope},
};

/// The most policies of one call.
const MOST_ARNS: usize = 100;

/// Everything about the policies with these ARNs; those that are not there are left out.
pub(in crate::batch) fn describe(
    state: &State,
    context: &Context<'_>,
    input: DescribeSchedulingPoliciesRequest,
) -> Result<DescribeSchedulingPoliciesResponse, Error> {
    let scope = context.scope();
    let policies = &state.at(scope).scheduling_policies;
    let names = named(scope, &input.arns).map_err(|refusal| refusal.error(context))?;
    let details = names.iter().filter_map(|name| Some(detail(name, policies.get(name)?, scope))).collect();
    Ok(DescribeSchedulingPoliciesResponse { scheduling_policies: Some(details) })
}

/// The names in `arns`, each once. unverified: ARNs of other things are refused, as they are in deletions.
fn named(scope: &Scope, arns: &[String]) -> Result<Vec<Name>, Refusal> {
    if arns.len() > MOST_ARNS {
        return Err(QueueRefusal::TooManyNames("SchedulingPolicies").into());
    }
    let mut seen = BTreeSet::new();
    let mut names = Vec::new();
    for arn in arns {
        match names::resolve_arn(Kind::SchedulingPolicy, scope, arn) {
            Ok(name) if seen.insert(name.clone()) => names.push(name),
            Ok(_) | Err(Refusal::NotFound(_)) => {}
            Err(refusal) => return Err(refusal),
        }
    }
    Ok(names)
}

fn detail(name: &Name, policy: &SchedulingPolicy, scope: &Scope) -> SchedulingPolicyDetail {
    let (fairshare_policy, quota_share_policy) = match &policy.policy {
        Policy::Fairshare(policy) => (Some(policy.clone()), None),
        Policy::QuotaShare(policy) => (None, Some(policy.clone())),
    };
    SchedulingPolicyDetail {
        name: name.as_str().to_owned(),
        arn: arn(name, scope),
        quota_share_policy,
        fairshare_policy,
        tags: Some(policy.tags.clone()),
    }
}
