//! Managed nodes: their ids, how they become known, and what they say of themselves.
//!
//! An EC2 instance is registered by its first successful write or heartbeat, a hybrid node with an activation. What a
//! node says of itself, and its status, are in its `AWS:InstanceInformation`; its tags are its `AWS:Tag`.

use std::{collections::BTreeMap, fmt, sync::Arc};

use serde::{Serialize, Serializer};

use super::{
    Partition, State,
    activations::ActivationId,
    information::{self, Field, InstanceStatus},
};
use crate::{
    api::{
        Timestamp,
        ssm::{AgentPublicKeyType, Error, ResourceType, SourceType},
    },
    kit::{Region, Scope, Settings},
};

/// The id of a managed node: `i-` and 8 or 17 hexadecimal digits, or `mi-` and 17.
///
/// Kept in place, with zeros behind it: searching a large map of ids must not fetch each of them from elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodeId([u8; LONGEST]);

/// The length of the longest ids: `mi-` and 17 digits.
const LONGEST: usize = 20;

impl NodeId {
    /// What comes before every id.
    pub(super) const LEAST: Self = Self([0; LONGEST]);

    /// What comes behind every id of an EC2 instance and before every one of a hybrid node.
    pub(super) const LEAST_HYBRID: Self = {
        let mut id = Self::LEAST;
        (id.0[0], id.0[1], id.0[2]) = (b'm', b'i', b'-');
        id
    };

    /// Reads an id.
    ///
    /// unverified: the pattern of the API would also take letters behind `f` and capital ones; AWS gives out no such
    /// ids, so none can be known.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = match text.split_once('-')? {
            ("i", digits) if matches!(digits.len(), 8 | 17) => digits,
            ("mi", digits) if digits.len() == 17 => digits,
            _ => return None,
        };
        if !digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
            return None;
        }
        let mut id = Self::LEAST;
        id.0.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        Some(id)
    }

    pub(super) fn as_str(&self) -> &str {
        let length = self.0.iter().position(|byte| *byte == 0).unwrap_or(LONGEST);
        // Only texts are ever stored, so the fallback is never taken.
        self.0.get(..length).and_then(|id| std::str::from_utf8(id).ok()).unwrap_or_default()
    }

    /// What comes right behind this id.
    #[must_use]
    pub(super) fn successor(mut self) -> Self {
        // The last byte is a digit, a letter or zero, so it has room.
        if let Some(last) = self.0.last_mut() {
            *last = last.saturating_add(1);
        }
        self
    }

    /// What kind of node such an id belongs to.
    pub(super) fn resource_type(&self) -> ResourceType {
        if self.0.starts_with(b"mi-") { ResourceType::ManagedInstance } else { ResourceType::Ec2Instance }
    }
}

impl fmt::Debug for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for NodeId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A registered node.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Node {
    /// When it became known.
    pub(super) registered: Timestamp,
    /// When it was last heard of: its last heartbeat; of a node that never sent one its last write.
    pub(super) last_seen: Timestamp,
    pub(super) pulse: Pulse,
    /// How it came to be registered, if with an activation.
    pub(super) hybrid: Option<Box<Hybrid>>,
    /// Where its heartbeats say it is.
    pub(super) whereabouts: Option<Box<Whereabouts>>,
}

/// Whether a node sends heartbeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) enum Pulse {
    /// It never has, so there is nothing that it could miss.
    None,
    /// It does, and an event will look whether it still does.
    Watched,
    /// It did, and has stopped.
    Lost,
}

/// What is known of a node that registered with an activation.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Hybrid {
    pub(super) activation: ActivationId,
    /// The role it acts as; a name, perhaps with the path of service roles.
    pub(super) iam_role: Arc<str>,
    pub(super) name: Option<Arc<str>>,
    /// What its machine is known by.
    pub(super) fingerprint: Box<str>,
    pub(super) public_key: PublicKey,
}

/// The key that a node signs with. As no signatures are verified, it is kept only.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PublicKey {
    pub(super) key: Box<str>,
    pub(super) kind: AgentPublicKeyType,
}

/// Where a node is, as the last heartbeat that told has it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Whereabouts {
    pub(super) availability_zone: Option<Box<str>>,
    pub(super) availability_zone_id: Option<Box<str>>,
    pub(super) source_id: Option<Box<str>>,
    pub(super) source_type: Option<SourceType>,
    pub(super) source_location: Option<Box<str>>,
}

impl Node {
    /// A node that becomes known now.
    pub(super) fn new(now: Timestamp) -> Self {
        Self { registered: now, last_seen: now, pulse: Pulse::None, hybrid: None, whereabouts: None }
    }
}

/// Nodes by id.
pub(super) type Nodes = BTreeMap<NodeId, Node>;

/// The answer to an id that is not one of a node.
pub(super) fn unknown(id: &str) -> Error {
    // unverified: seen at the call by which agents report; no text was seen at these operations.
    Error::InvalidInstanceId { message: format!("Not existing InstanceId {id}") }
}

/// Whether a text is the id of a hybrid node.
pub fn is_hybrid_node_id(text: &str) -> bool {
    NodeId::parse(text).is_some_and(|id| id.resource_type() == ResourceType::ManagedInstance)
}

/// The account and region of the node with this id, if there is one; ids of hybrid nodes are never given out twice.
pub fn home_of_node(state: &State, id: &str) -> Option<Scope> {
    let id = NodeId::parse(id)?;
    state.iter().find(|(_, partition)| partition.nodes.contains_key(&id)).map(|(scope, _)| scope.clone())
}

impl Partition {
    /// The registered node with this id; also one that is gone, while its data is kept.
    ///
    /// # Errors
    /// `InvalidInstanceId` if there is none.
    pub(super) fn node(&self, id: &str) -> Result<NodeId, Error> {
        NodeId::parse(id).filter(|node| self.nodes.contains_key(node)).ok_or_else(|| unknown(id))
    }

    /// The node with this id, if it may write: one that is registered, or that its first write may register. That is
    /// any EC2 instance unless the settings are strict, as the instances themselves are not known here; hybrid nodes
    /// are known by their activation only.
    ///
    /// # Errors
    /// `InvalidInstanceId` for every other id.
    pub(super) fn writer(&self, id: &str, settings: &Settings) -> Result<NodeId, Error> {
        let may_register =
            |node: &NodeId| !settings.strict_nodes && node.resource_type() == ResourceType::Ec2Instance;
        NodeId::parse(id)
            .filter(|node| match self.status(node) {
                Some(status) => status != InstanceStatus::Terminated,
                None => may_register(node),
            })
            .ok_or_else(|| unknown(id))
    }

    /// Notes that a node was heard of; registers it if it was not known. Its `AWS:InstanceInformation` then is what
    /// its id makes of it.
    pub(super) fn register(&mut self, id: &NodeId, region: &Region, now: Timestamp) {
        if let Some(node) = self.nodes.get_mut(id) {
            if node.pulse == Pulse::None {
                node.last_seen = now;
            }
            return;
        }
        self.nodes.insert(*id, Node::new(now));
        self.describe(id, &information::imagined(id, region), now);
    }

    /// What is known of a node: of a registered one what it said, of another what registering it would make of it.
    pub(super) fn information(&self, id: &NodeId, region: &Region) -> BTreeMap<Field, String> {
        let said = self.information_item(id).and_then(|item| item.content.entries().next());
        said.map_or_else(|| information::imagined(id, region), information::unpack)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_eight_or_seventeen_digits() {
        for id in ["i-12345678", "i-0cb2b964d3e14fd9f", "mi-0f3982491aca3f88e"] {
            assert_eq!(NodeId::parse(id).unwrap().as_str(), id);
        }
        for id in [
            "",
            "i-",
            "i-1234567",
            "i-123456789",
            "mi-12345678",
            "i-0cb2b964d3e14fd9g",
            "i-0CB2B964D3E14FD9F",
            "x-12345678",
        ] {
            assert_eq!(NodeId::parse(id), None, "{id}");
        }
    }

    #[test]
    fn only_ec2_instances_register_by_writing() {
        let partition = Partition::default();
        let (open, strict) = (Settings::default(), Settings { strict_nodes: true, ..Settings::default() });
        assert!(partition.writer("i-12345678", &open).is_ok());
        let unknown = |id| Err(super::unknown(id));
        assert_eq!(partition.writer("i-12345678", &strict), unknown("i-12345678"));
        assert_eq!(partition.writer("mi-0f3982491aca3f88e", &open), unknown("mi-0f3982491aca3f88e"));
        assert_eq!(partition.writer("i-1234567z", &open), unknown("i-1234567z"));
        assert_eq!(partition.node("i-12345678"), unknown("i-12345678"));
    }
}
