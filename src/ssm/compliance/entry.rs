//! Entries of `AWS:ComplianceItem`, written and read.

use std::collections::BTreeMap;

use super::{
    super::{
        aws_types::AwsType,
        content::{AttributeNumber, Builder, Entry},
        names::Names,
        schema::Schema,
        store::Store,
    },
    RESOURCE_TYPE,
};
use crate::{
    api::{
        Timestamp,
        ssm::{
            ComplianceExecutionSummary as Execution, ComplianceItem, ComplianceItemEntry,
            ComplianceSeverity as Severity, ComplianceStatus as Status,
        },
    },
    kit::Ordered,
};

/// What entries of the type are made of; their numbers in its schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    ComplianceType,
    ExecutionId,
    ExecutionType,
    ExecutionTime,
    Id,
    Title,
    Status,
    Severity,
    /// The first of the attributes that are details.
    DocumentName,
}

impl Field {
    pub(super) fn number(self) -> AttributeNumber {
        self as AttributeNumber
    }

    /// The value in an entry.
    pub(super) fn of(self, entry: Entry<'_>) -> Option<&str> {
        entry.value(self.number())
    }
}

/// The number of a detail in the schema; none if it is none of the published details.
pub(super) fn published(name: &str) -> Option<AttributeNumber> {
    let number = Schema::Aws(AwsType::ComplianceItem).attribute(name);
    number.filter(|number| *number >= Field::DocumentName.number())
}

/// Whether an item put as inventory may have this value of an attribute; an empty one stands for none.
///
/// unverified: that statuses and severities are checked; the compliance operations could not show others.
pub(in super::super) fn is_valid(attribute: AttributeNumber, value: &str) -> bool {
    if attribute == Field::Status.number() {
        value.is_empty() || Status::from_wire(value).is_some()
    } else if attribute == Field::Severity.number() {
        value.is_empty() || Severity::from_wire(value).is_some()
    } else {
        true
    }
}

/// What all items of a report share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Report<'a> {
    pub(super) kind: &'a str,
    pub(super) execution: &'a Execution,
}

/// Packs an item. Details beyond the schema come last, so that they hide no attribute of it.
pub(super) fn pack(builder: &mut Builder, names: &mut Names, report: Report<'_>, item: &ComplianceItemEntry) {
    let Execution { execution_time, execution_id, execution_type } = report.execution;
    let fields = [
        (Field::ComplianceType, Some(report.kind)),
        (Field::ExecutionId, execution_id.as_deref()),
        (Field::ExecutionType, execution_type.as_deref()),
        (Field::ExecutionTime, Some(&*execution_time.to_iso8601())),
        (Field::Id, item.id.as_deref()),
        (Field::Title, item.title.as_deref()),
        (Field::Status, Some(item.status.as_str())),
        (Field::Severity, Some(item.severity.as_str())),
    ];
    for (field, value) in fields {
        if let Some(value) = value {
            builder.value(field.number(), value);
        }
    }
    let mut beyond = Vec::new();
    for (name, value) in item.details.iter().flatten() {
        match published(name) {
            Some(number) => builder.value(number, value),
            None => beyond.push((names.number(name), value)),
        }
    }
    for (number, value) in beyond {
        builder.value(number, value);
    }
    builder.end_entry();
}

/// Packs an entry as it is.
pub(super) fn copy(builder: &mut Builder, entry: Entry<'_>) {
    for (number, value) in entry.values() {
        builder.value(number, value);
    }
    builder.end_entry();
}

/// The execution that an entry speaks of. What was put as inventory need not name its time; then the report is as old
/// as its content.
pub(super) fn execution(entry: Entry<'_>, captured: Timestamp) -> Execution {
    Execution {
        execution_time: Field::ExecutionTime.of(entry).and_then(Timestamp::from_iso8601).unwrap_or(captured),
        execution_id: Field::ExecutionId.of(entry).map(str::to_owned),
        execution_type: Field::ExecutionType.of(entry).map(str::to_owned),
    }
}

/// The severity of an entry.
pub(super) fn severity(entry: Entry<'_>) -> Option<Severity> {
    Field::Severity.of(entry).and_then(Severity::from_wire)
}

/// The status of an entry: none for patches that do not apply.
pub(super) fn status(entry: Entry<'_>) -> Option<Status> {
    Field::Status.of(entry).and_then(Status::from_wire)
}

/// An entry as the compliance operations show it.
pub(super) fn render(store: &Store, node: &str, captured: Timestamp, entry: Entry<'_>) -> ComplianceItem {
    let text = |field: Field| field.of(entry).map(str::to_owned);
    let is_detail = |number: AttributeNumber| number >= Field::DocumentName.number();
    let details = entry.values().filter(|(number, _)| is_detail(*number));
    let details: BTreeMap<_, _> =
        details.map(|(number, value)| (store.name_of(number).to_owned(), value.to_owned())).into_map();
    ComplianceItem {
        compliance_type: text(Field::ComplianceType),
        resource_type: Some(RESOURCE_TYPE.to_owned()),
        resource_id: Some(node.to_owned()),
        id: text(Field::Id),
        title: text(Field::Title),
        status: status(entry),
        severity: severity(entry),
        execution_summary: Some(execution(entry, captured)),
        // unverified: that an item without details has an empty map of them.
        details: Some(details),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_numbered_as_the_schema_is() {
        let schema = Schema::Aws(AwsType::ComplianceItem);
        for field in [
            Field::ComplianceType,
            Field::ExecutionId,
            Field::ExecutionType,
            Field::ExecutionTime,
            Field::Id,
            Field::Title,
            Field::Status,
            Field::Severity,
            Field::DocumentName,
        ] {
            assert_eq!(schema.name_of(field.number()), format!("{field:?}"));
        }
        assert_eq!(published("Status"), None);
        assert!(published("PatchState").is_some() && published("CVEIds").is_some());
    }
}
