//! How much of a compute environment is taken.

use serde::Serialize;

/// The processors of one compute environment, in thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Capacity {
    /// The most that jobs may hold together; none while it takes no jobs.
    most: Option<u64>,
    taken: u64,
}

impl Capacity {
    pub(super) fn set(&mut self, most: Option<u64>) {
        self.most = most;
    }

    /// The most that jobs may hold together; none while it takes no jobs.
    pub const fn most(&self) -> Option<u64> {
        self.most
    }

    /// What jobs hold. It may be more than the most there is, if that was lowered meanwhile.
    pub const fn taken(&self) -> u64 {
        self.taken
    }

    /// What more jobs may take.
    pub fn free(&self) -> u64 {
        self.most.unwrap_or_default().saturating_sub(self.taken)
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
