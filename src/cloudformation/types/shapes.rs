//! The language of shapes: what an id or attribute looks like.
//!
//! A shape is a text with parts in braces:
//! - `{arn sns}` and `{global iam}`: an ARN up to the account, with and without a region;
//! - `{account}`, `{region}`, `{partition}`, `{suffix}`, `{stack}`, `{stackid}`: where it is, the last escaped for URLs;
//! - `{logical}`, `{name}`, `{name TopicName 256}`, `{lower BucketName 63}`: the logical id; the name that this property gives,
//!   or else a generated one of so many characters at most, also in lower case;
//! - `{hex17}`, `{upper16}`, `{lower10}`, `{digits10}`, `{base40}`, `{uuid}`, `{ip}`, `{private}`: random ones;
//! - `{id}`, `{id~/}`, `{id^/}`: the physical id, what follows the last slash in it, and what comes before that;
//! - `{@PublicIp}`, `{@PublicIp-}`: an attribute, also with hyphens for dots;
//! - `{.Engine}`, `{.Port|.Other|80}`: the text of the first of these properties that is given, or else that text.
//!
//! `=Port|80` is the value of a property as it is, or else that text, and `[...]` a list with one text, or without any.
//! What is random, and what the logical id and names are part of, is not known any more when a resource is updated.

use super::{Made, names::generated_name};
use crate::{
    cloudformation::{Map, Surroundings, Value},
    kit::Ids,
};

/// How long a generated name may be where nothing else is said.
const LONGEST_NAME: usize = 128;

/// What a resource is made from.
#[derive(Debug)]
pub(super) struct Maker<'a> {
    properties: &'a Map,
    surroundings: &'a Surroundings,
    /// The logical id, and where ids come from: only when a resource is made.
    draw: Option<(&'a str, &'a mut Ids)>,
    /// The name that it got, if it got one.
    name: Option<String>,
    /// The resource as far as it is made.
    pub(super) made: Made,
}

impl<'a> Maker<'a> {
    /// What changes what is already made.
    pub(super) fn new(properties: &'a Map, surroundings: &'a Surroundings, made: Made) -> Self {
        Self { properties, surroundings, draw: None, name: None, made }
    }

    /// From now on there may be new ids and names.
    pub(super) fn draw(&mut self, logical_id: &'a str, ids: &'a mut Ids) {
        self.draw = Some((logical_id, ids));
    }

    /// Whether the resource is new.
    pub(super) fn is_new(&self) -> bool {
        self.draw.is_some()
    }

    /// Sets an attribute, unless its value cannot be told any more.
    pub(super) fn set(&mut self, name: &str, value: Option<Value>) {
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
        let Some(element) = shape.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
            return self.shaped(shape).map(text);
        };
        let element = if element.is_empty() { None } else { Some(self.shaped(element)?) };
        Some(Value::List(element.into_iter().map(text).collect()))
    }

    /// The text of this shape.
    pub(super) fn shaped(&mut self, shape: &str) -> Option<String> {
        let mut made = String::new();
        let mut rest = shape;
        while let Some((before, after)) = rest.split_once('{') {
            let (part, after) = after.split_once('}')?;
            made.push_str(before);
            made.push_str(&self.part(part)?);
            rest = after;
        }
        made.push_str(rest);
        Some(made)
    }

    /// The value of a property, which may be inside another; none if it is not given.
    pub(super) fn property(&self, name: &str) -> Option<&'a Value> {
        let mut parts = name.split('.');
        let first = self.properties.get(parts.next()?)?;
        parts.try_fold(first, |value, part| value.map()?.get(part)).filter(|value| **value != Value::Null)
    }

    /// The properties by name.
    pub(super) fn properties(&self) -> &'a Map {
        self.properties
    }

    /// The name of the resource: as this property gives it, or else a generated one.
    pub(super) fn name(&mut self, property: &str, most: usize) -> Option<String> {
        let (logical_id, ids) = self.draw.as_mut()?;
        let given = self.properties.get(property).and_then(Value::scalar).filter(|name| !name.is_empty());
        let name = match given {
            Some(name) => name.to_owned(),
            None => generated_name(&self.surroundings.stack_name, logical_id, most, ids),
        };
        self.name = Some(name.clone());
        Some(name)
    }

    /// What a part in braces stands for.
    fn part(&mut self, part: &str) -> Option<String> {
        if let Some(property) = part.strip_prefix('.') {
            return self.first(property);
        }
        if let Some(attribute) = part.strip_prefix('@') {
            let name = attribute.trim_end_matches('-');
            let text = self.made.attributes.get(name)?.scalar()?;
            return Some(if name == attribute { text.to_owned() } else { text.replace('.', "-") });
        }
        if let Some(separator) = part.strip_prefix("id~") {
            return self.made.physical_id.rsplit(separator).next().map(str::to_owned);
        }
        if let Some(separator) = part.strip_prefix("id^") {
            return self.made.physical_id.rsplit_once(separator).map(|(before, _)| before.to_owned());
        }
        self.place(part).or_else(|| self.own(part))
    }

    /// The first of these properties that is given, or else the last one as it is.
    fn first(&self, properties: &str) -> Option<String> {
        let mut others = properties.split('|');
        let given = |name: &str| self.property(name.trim_start_matches('.'))?.scalar().map(str::to_owned);
        let first = others.next().and_then(given);
        let text = |other: &str| if other.starts_with('.') { given(other) } else { Some(other.to_owned()) };
        first.or_else(|| others.find_map(text)).or_else(|| Some(String::new()))
    }

    /// A part that says where the resource is.
    fn place(&self, part: &str) -> Option<String> {
        let Surroundings { account, region, partition, stack_id, stack_name, .. } = self.surroundings;
        if let Some(service) = part.strip_prefix("arn ") {
            return Some(format!("arn:{partition}:{service}:{region}:{account}"));
        }
        if let Some(service) = part.strip_prefix("global ") {
            return Some(format!("arn:{partition}:{service}::{account}"));
        }
        let text = match part {
            "account" => account,
            "region" => region,
            "partition" => partition,
            "suffix" => self.surroundings.url_suffix(),
            "stack" => stack_name,
            "stackid" => return Some(stack_id.replace(':', "%3A").replace('/', "%2F")),
            "id" => &self.made.physical_id,
            _ => return None,
        };
        Some(text.to_owned())
    }

    /// A part that only a new resource gets.
    fn own(&mut self, part: &str) -> Option<String> {
        let mut words = part.split(' ');
        let (kind, property) = (words.next()?, words.next());
        let most = words.next().and_then(|most| most.parse().ok()).unwrap_or(LONGEST_NAME);
        match (kind, property) {
            ("name", Some(property)) => self.name(property, most),
            ("lower", Some(property)) => self.name(property, most).map(|name| name.to_ascii_lowercase()),
            ("name", None) => self.name.clone(),
            ("logical", _) => self.draw.as_ref().map(|(logical_id, _)| (*logical_id).to_owned()),
            // Only generated names need it: those that are given have it already.
            ("fifo", Some(property)) => {
                let is_fifo = self.properties.get(property).and_then(Value::scalar) == Some("true");
                let has_it = self.name.as_ref().is_some_and(|name| name.ends_with(".fifo"));
                Some(if is_fifo && !has_it { ".fifo".to_owned() } else { String::new() })
            }
            _ => random(kind, self.draw.as_mut()?.1),
        }
    }
}

/// A text as a value.
pub(super) fn text(text: String) -> Value {
    Value::Text(text.into())
}

fn random(kind: &str, ids: &mut Ids) -> Option<String> {
    let byte = |ids: &mut Ids| u8::from_str_radix(&ids.hex(2), 16).unwrap_or_default();
    let (kind, length) = kind.split_at(kind.find(|c: char| c.is_ascii_digit()).unwrap_or(kind.len()));
    let length = length.parse().unwrap_or_default();
    Some(match kind {
        "hex" => ids.hex(length),
        "upper" => ids.upper(length),
        "lower" => ids.upper(length).to_ascii_lowercase(),
        "digits" => ids.digits(length),
        "base" => ids.base64(length),
        "uuid" => ids.uuid().to_string(),
        // Addresses that no one can have: of the block for documentation, which are few, so that others would meet.
        "ip" => format!("203.0.113.{}", byte(ids)),
        "private" => format!("10.0.{}.{}", byte(ids), byte(ids)),
        _ => return None,
    })
}
