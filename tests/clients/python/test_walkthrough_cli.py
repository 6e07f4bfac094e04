"""The walkthrough of the SSM user guide, "Assign Custom Inventory Metadata", with its commands as they are printed."""

import json
import shlex

PUT = (
    'aws ssm put-inventory --instance-id "ID" --items \'[{"CaptureTime": "2016-08-22T10:01:01Z", "TypeName": '
    '"Custom:RackInfo", "Content":[{"RackLocation": "Bay B/Row C/Rack D/Shelf E"}], "SchemaVersion": "1.0"}]\''
)
LIST = 'aws ssm list-inventory-entries --instance-id ID --type-name "Custom:RackInfo"'
GET = "aws ssm get-inventory"

ENTRIES = """
{
    "InstanceId": "ID",
    "TypeName": "Custom:RackInfo",
    "Entries": [
        {
            "RackLocation": "Bay B/Row C/Rack D/Shelf E"
        }
    ],
    "SchemaVersion": "1.0",
    "CaptureTime": "2016-08-22T10:01:01Z"
}
"""
# What the guide prints of the node itself; the values differ from node to node.
NODE_MEMBERS = {
    "ComputerName",
    "InstanceId",
    "ResourceType",
    "AgentVersion",
    "PlatformVersion",
    "PlatformName",
    "PlatformType",
}


def test_the_walkthrough_as_printed(account):
    node = "i-0123456789abcdef0"

    def run(command):
        program, *arguments = shlex.split(command.replace("ID", node))
        assert program == "aws"
        return account.cli(*arguments)

    assert run(PUT) in (None, {}), "the guide shows no output"
    assert run(LIST) == json.loads(ENTRIES.replace("ID", node))

    (entity,) = run(GET)["Entities"]
    assert entity["Id"] == node
    assert entity["Data"].keys() == {"AWS:InstanceInformation"}
    information = entity["Data"]["AWS:InstanceInformation"]
    assert (information["TypeName"], information["SchemaVersion"]) == ("AWS:InstanceInformation", "1.0")
    (content,) = information["Content"]
    assert content.keys() >= NODE_MEMBERS
    assert (content["InstanceId"], content["ResourceType"]) == (node, "EC2Instance")
    assert content["PlatformType"] in ("Linux", "Windows", "MacOS")
    assert all(isinstance(value, str) and value for value in content.values())


def test_what_the_cli_says_of_mistakes(account):
    error = account.cli_refused(
        "ssm", "list-inventory-entries", "--instance-id", "i-0123456789abcdef0", "--type-name", "Custom:RackInfo"
    )
    assert "(InvalidInstanceId) when calling the ListInventoryEntries operation" in error
    error = account.cli_refused("ssm", "list-inventory-entries", "--instance-id", "server", "--type-name", "AWS:Tag")
    assert error.endswith(
        "(ValidationException) when calling the ListInventoryEntries operation: 1 validation error detected: Value "
        "'server' at 'instanceId' failed to satisfy constraint: Member must satisfy regular expression pattern: "
        "(^i-(\\w{8}|\\w{17})$)|(^mi-\\w{17}$)"
    )
