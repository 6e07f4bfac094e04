//! `CreateJobQueue`.

use std::collections::BTreeMap;

use super::{JobQueue, MOST_QUEUES, arn, environments, rules};
use crate::{
    api::batch::{CreateJobQueueRequest, CreateJobQueueResponse, Error, JQState, JobQueueType},
    batch::{
        Event, Partition, State,
        errors::Refusal,
        life::{self, Status, Subject},
        names::{Kind, Name},
        queue_refusals::QueueRefusal,
    },
    kit::{Scope, Tags, Transaction, tags},
};

/// Creates a queue, which is enabled unless the request says otherwise, and becomes valid in a while.
pub(in crate::batch) fn create(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: CreateJobQueueRequest,
) -> Result<CreateJobQueueResponse, Error> {
    let (name, queue) =
        checked(state.at(tx.scope()), tx.scope(), input).map_err(|refusal| refusal.error(tx))?;
    let response = CreateJobQueueResponse {
        job_queue_name: name.as_str().to_owned(),
        job_queue_arn: arn(&name, tx.scope()),
    };
    let partition = state.at_mut(tx.scope());
    partition.job_queues.insert(name.clone(), queue);
    life::begin(partition, tx, Subject::JobQueue(name), Status::Creating);
    Ok(response)
}

fn checked(
    partition: &Partition,
    scope: &Scope,
    input: CreateJobQueueRequest,
) -> Result<(Name, JobQueue), Refusal> {
    let name = Name::parse(&input.job_queue_name).ok_or(Refusal::BadName(Kind::JobQueue))?;
    rules::check_priority(input.priority)?;
    let tags = tags::merged(&Tags::new(), input.tags.iter().flatten())?;
    let (compute, service) =
        (input.compute_environment_order.as_deref(), input.service_environment_order.as_deref());
    let (environments, queue_type) = environments::from_request(partition, scope, compute, service)?
        .ok_or_else(|| nothing_attached(input.job_queue_type))?;
    if let Some(wanted) = input.job_queue_type.filter(|wanted| *wanted != queue_type) {
        let (wanted, attached) = (wanted.as_str(), queue_type.as_str());
        return Err(QueueRefusal::OtherType { wanted, attached }.into());
    }
    let time_limits = input.job_state_time_limit_actions.unwrap_or_default();
    rules::check_time_limits(&time_limits, queue_type)?;
    let policy = match &input.scheduling_policy_arn {
        Some(arn) => Some(rules::policy(partition, scope, arn, queue_type)?.0),
        None => None,
    };
    check_room(partition, &name)?;
    rules::check_alone(partition, &name, &environments, policy.as_ref())?;
    let queue = JobQueue {
        state: input.state.unwrap_or(JQState::Enabled),
        status: Status::Creating,
        priority: input.priority,
        r#type: queue_type,
        policy,
        environments,
        time_limits,
        quota_shares: BTreeMap::new(),
        tags,
    };
    Ok((name, queue))
}

fn nothing_attached(wanted: Option<JobQueueType>) -> QueueRefusal {
    if wanted == Some(JobQueueType::SagemakerTraining) {
        QueueRefusal::NoServiceEnvironments
    } else {
        QueueRefusal::NoEnvironments
    }
}

fn check_room(partition: &Partition, name: &Name) -> Result<(), Refusal> {
    if partition.job_queues.contains_key(name) {
        return Err(Refusal::Exists);
    }
    if partition.job_queues.len() >= MOST_QUEUES {
        return Err(Refusal::LimitReached { kind: Kind::JobQueue, most: MOST_QUEUES });
    }
    Ok(())
}
