//! The filters of `GetInventory`.

use proptest::prelude::*;

use super::super::fixture::{Fixture, RACK, filter, id, item};
use crate::api::ssm::{
    Error, GetInventoryRequest, InventoryFilter, InventoryQueryOperatorType as Operator,
    InventoryQueryOperatorType::*,
};

const NAME: &str = "AWS:Application.Name";
const VERSION: &str = "AWS:Application.Version";
const ROW: &str = "Custom:RackInfo.Row";

/// Three nodes: two with applications, the last with nothing but a rack.
fn stocked() -> Fixture {
    let ssm = Fixture::default();
    let bash = |version| [("Name", "bash"), ("Version", version)];
    let perl = [("Name", "Perl"), ("Version", "5.38")];
    ssm.put_one(&id(1), item("AWS:Application", &[&bash("5.9"), &perl]));
    ssm.put_one(&id(2), item("AWS:Application", &[&bash("5.38")]));
    ssm.put_one(&id(2), item(RACK, &[&[("Row", "C")], &[("Row", "D"), ("Shelf", "")]]));
    ssm.put_one(&id(3), item(RACK, &[&[("Row", "c")]]));
    ssm
}

fn matching(filters: &[(&str, Operator, &[&str])]) -> Vec<u32> {
    let filters = filters.iter().map(|(key, operator, values)| filter(key, *operator, values)).collect();
    let ids = stocked().matching(filters);
    ids.iter().map(|found| (1..=3).find(|number| id(*number) == *found).unwrap()).collect()
}

#[test]
fn operators() {
    for (key, operator, values, expected) in [
        (NAME, Equal, &["bash"][..], &[1, 2][..]),
        (NAME, Equal, &["perl"], &[1]),
        (NAME, Equal, &["zsh", "PERL"], &[1]),
        (NAME, Equal, &["zsh"], &[]),
        (NAME, NotEqual, &["perl"], &[2, 3]),
        (NAME, NotEqual, &["perl", "bash"], &[3]),
        (NAME, BeginWith, &["PE", "x"], &[1]),
        (VERSION, LessThan, &["5.10"], &[1]),
        (VERSION, GreaterThan, &["5.10"], &[1, 2]),
        (VERSION, GreaterThan, &["5.38"], &[]),
        (ROW, Equal, &["C"], &[2, 3]),
        ("AWS:Network.Name", NotEqual, &["eth0"], &[1, 2, 3]),
        ("AWS:InstanceInformation.InstanceStatus", NotEqual, &["Terminated"], &[1, 2, 3]),
        ("AWS:InstanceInformation.InstanceStatus", Equal, &["active"], &[1, 2, 3]),
        ("AWS:InstanceInformation.InstanceId", Equal, &["i-00000000000000002"], &[2]),
        ("AWS:InstanceInformation.InstanceId", BeginWith, &["i-0000"], &[1, 2, 3]),
    ] {
        assert_eq!(matching(&[(key, operator, values)]), expected, "{key} {operator} {values:?}");
    }
}

#[test]
fn equal_is_the_default_operator() {
    let only = InventoryFilter { r#type: None, ..filter(NAME, Equal, &["perl"]) };
    assert_eq!(stocked().matching(vec![only]), [id(1)]);
}

#[test]
fn filters_on_one_type_hold_for_the_same_entry() {
    assert_eq!(matching(&[(NAME, Equal, &["bash"]), (VERSION, Equal, &["5.38"])]), [2]);
    assert_eq!(matching(&[(NAME, Equal, &["bash"]), (VERSION, NotEqual, &["5.38"])]), [] as [u32; 0]);
}

#[test]
fn filters_on_several_types_hold_for_the_same_node() {
    assert_eq!(matching(&[(NAME, Equal, &["bash"]), (ROW, Equal, &["d"])]), [2]);
    assert_eq!(matching(&[(NAME, Equal, &["perl"]), (ROW, Equal, &["d"])]), [] as [u32; 0]);
}

#[test]
fn unknown_keys_are_refused() {
    let ssm = stocked();
    for (key, operator) in [
        ("Name", Equal),
        ("AWS:Application", Equal),
        ("AWS:Application.", Equal),
        ("AWS:Application.name", Equal),
        ("AWS:Toaster.Name", Equal),
        ("Custom:Never.Name", Equal),
        ("Custom:RackInfo.row", Equal),
        ("TypeName", Equal),
        // Only with aggregators.
        ("TypeName", Exists),
        (NAME, Exists),
    ] {
        let filters = Some(vec![filter(key, operator, &["AWS:Toaster"])]);
        let refused = ssm.get(GetInventoryRequest { filters, ..GetInventoryRequest::default() });
        assert!(matches!(refused, Err(Error::InvalidFilter { .. })), "{key}");
    }
}

#[test]
fn names_of_types_may_have_full_stops() {
    let ssm = Fixture::default();
    ssm.put_one(&id(1), item("Custom:Rack.Info", &[&[("A.B", "x")]]));
    ssm.put_one(&id(2), item("Custom:Rack", &[&[("A", "x")]]));
    assert_eq!(ssm.matching(vec![filter("Custom:Rack.Info.A.B", Equal, &["x"])]), [id(1)]);
}

#[test]
fn what_was_replaced_or_dropped_is_not_found() {
    let ssm = stocked();
    ssm.put_one(&id(1), item("AWS:Application", &[]));
    assert_eq!(ssm.matching(vec![filter(NAME, Equal, &["bash"])]), [id(2)]);
    ssm.advance_days(30);
    assert!(ssm.matching(vec![filter(NAME, Equal, &["bash"])]).is_empty());
    assert!(ssm.matching(vec![filter(ROW, BeginWith, &[""])]).is_empty());
    assert_eq!(ssm.matching(vec![filter(NAME, NotEqual, &["bash"])]).len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The walk finds what looking at every node finds, whether contents are indexed or too long for that.
    #[test]
    fn finds_exactly_the_nodes_that_match(
        nodes in proptest::collection::vec(proptest::collection::vec((0u8..3, 0u8..4), 0..20), 1..12),
        wanted in (0u8..3, 0u8..4),
        puts in 1usize..3,
    ) {
        let ssm = Fixture::default();
        // Makes both attributes known, even if no other node has an entry.
        ssm.put_one(&id(99), item(RACK, &[&[("A", "y"), ("B", "y")]]));
        let text = |number: u8| number.to_string();
        // What is put last counts; what was put before must not be found any more.
        for round in (0..puts).rev() {
            for (number, entries) in (0..).zip(nodes.iter().cycle().skip(round).take(nodes.len())) {
                let entries: Vec<_> = entries.iter().map(|(a, b)| (text(*a), text(*b))).collect();
                let entries: Vec<_> = entries.iter().map(|(a, b)| [("A", a.as_str()), ("B", b.as_str())]).collect();
                let entries: Vec<_> = entries.iter().map(|entry| &entry[..]).collect();
                ssm.put_unseen(&id(number), vec![item(RACK, &entries), item("Custom:Other", &[&[("A", "1"), ("B", "1")]])]).unwrap();
            }
        }
        let filters = |a: u8, b: u8| vec![
            filter("Custom:RackInfo.A", Equal, &[&text(a), "x"]),
            filter("Custom:RackInfo.B", Equal, &[&text(b)]),
        ];
        let expected: Vec<_> = (0..).zip(&nodes).filter(|(_, entries)| entries.contains(&wanted)).map(|(n, _)| id(n)).collect();
        prop_assert_eq!(ssm.matching(filters(wanted.0, wanted.1)), expected);
    }
}
