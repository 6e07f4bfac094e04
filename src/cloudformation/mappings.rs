//! The mappings of a template: maps of two levels.

use super::{
    error::{Result, TemplateError},
    macros,
    value::{Map, Value},
};

/// Checks the section `Mappings`. What macros make is not looked at.
pub(super) fn check(section: &Map) -> Result<()> {
    for (name, mapping) in section.iter().filter(|(name, _)| !is_macro(name)) {
        for (key, attributes) in levels(name, mapping)?.iter().filter(|(key, _)| !is_macro(key)) {
            for (_, attribute) in levels(key, attributes)?.iter().filter(|(name, _)| !is_macro(name)) {
                attribute_value(attribute)?;
            }
        }
    }
    Ok(())
}

fn is_macro(name: &str) -> bool {
    name.starts_with("Fn::")
}

fn levels<'a>(name: &str, value: &'a Value) -> Result<&'a Map> {
    // `unverified:` the words.
    value
        .map()
        .ok_or_else(|| TemplateError::format(format_args!("Every Mappings member {name} must be a map.")))
}

fn attribute_value(value: &Value) -> Result<()> {
    let is_good = match value {
        Value::List(elements) => elements.iter().all(|element| element.scalar().is_some()),
        value => value.scalar().is_some() || value.function().is_some_and(|(name, _)| name == macros::CALL),
    };
    if is_good {
        return Ok(());
    }
    Err(TemplateError::format(format_args!("Every Mappings attribute must be a String or a List.")))
}
