//! How large the world is.

use std::collections::BTreeSet;

use super::page::Page;
use crate::{
    api::{ServiceId, batch::JobStatus},
    batch::{Batch, Scheduling},
    engine::{Home, World},
    kit::{EventKind, Ordered, Sizes},
    servicecatalog::ServiceCatalog,
    ssm::Ssm,
};

/// How large the world is at a moment.
#[derive(Debug)]
pub struct WorldSizes {
    accounts: usize,
    services: [(ServiceId, Sizes); 3],
    scheduling: Scheduling,
    events: [(&'static str, usize); 2],
    steps: u64,
}

impl WorldSizes {
    /// Measures the world; takes time for each account and queue, and not for what they hold.
    pub fn of(world: &World) -> Self {
        let ssm = Home::<Ssm>::state(world);
        let batch = Home::<Batch>::state(world);
        let catalog = Home::<ServiceCatalog>::state(world);
        let scopes = ssm.iter().map(|(scope, _)| scope);
        let scopes = scopes.chain(batch.iter().map(|(scope, _)| scope));
        let scopes = scopes.chain(catalog.iter().map(|(scope, _)| scope));
        let accounts: BTreeSet<_> = scopes.map(|scope| scope.account).into_set();
        let timeline = &world.timeline;
        Self {
            accounts: accounts.len(),
            services: [
                (ServiceId::Ssm, crate::ssm::sizes(ssm)),
                (ServiceId::Batch, crate::batch::sizes(batch)),
                (ServiceId::ServiceCatalog, crate::servicecatalog::sizes(catalog)),
            ],
            scheduling: Scheduling::of(batch),
            events: [
                ("transition", timeline.count(EventKind::Transition)),
                ("ageing", timeline.count(EventKind::Ageing)),
            ],
            steps: world.steps(),
        }
    }

    pub(super) fn write(&self, page: &mut Page) {
        page.family("stockroom_accounts", "gauge", "Accounts that something was ever kept of");
        page.sample("stockroom_accounts", &[], self.accounts);
        page.family("stockroom_resources", "gauge", "What there is in all accounts and regions");
        for (service, sizes) in &self.services {
            for (kind, count) in sizes {
                page.sample("stockroom_resources", &[("service", service.name()), ("kind", kind)], count);
            }
        }
        self.scheduling.write(page);
        page.family("stockroom_timeline_events", "gauge", "What is still to happen");
        for (kind, count) in self.events {
            page.sample("stockroom_timeline_events", &[("kind", kind)], count);
        }
        page.family("stockroom_steps_total", "counter", "Changes of the world: commands and events");
        page.sample("stockroom_steps_total", &[], self.steps);
    }
}

impl Scheduling {
    fn write(&self, page: &mut Page) {
        page.family("stockroom_batch_jobs", "gauge", "Jobs by status; an array counts once");
        for (status, count) in JobStatus::ALL.iter().zip(self.jobs) {
            page.sample("stockroom_batch_jobs", &[("status", status.as_str())], count);
        }
        page.family("stockroom_batch_starts_total", "counter", "Jobs and children that were started");
        page.sample("stockroom_batch_starts_total", &[], self.starts);
        page.family("stockroom_batch_blocked_queues", "gauge", "Queues whose first job cannot start");
        page.sample("stockroom_batch_blocked_queues", &[], self.blocked);
    }
}
