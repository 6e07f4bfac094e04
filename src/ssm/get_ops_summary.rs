//! `GetOpsSummary`: what is known for operations (`OpsData`), listed by node or counted.
//!
//! Little of this operation is documented, and nothing of what it answers for types of inventory. unverified: that they
//! are listed and counted as `GetInventory` does it, row for row.

use std::collections::BTreeMap;

use super::{
    Partition, State,
    filter::{Exists, Filters},
    nodes::NodeId,
    ops_data::{self, OpsType},
    paging,
    query::{
        aggregate::{self, Builder, Level},
        sections::{self, Data, Section},
    },
    search::Search,
    store::Store,
};
use crate::{
    api::{
        Timestamp,
        ssm::{
            Error, GetOpsSummaryRequest, GetOpsSummaryResult, OpsAggregator, OpsEntity, OpsEntityItem,
            OpsResultAttribute,
        },
    },
    kit::{Context, Ordered, page::Pager},
};

/// The most entities of a page, and how many there are if the request does not say.
///
/// unverified: the default is not documented.
const PAGE: usize = 50;

/// Lists the nodes that have `OpsData` of the types asked for; or counts them, if there are aggregators.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetOpsSummary.html>.
///
/// # Errors
/// `ResourceDataSyncNotFoundException`, `InvalidTypeNameException`, `InvalidFilter`, `InvalidAggregatorException`,
/// `InvalidNextToken`; and `NotServed` for aggregators that do anything but count.
pub(super) fn get_ops_summary(
    state: &State,
    context: &Context<'_>,
    input: GetOpsSummaryRequest,
) -> Result<GetOpsSummaryResult, Error> {
    let (partition, now) = (state.at(context.scope()), context.now);
    partition.syncs.check_source(input.sync_name.as_deref())?;
    let types = types(partition, input.result_attributes.as_deref())?;
    let aggregators = input.aggregators.as_deref();
    let exists = if aggregators.is_some() { Exists::WithAggregators } else { Exists::Refused };
    let mut filters = ops_data::filters(partition, input.filters.as_deref(), exists, now)?;
    let query = (&input.sync_name, &input.result_attributes, &input.filters, aggregators);
    let pager = Pager { list: "GetOpsSummary", scope: context.scope(), query: &query };
    let (token, limit) = (input.next_token.as_deref(), paging::limit(input.max_results, PAGE));
    let (entities, next_token) = if let Some(aggregators) = aggregators {
        let mut sections = read(partition, aggregators, now)?;
        sections::count(partition, &filters, &mut sections, now)?;
        let page = pager.page(token, limit, |after| sections::units(&sections, after));
        let (data, next) = sections::entities(page.map_err(paging::refused)?);
        (data.into_iter().map(counts).collect(), next)
    } else {
        filters.ask_any(types.values().copied().collect());
        let walk = |after: Option<String>| {
            Search::new(partition, &filters, after.as_deref()).map(|(id, _)| (id.as_str().to_owned(), id))
        };
        let page = pager.page(token, limit, walk).map_err(paging::refused)?;
        (page.items.into_iter().map(|id| entity(&types, id, now)).collect(), page.next)
    };
    Ok(GetOpsSummaryResult { entities: Some(entities), next_token })
}

/// The types of inventory that are asked for, by name.
fn types<'a>(
    partition: &'a Partition,
    asked: Option<&[OpsResultAttribute]>,
) -> Result<BTreeMap<String, &'a Store>, Error> {
    let mut types = BTreeMap::new();
    for OpsResultAttribute { type_name } in asked.unwrap_or_default() {
        if let OpsType::Inventory(store) = ops_data::named(partition, type_name)? {
            types.insert(type_name.clone(), store);
        }
    }
    // Without any the type is ops_data::DEFAULT, in which nothing is.
    Ok(types)
}

/// A node with what it has of the types.
fn entity(types: &BTreeMap<String, &Store>, node: &NodeId, now: Timestamp) -> OpsEntity {
    let data = types.iter().filter_map(|(name, store)| {
        // Of several sub types the one gathered last speaks for all.
        let captured = store.items(node, now).map(|item| item.captured).max()?;
        let content = store.entries(node, now).map(|entry| store.render(entry)).collect();
        let item = OpsEntityItem { capture_time: Some(captured.to_iso8601()), content: Some(content) };
        Some((name.clone(), item))
    });
    OpsEntity { id: Some(node.as_str().to_owned()), data: Some(data.into_map()) }
}

/// Counts as the entity of an aggregator.
fn counts(data: Data) -> OpsEntity {
    let item = |content| OpsEntityItem { capture_time: None, content: Some(content) };
    OpsEntity {
        id: None,
        data: Some(data.into_iter().map(|(name, content)| (name, item(content))).into_map()),
    }
}

/// What the aggregators of a request count, with nothing counted yet.
fn read<'a>(
    partition: &'a Partition,
    aggregators: &[OpsAggregator],
    now: Timestamp,
) -> Result<Vec<Section<'a>>, Error> {
    let section = |aggregator: &OpsAggregator| {
        let mut builder = Builder::default();
        // unverified: without a type name it is the one of requests that name none.
        let name = aggregator.type_name.as_deref().unwrap_or(ops_data::DEFAULT);
        let root = level(partition, &mut builder, aggregator, name, now)?;
        Ok(Section::Rows(Box::new(builder.finish(name, root))))
    };
    aggregators.iter().map(section).collect()
}

/// The level that `aggregator` is, within one of the type called `outer`.
fn level<'a>(
    partition: &'a Partition,
    builder: &mut Builder<'a>,
    aggregator: &OpsAggregator,
    outer: &str,
    now: Timestamp,
) -> Result<Level<'a>, Error> {
    check_kind(aggregator)?;
    // unverified: a nested aggregator without a type name is of the type it is nested in.
    let name = aggregator.type_name.as_deref().unwrap_or(outer);
    let attribute = aggregator.attribute_name.as_deref();
    let store = match ops_data::named(partition, name)? {
        OpsType::Inventory(store) => Some(store),
        OpsType::Unfilled => None,
    };
    let number = attribute.zip(store).map(|(attribute, store)| {
        let unknown = || aggregate::refused(format!("The attribute {attribute} of {name} is not valid."));
        store.schema().attribute(attribute).ok_or_else(unknown)
    });
    let number = number.transpose()?;
    let only = aggregator.filters.as_deref();
    let only = only.map(|only| ops_data::filters(partition, Some(only), Exists::WithAggregators, now));
    let only: Option<Filters<'a>> = only.transpose()?;
    let place = builder.enter(attribute)?;
    let nested = aggregator.aggregators.iter().flatten();
    let inner =
        nested.map(|nested| level(partition, builder, nested, name, now)).collect::<Result<_, _>>()?;
    let level = builder.close(place, store, number, inner);
    Ok(match only {
        Some(only) => level.only(only),
        None => level,
    })
}

/// unverified: an aggregator counts unless it says what else it does.
fn check_kind(aggregator: &OpsAggregator) -> Result<(), Error> {
    let refuse =
        |what: String| Err(Error::NotServed { message: format!("Stockroom does not serve {what}.") });
    match aggregator.aggregator_type.as_deref() {
        Some(kind) if kind != "count" => refuse(format!("aggregators of the type {kind}")),
        // What they mean to a count is not documented.
        _ if aggregator.values.as_ref().is_some_and(|values| !values.is_empty()) => {
            refuse("the values of aggregators".to_owned())
        }
        _ => Ok(()),
    }
}
