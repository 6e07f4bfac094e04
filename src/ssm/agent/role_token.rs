//! `RequestManagedInstanceRoleToken`: the credentials of a hybrid node.

use std::time::Duration;

use super::signer;
use crate::{
    api::ssm::{Error, RequestManagedInstanceRoleTokenRequest, RequestManagedInstanceRoleTokenResult},
    kit::Transaction,
    ssm::{Event, State, nodes},
    sts,
};

/// How long the credentials of a node last.
///
/// unverified: agents were seen to renew them within the hour.
const LIFETIME: Duration = Duration::from_hours(1);

/// Hands out keys that act as the node's role, in a session that is called like the node.
///
/// The service may ask the agent to make a new key pair; this one has no reason to.
///
/// # Errors
/// `InvalidInstanceId` for a node that is not there, `MachineFingerprintDoesNotMatch` for another machine.
pub(super) fn request_managed_instance_role_token(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: RequestManagedInstanceRoleTokenRequest,
) -> Result<RequestManagedInstanceRoleTokenResult, Error> {
    let partition = state.at(tx.scope());
    let id = signer(partition, tx.origin)?;
    let hybrid = partition.nodes.get(&id).and_then(|node| node.hybrid.as_deref());
    let hybrid = hybrid.ok_or_else(|| nodes::unknown(id.as_str()))?;
    if *hybrid.fingerprint != *input.fingerprint {
        return Err(Error::MachineFingerprintDoesNotMatch { message: String::new() });
    }
    let role = tx.scope().global_arn("iam", format_args!("role/{}", hybrid.iam_role));
    let request = sts::AssumeRole {
        role_arn: role.to_string(),
        session_name: id.as_str().to_owned(),
        duration: LIFETIME,
    };
    let context = **tx;
    let role = sts::assume_role(&context, tx.ids(), &request)
        .map_err(|message| Error::InternalServerError { message })?;
    let expires = role.session.expires;
    tx.open_session(role.access_key_id.clone(), role.session);
    Ok(RequestManagedInstanceRoleTokenResult {
        access_key_id: Some(role.access_key_id),
        secret_access_key: Some(role.secret_access_key),
        session_token: Some(role.session_token),
        token_expiration_date: Some(expires),
        update_key_pair: Some(false),
    })
}
