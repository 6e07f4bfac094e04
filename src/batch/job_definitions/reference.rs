//! What job definitions are called in requests: `name:revision`, or the ARN of one.

use std::fmt;

use serde::Serialize;

use crate::{
    batch::names::{Kind, Name},
    kit::{Arn, Scope},
};

/// Which registration of a name it is, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(in crate::batch) struct Revision(i32);

impl Revision {
    /// The revision of this number, as page tokens have it.
    pub(super) const fn new(number: i32) -> Self {
        Self(number)
    }

    /// The one after `last`, of which there may be none.
    pub(super) fn after(last: Option<Self>) -> Self {
        Self(last.map_or(1, |last| last.0.saturating_add(1)))
    }

    /// The number.
    pub(super) const fn number(self) -> i32 {
        self.0
    }

    /// Reads the digits as answers write them: not signed, without leading zeros.
    fn parse(text: &str) -> Option<Self> {
        let fits = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
        text.parse().ok().filter(|_| fits).map(Self)
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The name and the revision of a job definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(in crate::batch) struct Reference {
    pub(super) name: Name,
    pub(super) revision: Revision,
}

impl Reference {
    /// The job definition that `text` stands for in `scope`: none unless it gives the revision, too, and is of this very
    /// account and region.
    pub(super) fn parse(scope: &Scope, text: &str) -> Option<Self> {
        if text.starts_with("arn:") { Self::of_arn(scope, &Arn::parse(text)?) } else { Self::short(text) }
    }

    /// The job definition of this ARN, likewise.
    pub(in crate::batch) fn of_arn(scope: &Scope, arn: &Arn) -> Option<Self> {
        let reference = Self::short(arn.name_of(Kind::JobDefinition.segment())?)?;
        (reference.arn(scope) == *arn).then_some(reference)
    }

    fn short(text: &str) -> Option<Self> {
        let (name, revision) = text.split_once(':')?;
        Some(Self { name: Name::of_job_definition(name)?, revision: Revision::parse(revision)? })
    }

    /// The ARN of this revision.
    pub(super) fn arn(&self, scope: &Scope) -> Arn {
        Kind::JobDefinition.arn(scope, &self.to_string())
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.name.as_str(), self.revision)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::{AccountId, Region};

    fn parsed(text: &str) -> Option<String> {
        let scope = Scope { account: AccountId::parse("123456789012").unwrap(), region: Region::default() };
        Reference::parse(&scope, text).map(|reference| reference.to_string())
    }

    #[test]
    fn short_and_long_forms_are_interchangeable() {
        assert_eq!(parsed("render:12").unwrap(), "render:12");
        assert_eq!(parsed("_-a:1").unwrap(), "_-a:1");
        assert_eq!(
            parsed("arn:aws:batch:us-east-1:123456789012:job-definition/render:12").unwrap(),
            "render:12"
        );
    }

    #[test]
    fn everything_else_stands_for_nothing() {
        for text in [
            "",
            "render",
            "render:",
            "render:0",
            "render:01",
            "render:+1",
            "render:x",
            "render:1:2",
            "a b:1",
            "render:99999999999",
            "arn:aws:batch:us-east-1:123456789012:job-definition/render",
            "arn:aws:batch:us-east-1:123456789012:job-queue/render:1",
            "arn:aws:batch:us-east-1:210987654321:job-definition/render:1",
            "arn:aws:batch:eu-west-1:123456789012:job-definition/render:1",
            "arn:aws:batch",
        ] {
            assert_eq!(parsed(text), None, "{text}");
        }
    }
}
