//! `UpdateConsumableResource`.

use std::time::Duration;

use super::{arn, subject};
use crate::{
    api::batch::{
        Error, UpdateConsumableResource, UpdateConsumableResourceRequest, UpdateConsumableResourceResponse,
    },
    batch::{
        Event, Partition, State,
        errors::Refusal,
        names::Name,
        units::{Change, Units},
    },
    kit::{Context, Seen, Transaction},
};

/// How long a client token is known; the deletion of its resource may end that sooner.
const TOKEN_LIFETIME: Duration = Duration::from_hours(8);

/// What a good request comes to.
enum Plan {
    /// Its token has been seen: the change was made before, and answered so.
    Repeat(UpdateConsumableResourceResponse),
    /// The resource gets these units.
    Change(Name, Units),
}

/// Sets, raises or lowers the total of a resource; once for each client token.
pub(in crate::batch) fn update(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: UpdateConsumableResourceRequest,
) -> Result<UpdateConsumableResourceResponse, Error> {
    let (name, units) = match plan(state.at(tx.scope()), tx, &input).map_err(|refusal| refusal.error(tx))? {
        Plan::Repeat(response) => return Ok(response),
        Plan::Change(name, units) => (name, units),
    };
    let response = UpdateConsumableResourceResponse {
        consumable_resource_name: name.as_str().to_owned(),
        consumable_resource_arn: arn(&name, tx.scope()),
        total_quantity: Some(units.total().get()),
    };
    let partition = state.at_mut(tx.scope());
    if let Some(resource) = partition.consumable_resources.get_mut(&name) {
        let (meter, shared) = (&mut partition.jobs.meter, name.as_str().into());
        meter.stocked(&shared, Some(resource.stock()), tx.now);
        resource.units = units;
        meter.stocked(&shared, Some(resource.stock()), tx.now);
        partition.scheduler.units_came(&shared);
    }
    if let Some(token) = &input.client_token {
        let tokens = &mut partition.tokens;
        tokens.keep::<UpdateConsumableResource>(tx.now, token, &input, &response, TOKEN_LIFETIME);
        tokens.tie::<UpdateConsumableResource>(token, &subject(&name, tx.scope()));
    }
    Ok(response)
}

fn plan(
    partition: &Partition,
    context: &Context<'_>,
    input: &UpdateConsumableResourceRequest,
) -> Result<Plan, Refusal> {
    let change = Change::from_request(input.operation.as_deref(), input.quantity)?;
    if let Some(response) = repeated(partition, context, input)? {
        return Ok(Plan::Repeat(response));
    }
    let (name, resource) =
        partition.consumable_resources.find(context.scope(), &input.consumable_resource)?;
    Ok(Plan::Change(name, resource.units.changed(change)?))
}

/// What the request was answered if it came before, with this token.
///
/// The two editions of the API reference disagree on such a request: by the newer one it succeeds and changes nothing
/// more, by the older one it is refused; a setting chooses.
/// unverified: a token that came with another request is refused.
fn repeated(
    partition: &Partition,
    context: &Context<'_>,
    input: &UpdateConsumableResourceRequest,
) -> Result<Option<UpdateConsumableResourceResponse>, Refusal> {
    let Some(token) = &input.client_token else { return Ok(None) };
    match partition.tokens.look::<UpdateConsumableResource>(context.now, token, input) {
        Seen::Never => Ok(None),
        Seen::Same(_) if context.settings.reject_repeated_tokens => {
            Err(Refusal::TokenRepeated(token.clone()))
        }
        Seen::Same(response) => Ok(Some(response)),
        Seen::Other => Err(Refusal::TokenReused(token.clone())),
    }
}
