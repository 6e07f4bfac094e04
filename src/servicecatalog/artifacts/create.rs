//! `CreateProvisioningArtifact`, and what it shares with `CreateProduct`.

use super::{
    super::{
        Event, api,
        errors::{Result, no_product, too_many_artifacts},
        ids::{ArtifactId, ProductId},
        state::{Catalog, Change, State, once},
        templates,
    },
    Artifact, CREATION, MOST, check_name, check_type,
    types::is_archive,
};
use crate::{
    cloudformation::Template,
    kit::{Outside, Preparing},
};

/// Where the template or archive of a new version lies.
///
/// # Errors
/// If the properties do not say, or no version can have them.
pub(in super::super) fn source(
    properties: &api::ProvisioningArtifactProperties,
) -> Result<templates::Source> {
    let validated = properties.disable_template_validation != Some(true);
    let source = templates::Source::read(properties.info.as_ref(), validated)?;
    let is_archive = properties.r#type.is_some_and(is_archive);
    check_name(properties.name.as_deref())?;
    Ok(if is_archive { source.of_archive() } else { source })
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
            check_type(product.kind, input.parameters.r#type)?;
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
