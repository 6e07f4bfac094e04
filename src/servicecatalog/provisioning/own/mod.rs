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
        state::{Catalog, Change},
    },
    ProvisionedProduct,
};
use crate::{
    cloudformation::own::Request,
    kit::{Answered, Caller, InnerCall, Scope},
    sts,
};

pub(super) use workshop::Workshop;

use workshop::OwnCall;

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

/// Makes the calls that the work on a provisioned product wants: as the role it is launched as, or as who launched it.
pub(super) fn call(product: &mut ProvisionedProduct, change: &mut Change<'_>) {
    let Some(workshop) = &mut product.workshop else { return };
    let calls = std::mem::take(&mut workshop.wanted);
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
    let Some(workshop) = &mut product.workshop else { return };
    let (inner, depth) = (workshop.hear(asker, answer), workshop.depth.saturating_add(1));
    call(product, change);
    if let Some(inner) = inner.and_then(|id| catalog.provisioned.get_mut(&id)) {
        inner.workshop.get_or_insert_default().depth = depth;
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
