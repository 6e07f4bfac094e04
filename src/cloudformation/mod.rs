//! `CloudFormation`: what products are made of. Knows no service that uses it.
//!
//! A template is read once, when it is made: from JSON or YAML into the same tree of [`Value`]s, with every function in
//! its long form; then its sections are checked, as `ValidateTemplate` does. What a template says of its parameters, and
//! [`resolve`], decide over the values that they are given; with those, an [`Evaluation`] says what the template comes to. Reading and
//! evaluating know nothing of types of resources; [`types`] tells what is made of them, and [`changes`] what an update does.

mod capabilities;
pub mod changes;
mod conditions;
mod content;
mod cycles;
mod error;
mod evaluation;
mod extensions;
mod functions;
mod interface;
mod json;
mod macros;
mod mappings;
mod number;
mod outputs;
pub mod own;
mod parameter_type;
mod parameters;
mod pattern;
mod policies;
mod reading;
mod references;
mod resources;
mod rules;
mod sections;
mod stack;
mod substitution;
mod tagged;
mod template;
pub mod types;
mod value;
mod values;
mod yaml;

pub use capabilities::{Capabilities, Capability};
pub use content::Content;
pub use error::TemplateError;
pub use evaluation::{Evaluated, Evaluation, Lookup, Reference, Surroundings};
pub use interface::{Interface, ParameterGroup};
pub use outputs::Output;
pub use parameter_type::{Form, ParameterType};
pub use parameters::Parameter;
pub use policies::DeletionPolicy;
pub use resources::Resource;
pub use rules::check_rules;
pub use stack::{
    Action, Exports, Handled, Handler, Names, NoChangeSet, Occasion, Pending, Plan, Progress, Simulated,
    Site, Stack, StackOutput, StackResource, Task, Told,
};
pub use tagged::tagged;
pub use template::Template;
pub use value::{Map, Value};
pub use values::{ParameterError, resolve};

#[cfg(test)]
mod tests;

/// Reads a text: JSON if it begins like an object, and YAML otherwise.
fn read(text: &str) -> Result<Value, TemplateError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_start().starts_with('{') { json::read(text) } else { yaml::read(text) }
}

/// Reads a text that is JSON and nothing else.
///
/// # Errors
/// If it is not.
pub fn read_json(text: &str) -> Result<Value, TemplateError> {
    json::read(text)
}
