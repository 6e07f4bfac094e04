//! What is under way in a stack.

use std::{collections::BTreeMap, sync::Arc};

use serde::Serialize;
use thin_vec::ThinVec;

use super::{Occasion, Pending, Plan, StackOutput, StackResource};
use crate::api::Timestamp;

/// How far an operation is after a step.
#[derive(Debug, PartialEq, Eq)]
pub enum Progress {
    /// It goes on.
    UnderWay,
    /// Something has failed, and the stack goes back to what it was.
    RollingBack,
    /// All is as it was asked for.
    Done(Vec<StackOutput>),
    /// It failed for this reason. The stack is what it was before, unless it could not go back either.
    Failed(String),
}

/// What an operation is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) enum Phase {
    /// Resources are made and changed.
    Making,
    /// What was replaced or is no longer wanted is removed.
    CleaningUp,
    /// What was changed is changed back, after a failure.
    RollingBack,
    /// What was made is removed again.
    TakingBack,
    /// Everything is removed.
    Deleting,
}

/// What a stack was before an operation.
#[derive(Debug, Serialize)]
pub(super) struct Before {
    pub(super) plan: Option<Arc<Plan>>,
    pub(super) resources: ThinVec<Arc<StackResource>>,
}

/// An operation that is under way.
#[derive(Debug, Serialize)]
pub(super) struct Operation {
    pub(super) phase: Phase,
    pub(super) before: Before,
    /// The logical ids of what is still to be made or compared, and of what each comes after.
    pub(super) waiting: BTreeMap<Arc<str>, Box<[Box<str>]>>,
    /// What is still to be removed.
    pub(super) leaving: ThinVec<Arc<StackResource>>,
    /// What is not to be removed, and leaves the stack.
    pub(super) kept: ThinVec<Arc<StackResource>>,
    /// What could not be removed.
    pub(super) stuck: Vec<Arc<StackResource>>,
    /// What was begun and is not over yet, by logical id.
    pub(super) pending: BTreeMap<Arc<str>, Pending>,
    /// When it goes on, if nothing can be done before.
    pub(super) resumes: Option<Timestamp>,
    /// What came out of it, once that is known.
    pub(super) outputs: Vec<StackOutput>,
    /// The logical id of what failed, and why it is rolled back.
    pub(super) failed: Option<Box<str>>,
    pub(super) failure: String,
    /// Why it can neither go on nor back.
    pub(super) dead_end: Option<String>,
}

impl Operation {
    pub(super) const fn new(
        phase: Phase,
        before: Before,
        waiting: BTreeMap<Arc<str>, Box<[Box<str>]>>,
    ) -> Self {
        Self {
            phase,
            before,
            waiting,
            leaving: ThinVec::new(),
            kept: ThinVec::new(),
            stuck: Vec::new(),
            pending: BTreeMap::new(),
            resumes: None,
            outputs: Vec::new(),
            failed: None,
            failure: String::new(),
            dead_end: None,
        }
    }

    /// What there was of a resource before.
    pub(super) fn before(&self, logical_id: &str) -> Option<&Arc<StackResource>> {
        self.before.resources.iter().find(|resource| *resource.logical_id == *logical_id)
    }

    /// Why something is done in this phase.
    pub(super) const fn occasion(&self) -> Occasion {
        match self.phase {
            Phase::Making if self.before.plan.is_none() => Occasion::Create,
            Phase::Making => Occasion::Update,
            Phase::CleaningUp | Phase::Deleting => Occasion::Delete,
            Phase::RollingBack | Phase::TakingBack => Occasion::Rollback,
        }
    }

    /// Ends a step in which something was done, or not.
    pub(super) fn pause(&mut self, has_moved: bool) {
        let mut earliest = None;
        for pending in self.pending.values() {
            match pending {
                Pending::At(time) => {
                    earliest = Some(earliest.map_or(*time, |other: Timestamp| other.min(*time)));
                }
                Pending::NextStep => {
                    earliest = None;
                    break;
                }
            }
        }
        self.resumes = if has_moved { None } else { earliest };
    }
}
