//! Counts nodes by the values they have: aggregators, as a tree of levels.
//!
//! A row is a combination of values, one for each level from the outermost to an innermost one. What is counted on the
//! way is kept in `buckets`.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    super::{
        content::{AttributeNumber, Entry},
        nodes::NodeId,
        store::Store,
    },
    buckets::{BucketNumber, Counts, Step},
    filter::Filters,
};
use crate::{
    api::{Timestamp, ssm::Error},
    kit::Ordered,
};

/// The deepest that aggregators are nested.
///
/// unverified: the reference limits each list of aggregators to ten, and does not say how deep they go.
const DEEPEST: usize = 10;
/// What a row calls its count.
const COUNT: &str = "Count";

/// One aggregator with everything nested in it, and what it has counted so far.
#[derive(Debug)]
pub(in crate::ssm) struct Aggregation<'a> {
    /// What the answer's data calls it: the type of the outermost level.
    pub(in crate::ssm) name: String,
    root: Level<'a>,
    /// The types of all levels, each once.
    sources: Vec<&'a Store>,
    counts: Counts<'a>,
}

/// One level of an aggregation.
#[derive(Debug)]
pub(in crate::ssm) struct Level<'a> {
    /// Levels that are nested in the same one are told apart, and put in order, by their numbers.
    number: u32,
    /// The place of its type in [`Aggregation::sources`]; none for a type in which nothing is.
    source: Option<usize>,
    /// What it counts by; with none it counts the nodes that have any entry of the type.
    by: Option<By>,
    /// The nodes it is about.
    filters: Option<Filters<'a>>,
    inner: Vec<Level<'a>>,
}

/// An attribute to count by.
#[derive(Debug)]
struct By {
    name: String,
    number: AttributeNumber,
}

/// Builds an aggregation. A level is [entered](Self::enter), then the levels in it are built, then it is
/// [closed](Self::close).
#[derive(Debug, Default)]
pub(in crate::ssm) struct Builder<'a> {
    sources: Vec<&'a Store>,
    /// The attributes that the levels entered count by.
    open: Vec<Option<String>>,
    next: u32,
}

impl<'a> Builder<'a> {
    /// Enters a level that counts by an attribute, or by none; answers its number.
    ///
    /// # Errors
    /// `InvalidAggregatorException` if it is too deep, or counts by a name that a row has already.
    pub(in crate::ssm) fn enter(&mut self, attribute: Option<&str>) -> Result<u32, Error> {
        if self.open.len() >= DEEPEST {
            return Err(refused(format!("Aggregators can be nested at most {DEEPEST} deep.")));
        }
        let is_taken = |name: &&str| *name == COUNT || self.open.iter().flatten().any(|open| open == name);
        if let Some(name) = attribute.filter(is_taken) {
            // unverified: a row has each name once, so one value would hide the other.
            return Err(refused(format!("The attribute name {name} is used more than once.")));
        }
        self.open.push(attribute.map(str::to_owned));
        self.next += 1;
        Ok(self.next)
    }

    /// Closes the level entered last: `number` is the one it was given, `store` its type unless nothing is in that,
    /// `attribute` what it counts by, `inner` the levels in it.
    pub(in crate::ssm) fn close(
        &mut self,
        number: u32,
        store: Option<&'a Store>,
        attribute: Option<AttributeNumber>,
        inner: Vec<Level<'a>>,
    ) -> Level<'a> {
        let name = self.open.pop().flatten();
        let by = name.zip(attribute).map(|(name, number)| By { name, number });
        Level { number, source: store.map(|store| self.source(store)), by, filters: None, inner }
    }

    fn source(&mut self, store: &'a Store) -> usize {
        let known = self.sources.iter().position(|source| std::ptr::eq(*source, store));
        known.unwrap_or_else(|| {
            self.sources.push(store);
            self.sources.len() - 1
        })
    }

    /// The aggregation whose outermost level is `root`.
    pub(in crate::ssm) fn finish(self, name: &str, root: Level<'a>) -> Aggregation<'a> {
        Aggregation { name: name.to_owned(), root, sources: self.sources, counts: Counts::default() }
    }
}

/// The answer to an aggregator that cannot be.
pub(in crate::ssm) fn refused(message: impl Into<String>) -> Error {
    Error::InvalidAggregatorException { message: message.into() }
}

impl<'a> Level<'a> {
    /// Makes it count only nodes that meet `filters`.
    pub(in crate::ssm) fn only(mut self, filters: Filters<'a>) -> Self {
        self.filters = Some(filters);
        self
    }
}

/// A count under way: one node, the entries that outer levels have chosen, and where to count.
struct Walk<'w, 'a> {
    sources: &'w [&'a Store],
    /// For each source, the entry that outer levels look at.
    chosen: Vec<Option<Entry<'a>>>,
    counts: &'w mut Counts<'a>,
    node: NodeId,
    now: Timestamp,
}

impl<'a> Walk<'_, 'a> {
    /// Counts the node at `level` within `outer`. Levels of one type look at the same entry, so that the version is
    /// that of the application; a node is counted for each of its entries.
    fn step(&mut self, level: &Level<'a>, outer: BucketNumber) {
        if level.filters.as_ref().is_some_and(|filters| !filters.hold(&self.node)) {
            return;
        }
        let Some(source) = level.source else { return };
        if let Some(entry) = self.chosen.get(source).copied().flatten() {
            return self.enter(level, outer, entry);
        }
        let Some(store) = self.sources.get(source).copied() else { return };
        let node = self.node;
        for entry in store.entries(&node, self.now) {
            if self.counts.is_too_much() {
                break;
            }
            self.choose(source, Some(entry));
            self.enter(level, outer, entry);
        }
        self.choose(source, None);
    }

    /// unverified: an entry without the attribute is in no row.
    fn enter(&mut self, level: &Level<'a>, outer: BucketNumber, entry: Entry<'a>) {
        let value = match &level.by {
            Some(by) => entry.value(by.number),
            None => Some(""),
        };
        let Some(value) = value else { return };
        let Some(bucket) = self.counts.count(outer, level.number, value, self.node) else { return };
        for inner in &level.inner {
            self.step(inner, bucket);
        }
    }

    fn choose(&mut self, source: usize, entry: Option<Entry<'a>>) {
        if let Some(chosen) = self.chosen.get_mut(source) {
            *chosen = entry;
        }
    }
}

/// What a row is found by: for each level, its number, its count and its value. So a row moves when its count changes:
/// between two pages it may be passed over, or come again.
pub(in crate::ssm) type RowKey = Vec<(u32, Reverse<u32>, String)>;

/// A row, as the levels and buckets that lead to it.
#[derive(Clone, Debug)]
pub(in crate::ssm) struct Row<'c, 'a> {
    path: Vec<(&'c Level<'a>, Step<'c>)>,
}

impl Row<'_, '_> {
    /// What it is found by.
    pub(in crate::ssm) fn key(&self) -> RowKey {
        self.steps().map(|(level, nodes, text)| (level, nodes, text.to_owned())).collect()
    }

    /// Whether it comes behind the row with this key.
    pub(in crate::ssm) fn is_behind(&self, key: &RowKey) -> bool {
        self.steps().gt(key.iter().map(|(level, nodes, text)| (*level, *nodes, text.as_str())))
    }

    /// Its values and its count, as texts.
    pub(in crate::ssm) fn content(&self) -> BTreeMap<String, String> {
        let values = self.path.iter().filter_map(|(level, (_, _, text, _))| {
            Some((level.by.as_ref()?.name.clone(), (*text).to_owned()))
        });
        let nodes = self.path.last().map_or(0, |(_, (_, Reverse(nodes), ..))| *nodes);
        values.chain([(COUNT.to_owned(), nodes.to_string())]).into_map()
    }

    fn steps(&self) -> impl Iterator<Item = (u32, Reverse<u32>, &str)> {
        self.path.iter().map(|(_, (level, nodes, text, _))| (*level, *nodes, *text))
    }
}

impl<'a> Aggregation<'a> {
    /// Counts a node.
    ///
    /// # Errors
    /// `InvalidAggregatorException` if there is too much to count.
    pub(in crate::ssm) fn count(&mut self, node: &NodeId, now: Timestamp) -> Result<(), Error> {
        let chosen = vec![None; self.sources.len()];
        let Self { root, sources, counts, .. } = self;
        Walk { sources, chosen, counts, node: *node, now }.step(root, 0);
        if counts.is_too_much() {
            return Err(refused("The aggregators come to too many combinations of values."));
        }
        Ok(())
    }

    /// The rows: one for each combination of the values of all levels down to an innermost one.
    pub(in crate::ssm) fn rows(&self) -> Vec<Row<'_, 'a>> {
        let mut rows = Vec::new();
        self.collect(&self.root, 0, &mut Vec::new(), &mut rows);
        rows
    }

    fn collect<'c>(
        &'c self,
        level: &'c Level<'a>,
        outer: BucketNumber,
        path: &mut Vec<(&'c Level<'a>, Step<'c>)>,
        rows: &mut Vec<Row<'c, 'a>>,
    ) {
        for step in self.counts.within(outer, level.number) {
            path.push((level, step));
            if level.inner.is_empty() {
                rows.push(Row { path: path.clone() });
            }
            for inner in &level.inner {
                self.collect(inner, step.3, path, rows);
            }
            path.pop();
        }
    }
}
