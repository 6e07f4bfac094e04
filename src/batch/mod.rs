//! AWS Batch: consumable resources.

mod consumable_resources;
mod errors;
#[cfg(test)]
mod fixture;
mod names;
mod tagging;
mod units;

use serde::Serialize;

use crate::{
    api::{ServiceId, batch as api},
    kit::{AccountId, Delay, Register, Scoped, Service, Tokens, Transaction},
};
use consumable_resources::ConsumableResources;

/// The service.
#[derive(Clone, Copy, Debug)]
pub struct Batch;

/// All it knows.
pub type State = Scoped<Partition>;

/// What it knows of one account and region.
#[derive(Debug, Default, Serialize)]
pub struct Partition {
    consumable_resources: ConsumableResources,
    /// The client tokens of every operation that takes one.
    tokens: Tokens,
}

/// What can become due: nothing yet, as consumable resources change at once.
#[derive(Clone, Debug, Serialize)]
pub enum Event {}

impl Service for Batch {
    const ID: ServiceId = ServiceId::Batch;
    const DELAYS: &'static [Delay] = &[];
    type State = State;
    type Event = Event;
    type Error = api::Error;

    fn apply(_: &mut State, event: Event, _: &mut Transaction<'_, Event>) {
        match event {}
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
        routes.write::<api::TagResource>(tagging::tag_resource);
        routes.write::<api::UntagResource>(tagging::untag_resource);
        routes.read::<api::ListTagsForResource>(tagging::list_tags_for_resource);
    }
}
