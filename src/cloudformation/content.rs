//! What is in a template.

use super::{
    conditions,
    error::{Result, TemplateError},
    functions, mappings,
    outputs::{self, Output},
    parameters::{self, Parameter},
    references,
    resources::{self, Resource},
    rules, sections,
    value::{EMPTY, Map, Value},
};

/// The most bytes of a template: 1 MB. `unverified:` that it is this many.
const MOST_BYTES: usize = 1_000_000;

/// What a valid template holds: each section once, in the order of its entries.
#[derive(Clone, Debug)]
pub struct Content {
    root: Map,
    parameters: Vec<Parameter>,
    resources: Vec<Resource>,
    outputs: Vec<Output>,
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
        sections::check(&root)?;
        let content = Self {
            parameters: parameters::read(section(&root, "Parameters"))?,
            resources: resources::read(section(&root, "Resources"))?,
            outputs: outputs::read(section(&root, "Outputs"))?,
            root,
        };
        mappings::check(content.mappings())?;
        if !content.is_transformed() {
            conditions::check(content.conditions())?;
            rules::check(content.rules())?;
            functions::check(&content)?;
            references::check(&content)?;
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

    /// All of it.
    pub(super) fn root(&self) -> &Map {
        &self.root
    }

    /// Whether macros make another template of it, so that nothing can be said of its functions and references.
    pub fn is_transformed(&self) -> bool {
        sections::is_transformed(&self.root)
    }
}

/// A section; one that is not there has no entries.
fn section<'a>(root: &'a Map, name: &str) -> &'a Map {
    root.get(name).and_then(Value::map).unwrap_or(&EMPTY)
}
