//! What a template refers to: parameters, resources, conditions and mappings, all of which must be there.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    conditions,
    content::Content,
    cycles,
    error::{Result, TemplateError},
    functions::visit,
    substitution,
    value::{EMPTY, Map, Value},
};
use crate::kit::Ordered;

/// What there is in every stack.
const PSEUDO_PARAMETERS: [&str; 8] = [
    "AWS::AccountId",
    "AWS::NoValue",
    "AWS::NotificationARNs",
    "AWS::Partition",
    "AWS::Region",
    "AWS::StackId",
    "AWS::StackName",
    "AWS::URLSuffix",
];

/// Checks all references of a template.
pub(super) fn check(content: &Content) -> Result<()> {
    let names = Names::new(content);
    names.early("Conditions", content.conditions())?;
    names.early("Rules", content.rules())?;
    let mut dependencies = BTreeMap::new();
    let mut block = Block::new(&names, "Resources");
    for resource in content.resources() {
        block.condition(resource.condition.as_deref())?;
        resource.depends_on.iter().for_each(|name| block.resource(name));
        for (_, attribute) in resource.definition.iter() {
            visit(attribute, &mut |name, argument| block.call(name, argument))?;
        }
        dependencies.insert(&*resource.name, std::mem::take(&mut block.resources));
    }
    block.end()?;
    let mut block = Block::new(&names, "Outputs");
    for output in content.outputs() {
        block.condition(output.condition.as_deref())?;
        for value in [Some(&output.value), output.export.as_ref()].into_iter().flatten() {
            visit(value, &mut |name, argument| block.call(name, argument))?;
        }
    }
    block.end()?;
    cycles::check(dependencies)
}

/// What can be referred to.
struct Names<'a> {
    parameters: BTreeSet<&'a str>,
    resources: BTreeSet<&'a str>,
    conditions: &'a Map,
    mappings: &'a Map,
}

impl<'a> Names<'a> {
    fn new(content: &'a Content) -> Self {
        let parameters = content.parameters().iter().map(|parameter| &*parameter.name);
        Self {
            parameters: parameters.chain(PSEUDO_PARAMETERS).into_set(),
            resources: content.resources().iter().map(|resource| &*resource.name).into_set(),
            conditions: content.conditions(),
            mappings: content.mappings(),
        }
    }

    /// Checks a section that is looked at before there is any resource. The words are those seen of conditions;
    /// `unverified:` that rules have the same.
    fn early(&self, section: &'static str, values: &'a Map) -> Result<()> {
        let mut block = Block::new(self, section);
        for (_, value) in values.iter() {
            conditions_in(value, &mut block)?;
            visit(value, &mut |name, argument| block.call(name, argument))?;
        }
        let mut unresolved = block.unresolved;
        unresolved.extend(block.resources);
        if unresolved.is_empty() {
            return Ok(());
        }
        let unresolved = unresolved.join(", ");
        Err(TemplateError::format(format_args!(
            "Unresolved dependencies [{unresolved}]. Cannot reference resources in the {section} block of the template"
        )))
    }
}

/// Finds the conditions that a condition refers to.
fn conditions_in<'a>(value: &'a Value, block: &mut Block<'a>) -> Result<()> {
    match value {
        _ if conditions::named(value).is_some() => block.condition(conditions::named(value)),
        Value::List(elements) => elements.iter().try_for_each(|element| conditions_in(element, block)),
        Value::Map(map) => map.iter().try_for_each(|(_, value)| conditions_in(value, block)),
        _ => Ok(()),
    }
}

/// The references of one section.
struct Block<'a> {
    names: &'a Names<'a>,
    section: &'static str,
    /// The resources referred to.
    resources: BTreeSet<&'a str>,
    /// The names that are not those of anything, as they come.
    unresolved: Vec<&'a str>,
}

impl<'a> Block<'a> {
    fn new(names: &'a Names<'a>, section: &'static str) -> Self {
        Self { names, section, resources: BTreeSet::new(), unresolved: Vec::new() }
    }

    fn call(&mut self, function: &str, argument: &'a Value) -> Result<()> {
        let list = argument.list().unwrap_or_default();
        match (function, list) {
            ("Ref", _) => argument.scalar().into_iter().for_each(|name| self.value(name)),
            ("Fn::GetAtt", [resource, _]) => {
                let resource = resource.scalar().unwrap_or_default();
                self.attribute(resource).ok_or_else(|| {
                    TemplateError::function(format_args!(
                        "instance of Fn::GetAtt references undefined resource {resource}"
                    ))
                })?;
            }
            ("Fn::Sub", [text, Value::Map(given)]) => self.substitution(text, given)?,
            ("Fn::Sub", _) => self.substitution(argument, &EMPTY)?,
            ("Fn::If", [condition, ..]) => self.condition(condition.scalar())?,
            ("Fn::FindInMap", [mapping, key, attribute]) => {
                self.mapping(mapping.scalar(), key.scalar(), attribute.scalar())?;
            }
            _ => {}
        }
        Ok(())
    }

    /// A reference to a value: that of a parameter, or of a resource.
    fn value(&mut self, name: &'a str) {
        if !self.names.parameters.contains(name) {
            self.resource(name);
        }
    }

    fn resource(&mut self, name: &'a str) {
        if self.names.resources.contains(name) {
            self.resources.insert(name);
        } else if !self.unresolved.contains(&name) {
            self.unresolved.push(name);
        }
    }

    /// A reference to an attribute of a resource; nothing if there is no such resource.
    fn attribute(&mut self, resource: &'a str) -> Option<()> {
        let resource = self.names.resources.get(resource)?;
        self.resources.insert(resource);
        Some(())
    }

    fn substitution(&mut self, text: &'a Value, given: &Map) -> Result<()> {
        for variable in substitution::variables(text.scalar().unwrap_or_default())? {
            if given.get(variable).is_some() {
                continue;
            }
            match variable.split_once('.') {
                None => self.value(variable),
                Some((resource, _)) => self.attribute(resource).ok_or_else(|| {
                    TemplateError::function(format_args!(
                        "instance of Fn::Sub references invalid resource attribute {variable}"
                    ))
                })?,
            }
        }
        Ok(())
    }

    fn condition(&mut self, name: Option<&str>) -> Result<()> {
        match name {
            Some(name) if self.names.conditions.get(name).is_none() => {
                Err(TemplateError::format(format_args!(
                    "Unresolved condition dependency {name} in the {} block of the template",
                    self.section
                )))
            }
            _ => Ok(()),
        }
    }

    /// A look into a mapping, as far as it is known which one and where.
    fn mapping(&self, name: Option<&str>, key: Option<&str>, attribute: Option<&str>) -> Result<()> {
        let Some(name) = name else { return Ok(()) };
        let Some(mapping) = self.names.mappings.get(name) else {
            return Err(TemplateError::function(format_args!(
                "Mapping named '{name}' is not present in the 'Mappings' section of template."
            )));
        };
        let (Some(key), Some(attribute), Some(mapping)) = (key, attribute, mapping.map()) else {
            return Ok(());
        };
        let found = mapping.get(key).and_then(Value::map).and_then(|attributes| attributes.get(attribute));
        match found {
            Some(_) => Ok(()),
            None => Err(TemplateError::function(format_args!(
                "Unable to get mapping for {name}::{key}::{attribute}"
            ))),
        }
    }

    /// All references have been seen.
    fn end(&self) -> Result<()> {
        if self.unresolved.is_empty() {
            return Ok(());
        }
        let unresolved = self.unresolved.join(", ");
        Err(TemplateError::format(format_args!(
            "Unresolved resource dependencies [{unresolved}] in the {} block of the template",
            self.section
        )))
    }
}
