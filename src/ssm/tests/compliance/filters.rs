//! The filters of the lists.

use super::super::super::compliance::{list_compliance_summaries, list_resource_compliance_summaries};
use super::{super::super::fixture::id, code, detailed, entry, filter, items_of, report, stocked, time};
use crate::api::ssm::{
    ComplianceExecutionSummary as Execution, ComplianceQueryOperatorType::*, ComplianceSeverity::*,
    ComplianceStatus::*, ComplianceStringFilter as Filter, ListComplianceItemsRequest,
    ListComplianceSummariesRequest, ListResourceComplianceSummariesRequest, PutComplianceItemsRequest,
};

#[test]
fn items_are_found_by_their_attributes() {
    let ssm = stocked();
    ssm.reported(PutComplianceItemsRequest {
        execution_summary: Execution {
            execution_time: time(40),
            execution_id: Some("e-1".into()),
            execution_type: Some("Command".into()),
        },
        ..report(
            &id(1),
            "Custom:Other",
            0,
            vec![detailed("b", &[("DocumentName", "AWS-X")]), entry("c", Low, NonCompliant)],
        )
    });
    for (filters, expected) in [
        (vec![filter("ComplianceType", BeginWith, &["Custom:"])], &["a", "b", "c"][..]),
        (vec![filter("ComplianceType", Equal, &["Patch", "Association"])], &["x", "KB1"]),
        (vec![filter("Status", NotEqual, &["COMPLIANT"])], &["c"]),
        (vec![filter("Severity", NotEqual, &["UNSPECIFIED", "LOW"])], &["KB1"]),
        (vec![filter("Id", Equal, &["b"])], &["b"]),
        (vec![filter("DocumentName", Equal, &["AWS-X"])], &["b"]),
        (vec![filter("ExecutionTime", GreaterThan, &["2019-02-18T14:27:00Z"])], &["a", "b", "c"]),
        (vec![filter("ExecutionTime", LessThan, &["2019-02-18T14:26:50Z"])], &["x"]),
        (vec![filter("ExecutionType", Equal, &["Command"]), filter("Id", GreaterThan, &["b"])], &["c"]),
        (vec![filter("ExecutionId", Equal, &["e-2"])], &[]),
        (vec![filter("InstanceId", Equal, &[&id(1)]), filter("Id", Equal, &["a"])], &["a"]),
        (vec![filter("InstanceId", NotEqual, &[&id(1)])], &[]),
        (vec![filter("AWS:InstanceInformation.ResourceType", NotEqual, &["EC2Instance"])], &[]),
    ] {
        assert_eq!(ssm.ids(&id(1), &filters), expected, "{filters:?}");
    }
}

#[test]
fn summaries_are_found_by_their_attributes() {
    let ssm = stocked();
    let kinds = |key: &str, operator, values: &[&str]| {
        let found = ssm.found(&[filter(key, operator, values)]);
        found.into_iter().map(|(node, kind)| format!("{}{kind}", &node[18..])).collect::<Vec<_>>()
    };
    assert_eq!(kinds("Status", Equal, &["NON_COMPLIANT"]), ["2Patch"]);
    assert_eq!(kinds("OverallSeverity", Equal, &["HIGH", "CRITICAL"]), ["2Patch"]);
    assert_eq!(kinds("Severity", Equal, &["HIGH"]), ["2Patch"]);
    assert_eq!(kinds("ComplianceType", Equal, &["Patch"]), ["1Patch", "2Patch"]);
    assert_eq!(kinds("ComplianceType", NotEqual, &["Patch"]), ["1Association", "1Custom:Audit"]);
    assert_eq!(kinds("PatchGroup", Equal, &["db"]), ["1Custom:Audit"]);
    assert_eq!(kinds("InstanceId", Equal, &[&id(2)]), ["2Patch"]);
    assert_eq!(kinds("ExecutionTime", GreaterThan, &["2019-02-18T14:26:51Z"]), ["1Custom:Audit", "2Patch"]);
    assert_eq!(kinds("AWS:InstanceInformation.PlatformType", Equal, &["Plan9"]), [""; 0]);
    assert_eq!(ssm.summaries(&[filter("ComplianceType", BeginWith, &["Custom"])]).len(), 1);
}

#[test]
fn filters_must_make_sense() {
    let ssm = stocked();
    let incomplete = Filter { key: None, ..filter("Id", Equal, &["a"]) };
    let empty = Filter { values: None, ..filter("Id", Equal, &["a"]) };
    for filter in [
        filter("Colour", Equal, &["red"]),
        filter("TypeName", Equal, &["AWS:Tag"]),
        filter("AWS:Toaster.Name", Equal, &["x"]),
        filter("OverallSeverity", Equal, &["HIGH"]),
        incomplete,
        empty,
    ] {
        let input = ListComplianceItemsRequest { filters: Some(vec![filter.clone()]), ..items_of(&id(1)) };
        assert_eq!(code(&ssm.list_items(input).unwrap_err()), "InvalidFilter", "{filter:?}");
    }
    for key in ["Id", "DocumentName", "Colour"] {
        let filters = Some(vec![filter(key, Equal, &["x"])]);
        let input = ListComplianceSummariesRequest { filters: filters.clone(), ..Default::default() };
        let refused = ssm.look(|state, context| list_compliance_summaries(state, context, input));
        assert_eq!(code(&refused.unwrap_err()), "InvalidFilter", "{key}");
        let input = ListResourceComplianceSummariesRequest { filters, ..Default::default() };
        let refused = ssm.look(|state, context| list_resource_compliance_summaries(state, context, input));
        assert_eq!(code(&refused.unwrap_err()), "InvalidFilter", "{key}");
    }
    let input = ListComplianceItemsRequest { next_token: Some("x".into()), ..items_of(&id(1)) };
    assert_eq!(code(&ssm.list_items(input).unwrap_err()), "InvalidNextToken");
}
