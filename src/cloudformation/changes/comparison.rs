//! The comparison of resources as they are with resources as they are wanted.

use std::collections::{BTreeMap, BTreeSet};

use super::{ATTRIBUTES, Action, Attribute, Change, Detail, Present, Source, Wanted};
use crate::{
    cloudformation::{
        Map, Reference, Value,
        types::{self, Replacement},
    },
    kit::Ordered,
};

/// What others that refer to a resource may see of its change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moved {
    /// Its attributes.
    Attributes,
    /// Its id too.
    Id,
}

/// `unverified:` that any change of its properties, and no other, may change the attributes of a resource.
pub(super) fn moved(change: &Change) -> Option<(Box<str>, Moved)> {
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

/// Compares resources.
#[derive(Debug)]
pub(super) struct Comparison<'a> {
    pub(super) parameters: &'a BTreeSet<&'a str>,
    pub(super) tags_change: bool,
    /// The resources that change so that others see it, as far as is known by now.
    pub(super) moved: BTreeMap<Box<str>, Moved>,
}

impl Comparison<'_> {
    pub(super) fn changes(
        &self,
        present: &BTreeMap<&str, Present>,
        wanted: &BTreeMap<&str, Wanted>,
    ) -> Vec<Change> {
        let names: BTreeSet<&str> = present.keys().chain(wanted.keys()).copied().into_set();
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
        let properties: BTreeSet<&str> = before.chain(wanted.properties.names()).into_set();
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
        let scope: BTreeSet<Attribute> = details.iter().map(|detail| detail.attribute).into_set();
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
        let detail = target(wanted, name, before, after);
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
fn target(wanted: &Wanted, name: &str, before: Option<&Value>, after: Option<&Value>) -> Detail {
    if types::tag_property(wanted.resource_type) == Some(name) {
        return direct(Attribute::Tags);
    }
    Detail {
        name: Some(name.into()),
        requires_recreation: recreation((wanted.resource_type, &wanted.properties), name, before, after),
        ..direct(Attribute::Properties)
    }
}

/// Whether a change of a property makes a new resource, of this type and with these properties then.
pub fn recreation(
    (resource_type, properties): (&str, &Map),
    name: &str,
    before: Option<&Value>,
    after: Option<&Value>,
) -> Replacement {
    match recreation_by(resource_type, name, before, after) {
        Replacement::Sometimes if types::replaces_always(resource_type, properties) => Replacement::Always,
        replacement => replacement,
    }
}

/// Whether a change of a property can make a new resource; of a map, what changes in it decides.
fn recreation_by(
    resource_type: &str,
    path: &str,
    before: Option<&Value>,
    after: Option<&Value>,
) -> Replacement {
    let whole = types::replaces(resource_type, path);
    let (Replacement::Sometimes, Some(Value::Map(before)), Some(Value::Map(after))) = (whole, before, after)
    else {
        return whole;
    };
    let names: BTreeSet<&str> = before.names().chain(after.names()).into_set();
    let changed = names.into_iter().filter(|name| differs(before.get(name), after.get(name)));
    let inner = |name: &str| {
        recreation_by(resource_type, &format!("{path}.{name}"), before.get(name), after.get(name))
    };
    changed.map(inner).max().unwrap_or(whole)
}

/// Whether two values are different in what is known of them. As in templates, it makes no difference how a scalar is written.
pub fn differs(before: Option<&Value>, after: Option<&Value>) -> bool {
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
        (None, Some(after)) => after.is_known(),
        (before, None) => before.is_some(),
    }
}

/// What a detail means for its resource.
fn replacement(detail: &Detail) -> Replacement {
    match detail.requires_recreation {
        Replacement::Always if !detail.is_static => Replacement::Sometimes,
        requires => requires,
    }
}
