//! `CreateComputeEnvironment`.

use super::{ComputeEnvironment, EnvironmentRefusal, MOST_ENVIRONMENTS, arn, eks, fill, resources, roles};
use crate::{
    api::batch::{
        CEState, CEType, ComputeResource, CreateComputeEnvironmentRequest, CreateComputeEnvironmentResponse,
        Error,
    },
    batch::{
        Event, Partition, State,
        errors::Refusal,
        life::{self, Status, Subject},
        names::{Kind, Name},
    },
    kit::{Scope, Tags, Transaction, tags},
};

/// Creates an enabled environment, which becomes valid in a while.
pub(in crate::batch) fn create(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: CreateComputeEnvironmentRequest,
) -> Result<CreateComputeEnvironmentResponse, Error> {
    let uuid = tx.ids().uuid().to_string();
    let (name, environment) =
        checked(state.at(tx.scope()), tx.scope(), input, uuid).map_err(|refusal| refusal.error(tx))?;
    let response = CreateComputeEnvironmentResponse {
        compute_environment_name: Some(name.as_str().to_owned()),
        compute_environment_arn: Some(arn(&name, tx.scope())),
    };
    let partition = state.at_mut(tx.scope());
    partition.compute_environments.insert(name.clone(), environment);
    life::begin(partition, tx, Subject::ComputeEnvironment(name), Status::Creating);
    Ok(response)
}

/// The environment that the request asks for, with this id.
fn checked(
    partition: &Partition,
    scope: &Scope,
    input: CreateComputeEnvironmentRequest,
    uuid: String,
) -> Result<(Name, ComputeEnvironment), Refusal> {
    let name =
        Name::parse(&input.compute_environment_name).ok_or(Refusal::BadName(Kind::ComputeEnvironment))?;
    if input.state == Some(CEState::Disabled) {
        return Err(EnvironmentRefusal::CreatedDisabled.into());
    }
    let tags = tags::merged(&Tags::new(), input.tags.iter().flatten())?;
    let resources = match input.r#type {
        CEType::Managed => Some(managed(scope, &input)?),
        CEType::Unmanaged => {
            check_unmanaged(&input)?;
            None
        }
    };
    if input.eks_configuration.is_some() && input.ecs_settings.is_some() {
        let (member, orchestration) = ("ecsSettings", "EKS");
        return Err(EnvironmentRefusal::NotForOrchestration { member, orchestration }.into());
    }
    check_room(partition, &name)?;
    let eks = input.eks_configuration.map(|mut eks| {
        eks.access_entry = eks.access_entry.as_ref().map(eks::access_entry);
        eks
    });
    let role = input.service_role.filter(|role| !role.is_empty());
    let environment = ComputeEnvironment {
        uuid,
        r#type: input.r#type,
        state: CEState::Enabled,
        status: Status::Creating,
        resources,
        unmanaged_vcpus: input.unmanaged_vcpus,
        service_role: role.map_or_else(|| roles::linked(scope), |role| roles::arn(scope, &role)),
        update_policy: None,
        eks,
        context: input.context,
        ecs_settings: input.ecs_settings,
        tags,
    };
    Ok((name, environment))
}

/// The resources of a managed environment, filled in.
fn managed(scope: &Scope, input: &CreateComputeEnvironmentRequest) -> Result<ComputeResource, Refusal> {
    if input.unmanaged_vcpus.is_some() {
        return Err(EnvironmentRefusal::ManagedWithUnmanagedVcpus.into());
    }
    let resources = input.compute_resources.as_ref().ok_or(Refusal::Required("computeResources"))?;
    let in_eks = input.eks_configuration.is_some();
    if let Some(configuration) = &input.eks_configuration {
        eks::check(configuration, scope)?;
    }
    resources::check_new(resources, in_eks)?;
    let mut resources = resources.clone();
    fill::fill(&mut resources, in_eks);
    Ok(resources)
}

/// An unmanaged environment has no resources of its own, and a role that somebody made for it.
fn check_unmanaged(input: &CreateComputeEnvironmentRequest) -> Result<(), EnvironmentRefusal> {
    let members = [
        ("computeResources", input.compute_resources.is_some()),
        ("eksConfiguration", input.eks_configuration.is_some()),
    ];
    resources::first_given(&members, EnvironmentRefusal::NotForUnmanaged)?;
    match input.service_role.as_deref() {
        None | Some("") => return Err(EnvironmentRefusal::NoServiceRole),
        Some(role) if roles::is_linked(role) => return Err(EnvironmentRefusal::LinkedRoleUnmanaged),
        Some(_) => {}
    }
    if input.unmanaged_vcpus.is_some_and(|vcpus| vcpus < 0) {
        return Err(EnvironmentRefusal::NegativeUnmanagedVcpus);
    }
    Ok(())
}

fn check_room(partition: &Partition, name: &Name) -> Result<(), Refusal> {
    let existing = &partition.compute_environments;
    if existing.contains_key(name) {
        return Err(Refusal::Exists);
    }
    if existing.len() >= MOST_ENVIRONMENTS {
        return Err(Refusal::LimitReached { kind: Kind::ComputeEnvironment, most: MOST_ENVIRONMENTS });
    }
    Ok(())
}
