//! What a stack tells the world when it is made.

use super::{Evaluation, Lookup};
use crate::cloudformation::{
    error::{Result, TemplateError},
    value::Value,
};

/// An output of a stack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluated<'a> {
    /// Its logical id.
    pub name: &'a str,
    /// What it is.
    pub description: Option<&'a str>,
    /// Its value; none while it is not known.
    pub value: Option<Box<str>>,
    /// The name under which other stacks can import it, if it is exported; none while that is not known.
    pub export: Option<Option<Box<str>>>,
}

impl<'a> Evaluation<'a> {
    /// The outputs whose conditions hold, in the order of the template.
    ///
    /// # Errors
    /// If a function cannot be evaluated, or comes to something that is no text.
    pub fn outputs(&self, lookup: &dyn Lookup) -> Result<Vec<Evaluated<'a>>> {
        let evaluator = self.evaluator(lookup);
        let text = |value: &Value| match evaluator.value(value)? {
            Some(Value::Null) => Ok(None),
            Some(Value::Literal(text) | Value::Text(text)) => Ok(Some(text)),
            _ => Err(TemplateError::format(format_args!(
                "The Value field of every Outputs member must evaluate to a String."
            ))),
        };
        let mut outputs = Vec::new();
        for output in self.content.outputs() {
            if output.condition.as_ref().is_some_and(|condition| !self.holds(condition)) {
                continue;
            }
            outputs.push(Evaluated {
                name: &output.name,
                description: output.description.as_deref(),
                value: text(&output.value)?,
                export: output.export.as_ref().map(text).transpose()?,
            });
        }
        Ok(outputs)
    }
}
