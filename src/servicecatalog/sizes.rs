//! How much there is.

use super::{State, state::Catalog};
use crate::kit::Sizes;

/// How much there is in all accounts and regions, by kind.
pub fn sizes(state: &State) -> Sizes {
    let sum = |count: fn(&Catalog) -> usize| state.iter().map(|(_, catalog)| count(catalog)).sum();
    vec![
        ("constraints", sum(|catalog| catalog.constraints.len())),
        ("plans", sum(|catalog| catalog.plans.len())),
        ("portfolios", sum(|catalog| catalog.portfolios.len())),
        ("products", sum(|catalog| catalog.products.len())),
        ("provisioned_products", sum(|catalog| catalog.provisioned.len())),
        ("records", sum(|catalog| catalog.records.len())),
        ("service_actions", sum(|catalog| catalog.service_actions.len())),
        ("tag_options", sum(|catalog| catalog.tag_options.all.len())),
    ]
}
