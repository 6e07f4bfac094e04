//! The conditions of a template.

use super::{
    error::{Result, TemplateError},
    value::{Map, Value},
};

/// Checks that every condition of the section `Conditions` is something true or false.
pub(super) fn check(section: &Map) -> Result<()> {
    if section.iter().all(|(_, condition)| is_condition(condition)) {
        return Ok(());
    }
    Err(TemplateError::format(format_args!(
        "Conditions can only be boolean operations on parameters and other conditions"
    )))
}

/// Whether a value is a function of which the result is true or false.
pub(super) fn is_condition(value: &Value) -> bool {
    let is_boolean = |name| matches!(name, "Fn::And" | "Fn::Equals" | "Fn::Not" | "Fn::Or");
    value.function().is_some_and(|(name, _)| is_boolean(name)) || named(value).is_some()
}

/// The name, if the value refers to another condition.
pub(super) fn named(value: &Value) -> Option<&str> {
    let map = value.map().filter(|map| map.len() == 1)?;
    map.get("Condition")?.scalar()
}
