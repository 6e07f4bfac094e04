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
mod aggregated;
mod aws_types;
mod changes;
mod compliance;
mod content;
mod context;
mod deletion;
mod describe_instance_information;
mod describe_instance_properties;
#[cfg(test)]
mod fixture;
mod get;
mod get_aggregated;
mod get_ops_summary;
mod get_schema;
mod information;
mod information_filter;
mod item;
mod life;
mod limits;
mod list_entries;
mod list_nodes;
mod list_nodes_summary;
mod managed_instances;
mod names;
mod node_filter;
mod nodes;
mod ops_data;
mod paging;
mod put;
mod query;
mod schema;
mod sizes;
mod store;
mod sync;
mod tagging;
#[cfg(test)]
mod tests;
mod write;

use query::{compare, filter, index, search};

pub use sizes::sizes;
pub use sync::{Delivered, Delivery, hand_out, note_delivered, waiting_for_courier};

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
    deletions: deletion::Deletions,
    syncs: sync::Syncs,
}

/// What can become due. What is put takes effect at once, and inventory that grows old is passed over when read.
#[derive(Clone, Debug, Serialize)]
pub enum Event {
    /// A deletion of inventory goes on.
    Deletion(deletion::Event),
    /// In the life of a node.
    Node(life::NodeEvent),
    /// Of a resource data sync.
    Sync(sync::Event),
}

impl Service for Ssm {
    const ID: ServiceId = ServiceId::Ssm;
    const DELAYS: &'static [Delay] = &[deletion::DELAY, sync::SYNC, sync::RETRY];
    type State = State;
    type Event = Event;
    type Error = api::Error;

    fn apply(state: &mut State, event: Event, tx: &mut Transaction<'_, Event>) {
        match event {
            Event::Deletion(event) => deletion::happen(state.at_mut(tx.scope()), &event, tx),
            Event::Node(event) => life::happen(state.at_mut(tx.scope()), event, tx),
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
        routes.read::<api::GetInventorySchema>(get_schema::get_inventory_schema);
        routes.read::<api::GetOpsSummary>(get_ops_summary::get_ops_summary);
        routes.read::<api::DescribeInstanceInformation>(
            describe_instance_information::describe_instance_information,
        );
        routes.write::<api::DeleteInventory>(deletion::delete_inventory);
        routes.read::<api::DescribeInventoryDeletions>(deletion::describe_inventory_deletions);
        routes.write::<api::PutComplianceItems>(compliance::put_compliance_items);
        routes.read::<api::ListComplianceItems>(compliance::list_compliance_items);
        routes.read::<api::ListComplianceSummaries>(compliance::list_compliance_summaries);
        routes.read::<api::ListResourceComplianceSummaries>(compliance::list_resource_compliance_summaries);
        routes.read::<api::DescribeInstanceProperties>(
            describe_instance_properties::describe_instance_properties,
        );
        routes.read::<api::ListNodes>(list_nodes::list_nodes);
        routes.read::<api::ListNodesSummary>(list_nodes_summary::list_nodes_summary);
        activations::routes(routes);
        managed_instances::routes(routes);
        tagging::routes(routes);
        agent::routes(routes);
        routes.write_prepared::<api::CreateResourceDataSync, _>(
            sync::check_bucket,
            sync::create_resource_data_sync,
        );
        routes.write::<api::UpdateResourceDataSync>(sync::update_resource_data_sync);
        routes.write::<api::DeleteResourceDataSync>(sync::delete_resource_data_sync);
        routes.read::<api::ListResourceDataSync>(sync::list_resource_data_sync);
    }
}
