//! Whose stack it is that rules are asked about.

use crate::{
    kit::{AccountId, Scope},
    servicecatalog::{artifacts, ids::RecordId, selector::Selector, state::State},
};

/// What a stack belongs to, each by its id and, while that is known, its name.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Subject {
    pub(super) account: Option<AccountId>,
    pub(super) product: Vec<String>,
    pub(super) version: Vec<String>,
    pub(super) provisioned_product: Vec<String>,
}

impl Subject {
    /// What the stack of a record belongs to, after the request that the record is of; none if there are no rules to ask.
    pub(in super::super) fn of(state: &State, scope: &Scope, record: &RecordId) -> Option<Self> {
        if state.outcomes().is_empty() {
            return None;
        }
        let record = state.at(scope).records.get(record.as_str())?;
        let (target, launch) = (&record.target, &record.launch);
        let owner = Scope { account: target.product_owner, region: scope.region.clone() };
        let product = state.at(&owner).products.get(target.product.as_str());
        let wanted = Selector::Id(target.artifact.as_str());
        let artifact = product.and_then(|product| artifacts::find_any(&product.artifacts, wanted).ok());
        let named = |id: &str, name: Option<&str>| {
            [Some(id), name].into_iter().flatten().map(str::to_owned).collect()
        };
        Some(Self {
            account: Some(scope.account),
            product: named(target.product.as_str(), product.map(|product| &*product.name)),
            version: named(target.artifact.as_str(), artifact.and_then(|artifact| artifact.name.as_deref())),
            provisioned_product: named(launch.id.as_str(), Some(&launch.name)),
        })
    }
}
