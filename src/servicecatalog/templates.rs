//! Where the template of a new provisioning artifact comes from.

use std::{collections::BTreeMap, future::Future, sync::Arc};

use serde::Serialize;

use super::{
    errors::{Result, invalid_template, malformed_info, no_stack_with_template},
    provisioning,
    state::Catalog,
};
use crate::{cloudformation::Template, kit::Outside};

/// The most bytes a template may have: 1 MB, as `CloudFormation` documents.
const MOST_BYTES: usize = 1024 * 1024;
/// The most bytes of an archive for an engine. unverified: AWS documents no limit.
const MOST_BYTES_OF_ARCHIVE: usize = 16 * MOST_BYTES;
/// The key of `Info` whose value is the URL of a template.
const URL: &str = "LoadTemplateFromURL";
/// The key of `Info` whose value is the ARN of a stack with a template.
const PHYSICAL_ID: &str = "ImportFromPhysicalId";

/// Where a template came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) enum Origin {
    /// From a URL.
    Url(Arc<str>),
    /// From the stack with this ARN.
    Stack(Arc<str>),
}

impl Origin {
    /// What `Info` describes, if [`Source::read`] takes it.
    pub(super) fn of(info: Option<&BTreeMap<String, String>>) -> Self {
        let text = |key: &str| info.and_then(|info| info.get(key)).map(|text| Arc::from(text.as_str()));
        match text(PHYSICAL_ID) {
            Some(arn) => Self::Stack(arn),
            None => Self::Url(text(URL).unwrap_or_default()),
        }
    }

    /// The URL, or the ARN.
    pub(super) fn text(&self) -> Arc<str> {
        let (Self::Url(text) | Self::Stack(text)) = self;
        Arc::clone(text)
    }

    /// The `Info` of answers, whose keys are others than those of requests.
    pub(super) fn info(&self) -> BTreeMap<String, String> {
        let (key, text) = match self {
            Self::Url(url) => ("TemplateUrl", url),
            Self::Stack(arn) => ("PhysicalId", arn),
        };
        [(key.to_owned(), text.to_string())].into()
    }
}

/// What was loaded; or the template of the stack that `Info` names, which only the catalogue knows.
///
/// # Errors
/// If there is no template.
pub(super) fn loaded_or_of_stack(
    loaded: Result<Template>,
    info: Option<&BTreeMap<String, String>>,
    catalog: &Catalog,
) -> Result<Template> {
    match (loaded, Origin::of(info)) {
        (Err(error), Origin::Stack(arn)) if error == no_stack_with_template(&arn) => {
            provisioning::template_of(catalog, &arn).ok_or(error)
        }
        (loaded, _) => loaded,
    }
}

/// Where a template or an archive lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// The URL of it.
    pub(super) url: String,
    /// Whether only a valid template is taken.
    pub(super) validated: bool,
    /// Whether it is an archive, of which only an engine knows what is in it.
    is_archive: bool,
}

impl Source {
    /// The source that `Info` describes: exactly one key, and one that is known.
    ///
    /// # Errors
    /// If it does not, or names a stack.
    pub(super) fn read(info: Option<&BTreeMap<String, String>>, validated: bool) -> Result<Self> {
        let mut entries = info.into_iter().flatten();
        match (entries.next(), entries.next()) {
            (Some((key, url)), None) if key == URL => {
                Ok(Self { url: url.clone(), validated, is_archive: false })
            }
            // Nothing outside knows the stack, but the catalogue may.
            (Some((key, arn)), None) if key == PHYSICAL_ID => Err(no_stack_with_template(arn)),
            _ => Err(malformed_info()),
        }
    }

    /// The same of an archive.
    pub(super) fn of_archive(self) -> Self {
        Self { is_archive: true, ..self }
    }

    /// Fetches the template; of an archive, which must be there, none. Service Catalog does not say why it takes none, so the cause goes to the log.
    ///
    /// # Errors
    /// If it cannot be read, is too large, or is a template that is not UTF-8, or is validated and not valid.
    /// unverified: that an archive that cannot be read is refused so.
    pub(super) fn load(self, outside: &Outside) -> impl Future<Output = Result<Template>> + use<> {
        let most = if self.is_archive { MOST_BYTES_OF_ARCHIVE } else { MOST_BYTES };
        let fetching = outside.fetch(self.url.as_str(), most);
        async move {
            let read = fetching.await.map_err(|error| error.to_string()).and_then(|bytes| self.check(bytes));
            read.map_err(|cause| {
                tracing::warn!(url = self.url, cause, "a template was refused");
                invalid_template()
            })
        }
    }

    fn check(&self, bytes: Vec<u8>) -> std::result::Result<Template, String> {
        if self.is_archive {
            return Ok(Template::new(""));
        }
        let text =
            String::from_utf8(bytes).map_err(|error| format!("it is not UTF-8: {}", error.utf8_error()))?;
        if self.validated {
            return Template::parse(text).map_err(|error| error.to_string());
        }
        Ok(Template::new(text))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::TEMPLATE;
    use super::*;

    fn info(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn exactly_one_source() {
        let url = (URL, "http://localhost/a");
        let read = |pairs: &[_]| Source::read(Some(&info(pairs)), true);
        assert_eq!(read(&[url]).unwrap().url, "http://localhost/a");
        for pairs in
            [&[][..], &[url, (PHYSICAL_ID, "arn")], &[("loadTemplateFromURL", "x")], &[url, ("x", "y")]]
        {
            assert_eq!(read(pairs), Err(malformed_info()), "{pairs:?}");
        }
        assert_eq!(Source::read(None, true), Err(malformed_info()));
        assert_eq!(read(&[(PHYSICAL_ID, "arn")]), Err(no_stack_with_template("arn")));
    }

    #[test]
    fn answers_tell_the_source_by_other_keys() {
        for (asked, told) in [(URL, "TemplateUrl"), (PHYSICAL_ID, "PhysicalId")] {
            assert_eq!(Origin::of(Some(&info(&[(asked, "x")]))).info(), info(&[(told, "x")]));
        }
    }

    #[test]
    fn only_text_is_a_template_and_only_validation_asks_for_more() {
        let check = |validated, bytes: &[u8]| {
            Source { url: String::new(), validated, is_archive: false }.check(bytes.to_vec())
        };
        assert!(check(false, b"Not a template").is_ok());
        for text in ["", "Not a template", "<html></html>", "[]", "{}", r#"{"Resources": {}}"#] {
            assert!(check(true, text.as_bytes()).is_err(), "{text}");
        }
        assert!(check(true, TEMPLATE.as_bytes()).is_ok());
        assert!(check(false, b"\xff").is_err());
    }
}
