//! The resources that a template describes.

use std::sync::Arc;

use super::{
    error::{Result, TemplateError},
    macros,
    value::{Map, Value},
};

/// What a resource may have beside its type.
const ATTRIBUTES: [&str; 9] = [
    "Type",
    "Properties",
    "DependsOn",
    "Condition",
    "Metadata",
    "CreationPolicy",
    "UpdatePolicy",
    "DeletionPolicy",
    "UpdateReplacePolicy",
];

/// A resource of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// Its logical id.
    pub name: Arc<str>,
    /// Its type, such as `AWS::EC2::VPC`.
    pub resource_type: Arc<str>,
    /// The condition under which there is such a resource.
    pub condition: Option<Box<str>>,
    /// The resources that come first, as the template says besides its references.
    pub depends_on: Vec<Box<str>>,
    /// All that the template says of it, by attribute.
    pub definition: Map,
}

impl Resource {
    /// Its properties; none if the template says nothing of them.
    pub fn properties(&self) -> Option<&Map> {
        self.definition.get("Properties")?.map()
    }
}

/// The resources of the section `Resources`, in the order of the template. What macros make is none yet.
pub(super) fn read(section: &Map, is_transformed: bool) -> Result<Vec<Resource>> {
    section
        .iter()
        .filter(|entry| !macros::makes(*entry, "Type"))
        .map(|(name, value)| resource(name, value, is_transformed))
        .collect()
}

fn resource(name: &str, definition: &Value, is_transformed: bool) -> Result<Resource> {
    let Some(definition) = definition.map() else {
        return Err(malformed(name, "resource definition is malformed"));
    };
    let is_macro = |name: &str| is_transformed && name.starts_with("Fn::");
    if let Some(unknown) = definition.names().find(|name| !ATTRIBUTES.contains(name) && !is_macro(name)) {
        return Err(TemplateError::bare(format_args!("Invalid template resource property '{unknown}'")));
    }
    let Some(resource_type) = definition.get("Type") else {
        return Err(malformed(name, "Every Resources object must contain a Type member."));
    };
    let Some(resource_type) = resource_type.scalar() else {
        return Err(malformed(name, "Every Type member must be a string."));
    };
    if !is_type(resource_type) {
        return Err(TemplateError::format(format_args!("Unrecognized resource types: [{resource_type}]")));
    }
    if definition.get("Properties").is_some_and(|properties| properties.map().is_none()) {
        // `unverified:` the words.
        return Err(malformed(name, "Every Properties member must be an object."));
    }
    Ok(Resource {
        name: name.into(),
        resource_type: resource_type.into(),
        condition: condition(definition)?,
        depends_on: depends_on(definition)?,
        definition: definition.clone(),
    })
}

/// The name of the condition that a resource or output depends on.
pub(super) fn condition(definition: &Map) -> Result<Option<Box<str>>> {
    let Some(condition) = definition.get("Condition") else { return Ok(None) };
    match condition.scalar() {
        Some(name) => Ok(Some(name.into())),
        // `unverified:` the words.
        None => Err(TemplateError::format(format_args!("Every Condition member must be a string."))),
    }
}

fn depends_on(definition: &Map) -> Result<Vec<Box<str>>> {
    let names = match definition.get("DependsOn") {
        None => Some(Vec::new()),
        Some(Value::List(names)) => names.iter().map(|name| name.scalar().map(Box::from)).collect(),
        Some(name) => name.scalar().map(|name| vec![name.into()]),
    };
    names.ok_or_else(|| TemplateError::format(format_args!("DependsOn must be a string or list of strings.")))
}

/// Whether a type has the form of one: of a service, of a registered extension, or of a custom resource. Which types there
/// are is nothing that is known here.
fn is_type(name: &str) -> bool {
    if let Some(custom) = name.strip_prefix("Custom::") {
        return !custom.is_empty();
    }
    let parts: Vec<_> = name.split("::").collect();
    let is_part = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    matches!(parts.len(), 3 | 4) && parts.iter().all(is_part)
}

fn malformed(name: &str, reason: &str) -> TemplateError {
    TemplateError::format(format_args!("[/Resources/{name}] {reason}"))
}
