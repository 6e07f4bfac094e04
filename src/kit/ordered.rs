//! Collecting into what is ordered, by inserting.
//!
//! `collect` sorts first, which pays where much is collected at once, and compiles a sort of its own for each type and
//! each iterator it is used with. What services collect is small.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

/// Iterators that can end as something ordered.
pub trait Ordered: Iterator + Sized {
    /// A map of pairs; of pairs with the same key the last one counts.
    ///
    /// ```
    /// use stockroom::kit::Ordered;
    ///
    /// let map = [("b", 1), ("a", 2), ("b", 3)].into_iter().into_map();
    /// assert_eq!(map.into_iter().collect::<Vec<_>>(), [("a", 2), ("b", 3)]);
    /// ```
    fn into_map<K: Ord, V>(self) -> BTreeMap<K, V>
    where
        Self: Iterator<Item = (K, V)>,
    {
        inserted(self)
    }

    /// A set of items.
    fn into_set(self) -> BTreeSet<Self::Item>
    where
        Self::Item: Ord,
    {
        inserted(self)
    }

    /// An object of JSON.
    fn into_object(self) -> Map<String, Value>
    where
        Self: Iterator<Item = (String, Value)>,
    {
        inserted(self)
    }
}

impl<I: Iterator> Ordered for I {}

/// To extend what is ordered is to insert one after the other.
fn inserted<C: Default + Extend<T>, T>(items: impl Iterator<Item = T>) -> C {
    let mut collection = C::default();
    collection.extend(items);
    collection
}
