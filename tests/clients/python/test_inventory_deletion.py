"""DeleteInventory and DescribeInventoryDeletions, with boto3; time stands still unless a test moves it."""

import datetime
import uuid

import pytest

from support.account import Account, refused
from support.inventory import Inventory, item, node, rack

RACK = "Custom:RackInfo"


@pytest.fixture
def inventory(manual):
    stocked = Inventory(manual)
    for number in range(1, 7):
        stocked.put(node(number), item(RACK, [{"Row": "A"}], version="1.0" if number < 3 else "1.1"))
    return stocked


def deleted(inventory, **options):
    return inventory.ssm.delete_inventory(TypeName=RACK, **options)


def described(inventory, answer):
    (found,) = inventory.ssm.describe_inventory_deletions(DeletionId=answer["DeletionId"])["InventoryDeletions"]
    return found


def left(inventory):
    return [number for number in range(1, 7) if inventory.entries(node(number), RACK)]


def summary(total, remaining, **versions):
    items = [
        {"Version": f"1.{version[-1]}", "Count": count, "RemainingCount": rest}
        for version, (count, rest) in versions.items()
    ]
    return {"TotalCount": total, "RemainingCount": remaining, "SummaryItems": items}


def now(account):
    epoch = account.server.control("GET", "clock")[1]["epoch"]
    return datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc)


def test_a_deletion_goes_on_while_time_does(manual, inventory):
    begin = now(manual)
    answer = deleted(inventory)
    assert answer["TypeName"] == RACK and uuid.UUID(answer["DeletionId"])
    assert answer["DeletionSummary"] == summary(6, 6, v0=(2, 2), v1=(4, 4))
    assert described(inventory, answer) == {
        "DeletionId": answer["DeletionId"],
        "TypeName": RACK,
        "DeletionStartTime": begin,
        "LastStatus": "InProgress",
        "LastStatusMessage": "The Delete is in progress",
        "DeletionSummary": answer["DeletionSummary"],
        "LastStatusUpdateTime": begin,
    }
    manual.server.advance(150)
    found = described(inventory, answer)
    assert (found["LastStatus"], left(inventory)) == ("InProgress", [3, 4, 5, 6])
    assert found["DeletionSummary"] == summary(6, 4, v0=(2, 0), v1=(4, 4))
    assert begin < found["LastStatusUpdateTime"] <= now(manual)
    manual.server.advance(270)
    found = described(inventory, answer)
    assert (found["LastStatus"], found["LastStatusMessage"]) == ("Complete", "Deletion is successful")
    assert found["DeletionSummary"] == summary(6, 0, v0=(2, 0), v1=(4, 0))
    assert (found["DeletionStartTime"], left(inventory)) == (begin, [])


def test_the_schema_stays_without_an_option(manual, inventory):
    deleted(inventory)
    manual.server.post("clock/settle")
    with refused("InvalidItemContentException"):
        inventory.put(node(1), item(RACK, [{"row": "A"}]))
    inventory.put(node(1), item(RACK, [{"Row": "B"}]))
    assert left(inventory) == [1]


def test_what_is_put_after_the_call_stays(manual, inventory):
    deleted(inventory)
    inventory.put(node(6), item(RACK, [{"Row": "B"}], version="1.1"))
    manual.server.post("clock/settle")
    assert left(inventory) == [6]


def test_a_disabled_schema_ignores_its_version_and_lower_ones(manual, inventory):
    deleted(inventory, SchemaDeleteOption="DisableSchema")
    manual.server.post("clock/settle")
    for version in ["1.1", "1.0", "0.9"]:
        inventory.put(node(1), item(RACK, [{"Row": "B"}], version=version))
    assert left(inventory) == []
    with refused("InvalidOptionException"):
        deleted(inventory, SchemaDeleteOption="DisableSchema")
    inventory.put(node(1), item(RACK, [{"Row": "B"}], version="1.2"))
    assert left(inventory) == [1]


def test_a_deleted_schema_can_be_made_anew(manual, inventory):
    deleted(inventory, SchemaDeleteOption="DeleteSchema")
    with refused("InvalidInventoryRequestException"):
        deleted(inventory)
    manual.server.post("clock/settle")
    with refused("InvalidTypeNameException"):
        inventory.entries(node(1), RACK)
    inventory.put(node(1), item(RACK, [{"row": "B"}]))
    assert inventory.entries(node(1), RACK) == [{"row": "B"}]


def test_a_deleted_schema_frees_its_place(manual):
    inventory = Inventory(manual)
    inventory.put(node(1), *(item(f"Custom:Type{number}", []) for number in range(20)))
    with refused("CustomSchemaCountLimitExceededException"):
        inventory.put(node(1), rack("A"))
    inventory.ssm.delete_inventory(TypeName="Custom:Type7", SchemaDeleteOption="DeleteSchema")
    manual.server.post("clock/settle")
    inventory.put(node(1), rack("A"))


def test_a_dry_run_deletes_nothing(inventory):
    answer = deleted(inventory, DryRun=True, SchemaDeleteOption="DeleteSchema")
    assert answer["DeletionSummary"] == summary(6, 6, v0=(2, 2), v1=(4, 4))
    assert inventory.ssm.describe_inventory_deletions()["InventoryDeletions"] == []
    assert len(left(inventory)) == 6


def test_a_token_stands_for_one_deletion(manual, inventory):
    token = str(uuid.uuid4())
    first = deleted(inventory, ClientToken=token)
    manual.server.post("clock/settle")
    again = deleted(inventory, ClientToken=token)
    assert again["DeletionId"] == first["DeletionId"]
    assert again["DeletionSummary"] == first["DeletionSummary"]
    with refused("InvalidDeleteInventoryParametersException"):
        deleted(inventory, ClientToken=token, SchemaDeleteOption="DeleteSchema")


def test_deletions_are_listed_latest_first_for_thirty_days(manual, inventory):
    ids = [deleted(inventory)["DeletionId"] for _ in range(3)]
    pages = inventory.ssm.get_paginator("describe_inventory_deletions").paginate(PaginationConfig={"PageSize": 2})
    assert [one["DeletionId"] for page in pages for one in page["InventoryDeletions"]] == ids[::-1]
    manual.server.advance(30 * 24 * 3600)
    assert inventory.ssm.describe_inventory_deletions()["InventoryDeletions"] == []
    with refused("InvalidDeletionIdException"):
        inventory.ssm.describe_inventory_deletions(DeletionId=ids[0])


@pytest.mark.parametrize("name", ["AWS:Application", "AWS:Toaster", "Custom:Nothing", "Custom:x"])
def test_only_custom_types_that_exist_can_be_deleted(inventory, name):
    with refused("InvalidTypeNameException"):
        inventory.ssm.delete_inventory(TypeName=name)


def test_options_and_tokens_have_their_form(inventory):
    for wrong in [{"SchemaDeleteOption": "Burn"}, {"ClientToken": "x"}]:
        with refused("ValidationException", contains="failed to satisfy constraint"):
            deleted(inventory, **wrong)
    with refused("ValidationException", contains="failed to satisfy constraint"):
        inventory.ssm.describe_inventory_deletions(DeletionId="x")


def test_the_quick_pace_takes_half_a_second(start, fresh_id):
    account = Account(start(), fresh_id())
    quick = Inventory(account)
    quick.put(node(1), rack("A"))
    answer = deleted(quick)
    assert described(quick, answer)["LastStatus"] == "InProgress"
    account.server.post("clock/settle")
    assert described(quick, answer)["LastStatus"] == "Complete"
