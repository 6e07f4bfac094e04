//! The filters of `DescribeInstanceInformation`, in the older form and in the one that knows tags; and what those of
//! `DescribeInstanceProperties` have in common with them.

use super::{
    Partition,
    activations::ActivationId,
    information::Field,
    node_filter::{Comparison, NodeFilters, Property},
    nodes::{self, NodeId},
};
use crate::api::{
    Timestamp,
    ssm::{
        DescribeInstanceInformationRequest, Error, InstanceInformationFilterKey as Key, PingStatus,
        PlatformType, ResourceType, SourceType,
    },
};

/// The most values of a filter on a tag; the service was seen to refuse more.
const MOST_TAG_VALUES: usize = 5;

/// What a filter is on.
#[derive(Clone, Copy, Debug)]
pub(super) enum On<'a, K> {
    Node(K),
    TagKey,
    Tag(&'a str),
}

impl<'a, K> On<'a, K> {
    /// What a text names, with `known` to read the keys of the operation.
    pub(super) fn read(key: &'a str, known: fn(&str) -> Option<K>) -> Option<Self> {
        match key.strip_prefix("tag:") {
            Some(tag) => (!tag.is_empty()).then_some(Self::Tag(tag)),
            None if key == "tag-key" => Some(Self::TagKey),
            None => known(key).map(Self::Node),
        }
    }

    pub(super) fn is_on_tags(&self) -> bool {
        !matches!(self, Self::Node(_))
    }
}

/// What is known of a node that a request can ask for.
#[derive(Clone, Copy, Debug)]
enum Known {
    /// In either form.
    Either(Key),
    /// In the newer form only, as the model's documentation of `InstanceInformationStringFilter` lists them.
    SourceIds,
    SourceTypes,
}

impl Known {
    fn from_wire(text: &str) -> Option<Self> {
        match text {
            "SourceIds" => Some(Self::SourceIds),
            "SourceTypes" => Some(Self::SourceTypes),
            _ => Key::from_wire(text).map(Self::Either),
        }
    }
}

/// The filters of a request at `now`.
///
/// # Errors
/// `InvalidFilterKey`, `InvalidInstanceInformationFilterValue`, `InvalidInstanceId`, and `ValidationException` for
/// filters that cannot stand beside each other.
pub(super) fn read<'a>(
    partition: &'a Partition,
    request: &DescribeInstanceInformationRequest,
    now: Timestamp,
) -> Result<NodeFilters<'a>, Error> {
    let older = request.instance_information_filter_list.as_deref().unwrap_or_default();
    let newer = request.filters.as_deref().unwrap_or_default();
    if !older.is_empty() && !newer.is_empty() {
        // unverified: the documents say only that the two exclude each other.
        return Err(invalid("Filters and InstanceInformationFilterList cannot be used in one request."));
    }
    let either = |key| On::Node(Known::Either(key));
    let mut asked: Vec<_> = older.iter().map(|filter| (either(filter.key), &filter.value_set)).collect();
    for filter in newer {
        let on = On::read(&filter.key, Known::from_wire).ok_or(Error::InvalidFilterKey {})?;
        asked.push((on, &filter.values));
    }
    check_mix(asked.iter().map(|(on, _)| on.is_on_tags()))?;
    let mut filters = NodeFilters::new(partition, now);
    for (on, values) in asked {
        match on {
            On::Node(Known::Either(key)) => ask(&mut filters, key, values)?,
            On::Node(Known::SourceIds) => filters.ask_beside(Property::SourceId, Comparison::equal(values)),
            On::Node(Known::SourceTypes) => {
                check_known(values, SourceType::from_wire, bad_value)?;
                filters.ask_beside(Property::SourceType, Comparison::equal(values));
            }
            On::TagKey => filters.ask_tag_key(values.clone()),
            On::Tag(key) => ask_tag(&mut filters, key, values)?,
        }
    }
    Ok(filters)
}

/// Checks that filters on tags stand beside each other only.
///
/// unverified: that several filters on tags may stand beside each other.
pub(super) fn check_mix(mut on_tags: impl Iterator<Item = bool>) -> Result<(), Error> {
    let Some(first) = on_tags.next() else { return Ok(()) };
    if on_tags.all(|other| other == first) {
        return Ok(());
    }
    Err(invalid("Cannot mix tag or inventory filter with any other filter."))
}

/// Asks for a tag, with as many values as the service takes.
pub(super) fn ask_tag(filters: &mut NodeFilters<'_>, key: &str, values: &[String]) -> Result<(), Error> {
    if values.len() > MOST_TAG_VALUES {
        let (given, most) = (values.len(), MOST_TAG_VALUES);
        return Err(invalid(format!("The number of tag values for tag:{key} was {given}. Max: {most}.")));
    }
    filters.ask_tag_value(key, values.to_vec());
    Ok(())
}

fn ask(filters: &mut NodeFilters<'_>, key: Key, values: &[String]) -> Result<(), Error> {
    let comparison = Comparison::equal(values);
    match key {
        Key::InstanceIds => {
            check_ids(values)?;
            filters.ask(Field::InstanceId, comparison);
        }
        Key::AgentVersion => filters.ask(Field::AgentVersion, comparison),
        Key::PlatformTypes => {
            check_known(values, PlatformType::from_wire, bad_value)?;
            filters.ask(Field::PlatformType, comparison);
        }
        Key::ResourceType => {
            if values.len() > 1 {
                return Err(bad_value("ResourceType filter may contain only one value.".to_owned()));
            }
            check_known(values, ResourceType::from_wire, bad_value)?;
            filters.ask(Field::ResourceType, comparison);
        }
        Key::PingStatus => {
            check_known(values, PingStatus::from_wire, bad_value)?;
            filters.ask_status(|status| comparison.holds(Some(status.ping_status().as_str())));
        }
        // unverified: that what cannot be the id of an activation is not found, as it is by DescribeActivations.
        Key::ActivationIds => filters.ask_beside(Property::ActivationId, comparison),
        Key::IamRole => filters.ask_beside(Property::IamRole, comparison),
        // There are no associations whose status a node could have.
        Key::AssociationStatus => filters.ask_constant(None, &comparison),
    }
    Ok(())
}

/// Checks the ids of nodes.
///
/// unverified: that what cannot be one is refused instead of not found.
pub(super) fn check_ids(values: &[String]) -> Result<(), Error> {
    match values.iter().find(|id| NodeId::parse(id).is_none()) {
        Some(id) => Err(nodes::unknown(id)),
        None => Ok(()),
    }
}

/// Checks the ids of activations.
pub(super) fn check_activations(values: &[String]) -> Result<(), Error> {
    match values.iter().find(|id| ActivationId::parse(id).is_none()) {
        Some(id) => {
            Err(Error::InvalidActivationId { message: format!("The activation ID {id} is not valid.") })
        }
        None => Ok(()),
    }
}

/// Checks that all values can be read.
///
/// unverified: that one that cannot is refused.
pub(super) fn check_known<T>(
    values: &[String],
    read: fn(&str) -> Option<T>,
    refuse: fn(String) -> Error,
) -> Result<(), Error> {
    match values.iter().find(|value| read(value).is_none()) {
        Some(value) => Err(refuse(format!("{value} is not a valid filter value."))),
        None => Ok(()),
    }
}

fn bad_value(message: String) -> Error {
    Error::InvalidInstanceInformationFilterValue { message }
}

fn invalid(message: impl Into<String>) -> Error {
    Error::ValidationException { message: message.into() }
}
