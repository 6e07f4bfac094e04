//! What is in a template.

use std::collections::BTreeMap;

use super::{
    Surroundings, conditions,
    error::{Result, TemplateError},
    extensions, functions, macros, mappings,
    outputs::{self, Output},
    parameters::{self, Parameter},
    policies, references,
    resources::{self, Resource},
    rules, sections,
    value::{EMPTY, Map, Value},
};

/// The most bytes of a template: 1 MB. `unverified:` that it is this many.
const MOST_BYTES: usize = 1_000_000;

/// What a valid template holds: each section once, in the order of its entries.
#[derive(Clone, Debug, Default)]
pub struct Content {
    root: Map,
    parameters: Vec<Parameter>,
    resources: Vec<Resource>,
    outputs: Vec<Output>,
    /// The names of the macros that make another template of it, or of parts of it.
    macros: Vec<Box<str>>,
    /// Whether it was written with the language extensions, which have functions of their own.
    is_extended: bool,
}

impl Content {
    /// Reads a template, and checks all that can be checked without values for its parameters.
    ///
    /// # Errors
    /// The first fault. `unverified:` which of several faults `CloudFormation` tells.
    pub(super) fn read(text: &str) -> Result<Self> {
        if text.len() > MOST_BYTES {
            return Err(TemplateError::bare(format_args!(
                "Template may not exceed {MOST_BYTES} bytes in size."
            )));
        }
        let Value::Map(root) = super::read(text)? else {
            return Err(TemplateError::format(format_args!("unsupported structure.")));
        };
        Self::of(root, false)
    }

    /// What is left of a template when its language extensions have been carried out with these values of its parameters
    /// where this is; none if it has none.
    ///
    /// # Errors
    /// The first fault, of the extensions or of what they come to.
    pub fn expanded(
        &self,
        values: &BTreeMap<Box<str>, Box<str>>,
        surroundings: &Surroundings,
    ) -> Result<Option<Self>> {
        if !self.is_transformed() || self.unsupported_transform().is_some() {
            return Ok(None);
        }
        let root = extensions::expand(self, values, surroundings)?;
        Self::of(root, true).map(Some)
    }

    fn of(root: Map, is_extended: bool) -> Result<Self> {
        let macros: Vec<Box<str>> = macros::names(&root).into_iter().map(Box::from).collect();
        let is_transformed = !macros.is_empty();
        sections::check(&root, is_transformed)?;
        let content = Self {
            parameters: parameters::read(section(&root, "Parameters"))?,
            resources: resources::read(section(&root, "Resources"), is_transformed)?,
            outputs: outputs::read(section(&root, "Outputs"))?,
            root,
            macros,
            is_extended,
        };
        mappings::check(content.mappings())?;
        if !is_transformed {
            conditions::check(content.conditions())?;
            rules::check(content.rules())?;
            functions::check(&content)?;
            references::check(&content)?;
            policies::check(&content)?;
        }
        Ok(content)
    }

    /// Its format version, which it may leave out.
    pub fn version(&self) -> Option<&str> {
        self.root.get("AWSTemplateFormatVersion")?.scalar()
    }

    /// What it is for.
    pub fn description(&self) -> Option<&str> {
        self.root.get("Description")?.scalar()
    }

    /// What else is told of it; its `Display` is JSON.
    pub fn metadata(&self) -> Option<&Map> {
        self.root.get("Metadata")?.map()
    }

    /// Its parameters.
    pub fn parameters(&self) -> &[Parameter] {
        &self.parameters
    }

    /// Its resources, at least one.
    pub fn resources(&self) -> &[Resource] {
        &self.resources
    }

    /// Its outputs.
    pub fn outputs(&self) -> &[Output] {
        &self.outputs
    }

    /// Its mappings, by name.
    pub fn mappings(&self) -> &Map {
        section(&self.root, "Mappings")
    }

    /// Its conditions, by name.
    pub fn conditions(&self) -> &Map {
        section(&self.root, "Conditions")
    }

    /// Its rules, by name.
    pub fn rules(&self) -> &Map {
        section(&self.root, "Rules")
    }

    /// Whether it was written with the language extensions.
    pub(super) const fn is_extended(&self) -> bool {
        self.is_extended
    }

    /// The first macro that it asks for and that is not known here. The one that is known is for whole templates only.
    pub fn unsupported_transform(&self) -> Option<&str> {
        self.macros().find(|name| self.is_extended || *name != extensions::TRANSFORM)
    }

    /// The names of the macros that make another template of it, or of parts of it.
    pub(super) fn macros(&self) -> impl Iterator<Item = &str> {
        self.macros.iter().map(|name| &**name)
    }

    /// All of it.
    pub(super) fn root(&self) -> &Map {
        &self.root
    }

    /// Whether macros make another template of it, so that nothing can be said of its functions and references.
    pub fn is_transformed(&self) -> bool {
        !self.macros.is_empty()
    }
}

/// A section; one that is not there has no entries.
fn section<'a>(root: &'a Map, name: &str) -> &'a Map {
    root.get(name).and_then(Value::map).unwrap_or(&EMPTY)
}
