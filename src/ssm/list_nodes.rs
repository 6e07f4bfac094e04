//! `ListNodes`: the managed nodes, as the node explorer has them.

use super::{
    Partition, State,
    aws_types::AwsType,
    compare::Case,
    information::Field,
    node_filter::{Comparison, NodeFilters, Operator, Property},
    nodes::{Node, NodeId},
    paging,
};
use crate::{
    api::ssm::{
        self as api, Error, InstanceInfo, ListNodesRequest, ListNodesResult, ManagedStatus, NodeFilter,
        NodeFilterKey as Key, NodeFilterOperatorType, NodeOwnerInfo, NodeType, PlatformType,
    },
    kit::{Context, page::Pager},
};

/// The most nodes of a page, and how many there are if the request does not say.
///
/// unverified: the default is not documented.
const PAGE: usize = 50;

/// Lists the managed nodes by id. The account is in no organization, so owners have no organizational unit.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListNodes.html>.
///
/// # Errors
/// `InvalidNextToken`, `ResourceDataSyncNotFoundException`.
pub(super) fn list_nodes(
    state: &State,
    context: &Context<'_>,
    input: ListNodesRequest,
) -> Result<ListNodesResult, Error> {
    let partition = state.at(context.scope());
    partition.syncs.check_source(input.sync_name.as_deref())?;
    let filters = read(partition, context, input.filters.as_deref().unwrap_or_default());
    let query = (&input.sync_name, &input.filters);
    let limit = paging::limit(input.max_results, PAGE);
    let pager = Pager { list: "ListNodes", scope: context.scope(), query: &query };
    let page = filters.page(&pager, input.next_token.as_deref(), limit)?;
    let nodes = page.items.into_iter().map(|(id, node)| describe(partition, context, id, node)).collect();
    Ok(ListNodesResult { nodes: Some(nodes), next_token: page.next })
}

/// The filters of a request.
///
/// unverified: that the case of letters does not matter, as in other filters on inventory.
pub(super) fn read<'a>(
    partition: &'a Partition,
    context: &Context<'_>,
    asked: &[NodeFilter],
) -> NodeFilters<'a> {
    let mut filters = NodeFilters::new(partition, context.now);
    for filter in asked {
        let operator = match filter.r#type {
            None | Some(NodeFilterOperatorType::Equal) => Operator::Equal,
            Some(NodeFilterOperatorType::NotEqual) => Operator::NotEqual,
            Some(NodeFilterOperatorType::BeginWith) => Operator::BeginWith,
        };
        let comparison = Comparison { operator, values: filter.values.clone(), case: Case::Ignored };
        ask(&mut filters, context, filter.key, comparison);
    }
    filters
}

fn ask(filters: &mut NodeFilters<'_>, context: &Context<'_>, key: Key, comparison: Comparison) {
    let scope = context.scope();
    match key {
        Key::AgentType => filters.ask(Field::AgentType, comparison),
        Key::AgentVersion => filters.ask(Field::AgentVersion, comparison),
        Key::ComputerName => filters.ask(Field::ComputerName, comparison),
        Key::InstanceId => filters.ask(Field::InstanceId, comparison),
        Key::InstanceStatus => filters.ask(Field::InstanceStatus, comparison),
        Key::IpAddress => filters.ask(Field::IpAddress, comparison),
        Key::PlatformName => filters.ask(Field::PlatformName, comparison),
        Key::PlatformType => filters.ask(Field::PlatformType, comparison),
        Key::PlatformVersion => filters.ask(Field::PlatformVersion, comparison),
        Key::ResourceType => filters.ask(Field::ResourceType, comparison),
        Key::ManagedStatus => ask_managed(filters, &comparison),
        Key::Region => filters.ask_constant(Some(scope.region.as_str()), &comparison),
        Key::AccountId => filters.ask_constant(Some(scope.account.as_str()), &comparison),
        Key::OrganizationalUnitId | Key::OrganizationalUnitPath => filters.ask_constant(None, &comparison),
        Key::AvailabilityZone => filters.ask_beside(Property::AvailabilityZone, comparison),
        Key::AvailabilityZoneId => filters.ask_beside(Property::AvailabilityZoneId, comparison),
        Key::SourceId => filters.ask_beside(Property::SourceId, comparison),
        Key::SourceLocation => filters.ask_beside(Property::SourceLocation, comparison),
        Key::SourceType => filters.ask_beside(Property::SourceType, comparison),
    }
}

/// Every node that is known here is a managed one; `All` asks for any.
fn ask_managed(filters: &mut NodeFilters<'_>, comparison: &Comparison) {
    let all = comparison.operator == Operator::Equal && comparison.holds(Some(ManagedStatus::All.as_str()));
    if !all {
        filters.ask_constant(Some(ManagedStatus::Managed.as_str()), comparison);
    }
}

fn describe(partition: &Partition, context: &Context<'_>, id: &NodeId, node: &Node) -> api::Node {
    let scope = context.scope();
    let said = partition.types.aws(AwsType::InstanceInformation).items(id, context.now).next();
    let owner = NodeOwnerInfo { account_id: Some(scope.account.to_string()), ..NodeOwnerInfo::default() };
    api::Node {
        capture_time: said.map(|item| item.captured),
        id: Some(id.as_str().to_owned()),
        owner: Some(owner),
        region: Some(scope.region.to_string()),
        node_type: Some(NodeType { instance: Some(instance(partition, context, id, node)) }),
    }
}

fn instance(partition: &Partition, context: &Context<'_>, id: &NodeId, node: &Node) -> InstanceInfo {
    let mut information = partition.information(id, &context.scope().region);
    let place = node.whereabouts.as_deref();
    let name = node.hybrid.as_deref().and_then(|hybrid| hybrid.name.as_deref());
    InstanceInfo {
        agent_type: information.remove(&Field::AgentType),
        agent_version: information.remove(&Field::AgentVersion),
        computer_name: information.remove(&Field::ComputerName),
        instance_status: information.remove(&Field::InstanceStatus),
        ip_address: information.remove(&Field::IpAddress),
        managed_status: Some(ManagedStatus::Managed),
        name: name.map(str::to_owned),
        platform_type: information.get(&Field::PlatformType).and_then(|text| PlatformType::from_wire(text)),
        platform_name: information.remove(&Field::PlatformName),
        platform_version: information.remove(&Field::PlatformVersion),
        resource_type: Some(id.resource_type()),
        source_type: place.and_then(|place| place.source_type),
        source_id: place.and_then(|place| place.source_id.as_deref().map(str::to_owned)),
        source_location: place.and_then(|place| place.source_location.as_deref().map(str::to_owned)),
        availability_zone: place.and_then(|place| place.availability_zone.as_deref().map(str::to_owned)),
        availability_zone_id: place
            .and_then(|place| place.availability_zone_id.as_deref().map(str::to_owned)),
    }
}
