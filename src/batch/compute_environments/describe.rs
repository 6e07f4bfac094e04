//! `DescribeComputeEnvironments`.

use super::{ComputeEnvironment, arn, fill};
use crate::{
    api::batch::{
        ComputeEnvironmentDetail, ComputeResource, DescribeComputeEnvironmentsRequest,
        DescribeComputeEnvironmentsResponse, Error, OrchestrationType,
    },
    batch::{
        State,
        lookup::{self, PageQuery, Query},
        names::{Kind, Name},
    },
    kit::{Context, Scope},
};

/// What is said of an environment that is ready.
const HEALTHY: &str = "ComputeEnvironment Healthy";

/// Everything about the environments named, or about all of them page by page.
pub(in crate::batch) fn describe(
    state: &State,
    context: &Context<'_>,
    input: DescribeComputeEnvironmentsRequest,
) -> Result<DescribeComputeEnvironmentsResponse, Error> {
    let scope = context.scope();
    let partition = state.at(scope);
    let environments = &partition.compute_environments;
    let query = Query {
        list: "DescribeComputeEnvironments",
        member: "ComputeEnvironments",
        named: input.compute_environments.as_deref(),
        page: PageQuery { max_results: input.max_results, next_token: input.next_token.as_deref() },
    };
    let page = lookup::select(environments, Kind::ComputeEnvironment, scope, &query)
        .map_err(|refusal| refusal.error(context))?;
    let details = page.items.iter().filter_map(|name| {
        let taken = partition.scheduler.taken(name.as_str());
        Some(detail(name, environments.get(name)?, taken, scope))
    });
    Ok(DescribeComputeEnvironmentsResponse {
        compute_environments: Some(details.collect()),
        next_token: page.next,
    })
}

/// An environment, of whose vCPUs jobs hold `taken` thousandths.
fn detail(
    name: &Name,
    environment: &ComputeEnvironment,
    taken: u64,
    scope: &Scope,
) -> ComputeEnvironmentDetail {
    let orchestration =
        if environment.eks.is_some() { OrchestrationType::Eks } else { OrchestrationType::Ecs };
    ComputeEnvironmentDetail {
        compute_environment_name: name.as_str().to_owned(),
        compute_environment_arn: arn(name, scope),
        unmanaged_vcpus: environment.unmanaged_vcpus,
        ecs_cluster_arn: cluster(name, environment, scope),
        tags: Some(environment.tags.clone()),
        r#type: Some(environment.r#type),
        state: Some(environment.state),
        status: Some(environment.status.into()),
        status_reason: environment.status.reason(HEALTHY),
        compute_resources: environment.resources.clone().map(|resources| ComputeResource {
            desired_vcpus: fill::desired_vcpus(&resources, taken),
            ..resources
        }),
        service_role: Some(environment.service_role.clone()),
        update_policy: environment.update_policy.clone(),
        eks_configuration: environment.eks.clone(),
        container_orchestration_type: Some(orchestration),
        uuid: Some(environment.uuid.clone()),
        context: environment.context.clone(),
        ecs_settings: environment.ecs_settings.clone(),
    }
}

/// The Amazon ECS cluster that Batch makes for an environment; in Amazon EKS there is one already.
fn cluster(name: &Name, environment: &ComputeEnvironment, scope: &Scope) -> Option<String> {
    if environment.eks.is_some() {
        return None;
    }
    Some(scope.arn("ecs", format_args!("cluster/{}", environment.cluster_name(name))).into())
}
