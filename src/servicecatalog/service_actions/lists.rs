//! What administrators see of service actions.

use super::{
    super::{
        api,
        artifacts::Artifact,
        errors::{Result, bad_page_token},
        launch_paths::page_size,
        products::Product,
        state::State,
    },
    version,
};
use crate::kit::{Context, page::Pager};

/// `DescribeServiceAction`.
pub(in super::super) fn describe_service_action(
    state: &State,
    context: &Context<'_>,
    input: api::DescribeServiceActionInput,
) -> Result<api::DescribeServiceActionOutput> {
    let action = state.at(context.scope()).service_actions.find(&input.id)?;
    Ok(api::DescribeServiceActionOutput { service_action_detail: Some(action.detail()) })
}

/// `ListServiceActions`: those of the account, the oldest first.
pub(in super::super) fn list_service_actions(
    state: &State,
    context: &Context<'_>,
    input: api::ListServiceActionsInput,
) -> Result<api::ListServiceActionsOutput> {
    let actions = &state.at(context.scope()).service_actions.all;
    let pager = Pager { list: "ListServiceActions", scope: context.scope(), query: &() };
    let page = pager.page(input.page_token.as_deref(), page_size(input.page_size), |after| {
        actions.behind(after).map(|(number, action)| (number, action.summary()))
    });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::ListServiceActionsOutput {
        service_action_summaries: Some(page.items),
        next_page_token: page.next,
    })
}

/// `ListServiceActionsForProvisioningArtifact`, in the order of association.
pub(in super::super) fn list_service_actions_for_provisioning_artifact(
    state: &State,
    context: &Context<'_>,
    input: api::ListServiceActionsForProvisioningArtifactInput,
) -> Result<api::ListServiceActionsForProvisioningArtifactOutput> {
    let (catalog, artifact) = (state.at(context.scope()), &input.provisioning_artifact_id);
    version(catalog, &input.product_id, artifact)?;
    let (list, scope) = ("ListServiceActionsForProvisioningArtifact", context.scope());
    let pager = Pager { list, scope, query: artifact };
    let actions = &catalog.service_actions;
    let page = pager.page(input.page_token.as_deref(), page_size(input.page_size), |after| {
        let links = actions.versions.to(artifact, after);
        links.filter_map(|(number, id)| Some((number, actions.all.get(id.as_str())?.summary())))
    });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::ListServiceActionsForProvisioningArtifactOutput {
        service_action_summaries: Some(page.items),
        next_page_token: page.next,
    })
}

/// `ListProvisioningArtifactsForServiceAction`, in the order of association. unverified: that inactive ones are shown.
pub(in super::super) fn list_provisioning_artifacts_for_service_action(
    state: &State,
    context: &Context<'_>,
    input: api::ListProvisioningArtifactsForServiceActionInput,
) -> Result<api::ListProvisioningArtifactsForServiceActionOutput> {
    let (catalog, action) = (state.at(context.scope()), &input.service_action_id);
    catalog.service_actions.find(action)?;
    let (list, scope) = ("ListProvisioningArtifactsForServiceAction", context.scope());
    let pager = Pager { list, scope, query: action };
    let page = pager.page(input.page_token.as_deref(), page_size(input.page_size), |after| {
        let links = catalog.service_actions.versions.of(action, after);
        links.filter_map(|(number, link)| {
            let (product, artifact) = version(catalog, link.product.as_str(), link.artifact.as_str()).ok()?;
            Some((number, view(product, artifact)))
        })
    });
    let page = page.map_err(|_| bad_page_token())?;
    Ok(api::ListProvisioningArtifactsForServiceActionOutput {
        provisioning_artifact_views: Some(page.items),
        next_page_token: page.next,
    })
}

fn view(product: &Product, artifact: &Artifact) -> api::ProvisioningArtifactView {
    let detail = artifact.detail();
    api::ProvisioningArtifactView {
        product_view_summary: Some(product.summary()),
        provisioning_artifact: Some(api::ProvisioningArtifact {
            id: detail.id,
            name: detail.name,
            description: detail.description,
            created_time: detail.created_time,
            guidance: detail.guidance,
        }),
    }
}
