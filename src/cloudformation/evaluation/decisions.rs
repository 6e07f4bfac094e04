//! Which conditions of a template hold.

use std::collections::{BTreeMap, BTreeSet};

use super::{Evaluation, Lookup, booleans, expressions::Evaluator};
use crate::cloudformation::{
    conditions,
    error::{Result, TemplateError},
    value::Value,
};

/// The conditions on their way to being decided, each after those it names.
pub(super) struct Decisions<'e, 'a> {
    evaluation: &'e Evaluation<'a>,
    lookup: &'e dyn Lookup,
}

impl<'e, 'a> Decisions<'e, 'a> {
    pub(super) fn new(evaluation: &'e Evaluation<'a>, lookup: &'e dyn Lookup) -> Self {
        Self { evaluation, lookup }
    }

    /// Decides all of them.
    ///
    /// # Errors
    /// If a function cannot be evaluated, or conditions name each other in a circle.
    pub(super) fn all(&self) -> Result<BTreeMap<&'a str, bool>> {
        let evaluator = Evaluator { evaluation: self.evaluation, lookup: self.lookup };
        let content = self.evaluation.content;
        let mut waiting = BTreeMap::new();
        let mut waited_for: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut ready = Vec::new();
        for (name, value) in content.conditions().iter() {
            let mut others = BTreeSet::new();
            named(value, &mut others);
            for other in &others {
                waited_for.entry(other).or_default().push(name);
            }
            if others.is_empty() {
                ready.push(name);
            }
            waiting.insert(name, others.len());
        }
        let mut decided: BTreeMap<&str, bool> = BTreeMap::new();
        while let Some(name) = ready.pop() {
            let Some(value) = content.conditions().get(name) else { continue };
            let known = |name: &str| Ok(decided.get(name).copied().unwrap_or_default());
            let holds = booleans::truth(&evaluator, value, &known)?;
            decided.insert(name, holds);
            for other in waited_for.remove(name).unwrap_or_default() {
                if let Some(left) = waiting.get_mut(other) {
                    *left = left.saturating_sub(1);
                    if *left == 0 {
                        ready.push(other);
                    }
                }
            }
        }
        let circle: Vec<_> = waiting.keys().filter(|name| !decided.contains_key(*name)).copied().collect();
        if circle.is_empty() {
            return Ok(decided);
        }
        // `unverified:` the words are those for resources.
        let circle = circle.join(", ");
        Err(TemplateError::bare(format_args!("Circular dependency between conditions: [{circle}]")))
    }
}

/// Finds the conditions that a value names.
fn named<'a>(value: &'a Value, names: &mut BTreeSet<&'a str>) {
    if let Some(name) = conditions::named(value) {
        names.insert(name);
        return;
    }
    match value {
        Value::List(elements) => elements.iter().for_each(|element| named(element, names)),
        Value::Map(map) => map.iter().for_each(|(_, value)| named(value, names)),
        Value::Null | Value::Literal(_) | Value::Text(_) => {}
    }
}
