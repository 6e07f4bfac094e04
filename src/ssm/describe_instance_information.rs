//! `DescribeInstanceInformation`: the managed nodes, as their agents last described them.

use super::{
    Partition, State,
    information::{Field, InstanceStatus, LATEST_AGENT},
    information_filter,
    nodes::{Node, NodeId},
    paging,
};
use crate::{
    api::ssm::{
        DescribeInstanceInformationRequest, DescribeInstanceInformationResult, Error, InstanceInformation,
        PlatformType,
    },
    kit::{Context, page::Pager},
};

/// How many nodes are on a page if the request does not say; the API reference.
const PAGE: usize = 10;

/// Lists the managed nodes by id.
/// See <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstanceInformation.html>.
///
/// # Errors
/// `InvalidNextToken`, and for the filters those of [`information_filter::read`].
pub(super) fn describe_instance_information(
    state: &State,
    context: &Context<'_>,
    input: DescribeInstanceInformationRequest,
) -> Result<DescribeInstanceInformationResult, Error> {
    let partition = state.at(context.scope());
    let filters = information_filter::read(partition, &input, context.now)?;
    let query = (&input.instance_information_filter_list, &input.filters);
    let limit = paging::limit(input.max_results, PAGE);
    let pager = Pager { list: "DescribeInstanceInformation", scope: context.scope(), query: &query };
    let page = filters.page(&pager, input.next_token.as_deref(), limit)?;
    let list = page.items.into_iter().map(|(id, node)| describe(partition, context, id, node)).collect();
    Ok(DescribeInstanceInformationResult { instance_information_list: Some(list), next_token: page.next })
}

fn describe(partition: &Partition, context: &Context<'_>, id: &NodeId, node: &Node) -> InstanceInformation {
    let mut information = partition.information(id, &context.scope().region);
    let agent_version = information.remove(&Field::AgentVersion);
    let status = information.get(&Field::InstanceStatus).and_then(|text| InstanceStatus::from_wire(text));
    let (hybrid, place) = (node.hybrid.as_deref(), node.whereabouts.as_deref());
    InstanceInformation {
        instance_id: Some(id.as_str().to_owned()),
        ping_status: status.map(InstanceStatus::ping_status),
        last_ping_date_time: Some(node.last_seen),
        is_latest_version: agent_version.as_deref().map(|version| version == LATEST_AGENT),
        agent_version,
        platform_type: information.get(&Field::PlatformType).and_then(|text| PlatformType::from_wire(text)),
        platform_name: information.remove(&Field::PlatformName),
        platform_version: information.remove(&Field::PlatformVersion),
        activation_id: hybrid.map(|hybrid| hybrid.activation.to_string()),
        iam_role: hybrid.map(|hybrid| hybrid.iam_role.to_string()),
        registration_date: hybrid.map(|_| node.registered),
        resource_type: Some(id.resource_type()),
        name: hybrid.and_then(|hybrid| hybrid.name.as_deref().map(str::to_owned)),
        ip_address: information.remove(&Field::IpAddress),
        computer_name: information.remove(&Field::ComputerName),
        source_id: place.and_then(|place| place.source_id.as_deref().map(str::to_owned)),
        source_type: place.and_then(|place| place.source_type),
        source_location: place.and_then(|place| place.source_location.as_deref().map(str::to_owned)),
        ..InstanceInformation::default()
    }
}
