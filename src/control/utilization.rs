//! What was measured of jobs, seen and begun anew from outside. The JSON is told in [`meter`](crate::batch::meter).

use axum::{
    Json,
    extract::{RawQuery, State},
    http::StatusCode,
};

use super::{Controlled, Refused};
use crate::{
    batch::{
        Batch,
        meter::{Asked, MOST_BUCKETS, Utilization},
    },
    engine::Engine,
    kit::{AccountId, Origin, Region, Scope},
};

/// What the query of a request asks for.
struct Query {
    scope: Scope,
    asked: Asked,
}

impl Query {
    fn read(text: Option<&str>) -> Result<Self, Refused> {
        let scope = Scope { account: AccountId::DEFAULT, region: Region::default() };
        let mut query = Self { scope, asked: Asked::default() };
        for (name, value) in form_urlencoded::parse(text.unwrap_or_default().as_bytes()) {
            query.take(&name, &value)?;
        }
        Ok(query)
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), Refused> {
        let bad = |what: &str| Refused::bad(format!("`{value}` is not {what}"));
        match name {
            "account" => {
                self.scope.account =
                    AccountId::parse(value).ok_or_else(|| bad("an account id of 12 digits"))?;
            }
            "region" => self.scope.region = Region::parse(value).ok_or_else(|| bad("a region"))?,
            "queue" => self.asked.queue = Some(value.to_owned()),
            "resource" => self.asked.resource = Some(value.to_owned()),
            "buckets" => {
                let most = value.parse().ok().filter(|most| *most <= MOST_BUCKETS);
                self.asked.buckets =
                    Some(most.ok_or_else(|| bad(&format!("a number from 0 to {MOST_BUCKETS}")))?);
            }
            _ => return Err(Refused::bad(format!("there is no parameter `{name}`"))),
        }
        Ok(())
    }

    fn show(&self, engine: &Engine) -> Result<Json<Utilization>, Refused> {
        let shown = engine.read::<Batch, _>(&Origin::root(self.scope.clone()), |state, context| {
            state.at(&self.scope).utilization(&self.asked, context.now)
        });
        shown.map(Json).map_err(|unknown| Refused(StatusCode::NOT_FOUND, unknown.to_string()))
    }
}

/// `GET /_stockroom/batch/utilization`.
pub(super) async fn get(
    State(controlled): State<Controlled>,
    RawQuery(query): RawQuery,
) -> Result<Json<Utilization>, Refused> {
    Query::read(query.as_deref())?.show(&controlled.engine)
}

/// `DELETE /_stockroom/batch/utilization`: shows what is left.
pub(super) async fn restart(
    State(controlled): State<Controlled>,
    RawQuery(query): RawQuery,
) -> Result<Json<Utilization>, Refused> {
    let query = Query::read(query.as_deref())?;
    if query.asked.queue.is_some() || query.asked.resource.is_some() {
        return Err(Refused::bad("measuring begins anew for all queues and resources together"));
    }
    let origin = Origin::root(query.scope.clone());
    // A command, as everything that changes the world.
    let restarted = controlled.engine.write::<Batch, _, std::convert::Infallible>(&origin, |state, tx| {
        state.at_mut(tx.scope()).measure_anew(tx.now);
        Ok(())
    });
    match restarted {
        Ok(()) => query.show(&controlled.engine),
    }
}
