//! `ListStackInstancesForProvisionedProduct`.

use super::super::{
    super::{
        api,
        errors::{Result, bad_page_token, invalid, no_provisioned_product},
        launch_paths::page_size,
        state::State,
    },
    Kind,
};
use crate::kit::{Context, page::Pager};

/// `ListStackInstancesForProvisionedProduct`: only a stack set has any.
pub(in super::super) fn list_stack_instances_for_provisioned_product(
    state: &State,
    context: &Context<'_>,
    input: api::ListStackInstancesForProvisionedProductInput,
) -> Result<api::ListStackInstancesForProvisionedProductOutput> {
    let id = &input.provisioned_product_id;
    let product = state.at(context.scope()).provisioned.get(id).ok_or_else(|| no_provisioned_product(id))?;
    if product.launch.kind != Kind::CfnStackSet {
        // unverified: that it is for stack sets is documented, the text is not known.
        return Err(invalid(format!("Provisioned product {id} is not of type CFN_STACKSET.")));
    }
    let instances = product.stack_set.as_ref().into_iter().flat_map(|set| &set.instances);
    let pager = Pager { list: "ListStackInstancesForProvisionedProduct", scope: context.scope(), query: id };
    // Pages go on behind the last account and region, whatever became of those before.
    let page = pager.page(
        input.page_token.as_deref(),
        page_size(input.page_size),
        |after: Option<(String, String)>| {
            let key = |account: &str, region: &str| (account.to_owned(), region.to_owned());
            instances
                .map(move |(place, instance)| {
                    (key(place.account.as_str(), place.region.as_str()), instance.status)
                })
                .filter(move |(place, _)| after.as_ref().is_none_or(|after| place > after))
                .map(|((account, region), status)| {
                    let shown = api::StackInstance {
                        account: Some(account.clone()),
                        region: Some(region.clone()),
                        stack_instance_status: Some(status),
                    };
                    ((account, region), shown)
                })
        },
    );
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::ListStackInstancesForProvisionedProductOutput {
        stack_instances: Some(page.items),
        next_page_token: page.next,
    })
}
