//! How requests name a provisioned product.

use super::{
    super::{
        api::ProvisionedProductStatus,
        errors::{Result, no_provisioned_product, not_ready},
        selector::Selector,
        state::Catalog,
    },
    ProvisionedProduct,
};
use crate::kit::{Arn, Scope};

/// The live provisioned product with this id or name; an ARN will do for a name. Every caller of the account finds every
/// one, as where IAM grants the account level: the emulator has no policies to ask.
///
/// # Errors
/// If there is none.
pub(super) fn find<'a>(
    catalog: &'a Catalog,
    scope: &Scope,
    wanted: Selector<'_>,
) -> Result<&'a ProvisionedProduct> {
    let found = match wanted {
        Selector::Id(id) => catalog.provisioned.get(id),
        Selector::Name(text) if text.starts_with("arn:") => {
            let id = Arn::parse(text).and_then(|arn| arn.resource().rsplit('/').next().map(str::to_owned));
            let product = id.and_then(|id| catalog.provisioned.get(&id));
            product.filter(|product| product.launch.arn(scope) == text)
        }
        Selector::Name(name) => catalog.provisioned.named(name),
    };
    found.ok_or_else(|| no_provisioned_product(wanted))
}

/// Refuses a provisioned product that is in none of these statuses.
pub(super) fn check_ready(product: &ProvisionedProduct, allowed: &[ProvisionedProductStatus]) -> Result<()> {
    let status = product.condition.status();
    if allowed.contains(&status) { Ok(()) } else { Err(not_ready(&product.launch.id, status)) }
}
