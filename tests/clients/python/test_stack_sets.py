"""Service Catalog's stack sets: products under a STACKSET constraint. With boto3."""

import json

import pytest

from support.account import Account, plain, refused
from support.catalog import Catalog

ONE, TWO = "111111111111", "222222222222"
# Imports what is not there in the second account, if the parameter says so.
TEMPLATE = json.dumps(
    {
        "Parameters": {
            "Name": {"Type": "String", "Default": "jobs"},
            "Bad": {"Type": "String", "Default": "no"},
        },
        "Conditions": {
            "Fails": {
                "Fn::And": [
                    {"Fn::Equals": [{"Ref": "AWS::AccountId"}, TWO]},
                    {"Fn::Equals": [{"Ref": "Bad"}, "yes"]},
                ]
            }
        },
        "Resources": {
            "Queue": {
                "Type": "AWS::SQS::Queue",
                "Properties": {
                    "QueueName": {"Fn::Sub": "${Name}-${AWS::StackName}"},
                    "KmsMasterKeyId": {"Fn::If": ["Fails", {"Fn::ImportValue": "nothing"}, {"Ref": "AWS::NoValue"}]},
                },
            }
        },
        "Outputs": {"Url": {"Value": {"Ref": "Queue"}}},
    }
)


@pytest.fixture
def still(manual, templates):
    """While time stands still."""
    return Catalog(manual, templates)


def everywhere(catalog, template=TEMPLATE, accounts=(ONE, TWO)):
    """A product whose stacks may go to two accounts in two regions: its id and its version's."""
    portfolio, product, artifact = catalog.ready(url=catalog.templates.url(template))
    properties = {
        "AccountList": accounts,
        "RegionList": ["eu-west-1", "us-east-1"],
        "AdminRole": f"arn:aws:iam::{catalog.account.id}:role/Admin",
        "ExecutionRole": "Execution",
    }
    catalog.api.create_constraint(
        PortfolioId=portfolio,
        ProductId=product,
        Type="STACKSET",
        Parameters=json.dumps({"Version": "1", "Properties": properties}),
    )
    return product, artifact


def instances(catalog, pp, **more):
    """All instances, as account, region and status."""
    shown, token = [], {}
    while True:
        page = catalog.api.list_stack_instances_for_provisioned_product(ProvisionedProductId=pp, **token, **more)
        shown += [(one["Account"], one["Region"], one["StackInstanceStatus"]) for one in page["StackInstances"]]
        if "NextPageToken" not in page:
            return shown
        token = {"PageToken": page["NextPageToken"]}


def in_all(status, accounts=(ONE, TWO)):
    return [(account, region, status) for account in accounts for region in ("eu-west-1", "us-east-1")]


def values(**parameters):
    return [{"Key": key, "Value": value} for key, value in parameters.items()]


def test_a_stack_set_comes_and_goes(still):
    product, artifact = everywhere(still)
    record = still.provision(product, artifact, Tags=[{"Key": "team", "Value": "a"}])
    pp = record["ProvisionedProductId"]
    assert record["ProvisionedProductType"] == "CFN_STACKSET"
    assert instances(still, pp) == []
    done = still.settled(record)
    assert done["RecordTags"] == [{"Key": "team", "Value": "a"}], "no system tags"
    assert still.api.describe_record(Id=record["RecordId"])["RecordOutputs"] == []
    assert still.provisioned(Id=pp)["Type"] == "CFN_STACKSET"
    assert instances(still, pp) == instances(still, pp, PageSize=3) == in_all("CURRENT")
    found = still.api.search_provisioned_products(Filters={"SearchQuery": ["type:CFN_STACKSET"]})
    (found,) = found["ProvisionedProducts"]
    name = f"SC-{still.account.id}-{pp}"
    assert found["PhysicalId"].startswith(f"arn:aws:cloudformation:us-east-1:{still.account.id}:stackset/{name}:")
    still.settled(still.terminate(ProvisionedProductId=pp))
    with refused("ResourceNotFoundException"):
        instances(still, pp)


def test_instances_are_outdated_until_they_are_made(manual, still):
    product, artifact = everywhere(still)
    pp = still.provision(product, artifact)["ProvisionedProductId"]
    while not instances(still, pp):
        manual.server.advance(0.01)
    assert instances(still, pp) == in_all("OUTDATED")
    assert still.provisioned(Id=pp)["Status"] == "UNDER_CHANGE"


def test_preferences_choose_from_the_constraint(still):
    product, artifact = everywhere(still)
    for wrong in (
        {"StackSetAccounts": ["333333333333"]},
        {"StackSetRegions": ["us-east-1", "eu-north-1"]},
        {"StackSetFailureToleranceCount": 1, "StackSetFailureTolerancePercentage": 10},
        {"StackSetMaxConcurrencyCount": 1, "StackSetMaxConcurrencyPercentage": 10},
    ):
        with refused("InvalidParametersException"):
            still.provision(product, artifact, ProvisioningPreferences=wrong)
    chosen = {"StackSetAccounts": [ONE], "StackSetRegions": ["us-east-1"]}
    record = still.provision(product, artifact, ProvisioningPreferences=chosen)
    still.settled(record)
    assert instances(still, record["ProvisionedProductId"]) == [(ONE, "us-east-1", "CURRENT")]


def test_failures_beyond_tolerance_end_it(still):
    product, artifact = everywhere(still)
    record = still.provision(product, artifact, ProvisioningParameters=values(Bad="yes"))
    failed = still.settled(record, "FAILED")
    (error,) = failed["RecordErrors"]
    assert TWO in error["Description"] and "eu-west-1" in error["Description"]
    pp = record["ProvisionedProductId"]
    detail = still.provisioned(Id=pp)
    assert (detail["Status"], detail["StatusMessage"]) == ("ERROR", error["Description"])
    current = [one for one in instances(still, pp) if one[2] == "CURRENT"]
    assert current == [(ONE, "eu-west-1", "CURRENT")], "no region after the one that failed"
    still.settled(still.terminate(ProvisionedProductId=pp))
    tolerant = {"StackSetFailureTolerancePercentage": 50, "StackSetMaxConcurrencyPercentage": 100}
    record = still.provision(
        product, artifact, ProvisioningParameters=values(Bad="yes"), ProvisioningPreferences=tolerant
    )
    still.settled(record)
    shown = instances(still, record["ProvisionedProductId"])
    assert shown == in_all("CURRENT", [ONE]) + in_all("OUTDATED", [TWO])


def test_an_update_changes_adds_or_removes(still):
    product, artifact = everywhere(still)
    record = still.provision(product, artifact, ProvisioningPreferences={"StackSetAccounts": [ONE]})
    still.settled(record)
    pp = record["ProvisionedProductId"]

    def update(status="SUCCEEDED", parameters=None, **preferences):
        more = {"ProvisioningParameters": values(**parameters)} if parameters else {}
        done = still.update(ProvisionedProductId=pp, ProvisioningPreferences=preferences, **more)
        return still.settled(done, status)

    update(StackSetOperationType="CREATE", StackSetAccounts=[TWO], StackSetRegions=["us-east-1"])
    both = [*in_all("CURRENT", [ONE]), (TWO, "us-east-1", "CURRENT")]
    assert instances(still, pp) == both
    update(parameters={"Name": "other"}, StackSetAccounts=[ONE])
    assert instances(still, pp) == [*both[:2], (TWO, "us-east-1", "OUTDATED")]
    update(parameters={"Name": "other"})
    assert instances(still, pp) == both
    update("FAILED", parameters={"Bad": "yes"})
    assert still.provisioned(Id=pp)["Status"] == "TAINTED"
    update()
    assert still.provisioned(Id=pp)["Status"] == "AVAILABLE"
    update(StackSetOperationType="DELETE", StackSetAccounts=[ONE])
    assert instances(still, pp) == [(TWO, "us-east-1", "CURRENT")]
    update("FAILED", StackSetOperationType="DELETE", StackSetAccounts=[ONE])


def test_what_its_stacks_are_made_of_is_there(still, fresh_id):
    template = {
        "Parameters": {"Most": {"Type": "Number", "Default": 4}},
        "Resources": {
            "Farm": {
                "Type": "AWS::Batch::ComputeEnvironment",
                "Properties": {
                    "ComputeEnvironmentName": "farm",
                    "Type": "MANAGED",
                    "ComputeResources": {
                        "Type": "FARGATE",
                        "MaxvCpus": {"Ref": "Most"},
                        "Subnets": ["subnet-0a1b2c3d"],
                        "SecurityGroupIds": ["sg-0a1b2c3d"],
                    },
                },
            },
            "Queue": {
                "Type": "AWS::Batch::JobQueue",
                "Properties": {
                    "JobQueueName": "work",
                    "Priority": 1,
                    "ComputeEnvironmentOrder": [{"Order": 1, "ComputeEnvironment": {"Ref": "Farm"}}],
                },
            },
        },
    }
    accounts = [fresh_id(), fresh_id()]
    places = [(account, region) for account in accounts for region in ("eu-west-1", "us-east-1")]

    def farms(account, region):
        batch = Account(still.account.server, account, region).boto("batch")
        (queue,) = batch.describe_job_queues()["jobQueues"] or [None]
        assert queue is None or queue["jobQueueArn"] == f"arn:aws:batch:{region}:{account}:job-queue/work"
        found = batch.describe_compute_environments()["computeEnvironments"]
        return [(each["status"], each["computeResources"]["maxvCpus"]) for each in found]

    product, artifact = everywhere(still, json.dumps(template), accounts)
    record = still.provision(product, artifact)
    pp = record["ProvisionedProductId"]
    still.settled(record)
    assert [farms(*place) for place in places] == [[("VALID", 4)]] * 4
    assert still.account.boto("batch").describe_job_queues()["jobQueues"] == []
    preferences = {"StackSetAccounts": accounts[:1], "StackSetRegions": ["us-east-1"]}
    changed = still.update(
        ProvisionedProductId=pp, ProvisioningPreferences=preferences, ProvisioningParameters=values(Most="8")
    )
    still.settled(changed)
    assert [farms(*place) for place in places] == [[("VALID", most)] for most in (4, 8, 4, 4)]
    still.settled(still.terminate(ProvisionedProductId=pp))
    assert [farms(*place) for place in places] == [[]] * 4


def test_what_is_no_stack_set(still):
    _, product, artifact = still.ready()
    # An ordinary product takes the preferences and has no use for them.
    record = still.provision(product, artifact, ProvisioningPreferences={"StackSetAccounts": [ONE]})
    still.settled(record)
    assert still.provisioned(Name="mine")["Type"] == "CFN_STACK"
    with refused("InvalidParametersException"):
        instances(still, record["ProvisionedProductId"])
    with refused("ResourceNotFoundException"):
        instances(still, "pp-aaaaaaaaaaaaa")
    other, version = everywhere(still)
    with refused("InvalidParametersException"):
        still.update(ProvisionedProductName="mine", ProductId=other, ProvisioningArtifactId=version)
    assert plain(still.api.describe_provisioned_product(Name="mine"))["ProvisionedProductDetail"]["Status"] == "AVAILABLE"
