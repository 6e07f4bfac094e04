//! Whether a failed attempt is followed by another.

use super::job::End;
use crate::api::batch::{EvaluateOnExit, RetryStrategy};

/// Whether a job whose last attempt failed with `end` makes another, if it may make more.
///
/// The first condition that matches decides; if none does, there is another attempt.
pub(super) fn retries(strategy: Option<&RetryStrategy>, end: &End) -> bool {
    let conditions = strategy.and_then(|strategy| strategy.evaluate_on_exit.as_deref()).unwrap_or_default();
    let matching = conditions.iter().find(|condition| matches(condition, end));
    matching.is_none_or(|condition| condition.action.eq_ignore_ascii_case("RETRY"))
}

/// Whether everything that a condition names is so. A condition that names nothing matches everything.
fn matches(condition: &EvaluateOnExit, end: &End) -> bool {
    let exit_code = end.exit_code.map(|code| code.to_string());
    let texts = [
        (&condition.on_status_reason, end.status_reason.as_deref()),
        (&condition.on_reason, end.reason.as_deref()),
        (&condition.on_exit_code, exit_code.as_deref()),
    ];
    texts.into_iter().all(|(pattern, text)| {
        pattern.as_deref().is_none_or(|pattern| fits(pattern, text.unwrap_or_default()))
    })
}

/// Patterns end in an asterisk for any rest, or are whole. unverified: that letters match in their own case only.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(beginning) => text.starts_with(beginning),
        None => text == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(exit_code: Option<i32>, status_reason: &str, reason: &str) -> End {
        End { exit_code, status_reason: Some(status_reason.into()), reason: Some(reason.into()) }
    }

    fn condition(member: &str, pattern: &str, action: &str) -> EvaluateOnExit {
        let mut condition = EvaluateOnExit { action: action.into(), ..EvaluateOnExit::default() };
        let member = match member {
            "exit code" => &mut condition.on_exit_code,
            "status" => &mut condition.on_status_reason,
            _ => &mut condition.on_reason,
        };
        *member = Some(pattern.into());
        condition
    }

    fn strategy(attempts: i32, conditions: Vec<EvaluateOnExit>) -> RetryStrategy {
        RetryStrategy { attempts: Some(attempts), evaluate_on_exit: Some(conditions) }
    }

    #[test]
    fn without_conditions_every_failure_is_followed_by_another_attempt() {
        assert!(retries(None, &end(Some(1), "", "")));
        assert!(retries(Some(&strategy(3, vec![])), &end(None, "", "")));
    }

    #[test]
    fn the_first_condition_that_matches_decides() {
        let spot = condition("status", "Host EC2*", "RETRY");
        let other = condition("reason", "*", "exit");
        let strategy = strategy(5, vec![spot, other]);
        let retries = |end| retries(Some(&strategy), &end);
        assert!(retries(end(None, "Host EC2 (instance i-0) terminated.", "")));
        assert!(!retries(end(Some(1), "Essential container in task exited", "CannotPullContainerError")));
    }

    #[test]
    fn exit_codes_match_by_their_digits_and_no_match_is_another_attempt() {
        let strategy = strategy(5, vec![condition("exit code", "13*", "EXIT")]);
        let retries = |code| retries(Some(&strategy), &end(code, "", ""));
        assert_eq!([Some(137), Some(13), Some(1), None].map(retries), [false, false, true, true]);
    }
}
