//! Finds the nodes of a type that may have a value, without looking at all of them.
//!
//! Only contents with few values are indexed fully, as those of custom types usually are; for long lists of entries
//! the index would outgrow the lists. Nodes with such lists are remembered as `wide`, and are always candidates; but
//! what the entries of an AWS type are known by (their first attributes, such as the name of an application) is indexed
//! even then.

use std::collections::BTreeSet;

use super::{
    super::{
        content::{AttributeNumber, Content, Entry},
        nodes::NodeId,
    },
    compare,
};

/// The most values of a content that is indexed fully.
const NARROW: usize = 16;

/// For one type: a [posting](posting) for each value and node. Different values may share one, so candidates must be
/// looked at.
#[derive(Debug, Default)]
pub(in crate::ssm) struct Index {
    postings: BTreeSet<(u32, NodeId)>,
    wide: BTreeSet<NodeId>,
    /// How many of the attributes, from the first, are indexed for every node.
    known_by: AttributeNumber,
}

impl Index {
    /// An index of nothing; the first `known_by` attributes are to be indexed even in wide contents.
    pub(in crate::ssm) fn new(known_by: AttributeNumber) -> Self {
        Self { known_by, ..Self::default() }
    }

    /// Adds a node with everything it has of the type.
    pub(in crate::ssm) fn add<'a>(
        &mut self,
        node: &NodeId,
        contents: impl Iterator<Item = &'a Content> + Clone,
    ) {
        let wide = is_wide(contents.clone());
        if wide {
            self.wide.insert(*node);
        }
        for (attribute, value) in values(contents) {
            if !wide || self.names(attribute) {
                self.postings.insert((posting(attribute, compare::hash(value)), *node));
            }
        }
    }

    /// Takes out a node that was added with these contents.
    pub(in crate::ssm) fn remove<'a>(
        &mut self,
        node: &NodeId,
        contents: impl Iterator<Item = &'a Content> + Clone,
    ) {
        let wide = is_wide(contents.clone());
        if wide {
            self.wide.remove(node);
        }
        for (attribute, value) in values(contents) {
            if !wide || self.names(attribute) {
                self.postings.remove(&(posting(attribute, compare::hash(value)), *node));
            }
        }
    }

    /// The first node from `from` on whose attribute may have a value with one of these hashes.
    pub(in crate::ssm) fn candidate(
        &self,
        attribute: AttributeNumber,
        hashes: &[u64],
        from: NodeId,
    ) -> Option<NodeId> {
        let posted = hashes.iter().filter_map(|hash| {
            let posting = posting(attribute, *hash);
            let (found, node) = self.postings.range((posting, from)..).next()?;
            (*found == posting).then_some(*node)
        });
        let wide = (!self.names(attribute)).then(|| self.wide.range(from..).next().copied()).flatten();
        posted.chain(wide).min()
    }

    fn names(&self, attribute: AttributeNumber) -> bool {
        attribute < self.known_by
    }
}

/// What a value of an attribute is found by, from its [hash](compare::hash). There are hundreds of thousands of nodes
/// with a dozen values each, so it is kept short: half of the bits tell enough values apart.
fn posting(attribute: AttributeNumber, hash: u64) -> u32 {
    let mixed = (hash ^ u64::from(attribute)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 32) as u32
}

fn is_wide<'a>(contents: impl Iterator<Item = &'a Content>) -> bool {
    contents.map(Content::values).sum::<usize>() > NARROW
}

fn values<'a>(
    contents: impl Iterator<Item = &'a Content>,
) -> impl Iterator<Item = (AttributeNumber, &'a str)> {
    contents.flat_map(Content::entries).flat_map(Entry::values)
}

#[cfg(test)]
mod tests {
    use super::{super::super::content::Builder, *};

    fn node(number: u32) -> NodeId {
        NodeId::parse(&format!("i-{number:08x}")).unwrap()
    }

    fn number_of(node: NodeId) -> u32 {
        u32::from_str_radix(&node.as_str()[2..], 16).unwrap()
    }

    fn content(entries: usize, value: &str) -> Content {
        let mut builder = Builder::default();
        for _ in 0..entries {
            builder.value(0, value);
            builder.value(1, value);
            builder.end_entry();
        }
        builder.finish()
    }

    fn found(index: &Index, attribute: AttributeNumber, value: &str) -> Vec<NodeId> {
        let mut from = NodeId::LEAST;
        let mut found = Vec::new();
        while let Some(node) =
            index.candidate(attribute, &[compare::hash("none"), compare::hash(value)], from)
        {
            found.push(node);
            from = self::node(number_of(node) + 1);
        }
        found
    }

    #[test]
    fn finds_narrow_contents_by_value_and_wide_ones_always() {
        let mut index = Index::new(0);
        index.add(&node(1), [&content(1, "a")].into_iter());
        index.add(&node(2), [&content(9, "b")].into_iter());
        index.add(&node(3), [&content(1, "A")].into_iter());
        assert_eq!(found(&index, 1, "a"), [node(1), node(2), node(3)]);
        assert_eq!(found(&index, 1, "c"), [node(2)]);
        index.remove(&node(1), [&content(1, "a")].into_iter());
        index.remove(&node(2), [&content(9, "b")].into_iter());
        assert_eq!(found(&index, 1, "a"), [node(3)]);
    }

    #[test]
    fn first_attributes_of_aws_types_are_always_indexed() {
        let mut index = Index::new(1);
        index.add(&node(1), [&content(9, "b")].into_iter());
        assert_eq!((found(&index, 0, "b").len(), found(&index, 0, "c").len()), (1, 0));
        assert_eq!((found(&index, 1, "b").len(), found(&index, 1, "c").len()), (1, 1));
    }
}
