"""Resource data syncs, with boto3; what they write is read back from moto's S3."""

import itertools
import json
import time

import pytest

from support.account import Account, refused
from support.inventory import CAPTURED, Inventory, app, apps, item, node, rack

PATIENCE = 60
NOTHING = "nothing"

_buckets = itertools.count(1)


@pytest.fixture
def bucket(moto):
    """The name of a new bucket."""
    name = f"shelf-{next(_buckets)}"
    moto.client.create_bucket(Bucket=name)
    return name


@pytest.fixture
def account(start, moto, fresh_id):
    """An account of a server that writes to moto."""
    return Account(start("--s3-endpoint", moto.endpoint), fresh_id())


@pytest.fixture
def inventory(account):
    return Inventory(account)


@pytest.fixture
def apart(server, fresh_id):
    """Systems Manager of a server that reaches no S3."""
    return Account(server, fresh_id()).boto("ssm")


def destination(bucket, **more):
    return {"BucketName": bucket, "SyncFormat": "JsonSerDe", "Region": "us-east-1"} | more


def create(ssm, bucket, name="copy", **more):
    ssm.create_resource_data_sync(SyncName=name, S3Destination=destination(bucket, **more))


def source(*regions):
    return {"SourceType": "SingleAccountMultiRegions", "SourceRegions": list(regions)}


def listed(ssm, **options):
    return ssm.list_resource_data_sync(**options)["ResourceDataSyncItems"]


def settled(ssm, wanted=("Successful", "Failed"), name="copy"):
    """The sync, once it is in one of the wanted statuses."""
    until = time.monotonic() + PATIENCE
    while True:
        (sync,) = [sync for sync in listed(ssm) if sync["SyncName"] == name]
        if sync["LastStatus"] in wanted:
            return sync
        assert time.monotonic() < until, sync
        time.sleep(0.05)


def key(account, type_name, of, prefix=""):
    place = f"accountid={account.id}/region={account.region}/resourcetype=ManagedInstanceInventory"
    return f"{prefix}{type_name}/{place}/{of}.json"


def lines(text):
    assert text == "" or text.endswith("\n")
    return [json.loads(line) for line in text.splitlines()]


def line(of, version, **attributes):
    return attributes | {"resourceId": of, "captureTime": CAPTURED, "schemaVersion": version}


def test_everything_is_copied_at_first(account, inventory, moto, bucket):
    inventory.put(node(1), rack("A"), apps(app("vim", "9"), app("emacs", "29")))
    inventory.put(node(2), item("AWS:Tag", [{"Key": "team", "Value": 'a "b"\n'}]))
    create(inventory.ssm, bucket)
    sync = settled(inventory.ssm)
    assert (sync["LastStatus"], sync["SyncType"]) == ("Successful", "SyncToDestination")
    assert sync["LastSyncStatusMessage"] == "The sync was successfully completed"
    assert sync["SyncCreatedTime"] <= sync["LastSyncTime"] <= sync["LastSuccessfulSyncTime"]
    assert sync["S3Destination"] == destination(bucket)
    objects = moto.objects(bucket)
    information = [key(account, "AWS:InstanceInformation", node(number)) for number in (1, 2)]
    applications, racks = (key(account, name, node(1)) for name in ("AWS:Application", "Custom:RackInfo"))
    tags = key(account, "AWS:Tag", node(2))
    assert set(objects) == {*information, applications, racks, tags}
    assert lines(objects[applications]) == [
        line(node(1), "1.1", Name="vim", Version="9"),
        line(node(1), "1.1", Name="emacs", Version="29"),
    ]
    assert lines(objects[racks]) == [line(node(1), "1.0", RackLocation="A")]
    assert lines(objects[tags]) == [line(node(2), "1.0", Key="team", Value='a "b"\n')]
    (said,) = lines(objects[information[0]])
    assert (said["InstanceId"], said["resourceId"], said["InstanceStatus"]) == (node(1), node(1), "Active")


def test_every_object_of_many_is_copied(account, inventory, moto, bucket):
    nodes = [node(number) for number in range(60)]
    for one in nodes:
        inventory.put(one, rack(one))
    create(inventory.ssm, bucket)
    assert settled(inventory.ssm)["LastStatus"] == "Successful"
    objects = moto.objects(bucket)
    assert len(objects) == 120
    for one in nodes:
        assert lines(objects[key(account, "Custom:RackInfo", one)]) == [line(one, "1.0", RackLocation=one)]


def test_changes_follow(account, inventory, moto, bucket):
    create(inventory.ssm, bucket)
    assert settled(inventory.ssm)["LastStatus"] == "Successful"
    assert moto.objects(bucket) == {}
    inventory.put(node(1), rack("A"))
    assert settled(inventory.ssm)["LastStatus"] == "Successful"
    racks = key(account, "Custom:RackInfo", node(1))
    assert lines(moto.objects(bucket)[racks]) == [line(node(1), "1.0", RackLocation="A")]
    inventory.put(node(1), item("Custom:RackInfo", [{"RackLocation": "B"}, {"RackLocation": "C", "Row": "1"}]))
    assert settled(inventory.ssm)["LastStatus"] == "Successful"
    assert lines(moto.objects(bucket)[racks]) == [
        line(node(1), "1.0", RackLocation="B"),
        line(node(1), "1.0", RackLocation="C", Row="1"),
    ]
    inventory.put(node(1), item("Custom:RackInfo", []))
    assert settled(inventory.ssm)["LastStatus"] == "Successful"
    assert moto.objects(bucket)[racks] == ""


def test_keys_begin_with_the_prefix(account, inventory, moto, bucket):
    inventory.put(node(1), rack("A"))
    create(inventory.ssm, bucket, Prefix="fleet/inventory")
    assert settled(inventory.ssm)["LastStatus"] == "Successful"
    assert key(account, "Custom:RackInfo", node(1), "fleet/inventory/") in moto.objects(bucket)


def test_objects_are_encrypted_with_the_key_given(account, inventory, moto, bucket):
    inventory.put(node(1), rack("A"))
    kms_key = f"arn:aws:kms:us-east-1:{account.id}:key/0b1c7d1e-6c3c-4b61-9a0c-1f2e3d4c5b6a"
    create(inventory.ssm, bucket, AWSKMSKeyARN=kms_key)
    assert settled(inventory.ssm)["LastStatus"] == "Successful"
    head = moto.client.head_object(Bucket=bucket, Key=key(account, "Custom:RackInfo", node(1)))
    assert (head["ServerSideEncryption"], head["SSEKMSKeyId"]) == ("aws:kms", kms_key)


def test_a_region_writes_its_own(account, inventory, moto, bucket):
    elsewhere = account.at("eu-west-1")
    inventory.put(node(1), rack("A"))
    Inventory(elsewhere).put(node(2), rack("B"))
    create(elsewhere.boto("ssm"), bucket)
    assert settled(elsewhere.boto("ssm"))["LastStatus"] == "Successful"
    assert set(moto.objects(bucket)) == {
        key(elsewhere, name, node(2)) for name in ("AWS:InstanceInformation", "Custom:RackInfo")
    }
    assert listed(inventory.ssm) == []


def test_a_deleted_sync_writes_no_more_and_leaves_what_it_wrote(account, inventory, moto, bucket):
    inventory.put(node(1), rack("A"))
    create(inventory.ssm, bucket)
    assert settled(inventory.ssm)["LastStatus"] == "Successful"
    before = moto.objects(bucket)
    inventory.ssm.delete_resource_data_sync(SyncName="copy")
    assert listed(inventory.ssm) == []
    inventory.put(node(1), rack("B"))
    # Another sync, made later, is done: so the first one would be too.
    moto.client.create_bucket(Bucket=f"{bucket}-later")
    create(inventory.ssm, f"{bucket}-later", name="later")
    assert settled(inventory.ssm, name="later")["LastStatus"] == "Successful"
    assert moto.objects(bucket) == before


def test_a_bucket_that_is_not_there_is_refused(inventory, moto):
    with refused("ResourceDataSyncInvalidConfigurationException", starts="S3 write failed for bucket"):
        create(inventory.ssm, "no-such-shelf")
    assert listed(inventory.ssm) == []


def test_a_bucket_that_goes_away_is_a_failure_until_it_comes_back(account, inventory, moto, bucket):
    inventory.put(node(1), rack("A"))
    create(inventory.ssm, bucket)
    assert settled(inventory.ssm)["LastStatus"] == "Successful"
    moto.drop(bucket)
    inventory.put(node(1), rack("B"))
    failed = settled(inventory.ssm)
    assert failed["LastStatus"] == "Failed"
    assert failed["LastSyncStatusMessage"].startswith(f"S3 write failed for bucket: {bucket}: ")
    assert "NoSuchBucket" in failed["LastSyncStatusMessage"]
    assert failed["LastSuccessfulSyncTime"] < failed["LastSyncTime"]
    moto.client.create_bucket(Bucket=bucket)
    # It is tried again by itself.
    assert settled(inventory.ssm, wanted=["Successful"])["LastSyncStatusMessage"].startswith("The sync was")
    assert lines(moto.objects(bucket)[key(account, "Custom:RackInfo", node(1))]) == [
        line(node(1), "1.0", RackLocation="B")
    ]


def test_a_server_stops_while_there_is_something_to_write(start, moto, bucket, fresh_id):
    server = start("--s3-endpoint", moto.endpoint, "--pace", "instant")
    inventory = Inventory(Account(server, fresh_id()))
    for number in range(30):
        inventory.put(node(number), rack("A"))
    create(inventory.ssm, bucket)
    server.stop()


def test_time_that_stands_still_holds_a_sync(start, moto, bucket, fresh_id):
    server = start("--s3-endpoint", moto.endpoint, "--pace", "manual")
    inventory = Inventory(Account(server, fresh_id()))
    inventory.put(node(1), rack("A"))
    create(inventory.ssm, bucket)
    time.sleep(0.5)
    assert listed(inventory.ssm)[0]["LastStatus"] == "InProgress"
    assert moto.objects(bucket) == {}
    server.advance(60)
    assert settled(inventory.ssm)["LastStatus"] == "Successful"
    assert len(moto.objects(bucket)) == 2


def test_without_an_endpoint_a_sync_fails_and_says_why(apart):
    create(apart, "shelf")
    assert listed(apart)[0]["LastStatus"] == "InProgress"
    failed = settled(apart)
    assert failed["LastStatus"] == "Failed"
    assert "--s3-endpoint" in failed["LastSyncStatusMessage"]
    assert "LastSuccessfulSyncTime" not in failed


def test_names_are_taken_and_found(apart):
    create(apart, "shelf")
    with refused("ResourceDataSyncAlreadyExistsException") as refusal:
        create(apart, "shelf")
    assert refusal.members["SyncName"] == "copy"
    assert refusal.message == ""
    with refused("ResourceDataSyncNotFoundException", "The specified sync name was not found."):
        apart.delete_resource_data_sync(SyncName=NOTHING)
    apart.delete_resource_data_sync(SyncName="copy")
    create(apart, "shelf")


def test_a_region_has_few_syncs(apart):
    for number in range(5):
        create(apart, "shelf", name=f"copy-{number}")
    with refused("ResourceDataSyncCountExceededException"):
        create(apart, "shelf")


def test_lists_have_pages_and_kinds(apart):
    for name in ("c", "a", "b"):
        create(apart, "shelf", name=name)
    apart.create_resource_data_sync(SyncName="d", SyncType="SyncFromSource", SyncSource=source("eu-west-1"))
    names, token = [], {}
    while True:
        page = apart.list_resource_data_sync(MaxResults=3, **token)
        names.append([sync["SyncName"] for sync in page["ResourceDataSyncItems"]])
        if "NextToken" not in page:
            break
        token = {"NextToken": page["NextToken"]}
    assert names == [["a", "b", "c"], ["d"]]
    assert [sync["SyncName"] for sync in listed(apart, SyncType="SyncFromSource")] == ["d"]
    with refused("InvalidNextToken"):
        listed(apart, NextToken=NOTHING)
    with refused("ResourceDataSyncInvalidConfigurationException"):
        listed(apart, SyncType=NOTHING)


def test_aggregations_can_be_updated(apart):
    apart.create_resource_data_sync(
        SyncName="copy", SyncType="SyncFromSource", SyncSource=source("eu-west-1")
    )
    sync = settled(apart)
    assert sync["LastStatus"] == "Successful"
    assert sync["SyncSource"] == source("eu-west-1")
    assert "S3Destination" not in sync
    update = {"SyncName": "copy", "SyncType": "SyncFromSource", "SyncSource": source("us-west-1", "us-west-2")}
    apart.update_resource_data_sync(**update)
    with refused("ResourceDataSyncConflictException"):
        apart.update_resource_data_sync(**update)
    sync = settled(apart)
    assert sync["SyncSource"] == source("us-west-1", "us-west-2")
    assert sync["SyncLastModifiedTime"] >= sync["SyncCreatedTime"]
    with refused("ResourceDataSyncNotFoundException"):
        apart.update_resource_data_sync(**update | {"SyncName": NOTHING})


def test_only_aggregations_can_be_updated(apart):
    create(apart, "shelf")
    with refused("ResourceDataSyncInvalidConfigurationException"):
        apart.update_resource_data_sync(
            SyncName="copy", SyncType="SyncToDestination", SyncSource=source("eu-west-1")
        )


@pytest.mark.parametrize(
    "contradiction",
    [
        {},
        {"SyncType": NOTHING, "S3Destination": destination("shelf")},
        {"SyncType": "SyncFromSource", "S3Destination": destination("shelf")},
        {"SyncSource": source("eu-west-1")},
        {"SyncType": "SyncFromSource", "SyncSource": source("eu-west-1") | {"SourceType": NOTHING}},
        {"SyncType": "SyncFromSource", "SyncSource": source("eu-west-1") | {"SourceType": "AwsOrganizations"}},
        {"SyncType": "SyncFromSource", "SyncSource": source()},
        {"S3Destination": destination("shelf", DestinationDataSharing={"DestinationDataSharingType": NOTHING})},
    ],
)
def test_contradictions_are_refused(apart, contradiction):
    with refused("ResourceDataSyncInvalidConfigurationException"):
        apart.create_resource_data_sync(SyncName="copy", **contradiction)
    assert listed(apart) == []
