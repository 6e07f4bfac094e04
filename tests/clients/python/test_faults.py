"""Faults on purpose: rules under `/_stockroom/faults`."""

import json
import socket
import threading
import time

import botocore.config
import botocore.exceptions
import h2.config
import h2.connection
import h2.events
import pytest

from support.account import CONFIG, Account, refused, session
from support.catalog import Catalog
from support.inventory import Inventory, node, rack
from support.raw import JSON_1_1, credential
from support.server import Server

THROTTLED = {"kind": "throttling"}


@pytest.fixture(scope="module")
def faulty():
    """One server for all; each test begins without rules."""
    running = Server()
    yield running
    running.stop()


@pytest.fixture
def here(faulty, fresh_id):
    faulty.control("DELETE", "faults")
    yield Account(faulty, fresh_id())
    faulty.control("DELETE", "faults")


def rules(server, *listed):
    """Sets the rules."""
    status, answer = server.control("PUT", "faults", {"rules": listed})
    assert status == 200, answer
    return answer["rules"]


def hits(server):
    """What the rules have counted."""
    return [(rule["requests"], rule["hits"]) for rule in server.control("GET", "faults")[1]["rules"]]


def patient(account, service, attempts=4, mode="standard"):
    """A client that tries again."""
    config = CONFIG.merge(botocore.config.Config(retries={"total_max_attempts": attempts, "mode": mode}))
    return session().client(
        service,
        region_name=account.region,
        endpoint_url=account.server.endpoint,
        config=config,
        aws_access_key_id=account.id,
        aws_secret_access_key="secret",
    )


# Harmless requests of each service.
CALLS = {
    "ssm": lambda client: client.get_inventory(),
    "batch": lambda client: client.describe_job_queues(),
    "servicecatalog": lambda client: client.list_portfolios(),
    "sts": lambda client: client.get_caller_identity(),
}

FORMS = [
    (THROTTLED, "ssm", "ThrottlingException", 400, "Rate exceeded"),
    (THROTTLED, "servicecatalog", "ThrottlingException", 400, "Rate exceeded"),
    (THROTTLED, "batch", "TooManyRequestsException", 429, "Too Many Requests"),
    (THROTTLED, "sts", "Throttling", 400, "Rate exceeded"),
    ({"kind": "error"}, "ssm", "InternalServerError", 500, None),
    ({"kind": "error"}, "servicecatalog", "InternalFailure", 500, None),
    ({"kind": "error"}, "batch", "ServerException", 500, None),
    ({"kind": "error"}, "sts", "InternalFailure", 500, None),
    ({"kind": "error", "status": 503}, "ssm", "ServiceUnavailableException", 503, None),
    ({"kind": "error", "status": 503}, "servicecatalog", "ServiceUnavailableException", 503, None),
    ({"kind": "error", "status": 503}, "batch", "ServiceUnavailableException", 503, None),
    ({"kind": "error", "status": 503}, "sts", "ServiceUnavailable", 503, None),
    ({"kind": "expiredToken"}, "ssm", "ExpiredTokenException", 400, "The security token included in the request is expired"),
    ({"kind": "expiredToken"}, "servicecatalog", "ExpiredTokenException", 400, None),
    ({"kind": "expiredToken"}, "batch", "ExpiredTokenException", 403, None),
    ({"kind": "expiredToken"}, "sts", "ExpiredToken", 403, None),
    ({"kind": "invalidToken"}, "ssm", "UnrecognizedClientException", 400, "The security token included in the request is invalid."),
    ({"kind": "invalidToken"}, "servicecatalog", "UnrecognizedClientException", 400, None),
    ({"kind": "invalidToken"}, "batch", "UnrecognizedClientException", 403, None),
    ({"kind": "invalidToken"}, "sts", "InvalidClientTokenId", 403, None),
]


@pytest.mark.parametrize(("fault", "service", "code", "status", "message"), FORMS)
def test_each_service_fails_in_its_own_form(here, fault, service, code, status, message):
    rules(here.server, {"match": {"service": service, "account": here.id}, "fault": fault, "count": 1})
    client = here.boto(service)
    with refused(code, message, status=status):
        CALLS[service](client)
    CALLS[service](client)
    assert hits(here.server) == [(2, 1)]


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        (THROTTLED, 400, "ThrottlingException"),
        ({"kind": "error"}, 500, "InternalFailure"),
        ({"kind": "error", "status": 503}, 503, "ServiceUnavailableException"),
        ({"kind": "expiredToken"}, 400, "ExpiredTokenException"),
    ],
)
def test_cbor(here, fault, status, code):
    rules(here.server, {"fault": fault})
    answer = here.raw("servicecatalog").cbor("ListPortfolios", {})
    assert answer.status == status
    assert answer.cbor()["__type"].endswith(f"#{code}")
    assert answer.headers["smithy-protocol"] == "rpc-v2-cbor"


@pytest.mark.parametrize("mode", ["legacy", "standard"])
@pytest.mark.parametrize("service", CALLS)
@pytest.mark.parametrize("fault", [THROTTLED, {"kind": "error"}, {"kind": "reset"}])
def test_clients_try_again(here, service, mode, fault):
    rules(here.server, {"match": {"account": here.id}, "fault": fault, "count": 1})
    answer = CALLS[service](patient(here, service, mode=mode))
    assert answer["ResponseMetadata"]["RetryAttempts"] == 1
    assert hits(here.server) == [(2, 1)]


def test_the_cli_is_told(here):
    rules(here.server, {"match": {"operation": "DescribeJobQueues"}, "fault": THROTTLED})
    said = here.cli_refused("batch", "describe-job-queues")
    assert "(TooManyRequestsException)" in said and "Too Many Requests" in said


def test_rules_come_and_go(here):
    server = here.server
    first = {"match": {"service": "ssm", "operation": "Get*"}, "fault": THROTTLED, "count": 2}
    second = {"fault": {"kind": "error", "status": 503}, "probability": 0.25, "seed": 7, "skip": 3}
    shown = rules(server, first, second)
    assert shown == [
        {"id": 1, **first, "requests": 0, "hits": 0},
        {"id": 2, "match": {}, **second, "requests": 0, "hits": 0},
    ]
    status, added = server.control("POST", "faults", {"first": True, "fault": {"kind": "latency", "seconds": 0}})
    assert (status, [rule["id"] for rule in added["rules"]]) == (200, [3, 1, 2])
    with refused("ThrottlingException"):
        here.boto("ssm").get_inventory()
    assert server.control("GET", "faults/1") == (200, {"id": 1, **first, "requests": 1, "hits": 1})
    assert [rule["id"] for rule in server.control("DELETE", "faults/1")[1]["rules"]] == [3, 2]
    for method in ("GET", "DELETE"):
        assert server.control(method, "faults/1") == (404, {"error": "there is no fault rule `1`"})
    assert server.control("GET", "faults/x")[0] == 404
    server.post("reset", {"account": here.id})
    assert len(server.control("GET", "faults")[1]["rules"]) == 2
    assert server.control("DELETE", "faults") == (200, {"rules": []})
    rules(server, first)
    server.post("reset")
    assert server.control("GET", "faults") == (200, {"rules": []})


@pytest.mark.parametrize(
    ("rule", "part"),
    [
        ({}, "missing field `fault`"),
        ({"fault": {}}, "missing field `kind`"),
        ({"fault": {"kind": "boom"}}, "unknown variant `boom`"),
        ({"fault": THROTTLED, "chance": 1}, "unknown field `chance`"),
        ({"fault": {"kind": "reset", "how": 1}}, "unknown field `how`"),
        ({"fault": THROTTLED, "match": {"opration": "x"}}, "unknown field `opration`"),
        ({"fault": THROTTLED, "match": {"operation": "GetInventry"}}, "there is no operation `GetInventry`"),
        ({"fault": THROTTLED, "match": {"service": "sts", "operation": "SubmitJob"}}, "no operation `SubmitJob` of `sts`"),
        ({"fault": THROTTLED, "match": {"service": "s3"}}, "there is no service `s3`, but ssm, "),
        ({"fault": THROTTLED, "match": {"account": "12"}}, "`12` is not an account id"),
        ({"fault": THROTTLED, "probability": 2}, "`probability` must be"),
        ({"fault": {"kind": "latency", "seconds": 1e9}}, "`seconds` between 0 and 300"),
    ],
)
def test_mistakes_are_one_sentence(here, rule, part):
    for method, body in [("POST", rule), ("PUT", {"rules": [{"fault": THROTTLED}, rule]})]:
        status, answer = here.server.control(method, "faults", body)
        assert (status, list(answer)) == (400, ["error"])
        assert part in answer["error"] and "\n" not in answer["error"]
    assert here.server.control("GET", "faults") == (200, {"rules": []}), "nothing has changed"


def drawn(server, fresh_id, count=40):
    """Which of many requests fail."""
    raw = Account(server, fresh_id()).raw("ssm")
    return [raw.json("GetInventory", {}).status for _ in range(count)]


def test_equal_seeds_give_equal_faults(start, fresh_id):
    rule = {"match": {"operation": "GetInventory"}, "fault": {"kind": "error"}, "probability": 0.4}
    runs = []
    for seed in ("7", "7", "8"):
        server = start("--seed", seed)
        rules(server, rule)
        runs.append(drawn(server, fresh_id))
    assert runs[0] == runs[1] != runs[2]
    assert set(runs[0]) == {200, 500}
    rules(server, rule)
    assert drawn(server, fresh_id) == runs[2], "set again, they begin anew"


def test_faults_do_not_touch_the_world(start, fresh_id):
    """Two servers make the same ids, one of which refuses every other request."""
    made, account = [], fresh_id()
    for rule in ([], [{"fault": THROTTLED, "probability": 0.5, "seed": 1}]):
        server = start("--seed", "3", "--pace", "manual")
        rules(server, *rule)
        raw = Account(server, account).raw("servicecatalog")
        ids = []
        while len(ids) < 5:
            answer = raw.json("CreatePortfolio", {"DisplayName": "p", "ProviderName": "IT", "IdempotencyToken": str(len(ids))})
            if answer.status == 200:
                ids.append(answer.json()["PortfolioDetail"]["Id"])
        made.append(ids)
        assert all(requests > count for requests, count in hits(server))
    assert made[0] == made[1]


def test_latency(here):
    rules(
        here.server,
        {"fault": {"kind": "latency", "seconds": 0.2}},
        {"match": {"service": "ssm"}, "fault": {"kind": "latency", "seconds": 0.3}, "count": 1},
        {"match": {"service": "ssm"}, "fault": THROTTLED, "count": 1},
    )
    began = time.monotonic()
    with refused("ThrottlingException"):
        here.boto("ssm").get_inventory()
    assert 0.5 <= time.monotonic() - began < 5
    began = time.monotonic()
    here.boto("ssm").get_inventory()
    assert 0.2 <= time.monotonic() - began < 5


def test_a_late_answer_runs_into_the_clients_timeout(here):
    rules(here.server, {"match": {"account": here.id}, "fault": {"kind": "latency", "seconds": 5}, "count": 1})
    config = CONFIG.merge(botocore.config.Config(read_timeout=0.5, retries={"total_max_attempts": 2}))
    client = session().client(
        "batch", region_name="us-east-1", endpoint_url=here.server.endpoint, config=config,
        aws_access_key_id=here.id, aws_secret_access_key="secret",
    )
    assert client.describe_job_queues()["ResponseMetadata"]["RetryAttempts"] == 1


def request(here, target="AmazonSSM.GetInventory", body=b"{}"):
    head = (
        f"POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: {target}\r\nContent-Type: {JSON_1_1}\r\n"
        f"Authorization: {credential(here.id, 'ssm')}\r\nX-Amz-Date: 20260101T000000Z\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def exchange(here, data):
    """All bytes until the end of the connection, and whether that was a reset."""
    received = b""
    with socket.create_connection((here.server.host, here.server.port), timeout=20) as client:
        client.sendall(data)
        try:
            while piece := client.recv(65536):
                received += piece
        except ConnectionResetError:
            return received, True
    return received, False


@pytest.mark.parametrize("when", [None, "before", "after"])
def test_a_reset(here, when):
    inventory = Inventory(here)
    fault = {"kind": "reset"} | ({"when": when} if when else {})
    rules(here.server, {"match": {"operation": "PutInventory"}, "fault": fault, "count": 1})
    body = json.dumps({"InstanceId": node(1), "Items": [rack("A")]}).encode()
    assert exchange(here, request(here, "AmazonSSM.PutInventory", body)) == (b"", True)
    assert inventory.ids() == ([node(1)] if when == "after" else [])


@pytest.mark.parametrize("when", [None, "before", "after"])
def test_a_truncated_answer(here, when):
    inventory = Inventory(here)
    fault = {"kind": "truncation"} | ({"when": when} if when else {})
    rules(here.server, {"match": {"operation": "PutInventory"}, "fault": fault, "count": 1})
    body = json.dumps({"InstanceId": node(1), "Items": [rack("A")]}).encode()
    received, was_reset = exchange(here, request(here, "AmazonSSM.PutInventory", body))
    assert not was_reset
    head, _, rest = received.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 500" if when == "before" else b"HTTP/1.1 200")
    promised = next(int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
    assert len(rest) == promised // 2 > 0
    assert inventory.ids() == ([] if when == "before" else [node(1)])


@pytest.mark.parametrize("kind", ["reset", "truncation"])
def test_http2(here, kind):
    rules(here.server, {"fault": {"kind": kind}, "count": 1})
    with socket.create_connection((here.server.host, here.server.port), timeout=20) as client:
        connection = h2.connection.H2Connection(h2.config.H2Configuration(header_encoding="utf-8"))
        connection.initiate_connection()
        headers = {
            ":method": "POST", ":scheme": "http", ":authority": "x", ":path": "/",
            "x-amz-target": "AmazonSSM.GetInventory", "content-type": JSON_1_1,
            "authorization": credential(here.id, "ssm"), "x-amz-date": "20260101T000000Z",
        }
        connection.send_headers(1, list(headers.items()))
        connection.send_data(1, b"{}", end_stream=True)
        client.sendall(connection.data_to_send())
        seen, ended = [], None
        while ended is None:
            try:
                data = client.recv(65536)
            except ConnectionResetError:
                ended = "reset"
                break
            if not data:
                ended = "closed"
                break
            for event in connection.receive_data(data):
                seen.append(type(event).__name__)
                if isinstance(event, h2.events.StreamReset):
                    ended = "stream reset"
    if kind == "reset":
        assert ended == "reset" and "ResponseReceived" not in seen
    else:
        assert ended == "stream reset" and "DataReceived" in seen and "StreamEnded" not in seen


def test_a_lost_answer_and_an_idempotency_token(faulty, here, templates):
    catalog = Catalog(here, templates)
    portfolio = catalog.portfolio()
    catalog.allow(portfolio)
    product, version = catalog.product(portfolio)
    rules(faulty, {"match": {"operation": "ProvisionProduct"}, "fault": {"kind": "truncation"}, "count": 1})
    given = {
        "ProductId": product,
        "ProvisioningArtifactId": version,
        "ProvisionedProductName": "mine",
        "ProvisionToken": "once",
    }
    # boto3 does not count the bytes of an answer, and takes what it cannot read for an answer without members.
    assert "RecordDetail" not in catalog.api.provision_product(**given)
    (shown,) = catalog.api.scan_provisioned_products()["ProvisionedProducts"]
    assert shown["Name"] == "mine", "it was carried out"
    again = catalog.api.provision_product(**given)["RecordDetail"]
    assert again["RecordId"] == shown["LastRecordId"], "the same token is the same record"
    assert len(catalog.api.list_record_history()["RecordDetails"]) == 1
    assert hits(faulty) == [(2, 1)]


def test_a_retry_after_a_lost_answer_brings_the_token_of_the_first(faulty, here, templates):
    catalog = Catalog(here, templates)
    portfolio = catalog.portfolio()
    catalog.allow(portfolio)
    product, version = catalog.product(portfolio)
    lost = {"kind": "reset", "when": "after"}
    rules(faulty, {"match": {"operation": "ProvisionProduct"}, "fault": lost, "count": 2})
    # boto3 makes a token of its own, one for all attempts.
    made = patient(here, "servicecatalog").provision_product(
        ProductId=product, ProvisioningArtifactId=version, ProvisionedProductName="mine"
    )
    assert made["ResponseMetadata"]["RetryAttempts"] == 2
    (record,) = catalog.api.list_record_history()["RecordDetails"]
    assert record["RecordId"] == made["RecordDetail"]["RecordId"]


def test_batch_tokens_survive_a_reset(here):
    client = patient(here, "batch")
    rules(here.server, {"match": {"operation": "CreateConsumableResource"}, "fault": {"kind": "reset"}, "count": 2})
    made = client.create_consumable_resource(consumableResourceName="seat", totalQuantity=2, resourceType="REPLENISHABLE")
    assert made["ResponseMetadata"]["RetryAttempts"] == 2


def test_what_is_not_ours_is_let_through(here):
    rules(here.server, {"fault": THROTTLED})
    assert here.raw("ssm").send("POST", "/nowhere").status == 403
    assert here.server.control("GET", "health")[0] == 200
    assert hits(here.server) == [(0, 0)]


def test_many_at_once_are_counted_once_each(here):
    rules(here.server, {"match": {"account": here.id}, "fault": {"kind": "error"}, "count": 25})
    statuses = []

    def ask():
        raw = here.raw("ssm")
        statuses.extend(raw.json("GetInventory", {}).status for _ in range(20))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200] * 55 + [500] * 25
    assert hits(here.server) == [(80, 25)]


def test_the_log_tells(start, fresh_id):
    server = start("--log", "info", "--log-format", "json")
    rules(server, {"fault": {"kind": "reset", "when": "after"}, "count": 1})
    account = Account(server, fresh_id())
    exchange(account, request(account))
    lines = [json.loads(line) for line in server.log().splitlines()]
    (told,) = [line["fields"] for line in lines if line["fields"].get("operation") == "GetInventory"]
    assert told["fault"] == "reset"
