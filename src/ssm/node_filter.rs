//! The filters of `DescribeInstanceInformation`, in the older form and in the one that knows tags.

use super::{
    Partition,
    aws_types::AwsType,
    compare::Case,
    content::AttributeNumber,
    filter::{Condition, Filters},
    information::Field,
    nodes::{self, Node, NodeId},
};
use crate::api::{
    Timestamp,
    ssm::{
        DescribeInstanceInformationRequest, Error, InstanceInformationFilterKey as Key, PingStatus,
        PlatformType, ResourceType,
    },
};

/// The most values of a filter on a tag; the service was seen to refuse more.
const MOST_TAG_VALUES: usize = 5;

/// The filters of a request.
#[derive(Debug)]
pub(super) struct NodeFilters<'a> {
    inventory: Filters<'a>,
    /// For each filter on the ping status, those it takes.
    ping: Vec<Vec<PingStatus>>,
    /// Whether something is asked for that no node has.
    nothing: bool,
}

/// What a filter is on.
#[derive(Clone, Copy, Debug)]
enum On<'a> {
    Node(Key),
    TagKey,
    Tag(&'a str),
}

impl<'a> On<'a> {
    fn read(key: &'a str) -> Option<Self> {
        match key.strip_prefix("tag:") {
            Some(tag) => (!tag.is_empty()).then_some(Self::Tag(tag)),
            None if key == "tag-key" => Some(Self::TagKey),
            None => Key::from_wire(key).map(Self::Node),
        }
    }

    fn is_on_tags(self) -> bool {
        !matches!(self, Self::Node(_))
    }
}

impl<'a> NodeFilters<'a> {
    /// The filters of a request at `now`.
    ///
    /// # Errors
    /// `InvalidFilterKey`, `InvalidInstanceInformationFilterValue`, `InvalidInstanceId`, and `ValidationException` for
    /// filters that cannot stand beside each other.
    pub(super) fn read(
        partition: &'a Partition,
        request: &DescribeInstanceInformationRequest,
        now: Timestamp,
    ) -> Result<Self, Error> {
        let older = request.instance_information_filter_list.as_deref().unwrap_or_default();
        let newer = request.filters.as_deref().unwrap_or_default();
        if !older.is_empty() && !newer.is_empty() {
            // unverified: the documents say only that the two exclude each other.
            return Err(invalid("Filters and InstanceInformationFilterList cannot be used in one request."));
        }
        let mut asked: Vec<_> =
            older.iter().map(|filter| (On::Node(filter.key), &filter.value_set)).collect();
        for filter in newer {
            let on = On::read(&filter.key).ok_or(Error::InvalidFilterKey {})?;
            asked.push((on, &filter.values));
        }
        // unverified: several filters on tags may stand beside each other.
        if asked.iter().any(|(on, _)| on.is_on_tags()) && !asked.iter().all(|(on, _)| on.is_on_tags()) {
            return Err(invalid("Cannot mix tag or inventory filter with any other filter."));
        }
        let mut read = Self { inventory: Filters::none(now), ping: Vec::new(), nothing: false };
        for (on, values) in asked {
            read.add(partition, on, values)?;
        }
        Ok(read)
    }

    /// What they ask of the inventory.
    pub(super) fn inventory(&self) -> &Filters<'a> {
        &self.inventory
    }

    /// Whether any node can meet them.
    pub(super) fn can_hold(&self) -> bool {
        !self.nothing
    }

    /// Whether a node that has what is asked of the inventory meets the rest.
    pub(super) fn hold(&self, node: &Node) -> bool {
        self.ping.iter().all(|statuses| statuses.contains(&node.ping_status()))
    }

    fn add(&mut self, partition: &'a Partition, on: On<'_>, values: &[String]) -> Result<(), Error> {
        match on {
            On::Node(Key::InstanceIds) => {
                // unverified: that such an id is refused instead of not found.
                if let Some(id) = values.iter().find(|id| NodeId::parse(id).is_none()) {
                    return Err(nodes::unknown(id));
                }
                self.ask(partition, Field::InstanceId, values);
            }
            On::Node(Key::AgentVersion) => self.ask(partition, Field::AgentVersion, values),
            On::Node(Key::PlatformTypes) => {
                known(values, PlatformType::from_wire)?;
                self.ask(partition, Field::PlatformType, values);
            }
            On::Node(Key::ResourceType) => {
                if values.len() > 1 {
                    return Err(bad_value("ResourceType filter may contain only one value."));
                }
                known(values, ResourceType::from_wire)?;
                self.ask(partition, Field::ResourceType, values);
            }
            On::Node(Key::PingStatus) => self.ping.push(known(values, PingStatus::from_wire)?),
            // No node has any of these yet: there are neither activations nor associations.
            On::Node(Key::ActivationIds | Key::IamRole | Key::AssociationStatus) => self.nothing = true,
            On::TagKey => self.ask_tag(partition, vec![tag(TAG_KEY, values.to_vec())]),
            On::Tag(key) => {
                if values.len() > MOST_TAG_VALUES {
                    let (given, most) = (values.len(), MOST_TAG_VALUES);
                    return Err(invalid(format!(
                        "The number of tag values for tag:{key} was {given}. Max: {most}."
                    )));
                }
                self.ask_tag(
                    partition,
                    vec![tag(TAG_KEY, vec![key.to_owned()]), tag(TAG_VALUE, values.to_vec())],
                );
            }
        }
        Ok(())
    }
    fn ask(&mut self, partition: &'a Partition, field: Field, values: &[String]) {
        let condition = Condition::equal(field.number(), values.to_vec(), Case::Matters);
        self.inventory.ask(partition.types.aws(AwsType::InstanceInformation), vec![condition]);
    }

    /// The tags of nodes are those in their `AWS:Tag` inventory, as there is no EC2 to ask. unverified: that the
    /// service lets this type be put.
    fn ask_tag(&mut self, partition: &'a Partition, together: Vec<Condition>) {
        self.inventory.ask(partition.types.aws(AwsType::Tag), together);
    }
}

/// The attributes of `AWS:Tag`, by number.
const TAG_KEY: AttributeNumber = 0;
const TAG_VALUE: AttributeNumber = 1;

fn tag(attribute: AttributeNumber, values: Vec<String>) -> Condition {
    Condition::equal(attribute, values, Case::Matters)
}

/// The values that `values` name.
///
/// unverified: that an unknown one is refused.
fn known<T>(values: &[String], read: fn(&str) -> Option<T>) -> Result<Vec<T>, Error> {
    let unknown = |value| bad_value(format!("{value} is not a valid filter value."));
    values.iter().map(|value| read(value).ok_or_else(|| unknown(value))).collect()
}

fn bad_value(message: impl Into<String>) -> Error {
    Error::InvalidInstanceInformationFilterValue { message: message.into() }
}

fn invalid(message: impl Into<String>) -> Error {
    Error::ValidationException { message: message.into() }
}
