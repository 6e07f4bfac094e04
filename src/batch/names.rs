//! Names of Batch's objects, and the ARNs that stand for them. Wherever a request takes a name it takes the ARN too.

use std::borrow::Borrow;

use serde::Serialize;

use super::errors::Refusal;
use crate::kit::{Arn, Scope};

/// The service word of Batch's ARNs.
const SERVICE: &str = "batch";
/// The most characters of a name.
const LONGEST_NAME: usize = 128;

/// A kind of object with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A consumable resource.
    ConsumableResource,
    /// A compute environment.
    ComputeEnvironment,
    /// A job queue.
    JobQueue,
    /// A scheduling policy.
    SchedulingPolicy,
    /// A service environment.
    ServiceEnvironment,
    /// A job definition; its ARN ends in its revision.
    JobDefinition,
}

impl Kind {
    /// How ARNs write it.
    pub(super) const fn segment(self) -> &'static str {
        match self {
            Self::ConsumableResource => "consumable-resource",
            Self::ComputeEnvironment => "compute-environment",
            Self::JobQueue => "job-queue",
            Self::SchedulingPolicy => "scheduling-policy",
            Self::ServiceEnvironment => "service-environment",
            Self::JobDefinition => "job-definition",
        }
    }

    /// How sentences write it.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::ConsumableResource => "consumable resource",
            Self::ComputeEnvironment => "compute environment",
            Self::JobQueue => "job queue",
            Self::SchedulingPolicy => "scheduling policy",
            Self::ServiceEnvironment => "service environment",
            Self::JobDefinition => "job definition",
        }
    }

    /// How the sentence on bad names writes it, which every kind does its own way.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::ConsumableResource => "ConsumableResource",
            Self::ComputeEnvironment => "Compute Environment",
            Self::JobQueue => "Job Queue",
            Self::SchedulingPolicy => "Scheduling policy",
            Self::ServiceEnvironment => "Service environment",
            Self::JobDefinition => "Job definition",
        }
    }

    /// The ARN of the one named `name` in `scope`, whether there is one or not.
    pub(super) fn arn(self, scope: &Scope, name: &str) -> Arn {
        scope.arn(SERVICE, format_args!("{}/{name}", self.segment()))
    }
}

/// The name of an object: 1 to 128 letters, digits, hyphens and underscores, the first a letter or digit.
///
/// unverified: real names of any kind are refused for other characters and for their length; that the first character
/// is a letter or digit is published for queues, compute environments and policies only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Name(String);

impl Name {
    /// The name written as `text`, if it keeps the rule.
    pub(super) fn parse(text: &str) -> Option<Self> {
        Self::of_job_definition(text).filter(|_| text.starts_with(|c: char| c.is_ascii_alphanumeric()))
    }

    /// The name of a job definition written as `text`, if it keeps their rule: any of the characters may come first.
    pub(super) fn of_job_definition(text: &str) -> Option<Self> {
        let fits = (1..=LONGEST_NAME).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        fits.then(|| Self(text.to_owned()))
    }

    /// The name as text.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The ARN of the object of this kind and name in `scope`.
    pub(super) fn arn(&self, kind: Kind, scope: &Scope) -> Arn {
        kind.arn(scope, &self.0)
    }
}

/// Names order and compare as their texts do, so maps can be searched by text.
impl Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// The name of the object of `kind` that `text`, a name or an ARN, stands for in `scope`; `member` is where it was.
pub(super) fn resolve(kind: Kind, scope: &Scope, member: &'static str, text: &str) -> Result<Name, Refusal> {
    if text.is_empty() {
        return Err(Refusal::Required(member));
    }
    if !text.starts_with("arn:") {
        return Name::parse(text).ok_or_else(|| Refusal::NotFound(kind.arn(scope, text).to_string()));
    }
    resolve_arn(kind, scope, text)
}

/// The name of the object of `kind` that the ARN `text` stands for in `scope`, where only ARNs are taken.
pub(super) fn resolve_arn(kind: Kind, scope: &Scope, text: &str) -> Result<Name, Refusal> {
    let arn = Arn::parse(text)
        .filter(|arn| arn.service() == SERVICE && arn.name_of(kind.segment()).is_some())
        .ok_or(Refusal::WrongKind(kind))?;
    named_by(kind, scope, &arn).ok_or_else(|| Refusal::NotFound(text.to_owned()))
}

/// The kind and the name in `arn`, if that is the ARN of an object with a name of its own in this very account and
/// region.
pub(super) fn read(scope: &Scope, arn: &Arn) -> Option<(Kind, Name)> {
    let kinds = [
        Kind::ConsumableResource,
        Kind::ComputeEnvironment,
        Kind::JobQueue,
        Kind::SchedulingPolicy,
        Kind::ServiceEnvironment,
    ];
    kinds.into_iter().find_map(|kind| Some((kind, named_by(kind, scope, arn)?)))
}

/// The name in `arn`, if that is the ARN of an object of this kind in this very account and region.
///
/// unverified: an object of another account or region is answered as one that does not exist.
pub(super) fn named_by(kind: Kind, scope: &Scope, arn: &Arn) -> Option<Name> {
    Name::parse(arn.name_of(kind.segment())?).filter(|name| name.arn(kind, scope) == *arn)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::{AccountId, Region};

    fn resolved(text: &str) -> Result<String, Refusal> {
        let scope = Scope { account: AccountId::parse("123456789012").unwrap(), region: Region::default() };
        resolve(Kind::ConsumableResource, &scope, "consumableResource", text)
            .map(|name| name.as_str().to_owned())
    }

    #[test]
    fn names_keep_the_rule_of_batch() {
        for name in ["a", "7", "a-b_C9", &"x".repeat(128)] {
            assert_eq!(Name::parse(name).unwrap().as_str(), name);
        }
        for text in ["", "-a", "_a", "a.b", "a b", "ä", "a/b", "a:1", &"x".repeat(129)] {
            assert_eq!(Name::parse(text), None, "{text}");
        }
    }

    #[test]
    fn names_and_arns_are_interchangeable() {
        assert_eq!(resolved("licence").unwrap(), "licence");
        assert_eq!(
            resolved("arn:aws:batch:us-east-1:123456789012:consumable-resource/licence").unwrap(),
            "licence"
        );
    }

    #[test]
    fn what_can_have_no_object_behind_it_does_not_exist() {
        let arn = |text: &str| Refusal::NotFound(text.into());
        let other_account = "arn:aws:batch:us-east-1:210987654321:consumable-resource/licence";
        assert_eq!(resolved(other_account), Err(arn(other_account)));
        let other_region = "arn:aws:batch:eu-west-1:123456789012:consumable-resource/licence";
        assert_eq!(resolved(other_region), Err(arn(other_region)));
        let bad = "arn:aws:batch:us-east-1:123456789012:consumable-resource/a b";
        assert_eq!(resolved(bad), Err(arn(bad)));
        assert_eq!(resolved("a b"), Err(arn(bad)));
        assert_eq!(resolved(""), Err(Refusal::Required("consumableResource")));
    }

    #[test]
    fn arns_of_other_kinds_are_refused_as_such() {
        for text in [
            "arn:aws:batch:us-east-1:123456789012:job-queue/licence",
            "arn:aws:ssm:us-east-1:123456789012:consumable-resource/licence",
            "arn:aws:batch",
        ] {
            assert_eq!(resolved(text), Err(Refusal::WrongKind(Kind::ConsumableResource)), "{text}");
        }
    }
}
