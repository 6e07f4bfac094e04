//! What is wrong with a template, in the words of `CloudFormation`.

use std::fmt;

/// Why a text is not a valid template: the message of the `ValidationError` that `CloudFormation` would answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError(String);

pub(super) type Result<T> = std::result::Result<T, TemplateError>;

impl TemplateError {
    /// The message.
    pub fn message(&self) -> &str {
        &self.0
    }

    /// A fault of the form of a template: of its sections and names.
    pub(super) fn format(reason: fmt::Arguments) -> Self {
        Self(format!("Template format error: {reason}"))
    }

    /// A fault in the use of an intrinsic function.
    pub(super) fn function(reason: fmt::Arguments) -> Self {
        Self(format!("Template error: {reason}"))
    }

    /// A fault that is told without saying of which kind it is.
    pub(super) fn bare(reason: fmt::Arguments) -> Self {
        Self(reason.to_string())
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TemplateError {}
