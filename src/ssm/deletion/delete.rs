//! `DeleteInventory`: begins a deletion, or says what it would delete.

use std::{sync::Arc, time::Duration};

use super::{
    super::{Event as AnyEvent, Partition, State, item, schema::TypeName, store::Store},
    Counts, DELAY, Deletion, Event, LISTED, Status, count,
};
use crate::{
    api::ssm::{
        DeleteInventory, DeleteInventoryRequest, DeleteInventoryResult, Error,
        InventorySchemaDeleteOption as Extent,
    },
    kit::{Scope, Seen, Transaction},
};

/// How long a token stands for the deletion it began.
///
/// unverified: as long as the deletion is listed.
const TOKEN_LIFE: Duration = LISTED;

/// Deletes what nodes have of a custom type, and disables or deletes its schema if asked to.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteInventory.html>.
///
/// unverified: a dry run has no id, as there is nothing to describe under it; the user guide shows it both ways.
///
/// # Errors
/// `InvalidTypeNameException`, `InvalidOptionException`, `InvalidDeleteInventoryParametersException`,
/// `InvalidInventoryRequestException`.
pub(in super::super) fn delete_inventory(
    state: &mut State,
    tx: &mut Transaction<'_, AnyEvent>,
    input: DeleteInventoryRequest,
) -> Result<DeleteInventoryResult, Error> {
    let scope = tx.scope().clone();
    let partition = state.at(&scope);
    let is_dry = input.dry_run == Some(true);
    if !is_dry && let Some(result) = answered(partition, tx, &input)? {
        return Ok(result);
    }
    let (name, store) = deletable(partition, &input)?;
    let counts = count(&partition.deletions, &name, store, tx.now);
    let mut result = DeleteInventoryResult {
        deletion_id: None,
        type_name: Some(input.type_name.clone()),
        deletion_summary: Some(counts.summary()),
    };
    if !is_dry {
        result.deletion_id = Some(begin(state, tx, &scope, name, input.schema_delete_option, counts));
        if let Some(token) = &input.client_token {
            let tokens = &mut state.at_mut(&scope).deletions.tokens;
            tokens.keep::<DeleteInventory>(tx.now, token, &input, &result, TOKEN_LIFE);
        }
    }
    Ok(result)
}

/// What this very request was answered before, if it was.
fn answered(
    partition: &Partition,
    tx: &Transaction<'_, AnyEvent>,
    input: &DeleteInventoryRequest,
) -> Result<Option<DeleteInventoryResult>, Error> {
    let Some(token) = &input.client_token else { return Ok(None) };
    match partition.deletions.tokens.look::<DeleteInventory>(tx.now, token, input) {
        Seen::Never => Ok(None),
        Seen::Same(result) => Ok(Some(result)),
        // unverified: which error this is.
        Seen::Other => Err(Error::InvalidDeleteInventoryParametersException {
            message: "The client token was used with other parameters.".to_owned(),
        }),
    }
}

/// The custom type that a request may delete.
///
/// unverified: which error says that the type is being deleted already, and that an already disabled version cannot be
/// disabled again.
fn deletable<'a>(
    partition: &'a Partition,
    input: &DeleteInventoryRequest,
) -> Result<(Arc<str>, &'a Store), Error> {
    let invalid = || item::invalid_type(&input.type_name);
    let Some(TypeName::Custom(name)) = TypeName::parse(&input.type_name) else { return Err(invalid()) };
    let store = partition.types.named(&name).ok_or_else(invalid)?;
    if store.is_ending() {
        let message = format!("The inventory type {name} is being deleted.");
        return Err(Error::InvalidInventoryRequestException { message });
    }
    if input.schema_delete_option == Some(Extent::DisableSchema) && store.is_disabled() {
        let message = format!("The schema of the inventory type {name} is already disabled.");
        return Err(Error::InvalidOptionException { message });
    }
    Ok((name, store))
}

/// Begins a deletion, and returns its id.
fn begin(
    state: &mut State,
    tx: &mut Transaction<'_, AnyEvent>,
    scope: &Scope,
    name: Arc<str>,
    extent: Option<Extent>,
    counts: Counts,
) -> String {
    let Partition { deletions, types, .. } = state.at_mut(scope);
    let ends_type = extent == Some(Extent::DeleteSchema);
    if let (Some(extent), Some(store)) = (extent, types.custom_mut(&name)) {
        match extent {
            Extent::DisableSchema => store.disable(),
            Extent::DeleteSchema => store.end(),
        }
    }
    let id = tx.ids().uuid().to_string();
    let started = tx.now.whole_seconds();
    let number = deletions.begin(Deletion {
        id: id.as_str().into(),
        type_name: name,
        started,
        updated: started,
        status: Status::InProgress,
        ends_type,
        counts,
    });
    tx.after(&DELAY, AnyEvent::Deletion(Event::Step { deletion: number, step: 1 }));
    tx.ages_at(tx.now + LISTED, AnyEvent::Deletion(Event::Forget(number)));
    id
}
