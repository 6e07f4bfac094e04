//! What all lists of the service have in common.

use crate::{api::ssm::Error, kit::BadToken};

/// How long a page is: what the request says, whose bounds are checked before, or the default.
pub(super) fn limit(asked: Option<i32>, default: usize) -> usize {
    asked.and_then(|asked| usize::try_from(asked).ok()).unwrap_or(default)
}

/// The answer to a token of another list or query.
pub(super) fn refused(_: BadToken) -> Error {
    Error::InvalidNextToken { message: "The specified token is not valid.".to_owned() }
}
