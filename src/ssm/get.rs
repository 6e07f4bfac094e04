//! `GetInventory`: what is known of every node of one type.

use std::collections::BTreeMap;

use super::{
    Partition, State,
    aws_types::AwsType,
    filter::{Exists, Filters},
    get_aggregated, item,
    nodes::NodeId,
    paging,
    query::sections::{self, Data},
    schema::TypeName,
    search::Search,
    store::Store,
};
use crate::{
    api::{
        Timestamp,
        ssm::{
            Error, GetInventoryRequest, GetInventoryResult, InventoryResultEntity, InventoryResultItem,
            ResultAttribute,
        },
    },
    kit::{Context, Ordered, page::Pager},
};

/// The most nodes of a page, and how many there are if the request does not say.
///
/// unverified: the default is not documented; clients saw lists cut at 50.
const PAGE: usize = 50;

/// Lists nodes by id, each with what it has of the result type; or counts them, if there are aggregators.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetInventory.html>.
///
/// # Errors
/// `InvalidFilter`, `InvalidResultAttributeException`, `InvalidTypeNameException`, `InvalidNextToken`, and for
/// aggregators those of [`get_aggregated::read`].
pub(super) fn get_inventory(
    state: &State,
    context: &Context<'_>,
    input: GetInventoryRequest,
) -> Result<GetInventoryResult, Error> {
    let partition = state.at(context.scope());
    // unverified: the result type says nothing about counts, but must be right.
    let (type_name, store) = result_type(partition, input.result_attributes.as_deref().unwrap_or_default())?;
    let aggregators = input.aggregators.as_deref();
    let exists = if aggregators.is_some() { Exists::WithAggregators } else { Exists::Refused };
    let filters = Filters::read(partition, input.filters.as_deref(), exists, context.now)?;
    let query = (type_name, &input.filters, aggregators);
    let pager = Pager { list: "GetInventory", scope: context.scope(), query: &query };
    let (token, limit) = (input.next_token.as_deref(), paging::limit(input.max_results, PAGE));
    let (entities, next_token) = if let Some(aggregators) = aggregators {
        let mut sections = get_aggregated::read(partition, aggregators, context.now)?;
        sections::count(partition, &filters, &mut sections, context.now)?;
        let page = pager.page(token, limit, |after| sections::units(&sections, after));
        let (data, next) = sections::entities(page.map_err(paging::refused)?);
        (data.into_iter().map(counts).collect(), next)
    } else {
        let walk = |after: Option<String>| {
            Search::new(partition, &filters, after.as_deref()).map(|(id, _)| (id.as_str().to_owned(), id))
        };
        let page = pager.page(token, limit, walk).map_err(paging::refused)?;
        let entities = page.items.into_iter().map(|id| entity(type_name, store, id, context.now));
        (entities.collect(), page.next)
    };
    // unverified: the token is left out at the end, as of all lists, although the reference speaks of an empty one.
    Ok(GetInventoryResult { entities: Some(entities), next_token })
}

/// Counts as the entity of an aggregator, which has nothing else.
fn counts(data: Data) -> InventoryResultEntity {
    let item = |content| InventoryResultItem { content, ..InventoryResultItem::default() };
    let data = data.into_iter().map(|(name, content)| (name, item(content))).into_map();
    InventoryResultEntity { id: None, data: Some(data) }
}

/// The name and the content of the type that is asked for: of the two AWS types that are supported, or a custom one.
fn result_type<'a>(
    partition: &'a Partition,
    asked: &'a [ResultAttribute],
) -> Result<(&'a str, &'a Store), Error> {
    let default = AwsType::InstanceInformation;
    let Some(name) = asked.first().map(|attribute| attribute.type_name.as_str()) else {
        return Ok((default.definition().name, partition.types.aws(default)));
    };
    match TypeName::parse(name) {
        Some(TypeName::Aws(aws_type @ (AwsType::InstanceInformation | AwsType::PatchSummary))) => {
            Ok((name, partition.types.aws(aws_type)))
        }
        // unverified: that custom types are supported, and what an unknown one is answered with.
        Some(custom @ TypeName::Custom(_)) => {
            partition.types.of(&custom).map(|store| (name, store)).ok_or_else(|| item::invalid_type(name))
        }
        _ => Err(Error::InvalidResultAttributeException {
            message: format!(
                "Result type name {name} is not supported. Supported type names are: AWS:InstanceInformation, \
                 AWS:PatchSummary. Default result type name is AWS:InstanceInformation."
            ),
        }),
    }
}

/// A node; without data if it has nothing of the type.
fn entity(type_name: &str, store: &Store, node: &NodeId, now: Timestamp) -> InventoryResultEntity {
    let item = store.items(node, now).next().map(|item| InventoryResultItem {
        type_name: Some(type_name.to_owned()),
        schema_version: Some(item.version.to_string()),
        capture_time: Some(item.captured.to_iso8601()),
        content_hash: item.hash.as_deref().map(str::to_owned),
        content: item.content.entries().map(|entry| store.render(entry)).collect(),
    });
    let data: BTreeMap<_, _> = item.into_iter().map(|item| (type_name.to_owned(), item)).into_map();
    InventoryResultEntity { id: Some(node.as_str().to_owned()), data: Some(data) }
}
