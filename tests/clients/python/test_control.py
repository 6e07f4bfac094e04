"""The endpoints under `/_stockroom` that steer the emulator."""

import http.client
import json
import time

import pytest

from support.account import Account, plain
from support.catalog import Catalog
from support.inventory import Inventory, node, rack
from support.model import SERVICES, model
from support.server import run


def test_health(server):
    status, health = server.control("GET", "health")
    assert (status, health["status"]) == (200, "running")
    assert health["services"] == dict.fromkeys(["ssm", "batch", "servicecatalog", "sts"], "running")
    assert health["version"] in run("--version").stdout
    connection = http.client.HTTPConnection(server.host, server.port, timeout=10)
    connection.request("GET", "/_localstack/health")
    assert json.loads(connection.getresponse().read()) == health
    connection.close()


def test_coverage(server):
    status, coverage = server.control("GET", "coverage")
    assert status == 200
    printed = run("coverage").stdout
    for service in SERVICES:
        counts = coverage["services"][service]
        assert sorted(counts["served"] + counts["missing"]) == sorted(model(service).operations)
        assert f"{service}: {len(counts['served'])} of {len(model(service).operations)} operations served" in printed
        assert {line.split()[1] for line in printed.splitlines() if line.startswith("  served")} >= set(counts["served"])
        assert counts["private"] == sorted(model(service).private)
        assert {line.split()[1] for line in printed.splitlines() if line.startswith("  private")} >= set(counts["private"])
    assert coverage["services"]["ssm"]["not_covered"] == 126
    assert coverage["services"]["sts"]["served"] == ["AssumeRole", "GetCallerIdentity"]


def test_reset(start, fresh_id):
    server = start()
    account = Account(server, fresh_id())
    first, second = Inventory(account), Inventory(Account(server, fresh_id()))
    for inventory in (first, second):
        inventory.put(node(1), rack("A"))
    assert server.post("reset", {"account": account.id}) == {"reset": account.id}
    assert (first.ids(), second.ids()) == ([], [node(1)])
    first.put(node(2), rack("A"))
    assert server.post("reset") == {"reset": "all"}
    assert (first.ids(), second.ids()) == ([], [])


def test_a_reset_forgets_what_was_still_to_happen(start, fresh_id, templates):
    account = Account(server := start("--pace", "manual"), fresh_id())
    catalog = Catalog(account, templates)
    _, product, artifact = catalog.ready()
    catalog.provision(product, artifact)
    server.post("reset", {"account": account.id})
    before = server.control("GET", "clock")[1]["epoch"]
    assert server.post("clock/settle")["epoch"] == before, "nothing is due any more"


def test_the_clock_runs(start):
    server = start()
    status, first = server.control("GET", "clock")
    assert (status, first["pace"]) == (200, "quick")
    assert abs(first["epoch"] - time.time()) < 5
    assert first["now"].startswith(time.strftime("%Y-%m-%dT", time.gmtime(first["epoch"])))
    moved = server.advance(3600)
    assert 3600 <= moved["epoch"] - first["epoch"] < 3605
    time.sleep(0.05)
    assert server.control("GET", "clock")[1]["epoch"] > moved["epoch"], "it runs on"


def test_the_clock_stands_still(start):
    server = start("--pace", "manual")
    first = server.control("GET", "clock")[1]
    time.sleep(0.05)
    assert server.control("GET", "clock")[1] == first
    assert server.advance(0.5)["epoch"] == pytest.approx(first["epoch"] + 0.5)
    assert server.post("clock", {"pace": "quick"})["pace"] == "quick"
    time.sleep(0.05)
    assert server.control("GET", "clock")[1]["epoch"] > first["epoch"] + 0.5


def test_settling(start, fresh_id, templates):
    server = start("--pace", "manual")
    catalog = Catalog(Account(server, fresh_id()), templates)
    _, product, artifact = catalog.ready()
    records = [catalog.provision(product, artifact, name=f"pp{number}") for number in range(20)]
    before = server.control("GET", "clock")[1]["epoch"]
    after = server.post("clock/settle")["epoch"]
    assert 1 <= after - before < 3600
    assert {catalog.record(record["RecordId"])["Status"] for record in records} == {"SUCCEEDED"}
    assert server.post("clock/settle")["epoch"] == after


def test_the_instant_pace(start, fresh_id, templates):
    catalog = Catalog(Account(start("--pace", "instant"), fresh_id()), templates)
    _, product, artifact = catalog.ready()
    record = catalog.provision(product, artifact)
    assert catalog.record(record["RecordId"])["Status"] == "SUCCEEDED"


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "clock", {"pace": "slow"}, {400}),
        ("POST", "clock", {}, {400}),
        ("POST", "clock/advance", {"seconds": -1}, {400}),
        ("POST", "clock/advance", {"seconds": 1e300}, {400}),
        ("POST", "clock/advance", {"seconds": "x"}, {400}),
        ("POST", "clock/advance", {"seconds": 1, "hours": 1}, {400}),
        ("POST", "clock/advance", "{", {400}),
        ("POST", "reset", {"account": "12"}, {400}),
        ("POST", "reset", {"region": "us-east-1"}, {400}),
        ("POST", "reset", "{", {400}),
        ("GET", "nonsense", None, {404}),
    ],
)
def test_bad_input(manual_server, method, path, body, status):
    before = manual_server.control("GET", "clock")
    got, answer = manual_server.control(method, path, body)
    assert got in status
    assert isinstance(answer["error"], str) and answer["error"]
    assert manual_server.control("GET", "clock") == before


def failing(code, **match):
    """A rule that lets jobs fail with an exit code."""
    return {"match": match, "outcome": {"exitCode": code}}


def test_outcomes(start):
    server = start()
    assert server.control("GET", "outcomes") == (200, {"rules": []})
    oom = {
        "match": {"jobName": "render-*", "jobQueue": "farm", "jobDefinition": "render:3", "arrayIndex": 3, "attempt": 1},
        "outcome": {"seconds": 12.5, "exitCode": 137, "reason": "OutOfMemoryError: Container killed due to memory usage"},
    }
    lost = {"match": {}, "outcome": {"exitCode": None, "statusReason": "Host EC2 (instance i-0123) terminated."}}
    assert server.control("PUT", "outcomes", {"rules": [oom, lost]}) == (200, {"rules": [oom, lost]})
    assert server.post("outcomes", failing(1)) == {"rules": [oom, lost, failing(1)]}
    assert server.post("outcomes", {**failing(2), "first": True}) == {"rules": [failing(2), oom, lost, failing(1)]}
    assert server.post("outcomes", {"outcome": {"seconds": 1}})["rules"][-1] == {"match": {}, "outcome": {"seconds": 1}}
    assert server.control("PUT", "outcomes", {"rules": [failing(3)]}) == (200, {"rules": [failing(3)]})
    assert server.control("GET", "outcomes") == (200, {"rules": [failing(3)]})
    assert server.control("DELETE", "outcomes") == (200, {"rules": []})
    assert server.control("GET", "outcomes") == (200, {"rules": []})


def test_outcomes_are_reset_with_everything_only(start, fresh_id):
    server = start("--pace", "manual")
    server.post("outcomes", failing(3))
    server.post("reset", {"account": fresh_id()})
    assert server.control("GET", "outcomes") == (200, {"rules": [failing(3)]})
    server.post("reset")
    assert server.control("GET", "outcomes") == (200, {"rules": []})


@pytest.mark.parametrize(
    ("method", "body", "sentence"),
    [
        ("PUT", {"rules": [failing(1), failing(256)]}, "rule 2 is wrong: `exitCode` must lie between 0 and 255"),
        ("PUT", {"rules": [failing(1)] * 1001}, "there can be at most 1000 rules"),
        ("PUT", {"rules": [failing(1)], "first": True}, "unknown field `first`"),
        ("PUT", [[failing(1)]], "the body must be a JSON object"),
        ("PUT", {}, "missing field `rules`"),
        ("PUT", "", "the body must be a JSON object"),
        ("PUT", "{", "EOF"),
        ("PUT", '{"rules": ' + "[" * 100_000, "invalid type"),
        ("POST", {"match": {}}, "missing field `outcome`"),
        ("POST", {"outcome": {}}, "the rule is wrong: `outcome` needs at least one of"),
        ("POST", {"outcome": {"exitCode": 1, "exit": 1}}, "unknown field `exit`"),
        ("POST", {"outcome": {"exitCode": "1"}}, "expected i32"),
        ("POST", {"outcome": {"seconds": -1}}, "`seconds` must lie between 0 and 31536000"),
        ("POST", {"outcome": {"reason": "x" * 1025}}, "`reason` must have 1 to 1024 characters"),
        ("POST", failing(1, attempt=0), "`attempt` counts from 1"),
        ("POST", failing(1, name="x"), "unknown field `name`"),
        ("POST", failing(1, jobQueue="arn:aws:batch:us-east-1:123456789012:job/x"), "`jobQueue` must be the name or"),
        ("POST", {**failing(1), "first": 1}, "expected a boolean"),
        ("POST", b'{"outcome": {"reason": "\xff"}}', "invalid unicode"),
    ],
)
def test_bad_outcomes_change_nothing(manual_server, method, body, sentence):
    manual_server.control("PUT", "outcomes", {"rules": [failing(9)]})
    try:
        status, answer = manual_server.control(method, "outcomes", body)
        assert status == 400
        assert sentence in answer["error"]
        assert manual_server.control("GET", "outcomes") == (200, {"rules": [failing(9)]})
    finally:
        manual_server.control("DELETE", "outcomes")


def test_one_seed_gives_one_world(start, templates):
    """The same commands to two servers of one seed get the same ids."""
    url = templates.url()

    def story(server):
        account = Account(server, "123456789012")
        catalog = Catalog(account, templates)
        _, product, artifact = catalog.ready(url=url)
        record = catalog.provision(product, artifact)
        role = account.boto("sts").assume_role(RoleArn="arn:aws:iam::123456789012:role/x", RoleSessionName="ci")
        catalog.settled(record)
        outputs = plain(catalog.api.describe_record(Id=record["RecordId"]))["RecordOutputs"]
        Inventory(account).put(node(1), rack("A"))
        content = Inventory(account).entities()[0]["Data"]["AWS:InstanceInformation"]["Content"]
        ids = [record[name] for name in ("RecordId", "ProvisionedProductId", "ProductId", "PathId")]
        return ids, outputs, content, role["Credentials"]["AccessKeyId"]

    first, second, third = (story(start("--pace", "manual", "--seed", seed)) for seed in ("7", "7", "8"))
    assert first == second
    assert first[0] != third[0] and first[3] != third[3]
