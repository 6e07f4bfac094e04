//! Resources that are really made: those of services that are at hand. What a stack wants of them becomes calls, as whoever
//! launches the product would make them; their answers decide what becomes of the stack.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    super::{
        Event,
        ids::ProvisionedProductId,
        state::{Catalog, Change},
    },
    ProvisionedProduct,
};
use crate::{
    cloudformation::{
        Action, Exports, Handled, Handler, Occasion, Pending, Progress, Stack, Task,
        own::{self, Failure, Job, Request, Script},
        types,
    },
    kit::{Answered, Caller, Ids, InnerCall, Scope},
    sts,
};

/// How often a resource is looked at until it is ready. `CloudFormation` gives up after hours.
const MOST_LOOKS: u32 = 2_000;

/// How deep products may be provisioned by the stacks of others. AWS knows no such limit; without one a product that
/// provisions itself would go on for ever.
const DEEPEST: u8 = 8;

/// The type of provisioned products as resources.
const PROVISIONED_PRODUCT: &str = "AWS::ServiceCatalog::CloudFormationProvisionedProduct";

/// The real resources of a provisioned product that are being made, changed or removed.
#[derive(Debug, Default, Serialize)]
pub(in super::super) struct Workshop {
    /// By what their tasks are known by.
    works: BTreeMap<Box<str>, Work>,
    /// What has failed otherwise, and is not told before all works are over, with the reason.
    held: BTreeMap<Box<str>, ((Verb, Occasion), String)>,
    /// Why the stack has failed, while what is left over is removed.
    verdict: Option<String>,
    /// How many calls were made.
    count: u64,
    /// How many provisioned products this one was provisioned within.
    depth: u8,
    /// The calls to be made when the step is over.
    #[serde(skip)]
    wanted: Vec<OwnCall>,
}

/// A call for a resource.
#[derive(Debug)]
struct OwnCall {
    key: Box<str>,
    number: u64,
    request: Request,
}

/// What an answer to such a call is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asker {
    /// The provisioned product.
    pub(super) product: ProvisionedProductId,
    /// What the task is known by.
    pub(super) key: Box<str>,
    /// Which call of the product it was.
    pub(super) number: u64,
}

/// What is done to a resource.
#[derive(Debug, Serialize)]
struct Work {
    purpose: (Verb, Occasion),
    resource_type: Box<str>,
    /// What all calls of the work share.
    token: Box<str>,
    script: Script,
    state: State,
    /// How often it was looked at.
    looks: u32,
    /// Why what was made is removed again, if it is.
    failure: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
enum Verb {
    Create,
    Update,
    Delete,
}

#[derive(Debug, Serialize)]
enum State {
    /// The call with this number is to be answered.
    Asked(u64),
    /// It is not ready, and looked at again with the next step.
    Unready,
    /// All is done, or it has failed for this reason.
    Over(Result<(), String>),
}

impl Verb {
    fn of(action: &Action<'_>) -> Self {
        match action {
            Action::Create(_) => Self::Create,
            Action::Update(..) => Self::Update,
            Action::Delete(_) => Self::Delete,
        }
    }
}

/// Carries out what a stack wants of real resources, and leaves others to somebody else.
struct Maker<'a> {
    workshop: &'a mut Workshop,
    others: &'a mut dyn Handler,
    ids: Ids,
}

impl Handler for Maker<'_> {
    fn handle(&mut self, task: &Task<'_>) -> Handled {
        let (key, purpose) = (key(task), (Verb::of(&task.action), task.occasion));
        if self.workshop.works.get(&key).is_some_and(|work| work.purpose == purpose) {
            return self.workshop.go_on(&key);
        }
        let is_at_work = self.workshop.is_at_work(task.occasion);
        if let Some((_, reason)) = self.workshop.held.get(&key).filter(|(held, _)| *held == purpose) {
            return if is_at_work { LATER } else { Handled::Failed(reason.clone()) };
        }
        match self.others.handle(task) {
            Handled::Done(None) if own::is_own(task.resource_type) => self.begin(task, key, purpose),
            Handled::Failed(reason) if is_at_work => {
                self.workshop.held.insert(key, (purpose, reason));
                LATER
            }
            handled => handled,
        }
    }
}

/// A work is not over.
const LATER: Handled = Handled::Pending(Pending::NextStep);

/// What a task is known by. Of a resource that was replaced another one may be removed at the same time.
fn key(task: &Task<'_>) -> Box<str> {
    match task.action {
        Action::Delete(present) => format!("{} {}", task.logical_id, present.physical_id).into(),
        Action::Create(_) | Action::Update(..) => task.logical_id.into(),
    }
}

/// Makes the calls that the work on a provisioned product wants: as the role it is launched as, or as who launched it.
pub(super) fn call(product: &mut ProvisionedProduct, change: &mut Change<'_>) {
    let calls = std::mem::take(&mut product.workshop.wanted);
    for OwnCall { key, number, request: Request { service, operation, input } } in calls {
        let caller = product.caller(change.scope());
        let asker = Asker { product: product.launch.id.clone(), key, number };
        change.call(InnerCall { service, operation, input, caller }, Event::OwnCallAnswered(asker, None));
    }
}

/// The event that a call becomes once it is answered.
pub(in super::super) fn answered(event: Event, answer: Answered) -> Event {
    match event {
        Event::OwnCallAnswered(asker, _) => Event::OwnCallAnswered(asker, Some(answer)),
        other => other,
    }
}

/// A call for a resource is answered.
pub(in super::super) fn hear(
    catalog: &mut Catalog,
    change: &mut Change<'_>,
    asker: &Asker,
    answer: Option<Answered>,
) {
    let Some(answer) = answer else { return };
    let Some(product) = catalog.provisioned.get_mut(asker.product.as_str()) else { return };
    let inner = product.workshop.hear(asker, answer);
    call(product, change);
    let depth = product.workshop.depth.saturating_add(1);
    if let Some(inner) = inner.and_then(|id| catalog.provisioned.get_mut(&id)) {
        inner.workshop.depth = depth;
    }
}

impl ProvisionedProduct {
    /// Whoever makes what it is made of.
    fn caller(&self, scope: &Scope) -> Caller {
        match &self.target.launch_role {
            Some(role) => sts::acting_as(scope, role, "servicecatalog"),
            None => sts::caller(scope, &self.launch.principal),
        }
    }
}

impl Maker<'_> {
    /// Begins to work on a resource; not while something has failed, as all will be undone then.
    fn begin(&mut self, task: &Task<'_>, key: Box<str>, purpose: (Verb, Occasion)) -> Handled {
        if purpose.0 != Verb::Delete && self.workshop.has_failed(task.occasion) {
            return LATER;
        }
        let is_launch = task.resource_type == PROVISIONED_PRODUCT && purpose.0 == Verb::Create;
        if is_launch && self.workshop.depth >= DEEPEST {
            return Handled::Failed(format!(
                "Products can be provisioned within others up to {DEEPEST} deep."
            ));
        }
        let token: Box<str> = self.ids.uuid().to_string().into();
        let script = self.script(task, &token);
        let Some(request) = script.next() else { return Handled::Done(Some(script.made())) };
        let (resource_type, state) = (task.resource_type.into(), State::Unready);
        let work = Work { purpose, resource_type, token, script, state, looks: 0, failure: None };
        self.workshop.works.insert(key.clone(), work);
        self.workshop.ask(&key, request);
        LATER
    }

    /// The calls that a task comes to.
    fn script(&mut self, task: &Task<'_>, token: &str) -> Script {
        let (properties, present) = match task.action {
            Action::Create(properties) => (properties, None),
            Action::Update(present, properties) => (properties, Some(present)),
            Action::Delete(present) => return own::removal(task.resource_type, &present.made(), token),
        };
        let properties = serde_json::from_str(&properties.to_string()).unwrap_or_default();
        let job = Job {
            resource_type: task.resource_type,
            properties: &properties,
            stack_tags: task.tags,
            name: &types::generated_name(task.stack, task.logical_id, &mut self.ids),
            token,
        };
        match present {
            Some(present) => own::change(&job, &present.made()),
            None => own::creation(&job),
        }
    }
}

impl Workshop {
    /// Lets a stack do its next step. What becomes of resources that are not real `others` say.
    pub(super) fn advance(
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
    fn is_at_work(&self, occasion: Occasion) -> bool {
        let is_at_work = |work: &Work| !matches!(work.state, State::Over(Err(_)));
        self.works.values().any(|work| work.purpose.1 == occasion && is_at_work(work))
    }

    /// Whether on this occasion something has failed.
    fn has_failed(&self, occasion: Occasion) -> bool {
        let held = self.held.values().any(|(purpose, _)| purpose.1 == occasion);
        held || self.works.values().any(|work| work.purpose.1 == occasion && work.has_failed())
    }

    /// How far a work is. That it has failed is not told before all else is over that was begun, so that everything is
    /// known that is to be undone.
    fn go_on(&mut self, key: &str) -> Handled {
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
    fn ask(&mut self, key: &str, request: Request) {
        let number = self.count;
        self.count += 1;
        if let Some(work) = self.works.get_mut(key) {
            work.state = State::Asked(number);
        }
        self.wanted.push(OwnCall { key: key.into(), number, request });
    }

    /// Takes the answer to a call. Returns the id of the provisioned product that it is about, if it is about one.
    fn hear(&mut self, asker: &Asker, answer: Answered) -> Option<String> {
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

impl Work {
    fn has_failed(&self) -> bool {
        self.failure.is_some() || matches!(self.state, State::Over(Err(_)))
    }

    /// Looks again at what was not ready.
    fn look(&mut self) -> Option<Request> {
        self.looks += 1;
        if self.looks > MOST_LOOKS {
            return self.fail(&Failure::NotStable("Exceeded attempts to wait".into()));
        }
        self.script.next()
    }

    /// Takes the answer to its call. Returns the next call, unless it comes later.
    fn hear(&mut self, answer: Answered) -> Option<Request> {
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
    fn fail(&mut self, failure: &Failure) -> Option<Request> {
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
