//! What Service Catalog's engines find in archives, told from outside, as their functions of Lambda are not served. The
//! JSON is told in [`Parsed`].

use axum::{Json, extract::State, http::StatusCode};

use super::{
    Controlled, Refused,
    outcomes::{self, Sent},
};
use crate::servicecatalog::{Parsed, ServiceCatalog};

/// `PUT /_stockroom/servicecatalog/engine/parameters`: of one version.
pub(super) async fn set(State(controlled): State<Controlled>, body: Sent) -> Result<Json<Parsed>, Refused> {
    let parsed: Parsed = outcomes::read(&body?)?;
    controlled.engine.write::<ServiceCatalog, _, _>(&outcomes::origin(), |state, _| {
        if state.tell_parsed(parsed.clone()) {
            return Ok(Json(parsed.clone()));
        }
        let id = &parsed.provisioning_artifact_id;
        Err(Refused(StatusCode::NOT_FOUND, format!("there is no provisioning artifact `{id}` for an engine")))
    })
}
