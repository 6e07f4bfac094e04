//! How service actions change, and end.

use super::{
    super::{
        api,
        errors::{Result, no_service_action, still_associated},
        state::{Change, State, once_if_told},
    },
    definition,
};

/// `UpdateServiceAction`. A definition takes the place of the former one as a whole; its document is not looked up again.
pub(in super::super) fn update_service_action(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::UpdateServiceActionInput,
) -> Result<api::UpdateServiceActionOutput> {
    let actions = &mut state.at_mut(change.scope()).service_actions.all;
    let action = actions.get_mut(&input.id).ok_or_else(|| no_service_action(&input.id))?;
    if let Some(definition) = input.definition {
        definition::check(change.scope(), &definition)?;
        action.definition = definition;
    }
    if let Some(name) = input.name {
        action.name = name;
    }
    if input.description.is_some() {
        action.description = input.description;
    }
    Ok(api::UpdateServiceActionOutput { service_action_detail: Some(action.detail()) })
}

/// `DeleteServiceAction`. What it is associated with stands in the way.
pub(in super::super) fn delete_service_action(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::DeleteServiceActionInput,
) -> Result<api::DeleteServiceActionOutput> {
    once_if_told::<api::DeleteServiceAction, _>(
        state,
        change,
        (input.idempotency_token.as_deref(), &input),
        |state, context| {
            let actions = &state.at(context.scope()).service_actions;
            actions.find(&input.id)?;
            if actions.versions.of(&input.id, None).next().is_some() {
                let what = format_args!("Service action {}", input.id);
                return Err(still_associated(what, "Provisioning Artifacts"));
            }
            Ok(())
        },
        |catalog, _, ()| {
            catalog.service_actions.all.remove(&input.id);
            api::DeleteServiceActionOutput {}
        },
    )
}
