//! `SearchProducts`.

use super::{
    super::{
        access::{View, Visible},
        api,
        errors::Result,
        state::State,
    },
    aggregations, filters,
    order::{self, Order, Wanted},
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
    let mut found = View::new(state, context).products();
    found.retain(|(_, Visible { product, .. })| filters::pass(&filters, product));
    let query = &(&filters, order, &context.origin.caller.arn);
    let pager = Pager { list: "SearchProducts", scope: context.scope(), query };
    let wanted = Wanted { token: input.page_token.as_deref(), size: input.page_size };
    let page = order::page(&pager, wanted, order, &found)?;
    Ok(api::SearchProductsOutput {
        product_view_summaries: Some(page.items.iter().map(|found| found.product.summary()).collect()),
        product_view_aggregations: Some(aggregations::of(&found)),
        next_page_token: page.next,
    })
}
