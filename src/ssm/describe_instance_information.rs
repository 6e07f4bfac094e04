//! `DescribeInstanceInformation`: the managed nodes, as their agents last described them.

use super::{
    Partition, State,
    information::{Field, LATEST_AGENT},
    node_filter::NodeFilters,
    nodes::{Node, NodeId},
    paging,
    search::Search,
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
/// `InvalidNextToken`, and for the filters those of [`NodeFilters::read`].
pub(super) fn describe_instance_information(
    state: &State,
    context: &Context<'_>,
    input: DescribeInstanceInformationRequest,
) -> Result<DescribeInstanceInformationResult, Error> {
    let partition = state.at(context.scope());
    let filters = NodeFilters::read(partition, &input, context.now)?;
    let query = (&input.instance_information_filter_list, &input.filters);
    let limit = paging::limit(input.max_results, PAGE);
    let page = Pager { list: "DescribeInstanceInformation", scope: context.scope(), query: &query }
        .page(input.next_token.as_deref(), limit, |after: Option<String>| {
            let search = Search::new(partition, filters.inventory(), after.as_deref());
            let search = search.take_while(|_| filters.can_hold());
            search
                .filter(|(_, node)| filters.hold(node))
                .map(|(id, node)| (id.as_str().to_owned(), (id, node)))
        })
        .map_err(paging::refused)?;
    let list = page.items.into_iter().map(|(id, node)| describe(partition, context, id, node)).collect();
    Ok(DescribeInstanceInformationResult { instance_information_list: Some(list), next_token: page.next })
}

fn describe(partition: &Partition, context: &Context<'_>, id: &NodeId, node: &Node) -> InstanceInformation {
    let mut information = partition.information(id, &context.scope().region);
    let agent_version = information.remove(&Field::AgentVersion);
    InstanceInformation {
        instance_id: Some(id.as_str().to_owned()),
        ping_status: Some(node.ping_status()),
        last_ping_date_time: Some(node.last_seen),
        is_latest_version: Some(agent_version.as_deref() == Some(LATEST_AGENT)),
        agent_version,
        platform_type: information.get(&Field::PlatformType).and_then(|text| PlatformType::from_wire(text)),
        platform_name: information.remove(&Field::PlatformName),
        platform_version: information.remove(&Field::PlatformVersion),
        resource_type: Some(id.resource_type()),
        ip_address: information.remove(&Field::IpAddress),
        computer_name: information.remove(&Field::ComputerName),
        ..InstanceInformation::default()
    }
}
