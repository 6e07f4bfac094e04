"""Service Catalog: the history of records, with boto3."""

import pytest

from support.account import plain, refused
from support.catalog import Catalog


@pytest.fixture
def still(manual, templates):
    """While time stands still."""
    return Catalog(manual, templates)


def history(catalog, key=None, value=None, **more):
    """What the records are of."""
    more |= {"SearchFilter": {"Key": key, "Value": value}} if key else {}
    answer = plain(catalog.api.list_record_history(**more))
    shown = [(record["RecordType"], record["ProvisionedProductName"]) for record in answer["RecordDetails"]]
    return shown, answer.get("NextPageToken")


def test_the_newest_comes_first_and_the_gone_stays(still):
    _, product, artifact = still.ready()
    record = still.provision(product, artifact, "web")
    still.settled(record)
    still.settled(still.provision(product, artifact, "api"))
    last = still.settled(still.terminate(ProvisionedProductName="web"))
    launches = [("PROVISION_PRODUCT", "api"), ("PROVISION_PRODUCT", "web")]
    everything = [("TERMINATE_PROVISIONED_PRODUCT", "web"), *launches]
    assert history(still) == history(still, "product", product) == (everything, None)
    pp = record["ProvisionedProductId"]
    assert history(still, "provisionedproduct", pp) == ([everything[0], launches[1]], None)
    assert history(still, "provisionedproduct", "pp-aaaaaaaaaaaaa") == ([], None)
    assert plain(still.api.list_record_history())["RecordDetails"][0] == last
    first, token = history(still, PageSize=1)
    still.settled(still.provision(product, artifact, "new"))
    assert (first, history(still, PageToken=token)) == (everything[:1], (launches, None))


def test_whose_records_they_are(still):
    _, product, artifact = still.ready()
    still.settled(still.provision(product, artifact))
    arn = f"arn:aws:iam::{still.account.id}:role/Deploy"
    credentials = still.account.boto("sts").assume_role(RoleArn=arn, RoleSessionName="ci")["Credentials"]
    keys = {
        "aws_access_key_id": credentials["AccessKeyId"],
        "aws_secret_access_key": credentials["SecretAccessKey"],
        "aws_session_token": credentials["SessionToken"],
    }
    other = Catalog(still.account, still.templates, **keys)
    shown = [("PROVISION_PRODUCT", "mine")]
    assert history(other) == history(other, AccessLevelFilter={"Key": "Role", "Value": "self"}) == ([], None)
    assert history(other, AccessLevelFilter={"Key": "Account", "Value": "self"}) == (shown, None)
    assert history(still)[0] == shown


def test_what_a_filter_can_be_for(still):
    with refused("InvalidParametersException"):
        history(still, "name", "web")
    with refused("InvalidParametersException"):
        history(still, PageToken="nowhere")
