//! What resources look like of whose type no shapes are known.

use super::{
    shapes::{Maker, text},
    tables::Facts,
};
use crate::cloudformation::Value;

/// The physical id: what identifies the resource, or else its name.
pub(super) fn physical_id(maker: &mut Maker, resource_type: &str, facts: Option<&Facts>) -> Option<String> {
    let Some(facts) = facts else {
        let own = own_name(resource_type)?;
        let property = maker.properties().find(|property| is_name(own, property)).unwrap_or_default();
        return maker.name(property, usize::MAX);
    };
    let mut parts = Vec::new();
    for identifier in facts.identifiers() {
        let given = maker.given(identifier).map(str::to_owned);
        parts.push(match given {
            Some(given) => given,
            None if is_arn(identifier) => {
                maker.made.physical_id = maker.name("Name", usize::MAX)?.into();
                arn(maker, resource_type)?
            }
            None => maker.name(identifier, usize::MAX)?,
        });
    }
    if parts.is_empty() { maker.name("Name", usize::MAX) } else { Some(parts.join("|")) }
}

/// An attribute that has no shape of its own: what identifies the resource, a property as it is given, or the ARN of the
/// resource. Nobody can say more.
pub(super) fn attribute(
    maker: &mut Maker,
    resource_type: &str,
    facts: &Facts,
    is_shaped: bool,
    name: &str,
) -> Option<Value> {
    let mut identifiers = facts.identifiers();
    if let Some(at) = identifiers.position(|identifier| identifier == name) {
        let id = &*maker.made.physical_id;
        let part = if is_shaped { None } else { id.split('|').nth(at) };
        return Some(text(part.unwrap_or(id).to_owned()));
    }
    if let Some(value) = maker.property(name) {
        return Some(value.clone());
    }
    maker.draw.as_ref()?;
    // `Arn`, or that of a `Cluster` as `ClusterArn`.
    let stem = name.strip_suffix("Arn").or_else(|| name.strip_suffix("ARN"))?;
    let is_own = own_name(resource_type).is_some_and(|own| own.ends_with(stem));
    if is_own { arn(maker, resource_type).map(text) } else { None }
}

/// An ARN of the usual form.
pub(super) fn arn(maker: &mut Maker, resource_type: &str) -> Option<String> {
    if maker.made.physical_id.starts_with("arn:") {
        return Some(maker.made.physical_id.to_string());
    }
    let mut parts = resource_type.split("::").skip(1).map(str::to_ascii_lowercase);
    let (service, own) = (parts.next()?, parts.next().unwrap_or_default());
    maker.shaped(&format!("{{arn {service}}}:{own}/{{id}}"))
}

/// The last part of the name of a type.
pub(super) fn own_name(resource_type: &str) -> Option<&str> {
    resource_type.rsplit("::").next()
}

/// Whether a property of this type, the last part of its name, names resources.
pub(super) fn is_name(own: &str, property: &str) -> bool {
    property == "Name" || property.strip_suffix("Name").is_some_and(|stem| stem == own)
}

fn is_arn(identifier: &str) -> bool {
    identifier.ends_with("Arn") || identifier.ends_with("ARN")
}
