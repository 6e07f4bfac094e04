//! `DeleteConsumableResource`.

use std::time::Duration;

use super::subject;
use crate::{
    api::batch::{DeleteConsumableResourceRequest, DeleteConsumableResourceResponse, Error},
    batch::{Event, State},
    kit::Transaction,
};

/// How long after the deletion of a resource its client tokens are known, unless they expire before.
const TOKENS_OUTLIVE: Duration = Duration::from_hours(1);

/// Deletes a resource at once, even one in use. One created later under its name takes its place.
pub(in crate::batch) fn delete(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: DeleteConsumableResourceRequest,
) -> Result<DeleteConsumableResourceResponse, Error> {
    let (name, _) = state
        .at(tx.scope())
        .consumable_resources
        .find(tx.scope(), &input.consumable_resource)
        .map_err(|refusal| refusal.error(tx))?;
    let partition = state.at_mut(tx.scope());
    partition.jobs.meter.restocked(name.as_str(), None, tx.now);
    partition.tokens.expire_by(&subject(&name, tx.scope()), tx.now + TOKENS_OUTLIVE);
    partition.consumable_resources.all.remove(&name);
    Ok(DeleteConsumableResourceResponse {})
}
