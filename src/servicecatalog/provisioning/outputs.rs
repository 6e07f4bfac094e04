//! `GetProvisionedProductOutputs`.

use super::{
    super::{
        api,
        errors::{Result, bad_page_token, no_successful_record},
        launch_paths::page_size,
        selector::Selector,
        state::State,
    },
    find::find,
};
use crate::kit::{Context, page::Pager};

/// `GetProvisionedProductOutputs`: those of the last request that succeeded, all or those with the given keys.
pub(in super::super) fn get_provisioned_product_outputs(
    state: &State,
    context: &Context<'_>,
    input: api::GetProvisionedProductOutputsInput,
) -> Result<api::GetProvisionedProductOutputsOutput> {
    let wanted = Selector::required(
        "ProvisionedProduct",
        input.provisioned_product_id.as_ref(),
        input.provisioned_product_name.as_ref(),
    )?;
    let catalog = state.at(context.scope());
    let product = find(catalog, context.scope(), wanted)?;
    let record = product.last_successful.as_ref().and_then(|id| catalog.records.get(id.as_str()));
    let record = record.ok_or_else(no_successful_record)?;
    // unverified: that a key that is no output is passed over.
    let is_wanted = |key: &str| match &input.output_keys {
        Some(keys) if !keys.is_empty() => keys.iter().any(|wanted| wanted == key),
        _ => true,
    };
    let outputs = record.outputs().into_iter();
    let outputs = outputs.filter(|output| output.output_key.as_deref().is_some_and(is_wanted)).enumerate();
    let query = (record.id.as_str(), &input.output_keys);
    let pager = Pager { list: "GetProvisionedProductOutputs", scope: context.scope(), query: &query };
    let page = pager.page(input.page_token.as_deref(), page_size(input.page_size), |after: Option<usize>| {
        outputs.skip(after.map_or(0, |place| place.saturating_add(1)))
    });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::GetProvisionedProductOutputsOutput { outputs: Some(page.items), next_page_token: page.next })
}
