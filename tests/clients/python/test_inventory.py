"""PutInventory and ListInventoryEntries, with boto3."""

import pytest

from support.account import Account, plain, refused
from support.inventory import Inventory, app, apps, content_hash, filters, item, node, rack

HERE = node(1)


@pytest.fixture
def inventory(account):
    return Inventory(account)


def test_an_item_is_kept_as_put(inventory):
    assert plain(inventory.put(HERE, rack("A"))).keys() <= {"Message"}
    assert inventory.listed(HERE, "Custom:RackInfo") == {
        "TypeName": "Custom:RackInfo",
        "InstanceId": HERE,
        "SchemaVersion": "1.0",
        "CaptureTime": "2016-08-22T10:01:01Z",
        "Entries": [{"RackLocation": "A"}],
    }


def test_a_put_replaces_the_whole_content_of_its_type_alone(inventory):
    inventory.put(HERE, rack("A"), apps(app("vim", "9.0"), app("git", "2.40")))
    inventory.put(HERE, apps(app("nano", "7.2")))
    assert inventory.entries(HERE, "AWS:Application") == [app("nano", "7.2")]
    assert inventory.entries(HERE, "Custom:RackInfo") == [{"RackLocation": "A"}]


def test_an_empty_content_is_a_content(inventory):
    inventory.put(HERE, apps(app("vim", "9.0")))
    inventory.put(HERE, apps(ContentHash=content_hash([])))
    assert inventory.listed(HERE, "AWS:Application") == {
        "TypeName": "AWS:Application",
        "InstanceId": HERE,
        "SchemaVersion": "1.1",
        "CaptureTime": "2016-08-22T10:01:01Z",
        "Entries": [],
    }


def test_the_short_form_stands_for_the_content_of_that_hash(inventory):
    content = [app("vim", "9.0")]
    inventory.put(HERE, apps(*content, ContentHash=content_hash(content)))
    short = item("AWS:Application", version="1.1", ContentHash=content_hash(content))
    inventory.put(HERE, short)
    assert inventory.entries(HERE, "AWS:Application") == content


def test_the_short_form_of_an_unknown_content_is_refused_and_the_long_form_then_taken(inventory):
    content = [app("vim", "9.0")]
    inventory.put(HERE, apps(*content, ContentHash=content_hash(content)))
    newer = [app("vim", "9.1")]
    with refused("ItemContentMismatchException") as refusal:
        inventory.put(HERE, item("AWS:Application", version="1.1", ContentHash=content_hash(newer)))
    assert refusal.members["TypeName"] == "AWS:Application"
    assert inventory.entries(HERE, "AWS:Application") == content
    inventory.put(HERE, apps(*newer, ContentHash=content_hash(newer)))
    assert inventory.entries(HERE, "AWS:Application") == newer


def test_the_long_form_with_the_stored_hash_changes_no_content(inventory):
    content = [app("vim", "9.0")]
    inventory.put(HERE, apps(*content, ContentHash=content_hash(content)))
    inventory.put(HERE, apps(app("other", "1"), ContentHash=content_hash(content)))
    assert inventory.entries(HERE, "AWS:Application") == content


def test_nodes(inventory):
    for unknown in ("mi-0123456789abcdef0", "i-0123456789ABCDEFG", "i-zzzzzzzz"):
        with refused("InvalidInstanceId"):
            inventory.put(unknown, rack("A"))
    with refused("InvalidInstanceId"):
        inventory.entries(HERE, "Custom:RackInfo")
    assert inventory.ids() == []
    inventory.put("i-0a1b2c3d", rack("A"))
    assert inventory.ids() == ["i-0a1b2c3d"]


def test_strict_servers_know_only_registered_nodes(start, fresh_id):
    inventory = Inventory(Account(start("--strict-nodes"), fresh_id()))
    with refused("InvalidInstanceId"):
        inventory.put(HERE, rack("A"))
    assert inventory.ids() == []


@pytest.mark.parametrize("name", ["Custom:rackInfo", "Custom:", "AWS:Nonsense"])
def test_names_of_types_outside_the_rules(inventory, name):
    with refused("InvalidTypeNameException"):
        inventory.put(HERE, item(name, [{"A": "b"}]))


@pytest.mark.parametrize("name", ["CUSTOM:RackInfo", "custom:RackInfo", "RackInfo"])
def test_names_of_types_outside_the_pattern(inventory, name):
    sentence = (
        f"1 validation error detected: Value '{name}' at 'items.1.member.typeName' failed to satisfy constraint: "
        "Member must satisfy regular expression pattern: ^(AWS|Custom):.*$"
    )
    with refused("ValidationException", sentence):
        inventory.put(HERE, item(name, [{"A": "b"}]))


def test_attributes_of_a_custom_type_are_bound_to_their_case(inventory):
    inventory.put(HERE, item("Custom:Rack", [{"Vendor": "a"}]))
    with refused("InvalidItemContentException") as refusal:
        inventory.put(node(2), item("Custom:Rack", [{"vendor": "a"}]))
    assert refusal.members["TypeName"] == "Custom:Rack"
    inventory.put(node(2), item("Custom:Rack", [{"Vendor": "b", "Height": "2"}]))


def test_attributes_of_an_aws_type_are_those_of_its_schema(inventory):
    with refused("InvalidItemContentException") as refusal:
        inventory.put(HERE, apps(app("vim", "9.0", Colour="green")))
    assert refusal.members["TypeName"] == "AWS:Application"
    inventory.put(HERE, apps(app("vim", "9.0", PackageId="vim-9", URL="")))


def test_an_aws_type_has_the_versions_of_its_schema(inventory):
    with refused("UnsupportedInventorySchemaVersionException"):
        inventory.put(HERE, item("AWS:Application", [app("vim", "9.0")], version="9.9"))
    inventory.put(HERE, item("Custom:Rack", [{"A": "1"}], version="123456.654321"))
    assert inventory.listed(HERE, "Custom:Rack")["SchemaVersion"] == "123456.654321"


def test_twenty_custom_types_per_account_and_region(account, inventory):
    inventory.put(HERE, *(item(f"Custom:T{number}", [{"A": "1"}]) for number in range(20)))
    with refused("CustomSchemaCountLimitExceededException"):
        inventory.put(HERE, item("Custom:T20", [{"A": "1"}]))
    inventory.put(HERE, item("Custom:T7", [{"A": "2"}]))
    Inventory(account.at("eu-west-1")).put(HERE, item("Custom:T20", [{"A": "1"}]))


def test_context_belongs_to_compliance_items(inventory):
    context = {"ComplianceType": "Patch", "ExecutionId": "1", "ExecutionType": "Command"}
    with refused("UnsupportedInventoryItemContextException") as refusal:
        inventory.put(HERE, apps(app("vim", "9.0"), Context=context))
    assert refusal.members["TypeName"] == "AWS:Application"
    with refused("InvalidInventoryItemContextException"):
        inventory.put(HERE, item("AWS:ComplianceItem", [{"Id": "1"}], Context={"Colour": "green"}))


def test_a_content_far_too_large(inventory):
    # Four times as large as even the agent would send.
    content = [{"Text": f"{number:05}" + "x" * 3000} for number in range(4000)]
    with refused("ItemSizeLimitExceededException") as refusal:
        inventory.put(HERE, item("Custom:Big", content))
    assert refusal.members["TypeName"] == "Custom:Big"


def test_a_call_far_too_large(inventory):
    # Each item fits the 200 KB that are quoted for custom types, all together do not fit the 1 MB of a call.
    content = [{"Text": f"{number:05}" + "x" * 3900} for number in range(45)]
    with refused("TotalSizeLimitExceededException"):
        inventory.put(HERE, *(item(f"Custom:Big{number}", content) for number in range(12)))
    assert inventory.ids() == []


def test_what_is_not_put_again_is_dropped_after_thirty_days(manual):
    inventory, days = Inventory(manual), 24 * 3600
    inventory.put(HERE, rack("A"), apps(app("vim", "9.0")))
    manual.server.advance(20 * days)
    inventory.put(HERE, apps(app("vim", "9.0")))
    manual.server.advance(11 * days)
    assert inventory.listed(HERE, "Custom:RackInfo") == {
        "TypeName": "Custom:RackInfo",
        "InstanceId": HERE,
        "Entries": [],
    }
    assert inventory.entries(HERE, "AWS:Application") == [app("vim", "9.0")]
    assert inventory.ids() == [HERE]


def test_a_put_happens_as_a_whole_or_not_at_all(inventory):
    with refused("InvalidItemContentException"):
        inventory.put(HERE, rack("A"), apps(app("vim", "9.0", Colour="green")))
    with refused("InvalidInstanceId"):
        inventory.entries(HERE, "Custom:RackInfo")
    inventory.put(HERE, rack("A"))
    with refused("InvalidTypeNameException"):
        inventory.put(HERE, rack("B"), item("Custom:lower", [{"A": "1"}]))
    assert inventory.entries(HERE, "Custom:RackInfo") == [{"RackLocation": "A"}]


def test_one_type_twice_in_one_put(inventory):
    with refused("InvalidItemContentException"):
        inventory.put(HERE, rack("A"), rack("B"))


def test_accounts_and_regions_do_not_meet(account, inventory):
    inventory.put(HERE, rack("A"))
    elsewhere = Inventory(account.at("eu-west-1"))
    assert elsewhere.ids() == []
    with refused("InvalidInstanceId"):
        elsewhere.entries(HERE, "Custom:RackInfo")


def test_types_that_hold_nothing_and_types_that_are_not(inventory):
    inventory.put(HERE, rack("A"))
    assert inventory.listed(HERE, "AWS:Network") == {"TypeName": "AWS:Network", "InstanceId": HERE, "Entries": []}
    for unknown in ("AWS:Nonsense", "Custom:Never"):
        with refused("InvalidTypeNameException"):
            inventory.listed(HERE, unknown)


def test_the_node_itself_is_an_entry(inventory):
    inventory.put(HERE, rack("A"))
    (entry,) = inventory.entries(HERE, "AWS:InstanceInformation")
    assert (entry["InstanceId"], entry["ResourceType"]) == (HERE, "EC2Instance")


def test_entries_are_paged_in_the_order_they_were_put(inventory):
    content = [app(f"app{number:03}", "1") for number in range(120)]
    inventory.put(HERE, apps(*content))
    first = inventory.listed(HERE, "AWS:Application")
    assert (len(first["Entries"]), first["Entries"][0]) == (50, content[0])
    pages, token = [], {}
    while True:
        page = inventory.listed(HERE, "AWS:Application", MaxResults=40, **token)
        pages.append(page["Entries"])
        if "NextToken" not in page:
            break
        token = {"NextToken": page["NextToken"]}
    assert [len(page) for page in pages] == [40, 40, 40]
    assert sum(pages, []) == content
    with refused("InvalidNextToken"):
        inventory.listed(HERE, "AWS:Application", NextToken="nonsense")
    with refused("InvalidNextToken"):
        inventory.listed(HERE, "AWS:Network", NextToken=first["NextToken"])


@pytest.mark.parametrize(
    ("operator", "values", "names"),
    [
        ("Equal", ["vim", "git"], ["vim", "git"]),
        ("Equal", ["VIM"], ["vim"]),
        ("NotEqual", ["vim", "git"], ["nano", "vimdiff"]),
        ("BeginWith", ["vi"], ["vim", "vimdiff"]),
        ("LessThan", ["nano"], ["git"]),
        ("GreaterThan", ["nano"], ["vim", "vimdiff"]),
    ],
)
def test_entries_are_filtered(inventory, operator, values, names):
    content = [app(name, "1") for name in ("vim", "nano", "git", "vimdiff")]
    inventory.put(HERE, apps(*content))
    chosen = filters(("AWS:Application.Name", operator, values))
    assert [entry["Name"] for entry in inventory.entries(HERE, "AWS:Application", Filters=chosen)] == names


def test_filters_hold_together(inventory):
    inventory.put(HERE, apps(app("vim", "1"), app("vim", "2"), app("git", "2")))
    both = filters(("AWS:Application.Name", "Equal", ["vim"]), ("AWS:Application.Version", "Equal", ["2"]))
    assert inventory.entries(HERE, "AWS:Application", Filters=both) == [app("vim", "2")]
    with refused("InvalidFilter"):
        inventory.entries(HERE, "AWS:Application", Filters=filters(("AWS:Application.Colour", "Equal", ["x"])))
