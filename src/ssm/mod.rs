//! AWS Systems Manager: the inventory of managed nodes.
//!
//! State is kept per account and region, by inventory type and then by node: `store` holds it, `schema` says what a
//! type looks like, `filter` and `search` find nodes. Each operation has a module of its own.

use serde::Serialize;

use crate::{
    api::{ServiceId, ssm as api},
    kit::{AccountId, Delay, Register, Scoped, Service, Transaction},
};

mod activations;
mod agent;
mod aws_types;
mod compare;
mod content;
mod context;
mod describe_instance_information;
mod describe_instance_properties;
mod filter;
#[cfg(test)]
mod fixture;
mod get;
mod index;
mod information;
mod information_filter;
mod item;
mod life;
mod limits;
mod list_entries;
mod list_nodes;
mod list_nodes_summary;
mod managed_instances;
mod node_filter;
mod nodes;
mod paging;
mod put;
mod schema;
mod search;
mod store;
mod tagging;
#[cfg(test)]
mod tests;

/// The service.
#[derive(Clone, Copy, Debug)]
pub struct Ssm;

pub use nodes::{home_of_node, is_hybrid_node_id};

/// All it knows.
pub type State = Scoped<Partition>;

/// What it knows of one account and region.
#[derive(Debug, Default, Serialize)]
pub struct Partition {
    activations: activations::Activations,
    nodes: nodes::Nodes,
    types: store::Types,
}

/// What can become due. What is put takes effect at once, and what grows old is passed over when read; so all of it is
/// what only time does.
#[derive(Clone, Debug, Serialize)]
pub enum Event {
    /// In the life of a node.
    Node(life::NodeEvent),
}

impl Service for Ssm {
    const ID: ServiceId = ServiceId::Ssm;
    const DELAYS: &'static [Delay] = &[];
    type State = State;
    type Event = Event;
    type Error = api::Error;

    fn apply(state: &mut State, event: Event, tx: &mut Transaction<'_, Event>) {
        let partition = state.at_mut(tx.scope());
        match event {
            Event::Node(event) => life::happen(partition, event, tx),
        }
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
        routes.read::<api::DescribeInstanceProperties>(
            describe_instance_properties::describe_instance_properties,
        );
        routes.read::<api::ListNodes>(list_nodes::list_nodes);
        routes.read::<api::ListNodesSummary>(list_nodes_summary::list_nodes_summary);
        activations::routes(routes);
        managed_instances::routes(routes);
        tagging::routes(routes);
        agent::routes(routes);
    }
}
