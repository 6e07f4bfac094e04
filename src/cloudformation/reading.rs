//! What reading JSON and reading YAML share.

use super::{
    error::{Result, TemplateError},
    value::{Map, Value},
};

/// The deepest that lists and maps may lie in each other. `unverified:` whether `CloudFormation` has a bound; no template
/// in use comes near this one.
pub(super) const MOST_DEEP: usize = 100;
/// The name of the function that takes a dotted text for its two arguments.
const GET_ATT: &str = "Fn::GetAtt";

/// A map of these entries. `Fn::GetAtt` of a dotted text becomes the one of a list, as every reader expects it.
///
/// # Errors
/// If two entries have the same name. `unverified:` the words; `CloudFormation` has been seen to take the last one of two
/// resources in JSON without a word, and to lose the first.
pub(super) fn map(entries: Vec<(Box<str>, Value)>) -> Result<Value> {
    let entries = match <[_; 1]>::try_from(entries) {
        Ok([(name, value)]) if *name == *GET_ATT => vec![(name, attribute(value))],
        Ok(entry) => entry.into(),
        Err(entries) => entries,
    };
    match Map::new(entries) {
        Ok(map) => Ok(Value::Map(map)),
        Err(name) => Err(TemplateError::format(format_args!("Duplicate key '{name}'"))),
    }
}

/// The long form of a value with the short form of a function for its tag, `!Name`.
pub(super) fn tagged(tag: &str, value: Value) -> Value {
    // A scalar argument is a text: of which type it would be is nothing a function asks for.
    let value = match value {
        Value::Literal(text) => Value::Text(text),
        Value::Null => Value::Text("".into()),
        other => other,
    };
    Value::Map(match tag {
        "Ref" | "Condition" => Map::single(tag, value),
        "GetAtt" => Map::single(GET_ATT, attribute(value)),
        _ => Map::single(&format!("Fn::{tag}"), value),
    })
}

/// The list that a dotted text stands for: what is before its first dot, and all that follows.
fn attribute(value: Value) -> Value {
    match value.scalar().and_then(|text| text.split_once('.')) {
        Some((resource, attribute)) => {
            Value::List(vec![Value::Text(resource.into()), Value::Text(attribute.into())])
        }
        None => value,
    }
}
