"""Service Catalog's end users: provision, look, update, terminate. With boto3, the AWS CLI and plain JSON."""

import re

import pytest

from support.account import plain, refused
from support.catalog import Catalog

ID = r"[a-z2-7]{12}[acegikmoqsuwy246]"


@pytest.fixture
def catalog(account, templates):
    """At the usual pace."""
    return Catalog(account, templates)


@pytest.fixture
def still(manual, templates):
    """While time stands still."""
    return Catalog(manual, templates)


def test_the_record_of_a_request(still):
    _, product, artifact = still.ready()
    (path,) = still.api.list_launch_paths(ProductId=product)["LaunchPathSummaries"]
    tags = [{"Key": "team", "Value": "a"}]
    record = still.provision(product, artifact, Tags=tags)
    assert re.fullmatch(f"rec-{ID}", record["RecordId"])
    assert re.fullmatch(f"pp-{ID}", record["ProvisionedProductId"])
    assert record["CreatedTime"] == record["UpdatedTime"]
    assert record == {
        "RecordId": record["RecordId"],
        "ProvisionedProductName": "mine",
        "Status": "CREATED",
        "CreatedTime": record["CreatedTime"],
        "UpdatedTime": record["UpdatedTime"],
        "ProvisionedProductType": "CFN_STACK",
        "RecordType": "PROVISION_PRODUCT",
        "ProvisionedProductId": record["ProvisionedProductId"],
        "ProductId": product,
        "ProvisioningArtifactId": artifact,
        "PathId": path["Id"],
        "RecordErrors": [],
        "RecordTags": [],
    }


def test_the_life_of_a_request(manual, still):
    portfolio, product, artifact = still.ready()
    tags = [{"Key": "team", "Value": "a"}]
    record = still.provision(product, artifact, Tags=tags)
    by_id = {"Id": record["ProvisionedProductId"]}
    assert still.record(record["RecordId"])["Status"] == "CREATED"
    assert still.provisioned(**by_id)["Status"] == "UNDER_CHANGE", "from the call on"
    manual.server.advance(2)
    assert still.record(record["RecordId"])["Status"] == "IN_PROGRESS"
    assert still.provisioned(**by_id)["Status"] == "UNDER_CHANGE"
    done = still.settled(record)
    assert done["UpdatedTime"] > done["CreatedTime"] == record["CreatedTime"]
    account, pp = manual.id, record["ProvisionedProductId"]
    arns = f"arn:aws:catalog:us-east-1:{account}"
    assert {tag["Key"]: tag["Value"] for tag in done["RecordTags"]} == {
        "team": "a",
        "aws:servicecatalog:productArn": f"{arns}:product/{product}",
        "aws:servicecatalog:portfolioArn": f"{arns}:portfolio/{portfolio}",
        "aws:servicecatalog:provisioningPrincipalArn": f"arn:aws:iam::{account}:user/stockroom",
        "aws:servicecatalog:provisionedProductArn": f"arn:aws:servicecatalog:us-east-1:{account}:stack/mine/{pp}",
        "aws:servicecatalog:provisioningArtifactIdentifier": artifact,
    }
    (output,) = still.api.describe_record(Id=record["RecordId"])["RecordOutputs"]
    assert output["OutputKey"] == "CloudformationStackARN"
    assert output["Description"] == "The ARN of the launched Cloudformation Stack"
    stack = f"arn:aws:cloudformation:us-east-1:{account}:stack/SC-{account}-{pp}/"
    assert re.fullmatch(re.escape(stack) + r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", output["OutputValue"])


def test_a_provisioned_product(manual, still):
    _, product, artifact = still.ready()
    record = still.provision(product, artifact, ProvisionToken="launch-1")
    pp = record["ProvisionedProductId"]
    answer = plain(still.api.describe_provisioned_product(Name="mine"))
    assert answer["CloudWatchDashboards"] == []
    assert "LastSuccessfulProvisioningRecordId" not in answer["ProvisionedProductDetail"]
    still.settled(record)
    detail = still.provisioned(Id=pp)
    assert detail.pop("CreatedTime") <= record["CreatedTime"]
    assert detail == {
        "Name": "mine",
        "Arn": f"arn:aws:servicecatalog:us-east-1:{manual.id}:stack/mine/{pp}",
        "Type": "CFN_STACK",
        "Id": pp,
        "Status": "AVAILABLE",
        "IdempotencyToken": "launch-1",
        "LastRecordId": record["RecordId"],
        "LastProvisioningRecordId": record["RecordId"],
        "LastSuccessfulProvisioningRecordId": record["RecordId"],
        "ProductId": product,
        "ProvisioningArtifactId": artifact,
    }


def test_an_update(still):
    _, product, artifact = still.ready()
    first = still.provision(product, artifact)
    still.settled(first)
    by_id = {"ProvisionedProductId": first["ProvisionedProductId"]}
    record = still.update(**by_id, ProvisioningParameters=[{"Key": "Name", "Value": "other"}])
    assert (record["RecordType"], record["Status"]) == ("UPDATE_PROVISIONED_PRODUCT", "CREATED")
    assert record["ProvisionedProductId"] == first["ProvisionedProductId"]
    assert still.provisioned(Name="mine")["Status"] == "UNDER_CHANGE"
    still.settled(record)
    detail = still.provisioned(Name="mine")
    assert detail["Status"] == "AVAILABLE"
    assert detail["LastSuccessfulProvisioningRecordId"] == record["RecordId"] == detail["LastRecordId"]
    # An update that changes nothing succeeds as well.
    still.settled(still.update(ProvisionedProductName="mine", ProductId=product, ProvisioningArtifactName="v1"))


def test_an_update_to_another_product(still):
    portfolio, product, artifact = still.ready()
    still.settled(first := still.provision(product, artifact))
    other, other_artifact = still.product(portfolio, name="Topic")
    record = still.update(ProvisionedProductName="mine", ProductName="Topic", ProvisioningArtifactName="v1")
    still.settled(record)
    detail = still.provisioned(Name="mine")
    assert detail["Id"] == first["ProvisionedProductId"]
    assert (detail["ProductId"], detail["ProvisioningArtifactId"]) == (other, other_artifact)


def test_refused_updates(still):
    _, product, artifact = still.ready()
    still.settled(record := still.provision(product, artifact))
    pp = record["ProvisionedProductId"]
    with refused("InvalidParametersException", "Invalid PathId: lpv2-aaaaaaaaaaaaa"):
        still.update(ProvisionedProductId=pp, PathId="lpv2-aaaaaaaaaaaaa")
    for wrong in (
        {"ProvisionedProductId": pp, "ProvisionedProductName": "mine"},
        {},
        {"ProvisionedProductId": pp, "ProductId": product, "ProductName": "Queue"},
        {"ProvisionedProductId": pp, "Tags": [{"Key": "team", "Value": "b"}]},
    ):
        with refused("InvalidParametersException"):
            still.update(**wrong)
    with refused("ResourceNotFoundException"):
        still.update(ProvisionedProductId=pp, ProvisioningArtifactId="pa-aaaaaaaaaaaaa")
    with refused("ResourceNotFoundException", starts="Provisioned product not found"):
        still.update(ProvisionedProductName="never")
    assert still.provisioned(Id=pp)["Status"] == "AVAILABLE"
    assert still.provisioned(Id=pp)["LastRecordId"] == record["RecordId"]


def test_a_termination(still):
    _, product, artifact = still.ready()
    still.settled(first := still.provision(product, artifact))
    pp = first["ProvisionedProductId"]
    record = still.terminate(ProvisionedProductName="mine", TerminateToken="end-1")
    assert (record["RecordType"], record["Status"]) == ("TERMINATE_PROVISIONED_PRODUCT", "CREATED")
    assert still.provisioned(Id=pp)["Status"] == "UNDER_CHANGE"
    assert still.terminate(ProvisionedProductName="mine", TerminateToken="end-1")["RecordId"] == record["RecordId"]
    still.settled(record)
    for call in (
        lambda: still.provisioned(Id=pp),
        lambda: still.provisioned(Name="mine"),
        lambda: still.update(ProvisionedProductId=pp),
        lambda: still.terminate(ProvisionedProductId=pp),
        lambda: still.terminate(ProvisionedProductName="mine", TerminateToken="end-1"),
    ):
        with refused("ResourceNotFoundException", starts="Provisioned product not found"):
            call()
    assert still.record(first["RecordId"])["Status"] == "SUCCEEDED", "records outlive their product"
    assert still.record(record["RecordId"])["Status"] == "SUCCEEDED"
    again = still.provision(product, artifact)
    assert again["ProvisionedProductId"] != pp, "the name is free again"


def test_nothing_is_changed_while_it_changes(still):
    _, product, artifact = still.ready()
    record = still.provision(product, artifact)
    with refused("InvalidParametersException"):
        still.update(ProvisionedProductName="mine")
    with refused("InvalidParametersException"):
        still.terminate(ProvisionedProductName="mine")
    still.settled(record)
    assert still.provisioned(Name="mine")["Status"] == "AVAILABLE"


def test_a_name_is_given_once(still):
    _, product, artifact = still.ready()
    still.provision(product, artifact)
    with refused("InvalidParametersException", "A stack named mine already exists."):
        still.provision(product, artifact)
    still.provision(product, artifact, name="other")


def test_by_name(still):
    still.ready()
    record = still.api.provision_product(
        ProductName="Queue", ProvisioningArtifactName="v1", PathName="Basics", ProvisionedProductName="mine"
    )["RecordDetail"]
    still.settled(record)


def test_ids_and_names(still):
    _, product, artifact = still.ready()
    for wrong in (
        {"ProductName": "Queue"},
        {"ProductId": None},
        {"ProvisioningArtifactName": "v1"},
        {"ProvisioningArtifactId": None},
        {"PathId": "lpv3-aaaaaaaaaaaaa", "PathName": "Basics"},
    ):
        given = {"ProductId": product, "ProvisioningArtifactId": artifact, "ProvisionedProductName": "mine"} | wrong
        with refused("InvalidParametersException"):
            still.api.provision_product(**{name: value for name, value in given.items() if value is not None})
    for by in ({}, {"Id": "pp-aaaaaaaaaaaaa", "Name": "mine"}):
        with refused("InvalidParametersException"):
            still.provisioned(**by)
    with refused("ResourceNotFoundException"):
        still.provision(product, "pa-aaaaaaaaaaaaa")
    with refused("ResourceNotFoundException", "No launch paths found for resource: prod-aaaaaaaaaaaaa"):
        still.provision("prod-aaaaaaaaaaaaa", artifact)
    with refused("ResourceNotFoundException"):
        still.record("rec-aaaaaaaaaaaaa")
    with refused("ResourceNotFoundException", starts="Provisioned product not found"):
        still.provisioned(Id="pp-aaaaaaaaaaaaa")


def test_a_path_must_be_chosen_among_several(still):
    first, second = still.portfolio("One"), still.portfolio("Two")
    product, artifact = still.product(first, second)
    with refused("ResourceNotFoundException", f"No launch paths found for resource: {product}"):
        still.provision(product, artifact)
    still.allow(first)
    still.allow(second)
    sentence = "More than one launch path ids exist. Please specify the launch path id"
    with refused("InvalidParametersException", sentence):
        still.provision(product, artifact)
    paths = {path["Name"]: path["Id"] for path in still.api.list_launch_paths(ProductId=product)["LaunchPathSummaries"]}
    record = still.provision(product, artifact, name="by-id", PathId=paths["One"])
    assert record["PathId"] == paths["One"]
    record = still.provision(product, artifact, name="by-name", PathName="Two")
    assert record["PathId"] == paths["Two"]


def test_repeated_tokens(still):
    _, product, artifact = still.ready()
    first = still.provision(product, artifact, ProvisionToken="t-1")
    assert still.provision(product, artifact, ProvisionToken="t-1") == first
    with refused("InvalidParametersException"):
        still.provision(product, artifact, name="other", ProvisionToken="t-1")
    still.settled(first)
    update = still.update(ProvisionedProductName="mine", UpdateToken="t-1")
    assert still.update(ProvisionedProductName="mine", UpdateToken="t-1") == update


def test_pages_of_outputs(still):
    _, product, artifact = still.ready()
    still.settled(record := still.provision(product, artifact))
    with refused("InvalidParametersException"):
        still.api.describe_record(Id=record["RecordId"], PageToken="nonsense")
    answer = still.api.describe_record(Id=record["RecordId"], PageSize=20)
    assert "NextPageToken" not in answer


def test_at_the_usual_pace(catalog):
    _, product, artifact = catalog.ready()
    record = catalog.provision(product, artifact)
    assert record["Status"] == "CREATED"
    catalog.done(record)
    catalog.done(catalog.update(ProvisionedProductName="mine"))
    catalog.done(catalog.terminate(ProvisionedProductName="mine"))


def test_in_plain_json(still):
    """The SDK speaks CBOR; older ones speak JSON, where times are seconds with or without a fraction."""
    raw = still.account.raw("servicecatalog")
    portfolio = raw.json(
        "CreatePortfolio", {"DisplayName": "Basics", "ProviderName": "IT", "IdempotencyToken": "t"}
    ).body
    assert re.search(rb'"CreatedTime":\d{10}(\.\d{1,3})?[,}]', portfolio), portfolio
    _, product, artifact = still.ready()
    request = {
        "ProductId": product,
        "ProvisioningArtifactId": artifact,
        "ProvisionedProductName": "mine",
        "ProvisionToken": "t",
    }
    answer = raw.json("ProvisionProduct", request)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/x-amz-json-1.1")
    record = answer.json()["RecordDetail"]
    assert record["Status"] == "CREATED" and isinstance(record["CreatedTime"], (int, float))
    answer = raw.json("DescribeRecord", {"Id": record["RecordId"]})
    assert answer.json()["RecordDetail"] == record
    answer = raw.json("DescribeRecord", {"Id": "rec-aaaaaaaaaaaaa"})
    assert (answer.status, answer.json().keys()) == (400, {"__type", "Message"})
    assert answer.json()["__type"] == "ResourceNotFoundException"


def test_with_the_cli(catalog, account):
    _, product, artifact = catalog.ready()
    record = account.cli(
        *("servicecatalog", "provision-product", "--product-id", product),
        *("--provisioning-artifact-id", artifact, "--provisioned-product-name", "mine"),
    )["RecordDetail"]
    catalog.done(record)
    shown = account.cli("servicecatalog", "describe-provisioned-product", "--name", "mine")
    assert shown["ProvisionedProductDetail"]["Status"] == "AVAILABLE"
    assert shown["CloudWatchDashboards"] == []
    ended = account.cli("servicecatalog", "terminate-provisioned-product", "--provisioned-product-name", "mine")
    catalog.done(ended["RecordDetail"])
    error = account.cli_refused("servicecatalog", "describe-provisioned-product", "--name", "mine")
    assert "(ResourceNotFoundException) when calling the DescribeProvisionedProduct" in error
    assert "Provisioned product not found" in error
