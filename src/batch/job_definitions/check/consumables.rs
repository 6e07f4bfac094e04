//! The consumable resources that jobs take units of.

use std::collections::BTreeSet;

use super::Defect;
use crate::{
    api::batch::ConsumableResourceProperties,
    batch::{
        errors::Refusal,
        names::{self, Kind},
        units::Quantity,
    },
    kit::Scope,
};

/// The most resources of a job.
const MOST_RESOURCES: usize = 5;

/// Each resource is named once, by its name or its ARN.
///
/// unverified: it need not be there yet, as one may be deleted and made anew while jobs wait for it; and a name and the
/// ARN of one resource are the same.
pub(super) fn check(scope: &Scope, properties: Option<&ConsumableResourceProperties>) -> Result<(), Refusal> {
    let list = properties.and_then(|properties| properties.consumable_resource_list.as_deref());
    let list = list.unwrap_or_default();
    if list.len() > MOST_RESOURCES {
        return Err(Defect::ConsumableResources(MOST_RESOURCES).into());
    }
    let mut seen = BTreeSet::new();
    for requirement in list {
        let text = requirement.consumable_resource.as_deref().unwrap_or_default();
        let name = names::resolve(Kind::ConsumableResource, scope, "consumableResource", text)?;
        if !seen.insert(name) {
            return Err(Defect::SameConsumableResource.into());
        }
        Quantity::from_request("quantity", requirement.quantity.ok_or(Refusal::Required("quantity"))?)?;
    }
    Ok(())
}
