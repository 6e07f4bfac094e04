"""Service Catalog's plans: made, looked at, executed, deleted. With boto3."""

import json
import re

import pytest

from support.account import plain, refused
from support.catalog import Catalog

TEMPLATE = json.dumps(
    {
        "Parameters": {"Name": {"Type": "String", "Default": "jobs"}, "Index": {"Type": "String", "Default": "0"}},
        "Resources": {
            "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": {"Ref": "Name"}}},
            "Topic": {
                "Type": "AWS::SNS::Topic",
                "Properties": {
                    "DisplayName": {
                        "Fn::Select": [{"Ref": "Index"}, {"Fn::Split": ["|", {"Fn::Sub": "${Queue}|b"}]}]
                    }
                },
            },
        },
    }
)


class Plans:
    """Plans of one product, while time stands still."""

    def __init__(self, catalog):
        self.catalog, self.api = catalog, catalog.api
        self.portfolio, self.product, self.artifact = catalog.ready(url=catalog.templates.url(TEMPLATE))

    def create(self, name="mine", **more):
        """Makes a plan; the answer."""
        given = {
            "PlanName": "rollout",
            "PlanType": "CLOUDFORMATION",
            "ProductId": self.product,
            "ProvisioningArtifactId": self.artifact,
            "ProvisionedProductName": name,
        }
        return plain(self.api.create_provisioned_product_plan(**(given | more)))

    def made(self, name="mine", status="CREATE_SUCCESS", **more):
        """Makes a plan to the end; its id and what it tells."""
        plan = self.create(name, **more)["PlanId"]
        self.settle()
        return plan, self.look(plan, status)

    def look(self, plan, status):
        """What a plan tells."""
        told = plain(self.api.describe_provisioned_product_plan(PlanId=plan))
        assert told["ProvisionedProductPlanDetails"]["Status"] == status
        return told

    def execute(self, plan, **more):
        """Executes a plan; the record."""
        return self.api.execute_provisioned_product_plan(PlanId=plan, **more)["RecordDetail"]

    def carried_out(self, status="SUCCEEDED", **more):
        """Plans and executes to the end; the plan."""
        plan, _ = self.made(**more)
        self.catalog.settled(self.execute(plan), status)
        return plan

    def delete(self, plan, **more):
        """Deletes a plan."""
        assert plain(self.api.delete_provisioned_product_plan(PlanId=plan, **more)) == {}

    def settle(self):
        """Lets everything happen."""
        self.catalog.account.server.post("clock/settle")


@pytest.fixture
def plans(manual, templates):
    return Plans(Catalog(manual, templates))


def values(**pairs):
    return [{"Key": key, "Value": value} for key, value in pairs.items()]


def test_a_plan_of_something_new(plans):
    answer = plans.create(Tags=[{"Key": "team", "Value": "a"}], ProvisioningParameters=values(Name="other"))
    plan, pp = answer["PlanId"], answer["ProvisionProductId"]
    assert re.fullmatch("plan-[a-z2-7]{13}", plan)
    assert answer == {
        "PlanName": "rollout",
        "PlanId": plan,
        "ProvisionProductId": pp,
        "ProvisionedProductName": "mine",
        "ProvisioningArtifactId": plans.artifact,
    }
    detail = plans.catalog.provisioned(Id=pp)
    assert detail["Status"] == "PLAN_IN_PROGRESS"
    assert "LastRecordId" not in detail and "LastProvisioningRecordId" not in detail
    found = plans.api.search_provisioned_products(Filters={"SearchQuery": ["status:PLAN_IN_PROGRESS"]})
    assert [each["Id"] for each in found["ProvisionedProducts"]] == [pp]
    assert plans.look(plan, "CREATE_IN_PROGRESS")["ResourceChanges"] == []
    with refused("InvalidStateException"):
        plans.execute(plan)
    plans.settle()
    told = plans.look(plan, "CREATE_SUCCESS")
    details = told["ProvisionedProductPlanDetails"]
    assert details["UpdatedTime"] > details["CreatedTime"]
    (path,) = plans.api.list_launch_paths(ProductId=plans.product)["LaunchPathSummaries"]
    assert details == {
        "CreatedTime": details["CreatedTime"],
        "UpdatedTime": details["UpdatedTime"],
        "PathId": path["Id"],
        "ProductId": plans.product,
        "PlanName": "rollout",
        "PlanId": plan,
        "ProvisionProductId": pp,
        "ProvisionProductName": "mine",
        "PlanType": "CLOUDFORMATION",
        "ProvisioningArtifactId": plans.artifact,
        "Status": "CREATE_SUCCESS",
        "NotificationArns": [],
        "ProvisioningParameters": values(Name="other"),
        "Tags": [{"Key": "team", "Value": "a"}],
    }
    added = {"Action": "ADD", "Scope": [], "Details": []}
    assert told["ResourceChanges"] == [
        added | {"LogicalResourceId": "Queue", "ResourceType": "AWS::SQS::Queue"},
        added | {"LogicalResourceId": "Topic", "ResourceType": "AWS::SNS::Topic"},
    ]
    record = plans.execute(plan, IdempotencyToken="run")
    assert (record["RecordType"], record["Status"]) == ("PROVISION_PRODUCT", "CREATED")
    assert plans.execute(plan, IdempotencyToken="run") == record
    plans.look(plan, "EXECUTE_IN_PROGRESS")
    assert plans.catalog.provisioned(Id=pp)["Status"] == "UNDER_CHANGE"
    plans.catalog.settled(record)
    plans.look(plan, "EXECUTE_SUCCESS")
    detail = plans.catalog.provisioned(Id=pp)
    assert detail["Status"] == "AVAILABLE"
    assert detail["LastProvisioningRecordId"] == record["RecordId"] == detail["LastSuccessfulProvisioningRecordId"]
    plans.delete(plan)
    assert plans.catalog.provisioned(Id=pp)["Status"] == "AVAILABLE"
    with refused("ResourceNotFoundException"):
        plans.look(plan, "EXECUTE_SUCCESS")


def test_a_plan_of_an_update(plans):
    plans.delete(plans.carried_out())
    plan, told = plans.made(ProvisioningParameters=values(Name="other"))
    assert plans.catalog.provisioned(Name="mine")["Status"] == "AVAILABLE"
    queue, topic = told["ResourceChanges"]
    assert queue.pop("PhysicalResourceId").endswith("/jobs")
    target = {"Attribute": "PROPERTIES", "Name": "QueueName", "RequiresRecreation": "ALWAYS"}
    assert queue == {
        "Action": "MODIFY",
        "LogicalResourceId": "Queue",
        "ResourceType": "AWS::SQS::Queue",
        "Replacement": "TRUE",
        "Scope": ["PROPERTIES"],
        "Details": [
            {"Target": target, "Evaluation": "DYNAMIC"},
            {"Target": target, "Evaluation": "STATIC", "CausingEntity": "Name"},
        ],
    }
    assert (topic["Action"], topic["Replacement"]) == ("MODIFY", "FALSE")
    assert topic["Details"][-1]["CausingEntity"] == "Queue"
    pages = []
    more = {}
    while more is not None:
        page = plans.api.describe_provisioned_product_plan(PlanId=plan, PageSize=1, **more)
        assert page["ProvisionedProductPlanDetails"]["PlanId"] == plan
        pages += page["ResourceChanges"]
        more = {"PageToken": page["NextPageToken"]} if "NextPageToken" in page else None
    assert [change["LogicalResourceId"] for change in pages] == ["Queue", "Topic"]
    record = plans.execute(plan)
    assert record["RecordType"] == "UPDATE_PROVISIONED_PRODUCT"
    plans.catalog.settled(record)
    plans.delete(plan)
    previous = [{"Key": "Name", "UsePreviousValue": True}]
    plan, told = plans.made(status="CREATE_FAILED", ProvisioningParameters=previous)
    assert told["ProvisionedProductPlanDetails"]["StatusMessage"] == (
        "The submitted information didn't contain changes. Submit different information to create a change set."
    )
    plans.delete(plan)
    previous.append({"Key": "Index", "Value": "00"})
    _, told = plans.made(status="CREATE_FAILED", ProvisioningParameters=previous)
    assert told["ProvisionedProductPlanDetails"]["StatusMessage"] == "No updates are to be performed."


def test_a_plan_that_cloudformation_refuses(plans):
    plan, told = plans.made(status="CREATE_FAILED", ProvisioningParameters=values(Colour="red"))
    assert told["ProvisionedProductPlanDetails"]["StatusMessage"] == (
        "Error calling API cloudformation:CreateChangeSet. ErrorCode: ValidationError, Message: "
        "Parameters: [Colour] do not exist in the template"
    )
    with refused("InvalidStateException"):
        plans.execute(plan)
    plans.delete(plan)
    with refused("ResourceNotFoundException"):
        plans.catalog.provisioned(Name="mine")


def test_a_plan_whose_execution_fails(plans):
    plan = plans.carried_out("FAILED", ProvisioningParameters=values(Index="7"))
    details = plans.look(plan, "EXECUTE_FAILED")["ProvisionedProductPlanDetails"]
    detail = plans.catalog.provisioned(Name="mine")
    assert (detail["Status"], detail["StatusMessage"]) == ("ERROR", details["StatusMessage"])
    sentence = (
        r"Cannot delete ChangeSet in execution status EXECUTE_FAILED \(Service: AmazonCloudFormation; Status Code: 400; "
        r"Error Code: InvalidChangeSetStatus; Request ID: [0-9a-f-]{36}\)"
    )
    with refused("ValidationException") as refusal:
        plans.delete(plan)
    assert re.fullmatch(sentence, refusal.message)
    plans.delete(plan, IgnoreErrors=True)
    assert plans.catalog.provisioned(Name="mine")["Status"] == "ERROR"


def test_refused_plans(plans):
    with refused("ResourceNotFoundException", "No launch paths found for resource: prod-aaaaaaaaaaaaa"):
        plans.create(ProductId="prod-aaaaaaaaaaaaa")
    with refused("ResourceNotFoundException"):
        plans.create(ProvisioningArtifactId="pa-aaaaaaaaaaaaa")
    plan = plans.create()["PlanId"]
    with refused("InvalidStateException"):
        plans.create(PlanName="another")
    plans.settle()
    plans.delete(plan)
    plan = plans.carried_out()
    plans.delete(plan)
    with refused("InvalidParametersException"):
        plans.create(Tags=[{"Key": "team", "Value": "a"}])
    plans.catalog.update(ProvisionedProductName="mine")
    with refused("InvalidStateException"):
        plans.create()
    plans.settle()
    plan, _ = plans.made(ProvisioningParameters=values(Index="1"))
    plans.catalog.settled(plans.catalog.update(ProvisionedProductName="mine"))
    with refused("InvalidStateException"):
        plans.execute(plan)
    plans.catalog.settled(plans.catalog.terminate(ProvisionedProductName="mine"))
    with refused("ResourceNotFoundException"):
        plans.look(plan, "CREATE_SUCCESS")


def test_lists_of_plans(manual, plans):
    one, two = plans.create("one"), plans.create("two")
    listed = plans.api.list_provisioned_product_plans()["ProvisionedProductPlans"]
    assert listed[0] == {
        "PlanName": "rollout",
        "PlanId": one["PlanId"],
        "ProvisionProductId": one["ProvisionProductId"],
        "ProvisionProductName": "one",
        "PlanType": "CLOUDFORMATION",
        "ProvisioningArtifactId": plans.artifact,
    }
    assert [plan["PlanId"] for plan in listed] == [one["PlanId"], two["PlanId"]]
    (only,) = plans.api.list_provisioned_product_plans(ProvisionProductId=two["ProvisionProductId"])[
        "ProvisionedProductPlans"
    ]
    assert only["PlanId"] == two["PlanId"]
    level = {"Key": "Account", "Value": "self"}
    page = plans.api.list_provisioned_product_plans(AccessLevelFilter=level, PageSize=1)
    rest = plans.api.list_provisioned_product_plans(
        AccessLevelFilter=level, PageSize=1, PageToken=page["NextPageToken"]
    )
    assert [each["PlanId"] for each in rest["ProvisionedProductPlans"]] == [two["PlanId"]]
    assert "NextPageToken" not in rest
    with refused("ResourceNotFoundException"):
        plans.api.list_provisioned_product_plans(ProvisionProductId="pp-aaaaaaaaaaaaa")
