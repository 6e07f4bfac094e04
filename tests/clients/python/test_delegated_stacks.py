"""Stacks that another server makes: what it is asked, and what its answers come to."""

import json
import time

import pytest

from support.account import Account, refused
from support.catalog import Catalog
from support.stacks import ARN, Stacks

TOPIC = "arn:aws:sns:us-east-1:123456789012:told"
TEMPLATE = """
Parameters:
  Name: {Type: String, AllowedPattern: "[a-z-]*", Default: ""}
  Size: {Type: String, Default: small}
Resources:
  Store: {Type: "AWS::S3::Bucket", Properties: {BucketName: !Ref Name}}
Outputs:
  Store: {Value: !GetAtt Store.Arn}
"""


@pytest.fixture
def stacks():
    running = Stacks()
    running.resources = [("Store", "AWS::S3::Bucket", "the-store")]
    running.outputs = {"Store": "arn:aws:s3:::the-store"}
    yield running
    running.stop()


@pytest.fixture
def catalog(start, stacks, templates, fresh_id):
    server = start("--cloudformation-endpoint", stacks.endpoint)
    return Catalog(Account(server, fresh_id()), templates)


@pytest.fixture
def product(catalog, templates):
    portfolio, product, artifact = catalog.ready(url=templates.url(TEMPLATE))
    catalog.api.create_constraint(
        PortfolioId=portfolio,
        ProductId=product,
        Type="RESOURCE_UPDATE",
        Parameters=json.dumps({"Version": "2.0", "Properties": {"TagUpdateOnProvisionedProduct": "ALLOWED"}}),
    )
    return product, artifact


def parameters(**values):
    return [{"Key": key, "Value": value} for key, value in values.items()]


def named(call, kind, key="Key", value="Value"):
    """A list of pairs among the parameters of a call."""
    numbers = [name.split(".")[2] for name in call if name.startswith(f"{kind}.member.") and name.endswith(f".{key}")]
    return {call[f"{kind}.member.{n}.{key}"]: call[f"{kind}.member.{n}.{value}"] for n in numbers}


def launch(catalog, product, status="SUCCEEDED", **more):
    given = {"ProvisioningParameters": parameters(Name="the-store"), "Tags": [{"Key": "a", "Value": "1"}]} | more
    return catalog.settled(catalog.provision(*product, **given), status)


def outputs(catalog, record):
    found = catalog.api.describe_record(Id=record["RecordId"])["RecordOutputs"]
    return {output["OutputKey"]: output["OutputValue"] for output in found}


def test_a_stack_is_asked_for_watched_and_told_of(catalog, product, stacks):
    stacks.statuses = ["CREATE_IN_PROGRESS"] * 3 + ["CREATE_COMPLETE"]
    record = launch(catalog, product, NotificationArns=[TOPIC])
    mine = catalog.provisioned(Name="mine")
    name = f"SC-{catalog.account.id}-{mine['Id']}"
    assert mine["Status"] == "AVAILABLE"
    assert outputs(catalog, record) == {"CloudformationStackARN": ARN.format(name), "Store": "arn:aws:s3:::the-store"}
    (call,) = stacks.asked("CreateStack")
    assert (call["StackName"], call["account"], call["NotificationARNs.member.1"]) == (name, catalog.account.id, TOPIC)
    assert named(call, "Parameters", "ParameterKey", "ParameterValue") == {"Name": "the-store"}
    tags = named(call, "Tags")
    assert tags["a"] == "1" and tags["aws:servicecatalog:provisionedProductArn"] == mine["Arn"]
    properties = json.loads(call["TemplateBody"])["Resources"]["Store"]["Properties"]
    assert properties == {"BucketName": {"Ref": "Name"}, "Tags": [{"Key": "a", "Value": "1"}]}
    assert {call[f"Capabilities.member.{n}"] for n in (1, 2, 3)} == {
        "CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"
    }
    assert len(stacks.asked("DescribeStacks")) >= 4

    stacks.statuses, stacks.outputs = ["UPDATE_IN_PROGRESS", "UPDATE_COMPLETE"], {"Store": "changed"}
    changed = catalog.update(
        ProvisionedProductName="mine",
        ProvisioningParameters=[{"Key": "Name", "UsePreviousValue": True}, {"Key": "Size", "Value": "large"}],
        Tags=[{"Key": "a", "Value": "2"}],
    )
    record = catalog.settled(changed)
    assert outputs(catalog, record)["Store"] == "changed"
    (call,) = stacks.asked("UpdateStack")
    assert call["StackName"] == ARN.format(name)
    assert named(call, "Parameters", "ParameterKey", "ParameterValue") == {"Name": "the-store", "Size": "large"}
    assert named(call, "Tags")["a"] == "2"

    stacks.statuses = ["DELETE_IN_PROGRESS", "DELETE_COMPLETE"]
    catalog.settled(catalog.terminate(ProvisionedProductName="mine"))
    assert [call["StackName"] for call in stacks.asked("DeleteStack")] == [ARN.format(name)]
    with refused("ResourceNotFoundException"):
        catalog.provisioned(Name="mine")


def test_what_fails_there_fails_here_and_shows_it_is_going_back(catalog, product, stacks):
    stacks.statuses = ["CREATE_IN_PROGRESS"] + ["ROLLBACK_IN_PROGRESS"] * 8 + ["ROLLBACK_COMPLETE"]
    stacks.events = [
        ("SC", "ROLLBACK_IN_PROGRESS", "The following resource(s) failed to create: [Store]."),
        ("Other", "CREATE_FAILED", "Resource creation cancelled"),
        ("Store", "CREATE_FAILED", "the-store already exists"),
    ]
    record = catalog.provision(*product, ProvisioningParameters=parameters(Name="the-store"))
    seen = set()
    for _ in range(1000):
        now = catalog.record(record["RecordId"])
        seen.add(now["Status"])
        if now["Status"] == "FAILED":
            break
        time.sleep(0.01)
    assert seen >= {"IN_PROGRESS_IN_ERROR", "FAILED"}
    reason = "The following resource(s) failed to create: [Store]. the-store already exists"
    assert now["RecordErrors"][0]["Description"] == reason
    mine = catalog.provisioned(Name="mine")
    assert (mine["Status"], mine["StatusMessage"]) == ("ERROR", reason)
    # What is left of it goes with the provisioned product.
    stacks.statuses = ["DELETE_COMPLETE"]
    catalog.settled(catalog.terminate(ProvisionedProductName="mine"))
    assert len(stacks.asked("DeleteStack")) == 1


def test_a_refusal_is_handed_on(catalog, product, stacks):
    stacks.refusals = {
        "CreateStack": [(400, "InsufficientCapabilitiesException", "Requires capabilities : [X]")],
        "DescribeStacks": [(400, "ValidationError", "Stack with id SC does not exist")],
    }
    record = launch(catalog, product, "FAILED")
    assert record["RecordErrors"][0]["Description"] == (
        "AmazonCloudFormationException  Requires capabilities : [X] (Service: AmazonCloudFormation; Status Code: 400; "
        "Error Code: InsufficientCapabilitiesException; Request ID: there)"
    )
    assert catalog.provisioned(Name="mine")["Status"] == "ERROR"
    catalog.settled(catalog.terminate(ProvisionedProductName="mine"))
    assert stacks.asked("DeleteStack") == [], "there is nothing to delete"


def test_what_is_refused_here_is_not_asked_for_there(catalog, product, stacks):
    record = launch(catalog, product, "FAILED", ProvisioningParameters=parameters(Name="NOT OK"))
    assert "must match pattern [a-z-]*" in record["RecordErrors"][0]["Description"]
    assert stacks.calls == []


def test_nothing_to_do_is_done_and_a_failed_update_changes_nothing(catalog, product, stacks):
    launch(catalog, product)
    stacks.refusals = {"UpdateStack": [(400, "ValidationError", "No updates are to be performed.")]}
    catalog.settled(catalog.update(ProvisionedProductName="mine"))
    assert catalog.provisioned(Name="mine")["Status"] == "AVAILABLE"

    stacks.statuses = ["UPDATE_ROLLBACK_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE"]
    stacks.events = [("Store", "UPDATE_FAILED", "no"), ("SC", "UPDATE_IN_PROGRESS", "User Initiated")]
    larger = {"ProvisionedProductName": "mine", "ProvisioningParameters": parameters(Name="the-store", Size="large")}
    catalog.settled(catalog.update(**larger), "FAILED")
    mine = catalog.provisioned(Name="mine")
    assert (mine["Status"], mine["StatusMessage"]) == (
        "TAINTED", "The following resource(s) failed to update: [Store]. no"
    )
    stacks.statuses = ["UPDATE_COMPLETE"]
    again = [{"Key": "Size", "UsePreviousValue": True}, {"Key": "Name", "UsePreviousValue": True}]
    catalog.settled(catalog.update(ProvisionedProductName="mine", ProvisioningParameters=again))
    *_, call = stacks.asked("UpdateStack")
    assert named(call, "Parameters", "ParameterKey", "ParameterValue").get("Size", "small") == "small"


def test_a_deletion_that_fails_taints_unless_errors_are_ignored(catalog, product, stacks):
    launch(catalog, product)
    stacks.statuses = ["DELETE_IN_PROGRESS", "DELETE_FAILED"]
    stacks.events = [("Store", "DELETE_FAILED", "The bucket is not empty")]
    record = catalog.settled(catalog.terminate(ProvisionedProductName="mine"), "FAILED")
    assert "[Store]. The bucket is not empty" in record["RecordErrors"][0]["Description"]
    assert catalog.provisioned(Name="mine")["Status"] == "TAINTED"
    catalog.settled(catalog.terminate(ProvisionedProductName="mine", IgnoreErrors=True))
    with refused("ResourceNotFoundException"):
        catalog.provisioned(Name="mine")


def test_what_is_retained_is_not_deleted(catalog, product, stacks):
    launch(catalog, product)
    catalog.settled(catalog.terminate(ProvisionedProductName="mine", RetainPhysicalResources=True))
    assert stacks.asked("DeleteStack") == []


def test_a_server_that_is_not_there_fails_what_needs_it(start, templates, fresh_id, stacks):
    stacks.stop()
    catalog = Catalog(Account(start("--cloudformation-endpoint", stacks.endpoint), fresh_id()), templates)
    _, *product = catalog.ready(url=templates.url(TEMPLATE))
    record = launch(catalog, product, "FAILED")
    text = f"Stockroom has stacks made by {stacks.endpoint}, which cannot be reached: "
    assert record["RecordErrors"][0]["Description"].startswith(text)


def test_a_busy_server_is_asked_again(catalog, product, stacks):
    stacks.refusals = {"CreateStack": [(400, "Throttling", "Rate exceeded")] * 2, "DescribeStacks": [(503, "Busy", "x")]}
    launch(catalog, product)
    assert len({call["ClientRequestToken"] for call in stacks.asked("CreateStack")}) == 1
    assert len(stacks.asked("CreateStack")) == 3


def test_a_reset_ends_the_waiting(catalog, product, stacks):
    stacks.statuses = ["CREATE_IN_PROGRESS"]
    catalog.provision(*product, ProvisioningParameters=parameters(Name="the-store"))
    until = time.monotonic() + 20
    while not stacks.asked("DescribeStacks"):
        assert time.monotonic() < until
        time.sleep(0.01)
    catalog.account.server.post("reset")
    catalog.account.server.post("clock/settle")
    time.sleep(2.5)
    looked = len(stacks.asked("DescribeStacks"))
    time.sleep(2.5)
    assert len(stacks.asked("DescribeStacks")) == looked, "nobody looks any more"


def test_what_cannot_be_delegated_is_refused(catalog, product, stacks, templates):
    plan = catalog.api.create_provisioned_product_plan(
        PlanName="p", PlanType="CLOUDFORMATION", ProductId=product[0], ProvisioningArtifactId=product[1],
        ProvisionedProductName="planned",
    )
    catalog.account.server.post("clock/settle")
    details = catalog.api.describe_provisioned_product_plan(PlanId=plan["PlanId"])["ProvisionedProductPlanDetails"]
    assert details["Status"] == "CREATE_FAILED" and "made by another server" in details["StatusMessage"]
    with refused("InvalidParametersException", contains="made by another server"):
        catalog.api.import_as_provisioned_product(
            ProductId=product[0], ProvisioningArtifactId=product[1], ProvisionedProductName="imported",
            PhysicalId=ARN.format("x"),
        )
    assert stacks.calls == []
