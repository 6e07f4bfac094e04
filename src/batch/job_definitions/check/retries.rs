//! When jobs are tried again, and for how long.

use super::{Checked, Defect};
use crate::api::batch::{EvaluateOnExit, JobTimeout, RetryStrategy};

/// The most rules of a strategy.
const MOST_RULES: usize = 5;
/// The most characters of a pattern.
const LONGEST_PATTERN: usize = 512;
/// The shortest time of an attempt, in seconds.
const SHORTEST_ATTEMPT: i32 = 60;

pub(super) fn check(strategy: &RetryStrategy) -> Checked {
    let attempts = strategy.attempts.ok_or(Defect::NoAttempts)?;
    if !(1..=10).contains(&attempts) {
        return Err(Defect::Attempts);
    }
    let rules = strategy.evaluate_on_exit.as_deref().unwrap_or_default();
    if rules.len() > MOST_RULES {
        return Err(Defect::ExitConditions(MOST_RULES));
    }
    rules.iter().try_for_each(rule)
}

fn rule(rule: &EvaluateOnExit) -> Checked {
    if !["RETRY", "EXIT"].iter().any(|action| rule.action.eq_ignore_ascii_case(action)) {
        return Err(Defect::ExitAction(rule.action.clone()));
    }
    let EvaluateOnExit { on_exit_code: code, on_reason: reason, on_status_reason: status, .. } = rule;
    if code.is_none() && reason.is_none() && status.is_none() {
        return Err(Defect::NoExitCondition);
    }
    if let Some(code) = code {
        pattern(code, |c| c.is_ascii_digit())?;
    }
    // unverified: the reference gives these characters; the sentence is recorded for exit codes alone.
    for reason in [reason, status].into_iter().flatten() {
        pattern(reason, |c| c.is_ascii_alphanumeric() || c.is_whitespace() || ".:".contains(c))?;
    }
    Ok(())
}

/// A pattern of such characters, perhaps with an asterisk at its end.
fn pattern(text: &str, allowed: fn(char) -> bool) -> Checked {
    if text.chars().count() > LONGEST_PATTERN {
        return Err(Defect::LongExitCondition);
    }
    let fixed = text.strip_suffix('*').unwrap_or(text);
    if fixed.chars().all(allowed) { Ok(()) } else { Err(Defect::ExitConditionCharacters) }
}

pub(super) fn timeout(timeout: Option<&JobTimeout>) -> Checked {
    match timeout.and_then(|timeout| timeout.attempt_duration_seconds) {
        Some(seconds) if seconds < SHORTEST_ATTEMPT => Err(Defect::Timeout(seconds)),
        _ => Ok(()),
    }
}
