//! Resources that wait for each other.

use std::collections::{BTreeMap, BTreeSet};

use super::error::{Result, TemplateError};
use crate::kit::Ordered;

/// Checks that there is an order in which resources can be made, each after those it refers to.
pub(super) fn check(mut dependencies: BTreeMap<&str, BTreeSet<&str>>) -> Result<()> {
    // Whatever waits for nothing, or nothing waits for, is in no circle; without it, the same is true of others.
    loop {
        let before = dependencies.len();
        let left: BTreeSet<&str> = dependencies.keys().copied().into_set();
        let waited_for: BTreeSet<&str> = dependencies.values().flatten().copied().into_set();
        dependencies.retain(|name, others| waited_for.contains(name) && !others.is_disjoint(&left));
        if dependencies.is_empty() {
            return Ok(());
        }
        if dependencies.len() == before {
            break;
        }
    }
    let names: Vec<&str> = dependencies.into_keys().collect();
    let names = names.join(", ");
    Err(TemplateError::bare(format_args!("Circular dependency between resources: [{names}]")))
}
