//! Inventory filters: read once, looked up once, then asked of every node.
//!
//! Filters are joined by AND, the values within one by OR. unverified: filters on one type must hold together for the
//! same entry, as one asks for a name and a version of an application.

use super::{
    Partition,
    compare::{self, Case},
    content::{AttributeNumber, Entry},
    nodes::NodeId,
    store::Store,
};
use crate::api::{
    Timestamp,
    ssm::{Error, InventoryFilter, InventoryQueryOperatorType as Operator},
};

/// The key that asks for whole types instead of attributes.
const TYPE_NAME: &str = "TypeName";

/// The filters of a request.
#[derive(Debug)]
pub(super) struct Filters<'a> {
    groups: Vec<Group<'a>>,
    /// For each filter on whole types: a node must have one of these.
    any_of: Vec<Vec<&'a Store>>,
    now: Timestamp,
}

/// What is asked of one type.
#[derive(Debug)]
struct Group<'a> {
    store: &'a Store,
    /// What one entry must meet all together.
    together: Vec<Condition>,
    /// What no entry may meet.
    never: Vec<Condition>,
}

/// What is asked of an attribute.
#[derive(Debug)]
pub(super) struct Condition {
    attribute: AttributeNumber,
    test: Test,
    values: Vec<String>,
    hashes: Vec<u64>,
    case: Case,
}

/// How a value is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Test {
    Equal,
    BeginWith,
    LessThan,
    GreaterThan,
    Exists,
}

impl Condition {
    /// That an attribute is one of these texts.
    pub(super) fn equal(attribute: AttributeNumber, values: Vec<String>, case: Case) -> Self {
        Self::new(attribute, Test::Equal, values, case)
    }

    /// That an attribute compares so to one of these texts.
    pub(super) fn new(attribute: AttributeNumber, test: Test, values: Vec<String>, case: Case) -> Self {
        let hashes = values.iter().map(|value| compare::hash(value)).collect();
        Self { attribute, test, values, hashes, case }
    }

    fn inventory(attribute: AttributeNumber, test: Test, values: &[String]) -> Self {
        Self::new(attribute, test, values.to_vec(), Case::Ignored)
    }

    fn holds(&self, entry: Entry<'_>) -> bool {
        let Some(found) = entry.value(self.attribute) else { return false };
        let mut values = self.values.iter();
        match self.test {
            Test::Equal => values.any(|value| compare::equal(found, value, self.case)),
            Test::BeginWith => values.any(|value| compare::begins_with(found, value)),
            Test::LessThan => values.any(|value| compare::order(found, value).is_lt()),
            Test::GreaterThan => values.any(|value| compare::order(found, value).is_gt()),
            Test::Exists => true,
        }
    }
}

impl Group<'_> {
    fn holds_for(&self, entry: Entry<'_>) -> bool {
        self.together.iter().all(|condition| condition.holds(entry))
            && !self.never.iter().any(|condition| condition.holds(entry))
    }

    /// unverified: a node meets `NotEqual` if none of its entries has the value, so also if it has no entry at all.
    fn holds(&self, node: &NodeId, now: Timestamp) -> bool {
        let mut entries = self.store.entries(node, now);
        let met = |entry: Entry<'_>| self.together.iter().all(|condition| condition.holds(entry));
        (self.together.is_empty() || entries.any(met))
            && !self
                .store
                .entries(node, now)
                .any(|entry| self.never.iter().any(|condition| condition.holds(entry)))
    }
}

impl<'a> Filters<'a> {
    /// No filters at `now`.
    pub(super) fn none(now: Timestamp) -> Self {
        Self { groups: Vec::new(), any_of: Vec::new(), now }
    }

    /// The filters of a request at `now`.
    ///
    /// # Errors
    /// `InvalidFilter` for a key that is no attribute of a known type.
    pub(super) fn read(
        partition: &'a Partition,
        filters: &[InventoryFilter],
        now: Timestamp,
    ) -> Result<Self, Error> {
        let mut read = Self::none(now);
        for filter in filters {
            read.add(partition, filter)?;
        }
        Ok(read)
    }

    fn add(&mut self, partition: &'a Partition, filter: &InventoryFilter) -> Result<(), Error> {
        let operator = filter.r#type.unwrap_or(Operator::Equal);
        if filter.key == TYPE_NAME {
            return self.add_types(partition, filter, operator);
        }
        let (store, attribute) = attribute(partition, &filter.key)
            .ok_or_else(|| refused(format!("The filter key {} is not valid.", filter.key)))?;
        let condition = |test| Condition::inventory(attribute, test, &filter.values);
        let group = self.group(store);
        match operator {
            Operator::NotEqual => group.never.push(condition(Test::Equal)),
            Operator::Equal => group.together.push(condition(Test::Equal)),
            Operator::BeginWith => group.together.push(condition(Test::BeginWith)),
            Operator::LessThan => group.together.push(condition(Test::LessThan)),
            Operator::GreaterThan => group.together.push(condition(Test::GreaterThan)),
            // unverified: the attribute is there, whatever values the filter names. The reference says that this
            // operator must be used with aggregators, not what happens without them.
            Operator::Exists => group.together.push(condition(Test::Exists)),
        }
        Ok(())
    }

    /// `TypeName` with `Exists`: the node has anything of one of the types.
    fn add_types(
        &mut self,
        partition: &'a Partition,
        filter: &InventoryFilter,
        operator: Operator,
    ) -> Result<(), Error> {
        if operator != Operator::Exists {
            return Err(refused(format!(
                "The filter key {TYPE_NAME} can be used with {} only.",
                Operator::Exists
            )));
        }
        let store = |name: &String| {
            partition
                .types
                .named(name)
                .ok_or_else(|| refused(format!("The filter value {name} is not valid.")))
        };
        self.any_of.push(filter.values.iter().map(store).collect::<Result<_, _>>()?);
        Ok(())
    }

    fn group(&mut self, store: &'a Store) -> &mut Group<'a> {
        let place =
            self.groups.iter().position(|group| std::ptr::eq(group.store, store)).unwrap_or_else(|| {
                self.groups.push(Group { store, together: Vec::new(), never: Vec::new() });
                self.groups.len() - 1
            });
        &mut self.groups[place]
    }

    /// Asks for an entry of `store` that meets all of `together`, whatever else is asked of that type.
    pub(super) fn ask(&mut self, store: &'a Store, together: Vec<Condition>) {
        self.groups.push(Group { store, together, never: Vec::new() });
    }

    /// Asks that no entry of `store` meets `condition`.
    pub(super) fn ask_never(&mut self, store: &'a Store, condition: Condition) {
        self.groups.push(Group { store, together: Vec::new(), never: vec![condition] });
    }

    /// Whether a node meets all filters.
    pub(super) fn hold(&self, node: &NodeId) -> bool {
        self.groups.iter().all(|group| group.holds(node, self.now)) && self.types_exist(node)
    }

    /// Whether a node meets the filters on everything but `store`, whose entries are looked at one by one.
    pub(super) fn hold_beside(&self, store: &Store, node: &NodeId) -> bool {
        let beside = |group: &&Group<'_>| !std::ptr::eq(group.store, store);
        self.groups.iter().filter(beside).all(|group| group.holds(node, self.now)) && self.types_exist(node)
    }

    /// Whether an entry of `store` meets the filters on it.
    pub(super) fn hold_for(&self, store: &Store, entry: Entry<'_>) -> bool {
        self.groups
            .iter()
            .filter(|group| std::ptr::eq(group.store, store))
            .all(|group| group.holds_for(entry))
    }

    fn types_exist(&self, node: &NodeId) -> bool {
        let exists = |store: &&Store| store.items(node, self.now).next().is_some();
        self.any_of.iter().all(|stores| stores.iter().any(exists))
    }

    /// For each thing asked for, the first node from `from` on that may have it; none where no node can.
    pub(super) fn candidates(&self, from: NodeId) -> impl Iterator<Item = Option<NodeId>> {
        let conditions = self.groups.iter().flat_map(move |group| {
            group.together.iter().map(move |condition| match condition.test {
                Test::Equal => group.store.candidate(condition.attribute, &condition.hashes, from),
                _ => group.store.holder(from),
            })
        });
        let types =
            self.any_of.iter().map(move |stores| stores.iter().filter_map(|store| store.holder(from)).min());
        conditions.chain(types)
    }
}

fn refused(message: String) -> Error {
    Error::InvalidFilter { message }
}

/// The attribute that a key `Type.Attribute` names. Names of types and of attributes may have full stops themselves.
fn attribute<'a>(partition: &'a Partition, key: &str) -> Option<(&'a Store, AttributeNumber)> {
    key.rmatch_indices('.').find_map(|(stop, _)| {
        let store = partition.types.named(&key[..stop])?;
        Some((store, store.schema().attribute(&key[stop + 1..])?))
    })
}
