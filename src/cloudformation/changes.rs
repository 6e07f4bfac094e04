//! What an update would do to the resources of a stack, as a change set tells it. Pure.
//!
//! A change set never knows less than it says: where a value depends on what will only be known afterwards, the change is
//! [dynamic](Detail::is_static), and whether it replaces the resource is left open.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Evaluation, Lookup, Map, Reference, Resource, Value,
    error::{Result, TemplateError},
    types::{self, Replacement},
};

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
    check_types(present, wanted)?;
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

fn check_types(present: &BTreeMap<&str, Present>, wanted: &BTreeMap<&str, Wanted>) -> Result<()> {
    let other = |(name, wanted): (&&str, &Wanted)| {
        present.get(*name).is_some_and(|present| present.resource_type != wanted.resource_type)
    };
    let names: Vec<&str> =
        wanted.iter().filter(|(name, wanted)| other((name, wanted))).map(|(name, _)| *name).collect();
    if names.is_empty() {
        return Ok(());
    }
    Err(TemplateError::bare(format_args!(
        "Update of resource type is not permitted. The new template modifies resource type of the following resources: [{}]",
        names.join(", ")
    )))
}

/// What others that refer to a resource may see of its change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moved {
    /// Its attributes.
    Attributes,
    /// Its id too.
    Id,
}

/// `unverified:` that any change of its properties, and no other, may change the attributes of a resource.
fn moved(change: &Change) -> Option<(Box<str>, Moved)> {
    let moved = match (change.action, change.replacement) {
        (Action::Remove, _) => return None,
        (Action::Modify, Some(Replacement::Never)) if !change.scope.contains(&Attribute::Properties) => {
            return None;
        }
        (Action::Modify, Some(Replacement::Never) | None) => Moved::Attributes,
        (Action::Add | Action::Modify, _) => Moved::Id,
    };
    Some((change.logical_id.clone(), moved))
}

struct Comparison<'a> {
    parameters: &'a BTreeSet<&'a str>,
    tags_change: bool,
    /// The resources that change so that others see it, as far as is known by now.
    moved: BTreeMap<Box<str>, Moved>,
}

impl Comparison<'_> {
    fn changes(&self, present: &BTreeMap<&str, Present>, wanted: &BTreeMap<&str, Wanted>) -> Vec<Change> {
        let names: BTreeSet<&str> = present.keys().chain(wanted.keys()).copied().collect();
        let change = |name: &str| match (present.get(name), wanted.get(name)) {
            (Some(present), Some(wanted)) => self.modification(name, present, wanted),
            (Some(present), None) => {
                Some(simple(Action::Remove, name, Some(present.physical_id), present.resource_type))
            }
            (None, wanted) => Some(simple(Action::Add, name, None, wanted?.resource_type)),
        };
        names.into_iter().filter_map(change).collect()
    }

    /// How a resource changes that is there before and after; not at all if nothing says so.
    fn modification(&self, name: &str, present: &Present, wanted: &Wanted) -> Option<Change> {
        let mut details = Vec::new();
        let before = present.properties.names();
        let properties: BTreeSet<&str> = before.chain(wanted.properties.names()).collect();
        for property in properties {
            self.property(property, present, wanted, &mut details);
        }
        let has = |details: &[Detail], attribute| details.iter().any(|detail| detail.attribute == attribute);
        if self.tags_change && types::is_taggable(wanted.resource_type) && !has(&details, Attribute::Tags) {
            details.push(direct(Attribute::Tags));
        }
        for (attribute, kind) in ATTRIBUTES {
            if differs(present.attributes.get(attribute), wanted.attributes.get(attribute)) {
                details.push(direct(kind));
            }
        }
        if wanted.resource_type == "AWS::CloudFormation::Stack" {
            let automatic =
                Detail { is_static: false, source: Source::Automatic, ..direct(Attribute::Properties) };
            details.push(automatic);
        }
        let replacement = details.iter().map(replacement).max()?;
        let scope: BTreeSet<Attribute> = details.iter().map(|detail| detail.attribute).collect();
        Some(Change {
            replacement: Some(replacement),
            scope: scope.into_iter().collect(),
            details,
            ..simple(Action::Modify, name, Some(present.physical_id), wanted.resource_type)
        })
    }

    /// What changes a property.
    fn property(&self, name: &str, present: &Present, wanted: &Wanted, details: &mut Vec<Detail>) {
        let (before, after) = (present.properties.get(name), wanted.properties.get(name));
        let none = BTreeSet::new();
        let references = wanted.references.get(name).unwrap_or(&none);
        let detail = target(wanted.resource_type, name, before, after);
        let first = details.len();
        if differs(before, after) {
            let parameters = references.iter().filter(|reference| self.parameters.contains(reference.name));
            details.extend(parameters.map(|parameter| Detail {
                causing_entity: Some(parameter.name.into()),
                source: Source::ParameterReference,
                ..detail.clone()
            }));
            // Where a parameter is the cause, it is not known whether the template is another one.
            details.insert(first, Detail { is_static: details.len() == first, ..detail.clone() });
        }
        let known = details.len();
        details.extend(references.iter().filter(|reference| self.moves(reference)).map(|reference| Detail {
            is_static: false,
            causing_entity: Some(reference.to_string().into()),
            source: if reference.attribute.is_some() {
                Source::ResourceAttribute
            } else {
                Source::ResourceReference
            },
            ..detail.clone()
        }));
        let is_unknown = after.is_some_and(|after| !after.is_known());
        if is_unknown && details.len() == known && known == first {
            details.push(Detail { is_static: false, ..detail });
        }
    }

    /// Whether what a reference gives may be another value than before.
    fn moves(&self, reference: &Reference) -> bool {
        match self.moved.get(reference.name) {
            Some(Moved::Id) => true,
            Some(Moved::Attributes) => reference.attribute.is_some(),
            None => false,
        }
    }
}

/// A change that has no details.
fn simple(action: Action, name: &str, physical_id: Option<&str>, resource_type: &str) -> Change {
    Change {
        action,
        logical_id: name.into(),
        physical_id: physical_id.map(Box::from),
        resource_type: resource_type.into(),
        replacement: None,
        scope: Vec::new(),
        details: Vec::new(),
    }
}

/// A change by the template of what never replaces.
fn direct(attribute: Attribute) -> Detail {
    Detail {
        attribute,
        name: None,
        requires_recreation: Replacement::Never,
        is_static: true,
        causing_entity: None,
        source: Source::DirectModification,
    }
}

/// A change of a property by the template.
fn target(resource_type: &str, name: &str, before: Option<&Value>, after: Option<&Value>) -> Detail {
    if types::tag_property(resource_type) == Some(name) {
        return direct(Attribute::Tags);
    }
    Detail {
        name: Some(name.into()),
        requires_recreation: recreation(resource_type, name, before, after),
        ..direct(Attribute::Properties)
    }
}

/// Whether a change of a property makes a new resource; of a map, what changes in it decides.
fn recreation(resource_type: &str, path: &str, before: Option<&Value>, after: Option<&Value>) -> Replacement {
    let whole = types::replaces(resource_type, path);
    let (Replacement::Sometimes, Some(Value::Map(before)), Some(Value::Map(after))) = (whole, before, after)
    else {
        return whole;
    };
    let names: BTreeSet<&str> = before.names().chain(after.names()).collect();
    let changed = names.into_iter().filter(|name| differs(before.get(name), after.get(name)));
    let inner =
        |name: &str| recreation(resource_type, &format!("{path}.{name}"), before.get(name), after.get(name));
    changed.map(inner).max().unwrap_or(whole)
}

/// Whether two values are different in what is known of them. As in templates, it makes no difference how a scalar is written.
fn differs(before: Option<&Value>, after: Option<&Value>) -> bool {
    match (before, after) {
        (_, Some(Value::Null)) => false,
        (Some(Value::List(before)), Some(Value::List(after))) => {
            before.len() != after.len()
                || before.iter().zip(after).any(|(before, after)| differs(Some(before), Some(after)))
        }
        (Some(Value::Map(before)), Some(Value::Map(after))) => {
            before.names().chain(after.names()).any(|name| differs(before.get(name), after.get(name)))
        }
        (Some(before), Some(after)) => before.scalar() != after.scalar() || before.scalar().is_none(),
        (None, None) => false,
        // What is known afterwards only is no change by itself.
        (None, Some(after)) => after.is_known(),
        (Some(_), None) => true,
    }
}

/// What a detail means for its resource.
fn replacement(detail: &Detail) -> Replacement {
    match detail.requires_recreation {
        Replacement::Always if !detail.is_static => Replacement::Sometimes,
        requires => requires,
    }
}
