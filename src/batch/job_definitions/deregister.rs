//! `DeregisterJobDefinition`.

use std::time::Duration;

use super::{Event as OfDefinitions, JobDefinitions, Reference, Status};
use crate::{
    api::batch::{DeregisterJobDefinitionRequest, DeregisterJobDefinitionResponse, Error},
    batch::{Event, State, errors::Refusal, names::Kind},
    kit::{Scope, Transaction},
};

/// How long a revision can still be described when it has become inactive.
const AFTERLIFE: Duration = Duration::from_secs(180 * 24 * 60 * 60);

/// Makes a revision inactive: no new job may use it, and after 180 days it is gone.
///
/// unverified: one that is inactive already stays as it is, and goes when it would have gone.
pub(in crate::batch) fn deregister(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: DeregisterJobDefinitionRequest,
) -> Result<DeregisterJobDefinitionResponse, Error> {
    let scope = tx.scope();
    let reference = find(&state.at(scope).job_definitions, scope, &input.job_definition)
        .map_err(|refusal| refusal.error(tx))?;
    let definitions = &mut state.at_mut(scope).job_definitions;
    if let Some(definition) = definitions.get_mut(&reference).filter(|found| found.status == Status::Active) {
        definition.set_status(Status::Inactive);
        tx.ages_at(tx.now + AFTERLIFE, Event::JobDefinitions(OfDefinitions::Forget(reference)));
    }
    Ok(DeregisterJobDefinitionResponse {})
}

/// The revision that `text` stands for.
///
/// unverified: the reference asks for a revision, so a name alone stands for none; what is not there is answered as for
/// queues and compute environments.
fn find(definitions: &JobDefinitions, scope: &Scope, text: &str) -> Result<Reference, Refusal> {
    if text.is_empty() {
        return Err(Refusal::Required("jobDefinition"));
    }
    Reference::parse(scope, text).filter(|reference| definitions.get(reference).is_some()).ok_or_else(|| {
        let whole = text.starts_with("arn:");
        Refusal::NotFound(if whole { text.to_owned() } else { Kind::JobDefinition.arn(scope, text).into() })
    })
}
