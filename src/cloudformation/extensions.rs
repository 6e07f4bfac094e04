//! The language extensions: the one macro that is carried out here. It repeats parts of a template, and lets it have a few
//! more functions.

mod fixed;

use std::{cell::Cell, collections::BTreeMap};

use super::{
    Surroundings,
    content::Content,
    error::{Result, TemplateError},
    value::{Map, Value},
};

/// The name of the macro.
pub(super) const TRANSFORM: &str = "AWS::LanguageExtensions";
/// What the names of repeated entries begin with; the name of the loop follows.
const FOR_EACH: &str = "Fn::ForEach::";
/// The most entries and elements that a template may come to. `unverified:` the bound of `CloudFormation` is in bytes.
const MOST_PARTS: usize = 50_000;

/// As many bytes of a name that functions make count as one part.
const BYTES_OF_A_PART: usize = 64;

/// The most texts and bytes that functions may come to in names and in what loops go through.
const MOST_BYTES: usize = 20_000_000;

/// What a template with the extensions comes to: a template without them.
///
/// # Errors
/// If a loop is malformed or too long.
pub(super) fn expand(
    content: &Content,
    values: &BTreeMap<Box<str>, Box<str>>,
    surroundings: &Surroundings,
) -> Result<Map> {
    let patience = Cell::new(MOST_BYTES);
    let mut loops =
        Loops { content, values, surroundings, variables: Vec::new(), left: MOST_PARTS, patience };
    let mut sections = Vec::new();
    for (name, section) in content.root().iter().filter(|(name, _)| *name != "Transform") {
        sections.push((name.into(), loops.value(section)?));
    }
    Map::new(sections).map_err(|name| twice(&name))
}

/// The loops around a value.
struct Loops<'a> {
    content: &'a Content,
    /// The values of the parameters.
    values: &'a BTreeMap<Box<str>, Box<str>>,
    surroundings: &'a Surroundings,
    /// The variables of the loops, with what they stand for at the moment.
    variables: Vec<(Box<str>, Box<str>)>,
    /// How many more parts may be made.
    left: usize,
    /// How many more texts and bytes functions may come to in names and in what loops go through.
    patience: Cell<usize>,
}

impl Loops<'_> {
    fn value(&mut self, value: &Value) -> Result<Value> {
        self.made(1)?;
        Ok(match value {
            Value::Null | Value::Literal(_) => value.clone(),
            Value::Text(text) => Value::Text(self.replaced(text)),
            Value::List(elements) => {
                Value::List(elements.iter().map(|element| self.value(element)).collect::<Result<_>>()?)
            }
            Value::Map(map) => match value.function() {
                Some((function @ "Ref", name)) => match name.scalar().and_then(|name| self.variable(name)) {
                    Some(element) => Value::Text(element.into()),
                    None => Value::Map(Map::single(function, self.name(name)?)),
                },
                Some((function @ "Fn::GetAtt", Value::List(names))) => {
                    let names = names.iter().map(|name| self.name(name)).collect::<Result<_>>()?;
                    Value::Map(Map::single(function, Value::List(names)))
                }
                _ => Value::Map(self.entries(map)?),
            },
        })
    }

    /// Takes so many parts from what may still be made.
    fn made(&mut self, parts: usize) -> Result<()> {
        self.left = self.left.checked_sub(parts).ok_or_else(|| {
            // `unverified:` the words.
            TemplateError::bare(format_args!("Template is too large when its loops are carried out."))
        })?;
        Ok(())
    }

    /// A name that is referred to. What cannot be said of it here is left to be refused.
    fn name(&mut self, name: &Value) -> Result<Value> {
        let Some(text) = self.text(name) else { return self.value(name) };
        self.made(1 + text.len() / BYTES_OF_A_PART)?;
        Ok(Value::Text(text))
    }

    fn entries(&mut self, map: &Map) -> Result<Map> {
        let mut entries = Vec::new();
        self.add_entries(map, &mut entries)?;
        Map::new(entries).map_err(|name| twice(&name))
    }

    fn add_entries(&mut self, map: &Map, entries: &mut Vec<(Box<str>, Value)>) -> Result<()> {
        for (name, value) in map.iter() {
            if let Some(of) = name.strip_prefix(FOR_EACH) {
                self.repeat(of, value, entries)?;
            } else {
                entries.push((self.replaced(name), self.value(value)?));
            }
        }
        Ok(())
    }

    /// The entries of a loop: those of its last argument, once for each element of the collection.
    fn repeat(&mut self, name: &str, arguments: &Value, entries: &mut Vec<(Box<str>, Value)>) -> Result<()> {
        let malformed = || {
            // `unverified:` the words.
            TemplateError::bare(format_args!("Fn::ForEach::{name} layout is incorrect"))
        };
        let Some([variable, collection, Value::Map(body)]) = arguments.list() else {
            return Err(malformed());
        };
        let variable = variable.scalar().ok_or_else(malformed)?;
        for element in self.texts(collection).ok_or_else(malformed)? {
            // A turn takes time, even if nothing is in it.
            self.made(1)?;
            self.variables.push((variable.into(), element));
            let added = self.add_entries(body, entries);
            self.variables.pop();
            added?;
        }
        Ok(())
    }

    fn variable(&self, name: &str) -> Option<&str> {
        self.variables.iter().rev().find(|(variable, _)| &**variable == name).map(|(_, value)| &**value)
    }

    /// A text with the variables of the loops replaced: `${Name}` by the element, `&{Name}` by its letters and digits.
    fn replaced(&self, text: &str) -> Box<str> {
        let mut text = text.to_owned();
        for (name, value) in self.variables.iter().rev() {
            let letters: String = value.chars().filter(char::is_ascii_alphanumeric).collect();
            text = text.replace(&format!("${{{name}}}"), value).replace(&format!("&{{{name}}}"), &letters);
        }
        text.into()
    }
}

/// `unverified:` the words.
fn twice(name: &str) -> TemplateError {
    TemplateError::format(format_args!("Duplicate key '{name}'"))
}
