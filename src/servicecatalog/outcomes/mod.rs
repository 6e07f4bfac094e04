//! What simulated stacks come to: which of their resources fail, and which take their time. Not part of AWS.
//!
//! Unless a rule says otherwise, whatever a template describes is made, changed and removed without fail. The rules stand
//! in one ordered list with those on the [jobs of Batch](crate::batch::outcomes), under `/_stockroom/outcomes`; of those
//! that match what is to be done to a resource the first decides. They hold for all regions, and for all accounts unless
//! they name one. They are cleared when everything is reset, or the account that they name.
//!
//! ```json
//! {"rules": [{
//!     "match": {
//!         "account": "123456789012",
//!         "product": "Web *",
//!         "version": "v2",
//!         "provisionedProduct": "team-a-*",
//!         "logicalResource": "Database",
//!         "resourceType": "AWS::RDS::*",
//!         "operation": "update"
//!     },
//!     "outcome": {
//!         "seconds": 90,
//!         "failure": "The database is being backed up."
//!     }
//! }]}
//! ```
//!
//! * `product`, `version` and `provisionedProduct` are compared with ids and with names, `logicalResource` with logical
//!   ids and `resourceType` with types, all with regard to case; `*` stands for any run of characters. While something is
//!   updated to another product or version, it is those that count.
//! * `operation` is what the stack is at: `create` while it is made, `update` while it is changed, `rollback` while it goes
//!   back after a failure, `delete` when it is removed, or a resource that it no longer has after an update. A rule
//!   without it is for `create` and `update`.
//! * `outcome` has at least one member. `seconds` is how long the resource takes before anything else is done about it:
//!   nothing that depends on it goes on, and the record stays as it is. `failure` is the reason for which it fails then; a
//!   rule without it lets the resource take its time and succeed. What becomes of a resource that has taken its time is
//!   told by the rules there are by then.
//!
//! What is not touched cannot fail: an update leaves alone what stays the same, and a rollback what was never changed.
//!
//! * What fails in `create` or `update` is rolled back: the record is `IN_PROGRESS_IN_ERROR`, then `FAILED`, and the
//!   provisioned product is in `ERROR` or `TAINTED`.
//! * What fails in the `rollback` of an update ends it where it is: the stack is in `UPDATE_ROLLBACK_FAILED` and takes no
//!   update any more, only its deletion. So it is with the rollback of a launch, except that all is removed that can be.
//!   What an update had made anew and what cannot be removed again stays behind without the stack, as in AWS.
//! * What fails in `delete` stays, and so does all that it was made after; the rest is removed. The provisioned product is
//!   `TAINTED`, and can be terminated again; with `IgnoreErrors` it goes, and the stack stays. What an update leaves over
//!   and cannot be removed stays behind without the stack, and the update has succeeded all the same.

mod rule;
mod scripted;
mod subject;
#[cfg(test)]
mod tests;

pub use rule::{Given, Match, Operation, Rule};
pub(super) use scripted::Scripted;
pub(super) use subject::Subject;

use crate::kit::outcomes::Rules;

/// The rules on what stacks come to; the first that matches decides.
pub type Outcomes = Rules<Rule>;
