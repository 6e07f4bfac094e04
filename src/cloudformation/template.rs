//! Templates as services hold them.

use std::sync::Arc;

use serde::Serialize;

use super::{Content, TemplateError};

/// A template: a JSON or YAML text, with what is in it.
#[derive(Clone, Debug, Serialize)]
pub struct Template(
    // Shared by everything that is made of it.
    Arc<Written>,
);

#[derive(Debug, Serialize)]
struct Written {
    text: Arc<str>,
    /// What is in the text; nothing else decides it.
    #[serde(skip)]
    content: Result<Content, TemplateError>,
}

impl Template {
    /// The template written as `text`, which may be no valid one: then nobody can make a stack of it.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self::of(text.into())
    }

    /// The template written as `text`.
    ///
    /// # Errors
    /// If it is not valid, as `ValidateTemplate` says.
    pub fn parse(text: impl Into<Arc<str>>) -> Result<Self, TemplateError> {
        let template = Self::of(text.into());
        match template.content() {
            Err(error) => Err(error.clone()),
            Ok(_) => Ok(template),
        }
    }

    /// The text.
    pub fn text(&self) -> &Arc<str> {
        &self.0.text
    }

    /// What is in it.
    ///
    /// # Errors
    /// If it is not valid.
    pub fn content(&self) -> Result<&Content, &TemplateError> {
        self.0.content.as_ref()
    }

    /// Whether it says the same as another one, in whatever format.
    pub fn matches(&self, other: &Self) -> bool {
        self == other
            || self.content().is_ok_and(|one| other.content().is_ok_and(|other| one.root() == other.root()))
    }

    fn of(text: Arc<str>) -> Self {
        let content = Content::read(&text);
        Self(Arc::new(Written { text, content }))
    }
}

/// Templates with the same text are the same.
impl PartialEq for Template {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Eq for Template {}
