//! What resources of each type look like once they are made: their ids, their attributes, and which of their properties
//! cannot change without a new resource. Pure, and nothing here knows of a stack beyond its name.

mod names;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::{Map, Surroundings, Value};
use crate::kit::Ids;

use names::generated_name;

/// A resource as it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// What `Ref` gives.
    pub physical_id: Box<str>,
    /// What `Fn::GetAtt` gives, by the whole name of the attribute, such as `Endpoint.Address`.
    pub attributes: BTreeMap<Box<str>, Value>,
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
    let name = name_property(resource_type, properties)
        .unwrap_or_else(|| generated_name(&surroundings.stack_name, logical_id, ids));
    Made { attributes: generic_attributes(resource_type, &name, surroundings), physical_id: name.into() }
}

/// Whether resources of a type have such an attribute. Of types that are not known here nobody can say, so they have any.
pub fn has_attribute(resource_type: &str, name: &str) -> bool {
    match resource_type {
        "AWS::CloudFormation::Stack" => name.starts_with("Outputs."),
        _ => true,
    }
}

/// Whether a change of this property makes a new resource.
pub fn replaces(resource_type: &str, property: &str) -> Replacement {
    let own = resource_type.rsplit("::").next().unwrap_or_default();
    if is_name(own, property) { Replacement::Always } else { Replacement::Never }
}

/// What a resource becomes when it is updated in place.
pub fn updated(_: &str, made: &Made, _: &Map, _: &Surroundings) -> Made {
    made.clone()
}

/// The name that the properties give a resource, if they give it one.
fn name_property(resource_type: &str, properties: &Map) -> Option<String> {
    let own = resource_type.rsplit("::").next()?;
    let (_, name) = properties.iter().find(|(property, _)| is_name(own, property))?;
    name.scalar().filter(|name| !name.is_empty()).map(str::to_owned)
}

/// Whether a property of this type, the last part of its name, names resources.
fn is_name(own: &str, property: &str) -> bool {
    property == "Name" || property.strip_suffix("Name").is_some_and(|stem| stem == own)
}

fn generic_attributes(
    resource_type: &str,
    name: &str,
    surroundings: &Surroundings,
) -> BTreeMap<Box<str>, Value> {
    let Surroundings { account, region, partition, .. } = surroundings;
    let mut parts = resource_type.split("::").skip(1).map(str::to_ascii_lowercase);
    let service = parts.next().unwrap_or_default();
    let own = parts.next().unwrap_or_default();
    let arn = format!("arn:{partition}:{service}:{region}:{account}:{own}/{name}");
    BTreeMap::from([("Arn".into(), Value::Text(arn.into()))])
}
