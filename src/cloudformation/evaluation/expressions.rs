//! Values with functions in them.

use super::{Evaluation, Lookup, booleans, cidr, substitutions, texts, zones};
use crate::cloudformation::{
    error::{Result, TemplateError},
    value::{Map, Value},
};

/// What evaluates values. A null is something that is not known yet; none is `AWS::NoValue`, with which an entry or an
/// element is left out.
#[derive(Clone, Copy)]
pub(super) struct Evaluator<'e> {
    pub(super) evaluation: &'e Evaluation<'e>,
    pub(super) lookup: &'e dyn Lookup,
}

impl Evaluator<'_> {
    /// What a value comes to.
    pub(super) fn value(&self, value: &Value) -> Result<Option<Value>> {
        if let Some((name, argument)) = value.function() {
            return self.call(name, argument);
        }
        match value {
            Value::Null => Ok(Some(Value::Null)),
            Value::Literal(text) | Value::Text(text) => {
                self.made(text.len())?;
                Ok(Some(value.clone()))
            }
            Value::List(elements) => self.elements(elements).map(|elements| Some(Value::List(elements))),
            Value::Map(map) => self.entries(map).map(|map| Some(Value::Map(map))),
        }
    }

    /// What the elements of a list come to, without those that come to nothing.
    pub(super) fn elements(&self, elements: &[Value]) -> Result<Vec<Value>> {
        let mut evaluated = Vec::new();
        for element in elements {
            self.made(1)?;
            evaluated.extend(self.value(element)?);
        }
        Ok(evaluated)
    }

    fn entries(&self, map: &Map) -> Result<Map> {
        let mut entries = Vec::new();
        for (name, value) in map.iter() {
            self.made(name.len())?;
            if let Some(value) = self.value(value)? {
                entries.push((name.into(), value));
            }
        }
        // The names are those of the template, where each is there once.
        Ok(Map::new(entries).unwrap_or_default())
    }

    /// Takes so many bytes from what may still be made.
    pub(super) fn made(&self, bytes: usize) -> Result<()> {
        let left = self.evaluation.left.get().checked_sub(bytes);
        self.evaluation.left.set(left.unwrap_or_default());
        // `unverified:` the words.
        left.map(drop)
            .ok_or_else(|| TemplateError::bare(format_args!("Template is too large when it is evaluated.")))
    }

    fn call(&self, name: &str, argument: &Value) -> Result<Option<Value>> {
        let evaluated = match name {
            "Ref" => return self.reference(argument.scalar().unwrap_or_default()),
            "Fn::If" => return self.choice(argument),
            "Fn::GetAtt" => self.attribute(argument)?,
            "Fn::Sub" => substitutions::evaluate(self, argument)?,
            "Fn::FindInMap" => return self.find(argument),
            "Fn::ImportValue" => match self.text(argument, IMPORT)? {
                Some(name) => self.lookup.import(&name)?,
                None => Value::Null,
            },
            "Fn::GetAZs" => zones::evaluate(self, argument)?,
            "Fn::Cidr" => cidr::evaluate(self, argument)?,
            "Fn::Equals" | "Fn::And" | "Fn::Or" | "Fn::Not" | "Condition" => {
                booleans::as_value(self, name, argument)?
            }
            _ => texts::evaluate(self, name, argument)?,
        };
        if let Some(text) = evaluated.scalar() {
            self.made(text.len())?;
        }
        Ok(Some(evaluated))
    }

    /// What a name stands for: a parameter, what every stack has, or a resource.
    pub(super) fn reference(&self, name: &str) -> Result<Option<Value>> {
        let surroundings = self.evaluation.surroundings;
        let text = |text: &str| Value::Text(text.into());
        let value = match name {
            "AWS::NoValue" => return Ok(None),
            "AWS::NotificationARNs" => {
                Value::List(surroundings.notification_arns.iter().map(|arn| text(arn)).collect())
            }
            _ => match (surroundings.text(name), self.evaluation.parameters.get(name)) {
                (Some(own), _) => text(own),
                (None, Some(value)) => value.clone(),
                (None, None) => self.lookup.reference(name).unwrap_or(Value::Null),
            },
        };
        self.charge(&value)?;
        Ok(Some(value))
    }

    fn charge(&self, value: &Value) -> Result<()> {
        match value {
            Value::Null => Ok(()),
            Value::Literal(text) | Value::Text(text) => self.made(text.len()),
            Value::List(elements) => elements.iter().try_for_each(|element| self.charge(element)),
            Value::Map(map) => map.iter().try_for_each(|(name, value)| {
                self.made(name.len())?;
                self.charge(value)
            }),
        }
    }

    fn attribute(&self, argument: &Value) -> Result<Value> {
        let Some([resource, attribute]) = argument.list() else { return Ok(Value::Null) };
        let Some(attribute) = self.text(attribute, GET_ATT)? else { return Ok(Value::Null) };
        self.attribute_of(resource.scalar().unwrap_or_default(), &attribute)
    }

    /// An attribute of a resource.
    pub(super) fn attribute_of(&self, resource: &str, attribute: &str) -> Result<Value> {
        let value = self.lookup.attribute(resource, attribute)?.unwrap_or(Value::Null);
        self.charge(&value)?;
        Ok(value)
    }

    fn choice(&self, argument: &Value) -> Result<Option<Value>> {
        let Some([condition, yes, no]) = argument.list() else { return Ok(None) };
        let holds = self.evaluation.holds(condition.scalar().unwrap_or_default());
        self.value(if holds { yes } else { no })
    }

    /// `Fn::FindInMap`, with a default where the language is extended.
    fn find(&self, argument: &Value) -> Result<Option<Value>> {
        let (Some([name, key, attribute]), default) = split(argument) else { return Ok(None) };
        let (Some(name), Some(key), Some(attribute)) =
            (self.text(name, FIND)?, self.text(key, FIND)?, self.text(attribute, FIND)?)
        else {
            return Ok(Some(Value::Null));
        };
        let mappings = self.evaluation.content.mappings();
        let inner = |map: &'_ Value| map.map().and_then(|map| map.get(&key)).cloned();
        let found = mappings.get(&name).and_then(inner);
        let found = found.as_ref().and_then(Value::map).and_then(|map| map.get(&attribute)).cloned();
        match (found, default) {
            (Some(found), _) => {
                self.charge(&found)?;
                Ok(Some(found))
            }
            (None, Some(default)) => self.value(default),
            (None, None) => Err(TemplateError::function(format_args!(
                "Unable to get mapping for {name}::{key}::{attribute}"
            ))),
        }
    }

    /// What an argument that must be a text comes to; none if it is not known yet.
    pub(super) fn text(&self, argument: &Value, wanted: &str) -> Result<Option<Box<str>>> {
        match self.value(argument)? {
            Some(Value::Null) => Ok(None),
            Some(Value::Literal(text) | Value::Text(text)) => Ok(Some(text)),
            _ => Err(TemplateError::function(format_args!("{wanted}"))),
        }
    }

    /// What an argument that must be a list of texts comes to; none if not all of it is known yet.
    pub(super) fn texts(&self, argument: &Value, wanted: &str) -> Result<Option<Vec<Box<str>>>> {
        let elements = match self.value(argument)? {
            Some(Value::Null) => return Ok(None),
            Some(Value::List(elements)) => elements,
            _ => return Err(TemplateError::function(format_args!("{wanted}"))),
        };
        let mut texts = Vec::new();
        for element in elements {
            match element {
                Value::Null => return Ok(None),
                Value::Literal(text) | Value::Text(text) => texts.push(text),
                _ => return Err(TemplateError::function(format_args!("{wanted}"))),
            }
        }
        Ok(Some(texts))
    }
}

/// The three arguments of `Fn::FindInMap`, and the default in the fourth.
fn split(argument: &Value) -> (Option<&[Value; 3]>, Option<&Value>) {
    match argument.list() {
        Some([three @ .., last]) if three.len() == 3 => {
            (three.try_into().ok(), last.map().and_then(|map| map.get("DefaultValue")))
        }
        Some(list) => (list.try_into().ok(), None),
        None => (None, None),
    }
}

// `unverified:` the words of these where it is only evaluation that shows the fault.
const IMPORT: &str = "every Fn::ImportValue object must have a String-typed value.";
const GET_ATT: &str =
    "every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute";
const FIND: &str = "every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value";
