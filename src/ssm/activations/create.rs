//! `CreateActivation`.

use super::{Activation, ActivationId, CODE, LIFETIME, LONGEST_LIFETIME, REGISTRATIONS, check_role};
use crate::{
    api::{
        Timestamp,
        ssm::{CreateActivationRequest, CreateActivationResult, Error},
    },
    kit::Transaction,
    ssm::{Event, State, tagging},
};

/// Makes an activation. `RegistrationMetadata`, which the reference reserves for internal use, is of no consequence.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateActivation.html>.
///
/// # Errors
/// `ValidationException` for a role, an expiration date or tags that cannot be, `TooManyTagsError`.
pub(super) fn create_activation(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: CreateActivationRequest,
) -> Result<CreateActivationResult, Error> {
    check_role(tx.scope(), &input.iam_role)?;
    let expires = expiry(tx.now, input.expiration_date)?;
    let tags = tagging::merged(&crate::kit::Tags::new(), input.tags.as_deref().unwrap_or_default())?;
    let id = ActivationId(tx.ids().uuid());
    let code = tx.ids().base64(CODE);
    let activation = Activation {
        code: code.as_str().into(),
        description: input.description.map(Into::into),
        default_instance_name: input.default_instance_name.map(Into::into),
        iam_role: input.iam_role.into(),
        registration_limit: input.registration_limit.unwrap_or(REGISTRATIONS),
        registrations: 0,
        created: tx.now,
        expires,
        tags,
    };
    let scope = tx.scope().clone();
    state.at_mut(&scope).activations.insert(id, activation);
    Ok(CreateActivationResult { activation_id: Some(id.to_string()), activation_code: Some(code) })
}

/// unverified: what a date out of bounds is answered with.
fn expiry(now: Timestamp, asked: Option<Timestamp>) -> Result<Timestamp, Error> {
    let Some(expires) = asked else { return Ok(now + LIFETIME) };
    if expires <= now || expires > now + LONGEST_LIFETIME {
        let message = "The expiration date must be in the future, and at most 30 days from now.".to_owned();
        return Err(Error::ValidationException { message });
    }
    Ok(expires)
}
