//! `DeregisterManagedInstance`, `UpdateManagedInstanceRole`, `GetConnectionStatus`; and what all tests of hybrid nodes
//! begin with.

use super::super::fixture::{Fixture, NODE, RACK, item, map};
use crate::api::ssm::{
    ConnectionStatus, CreateActivation, CreateActivationRequest, DeregisterManagedInstance,
    DeregisterManagedInstanceRequest, DescribeInstanceInformationRequest, GetConnectionStatus,
    GetConnectionStatusRequest, GetInventoryRequest, InstanceInformation,
    InventoryQueryOperatorType as Operator, ListNodes, ListNodesRequest, RegisterManagedInstance,
    RegisterManagedInstanceRequest, Tag, UpdateInstanceInformation, UpdateInstanceInformationRequest,
    UpdateManagedInstanceRole, UpdateManagedInstanceRoleRequest,
};

pub(super) fn tag(key: &str, value: &str) -> Tag {
    Tag { key: key.into(), value: value.into() }
}

/// A request that takes what is checked only for its form.
pub(super) fn registration(activation_id: &str, activation_code: &str) -> RegisterManagedInstanceRequest {
    RegisterManagedInstanceRequest {
        activation_id: Some(activation_id.into()),
        activation_code: Some(activation_code.into()),
        fingerprint: "fingerprint".into(),
        public_key: "k".repeat(392),
        ..RegisterManagedInstanceRequest::default()
    }
}

/// An activation: id and code.
pub(super) fn activate(ssm: &Fixture, request: CreateActivationRequest) -> (String, String) {
    let request = CreateActivationRequest { iam_role: "service-role/SSM".into(), ..request };
    let made = ssm.call::<CreateActivation>(&request).unwrap();
    (made.activation_id.unwrap(), made.activation_code.unwrap())
}

/// A hybrid node, from an activation of its own.
pub(super) fn hybrid(ssm: &Fixture, request: CreateActivationRequest) -> String {
    let (id, code) = activate(ssm, request);
    ssm.call::<RegisterManagedInstance>(&registration(&id, &code)).unwrap().instance_id.unwrap()
}

/// A heartbeat that says nothing but who sends it.
pub(super) fn beat(ssm: &Fixture, id: &str) -> Result<(), (String, String)> {
    let request = UpdateInstanceInformationRequest { instance_id: id.into(), ..Default::default() };
    ssm.call::<UpdateInstanceInformation>(&request).map(drop)
}

/// The managed nodes.
pub(super) fn nodes(ssm: &Fixture) -> Vec<InstanceInformation> {
    ssm.describe(DescribeInstanceInformationRequest::default()).unwrap().instance_information_list.unwrap()
}

fn deregister(ssm: &Fixture, id: &str) -> Result<(), (String, String)> {
    ssm.call::<DeregisterManagedInstance>(&DeregisterManagedInstanceRequest { instance_id: id.into() })
        .map(drop)
}

fn connection(ssm: &Fixture, target: &str) -> ConnectionStatus {
    let request = GetConnectionStatusRequest { target: target.into() };
    let answer = ssm.call::<GetConnectionStatus>(&request).unwrap();
    assert_eq!(answer.target.as_deref(), Some(target));
    answer.status.unwrap()
}

fn not_existing(id: &str) -> (String, String) {
    ("InvalidInstanceId".into(), format!("Not existing InstanceId {id}"))
}

#[test]
fn a_deregistered_node_leaves_the_lists_and_its_history_stays() {
    let ssm = Fixture::default();
    let id = hybrid(&ssm, CreateActivationRequest::default());
    ssm.put_one(&id, item(RACK, &[&[("Vendor", "x")]]));
    ssm.put_one(NODE, item(RACK, &[]));
    deregister(&ssm, &id).unwrap();

    let list = nodes(&ssm);
    assert_eq!(list.iter().map(|node| node.instance_id.as_deref()).collect::<Vec<_>>(), [Some(NODE)]);
    assert_eq!(ssm.call::<ListNodes>(&ListNodesRequest::default()).unwrap().nodes.unwrap().len(), 1);
    let entities = ssm.get(GetInventoryRequest::default()).unwrap().entities.unwrap();
    let gone = entities.iter().find(|entity| entity.id.as_deref() == Some(&id)).unwrap();
    let content = &gone.data.as_ref().unwrap()["AWS:InstanceInformation"].content;
    assert_eq!(*content, [map(&[("InstanceId", &id), ("InstanceStatus", "Terminated")])]);
    let status = |operator| {
        let key = "AWS:InstanceInformation.InstanceStatus";
        ssm.matching(vec![super::super::fixture::filter(key, operator, &["Terminated"])])
    };
    assert_eq!(
        (status(Operator::Equal), status(Operator::NotEqual)),
        (vec![id.clone()], vec![NODE.to_owned()])
    );
    assert_eq!(ssm.entries(&id, RACK).len(), 1);

    assert_eq!(beat(&ssm, &id).unwrap_err(), not_existing(&id));
    assert!(ssm.put(&id, vec![item(RACK, &[])]).is_err());
    assert_eq!(deregister(&ssm, &id).unwrap_err(), not_existing(&id));
    assert_eq!(connection(&ssm, &id), ConnectionStatus::Notconnected);
}

#[test]
fn nothing_of_a_deregistered_node_is_left_after_thirty_days() {
    let ssm = Fixture::default();
    let (id, code) =
        activate(&ssm, CreateActivationRequest { tags: Some(vec![tag("a", "b")]), ..Default::default() });
    ssm.put_one(NODE, item(RACK, &[]));
    let before = ssm.state();
    let node = ssm.call::<RegisterManagedInstance>(&registration(&id, &code)).unwrap().instance_id.unwrap();
    ssm.put_one(&node, item(RACK, &[&[("Vendor", "x")]]));
    beat(&ssm, &node).unwrap();
    deregister(&ssm, &node).unwrap();
    ssm.advance_days(29);
    assert!(ssm.state().to_string().contains(&node));
    ssm.advance_days(1);
    assert!(!ssm.state().to_string().contains(&node));
    assert_eq!(ssm.state()[0][1]["nodes"], before[0][1]["nodes"]);
    assert_eq!(ssm.pending(), 0);
}

#[test]
fn only_hybrid_nodes_can_be_deregistered() {
    let ssm = Fixture::default();
    ssm.put_one(NODE, item(RACK, &[]));
    assert_eq!(deregister(&ssm, NODE).unwrap_err().0, "ValidationException");
    for id in ["mi-0123456789abcdef0", "eks_c:cluster_0123456789abcdef0"] {
        assert_eq!(deregister(&ssm, id).unwrap_err(), not_existing(id));
    }
}

#[test]
fn a_hybrid_node_gets_another_role() {
    let ssm = Fixture::default();
    let id = hybrid(&ssm, CreateActivationRequest::default());
    let to = |instance_id: &str, iam_role: &str| {
        let request =
            UpdateManagedInstanceRoleRequest { instance_id: instance_id.into(), iam_role: iam_role.into() };
        ssm.call::<UpdateManagedInstanceRole>(&request)
    };
    to(&id, "Other").unwrap();
    assert_eq!(nodes(&ssm)[0].iam_role.as_deref(), Some("Other"));
    assert_eq!(to(&id, "arn:aws:iam::1:role/x").unwrap_err().0, "ValidationException");
    assert_eq!(to("mi-0123456789abcdef0", "Other").unwrap_err(), not_existing("mi-0123456789abcdef0"));
    assert_eq!(to(NODE, "Other").unwrap_err().0, "ValidationException");
}

#[test]
fn targets_are_connected_while_they_are_online() {
    let ssm = Fixture::default();
    ssm.put_one(NODE, item(RACK, &[]));
    assert_eq!(connection(&ssm, NODE), ConnectionStatus::Connected);
    beat(&ssm, NODE).unwrap();
    ssm.advance_days(1);
    for target in [NODE, "i-12345678", "ecs:cluster_task_container"] {
        assert_eq!(connection(&ssm, target), ConnectionStatus::Notconnected, "{target}");
    }
}
