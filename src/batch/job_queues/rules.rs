//! What a queue may be made of, apart from its environments.

use std::collections::BTreeSet;

use super::Environments;
use crate::{
    api::batch::{JobQueueType, JobStateTimeLimitAction, JobStateTimeLimitActionsAction},
    batch::{
        Partition,
        errors::Refusal,
        names::{self, Kind, Name},
        queue_refusals::QueueRefusal,
        scheduling_policies::SchedulingPolicy,
    },
    kit::Scope,
};

/// Whether a queue may have this priority.
pub(super) fn check_priority(priority: i32) -> Result<(), QueueRefusal> {
    if (0..=1000).contains(&priority) { Ok(()) } else { Err(QueueRefusal::BadPriority) }
}

/// Whether a queue of this type may have these limits on the time that jobs wait at its head.
pub(super) fn check_time_limits(
    limits: &[JobStateTimeLimitAction],
    queue_type: JobQueueType,
) -> Result<(), QueueRefusal> {
    let action = if queue_type == JobQueueType::SagemakerTraining {
        JobStateTimeLimitActionsAction::Terminate
    } else {
        JobStateTimeLimitActionsAction::Cancel
    };
    let mut seen = BTreeSet::new();
    for limit in limits {
        if limit.action != action {
            return Err(QueueRefusal::BadAction(action.as_str()));
        }
        if !(600..=86_400).contains(&limit.max_time_seconds) {
            return Err(QueueRefusal::BadTimeLimit);
        }
        if !seen.insert((limit.state, limit.reason.as_str())) {
            return Err(QueueRefusal::RepeatedAction);
        }
    }
    Ok(())
}

/// Whether the queue `own` with this policy can have these environments: a service environment whose queue has quota
/// shares has no other.
pub(super) fn check_alone(
    partition: &Partition,
    own: &Name,
    environments: &Environments,
    policy: Option<&Name>,
) -> Result<(), QueueRefusal> {
    let Environments::Service(places) = environments else { return Ok(()) };
    let has_quota = |policy: Option<&Name>| {
        let found = policy.and_then(|policy| partition.scheduling_policies.get(policy));
        found.is_some_and(|policy| policy.policy.has_quota_shares())
    };
    for (name, queue) in &partition.job_queues {
        let shared = places.iter().any(|place| queue.environments.has_service(&place.environment));
        if name != own && shared && (has_quota(policy) || has_quota(queue.policy.as_ref())) {
            return Err(QueueRefusal::EnvironmentTaken);
        }
    }
    Ok(())
}

/// The policy with this ARN, which must fit a queue of this type.
pub(super) fn policy<'a>(
    partition: &'a Partition,
    scope: &Scope,
    arn: &str,
    queue_type: JobQueueType,
) -> Result<(Name, &'a SchedulingPolicy), Refusal> {
    let missing = || QueueRefusal::NoPolicy(arn.to_owned());
    let name = match names::resolve_arn(Kind::SchedulingPolicy, scope, arn) {
        Err(Refusal::NotFound(_)) => return Err(missing().into()),
        resolved => resolved?,
    };
    let policy = partition.scheduling_policies.get(&name).ok_or_else(missing)?;
    if policy.policy.has_quota_shares() && queue_type != JobQueueType::SagemakerTraining {
        return Err(QueueRefusal::QuotaWithoutService.into());
    }
    Ok((name, policy))
}
