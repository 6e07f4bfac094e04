//! `CreateServiceAction`.

use super::{
    super::{
        api,
        errors::{Result, limit_exceeded},
        ids::ServiceActionId,
        state::{Change, State, once},
    },
    ServiceAction, definition,
};

/// The most service actions of an account in a region.
const MOST: usize = 200;

/// `CreateServiceAction`. Names need not be unique.
pub(in super::super) fn create_service_action(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::CreateServiceActionInput,
) -> Result<api::CreateServiceActionOutput> {
    once::<api::CreateServiceAction, _>(
        state,
        change,
        (&input.idempotency_token, &input),
        |state, context| {
            definition::check(context.scope(), &input.definition)?;
            definition::check_document(&input.definition)?;
            if state.at(context.scope()).service_actions.all.iter().count() >= MOST {
                return Err(limit_exceeded(format!("An account can have at most {MOST} service actions.")));
            }
            Ok(())
        },
        |catalog, change, ()| {
            let action = ServiceAction {
                id: ServiceActionId::draw(change.ids()),
                name: input.name.clone(),
                description: input.description.clone(),
                kind: input.definition_type,
                definition: input.definition.clone(),
            };
            let reply = api::CreateServiceActionOutput { service_action_detail: Some(action.detail()) };
            catalog.service_actions.all.add(action);
            reply
        },
    )
}
