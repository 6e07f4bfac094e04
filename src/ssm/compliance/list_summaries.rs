//! `ListComplianceSummaries`: how many nodes comply, by compliance type.

use std::collections::BTreeMap;

use super::{
    super::{State, aws_types::AwsType, nodes::NodeId, paging},
    PAGE, filter,
    kind::Kind,
    rows::Rows,
    summary::Tally,
};
use crate::{
    api::ssm::{ComplianceSummaryItem, Error, ListComplianceSummariesRequest, ListComplianceSummariesResult},
    kit::{Context, page::Pager},
};

/// Counts nodes: each by its status and its overall severity.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListComplianceSummaries.html>.
///
/// # Errors
/// `InvalidFilter`, `InvalidNextToken`.
pub(in super::super) fn list_compliance_summaries(
    state: &State,
    context: &Context<'_>,
    input: ListComplianceSummariesRequest,
) -> Result<ListComplianceSummariesResult, Error> {
    let (partition, now) = (state.at(context.scope()), context.now);
    let filters = filter::read(partition, input.filters.as_deref(), AwsType::ComplianceSummary, now)?;
    let mut tallies: BTreeMap<Kind, Tally> = BTreeMap::new();
    for row in Rows::new(partition, &filters, now, NodeId::LEAST) {
        let summary = row.read();
        tallies.entry(row.kind).or_default().add(summary.status, summary.overall_severity);
    }
    let limit = paging::limit(input.max_results, PAGE);
    let page = Pager { list: "ListComplianceSummaries", scope: context.scope(), query: &input.filters }
        .page(input.next_token.as_deref(), limit, |after: Option<Kind>| {
            let rest =
                tallies.into_iter().filter(move |(kind, _)| after.as_ref().is_none_or(|after| kind > after));
            rest.map(|(kind, tally)| (kind.clone(), (kind, tally)))
        })
        .map_err(paging::refused)?;
    let render = |(kind, tally): (Kind, Tally)| ComplianceSummaryItem {
        compliance_type: Some(kind.as_str().to_owned()),
        compliant_summary: Some(tally.compliant_summary()),
        non_compliant_summary: Some(tally.non_compliant_summary()),
    };
    Ok(ListComplianceSummariesResult {
        compliance_summary_items: Some(page.items.into_iter().map(render).collect()),
        next_token: page.next,
    })
}
