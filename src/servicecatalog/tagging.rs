//! Tags between the wire and the state.

use std::sync::{Arc, LazyLock};

use super::{
    api,
    errors::{Result, tags_refused},
};
use crate::kit::{Tags, tags};

/// The tags of a request for a new resource.
///
/// # Errors
/// If a key repeats, has the reserved prefix `aws:`, or breaks another rule of AWS's tags.
pub(super) fn read(sent: Option<&[api::Tag]>) -> Result<Tags> {
    added(&Tags::new(), sent)
}

/// The tags that `existing` become when those of a request are put on top.
///
/// # Errors
/// As [`read`].
pub(super) fn added(existing: &Tags, sent: Option<&[api::Tag]>) -> Result<Tags> {
    let pairs = sent.unwrap_or_default().iter().map(|tag| (&tag.key, &tag.value));
    tags::merged(existing, pairs).map_err(|refusal| tags_refused(&refusal))
}

/// Tags that many share. Most have none, and those are the same.
pub(super) fn shared(tags: Tags) -> Arc<Tags> {
    static NONE: LazyLock<Arc<Tags>> = LazyLock::new(Arc::default);
    if tags.is_empty() { Arc::clone(&NONE) } else { Arc::new(tags) }
}

/// The most tags that a portfolio or a product may have.
const MOST: usize = 20;

/// The tags of a portfolio or product after a request to change them: keys are removed before tags are added, so that
/// a request can replace all of them.
///
/// # Errors
/// As [`read`], and whatever `too_many` makes of the text if there would be more tags than the 20 of AWS's quota.
pub(super) fn changed(
    existing: &Tags,
    remove: Option<&[String]>,
    add: Option<&[api::Tag]>,
    too_many: fn(String) -> api::Error,
) -> Result<Tags> {
    let mut tags = existing.clone();
    for key in remove.unwrap_or_default() {
        tags.remove(key);
    }
    let tags = added(&tags, add)?;
    if tags.len() > MOST && tags.len() > existing.len() {
        return Err(too_many(format!("A resource can have at most {MOST} tags.")));
    }
    Ok(tags)
}

/// The tags as answers show them.
pub(super) fn write(tags: &Tags) -> Vec<api::Tag> {
    tags.iter().map(|(key, value)| api::Tag { key: key.clone(), value: value.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::errors::limit_exceeded;
    use super::*;
    use crate::api::ServiceError;

    #[test]
    fn refusals_are_invalid_parameters() {
        let tag = |key: &str| api::Tag { key: key.into(), value: "x".into() };
        assert_eq!(write(&read(Some(&[tag("b"), tag("a")])).unwrap()), [tag("a"), tag("b")]);
        for tags in [vec![tag("a"), tag("a")], vec![tag("aws:a")]] {
            assert_eq!(read(Some(&tags)).unwrap_err().code(), "InvalidParametersException");
        }
    }

    #[test]
    fn removes_before_it_adds() {
        let tag = |key: &str, value: &str| api::Tag { key: key.into(), value: value.into() };
        let existing = read(Some(&[tag("a", "1"), tag("b", "1")])).unwrap();
        let keys = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        let tags = changed(&existing, Some(&keys), Some(&[tag("b", "2")]), limit_exceeded).unwrap();
        assert_eq!(write(&tags), [tag("b", "2")]);
        let many: Vec<_> = (0..20).map(|n| tag(&n.to_string(), "x")).collect();
        let error = changed(&existing, None, Some(&many), limit_exceeded).unwrap_err();
        assert_eq!(error.code(), "LimitExceededException");
        assert!(changed(&existing, Some(&keys), Some(&many), limit_exceeded).is_ok());
    }
}
