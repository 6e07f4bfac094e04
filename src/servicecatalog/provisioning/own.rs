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
        Action, Handled, Handler, Occasion, Pending, Task,
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
    /// By logical id.
    works: BTreeMap<Box<str>, Work>,
    /// What has failed otherwise, and is not told before all works are over: by logical id, why.
    held: BTreeMap<Box<str>, String>,
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
    logical_id: Box<str>,
    number: u64,
    request: Request,
}

/// What an answer to such a call is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asker {
    /// The provisioned product.
    pub(super) product: ProvisionedProductId,
    /// The logical id of the resource.
    pub(super) logical_id: Box<str>,
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
pub(super) struct Maker<'a> {
    workshop: &'a mut Workshop,
    others: &'a mut dyn Handler,
    ids: Ids,
}

impl Handler for Maker<'_> {
    fn handle(&mut self, task: &Task<'_>) -> Handled {
        let purpose = (Verb::of(&task.action), task.occasion);
        let work = self.workshop.works.get(task.logical_id);
        if work.is_some_and(|work| work.purpose == purpose) {
            return self.workshop.go_on(task.logical_id);
        }
        if let Some(reason) = self.workshop.held.get(task.logical_id) {
            let told = if self.workshop.is_at_work() {
                Handled::Pending(Pending::NextStep)
            } else {
                Handled::Failed(reason.clone())
            };
            return told;
        }
        let handled = self.others.handle(task);
        match handled {
            Handled::Done(None) if own::is_own(task.resource_type) => self.begin(task, purpose),
            Handled::Failed(reason) if self.workshop.is_at_work() => {
                self.workshop.held.insert(task.logical_id.into(), reason);
                Handled::Pending(Pending::NextStep)
            }
            handled => handled,
        }
    }
}

/// Makes the calls that the work on a provisioned product wants: as the role it is launched as, or as who launched it.
pub(super) fn call(product: &mut ProvisionedProduct, change: &mut Change<'_>) {
    let calls = std::mem::take(&mut product.workshop.wanted);
    for OwnCall { logical_id, number, request: Request { service, operation, input } } in calls {
        let caller = product.caller(change.scope());
        let asker = Asker { product: product.launch.id.clone(), logical_id, number };
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
    fn begin(&mut self, task: &Task<'_>, purpose: (Verb, Occasion)) -> Handled {
        if self.workshop.has_failed() && purpose.0 != Verb::Delete {
            return Handled::Pending(Pending::NextStep);
        }
        if task.resource_type == PROVISIONED_PRODUCT
            && purpose.0 == Verb::Create
            && self.workshop.depth >= DEEPEST
        {
            return Handled::Failed(format!(
                "Products can be provisioned within others up to {DEEPEST} deep."
            ));
        }
        let token: Box<str> = self.ids.uuid().to_string().into();
        let script = self.script(task, &token);
        let number = self.workshop.count;
        let Some(request) = script.next() else { return Handled::Done(Some(script.made())) };
        let work = Work {
            purpose,
            resource_type: task.resource_type.into(),
            token,
            script,
            state: State::Asked(number),
            looks: 0,
            failure: None,
        };
        self.workshop.count += 1;
        self.workshop.works.insert(task.logical_id.into(), work);
        self.workshop.wanted.push(OwnCall { logical_id: task.logical_id.into(), number, request });
        Handled::Pending(Pending::NextStep)
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
    /// Whether something is not over, or not taken note of yet.
    fn is_at_work(&self) -> bool {
        self.works.values().any(|work| !matches!(work.state, State::Over(Err(_))))
    }

    /// Whether something has failed.
    fn has_failed(&self) -> bool {
        !self.held.is_empty() || self.works.values().any(Work::has_failed)
    }

    /// Who carries out what a stack wants of real resources.
    pub(super) fn maker<'a>(&'a mut self, others: &'a mut dyn Handler, ids: Ids) -> Maker<'a> {
        Maker { workshop: self, others, ids }
    }

    /// How far a work is.
    fn go_on(&mut self, logical_id: &str) -> Handled {
        let is_at_work = self.is_at_work();
        let Some(work) = self.works.get_mut(logical_id) else { return Handled::Done(None) };
        match &work.state {
            State::Asked(_) => return Handled::Pending(Pending::NextStep),
            State::Unready => {}
            State::Over(Err(_)) if is_at_work => return Handled::Pending(Pending::NextStep),
            State::Over(_) => {
                let Some(work) = self.works.remove(logical_id) else { return Handled::Done(None) };
                return match work.state {
                    State::Over(Err(reason)) => Handled::Failed(reason),
                    _ if work.purpose.0 == Verb::Delete => Handled::Done(None),
                    _ => Handled::Done(Some(work.script.made())),
                };
            }
        }
        work.looks += 1;
        if work.looks > MOST_LOOKS {
            let reason = Failure::NotStable("Exceeded attempts to wait".into());
            if let Some(request) = work.fail(&reason) {
                self.ask(logical_id, request);
            }
        } else if let Some(request) = work.script.next() {
            self.ask(logical_id, request);
        }
        Handled::Pending(Pending::NextStep)
    }

    /// Wants a call to be made for a work.
    fn ask(&mut self, logical_id: &str, request: Request) {
        let number = self.count;
        self.count += 1;
        if let Some(work) = self.works.get_mut(logical_id) {
            work.state = State::Asked(number);
        }
        self.wanted.push(OwnCall { logical_id: logical_id.into(), number, request });
    }

    /// Takes the answer to a call. Returns the id of the provisioned product that it is about, if it is about one.
    fn hear(&mut self, asker: &Asker, answer: Answered) -> Option<String> {
        let work = self.works.get_mut(&asker.logical_id)?;
        if !matches!(work.state, State::Asked(number) if number == asker.number) {
            return None;
        }
        let inner = match &answer {
            Answered::Output(output) => output.pointer("/RecordDetail/ProvisionedProductId"),
            Answered::Refused(_) => None,
        };
        let inner = inner.and_then(|id| id.as_str()).map(str::to_owned);
        if let Some(request) = work.hear(answer) {
            self.ask(&asker.logical_id, request);
        }
        inner
    }
}

impl Work {
    fn has_failed(&self) -> bool {
        self.failure.is_some() || matches!(self.state, State::Over(Err(_)))
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
