//! Faults on purpose: rules by which requests fail as they do on a bad day, so that a client's retries, timeouts and
//! idempotency tokens can be put to the test.
//!
//! They belong to the server and not to the world: they change nothing in it, and draw from streams of their own, so
//! that a world is the same with and without them.

mod rule;

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use parking_lot::Mutex;
use serde::Serialize;

pub use crate::kit::outcomes::BadRule;
pub use rule::{Given, Kind, Match, When, Written};
use rule::{LONGEST_LATENCY, Rule};

use crate::kit::{Scope, outcomes::MOST_RULES};

/// What rules look at in a request.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The name of the service in the coverage, such as `ssm`.
    pub service: &'a str,
    /// The name of the operation; empty if the service has none of that name.
    pub operation: &'a str,
    /// Whose request it is, where.
    pub scope: &'a Scope,
}

/// What happens to a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Strike {
    /// How long it waits before anything else.
    pub latency: Duration,
    /// What befalls it then.
    pub blow: Option<Blow>,
}

/// What goes wrong with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blow {
    /// It is answered with an error, and not carried out.
    Refused(Refusal),
    /// The connection is reset instead of an answer.
    Reset(When),
    /// The connection ends in the middle of the answer's body.
    Truncated(When),
}

/// An error that is answered instead of carrying out a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Too many requests.
    Throttled,
    /// The service failed.
    Internal,
    /// The service is not there for the moment.
    Unavailable,
    /// The credentials have expired.
    ExpiredToken,
    /// The credentials are not known.
    InvalidToken,
}

/// A rule as it is shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shown {
    /// What it is called; the first one set has the number 1.
    pub id: u64,
    /// What it says.
    #[serde(flatten)]
    pub rule: Written,
    /// How many requests it was asked about: those that fit, and that no rule before it had decided on.
    pub requests: u64,
    /// How many of them it struck.
    pub hits: u64,
}

/// The rules of a server.
#[derive(Debug)]
pub struct Faults {
    /// Whether there are any; lets requests see without a lock that there are none.
    armed: AtomicBool,
    seed: u64,
    rules: Mutex<Rules>,
}

#[derive(Debug, Default)]
struct Rules {
    /// How many there ever were since all of them were set.
    numbered: u64,
    list: Vec<Rule>,
}

impl Faults {
    /// No rules yet; those to come draw from streams that `seed` fixes, unless they bring seeds of their own.
    pub fn new(seed: u64) -> Self {
        // Neither the stream of the world nor that of request ids.
        Self { armed: AtomicBool::new(false), seed: seed.rotate_left(32), rules: Mutex::default() }
    }

    /// What happens to a request; nothing in most cases.
    pub fn strike(&self, asked: &Asked<'_>) -> Option<Strike> {
        // A rule that is set while a request comes in may or may not hold for it.
        if !self.armed.load(Ordering::Relaxed) {
            return None;
        }
        let mut strike = Strike::default();
        for rule in &mut self.rules.lock().list {
            match rule.strike(asked) {
                None => {}
                // What is late can still fail, by a rule behind.
                Some(rule::Effect::Latency(latency)) => strike.latency += latency,
                Some(rule::Effect::Blow(blow)) => {
                    strike.blow = Some(blow);
                    break;
                }
            }
        }
        strike.latency = strike.latency.min(LONGEST_LATENCY);
        (strike != Strike::default()).then_some(strike)
    }

    /// The rules, in their order.
    pub fn list(&self) -> Vec<Shown> {
        self.rules.lock().list.iter().map(Rule::shown).collect()
    }

    /// The rule called `id`.
    pub fn get(&self, id: u64) -> Option<Shown> {
        self.rules.lock().list.iter().find(|rule| rule.id == id).map(Rule::shown)
    }

    /// Puts these rules in the place of all others; they are numbered from 1, and nothing was counted yet.
    ///
    /// # Errors
    /// If there are too many, or one of them makes no sense.
    pub fn set(&self, written: Vec<Written>) -> Result<(), BadRule> {
        if written.len() > MOST_RULES {
            return Err(BadRule::TooMany);
        }
        for (number, rule) in (1..).zip(&written) {
            rule.check().map_err(|defect| BadRule::Listed(number, defect))?;
        }
        self.change(|rules| {
            *rules = Rules::default();
            for rule in written {
                rules.add(rule, false, self.seed);
            }
        });
        Ok(())
    }

    /// Adds a rule, behind the others or before them; its number.
    ///
    /// # Errors
    /// If it makes no sense, or is one too many.
    pub fn add(&self, written: Written, first: bool) -> Result<u64, BadRule> {
        written.check().map_err(BadRule::Alone)?;
        self.change(|rules| {
            if rules.list.len() >= MOST_RULES {
                return Err(BadRule::TooMany);
            }
            Ok(rules.add(written, first, self.seed))
        })
    }

    /// Removes the rule called `id`; false if there is none.
    pub fn remove(&self, id: u64) -> bool {
        self.change(|rules| {
            let before = rules.list.len();
            rules.list.retain(|rule| rule.id != id);
            rules.list.len() < before
        })
    }

    /// Removes all rules.
    pub fn clear(&self) {
        self.change(|rules| *rules = Rules::default());
    }

    fn change<T>(&self, change: impl FnOnce(&mut Rules) -> T) -> T {
        let mut rules = self.rules.lock();
        let result = change(&mut rules);
        self.armed.store(!rules.list.is_empty(), Ordering::Relaxed);
        result
    }
}

impl Rules {
    fn add(&mut self, written: Written, first: bool, seed: u64) -> u64 {
        self.numbered += 1;
        let rule = Rule::new(self.numbered, written, seed);
        self.list.insert(if first { 0 } else { self.list.len() }, rule);
        self.numbered
    }
}

#[cfg(test)]
mod tests;
