//! Where the template of a new provisioning artifact comes from, and what it must look like.

use std::{collections::BTreeMap, future::Future};

use serde_json::{Map, Value};

use super::errors::{Result, invalid_template, malformed_info, unsupported};
use crate::{cloudformation::Template, kit::Outside};

/// The most bytes a template may have: 1 MB, as `CloudFormation` documents.
const MOST_BYTES: usize = 1024 * 1024;
/// The key of `Info` whose value is the URL of a template.
const URL: &str = "LoadTemplateFromURL";
/// The key of `Info` whose value is the ARN of a stack with a template.
const PHYSICAL_ID: &str = "ImportFromPhysicalId";

/// Where a template lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// The URL of the template.
    pub(super) url: String,
    /// Whether the template is looked at before it is taken.
    pub(super) validated: bool,
}

impl Source {
    /// The source that `Info` describes: exactly one key, and one that is known.
    ///
    /// # Errors
    /// If it does not, or names a stack.
    pub(super) fn read(info: Option<&BTreeMap<String, String>>, validated: bool) -> Result<Self> {
        let mut entries = info.into_iter().flatten();
        match (entries.next(), entries.next()) {
            (Some((key, url)), None) if key == URL => Ok(Self { url: url.clone(), validated }),
            // There are no stacks to read a template from.
            (Some((key, _)), None) if key == PHYSICAL_ID => Err(unsupported(PHYSICAL_ID)),
            _ => Err(malformed_info()),
        }
    }

    /// Fetches the template. Service Catalog does not say why it takes none, so the cause goes to the log.
    ///
    /// # Errors
    /// If it cannot be read, is larger than 1 MB, is not UTF-8, or is validated and does not look like a template.
    pub(super) fn load(self, outside: &Outside) -> impl Future<Output = Result<Template>> + use<> {
        let fetching = outside.fetch(self.url.as_str(), MOST_BYTES);
        async move {
            let read = fetching.await.map_err(|error| error.to_string()).and_then(|bytes| self.check(bytes));
            read.map_err(|cause| {
                tracing::warn!(url = self.url, cause, "a template was refused");
                invalid_template()
            })
        }
    }

    fn check(&self, bytes: Vec<u8>) -> std::result::Result<Template, String> {
        let text =
            String::from_utf8(bytes).map_err(|error| format!("it is not UTF-8: {}", error.utf8_error()))?;
        if self.validated {
            looks_like_template(&text)?;
        }
        Ok(Template::new(text))
    }
}

/// Whether a text is a JSON object or begins like a YAML mapping; if not, why not.
fn looks_like_template(text: &str) -> std::result::Result<(), String> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.starts_with('{') {
        let object = serde_json::from_str::<Map<String, Value>>(text);
        return object.map(drop).map_err(|error| format!("it begins like a JSON object, but {error}"));
    }
    let is_content = |line: &&str| {
        let line = line.trim();
        !(line.is_empty() || line == "---" || line.starts_with(['#', '%']))
    };
    match text.lines().find(is_content) {
        Some(line) if begins_mapping(line) => Ok(()),
        _ => Err("it is neither a JSON object nor a YAML mapping".to_owned()),
    }
}

/// Whether a line of YAML begins a block mapping: a key, a colon, and the end of the line or a blank.
fn begins_mapping(line: &str) -> bool {
    let line = line.trim_end();
    let key = line.split_once(": ").map(|(key, _)| key).or_else(|| line.strip_suffix(':'));
    let is_key_character = |c: char| c.is_alphanumeric() || "_-:./ ".contains(c);
    key.map(|key| key.trim_end().trim_matches(['"', '\''])).is_some_and(|key| {
        key.starts_with(|c: char| c.is_alphanumeric()) && key.chars().all(is_key_character)
    })
}

#[cfg(test)]
mod tests {
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
        assert_eq!(read(&[(PHYSICAL_ID, "arn")]), Err(unsupported(PHYSICAL_ID)));
    }

    #[test]
    fn templates_are_json_objects_or_yaml_mappings() {
        for text in [
            r#"{"Resources": {}}"#,
            "Resources: {}\n",
            "\u{feff}# web\n%YAML 1.2\n---\n\nAWSTemplateFormatVersion: '2010-09-09'\nResources:\n  A: b",
            "\"Resources\":\n  A: b",
            "Fn::Transform:\n  A: b",
        ] {
            assert_eq!(looks_like_template(text), Ok(()), "{text}");
        }
        for text in
            ["", "[]", "[1]", "\"text\"", "{\"a\": }", "<html>\n</html>", "- a: b", "Not Found", "http://x/y"]
        {
            assert!(looks_like_template(text).is_err(), "{text}");
        }
    }

    #[test]
    fn only_text_is_a_template_and_only_validation_asks_for_more() {
        let check = |validated, bytes: &[u8]| Source { url: String::new(), validated }.check(bytes.to_vec());
        assert!(check(false, b"Not a template").is_ok());
        assert!(check(true, b"Not a template").is_err());
        assert!(check(false, b"\xff").is_err());
    }
}
