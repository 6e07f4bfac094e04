//! The steps of a request about a stack set.

use std::sync::Arc;

use super::{
    super::{
        super::{
            ids::RecordId,
            outcomes::Subject,
            state::{Change, State},
        },
        Condition, Event, Goal, Launch, ProvisionedProduct, Termination, Work, life, own,
    },
    StackSet,
    runner::{Around, Step},
};
use crate::kit::Scope;

/// A step of the work on a request is done.
pub(in super::super) fn advance(state: &mut State, change: &mut Change<'_>, id: RecordId) {
    let scope = change.scope().clone();
    let subject = Subject::of(state, &scope, &id);
    let catalog = state.at_mut(&scope);
    let Some(record) = catalog.records.get(id.as_str()) else { return };
    let launch = Arc::clone(&record.launch);
    let Some(product) = catalog.provisioned.get_mut(launch.id.as_str()) else { return };
    let mut set = product.stack_set.take().unwrap_or_default();
    let depth = product.workshop.as_ref().map_or(0, |workshop| workshop.depth);
    let step = match product.ask(&mut set) {
        Some(Asked::Refused(message)) => Step::Failed(life::rejected(&message, change.ids())),
        Some(Asked::Begun) => Step::UnderWay,
        Some(Asked::Left) => Step::Done,
        None => {
            let around = Around { name: instance_name(&scope, &launch), subject, depth, now: change.now };
            set.step(state, &around, change.ids())
        }
    };
    let catalog = state.at_mut(&scope);
    let Some(product) = catalog.provisioned.get_mut(launch.id.as_str()) else { return };
    let termination = product.termination();
    let end = match step {
        Step::UnderWay => None,
        Step::Done => Some(Ok(Vec::new())),
        Step::Failed(_) if termination.is_some_and(Termination::ignores_errors) => Some(Ok(Vec::new())),
        Step::Failed(message) => Some(Err(message)),
    };
    let Some(end) = end else {
        let set = product.stack_set.insert(set);
        life::step_on(change, set.workshops(), Event::RecordAdvances(id));
        return own::call(product, change);
    };
    if termination.is_some() && end.is_ok() {
        leave(state, set);
    } else {
        product.stack_set = Some(set);
    }
    life::conclude(state.at_mut(&scope), change.now, &id, end);
}

/// What asking `CloudFormation` came to.
enum Asked {
    /// It refuses, with this message.
    Refused(String),
    /// The work begins.
    Begun,
    /// There is nothing to ask for: the stacks stay.
    Left,
}

impl ProvisionedProduct {
    /// Asks `CloudFormation` for what a request wants, if that was not done yet.
    fn ask(&mut self, set: &mut StackSet) -> Option<Asked> {
        let Condition::UnderChange(work) = &mut self.condition else { return None };
        match work {
            Work::Provision(order) | Work::Update(order, _) => {
                let order = order.take()?;
                let Goal::StackSet(request) = order.goal.clone() else { return None };
                Some(match set.begin(*order, &request) {
                    Ok(()) => Asked::Begun,
                    Err(message) => Asked::Refused(message),
                })
            }
            // Neither is done to a stack set.
            Work::Import | Work::Act(_) => None,
            Work::Terminate(termination) => {
                let Termination::Asked { ignores_errors, retains } = *termination else { return None };
                *termination = Termination::UnderWay { ignores_errors };
                if retains {
                    return Some(Asked::Left);
                }
                set.begin_deletion();
                Some(Asked::Begun)
            }
        }
    }
}

/// What the stacks of a set are called up to their own ids: `StackSet-` and the name of the set.
fn instance_name(scope: &Scope, launch: &Launch) -> String {
    format!("StackSet-SC-{}-{}", scope.account, launch.id)
}

/// Leaves the stacks of a set behind, each where it is.
fn leave(state: &mut State, mut set: Box<StackSet>) {
    for (place, stack) in set.release() {
        state.at_mut(&place).left_stacks.insert(Arc::clone(stack.arn()), stack);
    }
}
