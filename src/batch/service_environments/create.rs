//! `CreateServiceEnvironment`.

use super::{MOST_ENVIRONMENTS, ServiceEnvironment, arn, limits};
use crate::{
    api::batch::{
        CreateServiceEnvironmentRequest, CreateServiceEnvironmentResponse, Error, ServiceEnvironmentState,
    },
    batch::{
        Event, Partition, State,
        errors::Refusal,
        life::{self, Status, Subject},
        names::{Kind, Name},
    },
    kit::{Tags, Transaction, tags},
};

/// Creates an environment, which is enabled unless the request says otherwise, and becomes valid in a while.
pub(in crate::batch) fn create(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: CreateServiceEnvironmentRequest,
) -> Result<CreateServiceEnvironmentResponse, Error> {
    let (name, environment) = checked(state.at(tx.scope()), input).map_err(|refusal| refusal.error(tx))?;
    let response = CreateServiceEnvironmentResponse {
        service_environment_name: name.as_str().to_owned(),
        service_environment_arn: arn(&name, tx.scope()),
    };
    let partition = state.at_mut(tx.scope());
    partition.service_environments.insert(name.clone(), environment);
    life::begin(partition, tx, Subject::ServiceEnvironment(name), Status::Creating);
    Ok(response)
}

fn checked(
    partition: &Partition,
    input: CreateServiceEnvironmentRequest,
) -> Result<(Name, ServiceEnvironment), Refusal> {
    let kind = Kind::ServiceEnvironment;
    let name = Name::parse(&input.service_environment_name).ok_or(Refusal::BadName(kind))?;
    limits::check(&input.capacity_limits)?;
    let tags = tags::merged(&Tags::new(), input.tags.iter().flatten())?;
    let existing = &partition.service_environments;
    if existing.contains_key(&name) {
        return Err(Refusal::Exists);
    }
    if existing.len() >= MOST_ENVIRONMENTS {
        return Err(Refusal::LimitReached { kind, most: MOST_ENVIRONMENTS });
    }
    let environment = ServiceEnvironment {
        r#type: input.service_environment_type,
        state: input.state.unwrap_or(ServiceEnvironmentState::Enabled),
        status: Status::Creating,
        capacity_limits: input.capacity_limits,
        tags,
    };
    Ok((name, environment))
}
