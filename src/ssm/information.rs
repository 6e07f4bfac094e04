//! `AWS:InstanceInformation`: what a node says of itself, and what an unseen one is imagined to say.

use std::collections::BTreeMap;

use super::{
    aws_types::AwsType,
    content::{AttributeNumber, Builder, Content, Entry},
    nodes::NodeId,
};
use crate::{
    api::{
        Timestamp,
        ssm::{PingStatus, PlatformType},
    },
    kit::{Ordered, Region},
};

/// What a node says of itself is not dropped while the node is registered.
pub(super) const FOREVER: Timestamp = Timestamp::from_millis(i64::MAX);

/// The version of the agent that nodes are measured by.
pub(super) const LATEST_AGENT: &str = "3.3.2299.0";
/// Earlier ones that are found in the field.
const AGENTS: [&str; 4] = [LATEST_AGENT, LATEST_AGENT, "3.3.1611.0", "3.2.2303.0"];

/// An attribute of the type; its number in the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    AgentType,
    AgentVersion,
    ComputerName,
    InstanceId,
    IpAddress,
    PlatformName,
    PlatformType,
    PlatformVersion,
    ResourceType,
    AgentStatus,
    InstanceStatus,
}

impl Field {
    const ALL: [Self; 11] = [
        Self::AgentType,
        Self::AgentVersion,
        Self::ComputerName,
        Self::InstanceId,
        Self::IpAddress,
        Self::PlatformName,
        Self::PlatformType,
        Self::PlatformVersion,
        Self::ResourceType,
        Self::AgentStatus,
        Self::InstanceStatus,
    ];

    pub(super) fn number(self) -> AttributeNumber {
        self as AttributeNumber
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        let place = AwsType::InstanceInformation.definition().names().position(|known| known == name)?;
        Self::ALL.get(place).copied()
    }
}

struct Platform {
    kind: PlatformType,
    name: &'static str,
    version: &'static str,
}

const PLATFORMS: [Platform; 6] = [
    Platform { kind: PlatformType::Linux, name: "Amazon Linux", version: "2023" },
    Platform { kind: PlatformType::Linux, name: "Amazon Linux", version: "2" },
    Platform { kind: PlatformType::Linux, name: "Ubuntu", version: "22.04" },
    Platform { kind: PlatformType::Linux, name: "Red Hat Enterprise Linux", version: "9.4" },
    Platform {
        kind: PlatformType::Windows,
        name: "Microsoft Windows Server 2022 Datacenter",
        version: "10.0.20348",
    },
    Platform {
        kind: PlatformType::Windows,
        name: "Microsoft Windows Server 2019 Datacenter",
        version: "10.0.17763",
    },
];

/// `InstanceStatus`: what the service knows of the life of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InstanceStatus {
    /// It is there; as far as it sends heartbeats, it does.
    Active,
    /// Its heartbeats have stopped.
    ConnectionLost,
    /// It was stopped. Only EC2 could say so, which is not here.
    Stopped,
    /// It is gone, and what is known of it will be forgotten.
    Terminated,
}

impl InstanceStatus {
    /// Those of the nodes that are listed as managed nodes.
    pub(super) const LISTED: [Self; 2] = [Self::Active, Self::ConnectionLost];

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "Active",
            Self::ConnectionLost => "ConnectionLost",
            Self::Stopped => "Stopped",
            Self::Terminated => "Terminated",
        }
    }

    pub(super) fn from_wire(text: &str) -> Option<Self> {
        [Self::Active, Self::ConnectionLost, Self::Stopped, Self::Terminated]
            .into_iter()
            .find(|status| status.as_str() == text)
    }

    /// The same, as lists of managed nodes have it. The reference calls `Inactive` deprecated and no longer in use.
    pub(super) fn ping_status(self) -> PingStatus {
        match self {
            Self::Active => PingStatus::Online,
            Self::ConnectionLost | Self::Stopped | Self::Terminated => PingStatus::ConnectionLost,
        }
    }
}

/// What is known of a node that has not yet said anything of itself, but will, as it has an agent.
pub(super) fn bare(id: &NodeId) -> BTreeMap<Field, String> {
    BTreeMap::from([
        (Field::InstanceId, id.as_str().to_owned()),
        (Field::ResourceType, id.resource_type().to_string()),
        (Field::InstanceStatus, InstanceStatus::Active.as_str().to_owned()),
    ])
}

/// All that is shown of a node that is gone; answers of the service were seen to have no more.
pub(super) fn terminated(id: &NodeId) -> BTreeMap<Field, String> {
    BTreeMap::from([
        (Field::InstanceId, id.as_str().to_owned()),
        (Field::InstanceStatus, InstanceStatus::Terminated.as_str().to_owned()),
    ])
}

/// What a node with this id would say, as long as it has said nothing: always the same for the same id.
pub(super) fn imagined(id: &NodeId, region: &Region) -> BTreeMap<Field, String> {
    let mut dice = Dice::of(id);
    let platform = &PLATFORMS[dice.below(PLATFORMS.len())];
    let agent = AGENTS[dice.below(AGENTS.len())];
    let (c, d) = (dice.below(256), 4 + dice.below(250));
    let b = dice.below(256);
    let computer = match platform.kind {
        PlatformType::Windows => format!("EC2AMAZ-{}.WORKGROUP", dice.letters(7)),
        _ if region.as_str() == "us-east-1" => format!("ip-10-{b}-{c}-{d}.ec2.internal"),
        _ => format!("ip-10-{b}-{c}-{d}.{region}.compute.internal"),
    };
    BTreeMap::from([
        (Field::AgentType, "amazon-ssm-agent".to_owned()),
        (Field::AgentVersion, agent.to_owned()),
        (Field::ComputerName, computer),
        (Field::InstanceId, id.as_str().to_owned()),
        (Field::IpAddress, format!("10.{b}.{c}.{d}")),
        (Field::PlatformName, platform.name.to_owned()),
        (Field::PlatformType, platform.kind.to_string()),
        (Field::PlatformVersion, platform.version.to_owned()),
        (Field::ResourceType, id.resource_type().to_string()),
        (Field::InstanceStatus, InstanceStatus::Active.as_str().to_owned()),
    ])
}

/// The attributes as the one entry of their type.
pub(super) fn pack(information: &BTreeMap<Field, String>) -> Content {
    let mut builder = Builder::default();
    for (field, value) in information {
        builder.value(field.number(), value);
    }
    builder.end_entry();
    builder.finish()
}

/// The attributes in an entry of the type.
pub(super) fn unpack(entry: Entry<'_>) -> BTreeMap<Field, String> {
    let field = |number: AttributeNumber| Field::ALL.get(usize::from(number)).copied();
    entry.values().filter_map(|(number, value)| Some((field(number)?, value.to_owned()))).into_map()
}

/// What a node says now on top of what was known; an error says why that cannot be.
///
/// unverified: that agents' attributes replace those known, and that the service keeps to itself what it alone knows.
pub(super) fn updated(
    mut known: BTreeMap<Field, String>,
    said: &BTreeMap<String, String>,
) -> Result<BTreeMap<Field, String>, String> {
    for (name, value) in said {
        let field =
            Field::named(name).ok_or_else(|| format!("The attribute {name} is not in the schema."))?;
        let is_fixed = matches!(field, Field::InstanceId | Field::ResourceType | Field::InstanceStatus);
        if is_fixed && known.get(&field) != Some(value) {
            return Err(format!("The attribute {name} cannot be {value} for this node."));
        }
        if field == Field::PlatformType && PlatformType::from_wire(value).is_none() {
            return Err(format!("The attribute {name} cannot be {value}."));
        }
        known.insert(field, value.clone());
    }
    Ok(known)
}

/// Numbers that an id fixes.
struct Dice(u64);

impl Dice {
    fn of(id: &NodeId) -> Self {
        // FNV-1a: unlike the standard library's hash it will never change, so neither will the nodes.
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(id.as_str().bytes().fold(0xcbf2_9ce4_8422_2325, step))
    }

    fn below(&mut self, count: usize) -> usize {
        // The step and the finish of splitmix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % count as u64).unwrap_or_default()
    }

    fn letters(&mut self, length: usize) -> String {
        const LETTERS: &[u8; 36] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        (0..length).map(|_| char::from(LETTERS[self.below(LETTERS.len())])).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imagine(id: &str) -> BTreeMap<Field, String> {
        imagined(&NodeId::parse(id).unwrap(), &Region::default())
    }

    #[test]
    fn fields_are_numbered_as_the_schema_is() {
        let names: Vec<_> = AwsType::InstanceInformation.definition().names().collect();
        assert_eq!(names, Field::ALL.map(|field| format!("{field:?}")));
        assert!(Field::ALL.iter().all(|field| Field::ALL[usize::from(field.number())] == *field));
    }

    #[test]
    fn an_id_fixes_its_node() {
        let one = imagine("i-0cb2b964d3e14fd9f");
        assert_eq!(one, imagine("i-0cb2b964d3e14fd9f"));
        assert_eq!(one[&Field::InstanceId], "i-0cb2b964d3e14fd9f");
        assert_eq!(one[&Field::ResourceType], "EC2Instance");
        assert_eq!(unpack(pack(&one).entries().next().unwrap()), one);
    }

    #[test]
    fn nodes_differ_and_are_of_several_platforms() {
        let nodes: Vec<_> = (0..200).map(|number| imagine(&format!("i-{number:017x}"))).collect();
        for kind in ["Linux", "Windows"] {
            assert!(nodes.iter().any(|node| node[&Field::PlatformType] == kind));
        }
        for node in &nodes {
            let prefix = if node[&Field::PlatformType] == "Linux" { "ip-10-" } else { "EC2AMAZ-" };
            assert!(node[&Field::ComputerName].starts_with(prefix));
            assert!(node[&Field::IpAddress].parse::<std::net::Ipv4Addr>().is_ok());
        }
    }

    #[test]
    fn what_the_service_alone_knows_cannot_be_changed() {
        let known = imagine("i-12345678");
        let said = |name: &str, value: &str| BTreeMap::from([(name.to_owned(), value.to_owned())]);
        let renamed = updated(known.clone(), &said("ComputerName", "db")).unwrap();
        assert_eq!(renamed[&Field::ComputerName], "db");
        assert_eq!(updated(known.clone(), &said("InstanceId", "i-12345678")), Ok(known.clone()));
        for (name, value) in [
            ("InstanceId", "i-87654321"),
            ("InstanceStatus", "Terminated"),
            ("PlatformType", "Solaris"),
            ("Colour", "red"),
        ] {
            assert!(updated(known.clone(), &said(name, value)).is_err(), "{name}");
        }
    }
}
