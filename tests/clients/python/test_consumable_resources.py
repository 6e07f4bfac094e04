"""AWS Batch's consumable resources, with boto3 and the AWS CLI."""

import re
import time

import pytest

from support.account import Account, plain, refused

REPLENISHABLE = {"consumableResourceName": "licences", "resourceType": "REPLENISHABLE", "totalQuantity": 10}


@pytest.fixture
def batch(account):
    return account.boto("batch")


def arn_of(account, name, region="us-east-1"):
    return f"arn:aws:batch:{region}:{account.id}:consumable-resource/{name}"


def describe(batch, name="licences"):
    return plain(batch.describe_consumable_resource(consumableResource=name))


def update(batch, operation=None, quantity=None, name="licences", **more):
    given = {"operation": operation, "quantity": quantity} | more
    given = {key: value for key, value in given.items() if value is not None}
    return plain(batch.update_consumable_resource(consumableResource=name, **given))


def test_a_life(account, batch):
    before = int(time.time() * 1000)
    arn = arn_of(account, "licences")
    created = batch.create_consumable_resource(**REPLENISHABLE, tags={"team": "a b"})
    assert plain(created) == {"consumableResourceName": "licences", "consumableResourceArn": arn}
    described = describe(batch)
    created_at = described.pop("createdAt")
    # Clocks of virtual machines jump.
    assert abs(created_at - before) < 60_000
    assert described == {
        "consumableResourceName": "licences",
        "consumableResourceArn": arn,
        "totalQuantity": 10,
        "inUseQuantity": 0,
        "availableQuantity": 10,
        "resourceType": "REPLENISHABLE",
        "tags": {"team": "a b"},
    }
    names = {"consumableResourceName": "licences", "consumableResourceArn": arn}
    assert update(batch, "ADD", 5) == names | {"totalQuantity": 15}
    assert update(batch, "REMOVE", 3, name=arn) == names | {"totalQuantity": 12}
    assert update(batch, "SET", 0) == names | {"totalQuantity": 0}
    assert update(batch, "SET", 7) == names | {"totalQuantity": 7}
    assert (describe(batch, arn)["totalQuantity"], describe(batch)["availableQuantity"]) == (7, 7)
    assert plain(batch.delete_consumable_resource(consumableResource="licences")) == {}
    with refused("ClientException", f"{arn} does not exist"):
        describe(batch)
    batch.create_consumable_resource(consumableResourceName="licences")
    assert describe(batch)["totalQuantity"] == 0


def test_defaults(batch):
    batch.create_consumable_resource(consumableResourceName="plain")
    described = describe(batch, "plain")
    assert (described["totalQuantity"], described["resourceType"], described["tags"]) == (0, "REPLENISHABLE", {})
    batch.create_consumable_resource(consumableResourceName="used-up", resourceType="NON_REPLENISHABLE", totalQuantity=3)
    described = describe(batch, "used-up")
    assert (described["resourceType"], described["availableQuantity"]) == ("NON_REPLENISHABLE", 3)


def test_a_name_is_given_once(batch):
    batch.create_consumable_resource(**REPLENISHABLE)
    with refused("ClientException", "Object already exists", status=409):
        batch.create_consumable_resource(consumableResourceName="licences", totalQuantity=99)
    assert describe(batch)["totalQuantity"] == 10


@pytest.mark.parametrize("name", ["", "-a", "_a", "a b", "a.b", "ä", "a" * 129, "a/b"])
def test_names_outside_the_rules(batch, name):
    with refused("ClientException"):
        batch.create_consumable_resource(consumableResourceName=name)
    assert batch.list_consumable_resources()["consumableResources"] == []


def test_names_at_the_edge_of_the_rules(batch):
    for name in ("a", "9", "a-b_C9", "a" * 128):
        batch.create_consumable_resource(consumableResourceName=name)
        assert describe(batch, name)["consumableResourceName"] == name


@pytest.mark.parametrize(
    "wrong",
    [
        {"resourceType": "OTHER"},
        {"resourceType": "replenishable"},
        {"totalQuantity": -1},
        {"tags": {"aws:team": "a"}},
        {"tags": {"team": "a;b"}},
        {"tags": {f"k{number}": "v" for number in range(51)}},
    ],
)
def test_refused_creations_leave_nothing(batch, wrong):
    with refused("ClientException"):
        batch.create_consumable_resource(**{"consumableResourceName": "x"} | wrong)
    assert batch.list_consumable_resources()["consumableResources"] == []


def test_what_tags_may_hold(batch):
    text = "Tags can only contain letters, numbers, spaces, and the following special characters: _ . : / = + - @"
    with refused("ClientException", contains=text):
        batch.create_consumable_resource(consumableResourceName="x", tags={"a;b": "c"})


@pytest.mark.parametrize(
    "wrong",
    [
        {"operation": "set", "quantity": 1},
        {"operation": "DOUBLE", "quantity": 1},
        {"operation": "SET", "quantity": -1},
        {"operation": "ADD", "quantity": -1},
        {"operation": "REMOVE", "quantity": 11},
        {"operation": "ADD", "quantity": 2**63 - 1},
        {},
    ],
)
def test_refused_updates_change_nothing(batch, wrong):
    batch.create_consumable_resource(**REPLENISHABLE)
    with refused("ClientException"):
        update(batch, **wrong)
    assert describe(batch)["totalQuantity"] == 10


def test_unknown_names(account, batch):
    text = f"{arn_of(account, 'nothing')} does not exist"
    for name in ("nothing", arn_of(account, "nothing")):
        with refused("ClientException", text):
            describe(batch, name)
        with refused("ClientException", text):
            update(batch, "SET", 1, name=name)
        with refused("ClientException", text):
            batch.delete_consumable_resource(consumableResource=name)


def test_arns_of_others(account, batch):
    batch.create_consumable_resource(**REPLENISHABLE)
    own = arn_of(account, "licences")
    for wrong in (
        own.replace("us-east-1", "eu-west-1"),
        own.replace(account.id, "999999999999"),
        own.replace("consumable-resource", "job-queue"),
        own.replace(":batch:", ":ecs:"),
    ):
        with refused("ClientException"):
            describe(batch, wrong)
        with refused("ClientException"):
            batch.delete_consumable_resource(consumableResource=wrong)
    assert describe(batch)["totalQuantity"] == 10


def test_accounts_and_regions_do_not_meet(account, batch, fresh_id):
    batch.create_consumable_resource(**REPLENISHABLE)
    for other in (account.at("eu-west-1"), Account(account.server, fresh_id())):
        assert other.boto("batch").list_consumable_resources()["consumableResources"] == []
        other.boto("batch").create_consumable_resource(consumableResourceName="licences")
    assert describe(batch)["totalQuantity"] == 10


def test_lists(account, batch):
    for name in ("b-two", "a-one", "B-three", "c"):
        batch.create_consumable_resource(consumableResourceName=name, totalQuantity=2, tags={"k": "v"})

    def names(*filters, **options):
        given = [{"name": "CONSUMABLE_RESOURCE_NAME", "values": list(values)} for values in filters]
        options |= {"filters": given} if given else {}
        listed = batch.list_consumable_resources(**options)["consumableResources"]
        return sorted(one["consumableResourceName"] for one in listed)

    first = batch.list_consumable_resources()["consumableResources"][0]
    assert first == {
        "consumableResourceArn": arn_of(account, first["consumableResourceName"]),
        "consumableResourceName": first["consumableResourceName"],
        "totalQuantity": 2,
        "inUseQuantity": 0,
        "resourceType": "REPLENISHABLE",
    }
    assert names() == ["B-three", "a-one", "b-two", "c"]
    assert names(["b-*"]) == names(["B-*"]) == ["B-three", "b-two"]
    assert names(["A-ONE", "c"]) == ["a-one", "c"]
    assert names(["b"]) == [] and names(["*"]) == names()
    with refused("ClientException"):
        batch.list_consumable_resources(filters=[{"name": "COLOUR", "values": ["x"]}])


def test_pages(batch):
    everything = [f"r{number:03}" for number in range(105)]
    for name in everything:
        batch.create_consumable_resource(consumableResourceName=name)
    first = batch.list_consumable_resources()
    assert len(first["consumableResources"]) == 100
    rest = batch.list_consumable_resources(nextToken=first["nextToken"])
    assert "nextToken" not in rest
    both = first["consumableResources"] + rest["consumableResources"]
    assert sorted(one["consumableResourceName"] for one in both) == everything
    exactly = batch.list_consumable_resources(maxResults=5, filters=[{"name": "CONSUMABLE_RESOURCE_NAME", "values": ["r10*"]}])
    assert (len(exactly["consumableResources"]), "nextToken" in exactly) == (5, False)
    pages = batch.get_paginator("list_consumable_resources").paginate(PaginationConfig={"PageSize": 40})
    assert [len(page["consumableResources"]) for page in pages] == [40, 40, 25]
    for wrong in ({"nextToken": "nonsense"}, {"maxResults": 0}, {"maxResults": 101}):
        with refused("ClientException"):
            batch.list_consumable_resources(**wrong)


def test_tags(account, batch):
    arn = arn_of(account, "licences")
    batch.create_consumable_resource(**REPLENISHABLE, tags={"a": "1"})
    assert plain(batch.tag_resource(resourceArn=arn, tags={"a": "2", "b": "é x"})) == {}
    assert plain(batch.list_tags_for_resource(resourceArn=arn)) == {"tags": {"a": "2", "b": "é x"}}
    assert plain(batch.untag_resource(resourceArn=arn, tagKeys=["a", "never"])) == {}
    assert describe(batch)["tags"] == {"b": "é x"}
    with refused("ClientException"):
        batch.tag_resource(resourceArn=arn, tags={"aws:b": "1"})
    with refused("ClientException"):
        batch.tag_resource(resourceArn=arn, tags={f"k{number}": "" for number in range(50)})
    assert describe(batch)["tags"] == {"b": "é x"}
    for unknown in (arn_of(account, "nothing"), arn.replace("consumable-resource", "job-queue"), "nonsense"):
        with refused("ClientException"):
            batch.list_tags_for_resource(resourceArn=unknown)


def test_a_repeated_token_changes_once(batch):
    batch.create_consumable_resource(**REPLENISHABLE)
    first = update(batch, "ADD", 5, clientToken="t-1")
    update(batch, "ADD", 1)
    assert update(batch, "ADD", 5, clientToken="t-1") == first
    assert describe(batch)["totalQuantity"] == 16
    with refused("ClientException"):
        update(batch, "ADD", 6, clientToken="t-1")
    assert update(batch, "ADD", 5, clientToken="t-2")["totalQuantity"] == 21


def test_a_refused_update_leaves_its_token_free(batch):
    batch.create_consumable_resource(**REPLENISHABLE)
    with refused("ClientException"):
        update(batch, "REMOVE", 11, clientToken="t-1")
    assert update(batch, "REMOVE", 10, clientToken="t-1")["totalQuantity"] == 0


def test_a_repeated_token_is_refused_where_the_older_reference_holds(start, fresh_id):
    batch = Account(start("--reject-repeated-tokens"), fresh_id()).boto("batch")
    batch.create_consumable_resource(**REPLENISHABLE)
    update(batch, "ADD", 5, clientToken="t-1")
    with refused("ClientException"):
        update(batch, "ADD", 5, clientToken="t-1")
    assert describe(batch)["totalQuantity"] == 15


def test_a_token_lives_eight_hours(manual):
    batch, hours = manual.boto("batch"), 3600
    batch.create_consumable_resource(**REPLENISHABLE)
    update(batch, "ADD", 5, clientToken="t-1")
    manual.server.advance(8 * hours - 1)
    update(batch, "ADD", 5, clientToken="t-1")
    assert describe(batch)["totalQuantity"] == 15
    manual.server.advance(2)
    update(batch, "ADD", 5, clientToken="t-1")
    assert describe(batch)["totalQuantity"] == 20


def test_a_token_dies_an_hour_after_its_resource(manual):
    batch, hour = manual.boto("batch"), 3600
    batch.create_consumable_resource(**REPLENISHABLE)
    update(batch, "ADD", 5, clientToken="t-1")
    batch.delete_consumable_resource(consumableResource="licences")
    manual.server.advance(hour + 1)
    batch.create_consumable_resource(**REPLENISHABLE)
    update(batch, "ADD", 5, clientToken="t-1")
    assert describe(batch)["totalQuantity"] == 15


def test_the_envelope(account):
    raw = account.raw("batch")
    answer = raw.rest("CreateConsumableResource", {"consumableResourceName": "x"})
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    assert answer.json() == {"consumableResourceName": "x", "consumableResourceArn": arn_of(account, "x")}
    assert b'"createdAt":' in (body := raw.rest("DescribeConsumableResource", {"consumableResource": "x"}).body)
    assert re.search(rb'"createdAt":\d{13}[,}]', body), "whole milliseconds"
    answer = raw.rest("DeleteConsumableResource", {"consumableResource": "x"})
    assert (answer.status, answer.body) == (200, b"{}")
    answer = raw.rest("DescribeConsumableResource", {"consumableResource": "x"})
    assert (answer.status, answer.headers["x-amzn-errortype"].rstrip(":")) == (400, "ClientException")
    assert answer.json()["message"] == f"{arn_of(account, 'x')} does not exist"
    answer = raw.rest("DescribeConsumableResource", {})
    wrapped = f"Error executing request, Exception : consumableResource is required., RequestId: {answer.request_id}"
    assert answer.json()["message"] == wrapped


def test_with_the_cli(account):
    arn = arn_of(account, "gpus")
    created = account.cli(
        *("batch", "create-consumable-resource", "--consumable-resource-name", "gpus"),
        *("--total-quantity", "4", "--resource-type", "NON_REPLENISHABLE", "--tags", "team=ml"),
    )
    assert created == {"consumableResourceName": "gpus", "consumableResourceArn": arn}
    updated = account.cli(
        *("batch", "update-consumable-resource", "--consumable-resource", "gpus"),
        *("--operation", "REMOVE", "--quantity", "1"),
    )
    assert updated["totalQuantity"] == 3
    described = account.cli("batch", "describe-consumable-resource", "--consumable-resource", arn)
    assert (described["availableQuantity"], described["tags"]) == (3, {"team": "ml"})
    assert len(account.cli("batch", "list-consumable-resources")["consumableResources"]) == 1
    assert account.cli("batch", "delete-consumable-resource", "--consumable-resource", "gpus") in (None, {})
    error = account.cli_refused("batch", "describe-consumable-resource", "--consumable-resource", "gpus")
    assert error.endswith(f"(ClientException) when calling the DescribeConsumableResource operation: {arn} does not exist")
