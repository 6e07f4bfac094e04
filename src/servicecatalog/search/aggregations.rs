//! What the products found by a search have in common.

use std::collections::BTreeMap;

use super::super::{access::Visible, api::ProductViewAggregationValue};
use crate::kit::Ordered;

/// How many of the products have which owner, type and vendor; the most frequent value first. unverified: that the vendor
/// is the distributor, that a product without one is not counted, that a name without values is left out, and the order.
pub(super) fn of(found: &[(u64, Visible<'_>)]) -> BTreeMap<String, Vec<ProductViewAggregationValue>> {
    let mut owners = BTreeMap::new();
    let mut types = BTreeMap::new();
    let mut vendors = BTreeMap::new();
    for (_, Visible { product, .. }) in found {
        count(&mut owners, &product.owner);
        count(&mut types, product.kind.as_str());
        if let Some(vendor) = product.about.distributor.as_deref().filter(|vendor| !vendor.is_empty()) {
            count(&mut vendors, vendor);
        }
    }
    let named = [("Owner", owners), ("ProductType", types), ("Vendor", vendors)].into_iter();
    named
        .filter(|(_, counts)| !counts.is_empty())
        .map(|(name, counts)| (name.to_owned(), shown(counts)))
        .into_map()
}

fn count<'a>(counts: &mut BTreeMap<&'a str, i32>, value: &'a str) {
    let count = counts.entry(value).or_default();
    *count = count.saturating_add(1);
}

fn shown(counts: BTreeMap<&str, i32>) -> Vec<ProductViewAggregationValue> {
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let value = |(value, count): (&str, i32)| ProductViewAggregationValue {
        value: Some(value.to_owned()),
        approximate_count: Some(count),
    };
    counts.into_iter().map(value).collect()
}
