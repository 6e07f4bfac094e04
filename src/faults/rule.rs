//! One rule: what it says, whether that makes sense, and when it strikes.

use std::time::Duration;

use fastrand::Rng;
use serde::{Deserialize, Serialize};

use super::{Asked, Blow, Refusal, Shown};
use crate::kit::{
    AccountId, Region,
    outcomes::{Defect, check_text, fits},
};

/// The longest that rules let a request wait, all of them together.
pub(super) const LONGEST_LATENCY: Duration = Duration::from_secs(300);

/// A rule as it is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// Which requests it is for; all, unless it says something.
    #[serde(default)]
    pub r#match: Match,
    /// What happens to them.
    pub fault: Given,
    /// How likely that is for each of them, more than 0 and at most 1; certain by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probability: Option<f64>,
    /// How many of them are let through first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skip: Option<u64>,
    /// How many it strikes at most, after which it does nothing more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// What fixes which of them it strikes, if that is left to chance; the seed of the server and the number of the rule
    /// do by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
}

/// Which requests a rule is for: those that fit all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Match {
    /// The service: `ssm`, `batch`, `servicecatalog` or `sts`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// The name of the operation; `*` stands for any run of characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// The account whose request it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// The region it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
}

/// What a rule does.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// What goes wrong.
    pub kind: Kind,
    /// Of latency: how long, in seconds of the real clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
    /// Of errors: 500, which is the default, or 503.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Of resets and truncations: whether the request is carried out nevertheless.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
}

/// What can go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// The service answers that there are too many requests, in its own way.
    Throttling,
    /// The service answers that it failed, or is not there, in its own way.
    Error,
    /// The request waits; then it goes on, and can still be struck by rules behind this one.
    Latency,
    /// The connection is reset instead of an answer.
    Reset,
    /// The connection ends in the middle of the answer's body.
    Truncation,
    /// The service answers that the credentials have expired.
    ExpiredToken,
    /// The service answers that the credentials are not known.
    InvalidToken,
}

/// When a connection breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum When {
    /// Before the request is carried out, so that it never is; the default of resets. What is then truncated is the
    /// answer that the service failed.
    Before,
    /// After it was, so that its answer alone is lost; the default of truncations.
    After,
}

impl Written {
    /// Whether the rule makes sense, apart from the names of services and operations.
    pub(super) fn check(&self) -> Result<(), String> {
        let Match { operation, account, region, .. } = &self.r#match;
        check_text("operation", operation.as_deref()).map_err(|defect: Defect| defect.to_string())?;
        if let Some(account) = account.as_deref().filter(|account| AccountId::parse(account).is_none()) {
            return Err(format!("`{account}` is not an account id of 12 digits"));
        }
        if let Some(region) = region.as_deref().filter(|region| Region::parse(region).is_none()) {
            return Err(format!("`{region}` is not the name of a region"));
        }
        if self.probability.is_some_and(|probability| !(probability > 0.0 && probability <= 1.0)) {
            return Err("`probability` must be more than 0 and at most 1".to_owned());
        }
        if self.count == Some(0) {
            return Err("`count` must be at least 1".to_owned());
        }
        self.fault.effect().map(drop)
    }
}

/// What comes of a rule that strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// The request waits.
    Latency(Duration),
    /// It fails.
    Blow(Blow),
}

impl Given {
    /// What it does; an error says which of its members do not go together.
    fn effect(&self) -> Result<Effect, String> {
        let Self { kind, seconds, status, when } = *self;
        let alone = |member: &str, kinds: &str| Err(format!("`{member}` is for faults of kind {kinds} only"));
        if seconds.is_some() && kind != Kind::Latency {
            return alone("seconds", "`latency`");
        }
        if status.is_some() && kind != Kind::Error {
            return alone("status", "`error`");
        }
        if when.is_some() && !matches!(kind, Kind::Reset | Kind::Truncation) {
            return alone("when", "`reset` and `truncation`");
        }
        Ok(Effect::Blow(match kind {
            Kind::Latency => return latency(seconds).map(Effect::Latency),
            Kind::Throttling => Blow::Refused(Refusal::Throttled),
            Kind::Error => match status {
                None | Some(500) => Blow::Refused(Refusal::Internal),
                Some(503) => Blow::Refused(Refusal::Unavailable),
                Some(_) => return Err("`status` must be 500 or 503".to_owned()),
            },
            Kind::ExpiredToken => Blow::Refused(Refusal::ExpiredToken),
            Kind::InvalidToken => Blow::Refused(Refusal::InvalidToken),
            Kind::Reset => Blow::Reset(when.unwrap_or(When::Before)),
            Kind::Truncation => Blow::Truncated(when.unwrap_or(When::After)),
        }))
    }
}

fn latency(seconds: Option<f64>) -> Result<Duration, String> {
    let longest = LONGEST_LATENCY.as_secs();
    let span = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    span.filter(|span| *span <= LONGEST_LATENCY)
        .ok_or_else(|| format!("a fault of kind `latency` has `seconds` between 0 and {longest}"))
}

/// A rule with what has come of it.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) id: u64,
    written: Written,
    /// None of a rule that makes no sense, which is never set.
    effect: Option<Effect>,
    requests: u64,
    hits: u64,
    stream: Rng,
}

impl Rule {
    pub(super) fn new(id: u64, written: Written, seed: u64) -> Self {
        // Neighbouring numbers must give unrelated streams, as those of the world do.
        let stream = written.seed.unwrap_or_else(|| seed ^ id.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let effect = written.fault.effect().ok();
        Self { id, written, effect, requests: 0, hits: 0, stream: Rng::with_seed(stream) }
    }

    pub(super) fn shown(&self) -> Shown {
        let Self { id, written, requests, hits, .. } = self;
        Shown { id: *id, rule: written.clone(), requests: *requests, hits: *hits }
    }

    /// What it does to a request, if anything.
    pub(super) fn strike(&mut self, asked: &Asked<'_>) -> Option<Effect> {
        if !self.is_for(asked) {
            return None;
        }
        self.requests += 1;
        if self.requests <= self.written.skip.unwrap_or(0) {
            return None;
        }
        if self.written.count.is_some_and(|count| self.hits >= count) {
            return None;
        }
        let probability = self.written.probability.unwrap_or(1.0);
        // What is certain draws nothing; below 1 is every number that can be drawn.
        if probability < 1.0 && self.stream.f64() >= probability {
            return None;
        }
        self.hits += 1;
        self.effect
    }

    fn is_for(&self, asked: &Asked<'_>) -> bool {
        let Match { service, operation, account, region } = &self.written.r#match;
        let is = |wanted: &Option<String>, text: &str| wanted.as_deref().is_none_or(|wanted| wanted == text);
        is(service, asked.service)
            && is(account, asked.scope.account.as_str())
            && is(region, asked.scope.region.as_str())
            && operation.as_deref().is_none_or(|pattern| fits(pattern, asked.operation))
    }
}
