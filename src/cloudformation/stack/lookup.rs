//! What a stack knows of its resources while it is evaluated.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Exports, StackResource};
use crate::cloudformation::{
    Content, Lookup, Value,
    error::{Result, TemplateError},
    types,
};

/// The resources that there are, and what other stacks export.
pub(super) struct Known<'a> {
    resources: BTreeMap<&'a str, &'a StackResource>,
    exports: &'a Exports,
    /// The types of the resources of the template.
    types: RefCell<BTreeMap<Box<str>, Box<str>>>,
    /// What was imported so far.
    imports: RefCell<BTreeSet<Box<str>>>,
}

impl<'a> Known<'a> {
    pub(super) fn new(resources: &'a [Arc<StackResource>], exports: &'a Exports) -> Self {
        let resources = resources.iter().map(|resource| (&*resource.logical_id, &**resource)).collect();
        Self { resources, exports, types: RefCell::default(), imports: RefCell::default() }
    }

    /// Says of which template the questions are.
    pub(super) fn describe(&self, content: &Content) {
        let types = content.resources().iter();
        let types = types.map(|resource| (resource.name.clone(), resource.resource_type.clone()));
        *self.types.borrow_mut() = types.collect();
    }

    /// The names of all that was imported.
    pub(super) fn into_imports(self) -> Vec<Box<str>> {
        self.imports.into_inner().into_iter().collect()
    }
}

impl Lookup for Known<'_> {
    fn reference(&self, resource: &str) -> Option<Value> {
        self.resources.get(resource).map(|resource| Value::Text(resource.physical_id.clone()))
    }

    fn attribute(&self, resource: &str, attribute: &str) -> Result<Option<Value>> {
        let types = self.types.borrow();
        let Some(resource_type) = types.get(resource) else { return Ok(None) };
        if !types::has_attribute(resource_type, attribute) {
            return Err(TemplateError::function(format_args!(
                "resource {resource} does not support attribute type {attribute} in Fn::GetAtt"
            )));
        }
        Ok(self.resources.get(resource).map(|resource| resource.attribute(attribute)))
    }

    fn import(&self, name: &str) -> Result<Value> {
        let value = self.exports.value(name);
        let value =
            value.ok_or_else(|| TemplateError::bare(format_args!("No export named {name} found")))?;
        self.imports.borrow_mut().insert(name.into());
        Ok(Value::Text(value.into()))
    }
}
