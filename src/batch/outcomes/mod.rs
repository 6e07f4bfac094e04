//! What simulated jobs come to: how long an attempt of a job runs, and how it ends. Not part of AWS.
//!
//! Unless an executor is set that [runs commands](crate::executor), no container ever runs. What an attempt comes to is told by rules that a test sets, and what they leave open by the
//! job's command: `["sleep", "2.5"]`, `["false"]`, `["sh", "-c", "sleep 2; exit 3"]`. An attempt that
//! neither says anything about takes the default delay and exits with 0.
//!
//! Of commands, `sleep` (with fractions and the suffixes `s`, `m`, `h` and `d`), `true`, `false` and `exit` are known, and
//! shells given a text of such commands, joined by `;`, `&&`, `||`, `|` or new lines. Any other command in such a text
//! succeeds. The attempt runs as long as it sleeps; if it never does, it takes the default delay. A text that uses more
//! of the shell's language (`if`, loops, functions, subshells, `&`, here-documents) is not followed at all.
//!
//! The rules are an ordered list; the first that matches an attempt decides. They hold for all regions, and for all
//! accounts unless they name one. They are cleared when everything is reset, or the account that they name. `GET /_stockroom/outcomes` shows them, `PUT` sets all of them, `DELETE` clears
//! them; each answers with the rules as they are then:
//!
//! ```json
//! {"rules": [{
//!     "match": {
//!         "account": "123456789012",
//!         "jobName": "render-*",
//!         "jobQueue": "farm",
//!         "jobDefinition": "render:3",
//!         "arrayIndex": 3,
//!         "nodeIndex": 0,
//!         "attempt": 1
//!     },
//!     "outcome": {
//!         "seconds": 12.5,
//!         "exitCode": 137,
//!         "statusReason": "Essential container in task exited",
//!         "reason": "OutOfMemoryError: Container killed due to memory usage"
//!     }
//! }]}
//! ```
//!
//! `POST /_stockroom/outcomes` adds one rule behind the others, or before them if it has `"first": true` beside `match`
//! and `outcome`.
//!
//! * Every member of `match` may be left out, and `match` itself: a rule without any matches every attempt.
//! * `jobName`, `jobQueue` and `jobDefinition` are compared with names, with regard to case; `*` stands for any run of
//!   characters. A `jobDefinition` with a colon is compared with `name:revision`. An ARN stands for the name in it, and
//!   so for things of this name in any account and region. A service job has no job definition.
//! * `arrayIndex` is the index of a child of an array, `nodeIndex` that of a node of a multi-node job; both count from
//!   0, `attempt` from 1.
//! * `outcome` has at least one member. `seconds` is how long the attempt runs. An `exitCode` of 0 is success, any other
//!   is failure. `"exitCode": null` ends the attempt without an exit code, which is failure too: so it does when its
//!   host is lost, with a `statusReason` such as `Host EC2 (instance i-0123) terminated.`. `reason` is that of the
//!   container.
//!
//! An attempt that a rule matches is simulated even if an executor runs the others: so failures can be had at will.
//! What a rule leaves out still comes from the command. So a rule with nothing but a `reason` does not let a job fail.

mod command;
mod rule;

#[cfg(test)]
mod tests;

use std::time::Duration;

pub use rule::{Exit, Given, Match, Rule};

use crate::kit::{AccountId, outcomes::Rules};

/// An attempt of a job, a child of an array or a node, that starts to run.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// The account of the job.
    pub account: AccountId,
    /// The name of the job.
    pub job_name: &'a str,
    /// The name of its queue.
    pub queue: &'a str,
    /// The name and the revision of its job definition; service jobs have none.
    pub definition: Option<(&'a str, i32)>,
    /// Which child of an array it is.
    pub array_index: Option<u32>,
    /// Which node of a multi-node job it is.
    pub node_index: Option<u32>,
    /// Which attempt it is, counted from 1.
    pub attempt: u32,
    /// What the container is to run, parameters filled in.
    pub command: &'a [String],
}

/// What an attempt comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How long it runs; the default delay if nothing says.
    pub duration: Option<Duration>,
    /// The exit code of the container; none if it was lost before it ended.
    pub exit_code: Option<i32>,
    /// The status reason of the attempt, if it is not the usual one.
    pub status_reason: Option<String>,
    /// The reason of the container.
    pub reason: Option<String>,
}

impl Outcome {
    /// Whether the attempt succeeds.
    pub fn succeeded(&self) -> bool {
        self.exit_code == Some(0)
    }
}

/// The rules on what attempts come to; the first that matches decides.
pub type Outcomes = Rules<Rule>;

impl Outcomes {
    /// Whether a rule is for `attempt`.
    pub fn has_rule(&self, attempt: &Attempt<'_>) -> bool {
        self.iter().any(|rule| rule.matches(attempt))
    }

    /// What `attempt` comes to.
    pub fn of(&self, attempt: &Attempt<'_>) -> Outcome {
        let run = command::run(attempt.command);
        let mut outcome = Outcome {
            duration: run.slept,
            exit_code: Some(run.exit_code),
            status_reason: None,
            reason: None,
        };
        if let Some(rule) = self.iter().find(|rule| rule.matches(attempt)) {
            rule.decide(&mut outcome);
        }
        outcome
    }
}
