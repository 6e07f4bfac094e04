//! The one ARN type.

use std::fmt;

use serde::{Serialize, Serializer};

/// An Amazon Resource Name: `arn:partition:service:region:account:resource`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Arn {
    /// `aws`, `aws-cn` or `aws-us-gov`.
    pub partition: String,
    /// The service word, such as `batch` or `catalog`.
    pub service: String,
    /// The region; empty for global resources.
    pub region: String,
    /// The account; empty where a service leaves it out.
    pub account: String,
    /// The rest: type and id, as the service writes them.
    pub resource: String,
}

impl Arn {
    /// Reads an ARN; none unless it has all six parts.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(6, ':');
        let mut next = || parts.next().map(str::to_owned);
        if next()? != "arn" {
            return None;
        }
        let arn = Self {
            partition: next()?,
            service: next()?,
            region: next()?,
            account: next()?,
            resource: next()?,
        };
        (!arn.resource.is_empty()).then_some(arn)
    }

    /// What follows `kind/` in the resource, if it is of that kind.
    pub fn name_of(&self, kind: &str) -> Option<&str> {
        self.resource.strip_prefix(kind)?.strip_prefix('/')
    }
}

impl fmt::Display for Arn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { partition, service, region, account, resource } = self;
        write!(f, "arn:{partition}:{service}:{region}:{account}:{resource}")
    }
}

impl Serialize for Arn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_what_it_writes() {
        let text = "arn:aws:batch:us-east-1:123456789012:consumable-resource/licence:a";
        let arn = Arn::parse(text).unwrap();
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
