//! One request: the call for it, and what becomes of the stack until that is over.

use std::{sync::Arc, time::Duration};

use tokio::time::{Instant, sleep};

use super::Attendant;
use crate::{
    outside::{Described, Happened, Unanswered},
    servicecatalog::delegated::{Blueprint, End, Failure, Found, Order, Task},
};

/// How long to wait before something is looked at again: at first, and at most.
const SHORTEST_WAIT: Duration = Duration::from_millis(20);
const LONGEST_WAIT: Duration = Duration::from_secs(2);
/// How often in a row a call may come to nothing: all in all some seconds.
const MOST_FAILURES: u32 = 6;
/// How long to wait before a call is made again, at first; twice as long each time.
const PAUSE: Duration = Duration::from_millis(100);
/// How long a stack may take in all.
const LONGEST: Duration = Duration::from_hours(6);

/// What a stack is on its way to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Created,
    Updated,
    Deleted,
}

impl Way {
    /// The status of a stack that has come there.
    const fn end(self) -> &'static str {
        match self {
            Self::Created => "CREATE_COMPLETE",
            Self::Updated => "UPDATE_COMPLETE",
            Self::Deleted => "DELETE_COMPLETE",
        }
    }

    const fn verb(self) -> &'static str {
        match self {
            Self::Created => "create",
            Self::Updated => "update",
            Self::Deleted => "delete",
        }
    }
}

impl Attendant {
    /// Has something done, from the call for it to its end.
    pub(super) async fn attend(self, order: Order) {
        let Order { stack, task, .. } = order;
        let called = match &task {
            Task::Create(blueprint) => self.create(&stack, blueprint).await.map(|arn| (arn, Way::Created)),
            Task::Update(blueprint) => self.update(&stack, blueprint).await.map(|()| (stack, Way::Updated)),
            Task::Delete => self.delete(&stack).await.map(|()| (stack, Way::Deleted)),
        };
        let end = match called {
            Ok((stack, way)) => self.follow(&stack, way).await,
            Err(end) => Some(end),
        };
        if let Some(end) = end {
            self.tell_ended(end);
        }
    }

    /// Asks for a stack of this name. Returns its ARN.
    async fn create(&self, name: &str, blueprint: &Arc<Blueprint>) -> Result<Arc<str>, End> {
        let mut failures = 0;
        loop {
            let asked = (&**blueprint, self.ticket.as_str());
            let unanswered = match self.server.create(self.scope(), name, asked).await {
                Ok(arn) => {
                    self.tell_made(&arn);
                    return Ok(arn);
                }
                // An earlier call whose answer was lost; nobody else gives stacks this name.
                Err(unanswered) if failures > 0 && unanswered.is_there_already() => return Ok(name.into()),
                Err(unanswered) => unanswered,
            };
            if !self.may_repeat(&unanswered, &mut failures).await {
                // Some servers keep what they have refused to make, or could not.
                return Err(self.end(name, Err(unanswered.into_failure())).await);
            }
        }
    }

    /// Asks for a stack to become so. That there is nothing to do is as good as done.
    async fn update(&self, stack: &str, blueprint: &Arc<Blueprint>) -> Result<(), End> {
        let mut failures = 0;
        loop {
            let asked = (&**blueprint, self.ticket.as_str());
            let unanswered = match self.server.update(self.scope(), stack, asked).await {
                Ok(()) => return Ok(()),
                Err(unanswered) if unanswered.is_nothing_to_do() => {
                    return Err(self.end(stack, Ok(())).await);
                }
                Err(unanswered) => unanswered,
            };
            if !self.may_repeat(&unanswered, &mut failures).await {
                return Err(self.end(stack, Err(unanswered.into_failure())).await);
            }
        }
    }

    /// Asks for a stack to go.
    async fn delete(&self, stack: &str) -> Result<(), End> {
        let mut failures = 0;
        loop {
            let unanswered = match self.server.delete(self.scope(), stack, self.ticket.as_str()).await {
                Ok(()) => return Ok(()),
                Err(unanswered) if unanswered.is_nothing_there() => return Ok(()),
                Err(unanswered) => unanswered,
            };
            if !self.may_repeat(&unanswered, &mut failures).await {
                return Err(End { found: None, result: Err(unanswered.into_failure()) });
            }
        }
    }

    /// Whether a call is worth another attempt; waits for the time of that.
    async fn may_repeat(&self, unanswered: &Unanswered, failures: &mut u32) -> bool {
        *failures += 1;
        let is_final = matches!(unanswered, Unanswered::Refused(_)) || *failures >= MOST_FAILURES;
        if !is_final {
            sleep(PAUSE * 2_u32.pow(*failures)).await;
        }
        !is_final && self.is_awaited()
    }

    /// Watches a stack until it has come to an end; none if nobody waits for that any more.
    async fn follow(&self, stack: &str, way: Way) -> Option<End> {
        let begun = Instant::now();
        let (mut wait, mut failures, mut is_told) = (SHORTEST_WAIT, 0, false);
        while begun.elapsed() < LONGEST {
            if !self.is_awaited() {
                return None;
            }
            match self.server.describe(self.scope(), stack).await {
                Ok(described) if is_over(&described.status) => return Some(self.over(&described, way).await),
                Ok(described) => {
                    failures = 0;
                    if !is_told && described.status.contains("ROLLBACK") {
                        is_told = true;
                        self.tell_rolling_back(&self.reason(&described, way).await);
                    }
                    sleep(wait).await;
                    wait = (wait * 2).min(LONGEST_WAIT);
                }
                Err(unanswered) if way == Way::Deleted && unanswered.is_nothing_there() => {
                    return Some(End { found: None, result: Ok(()) });
                }
                Err(unanswered) => {
                    if !self.may_repeat(&unanswered, &mut failures).await {
                        return Some(End { found: None, result: Err(unanswered.into_failure()) });
                    }
                }
            }
        }
        let text = format!("The stack {stack} is still under way after {} s.", LONGEST.as_secs());
        Some(self.end(stack, Err(Failure::Failed(text))).await)
    }

    /// What a stack came to that has this status now.
    async fn over(&self, described: &Described, way: Way) -> End {
        let result = if described.status == way.end() {
            Ok(())
        } else {
            Err(Failure::Failed(self.reason(described, way).await))
        };
        if way == Way::Deleted {
            return End { found: None, result };
        }
        self.end(&described.arn, result).await
    }

    /// The end of something, with the stack as it is now.
    async fn end(&self, stack: &str, result: Result<(), Failure>) -> End {
        let described = self.server.describe(self.scope(), stack).await;
        let found = match described {
            Ok(Described { arn, outputs, .. }) => match self.server.resources(self.scope(), &arn).await {
                Ok(resources) => Ok(Found { arn, resources, outputs }),
                Err(unanswered) => Err(unanswered),
            },
            Err(unanswered) => Err(unanswered),
        };
        match found {
            Ok(found) => End { found: Some(found), result },
            // A success of which nothing is known would be none.
            Err(unanswered) => {
                End { found: None, result: result.and_then(|()| Err(unanswered.into_failure())) }
            }
        }
    }

    /// Why a stack has not come where it was to come: the first failure of the operation, in the words of
    /// `CloudFormation`.
    async fn reason(&self, described: &Described, way: Way) -> String {
        let events = self.server.events(self.scope(), &described.arn).await.unwrap_or_default();
        let name = described.arn.split('/').nth(1).unwrap_or_default();
        let first = first_failure(&events, name);
        let said = || described.reason.clone();
        let told = first.map(|(id, reason)| {
            format!("The following resource(s) failed to {}: [{id}]. {reason}", way.verb())
        });
        told.or_else(said).unwrap_or_else(|| format!("The stack is in {}.", described.status))
    }
}

/// Whether nothing happens any more to a stack with this status.
fn is_over(status: &str) -> bool {
    status.ends_with("_COMPLETE") || status.ends_with("_FAILED")
}

/// The first resource that failed since the stack of this name was last asked for something, and why. Events come with the
/// latest first.
fn first_failure<'a>(events: &'a [Happened], name: &str) -> Option<(&'a str, &'a str)> {
    let is_begin = |event: &&Happened| {
        event.logical_id == name
            && ["CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS"].contains(&&*event.status)
    };
    let latest = events.iter().take_while(|event| !is_begin(event));
    let failed = latest.filter(|event| event.status.ends_with("_FAILED") && event.logical_id != name);
    // Others are cancelled because of the one that failed.
    let failed =
        failed.filter(|event| event.reason.as_ref().is_some_and(|reason| !reason.ends_with("cancelled")));
    failed.last().and_then(|event| Some((&*event.logical_id, event.reason.as_deref()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn happened(logical_id: &str, status: &str, reason: &str) -> Happened {
        let reason = (!reason.is_empty()).then(|| reason.to_owned());
        Happened { logical_id: logical_id.to_owned(), status: status.to_owned(), reason }
    }

    #[test]
    fn the_first_failure_is_the_reason() {
        let mut events = vec![
            happened("SC", "ROLLBACK_COMPLETE", ""),
            happened("SC", "ROLLBACK_IN_PROGRESS", "The following resource(s) failed to create: [A, B]."),
            happened("B", "CREATE_FAILED", "Resource creation cancelled"),
            happened("A", "CREATE_FAILED", "A is taken"),
            happened("A", "CREATE_IN_PROGRESS", ""),
            happened("SC", "CREATE_IN_PROGRESS", "User Initiated"),
        ];
        assert_eq!(first_failure(&events, "SC"), Some(("A", "A is taken")));
        events.insert(0, happened("SC", "DELETE_IN_PROGRESS", "User Initiated"));
        assert_eq!(first_failure(&events, "SC"), None, "what happened before does not count");
    }

    #[test]
    fn a_stack_is_over_when_nothing_happens_any_more() {
        for status in ["CREATE_COMPLETE", "ROLLBACK_COMPLETE", "DELETE_FAILED", "UPDATE_ROLLBACK_FAILED"] {
            assert!(is_over(status), "{status}");
        }
        for status in ["CREATE_IN_PROGRESS", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "REVIEW_IN_PROGRESS"] {
            assert!(!is_over(status), "{status}");
        }
    }
}
