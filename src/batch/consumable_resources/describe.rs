//! `DescribeConsumableResource`.

use super::arn;
use crate::{
    api::batch::{DescribeConsumableResourceRequest, DescribeConsumableResourceResponse, Error},
    batch::State,
    kit::Context,
};

/// Everything about one resource. The tags are always there, empty or not.
pub(in crate::batch) fn describe(
    state: &State,
    context: &Context<'_>,
    input: DescribeConsumableResourceRequest,
) -> Result<DescribeConsumableResourceResponse, Error> {
    let scope = context.scope();
    let (name, resource) = state
        .at(scope)
        .consumable_resources
        .find(scope, &input.consumable_resource)
        .map_err(|refusal| refusal.error(context))?;
    let units = resource.units;
    Ok(DescribeConsumableResourceResponse {
        consumable_resource_arn: arn(&name, scope),
        consumable_resource_name: name.as_str().to_owned(),
        total_quantity: Some(units.total().get()),
        in_use_quantity: Some(units.in_use().get()),
        available_quantity: Some(units.available().get()),
        resource_type: Some(units.resource_type().as_str().to_owned()),
        created_at: Some(resource.created_at.as_millis()),
        tags: Some(resource.tags.clone()),
    })
}
