//! What must find room on one instance, and what instances there are.

use serde::Serialize;

/// What a job needs on one instance: as a whole, or for each of its nodes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Part {
    /// In thousandths of vCPUs.
    pub milli_vcpus: u64,
    /// In MiB.
    pub memory: u64,
    /// Whether it needs GPUs.
    pub gpus: bool,
}

impl Part {
    /// What both need together.
    #[must_use]
    pub fn plus(self, more: Self) -> Self {
        Self {
            milli_vcpus: self.milli_vcpus.saturating_add(more.milli_vcpus),
            memory: self.memory.saturating_add(more.memory),
            gpus: self.gpus || more.gpus,
        }
    }

    /// What both need at most; a little more than either where one needs processors and the other memory.
    #[must_use]
    pub fn or_more(self, other: Self) -> Self {
        Self {
            milli_vcpus: self.milli_vcpus.max(other.milli_vcpus),
            memory: self.memory.max(other.memory),
            gpus: self.gpus || other.gpus,
        }
    }
}

/// What an instance of one type has, as far as that is known; what is not known is no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Instance {
    /// In thousandths of vCPUs.
    pub milli_vcpus: u64,
    /// In MiB. Jobs never get all of it, as the agent and the kernel need some.
    pub memory: u64,
    /// Whether it has GPUs.
    pub gpus: bool,
}

impl Instance {
    /// One that has everything.
    pub const ANY: Self = Self { milli_vcpus: u64::MAX, memory: u64::MAX, gpus: true };

    pub(super) fn holds(&self, part: &Part) -> bool {
        part.milli_vcpus <= self.milli_vcpus && part.memory < self.memory && (self.gpus || !part.gpus)
    }
}

/// What an environment can hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Room {
    /// The most that jobs may hold together, in thousandths of vCPUs.
    pub most_milli_vcpus: u64,
    /// The types of its instances; none if every part of a job finds an instance that is large enough.
    pub instances: Vec<Instance>,
}

impl Room {
    /// Room for so many thousandths of vCPUs, on whatever instances it takes.
    pub const fn of(most_milli_vcpus: u64) -> Self {
        Self { most_milli_vcpus, instances: Vec::new() }
    }

    /// Whether one of its instances can hold what a job needs on one.
    pub(super) fn holds(&self, part: &Part) -> bool {
        self.instances.is_empty() || self.instances.iter().any(|instance| instance.holds(part))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instance_never_gives_all_of_its_memory() {
        let instance = Instance { milli_vcpus: 2000, memory: 8192, gpus: false };
        let part = |milli_vcpus, memory, gpus| Part { milli_vcpus, memory, gpus };
        assert!(instance.holds(&part(2000, 8191, false)));
        for part in [part(2001, 1, false), part(1, 8192, false), part(1, 1, true)] {
            assert!(!instance.holds(&part), "{part:?}");
            assert!(Instance::ANY.holds(&part) && Room::of(1).holds(&part));
        }
    }
}
