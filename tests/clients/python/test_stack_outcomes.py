"""Service Catalog: what stacks come to is told by rules, so that failures can be rehearsed."""

import json

import botocore.exceptions
import pytest

from support.account import Account
from support.catalog import Catalog

# `Queue` comes before `Topic`, and `Alone` is by itself.
TEMPLATE = {
    "Parameters": {"Delay": {"Type": "String", "Default": "1"}},
    "Resources": {
        "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"DelaySeconds": {"Ref": "Delay"}}},
        "Topic": {
            "Type": "AWS::SNS::Topic",
            "Properties": {"DisplayName": {"Fn::Sub": "${Queue.QueueName} ${Delay}"}},
        },
        "Alone": {"Type": "AWS::SQS::Queue"},
    },
    "Outputs": {"Topic": {"Value": {"Ref": "Topic"}}},
}


class Rehearsal(Catalog):
    """A catalog on a server of its own, where time stands still; rules hold for all accounts."""

    def __init__(self, server, account, templates):
        super().__init__(Account(server, account), templates)
        self.server = server

    def script(self, *rules):
        """Sets the rules, told in pairs of a match and an outcome."""
        listed = [{"match": match, "outcome": outcome} for match, outcome in rules]
        assert self.server.control("PUT", "outcomes", {"rules": listed}) == (200, {"rules": listed})

    def launch(self, status="SUCCEEDED", template=TEMPLATE, name="mine"):
        """Launches a product of this template to its end; the record."""
        url = self.templates.url(json.dumps(template))
        product, version = self.product(self.home, url=url)
        return self.settled(self.provision(product, version, name=name), status)

    def change(self, status="SUCCEEDED", delay="2"):
        """Updates the provisioned product to its end; the record."""
        values = [{"Key": "Delay", "Value": delay}]
        return self.settled(self.update(ProvisionedProductName="mine", ProvisioningParameters=values), status)

    def end(self, status="SUCCEEDED", **more):
        """Terminates the provisioned product to its end; the record."""
        return self.settled(self.terminate(ProvisionedProductName="mine", **more), status)

    def now(self, name="mine"):
        """The status of the provisioned product and its message."""
        shown = self.provisioned(Name=name)
        return shown["Status"], shown.get("StatusMessage")

    def is_gone(self):
        """Whether there is no provisioned product any more."""
        try:
            self.now()
        except botocore.exceptions.ClientError as error:
            return error.response["Error"]["Code"] == "ResourceNotFoundException"
        return False


@pytest.fixture
def rehearsal(start, fresh_id, templates):
    made = Rehearsal(start("--pace", "manual"), fresh_id(), templates)
    made.home = made.portfolio()
    made.allow(made.home)
    return made


def fails(reason="No."):
    return {"failure": reason}


def message(record):
    (error,) = record["RecordErrors"]
    return error["Description"]


def test_a_launch_that_fails_is_in_error(rehearsal):
    rehearsal.script(({"product": "Queue", "version": "v1", "logicalResource": "Topic"}, fails("No topics today.")))
    record = rehearsal.launch("FAILED")
    sentence = "The following resource(s) failed to create: [Topic]. No topics today."
    assert (message(record), rehearsal.now()) == (sentence, ("ERROR", sentence))
    rehearsal.end()
    assert rehearsal.is_gone()
    rehearsal.script(({"product": "Other"}, fails()))
    rehearsal.launch()
    assert rehearsal.now() == ("AVAILABLE", None)


def test_an_update_that_fails_taints(rehearsal):
    rehearsal.script(({"operation": "update", "resourceType": "AWS::SQS::*"}, fails("Too slow.")))
    rehearsal.launch()
    record = rehearsal.change("FAILED")
    sentence = "The following resource(s) failed to update: [Queue]. Too slow."
    assert (message(record), rehearsal.now()) == (sentence, ("TAINTED", sentence))
    rehearsal.script()
    rehearsal.change()
    assert rehearsal.now() == ("AVAILABLE", None)


def test_a_failure_is_seen_while_it_is_rolled_back(rehearsal):
    rehearsal.launch()
    rehearsal.script(({"logicalResource": "Topic"}, fails()), ({"operation": "rollback"}, {"seconds": 60}))
    values = [{"Key": "Delay", "Value": "2"}]
    record = rehearsal.update(ProvisionedProductName="mine", ProvisioningParameters=values)
    rehearsal.server.advance(50)
    assert rehearsal.record(record["RecordId"])["Status"] == "IN_PROGRESS_IN_ERROR"
    assert rehearsal.now() == ("UNDER_CHANGE", None)
    rehearsal.server.advance(50)
    assert rehearsal.record(record["RecordId"])["Status"] == "FAILED"
    assert rehearsal.now()[0] == "TAINTED"


def test_a_stack_hangs(rehearsal):
    rehearsal.script(({"provisionedProduct": "mi*", "logicalResource": "Queue"}, {"seconds": 3600}))
    url = rehearsal.templates.url(json.dumps(TEMPLATE))
    record = rehearsal.provision(*rehearsal.product(rehearsal.home, url=url))
    for _ in range(3):
        rehearsal.server.advance(1100)
        assert rehearsal.record(record["RecordId"])["Status"] == "IN_PROGRESS"
        assert rehearsal.now() == ("UNDER_CHANGE", None)
    with pytest.raises(botocore.exceptions.ClientError):
        rehearsal.terminate(ProvisionedProductName="mine")
    rehearsal.server.advance(400)
    assert rehearsal.record(record["RecordId"])["Status"] == "SUCCEEDED"
    assert rehearsal.now() == ("AVAILABLE", None)


def test_settling_goes_through_a_hang(rehearsal):
    rehearsal.script(({"logicalResource": "Queue"}, {"seconds": 3600, **fails("Timed out.")}))
    before = rehearsal.server.control("GET", "clock")[1]["epoch"]
    record = rehearsal.launch("FAILED")
    assert message(record) == "The following resource(s) failed to create: [Queue]. Timed out."
    assert 3600 <= rehearsal.server.control("GET", "clock")[1]["epoch"] - before < 3700


def test_the_rollback_of_a_launch_fails(rehearsal):
    rehearsal.script(
        ({"logicalResource": "Topic"}, fails()), ({"operation": "rollback", "logicalResource": "Queue"}, fails("Busy."))
    )
    record = rehearsal.launch("FAILED")
    sentence = "The following resource(s) failed to delete: [Queue]. Busy."
    assert (message(record), rehearsal.now()) == (sentence, ("ERROR", sentence))
    rehearsal.end()
    assert rehearsal.is_gone()


def test_the_rollback_of_an_update_fails(rehearsal):
    rehearsal.launch()
    rehearsal.script(
        ({"operation": "rollback", "logicalResource": "Queue"}, fails("Busy.")), ({"logicalResource": "Topic"}, fails())
    )
    record = rehearsal.change("FAILED")
    sentence = "The following resource(s) failed to update: [Queue]. Busy."
    assert (message(record), rehearsal.now()) == (sentence, ("TAINTED", sentence))
    rehearsal.script()
    record = rehearsal.change("FAILED", "1")
    assert message(record).startswith("AmazonCloudFormationException  Stack:arn:aws:cloudformation:")
    assert " is in UPDATE_ROLLBACK_FAILED state and can not be updated. (Service: " in message(record)
    assert rehearsal.now() == ("TAINTED", message(record))
    rehearsal.end()
    assert rehearsal.is_gone()


def test_a_termination_fails(rehearsal):
    rehearsal.launch()
    rehearsal.script(({"operation": "delete", "logicalResource": "Topic"}, fails("Busy.")))
    record = rehearsal.end("FAILED")
    sentence = "The following resource(s) failed to delete: [Topic]. Busy."
    assert (message(record), rehearsal.now()) == (sentence, ("TAINTED", sentence))
    record = rehearsal.change("FAILED")
    assert " is in DELETE_FAILED state and can not be updated." in message(record)
    assert rehearsal.end("FAILED")["RecordErrors"]
    rehearsal.script()
    rehearsal.end()
    assert rehearsal.is_gone()


def test_a_termination_that_ignores_errors_leaves_the_stack(rehearsal):
    named = {"Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "jobs"}}}}
    rehearsal.launch(template=named)
    stack = rehearsal.api.get_provisioned_product_outputs(ProvisionedProductName="mine")["Outputs"][0]["OutputValue"]
    rehearsal.script(({"operation": "delete"}, fails("Busy.")))
    rehearsal.end("FAILED")
    rehearsal.end(IgnoreErrors=True)
    assert rehearsal.is_gone()
    record = rehearsal.launch("FAILED", named, "other")
    assert message(record) == f"The following resource(s) failed to create: [Queue]. jobs already exists in stack {stack}"


def test_names_are_free_again_when_their_stack_is_gone(rehearsal):
    named = {"Resources": {"Bucket": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "logs"}}}}
    rehearsal.launch(template=named)
    other = Rehearsal(rehearsal.server, "210987654321", rehearsal.templates)
    other.home = other.portfolio()
    other.allow(other.home)
    record = other.launch("FAILED", named)
    assert message(record) == "The following resource(s) failed to create: [Bucket]. logs already exists"
    rehearsal.end()
    other.end()
    other.launch(template=named)


@pytest.mark.parametrize(
    ("properties", "faults"),
    [
        ({"queueName": "x"}, ["extraneous key [queueName] is not permitted"]),
        ({"QueueName": "x", "Colour": "red"}, ["extraneous key [Colour] is not permitted"]),
    ],
)
def test_unknown_properties_let_a_resource_fail(rehearsal, properties, faults):
    template = {"Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Properties": properties}}}
    lines = ["Properties validation failed for resource Queue with message:", *(f"#: {fault}" for fault in faults)]
    record = rehearsal.launch("FAILED", template)
    assert message(record) == "The following resource(s) failed to create: [Queue]. " + "\n".join(lines)


def test_rules_on_jobs_and_on_stacks_are_one_list(rehearsal):
    server = rehearsal.server
    job = {"match": {"jobName": "x"}, "outcome": {"exitCode": 1}}
    stack = {"match": {"product": "x", "operation": "delete"}, "outcome": {"seconds": 1.5, "failure": "No."}}
    other = {"match": {}, "outcome": {"failure": "No."}}
    assert server.control("PUT", "outcomes", {"rules": [job, stack]}) == (200, {"rules": [job, stack]})
    assert server.post("outcomes", other) == {"rules": [job, stack, other]}
    assert server.post("outcomes", {**job, "first": True}) == {"rules": [job, job, stack, other]}
    assert server.post("outcomes", {"outcome": {"seconds": 1}})["rules"][4] == {"match": {}, "outcome": {"seconds": 1}}
    mixed = (
        "it has members of rules on jobs and of rules on stacks; "
        "`account` and `seconds` are the only members that both have"
    )
    for match, outcome, sentence in [
        ({"jobName": "x", "product": "x"}, {"seconds": 1}, mixed),
        ({"product": "x"}, {"exitCode": 1}, mixed),
        ({"jobQueue": "x"}, fails(), mixed),
        ({}, {"failure": "x", "exitCode": None}, mixed),
        ({"product": "x"}, {}, "`outcome` needs at least one of `seconds` and `failure`"),
        ({"account": "12", "product": "x"}, fails(), "`account` must be an account id of 12 digits"),
        ({"product": ""}, fails(), "`product` must have 1 to 1024 characters"),
        ({"product": "x"}, {"seconds": -1}, "`seconds` must lie between 0 and 31536000"),
        ({"operation": "CREATE"}, fails(), "unknown variant `CREATE`"),
        ({"Product": "x"}, fails(), "unknown field `Product`"),
        ({"product": 1}, fails(), "expected a string"),
    ]:
        status, answer = server.control("POST", "outcomes", {"match": match, "outcome": outcome})
        assert status == 400
        assert sentence in answer["error"]
    assert len(server.control("GET", "outcomes")[1]["rules"]) == 5
    assert server.control("DELETE", "outcomes") == (200, {"rules": []})
