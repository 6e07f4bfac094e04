//! What an update would do to the resources of a stack, as a change set tells it. Pure.
//!
//! Where a value depends on what will only be known afterwards, the change is not [static](Detail::is_static), and whether it
//! replaces the resource is left open. The details follow the examples in `CloudFormation`'s guide; `unverified:` their order,
//! and that what a condition decides counts as a change of the template.

mod comparison;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Evaluation, Lookup, Map, Reference, Resource,
    error::{Result, TemplateError},
    types::Replacement,
};

use comparison::{Comparison, Moved, moved};

pub use comparison::{differs, recreation};

/// A resource as a stack has it.
#[derive(Clone, Debug)]
pub struct Present<'a> {
    /// Its type.
    pub resource_type: &'a str,
    /// Its physical id.
    pub physical_id: &'a str,
    /// Its properties, all known.
    pub properties: &'a Map,
    /// What the template said of it beside its properties, such as `Metadata`, evaluated.
    pub attributes: &'a Map,
}

/// A resource as a template wants it.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    resource_type: &'a str,
    properties: Map,
    attributes: Map,
    /// What each property refers to.
    references: BTreeMap<&'a str, BTreeSet<Reference<'a>>>,
}

/// What changes from what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// A resource is made.
    Add,
    /// A resource is updated or replaced.
    Modify,
    /// A resource is deleted.
    Remove,
}

/// What of a resource changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attribute {
    /// One of its properties.
    Properties,
    /// Its metadata.
    Metadata,
    /// Its creation policy.
    CreationPolicy,
    /// Its update policy.
    UpdatePolicy,
    /// Its deletion policy.
    DeletionPolicy,
    /// Its tags.
    Tags,
}

/// Where a change comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A resource it refers to gets another id.
    ResourceReference,
    /// The value of a parameter changes.
    ParameterReference,
    /// The attribute of a resource may change.
    ResourceAttribute,
    /// The template says something else.
    DirectModification,
    /// Nested stacks are always looked into.
    Automatic,
}

/// What changes a resource, and where that comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// What changes.
    pub attribute: Attribute,
    /// The property, if it is one.
    pub name: Option<Box<str>>,
    /// Whether that makes a new resource.
    pub requires_recreation: Replacement,
    /// Whether the new value is known already.
    pub is_static: bool,
    /// The parameter, resource or attribute (`Resource.Attribute`) that it comes from.
    pub causing_entity: Option<Box<str>>,
    /// How it comes from there.
    pub source: Source,
}

/// What happens to a resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What is done.
    pub action: Action,
    /// The resource.
    pub logical_id: Box<str>,
    /// What it is now, if it is there.
    pub physical_id: Option<Box<str>>,
    /// Its type.
    pub resource_type: Box<str>,
    /// Whether there will be a new one; only of what is there before and after.
    pub replacement: Option<Replacement>,
    /// What of it changes, each once.
    pub scope: Vec<Attribute>,
    /// All that changes it.
    pub details: Vec<Detail>,
}

impl<'a> Wanted<'a> {
    /// What the template comes to for a resource, with what is known of the others.
    ///
    /// # Errors
    /// If a function cannot be evaluated.
    pub fn new(evaluation: &Evaluation, resource: &'a Resource, lookup: &dyn Lookup) -> Result<Self> {
        let references = resource.properties().into_iter().flat_map(Map::iter);
        Ok(Self {
            resource_type: &resource.resource_type,
            properties: evaluation.properties(resource, lookup)?,
            attributes: attributes(evaluation, resource, lookup)?,
            references: references.map(|(name, value)| (name, evaluation.references(value))).collect(),
        })
    }

    /// The properties.
    pub fn properties(&self) -> &Map {
        &self.properties
    }

    /// What the template says beside the properties.
    pub fn attributes(&self) -> &Map {
        &self.attributes
    }
}

/// What a template says of a resource beside its properties, as far as changes of it are told.
fn attributes(evaluation: &Evaluation, resource: &Resource, lookup: &dyn Lookup) -> Result<Map> {
    let mut entries = Vec::new();
    for (name, _) in ATTRIBUTES {
        let value = evaluation.attribute(resource, name, lookup)?;
        entries.extend(value.map(|value| (Box::from(name), value)));
    }
    Ok(Map::new(entries).unwrap_or_default())
}

const ATTRIBUTES: [(&str, Attribute); 4] = [
    ("Metadata", Attribute::Metadata),
    ("CreationPolicy", Attribute::CreationPolicy),
    ("UpdatePolicy", Attribute::UpdatePolicy),
    ("DeletionPolicy", Attribute::DeletionPolicy),
];

/// What an update would do, in the order of the logical ids. `parameters` are those that get another value, and
/// `tags_change` says whether the tags of the stack do.
///
/// # Errors
/// If a resource would be of another type.
pub fn changes(
    present: &BTreeMap<&str, Present>,
    wanted: &BTreeMap<&str, Wanted>,
    parameters: &BTreeSet<&str>,
    tags_change: bool,
) -> Result<Vec<Change>> {
    check_types(&mut wanted.iter().filter_map(|(name, wanted)| {
        Some((*name, present.get(*name)?.resource_type, wanted.resource_type))
    }))?;
    let mut comparison = Comparison { parameters, tags_change, moved: BTreeMap::new() };
    loop {
        let changes = comparison.changes(present, wanted);
        let moved: BTreeMap<Box<str>, Moved> = changes.iter().filter_map(moved).collect();
        // Whatever moves may move more; as nothing ever moves back, this ends.
        if moved == comparison.moved {
            return Ok(changes);
        }
        comparison.moved = moved;
    }
}

/// Checks that resources stay of their types; told are the logical id, the type that a resource has, and the one that it
/// would have.
///
/// # Errors
/// If one would be of another type.
pub(super) fn check_types(types: &mut dyn Iterator<Item = (&str, &str, &str)>) -> Result<()> {
    let names: Vec<&str> = types.filter(|(_, has, wants)| has != wants).map(|(name, ..)| name).collect();
    if names.is_empty() {
        return Ok(());
    }
    Err(TemplateError::bare(format_args!(
        "Update of resource type is not permitted. The new template modifies resource type of the following resources: [{}]",
        names.join(", ")
    )))
}
