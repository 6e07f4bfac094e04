//! What jobs have written that ran outside.

use std::fmt::Write;

use axum::{
    Json,
    extract::{Path, RawQuery, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::{Controlled, Refused};
use crate::{
    batch::{Batch, executing},
    executor::Attempt,
    kit::{BatchExecutor, Region},
    sts,
};

/// `GET /_stockroom/batch/jobs/{id}/logs`: all lines in plain text, or with all that is known of them in JSON if that is
/// what is accepted; of one attempt with `?attempt=`.
pub(super) async fn get(
    State(controlled): State<Controlled>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let attempt = attempt(query.as_deref().unwrap_or_default())?;
    let anybody = sts::anybody(Region::default(), "".into());
    if !controlled.engine.read::<Batch, _>(&anybody, |state, _| executing::knows_job(state, &id)) {
        return Err(missing(format!("there is no job `{id}`")));
    }
    if controlled.engine.settings().batch_executor == BatchExecutor::Simulate {
        return Err(missing(
            "jobs are simulated and write nothing, unless the server runs with `--batch-executor process`",
        ));
    }
    let attempts = controlled.logs.of(&id, attempt);
    if attempts.is_empty() {
        let which = attempt.map_or_else(|| "no attempt".to_owned(), |number| format!("not attempt {number}"));
        return Err(missing(format!(
            "of job `{id}` {which} has run as a process, or what it wrote is no longer kept"
        )));
    }
    let accepted = headers.get(header::ACCEPT).and_then(|accepted| accepted.to_str().ok());
    if accepted.is_some_and(|accepted| accepted.contains("application/json")) {
        return Ok(Json(json!({ "attempts": attempts })).into_response());
    }
    Ok(plain(&attempts).into_response())
}

fn missing(reason: impl Into<String>) -> Refused {
    Refused(StatusCode::NOT_FOUND, reason.into())
}

fn attempt(query: &str) -> Result<Option<u32>, Refused> {
    let mut attempt = None;
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        if name != "attempt" {
            return Err(Refused::bad(format!("`{name}` is not known; `attempt` is")));
        }
        let number = value.parse().ok().filter(|number| *number > 0);
        attempt = Some(number.ok_or_else(|| Refused::bad("`attempt` must be a number from 1"))?);
    }
    Ok(attempt)
}

fn plain(attempts: &[Attempt]) -> String {
    let mut text = String::new();
    for attempt in attempts {
        if attempt.dropped_lines > 0 {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "[{} earlier lines are no longer kept]", attempt.dropped_lines);
        }
        for line in &attempt.lines {
            text.push_str(&line.text);
            text.push('\n');
        }
    }
    text
}
