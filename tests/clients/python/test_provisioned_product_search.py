"""Service Catalog: provisioned products scanned, searched and handed over, with boto3."""

import pytest

from support.account import plain, refused
from support.catalog import Catalog


@pytest.fixture
def still(manual, templates):
    """While time stands still."""
    return Catalog(manual, templates)


def session(catalog, role, name):
    """The catalogue as a session of a role sees it; and who that is."""
    arn = f"arn:aws:iam::{catalog.account.id}:role/{role}"
    answer = catalog.account.boto("sts").assume_role(RoleArn=arn, RoleSessionName=name)
    keys = answer["Credentials"]
    seen = Catalog(
        catalog.account,
        catalog.templates,
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
    )
    return seen, answer["AssumedRoleUser"]["Arn"]


def search(catalog, *queries, **more):
    """The names that are found, on pages of two, and as many as the answers say."""
    names, token = [], None
    while True:
        page = {"PageToken": token} if token else {}
        filters = {"Filters": {"SearchQuery": list(queries)}} if queries else {}
        answer = plain(catalog.api.search_provisioned_products(PageSize=2, **filters, **page, **more))
        names += [found["Name"] for found in answer["ProvisionedProducts"]]
        token = answer.get("NextPageToken")
        if not token:
            assert answer["TotalResultsCount"] == len(names)
            return names


def scan(catalog, level=None):
    """The names that a scan shows."""
    more = {"AccessLevelFilter": {"Key": level, "Value": "self"}} if level else {}
    return [found["Name"] for found in catalog.api.scan_provisioned_products(**more)["ProvisionedProducts"]]


def test_what_a_search_shows(manual, still):
    portfolio, product, artifact = still.ready()
    record = still.provision(product, artifact, Tags=[{"Key": "team", "Value": "a"}], ProvisionToken="launch-1")
    still.settled(record)
    pp = record["ProvisionedProductId"]
    answer = plain(still.api.search_provisioned_products())
    assert answer["TotalResultsCount"] == 1
    (found,) = answer["ProvisionedProducts"]
    tags = {tag["Key"]: tag["Value"] for tag in found.pop("Tags")}
    catalog, services = (f"arn:aws:{word}:us-east-1:{manual.id}" for word in ("catalog", "servicecatalog"))
    assert tags == {
        "team": "a",
        "aws:servicecatalog:productArn": f"{catalog}:product/{product}",
        "aws:servicecatalog:portfolioArn": f"{catalog}:portfolio/{portfolio}",
        "aws:servicecatalog:provisioningPrincipalArn": still.user,
        "aws:servicecatalog:provisionedProductArn": f"{services}:stack/mine/{pp}",
        "aws:servicecatalog:provisioningArtifactIdentifier": artifact,
    }
    assert found.pop("CreatedTime")
    stack = found.pop("PhysicalId")
    assert stack.startswith(f"arn:aws:cloudformation:us-east-1:{manual.id}:stack/SC-{manual.id}-{pp}/")
    assert found == {
        "Name": "mine",
        "Arn": f"{services}:stack/mine/{pp}",
        "Type": "CFN_STACK",
        "Id": pp,
        "Status": "AVAILABLE",
        "IdempotencyToken": "launch-1",
        "LastRecordId": record["RecordId"],
        "LastProvisioningRecordId": record["RecordId"],
        "LastSuccessfulProvisioningRecordId": record["RecordId"],
        "ProductId": product,
        "ProductName": "Queue",
        "ProvisioningArtifactId": artifact,
        "ProvisioningArtifactName": "v1",
        "UserArn": still.user,
        "UserArnSession": still.user,
    }
    assert search(still, f"physicalId:{stack}") == ["mine"]
    (scanned,) = plain(still.api.scan_provisioned_products())["ProvisionedProducts"]
    assert scanned == still.provisioned(Id=pp)


def test_queries(still):
    _, product, artifact = still.ready()
    for name in ("web", "api", "api-2"):
        still.settled(still.provision(product, artifact, name))
    last = still.provision(product, artifact, "late")
    assert search(still, "status:AVAILABLE") == ["web", "api", "api-2"]
    assert search(still, "status:UNDER_CHANGE") == ["late"]
    assert search(still, "status:AVAILABLE", "name:api*") == ["api", "api-2"]
    assert search(still, "name:api") == ["api"]
    assert search(still, f"id:{last['ProvisionedProductId']}") == ["late"]
    assert search(still, f"lastRecordId:{last['RecordId']}") == ["late"]
    assert search(still, product) == search(still, f"productId:{product}") == ["web", "api", "api-2", "late"]
    assert search(still, "type:CONTROL_TOWER_ACCOUNT") == []
    assert search(still, SortBy="name", SortOrder="DESCENDING") == ["web", "late", "api-2", "api"]
    assert search(still, SortBy="createdTime") == ["web", "api", "api-2", "late"]
    with refused("InvalidParametersException"):
        search(still, SortBy="status")


def test_a_search_finds_nothing_that_is_gone(still):
    _, product, artifact = still.ready()
    still.settled(still.provision(product, artifact))
    record = still.terminate(ProvisionedProductName="mine")
    assert search(still, "status:UNDER_CHANGE") == ["mine"]
    still.settled(record)
    assert search(still) == search(still, "name:mine") == scan(still, "Account") == []


def test_who_sees_what(still):
    _, product, artifact = still.ready()
    (one, _), (two, arn) = session(still, "Deploy", "one"), session(still, "Deploy", "two")
    (portfolio,) = still.api.list_portfolios()["PortfolioDetails"]
    still.allow(portfolio["Id"], f"arn:aws:iam::{still.account.id}:role/Deploy")
    for catalog, name in ((still, "mine"), (one, "first"), (two, "second")):
        still.settled(catalog.provision(product, artifact, name))
    for catalog, user, role in ((still, ["mine"], ["mine"]), (one, ["first"], ["first", "second"])):
        assert scan(catalog) == scan(catalog, "User") == user
        assert scan(catalog, "Role") == role
        assert scan(catalog, "Account") == search(catalog) == ["mine", "first", "second"]
        assert search(catalog, AccessLevelFilter={"Key": "Role", "Value": "Self"}) == role
    assert search(still, f"userArnSession:{arn}") == ["second"]
    with refused("InvalidParametersException"):
        scan_of_others = {"Key": "User", "Value": "someone"}
        still.api.scan_provisioned_products(AccessLevelFilter=scan_of_others)


def test_an_owner_hands_over(still):
    _, product, artifact = still.ready()
    launch = still.provision(product, artifact)
    pp = launch["ProvisionedProductId"]
    new, arn = session(still, "Deploy", "ci")
    change = {"ProvisionedProductId": pp, "ProvisionedProductProperties": {"OWNER": arn}}
    with refused("InvalidStateException"):
        still.api.update_provisioned_product_properties(**change)
    still.settled(launch)
    answer = plain(still.api.update_provisioned_product_properties(**change, IdempotencyToken="t"))
    record = answer.pop("RecordId")
    assert answer == change | {"Status": "SUCCEEDED"}
    assert plain(still.api.update_provisioned_product_properties(**change, IdempotencyToken="t"))["RecordId"] == record
    now = still.provisioned(Id=pp)
    assert (now["LastRecordId"], now["LastProvisioningRecordId"]) == (record, launch["RecordId"])
    assert (scan(still), scan(new)) == ([], ["mine"])
    assert new.record(launch["RecordId"])["Status"] == "SUCCEEDED"
    with refused("ResourceNotFoundException"):
        still.record(launch["RecordId"])
    assert [past["RecordId"] for past in still.api.list_record_history()["RecordDetails"]] == [launch["RecordId"]]
    role = f"arn:aws:iam::{still.account.id}:role/Launch"
    properties = {"LAUNCH_ROLE": role}
    still.api.update_provisioned_product_properties(ProvisionedProductId=pp, ProvisionedProductProperties=properties)
    assert still.provisioned(Id=pp)["LaunchRoleArn"] == role
    with refused("InvalidParametersException"):
        properties = {"LAUNCH_ROLE": still.user}
        still.api.update_provisioned_product_properties(
            ProvisionedProductId=pp, ProvisionedProductProperties=properties
        )


def test_a_stack_has_no_stack_instances(still):
    _, product, artifact = still.ready()
    record = still.provision(product, artifact)
    with refused("InvalidParametersException"):
        still.api.list_stack_instances_for_provisioned_product(ProvisionedProductId=record["ProvisionedProductId"])
    with refused("ResourceNotFoundException"):
        still.api.list_stack_instances_for_provisioned_product(ProvisionedProductId="pp-aaaaaaaaaaaaa")
