"""Inventory items and nodes for tests."""

import base64
import hashlib
import json

CAPTURED = "2016-08-22T10:01:01Z"


def node(number=0):
    """The id of a node."""
    return f"i-{number:017x}"


def item(type_name, content=None, version="1.0", **members):
    """An item; without `content` it is the agent's short form."""
    made = {"TypeName": type_name, "SchemaVersion": version, "CaptureTime": CAPTURED} | members
    return made if content is None else made | {"Content": content}


def rack(location):
    """The item of the walkthrough."""
    return item("Custom:RackInfo", [{"RackLocation": location}])


def app(name, version, **attributes):
    """An entry of AWS:Application."""
    return {"Name": name, "Version": version} | attributes


def apps(*entries, **members):
    """An item of AWS:Application."""
    return item("AWS:Application", list(entries), version="1.1", **members)


def content_hash(content):
    """The hash that the agent sends with a content."""
    return base64.b64encode(hashlib.md5(json.dumps(content).encode()).digest()).decode()


class Inventory:
    """The inventory of an account."""

    def __init__(self, account):
        self.ssm = account.boto("ssm")

    def put(self, to, *items):
        """Puts items of a node."""
        return self.ssm.put_inventory(InstanceId=to, Items=list(items))

    def listed(self, of, type_name, **options):
        """What is stored of a type, as answered."""
        answer = self.ssm.list_inventory_entries(InstanceId=of, TypeName=type_name, **options)
        del answer["ResponseMetadata"]
        return answer

    def entries(self, of, type_name, **options):
        """The stored entries of a type."""
        return self.listed(of, type_name, **options)["Entries"]

    def entities(self, **options):
        """The entities of the first page."""
        return self.ssm.get_inventory(**options)["Entities"]

    def ids(self, *filters, **options):
        """The ids of the nodes that fit the filters, each (key, values, operator)."""
        given = [
            {"Key": key, "Values": values} | ({"Type": rest[0]} if rest else {}) for key, values, *rest in filters
        ]
        chosen = {"Filters": given} if given else {}
        return sorted(entity["Id"] for entity in self.entities(**chosen, **options))


def filters(*given):
    """Filters as the API takes them."""
    return [{"Key": key, "Values": values, "Type": operator} for key, operator, values in given]
