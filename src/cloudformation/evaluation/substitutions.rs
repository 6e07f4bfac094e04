//! `Fn::Sub`.

use std::borrow::Cow;

use super::expressions::Evaluator;
use crate::cloudformation::{
    error::{Result, TemplateError},
    functions::SUBSTITUTION,
    value::{EMPTY, Map, Value},
};

/// A text with its variables replaced: by what is given with it, and else by what their names refer to.
pub(super) fn evaluate(evaluator: &Evaluator<'_>, argument: &Value) -> Result<Value> {
    let (text, given) = match argument.list() {
        Some([text, Value::Map(given)]) => (text.scalar(), given),
        _ => (argument.scalar(), &EMPTY),
    };
    let mut rest = text.unwrap_or_default();
    let mut made = String::new();
    let mut known = true;
    while let Some((before, behind)) = rest.split_once("${") {
        let Some((name, after)) = behind.split_once('}') else { break };
        made.push_str(before);
        match name.strip_prefix('!') {
            Some(literal) => made.extend(["${", literal, "}"]),
            None => match variable(evaluator, name, given)? {
                Some(value) => made.push_str(&value),
                None => known = false,
            },
        }
        rest = after;
    }
    made.push_str(rest);
    Ok(if known { Value::Text(made.into()) } else { Value::Null })
}

/// The text that a variable stands for; none if it is not known yet.
fn variable(evaluator: &Evaluator<'_>, name: &str, given: &Map) -> Result<Option<Cow<'static, str>>> {
    let value = match (given.get(name), name.split_once('.')) {
        (Some(value), _) => evaluator.value(value)?,
        (None, Some((resource, attribute))) => Some(evaluator.attribute_of(resource, attribute)?),
        (None, None) => evaluator.reference(name)?,
    };
    match value {
        Some(Value::Null) => Ok(None),
        Some(Value::Literal(text) | Value::Text(text)) => {
            evaluator.made(text.len())?;
            Ok(Some(Cow::Owned(text.into())))
        }
        // `unverified:` the words for a list, and what becomes of AWS::NoValue.
        _ => Err(TemplateError::function(format_args!("{SUBSTITUTION}"))),
    }
}
