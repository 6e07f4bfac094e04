//! What is under way in a stack.

use std::{collections::BTreeSet, sync::Arc};

use serde::Serialize;

use super::{Plan, StackOutput, StackResource};

/// How far an operation is after a step.
#[derive(Debug, PartialEq, Eq)]
pub enum Progress {
    /// It goes on.
    UnderWay,
    /// Something has failed, and the stack goes back to what it was.
    RollingBack,
    /// All is as it was asked for.
    Done(Vec<StackOutput>),
    /// It failed for this reason, and the stack is what it was before.
    Failed(String),
}

/// What an operation is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) enum Phase {
    /// Resources are made and changed.
    Making,
    /// What was replaced or is no longer wanted is removed.
    CleaningUp,
    /// What was made is removed again, after a failure.
    RollingBack,
    /// Everything is removed.
    Deleting,
}

/// What a stack was before an operation.
#[derive(Debug, Serialize)]
pub(super) struct Before {
    pub(super) plan: Option<Arc<Plan>>,
    pub(super) resources: Vec<Arc<StackResource>>,
}

/// An operation that is under way.
#[derive(Debug, Serialize)]
pub(super) struct Operation {
    pub(super) phase: Phase,
    pub(super) before: Before,
    /// The logical ids of what is still to be made or compared.
    pub(super) waiting: BTreeSet<Box<str>>,
    /// What is still to be removed.
    pub(super) leaving: Vec<Arc<StackResource>>,
    /// What came out of it, once that is known.
    pub(super) outputs: Vec<StackOutput>,
    /// Why it is rolled back.
    pub(super) failure: String,
}

impl Operation {
    pub(super) const fn new(phase: Phase, before: Before, waiting: BTreeSet<Box<str>>) -> Self {
        Self { phase, before, waiting, leaving: Vec::new(), outputs: Vec::new(), failure: String::new() }
    }

    /// What there was of a resource before.
    pub(super) fn before(&self, logical_id: &str) -> Option<&Arc<StackResource>> {
        self.before.resources.iter().find(|resource| *resource.logical_id == *logical_id)
    }
}
