//! Whoever has a say in what becomes of the resources of stacks: as the handlers of resource types do, it is told of each
//! task, and says whether that is done, has failed, or is not over yet.

use serde::Serialize;

use super::{Exports, Names, StackResource};
use crate::{
    api::Timestamp,
    cloudformation::{Map, types::Made},
    kit::{Ids, Tags},
};

/// What a stack needs to go on.
#[allow(missing_debug_implementations, reason = "a handler may be anything")]
pub struct Site<'a> {
    /// What the stacks of its account and region export to each other.
    pub exports: &'a mut Exports,
    /// The names that resources were given, of all accounts.
    pub names: &'a mut Names,
    /// Where ids come from.
    pub ids: &'a mut Ids,
    /// Who has a say in what becomes of its resources.
    pub handler: &'a mut dyn Handler,
}

/// Carries out what a stack wants to be done to its resources, or leaves that to the stack.
pub trait Handler {
    /// Carries out a task, or a part of it: what is [pending](Handled::Pending) is asked for again.
    fn handle(&mut self, task: &Task<'_>) -> Handled;
}

/// What a stack wants to be done to a resource.
#[derive(Clone, Copy, Debug)]
pub struct Task<'a> {
    /// The ARN of the stack.
    pub stack: &'a str,
    /// The tags of the stack, which its resources get.
    pub tags: &'a Tags,
    /// Why it is to be done.
    pub occasion: Occasion,
    /// The logical id of the resource.
    pub logical_id: &'a str,
    /// Its type.
    pub resource_type: &'a str,
    /// What is to be done.
    pub action: Action<'a>,
    /// What was said of the task when it was asked for before; none the first time.
    pub pending: Option<Pending>,
}

/// Why a stack wants something to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Occasion {
    /// The stack is made.
    Create,
    /// It is changed.
    Update,
    /// It goes back to what it was, after a failure.
    Rollback,
    /// It is no longer wanted, or the resource is not.
    Delete,
}

/// What is to be done to a resource.
#[derive(Clone, Copy, Debug)]
pub enum Action<'a> {
    /// It is made with these properties, perhaps to replace another one.
    Create(&'a Map),
    /// It is changed in place, so that it has these properties.
    Update(&'a StackResource, &'a Map),
    /// It is removed.
    Delete(&'a StackResource),
}

/// What a task came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handled {
    /// It is done. What the resource is then, if it was really made or changed; otherwise that follows from its type.
    Done(Option<Made>),
    /// It failed for this reason.
    Failed(String),
    /// It is not over yet.
    Pending(Pending),
}

/// When a task is asked for again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Pending {
    /// At the next step of the stack.
    NextStep,
    /// At this time, or at an earlier step of the stack.
    At(Timestamp),
}

/// Nobody has a say: everything is simulated, and succeeds.
#[derive(Clone, Copy, Debug)]
pub struct Simulated;

impl Handler for Simulated {
    fn handle(&mut self, _: &Task<'_>) -> Handled {
        Handled::Done(None)
    }
}
