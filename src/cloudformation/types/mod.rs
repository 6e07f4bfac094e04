//! What resources of each type look like once they are made: their ids, their attributes, and which of their properties
//! cannot change without a new resource. Pure, and nothing here knows more of a stack than its [`Surroundings`].
//!
//! It is data. `facts.txt` is imported from the schemas of all types: what identifies a resource, which attributes it has,
//! which properties replace it, whether it has tags. `shapes.txt` is written by hand: what ids and attributes look like, in
//! the language of `shapes`; `unverified:` where those follow from more than the properties of the resource, such as whether a
//! VPC has a block of IPv6, which another resource gives to it, the more useful of the forms is taken. Types without shapes follow from their facts, and those without facts get a generic form.

mod generic;
mod names;
mod parts;
mod shapes;
mod tables;
#[cfg(test)]
mod tests;
mod validation;

use std::{borrow::Cow, collections::BTreeMap};

use super::{Map, Surroundings, Value};
use crate::kit::Ids;

pub use names::{Reach, own_name, reach};
use shapes::{Maker, text};
use tables::{Facts, Shape};
pub use validation::invalid_properties;

/// A resource as it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// What `Ref` gives.
    pub physical_id: Box<str>,
    /// What `Fn::GetAtt` gives, by the whole name of the attribute, such as `Endpoint.Address`. Not all that the type
    /// [has](has_attribute) are there: of some nobody can say what they would be.
    pub attributes: BTreeMap<Cow<'static, str>, Value>,
}

/// Whether a change of a property makes a new resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Replacement {
    /// It is changed in place.
    Never,
    /// That depends on what changes.
    Sometimes,
    /// The resource is replaced.
    Always,
}

/// Makes a resource with these properties.
pub fn make(
    resource_type: &str,
    logical_id: &str,
    properties: &Map,
    surroundings: &Surroundings,
    ids: &mut Ids,
) -> Made {
    let made = Made { physical_id: "".into(), attributes: BTreeMap::new() };
    let mut maker = Maker::new(properties, surroundings, Some((logical_id, ids)), made);
    let facts = Facts::of(resource_type);
    let shape = Shape::of(resource_type);
    let id = match &shape {
        Some(shape) => maker.shaped(shape.id),
        None => generic::physical_id(&mut maker, resource_type, facts.as_ref()),
    };
    // Where a resource is called by a property that is not given, it still has to be called something.
    let id = id.filter(|id| !id.is_empty()).or_else(|| maker.name("", usize::MAX));
    maker.made.physical_id = id.unwrap_or_default().into();
    attributes(&mut maker, resource_type, facts.as_ref(), shape.as_ref());
    maker.made
}

/// What a resource becomes when it is updated in place: what does not follow from its properties stays.
pub fn updated(resource_type: &str, made: &Made, properties: &Map, surroundings: &Surroundings) -> Made {
    let mut maker = Maker::new(properties, surroundings, None, made.clone());
    let (facts, shape) = (Facts::of(resource_type), Shape::of(resource_type));
    attributes(&mut maker, resource_type, facts.as_ref(), shape.as_ref());
    maker.made
}

/// What a resource of the stack with this ARN is called if nobody gives it a name.
pub fn generated_name(stack: &str, logical_id: &str, ids: &mut Ids) -> String {
    let name = stack.split('/').nth(1).unwrap_or_default();
    names::generated_name(name, logical_id, LONGEST_OWN_NAME, ids)
}

/// The most characters of the names of resources that are really made.
const LONGEST_OWN_NAME: usize = 128;

/// Whether resources of a type have such an attribute. Of custom resources, and of types that are not known, nobody can
/// say, so they have any.
pub fn has_attribute(resource_type: &str, name: &str) -> bool {
    if is_custom(resource_type) {
        return true;
    }
    Facts::of(resource_type).is_none_or(|facts| {
        let is = |attribute: &str| match attribute.strip_suffix('*') {
            Some(stem) => name.len() > stem.len() && name.starts_with(stem),
            None => attribute == name,
        };
        facts.attributes().any(is)
    })
}

/// Whether a change of this property makes a new resource. Nested properties are asked for as `Code.S3Bucket`.
pub fn replaces(resource_type: &str, property: &str) -> Replacement {
    let Some(facts) = Facts::of(resource_type) else {
        let is_name = generic::own_name(resource_type).is_some_and(|own| generic::is_name(own, property));
        return if is_name { Replacement::Always } else { Replacement::Never };
    };
    if facts.always().any(|each| each == property || is_within(property, each)) {
        return Replacement::Always;
    }
    let sometimes = facts.sometimes().any(|each| each == property || is_within(property, each));
    // Of a property that holds others it may be only one that replaces.
    if sometimes || facts.always().chain(facts.sometimes()).any(|each| is_within(each, property)) {
        return Replacement::Sometimes;
    }
    Replacement::Never
}

/// Whether a resource with these properties is replaced wherever a change [sometimes](Replacement::Sometimes) replaces one
/// of its type. `unverified:` that it is so for compute environments of Fargate, which need no other instances.
pub fn replaces_always(resource_type: &str, properties: &Map) -> bool {
    let replaces = properties.get("ReplaceComputeEnvironment").and_then(Value::scalar);
    resource_type == "AWS::Batch::ComputeEnvironment" && replaces.is_none_or(|replaces| replaces != "false")
}

/// Whether resources of a type carry the tags of their stack.
pub fn is_taggable(resource_type: &str) -> bool {
    Facts::of(resource_type).is_some_and(|facts| !facts.tags().is_empty())
}

/// The property in which resources of a type have their tags, if they have any.
pub fn tag_property(resource_type: &str) -> Option<&'static str> {
    Facts::of(resource_type).map(|facts| facts.tags()).filter(|tags| !tags.is_empty())
}

/// Whether this is the type of resources that somebody else makes.
fn is_custom(resource_type: &str) -> bool {
    resource_type == "AWS::CloudFormation::CustomResource" || resource_type.starts_with("Custom::")
}

/// Whether the first property is inside the second.
fn is_within(inner: &str, outer: &str) -> bool {
    inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('.'))
}

/// Fills in the attributes: those with a shape first, in their order, as later ones may be made of earlier ones.
fn attributes(maker: &mut Maker, resource_type: &str, facts: Option<&Facts>, shape: Option<&Shape>) {
    for (name, shape) in shape.iter().flat_map(|shape| shape.attributes()) {
        let value = maker.value(shape);
        maker.set(name, value);
    }
    if is_custom(resource_type) {
        return;
    }
    let Some(facts) = facts else {
        let arn = generic::arn(maker, resource_type);
        return maker.set("Arn", arn.map(text));
    };
    let is_shaped =
        |name: &str| shape.iter().flat_map(|shape| shape.attributes()).any(|(each, _)| each == name);
    for name in facts.attributes().filter(|name| !name.ends_with('*') && !is_shaped(name)) {
        let value = generic::attribute(maker, resource_type, facts, shape.is_some(), name);
        maker.set(name, value);
    }
}
