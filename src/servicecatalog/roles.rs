//! How roles must be named. The emulator has no IAM, so that roles exist which could exist.

use crate::kit::{Arn, Scope};

/// The most characters of the name of a role.
const LONGEST_NAME: usize = 64;

/// Whether this is the ARN of a role of the account, which alone may be passed to a service.
pub(super) fn is_role(scope: &Scope, text: &str) -> bool {
    Arn::parse(text).is_some_and(|arn| {
        arn.partition() == scope.region.partition()
            && (arn.service(), arn.region(), arn.account()) == ("iam", "", scope.account.as_str())
            && arn.name_of("role").and_then(|path| path.rsplit('/').next()).is_some_and(is_role_name)
    })
}

/// Whether a role can have this name.
pub(super) fn is_role_name(name: &str) -> bool {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || "_+=,.@-".contains(c);
    (1..=LONGEST_NAME).contains(&name.len()) && name.chars().all(is_allowed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::{AccountId, Region};

    #[test]
    fn a_role_is_one_of_the_account() {
        let scope = Scope { account: AccountId::DEFAULT, region: Region::default() };
        for name in ["Launch", "team/ops/Launch_1+=,.@-"] {
            assert!(is_role(&scope, &format!("arn:aws:iam::000000000000:role/{name}")), "{name}");
        }
        for arn in [
            "Launch",
            "arn:aws:iam::111111111111:role/Launch",
            "arn:aws-cn:iam::000000000000:role/Launch",
            "arn:aws:iam::000000000000:user/Launch",
            "arn:aws:iam::000000000000:role/",
            "arn:aws:iam::000000000000:role/a b",
            "arn:aws:iam:us-east-1:000000000000:role/Launch",
        ] {
            assert!(!is_role(&scope, arn), "{arn}");
        }
        assert!(!is_role_name(&"x".repeat(65)) && !is_role_name("team/Launch"));
    }
}
