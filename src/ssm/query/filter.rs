//! Inventory filters: read once, looked up once, then asked of every node.
//!
//! Filters are joined by AND, the values within one by OR. unverified: filters on one type must hold together for the
//! same entry, as one asks for a name and a version of an application.

use super::{
    super::{
        Partition,
        content::{AttributeNumber, Entry},
        nodes::NodeId,
        store::Store,
    },
    compare::{self, Case},
    expression::{self, Expression},
};
use crate::api::{
    Timestamp,
    ssm::{Error, InventoryFilter, InventoryQueryOperatorType as Operator, OpsFilter, OpsFilterOperatorType},
};

/// The key that asks for whole types instead of attributes.
const TYPE_NAME: &str = "TypeName";

/// A filter as a request has it, whichever request that is.
#[derive(Clone, Copy, Debug)]
pub(in crate::ssm) struct Asked<'r> {
    key: &'r str,
    values: &'r [String],
    operator: Operator,
}

impl<'r> From<&'r InventoryFilter> for Asked<'r> {
    fn from(filter: &'r InventoryFilter) -> Self {
        let operator = filter.r#type.unwrap_or(Operator::Equal);
        Self { key: &filter.key, values: &filter.values, operator }
    }
}

impl<'r> From<&'r OpsFilter> for Asked<'r> {
    fn from(filter: &'r OpsFilter) -> Self {
        // unverified: the default, as for inventory.
        let operator = match filter.r#type {
            None | Some(OpsFilterOperatorType::Equal) => Operator::Equal,
            Some(OpsFilterOperatorType::NotEqual) => Operator::NotEqual,
            Some(OpsFilterOperatorType::BeginWith) => Operator::BeginWith,
            Some(OpsFilterOperatorType::LessThan) => Operator::LessThan,
            Some(OpsFilterOperatorType::GreaterThan) => Operator::GreaterThan,
            Some(OpsFilterOperatorType::Exists) => Operator::Exists,
        };
        Self { key: &filter.key, values: &filter.values, operator }
    }
}

impl<'r> Asked<'r> {
    /// The key.
    pub(in crate::ssm) fn key(&self) -> &'r str {
        self.key
    }
}

/// Whether filters may ask for `Exists`.
///
/// The API reference says that this operator must be used with aggregators. unverified: that it is refused without
/// them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ssm) enum Exists {
    /// Nothing is aggregated.
    Refused,
    /// The filters stand beside aggregators or in a group of one.
    WithAggregators,
}

/// The filters of a request, read and looked up.
#[derive(Debug)]
pub(in crate::ssm) struct Filters<'a> {
    groups: Vec<Group<'a>>,
    /// For each filter on whole types: a node must have one of these.
    any_of: Vec<Vec<&'a Store>>,
    /// Whether something is asked for that no node has.
    nothing: bool,
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
pub(in crate::ssm) struct Condition {
    attribute: AttributeNumber,
    test: Test,
    values: Vec<String>,
    hashes: Vec<u64>,
    case: Case,
}

/// How a value is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ssm) enum Test {
    Equal,
    BeginWith,
    LessThan,
    GreaterThan,
    Exists,
}

impl Condition {
    /// That an attribute is one of these texts.
    pub(in crate::ssm) fn equal(attribute: AttributeNumber, values: Vec<String>, case: Case) -> Self {
        Self::new(attribute, Test::Equal, values, case)
    }

    /// That an attribute compares so to one of these texts.
    pub(in crate::ssm) fn new(
        attribute: AttributeNumber,
        test: Test,
        values: Vec<String>,
        case: Case,
    ) -> Self {
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
    pub(in crate::ssm) fn none(now: Timestamp) -> Self {
        Self { groups: Vec::new(), any_of: Vec::new(), nothing: false, now }
    }

    /// The filters of a request for inventory at `now`.
    ///
    /// # Errors
    /// `InvalidFilter` for a key that is no attribute of a known type, and for `Exists` where it may not be asked.
    pub(in crate::ssm) fn read(
        partition: &'a Partition,
        filters: Option<&[InventoryFilter]>,
        exists: Exists,
        now: Timestamp,
    ) -> Result<Self, Error> {
        let mut read = Self::none(now);
        for filter in filters.unwrap_or_default() {
            read.add(partition, Asked::from(filter), exists)?;
        }
        Ok(read)
    }

    /// Asks for one thing more.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub(in crate::ssm) fn add(
        &mut self,
        partition: &'a Partition,
        asked: Asked<'_>,
        exists: Exists,
    ) -> Result<(), Error> {
        let Asked { key, values, operator } = asked;
        if operator == Operator::Exists && exists == Exists::Refused {
            return Err(exists_refused());
        }
        if key == TYPE_NAME {
            return self.add_types(partition, values, operator);
        }
        let Some(Expression { store, number, .. }) = expression::read(partition, key) else {
            return Err(invalid_key(key));
        };
        let condition = |test| Condition::inventory(number, test, values);
        let group = self.group(store);
        match operator {
            Operator::NotEqual => group.never.push(condition(Test::Equal)),
            Operator::Equal => group.together.push(condition(Test::Equal)),
            Operator::BeginWith => group.together.push(condition(Test::BeginWith)),
            Operator::LessThan => group.together.push(condition(Test::LessThan)),
            Operator::GreaterThan => group.together.push(condition(Test::GreaterThan)),
            // unverified: the attribute is there, whatever values the filter names.
            Operator::Exists => group.together.push(condition(Test::Exists)),
        }
        Ok(())
    }

    /// Asks for one thing more, of a type of which no node has anything.
    ///
    /// # Errors
    /// `InvalidFilter` for `Exists` where it may not be asked.
    pub(in crate::ssm) fn add_absent(&mut self, asked: Asked<'_>, exists: Exists) -> Result<(), Error> {
        if asked.operator == Operator::Exists && exists == Exists::Refused {
            return Err(exists_refused());
        }
        self.nothing |= asked.operator != Operator::NotEqual;
        Ok(())
    }

    /// `TypeName` with `Exists`: the node has anything of one of the types.
    fn add_types(
        &mut self,
        partition: &'a Partition,
        names: &[String],
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
        self.any_of.push(names.iter().map(store).collect::<Result<_, _>>()?);
        Ok(())
    }

    /// Asks for anything of one of these types.
    pub(in crate::ssm) fn ask_any(&mut self, stores: Vec<&'a Store>) {
        self.any_of.push(stores);
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
    pub(in crate::ssm) fn ask(&mut self, store: &'a Store, together: Vec<Condition>) {
        self.groups.push(Group { store, together, never: Vec::new() });
    }

    /// Asks that no entry of `store` meets `condition`.
    pub(in crate::ssm) fn ask_never(&mut self, store: &'a Store, condition: Condition) {
        self.groups.push(Group { store, together: Vec::new(), never: vec![condition] });
    }

    /// Whether a node meets all filters.
    pub(in crate::ssm) fn hold(&self, node: &NodeId) -> bool {
        !self.nothing && self.groups.iter().all(|group| group.holds(node, self.now)) && self.types_exist(node)
    }

    /// Whether a node meets the filters on everything but `store`, whose entries are looked at one by one.
    pub(in crate::ssm) fn hold_beside(&self, store: &Store, node: &NodeId) -> bool {
        let beside = |group: &&Group<'_>| !std::ptr::eq(group.store, store);
        !self.nothing
            && self.groups.iter().filter(beside).all(|group| group.holds(node, self.now))
            && self.types_exist(node)
    }

    /// Whether an entry of `store` meets the filters on it.
    pub(in crate::ssm) fn hold_for(&self, store: &Store, entry: Entry<'_>) -> bool {
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
    pub(in crate::ssm) fn candidates(&self, from: NodeId) -> impl Iterator<Item = Option<NodeId>> {
        let conditions = self.groups.iter().flat_map(move |group| {
            group.together.iter().map(move |condition| match condition.test {
                Test::Equal => group.store.candidate(condition.attribute, &condition.hashes, from),
                _ => group.store.holder(from),
            })
        });
        let types =
            self.any_of.iter().map(move |stores| stores.iter().filter_map(|store| store.holder(from)).min());
        conditions.chain(types).chain(self.nothing.then_some(None))
    }
}

fn refused(message: String) -> Error {
    Error::InvalidFilter { message }
}

/// The answer to a key that is no attribute of a known type.
pub(in crate::ssm) fn invalid_key(key: &str) -> Error {
    refused(format!("The filter key {key} is not valid."))
}

fn exists_refused() -> Error {
    refused(format!("The filter type {} must be used with aggregators.", Operator::Exists))
}
