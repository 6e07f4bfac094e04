//! `UpdateJobQueue`.

use super::{Environments, JobQueue, arn, environments, find, rules};
use crate::{
    api::batch::{Error, UpdateJobQueueRequest, UpdateJobQueueResponse},
    batch::{
        Event, Partition, State,
        errors::Refusal,
        life::{self, Status, Subject},
        names::Name,
        queue_refusals::QueueRefusal,
    },
    kit::{Scope, Transaction},
};

/// What a good request puts in place of what a queue had.
struct Plan {
    name: Name,
    environments: Option<Environments>,
    policy: Option<Name>,
}

/// Changes the members that are given; lists are replaced as a whole.
pub(in crate::batch) fn update(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: UpdateJobQueueRequest,
) -> Result<UpdateJobQueueResponse, Error> {
    let Plan { name, environments, policy } =
        plan(state.at(tx.scope()), tx.scope(), &input).map_err(|refusal| refusal.error(tx))?;
    let response = UpdateJobQueueResponse {
        job_queue_name: Some(name.as_str().to_owned()),
        job_queue_arn: Some(arn(&name, tx.scope())),
    };
    let partition = state.at_mut(tx.scope());
    if let Some(queue) = partition.job_queues.get_mut(&name) {
        queue.state = input.state.unwrap_or(queue.state);
        queue.priority = input.priority.unwrap_or(queue.priority);
        if let Some(environments) = environments {
            queue.environments = environments;
        }
        if policy.is_some() {
            queue.policy = policy;
        }
        if let Some(limits) = input.job_state_time_limit_actions {
            queue.time_limits = limits;
        }
    }
    life::begin(partition, tx, Subject::JobQueue(name), Status::Updating);
    Ok(response)
}

fn plan(partition: &Partition, scope: &Scope, input: &UpdateJobQueueRequest) -> Result<Plan, Refusal> {
    if let Some(priority) = input.priority {
        rules::check_priority(priority)?;
    }
    let (name, queue) = find(&partition.job_queues, scope, &input.job_queue)?;
    queue.status.check_updatable()?;
    let environments = environments(partition, scope, queue, input)?;
    if let Some(limits) = &input.job_state_time_limit_actions {
        rules::check_time_limits(limits, queue.r#type)?;
    }
    let policy = match &input.scheduling_policy_arn {
        Some(arn) => Some(policy(partition, scope, queue, arn)?),
        None => None,
    };
    if let Some(environments) = &environments {
        rules::check_alone(partition, &name, environments, queue.policy.as_ref())?;
    }
    Ok(Plan { name, environments, policy })
}

/// The environments that take the place of those of `queue`: of the same sort, and at least one.
///
/// unverified: that an empty list is refused as it is when a queue is created, and how others are.
fn environments(
    partition: &Partition,
    scope: &Scope,
    queue: &JobQueue,
    input: &UpdateJobQueueRequest,
) -> Result<Option<Environments>, Refusal> {
    let (compute, service) =
        (input.compute_environment_order.as_deref(), input.service_environment_order.as_deref());
    let Some((environments, wanted)) = environments::from_request(partition, scope, compute, service)? else {
        return match (&queue.environments, compute, service) {
            (Environments::Compute(_), Some(_), _) => Err(QueueRefusal::NoEnvironments.into()),
            (Environments::Service(_), _, Some(_)) => Err(QueueRefusal::NoServiceEnvironments.into()),
            _ => Ok(None),
        };
    };
    if wanted != queue.r#type {
        let (wanted, attached) = (queue.r#type.as_str(), wanted.as_str());
        return Err(QueueRefusal::OtherType { wanted, attached }.into());
    }
    Ok(Some(environments))
}

/// The policy that takes the place of that of `queue`: a queue with a policy keeps one of its sort, and one without
/// gets none.
fn policy(partition: &Partition, scope: &Scope, queue: &JobQueue, arn: &str) -> Result<Name, Refusal> {
    let Some(old) = &queue.policy else { return Err(QueueRefusal::PolicyAdded.into()) };
    if arn.is_empty() {
        return Err(QueueRefusal::PolicyRemoved.into());
    }
    let (name, policy) = rules::policy(partition, scope, arn, queue.r#type)?;
    let fits = partition.scheduling_policies.get(old).is_none_or(|old| old.policy.is_like(&policy.policy));
    if fits { Ok(name) } else { Err(QueueRefusal::PolicyOfOtherSort.into()) }
}
