//! How much of a compute environment is taken.

use serde::Serialize;

use super::{Part, Room};

/// The processors of one compute environment, in thousandths.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Capacity {
    /// What it can hold; none while it takes no jobs.
    room: Option<Room>,
    taken: u64,
}

impl Capacity {
    pub(super) fn set(&mut self, room: Option<Room>) {
        self.room = room;
    }

    /// The most that jobs may hold together; none while it takes no jobs.
    pub fn most(&self) -> Option<u64> {
        self.room.as_ref().map(|room| room.most_milli_vcpus)
    }

    /// What jobs hold. It may be more than the most there is, if that was lowered meanwhile.
    pub const fn taken(&self) -> u64 {
        self.taken
    }

    /// What more jobs may take.
    pub fn free(&self) -> u64 {
        self.most().unwrap_or_default().saturating_sub(self.taken)
    }

    /// Whether one of its instances can hold what a job needs on one.
    pub(super) fn holds(&self, part: &Part) -> bool {
        self.room.as_ref().is_some_and(|room| room.holds(part))
    }

    pub(super) fn take(&mut self, milli_vcpus: u64) {
        self.taken += milli_vcpus;
    }

    pub(super) fn give_back(&mut self, milli_vcpus: u64) {
        self.taken = self.taken.saturating_sub(milli_vcpus);
    }

    pub(super) const fn is_unused(&self) -> bool {
        self.taken == 0
    }
}
