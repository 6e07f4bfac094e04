//! Values of the wrong type: what the JSON framework below SSM and Service Catalog says, and what it lets pass.

use serde_json::{Number, Value};

use crate::api::{
    Timestamp,
    shape::{Kind, Shape},
};

/// Finds the first value in `value` that has not the type of `shape`, and words it. Numbers are brought into the form
/// of their shape: a fraction given for a whole number is cut off.
///
/// # Errors
/// The message of the `SerializationException`.
pub(super) fn conform(shape: &Shape, value: &mut Value) -> Result<(), String> {
    match (&shape.kind, value) {
        (Kind::Structure(members), Value::Object(object)) => members.iter().try_for_each(|member| {
            object.get_mut(member.name).map_or(Ok(()), |value| conform(member.shape, value))
        }),
        (Kind::List { member, .. }, Value::Array(list)) => {
            list.iter_mut().try_for_each(|element| conform(member, element))
        }
        (Kind::Map { value: shape, .. }, Value::Object(map)) => {
            map.values_mut().try_for_each(|element| conform(shape, element))
        }
        (_, Value::Null)
        | (Kind::String(_) | Kind::Enum(..), Value::String(_))
        | (Kind::Boolean, Value::Bool(_))
        | (Kind::Float | Kind::Timestamp, Value::Number(_)) => Ok(()),
        (Kind::Integer(_), Value::Number(number)) => {
            *number = whole(number, i64::from(i32::MIN), i64::from(i32::MAX));
            Ok(())
        }
        (Kind::Long(_), Value::Number(number)) => {
            *number = whole(number, i64::MIN, i64::MAX);
            Ok(())
        }
        (Kind::Timestamp, Value::String(text)) if Timestamp::from_iso8601(text).is_some() => Ok(()),
        (kind, value) => Err(complaint(kind, value)),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the fraction is cut off on purpose, and the rest saturates"
)]
fn whole(number: &Number, least: i64, most: i64) -> Number {
    let value = number.as_i64().unwrap_or_else(|| number.as_f64().unwrap_or_default() as i64);
    value.clamp(least, most).into()
}

/// unverified: these are the texts of the newer of the two generations of the framework seen at other services; which
/// of them the three services speak is not known.
fn complaint(wanted: &Kind, got: &Value) -> String {
    let token = match got {
        Value::Null => "NULL_VALUE",
        Value::Bool(true) => "TRUE_VALUE",
        Value::Bool(false) => "FALSE_VALUE",
        Value::Number(_) => "NUMBER_VALUE",
        Value::String(_) => "STRING_VALUE",
        Value::Object(_) => return "Start of structure or map found where not expected.".to_owned(),
        Value::Array(_) => return "Unexpected field type".to_owned(),
    };
    match wanted {
        Kind::String(_) | Kind::Enum(..) => format!("{token} can not be converted to a String"),
        Kind::Integer(_) => format!("{token} cannot be converted to Integer"),
        Kind::Long(_) => format!("{token} cannot be converted to Long"),
        Kind::Float => format!("{token} cannot be converted to Float"),
        Kind::Boolean => format!("{token} cannot be converted to Boolean"),
        Kind::Timestamp => format!("{token} can not be converted to milliseconds since epoch"),
        Kind::List { .. } => {
            let class = match got {
                Value::Bool(_) => "Boolean",
                Value::Number(_) => "Integer",
                _ => "String",
            };
            format!("Unrecognized collection type class java.lang.{class}")
        }
        Kind::Map { .. } | Kind::Structure(_) => "Unexpected field type".to_owned(),
    }
}
