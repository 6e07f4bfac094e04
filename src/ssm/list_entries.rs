//! `ListInventoryEntries`: what one node has of one type.

use super::{
    State,
    filter::{Exists, Filters},
    item, paging,
};
use crate::{
    api::ssm::{Error, ListInventoryEntriesRequest, ListInventoryEntriesResult},
    kit::{Context, page::Pager},
};

/// The most entries of a page, and how many there are if the request does not say.
///
/// unverified: the default is not documented.
const PAGE: usize = 50;

/// Lists the entries of a node in the order in which they were put.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListInventoryEntries.html>.
///
/// # Errors
/// `InvalidInstanceId`, `InvalidTypeNameException`, `InvalidFilter`, `InvalidNextToken`.
pub(super) fn list_inventory_entries(
    state: &State,
    context: &Context<'_>,
    input: ListInventoryEntriesRequest,
) -> Result<ListInventoryEntriesResult, Error> {
    let partition = state.at(context.scope());
    let node = partition.node(&input.instance_id)?;
    // unverified: a custom type that was never put is as unknown as one that cannot be.
    let store =
        partition.types.named(&input.type_name).ok_or_else(|| item::invalid_type(&input.type_name))?;
    let filters = Filters::read(partition, input.filters.as_deref(), Exists::Refused, context.now)?;
    // unverified: filters on other types decide over all entries at once.
    let shown = filters.hold_beside(store, &node);
    let query = (node.as_str(), &input.type_name, &input.filters);
    let limit = paging::limit(input.max_results, PAGE);
    let page = Pager { list: "ListInventoryEntries", scope: context.scope(), query: &query }
        .page(input.next_token.as_deref(), limit, |after: Option<usize>| {
            let entries = store.entries(&node, context.now).enumerate().filter(|_| shown);
            let entries = entries.skip(after.map_or(0, |after| after + 1));
            entries.filter(|(_, entry)| filters.hold_for(store, *entry))
        })
        .map_err(paging::refused)?;
    // Of several sub types the one gathered last speaks for all.
    let newest = store.items(&node, context.now).max_by_key(|item| item.captured);
    Ok(ListInventoryEntriesResult {
        type_name: Some(input.type_name),
        instance_id: Some(input.instance_id),
        // unverified: a type of which there is nothing has neither version nor time.
        schema_version: newest.map(|item| item.version.to_string()),
        capture_time: newest.map(|item| item.captured.to_iso8601()),
        entries: Some(page.items.into_iter().map(|entry| store.render(entry)).collect()),
        next_token: page.next,
    })
}
