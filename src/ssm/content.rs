//! The content of one inventory item, packed: one text with all values, and eight bytes for each.
//!
//! Hundreds of thousands of items are kept at a time. As maps of texts each value would cost some hundred bytes beside
//! itself; attribute names are kept once, in the [schema](super::schema) of the type.

use serde::Serialize;

/// The entries of an item, in the order they came. Attributes are numbers of the type's schema.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Content {
    /// All values, one behind the other.
    text: Box<str>,
    pairs: Box<[Pair]>,
    /// For each entry, how many pairs there are up to its end.
    ends: Box<[u32]>,
}

/// An attribute, and where in the text its value ends.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
struct Pair(u32, u32);

/// One entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    text: &'a str,
    /// Where its first value begins in the text.
    start: u32,
    pairs: &'a [Pair],
}

/// Packs entries.
#[derive(Debug, Default)]
pub(super) struct Builder {
    text: String,
    pairs: Vec<Pair>,
    ends: Vec<u32>,
}

impl Builder {
    /// Adds a value to the entry under way.
    pub(super) fn value(&mut self, attribute: u32, value: &str) {
        self.text.push_str(value);
        self.pairs.push(Pair(attribute, offset(self.text.len())));
    }

    /// Ends the entry under way, and begins the next.
    pub(super) fn end_entry(&mut self) {
        self.ends.push(offset(self.pairs.len()));
    }

    pub(super) fn finish(self) -> Content {
        Content { text: self.text.into(), pairs: self.pairs.into(), ends: self.ends.into() }
    }
}

/// The limits of a request keep contents far below four gigabytes, so the fallback is never taken.
fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

impl Content {
    /// How many values there are in all entries.
    pub(super) fn values(&self) -> usize {
        self.pairs.len()
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let mut from = 0;
        self.ends.iter().map(move |end| {
            let first = std::mem::replace(&mut from, *end as usize);
            let start = first.checked_sub(1).and_then(|last| self.pairs.get(last)).map_or(0, |pair| pair.1);
            Entry { text: &self.text, start, pairs: self.pairs.get(first..*end as usize).unwrap_or_default() }
        })
    }
}

impl<'a> Entry<'a> {
    /// Its attributes and their values.
    pub(super) fn values(self) -> impl Iterator<Item = (u32, &'a str)> {
        let mut from = self.start;
        self.pairs.iter().map(move |Pair(attribute, end)| {
            let start = std::mem::replace(&mut from, *end);
            (*attribute, self.text.get(start as usize..*end as usize).unwrap_or_default())
        })
    }

    /// The value of an attribute, if it has one.
    pub(super) fn value(self, attribute: u32) -> Option<&'a str> {
        self.values().find(|(number, _)| *number == attribute).map(|(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pack(entries: &[Vec<(u32, String)>]) -> Content {
        let mut builder = Builder::default();
        for entry in entries {
            for (attribute, value) in entry {
                builder.value(*attribute, value);
            }
            builder.end_entry();
        }
        builder.finish()
    }

    #[test]
    fn finds_values_by_attribute() {
        let content = pack(&[vec![], vec![(3, "ä".into()), (7, String::new())], vec![(3, "b".into())]]);
        let values: Vec<_> = content.entries().map(|entry| (entry.value(3), entry.value(7))).collect();
        assert_eq!(values, [(None, None), (Some("ä"), Some("")), (Some("b"), None)]);
        assert_eq!(content.values(), 3);
    }

    proptest! {
        #[test]
        fn unpacks_what_was_packed(
            entries in proptest::collection::vec(proptest::collection::vec((0u32..50, ".{0,6}"), 0..5), 0..6),
        ) {
            let unpacked: Vec<Vec<(u32, String)>> = pack(&entries)
                .entries()
                .map(|entry| entry.values().map(|(attribute, value)| (attribute, value.to_owned())).collect())
                .collect();
            prop_assert_eq!(unpacked, entries);
        }
    }
}
