//! The tags that Service Catalog puts on everything it provisions but stack sets.

use super::{
    portfolios, products,
    provisioning::{Kind, Launch, Target},
};
use crate::kit::{AccountId, Scope};

/// What the keys of all these tags begin with.
pub(super) const PREFIX: &str = "aws:servicecatalog:";

/// The system tags of what a launch made, as a request about it has it.
pub(super) fn of(scope: &Scope, launch: &Launch, target: &Target) -> Vec<(String, String)> {
    if launch.kind == Kind::CfnStackSet {
        return Vec::new();
    }
    let of = |account: AccountId| Scope { account, region: scope.region.clone() };
    let (product, portfolio) = (of(target.product_owner), of(target.portfolio_owner));
    let tags = vec![
        ("productArn", products::arn(&product, &target.product)),
        ("provisioningPrincipalArn", launch.principal.as_ref().into()),
        ("portfolioArn", portfolios::arn(&portfolio, &target.path.portfolio())),
        ("provisionedProductArn", launch.arn(scope)),
        // Documented to name the version first provisioned. unverified: that an update leaves it so.
        ("provisioningArtifactIdentifier", String::from(&launch.artifact)),
    ];
    tags.into_iter().map(|(key, value)| (format!("{PREFIX}{key}"), value)).collect()
}
