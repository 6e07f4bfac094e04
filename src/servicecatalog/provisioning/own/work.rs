//! The work on one resource: its calls one after the other, until it is over.

use serde::Serialize;

use crate::{
    cloudformation::{
        Action, Occasion,
        own::{self, Failure, Request, Script},
    },
    kit::Answered,
};

/// How often a resource is looked at until it is ready. `CloudFormation` gives up after hours.
const MOST_LOOKS: u32 = 2_000;

/// What is done to a resource.
#[derive(Debug, Serialize)]
pub(super) struct Work {
    /// The physical id of what stays, if this makes another one of it.
    pub(super) former: Option<Box<str>>,
    pub(super) purpose: (Verb, Occasion),
    pub(super) resource_type: Box<str>,
    /// What all calls of the work share.
    pub(super) token: Box<str>,
    pub(super) script: Script,
    pub(super) state: State,
    /// How often it was looked at.
    pub(super) looks: u32,
    /// At how many steps of the stack it was not over.
    pub(super) waits: u32,
    /// Why what was made is removed again, if it is.
    pub(super) failure: Option<String>,
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) enum Verb {
    Create,
    Update,
    Delete,
}

/// How far a work is.
#[derive(Debug, Serialize)]
pub(super) enum State {
    /// The call with this number is to be answered.
    Asked(u64),
    /// It is not ready, and looked at again with the next step.
    Unready,
    /// All is done, or it has failed for this reason.
    Over(Result<(), String>),
}

impl Verb {
    pub(super) fn of(action: &Action<'_>) -> Self {
        match action {
            Action::Create(_) => Self::Create,
            Action::Update(..) => Self::Update,
            Action::Delete(_) => Self::Delete,
        }
    }
}

impl Work {
    /// A work whose first call is still to be made.
    pub(super) fn new(
        purpose: (Verb, Occasion),
        resource_type: &str,
        token: Box<str>,
        script: Script,
    ) -> Self {
        let (resource_type, state) = (resource_type.into(), State::Unready);
        Self { former: None, purpose, resource_type, token, script, state, looks: 0, waits: 0, failure: None }
    }

    /// Looks again at what was not ready.
    pub(super) fn look(&mut self) -> Option<Request> {
        self.looks += 1;
        if self.looks > MOST_LOOKS {
            return self.fail(&Failure::NotStable("Exceeded attempts to wait".into()));
        }
        self.script.next()
    }

    /// Takes the answer to its call. Returns the next call, unless it comes later.
    pub(super) fn hear(&mut self, answer: Answered) -> Option<Request> {
        let before = self.script.count();
        match self.script.hear(answer) {
            Ok(()) => {
                let Some(next) = self.script.next() else {
                    self.state = State::Over(self.failure.take().map_or(Ok(()), Err));
                    return None;
                };
                self.state = State::Unready;
                (self.script.count() < before).then_some(next)
            }
            Err(failure) => self.fail(&failure),
        }
    }

    /// It has failed. What was made of something new is removed before that is told; returns the call for that.
    pub(super) fn fail(&mut self, failure: &Failure) -> Option<Request> {
        let reason = failure.sentence(&self.token);
        let is_first = self.failure.is_none();
        let reason = self.failure.take().unwrap_or(reason);
        if is_first && self.purpose.0 == Verb::Create && self.script.has_made() {
            self.script =
                own::removal(&self.resource_type, &self.script.made(), &format!("{}-undo", self.token));
            self.failure = Some(reason);
            self.looks = 0;
            return self.script.next();
        }
        self.state = State::Over(Err(reason));
        None
    }
}
