//! The content of one inventory item, packed: one text with all values, and four bytes for each.
//!
//! Hundreds of thousands of items are kept at a time. As maps of texts each value would cost some hundred bytes beside
//! itself; attribute names are kept once, in the [schema](super::schema) of the type.

use serde::Serialize;

/// The number of an attribute in the schema of its type.
pub(super) type AttributeNumber = u16;

/// The entries of an item, in the order they came.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Content {
    /// All values, one behind the other.
    text: Box<str>,
    pairs: Box<[Pair]>,
    /// For each entry, how many pairs it has.
    entries: Box<[u8]>,
}

/// An attribute, and how many bytes of the text its value takes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
struct Pair(AttributeNumber, u16);

/// One entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    text: &'a str,
    pairs: &'a [Pair],
}

/// Packs entries. An entry has at most 50 values and a value at most 4096 characters (the API reference), so their
/// counts fit the few bytes they are given.
#[derive(Debug, Default)]
pub(super) struct Builder {
    text: String,
    pairs: Vec<Pair>,
    entries: Vec<u8>,
    /// How many pairs there were when the entry under way began.
    begun: usize,
}

impl Builder {
    /// Adds a value to the entry under way.
    pub(super) fn value(&mut self, attribute: AttributeNumber, value: &str) {
        self.text.push_str(value);
        self.pairs.push(Pair(attribute, u16::try_from(value.len()).unwrap_or(u16::MAX)));
    }

    /// Ends the entry under way, and begins the next.
    pub(super) fn end_entry(&mut self) {
        self.entries.push(u8::try_from(self.pairs.len() - self.begun).unwrap_or(u8::MAX));
        self.begun = self.pairs.len();
    }

    pub(super) fn finish(self) -> Content {
        Content { text: self.text.into(), pairs: self.pairs.into(), entries: self.entries.into() }
    }
}

impl Content {
    /// How many values there are in all entries.
    pub(super) fn values(&self) -> usize {
        self.pairs.len()
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let (mut text, mut pairs) = (&*self.text, &*self.pairs);
        self.entries.iter().map(move |count| {
            let of_entry;
            (of_entry, pairs) = pairs.split_at_checked(usize::from(*count)).unwrap_or_default();
            let length = of_entry.iter().map(|pair| usize::from(pair.1)).sum();
            let entry = Entry { text, pairs: of_entry };
            text = text.get(length..).unwrap_or_default();
            entry
        })
    }
}

impl<'a> Entry<'a> {
    /// Its attributes and their values.
    pub(super) fn values(self) -> impl Iterator<Item = (AttributeNumber, &'a str)> {
        let mut rest = self.text;
        self.pairs.iter().map(move |Pair(attribute, length)| {
            let value;
            (value, rest) = rest.split_at_checked(usize::from(*length)).unwrap_or_default();
            (*attribute, value)
        })
    }

    /// The value of an attribute, if it has one.
    pub(super) fn value(self, attribute: AttributeNumber) -> Option<&'a str> {
        self.values().find(|(number, _)| *number == attribute).map(|(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pack(entries: &[Vec<(AttributeNumber, String)>]) -> Content {
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
            entries in proptest::collection::vec(proptest::collection::vec((0u16..50, ".{0,6}"), 0..5), 0..6),
        ) {
            let unpacked: Vec<Vec<(AttributeNumber, String)>> = pack(&entries)
                .entries()
                .map(|entry| entry.values().map(|(attribute, value)| (attribute, value.to_owned())).collect())
                .collect();
            prop_assert_eq!(unpacked, entries);
        }
    }
}
