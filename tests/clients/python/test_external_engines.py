"""Service Catalog's external engines: products that somebody else than CloudFormation provisions. With boto3, and with the
control endpoints in place of the engine's queues and of its parser."""

import json
import re

import pytest

from support.account import plain, refused
from support.catalog import Catalog

TRACER = "SERVICE_CATALOG_TERRAFORM_INTEGRATION-DO_NOT_DELETE"
OUTPUT = {"OutputKey": "url", "OutputValue": "https://web", "Description": "Where"}


@pytest.fixture
def still(manual, templates):
    """While time stands still."""
    return Catalog(manual, templates)


def archive(catalog, kind):
    """The properties of a version that is an archive, and nothing that could be read as text."""
    url = catalog.templates.url(b"\x1f\x8b\xff")
    return {"Name": "v1", "Type": kind, "Info": {"LoadTemplateFromURL": url}}


def outside(catalog, kind="EXTERNAL", role=True):
    """A product for an engine that can be provisioned: portfolio, product and version."""
    ready = catalog.ready(ProductType=kind, ProvisioningArtifactParameters=archive(catalog, kind))
    if role:
        catalog.api.create_constraint(
            PortfolioId=ready[0], ProductId=ready[1], Type="LAUNCH", Parameters=json.dumps({"LocalRoleName": "Launch"})
        )
    return ready


def tasks(catalog, account=None):
    """What engines of an account are to do."""
    query = f"?account={account or catalog.account.id}"
    status, told = catalog.account.server.control("GET", f"servicecatalog/engine/tasks{query}")
    assert status == 200
    return told


def task(catalog):
    """The only thing that the engine is to do, once it can know."""
    catalog.account.server.post("clock/settle")
    (only,) = tasks(catalog)
    return only


def notify(catalog, sent, operation="provision_product", status="SUCCEEDED", **more):
    """Tells what came of a task, and lets that be shown."""
    message = sent["message"]
    if status == "FAILED":
        more = {"FailureReason": "no room"} | more
    call = getattr(catalog.api, f"notify_{operation}_engine_workflow_result")
    given = {"WorkflowToken": message["token"], "RecordId": message["recordId"], "Status": status} | more
    assert plain(call(**given)) == {}
    catalog.account.server.post("clock/settle")


@pytest.mark.parametrize(
    ("kind", "queue"),
    [
        ("EXTERNAL", "ServiceCatalogExternalProvisionOperationQueue"),
        ("TERRAFORM_CLOUD", "ServiceCatalogTerraformCloudProvisionOperationQueue"),
    ],
)
def test_a_launch_waits_for_its_engine(manual, still, kind, queue):
    _, product, artifact = outside(still, kind)
    record = still.provision(
        product,
        artifact,
        Tags=[{"Key": "team", "Value": "a"}],
        ProvisioningParameters=[{"Key": "size", "Value": "2"}],
    )
    pp = record["ProvisionedProductId"]
    assert record["ProvisionedProductType"] == kind
    assert tasks(still) == [], "not before the work begins"
    sent = task(still)
    token = sent["message"]["token"]
    assert re.fullmatch("[0-9A-Za-z+/=]+", token)
    principal = manual.boto("sts").get_caller_identity()["UserId"]
    path = sent["message"]["artifact"]["path"]
    assert sent == {
        "queue": queue,
        "account": manual.id,
        "region": "us-east-1",
        "message": {
            "token": token,
            "operation": "PROVISION_PRODUCT",
            "provisionedProductId": pp,
            "provisionedProductName": "mine",
            "productId": product,
            "provisioningArtifactId": artifact,
            "recordId": record["RecordId"],
            "launchRoleArn": f"arn:aws:iam::{manual.id}:role/Launch",
            "artifact": {"path": path, "type": "AWS_S3"},
            "identity": {"principal": principal, "awsAccountId": manual.id, "organizationId": ""},
            "parameters": [{"key": "size", "value": "2"}],
            "tags": [{"key": "team", "value": "a"}],
        },
    }
    manual.server.advance(24 * 3600)
    assert still.provisioned(Id=pp)["Status"] == "UNDER_CHANGE", "for as long as it takes"
    for flags in ({}, {"IgnoreErrors": True}):
        with refused("InvalidParametersException"):
            still.terminate(ProvisionedProductId=pp, **flags)
    tag = {"UniqueTag": {"Key": TRACER, "Value": pp}}
    notify(still, sent, Outputs=[OUTPUT], ResourceIdentifier=tag)
    assert tasks(still) == []
    assert still.provisioned(Id=pp)["Status"] == "AVAILABLE"
    assert still.api.describe_record(Id=record["RecordId"])["RecordOutputs"] == [OUTPUT]
    assert still.api.get_provisioned_product_outputs(ProvisionedProductId=pp)["Outputs"] == [OUTPUT]
    (found,) = still.api.search_provisioned_products(Filters={"SearchQuery": [f"type:{kind}"]})["ProvisionedProducts"]
    assert found["Id"] == pp and "PhysicalId" not in found


def test_a_launch_role_is_needed(still):
    _, product, artifact = outside(still, role=False)
    with refused("InvalidParametersException", contains="LAUNCH"):
        still.provision(product, artifact)


def test_a_product_has_versions_of_its_type(still):
    sentence = "The EXTERNAL Product Type only supports the following ProvisioningArtifact Types: EXTERNAL"
    with refused("InvalidParametersException", sentence):
        still.create_product(ProductType="EXTERNAL")
    with refused("InvalidParametersException", contains="The CLOUD_FORMATION_TEMPLATE Product Type"):
        still.create_product(ProvisioningArtifactParameters=archive(still, "EXTERNAL"))
    _, product, _ = outside(still)
    template = {"LoadTemplateFromURL": still.templates.url()}
    with refused("InvalidParametersException", sentence):
        still.api.create_provisioning_artifact(
            ProductId=product, Parameters={"Name": "v2", "Type": "CLOUD_FORMATION_TEMPLATE", "Info": template}
        )
    made = still.api.create_provisioning_artifact(ProductId=product, Parameters=archive(still, "EXTERNAL"))
    assert made["ProvisioningArtifactDetail"]["Type"] == "EXTERNAL"
    gone = archive(still, "EXTERNAL") | {"Info": {"LoadTemplateFromURL": "http://127.0.0.1:1/v1.tar.gz"}}
    with refused("InvalidParametersException"):
        still.api.create_provisioning_artifact(ProductId=product, Parameters=gone)


def test_failures_are_told_and_can_be_mended(still):
    _, product, artifact = outside(still)
    record = still.provision(product, artifact)
    notify(still, task(still), status="FAILED")
    failed = still.record(record["RecordId"])
    assert (failed["Status"], failed["RecordErrors"][0]["Description"]) == ("FAILED", "no room")
    detail = still.provisioned(Name="mine")
    assert (detail["Status"], detail["StatusMessage"]) == ("ERROR", "no room")
    still.terminate(ProvisionedProductName="mine")
    sent = task(still)
    assert sent["queue"] == "ServiceCatalogExternalTerminateOperationQueue"
    assert not {"productId", "provisioningArtifactId", "artifact", "parameters"} & sent["message"].keys()
    notify(still, sent, "terminate_provisioned_product")
    with refused("ResourceNotFoundException"):
        still.provisioned(Name="mine")

    still.provision(product, artifact, ProvisioningParameters=[{"Key": "size", "Value": "2"}])
    notify(still, task(still))
    still.update(ProvisionedProductName="mine", ProvisioningParameters=[{"Key": "size", "Value": "9"}])
    sent = task(still)
    assert sent["queue"] == "ServiceCatalogExternalUpdateOperationQueue"
    assert sent["message"]["operation"] == "UPDATE_PROVISIONED_PRODUCT"
    notify(still, sent, "update_provisioned_product", "FAILED")
    assert still.provisioned(Name="mine")["Status"] == "TAINTED"
    still.update(
        ProvisionedProductName="mine", ProvisioningParameters=[{"Key": "size", "UsePreviousValue": True}]
    )
    sent = task(still)
    assert sent["message"]["parameters"] == [{"key": "size", "value": "2"}]
    notify(still, sent, "update_provisioned_product", Outputs=[OUTPUT])
    assert still.provisioned(Name="mine")["Status"] == "AVAILABLE"
    assert still.api.get_provisioned_product_outputs(ProvisionedProductName="mine")["Outputs"] == [OUTPUT]
    still.terminate(ProvisionedProductName="mine")
    notify(still, task(still), "terminate_provisioned_product", "FAILED")
    assert still.provisioned(Name="mine")["Status"] == "TAINTED"
    still.terminate(ProvisionedProductName="mine", IgnoreErrors=True)
    notify(still, task(still), "terminate_provisioned_product", "FAILED")
    with refused("ResourceNotFoundException"):
        still.provisioned(Name="mine")


def test_a_result_fits_its_task(still):
    _, product, artifact = outside(still)
    still.provision(product, artifact)
    sent = task(still)
    with refused("InvalidParametersException"):
        notify(still, sent, WorkflowToken="bm90aGluZw==")
    with refused("ResourceNotFoundException"):
        notify(still, sent, RecordId="rec-aaaaaaaaaaaaa")
    with refused("InvalidParametersException"):
        notify(still, sent, "update_provisioned_product")
    with refused("InvalidParametersException"):
        notify(still, sent, Outputs=[{"OutputValue": "a"}])
    notify(still, sent, IdempotencyToken="once")
    notify(still, sent, IdempotencyToken="once")
    with refused("InvalidParametersException"):
        notify(still, sent, status="FAILED", IdempotencyToken="once")
    with refused("InvalidParametersException"):
        notify(still, sent)


def test_the_engine_is_that_of_the_products_account(manual, still, templates, fresh_id):
    portfolio, product, artifact = outside(still)
    other = Catalog(type(manual)(manual.server, fresh_id()), templates)
    still.share(portfolio, other.account.id)
    other.api.accept_portfolio_share(PortfolioId=portfolio)
    other.allow(portfolio)
    record = other.provision(product, artifact)
    sent = task(still)
    assert tasks(other) == []
    assert sent["account"] == still.account.id
    assert sent["message"]["identity"]["awsAccountId"] == other.account.id
    assert sent["message"]["launchRoleArn"] == f"arn:aws:iam::{other.account.id}:role/Launch"
    with refused("ResourceNotFoundException"):
        notify(other, sent)
    notify(still, sent, Outputs=[OUTPUT])
    assert other.record(record["RecordId"])["Status"] == "SUCCEEDED"


def test_parameters_are_those_that_the_engine_finds(manual, still):
    _, product, artifact = outside(still)
    named = {"ProductId": product, "ProvisioningArtifactId": artifact}
    with refused("InvalidParametersException", starts="Error occurred during parameter parsing: "):
        still.api.describe_provisioning_parameters(**named)
    found = {"key": "size", "defaultValue": "1", "type": "number", "description": "How big", "isNoEcho": True}
    told = {"provisioningArtifactId": artifact, "parameters": [found]}
    assert manual.server.control("PUT", "servicecatalog/engine/parameters", told) == (200, told)
    shown = {
        "ParameterKey": "size",
        "DefaultValue": "1",
        "ParameterType": "number",
        "IsNoEcho": True,
        "Description": "How big",
        "ParameterConstraints": {"AllowedValues": []},
    }
    assert still.api.describe_provisioning_parameters(**named)["ProvisioningArtifactParameters"] == [shown]
    version = still.api.describe_provisioning_artifact(
        **named, Verbose=True, IncludeProvisioningArtifactParameters=True
    )
    assert version["ProvisioningArtifactParameters"] == [shown]
    assert version["Info"].keys() == {"TemplateUrl"}
    manual.server.control(
        "PUT", "servicecatalog/engine/parameters", {"provisioningArtifactId": artifact, "error": "no root module"}
    )
    with refused("InvalidParametersException", "Error occurred during parameter parsing: no root module"):
        still.api.describe_provisioning_parameters(**named)


def test_control_endpoints_say_what_is_wrong(manual):
    control = manual.server.control
    for path in ("servicecatalog/engine/tasks?account=me", "servicecatalog/engine/tasks?region=us-east-1"):
        assert control("GET", path)[0] == 400
    for body, status in (({}, 400), ({"provisioningArtifactId": "pa-aaaaaaaaaaaaa"}, 404)):
        assert control("PUT", "servicecatalog/engine/parameters", body)[0] == status
