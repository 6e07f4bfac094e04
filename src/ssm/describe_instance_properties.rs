//! `DescribeInstanceProperties`: the managed nodes, with what else would be known of them.

use super::{
    Partition, State,
    compare::Case,
    information::{Field, InstanceStatus},
    information_filter::{self, On},
    node_filter::{Comparison, NodeFilters, Operator, Property},
    nodes::{Node, NodeId},
    paging,
};
use crate::{
    api::{
        Timestamp,
        ssm::{
            DescribeInstancePropertiesRequest, DescribeInstancePropertiesResult, Error, InstanceProperty,
            InstancePropertyFilterKey as Key, InstancePropertyFilterOperator as AskedOperator,
            InstancePropertyStringFilter, PingStatus, PlatformType, ResourceType,
        },
    },
    kit::{Context, page::Pager},
};

/// How many nodes are on a page if the request does not say.
///
/// unverified: as for `DescribeInstanceInformation`; the reference names no default.
const PAGE: usize = 10;

/// Lists the managed nodes by id. What only EC2 would know (instance type, state, key pair and so on) is left out.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstanceProperties.html>.
///
/// # Errors
/// `InvalidNextToken`, and for the filters those of [`read`].
pub(super) fn describe_instance_properties(
    state: &State,
    context: &Context<'_>,
    input: DescribeInstancePropertiesRequest,
) -> Result<DescribeInstancePropertiesResult, Error> {
    let partition = state.at(context.scope());
    let filters = read(partition, &input, context.now)?;
    let query = (&input.instance_property_filter_list, &input.filters_with_operator);
    let limit = paging::limit(input.max_results, PAGE);
    let pager = Pager { list: "DescribeInstanceProperties", scope: context.scope(), query: &query };
    let page = filters.page(&pager, input.next_token.as_deref(), limit)?;
    let list = page.items.into_iter().map(|(id, node)| describe(partition, context, id, node)).collect();
    Ok(DescribeInstancePropertiesResult { instance_properties: Some(list), next_token: page.next })
}

/// The filters of a request at `now`: in the older form, and with operators.
///
/// unverified: that the two forms may stand beside each other, that tags can be asked for as in
/// `DescribeInstanceInformation`, and by which operators.
///
/// # Errors
/// `InvalidFilterKey`, `InvalidInstancePropertyFilterValue`, `InvalidInstanceId`, `InvalidActivationId`,
/// `InvalidDocument`, and `ValidationException` for filters that cannot stand beside each other.
fn read<'a>(
    partition: &'a Partition,
    request: &DescribeInstancePropertiesRequest,
    now: Timestamp,
) -> Result<NodeFilters<'a>, Error> {
    let older = request.instance_property_filter_list.as_deref().unwrap_or_default();
    let mut asked: Vec<_> =
        older.iter().map(|filter| (On::Node(filter.key), Comparison::equal(&filter.value_set))).collect();
    for filter in request.filters_with_operator.as_deref().unwrap_or_default() {
        let on = On::read(&filter.key, Key::from_wire).ok_or(Error::InvalidFilterKey {})?;
        asked.push((on, comparison(filter)));
    }
    information_filter::check_mix(asked.iter().map(|(on, _)| on.is_on_tags()))?;
    let mut filters = NodeFilters::new(partition, now);
    for (on, comparison) in asked {
        match on {
            On::Node(key) => ask(&mut filters, key, comparison)?,
            _ if comparison.operator != Operator::Equal => {
                return Err(bad_value("Filters on tags can be used with Equal only.".to_owned()));
            }
            On::TagKey => filters.ask_tag_key(comparison.values),
            On::Tag(key) => information_filter::ask_tag(&mut filters, key, &comparison.values)?,
        }
    }
    Ok(filters)
}

fn comparison(filter: &InstancePropertyStringFilter) -> Comparison {
    let operator = match filter.operator {
        None | Some(AskedOperator::Equal) => Operator::Equal,
        Some(AskedOperator::NotEqual) => Operator::NotEqual,
        Some(AskedOperator::BeginWith) => Operator::BeginWith,
        Some(AskedOperator::LessThan) => Operator::LessThan,
        Some(AskedOperator::GreaterThan) => Operator::GreaterThan,
    };
    Comparison { operator, values: filter.values.clone(), case: Case::Matters }
}

fn ask(filters: &mut NodeFilters<'_>, key: Key, comparison: Comparison) -> Result<(), Error> {
    let values = &comparison.values;
    // Only whole values can be checked: others may be parts, or lie between.
    let whole = matches!(comparison.operator, Operator::Equal | Operator::NotEqual);
    match key {
        Key::InstanceIds => {
            if whole {
                information_filter::check_ids(values)?;
            }
            filters.ask(Field::InstanceId, comparison);
        }
        Key::AgentVersion => filters.ask(Field::AgentVersion, comparison),
        Key::PlatformTypes => {
            check(whole, values, PlatformType::from_wire)?;
            filters.ask(Field::PlatformType, comparison);
        }
        Key::ResourceType => {
            check(whole, values, ResourceType::from_wire)?;
            filters.ask(Field::ResourceType, comparison);
        }
        Key::PingStatus => {
            check(whole, values, PingStatus::from_wire)?;
            filters.ask_status(|status| comparison.holds(Some(status.ping_status().as_str())));
        }
        Key::ActivationIds => {
            if whole {
                information_filter::check_activations(values)?;
            }
            filters.ask_beside(Property::ActivationId, comparison);
        }
        Key::IamRole => filters.ask_beside(Property::IamRole, comparison),
        // There are no associations whose status a node could have.
        Key::AssociationStatus => filters.ask_constant(None, &comparison),
        // Nor are there documents that one could be made of.
        Key::DocumentName => {
            let name = values.first().map(String::as_str).unwrap_or_default();
            return Err(Error::InvalidDocument { message: format!("The document {name} does not exist.") });
        }
    }
    Ok(())
}

fn check<T>(whole: bool, values: &[String], known: fn(&str) -> Option<T>) -> Result<(), Error> {
    if whole { information_filter::check_known(values, known, bad_value) } else { Ok(()) }
}

fn bad_value(message: String) -> Error {
    Error::InvalidInstancePropertyFilterValue { message }
}

fn describe(partition: &Partition, context: &Context<'_>, id: &NodeId, node: &Node) -> InstanceProperty {
    let mut information = partition.information(id, &context.scope().region);
    let status = information.get(&Field::InstanceStatus).and_then(|text| InstanceStatus::from_wire(text));
    let (hybrid, place) = (node.hybrid.as_deref(), node.whereabouts.as_deref());
    InstanceProperty {
        name: hybrid.and_then(|hybrid| hybrid.name.as_deref().map(str::to_owned)),
        instance_id: Some(id.as_str().to_owned()),
        ip_address: information.remove(&Field::IpAddress),
        ping_status: status.map(InstanceStatus::ping_status),
        last_ping_date_time: Some(node.last_seen),
        agent_version: information.remove(&Field::AgentVersion),
        platform_type: information.get(&Field::PlatformType).and_then(|text| PlatformType::from_wire(text)),
        platform_name: information.remove(&Field::PlatformName),
        platform_version: information.remove(&Field::PlatformVersion),
        activation_id: hybrid.map(|hybrid| hybrid.activation.to_string()),
        iam_role: hybrid.map(|hybrid| hybrid.iam_role.to_string()),
        registration_date: hybrid.map(|_| node.registered),
        resource_type: Some(id.resource_type().to_string()),
        computer_name: information.remove(&Field::ComputerName),
        source_id: place.and_then(|place| place.source_id.as_deref().map(str::to_owned)),
        source_type: place.and_then(|place| place.source_type),
        source_location: place.and_then(|place| place.source_location.as_deref().map(str::to_owned)),
        availability_zone: place.and_then(|place| place.availability_zone.as_deref().map(str::to_owned)),
        ..InstanceProperty::default()
    }
}
