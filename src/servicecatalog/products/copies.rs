//! Copies of products: what was asked for, and what became of it.

use std::sync::Arc;

use serde::Serialize;

use super::super::{
    api,
    collection::{Collection, Identified},
    errors::{Result, no_copy},
    ids::{ArtifactId, CopyId, ProductId},
    state::State,
};
use crate::kit::{Arn, Context};

/// The copies that were ever asked for. unverified: for how long AWS remembers them.
pub(in super::super) type Copies = Collection<ProductCopy>;

/// A copy of a product.
#[derive(Debug, Serialize)]
pub(in super::super) struct ProductCopy {
    pub(super) id: CopyId,
    pub(super) order: Arc<Order>,
    pub(super) outcome: Outcome,
}

/// What is to be copied.
#[derive(Debug, Serialize)]
pub(super) struct Order {
    /// The product.
    pub(super) source: Arn,
    /// Which of its versions; all of them if none are chosen.
    pub(super) versions: Vec<ArtifactId>,
    pub(super) target: Target,
    pub(super) with_tags: bool,
}

/// Where a copy goes.
#[derive(Debug, Serialize)]
pub(super) enum Target {
    /// A new product, of this name or of that of the source.
    New(Option<String>),
    /// A product that is there already and gets the versions.
    Existing(ProductId),
}

/// What became of a copy.
#[derive(Debug, Serialize)]
pub(super) enum Outcome {
    /// It is being made.
    InProgress,
    /// It is this product, or in it.
    Succeeded(ProductId),
    /// There is none, for this reason.
    Failed(String),
}

impl Identified for ProductCopy {
    fn id(&self) -> Arc<str> {
        (&self.id).into()
    }
}

/// `DescribeCopyProductStatus`.
pub(in super::super) fn describe_copy_product_status(
    state: &State,
    context: &Context<'_>,
    input: api::DescribeCopyProductStatusInput,
) -> Result<api::DescribeCopyProductStatusOutput> {
    let copy = state.at(context.scope()).copies.get(&input.copy_product_token);
    let copy = copy.ok_or_else(|| no_copy(&input.copy_product_token))?;
    let (status, target, detail) = match &copy.outcome {
        Outcome::InProgress => (api::CopyProductStatus::InProgress, None, None),
        Outcome::Succeeded(target) => (api::CopyProductStatus::Succeeded, Some(target.into()), None),
        Outcome::Failed(reason) => (api::CopyProductStatus::Failed, None, Some(reason.clone())),
    };
    Ok(api::DescribeCopyProductStatusOutput {
        copy_product_status: Some(status),
        target_product_id: target,
        status_detail: detail,
    })
}
