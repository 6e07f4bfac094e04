//! AWS Systems Manager: the inventory of managed nodes.
//!
//! State is kept per account and region, by inventory type and then by node: `store` holds it, `schema` says what a
//! type looks like, `filter` and `search` find nodes. Each operation has a module of its own.

use serde::Serialize;

use crate::{
    api::{ServiceId, ssm as api},
    kit::{AccountId, Delay, Register, Scoped, Service, Transaction},
};

mod aws_types;
mod changes;
mod compare;
mod content;
mod context;
mod describe_instance_information;
mod filter;
#[cfg(test)]
mod fixture;
mod get;
mod index;
mod information;
mod item;
mod limits;
mod list_entries;
mod node_filter;
mod nodes;
mod paging;
mod put;
mod schema;
mod search;
mod store;
mod sync;
#[cfg(test)]
mod tests;

pub use sync::{Delivered, Delivery, hand_out, note_delivered, waiting_for_courier};

/// The service.
#[derive(Clone, Copy, Debug)]
pub struct Ssm;

/// All it knows.
pub type State = Scoped<Partition>;

/// What it knows of one account and region.
#[derive(Debug, Default, Serialize)]
pub struct Partition {
    nodes: nodes::Nodes,
    types: store::Types,
    syncs: sync::Syncs,
}

/// What can become due. What is put takes effect at once, and what grows old is passed over when read, so that waiting
/// for all that is due does not make a month pass.
#[derive(Clone, Debug, Serialize)]
pub enum Event {
    /// Of a resource data sync.
    Sync(sync::Event),
}

impl Service for Ssm {
    const ID: ServiceId = ServiceId::Ssm;
    const DELAYS: &'static [Delay] = &[sync::SYNC, sync::RETRY];
    type State = State;
    type Event = Event;
    type Error = api::Error;

    fn apply(state: &mut State, event: Event, tx: &mut Transaction<'_, Event>) {
        match event {
            Event::Sync(event) => sync::apply(state, event, tx),
        }
    }

    fn conclude(state: &mut State, tx: &mut Transaction<'_, Event>) {
        sync::notice_changes(state, tx);
    }

    fn reset(state: &mut State, account: Option<AccountId>) {
        state.reset(account);
    }

    fn routes(routes: &mut impl Register<Self>) {
        routes.write::<api::PutInventory>(put::put_inventory);
        routes.read::<api::ListInventoryEntries>(list_entries::list_inventory_entries);
        routes.read::<api::GetInventory>(get::get_inventory);
        routes.read::<api::DescribeInstanceInformation>(
            describe_instance_information::describe_instance_information,
        );
        routes.write_prepared::<api::CreateResourceDataSync, _>(
            sync::check_bucket,
            sync::create_resource_data_sync,
        );
        routes.write::<api::UpdateResourceDataSync>(sync::update_resource_data_sync);
        routes.write::<api::DeleteResourceDataSync>(sync::delete_resource_data_sync);
        routes.read::<api::ListResourceDataSync>(sync::list_resource_data_sync);
    }
}
