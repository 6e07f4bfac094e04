//! `ListNodesSummary`: how many managed nodes there are of each kind.

use std::collections::BTreeMap;

use super::{
    Partition, State,
    information::Field,
    list_nodes,
    node_filter::{NodeFilters, Property},
    nodes::{Node, NodeId},
    paging,
};
use crate::{
    api::ssm::{
        Error, ListNodesSummaryRequest, ListNodesSummaryResult, NodeAggregator,
        NodeAttributeName as Attribute,
    },
    kit::{Context, Ordered, page::Pager},
};

/// The most rows of a page, and how many there are if the request does not say.
///
/// unverified: the default is not documented.
const PAGE: usize = 50;
/// The most attributes of a row: one has room for three values, and the last is the count.
const MOST_ATTRIBUTES: usize = 2;

/// Counts the managed nodes by the values of attributes.
///
/// unverified: a nested aggregator splits the rows of the one around it; several beside each other give their rows one
/// after the other. Rows are in the order of their values, and nodes without a value are in none.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListNodesSummary.html>.
///
/// # Errors
/// `InvalidAggregatorException`, `InvalidNextToken`, `ResourceDataSyncNotFoundException`.
pub(super) fn list_nodes_summary(
    state: &State,
    context: &Context<'_>,
    input: ListNodesSummaryRequest,
) -> Result<ListNodesSummaryResult, Error> {
    let partition = state.at(context.scope());
    partition.syncs.check_source(input.sync_name.as_deref())?;
    let mut splits = Vec::new();
    collect(&input.aggregators, &[], &mut splits)?;
    let filters = list_nodes::read(partition, context, input.filters.as_deref().unwrap_or_default());
    let query = (&input.sync_name, &input.filters, &input.aggregators);
    let limit = paging::limit(input.max_results, PAGE);
    let page = Pager { list: "ListNodesSummary", scope: context.scope(), query: &query }
        .page(input.next_token.as_deref(), limit, |after: Option<RowKey>| {
            rows(partition, context, &splits, &filters).filter(move |(key, _)| after.as_ref() < Some(key))
        })
        .map_err(paging::refused)?;
    Ok(ListNodesSummaryResult { summary: Some(page.items), next_token: page.next })
}

/// Which way of splitting a row is of, and its values.
type RowKey = (usize, Vec<String>);
type Row = BTreeMap<String, String>;

/// Every way in which aggregators split the nodes: by the attributes from the outermost to the innermost.
fn collect(
    aggregators: &[NodeAggregator],
    around: &[Attribute],
    splits: &mut Vec<Vec<Attribute>>,
) -> Result<(), Error> {
    for aggregator in aggregators {
        let refuse = |message: String| Err(Error::InvalidAggregatorException { message });
        let attribute = aggregator.attribute_name;
        // unverified: that these are refused.
        if around.contains(&attribute) {
            return refuse(format!("The attribute {attribute} is aggregated more than once."));
        }
        if around.len() == MOST_ATTRIBUTES {
            return refuse(format!("At most {MOST_ATTRIBUTES} aggregators can be nested."));
        }
        let split = [around, &[attribute]].concat();
        match aggregator.aggregators.as_deref() {
            None | Some([]) => splits.push(split),
            Some(nested) => collect(nested, &split, splits)?,
        }
    }
    Ok(())
}

fn rows(
    partition: &Partition,
    context: &Context<'_>,
    splits: &[Vec<Attribute>],
    filters: &NodeFilters<'_>,
) -> impl Iterator<Item = (RowKey, Row)> {
    let mut counts: BTreeMap<RowKey, usize> = BTreeMap::new();
    for (_, (id, node)) in filters.nodes(None) {
        for (number, split) in splits.iter().enumerate() {
            let values = split.iter().map(|attribute| value(partition, context, id, node, *attribute));
            if let Some(values) = values.collect() {
                *counts.entry((number, values)).or_default() += 1;
            }
        }
    }
    counts.into_iter().filter_map(|(key, count)| {
        let names = splits.get(key.0)?.iter().map(ToString::to_string);
        let mut row: Row = names.zip(key.1.iter().cloned()).into_map();
        row.insert("Count".to_owned(), count.to_string());
        Some((key, row))
    })
}

fn value(
    partition: &Partition,
    context: &Context<'_>,
    id: &NodeId,
    node: &Node,
    attribute: Attribute,
) -> Option<String> {
    let said = |field| partition.said(id, field).map(str::to_owned);
    match attribute {
        Attribute::AgentVersion => said(Field::AgentVersion),
        Attribute::PlatformName => said(Field::PlatformName),
        Attribute::PlatformType => said(Field::PlatformType),
        Attribute::PlatformVersion => said(Field::PlatformVersion),
        Attribute::ResourceType => said(Field::ResourceType),
        Attribute::Region => Some(context.scope().region.to_string()),
        Attribute::SourceType => Property::SourceType.of(node),
        Attribute::AvailabilityZone => Property::AvailabilityZone.of(node),
    }
}
