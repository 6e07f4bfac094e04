//! What agents call: registration, credentials, heartbeats.

use std::time::Duration;

use super::{
    super::{
        fixture::{Fixture, NODE, RACK, item},
        life::PATIENCE,
    },
    managed::{activate, beat, hybrid, nodes, registration, tag},
};
use crate::{
    api::ssm::{
        CreateActivationRequest, DeleteActivation, DeleteActivationRequest, DescribeActivations,
        DescribeActivationsRequest, DescribeInstanceInformationRequest, GetInventoryRequest,
        InstanceAssociationExecutionResult, InstanceInformationStringFilter, ListInstanceAssociations,
        ListInstanceAssociationsRequest, PingStatus, PlatformType, RegisterManagedInstance,
        RequestManagedInstanceRoleToken, RequestManagedInstanceRoleTokenRequest,
        RequestManagedInstanceRoleTokenResult, ResourceType, SourceType, UpdateInstanceAssociationStatus,
        UpdateInstanceAssociationStatusRequest, UpdateInstanceInformation, UpdateInstanceInformationRequest,
        UpdateManagedInstancePublicKey, UpdateManagedInstancePublicKeyRequest,
    },
    kit::Settings,
};

const STRANGER: &str = "mi-0123456789abcdef0";

fn not_existing(id: &str) -> (String, String) {
    ("InvalidInstanceId".into(), format!("Not existing InstanceId {id}"))
}

fn token(ssm: &Fixture, id: &str) -> Result<RequestManagedInstanceRoleTokenResult, (String, String)> {
    let request = RequestManagedInstanceRoleTokenRequest { fingerprint: "fingerprint".into() };
    ssm.as_node(id).call::<RequestManagedInstanceRoleToken>(&request)
}

fn status(ssm: &Fixture) -> (PingStatus, String) {
    let content = ssm.entries(NODE, "AWS:InstanceInformation").remove(0);
    (nodes(ssm)[0].ping_status.unwrap(), content["InstanceStatus"].clone())
}

#[test]
fn a_machine_registers_with_an_activation() {
    let ssm = Fixture::default();
    let request = CreateActivationRequest {
        default_instance_name: Some("web".into()),
        registration_limit: Some(2),
        tags: Some(vec![tag("Env", "Prod"), tag("App", "Shop")]),
        ..Default::default()
    };
    let (activation, code) = activate(&ssm, request);
    // Nobody signs the request, so it may come from anywhere.
    let id = ssm.elsewhere().call::<RegisterManagedInstance>(&registration(&activation, &code)).unwrap();
    let id = id.instance_id.unwrap();
    assert!(id.len() == 20 && id.starts_with("mi-"), "{id}");
    let [node] = &nodes(&ssm)[..] else { panic!("one node") };
    assert_eq!(node.instance_id.as_deref(), Some(id.as_str()));
    assert_eq!(
        (node.ping_status, node.resource_type),
        (Some(PingStatus::Online), Some(ResourceType::ManagedInstance))
    );
    assert_eq!((node.activation_id.as_ref(), node.registration_date), (Some(&activation), Some(ssm.now())));
    assert_eq!((node.iam_role.as_deref(), node.name.as_deref()), (Some("service-role/SSM"), Some("web")));
    assert_eq!((&node.platform_type, &node.agent_version), (&None, &None), "it has said nothing yet");
    assert_eq!(ssm.entries(&id, "AWS:Tag").len(), 2);
    let shown = ssm
        .call::<DescribeActivations>(&DescribeActivationsRequest::default())
        .unwrap()
        .activation_list
        .unwrap();
    assert_eq!(shown[0].registrations_count, Some(1));
}

#[test]
fn an_activation_must_be_there_and_have_room_and_time() {
    let ssm = Fixture::default();
    let (id, code) = activate(&ssm, CreateActivationRequest::default());
    let refusal = |request| ssm.call::<RegisterManagedInstance>(&request).unwrap_err().0;
    let unknown = "ffffffff-ffff-4fff-8fff-ffffffffffff";
    let unnamed = || {
        let mut request = registration(&id, &code);
        (request.activation_id, request.activation_code) = (None, None);
        request
    };
    for request in [registration(unknown, &code), registration(&id, "xxxxxxxxxxxxxxxxxxxx"), unnamed()] {
        assert_eq!(refusal(request), "InvalidActivation");
    }
    for request in [registration("x", &code), registration(&id, "short")] {
        assert_eq!(refusal(request), "ValidationException");
    }
    ssm.call::<RegisterManagedInstance>(&registration(&id, &code)).unwrap();
    assert_eq!(refusal(registration(&id, &code)), "RegistrationLimitExceeded");

    let (late, code) = activate(&ssm, CreateActivationRequest::default());
    ssm.advance_days(1);
    assert_eq!(refusal(registration(&late, &code)), "ActivationExpired");
    ssm.call::<DeleteActivation>(&DeleteActivationRequest { activation_id: late.clone() }).unwrap();
    assert_eq!(refusal(registration(&late, &code)), "InvalidActivation");
    ssm.call::<DeleteActivation>(&DeleteActivationRequest { activation_id: id }).unwrap();
    assert_eq!(nodes(&ssm).len(), 1, "nodes outlive their activations");
}

#[test]
fn the_standard_tier_has_room_for_a_thousand() {
    let ssm = Fixture::default();
    let many = |limit| CreateActivationRequest { registration_limit: Some(limit), ..Default::default() };
    let (id, code) = activate(&ssm, many(1000));
    for _ in 0..1000 {
        ssm.call_unseen::<RegisterManagedInstance>(&registration(&id, &code)).unwrap();
    }
    let (id, code) = activate(&ssm, many(1));
    let refused = ssm.call::<RegisterManagedInstance>(&registration(&id, &code)).unwrap_err();
    assert_eq!(refused.0, "RegistrationLimitExceeded");
}

#[test]
fn a_node_gets_keys_of_its_role() {
    let ssm = Fixture::default();
    let id = hybrid(&ssm, CreateActivationRequest::default());
    let keys = token(&ssm, &id).unwrap();
    let key = keys.access_key_id.unwrap();
    assert!(key.starts_with("ASIA"), "{key}");
    assert_eq!(keys.token_expiration_date, Some(ssm.now() + Duration::from_hours(1)));
    assert_eq!(keys.update_key_pair, Some(false));
    let session = ssm.session(&key).unwrap();
    assert_eq!(session.account.as_str(), "000000000000");
    assert_eq!(&*session.caller.arn, format!("arn:aws:sts::000000000000:assumed-role/SSM/{id}"));
    assert_eq!(session.expires, ssm.now() + Duration::from_hours(1));
    assert_eq!(token(&ssm, STRANGER).unwrap_err(), not_existing(STRANGER));
    let other = RequestManagedInstanceRoleTokenRequest { fingerprint: "other".into() };
    let refused = ssm.as_node(&id).call::<RequestManagedInstanceRoleToken>(&other).unwrap_err();
    assert_eq!(refused, ("MachineFingerprintDoesNotMatch".into(), String::new()));
}

#[test]
fn a_node_changes_its_key() {
    let ssm = Fixture::default();
    let id = hybrid(&ssm, CreateActivationRequest::default());
    let request =
        UpdateManagedInstancePublicKeyRequest { new_public_key: "n".repeat(392), ..Default::default() };
    ssm.as_node(&id).call::<UpdateManagedInstancePublicKey>(&request).unwrap();
    assert!(ssm.state().to_string().contains(&request.new_public_key));
    let refused = ssm.as_node(STRANGER).call::<UpdateManagedInstancePublicKey>(&request).unwrap_err();
    assert_eq!(refused, not_existing(STRANGER));
    let short = UpdateManagedInstancePublicKeyRequest { new_public_key: "n".into(), ..Default::default() };
    let refused = ssm.as_node(&id).call::<UpdateManagedInstancePublicKey>(&short).unwrap_err();
    assert_eq!(refused.0, "ValidationException");
}

#[test]
fn a_heartbeat_says_what_a_node_is() {
    let ssm = Fixture::default();
    let id = hybrid(&ssm, CreateActivationRequest::default());
    ssm.advance(Duration::from_mins(1));
    let request = UpdateInstanceInformationRequest {
        instance_id: id.clone(),
        agent_name: Some("amazon-ssm-agent".into()),
        agent_status: Some("Active".into()),
        agent_version: Some("3.2.1".into()),
        availability_zone: Some("rack-1".into()),
        computer_name: Some("db".into()),
        ip_address: Some("10.0.0.7".into()),
        platform_name: Some("Ubuntu".into()),
        platform_type: Some(PlatformType::Linux),
        platform_version: Some("24.04".into()),
        source_type: Some(SourceType::AwsSsmManagedInstance),
        ..Default::default()
    };
    ssm.call::<UpdateInstanceInformation>(&request).unwrap();
    let node = nodes(&ssm).remove(0);
    assert_eq!(node.last_ping_date_time, Some(ssm.now()));
    assert_eq!((node.agent_version.as_deref(), node.is_latest_version), (Some("3.2.1"), Some(false)));
    assert_eq!((node.computer_name.as_deref(), node.ip_address.as_deref()), (Some("db"), Some("10.0.0.7")));
    assert_eq!(
        (node.platform_type, node.platform_name.as_deref()),
        (Some(PlatformType::Linux), Some("Ubuntu"))
    );
    assert_eq!(node.source_type, Some(SourceType::AwsSsmManagedInstance));
    let content = &ssm.entries(&id, "AWS:InstanceInformation")[0];
    for (name, value) in
        [("AgentStatus", "Active"), ("IpAddress", "10.0.0.7"), ("AgentType", "amazon-ssm-agent")]
    {
        assert_eq!(content[name], value);
    }
    for (key, value, found) in [
        ("SourceTypes", "AWS::SSM::ManagedInstance", 1),
        ("SourceTypes", "AWS::EC2::Instance", 0),
        ("SourceIds", "x", 0),
    ] {
        let filter = InstanceInformationStringFilter { key: key.into(), values: vec![value.into()] };
        let request =
            DescribeInstanceInformationRequest { filters: Some(vec![filter]), ..Default::default() };
        let list = ssm.describe(request).unwrap().instance_information_list.unwrap();
        assert_eq!(list.len(), found, "{key}={value}");
    }
    beat(&ssm, &id).unwrap();
    assert_eq!(nodes(&ssm)[0], node, "what a heartbeat leaves out stays");
    let entities = ssm.get(GetInventoryRequest::default()).unwrap().entities.unwrap();
    assert_eq!(entities[0].data.as_ref().unwrap()["AWS:InstanceInformation"].content[0], *content);
}

#[test]
fn a_heartbeat_registers_ec2_instances_only() {
    let ssm = Fixture::default();
    beat(&ssm, NODE).unwrap();
    let node = nodes(&ssm).remove(0);
    assert_eq!((node.instance_id.as_deref(), &node.platform_name), (Some(NODE), &None));
    assert_eq!(beat(&ssm, STRANGER).unwrap_err(), not_existing(STRANGER));
    let strict = Fixture::with(Settings { strict_nodes: true, ..Settings::default() });
    assert_eq!(beat(&strict, NODE).unwrap_err(), not_existing(NODE));
}

#[test]
fn a_silent_node_loses_its_connection_and_finds_it_again() {
    let ssm = Fixture::default();
    let (active, lost) = (
        (PingStatus::Online, "Active".to_owned()),
        (PingStatus::ConnectionLost, "ConnectionLost".to_owned()),
    );
    let millisecond = Duration::from_millis(1);
    for _ in 0..2 {
        for _ in 0..3 {
            beat(&ssm, NODE).unwrap();
            assert_eq!((status(&ssm), ssm.pending()), (active.clone(), 1));
            ssm.advance(PATIENCE.checked_sub(millisecond).unwrap());
        }
        assert_eq!(status(&ssm), active);
        ssm.advance(millisecond);
        assert_eq!((status(&ssm), ssm.pending()), (lost.clone(), 0));
        ssm.advance_days(1);
        assert_eq!(status(&ssm), lost);
        let pinged = nodes(&ssm)[0].last_ping_date_time;
        ssm.put_one(NODE, item(RACK, &[]));
        assert_eq!((status(&ssm), nodes(&ssm)[0].last_ping_date_time), (lost.clone(), pinged));
    }
}

#[test]
fn a_node_that_never_sent_a_heartbeat_stays_online() {
    let ssm = Fixture::default();
    ssm.put_one(NODE, item(RACK, &[]));
    hybrid(&ssm, CreateActivationRequest::default());
    assert_eq!(ssm.pending(), 0);
    ssm.advance_days(29);
    assert!(nodes(&ssm).iter().all(|node| node.ping_status == Some(PingStatus::Online)));
}

#[test]
fn the_hash_of_what_a_node_put_outlives_its_silence() {
    let ssm = Fixture::default();
    beat(&ssm, NODE).unwrap();
    let mut said = item("AWS:InstanceInformation", &[&[("ComputerName", "db")]]);
    said.content_hash = Some("hash".into());
    ssm.put_one(NODE, said.clone());
    said.content = None;
    ssm.advance_days(1);
    beat(&ssm, NODE).unwrap();
    ssm.put_one(NODE, said.clone());
    let request = UpdateInstanceInformationRequest {
        instance_id: NODE.into(),
        computer_name: Some("other".into()),
        ..Default::default()
    };
    ssm.call::<UpdateInstanceInformation>(&request).unwrap();
    assert!(ssm.put(NODE, vec![said]).is_err());
}

#[test]
fn there_are_no_associations() {
    let ssm = Fixture::default();
    ssm.put_one(NODE, item(RACK, &[]));
    let of = |instance_id: &str, token: Option<&str>| ListInstanceAssociationsRequest {
        instance_id: instance_id.into(),
        next_token: token.map(Into::into),
        ..Default::default()
    };
    let list = ssm.call::<ListInstanceAssociations>(&of(NODE, None)).unwrap();
    assert_eq!((list.associations, list.next_token), (Some(vec![]), None));
    assert_eq!(
        ssm.call::<ListInstanceAssociations>(&of(STRANGER, None)).unwrap_err(),
        not_existing(STRANGER)
    );
    assert_eq!(ssm.call::<ListInstanceAssociations>(&of(NODE, Some("x"))).unwrap_err().0, "InvalidNextToken");
    let outcome = UpdateInstanceAssociationStatusRequest {
        association_id: "ffffffff-ffff-4fff-8fff-ffffffffffff".into(),
        instance_id: NODE.into(),
        execution_result: InstanceAssociationExecutionResult {
            status: "Success".into(),
            execution_summary: "done".into(),
            ..Default::default()
        },
        ..Default::default()
    };
    let refused = ssm.call::<UpdateInstanceAssociationStatus>(&outcome).unwrap_err();
    assert_eq!(refused.0, "AssociationDoesNotExist");
}
