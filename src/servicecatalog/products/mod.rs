//! Products: what an administrator offers, in versions that are its provisioning artifacts.

mod copies;
mod copy;
mod create;
mod delete;
mod describe;
mod store;
mod update;

use std::sync::Arc;

use serde::Serialize;

use super::{
    api,
    artifacts::Artifact,
    collection::Identified,
    errors::{Result, hidden_name, invalid, no_product, several},
    ids::{ProductId, ProductViewId},
    selector::Selector,
};
use crate::{
    api::Timestamp,
    kit::{Scope, Tags},
};

pub(super) use copies::{Copies, describe_copy_product_status};
pub(super) use copy::{COPYING, copy_product, finish_copy};
pub(super) use create::{create_product, prepare};
pub(super) use delete::delete_product;
pub(super) use describe::describe_product_as_admin;
pub(super) use store::Products;
pub(super) use update::update_product;

/// A product.
#[derive(Debug, Serialize)]
pub(super) struct Product {
    pub(super) id: ProductId,
    pub(super) view: ProductViewId,
    pub(super) name: String,
    pub(super) owner: String,
    pub(super) kind: api::ProductType,
    pub(super) about: About,
    /// In whole seconds.
    pub(super) created: Timestamp,
    pub(super) tags: Tags,
    /// Its versions, the oldest first; never none.
    pub(super) artifacts: Vec<Artifact>,
}

/// What a product says of itself beside its name. What was given empty is kept empty.
#[derive(Clone, Debug, Serialize)]
pub(super) struct About {
    pub(super) description: Option<String>,
    pub(super) distributor: Option<String>,
    pub(super) support_description: Option<String>,
    support_email: Option<String>,
    support_url: Option<String>,
}

impl Identified for Product {
    fn id(&self) -> Arc<str> {
        (&self.id).into()
    }
}

impl Product {
    /// What it says of itself.
    pub(super) fn description(&self) -> Option<&String> {
        self.about.description.as_ref()
    }

    /// Its version with this id, to change it.
    pub(super) fn artifact_mut(&mut self, id: &str) -> Option<&mut Artifact> {
        self.artifacts.iter_mut().find(|artifact| artifact.id.as_str() == id)
    }

    /// The product as its administrators see it.
    pub(super) fn view_detail(&self, scope: &Scope) -> api::ProductViewDetail {
        api::ProductViewDetail {
            product_view_summary: Some(self.summary()),
            // Not in the model's list of values, but what the service answers, at once and for good.
            status: Some(api::Status::Created),
            product_arn: Some(arn(scope, &self.id)),
            created_time: Some(self.created),
            source_connection: None,
        }
    }

    /// The product as its users see it.
    pub(super) fn summary(&self) -> api::ProductViewSummary {
        let about = self.about.clone();
        api::ProductViewSummary {
            id: Some((&self.view).into()),
            product_id: Some((&self.id).into()),
            name: Some(self.name.clone()),
            owner: Some(self.owner.clone()),
            short_description: about.description,
            r#type: Some(self.kind),
            distributor: about.distributor,
            // False in every recording, even of a product with exactly one path.
            has_default_path: Some(false),
            support_email: about.support_email,
            support_description: about.support_description,
            support_url: about.support_url,
        }
    }
}

/// The ARN of a product, whose service word is `catalog`.
pub(super) fn arn(scope: &Scope, id: &ProductId) -> String {
    scope.arn("catalog", format_args!("product/{id}")).into()
}

/// The product of an account that its administrator names.
///
/// # Errors
/// If there is none, or several have the name.
pub(super) fn find<'a>(products: &'a Products, wanted: Selector<'_>) -> Result<&'a Product> {
    match wanted {
        Selector::Id(id) => products.get(id).ok_or_else(|| no_product(id)),
        Selector::Name(name) => {
            let mut found = products.named(name).map(|(_, product)| product);
            let product = found.next().ok_or_else(|| hidden_name("Product", name))?;
            // unverified: what AWS does with a name that several products have.
            if found.next().is_some() { Err(several("Product", name)) } else { Ok(product) }
        }
    }
}

/// Refuses what is no link to a place where users of a product find support.
fn check_support_url(url: Option<&str>) -> Result<()> {
    let is_link = |url: &str| url.is_empty() || url.starts_with("http://") || url.starts_with("https://");
    if url.is_none_or(is_link) {
        return Ok(());
    }
    // unverified: the rule is documented, the text is not known.
    Err(invalid("SupportUrl must begin with http:// or https://."))
}
