//! The one ordered queue of what will happen.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::{
    api::Timestamp,
    kit::{AccountId, Scope},
};

/// Events by when they are due; those due at the same time in the order they were scheduled.
#[derive(Debug)]
pub struct Timeline<E> {
    queue: BTreeMap<(Timestamp, u64), (Scope, E)>,
    sequence: u64,
}

impl<E> Default for Timeline<E> {
    fn default() -> Self {
        Self { queue: BTreeMap::new(), sequence: 0 }
    }
}

impl<E> Timeline<E> {
    /// Puts `event` of `scope` behind everything that is due by `due`.
    pub fn push(&mut self, due: Timestamp, scope: Scope, event: E) {
        self.sequence += 1;
        self.queue.insert((due, self.sequence), (scope, event));
    }

    /// When the first event is due.
    pub fn next_due(&self) -> Option<Timestamp> {
        self.queue.first_key_value().map(|((due, _), _)| *due)
    }

    /// Takes the first event if it is due by `now`.
    pub fn pop_due(&mut self, now: Timestamp) -> Option<(Timestamp, Scope, E)> {
        self.queue.first_entry().filter(|entry| entry.key().0 <= now).map(|entry| {
            let ((due, _), (scope, event)) = entry.remove_entry();
            (due, scope, event)
        })
    }

    /// Drops the events of `account`, or of all accounts.
    pub fn reset(&mut self, account: Option<AccountId>) {
        self.queue.retain(|_, (scope, _)| account.is_some_and(|account| scope.account != account));
    }
}

impl<E: Serialize> Serialize for Timeline<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(
            self.queue.iter().map(|((due, sequence), (scope, event))| (due, sequence, scope, event)),
        )
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
            timeline.push(Timestamp::from_millis(due), scope("111111111111"), event);
        }
        timeline.push(Timestamp::from_millis(5), scope("222222222222"), 'x');
        timeline.reset(AccountId::parse("222222222222"));
        let mut order = String::new();
        while let Some((_, _, event)) = timeline.pop_due(Timestamp::from_millis(20)) {
            order.push(event);
        }
        assert_eq!(order, "abcd");
    }
}
