//! `ListInventoryEntries`.

use super::super::fixture::{Fixture, NODE, RACK, entries_of, filter, id, item, map};
use crate::api::ssm::{Error, InventoryQueryOperatorType as Operator, ListInventoryEntriesRequest};

const APPLICATION: &str = "AWS:Application";

fn stocked() -> Fixture {
    let ssm = Fixture::default();
    let numbers: Vec<String> = (0..120).map(|number| number.to_string()).collect();
    let entries: Vec<_> = numbers.iter().map(|number| [("Name", number.as_str())]).collect();
    let entries: Vec<_> = entries.iter().map(|entry| &entry[..]).collect();
    ssm.put_one(NODE, item(APPLICATION, &entries));
    ssm
}

#[test]
fn only_known_nodes_and_types_can_be_asked_for() {
    let ssm = stocked();
    let unknown_node = ssm.list(entries_of("i-12345678", APPLICATION));
    assert!(matches!(unknown_node, Err(Error::InvalidInstanceId { .. })));
    assert!(ssm.list(entries_of("i-12345678", APPLICATION)).is_err(), "a read registers no node");
    for name in ["AWS:Toaster", "Custom:Never", "Custom:never"] {
        let refused = ssm.list(entries_of(NODE, name));
        assert!(matches!(refused, Err(Error::InvalidTypeNameException { .. })), "{name}");
    }
}

#[test]
fn nothing_stored_is_an_empty_list() {
    let listed = stocked().list(entries_of(NODE, "AWS:Network")).unwrap();
    assert_eq!((listed.entries, listed.schema_version, listed.capture_time), (Some(vec![]), None, None));
    assert_eq!(
        (listed.type_name.as_deref(), listed.instance_id.as_deref()),
        (Some("AWS:Network"), Some(NODE))
    );
}

#[test]
fn pages_hold_fifty_entries_in_the_order_of_the_put() {
    let ssm = stocked();
    let (mut token, mut seen, mut sizes) = (None, Vec::new(), Vec::new());
    loop {
        let input = ListInventoryEntriesRequest { next_token: token, ..entries_of(NODE, APPLICATION) };
        let page = ssm.list(input).unwrap();
        let entries = page.entries.unwrap();
        sizes.push(entries.len());
        seen.extend(entries.into_iter().map(|entry| entry["Name"].parse::<u32>().unwrap()));
        token = page.next_token;
        if token.is_none() {
            break;
        }
    }
    assert_eq!(sizes, [50, 50, 20]);
    assert!(seen.into_iter().eq(0..120));
}

#[test]
fn a_token_serves_its_own_query_only() {
    let ssm = stocked();
    let ask = |max_results, next_token: Option<&str>, filters| {
        let next_token = next_token.map(str::to_owned);
        ssm.list(ListInventoryEntriesRequest {
            filters,
            next_token,
            max_results,
            ..entries_of(NODE, APPLICATION)
        })
    };
    let token = ask(Some(7), None, None).unwrap().next_token.unwrap();
    assert_eq!(ask(Some(1), Some(&token), None).unwrap().entries, Some(vec![map(&[("Name", "7")])]));
    let filters = Some(vec![filter("AWS:Application.Name", Operator::Equal, &["9"])]);
    for refused in [ask(None, Some(&token), filters), ask(None, Some("x"), None), ask(None, Some(""), None)] {
        assert!(matches!(refused, Err(Error::InvalidNextToken { .. })));
    }
}

#[test]
fn filters_choose_entries() {
    let ssm = stocked();
    let names = |filters| {
        let page =
            ssm.list(ListInventoryEntriesRequest { filters: Some(filters), ..entries_of(NODE, APPLICATION) });
        page.unwrap().entries.unwrap().into_iter().map(|entry| entry["Name"].clone()).collect::<Vec<_>>()
    };
    let on_name = |operator, values| filter("AWS:Application.Name", operator, values);
    assert_eq!(names(vec![on_name(Operator::Equal, &["7", "110"])]), ["7", "110"]);
    assert_eq!(names(vec![on_name(Operator::LessThan, &["3"])]), ["0", "1", "2"]);
    assert_eq!(
        names(vec![on_name(Operator::BeginWith, &["11"]), on_name(Operator::NotEqual, &["11", "110"])]),
        ["111", "112", "113", "114", "115", "116", "117", "118", "119"]
    );
    let on_node = |value| filter("AWS:InstanceInformation.InstanceStatus", Operator::Equal, &[value]);
    assert_eq!(names(vec![on_name(Operator::Equal, &["7"]), on_node("Active")]), ["7"]);
    assert!(names(vec![on_name(Operator::Equal, &["7"]), on_node("Terminated")]).is_empty());
    let filters = Some(vec![filter("AWS:Application.Colour", Operator::Equal, &["red"])]);
    let refused = ssm.list(ListInventoryEntriesRequest { filters, ..entries_of(NODE, APPLICATION) });
    assert!(matches!(refused, Err(Error::InvalidFilter { .. })));
}

#[test]
fn filtered_pages_skip_nothing() {
    let ssm = stocked();
    let filters = Some(vec![filter("AWS:Application.Name", Operator::BeginWith, &["1"])]);
    let (mut token, mut seen) = (None, 0);
    loop {
        let input = ListInventoryEntriesRequest {
            filters: filters.clone(),
            max_results: Some(4),
            next_token: token,
            ..entries_of(NODE, APPLICATION)
        };
        let page = ssm.list(input).unwrap();
        seen += page.entries.unwrap().len();
        token = page.next_token;
        if token.is_none() {
            break;
        }
    }
    assert_eq!(seen, 1 + 10 + 20, "1, 10 to 19, 100 to 119");
}

#[test]
fn a_type_is_known_to_the_whole_account_once_it_was_put() {
    let ssm = stocked();
    ssm.put_one(&id(1), item(RACK, &[]));
    assert!(ssm.entries(NODE, RACK).is_empty());
    assert!(ssm.elsewhere().list(entries_of(NODE, RACK)).is_err());
}
