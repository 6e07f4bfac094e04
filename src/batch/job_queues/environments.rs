//! The environments of a queue.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::{
    api::batch::{ComputeEnvironmentOrder, JobQueueType, ServiceEnvironmentOrder},
    batch::{
        Partition,
        compute_environments::ComputeEnvironment,
        errors::Refusal,
        life::Status,
        names::{self, Kind, Name},
        queue_refusals::QueueRefusal,
    },
    kit::{Ordered, Scope},
};

/// The most compute environments of a queue.
const MOST_COMPUTE_ENVIRONMENTS: usize = 3;

/// Where the jobs of a queue can run: environments of one sort, in the order in which they are tried.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(in crate::batch) enum Environments {
    /// Containers, in compute environments.
    Compute(Vec<Place>),
    /// Service jobs, in service environments.
    Service(Vec<Place>),
}

/// The place of an environment in a queue.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(in crate::batch) struct Place {
    /// The number that the request gave it; the lowest is tried first.
    pub(in crate::batch) order: i32,
    /// The name of the environment.
    pub(in crate::batch) environment: Name,
}

impl Environments {
    /// Whether the compute environment of this name is among them.
    pub(in crate::batch) fn has_compute(&self, name: &Name) -> bool {
        matches!(self, Self::Compute(places) if places.iter().any(|place| place.environment == *name))
    }

    /// Whether the service environment of this name is among them.
    pub(in crate::batch) fn has_service(&self, name: &Name) -> bool {
        matches!(self, Self::Service(places) if places.iter().any(|place| place.environment == *name))
    }
}

/// The environments that a request gives, and the type of a queue with them; none if it gives none.
pub(super) fn from_request(
    partition: &Partition,
    scope: &Scope,
    compute: Option<&[ComputeEnvironmentOrder]>,
    service: Option<&[ServiceEnvironmentOrder]>,
) -> Result<Option<(Environments, JobQueueType)>, Refusal> {
    let compute = compute.filter(|order| !order.is_empty());
    let service = service.filter(|order| !order.is_empty());
    match (compute, service) {
        (Some(_), Some(_)) => Err(QueueRefusal::BothOrders.into()),
        (Some(order), None) => Ok(Some(compute_environments(partition, scope, order)?)),
        (None, Some(order)) => Ok(Some(service_environments(partition, scope, order)?)),
        (None, None) => Ok(None),
    }
}

fn compute_environments(
    partition: &Partition,
    scope: &Scope,
    order: &[ComputeEnvironmentOrder],
) -> Result<(Environments, JobQueueType), Refusal> {
    if order.len() > MOST_COMPUTE_ENVIRONMENTS {
        return Err(QueueRefusal::TooManyComputeEnvironments.into());
    }
    let mut places = Vec::new();
    let mut environments = Vec::new();
    for entry in order {
        let text = entry.compute_environment.as_str();
        let found = named(Kind::ComputeEnvironment, scope, "computeEnvironment", text)?
            .and_then(|name| Some((partition.compute_environments.get(&name)?, name)));
        let (environment, name) = found.ok_or(QueueRefusal::NoComputeEnvironment)?;
        if environment.status != Status::Valid {
            let arn = name.arn(Kind::ComputeEnvironment, scope).into();
            return Err(QueueRefusal::InvalidComputeEnvironment(arn).into());
        }
        environments.push(environment);
        places.push(Place { order: entry.order, environment: name });
    }
    let places = in_order(places, "ComputeEnvironment")?;
    Ok((Environments::Compute(places), common_type(&environments)?))
}

fn service_environments(
    partition: &Partition,
    scope: &Scope,
    order: &[ServiceEnvironmentOrder],
) -> Result<(Environments, JobQueueType), Refusal> {
    let [entry] = order else { return Err(QueueRefusal::TooManyServiceEnvironments.into()) };
    let name = named(Kind::ServiceEnvironment, scope, "serviceEnvironment", &entry.service_environment)?
        .filter(|name| {
            let environment = partition.service_environments.get(name);
            environment.is_some_and(|environment| environment.status == Status::Valid)
        })
        .ok_or(QueueRefusal::NoServiceEnvironment)?;
    let places = vec![Place { order: entry.order, environment: name }];
    Ok((Environments::Service(places), JobQueueType::SagemakerTraining))
}

/// The name that a name or an ARN in a request stands for, if there can be something behind it.
fn named(kind: Kind, scope: &Scope, member: &'static str, text: &str) -> Result<Option<Name>, Refusal> {
    match names::resolve(kind, scope, member, text) {
        Ok(name) => Ok(Some(name)),
        Err(Refusal::NotFound(_)) => Ok(None),
        Err(refusal) => Err(refusal),
    }
}

/// The places, that with the lowest number first; each number and each environment may be there once.
fn in_order(mut places: Vec<Place>, word: &'static str) -> Result<Vec<Place>, QueueRefusal> {
    let environments: BTreeSet<&str> = places.iter().map(|place| place.environment.as_str()).into_set();
    if environments.len() < places.len() {
        return Err(QueueRefusal::RepeatedEnvironment(word));
    }
    let numbers: BTreeSet<i32> = places.iter().map(|place| place.order).into_set();
    if numbers.len() < places.len() {
        return Err(QueueRefusal::RepeatedOrder(word));
    }
    places.sort_by_key(|place| place.order);
    Ok(places)
}

/// The type of a queue with these environments, which must go together.
fn common_type(environments: &[&ComputeEnvironment]) -> Result<JobQueueType, QueueRefusal> {
    let mut common = JobQueueType::Ecs;
    for (number, environment) in environments.iter().enumerate() {
        let own = environment.queue_type();
        if number == 0 {
            common = own;
        }
        if own != common {
            let instances = |kind| matches!(kind, JobQueueType::Ecs | JobQueueType::Eks);
            let only_orchestration = instances(own) && instances(common);
            let refusal =
                if only_orchestration { QueueRefusal::MixedOrchestration } else { QueueRefusal::MixedTypes };
            return Err(refusal);
        }
    }
    let architectures: BTreeSet<_> = environments.iter().filter_map(|one| one.architecture()).into_set();
    if architectures.len() > 1 { Err(QueueRefusal::MixedArchitectures) } else { Ok(common) }
}
