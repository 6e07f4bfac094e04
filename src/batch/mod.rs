//! AWS Batch: consumable resources and job definitions.

mod consumable_resources;
mod errors;
#[cfg(test)]
mod fixture;
mod job_definitions;
mod names;
mod paging;
mod tagging;
mod units;

use serde::Serialize;

use crate::{
    api::{ServiceId, batch as api},
    kit::{AccountId, Delay, Register, Scoped, Service, Tokens, Transaction},
};
use consumable_resources::ConsumableResources;
use job_definitions::JobDefinitions;

/// The service.
#[derive(Clone, Copy, Debug)]
pub struct Batch;

/// All it knows.
pub type State = Scoped<Partition>;

/// What it knows of one account and region.
#[derive(Debug, Default, Serialize)]
pub struct Partition {
    consumable_resources: ConsumableResources,
    job_definitions: JobDefinitions,
    /// The client tokens of every operation that takes one.
    tokens: Tokens,
}

/// What can become due.
#[derive(Clone, Debug, Serialize)]
pub enum Event {
    /// Of job definitions.
    JobDefinitions(job_definitions::Event),
}

impl Service for Batch {
    const ID: ServiceId = ServiceId::Batch;
    const DELAYS: &'static [Delay] = &[];
    type State = State;
    type Event = Event;
    type Error = api::Error;

    fn apply(state: &mut State, event: Event, tx: &mut Transaction<'_, Event>) {
        let partition = state.at_mut(tx.scope());
        match event {
            Event::JobDefinitions(event) => partition.job_definitions.apply(&event),
        }
    }

    fn reset(state: &mut State, account: Option<AccountId>) {
        state.reset(account);
    }

    fn routes(routes: &mut impl Register<Self>) {
        routes.write::<api::CreateConsumableResource>(consumable_resources::create);
        routes.read::<api::DescribeConsumableResource>(consumable_resources::describe);
        routes.write::<api::UpdateConsumableResource>(consumable_resources::update);
        routes.write::<api::DeleteConsumableResource>(consumable_resources::delete);
        routes.read::<api::ListConsumableResources>(consumable_resources::list);
        routes.write::<api::RegisterJobDefinition>(job_definitions::register);
        routes.write::<api::DeregisterJobDefinition>(job_definitions::deregister);
        routes.read::<api::DescribeJobDefinitions>(job_definitions::describe);
        routes.write::<api::TagResource>(tagging::tag_resource);
        routes.write::<api::UntagResource>(tagging::untag_resource);
        routes.read::<api::ListTagsForResource>(tagging::list_tags_for_resource);
    }
}
