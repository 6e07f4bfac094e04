//! `UpdateComputeEnvironment`.

use super::{ComputeEnvironment, EnvironmentRefusal, arn, eks, find, merge, resources, roles};
use crate::{
    api::batch::{
        CRType, ComputeResource, Error, UpdateComputeEnvironmentRequest, UpdateComputeEnvironmentResponse,
        UpdatePolicy,
    },
    batch::{
        Event, Partition, State,
        errors::Refusal,
        life::{self, Status, Subject},
        names::Name,
    },
    kit::{Scope, Transaction},
};

/// How long jobs may go on while their instances are replaced, unless an update says so, in minutes.
const DEFAULT_TIMEOUT: i64 = 30;

/// What a good request puts in place of what an environment had.
struct Plan {
    name: Name,
    resources: Option<ComputeResource>,
    service_role: Option<String>,
    update_policy: Option<UpdatePolicy>,
}

/// Changes the members that are given; those of the resources one by one.
pub(in crate::batch) fn update(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: UpdateComputeEnvironmentRequest,
) -> Result<UpdateComputeEnvironmentResponse, Error> {
    let plan = plan(state.at(tx.scope()), tx.scope(), &input).map_err(|refusal| refusal.error(tx))?;
    let name = plan.name.clone();
    let response = UpdateComputeEnvironmentResponse {
        compute_environment_name: Some(name.as_str().to_owned()),
        compute_environment_arn: Some(arn(&name, tx.scope())),
    };
    let partition = state.at_mut(tx.scope());
    if let Some(environment) = partition.compute_environments.get_mut(&name) {
        apply(environment, plan, input);
    }
    life::begin(partition, tx, Subject::ComputeEnvironment(name), Status::Updating);
    Ok(response)
}

fn apply(environment: &mut ComputeEnvironment, plan: Plan, input: UpdateComputeEnvironmentRequest) {
    environment.state = input.state.unwrap_or(environment.state);
    merge::replace(&mut environment.unmanaged_vcpus, input.unmanaged_vcpus.as_ref());
    merge::replace(&mut environment.context, input.context.as_ref());
    merge::replace(&mut environment.ecs_settings, input.ecs_settings.as_ref());
    merge::replace(&mut environment.update_policy, plan.update_policy.as_ref());
    if plan.resources.is_some() {
        environment.resources = plan.resources;
    }
    if let Some(role) = plan.service_role {
        environment.service_role = role;
    }
    let wanted = input.eks_configuration.and_then(|change| change.access_entry);
    if let (Some(configuration), Some(wanted)) = (&mut environment.eks, wanted) {
        configuration.access_entry = Some(eks::access_entry(&wanted));
    }
}

fn plan(
    partition: &Partition,
    scope: &Scope,
    input: &UpdateComputeEnvironmentRequest,
) -> Result<Plan, Refusal> {
    let (name, environment) = find(&partition.compute_environments, scope, &input.compute_environment)?;
    environment.status.check_updatable()?;
    check_members(environment, input)?;
    let service_role = match input.service_role.as_deref().filter(|role| !role.is_empty()) {
        Some(role) => Some(service_role(environment, scope, role)?),
        None => None,
    };
    let resources = match (&environment.resources, &input.compute_resources) {
        (Some(old), Some(update)) => {
            let taken = partition.scheduler.taken(name.as_str());
            Some(merge::merged(environment, old, taken, update)?)
        }
        _ => None,
    };
    let update_policy = match &input.update_policy {
        Some(policy) => update_policy(environment, policy)?,
        None => None,
    };
    Ok(Plan { name, resources, service_role, update_policy })
}

/// Whether the environment has all the members that are given.
fn check_members(
    environment: &ComputeEnvironment,
    input: &UpdateComputeEnvironmentRequest,
) -> Result<(), EnvironmentRefusal> {
    if environment.resources.is_none() {
        let members = [
            ("computeResources", input.compute_resources.is_some()),
            ("updatePolicy", input.update_policy.is_some()),
        ];
        resources::first_given(&members, EnvironmentRefusal::NotForUnmanaged)?;
        if input.unmanaged_vcpus.is_some_and(|vcpus| vcpus < 0) {
            return Err(EnvironmentRefusal::NegativeUnmanagedVcpus);
        }
    } else if input.unmanaged_vcpus.is_some() {
        return Err(EnvironmentRefusal::ManagedWithUnmanagedVcpus);
    }
    let in_eks = environment.eks.is_some();
    let (member, orchestration, given) = if in_eks {
        ("ecsSettings", "EKS", input.ecs_settings.is_some())
    } else {
        ("eksConfiguration", "ECS", input.eks_configuration.is_some())
    };
    if given {
        return Err(EnvironmentRefusal::NotForOrchestration { member, orchestration });
    }
    Ok(())
}

/// The role that takes the place of another of the same sort.
fn service_role(
    environment: &ComputeEnvironment,
    scope: &Scope,
    role: &str,
) -> Result<String, EnvironmentRefusal> {
    if roles::is_linked(role) == roles::is_linked(&environment.service_role) {
        Ok(roles::arn(scope, role))
    } else {
        Err(EnvironmentRefusal::RoleOfOtherSort)
    }
}

/// The policy with what it leaves out filled in. Fargate ignores it.
fn update_policy(
    environment: &ComputeEnvironment,
    policy: &UpdatePolicy,
) -> Result<Option<UpdatePolicy>, EnvironmentRefusal> {
    let timeout = policy.job_execution_timeout_minutes.unwrap_or(DEFAULT_TIMEOUT);
    if !(1..=7200).contains(&timeout) {
        return Err(EnvironmentRefusal::BadUpdateTimeout);
    }
    let kind = environment.resources.as_ref().map(|resources| resources.r#type);
    if matches!(kind, Some(CRType::Fargate | CRType::FargateSpot)) {
        return Ok(None);
    }
    Ok(Some(UpdatePolicy {
        terminate_jobs_on_update: Some(policy.terminate_jobs_on_update.unwrap_or_default()),
        job_execution_timeout_minutes: Some(timeout),
    }))
}
