//! Consumable resources: what jobs take units of, such as licences. See "resource-aware scheduling" in the user guide.

mod create;
mod delete;
mod describe;
mod list;
mod update;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

pub(super) use create::create;
pub(super) use delete::delete;
pub(super) use describe::describe;
pub(super) use list::list;
pub(super) use update::update;

use super::{
    errors::Refusal,
    meter::Stock,
    names::{self, Kind, Name},
    units::Units,
};
use crate::{
    api::Timestamp,
    kit::{Scope, Tags},
};

/// The most consumable resources of an account, as the guide has it.
///
/// unverified: counted in each region, like the other quotas of Batch.
const MOST_RESOURCES: usize = 50_000;

/// A consumable resource, apart from its name.
#[derive(Debug, Serialize)]
pub(super) struct ConsumableResource {
    /// Which of all that were ever made it is: it tells resources apart that had one name after the other.
    pub(super) number: u64,
    pub(super) units: Units,
    pub(super) created_at: Timestamp,
    pub(super) tags: Tags,
}

impl ConsumableResource {
    /// What there is of it.
    pub(super) fn stock(&self) -> Stock {
        Stock {
            total: self.units.total().get().unsigned_abs(),
            in_use: self.units.in_use().get().unsigned_abs(),
            since: self.created_at,
        }
    }
}

/// The consumable resources of one account and region, by name.
#[derive(Debug, Default, Serialize)]
pub(super) struct ConsumableResources {
    all: BTreeMap<Name, ConsumableResource>,
    /// How many were ever made.
    made: u64,
}

impl ConsumableResources {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The resource with this name.
    pub(super) fn get(&self, name: &Name) -> Option<&ConsumableResource> {
        self.all.get(name)
    }

    /// The resource with this name, to change it.
    pub(super) fn get_mut(&mut self, name: &Name) -> Option<&mut ConsumableResource> {
        self.all.get_mut(name)
    }

    /// The resource with this name, as the scheduler writes it.
    pub(super) fn named(&self, name: &str) -> Option<&ConsumableResource> {
        self.all.get(name)
    }

    /// The same, to change it.
    pub(super) fn named_mut(&mut self, name: &str) -> Option<&mut ConsumableResource> {
        self.all.get_mut(name)
    }

    /// The resource that the member `consumableResource` of a request stands for: a name or an ARN.
    pub(super) fn find(&self, scope: &Scope, text: &str) -> Result<(Name, &ConsumableResource), Refusal> {
        let name = names::resolve(Kind::ConsumableResource, scope, "consumableResource", text)?;
        match self.get(&name) {
            Some(resource) => Ok((name, resource)),
            None => Err(Refusal::NotFound(arn(&name, scope))),
        }
    }
}

/// The ARN of the resource with this name.
fn arn(name: &Name, scope: &Scope) -> String {
    name.arn(Kind::ConsumableResource, scope).into()
}

/// What client tokens are tied to.
fn subject(name: &Name, scope: &Scope) -> String {
    name.arn(Kind::ConsumableResource, scope).resource().to_owned()
}
