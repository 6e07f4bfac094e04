//! Service environments: how much of another service the jobs of a queue may use.

mod create;
mod delete;
mod describe;
pub(super) mod limits;
mod update;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

pub(super) use create::create;
pub(super) use delete::delete;
pub(super) use describe::describe;
pub(super) use update::update;

use super::{
    errors::Refusal,
    life::Status,
    lookup,
    names::{Kind, Name},
};
use crate::{
    api::batch::{CapacityLimit, ServiceEnvironmentState, ServiceEnvironmentType},
    kit::{Scope, Tags},
};

/// The most service environments of an account.
///
/// unverified: counted in each region, like the other quotas of Batch.
const MOST_ENVIRONMENTS: usize = 50;

/// The service environments of one account and region, by name.
pub(super) type ServiceEnvironments = BTreeMap<Name, ServiceEnvironment>;

/// A service environment, apart from its name.
#[derive(Debug, Serialize)]
pub(super) struct ServiceEnvironment {
    r#type: ServiceEnvironmentType,
    /// Whether service jobs are placed in it.
    pub(super) state: ServiceEnvironmentState,
    /// Where it stands in its life.
    pub(super) status: Status,
    /// How much its jobs may use at once.
    pub(super) capacity_limits: Vec<CapacityLimit>,
    /// Its tags.
    pub(super) tags: Tags,
}

/// The environment that the member `serviceEnvironment` of a request stands for: a name or an ARN.
fn find<'a>(
    environments: &'a ServiceEnvironments,
    scope: &Scope,
    text: &str,
) -> Result<(Name, &'a ServiceEnvironment), Refusal> {
    lookup::find(environments, Kind::ServiceEnvironment, scope, "serviceEnvironment", text)
}

/// The ARN of the environment with this name.
fn arn(name: &Name, scope: &Scope) -> String {
    name.arn(Kind::ServiceEnvironment, scope).into()
}
