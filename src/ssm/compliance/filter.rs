//! Compliance filters: they ask for attributes of compliance items or of summaries, and are read as inventory filters.

use super::super::{
    Partition,
    aws_types::AwsType,
    filter::{Exists, Filters},
    schema::Schema,
};
use crate::api::{
    Timestamp,
    ssm::{
        ComplianceQueryOperatorType as Operator, ComplianceStringFilter, Error, InventoryFilter,
        InventoryQueryOperatorType as InventoryOperator,
    },
};

/// The filters of a request, for entries of `aws_type`. Keys are names of its attributes, `InstanceId`, or keys of
/// inventory filters.
///
/// # Errors
/// `InvalidFilter`.
pub(super) fn read<'a>(
    partition: &'a Partition,
    filters: Option<&[ComplianceStringFilter]>,
    aws_type: AwsType,
    now: Timestamp,
) -> Result<Filters<'a>, Error> {
    let filters = filters.unwrap_or_default().iter().map(|filter| translated(filter, aws_type));
    let filters = filters.collect::<Result<Vec<_>, _>>()?;
    Filters::read(partition, Some(&filters), Exists::Refused, now)
}

/// unverified: that a filter must have a key and values, which the API reference does not say.
fn translated(filter: &ComplianceStringFilter, aws_type: AwsType) -> Result<InventoryFilter, Error> {
    let refused = |message: String| Error::InvalidFilter { message };
    let key = filter.key.as_deref().ok_or_else(|| refused("A filter has no key.".to_owned()))?;
    let values = filter.values.clone().ok_or_else(|| refused(format!("The filter {key} has no values.")))?;
    let key =
        inventory_key(key, aws_type).ok_or_else(|| refused(format!("The filter key {key} is not valid.")))?;
    Ok(InventoryFilter { key, values, r#type: Some(operator(filter.r#type.unwrap_or(Operator::Equal))) })
}

/// unverified: the severity of a summary is its overall severity. Keys of items do not serve for summaries, nor those
/// of summaries for items.
fn inventory_key(key: &str, aws_type: AwsType) -> Option<String> {
    if key.starts_with("AWS:") || key.starts_with("Custom:") {
        return Some(key.to_owned());
    }
    if key == "InstanceId" {
        return Some(format!("{}.InstanceId", AwsType::InstanceInformation.definition().name));
    }
    let attribute = match (aws_type, key) {
        (AwsType::ComplianceSummary, "Severity") => "OverallSeverity",
        _ => key,
    };
    Schema::Aws(aws_type).attribute(attribute)?;
    Some(format!("{}.{attribute}", aws_type.definition().name))
}

fn operator(operator: Operator) -> InventoryOperator {
    match operator {
        Operator::Equal => InventoryOperator::Equal,
        Operator::NotEqual => InventoryOperator::NotEqual,
        Operator::BeginWith => InventoryOperator::BeginWith,
        Operator::LessThan => InventoryOperator::LessThan,
        Operator::GreaterThan => InventoryOperator::GreaterThan,
    }
}
