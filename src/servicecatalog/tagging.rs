//! Tags between the wire and the state.

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

/// The tags as answers show them.
pub(super) fn write(tags: &Tags) -> Vec<api::Tag> {
    tags.iter().map(|(key, value)| api::Tag { key: key.clone(), value: value.clone() }).collect()
}

#[cfg(test)]
mod tests {
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
}
