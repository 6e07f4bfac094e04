//! The one ARN type.

use std::fmt::{self, Write};

use serde::{Serialize, Serializer};

/// The length of a typical ARN; none has to be shorter.
const TYPICAL: usize = 96;

/// An Amazon Resource Name: `arn:partition:service:region:account:resource`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Arn(String);

impl Arn {
    /// The ARN made of these parts, the first four of which have no colons.
    pub(super) fn new(
        partition: &str,
        service: &str,
        region: &str,
        account: &str,
        resource: impl fmt::Display,
    ) -> Self {
        // Nearly every answer has one, and putting texts together is much quicker than formatting them.
        let mut text = String::with_capacity(TYPICAL);
        for part in ["arn:", partition, ":", service, ":", region, ":", account, ":"] {
            text.push_str(part);
        }
        // Writing to a text cannot fail.
        let _ = write!(text, "{resource}");
        Self(text)
    }

    /// Reads an ARN; none unless it has all six parts.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(6, ':');
        let is_arn = parts.next() == Some("arn") && parts.nth(4).is_some_and(|resource| !resource.is_empty());
        is_arn.then(|| Self(text.to_owned()))
    }

    /// The whole.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `aws`, `aws-cn` or `aws-us-gov`.
    pub fn partition(&self) -> &str {
        self.part(1)
    }

    /// The service word, such as `batch` or `catalog`.
    pub fn service(&self) -> &str {
        self.part(2)
    }

    /// The region; empty for global resources.
    pub fn region(&self) -> &str {
        self.part(3)
    }

    /// The account; empty where a service leaves it out.
    pub fn account(&self) -> &str {
        self.part(4)
    }

    /// The rest: type and id, as the service writes them.
    pub fn resource(&self) -> &str {
        self.part(5)
    }

    /// What follows `kind/` in the resource, if it is of that kind.
    pub fn name_of(&self, kind: &str) -> Option<&str> {
        self.resource().strip_prefix(kind)?.strip_prefix('/')
    }

    fn part(&self, number: usize) -> &str {
        // Every ARN has all six parts.
        self.0.splitn(6, ':').nth(number).unwrap_or_default()
    }
}

impl From<Arn> for String {
    fn from(arn: Arn) -> Self {
        arn.0
    }
}

impl fmt::Display for Arn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Arn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_what_it_writes() {
        let text = "arn:aws:batch:us-east-1:123456789012:consumable-resource/licence:a";
        let arn = Arn::parse(text).unwrap();
        assert_eq!(
            arn,
            Arn::new("aws", "batch", "us-east-1", "123456789012", "consumable-resource/licence:a")
        );
        assert_eq!(
            [arn.partition(), arn.service(), arn.region(), arn.account(), arn.resource()],
            ["aws", "batch", "us-east-1", "123456789012", "consumable-resource/licence:a"]
        );
        assert_eq!(arn.name_of("consumable-resource"), Some("licence:a"));
        assert_eq!(arn.name_of("job-queue"), None);
        assert_eq!(arn.to_string(), text);
    }

    #[test]
    fn needs_six_parts() {
        for text in
            ["", "arn", "arn:aws:batch:us-east-1:123456789012", "arn:aws:batch:us-east-1:1:", "a:b:c:d:e:f"]
        {
            assert_eq!(Arn::parse(text), None, "{text}");
        }
    }
}
