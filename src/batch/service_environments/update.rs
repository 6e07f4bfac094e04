//! `UpdateServiceEnvironment`.

use super::{arn, find, limits};
use crate::{
    api::batch::{Error, UpdateServiceEnvironmentRequest, UpdateServiceEnvironmentResponse},
    batch::{
        Event, Partition, State,
        errors::Refusal,
        life::{self, Status, Subject},
        names::Name,
    },
    kit::{Scope, Transaction},
};

/// Changes the members that are given; limits are replaced as a whole.
pub(in crate::batch) fn update(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: UpdateServiceEnvironmentRequest,
) -> Result<UpdateServiceEnvironmentResponse, Error> {
    let name = checked(state.at(tx.scope()), tx.scope(), &input).map_err(|refusal| refusal.error(tx))?;
    let response = UpdateServiceEnvironmentResponse {
        service_environment_name: name.as_str().to_owned(),
        service_environment_arn: arn(&name, tx.scope()),
    };
    let partition = state.at_mut(tx.scope());
    if let Some(environment) = partition.service_environments.get_mut(&name) {
        environment.state = input.state.unwrap_or(environment.state);
        if let Some(limits) = input.capacity_limits {
            environment.capacity_limits = limits;
        }
    }
    life::begin(partition, tx, Subject::ServiceEnvironment(name), Status::Updating);
    Ok(response)
}

fn checked(
    partition: &Partition,
    scope: &Scope,
    input: &UpdateServiceEnvironmentRequest,
) -> Result<Name, Refusal> {
    if let Some(limits) = &input.capacity_limits {
        limits::check(limits)?;
    }
    let (name, environment) = find(&partition.service_environments, scope, &input.service_environment)?;
    environment.status.check_updatable()?;
    Ok(name)
}
