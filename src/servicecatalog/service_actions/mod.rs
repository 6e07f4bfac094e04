//! Service actions: what end users may let Systems Manager do with what they have provisioned. An administrator defines
//! them once and associates them with versions of products.

mod associate;
mod batch;
mod change;
mod create;
mod definition;
mod lists;
#[cfg(test)]
mod tests;

use std::{borrow::Borrow, collections::BTreeMap, sync::Arc};

use serde::Serialize;

use super::{
    api,
    artifacts::Artifact,
    collection::{Collection, Identified},
    errors::{Result, no_artifact, no_product, no_service_action, service_action_not_associated},
    ids::{ArtifactId, ProductId, ServiceActionId},
    links::Links,
    products::Product,
    state::Catalog,
};

pub(super) use associate::{
    associate_service_action_with_provisioning_artifact,
    disassociate_service_action_from_provisioning_artifact,
};
pub(super) use batch::{
    batch_associate_service_action_with_provisioning_artifact,
    batch_disassociate_service_action_from_provisioning_artifact,
};
pub(super) use change::{delete_service_action, update_service_action};
pub(super) use create::create_service_action;
pub(super) use definition::{Act, ParameterType};
pub(super) use lists::{
    describe_service_action, list_provisioning_artifacts_for_service_action, list_service_actions,
    list_service_actions_for_provisioning_artifact,
};

/// What a service action is made of, as requests and answers hold it.
type Definition = BTreeMap<api::ServiceActionDefinitionKey, String>;

/// A service action.
#[derive(Debug, Serialize)]
pub(super) struct ServiceAction {
    id: ServiceActionId,
    name: String,
    description: Option<String>,
    kind: api::ServiceActionDefinitionType,
    definition: Definition,
}

impl Identified for ServiceAction {
    fn id(&self) -> Arc<str> {
        (&self.id).into()
    }
}

impl ServiceAction {
    fn summary(&self) -> api::ServiceActionSummary {
        api::ServiceActionSummary {
            id: Some((&self.id).into()),
            name: Some(self.name.clone()),
            description: self.description.clone(),
            definition_type: Some(self.kind),
        }
    }

    fn detail(&self) -> api::ServiceActionDetail {
        api::ServiceActionDetail {
            service_action_summary: Some(self.summary()),
            definition: Some(self.definition.clone()),
        }
    }
}

/// A version of a product. The id of the version alone tells which one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Version {
    artifact: ArtifactId,
    product: ProductId,
}

impl Borrow<str> for Version {
    fn borrow(&self) -> &str {
        self.artifact.as_str()
    }
}

/// All service actions, and the versions of products that each is associated with.
#[derive(Debug, Default, Serialize)]
pub(super) struct ServiceActions {
    all: Collection<ServiceAction>,
    versions: Links<ServiceActionId, Version>,
}

impl ServiceActions {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Takes the service actions from a version that disappears.
    pub(super) fn forget_artifact(&mut self, artifact: &str) {
        self.versions.forget(artifact);
    }

    /// What a version of a product can do by the service action with this id.
    ///
    /// # Errors
    /// If there is no such service action, or the version does not have it.
    pub(super) fn on_version(&self, id: &str, artifact: &str) -> Result<Act<'_>> {
        let action = self.find(id)?;
        if !self.versions.has(id, artifact) {
            return Err(service_action_not_associated(id, artifact));
        }
        Ok(Act::read(&action.definition))
    }

    fn find(&self, id: &str) -> Result<&ServiceAction> {
        self.all.get(id).ok_or_else(|| no_service_action(id))
    }
}

/// The version of a product that a request names, active or not.
///
/// # Errors
/// If there is no such product, or no such version of it.
fn version<'a>(catalog: &'a Catalog, product: &str, artifact: &str) -> Result<(&'a Product, &'a Artifact)> {
    let found = catalog.products.get(product).ok_or_else(|| no_product(product))?;
    let version = found.artifacts.iter().find(|version| version.id.as_str() == artifact);
    Ok((found, version.ok_or_else(|| no_artifact(artifact))?))
}
