//! `DeregisterManagedInstance`, `UpdateManagedInstanceRole`, `GetConnectionStatus`.

use super::{
    Event, Partition, Ssm, State, activations,
    information::InstanceStatus,
    nodes::{self, NodeId},
};
use crate::{
    api::ssm::{
        self as api, ConnectionStatus, DeregisterManagedInstanceRequest, DeregisterManagedInstanceResult,
        Error, GetConnectionStatusRequest, GetConnectionStatusResponse, UpdateManagedInstanceRoleRequest,
        UpdateManagedInstanceRoleResult,
    },
    kit::{Context, Register, Transaction},
};

pub(super) fn routes(routes: &mut impl Register<Ssm>) {
    routes.write::<api::DeregisterManagedInstance>(deregister_managed_instance);
    routes.write::<api::UpdateManagedInstanceRole>(update_managed_instance_role);
    routes.read::<api::GetConnectionStatus>(get_connection_status);
}

/// The hybrid node with this id. The pattern of these operations lets ids of no other nodes through.
///
/// # Errors
/// `InvalidInstanceId` if it is not there, or gone.
fn hybrid(partition: &Partition, id: &str) -> Result<NodeId, Error> {
    if super::is_hybrid_node_id(id) { partition.living(id) } else { Err(nodes::unknown(id)) }
}

/// Takes a hybrid node off the list of managed nodes. What is known of it is kept for a while.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeregisterManagedInstance.html>.
///
/// # Errors
/// `InvalidInstanceId`.
fn deregister_managed_instance(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: DeregisterManagedInstanceRequest,
) -> Result<DeregisterManagedInstanceResult, Error> {
    let node = hybrid(state.at(tx.scope()), &input.instance_id)?;
    let scope = tx.scope().clone();
    state.at_mut(&scope).terminate(node, tx);
    Ok(DeregisterManagedInstanceResult {})
}

/// Gives a hybrid node another role; keys that it was handed out before keep the old one.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_UpdateManagedInstanceRole.html>.
///
/// # Errors
/// `InvalidInstanceId`; `ValidationException` for a name that no role has.
fn update_managed_instance_role(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: UpdateManagedInstanceRoleRequest,
) -> Result<UpdateManagedInstanceRoleResult, Error> {
    let id = hybrid(state.at(tx.scope()), &input.instance_id)?;
    activations::check_role(tx.scope(), &input.iam_role)?;
    let node = state.at_mut(tx.scope()).nodes.get_mut(&id);
    if let Some(hybrid) = node.and_then(|node| node.hybrid.as_mut()) {
        hybrid.iam_role = input.iam_role.into();
    }
    Ok(UpdateManagedInstanceRoleResult {})
}

/// Whether a session with a target could begin.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetConnectionStatus.html>.
///
/// unverified: agents hold a channel of their own for sessions; here it is taken to be open while they are online. A
/// target that is not there is not connected, as the operation has no error for it.
#[expect(clippy::unnecessary_wraps, reason = "operations have a result")]
fn get_connection_status(
    state: &State,
    context: &Context<'_>,
    input: GetConnectionStatusRequest,
) -> Result<GetConnectionStatusResponse, Error> {
    let partition = state.at(context.scope());
    let status = NodeId::parse(&input.target).and_then(|node| partition.status(&node));
    let connected = status == Some(InstanceStatus::Active);
    let status = if connected { ConnectionStatus::Connected } else { ConnectionStatus::Notconnected };
    Ok(GetConnectionStatusResponse { target: Some(input.target), status: Some(status) })
}
