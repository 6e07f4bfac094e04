"""What is not ours goes to another emulator: as it came, streamed both ways; and is never answered by us."""

import gzip
import hashlib
import http.client
import json
import socket
import time

import pytest

from support.account import Account, refused
from support.raw import Raw, credential
from support.server import run
from support.upstream import Relay, Upstream

DEAD = "http://127.0.0.1:1"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
MIB = 1024 * 1024


@pytest.fixture
def upstream():
    running = Upstream()
    yield running
    running.stop()


@pytest.fixture
def fronting(start, upstream):
    """A server that passes on to that upstream."""
    return start("--upstream", upstream.endpoint)


@pytest.fixture
def s3(fronting, fresh_id):
    return Raw(fronting, fresh_id(), "s3")


def header(seen, name):
    return [value for key, value in seen["headers"] if key.lower() == name]


def test_a_request_arrives_as_it_was_sent(s3, upstream):
    account = s3.signed["Authorization"].split("=")[1].split("/")[0]
    target = "/b//%7Ekey%20x/../y?list-type=2&prefix=a%2Fb&empty"
    host = {"Host": "b.s3.localhost", "X-Amz-Meta-A": "1", "Connection": "close, X-Hop", "X-Hop": "1"}
    answer = s3.send("PUT", target, b"abc", host)
    assert answer.status == 200
    assert "x-hop" not in answer.headers
    seen = answer.json()
    assert (seen["method"], seen["path"], seen["length"]) == ("PUT", target, 3)
    for name, value in [("host", "b.s3.localhost"), ("x-amz-meta-a", "1"), ("content-length", "3")]:
        assert header(seen, name) == [value]
    assert header(seen, "authorization") == [s3.signed["Authorization"]]
    assert header(seen, "x-moto-account-id") == [account]
    assert header(seen, "x-hop") == []
    assert upstream.seen == [seen]


def test_answers_without_a_body_stay_without(s3):
    head = s3.send("HEAD", "/bucket/key")
    assert (head.status, head.body) == (200, b"")
    assert int(head.headers["content-length"]) > 100
    for status in (204, 304, 404):
        answer = s3.send("GET", f"/bucket/{status}")
        assert (answer.status, answer.body, answer.headers["x-kept"]) == (status, b"", "yes")


def test_a_body_of_any_size_is_passed_on(start, upstream, fresh_id):
    server = start("--upstream", upstream.endpoint, "--max-body", "1000")
    s3 = Raw(server, fresh_id(), "s3")
    body = bytes(range(256)) * 4096 * 24
    seen = s3.send("PUT", "/bucket/large", body).json()
    assert (seen["length"], seen["digest"]) == (24 * MIB, hashlib.sha256(body).hexdigest())
    assert header(seen, "content-length") == [str(24 * MIB)]
    assert s3.send("POST", "/", body, s3.signed | {"X-Amz-Target": "DynamoDB_20120810.PutItem"}).status == 200


def test_chunks_stay_chunks(fronting, fresh_id, upstream):
    connection = http.client.HTTPConnection(fronting.host, fronting.port, timeout=60)
    headers = Raw(fronting, fresh_id(), "s3").signed | {"Content-Encoding": "aws-chunked", "X-Amz-Decoded-Content-Length": "5"}
    pieces = [b"5;chunk-signature=0\r\nhello\r\n", b"0;chunk-signature=0\r\n\r\n"]
    connection.request("PUT", "/bucket/key", iter(pieces), headers, encode_chunked=True)
    seen = json.loads(connection.getresponse().read())
    assert seen["digest"] == hashlib.sha256(b"".join(pieces)).hexdigest()
    assert header(seen, "content-encoding") == ["aws-chunked"]
    assert (header(seen, "transfer-encoding"), header(seen, "content-length")) == (["chunked"], [])
    # The same connection serves what is ours.
    ours = Raw(fronting, fresh_id(), "ssm").signed
    connection.request("POST", "/", "{}", ours | {"X-Amz-Target": "AmazonSSM.GetInventory", "Content-Type": "application/x-amz-json-1.1"})
    assert json.loads(connection.getresponse().read()) == {"Entities": []}
    connection.close()


def test_both_ways_are_streamed(fronting, fresh_id, upstream):
    with socket.create_connection((fronting.host, fronting.port), timeout=30) as client:
        auth = Raw(fronting, fresh_id(), "s3").signed
        head = f"PUT /bucket/slow HTTP/1.1\r\nHost: s3\r\nExpect: 100-continue\r\nContent-Length: {2 * MIB}\r\n"
        head += "".join(f"{name}: {value}\r\n" for name, value in auth.items()) + "\r\n"
        client.sendall(head.encode())
        reader = client.makefile("rb")
        # The server asks for the body once the upstream takes it.
        assert reader.readline().startswith(b"HTTP/1.1 100 ")
        assert reader.readline() == b"\r\n"
        client.sendall(bytes(MIB))
        until = time.monotonic() + 30
        while upstream.received < MIB:
            assert time.monotonic() < until, "the first half does not arrive before the second is sent"
            time.sleep(0.01)
        client.sendall(bytes(MIB))
        assert reader.readline().startswith(b"HTTP/1.1 200 ")
        while reader.readline() != b"\r\n":
            pass
        # The first piece of the answer comes while the upstream waits to send the second.
        assert (reader.readline(), reader.readline()) == (b"5\r\n", b"first\r\n")
        upstream.go_on()
        assert reader.readline() == b"6\r\n"


def test_connections_are_kept(s3, upstream):
    for _ in range(20):
        assert s3.send("GET", "/bucket").status == 200
    # A connection may be asked for again before it is put back.
    assert upstream.connections < 5


def test_an_answer_that_is_cut_short_is_cut_short_here_too(s3):
    with pytest.raises(http.client.IncompleteRead):
        s3.send("GET", "/bucket/cut")


def test_whose_a_request_is_its_signature_tells(fronting, fresh_id, upstream):
    number = fresh_id()
    at = lambda service: Raw(fronting, number, service)  # noqa: E731
    # What looks like ours and is signed for another.
    for service, method, path in [("s3", "POST", "/v1/describejobs"), ("apigateway", "GET", "/v1/tags/x"), ("iam", "POST", "/")]:
        body = "Action=GetCallerIdentity" if service == "iam" else ""
        assert at(service).send(method, path, body, FORM).json()["path"] == path
    # The registry of applications signs as Service Catalog does.
    assert at("servicecatalog").send("GET", "/applications").json()["path"] == "/applications"
    passed = len(upstream.seen)
    assert at("batch").rest("DescribeJobQueues", {}).json() == {"jobQueues": []}
    assert at("batch").send("GET", "/v1/nonsense").status == 403
    assert at("servicecatalog").json("ListPortfolios", {}).json() == {"PortfolioDetails": []}
    assert at("servicecatalog").cbor("ListPortfolios", {}).cbor() == {"PortfolioDetails": []}
    assert at("ssm").json("GetInventory", {}).json() == {"Entities": []}
    assert b"GetCallerIdentityResult" in at("sts").send("POST", "/", "Action=GetCallerIdentity&Version=2011-06-15", FORM).body
    assert at("ssm").json("GetInventory", {}, signed=False).json()["__type"] == "MissingAuthenticationTokenException"
    assert len(upstream.seen) == passed, "ours stays ours"
    for operation in ("PutParameter", "GetParameter", "NewerThanTheModel"):
        assert header(at("ssm").json(operation, {}).json(), "x-amz-target") == [f"AmazonSSM.{operation}"]
    unsigned = at("s3").send("GET", "/v1/tags/key", signed=False).json()
    assert header(unsigned, "x-moto-account-id") == ["000000000000"]


def test_what_the_body_decides_arrives_whole(fronting, fresh_id):
    ssm = Raw(fronting, fresh_id(), "ssm")
    tags = json.dumps({"ResourceType": "Parameter", "ResourceId": "/a", "Tags": []}).encode()
    for body, encoding in [(tags, {}), (gzip.compress(tags), {"Content-Encoding": "gzip"})]:
        seen = ssm.json("AddTagsToResource", body, encoding).json()
        assert (seen["length"], seen["digest"]) == (len(tags), hashlib.sha256(tags).hexdigest())
        assert header(seen, "content-length") == [str(len(tags))]
        assert header(seen, "content-encoding") == []
    ours = ssm.json("ListTagsForResource", {"ResourceType": "ManagedInstance", "ResourceId": "mi-0123456789abcdef0"})
    assert ours.json()["__type"] == "InvalidResourceId"
    sts = Raw(fronting, fresh_id(), "sts")
    form = "Action=GetSessionToken&Version=2011-06-15"
    assert sts.send("POST", "/", form, FORM).json()["length"] == len(form)
    assert sts.send("GET", f"/?{form}").json()["path"] == f"/?{form}"
    web = "Action=AssumeRoleWithWebIdentity&Version=2011-06-15"
    assert sts.send("POST", "/", web, FORM, signed=False).json()["length"] == len(web)


def test_a_session_is_of_the_same_account_on_both_sides(fronting, fresh_id):
    account, other = Account(fronting, fresh_id()), fresh_id()
    role = account.boto("sts").assume_role(RoleArn=f"arn:aws:iam::{other}:role/R", RoleSessionName="me")["Credentials"]
    seen = Raw(fronting, role["AccessKeyId"], "s3").send("GET", "/bucket").json()
    assert header(seen, "x-moto-account-id") == [other]
    # Where it is signed otherwise.
    query = f"/bucket?AWSAccessKeyId={other}&Signature=x&Expires=1"
    assert header(Raw(fronting, "", "s3").send("GET", query, signed=False).json(), "x-moto-account-id") == [other]
    named = {"Authorization": credential(other, "s3"), "x-moto-account-id": account.id}
    seen = Raw(fronting, other, "s3").send("GET", "/bucket", headers=named).json()
    assert header(seen, "x-moto-account-id") == [account.id], "who names an account means it"


def test_an_upstream_that_is_not_there_is_an_error_in_the_form_of_the_protocol(start, fresh_id):
    account = Account(start("--upstream", DEAD), fresh_id())
    text = f"Stockroom passes this request on to {DEAD}, which cannot be reached: "
    for service, call in [
        ("ssm", lambda client: client.get_parameter(Name="/a")),
        ("dynamodb", lambda client: client.list_tables()),
        ("iam", lambda client: client.list_roles()),
        ("ec2", lambda client: client.describe_vpcs()),
        ("s3", lambda client: client.list_buckets()),
        ("lambda", lambda client: client.list_functions()),
    ]:
        with refused("UpstreamUnreachable", starts=text, status=502):
            call(account.boto(service))
    assert account.boto("ssm").get_inventory()["Entities"] == []
    assert account.boto("sts").get_caller_identity()["Account"] == account.id


def test_an_upstream_that_hangs_up_is_an_error(s3):
    answer = s3.send("GET", "/bucket/none")
    assert answer.status == 502
    assert b"<Code>UpstreamUnreachable</Code>" in answer.body


def test_what_goes_in_circles_is_stopped(start, fresh_id):
    relay = Relay()
    server = start("--upstream", relay.endpoint)
    relay.to = (server.host, server.port)
    with refused("UpstreamLoop", contains="passes it back", status=508):
        Account(server, fresh_id()).boto("s3").list_buckets()
    relay.stop()


def test_without_an_upstream_all_is_as_before(account):
    with refused("NotImplementedException", contains="ssm:PutParameter", status=501):
        account.boto("ssm").put_parameter(Name="/a", Value="b", Type="String")
    assert account.raw("s3").send("GET", "/").status == 404
    assert "upstream" not in account.server.control("GET", "health")[1]


def test_it_is_told_where_it_goes(fronting, upstream, start):
    assert fronting.control("GET", "health")[1]["upstream"] == upstream.endpoint
    quiet = start("--log", "info", env={"STOCKROOM_UPSTREAM": upstream.endpoint})
    Account(quiet, "1" * 12).raw("s3").send("GET", "/bucket/404")
    until = time.monotonic() + 10
    while "/bucket/404" not in quiet.log():
        assert time.monotonic() < until
        time.sleep(0.01)
    line = next(line for line in quiet.log().splitlines() if "/bucket/404" in line)
    assert "404" in line and "passed_on" in line


def test_auto_is_the_upstream(start, upstream, fresh_id):
    wrong = run("--s3-endpoint", "auto")
    assert (wrong.returncode, wrong.stderr) == (
        2, "stockroom: `--s3-endpoint auto` means the server of --upstream, which is not given\n"
    )
    ssm = Account(start("--upstream", upstream.endpoint, "--s3-endpoint", "auto"), fresh_id()).boto("ssm")
    ssm.create_resource_data_sync(
        SyncName="copy", S3Destination={"BucketName": "shelf", "SyncFormat": "JsonSerDe", "Region": "us-east-1"}
    )
    assert [seen["path"] for seen in upstream.seen][:1] == ["/shelf"]
