//! The outputs that a template declares.

use super::{
    error::{Result, TemplateError},
    macros, resources,
    value::{Map, Value},
};

/// An output of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Its logical id.
    pub name: Box<str>,
    /// What it is.
    pub description: Option<Box<str>>,
    /// What it is made of.
    pub value: Value,
    /// The condition under which there is such an output.
    pub condition: Option<Box<str>>,
    /// The name under which other stacks can import it.
    pub export: Option<Value>,
}

/// The outputs of the section `Outputs`, in the order of the template. What macros make is none yet.
pub(super) fn read(section: &Map) -> Result<Vec<Output>> {
    section
        .iter()
        .filter(|entry| !macros::makes(*entry, "Value"))
        .map(|(name, value)| output(name, value))
        .collect()
}

fn output(name: &str, definition: &Value) -> Result<Output> {
    const NO_VALUE: &str = "Every Outputs member must contain a Value object";
    let Some(definition) = definition.map() else {
        return Err(TemplateError::format(format_args!("{NO_VALUE}")));
    };
    let known = ["Value", "Description", "Condition", "Export"];
    if let Some(unknown) = definition.names().find(|name| !known.contains(name) && !name.starts_with("Fn::"))
    {
        // `unverified:` the words; they are those of parameters and resources.
        return Err(TemplateError::bare(format_args!("Invalid template output property '{unknown}'")));
    }
    let Some(value) = definition.get("Value") else {
        return Err(TemplateError::format(format_args!("{NO_VALUE}")));
    };
    if value.scalar().is_none() && value.function().is_none() {
        return Err(TemplateError::format(format_args!(
            "The Value field of every Outputs member must evaluate to a String."
        )));
    }
    Ok(Output {
        name: name.into(),
        description: description(definition)?,
        value: value.clone(),
        condition: resources::condition(definition)?,
        export: export(name, definition)?,
    })
}

fn description(definition: &Map) -> Result<Option<Box<str>>> {
    let Some(description) = definition.get("Description") else { return Ok(None) };
    match description.scalar() {
        Some(text) => Ok(Some(text.into())),
        None => Err(TemplateError::format(format_args!("Every Description member must be a string."))),
    }
}

fn export(output: &str, definition: &Map) -> Result<Option<Value>> {
    let Some(export) = definition.get("Export") else { return Ok(None) };
    let name = export.map().and_then(|export| export.get("Name"));
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-');
    let is_good = name.is_some_and(|name| match name.scalar() {
        Some(text) => !text.is_empty() && text.chars().all(is_name),
        None => name.function().is_some(),
    });
    if is_good {
        return Ok(name.cloned());
    }
    Err(TemplateError::format(format_args!(
        "Output {output} is malformed. The Name field of every Export member must be specified and consist only of \
         alphanumeric characters, colons, or hyphens."
    )))
}
