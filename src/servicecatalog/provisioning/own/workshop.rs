//! All real resources of a provisioned product that are being made, changed or removed.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    Asker,
    maker::{LATER, Maker},
    work::{State, Verb, Work},
};
use crate::{
    cloudformation::{
        Exports, Handled, Handler, Occasion, Progress, Stack,
        own::{Failure, Request},
    },
    kit::{Answered, Ids},
};

/// The real resources of a provisioned product that are being made, changed or removed.
#[derive(Debug, Default, Serialize)]
pub(in super::super) struct Workshop {
    /// By what their tasks are known by.
    pub(super) works: BTreeMap<Box<str>, Work>,
    /// What has failed otherwise, and is not told before all works are over, with the reason.
    pub(super) held: BTreeMap<Box<str>, ((Verb, Occasion), String)>,
    /// Why the stack has failed, while what is left over is removed.
    verdict: Option<String>,
    /// How many calls were made.
    count: u64,
    /// How many provisioned products this one was provisioned within.
    pub(super) depth: u8,
    /// The calls to be made when the step is over.
    #[serde(skip)]
    pub(super) wanted: Vec<OwnCall>,
}

/// A call for a resource.
#[derive(Debug)]
pub(super) struct OwnCall {
    pub(super) key: Box<str>,
    pub(super) number: u64,
    pub(super) request: Request,
}

impl Workshop {
    /// Lets a stack do its next step. What becomes of resources that are not real `others` say.
    pub(in super::super) fn advance(
        &mut self,
        stack: &mut Stack,
        exports: &mut Exports,
        ids: &mut Ids,
        others: &mut dyn Handler,
    ) -> Progress {
        let progress = match self.verdict.take() {
            Some(verdict) => Progress::Failed(verdict),
            None => {
                let own_ids = Ids::new(ids.uuid().as_u64_pair().0, 0);
                stack.advance(exports, ids, &mut Maker { workshop: self, others, ids: own_ids })
            }
        };
        match progress {
            Progress::Failed(verdict) if !self.close() => {
                self.verdict = Some(verdict);
                Progress::RollingBack
            }
            progress => progress,
        }
    }

    /// Whether on this occasion something is not over, or has succeeded and was not told yet.
    pub(super) fn is_at_work(&self, occasion: Occasion) -> bool {
        let is_at_work = |work: &Work| !matches!(work.state, State::Over(Err(_)));
        self.works.values().any(|work| work.purpose.1 == occasion && is_at_work(work))
    }

    /// Whether on this occasion something has failed.
    pub(super) fn has_failed(&self, occasion: Occasion) -> bool {
        let held = self.held.values().any(|(purpose, _)| purpose.1 == occasion);
        held || self.works.values().any(|work| work.purpose.1 == occasion && work.has_failed())
    }

    /// How far a work is. That it has failed is not told before all else is over that was begun, so that everything is
    /// known that is to be undone.
    pub(super) fn go_on(&mut self, key: &str) -> Handled {
        let Some(work) = self.works.get(key) else { return Handled::Done(None) };
        match &work.state {
            State::Asked(_) => return LATER,
            State::Unready => {}
            State::Over(Err(_)) if self.is_at_work(work.purpose.1) => return LATER,
            State::Over(_) => return self.end(key),
        }
        if let Some(request) = self.works.get_mut(key).and_then(Work::look) {
            self.ask(key, request);
        }
        LATER
    }

    /// What came of a work that is over.
    fn end(&mut self, key: &str) -> Handled {
        let Some(Work { purpose: (verb, _), state, script, .. }) = self.works.remove(key) else {
            return Handled::Done(None);
        };
        match state {
            State::Over(Err(reason)) => Handled::Failed(reason),
            _ if verb == Verb::Delete => Handled::Done(None),
            _ => Handled::Done(Some(script.made())),
        }
    }

    /// The stack is done, with this message if it failed. What is still being made belongs to nobody, and is removed again
    /// first. Returns whether all that is over.
    fn close(&mut self) -> bool {
        self.held.clear();
        let keys: Vec<_> = self.works.keys().cloned().collect();
        for key in keys {
            let Some(work) = self.works.get_mut(&key) else { continue };
            let request = match &work.state {
                State::Asked(_) => continue,
                State::Unready if work.failure.is_some() => work.look(),
                State::Unready | State::Over(Ok(())) => {
                    work.fail(&Failure::NotStable("Resource creation cancelled".into()))
                }
                State::Over(Err(_)) => None,
            };
            match request {
                Some(request) => self.ask(&key, request),
                None => drop(self.works.remove(&key)),
            }
        }
        self.works.is_empty()
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
