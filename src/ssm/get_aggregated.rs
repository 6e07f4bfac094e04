//! `GetInventory` with aggregators: counts of nodes instead of nodes.

use super::{
    Partition,
    query::{
        aggregate::{Aggregation, Builder, Level, refused},
        expression::{self, Expression},
        groups,
        sections::Section,
    },
    schema::Schema,
};
use crate::api::{
    Timestamp,
    ssm::{Error, InventoryAggregator},
};

/// What the aggregators of a request count, with nothing counted yet.
///
/// # Errors
/// `InvalidAggregatorException`, and for groups the errors of [`groups::read`].
pub(super) fn read<'a>(
    partition: &'a Partition,
    aggregators: &[InventoryAggregator],
    now: Timestamp,
) -> Result<Vec<Section<'a>>, Error> {
    aggregators.iter().map(|aggregator| section(partition, aggregator, now)).collect()
}

fn section<'a>(
    partition: &'a Partition,
    aggregator: &InventoryAggregator,
    now: Timestamp,
) -> Result<Section<'a>, Error> {
    match aggregator {
        InventoryAggregator { expression: Some(text), groups: None, .. } => {
            aggregation(partition, text, aggregator).map(|made| Section::Rows(Box::new(made)))
        }
        InventoryAggregator { expression: None, groups: Some(groups), aggregators: None } => {
            groups::read(partition, groups, now).map(Section::Groups)
        }
        // unverified: groups stand alone, as in all published samples.
        _ => Err(refused("An aggregator must have either an expression or groups.")),
    }
}

fn aggregation<'a>(
    partition: &'a Partition,
    text: &str,
    aggregator: &InventoryAggregator,
) -> Result<Aggregation<'a>, Error> {
    let mut builder = Builder::default();
    let root = level(partition, &mut builder, aggregator)?;
    Ok(builder.finish(expression(partition, text)?.type_name, root))
}

/// The level that `aggregator` is.
fn level<'a>(
    partition: &'a Partition,
    builder: &mut Builder<'a>,
    aggregator: &InventoryAggregator,
) -> Result<Level<'a>, Error> {
    let InventoryAggregator { expression: Some(text), groups: None, aggregators: nested } = aggregator else {
        return Err(refused("A nested aggregator must have an expression and no groups."));
    };
    let Expression { attribute, store, number, .. } = expression(partition, text)?;
    let place = builder.enter(Some(attribute))?;
    let nested = nested.iter().flatten().map(|nested| level(partition, builder, nested));
    let inner = nested.collect::<Result<_, _>>()?;
    Ok(builder.close(place, Some(store), Some(number), inner))
}

/// The attribute to count by: one of those that `GetInventorySchema` lists for aggregators.
///
/// unverified: custom types cannot be aggregated, as the published list has none.
fn expression<'a, 'r>(partition: &'a Partition, text: &'r str) -> Result<Expression<'a, 'r>, Error> {
    let supported = |expression: &Expression<'_, '_>| match expression.store.schema() {
        Schema::Aws(aws_type) => {
            aws_type.aggregated().is_some_and(|view| view.attributes.contains(&expression.attribute))
        }
        Schema::Custom(_) => false,
    };
    expression::read(partition, text)
        .filter(supported)
        .ok_or_else(|| refused(format!("The aggregator expression {text} is not supported.")))
}
