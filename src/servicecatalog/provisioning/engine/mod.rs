//! Engines outside: who provisions what `CloudFormation` does not.
//!
//! A request about such a provisioned product becomes a [`Task`], which is offered to the engine of the account that owns
//! the product when the work on the request begins. The provisioned product is under change until the engine has told
//! what came of it, for as long as that takes.

mod accept;
mod finish;
mod notify;
mod offers;
mod parser;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    super::{
        api::UniqueTagResourceIdentifier,
        ids::{ArtifactId, RecordId},
        records::RecordType,
    },
    Kind,
};
use crate::{
    api::Timestamp,
    cloudformation::{Plan, StackOutput},
    kit::AccountId,
};

pub(super) use accept::{accept, start};
pub(in super::super) use finish::finish;
pub(in super::super) use notify::routes;
pub(in super::super) use offers::offers;
pub use offers::{EngineTask, Message};
pub use parser::Parsed;
pub(in super::super) use parser::{parameters, tell};

/// What engines have to do with an account and region.
#[derive(Debug, Default, Serialize)]
pub(in super::super) struct Engines {
    /// What they are to do for provisioned products of the account, by the numbers of the records.
    tasks: BTreeMap<u64, Task>,
    /// What came of that, where it is yet to be shown.
    answers: BTreeMap<RecordId, Answer>,
    /// What is in archives of the account.
    parsed: BTreeMap<ArtifactId, Parsed>,
}

/// What an engine is to do.
#[derive(Debug, Serialize)]
struct Task {
    record: RecordId,
    accepted: Timestamp,
    kind: RecordType,
    engine: Kind,
    /// The account whose engine it is for.
    hub: AccountId,
    /// Whether the engine has it, or it is still to be sent.
    is_sent: bool,
    /// What the engine shows to prove that it has the task.
    token: Box<str>,
    /// The unique id of who asked for it, without session.
    principal: Box<str>,
    /// Where the archive lies.
    archive: Option<Box<str>>,
    /// Parameters and tags, or what is wrong with them; none for a termination.
    plan: Option<Result<Plan, String>>,
}

/// What came of a task.
#[derive(Debug, Serialize)]
struct Answer {
    end: Result<Vec<StackOutput>, String>,
    /// The tag by which the engine finds what it has made.
    tag: Option<UniqueTag>,
    /// What was ordered.
    plan: Option<Plan>,
}

/// A tag by which the resources of a provisioned product are found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct UniqueTag {
    key: Option<String>,
    value: Option<String>,
}

impl From<UniqueTagResourceIdentifier> for UniqueTag {
    fn from(UniqueTagResourceIdentifier { key, value }: UniqueTagResourceIdentifier) -> Self {
        Self { key, value }
    }
}

/// What an engine has made.
#[derive(Debug, Serialize)]
pub(super) struct Made {
    /// What was ordered last with success.
    pub(super) plan: Option<Plan>,
    /// The tag by which the engine finds what it has made, from the answer to the launch.
    tag: Option<UniqueTag>,
}
