//! What a new plan means for a resource that is there.

use crate::cloudformation::{
    Map,
    changes::{differs, recreation},
    types::Replacement,
};

/// What a new plan means for a resource that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    /// It stays as it is.
    Same,
    /// It is changed, and stays the same resource.
    InPlace,
    /// Another one takes its place.
    Replaced,
}

/// What the new properties of a resource mean for it.
pub(super) fn compare(resource_type: &str, old: Option<&Map>, new: &Map) -> Comparison {
    let empty = Map::default();
    let old = old.unwrap_or(&empty);
    let mut comparison = Comparison::Same;
    for name in old.names().chain(new.names().filter(|name| old.get(name).is_none())) {
        let (before, after) = (old.get(name), new.get(name));
        if !differs(before, after) {
            continue;
        }
        match recreation((resource_type, new), name, before, after) {
            Replacement::Always => return Comparison::Replaced,
            // What exactly changes decides; most such changes are made in place.
            Replacement::Sometimes | Replacement::Never => comparison = Comparison::InPlace,
        }
    }
    comparison
}
