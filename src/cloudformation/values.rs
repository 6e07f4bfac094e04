//! The values that the parameters of a template are given.

use std::collections::BTreeMap;

use super::{number, parameter_type::Form, parameters::Parameter, pattern};

/// Why `CloudFormation` refuses what the parameters of a template are given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the sentences say it")]
pub enum ParameterError {
    #[error("Parameters: [{}] do not exist in the template", .names.join(", "))]
    Unknown { names: Vec<Box<str>> },
    #[error("Parameters: [{}] must have values", .names.join(", "))]
    Missing { names: Vec<Box<str>> },
    #[error("Parameter {name} failed to satisfy constraint: {description}")]
    Constraint { name: Box<str>, description: Box<str> },
    #[error("Parameter '{name}' must be one of AllowedValues")]
    NotAllowed { name: Box<str> },
    #[error("Parameter '{name}' must match pattern {pattern}")]
    Pattern { name: Box<str>, pattern: Box<str> },
    #[error("Parameter '{name}' must contain at least {least} characters")]
    Short { name: Box<str>, least: Box<str> },
    #[error("Parameter '{name}' must contain at most {most} characters")]
    Long { name: Box<str>, most: Box<str> },
    #[error("Parameter '{name}' must be a number.")]
    NotNumber { name: Box<str> },
    // `unverified:` the words of these two.
    #[error("Parameter '{name}' must be a number not less than {least}")]
    Small { name: Box<str>, least: Box<str> },
    #[error("Parameter '{name}' must be a number not greater than {most}")]
    Great { name: Box<str>, most: Box<str> },
    /// Not of `CloudFormation`: its dialect has more than can be checked here, and no value is taken unchecked.
    #[error("Parameter '{name}' has an AllowedPattern that Stockroom cannot check: {pattern}")]
    Unchecked { name: Box<str>, pattern: Box<str> },
}

type Result<T> = std::result::Result<T, ParameterError>;

/// The value of every parameter, by name: the one given for it, even if empty, or else its default.
///
/// # Errors
/// If a value is given for no parameter, a parameter has no value, or a value is not one the parameter may have.
/// `unverified:` which comes first.
pub fn resolve(
    parameters: &[Parameter],
    given: &BTreeMap<Box<str>, Box<str>>,
) -> Result<BTreeMap<Box<str>, Box<str>>> {
    let is_known = |name: &str| parameters.iter().any(|parameter| *parameter.name == *name);
    let names: Vec<_> = given.keys().filter(|name| !is_known(name)).cloned().collect();
    if !names.is_empty() {
        return Err(ParameterError::Unknown { names });
    }
    let mut values = BTreeMap::new();
    let mut names = Vec::new();
    for parameter in parameters {
        match given.get(&parameter.name).or(parameter.default.as_ref()) {
            Some(value) => drop(values.insert(parameter.name.clone(), value.clone())),
            None => names.push(parameter.name.clone()),
        }
    }
    if !names.is_empty() {
        return Err(ParameterError::Missing { names });
    }
    for parameter in parameters {
        // A default that breaks a constraint is refused even where a good value is given.
        for value in parameter.default.iter().chain(values.get(&parameter.name)) {
            parameter.check(value)?;
        }
    }
    Ok(values)
}

impl Parameter {
    /// Whether this may be the value of the parameter.
    ///
    /// # Errors
    /// The first constraint that it breaks. The description of the constraints, if there is one, takes the place of what is
    /// told of them, though not of the type.
    pub fn check(&self, value: &str) -> Result<()> {
        let elements: Vec<&str> = match self.parameter_type.form {
            Form::Text | Form::Number => vec![value],
            Form::Texts | Form::Numbers => value.split(',').map(str::trim).collect(),
        };
        if matches!(self.parameter_type.form, Form::Number | Form::Numbers)
            && elements.iter().any(|element| number::read(element).is_none())
        {
            return Err(ParameterError::NotNumber { name: self.name.clone() });
        }
        for element in elements {
            self.constraints(element).map_err(|error| self.described(error))?;
        }
        self.length(value).map_err(|error| self.described(error))
    }

    fn constraints(&self, value: &str) -> Result<()> {
        let name = || self.name.clone();
        if !self.allowed_values.is_empty() && self.allowed_values.iter().all(|allowed| **allowed != *value) {
            return Err(ParameterError::NotAllowed { name: name() });
        }
        if let Some(source) = &self.allowed_pattern {
            match pattern::matches(source, value) {
                Some(true) => {}
                Some(false) => return Err(ParameterError::Pattern { name: name(), pattern: source.clone() }),
                None => return Err(ParameterError::Unchecked { name: name(), pattern: source.clone() }),
            }
        }
        let Some(given) = number::read(value) else { return Ok(()) };
        match (&self.min_value, &self.max_value) {
            (Some(least), _) if number::read(least).is_some_and(|least| given < least) => {
                Err(ParameterError::Small { name: name(), least: least.clone() })
            }
            (_, Some(most)) if number::read(most).is_some_and(|most| given > most) => {
                Err(ParameterError::Great { name: name(), most: most.clone() })
            }
            _ => Ok(()),
        }
    }

    fn length(&self, value: &str) -> Result<()> {
        let bound = |text: &Option<Box<str>>| text.as_deref().and_then(number::read);
        #[allow(clippy::cast_precision_loss, reason = "no value has so many characters")]
        let length = value.chars().count() as f64;
        let name = self.name.clone();
        match (&self.min_length, &self.max_length) {
            (Some(least), _) if bound(&self.min_length).is_some_and(|bound| length < bound) => {
                Err(ParameterError::Short { name, least: least.clone() })
            }
            (_, Some(most)) if bound(&self.max_length).is_some_and(|bound| length > bound) => {
                Err(ParameterError::Long { name, most: most.clone() })
            }
            _ => Ok(()),
        }
    }

    fn described(&self, error: ParameterError) -> ParameterError {
        match (&self.constraint_description, error) {
            (_, error @ ParameterError::Unchecked { .. }) | (None, error) => error,
            (Some(description), _) => {
                ParameterError::Constraint { name: self.name.clone(), description: description.clone() }
            }
        }
    }
}
