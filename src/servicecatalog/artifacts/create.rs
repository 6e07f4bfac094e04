//! `CreateProvisioningArtifact`, and what it shares with `CreateProduct`.

use super::{
    super::{
        Event, api,
        errors::{Result, invalid, no_product, too_many_artifacts},
        ids::{ArtifactId, ProductId},
        state::{Catalog, Change, State, once},
        templates,
    },
    Artifact, CREATION, MOST, check_name,
};
use crate::{
    cloudformation::Template,
    kit::{Outside, Preparing},
};

/// Where the template of a new version of a `CloudFormation` product lies.
///
/// # Errors
/// If the properties do not say, or no such version can have them.
pub(in super::super) fn source(
    properties: &api::ProvisioningArtifactProperties,
) -> Result<templates::Source> {
    match properties.r#type {
        None | Some(api::ProvisioningArtifactType::CloudFormationTemplate) => {}
        // unverified: no text is known.
        Some(other) => {
            return Err(invalid(format!("A product of another type cannot have a {other} artifact.")));
        }
    }
    check_name(properties.name.as_deref())?;
    let validated = properties.disable_template_validation != Some(true);
    templates::Source::read(properties.info.as_ref(), validated)
}

/// Fetches a template. A refusal is only found out by the machine: a token seen before comes first.
pub(in super::super) fn fetch(
    source: Result<templates::Source>,
    outside: &Outside,
) -> Preparing<Result<Template>, api::Error> {
    match source {
        Ok(source) => {
            let loading = source.load(outside);
            Box::pin(async move { Ok(loading.await) })
        }
        Err(refusal) => Box::pin(std::future::ready(Ok(Err(refusal)))),
    }
}

/// Fetches the template of a new version.
pub(in super::super) fn prepare(
    input: &api::CreateProvisioningArtifactInput,
    outside: &Outside,
) -> Preparing<Result<Template>, api::Error> {
    fetch(source(&input.parameters), outside)
}

/// `CreateProvisioningArtifact`. Names need not be unique.
pub(in super::super) fn create_provisioning_artifact(
    state: &mut State,
    change: &mut Change<'_>,
    input: api::CreateProvisioningArtifactInput,
    loaded: Result<Template>,
) -> Result<api::CreateProvisioningArtifactOutput> {
    once::<api::CreateProvisioningArtifact, _>(
        state,
        change,
        (&input.idempotency_token, &input),
        |state, context| {
            let product = state.at(context.scope()).products.get(&input.product_id);
            let product = product.ok_or_else(|| no_product(&input.product_id))?;
            let info = input.parameters.info.as_ref();
            let template = templates::loaded_or_of_stack(loaded, info, state.at(context.scope()))?;
            if product.artifacts.len() >= MOST {
                return Err(too_many_artifacts(MOST));
            }
            Ok((product.id.clone(), template))
        },
        |catalog, change, (product, template)| {
            let now = change.now;
            let artifact = Artifact::later(change.ids(), now, &product, &input.parameters, template);
            let reply = api::CreateProvisioningArtifactOutput {
                provisioning_artifact_detail: Some(artifact.detail()),
                info: Some(artifact.info()),
                status: Some(artifact.status),
            };
            change.after(&CREATION, Event::ArtifactBecomesReady(product.clone(), artifact.id.clone()));
            if let Some(product) = catalog.products.get_mut(product.as_str()) {
                product.artifacts.push(artifact);
            }
            reply
        },
    )
}

/// Lets a version be ready, if it is still there.
pub(in super::super) fn finish(catalog: &mut Catalog, product: &ProductId, artifact: &ArtifactId) {
    let product = catalog.products.get_mut(product.as_str());
    if let Some(artifact) = product.and_then(|product| product.artifact_mut(artifact.as_str())) {
        artifact.status = api::Status::Available;
    }
}
