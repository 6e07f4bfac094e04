//! Rules on what attempts come to.

use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize};

use super::{Attempt, Outcome};
use crate::{
    batch::names::Kind,
    kit::{
        Arn,
        outcomes::{self, check_seconds, check_text, fits},
    },
};

/// The exit codes that a container can have.
///
/// unverified: those of Windows containers, which go further, were never seen in an answer of Batch.
const EXIT_CODES: std::ops::RangeInclusive<i32> = 0..=255;

/// A rule: which attempts it is for, and what they come to.
///
/// ```
/// use serde_json::json;
/// use stockroom::outcomes::{Exit, JobMatch, JobOutcome, JobRule, Rule};
///
/// let lost = JobRule {
///     r#match: JobMatch { job_name: Some("render-*".to_owned()), attempt: Some(1), ..JobMatch::default() },
///     outcome: JobOutcome { exit_code: Some(Exit(None)), seconds: Some(90.0), ..JobOutcome::default() },
/// };
/// let written = json!({
///     "match": { "jobName": "render-*", "attempt": 1 },
///     "outcome": { "exitCode": null, "seconds": 90.0 },
/// });
/// assert_eq!(Rule::from(lost), Rule::try_from(written).expect("a good rule"));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Which attempts it is for.
    #[serde(default)]
    pub r#match: Match,
    /// What they come to.
    pub outcome: Given,
}

/// Which attempts a rule is for: those that everything given here holds for.
///
/// ```
/// use stockroom::outcomes::JobMatch;
///
/// let third = JobMatch { job_queue: Some("farm".to_owned()), array_index: Some(2), ..JobMatch::default() };
/// assert_ne!(third, JobMatch::default(), "which matches all");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Match {
    /// The id of the account whose job it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// A pattern of job names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_name: Option<String>,
    /// A pattern of queue names, or the ARN of a queue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_queue: Option<String>,
    /// A pattern of `name` or `name:revision` of job definitions, or the ARN of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_definition: Option<String>,
    /// The index in an array.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub array_index: Option<u32>,
    /// The index of a node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node_index: Option<u32>,
    /// Which attempt, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempt: Option<u32>,
}

/// What a rule says of an outcome.
///
/// ```
/// use stockroom::outcomes::{Exit, JobOutcome};
///
/// let killed = JobOutcome { exit_code: Some(Exit(Some(137))), ..JobOutcome::default() };
/// assert_eq!(killed.seconds, None, "it takes as long as its command says");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Given {
    /// How long the attempt runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
    /// How it ends.
    #[serde(deserialize_with = "null_too", skip_serializing_if = "Option::is_none")]
    pub exit_code: Option<Exit>,
    /// The status reason of the attempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_reason: Option<String>,
    /// The reason of the container.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// How an attempt ends: with an exit code, or, if that is null, without any.
///
/// ```
/// use stockroom::outcomes::Exit;
///
/// assert_eq!(serde_json::to_value(Exit(None)).expect("JSON"), serde_json::Value::Null);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Exit(pub Option<i32>);

/// A null that is there says something else than a member that is left out.
fn null_too<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Exit>, D::Error> {
    Exit::deserialize(deserializer).map(Some)
}

/// What is wrong with a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Defect {
    /// It gives nothing.
    #[error("`outcome` needs at least one of `seconds`, `exitCode`, `statusReason` and `reason`")]
    NoOutcome,
    /// What is wrong could be wrong in any service.
    #[error(transparent)]
    Common(#[from] outcomes::Defect),
    /// The pattern of this member can stand for nothing of this kind.
    #[error("`{0}` must be the name or the ARN of a {1}")]
    Unnamed(&'static str, &'static str),
    /// Attempts are counted from 1.
    #[error("`attempt` counts from 1")]
    Attempt,
    /// No container ends so.
    #[error("`exitCode` must lie between {} and {}, or be null for none", EXIT_CODES.start(), EXIT_CODES.end())]
    ExitCode,
}

impl outcomes::Rule for Rule {
    fn check(&self) -> Result<(), String> {
        self.r#match.check().and_then(|()| self.outcome.check()).map_err(|defect| defect.to_string())
    }
}

impl Rule {
    pub(super) fn matches(&self, attempt: &Attempt<'_>) -> bool {
        self.r#match.matches(attempt)
    }

    /// Puts what the rule gives into `outcome`.
    pub(super) fn decide(&self, outcome: &mut Outcome) {
        let Given { seconds, exit_code, status_reason, reason } = &self.outcome;
        if let Some(seconds) = seconds {
            outcome.duration = Some(Duration::try_from_secs_f64(*seconds).unwrap_or_default());
        }
        if let Some(Exit(exit_code)) = exit_code {
            outcome.exit_code = *exit_code;
        }
        outcome.status_reason.clone_from(status_reason);
        outcome.reason.clone_from(reason);
    }
}

impl Match {
    fn check(&self) -> Result<(), Defect> {
        outcomes::check_account(self.account.as_deref())?;
        check_text("jobName", self.job_name.as_deref())?;
        check_named("jobQueue", Kind::JobQueue, self.job_queue.as_deref())?;
        check_named("jobDefinition", Kind::JobDefinition, self.job_definition.as_deref())?;
        if self.attempt == Some(0) { Err(Defect::Attempt) } else { Ok(()) }
    }

    fn matches(&self, attempt: &Attempt<'_>) -> bool {
        let is_one = |wanted: Option<u32>, index: Option<u32>| wanted.is_none() || wanted == index;
        is_one(self.attempt, Some(attempt.attempt))
            && is_one(self.array_index, attempt.array_index)
            && is_one(self.node_index, attempt.node_index)
            && self.account.as_deref().is_none_or(|wanted| wanted == attempt.account.as_str())
            && self.job_name.as_deref().is_none_or(|wanted| fits(wanted, attempt.job_name))
            && self.job_queue.as_deref().is_none_or(|wanted| fits(name_in(wanted), attempt.queue))
            && self.job_definition.as_deref().is_none_or(|wanted| is_defined_by(wanted, attempt.definition))
    }
}

fn is_defined_by(wanted: &str, definition: Option<(&str, i32)>) -> bool {
    let Some((name, revision)) = definition else { return false };
    let wanted = name_in(wanted);
    if wanted.contains(':') { fits(wanted, &format!("{name}:{revision}")) } else { fits(wanted, name) }
}

/// A name itself, or the one in an ARN: no name has a slash.
fn name_in(text: &str) -> &str {
    text.rsplit('/').next().unwrap_or(text)
}

impl Given {
    fn check(&self) -> Result<(), Defect> {
        if *self == Self::default() {
            return Err(Defect::NoOutcome);
        }
        check_seconds(self.seconds)?;
        if let Some(Exit(Some(code))) = self.exit_code
            && !EXIT_CODES.contains(&code)
        {
            return Err(Defect::ExitCode);
        }
        check_text("statusReason", self.status_reason.as_deref())?;
        Ok(check_text("reason", self.reason.as_deref())?)
    }
}

fn check_named(member: &'static str, kind: Kind, text: Option<&str>) -> Result<(), Defect> {
    check_text(member, text)?;
    let names_one = |text: &str| match Arn::parse(text) {
        Some(arn) => arn.name_of(kind.segment()).is_some_and(|name| !name.is_empty() && !name.contains('/')),
        None => !text.starts_with("arn:") && !text.contains('/'),
    };
    if text.is_none_or(names_one) { Ok(()) } else { Err(Defect::Unnamed(member, kind.words())) }
}
