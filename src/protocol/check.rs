//! What is wrong with a request: every broken constraint, in model order, in AWS's words.
//!
//! Only requests that were found wanting come here (see [`api::shape`](crate::api::shape)).

use std::fmt::{self, Write};

use serde_json::Value;

use crate::api::shape::{Kind, Member, Range, Shape};

/// A broken constraint.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    /// Where, such as `items.1.member.typeName`.
    pub path: String,
    /// The offending value as the sentence shows it; none if it is sensitive.
    pub value: Option<String>,
    /// Which constraint.
    pub broken: Broken,
}

/// A constraint that does not hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Broken {
    /// A value must be there.
    Null,
    /// The text must match this pattern.
    Pattern(&'static str),
    /// The text must be one of these.
    Enum(&'static [&'static str]),
    /// At most so many characters or elements.
    LengthAbove(i64),
    /// At least so many characters or elements.
    LengthBelow(i64),
    /// A number of at most this.
    ValueAbove(i64),
    /// A number of at least this.
    ValueBelow(i64),
    /// Some element of a list breaks one of these.
    Elements(Vec<Broken>),
    /// Some key of a map breaks one of these.
    Keys(Vec<Broken>),
    /// Some value of a map breaks one of these.
    Values(Vec<Broken>),
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("Member must not be null"),
            Self::Pattern(source) => write!(f, "Member must satisfy regular expression pattern: {source}"),
            Self::Enum(values) => write!(f, "Member must satisfy enum value set: [{}]", values.join(", ")),
            Self::LengthAbove(most) => write!(f, "Member must have length less than or equal to {most}"),
            Self::LengthBelow(least) => write!(f, "Member must have length greater than or equal to {least}"),
            Self::ValueAbove(most) => write!(f, "Member must have value less than or equal to {most}"),
            Self::ValueBelow(least) => write!(f, "Member must have value greater than or equal to {least}"),
            Self::Elements(all) => write!(f, "Member must satisfy constraint: [{}]", joined(all)),
            Self::Keys(all) => write!(f, "Map keys must satisfy constraint: [{}]", joined(all)),
            Self::Values(all) => write!(f, "Map value must satisfy constraint: [{}]", joined(all)),
        }
    }
}

fn joined(all: &[Broken]) -> String {
    all.iter().map(Broken::to_string).collect::<Vec<_>>().join(", ")
}

/// The most violations that one sentence lists.
const MOST_LISTED: usize = 10;

/// The sentence of a `ValidationException`.
pub fn sentence(violations: &[Violation]) -> String {
    let listed = &violations[..violations.len().min(MOST_LISTED)];
    let plural = if listed.len() == 1 { "" } else { "s" };
    let mut text = format!("{} validation error{plural} detected: ", listed.len());
    for (index, Violation { path, value, broken }) in listed.iter().enumerate() {
        let separator = if index == 0 { "" } else { "; " };
        let value = match (value, broken) {
            (_, Broken::Null) => " null".to_owned(),
            (Some(value), _) => format!(" '{value}'"),
            (None, _) => String::new(),
        };
        // Writing to a string cannot fail.
        let _ = write!(text, "{separator}Value{value} at '{path}' failed to satisfy constraint: {broken}");
    }
    text
}

/// Batch's words for a broken constraint.
///
/// unverified: only the form `Resource minvCpus is required.` was ever seen.
pub fn batch_sentence(violation: &Violation) -> String {
    let Violation { path, value, broken } = violation;
    match broken {
        Broken::Null => format!("{path} is required."),
        broken => format!("{path} '{}' is not valid. {broken}", value.as_deref().unwrap_or_default()),
    }
}

/// Every broken constraint of `value`, which has the types of `shape`.
pub fn violations(shape: &Shape, value: &Value) -> Vec<Violation> {
    let mut found = Vec::new();
    walk(shape, value, "", &mut found);
    found
}

fn walk(shape: &Shape, value: &Value, path: &str, found: &mut Vec<Violation>) {
    if found.len() >= MOST_LISTED {
        return;
    }
    for broken in own(shape, value) {
        let value = (!shape.sensitive).then(|| print(shape, value));
        found.push(Violation { path: path.to_owned(), value, broken });
    }
    match (&shape.kind, value) {
        (Kind::Structure(members), Value::Object(object)) => {
            for member in *members {
                let path = if path.is_empty() {
                    camel(member.name)
                } else {
                    format!("{path}.{}", camel(member.name))
                };
                match object.get(member.name) {
                    None | Some(Value::Null) if member.required => found.push(null(path)),
                    None | Some(Value::Null) => {}
                    Some(value) => walk(member.shape, value, &path, found),
                }
            }
        }
        (Kind::List { member, .. }, Value::Array(list)) if !is_scalar(member) => {
            for (index, element) in list.iter().enumerate() {
                nested(member, element, format!("{path}.{}.member", index + 1), found);
            }
        }
        (Kind::Map { value: shape, .. }, Value::Object(map)) if !is_scalar(shape) => {
            for (key, element) in map {
                nested(shape, element, format!("{path}.{key}.member"), found);
            }
        }
        _ => {}
    }
}

fn nested(shape: &Shape, value: &Value, path: String, found: &mut Vec<Violation>) {
    if value.is_null() {
        found.push(null(path));
    } else {
        walk(shape, value, &path, found);
    }
}

fn null(path: String) -> Violation {
    Violation { path, value: None, broken: Broken::Null }
}

/// What `value` itself breaks, without what lies in its structures.
fn own(shape: &Shape, value: &Value) -> Vec<Broken> {
    match (&shape.kind, value) {
        (Kind::String(rule), Value::String(text)) => {
            let pattern = rule.pattern.filter(|pattern| !pattern.matches(text));
            let pattern = pattern.map(|pattern| Broken::Pattern(pattern.source));
            pattern.into_iter().chain(length(rule.length, text.chars().count())).collect()
        }
        (Kind::Enum(values, range), Value::String(text)) => {
            let unlisted = (!values.contains(&text.as_str())).then_some(Broken::Enum(values));
            unlisted.into_iter().chain(length(*range, text.chars().count())).collect()
        }
        (Kind::Integer(range) | Kind::Long(range), Value::Number(number)) => {
            let number = number.as_i64().unwrap_or(i64::MAX);
            let above = range.max.filter(|_| range.is_above(number)).map(Broken::ValueAbove);
            let below = range.min.filter(|_| range.is_below(number)).map(Broken::ValueBelow);
            above.into_iter().chain(below).collect()
        }
        (Kind::List { member, length: range }, Value::Array(list)) => {
            let elements = is_scalar(member) && list.iter().any(|element| breaks(member, element));
            let elements = elements.then(|| Broken::Elements(constraints(member)));
            length(*range, list.len()).chain(elements).collect()
        }
        (Kind::Map { key, value, length: range }, Value::Object(map)) => {
            let keys = map.keys().any(|name| breaks(key, &Value::from(name.as_str())));
            let keys = keys.then(|| Broken::Keys(constraints(key)));
            let values = is_scalar(value) && map.values().any(|element| breaks(value, element));
            let values = values.then(|| Broken::Values(constraints(value)));
            length(*range, map.len()).chain(keys).chain(values).collect()
        }
        _ => Vec::new(),
    }
}

fn length(range: Range, count: usize) -> impl Iterator<Item = Broken> {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let above = range.max.filter(|_| range.is_above(count)).map(Broken::LengthAbove);
    let below = range.min.filter(|_| range.is_below(count)).map(Broken::LengthBelow);
    above.into_iter().chain(below)
}

fn breaks(shape: &Shape, value: &Value) -> bool {
    value.is_null() || !own(shape, value).is_empty()
}

/// All constraints of a scalar shape, in the order in which they are listed for elements, keys and values.
fn constraints(shape: &Shape) -> Vec<Broken> {
    let lengths = |range: Range| {
        range.max.map(Broken::LengthAbove).into_iter().chain(range.min.map(Broken::LengthBelow))
    };
    let mut all: Vec<Broken> = match &shape.kind {
        Kind::String(rule) => {
            lengths(rule.length).chain(rule.pattern.map(|pattern| Broken::Pattern(pattern.source))).collect()
        }
        Kind::Enum(values, range) => lengths(*range).chain([Broken::Enum(values)]).collect(),
        Kind::Integer(range) | Kind::Long(range) => {
            range.max.map(Broken::ValueAbove).into_iter().chain(range.min.map(Broken::ValueBelow)).collect()
        }
        _ => Vec::new(),
    };
    all.push(Broken::Null);
    all
}

fn is_scalar(shape: &Shape) -> bool {
    !matches!(shape.kind, Kind::List { .. } | Kind::Map { .. } | Kind::Structure(_))
}

/// A member's name as sentences write it: its first letter in lower case.
fn camel(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// A value in the Java style of the sentences.
fn print(shape: &Shape, value: &Value) -> String {
    match (&shape.kind, value) {
        (_, Value::Null) => "null".to_owned(),
        (_, Value::String(text)) => text.clone(),
        (Kind::List { member, .. }, Value::Array(list)) => {
            format!("[{}]", list.iter().map(|element| print(member, element)).collect::<Vec<_>>().join(", "))
        }
        (Kind::Map { value: shape, .. }, Value::Object(map)) => {
            let pairs = map.iter().map(|(key, value)| format!("{key}={}", print(shape, value)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
        (Kind::Structure(members), Value::Object(object)) => {
            let print = |member: &Member| match object.get(member.name) {
                Some(value) if !member.shape.sensitive => print(member.shape, value),
                Some(_) => "***Sensitive Data Redacted***".to_owned(),
                None => "null".to_owned(),
            };
            let fields = members.iter().map(|member| format!("{}={}", camel(member.name), print(member)));
            format!("{}({})", shape.name, fields.collect::<Vec<_>>().join(", "))
        }
        (_, other) => other.to_string(),
    }
}

#[cfg(test)]
mod tests;
