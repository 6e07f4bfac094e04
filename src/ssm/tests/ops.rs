//! `GetOpsSummary`.

use super::super::fixture::{Fixture, RACK, TIME, id, item, map};
use crate::api::ssm::{
    Error, GetOpsSummaryRequest, OpsAggregator, OpsEntity, OpsFilter, OpsFilterOperatorType as Operator,
    OpsResultAttribute,
};

fn of(types: &[&str]) -> GetOpsSummaryRequest {
    let asked = types.iter().map(|name| OpsResultAttribute { type_name: (*name).to_owned() }).collect();
    GetOpsSummaryRequest { result_attributes: Some(asked), ..GetOpsSummaryRequest::default() }
}

fn filter(key: &str, operator: Option<Operator>, value: &str) -> OpsFilter {
    OpsFilter { key: key.into(), values: vec![value.into()], r#type: operator }
}

fn count(type_name: &str, attribute: &str) -> OpsAggregator {
    OpsAggregator {
        aggregator_type: Some("count".into()),
        type_name: Some(type_name.into()),
        attribute_name: Some(attribute.into()),
        ..OpsAggregator::default()
    }
}

fn counting(aggregator: OpsAggregator) -> GetOpsSummaryRequest {
    GetOpsSummaryRequest { aggregators: Some(vec![aggregator]), ..GetOpsSummaryRequest::default() }
}

fn entities(ssm: &Fixture, input: GetOpsSummaryRequest) -> Vec<OpsEntity> {
    ssm.ops(input).unwrap().entities.unwrap()
}

fn ids(ssm: &Fixture, input: GetOpsSummaryRequest) -> Vec<String> {
    entities(ssm, input).into_iter().filter_map(|entity| entity.id).collect()
}

/// Two nodes with applications, one of them in a rack; a third with nothing but a rack.
fn stocked() -> Fixture {
    let ssm = Fixture::default();
    let app = |name| [("Name", name), ("Version", "1")];
    ssm.put_one(&id(1), item("AWS:Application", &[&app("Bash"), &app("vim")]));
    ssm.put_one(&id(2), item("AWS:Application", &[&app("bash")]));
    ssm.put_one(&id(2), item(RACK, &[&[("Row", "A")]]));
    ssm.put_one(&id(3), item(RACK, &[&[("Row", "B")]]));
    ssm
}

#[test]
fn a_bare_request_lists_ops_items_of_which_there_are_none() {
    assert_eq!(entities(&stocked(), GetOpsSummaryRequest::default()), []);
    assert_eq!(entities(&stocked(), of(&["AWS:OpsItem", "AWS:OpsItemTrendline"])), []);
}

#[test]
fn lists_the_nodes_that_have_a_type() {
    let ssm = stocked();
    let racks = entities(&ssm, of(&[RACK]));
    assert_eq!(racks.len(), 2);
    let data = &racks[0].data.as_ref().unwrap()[RACK];
    assert_eq!(racks[0].id, Some(id(2)));
    assert_eq!(
        (data.capture_time.as_deref(), data.content.as_ref()),
        (Some(TIME), Some(&vec![map(&[("Row", "A")])]))
    );
    let both = entities(&ssm, of(&[RACK, "AWS:Application", "AWS:OpsItem"]));
    let sizes: Vec<_> = both.iter().map(|entity| entity.data.as_ref().unwrap().len()).collect();
    assert_eq!(sizes, [1, 2, 1]);
}

#[test]
fn filters_are_those_of_inventory() {
    let ssm = stocked();
    let matching =
        |filters| ids(&ssm, GetOpsSummaryRequest { filters: Some(filters), ..of(&["AWS:Application"]) });
    assert_eq!(matching(vec![filter("AWS:Application.Name", None, "VIM")]), [id(1)]);
    assert_eq!(matching(vec![filter("Custom:RackInfo.Row", Some(Operator::NotEqual), "A")]), [id(1)]);
    assert_eq!(matching(vec![filter("AWS:OpsItem.Status", None, "Open")]), [] as [String; 0]);
    assert_eq!(matching(vec![filter("AWS:OpsItem.Status", Some(Operator::NotEqual), "Open")]).len(), 2);
}

#[test]
fn counts_by_an_attribute() {
    let ssm = stocked();
    let rows = |aggregator| {
        let all = entities(&ssm, counting(aggregator));
        assert_eq!((all.len(), &all[0].id), (1, &None));
        all.into_iter().next().unwrap().data.unwrap()
    };
    let row = |name, nodes| map(&[("Name", name), ("Count", nodes)]);
    let by_name = count("AWS:Application", "Name");
    let data = rows(by_name.clone());
    assert_eq!(data["AWS:Application"].content, Some(vec![row("bash", "2"), row("vim", "1")]));
    assert_eq!(data["AWS:Application"].capture_time, None);
    let only = OpsAggregator {
        filters: Some(vec![filter("Custom:RackInfo.Row", Some(Operator::Exists), "")]),
        ..by_name.clone()
    };
    assert_eq!(rows(only)["AWS:Application"].content, Some(vec![row("bash", "1")]));
    let inner = OpsAggregator { type_name: None, ..count("", "Version") };
    let nested = OpsAggregator { aggregators: Some(vec![inner]), ..by_name };
    let first = map(&[("Name", "bash"), ("Version", "1"), ("Count", "2")]);
    assert_eq!(rows(nested)["AWS:Application"].content.as_ref().unwrap()[0], first);
    let all = OpsAggregator { attribute_name: None, ..count(RACK, "") };
    assert_eq!(rows(all)[RACK].content, Some(vec![map(&[("Count", "2")])]));
    assert_eq!(rows(count("AWS:OpsItem", "Status"))["AWS:OpsItem"].content, Some(vec![]));
}

#[test]
fn pages() {
    let ssm = stocked();
    let page = |next_token| {
        ssm.ops(GetOpsSummaryRequest { max_results: Some(1), next_token, ..of(&[RACK]) }).unwrap()
    };
    let first = page(None);
    let second = page(first.next_token.clone());
    assert_eq!(
        (first.entities.unwrap()[0].id.clone(), second.entities.unwrap()[0].id.clone()),
        (Some(id(2)), Some(id(3)))
    );
    assert_eq!(second.next_token, None);
    let foreign = GetOpsSummaryRequest { next_token: first.next_token, ..of(&["AWS:Application"]) };
    assert!(matches!(ssm.ops(foreign), Err(Error::InvalidNextToken { .. })));
}

#[test]
fn what_is_refused() {
    let ssm = stocked();
    let code = |input| crate::api::ServiceError::code(&ssm.ops(input).unwrap_err());
    let bare = GetOpsSummaryRequest::default;
    assert_eq!(code(of(&["AWS:Toaster"])), "InvalidTypeNameException");
    assert_eq!(code(counting(count("AWS:Toaster", "Name"))), "InvalidTypeNameException");
    assert_eq!(code(counting(count(RACK, "Colour"))), "InvalidAggregatorException");
    let twice = OpsAggregator { aggregators: Some(vec![count(RACK, "Row")]), ..count(RACK, "Row") };
    assert_eq!(code(counting(twice)), "InvalidAggregatorException");
    for unknown in [filter("Name", None, "x"), filter("AWS:Application.Name", Some(Operator::Exists), "x")] {
        assert_eq!(code(GetOpsSummaryRequest { filters: Some(vec![unknown]), ..bare() }), "InvalidFilter");
    }
    for kind in ["sum", "range"] {
        let aggregator = OpsAggregator { aggregator_type: Some(kind.into()), ..count(RACK, "Row") };
        assert_eq!(code(counting(aggregator)), "NotImplementedException");
    }
    let sync_name = "everywhere".to_owned();
    assert_eq!(
        ssm.ops(GetOpsSummaryRequest { sync_name: Some(sync_name.clone()), ..bare() }),
        Err(Error::ResourceDataSyncNotFoundException {
            sync_name,
            sync_type: "SyncFromSource".into(),
            message: "The specified sync name was not found.".into(),
        })
    );
}
