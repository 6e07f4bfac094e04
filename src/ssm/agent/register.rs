//! `RegisterManagedInstance`: a machine becomes a managed node.

use crate::{
    api::{
        Timestamp,
        ssm::{Error, RegisterManagedInstanceRequest, RegisterManagedInstanceResult},
    },
    kit::{Scope, Tags, Transaction},
    ssm::{
        Event, Partition, State,
        activations::{Activation, ActivationId},
        information,
        nodes::{Hybrid, Node, NodeId, PublicKey},
        tagging,
    },
};

/// The most hybrid nodes of an account in a region in the standard tier, which is the only one here; the user guide.
const MOST_NODES: usize = 1000;

/// Registers a hybrid node. Nobody signs such a request: account and region are those of the activation.
///
/// unverified: a role that the request names itself is of no consequence beside an activation; its tags are put on top
/// of those of the activation. How long such a node has no inventory is not known; it is listed at once.
///
/// # Errors
/// `InvalidActivation` for an activation that is not there, or another code; `ActivationExpired`;
/// `RegistrationLimitExceeded`; and for tags those of [`tagging::merged`].
pub(super) fn register_managed_instance(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: RegisterManagedInstanceRequest,
) -> Result<RegisterManagedInstanceResult, Error> {
    let (scope, activation_id) = activated(state, &input, tx.now)?;
    let tags = tags(state.at(&scope), activation_id, &input)?;
    let partition = state.at_mut(&scope);
    let id = fresh_id(partition, tx);
    let node = NodeId::parse(&id).ok_or_else(internal)?;
    let activation = partition.activations.get_mut(&activation_id).ok_or_else(internal)?;
    activation.registrations += 1;
    let hybrid = Hybrid {
        activation: activation_id,
        iam_role: activation.iam_role.clone(),
        name: activation.default_instance_name.clone().filter(|name| !name.is_empty()),
        fingerprint: input.fingerprint.into(),
        public_key: PublicKey {
            key: input.public_key.into(),
            kind: input.public_key_type.unwrap_or_default(),
        },
    };
    let registered = Node { hybrid: Some(Box::new(hybrid)), ..Node::new(tx.now) };
    partition.nodes.insert(node, registered);
    partition.describe(&node, &information::bare(&node), tx.now);
    partition.set_tags(&node, &tags, tx.now);
    Ok(RegisterManagedInstanceResult { instance_id: Some(id) })
}

/// The activation that a request names, and where it is.
fn activated(
    state: &State,
    input: &RegisterManagedInstanceRequest,
    now: Timestamp,
) -> Result<(Scope, ActivationId), Error> {
    // unverified: EC2 instances register with the credentials of their instance identity instead of an activation.
    // There is no EC2 here to know them; they are registered by their first heartbeat.
    let found = input.activation_id.as_deref().and_then(ActivationId::parse).and_then(|id| {
        let place = |(scope, partition): (&Scope, &Partition)| {
            Some((scope.clone(), partition.activations.get(&id)?.clone()))
        };
        state.iter().find_map(place).map(|(scope, activation)| (scope, id, activation))
    });
    let code = input.activation_code.as_deref();
    let (scope, id, activation) =
        found.filter(|(.., activation)| code == Some(&*activation.code)).ok_or_else(invalid_activation)?;
    check(state.at(&scope), &activation, now)?;
    Ok((scope, id))
}

/// unverified: the texts; an expired activation was seen to be answered without any.
fn check(partition: &Partition, activation: &Activation, now: Timestamp) -> Result<(), Error> {
    if activation.has_expired(now) {
        return Err(Error::ActivationExpired { message: String::new() });
    }
    let full = |message: &str| Err(Error::RegistrationLimitExceeded { message: message.to_owned() });
    if activation.registrations >= activation.registration_limit {
        return full("The registration limit of the activation is reached.");
    }
    // unverified: that the limit of the tier is answered in the same way.
    let hybrid = partition.nodes.range(NodeId::LEAST_HYBRID..).filter(|(_, node)| node.hybrid.is_some());
    if hybrid.take(MOST_NODES).count() == MOST_NODES {
        return full("The limit of managed instances of the standard tier is reached.");
    }
    Ok(())
}

fn tags(
    partition: &Partition,
    id: ActivationId,
    input: &RegisterManagedInstanceRequest,
) -> Result<Tags, Error> {
    let given = partition.activations.get(&id).map(|activation| activation.tags.clone()).unwrap_or_default();
    tagging::merged(&given, input.tags.as_deref().unwrap_or_default())
}

fn fresh_id(partition: &Partition, tx: &mut Transaction<'_, Event>) -> String {
    loop {
        let id = format!("mi-{}", tx.ids().hex(17));
        if NodeId::parse(&id).is_none_or(|node| !partition.nodes.contains_key(&node)) {
            return id;
        }
    }
}

fn invalid_activation() -> Error {
    Error::InvalidActivation { message: "The activation is not valid.".to_owned() }
}

/// What was looked up and drawn just before is there and well-formed, so this is never answered.
fn internal() -> Error {
    Error::InternalServerError { message: String::new() }
}
