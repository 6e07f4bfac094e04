//! Resources that are really made: those of services that are at hand. What a stack wants of them becomes calls, as whoever
//! launches the product would make them; their answers decide what becomes of the stack.

mod maker;
#[cfg(test)]
mod tests;
mod work;
mod workshop;

use serde::Serialize;

use super::{
    super::{
        Event,
        ids::ProvisionedProductId,
        state::{Change, State},
    },
    ProvisionedProduct,
};
use crate::{
    cloudformation::own::Request,
    kit::{Answered, Caller, InnerCall, Scope},
    sts,
};

pub(super) use workshop::{OwnCall, Workshop};

/// What an answer to such a call is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asker {
    /// The provisioned product.
    pub(super) product: ProvisionedProductId,
    /// Where the stack is, if it is one of a stack set.
    pub(super) place: Option<Scope>,
    /// What the task is known by.
    pub(super) key: Box<str>,
    /// Which call of the stack it was.
    pub(super) number: u64,
}

/// Makes the calls that the work on the stacks of a provisioned product wants: that of its own as the role it is launched
/// as, or as who launched it; those of a stack set each where it is.
pub(super) fn call(product: &mut ProvisionedProduct, change: &mut Change<'_>) {
    if let Some(workshop) = &mut product.workshop
        && !workshop.wanted.is_empty()
    {
        let wanted = std::mem::take(&mut workshop.wanted);
        let caller = product.caller(change.scope());
        make(&product.launch.id, None, &caller, wanted, change);
    }
    for (place, caller, wanted) in product.stack_set.iter_mut().flat_map(|set| set.wanted()) {
        make(&product.launch.id, Some(&place), &caller, wanted, change);
    }
}

fn make(
    product: &ProvisionedProductId,
    place: Option<&Scope>,
    caller: &Caller,
    wanted: Vec<OwnCall>,
    change: &mut Change<'_>,
) {
    for OwnCall { key, number, request: Request { service, operation, input } } in wanted {
        let asker = Asker { product: product.clone(), place: place.cloned(), key, number };
        let call = InnerCall { service, operation, input, caller: caller.clone() };
        let place = place.unwrap_or_else(|| change.scope()).clone();
        change.call(place, call, Event::OwnCallAnswered(asker, None));
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
    state: &mut State,
    change: &mut Change<'_>,
    asker: &Asker,
    answer: Option<Answered>,
) {
    let Some(answer) = answer else { return };
    let catalog = state.at_mut(change.scope());
    let Some(product) = catalog.provisioned.get_mut(asker.product.as_str()) else { return };
    let Some(workshop) = product.workshop(asker.place.as_ref()) else { return };
    let (inner, depth) = (workshop.hear(asker, answer), workshop.depth.saturating_add(1));
    call(product, change);
    let Some(inner) = inner else { return };
    let catalog = state.at_mut(asker.place.as_ref().unwrap_or_else(|| change.scope()));
    if let Some(inner) = catalog.provisioned.get_mut(&inner) {
        inner.workshop.get_or_insert_default().depth = depth;
    }
}

impl ProvisionedProduct {
    /// The work on its stack, or on the one in this place if it is a stack set.
    fn workshop(&mut self, place: Option<&Scope>) -> Option<&mut Workshop> {
        match place {
            None => self.workshop.as_deref_mut(),
            Some(place) => self.stack_set.as_mut()?.workshop(place),
        }
    }

    /// Whoever makes what it is made of.
    fn caller(&self, scope: &Scope) -> Caller {
        match &self.target.launch_role {
            Some(role) => sts::acting_as(scope, role, "servicecatalog"),
            None => sts::caller(scope, &self.launch.principal),
        }
    }
}
