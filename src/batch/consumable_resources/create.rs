//! `CreateConsumableResource`.

use super::{ConsumableResource, MOST_RESOURCES, arn};
use crate::{
    api::batch::{CreateConsumableResourceRequest, CreateConsumableResourceResponse, Error},
    batch::{
        Event, Partition, State,
        errors::Refusal,
        names::{Kind, Name},
        units::{Quantity, ResourceType, Units},
    },
    kit::{Context, Tags, Transaction, tags},
};

/// Creates a resource with all its units available. The type is replenishable and the total zero unless given.
pub(in crate::batch) fn create(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: CreateConsumableResourceRequest,
) -> Result<CreateConsumableResourceResponse, Error> {
    let (name, resource) = checked(state.at(tx.scope()), tx, &input).map_err(|refusal| refusal.error(tx))?;
    let response = CreateConsumableResourceResponse {
        consumable_resource_arn: arn(&name, tx.scope()),
        consumable_resource_name: input.consumable_resource_name,
    };
    let partition = state.at_mut(tx.scope());
    partition.jobs.meter.restocked(name.as_str(), Some(resource.stock()), tx.now);
    partition.scheduler.units_came(&name.as_str().into());
    partition.consumable_resources.made += 1;
    partition.consumable_resources.all.insert(name, resource);
    Ok(response)
}

fn checked(
    partition: &Partition,
    context: &Context<'_>,
    input: &CreateConsumableResourceRequest,
) -> Result<(Name, ConsumableResource), Refusal> {
    let name =
        Name::parse(&input.consumable_resource_name).ok_or(Refusal::BadName(Kind::ConsumableResource))?;
    let resource_type = ResourceType::from_request(input.resource_type.as_deref())?;
    let total = Quantity::from_request("totalQuantity", input.total_quantity.unwrap_or_default())?;
    let tags = tags::merged(&Tags::new(), input.tags.iter().flatten())?;
    let existing = &partition.consumable_resources.all;
    if existing.contains_key(&name) {
        return Err(Refusal::Exists);
    }
    if existing.len() >= MOST_RESOURCES {
        return Err(Refusal::LimitReached { kind: Kind::ConsumableResource, most: MOST_RESOURCES });
    }
    let units = Units::new(resource_type, total);
    let number = partition.consumable_resources.made;
    Ok((name, ConsumableResource { number, units, created_at: context.now, tags }))
}
