//! `UpdateInstanceInformation`: the heartbeat of an agent.

use std::collections::BTreeMap;

use crate::{
    api::ssm::{Error, UpdateInstanceInformationRequest, UpdateInstanceInformationResult},
    kit::{Ordered, Transaction},
    ssm::{
        Event, State,
        information::Field,
        nodes::{Node, Whereabouts},
    },
};

/// Notes that a node is alive, and what it says of itself; what it leaves out stays as it was. An EC2 instance that was
/// not known is registered by it. The channel that the agent listens on is shown by no operation.
///
/// # Errors
/// `InvalidInstanceId` for a node that is not there and cannot register by itself, or is gone.
pub(super) fn update_instance_information(
    state: &mut State,
    tx: &mut Transaction<'_, Event>,
    input: UpdateInstanceInformationRequest,
) -> Result<UpdateInstanceInformationResult, Error> {
    let scope = tx.scope().clone();
    let id = state.at(&scope).writer(&input.instance_id, tx.settings)?;
    let whereabouts = whereabouts(&input);
    let partition = state.at_mut(&scope);
    partition.beat(id, said(input), tx);
    if let Some(node) = partition.nodes.get_mut(&id) {
        move_to(node, whereabouts);
    }
    Ok(UpdateInstanceInformationResult {})
}

fn said(input: UpdateInstanceInformationRequest) -> BTreeMap<Field, String> {
    let said = [
        (Field::AgentType, input.agent_name),
        (Field::AgentStatus, input.agent_status),
        (Field::AgentVersion, input.agent_version),
        (Field::ComputerName, input.computer_name),
        (Field::IpAddress, input.ip_address),
        (Field::PlatformName, input.platform_name),
        (Field::PlatformType, input.platform_type.map(|platform| platform.to_string())),
        (Field::PlatformVersion, input.platform_version),
    ];
    said.into_iter().filter_map(|(field, value)| Some((field, value?))).into_map()
}

fn whereabouts(input: &UpdateInstanceInformationRequest) -> Whereabouts {
    let text = |text: &Option<String>| text.as_deref().map(Into::into);
    Whereabouts {
        availability_zone: text(&input.availability_zone),
        availability_zone_id: text(&input.availability_zone_id),
        source_id: text(&input.source_id),
        source_type: input.source_type,
        source_location: text(&input.source_location),
    }
}

fn move_to(node: &mut Node, now: Whereabouts) {
    if now == Whereabouts::default() {
        return;
    }
    let known = node.whereabouts.get_or_insert_default();
    **known = Whereabouts {
        availability_zone: now.availability_zone.or_else(|| known.availability_zone.take()),
        availability_zone_id: now.availability_zone_id.or_else(|| known.availability_zone_id.take()),
        source_id: now.source_id.or_else(|| known.source_id.take()),
        source_type: now.source_type.or(known.source_type),
        source_location: now.source_location.or_else(|| known.source_location.take()),
    };
}
