//! What a stack knows of its resources while it is evaluated.

use std::{cell::RefCell, collections::BTreeSet, sync::Arc};

use super::{Exports, StackResource};
use crate::cloudformation::{
    Content, Lookup, Value,
    error::{Result, TemplateError},
    types,
};

/// What is known of a template when there are some resources, and other stacks.
pub(super) struct Known<'a> {
    content: &'a Content,
    /// In the order of their logical ids.
    resources: &'a [Arc<StackResource>],
    exports: &'a Exports,
    /// What was imported so far.
    imports: RefCell<BTreeSet<Box<str>>>,
}

impl<'a> Known<'a> {
    pub(super) fn new(
        content: &'a Content,
        resources: &'a [Arc<StackResource>],
        exports: &'a Exports,
    ) -> Self {
        Self { content, resources, exports, imports: RefCell::default() }
    }

    /// The resource with this logical id, if it is there.
    pub(super) fn find(&self, logical_id: &str) -> Option<&'a StackResource> {
        let at = self.resources.binary_search_by(|resource| (*resource.logical_id).cmp(logical_id)).ok()?;
        self.resources.get(at).map(|resource| &**resource)
    }

    /// The names of all that was imported.
    pub(super) fn into_imports(self) -> Vec<Box<str>> {
        self.imports.into_inner().into_iter().collect()
    }
}

impl Lookup for Known<'_> {
    fn reference(&self, resource: &str) -> Option<Value> {
        self.find(resource).map(|resource| Value::Text(resource.physical_id.clone()))
    }

    fn attribute(&self, resource: &str, attribute: &str) -> Result<Option<Value>> {
        let declared = self.content.resources().iter().find(|declared| *declared.name == *resource);
        let Some(declared) = declared else { return Ok(None) };
        if !types::has_attribute(&declared.resource_type, attribute) {
            return Err(TemplateError::function(format_args!(
                "resource {resource} does not support attribute type {attribute} in Fn::GetAtt"
            )));
        }
        let Some(present) = self.find(resource) else { return Ok(None) };
        match present.attribute(attribute) {
            Some(value) => Ok(Some(value.clone())),
            // Only whoever really makes such a resource can say, and nothing is made up.
            None => Err(TemplateError::bare(format_args!(
                "Stockroom does not know the attribute {attribute} of {resource}, a resource of type {}.",
                present.resource_type
            ))),
        }
    }

    fn import(&self, name: &str) -> Result<Value> {
        if self.exports.is_elsewhere() {
            // Whatever is made of it is made elsewhere too, with the value that it has there.
            return Ok(Value::Text(name.into()));
        }
        let value = self.exports.value(name);
        let value = value.ok_or_else(|| TemplateError::bare(format_args!("No export named {name} found")))?;
        self.imports.borrow_mut().insert(name.into());
        Ok(Value::Text(value.into()))
    }
}
