//! `ScanProvisionedProducts`.

use super::super::{
    super::{
        api,
        errors::{Result, bad_page_token},
        launch_paths::page_size,
        owners::{Level, holders},
        state::State,
    },
    ProvisionedProduct, ProvisionedProducts,
    describe::detail,
    store::Common,
};
use crate::kit::{Context, page::Pager};

/// `ScanProvisionedProducts`: the live ones that the caller may see, the oldest first.
pub(super) fn scan_provisioned_products(
    state: &State,
    context: &Context<'_>,
    input: api::ScanProvisionedProductsInput,
) -> Result<api::ScanProvisionedProductsOutput> {
    let scope = context.scope();
    let all = &state.at(scope).provisioned;
    let level = Level::read(input.access_level_filter.as_ref(), Level::User)?;
    let holders = level.holders(&context.origin.caller.arn);
    let common: Option<Vec<_>> = holders.map(|holders| holders.into_iter().map(Common::Holder).collect());
    let pager = Pager { list: "ScanProvisionedProducts", scope, query: &(level, &context.origin.caller.arn) };
    let page = pager.page(input.page_token.as_deref(), page_size(input.page_size), |after| {
        scanned(all, common.as_deref(), after).map(|(number, product)| (number, detail(product, scope)))
    });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::ScanProvisionedProductsOutput {
        provisioned_products: Some(page.items),
        next_page_token: page.next,
    })
}

/// Those with one of these in common, or all, behind number `after`.
fn scanned<'a>(
    all: &'a ProvisionedProducts,
    common: Option<&'a [Common]>,
    after: Option<u64>,
) -> Box<dyn Iterator<Item = (u64, &'a ProvisionedProduct)> + 'a> {
    let Some(common) = common else { return Box::new(all.behind(after)) };
    let found = all.with(common).behind(after).filter_map(|number| Some((number, all.at(number)?)));
    Box::new(found.filter(move |(_, product)| is_held(all, product, common)))
}

/// Whether a provisioned product is listed for one of these.
fn is_held(all: &ProvisionedProducts, product: &ProvisionedProduct, by: &[Common]) -> bool {
    holders(all.owner(product)).any(|holder| by.contains(&Common::Holder(holder)))
}
