//! The one tag helper.

use std::collections::{BTreeMap, BTreeSet};

/// Tags by key.
pub type Tags = BTreeMap<String, String>;

/// The most tags a resource may have.
pub const MOST_TAGS: usize = 50;
/// The most characters of a key.
pub const LONGEST_KEY: usize = 128;
/// The most characters of a value.
pub const LONGEST_VALUE: usize = 256;

/// Why tags are refused; each service words it its own way.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TagRefusal {
    /// A key in the space that AWS keeps for itself.
    #[error("the tag key `{0}` uses the reserved prefix aws:")]
    Reserved(String),
    /// The same key twice in one request.
    #[error("the tag key `{0}` is given more than once")]
    Repeated(String),
    /// A key that is empty or too long.
    #[error("the tag key `{0}` must have 1 to 128 characters")]
    KeyLength(String),
    /// A value that is too long.
    #[error("the value of the tag `{0}` must have at most 256 characters")]
    ValueLength(String),
    /// A character that tags cannot have.
    #[error("the tag `{0}` has a character that tags cannot have")]
    Characters(String),
    /// More tags than a resource may have.
    #[error("a resource has at most 50 tags")]
    TooMany,
}

/// The tags that `existing` become when `added` are put on top of them. Changes nothing if any is refused.
///
/// # Errors
/// [`TagRefusal`], the first in the order of `added`.
pub fn merged<'a>(
    existing: &Tags,
    added: impl IntoIterator<Item = (&'a String, &'a String)>,
) -> Result<Tags, TagRefusal> {
    let mut tags = existing.clone();
    let mut seen = BTreeSet::new();
    for (key, value) in added {
        check(key, value)?;
        if !seen.insert(key) {
            return Err(TagRefusal::Repeated(key.clone()));
        }
        tags.insert(key.clone(), value.clone());
    }
    if tags.len() > MOST_TAGS && tags.len() > existing.len() {
        return Err(TagRefusal::TooMany);
    }
    Ok(tags)
}

fn check(key: &str, value: &str) -> Result<(), TagRefusal> {
    let refuse = |refusal: fn(String) -> TagRefusal| Err(refusal(key.to_owned()));
    if key.get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case("aws:")) {
        return refuse(TagRefusal::Reserved);
    }
    if !(1..=LONGEST_KEY).contains(&key.chars().count()) {
        return refuse(TagRefusal::KeyLength);
    }
    if value.chars().count() > LONGEST_VALUE {
        return refuse(TagRefusal::ValueLength);
    }
    let allowed = |c: char| c.is_alphanumeric() || c.is_whitespace() || "_.:/=+-@".contains(c);
    if !key.chars().chain(value.chars()).all(allowed) {
        return refuse(TagRefusal::Characters);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    fn merge(existing: &Tags, added: &[(&str, &str)]) -> Result<Tags, TagRefusal> {
        merged(existing, tags(added).iter().map(|(key, value)| (key, value)))
    }

    #[test]
    fn replaces_and_adds() {
        let existing: Tags = tags(&[("a", "1"), ("b", "2")]).into_iter().collect();
        let after = merge(&existing, &[("b", "3"), ("c", "")]).unwrap();
        assert_eq!(after, tags(&[("a", "1"), ("b", "3"), ("c", "")]).into_iter().collect());
    }

    #[test]
    fn refuses_what_aws_refuses() {
        let none = Tags::new();
        let long = "k".repeat(129);
        assert_eq!(merge(&none, &[("AWS:x", "")]), Err(TagRefusal::Reserved("AWS:x".into())));
        assert_eq!(merge(&none, &[("a", "1"), ("a", "1")]), Err(TagRefusal::Repeated("a".into())));
        assert_eq!(merge(&none, &[("", "1")]), Err(TagRefusal::KeyLength(String::new())));
        assert_eq!(merge(&none, &[(&long, "1")]), Err(TagRefusal::KeyLength(long.clone())));
        assert_eq!(merge(&none, &[("a", &"v".repeat(257))]), Err(TagRefusal::ValueLength("a".into())));
        assert_eq!(merge(&none, &[("a", "<")]), Err(TagRefusal::Characters("a".into())));
        let full: Tags = (0..50).map(|n| (n.to_string(), String::new())).collect();
        assert_eq!(merge(&full, &[("x", "")]), Err(TagRefusal::TooMany));
        assert!(merge(&full, &[("7", "changed")]).is_ok());
    }
}
