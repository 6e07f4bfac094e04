//! What a report leaves behind.

use super::{
    super::super::fixture::{Fixture, NODE, filter as inventory_filter, id, item, map},
    code, detailed, entry, filter, hashed, partial, report, severities, stocked, time,
};
use crate::api::{
    Timestamp,
    ssm::{
        ComplianceExecutionSummary as Execution, ComplianceItem, ComplianceItemEntry,
        ComplianceQueryOperatorType::*, ComplianceSeverity::*, ComplianceStatus::*, InventoryItem,
        InventoryQueryOperatorType, PutComplianceItemsRequest,
    },
};

#[test]
fn an_item_is_listed_with_all_that_was_put() {
    let ssm = Fixture::default();
    let details = [
        ("DocumentName", "AWS-RunPatchBaseline"),
        ("Status", "a detail of its own"),
        ("Severity", "CRITICAL"),
        ("Id", "1"),
        ("Owner", "ä"),
        ("ComplianceType", ""),
    ];
    let put = ComplianceItemEntry { title: Some(String::new()), ..detailed("KB4010320", &details) };
    let execution_summary = Execution {
        execution_time: Timestamp::from_millis(1_550_408_470_999),
        execution_id: Some("e-1".into()),
        execution_type: Some("Command".into()),
    };
    ssm.reported(PutComplianceItemsRequest {
        execution_summary: execution_summary.clone(),
        ..report(NODE, "Patch", 0, vec![put])
    });
    let listed = ComplianceItem {
        compliance_type: Some("Patch".into()),
        resource_type: Some("ManagedInstance".into()),
        resource_id: Some(NODE.into()),
        id: Some("KB4010320".into()),
        title: Some(String::new()),
        status: Some(Compliant),
        severity: Some(Unspecified),
        execution_summary: Some(Execution {
            execution_time: Timestamp::from_millis(1_550_408_470_000),
            ..execution_summary
        }),
        details: Some(map(&details)),
    };
    assert_eq!(ssm.items(NODE, &[]), [listed]);
    let shown = &ssm.entries(NODE, "AWS:ComplianceItem")[0];
    assert_eq!((shown["Status"].as_str(), shown["Owner"].as_str()), ("COMPLIANT", "ä"));
    assert_eq!(shown["ExecutionTime"], "2019-02-17T13:01:10Z");
}

#[test]
fn details_of_their_own_are_no_attributes_of_the_type() {
    let ssm = Fixture::default();
    ssm.reported(report(
        NODE,
        "Patch",
        0,
        vec![detailed("KB1", &[("Owner", "me"), ("PatchState", "Missing")])],
    ));
    let context = Some(map(&[("ComplianceType", "Patch")]));
    let owned = InventoryItem { context, ..item("AWS:ComplianceItem", &[&[("Owner", "me")]]) };
    assert_eq!(code(&ssm.put(NODE, vec![owned]).unwrap_err()), "InvalidItemContentException");
    let equal = InventoryQueryOperatorType::Equal;
    assert_eq!(
        ssm.matching(vec![inventory_filter("AWS:ComplianceItem.PatchState", equal, &["missing"])]),
        [NODE]
    );
    let filters = Some(vec![inventory_filter("AWS:ComplianceItem.Owner", equal, &["me"])]);
    let unknown = ssm.get(crate::api::ssm::GetInventoryRequest { filters, ..Default::default() });
    assert_eq!(code(&unknown.unwrap_err()), "InvalidFilter");
}

#[test]
fn a_complete_upload_replaces_its_compliance_type_alone() {
    let ssm = stocked();
    ssm.reported(report(
        &id(1),
        "Patch",
        11,
        vec![entry("KB9", Low, Compliant), entry("KB8", Low, Compliant)],
    ));
    assert_eq!(ssm.ids(&id(1), &[]), ["x", "KB9", "KB8", "a"]);
    assert_eq!(ssm.ids(&id(2), &[]), ["KB1", "KB2"]);
    ssm.reported(report(&id(1), "Patch", 12, vec![]));
    assert_eq!(ssm.ids(&id(1), &[]), ["x", "a"]);
    assert!(!ssm.found(&[]).contains(&(id(1), "Patch".into())));
}

#[test]
fn the_stored_hash_keeps_the_stored_items() {
    let ssm = Fixture::default();
    ssm.reported(hashed("h1", report(NODE, "Custom:Audit", 1, vec![entry("a", Low, Compliant)])));
    ssm.reported(hashed("h1", report(NODE, "Custom:Audit", 2, vec![])));
    ssm.reported(hashed("h1", report(NODE, "Custom:Audit", 2, vec![entry("b", Low, Compliant)])));
    assert_eq!(ssm.ids(NODE, &[]), ["a"]);
    assert_eq!(ssm.items(NODE, &[])[0].execution_summary.as_ref().unwrap().execution_time, time(1));
    ssm.advance_days(29);
    ssm.reported(hashed("h1", report(NODE, "Custom:Audit", 3, vec![])));
    ssm.advance_days(29);
    assert_eq!((ssm.ids(NODE, &[]).len(), ssm.found(&[]).len()), (1, 1));
    ssm.advance_days(1);
    assert_eq!((ssm.ids(NODE, &[]).len(), ssm.found(&[]).len()), (0, 0));
    ssm.reported(hashed("h1", report(NODE, "Custom:Audit", 0, vec![entry("b", Low, Compliant)])));
    ssm.reported(hashed("h2", report(NODE, "Custom:Audit", 3, vec![])));
    assert!(ssm.ids(NODE, &[]).is_empty(), "a complete report of nothing");
}

#[test]
fn older_reports_are_dropped() {
    let ssm = Fixture::default();
    ssm.reported(report(NODE, "Patch", 10, vec![entry("a", Low, Compliant)]));
    ssm.reported(report(NODE, "Patch", 9, vec![entry("b", Low, Compliant)]));
    assert_eq!(ssm.ids(NODE, &[]), ["a"]);
    ssm.reported(report(NODE, "Patch", 10, vec![entry("c", Low, Compliant)]));
    assert_eq!(ssm.ids(NODE, &[]), ["c"]);
    ssm.reported(report(NODE, "Custom:Audit", 1, vec![entry("d", Low, Compliant)]));
    assert_eq!(ssm.ids(NODE, &[]), ["c", "d"]);
}

#[test]
fn a_partial_upload_replaces_one_association() {
    let ssm = Fixture::default();
    let three = ["a", "b", "c"].map(|id| entry(id, Low, Compliant)).to_vec();
    ssm.reported(report(NODE, "Association", 10, three));
    ssm.reported(partial(NODE, 11, vec![entry("b", High, NonCompliant)]));
    assert_eq!(ssm.ids(NODE, &[]), ["a", "b", "c"], "it stays in its place, so that no page loses another");
    assert_eq!(ssm.ids(NODE, &[filter("ExecutionTime", GreaterThan, &["2019-02-18T14:26:50Z"])]), ["b"]);
    ssm.reported(partial(NODE, 10, vec![entry("b", Low, Compliant)]));
    assert_eq!(ssm.ids(NODE, &[filter("Severity", Equal, &["HIGH"])]), ["b"], "an older one is dropped");
    ssm.reported(partial(NODE, 10, vec![entry("d", Low, Compliant)]));
    assert_eq!(ssm.ids(NODE, &[]).len(), 4, "it is only older than other associations");
    ssm.reported(hashed("h", partial(NODE, 12, vec![entry("a", Low, NonCompliant)])));
    ssm.reported(hashed("h", partial(NODE, 13, vec![])));
    let unknown = ssm.report(hashed("g", partial(NODE, 13, vec![]))).unwrap_err();
    assert_eq!(code(&unknown), "InvalidItemContentException");
    let row = ssm.rows(&[]).remove(0);
    assert_eq!(row.execution_summary.unwrap().execution_time, time(12));
    assert_eq!((row.status, row.overall_severity), (Some(NonCompliant), Some(High)));
}

#[test]
fn what_agents_put_as_inventory_is_listed_too() {
    let ssm = Fixture::default();
    let context = [
        ("ComplianceType", "Patch"),
        ("ExecutionId", "snapshot"),
        ("ExecutionType", "Command"),
        ("ExecutionTime", "2019-02-15T16:15:50Z"),
    ];
    let patch = [
        ("Id", "bash.x86_64"),
        ("Title", "bash"),
        ("Status", "NON_COMPLIANT"),
        ("Severity", "MEDIUM"),
        ("PatchState", "Missing"),
        ("CVEIds", "CVE-1"),
        ("PatchGroup", ""),
    ];
    let not_applicable = [("Id", "zsh"), ("Status", ""), ("Severity", "")];
    let patches: [&[_]; 2] = [&patch, &not_applicable];
    ssm.put_one(NODE, InventoryItem { context: Some(map(&context)), ..item("AWS:ComplianceItem", &patches) });
    let listed = ssm.items(NODE, &[]);
    assert_eq!((listed[0].status, listed[0].severity), (Some(NonCompliant), Some(Medium)));
    let details = map(&[("PatchState", "Missing"), ("CVEIds", "CVE-1"), ("PatchGroup", "")]);
    assert_eq!(listed[0].details, Some(details));
    assert_eq!((listed[1].status, listed[1].severity, listed[1].title.clone()), (None, None, None));
    let execution = listed[0].execution_summary.clone().unwrap();
    assert_eq!(execution.execution_time, Timestamp::from_millis(1_550_247_350_000));
    let row = ssm.rows(&[]).remove(0);
    assert_eq!(row.execution_summary, Some(execution));
    assert_eq!(row.non_compliant_summary.unwrap().severity_summary.unwrap(), severities([0, 0, 1, 0, 0, 0]));
    assert_eq!(row.compliant_summary.unwrap().compliant_count, Some(0));
    for (name, value) in [("Status", "compliant"), ("Severity", "Worst")] {
        let context = Some(map(&context));
        let wrong = InventoryItem { context, ..item("AWS:ComplianceItem", &[&[(name, value)]]) };
        assert_eq!(code(&ssm.put(NODE, vec![wrong]).unwrap_err()), "InvalidItemContentException");
    }
    let summary = item("AWS:ComplianceSummary", &[&[("Status", "COMPLIANT")]]);
    assert_eq!(code(&ssm.put(NODE, vec![summary]).unwrap_err()), "InvalidItemContentException");
}

#[test]
fn a_report_makes_a_node_known() {
    let ssm = Fixture::default();
    ssm.reported(report(NODE, "Patch", 0, vec![]));
    assert_eq!(ssm.matching(vec![]), [NODE]);
    assert!(ssm.items(NODE, &[]).is_empty());
}
