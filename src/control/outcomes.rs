//! What simulated jobs come to, seen and set from outside. The JSON is told in [`outcomes`](crate::batch::outcomes).

use axum::{
    Json,
    extract::{State, rejection::BytesRejection},
};
use bytes::Bytes;
use serde::{Deserialize, de::DeserializeOwned};

use super::{Controlled, Refused};
use crate::{
    batch::{
        Batch,
        outcomes::{BadRule, Given, Match, Outcomes, Rule},
    },
    engine::Engine,
    kit::{AccountId, Origin, Region, Scope},
};

/// The body of a request, whatever its content type.
pub(super) type Sent = Result<Bytes, BytesRejection>;

/// All rules.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Set {
    rules: Vec<Rule>,
}

/// One rule more.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Added {
    /// Whether it goes before the others, and so decides before them.
    #[serde(default)]
    first: bool,
    #[serde(default)]
    r#match: Match,
    outcome: Given,
}

/// `GET /_stockroom/outcomes`.
pub(super) async fn get(State(controlled): State<Controlled>) -> Json<Outcomes> {
    Json(controlled.engine.read::<Batch, _>(&origin(), |state, _| state.outcomes().clone()))
}

/// `PUT /_stockroom/outcomes`.
pub(super) async fn set(State(controlled): State<Controlled>, body: Sent) -> Result<Json<Outcomes>, Refused> {
    let Set { rules } = read(&body?)?;
    let new = Outcomes::new(rules).map_err(|error| Refused::bad(error.to_string()))?;
    change(&controlled.engine, &mut |outcomes| {
        outcomes.clone_from(&new);
        Ok(())
    })
}

/// `POST /_stockroom/outcomes`.
pub(super) async fn add(State(controlled): State<Controlled>, body: Sent) -> Result<Json<Outcomes>, Refused> {
    let Added { first, r#match, outcome } = read(&body?)?;
    let rule = Rule { r#match, outcome };
    change(&controlled.engine, &mut |outcomes| outcomes.add(rule.clone(), first))
}

/// `DELETE /_stockroom/outcomes`.
pub(super) async fn clear(State(controlled): State<Controlled>) -> Result<Json<Outcomes>, Refused> {
    change(&controlled.engine, &mut |outcomes| {
        *outcomes = Outcomes::default();
        Ok(())
    })
}

/// What is set so is nobody's: any account can stand for whoever sets them.
pub(super) fn origin() -> Origin {
    Origin::root(Scope { account: AccountId::DEFAULT, region: Region::default() })
}

/// The JSON object that a request sends.
pub(super) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refused> {
    // A list could be read as the members of an object in their order.
    if !body.trim_ascii_start().starts_with(b"{") {
        return Err(Refused::bad("the body must be a JSON object"));
    }
    serde_json::from_slice(body).map_err(|error| Refused::bad(error.to_string()))
}

/// Changes the rules by a command, as everything in the world is changed, and shows them.
fn change(
    engine: &Engine,
    change: &mut dyn FnMut(&mut Outcomes) -> Result<(), BadRule>,
) -> Result<Json<Outcomes>, Refused> {
    let changed = engine.write::<Batch, _, _>(&origin(), |state, _| {
        change(state.outcomes_mut())?;
        Ok(state.outcomes().clone())
    });
    changed.map(Json).map_err(|error: BadRule| Refused::bad(error.to_string()))
}
