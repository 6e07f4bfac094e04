"""DescribeInstanceInformation, with boto3."""

import datetime

import pytest

from support.account import refused
from support.inventory import Inventory, item, node, rack


@pytest.fixture
def inventory(account):
    return Inventory(account)


def described(inventory, **options):
    return inventory.ssm.describe_instance_information(**options)["InstanceInformationList"]


def ids(inventory, **options):
    return sorted(one["InstanceId"] for one in described(inventory, **options))


def legacy(key, *values):
    return {"InstanceInformationFilterList": [{"key": key, "valueSet": list(values)}]}


def newer(key, *values):
    return {"Filters": [{"Key": key, "Values": list(values)}]}


def test_what_is_said_of_a_node(inventory):
    inventory.put(node(1), rack("A"))
    (one,) = described(inventory)
    assert one.keys() >= {
        "InstanceId",
        "PingStatus",
        "LastPingDateTime",
        "AgentVersion",
        "IsLatestVersion",
        "PlatformType",
        "PlatformName",
        "PlatformVersion",
        "ResourceType",
        "IPAddress",
        "ComputerName",
    }
    assert (one["InstanceId"], one["PingStatus"], one["ResourceType"]) == (node(1), "Online", "EC2Instance")
    assert isinstance(one["LastPingDateTime"], datetime.datetime)
    (content,) = inventory.entries(node(1), "AWS:InstanceInformation")
    for name in ("AgentVersion", "PlatformType", "PlatformName", "PlatformVersion", "ComputerName"):
        assert one[name] == content[name]


def test_filters(inventory):
    for number in (1, 2):
        inventory.put(node(number), rack("A"))
    for number, platform in ((1, "Linux"), (2, "Windows")):
        inventory.put(node(number), item("AWS:InstanceInformation", [{"PlatformType": platform}]))
    for form in (legacy, newer):
        assert ids(inventory, **form("InstanceIds", node(2))) == [node(2)]
        assert ids(inventory, **form("InstanceIds", node(1), node(2))) == [node(1), node(2)]
        assert ids(inventory, **form("PlatformTypes", "Linux")) == [node(1)]
        assert ids(inventory, **form("PingStatus", "Online")) == [node(1), node(2)]
        assert ids(inventory, **form("PingStatus", "ConnectionLost")) == []
        assert ids(inventory, **form("ResourceType", "ManagedInstance")) == []
        assert ids(inventory, **form("ResourceType", "EC2Instance")) == [node(1), node(2)]


def test_refused_filters(inventory):
    inventory.put(node(1), rack("A"))
    with refused("ValidationException"):
        described(inventory, **legacy("PingStatus", "Online"), **newer("PingStatus", "Online"))
    with refused("InvalidFilterKey"):
        described(inventory, **newer("PlatformType", "Linux"))
    with refused("ValidationException", "Cannot mix tag or inventory filter with any other filter."):
        mixed = [{"Key": "tag:Team", "Values": ["a"]}, {"Key": "PingStatus", "Values": ["Online"]}]
        described(inventory, Filters=mixed)
    with refused("InvalidInstanceInformationFilterValue", "ResourceType filter may contain only one value."):
        described(inventory, **legacy("ResourceType", "EC2Instance", "ManagedInstance"))


def test_a_refusal_without_text_has_no_text(account, inventory):
    """`InvalidFilterKey` has no members in the model."""
    answer = account.raw("ssm").json("DescribeInstanceInformation", newer("Nonsense", "x"))
    assert (answer.status, answer.body) == (400, b'{"__type":"InvalidFilterKey"}')


def test_pages(inventory):
    everything = [node(number) for number in range(1, 13)]
    for one in everything:
        inventory.put(one, rack("A"))
    first = inventory.ssm.describe_instance_information()
    assert len(first["InstanceInformationList"]) == 10, "the page size when none is given"
    rest = inventory.ssm.describe_instance_information(NextToken=first["NextToken"])
    assert "NextToken" not in rest
    both = first["InstanceInformationList"] + rest["InstanceInformationList"]
    assert sorted(one["InstanceId"] for one in both) == everything
    with refused("InvalidNextToken"):
        described(inventory, NextToken="nonsense")
    text = "1 validation error detected: Value '{}' at 'maxResults' failed to satisfy constraint: Member must have value"
    with refused("ValidationException", text.format(51) + " less than or equal to 50"):
        described(inventory, MaxResults=51)
    with refused("ValidationException", text.format(4) + " greater than or equal to 5"):
        described(inventory, MaxResults=4)
