//! Plans: what a request would do with the resources of a provisioned product, before it does it.
//!
//! A plan holds the very step that would otherwise be taken at once, and what `CloudFormation` says of it in a change set.
//! Executing the plan takes the step, so that everything from there on is the life of any other request; how far the
//! execution is, its record tells.

mod changes;
mod create;
mod delete;
mod execute;
mod lists;
mod make;
#[cfg(test)]
pub(super) mod tests;

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use serde::Serialize;

use super::{
    super::{
        api::{self, ProvisionedProductPlanStatus as Status},
        collection::{Collection, Identified},
        errors::{Result, no_plan},
        ids::{PlanId, ProvisionedProductId, RecordId},
        record_book::Records,
        records::{Record, Stage as RecordStage},
    },
    Launch, Target,
    life::Step,
};
use crate::{
    api::Timestamp,
    kit::{Delay, Register},
    servicecatalog::ServiceCatalog,
};

pub(in super::super) use make::finish;

/// How long it takes to make a plan.
pub(in super::super) const CREATION: Delay = Delay {
    name: "servicecatalog.plan-creation",
    quick: Duration::from_millis(150),
    real: Duration::from_secs(9),
    what: "between a new plan and its resource changes (CREATE_IN_PROGRESS to CREATE_SUCCESS)",
};

/// A plan.
#[derive(Debug, Serialize)]
pub(in super::super) struct Plan {
    id: PlanId,
    name: String,
    kind: api::ProvisionedProductPlanType,
    /// The provisioned product that it is of.
    launch: Arc<Launch>,
    target: Arc<Target>,
    /// The ARN of who made it.
    principal: Arc<str>,
    /// What was sent, as it is shown.
    parameters: Vec<api::UpdateProvisioningParameter>,
    tags: Vec<api::Tag>,
    notification_arns: Vec<String>,
    created: Timestamp,
    updated: Timestamp,
    /// What would happen to the resources, once that is known.
    changes: Vec<api::ResourceChange>,
    stage: Stage,
}

impl Identified for Plan {
    fn id(&self) -> Arc<str> {
        (&self.id).into()
    }
}

/// How far a plan is.
#[derive(Debug, Serialize)]
enum Stage {
    /// It is being made.
    Creating(Box<Step>),
    /// It can be executed, as long as this is the last request that changed the provisioned product.
    Created(Box<Step>, Option<RecordId>),
    /// It could not be made, for this reason.
    Failed(Box<str>),
    /// It was executed, as this record tells.
    Executed(RecordId),
}

impl Plan {
    /// The record of its execution.
    fn record<'a>(&self, records: &'a Records) -> Option<&'a Record> {
        match &self.stage {
            Stage::Executed(record) => records.get(record.as_str()),
            _ => None,
        }
    }

    /// Its status, and what there is to say about that.
    fn status<'a>(&'a self, records: &'a Records) -> (Status, Option<&'a str>) {
        match &self.stage {
            Stage::Creating(_) => (Status::CreateInProgress, None),
            Stage::Created(..) => (Status::CreateSuccess, None),
            Stage::Failed(message) => (Status::CreateFailed, Some(message)),
            Stage::Executed(_) => match self.record(records).map(|record| &record.stage) {
                Some(RecordStage::Succeeded) => (Status::ExecuteSuccess, None),
                Some(RecordStage::Failed(message)) => (Status::ExecuteFailed, Some(message)),
                _ => (Status::ExecuteInProgress, None),
            },
        }
    }

    /// When something last happened to it.
    fn updated(&self, records: &Records) -> Timestamp {
        self.record(records).map_or(self.updated, |record| record.updated)
    }
}

/// All plans, in order of creation.
#[derive(Debug, Default, Serialize)]
pub(in super::super) struct Plans {
    all: Collection<Plan>,
    /// The plan of each provisioned product that has one.
    #[serde(skip)]
    of: BTreeMap<ProvisionedProductId, PlanId>,
}

impl Plans {
    /// How many there are.
    pub(in super::super) fn len(&self) -> usize {
        self.all.len()
    }

    fn find(&self, id: &str) -> Result<&Plan> {
        self.all.get(id).ok_or_else(|| no_plan(id))
    }

    fn add(&mut self, plan: Plan) {
        self.of.insert(plan.launch.id.clone(), plan.id.clone());
        self.all.add(plan);
    }

    fn remove(&mut self, id: &str) -> Option<Plan> {
        let plan = self.all.remove(id)?;
        self.of.remove(&plan.launch.id);
        Some(plan)
    }

    /// Lets the plan of a provisioned product go that is no more. unverified: that AWS does not keep it.
    pub(super) fn forget(&mut self, product: &ProvisionedProductId) {
        if let Some(plan) = self.of.remove(product) {
            self.all.remove(plan.as_str());
        }
    }
}

/// Registers the operations.
pub(in super::super) fn routes(routes: &mut impl Register<ServiceCatalog>) {
    routes.write::<api::CreateProvisionedProductPlan>(create::create_provisioned_product_plan);
    routes.read::<api::DescribeProvisionedProductPlan>(lists::describe_provisioned_product_plan);
    routes.read::<api::ListProvisionedProductPlans>(lists::list_provisioned_product_plans);
    routes.write::<api::ExecuteProvisionedProductPlan>(execute::execute_provisioned_product_plan);
    routes.write::<api::DeleteProvisionedProductPlan>(delete::delete_provisioned_product_plan);
}
