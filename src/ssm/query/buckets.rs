//! Counts of nodes by combinations of values.
//!
//! A combination is a bucket within the bucket of the values before, and each node is counted once in it, however many
//! of its entries have these values. Nothing is made for a node but what is new: a value is folded and kept when it is
//! first seen, a bucket when it is first met.

use std::{cmp::Reverse, collections::BTreeMap};

use super::super::nodes::NodeId;

/// A bucket: the nodes with one combination of values.
#[derive(Debug)]
struct Bucket {
    text: u32,
    nodes: u32,
    /// The node that was counted last.
    last: Option<NodeId>,
}

/// The number of a bucket, with zero for what holds the outermost ones.
pub(super) type BucketNumber = u32;

/// The most combinations of values, and how often entries may be counted in them, for one aggregator: entries of
/// several types are combined with one another, which can be more than there is memory and patience for.
///
/// unverified: that there are limits like these, and what they are.
const MOST_BUCKETS: usize = 500_000;
const MOST_STEPS: usize = 20_000_000;

/// The counts so far.
#[derive(Debug, Default)]
pub(super) struct Counts<'a> {
    texts: Texts<'a>,
    buckets: Vec<Bucket>,
    /// Buckets by the one they are in, their level and their value.
    places: BTreeMap<(BucketNumber, u32, u32), BucketNumber>,
    /// How often an entry was counted.
    steps: usize,
}

impl<'a> Counts<'a> {
    /// Counts `node` for a value that it has at a level, within the bucket `outer`; none if there is too much to count.
    pub(super) fn count(
        &mut self,
        outer: BucketNumber,
        level: u32,
        value: &'a str,
        node: NodeId,
    ) -> Option<BucketNumber> {
        self.steps += 1;
        if self.is_too_much() {
            return None;
        }
        let text = self.texts.number(value);
        Some(self.count_text(outer, level, text, node))
    }

    /// Whether there is too much to count; then what was counted is not all.
    pub(super) const fn is_too_much(&self) -> bool {
        self.buckets.len() > MOST_BUCKETS || self.steps > MOST_STEPS
    }

    fn bucket(&self, number: BucketNumber) -> Option<&Bucket> {
        self.buckets.get(number.checked_sub(1)? as usize)
    }

    fn count_text(&mut self, outer: BucketNumber, level: u32, text: u32, node: NodeId) -> BucketNumber {
        let new = u32::try_from(self.buckets.len() + 1).unwrap_or(u32::MAX);
        let number = *self.places.entry((outer, level, text)).or_insert(new);
        if number == new {
            self.buckets.push(Bucket { text, nodes: 0, last: None });
        }
        if let Some(bucket) = self.buckets.get_mut(number as usize - 1)
            && bucket.last != Some(node)
        {
            bucket.last = Some(node);
            bucket.nodes += 1;
        }
        number
    }

    /// The buckets of a level within `outer`, those with most nodes first.
    ///
    /// unverified: the published samples are in this order; that values of equal counts follow the alphabet is not
    /// documented.
    pub(super) fn within(&self, outer: BucketNumber, level: u32) -> Vec<Step<'_>> {
        let places = self.places.range((outer, level, 0)..=(outer, level, u32::MAX));
        let mut steps: Vec<_> = places
            .filter_map(|(_, number)| {
                let bucket = self.bucket(*number)?;
                Some((level, Reverse(bucket.nodes), self.texts.text(bucket.text), *number))
            })
            .collect();
        steps.sort_unstable();
        steps
    }
}

/// A bucket on the way to a row: level, count, value and the bucket itself.
pub(super) type Step<'c> = (u32, Reverse<u32>, &'c str, BucketNumber);

/// Values by number. Those that differ in nothing but case are one.
#[derive(Debug, Default)]
struct Texts<'a> {
    /// As they are stored, so that folding is not done again.
    seen: BTreeMap<&'a str, u32>,
    folded: BTreeMap<String, u32>,
    shown: Vec<String>,
}

impl<'a> Texts<'a> {
    fn number(&mut self, text: &'a str) -> u32 {
        if let Some(number) = self.seen.get(text) {
            return *number;
        }
        let shown = shown(text);
        let new = u32::try_from(self.shown.len()).unwrap_or(u32::MAX);
        let number = *self.folded.entry(shown).or_insert_with_key(|shown| {
            self.shown.push(shown.clone());
            new
        });
        self.seen.insert(text, number);
        number
    }

    fn text(&self, number: u32) -> &str {
        self.shown.get(number as usize).map_or("", String::as_str)
    }
}

/// A value as rows have it.
///
/// unverified: the published samples show values of all kinds in lower case.
fn shown(text: &str) -> String {
    text.to_lowercase()
}
