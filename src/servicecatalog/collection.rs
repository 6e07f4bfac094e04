//! Resources in the order of their creation, which is the order in which Service Catalog lists them.

use std::{collections::BTreeMap, ops::Bound, sync::Arc};

use serde::Serialize;

/// A resource that is found by its id.
pub(super) trait Identified {
    /// The text of its id.
    fn id(&self) -> Arc<str>;
}

/// Resources of one kind: found by id, listed in order of creation.
#[derive(Debug, Serialize)]
#[serde(bound = "T: Serialize")]
pub(super) struct Collection<T: Identified> {
    // Boxed, as the nodes of a map that only grows at its end stay half empty.
    items: BTreeMap<u64, Box<T>>,
    #[serde(skip)]
    numbers: BTreeMap<Arc<str>, u64>,
    /// How many were ever added: numbers are never used again, so that page tokens stay true.
    added: u64,
    #[serde(skip)]
    changes: u64,
}

impl<T: Identified> Default for Collection<T> {
    fn default() -> Self {
        Self { items: BTreeMap::new(), numbers: BTreeMap::new(), added: 0, changes: 0 }
    }
}

impl<T: Identified> Collection<T> {
    /// The resource with this id.
    pub(super) fn get(&self, id: &str) -> Option<&T> {
        self.items.get(self.numbers.get(id)?).map(|item| &**item)
    }

    /// The resource with this id, and its number.
    pub(super) fn numbered(&self, id: &str) -> Option<(u64, &T)> {
        let number = self.numbers.get(id)?;
        Some((*number, &**self.items.get(number)?))
    }

    /// The resource with this number.
    pub(super) fn at(&self, number: u64) -> Option<&T> {
        self.items.get(&number).map(|item| &**item)
    }

    /// The first id behind this end, or the last before it if that is where `descends` leads, and its number.
    pub(super) fn next_id(&self, end: Bound<&str>, descends: bool) -> Option<(Arc<str>, u64)> {
        let next = if descends {
            self.numbers.range::<str, _>((Bound::Unbounded, end)).next_back()
        } else {
            self.numbers.range::<str, _>((end, Bound::Unbounded)).next()
        };
        next.map(|(id, number)| (Arc::clone(id), *number))
    }

    /// The largest number below `number` that a resource has.
    pub(super) fn last_before(&self, number: u64) -> Option<u64> {
        self.items.range(..number).next_back().map(|(number, _)| *number)
    }

    /// How often anything in it may have changed.
    pub(super) fn changes(&self) -> u64 {
        self.changes
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// The resource with this id, to change it.
    pub(super) fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        self.changes += 1;
        self.items.get_mut(self.numbers.get(id)?).map(|item| &mut **item)
    }

    /// Adds a resource behind all others.
    pub(super) fn add(&mut self, item: T) {
        self.added += 1;
        self.changes += 1;
        self.numbers.insert(item.id(), self.added);
        self.items.insert(self.added, Box::new(item));
    }

    /// Takes a resource out.
    pub(super) fn remove(&mut self, id: &str) -> Option<T> {
        self.changes += 1;
        self.items.remove(&self.numbers.remove(id)?).map(|item| *item)
    }

    /// The resources behind number `after`, with their numbers, the oldest first.
    pub(super) fn behind(&self, after: Option<u64>) -> impl Iterator<Item = (u64, &T)> {
        let from = after.map_or(Bound::Unbounded, Bound::Excluded);
        self.items.range((from, Bound::Unbounded)).map(|(number, item)| (*number, &**item))
    }

    /// All resources, the oldest first.
    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.items.values().map(|item| &**item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Identified for String {
        fn id(&self) -> Arc<str> {
            self.as_str().into()
        }
    }

    #[test]
    fn keeps_the_order_of_creation() {
        let mut collection = Collection::default();
        for name in ["c", "a", "b"] {
            collection.add(name.to_owned());
        }
        assert_eq!(collection.remove("a").as_deref(), Some("a"));
        assert_eq!(collection.remove("a"), None);
        collection.add("a".to_owned());
        assert_eq!(collection.iter().collect::<Vec<_>>(), ["c", "b", "a"]);
        assert_eq!(collection.behind(Some(1)).map(|(_, item)| item).collect::<Vec<_>>(), ["b", "a"]);
        assert!(collection.get("b").is_some() && collection.get("d").is_none());
    }
}
