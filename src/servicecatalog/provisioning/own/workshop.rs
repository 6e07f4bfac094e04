//! All real resources of a stack that are being made, changed or removed.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use serde::Serialize;

use super::{
    Asker,
    maker::{LATER, Maker},
    work::{State, Verb, Work},
};
use crate::{
    cloudformation::{Handled, Progress, Site, Stack, own::Request},
    kit::{Answered, Ids},
};

/// For how many steps a resource is waited for without a pause between them, at most.
const EAGER_STEPS: u32 = 200;
/// The pause from then on.
const PAUSE: Duration = Duration::from_millis(20);

/// The real resources of a stack that are being made, changed or removed.
#[derive(Debug, Default, Serialize)]
pub(in super::super) struct Workshop {
    /// By what their tasks are known by.
    pub(super) works: BTreeMap<Box<str>, Work>,
    /// The physical ids of what stays when the stack has something else in its place.
    pub(super) kept: BTreeSet<Box<str>>,
    /// How many calls were made.
    count: u64,
    /// How many provisioned products the one of the stack was provisioned within.
    pub(in super::super) depth: u8,
    /// The calls to be made when the step is over.
    #[serde(skip)]
    pub(in super::super) wanted: Vec<OwnCall>,
}

/// A call for a resource.
#[derive(Debug)]
pub(in super::super) struct OwnCall {
    pub(super) key: Box<str>,
    pub(super) number: u64,
    pub(super) request: Request,
}

impl Workshop {
    /// Lets a stack do its next step with the workshop that there is for it, if there is one, and keeps that while there is
    /// anything in it.
    pub(in super::super) fn work(
        there: &mut Option<Box<Self>>,
        stack: &mut Stack,
        site: &mut Site<'_>,
    ) -> Progress {
        let mut workshop = there.take().unwrap_or_default();
        let progress = workshop.advance(stack, site);
        *there = workshop.is_used().then_some(workshop);
        progress
    }

    /// Whether it has anything to tell a new one from.
    fn is_used(&self) -> bool {
        self.count > 0 || self.depth > 0 || !self.works.is_empty() || !self.kept.is_empty()
    }

    /// Lets a stack do its next step. What becomes of resources that are not real the handler of the site says.
    fn advance(&mut self, stack: &mut Stack, site: &mut Site<'_>) -> Progress {
        let Site { exports, names, ids, handler } = site;
        let own_ids = Ids::new(ids.uuid().as_u64_pair().0, 0);
        let handler = &mut Maker { workshop: self, others: &mut **handler, ids: own_ids };
        stack.advance(&mut Site { exports, names, ids, handler })
    }

    /// How far a work is.
    pub(super) fn go_on(&mut self, key: &str) -> Handled {
        if let Some(work) = self.works.get_mut(key) {
            work.waits = work.waits.saturating_add(1);
        }
        match self.works.get(key).map(|work| &work.state) {
            Some(State::Asked(_)) => return LATER,
            Some(State::Unready) => {}
            Some(State::Over(_)) | None => return self.end(key),
        }
        if let Some(request) = self.works.get_mut(key).and_then(Work::look) {
            self.ask(key, request);
        }
        LATER
    }

    /// How long a next step of the stack must wait at least. Steps may take no time at all; what has to be fetched from
    /// outside, or is made by somebody outside, would be waited for at one instant for ever.
    pub(in super::super) fn pause(&self) -> Duration {
        let waits_long = self.works.values().any(|work| work.waits > EAGER_STEPS);
        if waits_long { PAUSE } else { Duration::ZERO }
    }

    /// What came of a work that is over.
    fn end(&mut self, key: &str) -> Handled {
        let Some(work) = self.works.remove(key) else { return Handled::Done(None) };
        match work.state {
            State::Over(Err(reason)) => Handled::Failed(reason),
            _ if work.purpose.0 == Verb::Delete => Handled::Done(None),
            _ => {
                let made = work.script.made();
                self.kept.extend(work.former.filter(|former| *former != made.physical_id));
                Handled::Done(Some(made))
            }
        }
    }

    /// Wants a call to be made for a work.
    pub(super) fn ask(&mut self, key: &str, request: Request) {
        let number = self.count;
        self.count += 1;
        if let Some(work) = self.works.get_mut(key) {
            work.state = State::Asked(number);
        }
        self.wanted.push(OwnCall { key: key.into(), number, request });
    }

    /// Takes the answer to a call. Returns the id of the provisioned product that it is about, if it is about one.
    pub(super) fn hear(&mut self, asker: &Asker, answer: Answered) -> Option<String> {
        let work = self.works.get_mut(&asker.key)?;
        if !matches!(work.state, State::Asked(number) if number == asker.number) {
            return None;
        }
        let inner = match &answer {
            Answered::Output(output) => output.pointer("/RecordDetail/ProvisionedProductId"),
            Answered::Refused(_) => None,
        };
        let inner = inner.and_then(|id| id.as_str()).map(str::to_owned);
        if let Some(request) = work.hear(answer) {
            self.ask(&asker.key, request);
        }
        inner
    }
}
