//! `SearchProducts`.

use super::{
    super::{
        access::{View, Visible},
        api,
        errors::Result,
        state::State,
    },
    aggregations, filters,
    found::{Found, Memo},
    order::{Order, Wanted},
};
use crate::kit::{Context, page::Pager};

/// `SearchProducts`: those that the caller has a path to. Every page tells what all products found have in common.
pub(in super::super) fn search_products(
    state: &State,
    context: &Context<'_>,
    input: api::SearchProductsInput,
) -> Result<api::SearchProductsOutput> {
    let filters = input.filters.unwrap_or_default();
    let order = Order::new(input.sort_by, input.sort_order);
    let view = View::new(state, context);
    let query = &(&filters, order, &context.origin.caller.arn);
    let found = Memo::recall(
        &view,
        &("end user", context.settings.launch_paths, context.origin.caller.principal(), query),
        || {
            let mut found = view.products();
            found.retain(|(_, Visible { product, .. })| filters::pass(&filters, product));
            let aggregations = aggregations::of(&found);
            Found::new(found, order, aggregations)
        },
    );
    let pager = Pager { list: "SearchProducts", scope: context.scope(), query };
    let wanted = Wanted { token: input.page_token.as_deref(), size: input.page_size };
    let page = found.page(&view, &pager, wanted, order)?;
    Ok(api::SearchProductsOutput {
        product_view_summaries: Some(page.items.iter().map(|found| found.product.summary()).collect()),
        product_view_aggregations: Some(found.aggregations.clone()),
        next_page_token: page.next,
    })
}
