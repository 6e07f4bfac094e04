//! Simulated stacks: what is made of a template, and how that changes. Pure: time, randomness and whoever wants a stack lie
//! outside.
//!
//! [`Stack::begin`] takes a [`Plan`] as `CreateStack` and `UpdateStack` would, or refuses it as they would. From then on an
//! operation is under way, plain data, which each call of [`Stack::advance`] carries on by one step: everything that is
//! ready at once is made or changed, each resource after those that it depends on; what is no longer wanted is removed in
//! the reverse order; and what fails is rolled back to what was there before.
//!
//! Whoever advances a stack hands it a [`Handler`], which is told of every [`Task`] on a resource and may carry it out, let
//! it fail, or keep it pending; what is left to the stack is simulated and succeeds.
//!
//! Of a resource only what was drawn or made is kept. Its properties follow from the plan and the other resources, so they
//! are evaluated anew where they are needed.

mod change_set;
mod comparing;
mod concluding;
mod elsewhere;
mod evaluate;
mod exports;
mod handler;
mod lookup;
mod making;
mod names;
mod operation;
mod plan;
mod removing;
mod resource;
mod rolling_back;
#[cfg(test)]
mod task_tests;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, sync::Arc};

use serde::Serialize;
use thin_vec::ThinVec;

use super::{
    Evaluation, Map,
    changes::check_types,
    error::{Result, TemplateError},
};
use crate::{api::Timestamp, kit::Ordered};

pub use change_set::NoChangeSet;
pub use elsewhere::Told;
pub use exports::Exports;
pub use handler::{Action, Handled, Handler, Occasion, Pending, Simulated, Site, Task};
pub use names::Names;
pub use operation::Progress;
pub use plan::Plan;
pub use resource::StackResource;

use evaluate::Reading;
use operation::{Before, Operation, Phase};

/// An output of a stack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StackOutput {
    /// Its logical id.
    pub key: Box<str>,
    /// Its value.
    pub value: Box<str>,
    /// What it is.
    pub description: Option<Box<str>>,
}

/// What state a stack is in while nothing is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
enum Condition {
    /// It is what its plan says.
    Complete,
    /// It failed to be made, and what was made could not be removed.
    RollbackFailed,
    /// It failed to be changed, and could not be changed back.
    UpdateRollbackFailed,
    /// It could not be removed.
    DeleteFailed,
}

/// A stack.
#[derive(Debug, Serialize)]
pub struct Stack {
    /// Its ARN, which tells where it is and what it is called.
    arn: Arc<str>,
    /// What it is made after; none until that is known.
    plan: Option<Arc<Plan>>,
    /// In the order of their logical ids.
    resources: ThinVec<Arc<StackResource>>,
    /// What a rollback that failed left there beside them.
    leftovers: ThinVec<Arc<StackResource>>,
    /// The names that it exports, and those that it imports.
    exports: ThinVec<Box<str>>,
    imports: ThinVec<Box<str>>,
    condition: Condition,
    /// Whether it was to be deleted since it last became what it is.
    deletion_begun: bool,
    operation: Option<Box<Operation>>,
    /// What it puts out, if somebody else has made it.
    outputs_elsewhere: Option<ThinVec<StackOutput>>,
}

impl Stack {
    /// A stack without anything.
    pub fn new(arn: Arc<str>) -> Self {
        Self {
            arn,
            plan: None,
            resources: ThinVec::new(),
            leftovers: ThinVec::new(),
            exports: ThinVec::new(),
            imports: ThinVec::new(),
            condition: Condition::Complete,
            deletion_begun: false,
            operation: None,
            outputs_elsewhere: None,
        }
    }

    /// Its ARN.
    pub const fn arn(&self) -> &Arc<str> {
        &self.arn
    }

    /// Its name.
    pub fn name(&self) -> String {
        evaluate::name_of(&self.arn)
    }

    /// What it is made after, or is being made after.
    pub fn plan(&self) -> Option<&Plan> {
        self.plan.as_deref()
    }

    /// Whether nothing came of it, so that it is not there at all.
    pub fn is_nothing(&self) -> bool {
        self.plan.is_none()
    }

    /// What is in it at the moment, in the order of the logical ids.
    pub fn resources(&self) -> impl Iterator<Item = &StackResource> {
        self.resources.iter().map(|resource| &**resource)
    }

    /// The status that a failure left it in, if one did.
    pub const fn failed_status(&self) -> Option<&'static str> {
        match self.condition {
            Condition::Complete if self.deletion_begun && self.operation.is_none() => Some("DELETE_FAILED"),
            condition => condition.failed_status(),
        }
    }

    /// Why it goes back to what it was, if it does.
    pub fn failure(&self) -> Option<&str> {
        let operation = self.operation.as_ref()?;
        let is_going_back = matches!(operation.phase, Phase::RollingBack | Phase::TakingBack);
        is_going_back.then_some(&*operation.failure)
    }

    /// When the next step is due, if nothing can be done before.
    pub fn resumes(&self) -> Option<Timestamp> {
        self.operation.as_ref().and_then(|operation| operation.resumes)
    }

    /// The values of its parameters, by name: what an update can keep.
    pub fn parameter_values(&self) -> BTreeMap<Box<str>, Box<str>> {
        let reading = self.plan.as_ref().and_then(|plan| Reading::new(plan, &self.arn).ok());
        reading.map(|reading| reading.values).unwrap_or_default()
    }

    /// What it puts out as it is.
    pub fn outputs(&self, exports: &Exports) -> Vec<StackOutput> {
        if let Some(outputs) = &self.outputs_elsewhere {
            return outputs.to_vec();
        }
        self.read(exports).map(|(outputs, _)| outputs).unwrap_or_default()
    }

    /// Begins to make the stack after `plan`, or to change what there is so that it is like `plan`. `rules` are those
    /// that come from elsewhere than the template.
    ///
    /// # Errors
    /// The message with which `CloudFormation` refuses the request; then nothing has changed.
    pub fn begin(&mut self, plan: Plan, rules: &[&Map], exports: &Exports) -> Result<()> {
        self.condition.check_update(&self.arn)?;
        let reading = Reading::new(&plan, &self.arn)?;
        let evaluation = self.evaluated(&reading, rules, exports)?;
        let after = |name| evaluation.dependencies(name).map(Box::from).collect();
        let waiting =
            evaluation.resources().map(|wanted| (wanted.name.clone(), after(&wanted.name))).into_map();
        let before = Before { plan: self.plan.take(), resources: self.resources.clone() };
        self.operation = Some(Box::new(Operation::new(Phase::Making, before, waiting)));
        self.plan = Some(Arc::new(plan));
        self.deletion_begun = false;
        Ok(())
    }

    /// What a plan comes to for what there is.
    ///
    /// # Errors
    /// As [`begin`](Self::begin).
    fn evaluated<'r>(
        &self,
        reading: &'r Reading<'_>,
        rules: &[&Map],
        exports: &Exports,
    ) -> Result<Evaluation<'r>> {
        let known = reading.known(&self.resources, exports);
        let evaluation = reading.evaluation(rules, &known)?;
        resource::check_policies(&evaluation, &known)?;
        check_types(&mut evaluation.resources().filter_map(|resource| {
            let there = known.find(&resource.name)?;
            Some((&*resource.name, &*there.resource_type, &*resource.resource_type))
        }))?;
        Ok(evaluation)
    }

    /// Begins to remove all there is.
    ///
    /// # Errors
    /// Why it cannot be removed; then nothing of what is there has changed.
    pub fn begin_deletion(&mut self, exports: &Exports) -> Result<()> {
        self.deletion_begun = true;
        exports.check(&self.arn, &self.exports, &[])?;
        let before = Before { plan: self.plan.clone(), resources: ThinVec::new() };
        let mut operation = Operation::new(Phase::Deleting, before, BTreeMap::new());
        // What is kept is no longer the stack's.
        let is_deleted = |resource: &Arc<StackResource>| resource.policy.deletes();
        (self.resources, operation.kept) =
            std::mem::take(&mut self.resources).into_iter().partition(is_deleted);
        operation.leaving = self.resources.iter().chain(&self.leftovers).cloned().collect();
        self.operation = Some(Box::new(operation));
        Ok(())
    }

    /// Carries on what is under way by one step.
    pub fn advance(&mut self, site: &mut Site<'_>) -> Progress {
        let Some(mut operation) = self.operation.take() else { return Progress::Done(Vec::new()) };
        let progress = match operation.phase {
            Phase::Making => self.make(&mut operation, site),
            Phase::CleaningUp => self.clean_up(&mut operation, site),
            Phase::Deleting => self.delete(&mut operation, site),
            Phase::RollingBack => self.roll_back(&mut operation, site),
            Phase::TakingBack => self.take_back(&mut operation, site),
        };
        if matches!(progress, Progress::UnderWay | Progress::RollingBack) {
            self.operation = Some(operation);
        }
        progress
    }
}

impl Condition {
    /// The status that a failure left a stack in, if one did.
    const fn failed_status(self) -> Option<&'static str> {
        match self {
            Self::Complete => None,
            Self::RollbackFailed => Some("ROLLBACK_FAILED"),
            Self::UpdateRollbackFailed => Some("UPDATE_ROLLBACK_FAILED"),
            Self::DeleteFailed => Some("DELETE_FAILED"),
        }
    }

    /// Refuses to change a stack that is in no state for it.
    fn check_update(self, arn: &str) -> Result<()> {
        let Some(state) = self.failed_status() else { return Ok(()) };
        Err(TemplateError::bare(format_args!("Stack:{arn} is in {state} state and can not be updated.")))
    }
}
