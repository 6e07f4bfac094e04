"""Service Catalog's service actions, executed on provisioned products. With boto3."""

import json

import pytest

from support.account import plain, refused
from support.catalog import Catalog

INSTANCES = json.dumps({"Resources": {name: {"Type": "AWS::EC2::Instance"} for name in ("Web", "Db")}})


class Actions:
    """A provisioned product with two instances, while time stands still."""

    def __init__(self, catalog):
        self.catalog, self.api = catalog, catalog.api
        _, self.product, self.artifact = catalog.ready(url=catalog.templates.url(INSTANCES))
        self.record = catalog.provision(self.product, self.artifact)
        self.pp = self.record["ProvisionedProductId"]

    def create(self, document="AWS-RestartEC2Instance", parameters=(("InstanceId", "TARGET"),), associate=True, **more):
        """Makes a service action; its id."""
        definition = {"Name": document, "Version": "1"} | more
        if parameters:
            definition["Parameters"] = json.dumps([{"Name": name, "Type": kind} for name, kind in parameters])
        made = self.api.create_service_action(Name="Act", DefinitionType="SSM_AUTOMATION", Definition=definition)
        action = made["ServiceActionDetail"]["ServiceActionSummary"]["Id"]
        if associate:
            self.api.associate_service_action_with_provisioning_artifact(
                ProductId=self.product, ProvisioningArtifactId=self.artifact, ServiceActionId=action
            )
        return action

    def parameters(self, action):
        """The parameters that an action can be given."""
        named = {"ProvisionedProductId": self.pp, "ServiceActionId": action}
        return self.api.describe_service_action_execution_parameters(**named)["ServiceActionParameters"]

    def execute(self, action, **more):
        """Executes an action; the record."""
        named = {"ProvisionedProductId": self.pp, "ServiceActionId": action}
        return plain(self.api.execute_provisioned_product_service_action(**(named | more)))["RecordDetail"]

    def failure(self, action, **parameters):
        """Executes an action that fails; the message."""
        given = {"Parameters": parameters} if parameters else {}
        record = self.catalog.settled(self.execute(action, **given), "FAILED")
        (error,) = record["RecordErrors"]
        assert self.catalog.provisioned(Id=self.pp)["Status"] == "AVAILABLE"
        return error["Description"]


@pytest.fixture
def actions(manual, templates):
    return Actions(Catalog(manual, templates))


def test_an_execution(actions):
    action = actions.create()
    with refused("InvalidStateException"):
        actions.execute(action)
    actions.catalog.settled(actions.record)
    before = actions.catalog.provisioned(Id=actions.pp)
    (parameter,) = actions.parameters(action)
    values = parameter.pop("DefaultValues")
    assert parameter == {"Name": "InstanceId", "Type": "TARGET"}
    assert len(values) == 2
    record = actions.execute(action, Parameters={"InstanceId": values[:1]}, ExecuteToken="run")
    assert record["Status"] == "CREATED"
    assert record["ProvisionedProductId"] == actions.pp
    assert actions.execute(action, Parameters={"InstanceId": values[:1]}, ExecuteToken="run") == record
    assert actions.catalog.provisioned(Id=actions.pp)["Status"] == "UNDER_CHANGE"
    actions.catalog.settled(record)
    assert actions.catalog.provisioned(Id=actions.pp) == before | {"LastRecordId": record["RecordId"]}
    assert actions.api.describe_record(Id=record["RecordId"])["RecordOutputs"] == []
    actions.catalog.settled(actions.execute(action))
    history = actions.api.list_record_history(
        SearchFilter={"Key": "provisionedproduct", "Value": actions.pp}
    )["RecordDetails"]
    assert [each["RecordType"] for each in history] == [
        "EXECUTE_PROVISIONED_PRODUCT_SERVICE_ACTION",
        "EXECUTE_PROVISIONED_PRODUCT_SERVICE_ACTION",
        "PROVISION_PRODUCT",
    ]


def test_failures(actions):
    actions.catalog.settled(actions.record)
    restart = actions.create()
    assert actions.failure(restart, Colour=["red"]) == "Parameter is not defined in service action definition"
    assert actions.failure(restart, InstanceId=["i-1"]) == (
        "The following values for the parameter are not allowed because they are not in the provisioned product: i-1"
    )
    stop = actions.create("AWS-StopRdsInstance")
    assert actions.failure(stop) == "Cannot find any resources with type AWS::RDS::DBInstance in provisioned product"
    assert actions.parameters(stop) == [{"Name": "InstanceId", "Type": "TARGET", "DefaultValues": []}]
    image = actions.create("AWS-CreateImage")
    assert actions.failure(image) == (
        "Parameter type error. The value supplied for InstanceId is not a valid string."
    )
    launch_role = actions.create(AssumeRole="LAUNCH_ROLE")
    assert actions.failure(launch_role) == "Access denied while assuming the role"


def test_refused_executions(actions):
    actions.catalog.settled(actions.record)
    alone = actions.create(associate=False)
    for wrong in (alone, "act-aaaaaaaaaaaaa"):
        with refused("ResourceNotFoundException"):
            actions.execute(wrong)
        with refused("ResourceNotFoundException"):
            actions.parameters(wrong)
    action = actions.create()
    with refused("ResourceNotFoundException"):
        actions.execute(action, ProvisionedProductId="pp-aaaaaaaaaaaaa")
