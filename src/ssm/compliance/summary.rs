//! What the items of a report come to, and `AWS:ComplianceSummary`, where that is kept.

use super::{
    super::{
        aws_types::AwsType,
        content::{AttributeNumber, Builder, Content, Entry},
        schema::{Schema, TypeName},
        store::{Item, Place, Types},
    },
    entry,
};
use crate::api::{
    Timestamp,
    ssm::{
        ComplianceExecutionSummary as Execution, ComplianceSeverity as Severity, ComplianceStatus as Status,
        CompliantSummary, NonCompliantSummary, SeveritySummary,
    },
};

/// What entries of the type are made of; their numbers in its schema. Behind them come the counts: of compliant items
/// by severity, then of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    ComplianceType,
    PatchGroup,
    PatchBaselineId,
    Status,
    OverallSeverity,
    ExecutionId,
    ExecutionType,
    ExecutionTime,
}

/// The number of the first count.
const COUNTS: AttributeNumber = Field::ExecutionTime as AttributeNumber + 1;

impl Field {
    pub(super) fn number(self) -> AttributeNumber {
        self as AttributeNumber
    }

    /// The value in an entry.
    pub(super) fn of(self, entry: Entry<'_>) -> Option<&str> {
        entry.value(self.number())
    }
}

/// How many things there are of each status and severity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// By severity, the worst first.
    compliant: [i32; Severity::ALL.len()],
    /// By severity, the worst first.
    non_compliant: [i32; Severity::ALL.len()],
}

impl Tally {
    pub(super) fn add(&mut self, status: Status, severity: Severity) {
        let counts = match status {
            Status::Compliant => &mut self.compliant,
            Status::NonCompliant => &mut self.non_compliant,
        };
        if let Some(count) = counts.get_mut(severity as usize) {
            *count += 1;
        }
    }

    /// The items of a report. Those without a status, as patches that do not apply have none, do not count.
    ///
    /// unverified: that items without a severity count as unspecified.
    fn of(content: &Content) -> Self {
        let mut tally = Self::default();
        for entry in content.entries() {
            if let Some(status) = entry::status(entry) {
                tally.add(status, entry::severity(entry).unwrap_or(Severity::Unspecified));
            }
        }
        tally
    }

    /// One non-compliant item is enough.
    fn status(&self) -> Status {
        if self.non_compliant.iter().any(|count| *count > 0) {
            Status::NonCompliant
        } else {
            Status::Compliant
        }
    }

    /// The worst severity of what is not compliant.
    ///
    /// unverified: that compliant items have no say in it; the samples show `UNSPECIFIED` for compliant nodes.
    fn overall_severity(&self) -> Severity {
        let by_severity = Severity::ALL.iter().zip(self.non_compliant);
        let worst = by_severity.into_iter().find(|(_, count)| *count > 0).map(|(severity, _)| *severity);
        worst.unwrap_or(Severity::Unspecified)
    }

    pub(super) fn compliant_summary(&self) -> CompliantSummary {
        CompliantSummary {
            compliant_count: Some(self.compliant.iter().sum()),
            severity_summary: Some(severity_summary(self.compliant)),
        }
    }

    pub(super) fn non_compliant_summary(&self) -> NonCompliantSummary {
        NonCompliantSummary {
            non_compliant_count: Some(self.non_compliant.iter().sum()),
            severity_summary: Some(severity_summary(self.non_compliant)),
        }
    }

    fn read(entry: Entry<'_>) -> Self {
        let mut tally = Self::default();
        let counts = tally.compliant.iter_mut().chain(&mut tally.non_compliant);
        for (count, number) in counts.zip(COUNTS..) {
            *count = entry.value(number).and_then(|count| count.parse().ok()).unwrap_or_default();
        }
        tally
    }
}

fn severity_summary([critical, high, medium, low, informational, unspecified]: [i32; 6]) -> SeveritySummary {
    SeveritySummary {
        critical_count: Some(critical),
        high_count: Some(high),
        medium_count: Some(medium),
        low_count: Some(low),
        informational_count: Some(informational),
        unspecified_count: Some(unspecified),
    }
}

/// An entry of `AWS:ComplianceSummary`, read.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) status: Status,
    pub(super) overall_severity: Severity,
    pub(super) execution: Execution,
    pub(super) tally: Tally,
}

/// Reads an entry, of content as old as `captured`.
pub(super) fn read(entry: Entry<'_>, captured: Timestamp) -> Read {
    let text = |field: Field| field.of(entry).map(str::to_owned);
    // Only `summarize` writes these, so no fallback is ever taken.
    Read {
        status: Field::Status.of(entry).and_then(Status::from_wire).unwrap_or_default(),
        overall_severity: Field::OverallSeverity
            .of(entry)
            .and_then(Severity::from_wire)
            .unwrap_or(Severity::Unspecified),
        execution: Execution {
            execution_time: Field::ExecutionTime
                .of(entry)
                .and_then(Timestamp::from_iso8601)
                .unwrap_or(captured),
            execution_id: text(Field::ExecutionId),
            execution_type: text(Field::ExecutionType),
        },
        tally: Tally::read(entry),
    }
}

/// Sums up anew what is at `place`, after a write there.
///
/// unverified: that a report without items leaves no summary.
pub(in super::super) fn summarize(types: &mut Types, place: Place) {
    let kind = place.sub_type.as_deref().unwrap_or_default();
    let item = types.aws(AwsType::ComplianceItem).any_item(&place).and_then(|item| summary(kind, item));
    let summaries = types.of_mut(TypeName::Aws(AwsType::ComplianceSummary));
    match item {
        Some(item) => summaries.put(place, item),
        None => summaries.remove(&place),
    }
}

/// The summary of a report; none if it has no items. Its execution is the last one, as parts of a report may be newer
/// than others.
fn summary(kind: &str, report: &Item) -> Option<Item> {
    let (_, execution) = report
        .content
        .entries()
        .map(|entry| (entry, entry::execution(entry, report.captured)))
        .max_by_key(|(_, execution)| execution.execution_time)?;
    let tally = Tally::of(&report.content);
    let first = |name: &str| {
        let number = Schema::Aws(AwsType::ComplianceItem).attribute(name)?;
        report.content.entries().find_map(|entry| entry.value(number).filter(|value| !value.is_empty()))
    };
    let fields = [
        (Field::ComplianceType, Some(kind)),
        (Field::PatchGroup, first("PatchGroup")),
        (Field::PatchBaselineId, first("PatchBaselineId")),
        (Field::Status, Some(tally.status().as_str())),
        (Field::OverallSeverity, Some(tally.overall_severity().as_str())),
        (Field::ExecutionId, execution.execution_id.as_deref()),
        (Field::ExecutionType, execution.execution_type.as_deref()),
        (Field::ExecutionTime, Some(&*execution.execution_time.to_iso8601())),
    ];
    let mut builder = Builder::default();
    for (field, value) in fields {
        if let Some(value) = value {
            builder.value(field.number(), value);
        }
    }
    for (count, number) in tally.compliant.iter().chain(&tally.non_compliant).zip(COUNTS..) {
        builder.value(number, &count.to_string());
    }
    builder.end_entry();
    Some(Item {
        version: AwsType::ComplianceSummary.definition().version.into(),
        captured: report.captured,
        hash: None,
        kept_until: report.kept_until,
        content: builder.finish(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_counts_are_numbered_as_the_schema_is() {
        let schema = Schema::Aws(AwsType::ComplianceSummary);
        let fields = [
            Field::ComplianceType,
            Field::PatchGroup,
            Field::PatchBaselineId,
            Field::Status,
            Field::OverallSeverity,
            Field::ExecutionId,
            Field::ExecutionType,
            Field::ExecutionTime,
        ];
        for field in fields {
            assert_eq!(schema.name_of(field.number()), format!("{field:?}"));
        }
        let statuses = ["Compliant", "NonCompliant"];
        let counts = statuses.iter().flat_map(|status| {
            Severity::ALL.iter().map(move |severity| format!("{status}{severity:?}Count"))
        });
        for (name, number) in counts.zip(COUNTS..) {
            assert_eq!(schema.name_of(number), name);
        }
    }

    #[test]
    fn what_is_searched_for_is_indexed() {
        let known_by = AwsType::ComplianceSummary.definition().known_by;
        assert_eq!(known_by, Field::OverallSeverity.number() + 1);
    }
}
