//! How an attempt ends, and what follows from that.

use std::time::Duration;

use serde::Serialize;

use super::{delays::RUN, job::Job};
use crate::{
    api::batch::ServiceJobEvaluateOnExit,
    batch::outcomes::{self, Outcomes},
    kit::Context,
};

/// What the training job that went well is reported with.
const COMPLETED: &str = "Received status from SageMaker: Training job completed";
/// unverified: likewise, one that failed.
const WENT_WRONG: &str = "Received status from SageMaker: Training job failed";
/// unverified: the sentence recorded for other jobs.
const TIMED_OUT: &str = "Job attempt duration exceeded timeout";

/// How an attempt ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ending {
    /// How long after it started to run.
    pub(super) after: Duration,
    /// Whether it went well.
    pub(super) succeeded: bool,
    /// What its status says then.
    pub(super) reason: String,
    /// Whether it may be tried again.
    pub(super) may_retry: bool,
}

/// How the attempt that begins to run now will end: it takes its time and goes well, unless a rule says otherwise, or
/// that is longer than it may take.
///
/// unverified: an attempt that took too long is not tried again, as with other jobs.
pub(super) fn of(job: &Job, outcomes: &Outcomes, context: &Context<'_>) -> Ending {
    let outcome = outcomes.of(&outcomes::Attempt {
        account: context.origin.scope.account,
        job_name: &job.request.job_name,
        queue: &job.queue,
        definition: None,
        array_index: None,
        node_index: None,
        attempt: u32::try_from(job.attempts.len() + job.preempted.len() + 1).unwrap_or(u32::MAX),
        command: &[],
    });
    let after = outcome.duration.unwrap_or_else(|| context.length_of(&RUN));
    let limit = job.request.timeout_config.as_ref().and_then(|timeout| timeout.attempt_duration_seconds);
    let limit = limit.and_then(|seconds| u64::try_from(seconds).ok()).map(Duration::from_secs);
    if let Some(after) = limit.filter(|limit| after > *limit) {
        return Ending { after, succeeded: false, reason: TIMED_OUT.to_owned(), may_retry: false };
    }
    let succeeded = outcome.succeeded();
    let usual = if succeeded { COMPLETED } else { WENT_WRONG };
    let reason = outcome.status_reason.unwrap_or_else(|| usual.to_owned());
    Ending { after, succeeded, reason, may_retry: true }
}

impl Ending {
    /// An attempt that the other service did not even take.
    pub(super) fn refused(reason: &str) -> Self {
        Self { after: Duration::ZERO, succeeded: false, reason: reason.to_owned(), may_retry: true }
    }

    /// An attempt that was stopped from outside.
    pub(super) fn stopped(reason: &str) -> Self {
        Self { may_retry: false, ..Self::refused(reason) }
    }

    /// Whether a job whose attempt has ended so is tried again: if it has tries left, and the first rule that fits,
    /// if any does, says so.
    pub(super) fn is_retried(&self, job: &Job) -> bool {
        let Some(strategy) =
            job.request.retry_strategy.as_ref().filter(|_| self.may_retry && !self.succeeded)
        else {
            return false;
        };
        let rules = strategy.evaluate_on_exit.as_deref().unwrap_or_default();
        let rule = rules.iter().find(|rule| fits(rule, &self.reason));
        let action = rule.and_then(|rule| rule.action.as_deref());
        job.tries < strategy.attempts && !action.is_some_and(|action| action.eq_ignore_ascii_case("EXIT"))
    }
}

/// Whether a rule is about this reason. A rule without a pattern is about every one.
fn fits(rule: &ServiceJobEvaluateOnExit, reason: &str) -> bool {
    rule.on_status_reason.as_deref().is_none_or(|pattern| match pattern.strip_suffix('*') {
        Some(beginning) => reason.starts_with(beginning),
        None => reason == pattern,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_about_reasons_that_match_or_begin_so() {
        let fits = |pattern: Option<&str>| {
            let rule = ServiceJobEvaluateOnExit {
                action: Some("RETRY".into()),
                on_status_reason: pattern.map(str::to_owned),
            };
            fits(&rule, "Received status from SageMaker: InternalServerError: again")
        };
        assert!(fits(None) && fits(Some("*")) && fits(Some("Received status from SageMaker: Internal*")));
        assert!(fits(Some("Received status from SageMaker: InternalServerError: again")));
        assert!(!fits(Some("Received")) && !fits(Some("SageMaker*")) && !fits(Some("")));
    }
}
