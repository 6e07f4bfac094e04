"""Managed nodes: activations through boto3, agents through plain HTTP."""

import datetime
import re

import pytest

from support.account import Account, plain, refused
from support.agent import FINGERPRINT, SAID, Agent, register
from support.inventory import Inventory, filters, node, rack
from support.raw import Raw

STRANGER = "mi-0123456789abcdef0"


def activate(account, **more):
    return account.boto("ssm").create_activation(**{"IamRole": "service-role/SSM"} | more)


def managed(account, **more):
    return account.boto("ssm").describe_instance_information(**more)["InstanceInformationList"]


def status(account, of):
    """The ping status of a node, and its status in the inventory."""
    [shown] = [one for one in managed(account) if one["InstanceId"] == of]
    [content] = Inventory(account).entries(of, "AWS:InstanceInformation")
    return shown["PingStatus"], content["InstanceStatus"]


def refusal(answer):
    """The code of an error, and its text."""
    assert answer.status == 400, answer.body
    body = answer.json()
    return body["__type"], body.get("message") or body.get("Message")


def test_an_activation(manual):
    ssm = manual.boto("ssm")
    tags = [{"Key": "Env", "Value": "Prod"}]
    made = plain(activate(manual, Description="d", DefaultInstanceName="web", RegistrationLimit=7, Tags=tags))
    assert re.fullmatch("[0-9a-f-]{36}", made["ActivationId"]) and len(made["ActivationCode"]) == 20
    [shown] = ssm.describe_activations()["ActivationList"]
    created = shown.pop("CreatedDate")
    assert shown.pop("ExpirationDate") - created == datetime.timedelta(days=1)
    assert shown == {
        "ActivationId": made["ActivationId"],
        "Description": "d",
        "DefaultInstanceName": "web",
        "IamRole": "service-role/SSM",
        "RegistrationLimit": 7,
        "RegistrationsCount": 0,
        "Expired": False,
        "Tags": tags,
    }
    by_id = [{"FilterKey": "ActivationIds", "FilterValues": [made["ActivationId"]]}]
    assert len(ssm.describe_activations(Filters=by_id)["ActivationList"]) == 1
    manual.server.advance(24 * 3600)
    assert ssm.describe_activations(Filters=by_id)["ActivationList"][0]["Expired"]
    ssm.delete_activation(ActivationId=made["ActivationId"])
    assert ssm.describe_activations(Filters=by_id)["ActivationList"] == []
    with refused("InvalidActivation"):
        ssm.delete_activation(ActivationId=made["ActivationId"])


def test_times_have_milliseconds(account):
    activate(account)
    text = account.raw("ssm").json("DescribeActivations", {}).body.decode()
    assert re.search(r'"CreatedDate":\d{10}\.\d{1,3}[,}]', text), text


def test_the_life_of_a_hybrid_node(manual):
    ssm = manual.boto("ssm")
    activation = activate(manual, DefaultInstanceName="web", Tags=[{"Key": "Env", "Value": "Prod"}])
    agent = Agent(manual, activation)
    assert re.fullmatch("mi-[0-9a-f]{17}", agent.id)
    assert ssm.describe_activations()["ActivationList"][0]["RegistrationsCount"] == 1

    token = agent.token().json()
    assert re.fullmatch("ASIA[A-Z0-9]{16}", token["AccessKeyId"]) and token["UpdateKeyPair"] is False
    assert token["TokenExpirationDate"] == pytest.approx(manual.server.control("GET", "clock")[1]["epoch"] + 3600, abs=1)
    keys = agent.keys()
    who = manual.boto("sts", **keys).get_caller_identity()
    assert who["Arn"] == f"arn:aws:sts::{manual.id}:assumed-role/SSM/{agent.id}"

    assert agent.beat(**SAID).status == 200
    [shown] = managed(manual)
    assert {name: shown[name] for name in ("InstanceId", "PingStatus", "ResourceType", "IamRole", "Name", "ComputerName")} == {
        "InstanceId": agent.id,
        "PingStatus": "Online",
        "ResourceType": "ManagedInstance",
        "IamRole": "service-role/SSM",
        "Name": "web",
        "ComputerName": "db",
    }
    assert shown["ActivationId"] == activation["ActivationId"] and shown["RegistrationDate"]
    assert managed(manual, Filters=[{"Key": "tag:Env", "Values": ["Prod"]}]) == [shown]

    manual.boto("ssm", **keys).put_inventory(InstanceId=agent.id, Items=[rack("A")])
    assert Inventory(manual).entries(agent.id, "Custom:RackInfo") == [{"RackLocation": "A"}]

    assert status(manual, agent.id) == ("Online", "Active")
    assert ssm.get_connection_status(Target=agent.id)["Status"] == "connected"
    manual.server.advance(15 * 60)
    assert status(manual, agent.id) == ("ConnectionLost", "ConnectionLost")
    assert ssm.get_connection_status(Target=agent.id)["Status"] == "notconnected"
    assert agent.beat().status == 200
    assert status(manual, agent.id) == ("Online", "Active")

    manual.server.advance(3600)
    with refused("ExpiredTokenException"):
        manual.boto("ssm", **keys).put_inventory(InstanceId=agent.id, Items=[rack("B")])

    ssm.deregister_managed_instance(InstanceId=agent.id)
    assert managed(manual) == []
    [entity] = Inventory(manual).entities()
    assert entity["Data"]["AWS:InstanceInformation"]["Content"] == [
        {"InstanceId": agent.id, "InstanceStatus": "Terminated"}
    ]
    living = filters(("AWS:InstanceInformation.InstanceStatus", "NotEqual", ["Terminated"]))
    assert ssm.get_inventory(Filters=living)["Entities"] == []
    assert refusal(agent.token()) == ("InvalidInstanceId", f"Not existing InstanceId {agent.id}")
    manual.server.advance(30 * 24 * 3600)
    assert Inventory(manual).entities() == []


def test_settling_does_not_make_nodes_silent(manual):
    agent = Agent(manual, activate(manual))
    agent.beat()
    manual.server.post("clock/settle")
    assert status(manual, agent.id) == ("Online", "Active")


def test_registering_needs_a_good_activation(manual):
    activation = plain(activate(manual))
    server = manual.server
    wrong = [
        activation | {"ActivationCode": "x" * 20},
        activation | {"ActivationId": "00000000-0000-4000-8000-000000000000"},
    ]
    for one in wrong:
        assert refusal(register(server, one))[0] == "InvalidActivation"
    assert register(server, activation).status == 200
    assert refusal(register(server, activation))[0] == "RegistrationLimitExceeded"
    late = activate(manual)
    server.advance(24 * 3600)
    assert refusal(register(server, late)) == ("ActivationExpired", None)


def test_an_activation_belongs_to_its_account_and_region(server, fresh_id):
    here = Account(server, fresh_id())
    there = Account(server, fresh_id()).at("eu-west-1")
    agent = Agent(there, activate(there))
    assert (managed(here), len(managed(there))) == ([], 1)
    assert managed(Account(server, there.id)) == []
    # A node is known in its own region only.
    elsewhere = Raw(server, agent.id, "ssm").json("RequestManagedInstanceRoleToken", {"Fingerprint": FINGERPRINT})
    assert refusal(elsewhere) == ("InvalidInstanceId", f"Not existing InstanceId {agent.id}")
    assert refusal(agent.token("other")) == ("MachineFingerprintDoesNotMatch", None)


def test_nothing_else_comes_in_unsigned(account):
    agent = Agent(account, activate(account))
    body = {"InstanceId": agent.id, "Items": [rack("A")]}
    missing = ("MissingAuthenticationTokenException", "Missing Authentication Token")
    for operation, one in (
        ("PutInventory", body),
        ("UpdateInstanceInformation", {"InstanceId": agent.id}),
        ("RequestManagedInstanceRoleToken", {"Fingerprint": FINGERPRINT}),
        ("UpdateManagedInstancePublicKey", {}),
        ("CreateActivation", {"IamRole": "SSM"}),
    ):
        assert refusal(account.raw("ssm").json(operation, one, signed=False)) == missing, operation


def test_a_node_signs_nothing_else(account):
    agent = Agent(account, activate(account))
    invalid = ("UnrecognizedClientException", "The security token included in the request is invalid.")
    for operation, body in (
        ("PutInventory", {"InstanceId": agent.id, "Items": [rack("A")]}),
        ("UpdateInstanceInformation", {"InstanceId": agent.id}),
        ("DescribeInstanceInformation", {}),
    ):
        assert refusal(agent.signed(operation, body)) == invalid, operation
    for operation, body in (
        ("RequestManagedInstanceRoleToken", {"Fingerprint": FINGERPRINT}),
        ("UpdateManagedInstancePublicKey", {"NewPublicKey": "n" * 392, "NewPublicKeyType": "Rsa"}),
    ):
        assert refusal(account.raw("ssm").json(operation, body)) == invalid, operation
        assert refusal(Raw(account.server, STRANGER, "ssm").json(operation, body))[0] == "InvalidInstanceId"
    assert agent.signed("UpdateManagedInstancePublicKey", {"NewPublicKey": "n" * 392, "NewPublicKeyType": "Rsa"}).json() == {}


def test_an_ec2_instance_registers_with_its_heartbeat(account):
    raw = account.raw("ssm")
    assert raw.json("UpdateInstanceInformation", {"InstanceId": node(1)} | SAID).json() == {}
    [shown] = managed(account)
    assert (shown["InstanceId"], shown["ResourceType"], shown["IsLatestVersion"]) == (node(1), "EC2Instance", True)
    assert "ActivationId" not in shown
    stranger = raw.json("UpdateInstanceInformation", {"InstanceId": STRANGER} | SAID)
    assert refusal(stranger) == ("InvalidInstanceId", f"Not existing InstanceId {STRANGER}")
    assert raw.json("ListInstanceAssociations", {"InstanceId": node(1), "MaxResults": 20}).json() == {"Associations": []}


def test_strict_nodes(start, fresh_id):
    account = Account(start("--strict-nodes"), fresh_id())
    answer = account.raw("ssm").json("UpdateInstanceInformation", {"InstanceId": node(1)})
    assert refusal(answer)[0] == "InvalidInstanceId"
    agent = Agent(account, activate(account))
    assert agent.beat().status == 200


def test_tags(account):
    ssm = account.boto("ssm")
    agent = Agent(account, activate(account, Tags=[{"Key": "a", "Value": "1"}]))
    what = {"ResourceType": "ManagedInstance", "ResourceId": agent.id}
    ssm.add_tags_to_resource(**what, Tags=[{"Key": "b", "Value": "2"}])
    assert ssm.list_tags_for_resource(**what)["TagList"] == [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}]
    by_tag = filters(("AWS:Tag.Key", "Equal", ["b"]))
    assert [one["Id"] for one in ssm.get_inventory(Filters=by_tag)["Entities"]] == [agent.id]
    ssm.remove_tags_from_resource(**what, TagKeys=["a", "c"])
    assert ssm.list_tags_for_resource(**what)["TagList"] == [{"Key": "b", "Value": "2"}]
    with refused("TooManyTagsError", ""):
        ssm.add_tags_to_resource(**what, Tags=[{"Key": f"k{number}", "Value": ""} for number in range(50)])
    with refused("InvalidResourceId"):
        ssm.list_tags_for_resource(ResourceType="ManagedInstance", ResourceId=STRANGER)
    with refused("InvalidResourceId"):
        ssm.list_tags_for_resource(ResourceType="Parameter", ResourceId="name")
    text = "resourceId should be in format mi-[0-9a-f]{17} for resource type ManagedInstance"
    with refused("ValidationException", text):
        ssm.list_tags_for_resource(ResourceType="ManagedInstance", ResourceId=node(1))


def test_properties_and_nodes(account):
    ssm = account.boto("ssm")
    Inventory(account).put(node(1), rack("A"))
    agent = Agent(account, activate(account))
    agent.beat(**SAID)
    asked = [{"Key": "PlatformTypes", "Values": ["Linux"], "Operator": "Equal"}, {"Key": "InstanceIds", "Values": ["mi-"], "Operator": "BeginWith"}]
    [shown] = ssm.describe_instance_properties(FiltersWithOperator=asked)["InstanceProperties"]
    assert (shown["InstanceId"], shown["ResourceType"]) == (agent.id, "ManagedInstance")
    [listed] = ssm.list_nodes(Filters=[{"Key": "ResourceType", "Values": ["ManagedInstance"]}])["Nodes"]
    del listed["CaptureTime"]
    assert listed == {
        "Id": agent.id,
        "Owner": {"AccountId": account.id},
        "Region": "us-east-1",
        "NodeType": {
            "Instance": {
                "AgentType": "amazon-ssm-agent",
                "AgentVersion": "3.3.2299.0",
                "ComputerName": "db",
                "InstanceStatus": "Active",
                "IpAddress": "10.0.0.7",
                "ManagedStatus": "Managed",
                "PlatformType": "Linux",
                "PlatformName": "Ubuntu",
                "PlatformVersion": "24.04",
                "ResourceType": "ManagedInstance",
            }
        },
    }
    count = {"AggregatorType": "Count", "TypeName": "Instance", "AttributeName": "ResourceType"}
    assert ssm.list_nodes_summary(Aggregators=[count])["Summary"] == [
        {"ResourceType": "EC2Instance", "Count": "1"},
        {"ResourceType": "ManagedInstance", "Count": "1"},
    ]
    ssm.update_managed_instance_role(InstanceId=agent.id, IamRole="Other")
    assert [one.get("IamRole") for one in managed(account)] == [None, "Other"]
