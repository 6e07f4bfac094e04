//! From the properties of a template to the input of an operation. The names of properties are those of members but for
//! the case of their first letters, and a template may write numbers and booleans as texts, and the other way round.

use serde_json::{Map, Value as Json};

use crate::{
    api::{
        ServiceId,
        shape::{Kind, Shape},
    },
    kit::Ordered,
};

/// What of `properties` the input of an operation takes, as it takes it.
pub(super) fn input(service: ServiceId, operation: &str, properties: &Json) -> Map<String, Json> {
    let info = service.operations().into_iter().find(|info| info.name == operation);
    match info.map(|info| fitted(info.input, properties)) {
        Some(Json::Object(map)) => map,
        _ => Map::new(),
    }
}

fn fitted(shape: &Shape, value: &Json) -> Json {
    match (&shape.kind, value) {
        (Kind::Structure(members), Json::Object(given)) => {
            let given = given.iter().filter(|(_, value)| !value.is_null());
            let fitting = given.filter_map(|(name, value)| {
                let member = members.iter().find(|member| member.name.eq_ignore_ascii_case(name))?;
                Some((member.name.to_owned(), fitted(member.shape, value)))
            });
            Json::Object(fitting.into_object())
        }
        (Kind::Map { value: shape, .. }, Json::Object(given)) => {
            let fitting = given.iter().map(|(name, value)| (name.clone(), fitted(shape, value)));
            Json::Object(fitting.into_object())
        }
        (Kind::List { member, .. }, Json::Array(list)) => {
            list.iter().map(|value| fitted(member, value)).collect()
        }
        // One where there may be several needs no list around it.
        (Kind::List { member, .. }, Json::String(_)) => Json::Array(vec![fitted(member, value)]),
        (Kind::Integer(_) | Kind::Long(_) | Kind::Float | Kind::Boolean, Json::String(text)) => {
            let read: Option<Json> = serde_json::from_str(text).ok();
            read.filter(|read| read.is_number() || read.is_boolean()).unwrap_or_else(|| value.clone())
        }
        (Kind::String(_) | Kind::Enum(..), Json::Number(_) | Json::Bool(_)) => {
            Json::String(value.to_string())
        }
        _ => value.clone(),
    }
}
