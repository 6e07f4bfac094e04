//! Faults on purpose, seen and set from outside. The rules are one list, in whose order they are asked about a request: the
//! first that strikes decides, after the latencies before it. `GET /_stockroom/faults` shows them with how many requests
//! each was asked about and how many it hit, `PUT` sets all of them, `POST` adds one, `DELETE` clears them; each answers
//! with the rules as they are then. `GET` and `DELETE /_stockroom/faults/{id}` show and remove one. A reset of everything
//! clears them, that of an account does not. What is passed on to an upstream is left alone. What a rule says is told in
//! [`faults`](crate::faults).

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use serde::{Deserialize, Serialize};

use super::{
    Controlled, Refused,
    outcomes::{Sent, read},
};
use crate::{
    api::ServiceId,
    faults::{BadRule, Given, Match, Shown, Written},
    protocol::{Table, query},
};

/// All rules, as they are sent.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Set {
    rules: Vec<Written>,
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
    fault: Given,
    probability: Option<f64>,
    skip: Option<u64>,
    count: Option<u64>,
    seed: Option<u64>,
}

/// What the rules are as a whole.
#[derive(Debug, Serialize)]
pub(super) struct Listed {
    rules: Vec<Shown>,
}

fn listed(controlled: &Controlled) -> Json<Listed> {
    Json(Listed { rules: controlled.faults.list() })
}

/// `GET /_stockroom/faults`.
pub(super) async fn get(State(controlled): State<Controlled>) -> Json<Listed> {
    listed(&controlled)
}

/// `PUT /_stockroom/faults`.
pub(super) async fn set(State(controlled): State<Controlled>, body: Sent) -> Result<Json<Listed>, Refused> {
    let Set { rules } = read(&body?)?;
    for (number, rule) in (1..).zip(&rules) {
        check_names(&controlled.table, &rule.r#match).map_err(|defect| BadRule::Listed(number, defect))?;
    }
    controlled.faults.set(rules)?;
    Ok(listed(&controlled))
}

/// `POST /_stockroom/faults`.
pub(super) async fn add(State(controlled): State<Controlled>, body: Sent) -> Result<Json<Listed>, Refused> {
    let Added { first, r#match, fault, probability, skip, count, seed } = read(&body?)?;
    check_names(&controlled.table, &r#match).map_err(BadRule::Alone)?;
    controlled.faults.add(Written { r#match, fault, probability, skip, count, seed }, first)?;
    Ok(listed(&controlled))
}

/// `DELETE /_stockroom/faults`.
pub(super) async fn clear(State(controlled): State<Controlled>) -> Json<Listed> {
    controlled.faults.clear();
    listed(&controlled)
}

/// `GET /_stockroom/faults/{id}`.
pub(super) async fn one(
    State(controlled): State<Controlled>,
    Path(id): Path<String>,
) -> Result<Json<Shown>, Refused> {
    number(&id).and_then(|number| controlled.faults.get(number)).map(Json).ok_or_else(|| missing(&id))
}

/// `DELETE /_stockroom/faults/{id}`.
pub(super) async fn remove(
    State(controlled): State<Controlled>,
    Path(id): Path<String>,
) -> Result<Json<Listed>, Refused> {
    if number(&id).is_some_and(|number| controlled.faults.remove(number)) {
        Ok(listed(&controlled))
    } else {
        Err(missing(&id))
    }
}

fn number(id: &str) -> Option<u64> {
    id.parse().ok()
}

fn missing(id: &str) -> Refused {
    Refused(StatusCode::NOT_FOUND, format!("there is no fault rule `{id}`"))
}

/// Refuses names that no request can have, as a rule for them would never do anything.
pub(crate) fn check_names(table: &Table, r#match: &Match) -> Result<(), String> {
    let names = || ServiceId::ALL.into_iter().map(ServiceId::name).chain([query::SERVICE]);
    let service = r#match.service.as_deref();
    if let Some(service) = service.filter(|service| !names().any(|name| name == *service)) {
        return Err(format!(
            "there is no service `{service}`, but {}",
            names().collect::<Vec<_>>().join(", ")
        ));
    }
    let Some(operation) = r#match.operation.as_deref().filter(|operation| !operation.contains('*')) else {
        return Ok(());
    };
    let wanted = |name: &str| service.is_none_or(|service| service == name);
    let is_known = ServiceId::ALL
        .into_iter()
        .any(|service| wanted(service.name()) && table.find(service, operation).is_some())
        || wanted(query::SERVICE) && query::OPERATIONS.contains(&operation);
    if is_known {
        return Ok(());
    }
    let of = service.map_or_else(String::new, |service| format!(" of `{service}`"));
    Err(format!("there is no operation `{operation}`{of}"))
}
