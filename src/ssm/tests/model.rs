//! Queries of random inventories against a naive model: maps that are looked through from end to end.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{collection::vec, prelude::*, sample::select};

use super::super::fixture::{Fixture, RACK, filter, id, item};
use crate::api::ssm::{
    GetInventoryRequest, InventoryAggregator, InventoryFilter, InventoryGroup,
    InventoryQueryOperatorType as Operator,
};

const APPLICATION: &str = "AWS:Application";
const TYPES: [&str; 2] = [APPLICATION, RACK];
const ATTRIBUTES: [&str; 2] = ["Name", "Version"];
const NODES: u32 = 8;

type Entry = BTreeMap<&'static str, &'static str>;
/// What a node has of each type.
type Inventory = BTreeMap<(u32, &'static str), Vec<Entry>>;

#[derive(Clone, Debug)]
struct Put {
    node: u32,
    type_name: &'static str,
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Asked {
    type_name: &'static str,
    attribute: &'static str,
    operator: Operator,
    values: Vec<&'static str>,
}

impl Asked {
    fn wire(&self) -> InventoryFilter {
        filter(&format!("{}.{}", self.type_name, self.attribute), self.operator, &self.values)
    }
}

fn text() -> impl Strategy<Value = &'static str> + Clone {
    // Letters and single digits, whose order is the same by any reading.
    select(&["", "a", "A", "b", "ab", "aB", "1", "2", "Z"][..])
}

fn put() -> impl Strategy<Value = Put> {
    let entry = (proptest::option::weighted(0.9, text()), proptest::option::weighted(0.8, text()));
    let entry = entry.prop_map(|(name, version)| {
        let values = ATTRIBUTES.into_iter().zip([name, version]);
        values.filter_map(|(attribute, value)| Some((attribute, value?))).collect()
    });
    // Beyond eight entries contents are not indexed as a whole.
    (0..NODES, select(&TYPES[..]), vec(entry, 0..12)).prop_map(|(node, type_name, entries)| Put {
        node,
        type_name,
        entries,
    })
}

fn asked() -> impl Strategy<Value = Asked> {
    let operators =
        [Operator::Equal, Operator::NotEqual, Operator::BeginWith, Operator::LessThan, Operator::GreaterThan];
    (select(&TYPES[..]), select(&ATTRIBUTES[..]), select(operators.to_vec()), vec(text(), 1..3))
        .prop_map(|(type_name, attribute, operator, values)| Asked { type_name, attribute, operator, values })
}

fn apply(ssm: &Fixture, model: &mut Inventory, put: &Put) {
    let entries: Vec<Vec<_>> =
        put.entries.iter().map(|entry| entry.iter().map(|(a, v)| (*a, *v)).collect()).collect();
    let entries: Vec<_> = entries.iter().map(|entry| &entry[..]).collect();
    ssm.put_unseen(&id(put.node), vec![item(put.type_name, &entries)]).unwrap();
    model.insert((put.node, put.type_name), put.entries.clone());
}

/// An inventory in which both types and all of their attributes are known, after these puts.
fn stocked(puts: &[Put]) -> (Fixture, Inventory) {
    let (ssm, mut model) = (Fixture::default(), Inventory::new());
    let entry: Entry = ATTRIBUTES.into_iter().map(|attribute| (attribute, "known")).collect();
    for type_name in TYPES {
        apply(&ssm, &mut model, &Put { node: NODES, type_name, entries: vec![entry.clone()] });
    }
    for put in puts {
        apply(&ssm, &mut model, put);
    }
    (ssm, model)
}

fn nodes(model: &Inventory) -> BTreeSet<u32> {
    model.keys().map(|(node, _)| *node).collect()
}

fn meets(entry: &Entry, asked: &Asked) -> bool {
    let Some(found) = entry.get(asked.attribute).map(|value| value.to_lowercase()) else { return false };
    asked.values.iter().map(|value| value.to_lowercase()).any(|value| match asked.operator {
        Operator::Equal | Operator::NotEqual => found == value,
        Operator::BeginWith => found.starts_with(&value),
        Operator::LessThan => found < value,
        Operator::GreaterThan => found > value,
        Operator::Exists => true,
    })
}

/// Filters on one type must hold for the same entry; what must not be equal must be so for all entries.
fn matches(model: &Inventory, node: u32, filters: &[Asked]) -> bool {
    TYPES.into_iter().all(|type_name| {
        let (never, together): (Vec<_>, Vec<_>) = filters
            .iter()
            .filter(|asked| asked.type_name == type_name)
            .partition(|asked| asked.operator == Operator::NotEqual);
        let entries = model.get(&(node, type_name)).map_or(&[][..], Vec::as_slice);
        let met = |entry: &Entry| together.iter().all(|asked| meets(entry, asked));
        let refused = |entry: &Entry| never.iter().any(|asked| meets(entry, asked));
        (together.is_empty() || entries.iter().any(met)) && !entries.iter().any(refused)
    })
}

fn by(expression: &str, inner: Option<InventoryAggregator>) -> InventoryAggregator {
    InventoryAggregator {
        expression: Some(expression.into()),
        aggregators: inner.map(|inner| vec![inner]),
        groups: None,
    }
}

fn rows(ssm: &Fixture, filters: &[Asked], aggregator: InventoryAggregator) -> Vec<BTreeMap<String, String>> {
    let filters: Vec<_> = filters.iter().map(Asked::wire).collect();
    let (mut rows, mut next_token) = (Vec::new(), None);
    loop {
        let page = ssm
            .get(GetInventoryRequest {
                filters: (!filters.is_empty()).then(|| filters.clone()),
                aggregators: Some(vec![aggregator.clone()]),
                next_token,
                ..GetInventoryRequest::default()
            })
            .unwrap();
        let data = page.entities.unwrap().into_iter().flat_map(|entity| entity.data.unwrap().into_values());
        rows.extend(data.flat_map(|item| item.content));
        next_token = page.next_token;
        if next_token.is_none() {
            return rows;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn filters_find_the_nodes_that_the_model_finds(puts in vec(put(), 0..24), filters in vec(asked(), 1..5)) {
        let (ssm, model) = stocked(&puts);
        let expected: Vec<_> =
            nodes(&model).into_iter().filter(|node| matches(&model, *node, &filters)).map(id).collect();
        prop_assert_eq!(ssm.matching(filters.iter().map(Asked::wire).collect()), expected);
    }

    #[test]
    fn the_last_put_counts(puts in vec(put(), 1..12)) {
        let (ssm, model) = stocked(&puts);
        for ((node, type_name), entries) in model {
            let texts = |entry: &Entry| {
                entry.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
            };
            let expected: Vec<BTreeMap<_, _>> = entries.iter().map(texts).collect();
            prop_assert_eq!(ssm.entries(&id(node), type_name), expected);
        }
    }

    #[test]
    fn aggregations_count_what_the_model_counts(puts in vec(put(), 0..24), filters in vec(asked(), 0..2)) {
        let (ssm, model) = stocked(&puts);
        let mut expected: BTreeMap<(String, String), BTreeSet<u32>> = BTreeMap::new();
        let mut of_name: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
        for node in nodes(&model).into_iter().filter(|node| matches(&model, *node, &filters)) {
            for entry in model.get(&(node, APPLICATION)).into_iter().flatten() {
                if let (Some(name), Some(version)) = (entry.get("Name"), entry.get("Version")) {
                    expected.entry((name.to_lowercase(), version.to_lowercase())).or_default().insert(node);
                }
                if let Some(name) = entry.get("Name") {
                    of_name.entry(name.to_lowercase()).or_default().insert(node);
                }
            }
        }
        let aggregator = by("AWS:Application.Name", Some(by("AWS:Application.Version", None)));
        let rows = rows(&ssm, &filters, aggregator);
        let found: BTreeMap<_, _> = rows
            .iter()
            .map(|row| ((row["Name"].clone(), row["Version"].clone()), row["Count"].clone()))
            .collect();
        prop_assert_eq!(found.len(), rows.len(), "each combination has one row");
        let counts = expected.iter().map(|(values, nodes)| (values.clone(), nodes.len().to_string()));
        prop_assert_eq!(found, counts.collect());
        let order = rows.iter().map(|row| std::cmp::Reverse(of_name[&row["Name"]].len()));
        prop_assert!(order.is_sorted(), "the most frequent come first");
    }

    #[test]
    fn groups_count_every_node_once(puts in vec(put(), 0..24), filters in vec(asked(), 1..4)) {
        let (ssm, model) = stocked(&puts);
        let all = nodes(&model);
        let matching = all.iter().filter(|node| matches(&model, **node, &filters)).count();
        let group = InventoryGroup { name: "G".into(), filters: filters.iter().map(Asked::wire).collect() };
        let aggregator = InventoryAggregator { groups: Some(vec![group]), ..InventoryAggregator::default() };
        let rows = rows(&ssm, &[], aggregator);
        let expected = [("notMatchingCount", all.len() - matching), ("matchingCount", matching)]
            .map(|(name, count)| BTreeMap::from([(name.to_owned(), count.to_string())]));
        prop_assert_eq!(rows, expected);
    }

    /// Whatever is put between two pages, nodes that meet the filters all the time are seen, and none is seen twice.
    #[test]
    fn nodes_that_stay_are_seen_once(
        puts in vec(put(), 0..24),
        changes in vec(put(), 0..12),
        asked in asked(),
        limit in 1i32..4,
    ) {
        let (ssm, mut model) = stocked(&puts);
        let filters = [asked];
        let matching = |model: &Inventory| {
            nodes(model).into_iter().filter(|node| matches(model, *node, &filters)).collect::<BTreeSet<_>>()
        };
        let mut stays = matching(&model);
        let (mut seen, mut next_token, mut changes) = (Vec::new(), None, changes.iter());
        loop {
            let page = ssm
                .get(GetInventoryRequest {
                    filters: Some(filters.iter().map(Asked::wire).collect()),
                    max_results: Some(limit),
                    next_token,
                    ..GetInventoryRequest::default()
                })
                .unwrap();
            seen.extend(page.entities.unwrap().into_iter().filter_map(|entity| entity.id));
            next_token = page.next_token;
            if next_token.is_none() {
                break;
            }
            if let Some(change) = changes.next() {
                apply(&ssm, &mut model, change);
                stays = stays.intersection(&matching(&model)).copied().collect();
            }
        }
        prop_assert!(seen.is_sorted_by(|one, other| one < other));
        prop_assert!(stays.into_iter().all(|node| seen.contains(&id(node))));
    }
}
