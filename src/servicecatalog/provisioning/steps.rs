//! The steps of requests, by who carries them out.

use super::{
    super::{
        ids::RecordId,
        state::{Change, State},
    },
    Kind, life, stack_sets,
};

/// The work on a request begins.
pub(in super::super) fn start(state: &mut State, change: &mut Change<'_>, id: RecordId) {
    life::start(state.at_mut(change.scope()), change, id);
}

/// A step of the work on a request is done.
pub(in super::super) fn advance(state: &mut State, change: &mut Change<'_>, id: RecordId) {
    let catalog = state.at_mut(change.scope());
    let Some(record) = catalog.records.get(id.as_str()) else { return };
    match record.launch.kind {
        Kind::CfnStackSet => stack_sets::advance(state, change, id),
        _ => life::advance(catalog, change, id),
    }
}
