"""GetInventory, with boto3."""

import pytest

from support.account import refused
from support.inventory import Inventory, app, apps, filters, item, node, rack

NODE = "AWS:InstanceInformation"
NAME, VERSION, LOCATION = "AWS:Application.Name", "AWS:Application.Version", "Custom:RackInfo.RackLocation"


@pytest.fixture
def inventory(account):
    return Inventory(account)


@pytest.fixture
def three(inventory):
    """Three nodes with different things on them."""
    inventory.put(node(1), rack("Bay A"), apps(app("vim", "9.0"), app("git", "2.40")))
    inventory.put(node(2), rack("Bay B"), apps(app("vim", "8.2"), app("nano", "9.0")))
    inventory.put(node(3), item("Custom:Other", [{"A": "1"}]))
    return inventory


def test_every_node_is_an_entity(three):
    entities = three.entities()
    assert sorted(entity["Id"] for entity in entities) == [node(1), node(2), node(3)]
    for entity in entities:
        assert entity.keys() == {"Id", "Data"}
        assert entity["Data"].keys() == {NODE}
        data = entity["Data"][NODE]
        assert (data["TypeName"], data["SchemaVersion"], len(data["Content"])) == (NODE, "1.0", 1)
        assert data.keys() <= {"TypeName", "SchemaVersion", "CaptureTime", "ContentHash", "Content"}
        content = data["Content"][0]
        assert content.keys() == {
            "AgentType",
            "AgentVersion",
            "ComputerName",
            "InstanceId",
            "InstanceStatus",
            "IpAddress",
            "PlatformName",
            "PlatformType",
            "PlatformVersion",
            "ResourceType",
        }
        assert content["InstanceId"] == entity["Id"]
        assert (content["AgentType"], content["InstanceStatus"]) == ("amazon-ssm-agent", "Active")


def test_a_node_stays_what_it_is(inventory):
    inventory.put(node(1), rack("A"))
    before = inventory.entities()[0]["Data"][NODE]["Content"]
    inventory.put(node(1), rack("B"))
    assert inventory.entities()[0]["Data"][NODE]["Content"] == before


def test_what_the_agent_reports_of_its_node_counts(inventory):
    inventory.put(node(1), rack("A"))
    report = {"ComputerName": "web.example", "PlatformName": "Ubuntu", "PlatformType": "Linux", "InstanceId": node(1)}
    inventory.put(node(1), item(NODE, [report]))
    content = inventory.entities()[0]["Data"][NODE]["Content"][0]
    assert content.items() >= report.items()
    assert inventory.ids((f"{NODE}.PlatformName", ["Ubuntu"])) == [node(1)]


@pytest.mark.parametrize(
    ("key", "operator", "values", "numbers"),
    [
        (NAME, "Equal", ["git"], [1]),
        (NAME, "Equal", ["git", "nano"], [1, 2]),
        (NAME, "Equal", ["VIM"], [1, 2]),
        (NAME, "Equal", ["emacs"], []),
        (NAME, "BeginWith", ["na", "gi"], [1, 2]),
        (VERSION, "LessThan", ["8.9"], [1, 2]),
        (VERSION, "GreaterThan", ["8.9"], [1, 2]),
        (LOCATION, "Equal", ["Bay A"], [1]),
        (LOCATION, "BeginWith", ["bay"], [1, 2]),
        (f"{NODE}.InstanceId", "Equal", [node(2), node(3)], [2, 3]),
        (f"{NODE}.InstanceId", "NotEqual", [node(2)], [1, 3]),
        (f"{NODE}.InstanceStatus", "NotEqual", ["Terminated"], [1, 2, 3]),
        (f"{NODE}.InstanceStatus", "Equal", ["Terminated"], []),
        (f"{NODE}.ResourceType", "Equal", ["EC2Instance"], [1, 2, 3]),
    ],
)
def test_filters(three, key, operator, values, numbers):
    assert three.ids((key, values, operator)) == [node(number) for number in numbers]


def test_filters_hold_together(three):
    assert three.ids((NAME, ["vim"])) == [node(1), node(2)], "Equal is the default"
    assert three.ids((NAME, ["vim"]), (LOCATION, ["Bay B"])) == [node(2)]
    # One entry must fit both: node 2 has vim, and something of version 9.0, but no vim 9.0.
    assert three.ids((NAME, ["vim"]), (VERSION, ["9.0"])) == [node(1)]


@pytest.mark.parametrize("key", ["AWS:Application.Colour", "AWS:Nonsense.Name", "Name", "Custom:RackInfo"])
def test_keys_that_are_not(three, key):
    with refused("InvalidFilter"):
        three.ids((key, ["x"]))


def test_the_type_of_the_results(three):
    chosen = [{"TypeName": "Custom:RackInfo"}]
    entities = {entity["Id"]: entity["Data"] for entity in three.entities(ResultAttributes=chosen)}
    data = entities[node(1)]["Custom:RackInfo"]
    assert (data["TypeName"], data["Content"]) == ("Custom:RackInfo", [{"RackLocation": "Bay A"}])
    assert (data["SchemaVersion"], data["CaptureTime"]) == ("1.0", "2016-08-22T10:01:01Z")
    assert "Custom:RackInfo" not in entities.get(node(3), {})
    sentence = (
        "Result type name AWS:Application is not supported. Supported type names are: AWS:InstanceInformation, "
        "AWS:PatchSummary. Default result type name is AWS:InstanceInformation."
    )
    with refused("InvalidResultAttributeException", sentence):
        three.entities(ResultAttributes=[{"TypeName": "AWS:Application"}])


def test_pages(inventory):
    everything = [node(number) for number in range(1, 121)]
    for one in everything:
        inventory.put(one, rack("A"))
    assert len(inventory.entities()) == 50, "the page size when none is given"
    seen, token, pages = [], {}, 0
    while True:
        page = inventory.ssm.get_inventory(MaxResults=40, **token)
        seen += [entity["Id"] for entity in page["Entities"]]
        pages += 1
        if not page.get("NextToken"):
            break
        token = {"NextToken": page["NextToken"]}
    assert (pages, sorted(seen)) == (3, everything)
    with refused("InvalidNextToken"):
        inventory.entities(NextToken="nonsense")
    some = inventory.ssm.get_inventory(MaxResults=5)["NextToken"]
    with refused("InvalidNextToken"):
        inventory.entities(NextToken=some, Filters=filters((f"{NODE}.PlatformType", "Equal", ["Linux"])))


def test_boto3_pages_by_itself(inventory):
    for number in range(1, 8):
        inventory.put(node(number), rack("A"))
    pages = inventory.ssm.get_paginator("get_inventory").paginate(PaginationConfig={"PageSize": 3})
    assert [len(page["Entities"]) for page in pages] == [3, 3, 1]
