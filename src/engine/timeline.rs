//! The one ordered queue of what will happen.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::{
    api::Timestamp,
    kit::{AccountId, EventKind, Scope},
};

/// Events by when they are due; those due at the same time in the order they were scheduled.
#[derive(Debug)]
pub struct Timeline<E> {
    queue: BTreeMap<(Timestamp, u64), Scheduled<E>>,
    sequence: u64,
    /// How many of them are transitions.
    transitions: usize,
}

/// What will happen, and in which account and region.
#[derive(Debug, Serialize)]
struct Scheduled<E> {
    scope: Scope,
    kind: EventKind,
    event: E,
}

impl<E> Default for Timeline<E> {
    fn default() -> Self {
        Self { queue: BTreeMap::new(), sequence: 0, transitions: 0 }
    }
}

impl<E> Timeline<E> {
    /// Puts `event` of `scope` behind everything that is due by `due`.
    pub fn push(&mut self, due: Timestamp, scope: Scope, kind: EventKind, event: E) {
        self.sequence += 1;
        self.transitions += usize::from(kind == EventKind::Transition);
        self.queue.insert((due, self.sequence), Scheduled { scope, kind, event });
    }

    /// How many events of a kind there are.
    pub fn count(&self, kind: EventKind) -> usize {
        match kind {
            EventKind::Transition => self.transitions,
            EventKind::Ageing => self.queue.len() - self.transitions,
        }
    }

    /// Whether there is a transition among the events.
    pub fn has_transitions(&self) -> bool {
        self.transitions > 0
    }

    /// When the first event is due.
    pub fn next_due(&self) -> Option<Timestamp> {
        self.queue.first_key_value().map(|((due, _), _)| *due)
    }

    /// The first event, and its account and region.
    pub fn first(&self) -> Option<(&Scope, &E)> {
        self.queue.first_key_value().map(|(_, first)| (&first.scope, &first.event))
    }

    /// Takes the first event if it is due by `now`.
    pub fn pop_due(&mut self, now: Timestamp) -> Option<(Timestamp, Scope, E)> {
        let entry = self.queue.first_entry().filter(|entry| entry.key().0 <= now)?;
        let ((due, _), Scheduled { scope, kind, event }) = entry.remove_entry();
        self.transitions -= usize::from(kind == EventKind::Transition);
        Some((due, scope, event))
    }

    /// Drops the events of `account`, or of all accounts.
    pub fn reset(&mut self, account: Option<AccountId>) {
        self.queue.retain(|_, event| account.is_some_and(|account| event.scope.account != account));
        self.transitions = self.queue.values().filter(|event| event.kind == EventKind::Transition).count();
    }
}

impl<E: Serialize> Serialize for Timeline<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.queue.iter().map(|((due, sequence), event)| (due, sequence, event)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Region;

    #[test]
    fn hands_out_by_time_then_by_order_of_scheduling() {
        let scope =
            |account| Scope { account: AccountId::parse(account).unwrap(), region: Region::default() };
        let mut timeline = Timeline::default();
        for (due, event) in [(20, 'c'), (10, 'a'), (20, 'd'), (10, 'b')] {
            timeline.push(Timestamp::from_millis(due), scope("111111111111"), EventKind::Ageing, event);
        }
        timeline.push(Timestamp::from_millis(5), scope("222222222222"), EventKind::Transition, 'x');
        assert!(timeline.has_transitions());
        timeline.reset(AccountId::parse("222222222222"));
        assert!(!timeline.has_transitions());
        let mut order = String::new();
        while let Some((_, _, event)) = timeline.pop_due(Timestamp::from_millis(20)) {
            order.push(event);
        }
        assert_eq!(order, "abcd");
    }
}
