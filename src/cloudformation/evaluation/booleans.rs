//! What is true or false.

use super::expressions::Evaluator;
use crate::cloudformation::{
    conditions,
    error::{Result, TemplateError},
    value::Value,
};

/// Whether a value holds that is true or false, where all conditions are decided.
pub(super) fn holds(evaluator: &Evaluator<'_>, value: &Value) -> Result<bool> {
    truth(evaluator, value, &|name| Ok(evaluator.evaluation.holds(name)))
}

/// Whether a value holds that is true or false; `condition` tells of a condition that it names.
pub(super) fn truth(
    evaluator: &Evaluator<'_>,
    value: &Value,
    condition: &dyn Fn(&str) -> Result<bool>,
) -> Result<bool> {
    if let Some(name) = conditions::named(value) {
        return condition(name);
    }
    let Some((name, argument)) = value.function() else {
        return match value.scalar() {
            Some("true") => Ok(true),
            Some("false") => Ok(false),
            _ => Err(not_boolean()),
        };
    };
    let list = argument.list().unwrap_or_default();
    let each = |value: &Value| truth(evaluator, value, condition);
    match name {
        "Fn::Equals" => match list {
            [one, other] => Ok(same(evaluator.value(one)?.as_ref(), evaluator.value(other)?.as_ref())),
            _ => Err(not_boolean()),
        },
        "Fn::Not" => each(list.first().unwrap_or(argument)).map(|holds| !holds),
        // All of them are evaluated, so that a fault in any is found.
        "Fn::And" => list.iter().try_fold(true, |all, value| Ok(each(value)? && all)),
        "Fn::Or" => list.iter().try_fold(false, |any, value| Ok(each(value)? || any)),
        _ => match evaluator.value(value)? {
            Some(Value::Literal(text) | Value::Text(text)) if &*text == "true" => Ok(true),
            Some(Value::Literal(text) | Value::Text(text)) if &*text == "false" => Ok(false),
            _ => Err(not_boolean()),
        },
    }
}

/// What a function of conditions comes to as a value.
pub(super) fn as_value(evaluator: &Evaluator<'_>, name: &str, argument: &Value) -> Result<Value> {
    let call = Value::Map(crate::cloudformation::value::Map::single(name, argument.clone()));
    let holds = holds(evaluator, &call)?;
    Ok(Value::Literal(if holds { "true" } else { "false" }.into()))
}

/// Texts, numbers and booleans are the same if they are written the same, as everything is a text to `CloudFormation`.
fn same(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => match (one.scalar(), other.scalar()) {
            (Some(one), Some(other)) => one == other,
            _ => one == other,
        },
        (one, other) => one.is_none() == other.is_none(),
    }
}

fn not_boolean() -> TemplateError {
    // `unverified:` that it is told in these words where only evaluation shows it.
    TemplateError::format(format_args!(
        "Conditions can only be boolean operations on parameters and other conditions"
    ))
}
