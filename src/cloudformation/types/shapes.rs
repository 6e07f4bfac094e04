//! The language of shapes: what an id or attribute looks like.
//!
//! A shape is a text with parts in braces:
//! - `{arn sns}` and `{global iam}`: an ARN up to the account, with and without a region;
//! - `{account}`, `{region}`, `{partition}`, `{suffix}`, `{stack}`, `{stackid}`: where it is, the last escaped for URLs;
//! - `{logical}`, `{name TopicName 256}`, `{lower BucketName 63}`, `{name}`: the logical id; the name that this property
//!   gives, or else a generated one of so many characters at most, also in lower case; that name again;
//! - `{fifo FifoTopic}`: what generated names end with if this property is true;
//! - `{hex17}`, `{upper16}`, `{lower10}`, `{digits10}`, `{base40}`, `{uuid}`, `{catalog}`, `{ip}`, `{private}`: random ones;
//! - `{id}`, `{id~/}`, `{id^/}`, `{piece1}`: the physical id, what follows the last slash in it, what comes before that, and
//!   its second piece between vertical bars;
//! - `{@PublicIp}`, `{@PublicIp-}`, `{@Dns^.}`: an attribute, also with hyphens for dots, or only what comes before the
//!   first dot in it;
//! - `{.Engine}`, `{.Port|.Other|80}`: the text of the first of these properties that is given, or else that shape;
//! - `{map Type network=net app}`: for this text of the property (or `region`) this shape, and the last one for all others;
//! - `{last Cluster default}`: what follows the last slash in a property, or else that text;
//! - `{end ServiceName}`: what follows the last dot in a property;
//! - `{swap Url https:// http://}`: a property with the one in place of the other;
//! - `{full FunctionName lambda function:}`: the ARN that a property is, or that of what it names;
//! - `{}`: those braces.
//!
//! `=Port|80` is the value of a property as it is, or else that shape, and `[...]` a list of texts, without the empty ones.
//! What is random, and what the logical id and names are part of, is not known any more when a resource is updated.

use super::{Made, names::generated_name, parts};
use crate::{
    cloudformation::{Map, Surroundings, Value},
    kit::Ids,
};

/// What a resource is made from.
#[derive(Debug)]
pub(super) struct Maker<'a> {
    properties: &'a Map,
    pub(super) surroundings: &'a Surroundings,
    /// The logical id, and where ids come from: only when a resource is made.
    pub(super) draw: Option<(&'a str, &'a mut Ids)>,
    /// The name that it got, if it got one.
    pub(super) name: Option<String>,
    /// The resource as far as it is made.
    pub(super) made: Made,
}

impl<'a> Maker<'a> {
    /// What makes a resource, if there are ids to draw, and else what changes one that is made.
    pub(super) fn new(
        properties: &'a Map,
        surroundings: &'a Surroundings,
        draw: Option<(&'a str, &'a mut Ids)>,
        made: Made,
    ) -> Self {
        Self { properties, surroundings, draw, name: None, made }
    }

    /// Sets an attribute, unless its value cannot be told any more.
    pub(super) fn set(&mut self, name: &'static str, value: Option<Value>) {
        if let Some(value) = value {
            self.made.attributes.insert(name.into(), value);
        }
    }

    /// The value of this shape.
    pub(super) fn value(&mut self, shape: &str) -> Option<Value> {
        if let Some(property) = shape.strip_prefix('=') {
            let (property, other) = property.split_once('|').unwrap_or((property, ""));
            return match self.property(property) {
                Some(value) => Some(value.clone()),
                None => self.value(other),
            };
        }
        let Some(elements) = shape.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
            return self.shaped(shape).map(text);
        };
        let elements: Option<Vec<String>> =
            parts::split(elements, ',').into_iter().map(|element| self.shaped(element)).collect();
        Some(Value::List(elements?.into_iter().filter(|element| !element.is_empty()).map(text).collect()))
    }

    /// The text of this shape.
    pub(super) fn shaped(&mut self, shape: &str) -> Option<String> {
        let mut made = String::new();
        let mut rest = shape;
        while let Some((before, after)) = rest.split_once('{') {
            let (part, after) = parts::closed(after)?;
            made.push_str(before);
            made.push_str(&self.part(part)?);
            rest = after;
        }
        made.push_str(rest);
        Some(made)
    }

    /// The value of a property, which may be inside another; none if it is not given.
    pub(super) fn property(&self, name: &str) -> Option<&'a Value> {
        let mut names = name.split('.');
        let first = self.properties.get(names.next()?)?;
        let inner = |value: &'a Value, name: &str| match value {
            Value::Map(map) => map.get(name),
            Value::List(elements) => elements.get(name.parse::<usize>().ok()?),
            _ => None,
        };
        names.try_fold(first, inner).filter(|value| **value != Value::Null)
    }

    /// The text of a property; none if it is not given, or not one.
    pub(super) fn given(&self, name: &str) -> Option<&'a str> {
        self.property(name)?.scalar()
    }

    /// The names of the properties.
    pub(super) fn properties(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.properties.names()
    }

    /// The name of a new resource: as this property gives it, or else a generated one.
    pub(super) fn name(&mut self, property: &str, most: usize) -> Option<String> {
        let given = self.given(property).filter(|name| !name.is_empty());
        let (logical_id, ids) = self.draw.as_mut()?;
        let name = match given {
            Some(name) => name.to_owned(),
            None => generated_name(&self.surroundings.stack_name, logical_id, most, ids),
        };
        self.name = Some(name.clone());
        Some(name)
    }
}

/// A text as a value.
pub(super) fn text(text: String) -> Value {
    Value::Text(text.into())
}
