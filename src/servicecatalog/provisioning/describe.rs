//! `DescribeProvisionedProduct`.

use super::{
    super::{api, errors::Result, selector::Selector, state::State},
    ProvisionedProduct,
    find::find,
};
use crate::kit::{Context, Scope};

/// `DescribeProvisionedProduct`, by id or by name.
pub(in super::super) fn describe_provisioned_product(
    state: &State,
    context: &Context<'_>,
    input: api::DescribeProvisionedProductInput,
) -> Result<api::DescribeProvisionedProductOutput> {
    let wanted = Selector::required("", input.id.as_ref(), input.name.as_ref())?;
    let product = find(state.at(context.scope()), context.scope(), wanted)?;
    Ok(api::DescribeProvisionedProductOutput {
        provisioned_product_detail: Some(detail(product, context.scope())),
        cloud_watch_dashboards: Some(Vec::new()),
    })
}

/// The provisioned product as answers show it.
pub(super) fn detail(product: &ProvisionedProduct, scope: &Scope) -> api::ProvisionedProductDetail {
    let launch = &product.launch;
    api::ProvisionedProductDetail {
        name: Some(launch.name.as_ref().into()),
        arn: Some(launch.arn(scope)),
        r#type: Some(launch.kind.as_str().into()),
        id: Some((&launch.id).into()),
        status: Some(product.condition.status()),
        status_message: product.condition.message().map(str::to_owned),
        created_time: Some(launch.created),
        idempotency_token: Some(launch.token.as_ref().into()),
        last_record_id: product.last_record.as_ref().map(String::from),
        last_provisioning_record_id: product.last_provisioning.as_ref().map(String::from),
        last_successful_provisioning_record_id: product.last_successful.as_ref().map(String::from),
        product_id: Some((&product.target.product).into()),
        provisioning_artifact_id: Some((&product.target.artifact).into()),
        launch_role_arn: product.target.launch_role.as_deref().map(str::to_owned),
    }
}
