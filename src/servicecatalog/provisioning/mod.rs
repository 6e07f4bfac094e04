//! Provisioned products: what was made of a product, and how requests change it over time.

pub(super) mod actions;
mod change_properties;
pub mod delegated;
mod describe;
mod engine;
mod find;
mod goal;
mod import;
#[cfg(test)]
mod import_tests;
mod kind;
mod life;
mod orders;
#[cfg(test)]
mod outcome_tests;
mod outputs;
mod own;
mod parameters;
pub(super) mod plans;
#[cfg(test)]
mod properties;
mod provision;
pub(super) mod reading;
mod stack_sets;
mod stacks;
mod steps;
mod store;
#[cfg(test)]
mod template_tests;
mod terminate;
#[cfg(test)]
mod tests;
mod update;

use std::{sync::Arc, time::Duration};

use serde::Serialize;
use thin_vec::ThinVec;

use super::{
    Event,
    access::{Path, View, Visible},
    api::ProvisionedProductStatus,
    artifacts::Artifact,
    collection::Identified,
    constraints::InForce,
    ids::{ArtifactId, PathId, ProductId, ProvisionedProductId, RecordId},
    records::RecordType,
};
use crate::{
    api::Timestamp,
    cloudformation::Stack,
    kit::{AccountId, Delay, Scope, Tags},
};
use actions::Execution;
use engine::Made;
use goal::Goal;
use orders::{Order, Own, Values};
use own::Workshop;
use stack_sets::StackSet;

pub(super) use delegated::Delegations;
pub use delegated::is_under_way as is_delegating;
pub(super) use describe::describe_provisioned_product;
pub use engine::{EngineTask, Message, Parsed};
pub(super) use engine::{Engines, finish, offers, parameters as archive_parameters, routes, tell};
pub(super) use import::import_as_provisioned_product;
pub(super) use kind::Kind;
pub(super) use outputs::get_provisioned_product_outputs;
pub use own::Asker;
pub(super) use own::{answered, hear};
pub(super) use plans::Plans;
pub(super) use provision::provision_product;
pub(super) use stacks::template_of;
pub(super) use steps::{advance, start};
pub(super) use store::ProvisionedProducts;
pub(super) use terminate::terminate_provisioned_product;
pub(super) use update::update_provisioned_product;

/// Between a request and the begin of the work on it.
pub(super) const RECORD_START: Delay = Delay {
    name: "servicecatalog.record-start",
    quick: Duration::from_millis(150),
    real: Duration::from_secs(1),
    what: "between a provisioning request and the begin of its work (CREATED to IN_PROGRESS)",
};

/// One step of the work on a request: the call of `CloudFormation`, or all resources of a stack that are ready at once.
pub(super) const STACK_STEP: Delay = Delay {
    name: "servicecatalog.stack-step",
    quick: Duration::from_millis(20),
    real: Duration::from_secs(5),
    what: "a step of the work on a provisioning request: resources of its stack that are made, changed or removed at once",
};

/// How a provisioned product came to be. Nothing of it ever changes, so its records share it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Launch {
    pub(super) id: ProvisionedProductId,
    /// What was made of the product.
    pub(super) kind: Kind,
    pub(super) name: Arc<str>,
    /// The ARN of its stack or stack set; empty if it is neither.
    pub(super) stack: Arc<str>,
    /// The ARN of who provisioned it.
    pub(super) principal: Arc<str>,
    /// The version it was provisioned from at first.
    pub(super) artifact: ArtifactId,
    token: Box<str>,
    /// To the millisecond.
    created: Timestamp,
}

impl Launch {
    /// The ARN of the provisioned product, whose service word is `servicecatalog`.
    pub(super) fn arn(&self, scope: &Scope) -> String {
        scope.arn("servicecatalog", format_args!("stack/{}/{}", self.name, self.id)).into()
    }
}

/// What is provisioned, by which path, and as whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Target {
    pub(super) product: ProductId,
    pub(super) artifact: ArtifactId,
    pub(super) path: PathId,
    /// The ARN of the role of the LAUNCH constraint, if there is one.
    pub(super) launch_role: Option<Arc<str>>,
    /// Whose product it is, and whose the portfolio that the path leads through.
    pub(super) product_owner: AccountId,
    pub(super) portfolio_owner: AccountId,
}

/// A provisioned product.
#[derive(Debug, Serialize)]
pub(super) struct ProvisionedProduct {
    launch: Arc<Launch>,
    condition: Condition,
    target: Arc<Target>,
    /// The tags that whoever provisioned it gave it.
    tags: Arc<Tags>,
    /// The topics that whoever provisioned it wants to be told of its stack.
    notification_arns: ThinVec<String>,
    /// What is made of its template; none before that begins, and none if nothing came of it.
    stack: Option<Box<Stack>>,
    /// The work on what is really made for it, if there ever was any.
    workshop: Option<Box<Workshop>>,
    /// The same of a stack set.
    stack_set: Option<Box<StackSet>>,
    /// The same of what an engine makes.
    made: Option<Box<Made>>,
    /// The last request of all; none while there is but a plan of it.
    last_record: Option<RecordId>,
    /// The last of those that provision, update or terminate.
    last_provisioning: Option<RecordId>,
    /// The last successful one of those.
    last_successful: Option<RecordId>,
}

impl Identified for ProvisionedProduct {
    fn id(&self) -> Arc<str> {
        (&self.launch.id).into()
    }
}

/// What state a provisioned product is in.
#[derive(Debug, Serialize)]
enum Condition {
    /// There is but a plan of it.
    Planned,
    /// A request is being worked on.
    UnderChange(Work),
    /// All is well.
    Available,
    /// The last change failed; what was there before is still there.
    Tainted(Arc<str>),
    /// It could not be provisioned, and can only be terminated.
    Error(Arc<str>),
}

/// The work on a request. What the stack is to be made of is there until `CloudFormation` is called.
#[derive(Debug, Serialize)]
enum Work {
    /// It comes to be.
    Provision(Option<Box<Order>>),
    /// It is changed.
    Update(Option<Box<Order>>, Own),
    /// It goes.
    Terminate(Termination),
    /// The stack that it has was made elsewhere.
    Import,
    /// A service action is executed.
    Act(Execution),
}

/// How something is terminated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
enum Termination {
    /// The stack has not been called yet: with it, or even if it cannot be removed, or without it.
    Asked { ignores_errors: bool, retains: bool },
    /// The stack is being removed; whether it does not matter if that fails.
    UnderWay { ignores_errors: bool },
}

impl Work {
    /// The type of the record about it.
    fn kind(&self) -> RecordType {
        match self {
            Self::Provision(_) => RecordType::Provision,
            Self::Update(..) => RecordType::Update,
            Self::Terminate(_) => RecordType::Terminate,
            Self::Import => RecordType::Import,
            Self::Act(_) => RecordType::ExecuteServiceAction,
        }
    }

    /// What the stack is to be made of, while that is not done.
    fn order(&self) -> Option<&Order> {
        match self {
            Self::Provision(order) | Self::Update(order, _) => order.as_deref(),
            Self::Terminate(_) | Self::Import | Self::Act(_) => None,
        }
    }
}

impl Condition {
    fn status(&self) -> ProvisionedProductStatus {
        match self {
            Self::Planned => ProvisionedProductStatus::PlanInProgress,
            Self::UnderChange(_) => ProvisionedProductStatus::UnderChange,
            Self::Available => ProvisionedProductStatus::Available,
            Self::Tainted(_) => ProvisionedProductStatus::Tainted,
            Self::Error(_) => ProvisionedProductStatus::Error,
        }
    }

    fn message(&self) -> Option<&str> {
        match self {
            Self::Planned | Self::UnderChange(_) | Self::Available => None,
            Self::Tainted(message) | Self::Error(message) => Some(message),
        }
    }
}

impl ProvisionedProduct {
    /// The tags that its stack was given; those of whoever provisioned it, if there is none.
    fn stack_tags(&self) -> Arc<Tags> {
        let plan = self.stack.as_ref().and_then(|stack| stack.plan());
        let plan = plan.or_else(|| self.stack_set.as_ref().and_then(|set| set.plan()));
        let plan = plan.or_else(|| self.made.as_ref().and_then(|made| made.plan.as_ref()));
        Arc::clone(plan.map_or(&self.tags, |plan| &plan.tags))
    }
}

impl ProvisionedProduct {
    /// The values of its parameters, by name: what an update can keep.
    fn parameter_values(&self) -> Values {
        let of_stack = self.stack.as_ref().map(|stack| stack.parameter_values());
        let of_set = || self.stack_set.as_ref().map(|set| set.parameter_values());
        let of_engine = || Some(self.made.as_ref()?.plan.as_ref()?.parameters.clone());
        of_stack.or_else(of_set).or_else(of_engine).unwrap_or_default()
    }
}

impl Target {
    /// What somebody who chose these provisions.
    fn new(
        view: &View<'_>,
        found: Visible<'_>,
        artifact: &Artifact,
        path: Path<'_>,
        constraints: &InForce<'_>,
    ) -> Self {
        Self {
            product: found.product.id.clone(),
            artifact: artifact.id.clone(),
            path: path.id(),
            launch_role: constraints.launch_role(view.own().scope),
            product_owner: found.owner.scope.account,
            portfolio_owner: path.owner.scope.account,
        }
    }
}
