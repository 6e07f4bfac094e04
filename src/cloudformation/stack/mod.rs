//! Simulated stacks: what is made of a template, and how that changes. Pure: time, randomness and whoever wants a stack lie
//! outside.
//!
//! [`Stack::begin`] takes a [`Plan`] as `CreateStack` and `UpdateStack` would, or refuses it as they would. From then on an
//! operation is under way, plain data, which each call of [`Stack::advance`] carries on by one step: everything that is
//! ready at once is made or changed, each resource after those that it depends on; what is no longer wanted is removed in
//! the reverse order; and what fails is rolled back to what was there before.
//!
//! Of a resource only what was drawn or made is kept. Its properties follow from the plan and the other resources, so they
//! are evaluated anew where they are needed.

mod change_set;
mod evaluate;
mod exports;
mod lookup;
mod making;
mod operation;
mod plan;
mod removing;
mod resource;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::Serialize;

use super::{
    Evaluation, Map,
    error::{Result, TemplateError},
};
use crate::kit::Ids;

pub use change_set::NoChangeSet;
pub use exports::Exports;
pub use operation::Progress;
pub use plan::Plan;
pub use resource::{DeletionPolicy, StackResource};

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

/// A stack.
#[derive(Debug, Serialize)]
pub struct Stack {
    /// Its ARN, which tells where it is and what it is called.
    arn: Arc<str>,
    /// What it is made after; none until that is known.
    plan: Option<Arc<Plan>>,
    /// In the order of their logical ids.
    resources: Vec<Arc<StackResource>>,
    /// The names that it exports, and those that it imports.
    exports: Vec<Box<str>>,
    imports: Vec<Box<str>>,
    /// Whether it was to be deleted since it last became what it is.
    deletion_begun: bool,
    operation: Option<Box<Operation>>,
}

impl Stack {
    /// A stack without anything.
    pub const fn new(arn: Arc<str>) -> Self {
        Self {
            arn,
            plan: None,
            resources: Vec::new(),
            exports: Vec::new(),
            imports: Vec::new(),
            deletion_begun: false,
            operation: None,
        }
    }

    /// Its ARN.
    pub const fn arn(&self) -> &Arc<str> {
        &self.arn
    }

    /// What it is made after, or is being made after.
    pub fn plan(&self) -> Option<&Plan> {
        self.plan.as_deref()
    }

    /// What is in it at the moment, in the order of the logical ids.
    pub fn resources(&self) -> impl Iterator<Item = &StackResource> {
        self.resources.iter().map(|resource| &**resource)
    }

    /// Whether it was to be deleted, and is still there.
    pub const fn has_failed_deletion(&self) -> bool {
        self.deletion_begun && self.operation.is_none()
    }

    /// Why it goes back to what it was, if it does.
    pub fn failure(&self) -> Option<&str> {
        let operation = self.operation.as_ref()?;
        (operation.phase == Phase::RollingBack).then_some(&*operation.failure)
    }

    /// The values of its parameters, by name: what an update can keep.
    pub fn parameter_values(&self) -> BTreeMap<Box<str>, Box<str>> {
        let reading = self.plan.as_ref().and_then(|plan| Reading::new(plan, &self.arn).ok());
        reading.map(|reading| reading.values).unwrap_or_default()
    }

    /// What it puts out as it is.
    pub fn outputs(&self, exports: &Exports) -> Vec<StackOutput> {
        self.read(exports).map(|(outputs, _)| outputs).unwrap_or_default()
    }

    /// Begins to make the stack after `plan`, or to change what there is so that it is like `plan`. `rules` are those
    /// that come from elsewhere than the template.
    ///
    /// # Errors
    /// The message with which `CloudFormation` refuses the request; then nothing has changed.
    pub fn begin(&mut self, plan: Plan, rules: &[&Map], exports: &Exports) -> Result<()> {
        let reading = Reading::new(&plan, &self.arn)?;
        let evaluation = self.evaluated(&reading, rules, exports)?;
        let waiting = evaluation.resources().map(|resource| resource.name.clone()).collect();
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
        for resource in evaluation.resources() {
            resource::policy(&evaluation, resource, "DeletionPolicy", &known)?;
            resource::policy(&evaluation, resource, "UpdateReplacePolicy", &known)?;
        }
        let other_type = evaluation.resources().filter(|resource| {
            let there = self.resources.iter().find(|there| there.logical_id == resource.name);
            there.is_some_and(|there| there.resource_type != resource.resource_type)
        });
        let other_type: Vec<&str> = other_type.map(|resource| &*resource.name).collect();
        if !other_type.is_empty() {
            return Err(TemplateError::bare(format_args!(
                "Update of resource type is not permitted. The new template modifies resource type of the following \
                 resources: [{}]",
                other_type.join(", ")
            )));
        }
        Ok(evaluation)
    }

    /// Begins to remove all there is.
    ///
    /// # Errors
    /// Why it cannot be removed; then nothing of what is there has changed.
    pub fn begin_deletion(&mut self, exports: &Exports) -> Result<()> {
        self.deletion_begun = true;
        exports.check(&self.arn, &self.exports, &[])?;
        let before = Before { plan: self.plan.clone(), resources: Vec::new() };
        let mut operation = Operation::new(Phase::Deleting, before, BTreeSet::new());
        // What is kept is no longer the stack's.
        self.resources.retain(|resource| resource.policy.deletes());
        operation.leaving.clone_from(&self.resources);
        self.operation = Some(Box::new(operation));
        Ok(())
    }

    /// Carries on what is under way by one step.
    pub fn advance(&mut self, exports: &mut Exports, ids: &mut Ids) -> Progress {
        let Some(mut operation) = self.operation.take() else { return Progress::Done(Vec::new()) };
        let progress = match operation.phase {
            Phase::Making => self.make(&mut operation, exports, ids),
            Phase::CleaningUp | Phase::Deleting => self.clean_up(&mut operation, exports),
            Phase::RollingBack => self.roll_back(&mut operation),
        };
        if matches!(progress, Progress::UnderWay | Progress::RollingBack) {
            self.operation = Some(operation);
        }
        progress
    }
}
