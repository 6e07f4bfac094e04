//! AWS Systems Manager: the inventory of managed nodes.
//!
//! State is kept per account and region, by inventory type and then by node: `store` holds it, `schema` says what a
//! type looks like, `filter` and `search` find nodes. Each operation has a module of its own.

use serde::Serialize;

use crate::{
    api::{ServiceId, ssm as api},
    kit::{AccountId, Delay, Register, Scoped, Service, Transaction},
};

mod aggregated;
mod aws_types;
mod content;
mod context;
mod describe_instance_information;
#[cfg(test)]
mod fixture;
mod get;
mod get_aggregated;
mod get_ops_summary;
mod get_schema;
mod information;
mod item;
mod limits;
mod list_entries;
mod node_filter;
mod nodes;
mod ops_data;
mod paging;
mod put;
mod query;
mod schema;
mod store;
#[cfg(test)]
mod tests;

use query::{compare, filter, index, search};

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
}

/// What can become due. Nothing yet: what is put takes effect at once, and what grows old is passed over when read, so
/// that waiting for all that is due does not make a month pass.
#[derive(Clone, Debug, Serialize)]
pub enum Event {}

impl Service for Ssm {
    const ID: ServiceId = ServiceId::Ssm;
    const DELAYS: &'static [Delay] = &[];
    type State = State;
    type Event = Event;
    type Error = api::Error;

    fn apply(_state: &mut State, event: Event, _tx: &mut Transaction<'_, Event>) {
        match event {}
    }

    fn reset(state: &mut State, account: Option<AccountId>) {
        state.reset(account);
    }

    fn routes(routes: &mut impl Register<Self>) {
        routes.write::<api::PutInventory>(put::put_inventory);
        routes.read::<api::ListInventoryEntries>(list_entries::list_inventory_entries);
        routes.read::<api::GetInventory>(get::get_inventory);
        routes.read::<api::GetInventorySchema>(get_schema::get_inventory_schema);
        routes.read::<api::GetOpsSummary>(get_ops_summary::get_ops_summary);
        routes.read::<api::DescribeInstanceInformation>(
            describe_instance_information::describe_instance_information,
        );
    }
}
