"""Schemas, filters, aggregators and groups of the inventory, and GetOpsSummary, with boto3."""

import pytest

from support.account import refused
from support.inventory import CAPTURED, Inventory, app, apps, filters, item, node, rack

NODE = "AWS:InstanceInformation"
PLATFORM, NAME, VERSION = f"{NODE}.PlatformType", "AWS:Application.Name", "AWS:Application.Version"

# The types that an account without custom ones was seen to have.
TYPES = [
    "AWS:AWSComponent",
    "AWS:Application",
    "AWS:ComplianceItem",
    "AWS:File",
    "AWS:InstanceDetailedInformation",
    "AWS:InstanceInformation",
    "AWS:Network",
    "AWS:PatchCompliance",
    "AWS:PatchSummary",
    "AWS:ResourceGroup",
    "AWS:Service",
    "AWS:Tag",
    "AWS:WindowsRegistry",
    "AWS:WindowsRole",
    "AWS:WindowsUpdate",
]


@pytest.fixture
def inventory(account):
    return Inventory(account)


def platform(kind):
    return item(NODE, [{"PlatformType": kind}])


def schemas(inventory, **options):
    return inventory.ssm.get_inventory_schema(**options)["Schemas"]


def strings(*names):
    return [{"Name": name, "DataType": "STRING"} for name in names]


def by(expression, *nested):
    return {"Expression": expression} | ({"Aggregators": list(nested)} if nested else {})


def group(name, *filters):
    return {"Name": name, "Filters": list(filters)}


def has(*types):
    return {"Key": "TypeName", "Values": list(types), "Type": "Exists"}


def content(inventory, *aggregators, **options):
    """The data of each entity, without what surrounds the rows."""
    entities = inventory.entities(Aggregators=list(aggregators), **options)
    for entity in entities:
        assert entity.keys() == {"Data"}
        assert all(data.keys() == {"Content"} for data in entity["Data"].values())
    return [{name: data["Content"] for name, data in entity["Data"].items()} for entity in entities]


def counts(not_matching, matching):
    return [{"notMatchingCount": str(not_matching)}, {"matchingCount": str(matching)}]


def test_the_types_in_order(inventory):
    answer = inventory.ssm.get_inventory_schema()
    assert [schema["TypeName"] for schema in answer["Schemas"]] == TYPES
    assert not answer.get("NextToken")
    assert all(1 <= len(schema["Attributes"]) <= 50 for schema in answer["Schemas"])


def test_the_published_schema(inventory):
    assert schemas(inventory, TypeName="AWS:AWSComponent") == [
        {
            "TypeName": "AWS:AWSComponent",
            "Version": "1.0",
            "Attributes": strings(
                "Name", "ApplicationType", "Publisher", "Version", "InstalledTime", "Architecture", "URL"
            ),
        }
    ]
    [detailed] = schemas(inventory, TypeName="AWS:InstanceDetailedInformation")
    assert {"Name": "CPUCores", "DataType": "NUMBER"} in detailed["Attributes"]


def test_what_can_be_aggregated(inventory):
    inventory.put(node(), rack("A"))
    assert schemas(inventory, Aggregator=True) == [
        {
            "TypeName": "AWS:Application",
            "Version": "1.1",
            "DisplayName": "Application",
            "Attributes": strings("Name", "Version"),
        },
        {
            "TypeName": "AWS:InstanceInformation",
            "Version": "1.0",
            "DisplayName": "Platform",
            "Attributes": strings("PlatformName", "PlatformType", "PlatformVersion"),
        },
        {
            "TypeName": "AWS:ResourceGroup",
            "Version": "1.0",
            "DisplayName": "ResourceGroup",
            "Attributes": strings("Name"),
        },
        {
            "TypeName": "AWS:Service",
            "Version": "1.0",
            "DisplayName": "Service",
            "Attributes": strings("Name", "DisplayName", "ServiceType", "Status", "StartType"),
        },
        {
            "TypeName": "AWS:WindowsRole",
            "Version": "1.0",
            "DisplayName": "WindowsRole",
            "Attributes": strings("Name", "DisplayName", "FeatureType", "Installed"),
        },
    ]


def test_a_custom_type(inventory):
    inventory.put(node(), item("Custom:DiskUtilization", [{"DeviceId": "C:", "FreeSpace": "123"}]))
    custom = {
        "TypeName": "Custom:DiskUtilization",
        "Version": "1.0",
        "Attributes": strings("DeviceId", "FreeSpace"),
    }
    assert schemas(inventory, TypeName="Custom:DiskUtilization") == [custom]
    assert schemas(inventory)[len(TYPES) :] == [custom]


def test_a_type_that_is_not(inventory):
    for name in ("Custom:Never", "AWS:Nonsense"):
        with refused("InvalidTypeNameException"):
            schemas(inventory, TypeName=name)


@pytest.mark.parametrize(
    ("attribute", "value", "operator"),
    [
        ("AgentType", "amazon-ssm-agent", "Equal"),
        ("AgentVersion", "3.3.2299.0", "Equal"),
        ("ComputerName", "ip-192.0.2.0.us-east-2.compute.internal", "Equal"),
        ("InstanceId", node(1), "Equal"),
        ("InstanceStatus", "Active", "Equal"),
        ("IpAddress", "198.51.100.0", "Equal"),
        ("PlatformName", "Amazon Linux", "Equal"),
        ("PlatformType", "Linux", "Equal"),
        ("PlatformVersion", "2023", "BeginWith"),
        ("ResourceType", "EC2Instance", "Equal"),
    ],
)
def test_the_filters_of_the_reference(inventory, attribute, value, operator):
    reported = {
        "AgentType": "amazon-ssm-agent",
        "AgentVersion": "3.3.2299.0",
        "ComputerName": "ip-192.0.2.0.us-east-2.compute.internal",
        "IpAddress": "198.51.100.0",
        "PlatformName": "Amazon Linux",
        "PlatformType": "Linux",
        "PlatformVersion": "2023.6",
    }
    other = dict.fromkeys(reported, "x") | {"PlatformType": "Windows"}
    inventory.put(node(1), item(NODE, [reported]))
    inventory.put(node(2), item(NODE, [other]))
    expected = [node(1), node(2)] if attribute in ("InstanceStatus", "ResourceType") else [node(1)]
    assert inventory.ids((f"{NODE}.{attribute}", [value], operator)) == expected


def test_exists_must_be_used_with_aggregators(inventory):
    inventory.put(node(), rack("A"))
    with refused("InvalidFilter"):
        inventory.entities(Filters=[has("Custom:RackInfo")])
    assert len(content(inventory, by(PLATFORM), Filters=[has("Custom:RackInfo")])) == 1


@pytest.fixture
def fleet(inventory):
    """The fleet of the published samples, on a smaller scale."""
    for number, kind in enumerate(["Windows"] * 3 + ["Linux"] * 2):
        inventory.put(node(number), platform(kind))
    inventory.put(node(0), apps(app("Chrome", "2.6.5"), app("Microsoft Office", "6.2.8")))
    inventory.put(node(1), apps(app("chrome", "2.6.5"), app("Microsoft Office", "6.2.8"), app("chrome", "2.6.5")))
    inventory.put(node(2), apps(app("Microsoft Office", "6.2.8")))
    inventory.put(node(3), apps(app("chrome", "2.6.5"), app("audit-libs", "2.6.5")))
    return inventory


def test_platforms(fleet):
    rows = [{"PlatformType": "windows", "Count": "3"}, {"PlatformType": "linux", "Count": "2"}]
    assert content(fleet, by(PLATFORM)) == [{NODE: rows}]


def test_nested_aggregators(fleet):
    rows = [
        {"Name": "chrome", "Version": "2.6.5", "PlatformType": "windows", "Count": "2"},
        {"Name": "chrome", "Version": "2.6.5", "PlatformType": "linux", "Count": "1"},
        {"Name": "microsoft office", "Version": "6.2.8", "PlatformType": "windows", "Count": "3"},
        {"Name": "audit-libs", "Version": "2.6.5", "PlatformType": "linux", "Count": "1"},
    ]
    assert content(fleet, by(NAME, by(VERSION, by(PLATFORM)))) == [{"AWS:Application": rows}]


def test_filters_beside_aggregators(fleet):
    linux = filters((PLATFORM, "Equal", ["Linux"]))
    rows = [{"Name": "audit-libs", "Count": "1"}, {"Name": "chrome", "Count": "1"}]
    assert content(fleet, by(NAME), Filters=linux) == [{"AWS:Application": rows}]


def test_pages_of_rows(fleet):
    pages = fleet.ssm.get_paginator("get_inventory").paginate(
        Aggregators=[by(NAME), by(PLATFORM)], PaginationConfig={"PageSize": 2}
    )
    rows = [
        row
        for page in pages
        for entity in page["Entities"]
        for data in entity["Data"].values()
        for row in data["Content"]
    ]
    names = ["chrome", "microsoft office", "audit-libs"]
    assert [row.get("Name", row.get("PlatformType")) for row in rows] == [*names, "windows", "linux"]
    with refused("InvalidNextToken"):
        fleet.entities(Aggregators=[by(NAME)], NextToken="nonsense")


@pytest.fixture
def four(inventory):
    """The four nodes of the user guide's groups."""
    entry = [{"Name": "x"}]
    application, file, network = apps(app("x", "1")), item("AWS:File", entry), item("AWS:Network", entry)
    for number, items in enumerate([[application], [file], [application, file], [network]]):
        inventory.put(node(number), *items)
    return inventory


def test_groups(four):
    both = group("ApplicationAndFile", has("AWS:Application"), has("AWS:File"))
    assert content(four, {"Groups": [both]}) == [{"ApplicationAndFile": counts(3, 1)}]
    either = group("ApplicationORFile", has("AWS:Application", "AWS:File"))
    assert content(four, {"Groups": [either]}) == [{"ApplicationORFile": counts(1, 3)}]
    several = [group(name, has(f"AWS:{name}")) for name in ("Application", "File", "Network")]
    assert content(four, {"Groups": several}) == [
        {"Application": counts(2, 2), "File": counts(2, 2), "Network": counts(3, 1)}
    ]


@pytest.mark.parametrize(
    ("code", "aggregator"),
    [
        ("InvalidAggregatorException", {}),
        ("InvalidAggregatorException", by("AWS:Application")),
        ("InvalidAggregatorException", by("AWS:Nonsense.Name")),
        ("InvalidAggregatorException", by("AWS:Application.Publisher")),
        ("InvalidAggregatorException", by(NAME) | {"Groups": [group("G", has("AWS:File"))]}),
        ("InvalidInventoryGroupException", {"Groups": [group("G", has("AWS:File")), group("G", has("AWS:Tag"))]}),
        ("InvalidFilter", {"Groups": [group("G", has("AWS:Nonsense"))]}),
        ("InvalidFilter", {"Groups": [group("G", {"Key": "Name", "Values": ["x"]})]}),
        ("ValidationException", {"Groups": []}),
        ("ValidationException", by("")),
    ],
)
def test_what_cannot_be_aggregated(four, code, aggregator):
    with refused(code):
        four.entities(Aggregators=[aggregator])


def test_ops_items_are_listed_by_default(fleet):
    assert fleet.ssm.get_ops_summary()["Entities"] == []


def test_ops_data_of_nodes(fleet):
    fleet.put(node(4), rack("A"))
    asked = [{"TypeName": "Custom:RackInfo"}]
    assert fleet.ssm.get_ops_summary(ResultAttributes=asked)["Entities"] == [
        {
            "Id": node(4),
            "Data": {"Custom:RackInfo": {"CaptureTime": CAPTURED, "Content": [{"RackLocation": "A"}]}},
        }
    ]
    chosen = filters((PLATFORM, "Equal", ["Linux"]))
    entities = fleet.ssm.get_ops_summary(ResultAttributes=[{"TypeName": NODE}], Filters=chosen)["Entities"]
    assert [entity["Id"] for entity in entities] == [node(3), node(4)]


def test_ops_data_is_counted(fleet):
    aggregator = {"AggregatorType": "count", "TypeName": NODE, "AttributeName": "PlatformType"}
    rows = [{"PlatformType": "windows", "Count": "3"}, {"PlatformType": "linux", "Count": "2"}]
    assert fleet.ssm.get_ops_summary(Aggregators=[aggregator])["Entities"] == [{"Data": {NODE: {"Content": rows}}}]


def test_ops_data_that_is_not(fleet):
    with refused("InvalidTypeNameException"):
        fleet.ssm.get_ops_summary(ResultAttributes=[{"TypeName": "AWS:Nonsense"}])
    with refused("InvalidAggregatorException"):
        fleet.ssm.get_ops_summary(Aggregators=[{"TypeName": NODE, "AttributeName": "Colour"}])
    with refused("InvalidFilter"):
        fleet.ssm.get_ops_summary(Filters=[{"Key": "Colour", "Values": ["red"]}])
    with refused("ResourceDataSyncNotFoundException", "The specified sync name was not found."):
        fleet.ssm.get_ops_summary(SyncName="everywhere")
