//! `RegisterJobDefinition`.

use std::sync::Arc;

use super::{Definition, Reference, Status, arn, check, normal};
use crate::{
    api::batch::{
        Error, JobDefinition, OrchestrationType, RegisterJobDefinitionRequest, RegisterJobDefinitionResponse,
    },
    batch::{Event, State},
    kit::Transaction,
};

/// Makes a job definition, or the next revision of one. It is kept, and later described, in AWS's form.
pub(in crate::batch) fn register(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: RegisterJobDefinitionRequest,
) -> Result<RegisterJobDefinitionResponse, Error> {
    let (name, platform) = check::checked(tx.scope(), &input).map_err(|refusal| refusal.error(tx))?;
    let definitions = &mut state.at_mut(tx.scope()).job_definitions;
    let reference = Reference { revision: definitions.next_revision(&name), name };
    let response = RegisterJobDefinitionResponse {
        job_definition_name: input.job_definition_name.clone(),
        job_definition_arn: arn(&reference, tx.scope()),
        revision: reference.revision.number(),
    };
    let status = Status::Active;
    let described = Arc::new(described(&response, status, normal::normal(input, platform)));
    definitions.add(&reference, Definition { status, described });
    Ok(response)
}

/// What a registered definition looks like. The capabilities are those of the request: none if it gave none.
fn described(
    registered: &RegisterJobDefinitionResponse,
    status: Status,
    input: RegisterJobDefinitionRequest,
) -> JobDefinition {
    let nodes = input.node_properties.iter().flat_map(|nodes| &nodes.node_range_properties);
    let on_eks =
        input.eks_properties.is_some() || nodes.into_iter().any(|range| range.eks_properties.is_some());
    let orchestration = if on_eks { OrchestrationType::Eks } else { OrchestrationType::Ecs };
    JobDefinition {
        job_definition_name: registered.job_definition_name.clone(),
        job_definition_arn: registered.job_definition_arn.clone(),
        revision: registered.revision,
        status: Some(status.as_str().to_owned()),
        r#type: input.r#type.as_str().to_owned(),
        scheduling_priority: input.scheduling_priority,
        parameters: Some(input.parameters.unwrap_or_default()),
        retry_strategy: input.retry_strategy,
        container_properties: input.container_properties,
        timeout: input.timeout,
        node_properties: input.node_properties,
        tags: Some(input.tags.unwrap_or_default()),
        propagate_tags: input.propagate_tags,
        platform_capabilities: input.platform_capabilities,
        ecs_properties: input.ecs_properties,
        eks_properties: input.eks_properties,
        container_orchestration_type: Some(orchestration),
        consumable_resource_properties: input.consumable_resource_properties,
    }
}
