"""STS: who am I, and roles."""

import datetime
import re

import pytest

from support.account import Account, plain, refused
from support.inventory import Inventory, node, rack


def assume(account, role_arn, session="ci", **more):
    answer = account.boto("sts").assume_role(RoleArn=role_arn, RoleSessionName=session, **more)
    return answer["AssumedRoleUser"], answer["Credentials"]


def keys(credentials):
    return {
        "aws_access_key_id": credentials["AccessKeyId"],
        "aws_secret_access_key": credentials["SecretAccessKey"],
        "aws_session_token": credentials["SessionToken"],
    }


def test_who_am_i(account):
    identity = plain(account.boto("sts").get_caller_identity())
    assert re.fullmatch("AIDA[A-Z0-9]{17}", identity.pop("UserId"))
    assert identity == {"Account": account.id, "Arn": f"arn:aws:iam::{account.id}:user/stockroom"}
    other = account.boto("sts", aws_access_key_id="AKIAIOSFODNN7EXAMPLE").get_caller_identity()
    assert other["Account"] == "000000000000"


def test_who_am_i_with_the_cli(account):
    assert account.cli("sts", "get-caller-identity")["Account"] == account.id


def test_a_role_acts_in_its_own_account(account, server, fresh_id):
    other = Account(server, fresh_id())
    role = f"arn:aws:iam::{other.id}:role/team/deployer"
    user, credentials = assume(account, role)
    assert user["Arn"] == f"arn:aws:sts::{other.id}:assumed-role/deployer/ci"
    assert re.fullmatch("AROA[A-Z0-9]{17}:ci", user["AssumedRoleId"])
    assert re.fullmatch("ASIA[A-Z0-9]{16}", credentials["AccessKeyId"])
    lasts = credentials["Expiration"] - datetime.datetime.now(datetime.timezone.utc)
    assert 3500 < lasts.total_seconds() < 3700
    identity = plain(account.boto("sts", **keys(credentials)).get_caller_identity())
    assert identity == {"Account": other.id, "Arn": user["Arn"], "UserId": user["AssumedRoleId"]}
    Inventory(other).put(node(1), rack("A"))
    ssm = account.boto("ssm", **keys(credentials))
    assert [entity["Id"] for entity in ssm.get_inventory()["Entities"]] == [node(1)]
    assert Inventory(account).ids() == []


def test_a_session_ends(manual):
    role = f"arn:aws:iam::{manual.id}:role/deployer"
    _, credentials = assume(manual, role, DurationSeconds=900)
    ssm = manual.boto("ssm", **keys(credentials))
    manual.server.advance(899)
    assert ssm.get_inventory()["Entities"] == []
    manual.server.advance(1)
    text = "The security token included in the request is expired"
    with refused("ExpiredTokenException", text):
        ssm.get_inventory()
    with refused("ExpiredTokenException", text, status=403):
        manual.boto("batch", **keys(credentials)).list_consumable_resources()
    with refused("ExpiredToken", text, status=403):
        manual.boto("sts", **keys(credentials)).get_caller_identity()


@pytest.mark.parametrize(
    "wrong",
    [
        {"RoleArn": "nonsense"},
        {"RoleArn": "arn:aws:iam::123456789012:user/x"},
    ],
)
def test_roles_that_cannot_be_assumed(account, wrong):
    request = {"RoleArn": f"arn:aws:iam::{account.id}:role/x", "RoleSessionName": "ci"} | wrong
    with refused("ValidationError"):
        account.boto("sts").assume_role(**request)


PATTERN = r"satisfy regular expression pattern: [\w+=,.@-]*"


@pytest.mark.parametrize(
    "wrong, sentences",
    [
        ({"RoleArn": "x"}, ["'x' at 'roleArn'|have length greater than or equal to 20"]),
        ({"RoleArn": None}, ["null at 'roleArn'|not be null"]),
        (
            {"RoleArn": None, "RoleSessionName": None},
            ["null at 'roleArn'|not be null", "null at 'roleSessionName'|not be null"],
        ),
        ({"RoleSessionName": "a b"}, [f"'a b' at 'roleSessionName'|{PATTERN}"]),
        ({"RoleSessionName": "x"}, ["'x' at 'roleSessionName'|have length greater than or equal to 2"]),
        (
            {"RoleSessionName": "x" * 65},
            [f"'{'x' * 65}' at 'roleSessionName'|have length less than or equal to 64"],
        ),
        ({"SourceIdentity": "x"}, ["'x' at 'sourceIdentity'|have length greater than or equal to 2"]),
        ({"DurationSeconds": 899}, ["'899' at 'durationSeconds'|have value greater than or equal to 900"]),
        ({"DurationSeconds": -5}, ["'-5' at 'durationSeconds'|have value greater than or equal to 900"]),
        ({"DurationSeconds": 43201}, ["'43201' at 'durationSeconds'|have value less than or equal to 43200"]),
    ],
)
def test_what_is_wrong_with_a_request_for_a_role(account, wrong, sentences):
    request = {"RoleArn": f"arn:aws:iam::{account.id}:role/x", "RoleSessionName": "ci"} | wrong
    request = {name: value for name, value in request.items() if value is not None}
    parts = [sentence.split("|") for sentence in sentences]
    all_of_them = "; ".join(f"Value {value} failed to satisfy constraint: Member must {must}" for value, must in parts)
    errors = "error" if len(parts) == 1 else "errors"
    with refused("ValidationError", f"{len(parts)} validation {errors} detected: {all_of_them}"):
        account.boto("sts").assume_role(**request)


def test_a_role_assumes_a_role(account):
    role = f"arn:aws:iam::{account.id}:role/x"
    answer = account.boto("sts").assume_role(RoleArn=role, RoleSessionName="ci", SourceIdentity="me")
    assert answer["SourceIdentity"] == "me"
    chained = account.boto("sts", **keys(answer["Credentials"]))
    chained.assume_role(RoleArn=role, RoleSessionName="ci", DurationSeconds=3600)
    text = "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining."
    with refused("ValidationError", text):
        chained.assume_role(RoleArn=role, RoleSessionName="ci", DurationSeconds=3601)


def test_actions_that_are_not(account):
    raw = account.raw("sts")
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = raw.send("POST", "/", "Action=Nonsense&Version=2011-06-15", form)
    assert (answer.status, answer.headers["content-type"]) == (400, "text/xml")
    assert b"<Code>InvalidAction</Code>" in answer.body
    assert f"<RequestId>{answer.request_id}</RequestId>".encode() in answer.body
    for version, told in [("&Version=2012-01-01", "2012-01-01"), ("", "NO_VERSION_SPECIFIED")]:
        answer = raw.send("POST", "/", f"Action=GetCallerIdentity{version}", form)
        text = f"Could not find operation GetCallerIdentity for version {told}"
        assert (answer.status, text.encode() in answer.body) == (400, True)
    answer = raw.send("POST", "/", "Version=2011-06-15", form)
    assert b"<Code>MissingAction</Code>" in answer.body
