//! What reports come to.

use super::{
    super::super::fixture::{filter as inventory_filter, id},
    filter, severities, stocked, time,
};
use crate::api::ssm::{
    ComplianceQueryOperatorType::*, ComplianceSeverity::*, ComplianceStatus::*, InventoryQueryOperatorType,
};

#[test]
fn summaries_of_nodes_count_items() {
    let ssm = stocked();
    let order = [(id(1), "Association"), (id(1), "Patch"), (id(1), "Custom:Audit"), (id(2), "Patch")];
    assert_eq!(ssm.found(&[]), order.map(|(node, kind)| (node, kind.to_owned())));
    let rows = ssm.rows(&[]);
    let (good, bad) = (&rows[1], &rows[3]);
    assert_eq!((good.status, good.overall_severity), (Some(Compliant), Some(Unspecified)));
    assert_eq!(
        good.compliant_summary.clone().unwrap().severity_summary.unwrap(),
        severities([1, 0, 0, 0, 0, 0])
    );
    assert_eq!((bad.status, bad.overall_severity), (Some(NonCompliant), Some(High)));
    assert_eq!(bad.resource_type.as_deref(), Some("ManagedInstance"));
    let (compliant, other) =
        (bad.compliant_summary.clone().unwrap(), bad.non_compliant_summary.clone().unwrap());
    assert_eq!((compliant.compliant_count, other.non_compliant_count), (Some(1), Some(1)));
    assert_eq!(compliant.severity_summary.unwrap(), severities([0, 0, 0, 1, 0, 0]));
    assert_eq!(other.severity_summary.unwrap(), severities([0, 1, 0, 0, 0, 0]));
    assert_eq!(bad.execution_summary.clone().unwrap().execution_time, time(20));
}

#[test]
fn summaries_of_types_count_nodes() {
    let ssm = stocked();
    let summaries = ssm.summaries(&[]);
    let kinds: Vec<_> = summaries.iter().filter_map(|summary| summary.compliance_type.as_deref()).collect();
    assert_eq!(kinds, ["Association", "Patch", "Custom:Audit"]);
    let patch = summaries[1].clone();
    let (compliant, other) = (patch.compliant_summary.unwrap(), patch.non_compliant_summary.unwrap());
    assert_eq!((compliant.compliant_count, other.non_compliant_count), (Some(1), Some(1)));
    assert_eq!(compliant.severity_summary.unwrap(), severities([0, 0, 0, 0, 0, 1]));
    assert_eq!(other.severity_summary.unwrap(), severities([0, 1, 0, 0, 0, 0]));
    let only = ssm.summaries(&[filter("Status", Equal, &["NON_COMPLIANT"])]);
    assert_eq!((only.len(), only[0].compliant_summary.clone().unwrap().compliant_count), (1, Some(0)));
    assert!(ssm.elsewhere().summaries(&[]).is_empty() && ssm.elsewhere().rows(&[]).is_empty());
}

#[test]
fn summaries_are_inventory() {
    let ssm = stocked();
    let summary = &ssm.entries(&id(2), "AWS:ComplianceSummary")[0];
    for (name, value) in [
        ("ComplianceType", "Patch"),
        ("Status", "NON_COMPLIANT"),
        ("OverallSeverity", "HIGH"),
        ("ExecutionTime", "2019-02-18T14:27:00Z"),
        ("CompliantLowCount", "1"),
        ("NonCompliantHighCount", "1"),
        ("NonCompliantLowCount", "0"),
    ] {
        assert_eq!(summary[name], value);
    }
    let key = "AWS:ComplianceSummary.Status";
    let found =
        ssm.matching(vec![inventory_filter(key, InventoryQueryOperatorType::Equal, &["NON_COMPLIANT"])]);
    assert_eq!(found, [id(2)]);
}
