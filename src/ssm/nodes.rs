//! Managed nodes: their ids, how they become known, and what they say of themselves.
//!
//! A node is registered by its first successful write. Activations and the heartbeats of agents would be further ways
//! in: they too end in [`Partition::register`].

use std::{collections::BTreeMap, fmt};

use serde::{Serialize, Serializer};

use super::{
    Partition,
    aws_types::AwsType,
    information::{self, Field},
    store::{Item, Place},
};
use crate::{
    api::{
        Timestamp,
        ssm::{Error, PingStatus, ResourceType},
    },
    kit::{Region, Settings},
};

/// The id of a managed node: `i-` and 8 or 17 hexadecimal digits, or `mi-` and 17.
///
/// Kept in place, with zeros behind it: searching a large map of ids must not fetch each of them from elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NodeId([u8; LONGEST]);

/// The length of the longest ids: `mi-` and 17 digits.
const LONGEST: usize = 20;

impl NodeId {
    /// What comes before every id.
    pub(super) const LEAST: Self = Self([0; LONGEST]);

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
    /// When it was last heard of.
    pub(super) last_seen: Timestamp,
}

impl Node {
    /// Whether it answers.
    ///
    /// unverified: without heartbeats there is nothing a node could miss, so every registered node is online, and was
    /// last heard of at its last write.
    #[expect(clippy::unused_self, reason = "heartbeats will decide by the node")]
    pub(super) fn ping_status(&self) -> PingStatus {
        PingStatus::Online
    }
}

/// Nodes by id.
pub(super) type Nodes = BTreeMap<NodeId, Node>;

/// The answer to an id that is not one of a node.
pub(super) fn unknown(id: &str) -> Error {
    // unverified: seen at the call by which agents report; no text was seen at these operations.
    Error::InvalidInstanceId { message: format!("Not existing InstanceId {id}") }
}

impl Partition {
    /// The registered node with this id.
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
            .filter(|node| self.nodes.contains_key(node) || may_register(node))
            .ok_or_else(|| unknown(id))
    }

    /// Notes that a node was heard of; registers it if it was not known. Its `AWS:InstanceInformation` then is what
    /// its id makes of it.
    pub(super) fn register(&mut self, id: &NodeId, region: &Region, now: Timestamp) {
        if let Some(node) = self.nodes.get_mut(id) {
            node.last_seen = now;
            return;
        }
        self.nodes.insert(*id, Node { registered: now, last_seen: now });
        let known = self.types.aws(AwsType::InstanceInformation);
        let item = Item {
            version: known.version(AwsType::InstanceInformation.definition().version),
            captured: now.whole_seconds(),
            hash: None,
            kept_until: information::FOREVER,
            content: information::pack(&information::imagined(id, region)),
        };
        let place = Place { node: *id, sub_type: None };
        self.types.of_mut(super::schema::TypeName::Aws(AwsType::InstanceInformation)).put(place, item);
    }

    /// What is known of a node: of a registered one what it said, of another what registering it would make of it.
    pub(super) fn information(&self, id: &NodeId, region: &Region) -> BTreeMap<Field, String> {
        // Unlike other inventory it is never dropped, so any time will do.
        let said = self.types.aws(AwsType::InstanceInformation).entries(id, Timestamp::default()).next();
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
