//! Keeps what was asked and answered, as far back as limits allow, for those who look into it afterwards: tests.
//!
//! The server program has none, and then nothing is kept and nothing is copied.

mod received;
mod redaction;
mod report;
#[cfg(test)]
mod tests;

use std::{collections::VecDeque, sync::Arc};

use parking_lot::Mutex;

pub use received::Received;
pub(crate) use received::{Encoding, Exchanged};
pub(crate) use report::report;

use crate::kit::AccountId;

/// How much is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most requests.
    pub count: usize,
    /// The most bytes of all their bodies and answers together, with some for what is kept beside them.
    pub bytes: usize,
}

impl Limits {
    /// Nothing is kept.
    pub const NONE: Self = Self { count: 0, bytes: 0 };
}

/// The last requests and their answers.
#[derive(Debug)]
pub struct Recorder {
    limits: Limits,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    /// From the oldest to the newest.
    entries: VecDeque<Entry>,
    bytes: usize,
    forgotten: u64,
}

#[derive(Debug)]
struct Entry {
    received: Arc<Received>,
    /// Whether it was in a report already.
    reported: bool,
}

/// What a recorder has kept of some time.
#[derive(Clone, Debug)]
pub(crate) struct Snapshot {
    /// From the oldest to the newest.
    pub(crate) kept: Vec<Arc<Received>>,
    /// How many more there were that were not kept.
    pub(crate) forgotten: u64,
}

impl Recorder {
    /// One that keeps this much; none for nothing at all.
    pub fn new(limits: Limits) -> Option<Arc<Self>> {
        (limits != Limits::NONE).then(|| Arc::new(Self { limits, kept: Mutex::default() }))
    }

    /// Keeps a request, in the place of the oldest ones if there is no room left.
    pub(crate) fn note(&self, received: Received) {
        let mut kept = self.kept.lock();
        kept.bytes += received.size();
        kept.entries.push_back(Entry { received: Arc::new(received), reported: false });
        while kept.entries.len() > self.limits.count || kept.bytes > self.limits.bytes {
            let Some(oldest) = kept.entries.pop_front() else { return };
            kept.bytes -= oldest.received.size();
            kept.forgotten += 1;
        }
    }

    /// What is kept, of one account or of all.
    pub(crate) fn snapshot(&self, of: Option<AccountId>) -> Snapshot {
        let kept = self.kept.lock();
        let all = kept.entries.iter().map(|entry| &entry.received);
        let kept_of = all.filter(|received| received.is_of(of)).map(Arc::clone).collect();
        Snapshot { kept: kept_of, forgotten: kept.forgotten }
    }

    /// Takes the last requests for a report, at most `most` of them, and only those that were in none yet.
    pub(crate) fn take_unreported(&self, of: Option<AccountId>, most: usize) -> Snapshot {
        let mut kept = self.kept.lock();
        let wanted = |entry: &&mut Entry| !entry.reported && entry.received.is_of(of);
        let mut last = Vec::new();
        let mut more = 0;
        for entry in kept.entries.iter_mut().rev().filter(wanted) {
            entry.reported = true;
            if last.len() < most {
                last.push(Arc::clone(&entry.received));
            } else {
                more += 1;
            }
        }
        last.reverse();
        Snapshot { kept: last, forgotten: kept.forgotten + more }
    }
}
