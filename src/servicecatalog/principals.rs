//! Who may use a portfolio: single IAM principals, and patterns of them.

use std::sync::Arc;

use serde::Serialize;

use super::{
    api,
    errors::{Result, invalid, limit_exceeded, no_portfolio},
    shares,
    state::{Change, State},
};
use crate::kit::{Arn, Scope};

/// The most patterns that a portfolio may be associated with.
const MOST_PATTERNS: usize = 10;

/// A principal, or a pattern of principals, as it was associated with a portfolio.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Principal {
    /// The ARN; in a pattern without account, and with the wildcards `*` and `?`.
    pub(super) arn: Arc<str>,
    pub(super) kind: api::PrincipalType,
}

impl Principal {
    /// The principal named in a request of this account.
    ///
    /// # Errors
    /// If the ARN is not one of an IAM principal of the account, or not a pattern as documented.
    fn read(scope: &Scope, arn: &str, kind: api::PrincipalType) -> Result<Self> {
        let fits = Arn::parse(arn).is_some_and(|arn| {
            arn.service() == "iam"
                && arn.region().is_empty()
                && arn.partition() == scope.region.partition()
                && match kind {
                    api::PrincipalType::Iam => arn.account() == scope.account.as_str() && is_principal(&arn),
                    api::PrincipalType::IamPattern => arn.account().is_empty() && named(&arn).is_some(),
                }
        });
        match (fits, kind) {
            (true, _) => Ok(Self { arn: arn.into(), kind }),
            // The emulator has no IAM, so that principals exist which could exist. unverified around `profile does
            // not exist`, which is known of principals that do not.
            (false, api::PrincipalType::Iam) => {
                Err(invalid(format!("The IAM profile does not exist: {arn}")))
            }
            // unverified: the rule is documented, the text is not known.
            (false, api::PrincipalType::IamPattern) => {
                Err(invalid(format!("Invalid principal pattern: {arn}")))
            }
        }
    }
}

/// Whether this can be the ARN of a user, role or group, or is the account's root, which stands for all of them.
fn is_principal(arn: &Arn) -> bool {
    let is_plain =
        |name: &str| name.chars().all(|c| c.is_ascii_graphic() && !"*?".contains(c)) && !name.ends_with('/');
    arn.resource() == "root" || named(arn).is_some_and(is_plain)
}

/// What follows the type of principal.
fn named(arn: &Arn) -> Option<&str> {
    ["user", "role", "group"].iter().find_map(|kind| arn.name_of(kind)).filter(|name| !name.is_empty())
}

/// `AssociatePrincipalWithPortfolio`, also an imported one. Repeating it is no error.
pub(super) fn associate_principal_with_portfolio(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::AssociatePrincipalWithPortfolioInput,
) -> Result<api::AssociatePrincipalWithPortfolioOutput> {
    let associated = shares::principals(state, change.scope(), &input.portfolio_id);
    let associated = associated.ok_or_else(|| no_portfolio(&input.portfolio_id))?;
    let principal = Principal::read(change.scope(), &input.principal_arn, input.principal_type)?;
    let is_pattern = |principal: &&Principal| principal.kind == api::PrincipalType::IamPattern;
    if is_pattern(&&principal)
        && !associated.contains(&principal)
        && associated.iter().filter(is_pattern).count() >= MOST_PATTERNS
    {
        let text = format!("A portfolio can have at most {MOST_PATTERNS} principals of type IAM_PATTERN.");
        return Err(limit_exceeded(text));
    }
    if let Some(associated) = shares::principals_mut(state, change.scope(), &input.portfolio_id) {
        associated.insert(principal);
    }
    Ok(api::AssociatePrincipalWithPortfolioOutput {})
}

#[cfg(test)]
mod tests {
    use super::super::testing::World;
    use super::*;

    fn input(
        portfolio: &str,
        arn: &str,
        kind: api::PrincipalType,
    ) -> api::AssociatePrincipalWithPortfolioInput {
        api::AssociatePrincipalWithPortfolioInput {
            portfolio_id: portfolio.into(),
            principal_arn: arn.into(),
            principal_type: kind,
            ..Default::default()
        }
    }

    #[test]
    fn takes_principals_of_the_account_and_patterns_without_one() {
        use api::PrincipalType::{Iam, IamPattern};
        let mut world = World::new();
        let portfolio = world.portfolio("Web");
        for (arn, kind) in [
            ("arn:aws:iam::000000000000:user/stockroom", Iam),
            ("arn:aws:iam::000000000000:user/stockroom", Iam),
            ("arn:aws:iam::000000000000:role/path/Deploy", Iam),
            ("arn:aws:iam::000000000000:group/team", Iam),
            ("arn:aws:iam::000000000000:root", Iam),
            ("arn:aws:iam:::role/Deploy?-*", IamPattern),
        ] {
            world.write(associate_principal_with_portfolio, input(&portfolio, arn, kind)).unwrap();
        }
        assert_eq!(world.catalog().portfolios.get(&portfolio).unwrap().principals.len(), 5);
        for (arn, kind) in [
            ("stockroom", Iam),
            ("arn:aws:iam::111111111111:user/other-account", Iam),
            ("arn:aws-cn:iam::000000000000:user/other-partition", Iam),
            ("arn:aws:sts::000000000000:assumed-role/Deploy/session", Iam),
            ("arn:aws:iam::000000000000:role/*", Iam),
            ("arn:aws:iam::000000000000:role/", Iam),
            ("arn:aws:iam::000000000000:role/Deploy*", IamPattern),
            ("arn:aws:iam:::r*/Deploy", IamPattern),
            ("arn:aws:*:::role/Deploy", IamPattern),
            ("arn:aws:iam:::root", IamPattern),
        ] {
            let text = world.refused(associate_principal_with_portfolio, input(&portfolio, arn, kind));
            assert!(text.starts_with("InvalidParametersException"), "{arn}: {text}");
        }
    }

    #[test]
    fn ten_patterns_are_enough() {
        let mut world = World::new();
        let portfolio = world.portfolio("Web");
        let pattern = |n| format!("arn:aws:iam:::role/{n}*");
        let associate = |n| input(&portfolio, &pattern(n), api::PrincipalType::IamPattern);
        for n in 0..10 {
            world.write(associate_principal_with_portfolio, associate(n)).unwrap();
        }
        world.write(associate_principal_with_portfolio, associate(3)).unwrap();
        let text = world.refused(associate_principal_with_portfolio, associate(10));
        assert!(text.starts_with("LimitExceededException"), "{text}");
    }

    #[test]
    fn the_portfolio_must_exist() {
        let input = input("port-x", "arn:aws:iam::000000000000:root", api::PrincipalType::Iam);
        let text = World::new().refused(associate_principal_with_portfolio, input);
        assert_eq!(text, "ResourceNotFoundException: Portfolio port-x not found.");
    }
}
