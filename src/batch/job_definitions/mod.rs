//! Job definitions: how jobs are to be run. Registering a name again makes a new revision of it.

mod check;
mod defect;
mod deregister;
mod describe;
mod for_job;
mod normal;
mod reference;
mod register;

#[cfg(test)]
mod tests;

use std::{
    collections::BTreeMap,
    ops::Bound::{Excluded, Included, Unbounded},
    sync::Arc,
};

use serde::Serialize;

pub(super) use check::{Platform, submission};
pub(super) use defect::Defect;
pub(super) use deregister::deregister;
pub(super) use describe::describe;
pub(super) use reference::{Reference, Revision};
pub(super) use register::register;

use super::names::Name;
use crate::{
    api::batch::JobDefinition,
    kit::{Scope, Tags},
};

/// What time does to job definitions.
#[derive(Clone, Debug, Serialize)]
pub enum Event {
    /// One has been inactive for so long that it is gone for good.
    Forget(#[allow(private_interfaces, reason = "nobody outside makes one")] Reference),
}

/// Whether new jobs may use a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) enum Status {
    /// They may.
    Active,
    /// It was deregistered.
    Inactive,
}

impl Status {
    /// Every status.
    const ALL: [Self; 2] = [Self::Active, Self::Inactive];

    /// The text on the wire.
    const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::Inactive => "INACTIVE",
        }
    }
}

/// A revision of a job definition.
#[derive(Debug, Serialize)]
pub(super) struct Definition {
    status: Status,
    /// How it is described, status and all. Answers share it with the state.
    described: Arc<JobDefinition>,
}

impl Definition {
    /// Its tags.
    pub(super) fn tags(&self) -> &Tags {
        static NONE: Tags = Tags::new();
        self.described.tags.as_ref().unwrap_or(&NONE)
    }

    /// Its tags, to change them.
    pub(super) fn tags_mut(&mut self) -> &mut Tags {
        Arc::make_mut(&mut self.described).tags.get_or_insert_default()
    }

    fn set_status(&mut self, status: Status) {
        self.status = status;
        Arc::make_mut(&mut self.described).status = Some(status.as_str().to_owned());
    }
}

/// The revisions of one name.
#[derive(Debug, Default, Serialize)]
struct Family {
    /// The newest there ever was: numbers are not given twice, not even when the revision is gone.
    last: Option<Revision>,
    revisions: BTreeMap<Revision, Definition>,
}

/// The job definitions of one account and region, by name.
#[derive(Debug, Default, Serialize)]
pub(super) struct JobDefinitions(BTreeMap<Name, Family>);

impl JobDefinitions {
    /// How many names there are.
    pub(super) fn names(&self) -> usize {
        self.0.len()
    }

    /// The revision with this name and number.
    pub(super) fn get(&self, reference: &Reference) -> Option<&Definition> {
        self.0.get(&reference.name)?.revisions.get(&reference.revision)
    }

    /// The revision with this name and number, to change it.
    pub(super) fn get_mut(&mut self, reference: &Reference) -> Option<&mut Definition> {
        self.0.get_mut(&reference.name)?.revisions.get_mut(&reference.revision)
    }

    /// The revision that a name gets next.
    fn next_revision(&self, name: &Name) -> Revision {
        Revision::after(self.0.get(name).and_then(|family| family.last))
    }

    /// Adds what [`next_revision`](Self::next_revision) has numbered.
    fn add(&mut self, reference: &Reference, definition: Definition) {
        let family = self.0.entry(reference.name.clone()).or_default();
        family.last = family.last.max(Some(reference.revision));
        family.revisions.insert(reference.revision, definition);
    }

    /// Lets what became due happen.
    pub(super) fn apply(&mut self, event: &Event) {
        let Event::Forget(reference) = event;
        if let Some(family) = self.0.get_mut(&reference.name) {
            family.revisions.remove(&reference.revision);
        }
    }

    /// Every revision, or every one of the name `only`, in the order of names and the newest first: those behind the
    /// name and revision `after`.
    fn walk<'a>(
        &'a self,
        only: Option<&'a str>,
        after: Option<(String, i32)>,
    ) -> impl Iterator<Item = (&'a Name, Revision, &'a Definition)> {
        let (name, revision) = after.map_or((None, None), |(name, revision)| (Some(name), Some(revision)));
        let first = only.or(name.as_deref()).map_or(Unbounded, Included);
        let families = self.0.range::<str, _>((first, only.map_or(Unbounded, Included)));
        families.flat_map(move |(found, family)| {
            let within = name.as_deref() == Some(found.as_str());
            let end = revision.filter(|_| within).map_or(Unbounded, |last| Excluded(Revision::new(last)));
            let revisions = family.revisions.range((Unbounded, end)).rev();
            revisions.map(move |(revision, definition)| (found, *revision, definition))
        })
    }
}

/// The ARN of a revision as text.
fn arn(reference: &Reference, scope: &Scope) -> String {
    reference.arn(scope).into()
}
