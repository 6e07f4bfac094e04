//! Consumable resources as the scheduler sees them.

use crate::batch::{consumable_resources::ConsumableResources, scheduler::Stock};

/// The consumable resources of an account and region, to take units from.
pub(super) struct Shelf<'a>(pub(super) &'a mut ConsumableResources);

impl Stock for Shelf<'_> {
    fn available(&self, resource: &str) -> Option<u64> {
        let units = &self.0.named(resource)?.units;
        u64::try_from(units.available().get()).ok()
    }

    fn take(&mut self, resource: &str, units: u64) {
        if let Some(resource) = self.0.named_mut(resource) {
            resource.units.take(units);
        }
    }
}
