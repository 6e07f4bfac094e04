//! What is not shown of an input.

use serde_json::Value;

use crate::api::shape::{Kind, Shape};

/// What stands in the place of what is not shown.
const HIDDEN: &str = "***";

/// `value` without what `shape` calls sensitive.
pub(super) fn redacted(shape: &Shape, value: Value) -> Value {
    if shape.sensitive {
        return HIDDEN.into();
    }
    match (&shape.kind, value) {
        (Kind::Structure(members), Value::Object(mut object)) => {
            for member in *members {
                if let Some(value) = object.get_mut(member.name) {
                    *value = redacted(member.shape, value.take());
                }
            }
            object.into()
        }
        (Kind::List { member, .. }, Value::Array(list)) => {
            list.into_iter().map(|element| redacted(member, element)).collect()
        }
        (Kind::Map { value: shape, .. }, Value::Object(map)) => {
            map.into_iter().map(|(key, value)| (key, redacted(shape, value))).collect()
        }
        (_, value) => value,
    }
}
