//! The functions of texts and lists.

use base64::{Engine as _, engine::general_purpose::STANDARD};

use super::expressions::Evaluator;
use crate::cloudformation::{
    error::{Result, TemplateError},
    functions::{JOIN, SELECT, SPLIT},
    value::Value,
};

/// What the call of a function comes to.
pub(super) fn evaluate(evaluator: &Evaluator<'_>, name: &str, argument: &Value) -> Result<Value> {
    match name {
        "Fn::Join" => join(evaluator, argument),
        "Fn::Split" => split(evaluator, argument),
        "Fn::Select" => select(evaluator, argument),
        "Fn::Base64" => {
            const WANTED: &str = "every Fn::Base64 object must have a String-typed value.";
            let text = evaluator.text(argument, WANTED)?;
            Ok(text.map_or(Value::Null, |text| Value::Text(STANDARD.encode(&*text).into())))
        }
        "Fn::Length" => length(evaluator, argument),
        "Fn::ToJsonString" => to_json(evaluator, argument),
        // `unverified:` what is said of functions of rules anywhere else, and of macros.
        _ => Err(TemplateError::function(format_args!("{name} cannot be used here."))),
    }
}

fn join(evaluator: &Evaluator<'_>, argument: &Value) -> Result<Value> {
    let Some([delimiter, list]) = argument.list() else { return Ok(Value::Null) };
    let (delimiter, texts) = (delimiter.scalar().unwrap_or_default(), evaluator.texts(list, JOIN)?);
    let Some(texts) = texts else { return Ok(Value::Null) };
    evaluator.made(texts.len().saturating_mul(delimiter.len()))?;
    Ok(Value::Text(texts.join(delimiter).into()))
}

fn split(evaluator: &Evaluator<'_>, argument: &Value) -> Result<Value> {
    let Some([delimiter, text]) = argument.list() else { return Ok(Value::Null) };
    let delimiter = delimiter.scalar().unwrap_or_default();
    if delimiter.is_empty() {
        return Err(TemplateError::function(format_args!("{SPLIT}")));
    }
    let Some(text) = evaluator.text(text, SPLIT)? else { return Ok(Value::Null) };
    evaluator.made(text.len())?;
    Ok(Value::List(text.split(delimiter).map(|part| Value::Text(part.into())).collect()))
}

fn select(evaluator: &Evaluator<'_>, argument: &Value) -> Result<Value> {
    let wanted = || TemplateError::function(format_args!("{SELECT}"));
    let Some([index, list]) = argument.list() else { return Err(wanted()) };
    let index = evaluator.text(index, SELECT)?;
    let list = match evaluator.value(list)? {
        Some(Value::Null) => return Ok(Value::Null),
        Some(Value::List(list)) => list,
        _ => return Err(wanted()),
    };
    let Some(index) = index else { return Ok(Value::Null) };
    let number: i64 = index.parse().map_err(|_| wanted())?;
    let found = usize::try_from(number).ok().and_then(|number| list.into_iter().nth(number));
    found.ok_or_else(|| {
        TemplateError::function(format_args!("Fn::Select cannot select nonexistent value at index {number}"))
    })
}

/// How many elements a list has.
fn length(evaluator: &Evaluator<'_>, argument: &Value) -> Result<Value> {
    match evaluator.value(argument)? {
        Some(Value::Null) => Ok(Value::Null),
        Some(Value::List(list)) => Ok(Value::Literal(list.len().to_string().into())),
        // `unverified:` the words.
        _ => Err(TemplateError::function(format_args!("Fn::Length requires a list."))),
    }
}

/// A list or map as a JSON text.
fn to_json(evaluator: &Evaluator<'_>, argument: &Value) -> Result<Value> {
    let Some(evaluated @ (Value::List(_) | Value::Map(_))) = evaluator.value(argument)? else {
        // `unverified:` the words.
        return Err(TemplateError::function(format_args!("Fn::ToJsonString requires an object or a list.")));
    };
    Ok(if evaluated.is_known() { Value::Text(evaluated.to_string().into()) } else { Value::Null })
}
