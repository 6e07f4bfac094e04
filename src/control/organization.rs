//! The organisation that accounts belong to, seen and set from outside, as AWS Organizations is not served. The JSON is
//! told in [`Organization`].

use axum::{Json, extract::State};

use super::{
    Controlled, Refused,
    outcomes::{self, Sent},
};
use crate::{
    engine::Engine,
    servicecatalog::{Organization, ServiceCatalog},
};

/// `GET /_stockroom/organization`: `null` if none is described.
pub(super) async fn get(State(controlled): State<Controlled>) -> Json<Option<Organization>> {
    let engine = &controlled.engine;
    Json(engine.read::<ServiceCatalog, _>(&outcomes::origin(), |state, _| state.organization().cloned()))
}

/// `PUT /_stockroom/organization`.
pub(super) async fn set(
    State(controlled): State<Controlled>,
    body: Sent,
) -> Result<Json<Option<Organization>>, Refused> {
    let organization: Organization = outcomes::read(&body?)?;
    organization.check().map_err(|error| Refused::bad(error.to_string()))?;
    describe(&controlled.engine, Some(organization))
}

/// `DELETE /_stockroom/organization`.
pub(super) async fn clear(
    State(controlled): State<Controlled>,
) -> Result<Json<Option<Organization>>, Refused> {
    describe(&controlled.engine, None)
}

/// Changes the description by a command, as everything in the world is changed, and shows it.
fn describe(
    engine: &Engine,
    organization: Option<Organization>,
) -> Result<Json<Option<Organization>>, Refused> {
    engine.write::<ServiceCatalog, _, _>(&outcomes::origin(), |state, _| {
        state.describe_organization(organization);
        Ok(Json(state.organization().cloned()))
    })
}
