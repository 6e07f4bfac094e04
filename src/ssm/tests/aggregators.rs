//! The aggregators of `GetInventory`.

use std::collections::BTreeMap;

use super::super::fixture::{Fixture, RACK, filter, id, item, map};
use crate::api::ssm::{
    Error, GetInventoryRequest, InventoryAggregator, InventoryFilter, InventoryGroup,
    InventoryQueryOperatorType::{BeginWith, Equal, Exists, NotEqual},
    InventoryResultEntity,
};

const APPLICATION: &str = "AWS:Application.Name";
const VERSION: &str = "AWS:Application.Version";
const PLATFORM: &str = "AWS:InstanceInformation.PlatformType";

type Rows = Vec<BTreeMap<String, String>>;

fn by(expression: &str) -> InventoryAggregator {
    InventoryAggregator { expression: Some(expression.into()), ..InventoryAggregator::default() }
}

fn nested(expression: &str, inner: Vec<InventoryAggregator>) -> InventoryAggregator {
    InventoryAggregator { aggregators: Some(inner), ..by(expression) }
}

fn groups(groups: &[(&str, Vec<InventoryFilter>)]) -> InventoryAggregator {
    let group = |(name, filters): &(&str, Vec<InventoryFilter>)| InventoryGroup {
        name: (*name).to_owned(),
        filters: filters.clone(),
    };
    let groups = Some(groups.iter().map(group).collect());
    InventoryAggregator { groups, ..InventoryAggregator::default() }
}

fn has(types: &[&str]) -> InventoryFilter {
    filter("TypeName", Exists, types)
}

fn request(aggregators: Vec<InventoryAggregator>) -> GetInventoryRequest {
    GetInventoryRequest { aggregators: Some(aggregators), ..GetInventoryRequest::default() }
}

fn entities(ssm: &Fixture, input: GetInventoryRequest) -> Vec<InventoryResultEntity> {
    ssm.get(input).unwrap().entities.unwrap()
}

/// What each entity has, by the keys of its data.
fn counted(ssm: &Fixture, input: GetInventoryRequest) -> Vec<BTreeMap<String, Rows>> {
    let data = |entity: InventoryResultEntity| {
        assert_eq!(entity.id, None);
        let pairs = entity.data.unwrap().into_iter();
        pairs.map(|(name, item)| (name, item.content)).collect()
    };
    entities(ssm, input).into_iter().map(data).collect()
}

/// The rows of the only key of the only entity.
fn rows(ssm: &Fixture, aggregator: InventoryAggregator) -> Rows {
    let counted = counted(ssm, request(vec![aggregator]));
    let [data] = &counted[..] else { panic!("one entity") };
    let [rows] = &data.values().collect::<Vec<_>>()[..] else { panic!("one key") };
    (*rows).clone()
}

fn platform(ssm: &Fixture, number: u32, kind: &str) {
    ssm.put_one(&id(number), item("AWS:InstanceInformation", &[&[("PlatformType", kind)]]));
}

fn apps(ssm: &Fixture, number: u32, apps: &[(&str, &str)]) {
    let entries: Vec<_> =
        apps.iter().map(|(name, version)| [("Name", *name), ("Version", *version)]).collect();
    let entries: Vec<_> = entries.iter().map(|entry| &entry[..]).collect();
    ssm.put_one(&id(number), item("AWS:Application", &entries));
}

/// Five nodes: three with Linux, two with Windows.
fn fleet() -> Fixture {
    let ssm = Fixture::default();
    for (number, kind) in [(1, "Linux"), (2, "Linux"), (3, "Linux"), (4, "Windows"), (5, "Windows")] {
        platform(&ssm, number, kind);
    }
    apps(&ssm, 1, &[("audit-libs", "2.6.5"), ("audit-libs", "2.6.5"), ("zlib", "1.2")]);
    apps(&ssm, 2, &[("Audit-Libs", "2.6.5"), ("audit-libs", "2.8")]);
    apps(&ssm, 4, &[("audit-libs", "2.6.5"), ("Office", "6")]);
    apps(&ssm, 5, &[("Office", "6")]);
    ssm
}

#[test]
fn counts_nodes_by_platform() {
    let [linux, windows] = [("linux", "3"), ("windows", "2")]
        .map(|(kind, count)| map(&[("PlatformType", kind), ("Count", count)]));
    assert_eq!(rows(&fleet(), by(PLATFORM)), [linux, windows]);
    let entity = &entities(&fleet(), request(vec![by(PLATFORM)]))[0];
    let json = serde_json::to_value(entity).unwrap();
    let item = json["Data"]["AWS:InstanceInformation"].as_object().unwrap();
    assert!(json.as_object().unwrap().len() == 1 && item.keys().eq(["Content"]), "counts alone");
}

#[test]
fn counts_nodes_not_entries() {
    let row = |name, count| map(&[("Name", name), ("Count", count)]);
    let expected = [row("audit-libs", "3"), row("office", "2"), row("zlib", "1")];
    assert_eq!(rows(&fleet(), by(APPLICATION)), expected);
}

#[test]
fn nested_aggregators_make_one_row_for_each_combination() {
    let aggregator = nested(APPLICATION, vec![nested(VERSION, vec![by(PLATFORM)])]);
    let row = |name, version, platform, count| {
        map(&[("Name", name), ("Version", version), ("PlatformType", platform), ("Count", count)])
    };
    let expected = [
        row("audit-libs", "2.6.5", "linux", "2"),
        row("audit-libs", "2.6.5", "windows", "1"),
        row("audit-libs", "2.8", "linux", "1"),
        row("office", "6", "windows", "2"),
        row("zlib", "1.2", "linux", "1"),
    ];
    assert_eq!(rows(&fleet(), aggregator), expected);
}

#[test]
fn aggregators_side_by_side_in_another_share_its_rows() {
    let aggregator = nested(PLATFORM, vec![by("AWS:Application.Name"), by(VERSION)]);
    let linux = |key, value, count| map(&[("PlatformType", "linux"), (key, value), ("Count", count)]);
    let of_linux = [
        linux("Name", "audit-libs", "2"),
        linux("Name", "zlib", "1"),
        linux("Version", "2.6.5", "2"),
        linux("Version", "1.2", "1"),
        linux("Version", "2.8", "1"),
    ];
    assert_eq!(rows(&fleet(), aggregator)[..5], of_linux);
}

#[test]
fn each_aggregator_is_an_entity() {
    let ssm = fleet();
    let all = counted(&ssm, request(vec![by(PLATFORM), by("AWS:InstanceInformation.PlatformVersion")]));
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|data| data.keys().eq(["AWS:InstanceInformation"])));
    assert_eq!(all[0]["AWS:InstanceInformation"], rows(&ssm, by(PLATFORM)));
}

#[test]
fn what_no_node_has_is_in_no_row() {
    assert!(rows(&fleet(), by("AWS:Service.Name")).is_empty());
    assert!(rows(&Fixture::default(), by(PLATFORM)).is_empty());
    let without_version = fleet();
    without_version.put_one(&id(9), item("AWS:Application", &[&[("Name", "bare")]]));
    let names = |ssm, aggregator| {
        rows(ssm, aggregator).into_iter().map(|row| row["Name"].clone()).collect::<Vec<_>>()
    };
    assert!(names(&without_version, by(APPLICATION)).contains(&"bare".to_owned()));
    let combined = nested(APPLICATION, vec![by(VERSION)]);
    assert!(!names(&without_version, combined).contains(&"bare".to_owned()));
}

#[test]
fn filters_beside_aggregators_restrict_the_nodes() {
    let ssm = fleet();
    let count = |filters| {
        let input = GetInventoryRequest { filters: Some(filters), ..request(vec![by(APPLICATION)]) };
        let rows = counted(&ssm, input).remove(0).remove("AWS:Application").unwrap();
        rows.into_iter().map(|row| (row["Name"].clone(), row["Count"].clone())).collect::<Vec<_>>()
    };
    let pairs = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(name, count)| ((*name).to_owned(), (*count).to_owned())).collect::<Vec<_>>()
    };
    // The nodes that have Office, with everything else that is on them.
    let office = vec![filter(APPLICATION, Equal, &["office"])];
    assert_eq!(count(office), pairs(&[("office", "2"), ("audit-libs", "1")]));
    let linux = vec![filter(PLATFORM, Equal, &["Linux"])];
    assert_eq!(count(linux), pairs(&[("audit-libs", "2"), ("zlib", "1")]));
    assert_eq!(count(vec![has(&["AWS:Application"])]).len(), 3);
    assert_eq!(
        count(vec![filter(VERSION, Exists, &["true"]), filter(APPLICATION, BeginWith, &["z"])]).len(),
        2
    );
}

/// The example of the user guide: four nodes with different types on them.
fn four() -> Fixture {
    let ssm = Fixture::default();
    let types = ["AWS:Application", "AWS:File", "AWS:Network"];
    for (number, of_node) in [(1, &types[..1]), (2, &types[1..2]), (3, &types[..2]), (4, &types[2..])] {
        ssm.put(&id(number), of_node.iter().map(|name| item(name, &[&[("Name", "x")]])).collect()).unwrap();
    }
    ssm
}

fn counts(not_matching: &str, matching: &str) -> Rows {
    vec![map(&[("notMatchingCount", not_matching)]), map(&[("matchingCount", matching)])]
}

#[test]
fn groups_count_who_matches_and_who_does_not() {
    let ssm = four();
    let both = groups(&[("Both", vec![has(&["AWS:Application"]), has(&["AWS:File"])])]);
    assert_eq!(rows(&ssm, both), counts("3", "1"));
    let either = groups(&[("Either", vec![has(&["AWS:Application", "AWS:File"])])]);
    assert_eq!(rows(&ssm, either), counts("1", "3"));
    let named = groups(&[("Others", vec![filter("AWS:Network.Name", NotEqual, &["x"])])]);
    assert_eq!(rows(&ssm, named), counts("1", "3"));
}

#[test]
fn several_groups_are_keys_of_one_entity() {
    let group = |name, of| (name, vec![has(&[of])]);
    let aggregator = groups(&[
        group("Network", "AWS:Network"),
        group("File", "AWS:File"),
        group("Application", "AWS:Application"),
    ]);
    let expected = BTreeMap::from([
        ("Application".to_owned(), counts("2", "2")),
        ("File".to_owned(), counts("2", "2")),
        ("Network".to_owned(), counts("3", "1")),
    ]);
    assert_eq!(counted(&four(), request(vec![aggregator.clone()])), [expected]);
    let filters = Some(vec![has(&["AWS:File"])]);
    let some = counted(&four(), GetInventoryRequest { filters, ..request(vec![aggregator]) });
    assert_eq!((&some[0]["Application"], &some[0]["Network"]), (&counts("1", "1"), &counts("2", "0")));
}

#[test]
fn pages_go_through_all_rows() {
    let ssm = Fixture::default();
    let names: Vec<_> = (0..7).map(|number| format!("App{number}")).collect();
    for node in 0..7_usize {
        let of_node: Vec<_> = names[node..].iter().map(|name| (name.as_str(), "1")).collect();
        apps(&ssm, u32::try_from(node).unwrap(), &of_node);
    }
    let group = |name| (name, vec![has(&[RACK])]);
    ssm.put_one(&id(1), item(RACK, &[]));
    let aggregators = vec![
        nested(APPLICATION, vec![by(VERSION)]),
        groups(&[group("A"), group("B"), group("C")]),
        by("AWS:Service.Name"),
        by(PLATFORM),
    ];
    let page = |max_results, next_token| {
        ssm.get(GetInventoryRequest { next_token, max_results, ..request(aggregators.clone()) }).unwrap()
    };
    let whole = page(None, None);
    assert_eq!(whole.next_token, None);
    let flat = |entities: Option<Vec<InventoryResultEntity>>| {
        let data = entities.unwrap().into_iter().flat_map(|entity| entity.data.unwrap());
        data.flat_map(|(name, item)| item.content.into_iter().map(move |row| (name.clone(), row)))
            .collect::<Vec<_>>()
    };
    let (mut seen, mut token, mut pages) = (Vec::new(), None, 0);
    loop {
        let result = page(Some(2), token);
        seen.extend(flat(result.entities));
        pages += 1;
        token = result.next_token;
        if token.is_none() {
            break;
        }
    }
    // Seven rows, three groups, a section without rows, and the platforms.
    assert_eq!(pages, (7 + 3 + 1 + rows(&ssm, by(PLATFORM)).len()).div_ceil(2));
    assert_eq!(seen, flat(whole.entities));
    let token = page(Some(2), None).next_token;
    let refused = |input| matches!(ssm.get(input), Err(Error::InvalidNextToken { .. }));
    assert!(refused(GetInventoryRequest { next_token: token.clone(), ..request(vec![by(PLATFORM)]) }));
    assert!(refused(GetInventoryRequest { next_token: token, ..GetInventoryRequest::default() }));
    assert!(refused(GetInventoryRequest { next_token: Some("x".into()), ..request(vec![by(PLATFORM)]) }));
}

#[test]
fn what_is_refused() {
    let ssm = fleet();
    ssm.put_one(&id(1), item(RACK, &[&[("Row", "1")]]));
    let a = InventoryAggregator::default;
    let some_group = groups(&[("G", vec![has(&[RACK])])]);
    let mut deep = by(PLATFORM);
    for _ in 0..10 {
        deep = nested(PLATFORM, vec![deep]);
    }
    for (why, aggregator) in [
        ("nothing", a()),
        ("both", InventoryAggregator { expression: Some(PLATFORM.into()), ..some_group.clone() }),
        (
            "groups with more in them",
            InventoryAggregator { aggregators: Some(vec![by(PLATFORM)]), ..some_group.clone() },
        ),
        ("groups in an expression", nested(PLATFORM, vec![some_group.clone()])),
        ("no attribute", by("AWS:Application")),
        ("unknown type", by("AWS:Toaster.Name")),
        ("unknown attribute", by("AWS:Application.Colour")),
        ("not to be aggregated", by("AWS:Application.Publisher")),
        ("nor is this type", by("AWS:Network.Name")),
        ("nor are custom types", by("Custom:RackInfo.Row")),
        ("the same name twice", nested(APPLICATION, vec![by("AWS:Service.Name")])),
        ("too deep", deep),
    ] {
        let refused = ssm.get(request(vec![aggregator]));
        assert!(matches!(refused, Err(Error::InvalidAggregatorException { .. })), "{why}");
    }
    let twice = groups(&[("G", vec![has(&[RACK])]), ("G", vec![has(&[RACK])])]);
    let refused = ssm.get(request(vec![twice]));
    assert!(matches!(refused, Err(Error::InvalidInventoryGroupException { .. })));
    for unknown in [has(&["AWS:Toaster"]), filter("x", Equal, &["y"]), filter("TypeName", Equal, &[RACK])] {
        let refused = ssm.get(request(vec![groups(&[("G", vec![unknown.clone()])])]));
        assert!(matches!(refused, Err(Error::InvalidFilter { .. })));
        let input = GetInventoryRequest { filters: Some(vec![unknown]), ..request(vec![by(PLATFORM)]) };
        assert!(matches!(ssm.get(input), Err(Error::InvalidFilter { .. })));
    }
}

#[test]
fn too_many_combinations_are_refused() {
    let ssm = Fixture::default();
    let numbers: Vec<String> = (0..200).map(|number| number.to_string()).collect();
    for (name, attribute) in
        [("AWS:Application", "Name"), ("AWS:Service", "DisplayName"), ("AWS:WindowsRole", "FeatureType")]
    {
        let entries: Vec<_> = numbers.iter().map(|number| [(attribute, number.as_str())]).collect();
        let entries: Vec<_> = entries.iter().map(|entry| &entry[..]).collect();
        ssm.put_one(&id(1), item(name, &entries));
    }
    let inner = |inner| nested("AWS:Service.DisplayName", inner);
    let two = request(vec![nested(APPLICATION, vec![inner(vec![])])]);
    assert!(ssm.get(two).unwrap().next_token.is_some(), "some ten thousand are not too many");
    let three = request(vec![nested(APPLICATION, vec![inner(vec![by("AWS:WindowsRole.FeatureType")])])]);
    let Err(Error::InvalidAggregatorException { message }) = ssm.get(three) else { panic!("refused") };
    assert!(message.contains("too many combinations"), "{message}");
}
