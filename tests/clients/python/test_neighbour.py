"""Stockroom with moto as its neighbour: one endpoint for everything, and stacks that are really made."""

import json

import pytest

from support import readme
from support.account import Account, refused
from support.catalog import Catalog

BUCKET = """
Parameters:
  Name: {Type: String}
Resources:
  Store: {Type: "AWS::S3::Bucket", Properties: {BucketName: !Ref Name}}
Outputs:
  Store: {Description: Its name, Value: !Ref Store}
"""


@pytest.fixture
def account(start, moto, fresh_id):
    """An account of a server with moto behind it."""
    arguments = ["--upstream", moto.endpoint, "--s3-endpoint", "auto", "--cloudformation-endpoint", "auto"]
    return Account(start(*arguments), fresh_id())


@pytest.fixture
def there(moto, account):
    """Clients of the same account that speak to moto itself."""
    return lambda service: moto.of(account.id, service, account.region)


@pytest.fixture
def product(account):
    """A product whose template lies in a bucket, and whose tags may change; the catalog, product and version."""
    bucket = account.boto("s3")
    bucket.create_bucket(Bucket=f"templates-{account.id}")
    bucket.put_object(Bucket=f"templates-{account.id}", Key="bucket.yaml", Body=BUCKET.encode())
    catalog = Catalog(account, None)
    url = f"https://s3.amazonaws.com/templates-{account.id}/bucket.yaml"
    portfolio, product, artifact = catalog.ready(url=url)
    catalog.api.create_constraint(
        PortfolioId=portfolio,
        ProductId=product,
        Type="RESOURCE_UPDATE",
        Parameters=json.dumps({"Version": "2.0", "Properties": {"TagUpdateOnProvisionedProduct": "ALLOWED"}}),
    )
    return catalog, product, artifact


def tags(client, bucket):
    return {tag["Key"]: tag["Value"] for tag in client.get_bucket_tagging(Bucket=bucket)["TagSet"]}


def buckets(client):
    return [bucket["Name"] for bucket in client.list_buckets()["Buckets"]]


def test_one_endpoint_serves_all(account, there):
    ssm, iam, sts = account.boto("ssm"), account.boto("iam"), account.boto("sts")
    ssm.put_parameter(Name="/shelf", Value="E", Type="String")
    ssm.add_tags_to_resource(ResourceType="Parameter", ResourceId="/shelf", Tags=[{"Key": "team", "Value": "blue"}])
    assert there("ssm").get_parameter(Name="/shelf")["Parameter"]["Value"] == "E"
    tagged = ssm.list_tags_for_resource(ResourceType="Parameter", ResourceId="/shelf")["TagList"]
    assert tagged == [{"Key": "team", "Value": "blue"}]
    assert ssm.get_inventory()["Entities"] == []
    assert account.boto("batch").describe_job_queues()["jobQueues"] == []
    trust = json.dumps({"Version": "2012-10-17", "Statement": []})
    role = iam.create_role(RoleName=f"launch-{account.id}", AssumeRolePolicyDocument=trust)["Role"]
    assert role["Arn"] == f"arn:aws:iam::{account.id}:role/launch-{account.id}"
    assert sts.get_caller_identity()["Account"] == account.id
    queue = account.boto("sqs").create_queue(QueueName="jobs")["QueueUrl"]
    assert f"/{account.id}/jobs" in queue
    account.boto("dynamodb").list_tables()
    assert account.boto("ec2").describe_vpcs()["Vpcs"]
    # Large bodies, in chunks, there and back.
    large, store = bytes(range(256)) * 4096 * 20, account.boto("s3")
    store.create_bucket(Bucket=f"large-{account.id}")
    store.put_object(Bucket=f"large-{account.id}", Key="a/b c", Body=large)
    assert there("s3").get_object(Bucket=f"large-{account.id}", Key="a/b c")["Body"].read() == large
    assert store.get_object(Bucket=f"large-{account.id}", Key="a/b c")["Body"].read() == large
    assert store.head_object(Bucket=f"large-{account.id}", Key="a/b c")["ContentLength"] == len(large)
    with refused("NoSuchBucket", status=404):
        store.list_objects_v2(Bucket="nowhere")


def test_a_session_is_of_the_role_s_account_there_too(account, fresh_id):
    other = fresh_id()
    keys = account.boto("sts").assume_role(RoleArn=f"arn:aws:iam::{other}:role/R", RoleSessionName="me")["Credentials"]
    given = {
        "aws_access_key_id": keys["AccessKeyId"],
        "aws_secret_access_key": keys["SecretAccessKey"],
        "aws_session_token": keys["SessionToken"],
    }
    trust = json.dumps({"Version": "2012-10-17", "Statement": []})
    role = account.boto("iam", **given).create_role(RoleName="r", AssumeRolePolicyDocument=trust)["Role"]
    assert role["Arn"] == f"arn:aws:iam::{other}:role/r"
    assert account.boto("sts", **given).get_caller_identity()["Account"] == other


def test_a_bucket_of_a_product_is_really_there(account, product, there):
    catalog, *which = product
    store, name = there("s3"), f"store-{account.id}"
    parameters = [{"Key": "Name", "Value": name}]
    record = catalog.settled(
        catalog.provision(*which, ProvisioningParameters=parameters, Tags=[{"Key": "version", "Value": "1.0"}])
    )
    assert name in buckets(store)
    assert tags(store, name) == {"version": "1.0"}
    mine = catalog.provisioned(Name="mine")
    outputs = catalog.api.describe_record(Id=record["RecordId"])["RecordOutputs"]
    outputs = {output["OutputKey"]: output["OutputValue"] for output in outputs}
    assert (mine["Status"], outputs["Store"]) == ("AVAILABLE", name)
    (stack,) = there("cloudformation").describe_stacks(StackName=f"SC-{account.id}-{mine['Id']}")["Stacks"]
    assert stack["StackId"] == outputs["CloudformationStackARN"]
    assert stack["StackId"].split(":")[4] == account.id
    assert {"Key": "version", "Value": "1.0"} in stack["Tags"]
    # The same stack, through the same endpoint as the product.
    through = account.boto("cloudformation").describe_stack_resources(StackName=stack["StackId"])["StackResources"]
    assert [resource["PhysicalResourceId"] for resource in through] == [name]

    catalog.settled(catalog.update(
        ProvisionedProductName="mine",
        ProvisioningParameters=[{"Key": "Name", "UsePreviousValue": True}],
        Tags=[{"Key": "version", "Value": "2.0"}],
    ))
    assert tags(store, name) == {"version": "2.0"}
    same = [{"Key": "Name", "UsePreviousValue": True}]
    catalog.settled(catalog.update(ProvisionedProductName="mine", ProvisioningParameters=same))
    assert catalog.provisioned(Name="mine")["Status"] == "AVAILABLE", "nothing to do is no failure"

    catalog.settled(catalog.terminate(ProvisionedProductName="mine"))
    assert name not in buckets(store)


def test_what_moto_refuses_fails_with_its_words(account, product, there, fresh_id):
    catalog, *which = product
    taken = f"taken-{account.id}"
    # By somebody else.
    other = Account(account.server, fresh_id()).boto("s3")
    other.create_bucket(Bucket=taken)
    parameters = [{"Key": "Name", "Value": taken}]
    record = catalog.settled(catalog.provision(*which, ProvisioningParameters=parameters), "FAILED")
    reason = record["RecordErrors"][0]["Description"]
    assert reason.startswith("AmazonCloudFormationException  ") and "BucketAlreadyExists" in reason
    assert catalog.provisioned(Name="mine")["Status"] == "ERROR"
    catalog.settled(catalog.terminate(ProvisionedProductName="mine"))
    assert taken in buckets(other), "what is somebody else's stays"


def test_resource_data_syncs_reach_it(account, there):
    name = f"sync-{account.id}"
    account.boto("s3").create_bucket(Bucket=name)
    destination = {"BucketName": name, "SyncFormat": "JsonSerDe", "Region": "us-east-1"}
    account.boto("ssm").create_resource_data_sync(SyncName="copy", S3Destination=destination)
    node = "i-0123456789abcdef0"
    item = {"TypeName": "Custom:Rack", "SchemaVersion": "1.0", "CaptureTime": "2026-01-01T00:00:00Z", "Content": [{"Shelf": "E"}]}
    account.boto("ssm").put_inventory(InstanceId=node, Items=[item])
    account.server.post("clock/settle")
    keys = [one["Key"] for one in there("s3").list_objects_v2(Bucket=name).get("Contents", [])]
    assert any(node in key for key in keys), keys


def test_the_readme(start, moto):
    server = start("--upstream", moto.endpoint, "--s3-endpoint", "auto", "--cloudformation-endpoint", "auto")
    shown = readme.run(server, "set -e\n" + "".join(readme.blocks("Beside another emulator")))
    assert shown.returncode == 0, shown
    assert '"Entities": []' in shown.stdout
    said = " ".join(shown.stdout.split())
    assert '"Key": "team", "Value": "blue"' in said[said.rindex("TagSet") :], shown.stdout
