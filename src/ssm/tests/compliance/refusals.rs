//! Every error of the compliance operations, and what brings it about.

use std::collections::BTreeMap;

use super::{
    super::super::fixture::{Fixture, NODE, id, item, map},
    code, entry, hashed, items_of, partial, report, stocked,
};
use crate::api::{
    Timestamp,
    ssm::{
        ComplianceExecutionSummary as Execution, ComplianceItemEntry, ComplianceSeverity::*,
        ComplianceStatus::*, ComplianceUploadType as Upload, Error, InventoryItem,
        ListComplianceItemsRequest, PutComplianceItemsRequest,
    },
};

#[test]
fn only_one_managed_node_can_be_asked_for() {
    let ssm = stocked();
    for ids in [None, Some(vec![id(1), id(2)]), Some(vec![id(9)]), Some(vec!["x".to_owned()])] {
        let input = ListComplianceItemsRequest { resource_ids: ids.clone(), ..Default::default() };
        assert_eq!(ssm.list_items(input), Err(Error::InvalidResourceId {}), "{ids:?}");
    }
    let types = |name: &str| ListComplianceItemsRequest {
        resource_types: Some(vec![name.into()]),
        ..items_of(&id(1))
    };
    assert_eq!(ssm.list_items(types("EC2Instance")), Err(Error::InvalidResourceType {}));
    assert_eq!(ssm.list_items(types("ManagedInstance")).unwrap().compliance_items.unwrap().len(), 3);
}

#[test]
fn bad_reports_are_refused() {
    let ssm = stocked();
    let good = report(NODE, "Custom:New", 0, vec![]);
    let other_type = PutComplianceItemsRequest { resource_type: "Toaster".into(), ..good.clone() };
    assert_eq!(ssm.report(other_type), Err(Error::InvalidResourceType {}));
    for node in ["mi-0f3982491aca3f88e", "i-1", "x"] {
        assert_eq!(ssm.report(report(node, "Patch", 0, vec![])), Err(Error::InvalidResourceId {}));
    }
    let many: BTreeMap<_, _> = (0..51).map(|number| (format!("D{number}"), String::new())).collect();
    let crowded = ComplianceItemEntry { details: Some(many), ..entry("a", Low, Compliant) };
    let far =
        Execution { execution_time: Timestamp::from_millis(i64::MAX), ..good.execution_summary.clone() };
    let nameless = ComplianceItemEntry { id: None, ..entry("", Low, Compliant) };
    for (why, input) in [
        ("type", report(NODE, "Toast", 0, vec![])),
        ("details", report(NODE, "Patch", 0, vec![crowded])),
        ("long id", report(NODE, "Patch", 0, vec![entry(&"x".repeat(4097), Low, Compliant)])),
        ("time", PutComplianceItemsRequest { execution_summary: far, ..good.clone() }),
        ("partial", PutComplianceItemsRequest { upload_type: Some(Upload::Partial), ..good.clone() }),
        ("no association", partial(NODE, 0, vec![nameless])),
        ("unknown hash", hashed("h", partial(NODE, 0, vec![]))),
    ] {
        assert_eq!(code(&ssm.report(input).unwrap_err()), "InvalidItemContentException", "{why}");
    }
}

#[test]
fn reports_have_limits() {
    let ssm = Fixture::default();
    let value = "x".repeat(4096);
    let details = |count: usize| {
        let names: Vec<_> = (0..count).map(|number| format!("D{number}")).collect();
        names.into_iter().map(|name| (name, value.clone())).collect::<BTreeMap<_, _>>()
    };
    let sized = |count| ComplianceItemEntry { details: Some(details(count)), ..entry("a", Low, Compliant) };
    let large = ssm.report(report(NODE, "Patch", 0, vec![sized(50)])).unwrap_err();
    assert_eq!(code(&large), "ItemSizeLimitExceededException");
    let total = ssm.report(report(NODE, "Patch", 0, vec![sized(49); 6])).unwrap_err();
    assert_eq!(code(&total), "TotalSizeLimitExceededException");
    ssm.reported(report(NODE, "Patch", 0, vec![sized(49); 5]));
    assert_eq!(ssm.items(NODE, &[])[4].details.as_ref().unwrap().len(), 49);
}

#[test]
fn there_are_ten_custom_compliance_types() {
    let ssm = Fixture::default();
    let custom =
        |number: usize| report(NODE, &format!("Custom:Kind{number}"), 0, vec![entry("a", Low, Compliant)]);
    for number in 0..10 {
        ssm.reported(custom(number));
    }
    let full = ssm.report(custom(10)).unwrap_err();
    assert_eq!(code(&full), "ComplianceTypeCountLimitExceededException");
    ssm.reported(custom(9));
    ssm.reported(report(NODE, "Patch", 0, vec![]));
    let context = Some(map(&[("ComplianceType", "Custom:Kind10")]));
    let put = ssm.put(NODE, vec![InventoryItem { context, ..item("AWS:ComplianceItem", &[]) }]);
    assert_eq!(code(&put.unwrap_err()), "SubTypeCountLimitExceededException");
}
