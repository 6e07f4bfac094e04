//! What simulated work comes to, seen and set from outside: [rules](crate::outcomes) on jobs and on stacks.
//! `GET /_stockroom/outcomes` shows them, `PUT` sets all of them, `POST` adds one, `DELETE` clears them; each answers
//! with the rules as they are then.

use axum::{
    Json,
    extract::{State, rejection::BytesRejection},
};
use bytes::Bytes;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{Controlled, Refused};
pub(super) use crate::outcomes::origin;
use crate::{
    kit::outcomes::{self as rules, BadRule},
    outcomes::{self, Given, Match, Rule, Written},
};

/// The body of a request, whatever its content type.
pub(super) type Sent = Result<Bytes, BytesRejection>;

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
    outcome: Given,
}

/// What the rules are as a whole.
#[derive(Debug, Serialize)]
pub(super) struct Listed {
    rules: Vec<Rule>,
}

/// `GET /_stockroom/outcomes`.
pub(super) async fn get(State(controlled): State<Controlled>) -> Json<Listed> {
    Json(Listed { rules: outcomes::list(&controlled.engine) })
}

/// `PUT /_stockroom/outcomes`.
pub(super) async fn set(State(controlled): State<Controlled>, body: Sent) -> Result<Json<Listed>, Refused> {
    let Set { rules } = read(&body?)?;
    let rules = (1..).zip(rules).map(|(number, written)| {
        Rule::try_from(written).map_err(|defect| BadRule::Listed(number, defect).into())
    });
    let new = rules.collect::<Result<Vec<_>, Refused>>()?;
    change(&controlled, &mut |rules| {
        rules::check_all(&new)?;
        rules.clone_from(&new);
        Ok(())
    })
}

/// `POST /_stockroom/outcomes`.
pub(super) async fn add(State(controlled): State<Controlled>, body: Sent) -> Result<Json<Listed>, Refused> {
    let Added { first, r#match, outcome } = read(&body?)?;
    let rule = Rule::try_from(Written { r#match, outcome }).map_err(BadRule::Alone)?;
    change(&controlled, &mut |rules| rules::add(rules, rule.clone(), first))
}

/// `DELETE /_stockroom/outcomes`.
pub(super) async fn clear(State(controlled): State<Controlled>) -> Result<Json<Listed>, Refused> {
    change(&controlled, &mut |rules| {
        rules.clear();
        Ok(())
    })
}

/// The JSON object that a request sends.
pub(super) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refused> {
    // A list could be read as the members of an object in their order.
    if !body.trim_ascii_start().starts_with(b"{") {
        return Err(Refused::bad("the body must be a JSON object"));
    }
    serde_json::from_slice(body).map_err(|error| Refused::bad(error.to_string()))
}

impl From<BadRule> for Refused {
    fn from(bad: BadRule) -> Self {
        Self::bad(bad.to_string())
    }
}

fn change(
    controlled: &Controlled,
    change: &mut dyn FnMut(&mut Vec<Rule>) -> Result<(), BadRule>,
) -> Result<Json<Listed>, Refused> {
    Ok(Json(Listed { rules: outcomes::change(&controlled.engine, change)? }))
}
