//! The sections of a template.

use super::{
    error::{Result, TemplateError},
    macros,
    value::{Map, Value},
};

/// The sections that are maps, with the most entries of each.
const MAPS: [(&str, usize); 7] = [
    ("Metadata", usize::MAX),
    ("Parameters", 200),
    ("Mappings", 200),
    ("Conditions", usize::MAX),
    ("Rules", usize::MAX),
    ("Resources", 500),
    ("Outputs", 200),
];
const OTHERS: [&str; 4] = ["AWSTemplateFormatVersion", "Description", "Transform", "Hooks"];
const VERSION: &str = "2010-09-09";
/// The most bytes of the description of a template.
const LONGEST_DESCRIPTION: usize = 1024;

/// Checks what sections there are, of which form, and how much is in them. What macros stand for is not known.
pub(super) fn check(root: &Map, is_transformed: bool) -> Result<()> {
    no_nulls(root)?;
    known(root)?;
    version_and_description(root)?;
    for (name, most) in MAPS {
        match root.get(name) {
            Some(Value::Map(section)) => entries(name, section, most, is_transformed)?,
            // `unverified:` the words.
            Some(_) => {
                return Err(TemplateError::format(format_args!("Any {name} member must be an object.")));
            }
            None => {}
        }
    }
    if root.get("Resources").and_then(Value::map).is_none_or(Map::is_empty) {
        return Err(TemplateError::format(format_args!("At least one Resources member must be defined.")));
    }
    Ok(())
}

fn no_nulls(root: &Map) -> Result<()> {
    let Some(mut steps) = null(root, 0, false) else { return Ok(()) };
    steps.reverse();
    let path = steps.join("/");
    Err(TemplateError::bare(format_args!("[/{path}] 'null' values are not allowed in templates")))
}

fn known(root: &Map) -> Result<()> {
    let is_known = |name: &str| OTHERS.contains(&name) || MAPS.iter().any(|(section, _)| *section == name);
    let unknown: Vec<_> = root.names().filter(|name| !is_known(name)).collect();
    // Only a macro at the root can make something of other sections.
    if unknown.is_empty() || macros::at_root(root).next().is_some() {
        return Ok(());
    }
    let unknown = unknown.join(", ");
    Err(TemplateError::bare(format_args!("Invalid template property or properties [{unknown}]")))
}

fn version_and_description(root: &Map) -> Result<()> {
    let text = |name: &str| match root.get(name) {
        Some(value) => value
            .scalar()
            .map(Some)
            .ok_or_else(|| TemplateError::format(format_args!("Every {name} member must be a string."))),
        None => Ok(None),
    };
    match text("AWSTemplateFormatVersion")? {
        Some(version) if version != VERSION => Err(TemplateError::format(format_args!(
            "{version} is not a supported value for AWSTemplateFormatVersion."
        ))),
        _ => match text("Description")? {
            Some(text) if text.len() > LONGEST_DESCRIPTION => Err(TemplateError::format(format_args!(
                "'Description' length is greater than {LONGEST_DESCRIPTION}"
            ))),
            _ => Ok(()),
        },
    }
}

fn entries(section: &str, map: &Map, most: usize, is_transformed: bool) -> Result<()> {
    let count = map.len();
    if count > most {
        let section = section.to_ascii_lowercase();
        // Seen of these two. `unverified:` that the other sections are told of as resources are.
        return Err(if section == "parameters" {
            TemplateError::format(format_args!("Parameter count {count} is greater than max allowed {most}"))
        } else {
            TemplateError::format(format_args!(
                "Number of {section}, {count}, is greater than maximum allowed, {most}"
            ))
        });
    }
    // Seen of resources. `unverified:` that it is the same for the other sections.
    let kind = match section {
        "Parameters" => "Parameter",
        "Mappings" => "Mapping",
        "Resources" => "Resource",
        "Outputs" => "Output",
        _ => return Ok(()),
    };
    let is_macro = |name: &str| is_transformed && name.starts_with("Fn::");
    match map.names().find(|name| !is_alphanumeric(name) && !is_macro(name)) {
        Some(name) => Err(TemplateError::format(format_args!("{kind} name {name} is non alphanumeric."))),
        None => Ok(()),
    }
}

fn is_alphanumeric(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Where the first null is, if there is any: the steps to it, the last one first. The properties of a resource are named
/// by the type that they are of.
fn null(map: &Map, depth: usize, in_resources: bool) -> Option<Vec<String>> {
    map.iter().find_map(|(name, value)| {
        let mut steps = null_in(value, depth + 1, in_resources || depth == 0 && name == "Resources")?;
        let is_properties = in_resources && depth == 2 && name == "Properties";
        steps.push(if is_properties { "Type" } else { name }.to_owned());
        Some(steps)
    })
}

fn null_in(value: &Value, depth: usize, in_resources: bool) -> Option<Vec<String>> {
    match value {
        Value::Null => Some(Vec::new()),
        Value::Literal(_) | Value::Text(_) => None,
        Value::Map(map) => null(map, depth, in_resources),
        Value::List(elements) => elements.iter().enumerate().find_map(|(index, element)| {
            let mut steps = null_in(element, depth + 1, in_resources)?;
            steps.push(index.to_string());
            Some(steps)
        }),
    }
}
