//! `PutInventory`: plans all items, and carries the plan out if nothing speaks against it.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Event, Partition, State,
    item::{self, Change, Planned, Setting},
    limits,
    nodes::NodeId,
    store::{Item, Store},
};
use crate::{
    api::{
        Timestamp,
        ssm::{Error, InventoryItem, PutInventoryRequest, PutInventoryResult},
    },
    kit::{Ordered, Region, Transaction},
};

/// Replaces what a node has of the types of these items.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutInventory.html>.
///
/// # Errors
/// `InvalidInstanceId`, and for the items the errors of [`item::plan`] and [`check_together`]; then nothing is
/// changed, and a new node is not registered either.
pub(super) fn put_inventory(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: PutInventoryRequest,
) -> Result<PutInventoryResult, Error> {
    let (scope, now) = (tx.scope().clone(), tx.now);
    let partition = state.at(&scope);
    let node = partition.writer(&input.instance_id, tx.settings)?;
    let plan = plan(partition, &node, &scope.region, now, &input.items)?;
    carry_out(state.at_mut(&scope), &node, &scope.region, now, plan);
    // unverified: the published sample shows no output, so no message is sent.
    Ok(PutInventoryResult::default())
}

fn plan(
    partition: &Partition,
    node: &NodeId,
    region: &Region,
    now: Timestamp,
    items: &[InventoryItem],
) -> Result<Vec<Planned>, Error> {
    let setting = Setting { partition, node, region, now };
    let plan = items.iter().map(|item| item::plan(&setting, item)).collect::<Result<Vec<_>, _>>()?;
    check_together(partition, items, &plan)?;
    Ok(plan)
}

/// Checks what only all items together can break.
///
/// # Errors
/// `InvalidItemContentException` for two items of one type, `TotalSizeLimitExceededException`,
/// `CustomSchemaCountLimitExceededException`, `SubTypeCountLimitExceededException`.
fn check_together(partition: &Partition, items: &[InventoryItem], plan: &[Planned]) -> Result<(), Error> {
    for (number, (item, planned)) in items.iter().zip(plan).enumerate() {
        // A request has few items.
        let is_same = |other: &Planned| {
            other.type_name == planned.type_name && other.place.sub_type == planned.place.sub_type
        };
        if plan.iter().take(number).any(is_same) {
            // unverified: each item replaces the whole type, so two of them contradict each other.
            let message = "The request contains more than one item of this inventory type.";
            return Err(item::invalid_content(item, message));
        }
    }
    let total: usize = plan.iter().map(|planned| planned.size).sum();
    if total > limits::LARGEST_CALL {
        let message =
            format!("The size of the inventory data exceeds the limit of {} bytes.", limits::LARGEST_CALL);
        return Err(Error::TotalSizeLimitExceededException { message });
    }
    let is_new = |planned: &&Planned| partition.current(&planned.type_name).is_none();
    if partition.types.custom_count() + plan.iter().filter(is_new).count() > limits::MOST_CUSTOM_TYPES {
        let message =
            format!("An account can have at most {} custom inventory types.", limits::MOST_CUSTOM_TYPES);
        return Err(Error::CustomSchemaCountLimitExceededException { message });
    }
    check_sub_types(partition, plan)
}

fn check_sub_types(partition: &Partition, plan: &[Planned]) -> Result<(), Error> {
    let is_custom = |sub_type: &Arc<str>| sub_type.starts_with("Custom:");
    for planned in plan.iter().filter(|planned| planned.place.sub_type.as_ref().is_some_and(is_custom)) {
        let of_type = plan.iter().filter(|other| other.type_name == planned.type_name);
        let mut sub_types: BTreeSet<_> = of_type.filter_map(|other| other.place.sub_type.clone()).into_set();
        sub_types
            .extend(partition.types.of(&planned.type_name).into_iter().flat_map(Store::sub_types).cloned());
        if sub_types.into_iter().filter(is_custom).count() > limits::MOST_SUB_TYPES {
            let message =
                format!("An inventory type can have at most {} custom sub types.", limits::MOST_SUB_TYPES);
            return Err(Error::SubTypeCountLimitExceededException { message });
        }
    }
    Ok(())
}

fn carry_out(partition: &mut Partition, node: &NodeId, region: &Region, now: Timestamp, plan: Vec<Planned>) {
    partition.register(node, region, now);
    for Planned { type_name, place, version, captured, hash, change, size: _ } in plan {
        let kept_until = item::kept_until(&type_name, now);
        match change {
            Change::Ignore => {}
            Change::Refresh => partition.refresh(type_name, &place, captured, kept_until),
            Change::Replace { content, schema } => {
                let item = Item { version, captured, hash, kept_until, content };
                partition.replace(type_name, place, schema, item);
            }
        }
    }
}
