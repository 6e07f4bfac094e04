"""Service Catalog: what each of the templates in `tests/templates` comes to, as the comments at its head tell.

`given` are the values of parameters. `outputs` (or how they begin: `starts`) are those of a launch that succeeds, in which
`{account}` stands for the account; `fails` is the message that CloudFormation refuses a launch with, and `fails_contains` a
part of the message of a stack that is rolled back; `refused` says that no version can be made of it.
"""

import json
import pathlib
import re

import pytest

from support.account import refused
from support.catalog import Catalog

FOLDER = pathlib.Path(__file__).parents[2] / "templates"
FILES = sorted(FOLDER.glob("*.yaml"))


@pytest.fixture
def still(manual, templates):
    """A catalog while time stands still."""
    return Catalog(manual, templates)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_template(still, file):
    text = file.read_text()
    told = {key: json.loads(value) for key, value in re.findall(r"^# (\w+): (.*)$", text, re.M)}
    url = still.templates.url(text)
    if told.get("refused"):
        with refused("InvalidParametersException", starts="Invalid templateBody"):
            still.product(url=url)
        return
    _, product, version = still.ready(url=url)
    given = [{"Key": key, "Value": value} for key, value in told.get("given", {}).items()]
    fails = "fails" in told or "fails_contains" in told
    record = still.provision(product, version, ProvisioningParameters=given)
    record = still.settled(record, "FAILED" if fails else "SUCCEEDED")
    if fails:
        (error,) = record["RecordErrors"]
        sentence = told.get("fails", "").replace("{account}", still.account.id)
        assert not sentence or error["Description"].startswith(f"AmazonCloudFormationException  {sentence} (Service: ")
        assert told.get("fails_contains", "") in error["Description"]
    else:
        shown = still.api.describe_record(Id=record["RecordId"])["RecordOutputs"][1:]
        outputs = {each["OutputKey"]: each["OutputValue"] for each in shown}
        wanted = {key: value.replace("{account}", still.account.id) for key, value in told.get("outputs", {}).items()}
        assert wanted == outputs or "starts" in told
        for key, value in told.get("starts", {}).items():
            assert outputs[key].startswith(value)
    still.settled(still.terminate(ProvisionedProductName="mine"))


def test_there_are_templates():
    assert len(FILES) >= 50
