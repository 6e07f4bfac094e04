//! Compliance: reports about nodes, and what they come to.

use std::collections::BTreeMap;

use proptest::{prelude::*, sample::select};

use super::super::{
    compliance::{
        list_compliance_items, list_compliance_summaries, list_resource_compliance_summaries,
        put_compliance_items,
    },
    fixture::{Fixture, NODE, filter as inventory_filter, id, item, map},
};
use crate::api::{
    Timestamp,
    ssm::{
        ComplianceExecutionSummary as Execution, ComplianceItem, ComplianceItemEntry,
        ComplianceQueryOperatorType::{self as Operator, *},
        ComplianceSeverity::{self as Severity, *},
        ComplianceStatus::{self as Status, *},
        ComplianceStringFilter as Filter, ComplianceSummaryItem, ComplianceUploadType as Upload, Error,
        InventoryItem, InventoryQueryOperatorType, ListComplianceItemsRequest, ListComplianceItemsResult,
        ListComplianceSummariesRequest, ListResourceComplianceSummariesRequest, PutComplianceItemsRequest,
        PutComplianceItemsResult, ResourceComplianceSummaryItem, SeveritySummary,
    },
};

impl Fixture {
    fn report(&self, input: PutComplianceItemsRequest) -> Result<PutComplianceItemsResult, Error> {
        self.write(|state, tx| put_compliance_items(state, tx, input))
    }

    fn reported(&self, input: PutComplianceItemsRequest) {
        assert_eq!(self.report(input), Ok(PutComplianceItemsResult {}));
    }

    fn list_items(&self, input: ListComplianceItemsRequest) -> Result<ListComplianceItemsResult, Error> {
        self.look(|state, context| list_compliance_items(state, context, input))
    }

    /// The items of a node that meet filters.
    fn items(&self, node: &str, filters: &[Filter]) -> Vec<ComplianceItem> {
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
    fn ids(&self, node: &str, filters: &[Filter]) -> Vec<String> {
        self.items(node, filters).into_iter().filter_map(|item| item.id).collect()
    }

    /// The summaries of nodes that meet filters.
    fn rows(&self, filters: &[Filter]) -> Vec<ResourceComplianceSummaryItem> {
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
    fn found(&self, filters: &[Filter]) -> Vec<(String, String)> {
        let rows = self.rows(filters).into_iter();
        rows.map(|row| (row.resource_id.unwrap(), row.compliance_type.unwrap())).collect()
    }

    fn summaries(&self, filters: &[Filter]) -> Vec<ComplianceSummaryItem> {
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
fn paged<T>(page: impl Fn(Option<String>) -> (Vec<T>, Option<String>)) -> Vec<T> {
    let (mut all, mut token) = page(None);
    while token.is_some() {
        let (more, next) = page(token);
        all.extend(more);
        token = next;
    }
    all
}

fn items_of(node: &str) -> ListComplianceItemsRequest {
    ListComplianceItemsRequest {
        resource_ids: Some(vec![node.into()]),
        ..ListComplianceItemsRequest::default()
    }
}

fn time(second: i64) -> Timestamp {
    Timestamp::from_millis(1_550_500_000_000 + second * 1000)
}

fn report(node: &str, kind: &str, second: i64, items: Vec<ComplianceItemEntry>) -> PutComplianceItemsRequest {
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

fn partial(node: &str, second: i64, items: Vec<ComplianceItemEntry>) -> PutComplianceItemsRequest {
    PutComplianceItemsRequest {
        upload_type: Some(Upload::Partial),
        ..report(node, "Association", second, items)
    }
}

fn hashed(hash: &str, input: PutComplianceItemsRequest) -> PutComplianceItemsRequest {
    PutComplianceItemsRequest { item_content_hash: Some(hash.into()), ..input }
}

fn entry(id: &str, severity: Severity, status: Status) -> ComplianceItemEntry {
    ComplianceItemEntry { id: Some(id.into()), severity, status, ..ComplianceItemEntry::default() }
}

fn detailed(id: &str, details: &[(&str, &str)]) -> ComplianceItemEntry {
    ComplianceItemEntry { details: Some(map(details)), ..entry(id, Unspecified, Compliant) }
}

fn filter(key: &str, operator: Operator, values: &[&str]) -> Filter {
    let values = values.iter().map(|value| (*value).to_owned()).collect();
    Filter { key: Some(key.into()), values: Some(values), r#type: Some(operator) }
}

fn code(error: &Error) -> &'static str {
    crate::api::ServiceError::code(error)
}

fn severities(counts: [i32; 6]) -> Option<SeveritySummary> {
    let [critical, high, medium, low, informational, unspecified] = counts.map(Some);
    Some(SeveritySummary {
        critical_count: critical,
        high_count: high,
        medium_count: medium,
        low_count: low,
        informational_count: informational,
        unspecified_count: unspecified,
    })
}

/// Two nodes with reports of three types.
fn stocked() -> Fixture {
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
    assert_eq!(ssm.ids(NODE, &[]), ["a", "c", "b"]);
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
    let content: [&[_]; 2] = [&patch, &not_applicable];
    ssm.put_one(NODE, InventoryItem { context: Some(map(&context)), ..item("AWS:ComplianceItem", &content) });
    let listed = ssm.items(NODE, &[]);
    assert_eq!((listed[0].status, listed[0].severity), (Some(NonCompliant), Some(Medium)));
    let details = map(&[("PatchState", "Missing"), ("CVEIds", "CVE-1"), ("PatchGroup", "")]);
    assert_eq!(listed[0].details, Some(details));
    assert_eq!((listed[1].status, listed[1].severity, listed[1].title.clone()), (None, None, None));
    let execution = listed[0].execution_summary.clone().unwrap();
    assert_eq!(execution.execution_time, Timestamp::from_millis(1_550_247_350_000));
    let row = ssm.rows(&[]).remove(0);
    assert_eq!(row.execution_summary, Some(execution));
    assert_eq!(row.non_compliant_summary.unwrap().severity_summary, severities([0, 0, 1, 0, 0, 0]));
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
fn summaries_of_nodes_count_items() {
    let ssm = stocked();
    let order = [(id(1), "Association"), (id(1), "Patch"), (id(1), "Custom:Audit"), (id(2), "Patch")];
    assert_eq!(ssm.found(&[]), order.map(|(node, kind)| (node, kind.to_owned())));
    let rows = ssm.rows(&[]);
    let (good, bad) = (&rows[1], &rows[3]);
    assert_eq!((good.status, good.overall_severity), (Some(Compliant), Some(Unspecified)));
    assert_eq!(good.compliant_summary.clone().unwrap().severity_summary, severities([1, 0, 0, 0, 0, 0]));
    assert_eq!((bad.status, bad.overall_severity), (Some(NonCompliant), Some(High)));
    assert_eq!(bad.resource_type.as_deref(), Some("ManagedInstance"));
    let (compliant, other) =
        (bad.compliant_summary.clone().unwrap(), bad.non_compliant_summary.clone().unwrap());
    assert_eq!((compliant.compliant_count, other.non_compliant_count), (Some(1), Some(1)));
    assert_eq!(compliant.severity_summary, severities([0, 0, 0, 1, 0, 0]));
    assert_eq!(other.severity_summary, severities([0, 1, 0, 0, 0, 0]));
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
    assert_eq!(compliant.severity_summary, severities([0, 0, 0, 0, 0, 1]));
    assert_eq!(other.severity_summary, severities([0, 1, 0, 0, 0, 0]));
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

#[test]
fn a_report_makes_a_node_known() {
    let ssm = Fixture::default();
    ssm.reported(report(NODE, "Patch", 0, vec![]));
    assert_eq!(ssm.matching(vec![]), [NODE]);
    assert!(ssm.items(NODE, &[]).is_empty());
}

fn entries() -> impl Strategy<Value = Vec<ComplianceItemEntry>> {
    let one = (select(&["a", "b", "c", "d"][..]), select(Severity::ALL), select(Status::ALL));
    proptest::collection::vec(one.prop_map(|(id, severity, status)| entry(id, severity, status)), 0..5)
}

/// An upload: when it was made, whether it is partial, and what it brings.
type Step = (i64, bool, Vec<ComplianceItemEntry>);

/// What is stored, the simple way: each item with the time of its report.
fn modelled(steps: &[Step]) -> Vec<(i64, ComplianceItemEntry)> {
    let mut stored: Vec<(i64, ComplianceItemEntry)> = Vec::new();
    let mut emptied = i64::MIN;
    for (second, partial, items) in steps {
        let is_replaced =
            |found: &ComplianceItemEntry| !partial || items.iter().any(|item| item.id == found.id);
        let newest = if *partial {
            stored.iter().filter(|(_, found)| is_replaced(found)).map(|(second, _)| *second).max()
        } else {
            stored.iter().map(|(second, _)| *second).max().or(Some(emptied))
        };
        if newest.is_some_and(|newest| newest > *second) {
            continue;
        }
        stored.retain(|(_, found)| !is_replaced(found));
        stored.extend(items.iter().map(|item| (*second, item.clone())));
        emptied = if *partial { emptied.max(*second) } else { *second };
    }
    stored
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn uploads_leave_what_a_simple_model_says(
        steps in proptest::collection::vec((0i64..6, any::<bool>(), entries()), 0..8),
    ) {
        let ssm = Fixture::default();
        ssm.reported(report(NODE, "Patch", 0, vec![]));
        for (second, is_partial, items) in &steps {
            ssm.reported(if *is_partial {
                partial(NODE, *second, items.clone())
            } else {
                report(NODE, "Association", *second, items.clone())
            });
        }
        let listed: Vec<_> = ssm.items(NODE, &[]).into_iter().map(|item| {
            (item.execution_summary.unwrap().execution_time, item.id, item.severity.unwrap(), item.status.unwrap())
        }).collect();
        let expected: Vec<_> = modelled(&steps).into_iter().map(|(second, item)| {
            (time(second), item.id, item.severity, item.status)
        }).collect();
        prop_assert_eq!(listed, expected);
    }

    #[test]
    fn summaries_agree_with_a_naive_count(
        reports in proptest::collection::vec((0u32..4, select(&["Association", "Patch", "Custom:Audit"][..]), entries()), 0..12),
    ) {
        let ssm = Fixture::default();
        let mut stored: BTreeMap<(String, &str), Vec<ComplianceItemEntry>> = BTreeMap::new();
        for (number, kind, items) in reports {
            ssm.reported(report(&id(number), kind, 0, items.clone()));
            stored.insert((id(number), kind), items);
        }
        stored.retain(|_, items| !items.is_empty());
        let rows = ssm.rows(&[]);
        prop_assert_eq!(rows.len(), stored.len());
        let mut by_kind: BTreeMap<(&str, Status), i32> = BTreeMap::new();
        for ((node, kind), items) in &stored {
            let row = rows.iter().find(|row| row.resource_id.as_ref() == Some(node) && row.compliance_type.as_deref() == Some(kind)).unwrap();
            let count = |status: Status, severity: Severity| {
                i32::try_from(items.iter().filter(|item| (item.status, item.severity) == (status, severity)).count()).unwrap()
            };
            let counts = |status| [Critical, High, Medium, Low, Informational, Unspecified].map(|severity| count(status, severity));
            let (compliant, other) = (row.compliant_summary.clone().unwrap(), row.non_compliant_summary.clone().unwrap());
            prop_assert_eq!(compliant.severity_summary, severities(counts(Compliant)));
            prop_assert_eq!(other.severity_summary, severities(counts(NonCompliant)));
            prop_assert_eq!(compliant.compliant_count, Some(counts(Compliant).iter().sum()));
            let bad: Vec<_> = items.iter().filter(|item| item.status == NonCompliant).collect();
            prop_assert_eq!(other.non_compliant_count, Some(i32::try_from(bad.len()).unwrap()));
            let status = if bad.is_empty() { Compliant } else { NonCompliant };
            prop_assert_eq!(row.status, Some(status));
            let worst = bad.iter().map(|item| item.severity).min().unwrap_or(Unspecified);
            prop_assert_eq!(row.overall_severity, Some(worst));
            *by_kind.entry((*kind, status)).or_default() += 1;
        }
        for summary in ssm.summaries(&[]) {
            let kind = summary.compliance_type.unwrap();
            let nodes = |status| Some(by_kind.get(&(kind.as_str(), status)).copied().unwrap_or_default());
            prop_assert_eq!(summary.compliant_summary.unwrap().compliant_count, nodes(Compliant));
            prop_assert_eq!(summary.non_compliant_summary.unwrap().non_compliant_count, nodes(NonCompliant));
        }
    }
}
