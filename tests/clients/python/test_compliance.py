"""PutComplianceItems and the lists of compliance, with boto3."""

import pytest

from support.account import plain, refused
from support.compliance import Compliance, entry, severities, when
from support.inventory import Inventory, item, node, rack

HERE = node(1)


@pytest.fixture
def compliance(account):
    return Compliance(account)


@pytest.fixture
def stocked(compliance):
    compliance.put(node(2), "Patch", entry("KB1", "NON_COMPLIANT", "HIGH"), entry("KB2", severity="LOW"), minutes=20)
    compliance.put(node(1), "Custom:Audit", entry("a", Details={"PatchGroup": "db"}), minutes=30)
    compliance.put(node(1), "Patch", entry("KB1", severity="CRITICAL"), minutes=10)
    compliance.put(node(1), "Association", entry("x"), minutes=5)
    return compliance


def test_an_item_is_listed_as_put(compliance):
    execution = {"ExecutionId": "e-1", "ExecutionType": "Command"}
    details = {"DocumentName": "AWS-RunPatchBaseline", "Status": "mine", "Owner": "ä", "Id": "7"}
    put = compliance.put(HERE, "Patch", entry("KB1", Title="One", Details=details), execution=execution)
    assert plain(put) == {}
    assert compliance.items(HERE) == [
        {
            "ComplianceType": "Patch",
            "ResourceType": "ManagedInstance",
            "ResourceId": HERE,
            "Id": "KB1",
            "Title": "One",
            "Status": "COMPLIANT",
            "Severity": "UNSPECIFIED",
            "ExecutionSummary": {"ExecutionTime": when()} | execution,
            "Details": details,
        }
    ]


def test_a_complete_upload_replaces_its_type_alone(stocked):
    assert stocked.ids(node(1)) == ["x", "KB1", "a"]
    stocked.put(node(1), "Patch", entry("KB3"), entry("KB2"), minutes=11)
    assert stocked.ids(node(1)) == ["x", "KB3", "KB2", "a"]
    assert stocked.ids(node(2)) == ["KB1", "KB2"]


def test_a_partial_upload_replaces_its_associations_alone(compliance):
    compliance.put(HERE, "Association", entry("a"), entry("b"), entry("c"))
    compliance.put(HERE, "Association", entry("b", "NON_COMPLIANT", "LOW"), minutes=1, UploadType="PARTIAL")
    assert sorted(compliance.ids(HERE)) == ["a", "b", "c"]
    assert compliance.ids(HERE, ("Status", "EQUAL", ["NON_COMPLIANT"])) == ["b"]
    with refused("InvalidItemContentException"):
        compliance.put(HERE, "Patch", entry("a"), UploadType="PARTIAL")


def test_the_stored_hash_keeps_the_items_and_an_older_report_is_dropped(compliance):
    compliance.put(HERE, "Patch", entry("a"), minutes=5, ItemContentHash="one")
    compliance.put(HERE, "Patch", minutes=6, ItemContentHash="one")
    compliance.put(HERE, "Patch", entry("b"), minutes=4, ItemContentHash="two")
    assert compliance.ids(HERE) == ["a"]
    compliance.put(HERE, "Patch", entry("b"), minutes=6, ItemContentHash="two")
    assert compliance.ids(HERE) == ["b"]


def test_summaries_of_nodes_count_items(stocked):
    assert stocked.found() == [
        (node(1), "Association"),
        (node(1), "Patch"),
        (node(1), "Custom:Audit"),
        (node(2), "Patch"),
    ]
    assert stocked.rows(("Status", "EQUAL", ["NON_COMPLIANT"])) == [
        {
            "ComplianceType": "Patch",
            "ResourceType": "ManagedInstance",
            "ResourceId": node(2),
            "Status": "NON_COMPLIANT",
            "OverallSeverity": "HIGH",
            "ExecutionSummary": {"ExecutionTime": when(20)},
            "CompliantSummary": {"CompliantCount": 1, "SeveritySummary": severities(low=1)},
            "NonCompliantSummary": {"NonCompliantCount": 1, "SeveritySummary": severities(high=1)},
        }
    ]


def test_summaries_of_types_count_nodes(stocked):
    assert stocked.summaries() == [
        {
            "ComplianceType": kind,
            "CompliantSummary": {"CompliantCount": 1, "SeveritySummary": severities(unspecified=1)},
            "NonCompliantSummary": {"NonCompliantCount": bad, "SeveritySummary": severities(high=bad)},
        }
        for kind, bad in [("Association", 0), ("Patch", 1), ("Custom:Audit", 0)]
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("ComplianceType", "EQUAL", ["Patch"]), [1, 2]),
        (("ComplianceType", "NOT_EQUAL", ["Patch"]), [1, 1]),
        (("ComplianceType", "BEGIN_WITH", ["Custom:"]), [1]),
        (("ExecutionTime", "GREATER_THAN", ["2019-02-18T16:10:00Z"]), [1, 2]),
        (("ExecutionTime", "LESS_THAN", ["2019-02-18T16:10:00Z"]), [1]),
        (("OverallSeverity", "EQUAL", ["HIGH", "CRITICAL"]), [2]),
        (("PatchGroup", "EQUAL", ["db"]), [1]),
        (("InstanceId", "EQUAL", [node(2)]), [2]),
        (("AWS:InstanceInformation.PlatformType", "EQUAL", ["Linux", "Windows"]), [1, 1, 1, 2]),
        (("AWS:InstanceInformation.PlatformType", "EQUAL", ["BeOS"]), []),
    ],
)
def test_filters(stocked, given, expected):
    assert [found for found, _ in stocked.found(given)] == [node(number) for number in expected]


def test_every_page_continues_the_one_before(compliance):
    for number in range(1, 8):
        compliance.put(node(number), "Patch", *(entry(f"KB{count}") for count in range(7)))
        compliance.put(node(number), "Association", entry("x"))
    small = {"PaginationConfig": {"PageSize": 3}}
    assert compliance.items(node(3), **small) == compliance.items(node(3))
    assert compliance.rows(**small) == compliance.rows() and len(compliance.rows()) == 14
    assert compliance.summaries(PaginationConfig={"PageSize": 1}) == compliance.summaries()
    with refused("InvalidNextToken"):
        compliance.ssm.list_compliance_summaries(NextToken="nowhere")


def test_compliance_is_inventory(account, stocked):
    inventory = Inventory(account)
    assert inventory.ids(("AWS:ComplianceItem.Status", ["NON_COMPLIANT"])) == [node(2)]
    assert inventory.ids(("AWS:ComplianceSummary.OverallSeverity", ["High"])) == [node(2)]
    assert [one["Id"] for one in inventory.entries(node(2), "AWS:ComplianceItem")] == ["KB1", "KB2"]
    context = {"ComplianceType": "Patch", "ExecutionId": "s", "ExecutionTime": "2019-02-18T16:40:00Z"}
    content = [{"Id": "bash", "Status": "NON_COMPLIANT", "Severity": "CRITICAL", "PatchState": "Missing"}]
    inventory.put(node(2), item("AWS:ComplianceItem", content, Context=context))
    (listed,) = stocked.items(node(2))
    assert (listed["Id"], listed["Details"]) == ("bash", {"PatchState": "Missing"})
    assert listed["ExecutionSummary"] == {"ExecutionId": "s", "ExecutionTime": when(40)}
    assert [row["OverallSeverity"] for row in stocked.rows(("InstanceId", "EQUAL", [node(2)]))] == ["CRITICAL"]


def test_refusals(account, stocked):
    with refused("InvalidResourceType"):
        stocked.ssm.list_compliance_items(ResourceIds=[HERE], ResourceTypes=["EC2Instance"])
    with refused("InvalidResourceId"):
        stocked.items(node(9))
    with refused("InvalidResourceId"):
        stocked.put("mi-0123456789abcdef0", "Patch")
    with refused("InvalidItemContentException") as refusal:
        stocked.put(HERE, "Toast", entry("a"))
    assert refusal.members["TypeName"] == "Toast"
    with refused("InvalidFilter"):
        stocked.rows(("Colour", "EQUAL", ["red"]))
    with refused("ValidationException", contains="failed to satisfy constraint"):
        stocked.put(HERE, "Custom: x")
    with refused("ItemSizeLimitExceededException"):
        stocked.put(HERE, "Patch", entry("a", Details={f"D{number}": "x" * 4096 for number in range(50)}))
    large = entry("a", Details={f"D{number}": "x" * 4096 for number in range(49)})
    with refused("TotalSizeLimitExceededException"):
        stocked.put(HERE, "Patch", *[large] * 6)
    for number in range(9):
        stocked.put(HERE, f"Custom:Kind{number}")
    with refused("ComplianceTypeCountLimitExceededException"):
        stocked.put(HERE, "Custom:Kind9")


def test_compliance_is_kept_apart_by_account_and_region(account, stocked):
    Inventory(account.at("eu-west-1")).put(HERE, rack("A"))
    elsewhere = Compliance(account.at("eu-west-1"))
    assert (elsewhere.items(HERE), elsewhere.rows(), elsewhere.summaries()) == ([], [], [])


def test_the_cli(account, stocked):
    found = account.cli(
        *["ssm", "list-compliance-items", "--resource-ids", node(1), "--resource-types", "ManagedInstance"],
        *["--filters", "Key=ComplianceType,Values=Association,Type=EQUAL", "Key=Id,Values=x,Type=EQUAL"],
    )
    assert [one["Id"] for one in found["ComplianceItems"]] == ["x"]
    put = ["--resource-id", HERE, "--resource-type", "ManagedInstance", "--compliance-type", "Custom:AVCheck"]
    summary = ["--execution-summary", "ExecutionTime=2019-02-18T16:00:00Z"]
    items = ["--items", "Id=Version2.0,Title=ScanHost,Severity=CRITICAL,Status=COMPLIANT"]
    assert account.cli("ssm", "put-compliance-items", *put, *summary, *items) in (None, {})
    assert stocked.ids(HERE, ("ComplianceType", "EQUAL", ["Custom:AVCheck"])) == ["Version2.0"]
