//! `ListResourceComplianceSummaries`: what the reports of each node come to.

use super::{
    super::{State, aws_types::AwsType, nodes::NodeId, paging},
    PAGE, RESOURCE_TYPE, filter,
    kind::Kind,
    rows::{Row, Rows},
};
use crate::{
    api::ssm::{
        Error, ListResourceComplianceSummariesRequest, ListResourceComplianceSummariesResult,
        ResourceComplianceSummaryItem,
    },
    kit::{Context, page::Pager},
};

/// Lists summaries by node, and those of one node by compliance type. They count items.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListResourceComplianceSummaries.html>.
///
/// # Errors
/// `InvalidFilter`, `InvalidNextToken`.
pub(in super::super) fn list_resource_compliance_summaries(
    state: &State,
    context: &Context<'_>,
    input: ListResourceComplianceSummariesRequest,
) -> Result<ListResourceComplianceSummariesResult, Error> {
    let (partition, now) = (state.at(context.scope()), context.now);
    let filters = filter::read(partition, input.filters.as_deref(), AwsType::ComplianceSummary, now)?;
    let limit = paging::limit(input.max_results, PAGE);
    let list = "ListResourceComplianceSummaries";
    let page = Pager { list, scope: context.scope(), query: &input.filters }
        .page(input.next_token.as_deref(), limit, |after: Option<(String, Kind)>| {
            // Tokens hold ids that were handed out, so they can always be read.
            let after = after.and_then(|(node, kind)| Some((NodeId::parse(&node)?, kind)));
            let from = after.as_ref().map_or(NodeId::LEAST, |(node, _)| *node);
            let rows = Rows::new(partition, &filters, now, from);
            let is_before = move |row: &Row<'_>| {
                after.as_ref().is_some_and(|(node, kind)| (row.node, &row.kind) <= (*node, kind))
            };
            let rows = rows.skip_while(is_before);
            rows.map(|row| ((row.node.as_str().to_owned(), row.kind.clone()), row))
        })
        .map_err(paging::refused)?;
    Ok(ListResourceComplianceSummariesResult {
        resource_compliance_summary_items: Some(page.items.iter().map(render).collect()),
        next_token: page.next,
    })
}

fn render(row: &Row<'_>) -> ResourceComplianceSummaryItem {
    let summary = row.read();
    ResourceComplianceSummaryItem {
        compliance_type: Some(row.kind.as_str().to_owned()),
        resource_type: Some(RESOURCE_TYPE.to_owned()),
        resource_id: Some(row.node.as_str().to_owned()),
        status: Some(summary.status),
        overall_severity: Some(summary.overall_severity),
        compliant_summary: Some(summary.tally.compliant_summary()),
        non_compliant_summary: Some(summary.tally.non_compliant_summary()),
        execution_summary: Some(summary.execution),
    }
}
