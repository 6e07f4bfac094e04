//! Which things of one kind belong to which of another: products to portfolios, `TagOptions` to resources.

use std::{
    borrow::Borrow,
    collections::{BTreeMap, btree_map::Range},
    ops::Bound,
};

use serde::Serialize;

/// Pairs of an `A` and a `B`, each there once; both sides list theirs in the order in which the pairs were made.
#[derive(Debug, Serialize)]
#[serde(bound = "A: Serialize + Ord, B: Serialize + Ord")]
pub(super) struct Links<A: Ord, B: Ord> {
    forward: BTreeMap<A, BTreeMap<u64, B>>,
    #[serde(skip)]
    backward: BTreeMap<B, BTreeMap<u64, A>>,
    /// How many were ever made: numbers are never used again, so that page tokens stay true.
    made: u64,
    #[serde(skip)]
    changes: u64,
}

impl<A: Ord, B: Ord> Default for Links<A, B> {
    fn default() -> Self {
        Self { forward: BTreeMap::new(), backward: BTreeMap::new(), made: 0, changes: 0 }
    }
}

impl<A: Ord + Clone + Borrow<str>, B: Ord + Clone + Borrow<str>> Links<A, B> {
    /// What belongs to `a`, with the numbers of the pairs, behind number `after`.
    pub(super) fn of<'a>(
        &'a self,
        a: &str,
        after: Option<u64>,
    ) -> impl Iterator<Item = (u64, &'a B)> + use<'a, A, B> {
        behind(self.forward.get(a), after).map(|(number, b)| (*number, b))
    }

    /// What `b` belongs to, with the numbers of the pairs, behind number `after`.
    pub(super) fn to(&self, b: &str, after: Option<u64>) -> impl Iterator<Item = (u64, &A)> {
        behind(self.backward.get(b), after).map(|(number, a)| (*number, a))
    }

    /// The number of a pair, if the two belong together.
    pub(super) fn number(&self, a: &str, b: &str) -> Option<u64> {
        self.of(a, None).find(|(_, found)| (*found).borrow() == b).map(|(number, _)| number)
    }

    /// Whether the two belong together.
    pub(super) fn has(&self, a: &str, b: &str) -> bool {
        self.number(a, b).is_some()
    }

    /// How often any pair was made or taken apart.
    pub(super) fn changes(&self) -> u64 {
        self.changes
    }

    /// Makes a pair that is not there yet.
    pub(super) fn add(&mut self, a: A, b: B) {
        self.made += 1;
        self.changes += 1;
        self.backward.entry(b.clone()).or_default().insert(self.made, a.clone());
        self.forward.entry(a).or_default().insert(self.made, b);
    }

    /// Takes a pair apart; false if there is none.
    pub(super) fn remove(&mut self, a: &str, b: &str) -> bool {
        let Some(number) = self.number(a, b) else { return false };
        self.changes += 1;
        take(&mut self.forward, a, number);
        take(&mut self.backward, b, number);
        true
    }

    /// Takes every pair of `b` apart.
    pub(super) fn forget(&mut self, b: &str) {
        self.changes += 1;
        for (number, a) in self.backward.remove(b).unwrap_or_default() {
            take(&mut self.forward, a.borrow(), number);
        }
    }
}

fn behind<T>(all: Option<&BTreeMap<u64, T>>, after: Option<u64>) -> Range<'_, u64, T> {
    let from = after.map_or(Bound::Unbounded, Bound::Excluded);
    all.map(|all| all.range((from, Bound::Unbounded))).unwrap_or_default()
}

fn take<K: Ord + Borrow<str>, T>(side: &mut BTreeMap<K, BTreeMap<u64, T>>, key: &str, number: u64) {
    if let Some(all) = side.get_mut(key) {
        all.remove(&number);
        if all.is_empty() {
            side.remove(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_see_a_pair() {
        let mut links = Links::<String, String>::default();
        for (a, b) in [("a", "y"), ("a", "x"), ("b", "x")] {
            links.add(a.into(), b.into());
        }
        let of = |links: &Links<_, _>, a| {
            links.of(a, None).map(|(_, b): (_, &String)| b.clone()).collect::<Vec<_>>()
        };
        let to = |links: &Links<_, _>, b| {
            links.to(b, None).map(|(_, a): (_, &String)| a.clone()).collect::<Vec<_>>()
        };
        assert_eq!(
            (of(&links, "a"), to(&links, "x")),
            (vec!["y".into(), "x".into()], vec!["a".into(), "b".into()])
        );
        assert_eq!(links.of("a", Some(1)).count(), 1);
        assert!(links.has("a", "x") && !links.has("b", "y"));
        assert!(links.remove("a", "x") && !links.remove("a", "x"));
        assert_eq!((of(&links, "a"), to(&links, "x")), (vec!["y".to_owned()], vec!["b".to_owned()]));
        links.forget("x");
        assert_eq!((of(&links, "b"), to(&links, "x")), (vec![], vec![]));
        assert_eq!(links.forward.len(), 1);
    }
}
