//! `DescribeProvisioningParameters`: all that an end user needs to know to provision a version of a product.

use super::{
    access::{Path, View, Visible},
    api,
    artifacts::{self, Artifact, Purpose},
    constraints,
    errors::{Result, invalid_template},
    provisioning_parameters::parameters,
    selector::Selector,
    state::State,
    tag_option_rules, usage_instructions,
};
use crate::{cloudformation::Content, kit::Context};

/// `DescribeProvisioningParameters`. A deprecated version can be described, as it can be updated to.
pub(super) fn describe_provisioning_parameters(
    state: &State,
    context: &Context<'_>,
    input: api::DescribeProvisioningParametersInput,
) -> Result<api::DescribeProvisioningParametersOutput> {
    let product = Selector::required("Product", input.product_id.as_ref(), input.product_name.as_ref())?;
    let artifact = Selector::required(
        "ProvisioningArtifact",
        input.provisioning_artifact_id.as_ref(),
        input.provisioning_artifact_name.as_ref(),
    )?;
    let path = Selector::optional("Path", input.path_id.as_ref(), input.path_name.as_ref())?;
    let view = View::new(state, context);
    let found = view.product(product)?;
    let artifact = artifacts::find(&found.product.artifacts, artifact, Purpose::Update)?;
    let path = view.path(found.product, path, Purpose::Launch)?;
    // unverified: what AWS says of a template that nobody validated, and which is none.
    let constraints = constraints::on(&path, found.product.id.as_str());
    let content = artifact.template.content().map_err(|_| invalid_template())?;
    Ok(api::DescribeProvisioningParametersOutput {
        provisioning_artifact_parameters: Some(parameters(content)),
        constraint_summaries: Some(constraints.summaries()),
        usage_instructions: Some(usage_instructions::of(content, &constraints, context.scope())),
        tag_options: Some(tag_options(found, path)),
        provisioning_artifact_preferences: Some(constraints.preferences()),
        provisioning_artifact_outputs: Some(versions(&found.product.artifacts)),
        provisioning_artifact_output_keys: Some(outputs(content)),
    })
}

/// The values that the `TagOptions` of product and portfolio leave for each key; none where they are in conflict.
fn tag_options(found: Visible<'_>, path: Path<'_>) -> Vec<api::TagOptionSummary> {
    let summary = |(key, values): (&str, Vec<&str>)| api::TagOptionSummary {
        key: Some(key.to_owned()),
        values: Some(values.into_iter().map(str::to_owned).collect()),
    };
    tag_option_rules::rules(found, path).into_iter().map(summary).collect()
}

/// The versions of the product, which AWS shows where its documentation speaks of outputs. unverified: that inactive ones
/// are left out.
fn versions(artifacts: &[Artifact]) -> Vec<api::ProvisioningArtifactOutput> {
    let active = artifacts.iter().filter(|artifact| artifact.active);
    active
        .map(|artifact| api::ProvisioningArtifactOutput {
            key: Some((&artifact.id).into()),
            description: artifact.description.clone(),
        })
        .collect()
}

/// The outputs of the template.
fn outputs(content: &Content) -> Vec<api::ProvisioningArtifactOutput> {
    let outputs = content.outputs().iter();
    outputs
        .map(|output| api::ProvisioningArtifactOutput {
            key: Some(output.name.to_string()),
            description: output.description.as_ref().map(ToString::to_string),
        })
        .collect()
}
