//! Stacks that somebody else makes: what is checked here first, and what is known here afterwards.

use std::{collections::BTreeMap, sync::Arc};

use thin_vec::ThinVec;

use super::{
    Exports, Plan, Stack, StackOutput, StackResource,
    evaluate::Reading,
    operation::{Before, Operation, Phase},
    resource,
};
use crate::cloudformation::{DeletionPolicy, Map, error::Result};

/// A resource as whoever has made it tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its logical id.
    pub logical_id: Box<str>,
    /// Its type.
    pub resource_type: Box<str>,
    /// What it is known by.
    pub physical_id: Box<str>,
}

impl Stack {
    /// Begins to have the stack made after `plan` elsewhere, or changed so. What is there already, and what other stacks
    /// export, is known there alone.
    ///
    /// # Errors
    /// As [`begin`](Self::begin).
    pub fn begin_elsewhere(&mut self, plan: Plan, rules: &[&Map]) -> Result<()> {
        let exports = Exports::elsewhere();
        let reading = Reading::new(&plan, &self.arn)?;
        {
            let known = reading.known(&[], &exports);
            resource::check_policies(&reading.evaluation(rules, &known)?, &known)?;
        }
        let before = Before { plan: self.plan.take(), resources: ThinVec::new() };
        self.operation = Some(Box::new(Operation::new(Phase::Making, before, BTreeMap::new())));
        self.plan = Some(Arc::new(plan));
        Ok(())
    }

    /// What was begun is over: the stack is what its plan says, or else what it was before. If nothing was before, and it
    /// is `there` all the same, it is a failed attempt at its plan.
    pub fn end_elsewhere(&mut self, is_done: bool, is_there: bool) {
        let Some(operation) = self.operation.take() else { return };
        if !is_done && (operation.before.plan.is_some() || !is_there) {
            self.plan = operation.before.plan;
        }
    }

    /// The stack is found to have this ARN.
    pub fn note_arn_elsewhere(&mut self, arn: &Arc<str>) {
        self.arn = Arc::clone(arn);
        self.outputs_elsewhere.get_or_insert_default();
    }

    /// What it is asked for by elsewhere: its ARN, or its name if nobody has told the ARN.
    pub fn handle_elsewhere(&self) -> Arc<str> {
        if self.outputs_elsewhere.is_some() { Arc::clone(&self.arn) } else { self.name().into() }
    }

    /// The stack is found to be called so, to hold these resources, and to put this out.
    pub fn note_elsewhere(&mut self, arn: &Arc<str>, resources: Vec<Told>, outputs: Vec<StackOutput>) {
        self.note_arn_elsewhere(arn);
        self.resources = resources.into_iter().map(|told| Arc::new(StackResource::told(told))).collect();
        self.resources.sort_by(|one, other| one.logical_id.cmp(&other.logical_id));
        self.outputs_elsewhere = Some(outputs.into());
    }
}

impl StackResource {
    /// A resource that somebody else has made.
    fn told(told: Told) -> Self {
        Self {
            logical_id: told.logical_id.into(),
            resource_type: told.resource_type.into(),
            physical_id: told.physical_id,
            attributes: Box::default(),
            after: Box::default(),
            policy: DeletionPolicy::Delete,
            name: None,
        }
    }
}
