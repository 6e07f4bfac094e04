//! `GET /metrics`, also under `/_stockroom/metrics`: what is counted, in Prometheus' text format.

use axum::{
    extract::State,
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Response},
};

use super::{Controlled, outcomes::origin};
use crate::metrics::WorldSizes;

/// `GET /metrics`.
pub(super) async fn get(State(controlled): State<Controlled>) -> Response {
    let world = controlled.engine.look(&origin(), |world, _| WorldSizes::of(world));
    let page = controlled.metrics.page(&world);
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], page).into_response()
}
