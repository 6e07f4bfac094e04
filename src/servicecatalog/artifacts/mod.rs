//! Provisioning artifacts: the versions of a product.

mod change;
mod create;
mod describe;
#[cfg(test)]
mod tests;
mod types;

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use serde::Serialize;

use super::{
    api,
    errors::{Result, hidden, hidden_name, invalid, invalid_template, no_artifact, several},
    ids::{ArtifactId, ProductId},
    selector::Selector,
    templates::Origin,
};
use crate::{
    api::Timestamp,
    cloudformation::{Content, Template},
    kit::{Delay, Ids},
};

pub(super) use change::{delete_provisioning_artifact, update_provisioning_artifact};
pub(super) use create::{create_provisioning_artifact, fetch, finish, prepare, source};
pub(super) use describe::{describe_provisioning_artifact, list_provisioning_artifacts};
pub(super) use types::check_type;

/// How long a version is `CREATING`.
pub(super) const CREATION: Delay = Delay {
    name: "servicecatalog.artifact-creation",
    quick: Duration::from_millis(150),
    real: Duration::from_secs(2),
    what: "between a new provisioning artifact and its being ready (CREATING to AVAILABLE)",
};

/// The most versions of a product.
pub(super) const MOST: usize = 100;

/// A version of a product.
#[derive(Debug, Serialize)]
pub(super) struct Artifact {
    pub(super) id: ArtifactId,
    pub(super) name: Option<String>,
    pub(super) description: Option<String>,
    kind: api::ProvisioningArtifactType,
    /// In whole seconds.
    created: Timestamp,
    /// Whether end users see it.
    pub(super) active: bool,
    guidance: api::ProvisioningArtifactGuidance,
    /// unverified: that a version can be used while it is still `CREATING`.
    status: api::Status,
    source: Source,
    /// Where the template or archive came from.
    origin: Origin,
    /// What is provisioned from it: read when it was created, whatever became of the place it came from; empty where that
    /// is an archive.
    template: Template,
}

/// The version that a version was made from, as its metadata tell: itself, unless it is a copy.
#[derive(Debug, Serialize)]
struct Source {
    /// None for the version that came with its product.
    product: Option<ProductId>,
    artifact: ArtifactId,
}

/// What someone wants an artifact for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To provision something new.
    Launch,
    /// To change something that is provisioned.
    Update,
}

impl Artifact {
    /// The version that comes with a new product: active, without guidance. unverified: that it is ready at once, as
    /// its product is.
    pub(super) fn first(
        ids: &mut Ids,
        now: Timestamp,
        properties: &api::ProvisioningArtifactProperties,
        template: Template,
    ) -> Self {
        let id = ArtifactId::draw(ids);
        Self {
            source: Source { product: None, artifact: id.clone() },
            id,
            // unverified: a version created without name may get one from AWS.
            name: properties.name.clone(),
            description: properties.description.clone(),
            // unverified: what a version created without type shows.
            kind: properties.r#type.unwrap_or(api::ProvisioningArtifactType::CloudFormationTemplate),
            created: now.whole_seconds(),
            active: true,
            guidance: api::ProvisioningArtifactGuidance::Default,
            status: api::Status::Available,
            origin: Origin::of(properties.info.as_ref()),
            template,
        }
    }

    /// A version of a product that is there already.
    fn later(
        ids: &mut Ids,
        now: Timestamp,
        product: &ProductId,
        properties: &api::ProvisioningArtifactProperties,
        template: Template,
    ) -> Self {
        let mut artifact = Self::first(ids, now, properties, template);
        artifact.source.product = Some(product.clone());
        artifact.status = api::Status::Creating;
        artifact
    }

    /// A copy of this version of `product`. unverified: that a copy is as active as what it was copied from.
    pub(super) fn copy(&self, ids: &mut Ids, now: Timestamp, product: &ProductId) -> Self {
        Self {
            id: ArtifactId::draw(ids),
            name: self.name.clone(),
            description: self.description.clone(),
            kind: self.kind,
            created: now.whole_seconds(),
            active: self.active,
            guidance: self.guidance,
            status: api::Status::Available,
            source: Source { product: Some(product.clone()), artifact: self.id.clone() },
            origin: self.origin.clone(),
            template: self.template.clone(),
        }
    }

    /// The version as end users see it; none if it is inactive.
    pub(super) fn visible(&self) -> Option<api::ProvisioningArtifact> {
        self.active.then(|| api::ProvisioningArtifact {
            id: Some((&self.id).into()),
            name: self.name.clone(),
            description: self.description.clone(),
            created_time: Some(self.created),
            guidance: Some(self.guidance),
        })
    }

    /// The product that it was made for, or copied from; none for the version that came with its product.
    pub(super) fn source_product(&self) -> Option<&ProductId> {
        self.source.product.as_ref()
    }

    /// The version as answers show it.
    pub(super) fn detail(&self) -> api::ProvisioningArtifactDetail {
        api::ProvisioningArtifactDetail {
            id: Some((&self.id).into()),
            name: self.name.clone(),
            description: self.description.clone(),
            r#type: Some(self.kind),
            created_time: Some(self.created),
            active: Some(self.active),
            guidance: Some(self.guidance),
            source_revision: None,
        }
    }

    /// The version in the description of its product.
    pub(super) fn summary_for_admins(&self) -> api::ProvisioningArtifactSummary {
        let artifact = ("SourceProvisioningArtifactId".to_owned(), String::from(&self.source.artifact));
        let product = self.source.product.as_ref().map(|id| ("SourceProductId".to_owned(), id.into()));
        api::ProvisioningArtifactSummary {
            id: Some((&self.id).into()),
            name: self.name.clone(),
            description: self.description.clone(),
            created_time: Some(self.created),
            provisioning_artifact_metadata: Some([artifact].into_iter().chain(product).collect()),
        }
    }

    /// Where what is provisioned from it came from.
    pub(super) fn url(&self) -> Arc<str> {
        self.origin.text()
    }

    /// Where its template came from.
    fn info(&self) -> BTreeMap<String, String> {
        self.origin.info()
    }

    /// Whether it is an archive for an engine outside, which has no template.
    pub(super) fn is_archive(&self) -> bool {
        types::is_archive(self.kind)
    }

    /// Its template, which may be none that a stack can be made of.
    pub(super) fn template(&self) -> Template {
        self.template.clone()
    }

    /// What is in its template.
    ///
    /// # Errors
    /// If it was taken without validation and is none. unverified: what AWS says of such a version then.
    pub(super) fn content(&self) -> Result<&Content> {
        self.template.content().map_err(|_| invalid_template())
    }
}

/// The artifact of a product that an end user names. Inactive versions are not there for end users; deprecated ones can
/// be updated to, but not launched.
///
/// # Errors
/// If there is none, if several have the name, or if it is not for this purpose.
pub(super) fn find<'a>(
    artifacts: &'a [Artifact],
    wanted: Selector<'_>,
    purpose: Purpose,
) -> Result<&'a Artifact> {
    // unverified: worded after the text for products.
    let artifact = only(artifacts.iter().filter(|artifact| artifact.active), wanted, hidden)?;
    if purpose == Purpose::Launch && artifact.guidance == api::ProvisioningArtifactGuidance::Deprecated {
        // unverified: no text is known.
        return Err(invalid(format!("Provisioning artifact {} is deprecated.", artifact.id)));
    }
    Ok(artifact)
}

/// The artifact of a product that its administrator names.
///
/// # Errors
/// If there is none, or several have the name.
pub(super) fn find_any<'a>(artifacts: &'a [Artifact], wanted: Selector<'_>) -> Result<&'a Artifact> {
    only(artifacts.iter(), wanted, no_artifact)
}

fn only<'a>(
    among: impl Iterator<Item = &'a Artifact>,
    wanted: Selector<'_>,
    missing: fn(&str) -> api::Error,
) -> Result<&'a Artifact> {
    let mut found = among.filter(|artifact| match wanted {
        Selector::Id(id) => artifact.id.as_str() == id,
        Selector::Name(name) => artifact.name.as_deref() == Some(name),
    });
    match (found.next(), found.next()) {
        (Some(artifact), None) => Ok(artifact),
        (Some(_), Some(_)) => Err(several("Provisioning Artifact", &wanted.to_string())),
        (None, _) => Err(match wanted {
            Selector::Id(id) => missing(id),
            // unverified: worded after the text for products.
            Selector::Name(name) => hidden_name("Provisioning Artifact", name),
        }),
    }
}

/// Refuses what cannot be the name of a version.
fn check_name(name: Option<&str>) -> Result<()> {
    if name.is_some_and(|name| name.contains(char::is_whitespace)) {
        // unverified: the rule is documented, the text is not known.
        return Err(invalid("The name of a provisioning artifact cannot contain spaces."));
    }
    Ok(())
}
