//! What administrators see of versions.

use super::{
    super::{
        access::Owner,
        api,
        errors::{Result, no_product},
        products, provisioning_parameters,
        selector::Selector,
        state::State,
    },
    Artifact, find_any,
};
use crate::kit::Context;

/// `DescribeProvisioningArtifact`: of a product of the account, whether end users see the version or not.
pub(in super::super) fn describe_provisioning_artifact(
    state: &State,
    context: &Context<'_>,
    input: api::DescribeProvisioningArtifactInput,
) -> Result<api::DescribeProvisioningArtifactOutput> {
    // unverified: that both must be named; the model asks for neither.
    let product = Selector::required("Product", input.product_id.as_ref(), input.product_name.as_ref())?;
    let artifact = Selector::required(
        "ProvisioningArtifact",
        input.provisioning_artifact_id.as_ref(),
        input.provisioning_artifact_name.as_ref(),
    )?;
    let owner = Owner { scope: context.scope(), catalog: state.at(context.scope()) };
    let product = products::find(&owner.catalog.products, product)?;
    let artifact = find_any(&product.artifacts, artifact)?;
    let mut info = artifact.info();
    if input.verbose == Some(true) && !artifact.is_archive() {
        info.insert("CloudFormationTemplate".into(), artifact.template.text().as_ref().into());
    }
    let parameters = match input.include_provisioning_artifact_parameters {
        Some(true) => Some(provisioning_parameters::of(owner, product, artifact)?),
        _ => None,
    };
    Ok(api::DescribeProvisioningArtifactOutput {
        provisioning_artifact_detail: Some(artifact.detail()),
        info: Some(info),
        status: Some(artifact.status),
        provisioning_artifact_parameters: parameters,
    })
}

/// `ListProvisioningArtifacts`: all of a product at once, the oldest first.
pub(in super::super) fn list_provisioning_artifacts(
    state: &State,
    context: &Context<'_>,
    input: api::ListProvisioningArtifactsInput,
) -> Result<api::ListProvisioningArtifactsOutput> {
    let product = state.at(context.scope()).products.get(&input.product_id);
    let product = product.ok_or_else(|| no_product(&input.product_id))?;
    Ok(api::ListProvisioningArtifactsOutput {
        provisioning_artifact_details: Some(product.artifacts.iter().map(Artifact::detail).collect()),
        next_page_token: None,
    })
}
