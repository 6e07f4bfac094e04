//! Which resources there are, and which must be there before which.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use super::Evaluation;
use crate::{
    cloudformation::{
        error::{Result, TemplateError},
        substitution,
        value::{EMPTY, Map, Value},
    },
    kit::Ordered,
};

/// The resources whose conditions hold, with those that each refers to.
///
/// # Errors
/// If something that is there refers to a resource that is not.
pub(super) fn of<'a>(evaluation: &Evaluation<'a>) -> Result<BTreeMap<&'a str, BTreeSet<&'a str>>> {
    let content = evaluation.content;
    let names: BTreeSet<&str> = evaluation.resources().map(|resource| &*resource.name).into_set();
    let all: BTreeSet<&str> = content.resources().iter().map(|resource| &*resource.name).into_set();
    let mut missing = Vec::new();
    let mut dependencies = BTreeMap::new();
    for resource in evaluation.resources() {
        let mut found = Found::new(evaluation);
        // Conditions of what is not made do not matter to what only follows it in time.
        let before = resource.depends_on.iter().map(|name| &**name).filter(|name| names.contains(name));
        let mut after: BTreeSet<&str> = before.into_set();
        resource.definition.iter().for_each(|(_, value)| found.value(value));
        let found = found.names();
        note_missing(&found, &all, &names, &mut missing);
        after.extend(found.iter().filter_map(|name| names.get(name)));
        dependencies.insert(&*resource.name, after);
    }
    unresolved(&missing, "Resources", TemplateError::format)?;
    for output in content.outputs().iter().filter(|output| evaluation.is_there(output.condition.as_deref())) {
        let mut found = Found::new(evaluation);
        [Some(&output.value), output.export.as_ref()]
            .into_iter()
            .flatten()
            .for_each(|value| found.value(value));
        note_missing(&found.names(), &all, &names, &mut missing);
    }
    // Of outputs it was seen without the kind of the error before it.
    unresolved(&missing, "Outputs", TemplateError::bare)?;
    Ok(dependencies)
}

fn note_missing<'a>(
    found: &BTreeSet<&'a str>,
    all: &BTreeSet<&str>,
    there: &BTreeSet<&str>,
    missing: &mut Vec<&'a str>,
) {
    for name in found.iter().filter(|name| all.contains(*name) && !there.contains(*name)) {
        if !missing.contains(name) {
            missing.push(name);
        }
    }
}

fn unresolved(missing: &[&str], block: &str, refusal: fn(fmt::Arguments) -> TemplateError) -> Result<()> {
    if missing.is_empty() {
        return Ok(());
    }
    let missing = missing.join(", ");
    Err(refusal(format_args!(
        "Unresolved resource dependencies [{missing}] in the {block} block of the template"
    )))
}

/// A reference to a parameter or resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference<'a> {
    /// What it refers to.
    pub name: &'a str,
    /// The attribute that it asks for; empty if only functions tell which.
    pub attribute: Option<&'a str>,
}

/// As change sets write it: `Name`, or `Name.Attribute`.
impl fmt::Display for Reference<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.attribute {
            Some(attribute) => write!(f, "{}.{attribute}", self.name),
            None => f.write_str(self.name),
        }
    }
}

/// What a value refers to, apart from the branches that conditions do not take.
pub(super) fn references<'a>(evaluation: &Evaluation, value: &'a Value) -> BTreeSet<Reference<'a>> {
    let mut found = Found::new(evaluation);
    found.value(value);
    found.references
}

/// What values refer to, apart from the branches that conditions do not take.
struct Found<'e, 'a> {
    evaluation: &'e Evaluation<'e>,
    references: BTreeSet<Reference<'a>>,
}

impl<'e, 'a> Found<'e, 'a> {
    fn new(evaluation: &'e Evaluation<'e>) -> Self {
        Self { evaluation, references: BTreeSet::new() }
    }

    /// The names of what they refer to.
    fn names(&self) -> BTreeSet<&'a str> {
        self.references.iter().map(|reference| reference.name).into_set()
    }

    fn value(&mut self, value: &'a Value) {
        if let Some((name, argument)) = value.function() {
            return self.call(name, argument);
        }
        match value {
            Value::List(elements) => elements.iter().for_each(|element| self.value(element)),
            Value::Map(map) => map.iter().for_each(|(_, value)| self.value(value)),
            Value::Null | Value::Literal(_) | Value::Text(_) => {}
        }
    }

    fn call(&mut self, name: &str, argument: &'a Value) {
        match (name, argument.list()) {
            ("Ref", _) => {
                self.references.extend(argument.scalar().map(|name| Reference { name, attribute: None }));
            }
            ("Fn::GetAtt", Some([resource, attribute])) => {
                let named = attribute.scalar().unwrap_or_default();
                let reference = |name| Reference { name, attribute: Some(named) };
                self.references.extend(resource.scalar().map(reference));
                self.value(attribute);
            }
            ("Fn::If", Some([condition, yes, no])) => {
                let holds = self.evaluation.holds(condition.scalar().unwrap_or_default());
                self.value(if holds { yes } else { no });
            }
            ("Fn::Sub", Some([text, Value::Map(given)])) => {
                self.substitution(text, given);
                given.iter().for_each(|(_, value)| self.value(value));
            }
            ("Fn::Sub", _) => self.substitution(argument, &EMPTY),
            (_, Some(list)) => list.iter().for_each(|value| self.value(value)),
            _ => self.value(argument),
        }
    }

    fn substitution(&mut self, text: &'a Value, given: &Map) {
        let variables = substitution::variables(text.scalar().unwrap_or_default()).unwrap_or_default();
        let free = variables.into_iter().filter(|name| given.get(name).is_none());
        self.references.extend(free.map(|name| match name.split_once('.') {
            Some((name, attribute)) => Reference { name, attribute: Some(attribute) },
            None => Reference { name, attribute: None },
        }));
    }
}
