//! `Fn::Sub`.

use super::expressions::Evaluator;
use crate::cloudformation::{
    error::{Result, TemplateError},
    functions::SUBSTITUTION,
    substitution,
    value::{EMPTY, Map, Value},
};

/// A text with its variables replaced: by what is given with it, and else by what their names refer to.
pub(super) fn evaluate(evaluator: &Evaluator<'_>, argument: &Value) -> Result<Value> {
    let (text, given) = match argument.list() {
        Some([text, Value::Map(given)]) => (text.scalar(), given),
        _ => (argument.scalar(), &EMPTY),
    };
    let text = substitution::replaced(text.unwrap_or_default(), |name| variable(evaluator, name, given))?;
    Ok(text.map_or(Value::Null, |text| Value::Text(text.into())))
}

/// The text that a variable stands for; none if it is not known yet.
fn variable(evaluator: &Evaluator<'_>, name: &str, given: &Map) -> Result<Option<Box<str>>> {
    let value = match (given.get(name), name.split_once('.')) {
        (Some(value), _) => evaluator.value(value)?,
        (None, Some((resource, attribute))) => Some(evaluator.attribute_of(resource, attribute)?),
        (None, None) => evaluator.reference(name)?,
    };
    match value {
        Some(Value::Null) => Ok(None),
        Some(Value::Literal(text) | Value::Text(text)) => {
            evaluator.made(text.len())?;
            Ok(Some(text))
        }
        // `unverified:` the words for a list, and what becomes of AWS::NoValue.
        _ => Err(TemplateError::function(format_args!("{SUBSTITUTION}"))),
    }
}
