//! The steps of requests, by who carries them out.

use super::{
    super::{
        ids::RecordId,
        state::{Change, State},
    },
    Condition, Kind, ProvisionedProduct, Termination, Work, delegated, engine, life, stack_sets,
};

/// The work on a request begins.
pub(in super::super) fn start(state: &mut State, change: &mut Change<'_>, id: RecordId) {
    let catalog = state.at_mut(change.scope());
    match catalog.records.get(id.as_str()) {
        Some(record) if record.is_for_engine() => engine::start(catalog, change, &id),
        Some(_) => life::start(catalog, change, id),
        None => {}
    }
}

/// A step of the work on a request is done. An engine tells itself how far it is.
pub(in super::super) fn advance(state: &mut State, change: &mut Change<'_>, id: RecordId) {
    let catalog = state.at_mut(change.scope());
    if delegated::takes(catalog, change, &id) {
        return delegated::begin(catalog, change, &id);
    }
    match catalog.records.get(id.as_str()) {
        Some(record) if record.launch.kind == Kind::CfnStackSet && !record.kind.is_action() => {
            if change.settings.delegates_stacks && record.kind.makes() {
                let refusal = Err(delegated::NO_STACK_SETS.to_owned());
                return life::conclude(catalog, change.now, &id, refusal);
            }
            stack_sets::advance(state, change, id);
        }
        Some(_) => life::advance(state, change, id),
        None => {}
    }
}

impl ProvisionedProduct {
    /// How it is being terminated, if it is.
    pub(super) fn termination(&self) -> Option<Termination> {
        match &self.condition {
            Condition::UnderChange(Work::Terminate(termination)) => Some(*termination),
            _ => None,
        }
    }
}

impl Termination {
    /// Whether it succeeds even if something cannot be removed.
    pub(super) const fn ignores_errors(self) -> bool {
        let (Self::Asked { ignores_errors, .. } | Self::UnderWay { ignores_errors }) = self;
        ignores_errors
    }
}
