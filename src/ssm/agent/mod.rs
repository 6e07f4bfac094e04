//! What SSM Agent calls beside the public API: registration, credentials, heartbeats, associations.
//!
//! These operations are in no public model; their shapes are those of the agent's own client.

mod associations;
mod heartbeat;
mod public_key;
mod register;
mod role_token;

use super::{Partition, Ssm, nodes, nodes::NodeId};
use crate::{
    api::ssm::{self as api, Error},
    kit::{Origin, Register},
};

pub(super) fn routes(routes: &mut impl Register<Ssm>) {
    routes.write::<api::RegisterManagedInstance>(register::register_managed_instance);
    routes.write::<api::RequestManagedInstanceRoleToken>(role_token::request_managed_instance_role_token);
    routes.write::<api::UpdateManagedInstancePublicKey>(public_key::update_managed_instance_public_key);
    routes.write::<api::UpdateInstanceInformation>(heartbeat::update_instance_information);
    routes.read::<api::ListInstanceAssociations>(associations::list_instance_associations);
    routes.write::<api::UpdateInstanceAssociationStatus>(associations::update_instance_association_status);
}

/// The hybrid node that signed a request: its id is the caller's unique id.
///
/// # Errors
/// `InvalidInstanceId` if it is not there, or gone.
fn signer(partition: &Partition, origin: &Origin) -> Result<NodeId, Error> {
    let id = partition.living(&origin.caller.id)?;
    let is_hybrid = partition.nodes.get(&id).is_some_and(|node| node.hybrid.is_some());
    if is_hybrid { Ok(id) } else { Err(nodes::unknown(id.as_str())) }
}
