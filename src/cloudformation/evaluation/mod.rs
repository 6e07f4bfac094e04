//! What a template comes to with values for its parameters: pure, and bounded in what it makes.
//!
//! First everything is decided that follows from the parameters alone: [`Evaluation::new`] fails as the request to make or
//! change the stack would. Then each resource is evaluated when those it refers to are there, as only they know their ids
//! and attributes ([`Lookup`]); and the outputs last.

mod booleans;
mod cidr;
mod decisions;
mod dependencies;
mod expressions;
mod outputs;
mod rules;
mod substitutions;
#[cfg(test)]
mod tests;
mod texts;
mod zones;

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    Content, Resource,
    error::{Result, TemplateError},
    parameter_type::Form,
    value::{Map, Value},
};

pub use dependencies::Reference;
pub use outputs::Evaluated;

use decisions::Decisions;
use expressions::Evaluator;

/// The most bytes that evaluating one stack may make. `unverified:` whether `CloudFormation` has a bound of its own beside
/// those of what is made; far more than any template in use comes to.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// Where a stack is made, and what of it every template can refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surroundings {
    /// `AWS::AccountId`.
    pub account: Box<str>,
    /// `AWS::Region`.
    pub region: Box<str>,
    /// `AWS::Partition`.
    pub partition: Box<str>,
    /// `AWS::StackId`.
    pub stack_id: Box<str>,
    /// `AWS::StackName`.
    pub stack_name: Box<str>,
    /// `AWS::NotificationARNs`.
    pub notification_arns: Vec<Box<str>>,
}

impl Surroundings {
    /// `AWS::URLSuffix`.
    pub(super) fn url_suffix(&self) -> &'static str {
        if &*self.partition == "aws-cn" { "amazonaws.com.cn" } else { "amazonaws.com" }
    }

    /// The text of a pseudo-parameter that is one.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        Some(match name {
            "AWS::AccountId" => &self.account,
            "AWS::Region" => &self.region,
            "AWS::Partition" => &self.partition,
            "AWS::StackId" => &self.stack_id,
            "AWS::StackName" => &self.stack_name,
            "AWS::URLSuffix" => self.url_suffix(),
            _ => return None,
        })
    }
}

/// What only those know who make resources.
pub trait Lookup {
    /// The physical id of a resource; none while it is not made.
    fn reference(&self, resource: &str) -> Option<Value>;

    /// An attribute of a resource; none while it is not made.
    ///
    /// # Errors
    /// If there never is such an attribute.
    fn attribute(&self, resource: &str, attribute: &str) -> Result<Option<Value>>;

    /// What another stack exports under this name.
    ///
    /// # Errors
    /// If no stack does.
    fn import(&self, name: &str) -> Result<Value>;
}

/// A template with values for its parameters.
#[derive(Debug)]
pub struct Evaluation<'a> {
    content: &'a Content,
    surroundings: &'a Surroundings,
    /// The values of the parameters as functions see them: lists where they are lists.
    parameters: BTreeMap<&'a str, Value>,
    conditions: BTreeMap<&'a str, bool>,
    /// The resources that there are, and those each comes after.
    dependencies: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// How many bytes may still be made.
    left: Cell<usize>,
}

impl<'a> Evaluation<'a> {
    /// Decides all that follows from the values of the parameters, as [`resolve`](super::resolve) gives them.
    ///
    /// `rules` are those that come from elsewhere than the template.
    ///
    /// # Errors
    /// The message with which `CloudFormation` refuses the request.
    pub fn new(
        content: &'a Content,
        values: &BTreeMap<Box<str>, Box<str>>,
        surroundings: &'a Surroundings,
        rules: &[&Map],
        lookup: &dyn Lookup,
    ) -> Result<Self> {
        if let Some(name) = content.unsupported_transform() {
            // `unverified:` that macros of AWS are missing in the words of a macro that nobody has registered.
            let account =
                if name.contains("::") { String::new() } else { format!("{}::", surroundings.account) };
            return Err(TemplateError::bare(format_args!("No transform named {account}{name} found.")));
        }
        let mut evaluation = Self::resumed(content, values, surroundings, lookup)?;
        for rules in rules.iter().copied().chain([content.rules()]) {
            rules::check(&evaluation, rules, lookup)?;
        }
        evaluation.dependencies = dependencies::of(&evaluation)?;
        evaluation.try_all(lookup)?;
        Ok(evaluation)
    }

    /// Takes up again what was [begun](Self::new) with the same template and values: decides no more than which resources
    /// there are, and knows none of their dependencies.
    ///
    /// # Errors
    /// If a condition cannot be evaluated.
    pub fn resumed(
        content: &'a Content,
        values: &BTreeMap<Box<str>, Box<str>>,
        surroundings: &'a Surroundings,
        lookup: &dyn Lookup,
    ) -> Result<Self> {
        let mut evaluation = Self {
            content,
            surroundings,
            parameters: parameters(content, values),
            conditions: BTreeMap::new(),
            dependencies: BTreeMap::new(),
            left: Cell::new(MOST_BYTES),
        };
        let decisions = Decisions::new(&evaluation, lookup);
        evaluation.conditions = decisions.all()?;
        Ok(evaluation)
    }

    /// The resources that there are, in the order of the template.
    pub fn resources(&self) -> impl Iterator<Item = &'a Resource> {
        self.content.resources().iter().filter(|resource| self.is_there(resource.condition.as_deref()))
    }

    /// Whether what depends on this condition is there.
    fn is_there(&self, condition: Option<&str>) -> bool {
        condition.is_none_or(|name| self.holds(name))
    }

    /// The resources that must be there before this one is made.
    pub fn dependencies(&self, resource: &str) -> impl Iterator<Item = &'a str> {
        self.dependencies.get(resource).into_iter().flatten().copied()
    }

    /// The properties of a resource. What is not known yet is null.
    ///
    /// # Errors
    /// If a function cannot be evaluated.
    pub fn properties(&self, resource: &Resource, lookup: &dyn Lookup) -> Result<Map> {
        let Some(properties) = resource.definition.get("Properties") else { return Ok(Map::default()) };
        match self.evaluator(lookup).value(properties)? {
            Some(Value::Map(map)) => Ok(map),
            _ => Ok(Map::default()),
        }
    }

    /// One of the attributes of a resource beside its properties, such as `DeletionPolicy`.
    ///
    /// # Errors
    /// If a function cannot be evaluated.
    pub fn attribute(&self, resource: &Resource, name: &str, lookup: &dyn Lookup) -> Result<Option<Value>> {
        match resource.definition.get(name) {
            Some(value) => self.evaluator(lookup).value(value),
            None => Ok(None),
        }
    }

    /// What a value of the template refers to, apart from the branches that conditions do not take.
    pub fn references<'v>(&self, value: &'v Value) -> BTreeSet<Reference<'v>> {
        dependencies::references(self, value)
    }

    /// Whether a condition holds; one that is not there does not.
    fn holds(&self, condition: &str) -> bool {
        self.conditions.get(condition).copied().unwrap_or_default()
    }

    fn evaluator<'e>(&'e self, lookup: &'e dyn Lookup) -> Evaluator<'e> {
        Evaluator { evaluation: self, lookup }
    }

    /// Evaluates everything as far as it can be before there is any resource, to find what can never be.
    fn try_all(&self, lookup: &dyn Lookup) -> Result<()> {
        let blank = Unmade(lookup);
        for resource in self.resources() {
            self.properties(resource, &blank)?;
        }
        self.outputs(&blank).map(drop)
    }
}

/// The values of the parameters as functions see them.
fn parameters<'a>(content: &'a Content, values: &BTreeMap<Box<str>, Box<str>>) -> BTreeMap<&'a str, Value> {
    let value = |form, text: &str| match form {
        Form::Text | Form::Number => Value::Text(text.into()),
        // An empty text is a list of one empty element. There is none among numbers, as that is no number.
        Form::Texts | Form::Numbers => {
            Value::List(text.split(',').map(|element| Value::Text(element.trim().into())).collect())
        }
    };
    let parameters = content.parameters().iter();
    parameters
        .filter_map(|parameter| {
            let text = values.get(&parameter.name)?;
            Some((&*parameter.name, value(parameter.parameter_type.form, text)))
        })
        .collect()
}

/// A stack of which nothing is made yet.
struct Unmade<'a>(&'a dyn Lookup);

impl Lookup for Unmade<'_> {
    fn reference(&self, _: &str) -> Option<Value> {
        None
    }

    fn attribute(&self, resource: &str, attribute: &str) -> Result<Option<Value>> {
        self.0.attribute(resource, attribute).map(|_| None)
    }

    fn import(&self, name: &str) -> Result<Value> {
        self.0.import(name)
    }
}
