//! Stack sets: what products become under a `STACKSET` constraint, a stack in each of some accounts and regions.
//!
//! A request carries out a [`Rollout`] over some of the stacks, region by region as `CloudFormation` does. What fails in
//! one account does not take back what was done in others.

mod advance;
mod list;
mod request;
mod rollout;
mod runner;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::{
    super::api::StackInstanceStatus,
    own::{OwnCall, Workshop},
};
use crate::{
    cloudformation::{Map, Plan, Stack, resolve},
    kit::{Caller, Scope},
    sts,
};

pub(super) use advance::advance;
pub(super) use list::list_stack_instances_for_provisioned_product;
pub(super) use request::Request;

use rollout::Rollout;

/// A stack set.
#[derive(Debug, Default, Serialize)]
pub(super) struct StackSet {
    /// What its stacks are to be like; none before `CloudFormation` has taken an order.
    blueprint: Option<Blueprint>,
    /// What there is of it in each account and region.
    #[serde(serialize_with = "as_list")]
    instances: BTreeMap<Scope, Instance>,
    /// What is under way.
    rollout: Option<Rollout>,
    /// The name of the role of each account as which its stacks are worked on.
    execution_role: Box<str>,
}

/// Accounts and regions cannot be the keys of a JSON object.
fn as_list<S: Serializer>(instances: &BTreeMap<Scope, Instance>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(instances)
}

/// What the stacks of a set are to be like.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Blueprint {
    plan: Plan,
    /// The rules of the constraints.
    rules: Vec<Map>,
}

/// What there is of a stack set in an account and region.
#[derive(Debug, Serialize)]
struct Instance {
    /// None before it was first begun.
    stack: Option<Box<Stack>>,
    /// The work on what is really made for it, if there ever was any.
    workshop: Option<Box<Workshop>>,
    status: StackInstanceStatus,
}

impl Instance {
    /// An instance that nothing was done for yet.
    const fn new() -> Self {
        Self { stack: None, workshop: None, status: StackInstanceStatus::Outdated }
    }
}

impl StackSet {
    /// What its stacks are to be like.
    pub(super) fn plan(&self) -> Option<&Plan> {
        self.blueprint.as_ref().map(|blueprint| &blueprint.plan)
    }

    /// The work on what is really made somewhere.
    pub(super) fn workshop(&mut self, place: &Scope) -> Option<&mut Workshop> {
        self.instances.get_mut(place)?.workshop.as_deref_mut()
    }

    /// The work on what is really made anywhere.
    pub(super) fn workshops(&self) -> impl Iterator<Item = &Workshop> {
        self.instances.values().filter_map(|instance| instance.workshop.as_deref())
    }

    /// The calls that the work on its stacks wants, with where and as whom they are made.
    pub(super) fn wanted(&mut self) -> Vec<(Scope, Caller, Vec<OwnCall>)> {
        let role = &self.execution_role;
        let wanted = self.instances.iter_mut().filter_map(|(place, instance)| {
            let wanted = std::mem::take(&mut instance.workshop.as_mut()?.wanted);
            (!wanted.is_empty()).then(|| (place.clone(), worker(place, role), wanted))
        });
        wanted.collect()
    }

    /// The values of its parameters, by name: what an update can keep.
    pub(super) fn parameter_values(&self) -> BTreeMap<Box<str>, Box<str>> {
        let values = self.blueprint.as_ref().and_then(|Blueprint { plan, .. }| {
            let content = plan.template.content().ok()?;
            resolve(content.parameters(), &plan.parameters).ok()
        });
        values.unwrap_or_default()
    }
}

/// Who works on the stacks of a set in an account.
fn worker(place: &Scope, execution_role: &str) -> Caller {
    let role = place.global_arn("iam", format_args!("role/{execution_role}")).to_string();
    // unverified: what CloudFormation calls its sessions of this role.
    sts::acting_as(place, &role, "AWSCloudFormation")
}
