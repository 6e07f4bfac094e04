//! Whose resources, where: accounts, regions and callers.

use std::{collections::BTreeMap, fmt, sync::Arc};

use serde::{Serialize, Serializer};

use super::Arn;
use crate::api::Timestamp;

/// A 12-digit account id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId([u8; 12]);

impl AccountId {
    /// The account of callers whose access key names none.
    pub const DEFAULT: Self = Self([b'0'; 12]);

    /// The id written as `text`, if that is 12 digits.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: [u8; 12] = text.as_bytes().try_into().ok()?;
        digits.iter().all(u8::is_ascii_digit).then_some(Self(digits))
    }

    /// The 12 digits.
    pub fn as_str(&self) -> &str {
        // Only ASCII digits are ever stored, so the fallback is never taken.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for AccountId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A region's name, such as `us-east-1`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(Arc<str>);

impl Region {
    /// The region written as `text`, if it has the form of a region's name.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=32).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        fits.then(|| Self(text.into()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The partition the region lies in: `aws`, `aws-cn` or `aws-us-gov`.
    pub fn partition(&self) -> &'static str {
        match self.as_str() {
            name if name.starts_with("cn-") => "aws-cn",
            name if name.starts_with("us-gov-") => "aws-us-gov",
            _ => "aws",
        }
    }
}

impl Default for Region {
    fn default() -> Self {
        Self("us-east-1".into())
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Region {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// The account and region that a request acts in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Scope {
    /// The account.
    pub account: AccountId,
    /// The region.
    pub region: Region,
}

impl Scope {
    /// The ARN of a resource of this account and region.
    pub fn arn(&self, service: &'static str, resource: impl fmt::Display) -> Arn {
        let Self { account, region } = self;
        Arn::new(region.partition(), service, region.as_str(), account.as_str(), resource)
    }

    /// The ARN of a global resource (IAM, STS) of this account.
    pub fn global_arn(&self, service: &'static str, resource: impl fmt::Display) -> Arn {
        Arn::new(self.region.partition(), service, "", self.account.as_str(), resource)
    }
}

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Caller {
    /// The caller's ARN, as `sts:GetCallerIdentity` answers it: a user, or an assumed-role session.
    pub arn: Arc<str>,
    /// The unique id: `AIDA…`, or `AROA…:session`.
    pub id: Arc<str>,
    /// The ARN of the role behind a session, with its path, which the ARN of the session does not tell.
    pub role: Option<Arc<str>>,
}

impl Caller {
    /// The ARN of the IAM principal that asks: the role behind a session, or the user.
    pub fn principal(&self) -> &str {
        self.role.as_deref().unwrap_or(&self.arn)
    }
}

/// A role session: who asks with temporary keys.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Session {
    /// The account of the role.
    pub account: AccountId,
    /// The session as a caller.
    pub caller: Caller,
    /// When its keys stop working.
    pub expires: Timestamp,
}

/// State kept apart per account and region.
#[derive(Debug)]
pub struct Scoped<T> {
    parts: BTreeMap<Scope, T>,
    /// What a scope without state looks like.
    empty: T,
}

impl<T: Serialize> Serialize for Scoped<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.parts)
    }
}

impl<T: Default> Default for Scoped<T> {
    fn default() -> Self {
        Self { parts: BTreeMap::new(), empty: T::default() }
    }
}

impl<T: Default> Scoped<T> {
    /// The state of `scope`, empty if nothing was ever kept there.
    pub fn at(&self, scope: &Scope) -> &T {
        self.parts.get(scope).unwrap_or(&self.empty)
    }

    /// The state of `scope` and `scope` as it is kept with it, if anything was ever kept there.
    pub fn find(&self, scope: &Scope) -> Option<(&Scope, &T)> {
        self.parts.get_key_value(scope)
    }

    /// The state of `scope`, to change it.
    pub fn at_mut(&mut self, scope: &Scope) -> &mut T {
        if !self.parts.contains_key(scope) {
            self.parts.insert(scope.clone(), T::default());
        }
        self.parts.get_mut(scope).unwrap_or(&mut self.empty)
    }

    /// Every scope that state was ever kept of, with that state.
    pub fn iter(&self) -> impl Iterator<Item = (&Scope, &T)> {
        self.parts.iter()
    }

    /// Forgets everything of `account`, or of all accounts.
    pub fn reset(&mut self, account: Option<AccountId>) {
        self.parts.retain(|scope, _| account.is_some_and(|account| scope.account != account));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_twelve_digits_are_an_account() {
        assert_eq!(AccountId::parse("123456789012").unwrap().as_str(), "123456789012");
        for text in ["12345678901", "1234567890123", "12345678901x", "AKIAIOSFODNN", ""] {
            assert!(AccountId::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn partitions_follow_the_region() {
        let partition = |name| Region::parse(name).unwrap().partition();
        assert_eq!(partition("eu-central-1"), "aws");
        assert_eq!(partition("cn-north-1"), "aws-cn");
        assert_eq!(partition("us-gov-west-1"), "aws-us-gov");
        assert!(Region::parse("US-EAST-1").is_none() && Region::parse("").is_none());
    }
}
