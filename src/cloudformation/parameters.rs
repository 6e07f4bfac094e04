//! The parameters that a template declares.

use super::{
    error::{Result, TemplateError},
    parameter_type::ParameterType,
    value::{Map, Value},
};

/// What shows in place of the value of a parameter that is not to be shown.
const MASK: &str = "****";

/// A parameter of a template. What bounds its value is kept as the template has it, since services repeat it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its logical name.
    pub name: Box<str>,
    /// Of which type its value is.
    pub parameter_type: ParameterType,
    /// The value when none is given.
    pub default: Option<Box<str>>,
    /// What it is for.
    pub description: Option<Box<str>>,
    /// The values it may have; any if empty.
    pub allowed_values: Vec<Box<str>>,
    /// The regular expression that its whole value must match, in the dialect of Java.
    pub allowed_pattern: Option<Box<str>>,
    /// What is told of a value that breaks a constraint.
    pub constraint_description: Option<Box<str>>,
    /// The least characters of its value.
    pub min_length: Option<Box<str>>,
    /// The most characters of its value.
    pub max_length: Option<Box<str>>,
    /// The least number it may be.
    pub min_value: Option<Box<str>>,
    /// The greatest number it may be.
    pub max_value: Option<Box<str>>,
    /// Whether its value must never be shown.
    pub no_echo: bool,
}

impl Parameter {
    /// Its value as it may be shown to somebody.
    pub fn shown<'a>(&self, value: &'a str) -> &'a str {
        if self.no_echo { MASK } else { value }
    }

    fn read(name: &str, definition: &Value) -> Result<Self> {
        let Some(properties) = definition.map() else {
            // `unverified:` the words.
            return Err(TemplateError::format(format_args!("Every Parameters member must be an object.")));
        };
        check_names(properties)?;
        let read = Properties { parameter: name, properties };
        let Some(parameter_type) = read.text("Type")? else {
            return Err(TemplateError::format(format_args!(
                "Every Parameters object must contain a Type member."
            )));
        };
        Ok(Self {
            name: name.into(),
            parameter_type: ParameterType::read(&parameter_type)?,
            default: read.text("Default")?,
            description: read.text("Description")?,
            allowed_values: read.texts("AllowedValues")?,
            allowed_pattern: read.text("AllowedPattern")?,
            constraint_description: read.text("ConstraintDescription")?,
            min_length: read.number("MinLength")?,
            max_length: read.number("MaxLength")?,
            min_value: read.number("MinValue")?,
            max_value: read.number("MaxValue")?,
            no_echo: read.boolean("NoEcho")?,
        })
    }
}

/// The parameters of the section `Parameters`, in the order of the template.
pub(super) fn read(section: &Map) -> Result<Vec<Parameter>> {
    section.iter().map(|(name, definition)| Parameter::read(name, definition)).collect()
}

fn check_names(properties: &Map) -> Result<()> {
    const KNOWN: [&str; 11] = [
        "Type",
        "Default",
        "Description",
        "AllowedValues",
        "AllowedPattern",
        "ConstraintDescription",
        "MinLength",
        "MaxLength",
        "MinValue",
        "MaxValue",
        "NoEcho",
    ];
    match properties.names().find(|name| !KNOWN.contains(name)) {
        Some(name) => Err(TemplateError::bare(format_args!("Invalid template parameter property '{name}'"))),
        None => Ok(()),
    }
}

/// The properties of a parameter. Every scalar is a text to `CloudFormation`, whichever type it was written as.
struct Properties<'a> {
    parameter: &'a str,
    properties: &'a Map,
}

impl Properties<'_> {
    fn text(&self, property: &str) -> Result<Option<Box<str>>> {
        let Some(value) = self.properties.get(property) else { return Ok(None) };
        let Some(text) = value.scalar() else {
            return Err(TemplateError::format(format_args!("Every {property} member must be a string.")));
        };
        Ok(Some(text.into()))
    }

    fn texts(&self, property: &str) -> Result<Vec<Box<str>>> {
        let Some(value) = self.properties.get(property) else { return Ok(Vec::new()) };
        let Some(elements) = value.list() else {
            return Err(TemplateError::format(format_args!("Every {property} member must be a list.")));
        };
        let texts = elements.iter().map(|element| element.scalar().map(Box::from));
        texts.collect::<Option<_>>().ok_or_else(|| {
            // `unverified:` the words.
            TemplateError::format(format_args!(
                "Every {property} member of parameter '{}' must be a list of strings.",
                self.parameter
            ))
        })
    }

    fn number(&self, property: &str) -> Result<Option<Box<str>>> {
        let number = self.text(property)?;
        match &number {
            // `unverified:` the words.
            Some(text) if super::number::read(text).is_none() => Err(TemplateError::format(format_args!(
                "Every {property} member must be a number; parameter '{}' has '{text}'.",
                self.parameter
            ))),
            _ => Ok(number),
        }
    }

    fn boolean(&self, property: &str) -> Result<bool> {
        match self.text(property)?.unwrap_or_default().to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" => Ok(true),
            "" | "false" | "no" | "off" => Ok(false),
            // `unverified:` the words.
            other => Err(TemplateError::format(format_args!(
                "Every {property} member must be a boolean; parameter '{}' has '{other}'.",
                self.parameter
            ))),
        }
    }
}
