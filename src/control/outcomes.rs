//! What simulated work comes to, seen and set from outside: jobs and stacks. The rules are one list, whose first one that
//! matches decides; each rule is for jobs or for stacks, as its members tell. `GET /_stockroom/outcomes` shows them, `PUT`
//! sets all of them, `POST` adds one, `DELETE` clears them; each answers with the rules as they are then. What a rule says
//! is told in [`batch::outcomes`](crate::batch::outcomes) and
//! [`servicecatalog::outcomes`](crate::servicecatalog::outcomes).

use axum::{
    Json,
    extract::{State, rejection::BytesRejection},
};
use bytes::Bytes;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{Controlled, Refused};
use crate::{
    batch::{self, Batch},
    engine::{Engine, Home, World},
    kit::{
        AccountId, Origin, Region, Scope,
        outcomes::{self, BadRule},
    },
    servicecatalog::{self, ServiceCatalog},
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

/// A rule as it is written, with the members of all kinds of rules.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    r#match: Match,
    outcome: Given,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Match {
    #[serde(flatten)]
    job: batch::outcomes::Match,
    #[serde(flatten)]
    stack: servicecatalog::outcomes::Match,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    /// With `seconds`, which rules of both kinds have.
    #[serde(flatten)]
    job: batch::outcomes::Given,
    failure: Option<String>,
}

/// A rule of one kind.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum Rule {
    /// For jobs.
    Job(batch::outcomes::Rule),
    /// For stacks.
    Stack(servicecatalog::outcomes::Rule),
    /// For both, which can never match.
    #[serde(skip)]
    Mixed,
}

/// What the rules are as a whole.
#[derive(Debug, Serialize)]
pub(super) struct Listed {
    rules: Vec<Rule>,
}

impl From<Written> for Rule {
    fn from(written: Written) -> Self {
        let Written { r#match: Match { job, stack }, outcome: Given { job: mut outcome, failure } } = written;
        if stack == servicecatalog::outcomes::Match::default() && failure.is_none() {
            return Self::Job(batch::outcomes::Rule { r#match: job, outcome });
        }
        let seconds = outcome.seconds.take();
        if job != batch::outcomes::Match::default() || outcome != batch::outcomes::Given::default() {
            return Self::Mixed;
        }
        let outcome = servicecatalog::outcomes::Given { seconds, failure };
        Self::Stack(servicecatalog::outcomes::Rule { r#match: stack, outcome })
    }
}

impl outcomes::Rule for Rule {
    fn check(&self) -> Result<(), String> {
        match self {
            Self::Job(rule) => rule.check(),
            Self::Stack(rule) => rule.check(),
            Self::Mixed => {
                Err("it has members of rules on jobs and of rules on stacks; `seconds` is the only member \
                                that both have"
                    .to_owned())
            }
        }
    }
}

/// `GET /_stockroom/outcomes`.
pub(super) async fn get(State(controlled): State<Controlled>) -> Json<Listed> {
    Json(Listed { rules: controlled.engine.look(&origin(), |world, _| listed(world)) })
}

/// `PUT /_stockroom/outcomes`.
pub(super) async fn set(State(controlled): State<Controlled>, body: Sent) -> Result<Json<Listed>, Refused> {
    let Set { rules } = read(&body?)?;
    let new: Vec<Rule> = rules.into_iter().map(Rule::from).collect();
    change(&controlled.engine, &mut |rules| {
        outcomes::check_all(&new)?;
        rules.clone_from(&new);
        Ok(())
    })
}

/// `POST /_stockroom/outcomes`.
pub(super) async fn add(State(controlled): State<Controlled>, body: Sent) -> Result<Json<Listed>, Refused> {
    let Added { first, r#match, outcome } = read(&body?)?;
    let rule = Rule::from(Written { r#match, outcome });
    change(&controlled.engine, &mut |rules| outcomes::add(rules, rule.clone(), first))
}

/// `DELETE /_stockroom/outcomes`.
pub(super) async fn clear(State(controlled): State<Controlled>) -> Result<Json<Listed>, Refused> {
    change(&controlled.engine, &mut |rules| {
        rules.clear();
        Ok(())
    })
}

/// What is set so is nobody's: any account can stand for whoever sets them.
pub(super) fn origin() -> Origin {
    Origin::root(Scope { account: AccountId::DEFAULT, region: Region::default() })
}

/// The JSON object that a request sends.
pub(super) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refused> {
    // A list could be read as the members of an object in their order.
    if !body.trim_ascii_start().starts_with(b"{") {
        return Err(Refused::bad("the body must be a JSON object"));
    }
    serde_json::from_slice(body).map_err(|error| Refused::bad(error.to_string()))
}

/// The rules of all services, in their order.
fn listed(world: &World) -> Vec<Rule> {
    let jobs = Home::<Batch>::state(world).outcomes().placed().iter();
    let stacks = Home::<ServiceCatalog>::state(world).outcomes().placed().iter();
    let jobs = jobs.map(|(place, rule)| (*place, Rule::Job(rule.clone())));
    let mut all: Vec<_> =
        jobs.chain(stacks.map(|(place, rule)| (*place, Rule::Stack(rule.clone())))).collect();
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, rule)| rule).collect()
}

/// Changes the rules by a command, as everything in the world is changed, and shows them.
fn change(
    engine: &Engine,
    change: &mut dyn FnMut(&mut Vec<Rule>) -> Result<(), BadRule>,
) -> Result<Json<Listed>, Refused> {
    let changed = engine.change(&origin(), |world, _, _| {
        let mut rules = listed(world);
        change(&mut rules)?;
        let (mut jobs, mut stacks) = (Vec::new(), Vec::new());
        for (place, rule) in rules.iter().cloned().enumerate() {
            match rule {
                Rule::Job(rule) => jobs.push((place, rule)),
                Rule::Stack(rule) => stacks.push((place, rule)),
                Rule::Mixed => {}
            }
        }
        *Home::<Batch>::state_mut(world).outcomes_mut() = jobs.into();
        *Home::<ServiceCatalog>::state_mut(world).outcomes_mut() = stacks.into();
        Ok(Listed { rules })
    });
    changed.map(Json).map_err(|error: BadRule| Refused::bad(error.to_string()))
}
