//! `CloudFormation`: what products are made of. Knows no service that uses it.

use std::sync::Arc;

use serde::Serialize;

/// A template as it was written: JSON or YAML text that nothing has read yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Template {
    /// The text, shared by everything that holds this template.
    pub text: Arc<str>,
}

impl Template {
    /// The template written as `text`.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self { text: text.into() }
    }
}
