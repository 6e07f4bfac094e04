//! What Service Catalog's engines are to do, seen from outside: whoever stands for an engine takes its tasks from here, as
//! queues of SQS are not served. The JSON is told in [`EngineTask`].

use axum::{
    Json,
    extract::{RawQuery, State},
};

use super::{Controlled, Refused, outcomes};
use crate::{
    kit::AccountId,
    servicecatalog::{EngineTask, ServiceCatalog},
};

/// `GET /_stockroom/servicecatalog/engine/tasks`: all messages that were not answered yet, in the order in which the
/// requests were accepted; with `?account=`, those in the queues of that account.
pub(super) async fn get(
    State(controlled): State<Controlled>,
    RawQuery(query): RawQuery,
) -> Result<Json<Vec<EngineTask>>, Refused> {
    let account = account(query.as_deref())?;
    let engine = &controlled.engine;
    let tasks = engine.read::<ServiceCatalog, _>(&outcomes::origin(), |state, _| state.engine_tasks(account));
    Ok(Json(tasks))
}

/// The account that a query names, if any.
fn account(query: Option<&str>) -> Result<Option<AccountId>, Refused> {
    let mut account = None;
    for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
        if name != "account" {
            return Err(Refused::bad(format!("there is no parameter `{name}`")));
        }
        let bad = || Refused::bad(format!("`{value}` is not an account id of 12 digits"));
        account = Some(AccountId::parse(&value).ok_or_else(bad)?);
    }
    Ok(account)
}
