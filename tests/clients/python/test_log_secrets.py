"""Logs: a line for each request, and never what is secret, however much is logged."""

import base64
import contextlib
import json

import botocore.exceptions
import cbor2
import pytest

from support.account import Account, refused
from support.catalog import Catalog
from support.raw import JSON_1_1

SECRET = "hush-4711-do-not-tell"

TEMPLATE = {
    "Parameters": {
        "Password": {"Type": "String", "NoEcho": True, "AllowedPattern": "[a-z0-9-]+"},
        "Name": {"Type": "String", "Default": "queue"},
    },
    "Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": {"Ref": "Name"}}}},
}


@pytest.fixture(params=["text", "json"])
def chatty(request, start, fresh_id):
    """An account on a server that logs all it can."""
    return Account(start("--log", "trace", "--log-format", request.param, "--pace", "instant"), fresh_id())


def leaks(server):
    """The lines of the log with a secret in them, in whatever form bytes are shown."""
    forms = [
        SECRET,
        base64.b64encode(SECRET.encode()).decode().rstrip("=")[:-2],
        SECRET.encode().hex(),
        ", ".join(str(byte) for byte in SECRET.encode()),
    ]
    return [line for line in server.log().splitlines() if any(form in line for form in forms)]


def test_secret_parameters(chatty, templates):
    catalog = Catalog(chatty, templates)
    portfolio = catalog.portfolio()
    catalog.allow(portfolio)
    product, version = catalog.product(portfolio, url=templates.url(json.dumps(TEMPLATE)))
    given = [{"Key": "Password", "Value": SECRET}]
    record = catalog.provision(product, version, ProvisioningParameters=given)
    catalog.done(record)
    with contextlib.suppress(botocore.exceptions.ClientError):
        catalog.update(ProvisionedProductName="mine", ProvisioningParameters=given)
    # Failures: of the template's own rules, of a token, of a constraint, of what is not there.
    bad = [{"Key": "Password", "Value": f"{SECRET} UPPER"}]
    catalog.provision(product, version, name="bad", ProvisioningParameters=bad)
    with pytest.raises(botocore.exceptions.ClientError):
        catalog.provision(product, "pa-none", name="none", ProvisioningParameters=given)
    with refused("ValidationException"):
        catalog.provision(product, version, name="?!", ProvisioningParameters=given)
    catalog.terminate(ProvisionedProductName="mine")
    assert "ProvisionProduct" in chatty.server.log(), "the requests are there"
    assert leaks(chatty.server) == []


@pytest.mark.parametrize("service", ["ssm", "servicecatalog", "batch"])
def test_requests_that_cannot_be_read(chatty, service):
    raw = chatty.raw(service)
    operation = {"ssm": "PutInventory", "servicecatalog": "ProvisionProduct", "batch": "SubmitJob"}[service]
    send = raw.rest if service == "batch" else raw.json
    for body in [
        f'{{"broken": "{SECRET}',
        json.dumps([SECRET]),
        json.dumps({"ProvisioningParameters": SECRET, "InstanceId": {"x": SECRET}, "jobName": [SECRET]}),
        json.dumps({"Items": [{"TypeName": SECRET, "Content": SECRET}], "parameters": SECRET}),
    ]:
        assert send(operation, body).status == 400
    assert raw.send("POST", "/", SECRET, {"Content-Type": JSON_1_1}).status >= 400
    if service == "servicecatalog":
        assert raw.cbor(operation, cbor2.dumps({"ProvisioningParameters": SECRET})).status == 400
        assert raw.cbor(operation, cbor2.dumps(SECRET)).status == 400
    # Before the router and behind it, and of the wrong type for its member.
    assert chatty.server.control("PUT", "outcomes", f'{{"rules": "{SECRET}"')[0] == 400
    assert leaks(chatty.server) == []


def test_what_jobs_are_given(chatty):
    batch = chatty.boto("batch")
    variables = [{"name": "TOKEN", "value": SECRET}]
    properties = {"image": "x", "vcpus": 1, "memory": 128, "environment": variables, "command": ["sh", "-c", SECRET]}
    batch.register_job_definition(jobDefinitionName="work", type="container", containerProperties=properties)
    with refused("ClientException"):
        batch.submit_job(jobName="x", jobQueue="none", jobDefinition="work", containerOverrides={"environment": variables})
    assert leaks(chatty.server) == []


def test_credentials(chatty):
    assumed = chatty.boto("sts").assume_role(
        RoleArn=f"arn:aws:iam::{chatty.id}:role/Dev", RoleSessionName="me"
    )["Credentials"]
    chatty.boto("ssm", aws_secret_access_key=SECRET, aws_session_token=SECRET).get_inventory()
    activated = chatty.boto("ssm").create_activation(IamRole="Agent")
    log = chatty.server.log()
    for secret in (assumed["SecretAccessKey"], assumed["SessionToken"], activated["ActivationCode"]):
        assert secret not in log
    assert leaks(chatty.server) == []


def test_each_request_is_one_line(start, fresh_id):
    server = start("--log", "info", "--log-format", "json")
    account = Account(server, fresh_id())
    account.boto("ssm").get_inventory()
    with refused("ClientException"):
        account.boto("batch").submit_job(jobName="x", jobQueue="none", jobDefinition="none")
    lines = [json.loads(line)["fields"] for line in server.log().splitlines()]
    told = [line for line in lines if line.get("message") == "answered"]
    assert [(line["service"], line["operation"], line["status"]) for line in told] == [
        ("ssm", "GetInventory", 200),
        ("batch", "SubmitJob", 400),
    ]
    assert all(line["account"] == account.id and line["request_id"] and "fault" not in line for line in told)
