//! `/_stockroom/…`: looking at the emulator and steering it. Not part of AWS.

mod clock;
mod coverage;
mod engine_parameters;
mod engine_tasks;
mod faults;
mod logs;
mod metrics;
mod organization;
mod outcomes;
mod utilization;

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{State, rejection::BytesRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{any, get, post, put},
};
use serde::Deserialize;
use serde_json::{Value, json};

pub use coverage::{Coverage, ServiceCoverage};
pub(crate) use faults::check_names as check_fault_names;

use crate::{
    api::ServiceId,
    config::Endpoint,
    engine::Engine,
    executor::Logs,
    faults::Faults,
    kit::{AccountId, Ordered},
    metrics::Metrics,
    protocol::{Table, query},
};

/// What the control endpoints reach.
#[derive(Clone, Debug)]
pub struct Controlled {
    /// The machine.
    pub engine: Arc<Engine>,
    /// Every operation.
    pub table: Arc<Table>,
    /// What jobs have written that ran outside.
    pub logs: Arc<Logs>,
    /// What goes wrong on purpose.
    pub faults: Arc<Faults>,
    /// What is counted.
    pub metrics: Arc<Metrics>,
    /// Where everything goes that is not served here.
    pub upstream: Option<Endpoint>,
}

/// Whether a path is one of the control endpoints, or would be if it existed.
pub(crate) fn owns(path: &str) -> bool {
    path.starts_with("/_stockroom/") || path == "/_localstack/health" || path == "/metrics"
}

/// The routes.
pub fn router(controlled: Controlled) -> Router {
    Router::new()
        .route("/_stockroom/health", get(health))
        // Where tools made for another emulator look.
        .route("/_localstack/health", get(health))
        // Where Prometheus looks.
        .route("/metrics", get(metrics::get))
        .route("/_stockroom/metrics", get(metrics::get))
        .route("/_stockroom/coverage", get(coverage::get))
        .route("/_stockroom/reset", post(reset))
        .route("/_stockroom/clock", get(clock::get).post(clock::set))
        .route("/_stockroom/clock/advance", post(clock::advance))
        .route("/_stockroom/clock/settle", post(clock::settle))
        .route(
            "/_stockroom/outcomes",
            get(outcomes::get).put(outcomes::set).post(outcomes::add).delete(outcomes::clear),
        )
        .route(
            "/_stockroom/faults",
            get(faults::get).put(faults::set).post(faults::add).delete(faults::clear),
        )
        .route("/_stockroom/faults/{id}", get(faults::one).delete(faults::remove))
        .route(
            "/_stockroom/organization",
            get(organization::get).put(organization::set).delete(organization::clear),
        )
        .route("/_stockroom/servicecatalog/engine/parameters", put(engine_parameters::set))
        .route("/_stockroom/servicecatalog/engine/tasks", get(engine_tasks::get))
        .route("/_stockroom/batch/utilization", get(utilization::get).delete(utilization::restart))
        .route("/_stockroom/batch/jobs/{id}/logs", get(logs::get))
        .route("/_stockroom/{*path}", any(unknown))
        .with_state(controlled)
}

/// A request that a control endpoint refuses, with the reason.
#[derive(Debug)]
struct Refused(StatusCode, String);

impl Refused {
    fn bad(reason: impl Into<String>) -> Self {
        Self(StatusCode::BAD_REQUEST, reason.into())
    }
}

impl From<BytesRejection> for Refused {
    fn from(rejection: BytesRejection) -> Self {
        Self(rejection.status(), rejection.body_text())
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.0, Json(json!({ "error": self.1 }))).into_response()
    }
}

async fn health(State(controlled): State<Controlled>) -> Json<Value> {
    let services = ServiceId::ALL.into_iter().map(ServiceId::name).chain([query::SERVICE]);
    let services: serde_json::Map<_, _> =
        services.map(|name| (name.to_owned(), Value::from("running"))).into_object();
    let mut health = json!({
        "status": "running",
        "edition": "stockroom",
        "version": env!("CARGO_PKG_VERSION"),
        "services": services,
    });
    if let Some(upstream) = &controlled.upstream {
        // Where it is, not how it is: whoever asks wants to know about this server.
        health["upstream"] = upstream.to_string().into();
    }
    Json(health)
}

/// What to reset.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reset {
    account: Option<String>,
}

async fn reset(State(controlled): State<Controlled>, body: bytes::Bytes) -> Result<Json<Value>, Refused> {
    let request: Reset = match body.as_ref() {
        [] => Reset::default(),
        body => outcomes::read(body)?,
    };
    let account = match request.account {
        None => None,
        Some(text) => match AccountId::parse(&text) {
            Some(account) => Some(account),
            None => return Err(Refused::bad(format!("`{text}` is not an account id of 12 digits"))),
        },
    };
    controlled.engine.reset(account);
    if account.is_none() {
        controlled.faults.clear();
    }
    Ok(Json(json!({ "reset": account.map_or_else(|| "all".to_owned(), |account| account.to_string()) })))
}

async fn unknown() -> Refused {
    Refused(StatusCode::NOT_FOUND, "there is no such control endpoint".to_owned())
}
