//! Rules that decide what simulated work comes to, as far as they are alike in all services.
//!
//! All rules are one ordered list, whichever service they are for, and the first that matches decides. Each service keeps
//! its own rules, with their places in the list.

mod pattern;
#[cfg(test)]
mod tests;

use std::{convert::Infallible, time::Duration};

use serde::Serialize;

pub use pattern::fits;

use super::AccountId;

/// The most rules there can be, those of all services together.
pub const MOST_RULES: usize = 1000;

/// The most characters of a text in a rule.
const LONGEST_TEXT: usize = 1024;

/// The longest that anything takes.
pub const LONGEST_TIME: Duration = Duration::from_hours(365 * 24);

/// A rule of any service.
pub trait Rule {
    /// Whether it makes sense.
    ///
    /// # Errors
    /// What is wrong with it.
    fn check(&self) -> Result<(), String>;
}

/// The rules of a service, in their order, with their places in the list of all.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rules<R>(Vec<(usize, R)>);

impl<R> Default for Rules<R> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<R> Rules<R> {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The rules, with their places.
    pub fn placed(&self) -> &[(usize, R)] {
        &self.0
    }

    /// Keeps only some of the rules; the others of the list stay where they are.
    pub fn retain(&mut self, is_kept: impl Fn(&R) -> bool) {
        self.0.retain(|(_, rule)| is_kept(rule));
    }

    /// The rules.
    pub fn iter(&self) -> impl Iterator<Item = &R> {
        self.0.iter().map(|(_, rule)| rule)
    }
}

impl<R> From<Vec<(usize, R)>> for Rules<R> {
    fn from(placed: Vec<(usize, R)>) -> Self {
        Self(placed)
    }
}

/// Why rules are refused.
///
/// ```
/// use serde_json::json;
/// use stockroom::{Stockroom, outcomes::BadRule};
///
/// let bad = Stockroom::start_blocking().outcomes().add(json!({ "outcome": {} })).unwrap_err();
/// assert!(matches!(bad, BadRule::Alone(_)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadRule {
    /// There are too many.
    #[error("there can be at most {MOST_RULES} rules")]
    TooMany,
    /// One of a list is wrong; the first has the number 1.
    #[error("rule {0} is wrong: {1}")]
    Listed(usize, String),
    /// The only one is wrong.
    #[error("the rule is wrong: {0}")]
    Alone(String),
}

/// What is a rule already can only be wrong in what it says.
impl From<Infallible> for BadRule {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

/// What is wrong with a rule of whichever service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Defect {
    /// The text of this member is empty or too long.
    #[error("`{0}` must have 1 to {LONGEST_TEXT} characters")]
    Length(&'static str),
    /// No account id.
    #[error("`account` must be an account id of 12 digits")]
    Account,
    /// No span of time, or too long a one.
    #[error("`seconds` must lie between 0 and {}", LONGEST_TIME.as_secs())]
    Seconds,
}

/// Checks a list of rules.
///
/// # Errors
/// If there are too many, or one of them is wrong.
pub fn check_all<R: Rule>(rules: &[R]) -> Result<(), BadRule> {
    if rules.len() > MOST_RULES {
        return Err(BadRule::TooMany);
    }
    for (number, rule) in (1..).zip(rules) {
        rule.check().map_err(|defect| BadRule::Listed(number, defect))?;
    }
    Ok(())
}

/// Adds a rule to a list, behind the others or before them.
///
/// # Errors
/// If it is wrong, or one too many.
pub fn add<R: Rule>(rules: &mut Vec<R>, rule: R, first: bool) -> Result<(), BadRule> {
    rule.check().map_err(BadRule::Alone)?;
    if rules.len() >= MOST_RULES {
        return Err(BadRule::TooMany);
    }
    rules.insert(if first { 0 } else { rules.len() }, rule);
    Ok(())
}

/// Checks the text of a member of a rule.
///
/// # Errors
/// If it is empty or too long.
pub fn check_text(member: &'static str, text: Option<&str>) -> Result<(), Defect> {
    let fits = |text: &str| (1..=LONGEST_TEXT).contains(&text.chars().count());
    if text.is_none_or(fits) { Ok(()) } else { Err(Defect::Length(member)) }
}

/// Checks the account that a rule is for.
///
/// # Errors
/// If it is no account id.
pub fn check_account(account: Option<&str>) -> Result<(), Defect> {
    let is_id = |text| AccountId::parse(text).is_some();
    if account.is_none_or(is_id) { Ok(()) } else { Err(Defect::Account) }
}

/// Checks how long a rule lets something take.
///
/// # Errors
/// If that is no span of time, or too long a one.
pub fn check_seconds(seconds: Option<f64>) -> Result<(), Defect> {
    let fits = |seconds: f64| (0.0..=LONGEST_TIME.as_secs_f64()).contains(&seconds);
    if seconds.is_none_or(fits) { Ok(()) } else { Err(Defect::Seconds) }
}
