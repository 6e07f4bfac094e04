//! Stacks that another server makes, as a [contractor](crate::contractor) sees to.
//!
//! A request is checked here as `CloudFormation` would check it: parameters, rules and whatever of the template follows
//! from them. What is to be done then is kept under the id of its record until it is over. The contractor asks which
//! accounts and regions have something to do, takes it by a command ([`hand_out`]), and tells by others what the stack is
//! called ([`note_made`]), that it goes back ([`note_rolling_back`]) and what it came to ([`note_ended`]); so whatever happens outside reaches the world as commands
//! only. What is no longer [awaited](awaits) is nobody's any more.
//!
//! Stacks of sets, plans and imports would need more than the API of stacks, so they are refused: nothing is made up.

mod report;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, sync::Arc};

use serde::Serialize;

use super::{
    super::{
        ids::RecordId,
        records::RecordType,
        state::{Catalog, Change, State},
        system_tags,
    },
    Condition, Kind, Termination, Work, life,
};
use crate::{
    cloudformation::{Stack, tagged},
    kit::{Scope, Tags, Transaction},
    servicecatalog::Event,
};

pub use report::{End, Failure, Found, note_ended, note_made, note_rolling_back};

/// Why stack sets fail.
pub(super) const NO_STACK_SETS: &str =
    "Stockroom has stacks made by another server, and cannot have it make stack sets.";
/// Why plans fail.
pub(super) const NO_PLANS: &str =
    "Stockroom has stacks made by another server, and cannot tell beforehand what that would do.";
/// Why imports are refused.
pub(super) const NO_IMPORTS: &str =
    "Stockroom has stacks made by another server, and cannot import any that it has not asked for.";

/// What is to be done to stacks elsewhere and is not over, by the records of the requests.
#[derive(Debug, Default, Serialize)]
pub(in super::super) struct Delegations(BTreeMap<RecordId, Delegation>);

/// Something to be done to a stack elsewhere.
#[derive(Debug, Serialize)]
struct Delegation {
    /// Its name as long as its ARN is not known.
    stack: Arc<str>,
    task: Task,
    /// Whether it was handed out.
    is_under_way: bool,
}

/// Something to have done.
#[derive(Clone, Debug)]
pub struct Order {
    /// Under which it is reported.
    pub ticket: RecordId,
    /// The ARN of the stack; its name as long as that is not known.
    pub stack: Arc<str>,
    /// What is to be done.
    pub task: Task,
}

/// What is to be done to a stack.
#[derive(Clone, Debug, Serialize)]
pub enum Task {
    /// It is to be made.
    Create(Arc<Blueprint>),
    /// It is to be changed.
    Update(Arc<Blueprint>),
    /// It is to go.
    Delete,
}

/// What a stack is to be like.
#[derive(Clone, Debug, Serialize)]
pub struct Blueprint {
    /// The text of its template.
    pub template: Arc<str>,
    /// The values that parameters were given.
    pub parameters: BTreeMap<Box<str>, Box<str>>,
    /// All its tags.
    pub tags: Tags,
    /// The ARNs of the topics that are told of what happens to it.
    pub notification_arns: Vec<Box<str>>,
}

/// The accounts and regions that have something to be done.
pub fn waiting(state: &State) -> Vec<Scope> {
    let waits = |catalog: &Catalog| catalog.delegations.0.values().any(|one| !one.is_under_way);
    state.iter().filter(|(_, catalog)| waits(catalog)).map(|(scope, _)| scope.clone()).collect()
}

/// Takes some of what is to be done, at most `most` of it.
pub fn hand_out(state: &mut State, tx: &mut Transaction<'_, Event>, most: usize) -> Vec<Order> {
    let delegations = state.at_mut(tx.scope()).delegations.0.iter_mut();
    let waiting = delegations.filter(|(_, one)| !one.is_under_way).take(most);
    waiting
        .map(|(ticket, one)| {
            one.is_under_way = true;
            Order { ticket: ticket.clone(), stack: Arc::clone(&one.stack), task: one.task.clone() }
        })
        .collect()
}

/// Whether somebody still waits for what was handed out.
pub fn awaits(state: &State, scope: &Scope, ticket: &RecordId) -> bool {
    state.at(scope).delegations.0.contains_key(ticket)
}

/// Whether something is to be done elsewhere that is not over, of whatever account and region.
pub fn is_under_way(state: &State) -> bool {
    state.iter().any(|(_, catalog)| !catalog.delegations.0.is_empty())
}

/// Whether the work on a request is done elsewhere.
pub(super) fn takes(catalog: &Catalog, change: &Change<'_>, id: &RecordId) -> bool {
    let is_about_stack =
        |kind| matches!(kind, RecordType::Provision | RecordType::Update | RecordType::Terminate);
    change.settings.delegates_stacks
        && catalog
            .records
            .get(id.as_str())
            .is_some_and(|record| record.launch.kind == Kind::CfnStack && is_about_stack(record.kind))
}

/// Has the work on a request done, if nothing speaks against it.
pub(super) fn begin(catalog: &mut Catalog, change: &mut Change<'_>, id: &RecordId) {
    match ordered(catalog, change, id) {
        Some(Ok(Some((stack, task)))) => {
            let delegation = Delegation { stack, task, is_under_way: false };
            catalog.delegations.0.insert(id.clone(), delegation);
            change.call_contractor();
        }
        Some(Ok(None)) => life::conclude(catalog, change.now, id, Ok(Vec::new())),
        Some(Err(message)) => {
            let message = life::rejected(&message, change.ids());
            life::conclude(catalog, change.now, id, Err(message));
        }
        None => {}
    }
}

/// What is to be done to which stack, which may be nothing; or the message with which that is refused.
type Ordered = Result<Option<(Arc<str>, Task)>, String>;

/// What a request wants.
fn ordered(catalog: &mut Catalog, change: &Change<'_>, id: &RecordId) -> Option<Ordered> {
    let record = catalog.records.get(id.as_str())?;
    let product = catalog.provisioned.get_mut(record.launch.id.as_str())?;
    let Condition::UnderChange(work) = &mut product.condition else { return None };
    let is_new = matches!(work, Work::Provision(_));
    match work {
        Work::Provision(order) | Work::Update(order, _) => {
            let order = order.take()?;
            let arn = &record.launch.stack;
            let stack = product.stack.get_or_insert_with(|| Box::new(Stack::new(Arc::clone(arn))));
            if let Err(message) = order.entrust(stack) {
                return Some(Err(message));
            }
            let system = system_tags::of(change.scope(), &record.launch, &record.target);
            let blueprint = Arc::new(blueprint(stack, system)?);
            let task = if is_new { Task::Create(blueprint) } else { Task::Update(blueprint) };
            Some(Ok(Some((stack.handle_elsewhere(), task))))
        }
        Work::Terminate(termination) => {
            let Termination::Asked { ignores_errors, retains } = *termination else { return None };
            *termination = Termination::UnderWay { ignores_errors };
            let stack = product.stack.as_ref().filter(|_| !retains);
            Some(Ok(stack.map(|stack| (stack.handle_elsewhere(), Task::Delete))))
        }
        Work::Import | Work::Act(_) => None,
    }
}

/// What a stack is to be like that has such tags too. Those of Service Catalog itself are on the stack alone: what begins
/// with `aws:` nobody may say in a template.
fn blueprint(stack: &Stack, system: Vec<(String, String)>) -> Option<Blueprint> {
    let plan = stack.plan()?;
    let mut tags = Tags::clone(&plan.tags);
    tags.extend(system);
    Some(Blueprint {
        template: tagged(&plan.template, &plan.tags),
        parameters: plan.parameters.clone(),
        tags,
        notification_arns: plan.notification_arns.to_vec(),
    })
}
