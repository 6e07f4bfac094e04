//! The clock, seen and moved from outside.

use std::time::Duration;

use axum::{Json, extract::State};
use serde::{Deserialize, Serialize};

use super::{
    Controlled, Refused,
    outcomes::{self, Sent},
};
use crate::{
    engine::{Engine, LONGEST_ADVANCE, Settling},
    kit::Pace,
};

/// What the clock shows.
#[derive(Debug, Serialize)]
pub(super) struct Shown {
    /// The pace.
    pace: Pace,
    /// The time in the world, in ISO 8601.
    now: String,
    /// The same in seconds after the epoch.
    epoch: f64,
}

fn shown(engine: &Engine) -> Json<Shown> {
    let now = engine.now();
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of any calendar year fit 53 bits")]
    let epoch = now.as_millis() as f64 / 1000.0;
    Json(Shown { pace: engine.pace(), now: now.to_iso8601(), epoch })
}

/// `GET /_stockroom/clock`.
pub(super) async fn get(State(controlled): State<Controlled>) -> Json<Shown> {
    shown(&controlled.engine)
}

/// A pace to change to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Set {
    pace: Pace,
}

/// `POST /_stockroom/clock`.
pub(super) async fn set(State(controlled): State<Controlled>, body: Sent) -> Result<Json<Shown>, Refused> {
    let Set { pace } = outcomes::read(&body?)?;
    controlled.engine.set_pace(pace);
    Ok(shown(&controlled.engine))
}

/// How far to move the clock.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Advance {
    seconds: f64,
}

/// `POST /_stockroom/clock/advance`: returns when everything that became due on the way is done.
pub(super) async fn advance(
    State(controlled): State<Controlled>,
    body: Sent,
) -> Result<Json<Shown>, Refused> {
    let Advance { seconds } = outcomes::read(&body?)?;
    let span = Duration::try_from_secs_f64(seconds).ok().filter(|span| *span <= LONGEST_ADVANCE);
    let span = span.ok_or_else(|| {
        Refused::bad(format!("`seconds` must lie between 0 and {}", LONGEST_ADVANCE.as_secs()))
    })?;
    controlled.engine.advance(span);
    Ok(shown(&controlled.engine))
}

/// `POST /_stockroom/clock/settle`: runs until nothing is due any more, and no process of a job runs.
pub(super) async fn settle(State(controlled): State<Controlled>) -> Result<Json<Shown>, Refused> {
    let mut settling = Settling::default();
    loop {
        match settling.step(&controlled.engine) {
            Some(Ok(())) => return Ok(shown(&controlled.engine)),
            Some(Err(unsettled)) => {
                return Err(Refused(axum::http::StatusCode::CONFLICT, unsettled.to_string()));
            }
            None => tokio::time::sleep(Settling::PAUSE).await,
        }
    }
}
