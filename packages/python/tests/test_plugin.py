"""The fixtures, as somebody uses them who has installed the package. Run from a wheel by the suite of the server."""

import datetime
import os
import subprocess

import boto3
import pytest

import stockroom as package


@pytest.mark.parametrize("turn", range(4))
def test_every_test_has_an_account_of_its_own(stockroom_account, turn):
    batch = boto3.client("batch")
    batch.create_consumable_resource(consumableResourceName="seats", totalQuantity=2)
    listed = batch.list_consumable_resources()["consumableResources"]
    assert [each["consumableResourceName"] for each in listed] == ["seats"], turn
    assert boto3.client("sts").get_caller_identity()["Account"] == stockroom_account.id


def test_the_server_is_one(stockroom, stockroom_account):
    assert stockroom_account.server.endpoint_url == stockroom.endpoint_url == os.environ["AWS_ENDPOINT_URL"]
    if shared := os.environ.get("SHARED_ENDPOINTS"):
        with open(shared, "a") as seen:
            seen.write(stockroom.endpoint_url + "\n")


def test_an_account_is_reset(stockroom, stockroom_account):
    batch = stockroom_account.client("batch")
    batch.create_consumable_resource(consumableResourceName="seats", totalQuantity=2)
    stockroom_account.reset()
    assert batch.list_consumable_resources()["consumableResources"] == []


def test_the_clock(stockroom_clock, stockroom_account):
    before = stockroom_clock.now()
    batch = boto3.client("batch")
    batch.create_compute_environment(
        computeEnvironmentName="env",
        type="MANAGED",
        computeResources={"type": "FARGATE", "maxvCpus": 4, "subnets": ["subnet-1"], "securityGroupIds": ["sg-1"]},
    )

    def status():
        return batch.describe_compute_environments(computeEnvironments=["env"])["computeEnvironments"][0]["status"]

    assert (status(), stockroom_clock.now()) == ("CREATING", before)
    assert stockroom_clock.advance(days=1) == before + datetime.timedelta(days=1)
    assert status() == "VALID"
    assert stockroom_clock.settle() >= before


def test_a_server_of_ones_own():
    with package.start("--seed", "7", env={"STOCKROOM_DEFAULT_REGION": "eu-west-1"}) as server:
        assert server.control("GET", "health")["status"] == "running"
        with pytest.raises(package.StockroomError, match="^unknown field `nonsense`"):
            server.set_outcomes({"nonsense": 1})
    with pytest.raises(package.StockroomError, match="cannot be reached"):
        server.control("GET", "health")
    with pytest.raises(package.StockroomError, match="did not start"):
        package.start("--bogus")


def test_the_program_is_installed():
    shown = subprocess.run([package.program(), "--version"], capture_output=True, text=True, check=True)
    assert shown.stdout.startswith("stockroom ")
