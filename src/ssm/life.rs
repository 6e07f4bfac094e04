//! The life of a node: its heartbeats, its silence, and its end.

use std::{collections::BTreeMap, time::Duration};

use serde::Serialize;

use super::{
    Event, Partition,
    aws_types::AwsType,
    information::{self, Field, InstanceStatus},
    limits,
    nodes::{Node, NodeId, Pulse},
    schema::TypeName,
    store::{Item, Place},
};
use crate::{
    api::{Timestamp, ssm::Error},
    kit::{Region, Transaction},
};

/// How long a node that sends heartbeats may be silent before its connection counts as lost.
///
/// unverified: agents send one every five minutes, and the service's patience is not documented; so this is three of
/// them missed.
pub(super) const PATIENCE: Duration = Duration::from_mins(15);

/// How long what is known of a node is kept when it is gone; the user guide.
pub(super) const REMEMBERED: Duration = limits::KEPT;

/// What time does to nodes.
#[derive(Clone, Debug, Serialize)]
pub enum NodeEvent {
    /// The node may have been silent for too long. At most one of these is pending for each node.
    Silence(NodeId),
    /// The node has been gone for so long that nothing of it is kept.
    Oblivion(NodeId),
}

/// Lets an event happen.
pub(super) fn happen(partition: &mut Partition, event: NodeEvent, tx: &mut Transaction<'_, Event>) {
    match event {
        NodeEvent::Silence(id) => partition.fall_silent(id, tx),
        NodeEvent::Oblivion(id) => {
            partition.nodes.remove(&id);
            partition.types.forget(&id);
        }
    }
}

impl Partition {
    /// A node's `AWS:InstanceInformation`, which unlike other inventory is never dropped.
    pub(super) fn information_item(&self, id: &NodeId) -> Option<&Item> {
        self.types.aws(AwsType::InstanceInformation).any_item(&Place { node: *id, sub_type: None })
    }

    /// An attribute of a node's `AWS:InstanceInformation`.
    pub(super) fn said(&self, id: &NodeId, field: Field) -> Option<&str> {
        self.information_item(id)?.content.entries().next()?.value(field.number())
    }

    /// What the service knows of the life of a node; none if there is no such node.
    pub(super) fn status(&self, id: &NodeId) -> Option<InstanceStatus> {
        self.said(id, Field::InstanceStatus).and_then(InstanceStatus::from_wire)
    }

    /// The node with this id, unless it is gone.
    ///
    /// # Errors
    /// `InvalidInstanceId` if there is none.
    pub(super) fn living(&self, id: &str) -> Result<NodeId, Error> {
        self.node(id).and_then(|node| match self.status(&node) {
            Some(InstanceStatus::Terminated) | None => Err(super::nodes::unknown(id)),
            Some(_) => Ok(node),
        })
    }

    /// Keeps what is known of a node as its `AWS:InstanceInformation`.
    pub(super) fn describe(&mut self, id: &NodeId, known: &BTreeMap<Field, String>, now: Timestamp) {
        let item = Item {
            version: self
                .types
                .aws(AwsType::InstanceInformation)
                .version(AwsType::InstanceInformation.definition().version),
            captured: now.whole_seconds(),
            hash: self.hash_of(id, known),
            kept_until: information::FOREVER,
            content: information::pack(known),
        };
        let place = Place { node: *id, sub_type: None };
        self.types.of_mut(TypeName::Aws(AwsType::InstanceInformation)).put(place, item);
    }

    /// The hash under which a node has put its `AWS:InstanceInformation`, if it would still put the same: its status is
    /// none of its own attributes.
    fn hash_of(&self, id: &NodeId, known: &BTreeMap<Field, String>) -> Option<Box<str>> {
        let item = self.information_item(id)?;
        let mut said = item.content.entries().next().map(information::unpack)?;
        said.insert(Field::InstanceStatus, known.get(&Field::InstanceStatus)?.clone());
        item.hash.clone().filter(|_| said == *known)
    }

    /// Takes a heartbeat that says `said`. A node that was not known is registered, and known by nothing else.
    pub(super) fn beat(
        &mut self,
        id: NodeId,
        said: BTreeMap<Field, String>,
        tx: &mut Transaction<'_, Event>,
    ) {
        let region: &Region = &tx.scope().region;
        let known = self.nodes.contains_key(&id);
        let mut information = if known { self.information(&id, region) } else { information::bare(&id) };
        information.extend(said);
        information.insert(Field::InstanceStatus, InstanceStatus::Active.as_str().to_owned());
        self.describe(&id, &information, tx.now);
        let node = self.nodes.entry(id).or_insert_with(|| Node::new(tx.now));
        node.last_seen = tx.now;
        if node.pulse != Pulse::Watched {
            node.pulse = Pulse::Watched;
            tx.ages_at(tx.now + PATIENCE, Event::Node(NodeEvent::Silence(id)));
        }
    }

    /// Looks whether a node has been silent for too long; if not, when it would be is looked at again.
    fn fall_silent(&mut self, id: NodeId, tx: &mut Transaction<'_, Event>) {
        let Some(node) = self.nodes.get_mut(&id).filter(|node| node.pulse == Pulse::Watched) else { return };
        let patient_until = node.last_seen + PATIENCE;
        if patient_until > tx.now {
            tx.ages_at(patient_until, Event::Node(NodeEvent::Silence(id)));
            return;
        }
        node.pulse = Pulse::Lost;
        let mut information = self.information(&id, &tx.scope().region);
        information.insert(Field::InstanceStatus, InstanceStatus::ConnectionLost.as_str().to_owned());
        self.describe(&id, &information, tx.now);
    }

    /// Ends the life of a node. What it had put is kept for a while.
    pub(super) fn terminate(&mut self, id: NodeId, tx: &mut Transaction<'_, Event>) {
        let Some(node) = self.nodes.get_mut(&id) else { return };
        node.pulse = Pulse::None;
        node.hybrid = None;
        self.describe(&id, &information::terminated(&id), tx.now);
        tx.ages_at(tx.now + REMEMBERED, Event::Node(NodeEvent::Oblivion(id)));
    }
}
