//! The operations against simple models of them.

use std::collections::BTreeMap;

use proptest::{prelude::*, sample::select};

use super::{
    super::super::fixture::{Fixture, NODE, id},
    entry, partial, report, severities, time,
};
use crate::api::ssm::{
    ComplianceItemEntry,
    ComplianceSeverity::{self as Severity, *},
    ComplianceStatus::{self as Status, *},
};

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
        let put = |item: &ComplianceItemEntry| (*second, item.clone());
        let mut now = Vec::new();
        for (time, found) in std::mem::take(&mut stored) {
            if !is_replaced(&found) {
                now.push((time, found));
            } else if *partial && now.iter().all(|(_, placed)| placed.id != found.id) {
                now.extend(items.iter().filter(|item| item.id == found.id).map(put));
            }
        }
        let is_new = |item: &&ComplianceItemEntry| {
            !partial || now.iter().all(|(_, placed): &(i64, ComplianceItemEntry)| placed.id != item.id)
        };
        let new: Vec<_> = items.iter().filter(is_new).map(put).collect();
        now.extend(new);
        stored = now;
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
            prop_assert_eq!(compliant.severity_summary.unwrap(), severities(counts(Compliant)));
            prop_assert_eq!(other.severity_summary.unwrap(), severities(counts(NonCompliant)));
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
