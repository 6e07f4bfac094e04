//! The rules of a template, which its parameters must keep.

use super::{
    error::{Result, TemplateError},
    functions,
    value::{Map, Value},
};

/// Checks that every rule of the section `Rules` asserts something. `unverified:` the words.
pub(super) fn check(section: &Map) -> Result<()> {
    for (name, rule) in section.iter() {
        let assertions = rule.map().and_then(|rule| rule.get("Assertions")).and_then(Value::list);
        let asserts = |assertion: &Value| assertion.map().is_some_and(|map| map.get("Assert").is_some());
        if !assertions.is_some_and(|assertions| !assertions.is_empty() && assertions.iter().all(asserts)) {
            return Err(TemplateError::format(format_args!(
                "Rule {name} must contain an Assertions list, every member of which has an Assert member."
            )));
        }
    }
    Ok(())
}

/// Checks rules that come without a template: their form, and the calls of functions in them. What they refer to is not
/// looked at.
///
/// # Errors
/// The first fault.
pub fn check_rules(rules: &Map) -> Result<()> {
    check(rules)?;
    rules.iter().try_for_each(|(_, rule)| functions::check_value(rule))
}
