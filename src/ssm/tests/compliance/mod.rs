//! Compliance: reports about nodes, and what they come to.

mod filters;
mod model;
mod refusals;
mod reports;
mod summaries;

use super::super::{
    compliance::{
        list_compliance_items, list_compliance_summaries, list_resource_compliance_summaries,
        put_compliance_items,
    },
    fixture::{Fixture, id, map},
};
use crate::api::{
    Timestamp,
    ssm::{
        ComplianceExecutionSummary as Execution, ComplianceItem, ComplianceItemEntry,
        ComplianceQueryOperatorType as Operator,
        ComplianceSeverity::{self as Severity, *},
        ComplianceStatus::{self as Status, *},
        ComplianceStringFilter as Filter, ComplianceSummaryItem, ComplianceUploadType as Upload, Error,
        ListComplianceItemsRequest, ListComplianceItemsResult, ListComplianceSummariesRequest,
        ListResourceComplianceSummariesRequest, PutComplianceItemsRequest, PutComplianceItemsResult,
        ResourceComplianceSummaryItem, SeveritySummary,
    },
};

impl Fixture {
    pub(super) fn report(&self, input: PutComplianceItemsRequest) -> Result<PutComplianceItemsResult, Error> {
        self.write(|state, tx| put_compliance_items(state, tx, input))
    }

    pub(super) fn reported(&self, input: PutComplianceItemsRequest) {
        assert_eq!(self.report(input), Ok(PutComplianceItemsResult {}));
    }

    pub(super) fn list_items(
        &self,
        input: ListComplianceItemsRequest,
    ) -> Result<ListComplianceItemsResult, Error> {
        self.look(|state, context| list_compliance_items(state, context, input))
    }

    /// The items of a node that meet filters.
    pub(super) fn items(&self, node: &str, filters: &[Filter]) -> Vec<ComplianceItem> {
        let input = ListComplianceItemsRequest {
            filters: Some(filters.to_vec()),
            max_results: Some(3),
            ..items_of(node)
        };
        paged(|next_token| {
            let result = self.list_items(ListComplianceItemsRequest { next_token, ..input.clone() }).unwrap();
            (result.compliance_items.unwrap(), result.next_token)
        })
    }

    /// The ids of these items.
    pub(super) fn ids(&self, node: &str, filters: &[Filter]) -> Vec<String> {
        self.items(node, filters).into_iter().filter_map(|item| item.id).collect()
    }

    /// The summaries of nodes that meet filters.
    pub(super) fn rows(&self, filters: &[Filter]) -> Vec<ResourceComplianceSummaryItem> {
        let filters = Some(filters.to_vec());
        paged(|next_token| {
            let input = ListResourceComplianceSummariesRequest {
                filters: filters.clone(),
                max_results: Some(2),
                next_token,
            };
            let result = self
                .look(|state, context| list_resource_compliance_summaries(state, context, input))
                .unwrap();
            (result.resource_compliance_summary_items.unwrap(), result.next_token)
        })
    }

    /// Node and compliance type of these summaries.
    pub(super) fn found(&self, filters: &[Filter]) -> Vec<(String, String)> {
        let rows = self.rows(filters).into_iter();
        rows.map(|row| (row.resource_id.unwrap(), row.compliance_type.unwrap())).collect()
    }

    pub(super) fn summaries(&self, filters: &[Filter]) -> Vec<ComplianceSummaryItem> {
        let filters = Some(filters.to_vec());
        paged(|next_token| {
            let input =
                ListComplianceSummariesRequest { filters: filters.clone(), max_results: Some(1), next_token };
            let result =
                self.look(|state, context| list_compliance_summaries(state, context, input)).unwrap();
            (result.compliance_summary_items.unwrap(), result.next_token)
        })
    }
}

/// All pages of a list.
pub(super) fn paged<T>(page: impl Fn(Option<String>) -> (Vec<T>, Option<String>)) -> Vec<T> {
    let (mut all, mut token) = page(None);
    while token.is_some() {
        let (more, next) = page(token);
        all.extend(more);
        token = next;
    }
    all
}

pub(super) fn items_of(node: &str) -> ListComplianceItemsRequest {
    ListComplianceItemsRequest {
        resource_ids: Some(vec![node.into()]),
        ..ListComplianceItemsRequest::default()
    }
}

pub(super) fn time(second: i64) -> Timestamp {
    Timestamp::from_millis(1_550_500_000_000 + second * 1000)
}

pub(super) fn report(
    node: &str,
    kind: &str,
    second: i64,
    items: Vec<ComplianceItemEntry>,
) -> PutComplianceItemsRequest {
    PutComplianceItemsRequest {
        resource_id: node.into(),
        resource_type: "ManagedInstance".into(),
        compliance_type: kind.into(),
        execution_summary: Execution {
            execution_time: time(second),
            execution_id: None,
            execution_type: None,
        },
        items,
        ..PutComplianceItemsRequest::default()
    }
}

pub(super) fn partial(node: &str, second: i64, items: Vec<ComplianceItemEntry>) -> PutComplianceItemsRequest {
    PutComplianceItemsRequest {
        upload_type: Some(Upload::Partial),
        ..report(node, "Association", second, items)
    }
}

pub(super) fn hashed(hash: &str, input: PutComplianceItemsRequest) -> PutComplianceItemsRequest {
    PutComplianceItemsRequest { item_content_hash: Some(hash.into()), ..input }
}

pub(super) fn entry(id: &str, severity: Severity, status: Status) -> ComplianceItemEntry {
    ComplianceItemEntry { id: Some(id.into()), severity, status, ..ComplianceItemEntry::default() }
}

pub(super) fn detailed(id: &str, details: &[(&str, &str)]) -> ComplianceItemEntry {
    ComplianceItemEntry { details: Some(map(details)), ..entry(id, Unspecified, Compliant) }
}

pub(super) fn filter(key: &str, operator: Operator, values: &[&str]) -> Filter {
    let values = values.iter().map(|value| (*value).to_owned()).collect();
    Filter { key: Some(key.into()), values: Some(values), r#type: Some(operator) }
}

pub(super) fn code(error: &Error) -> &'static str {
    crate::api::ServiceError::code(error)
}

pub(super) fn severities(counts: [i32; 6]) -> SeveritySummary {
    let [critical, high, medium, low, informational, unspecified] = counts.map(Some);
    SeveritySummary {
        critical_count: critical,
        high_count: high,
        medium_count: medium,
        low_count: low,
        informational_count: informational,
        unspecified_count: unspecified,
    }
}

/// Two nodes with reports of three types.
pub(super) fn stocked() -> Fixture {
    let ssm = Fixture::default();
    ssm.reported(report(
        &id(2),
        "Patch",
        20,
        vec![entry("KB1", High, NonCompliant), entry("KB2", Low, Compliant)],
    ));
    ssm.reported(report(&id(1), "Custom:Audit", 30, vec![detailed("a", &[("PatchGroup", "db")])]));
    ssm.reported(report(&id(1), "Patch", 10, vec![entry("KB1", Critical, Compliant)]));
    ssm.reported(report(&id(1), "Association", 5, vec![entry("x", Unspecified, Compliant)]));
    ssm
}
