//! Rules that decide what simulated work comes to, jobs and stacks alike.
//!
//! All rules are one list, of which the first that matches decides. Each is for jobs or for stacks, as its members tell.
//! What a rule says is told in [`batch::outcomes`] and [`servicecatalog::outcomes`].

pub use crate::{
    batch::outcomes::{Exit, Given as JobOutcome, Match as JobMatch, Rule as JobRule},
    kit::outcomes::BadRule,
    servicecatalog::outcomes::{
        Given as StackOutcome, Match as StackMatch, Operation as StackOperation, Rule as StackRule,
    },
};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    batch::{self, Batch},
    engine::{Engine, Home, World},
    kit::{AccountId, Origin, Region, Scope, outcomes},
    servicecatalog::{self, ServiceCatalog},
};

/// A rule: what it is for, and what that comes to.
///
/// It is made of JSON as `/_stockroom/outcomes` takes it, or of one of its types.
///
/// ```
/// use serde_json::json;
/// use stockroom::outcomes::{Exit, JobMatch, JobOutcome, JobRule, Rule};
///
/// let written = json!({ "match": { "jobName": "render-*" }, "outcome": { "exitCode": 3 } });
/// let typed = JobRule {
///     r#match: JobMatch { job_name: Some("render-*".to_owned()), ..JobMatch::default() },
///     outcome: JobOutcome { exit_code: Some(Exit(Some(3))), ..JobOutcome::default() },
/// };
/// assert_eq!(Rule::try_from(written).expect("a good rule"), Rule::from(typed));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Rule {
    /// For jobs.
    Job(batch::outcomes::Rule),
    /// For stacks.
    Stack(servicecatalog::outcomes::Rule),
}

/// A rule as it is written, with the members of all kinds of rules.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Written {
    #[serde(default)]
    pub(crate) r#match: Match,
    pub(crate) outcome: Given,
}

/// What a rule of any kind is for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Match {
    /// Which rules of both kinds have.
    account: Option<String>,
    #[serde(flatten)]
    job: batch::outcomes::Match,
    #[serde(flatten)]
    stack: servicecatalog::outcomes::Match,
}

/// What a rule of any kind gives.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Given {
    /// With `seconds`, which rules of both kinds have.
    #[serde(flatten)]
    job: batch::outcomes::Given,
    failure: Option<String>,
}

/// What is wrong with a rule that can never match.
const MIXED: &str = "it has members of rules on jobs and of rules on stacks; `account` and `seconds` are the only members \
                     that both have";

impl TryFrom<Written> for Rule {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let Written { r#match, outcome: Given { job: mut outcome, failure } } = written;
        let Match { account, mut job, mut stack } = r#match;
        if stack == servicecatalog::outcomes::Match::default() && failure.is_none() {
            job.account = account;
            return Ok(Self::Job(batch::outcomes::Rule { r#match: job, outcome }));
        }
        let seconds = outcome.seconds.take();
        if job != batch::outcomes::Match::default() || outcome != batch::outcomes::Given::default() {
            return Err(MIXED.to_owned());
        }
        stack.account = account;
        let outcome = servicecatalog::outcomes::Given { seconds, failure };
        Ok(Self::Stack(servicecatalog::outcomes::Rule { r#match: stack, outcome }))
    }
}

impl TryFrom<Value> for Rule {
    type Error = BadRule;

    fn try_from(value: Value) -> Result<Self, BadRule> {
        // A list could be read as the members of an object in their order.
        if !value.is_object() {
            return Err(BadRule::Alone("it must be a JSON object".to_owned()));
        }
        let written: Written =
            serde_json::from_value(value).map_err(|error| BadRule::Alone(error.to_string()))?;
        Self::try_from(written).map_err(BadRule::Alone)
    }
}

impl From<batch::outcomes::Rule> for Rule {
    fn from(rule: batch::outcomes::Rule) -> Self {
        Self::Job(rule)
    }
}

impl From<servicecatalog::outcomes::Rule> for Rule {
    fn from(rule: servicecatalog::outcomes::Rule) -> Self {
        Self::Stack(rule)
    }
}

impl Rule {
    /// The id of the account that it is for; none if it is for all.
    pub(crate) fn account(&self) -> Option<&str> {
        match self {
            Self::Job(rule) => rule.r#match.account.as_deref(),
            Self::Stack(rule) => rule.r#match.account.as_deref(),
        }
    }

    /// The same rule for this account only.
    pub(crate) fn of(mut self, account: AccountId) -> Self {
        let place = match &mut self {
            Self::Job(rule) => &mut rule.r#match.account,
            Self::Stack(rule) => &mut rule.r#match.account,
        };
        *place = Some(account.as_str().to_owned());
        self
    }
}

impl outcomes::Rule for Rule {
    fn check(&self) -> Result<(), String> {
        match self {
            Self::Job(rule) => rule.check(),
            Self::Stack(rule) => rule.check(),
        }
    }
}

/// What is set so is nobody's: any account can stand for whoever sets them.
pub(crate) fn origin() -> Origin {
    Origin::root(Scope { account: AccountId::DEFAULT, region: Region::default() })
}

/// The rules of all services, in their order.
pub(crate) fn list(engine: &Engine) -> Vec<Rule> {
    engine.look(&origin(), |world, _| listed(world))
}

fn listed(world: &World) -> Vec<Rule> {
    let jobs = Home::<Batch>::state(world).outcomes().placed().iter();
    let stacks = Home::<ServiceCatalog>::state(world).outcomes().placed().iter();
    let jobs = jobs.map(|(place, rule)| (*place, Rule::Job(rule.clone())));
    let mut all: Vec<_> =
        jobs.chain(stacks.map(|(place, rule)| (*place, Rule::Stack(rule.clone())))).collect();
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, rule)| rule).collect()
}

/// Changes the rules by a command, as everything in the world is changed; the rules as they are then.
pub(crate) fn change(
    engine: &Engine,
    change: &mut dyn FnMut(&mut Vec<Rule>) -> Result<(), BadRule>,
) -> Result<Vec<Rule>, BadRule> {
    engine.change(&origin(), |world, _, _| {
        let mut rules = listed(world);
        change(&mut rules)?;
        let (mut jobs, mut stacks) = (Vec::new(), Vec::new());
        for (place, rule) in rules.iter().cloned().enumerate() {
            match rule {
                Rule::Job(rule) => jobs.push((place, rule)),
                Rule::Stack(rule) => stacks.push((place, rule)),
            }
        }
        *Home::<Batch>::state_mut(world).outcomes_mut() = jobs.into();
        *Home::<ServiceCatalog>::state_mut(world).outcomes_mut() = stacks.into();
        Ok(rules)
    })
}
