//! The life of a request: accepted, under way step by step, over.

use std::sync::Arc;

use serde::Serialize;

use super::{
    super::{
        Event,
        api::RecordDetail,
        ids::{ProvisionedProductId, RecordId},
        outcomes::{Scripted, Subject},
        records::{Record, Stage},
        state::{Catalog, Change, State},
    },
    Condition, ProvisionedProduct, RECORD_START, STACK_STEP, Target, Termination, Work, Workshop, actions,
    engine, own,
};
use crate::{
    api::Timestamp,
    cloudformation::{Progress, Simulated, Site, Stack, StackOutput},
    kit::{Ids, Tags},
};

/// A request about a provisioned product that there is, once it is accepted.
#[derive(Debug, Serialize)]
pub(super) struct Step {
    pub(super) product: ProvisionedProductId,
    /// What the record shows.
    pub(super) target: Arc<Target>,
    pub(super) tags: Arc<Tags>,
    pub(super) work: Work,
}

/// Takes a request on: the provisioned product is under change before the request is answered.
pub(super) fn take(catalog: &mut Catalog, change: &mut Change<'_>, step: Step) -> Option<RecordDetail> {
    let product = catalog.provisioned.get_mut(step.product.as_str())?;
    let record = Record::new(change, step.work.kind(), &product.launch, step.target, step.tags);
    product.condition = Condition::UnderChange(step.work);
    product.last_record = Some(record.id.clone());
    // unverified: that an import counts.
    if !record.kind.is_action() {
        product.last_provisioning = Some(record.id.clone());
    }
    Some(open(catalog, change, record))
}

/// Keeps a new record, on which the work begins soon. Returns what the request is answered.
fn open(catalog: &mut Catalog, change: &mut Change<'_>, record: Record) -> RecordDetail {
    let detail = record.detail(change.scope());
    change.after(&RECORD_START, Event::RecordStarts(record.id.clone()));
    let (id, has_engine) = (record.id.clone(), record.is_for_engine());
    catalog.records.add(record);
    if has_engine {
        engine::accept(catalog, change, &id);
    }
    detail
}

/// The work on a request begins.
pub(super) fn start(catalog: &mut Catalog, change: &mut Change<'_>, id: RecordId) {
    begin(catalog, change.now, &id);
    let is_action = catalog.records.get(id.as_str()).is_some_and(|record| record.kind.is_action());
    let step = if is_action { &actions::EXECUTION } else { &STACK_STEP };
    change.after(step, Event::RecordAdvances(id));
}

/// The record of a request shows that the work on it begins.
pub(super) fn begin(catalog: &mut Catalog, now: Timestamp, id: &RecordId) {
    if let Some(record) = catalog.records.get_mut(id.as_str()) {
        record.stage = Stage::InProgress;
        record.updated = now;
    }
}

/// What a step of the work came to.
enum Advance {
    /// It goes on.
    UnderWay,
    /// It goes back, for this reason.
    RollingBack(Option<Arc<str>>),
    /// It is over, with these outputs.
    Done(Vec<StackOutput>),
    /// It failed, with this message.
    Failed(String),
}

/// A step of the work on a request is done.
pub(super) fn advance(state: &mut State, change: &mut Change<'_>, id: RecordId) {
    let scope = change.scope().clone();
    let subject = Subject::of(state, &scope, &id);
    let (catalog, names, rules) = state.parts(&scope);
    let mut handler = Scripted { rules, subject, now: change.now, otherwise: &mut Simulated };
    let Some(record) = catalog.records.get_mut(id.as_str()) else { return };
    let Some(product) = catalog.provisioned.get_mut(record.launch.id.as_str()) else { return };
    let site = &mut Site { exports: &mut catalog.exports, names, ids: change.ids(), handler: &mut handler };
    let advance = product.advance(site);
    own::call(product, change);
    match advance {
        Advance::UnderWay => go_on(product, change, id),
        Advance::RollingBack(reason) => {
            if let Some(reason) = reason {
                record.turn_back(reason, change.now);
            }
            go_on(product, change, id);
        }
        Advance::Done(outputs) => conclude(catalog, change.now, &id, Ok(outputs)),
        Advance::Failed(message) => conclude(catalog, change.now, &id, Err(message)),
    }
}

/// The work on a request is over, with these outputs or this message.
pub(super) fn conclude(
    catalog: &mut Catalog,
    now: Timestamp,
    id: &RecordId,
    end: Result<Vec<StackOutput>, String>,
) {
    let Some(record) = catalog.records.get_mut(id.as_str()) else { return };
    record.updated = now;
    match end {
        Ok(outputs) => {
            record.stage = Stage::Succeeded;
            record.outputs = outputs.into();
            succeed(catalog, id);
        }
        Err(message) => {
            let message: Arc<str> = message.into();
            record.stage = Stage::Failed(Arc::clone(&message));
            if let Some(product) = catalog.provisioned.get_mut(record.launch.id.as_str()) {
                product.fail(message);
            }
        }
    }
}

/// Lets the next step follow when there will be something to do.
fn go_on(product: &ProvisionedProduct, change: &mut Change<'_>, id: RecordId) {
    let event = Event::RecordAdvances(id);
    match product.stack.as_ref().and_then(|stack| stack.resumes()) {
        Some(time) => change.at(time, event),
        None => step_on(change, product.workshop.as_deref(), event),
    }
}

/// Lets the next step on stacks with these workshops follow when a step's time has passed.
pub(super) fn step_on<'a>(
    change: &mut Change<'_>,
    workshops: impl IntoIterator<Item = &'a Workshop>,
    event: Event,
) {
    let pause = workshops.into_iter().map(Workshop::pause).max().unwrap_or_default();
    change.at(change.now + change.length_of(&STACK_STEP).max(pause), event);
}

/// The work on a request has succeeded: the provisioned product shows at once what came of it.
fn succeed(catalog: &mut Catalog, id: &RecordId) {
    let Some(record) = catalog.records.get(id.as_str()) else { return };
    let Some(product) = catalog.provisioned.get_mut(record.launch.id.as_str()) else { return };
    // A provisioned product under change takes no other request, so the work is the one of this record.
    let condition = std::mem::replace(&mut product.condition, Condition::Available);
    let Condition::UnderChange(work) = condition else { return };
    match work {
        Work::Provision(_) | Work::Import => product.last_successful = Some(id.clone()),
        Work::Update(_, own) => {
            product.target = Arc::clone(&record.target);
            product.tags = own.tags;
            product.notification_arns = own.notification_arns.into();
            product.last_successful = Some(id.clone());
        }
        Work::Act(execution) => product.condition = *execution.before,
        Work::Terminate(_) => {
            catalog.plans.forget(&record.launch.id);
            let gone = catalog.provisioned.remove(record.launch.id.as_str());
            if let Some(stack) = gone.and_then(|product| product.stack) {
                catalog.left_stacks.insert(Arc::clone(&record.launch.stack), stack);
            }
        }
    }
}

impl ProvisionedProduct {
    /// Does the next step of the work on it.
    fn advance(&mut self, site: &mut Site<'_>) -> Advance {
        let Condition::UnderChange(work) = &mut self.condition else { return Advance::Done(Vec::new()) };
        match work {
            Work::Provision(order) | Work::Update(order, _) => {
                let Some(order) = order.take() else { return self.go_on(site) };
                let arn = &self.launch.stack;
                let stack = self.stack.get_or_insert_with(|| Box::new(Stack::new(Arc::clone(arn))));
                match order.place(stack, site.exports) {
                    Ok(()) => Advance::UnderWay,
                    Err(message) => Advance::Failed(rejected(&message, site.ids)),
                }
            }
            Work::Import => Advance::Done(
                self.stack.as_ref().map(|stack| stack.outputs(site.exports)).unwrap_or_default(),
            ),
            Work::Act(execution) => match &execution.fault {
                None => Advance::Done(Vec::new()),
                Some(fault) => Advance::Failed(fault.clone()),
            },
            Work::Terminate(termination) => {
                let Termination::Asked { ignores_errors, retains } = *termination else {
                    return self.go_on(site);
                };
                *termination = Termination::UnderWay { ignores_errors };
                match &mut self.stack {
                    Some(stack) if !retains => match stack.begin_deletion(site.exports) {
                        Ok(()) => Advance::UnderWay,
                        Err(_) if ignores_errors => Advance::Done(Vec::new()),
                        Err(error) => Advance::Failed(error.message().to_owned()),
                    },
                    _ => Advance::Done(Vec::new()),
                }
            }
        }
    }

    /// Lets the stack do its next step.
    fn go_on(&mut self, site: &mut Site<'_>) -> Advance {
        let termination = self.termination();
        let Some(stack) = &mut self.stack else { return Advance::Done(Vec::new()) };
        match Workshop::work(&mut self.workshop, stack, site) {
            Progress::UnderWay => Advance::UnderWay,
            Progress::RollingBack => Advance::RollingBack(stack.failure().map(Arc::from)),
            Progress::Done(outputs) => {
                if termination.is_some() {
                    self.stack = None;
                }
                Advance::Done(outputs)
            }
            Progress::Failed(_) if termination.is_some_and(Termination::ignores_errors) => {
                Advance::Done(Vec::new())
            }
            Progress::Failed(message) => Advance::Failed(message),
        }
    }

    /// The work on a request has failed.
    fn fail(&mut self, message: Arc<str>) {
        self.condition = match std::mem::replace(&mut self.condition, Condition::Available) {
            Condition::UnderChange(Work::Provision(_)) => {
                self.stack.take_if(|stack| stack.is_nothing());
                Condition::Error(message)
            }
            Condition::UnderChange(Work::Act(execution)) => *execution.before,
            _ => Condition::Tainted(message),
        };
    }
}

/// The message of a call that `CloudFormation` rejected, as a record hands it on.
pub(super) fn rejected(message: &str, ids: &mut Ids) -> String {
    recorded(&refusal(message, "ValidationError", ids))
}

/// The message of a call that `CloudFormation` rejected with this code, as Service Catalog hands it on.
pub(super) fn refusal(message: &str, code: &str, ids: &mut Ids) -> String {
    handed_on(message, (400, code), &ids.uuid().to_string())
}

/// What `CloudFormation` said of a call of this id, with the status and code of its answer, as Service Catalog hands it on.
pub(super) fn handed_on(message: &str, (status, code): (u16, &str), request_id: &str) -> String {
    format!(
        "{message} (Service: AmazonCloudFormation; Status Code: {status}; Error Code: {code}; Request ID: {request_id})"
    )
}

/// Such a message, as a record has it.
pub(super) fn recorded(message: &str) -> String {
    format!("AmazonCloudFormationException  {message}")
}
